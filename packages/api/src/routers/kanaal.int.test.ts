/** What a gemeente sends with: who may set it, and what is never let out. */
import { randomBytes } from 'node:crypto'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { inGemeente, sqlOf } from '@regietafel/db'
import { tekenWebhook } from '@regietafel/jobs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openWereld, weigering, type Aanroeper, type Wereld } from '../testing/wereld.ts'

let w: Wereld
let id: Record<'rivierenstad' | 'waterdam', string>
const gekregen: { kop: IncomingHttpHeaders; body: string }[] = []
let status = 204
const ontvanger = createServer((verzoek, antwoord) => {
  let body = ''
  verzoek.on('data', (deel: Buffer) => { body += deel.toString() })
  verzoek.on('end', () => { gekregen.push({ kop: verzoek.headers, body }); antwoord.writeHead(status).end() })
})
let url = ''

beforeAll(async () => {
  w = await openWereld({ geheimSleutel: randomBytes(32).toString('base64'), mailFrom: 'Regietafel <post@regietafel.example>' })
  const van = (naam: string) => w.in(naam, async (sql) => (await sql<{ id: string }[]>`select id from gemeente where id = current_setting('app.gemeente_id')::uuid`)[0]!.id)
  id = { rivierenstad: await van('rivierenstad'), waterdam: await van('waterdam') }
  await new Promise<void>((klaar) => ontvanger.listen(0, '127.0.0.1', klaar))
  url = `http://127.0.0.1:${(ontvanger.address() as AddressInfo).port}/haak`
})
afterAll(async () => {
  ontvanger.close()
  await w.sluit()
})

const maak = (a: Aanroeper, over: Partial<Parameters<Aanroeper['kanaal']['maakWebhook']>[0]> = {}) =>
  a.kanaal.maakWebhook({ gemeenteId: id.rivierenstad, naam: 'Zaaksysteem', url, trappen: ['E3', 'E4'], meldingen: false, reden: 'Nieuw systeem', ...over })
const logregels = (gemeente: string, soort: string) => w.in(gemeente, (sql) => sql<{ reden: string; door: string }[]>`select reden, door from logboek where object_soort = ${soort} and handeling = 'kanaal.zetten' and uitkomst = 'gelukt' order by op, id`)

/* ── who may ── */

const rollen = ['casusregisseur', 'gedragswetenschapper', 'zorgaanbieder', 'procesregisseur', 'ret', 'gemeente', 'beheerder', 'kim', 'operator', 'sem', 'tom'] as const
const leest: readonly string[] = ['beheerder', 'kim', 'operator', 'sem', 'tom']
const zet: readonly string[] = ['beheerder', 'operator', 'sem', 'tom']

describe.each(rollen)('%s', (wie) => {
  test(`${leest.includes(wie) ? 'sees' : 'does not see'} how the gemeente sends`, async () => {
    const a = await w.als(wie)
    const antwoorden = [await weigering(a.kanaal.blad({})), await weigering(a.kanaal.log({}))]
    for (const antwoord of antwoorden) expect(antwoord?.code ?? null).toBe(leest.includes(wie) ? null : 'NIET_TOEGESTAAN')
  })
  test(`${zet.includes(wie) ? 'changes' : 'does not change'} it`, async () => {
    const a = await w.als(wie)
    const gemeenteId = id.rivierenstad
    const webhook = { naam: 'X', url, trappen: [], meldingen: false, reden: 'Een reden' }
    const vragen = [
      () => a.kanaal.zetAfzender({ gemeenteId, afzender: null, reden: 'Een reden' }),
      () => a.kanaal.maakWebhook({ gemeenteId, ...webhook }),
      () => a.kanaal.wijzigWebhook({ gemeenteId, id: gemeenteId, actief: true, ...webhook }),
      () => a.kanaal.nieuwGeheim({ gemeenteId, id: gemeenteId, reden: 'Een reden' }),
      () => a.kanaal.proefWebhook({ gemeenteId, id: gemeenteId }),
      () => a.kanaal.herstelAdres({ gemeenteId, gebruikerId: 'niemand', email: 'a@b.example', reden: 'Een reden' }),
    ]
    const codes = await Promise.all(vragen.map(async (vraag) => (await weigering(vraag()))?.code ?? null))
    expect(codes).toEqual(zet.includes(wie) ? [null, null, 'NIET_GEVONDEN', 'NIET_GEVONDEN', 'NIET_GEVONDEN', 'NIET_GEVONDEN'] : vragen.map(() => 'NIET_TOEGESTAAN'))
    expect((await a.sessie.ik()).mag.includes('kanaal.zetten')).toBe(zet.includes(wie))
  })
  test(`${wie === 'beheerder' ? 'keeps' : 'does not keep'} the words`, async () => {
    const a = await w.als(wie)
    expect((await weigering(a.bericht.blad()))?.code ?? null).toBe(wie === 'beheerder' ? null : 'NIET_TOEGESTAAN')
  })
})

describe('reach', () => {
  test('an operator keeps the kanalen of the gemeenten she guards, and the act stands in the logboek of that gemeente', async () => {
    const femke = await w.als('operator')
    expect((await femke.kanaal.blad({})).gemeenten.map(({ sleutel }) => sleutel)).toEqual(['rivierenstad', 'waterdam'])
    const { id: webhook } = await maak(femke, { gemeenteId: id.waterdam, naam: 'Van Waterdam', reden: 'Voor Waterdam' })
    expect((await femke.kanaal.blad({ gemeente: id.waterdam })).webhooks.map((een) => een.id)).toContain(webhook)
    expect((await femke.kanaal.blad({})).webhooks.map((een) => een.id)).not.toContain(webhook)
    expect((await logregels('waterdam', 'webhook')).map(({ reden }) => reden)).toContain('Voor Waterdam')
    expect((await logregels('rivierenstad', 'webhook')).map(({ reden }) => reden)).not.toContain('Voor Waterdam')
    const jan = await w.als('operator', 'waterdam')
    expect((await weigering(jan.kanaal.proefWebhook({ gemeenteId: id.waterdam, id: webhook })))).toBeNull()
    // A webhook of another gemeente does not exist in this one.
    expect(await weigering(femke.kanaal.nieuwGeheim({ gemeenteId: id.rivierenstad, id: webhook, reden: 'Een reden' }))).toMatchObject({ code: 'NIET_GEVONDEN' })
    expect(await weigering(jan.kanaal.blad({ gemeente: id.rivierenstad }))).toMatchObject({ code: 'NIET_GEVONDEN' })
    expect(await weigering((await w.als('kim')).kanaal.blad({ gemeente: id.waterdam }))).toMatchObject({ code: 'NIET_GEVONDEN' })
  })
})

describe('a webhook', () => {
  test('shows its secret once; it is kept sealed, and signs what the receiver gets', async () => {
    const femke = await w.als('operator')
    const { id: webhook, geheim } = await maak(femke)
    expect(geheim).toMatch(/^rtwh_[\w-]{43}$/)
    expect(JSON.stringify([await femke.kanaal.blad({}), await logregels('rivierenstad', 'webhook')])).not.toContain(geheim)
    const [rij] = await w.in('rivierenstad', (sql) => sql<{ geheim: string }[]>`select geheim from webhook where id = ${webhook}`)
    expect(rij!.geheim).not.toContain(geheim.slice(5))

    gekregen.length = 0
    expect(await femke.kanaal.proefWebhook({ gemeenteId: id.rivierenstad, id: webhook })).toMatchObject({ gelukt: true, code: 'HTTP_204' })
    const [{ kop, body }] = gekregen as [(typeof gekregen)[number]]
    const teken = (met: string) => tekenWebhook(met, { tijd: String(kop['regietafel-tijd']), id: String(kop['regietafel-id']), body })
    expect(kop['regietafel-handtekening']).toBe(teken(geheim))
    expect(JSON.parse(body)).toMatchObject({ soort: 'proef', casusnummer: '2026-0000', gemeente: 'rivierenstad' })
    expect(body).not.toMatch(/Sami|Femke|@|bsn/i)

    const nieuw = await femke.kanaal.nieuwGeheim({ gemeenteId: id.rivierenstad, id: webhook, reden: 'Gelekt' })
    gekregen.length = 0
    await femke.kanaal.proefWebhook({ gemeenteId: id.rivierenstad, id: webhook })
    const na = gekregen[0]!
    expect(na.kop['regietafel-handtekening']).toBe(tekenWebhook(nieuw.geheim, { tijd: String(na.kop['regietafel-tijd']), id: String(na.kop['regietafel-id']), body: na.body }))
  })

  test('a test that does not arrive says what the other side answered, and is no fault', async () => {
    const femke = await w.als('operator')
    const { id: webhook } = await maak(femke)
    status = 503
    expect(await femke.kanaal.proefWebhook({ gemeenteId: id.rivierenstad, id: webhook })).toMatchObject({ gelukt: false, code: 'HTTP_503' })
    status = 204
  })

  test.each([['http://voorbeeld.nl/', 'https'], ['https://10.0.0.1/', 'afgesloten netwerk'], ['https://metadata.google.internal/', 'afgesloten netwerk'], ['https://a:b@voorbeeld.nl/', 'wachtwoord'], ['geen adres', 'geen webadres']])('%s is refused at its field', async (slecht, zin) => {
    const fout = await weigering(maak(await w.als('operator'), { url: slecht }))
    expect(fout).toMatchObject({ code: 'INVOER_ONGELDIG' })
    expect(fout!.melding).toContain(zin)
  })

  test('is changed and put off with a reason; without one nothing happens', async () => {
    const femke = await w.als('operator')
    const { id: webhook } = await maak(femke)
    const velden = { gemeenteId: id.rivierenstad, id: webhook, naam: 'Anders', url, trappen: [], meldingen: true, actief: false }
    expect(await weigering(femke.kanaal.wijzigWebhook({ ...velden, reden: 'x' }))).toMatchObject({ trpc: 'BAD_REQUEST' })
    await femke.kanaal.wijzigWebhook({ ...velden, reden: 'Tijdelijk uit' })
    expect((await femke.kanaal.blad({})).webhooks.find((een) => een.id === webhook)).toMatchObject({ naam: 'Anders', actief: false, meldingen: true, trappen: [] })
    expect((await logregels('rivierenstad', 'webhook')).map(({ reden }) => reden)).toContain('Tijdelijk uit')
  })

  test('there are at most 20 in a gemeente', async () => {
    const jan = await w.als('operator', 'waterdam')
    await w.in('waterdam', (sql) => sql`insert into webhook (gemeente_id, naam, url, geheim, aangemaakt_door) select current_setting('app.gemeente_id')::uuid, 'n', ${url}, 'x', 'x' from generate_series(1, 20)`)
    expect(await weigering(maak(jan, { gemeenteId: id.waterdam }))).toMatchObject({ code: 'WEBHOOK_TE_VEEL' })
  })

  test('without GEHEIM_SLEUTEL none is made, and the sentence says who can help', async () => {
    const femke = await w.als('operator')
    const kaal = await openWereld()
    try {
      const zonder = await kaal.als('operator')
      const gemeenteId = (await zonder.kanaal.blad({})).gemeente.id
      expect(await weigering(maak(zonder, { gemeenteId }))).toMatchObject({ code: 'GEHEIM_NIET_INGERICHT' })
    } finally {
      await kaal.sluit()
    }
    expect(await weigering(maak(femke))).toBeNull()
  })
})

/** Makes the e-mail of the first delivery to this role fail with this code. Answers who it was and of which casus. */
const laatMislukken = (code: string, status: 'wacht' | 'mislukt' = 'mislukt') => w.in('rivierenstad', async (sql) => {
  const [rij] = await sql<{ id: string; gebruikerId: string; nummer: string }[]>`
    select b.id, b.gebruiker_id as "gebruikerId", c.nummer from bezorging b join escalatie e on e.id = b.escalatie_id join casus c on c.id = e.casus_id where b.kanaal = 'email' order by b.id limit 1`
  await sql`update bezorging set status = ${status}, laatste_fout_code = ${code}, eerste_fout_op = nu() - interval '10 minutes', laatste_fout_op = nu() - interval '1 minute' where id = ${rij!.id}`
  return rij!
})
const poging = (bezorgingId: string, gelukt: boolean, code: string | null) => inGemeente(w.testDb.worker.db, { gemeenteId: id.rivierenstad }, (tx) => sqlOf(tx)`insert into bezorgpoging (gemeente_id, bezorging_id, gelukt, code, duur_ms) values (${id.rivierenstad}, ${bezorgingId}, ${gelukt}, ${code}, 12)`)

describe('what is refused', () => {
  test('an address of a person is mended with a reason; another address is not hers to change', async () => {
    const femke = await w.als('operator')
    const { gebruikerId } = await laatMislukken('SMTP_550')
    const geweigerd = (await femke.kanaal.blad({})).adressen.find((een) => een.gebruikerId === gebruikerId)!
    expect(geweigerd).toMatchObject({ code: 'SMTP_550', aantal: 1, hersteldOp: null })
    const herstel = (over: object) => femke.kanaal.herstelAdres({ gemeenteId: id.rivierenstad, gebruikerId, email: 'nieuw@rivierenstad.example', reden: 'Typefout', ...over })
    expect(await weigering(herstel({ email: geweigerd.email }))).toMatchObject({ code: 'INVOER_ONGELDIG' })
    expect(await weigering(herstel({ email: 'operator@rivierenstad.example' }))).toMatchObject({ code: 'EMAIL_BEZET' })
    expect(await weigering(herstel({ email: 'a@b.example\r\nBcc: c@d.example' }))).toMatchObject({ trpc: 'BAD_REQUEST' })
    expect(await weigering(herstel({ gebruikerId: (await femke.sessie.ik()).gebruiker.id }))).toMatchObject({ code: 'NIET_GEVONDEN' })
    await herstel({})
    expect((await femke.kanaal.blad({})).adressen.find((een) => een.gebruikerId === gebruikerId)).toMatchObject({ email: 'nieuw@rivierenstad.example', hersteldOp: expect.any(String) as string })
    expect((await logregels('rivierenstad', 'gebruiker')).map(({ reden }) => reden)).toEqual(['Typefout'])
    // Logging in goes by the account, not by the address of the mail.
    const [account] = await w.auth<{ n: number }[]>`select count(*)::int as n from auth."user" where email = 'nieuw@rivierenstad.example'`
    expect(account!.n).toBe(0)
  })

  test('a refused sender is no refused address, and is told with the sender', async () => {
    const femke = await w.als('operator')
    const { gebruikerId } = await laatMislukken('SMTP_AFZENDER_550', 'wacht')
    const blad = await femke.kanaal.blad({})
    expect(blad.adressen.map((een) => een.gebruikerId)).not.toContain(gebruikerId)
    expect(blad.afzender).toMatchObject({ eigen: null, standaard: 'Regietafel <post@regietafel.example>', geweigerdSinds: expect.any(String) as string })
    const { controle } = await femke.kanaal.zetAfzender({ gemeenteId: id.rivierenstad, afzender: 'jeugd@rivierenstad.example', reden: 'Eigen adres' })
    expect(['geen-post', 'onbekend']).toContain(controle)
    expect((await femke.kanaal.blad({})).afzender.eigen).toBe('jeugd@rivierenstad.example')
    expect(await weigering(femke.kanaal.zetAfzender({ gemeenteId: id.rivierenstad, afzender: 'Naam <a@b.example>', reden: 'Een reden' }))).toMatchObject({ trpc: 'BAD_REQUEST' })
  })

  test('a sender that was changed is not told to be refused until it is tried again; refused anew it is refused since then', async () => {
    const femke = await w.als('operator')
    const { id: bezorging } = await laatMislukken('SMTP_AFZENDER_550', 'wacht')
    await w.in('rivierenstad', (sql) => sql`update bezorging set laatste_fout_op = nu() where id = ${bezorging}`)
    const zet = (afzender: string) => femke.kanaal.zetAfzender({ gemeenteId: id.rivierenstad, afzender, reden: 'Ander adres' })
    const stand = async () => (await femke.kanaal.blad({})).afzender
    const oorzaak = async () => (await femke.wachtrij.overzicht({ filter: { gemeente: id.rivierenstad } })).oorzaken.find(({ code }) => code === 'SMTP_AFZENDER_550')!
    expect(await stand()).toMatchObject({ geweigerdSinds: expect.any(String) as string, gewijzigdOp: null, code: 'SMTP_AFZENDER_550' })
    expect(await oorzaak()).toMatchObject({ gewijzigdOp: null })
    await zet('anders@rivierenstad.example')
    const na = await stand()
    expect(na).toMatchObject({ gewijzigdOp: expect.any(String) as string, geweigerdSinds: expect.any(String) as string })
    expect((await oorzaak()).gewijzigdOp).toBe(na.gewijzigdOp)
    // The same address once more proves nothing and changes nothing.
    await zet('anders@rivierenstad.example')
    expect((await stand()).gewijzigdOp).toBe(na.gewijzigdOp)
    await w.in('rivierenstad', (sql) => sql`update bezorging set laatste_fout_op = nu() where id = ${bezorging}`)
    expect(await stand()).toMatchObject({ gewijzigdOp: null, geweigerdSinds: na.gewijzigdOp })
    expect((await oorzaak()).gewijzigdOp).toBeNull()
  })

  test('a cause says what was tried and what waits behind it: all of the kanaal for a sender, her own for a person', async () => {
    const femke = await w.als('operator')
    const lees = async (code: string) => (await femke.wachtrij.overzicht({ filter: { gemeente: id.rivierenstad } })).oorzaken.find((een) => een.code === code)!
    await w.in('rivierenstad', (sql) => sql`update bezorging set status = 'bezorgd', laatste_fout_code = null where kanaal = 'email'`)
    const { id: bezorging, gebruikerId } = await laatMislukken('SMTP_AFZENDER_550')
    const wacht = await w.in('rivierenstad', (sql) => sql<{ gebruikerId: string }[]>`
      update bezorging set status = 'wacht' where id in (select id from bezorging where kanaal = 'email' and status = 'bezorgd' order by id limit 5) returning gebruiker_id as "gebruikerId"`)
    expect(wacht.length).toBe(5)
    expect(await lees('SMTP_AFZENDER_550')).toMatchObject({ aantal: 1, erachter: 5 })
    await w.in('rivierenstad', (sql) => sql`update bezorging set laatste_fout_code = 'SMTP_550' where id = ${bezorging}`)
    expect(await lees('SMTP_550')).toMatchObject({ aantal: 1, personen: 1, erachter: wacht.filter((een) => een.gebruikerId === gebruikerId).length })
    await w.in('rivierenstad', (sql) => sql`update bezorging set status = 'bezorgd', laatste_fout_code = null where kanaal = 'email'`)
  })

  test('a sender in the name of another gemeente is refused at its field; which gemeente is not said, and nothing else of it is known', async () => {
    const femke = await w.als('operator')
    const zet = (gemeenteId: string, afzender: string) => weigering(femke.kanaal.zetAfzender({ gemeenteId, afzender, reden: 'Een reden' }))
    // Waterdam mails from waterdam.example; Rivierenstad has its people at rivierenstad.example.
    expect(await zet(id.rivierenstad, 'post@waterdam.example')).toMatchObject({ code: 'AFZENDER_VAN_ANDER', melding: 'Het domein waterdam.example is van een andere gemeente. Kies een adres van je eigen gemeente.' })
    expect(await zet(id.rivierenstad, 'post@Mail.Waterdam.example')).toMatchObject({ code: 'AFZENDER_VAN_ANDER' })
    expect(await zet(id.waterdam, 'post@rivierenstad.example')).toMatchObject({ code: 'AFZENDER_VAN_ANDER' })
    expect(await zet(id.rivierenstad, 'post@nietwaterdam.example')).toBeNull()
    expect(await zet(id.rivierenstad, 'post@rivierenstad.example')).toBeNull()
    // What everybody mails from by default is of everybody and nobody's own; another address there is of who took it first.
    expect(await zet(id.waterdam, 'Post@regietafel.example')).toBeNull()
    expect((await femke.kanaal.blad({ gemeente: id.waterdam })).afzender).toMatchObject({ eigen: null })
    expect(await zet(id.waterdam, 'waterdam@regietafel.example')).toBeNull()
    expect(await zet(id.rivierenstad, 'post@regietafel.example')).toBeNull()
    expect(await zet(id.rivierenstad, 'rivierenstad@regietafel.example')).toMatchObject({ code: 'AFZENDER_VAN_ANDER' })
    expect(await zet(id.waterdam, 'post@waterdam.example')).toBeNull()
    // One address of both: their people work in one house.
    await w.in('waterdam', (sql) => sql`update gebruiker set email = 'gemeente@samen.example' where rol = 'gemeente'`)
    expect(await zet(id.rivierenstad, 'post@samen.example')).toMatchObject({ code: 'AFZENDER_VAN_ANDER' })
    await w.in('rivierenstad', (sql) => sql`update gebruiker set email = 'wilma@samen.example' where rol = 'gemeente'`)
    expect(await zet(id.rivierenstad, 'post@samen.example')).toBeNull()
    const [rij] = await inGemeente(w.testDb.app.db, { gemeenteId: id.rivierenstad }, (tx) => sqlOf(tx)<{ n: number }[]>`select count(*)::int as n from meldinginstelling where gemeente_id <> ${id.rivierenstad}`)
    expect(rij!.n).toBe(0)
    await expect(inGemeente(w.testDb.worker.db, { gemeenteId: id.rivierenstad }, (tx) => sqlOf(tx)`select afzender_van_ander('waterdam.example')`)).rejects.toThrow()
  })

  test('the logboek of the operator says from what to what; of a mended address it says no address', async () => {
    const femke = await w.als('operator')
    const gemeenteId = id.rivierenstad
    const laatste = async () => { const [rij] = (await femke.wachtrij.logboek({ gemeente: gemeenteId })).rijen; return [rij?.titel, rij?.wat] }
    await femke.kanaal.zetAfzender({ gemeenteId, afzender: 'een@rivierenstad.example', reden: 'Een reden' })
    await femke.kanaal.zetAfzender({ gemeenteId, afzender: 'twee@rivierenstad.example', reden: 'Een reden' })
    expect(await laatste()).toEqual(['Afzender gewijzigd', 'Van een@rivierenstad.example naar twee@rivierenstad.example.'])
    const { id: webhook } = await maak(femke, { naam: 'Zaken' })
    expect(await laatste()).toEqual(['Webhook', expect.stringMatching(/^Zaken gemaakt, naar 127\.0\.0\.1:\d+\. Krijgt E3, E4/)])
    await femke.kanaal.wijzigWebhook({ gemeenteId, id: webhook, naam: 'Zaken', url, trappen: ['E4'], meldingen: false, actief: false, reden: 'Een reden' })
    expect(await laatste()).toEqual(['Webhook', 'Zaken: krijgt: E3, E4 wordt E4; staat aan: ja wordt nee.'])
    await femke.kanaal.proefWebhook({ gemeenteId, id: webhook })
    expect(await laatste()).toEqual(['Webhook', 'Zaken: proefbericht aangekomen (antwoord 204).'])
    status = 503
    await femke.kanaal.proefWebhook({ gemeenteId, id: webhook })
    status = 204
    expect([...await laatste(), (await femke.wachtrij.logboek({ gemeente: gemeenteId })).rijen.slice(0, 2).map(({ uitkomst }) => uitkomst)]).toEqual(['Webhook', 'Zaken: proefbericht niet aangekomen: webhook is tijdelijk dicht (503).', ['mislukt', 'gelukt']])
    const tot = new Date(Date.now() + 3_600_000).toISOString()
    await femke.wachtrij.pauzeer({ gemeenteId, soort: 'kanaal', doel: 'email', tot, reden: 'Een reden' })
    expect(await laatste()).toEqual(['Stilgezet', expect.stringMatching(/^E-mail, Rivierenstad: tot \w\w \d+ \w+ \d{4} om \d\d:\d\d\.$/)])
    const [pauze] = (await femke.wachtrij.overzicht({ filter: { gemeente: gemeenteId } })).pauzes
    await femke.wachtrij.hervat({ gemeenteId, pauzeId: pauze!.id, reden: 'Een reden', tempoPerMinuut: 30 })
    expect(await laatste()).toEqual(['Hervat', 'E-mail, Rivierenstad. Wat wachtte gaat met 30 per minuut.'])
    const { gebruikerId } = await laatMislukken('SMTP_550')
    await femke.kanaal.herstelAdres({ gemeenteId, gebruikerId, email: 'gloednieuw@rivierenstad.example', reden: 'Typefout' })
    const [titel, wat] = await laatste()
    expect(titel).toBe('E-mailadres hersteld')
    expect(wat).toMatch(/\. Het adres zelf staat hier niet\.$/)
    expect(JSON.stringify((await femke.wachtrij.logboek({ gemeente: gemeenteId })).rijen)).not.toContain('gloednieuw')
  })

  test('every try stands in the log, newest first, filtered and in pages', async () => {
    const femke = await w.als('operator')
    const { id: bezorging, nummer } = await laatMislukken('SMTP_452', 'wacht')
    for (let i = 0; i < 55; i += 1) await poging(bezorging, i % 5 === 0, i % 5 === 0 ? null : 'SMTP_452')
    const eerste = await femke.kanaal.log({ filter: { nummer } })
    expect(eerste.rijen).toHaveLength(50)
    expect(eerste.rijen[0]).toMatchObject({ kanaal: 'email', nummer, duurMs: 12, status: 'wacht' })
    const tweede = await femke.kanaal.log({ filter: { nummer }, na: eerste.volgende })
    expect([tweede.rijen.length, tweede.volgende]).toEqual([5, null])
    expect(new Set([...eerste.rijen, ...tweede.rijen].map((rij) => rij.id)).size).toBe(55)
    expect((await femke.kanaal.log({ filter: { gelukt: true, nummer } })).rijen).toHaveLength(11)
    expect((await femke.kanaal.log({ filter: { code: 'SMTP_452', kanaal: 'email' } })).rijen).toHaveLength(44)
    expect((await femke.kanaal.log({ filter: { kanaal: 'webhook' } })).rijen).toHaveLength(0)
    expect((await femke.kanaal.blad({})).standen.find(({ kanaal }) => kanaal === 'email')).toMatchObject({ tries: { aantal: 55, mislukt: 44 } })
    // One kanaal has one verdict, on every screen.
    const kort = (standen: readonly { kanaal: string; niveau: string; woord: string; pogingen: number; gelukt: number }[]) => standen.map(({ kanaal, niveau, woord, pogingen, gelukt }) => ({ kanaal, niveau, woord, pogingen, gelukt }))
    const [eerst] = (await femke.kanaal.blad({})).gemeenten
    expect(kort((await femke.kanaal.blad({})).standen)).toEqual(kort((await femke.wachtrij.overzicht({ filter: { gemeente: eerst!.id } })).kanalen))
    expect((await (await w.als('operator', 'waterdam')).kanaal.log({})).rijen).toEqual([])
  })
})
