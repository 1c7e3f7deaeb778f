import type { Sql } from '@regietafel/db'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openWereld, weigering, type Aanroeper, type Wereld } from '../testing/wereld.ts'
import { hoogsteEerst } from '../wachtrij/staat.ts'
import type { Wachtrijen } from '../wachtrijtypes.ts'

let w: Wereld
let rivierenstad: string
let waterdam: string
const REDEN = 'Afzender is hersteld'
const idVan = (sleutel: string): Promise<string> => w.in(sleutel, async (sql) => (await sql<{ id: string }[]>`select id from gemeente where id = current_setting('app.gemeente_id')::uuid`)[0]!.id)
const over = (uren: number): string => new Date(Date.now() + uren * 3_600_000).toISOString()

beforeAll(async () => {
  w = await openWereld({ max: 6 })
  ;[rivierenstad, waterdam] = [await idVan('rivierenstad'), await idVan('waterdam')]
  // No quiet hours: these tests run at any time of the day.
  await w.testDb.beheer.sql`insert into meldinginstelling (gemeente_id, stil_van, stil_tot) values (${waterdam}, '00:00', '00:00') on conflict (gemeente_id) do update set stil_van = '00:00', stil_tot = '00:00'`
  // An escalatie that asks for an answer; only the worker and the owner write one.
  await w.testDb.beheer.sql`
    insert into escalatie (gemeente_id, casus_id, termijn_id, cyclus, trap, gepland_op, naar, bezorgd_op)
    select t.gemeente_id, t.casus_id, t.id, t.cyclus, 'E1', nu() - interval '1 hour', '{casusregisseur}', nu() from termijn t where t.gemeente_id = ${waterdam} and t.stand = 'open' order by t.id limit 1`
})
afterAll(() => w.sluit())

/** So many mails in Waterdam that were given up for one reason; answers their ids. */
const zaai = (aantal: number, code = 'SMTP_AFZENDER_550'): Promise<string[]> => w.in('waterdam', async (sql) => {
  const rijen = await sql<{ id: string }[]>`
    insert into bezorging (gemeente_id, escalatie_id, kanaal, gebruiker_id, rol, sleutel, status, pogingen, laatste_fout_code, eerste_fout_op, laatste_fout_op)
    select e.gemeente_id, e.id, 'email', (select id from gebruiker where rol = 'casusregisseur' limit 1), 'casusregisseur', gen_random_uuid()::text, 'mislukt', 3, ${code}, nu() - interval '2 hours', nu() - interval '1 minute'
    from (select e.* from escalatie e where e.trap = 'E1') e, generate_series(1, ${aantal}) returning id`
  return rijen.map(({ id }) => id)
})
beforeEach(() => w.in('waterdam', async (sql) => {
  await sql`update bezorging set status = 'bezorgd', laatste_fout_code = null where laatste_fout_code is not null`
  await sql`update pauze set hervat_op = nu(), hervat_door = 'x', hervat_reden = 'opruimen' where hervat_op is null`
  await sql`update wachtrijverzoek set besluit = 'ingetrokken', besloten_door = gevraagd_door, besloten_op = nu() where besluit is null`
  await sql`update achtergrondtaak set status = 'klaar' where status in ('wacht', 'bezig')`
  await sql`update escalatie e set status = 'open', bevestigd_op = null, bevestigd_door = null where e.trap = 'E1'`
}))
const telLog = (handeling: string): Promise<number> => w.in('waterdam', async (sql: Sql) => (await sql<{ n: number }[]>`select count(*)::int as n from logboek where handeling = ${handeling}`)[0]!.n)
const hier = (blad: Wachtrijen) => blad.oorzaken.filter(({ gemeente }) => gemeente.sleutel === 'waterdam')

describe('what is seen', () => {
  test('over both gemeenten in reach: highest trap first, then the longest ago, planned ones among all, and no child', async () => {
    const femke = await w.als('operator')
    const blad = await femke.wachtrij.overzicht({ filter: { status: 'alle' } })
    expect(blad.gemeenten.map(({ sleutel }) => sleutel)).toEqual(['rivierenstad', 'waterdam'])
    const trappen = blad.escalaties.rijen.map(({ trap }) => trap)
    expect(trappen).toEqual(trappen.toSorted(hoogsteEerst))
    expect(new Set(trappen).size).toBeGreaterThan(1)
    expect(blad.escalaties.rijen.some(({ status }) => status === 'gepland')).toBe(true)
    for (const naam of ['Sami', 'Jada', 'Noa', 'geboortedatum', 'roepnaam', 'eigenWoorden']) expect(JSON.stringify(blad)).not.toContain(naam)
  })

  test('open is what went off and waits for an answer, planned what is still to go off: each counts itself only', async () => {
    const femke = await w.als('operator')
    const [open, gepland] = [(await femke.wachtrij.overzicht()).escalaties, (await femke.wachtrij.overzicht({ filter: { status: 'gepland' } })).escalaties]
    expect(open.rijen.length).toBeGreaterThan(0)
    expect(open.rijen.every(({ status, herinnering }) => status === 'open' && !herinnering)).toBe(true)
    expect(gepland.rijen.length).toBeGreaterThan(0)
    expect(gepland.rijen.every(({ status }) => status === 'gepland')).toBe(true)
    expect([open.totaal, gepland.totaal]).toEqual([open.rijen.length, gepland.rijen.length])
  })

  test('a cause says so when mail gets through again after its last failure; what is refused for one person never does', async () => {
    const femke = await w.als('operator')
    await zaai(2)
    await zaai(1, 'SMTP_550')
    const gezien = async () => Object.fromEntries(hier(await femke.wachtrij.overzicht()).map(({ code, komtWeerAan }) => [code, komtWeerAan]))
    const poging = (geleden: string, gelukt: boolean) => w.testDb.beheer.sql`insert into bezorgpoging (gemeente_id, bezorging_id, op, gelukt, duur_ms) select gemeente_id, id, nu() - ${geleden}::text::interval, ${gelukt}, 5 from bezorging where kanaal = 'email' and gemeente_id = ${waterdam} limit 1`
    await poging('2 minutes', true)
    await poging('10 seconds', false)
    // By a proefklok that was put back since.
    await poging('-1 hour', true)
    expect(await gezien()).toEqual({ SMTP_AFZENDER_550: false, SMTP_550: false })
    await poging('5 seconds', true)
    expect(await gezien()).toEqual({ SMTP_AFZENDER_550: true, SMTP_550: false })
  })

  test('what went by a proefklok that was put back since is not of the last hour', async () => {
    const femke = await w.als('operator')
    const email = async () => (await femke.wachtrij.overzicht()).kanalen.find(({ gemeente, kanaal }) => gemeente.sleutel === 'waterdam' && kanaal === 'email')!.gelukt
    const voor = await email()
    const [eerste, tweede] = await zaai(2)
    const kwamAan = (id: string, over: string) => w.testDb.beheer.sql`update bezorging set status = 'bezorgd', laatste_fout_code = null, bezorgd_op = nu() + ${over}::text::interval where id = ${id}`
    await kwamAan(eerste!, '1 hour')
    expect(await email()).toBe(voor)
    await kwamAan(tweede!, '-1 minute')
    expect(await email()).toBe(voor + 1)
    await Promise.all([eerste!, tweede!].map((id) => kwamAan(id, '-2 hours')))
  })

  test('what nobody settled says how it ended: its step was done, or its casus was closed', async () => {
    const femke = await w.als('operator')
    const rij = async () => (await femke.wachtrij.overzicht({ filter: { gemeente: waterdam, status: 'opgelost', trap: 'E1' } })).escalaties.rijen[0]
    const zet = (stand: string, reden: string | null) => w.testDb.beheer.sql`update termijn t set stand = ${stand}, vervallen_reden = ${reden} from escalatie e where e.termijn_id = t.id and e.gemeente_id = ${waterdam} and e.trap = 'E1'`
    await w.testDb.beheer.sql`update escalatie set status = 'opgelost' where gemeente_id = ${waterdam} and trap = 'E1'`
    await zet('afgerond', null)
    expect(await rij()).toMatchObject({ staat: 'Klaar: de stap is gedaan', afloop: 'afgerond' })
    await zet('vervallen', 'casus afgesloten')
    expect(await rij()).toMatchObject({ staat: 'Vervallen: de casus is afgesloten', afloop: 'vervallen' })
    await zet('open', null)
  })

  test('how fast people answered is over what went off in seven days: what still waits is part of it, what waited longer is not', async () => {
    const femke = await w.als('operator')
    const e1 = async () => (await femke.wachtrij.overzicht({ filter: { gemeente: waterdam } })).reactie.find(({ trap }) => trap === 'E1')
    const zet = (waarop: string) => w.testDb.beheer.sql`update escalatie set afgegaan_op = nu() - ${waarop}::interval, gepland_op = nu() - ${waarop}::interval where gemeente_id = ${waterdam} and trap = 'E1'`
    expect(await e1()).toMatchObject({ aantal: 1, nogOpen: 1, mediaanMs: null })
    await zet('8 days')
    expect(await e1()).toBeUndefined()
    await zet('1 hour')
  })

  test('a termijn is one row: its highest trap of what is asked, with the lower ones under it; a trap that is asked for stands by itself', async () => {
    const traps = ['E1', 'E2', 'E3']
    await w.testDb.beheer.sql`
      insert into escalatie (gemeente_id, casus_id, termijn_id, cyclus, trap, gepland_op, naar, bezorgd_op)
      select e.gemeente_id, e.casus_id, e.termijn_id, e.cyclus, v.trap, nu() - interval '50 minutes', '{casusregisseur}', nu() from escalatie e, unnest(${['E2', 'E3']}::text[]) v(trap) where e.gemeente_id = ${waterdam} and e.trap = 'E1'`
    const femke = await w.als('operator')
    const lees = async (filter: object) => (await femke.wachtrij.overzicht({ filter: { gemeente: waterdam, ...filter } })).escalaties
    const kort = ({ rijen }: Awaited<ReturnType<typeof lees>>) => rijen.map(({ trap, onder }) => [trap, ...onder.map((een) => een.trap)].join(' '))
    const open = await lees({})
    expect([kort(open), open.totaal]).toEqual([['E3 E2 E1'], 1])
    expect(open.rijen[0]!.onder.every(({ magBevestigen }) => magBevestigen)).toBe(true)
    for (const trap of traps) expect([trap, kort(await lees({ trap })), (await lees({ trap })).totaal]).toEqual([trap, [trap], 1])
    const { nummer } = open.rijen[0]!
    expect(kort(await lees({ nummer }))).toContain('E3 E2 E1')
    // One act with the lower ones: each its own act and line, all or nothing, and one of two who do so at once.
    const [sem, alle] = [await w.als('sem'), [open.rijen[0]!, ...open.rijen[0]!.onder].map(({ id }) => id)]
    const lijnen = () => w.in('waterdam', (sql) => sql<{ daden: number; log: number }[]>`select (select count(*)::int from escalatiehandeling where escalatie_id = any (${alle}::uuid[]) and daad = 'bevestigd') as daden, (select count(*)::int from logboek where handeling = 'wachtrij.bevestig' and object_id = any (${alle})) as log`)
    const oppakken = (wie: Aanroeper, metLagere: boolean) => wie.wachtrij.bevestig({ gemeenteId: waterdam, escalatieId: alle[0]!, reden: 'Sjoerd gebeld', metLagere })
    expect((await Promise.allSettled([oppakken(femke, true), oppakken(sem, true)])).map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect([...await lijnen()]).toEqual([{ daden: 3, log: 3 }])
    expect(kort(await lees({ status: 'bevestigd' }))).toEqual(['E3 E2 E1'])
    await w.testDb.beheer.sql`update escalatie set status = 'open', bevestigd_op = null, bevestigd_door = null, bevestig_reden = null where id = any (${alle}::uuid[])`
    // One that was picked up is of another filter: then the highest of what is left leads.
    await femke.wachtrij.bevestig({ gemeenteId: waterdam, escalatieId: open.rijen[0]!.id, reden: 'Sjoerd gebeld' })
    expect([kort(await lees({})), kort(await lees({ status: 'bevestigd' }))]).toEqual([['E2 E1'], ['E3']])
    expect(kort(await lees({ status: 'alle' }))).toContain('E3 E2 E1')
    await w.testDb.beheer.sql`update escalatie set status = 'opgelost' where gemeente_id = ${waterdam} and trap in ('E2', 'E3')`
  })

  test('an alarm about spoed leads to the traps that are spoed in that gemeente', async () => {
    const femke = await w.als('operator')
    const trappen = async (trap: string) => [...new Set((await femke.wachtrij.overzicht({ filter: { gemeente: waterdam, status: 'alle', trap } })).escalaties.rijen.flatMap((rij) => [rij, ...rij.onder].map((een) => een.trap)))]
    await w.testDb.beheer.sql`update meldinginstelling set spoed = '{E1}' where gemeente_id = ${waterdam}`
    expect(await trappen('spoed')).toContain('E1')
    await w.testDb.beheer.sql`update meldinginstelling set spoed = '{E3,E4}' where gemeente_id = ${waterdam}`
    expect(await trappen('spoed')).not.toContain('E1')
    expect((await trappen('herinnering')).filter((trap) => !trap.startsWith('H'))).toEqual([])
  })

  test('who guards one gemeente sees one, and another does not exist for her', async () => {
    const jan = await w.als('operator', 'waterdam')
    expect((await jan.wachtrij.overzicht()).gemeenten.map(({ sleutel }) => sleutel)).toEqual(['waterdam'])
    const gemeente = rivierenstad
    for (const vraag of [() => jan.wachtrij.overzicht({ filter: { gemeente } }), () => jan.wachtrij.hartklop({ gemeente }), () => jan.wachtrij.verloop({ gemeente, periode: '24u' }), () => jan.wachtrij.logboek({ gemeente })])
      expect(await weigering(vraag())).toMatchObject({ code: 'NIET_GEVONDEN' })
    const [regel] = await w.in('waterdam', (sql) => sql<{ id: string; reden: string }[]>`select object_id as id, reden from logboek where uitkomst = 'geweigerd' order by op desc, id desc limit 1`)
    expect(regel).toEqual({ id: 'wachtrij.logboek', reden: 'NIET_GEVONDEN' })
  })

  test('the history of two gemeenten is what both were at one moment, never a peak of one and a peak of the other', async () => {
    const femke = await w.als('operator')
    const zet = (gemeenteId: string, waarden: readonly number[]) => w.testDb.beheer.sql`
      insert into meting (gemeente_id, maat, op, waarde)
      select ${gemeenteId}, 'mislukt', date_bin('15 minutes', now(), 'epoch') - interval '2 hours' + (n - 1) * interval '1 minute', v from unnest(${[...waarden]}::float8[]) with ordinality x(v, n)`
    await w.testDb.beheer.sql`delete from meting where maat = 'mislukt'`
    await Promise.all([zet(rivierenstad, [64, 0, 0]), zet(waterdam, [0, 0, 50])])
    const lees = async (gemeente?: string) => (await femke.wachtrij.verloop({ periode: '24u', ...(gemeente && { gemeente }) })).find(({ maat }) => maat === 'mislukt')!.punten
    expect(await lees()).toMatchObject([{ waarde: 64, laagst: 0, hoogst: 64 }])
    expect([await lees(waterdam), (await lees())[0]!.op]).toMatchObject([[{ waarde: 50, laagst: 0, hoogst: 50 }], (await lees(waterdam))[0]!.op])
    await w.testDb.beheer.sql`delete from meting where maat = 'mislukt'`
  })

  test('paging goes through all of them once, in the same order', async () => {
    const { leesEscalaties, leesPlek, toPlek, volgorde } = await import('../wachtrij/escalaties.ts')
    const { inGemeente } = await import('@regietafel/db')
    const gemeente = { id: rivierenstad, sleutel: 'rivierenstad', naam: 'Rivierenstad' }
    const nu = new Date().toISOString() as never
    const lees = (na: Parameters<typeof leesEscalaties>[1]['na'], aantal: number) => inGemeente(w.testDb.app.db, { gemeenteId: rivierenstad }, (tx) => leesEscalaties(tx, { filter: { status: 'alle' }, na, aantal, nu, gemeente }))
    const alles = (await lees(null, 500)).rijen
    const gelezen: typeof alles[number][] = []
    for (let na: Parameters<typeof leesEscalaties>[1]['na'] = null; ;) {
      const { rijen } = await lees(na, 3)
      gelezen.push(...rijen.slice(0, 3))
      if (rijen.length <= 3) break
      na = leesPlek(toPlek(gelezen.at(-1)!))
      expect(na).not.toBeNull()
    }
    expect(gelezen.map(({ id }) => id)).toEqual(alles.map(({ id }) => id))
    expect([...alles].sort(volgorde)).toEqual(alles)
    expect(new Set(alles.map(({ status }) => status)).size).toBeGreaterThan(2)
  })

  test('failures stand together by cause, with what helps; their messages can be read', async () => {
    await zaai(4)
    const femke = await w.als('operator')
    const [oorzaak] = hier(await femke.wachtrij.overzicht())
    expect(oorzaak).toMatchObject({ titel: 'Mailserver weigert de afzender (550)', herstel: 'afzender', aantal: 4, wachtNog: 0, casusAantal: 1 })
    const { rijen } = await femke.wachtrij.oorzaak({ sleutel: oorzaak!.sleutel })
    expect(rijen).toHaveLength(4)
    expect(rijen[0]).toMatchObject({ ontvanger: 'Sjoerd', status: 'mislukt', pogingen: 3, nietMeerNodig: false })
    // Sent again, it begins to count anew for giving up; what is shown is every try there was.
    const { sql: beheer } = w.testDb.beheer
    await beheer`update bezorging set pogingen = 0 where id = ${rijen[0]!.bezorgingId}`
    await beheer`insert into bezorgpoging (gemeente_id, bezorging_id, op, gelukt, code, duur_ms) select ${waterdam}::uuid, ${rijen[0]!.bezorgingId}::uuid, nu() - n * interval '1 day', false, 'SMTP_AFZENDER_550', 9 from generate_series(1, 5) n`
    expect((await femke.wachtrij.oorzaak({ sleutel: oorzaak!.sleutel })).rijen.map(({ pogingen }) => pogingen)).toEqual([5, 3, 3, 3])
    expect((await femke.wachtrij.overzicht()).kanalen.find(({ gemeente, kanaal }) => gemeente.id === waterdam && kanaal === 'email')).toMatchObject({ niveau: 'over-de-grens', woord: 'Weigert', mislukt: 4 })
  })

  test('the beat changes when something happened, and not when nothing did', async () => {
    const femke = await w.als('operator')
    const eerst = await femke.wachtrij.hartklop()
    expect((await (await w.als('sem')).wachtrij.hartklop())).toMatchObject({ merk: eerst.merk, bereik: eerst.bereik })
    await femke.wachtrij.pauzeer({ gemeenteId: waterdam, soort: 'kanaal', doel: 'email', tot: over(1), reden: REDEN })
    expect((await femke.wachtrij.hartklop()).merk).not.toBe(eerst.merk)
    expect((await femke.wachtrij.hartklop()).bewakingStil).toBe(true)
  })

  test('who lives and refuses to sweep guards nothing: it stands still until somebody looks', async () => {
    const femke = await w.als('operator')
    const teken = (proces: string, weigertMs: number) => w.testDb.beheer.sql`insert into hartslag (proces, soort, op, gegevens) values (${proces}, 'worker', now(), ${JSON.stringify({ modus: 'wachtrij', weigertMs })}::text::jsonb)`
    await teken('w1', 200_000)
    const stil = await femke.wachtrij.hartklop()
    expect([stil.bewakingStil, stil.sweepAchterstandMs! >= 200_000]).toEqual([true, true])
    await teken('w2', 0)
    expect((await femke.wachtrij.hartklop()).bewakingStil).toBe(false)
    await w.testDb.beheer.sql`delete from hartslag`
  })
})

describe('sending again', () => {
  test('what the trial shows is what goes; the same cause a second time has nothing left', async () => {
    const ids = await zaai(6)
    const femke = await w.als('operator')
    const vraag = { gemeenteId: waterdam, selectie: { oorzaak: { kanaal: 'email' as const, code: 'SMTP_AFZENDER_550' } } }
    expect(await femke.wachtrij.proef(vraag)).toMatchObject({ gaanUit: 6, dubbel: 0, stil: 0, tweedeNodig: false, ids: expect.arrayContaining(ids) as never })
    const beide = await Promise.allSettled([femke.wachtrij.opnieuw({ ...vraag, tempoPerMinuut: 60, reden: REDEN }), (await w.als('sem')).wachtrij.opnieuw({ ...vraag, tempoPerMinuut: 60, reden: REDEN })])
    expect(beide.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await femke.wachtrij.proef(vraag)).toMatchObject({ gaanUit: 0, dubbel: 6 })
    const [herhaling] = (await femke.wachtrij.overzicht()).herhalingen
    expect(herhaling).toMatchObject({ status: 'wacht', totaal: 6, tempoPerMinuut: 60 })
    await expect(femke.wachtrij.stopHerhaling({ gemeenteId: waterdam, taakId: herhaling!.taakId, reden: 'x' })).rejects.toThrow('Schrijf op waarom')
    await femke.wachtrij.stopHerhaling({ gemeenteId: waterdam, taakId: herhaling!.taakId, reden: 'Verkeerd adres gekozen' })
    expect((await femke.wachtrij.logboek()).rijen.find(({ handeling }) => handeling === 'wachtrij.stop-herhaling')?.reden).toBe('Verkeerd adres gekozen')
    expect(await weigering(femke.wachtrij.stopHerhaling({ gemeenteId: waterdam, taakId: herhaling!.taakId, reden: REDEN }))).toMatchObject({ code: 'HERHALING_VOORBIJ' })
    expect(await femke.wachtrij.proef(vraag)).toMatchObject({ gaanUit: 6 })
  })

  test.each(['klaar', 'mislukt'])('a replay of which something waits is shown and can be stopped, however long ago and however many came after it: %s', async (status) => {
    const ids = await zaai(3)
    const femke = await w.als('operator')
    await femke.wachtrij.opnieuw({ gemeenteId: waterdam, selectie: { ids }, tempoPerMinuut: 5, reden: REDEN })
    const taakId = await w.in('waterdam', async (sql) => {
      await sql`update bezorging set status = case when id = ${ids[0]!} then 'bezorgd' else 'wacht' end, niet_voor = nu() + interval '1 hour' where id = any (${ids}::uuid[])`
      const [taak] = await sql<{ id: string }[]>`update achtergrondtaak set status = ${status}, aangemaakt_op = nu() - interval '25 hours' where soort = 'bezorg-opnieuw' and status = 'wacht' returning id`
      await sql`insert into achtergrondtaak (gemeente_id, soort, invoer, status, door) select gemeente_id, soort, '{"selectie": {"ids": []}}', 'klaar', door from achtergrondtaak, generate_series(1, 6) where id = ${taak!.id}`
      return taak!.id
    })
    const deze = async () => (await femke.wachtrij.overzicht()).herhalingen.find((h) => h.taakId === taakId)
    expect(await deze()).toMatchObject({ status: 'bezig', gedaan: 1, totaal: 3, uitkomst: null })
    expect(await femke.wachtrij.stopHerhaling({ gemeenteId: waterdam, taakId, reden: REDEN })).toMatchObject({ teruggenomen: 2 })
    expect(await deze()).toBeUndefined()
  })

  test('a kanaal that stands still and a step that is done are counted apart', async () => {
    await zaai(3)
    const femke = await w.als('operator')
    const vraag = { gemeenteId: waterdam, selectie: { oorzaak: { kanaal: 'email' as const, code: 'SMTP_AFZENDER_550' } } }
    await femke.wachtrij.pauzeer({ gemeenteId: waterdam, soort: 'kanaal', doel: 'email', tot: over(1), reden: REDEN })
    expect(await femke.wachtrij.proef(vraag)).toMatchObject({ gaanUit: 0, stil: 3 })
    expect(await weigering(femke.wachtrij.opnieuw({ ...vraag, tempoPerMinuut: 5, reden: REDEN }))).toMatchObject({ code: 'HERHALING_STIL' })
    await w.in('waterdam', (sql) => sql`update escalatie set status = 'opgelost'`)
    expect(await femke.wachtrij.proef(vraag)).toMatchObject({ gaanUit: 0, nietMeerNodig: 3 })
  })

  test('more than ten asks a second person, never the one who asked; two who decide at once decide once', async () => {
    await zaai(11)
    const [femke, sem, tom] = [await w.als('operator'), await w.als('sem'), await w.als('tom')]
    const vraag = { gemeenteId: waterdam, selectie: { oorzaak: { kanaal: 'email' as const, code: 'SMTP_AFZENDER_550' } }, tempoPerMinuut: 60, reden: REDEN }
    expect(await weigering((await w.als('operator', 'waterdam')).wachtrij.opnieuw(vraag))).toMatchObject({ code: 'TWEEDE_NODIG' })
    const uit = await femke.wachtrij.opnieuw(vraag)
    const verzoekId = 'verzoekId' in uit ? uit.verzoekId : ''
    expect(await weigering(sem.wachtrij.opnieuw(vraag))).toMatchObject({ code: 'VERZOEK_STAAT_AL' })
    expect((await femke.wachtrij.overzicht()).verzoeken).toMatchObject([{ titel: '11 berichten opnieuw sturen', over: 'E-mail: Mailserver weigert de afzender (550), 60 per minuut', vanMij: true, magBesluiten: false, gevraagdDoor: 'Femke' }])
    expect((await sem.wachtrij.overzicht()).verzoeken).toMatchObject([{ vanMij: false, magBesluiten: true }])
    // On every screen it is counted for who may decide about it: not for who asked, nor for who only looks. One poll serves who is told the same.
    const kloppen = await Promise.all([femke, sem, tom].map((wie) => wie.wachtrij.hartklop()))
    expect(kloppen.map(({ verzoeken }) => verzoeken)).toEqual([0, 1, 1])
    expect([kloppen[1]!.bereik === kloppen[2]!.bereik, kloppen[0]!.bereik === kloppen[1]!.bereik]).toEqual([true, false])
    const zetSem = (niveau: string) => w.in('rivierenstad', (sql) => sql`update gebruiker set operatorniveau = ${niveau} where email = 'sem@rivierenstad.example'`)
    await zetSem('handelen')
    expect((await (await w.als('sem')).wachtrij.hartklop()).verzoeken).toBe(0)
    await zetSem('ingrijpen')
    const keur = (wie: Aanroeper, besluit: 'goedgekeurd' | 'afgewezen' | 'ingetrokken' = 'goedgekeurd') => wie.wachtrij.besluit({ gemeenteId: waterdam, verzoekId, besluit, reden: 'Gezien en goed' })
    expect(await weigering(keur(femke))).toMatchObject({ code: 'VERZOEK_EIGEN' })
    expect(await weigering(keur(sem, 'ingetrokken'))).toMatchObject({ code: 'VERZOEK_NIET_EIGEN' })
    const beide = await Promise.all([keur(sem).catch((fout: unknown) => fout), keur(tom).catch((fout: unknown) => fout)])
    expect(beide.filter((antwoord) => antwoord instanceof Error)).toMatchObject([{ cause: { fout: { code: 'VERZOEK_AL_BESLOTEN' } } }])
    const taken = await w.in('waterdam', (sql) => sql<{ verzoek: string }[]>`select invoer ->> 'verzoekId' as verzoek from achtergrondtaak where soort = 'bezorg-opnieuw' and status = 'wacht'`)
    expect([...taken]).toEqual([{ verzoek: verzoekId }])
    const wat = await w.in('waterdam', (sql) => sql<{ wat: string }[]>`select wat from logboek where handeling in ('wachtrij.vraag', 'wachtrij.goedgekeurd') and object_id = ${verzoekId}`)
    expect(wat.map((regel) => regel.wat)).toEqual(Array(2).fill('11 berichten opnieuw sturen (E-mail: Mailserver weigert de afzender (550), 60 per minuut).'))
  })

  test('what is asked goes on by itself meanwhile: that is said, the second person sees what is left, and the outcome tells them apart', async () => {
    const ids = await zaai(11)
    const [femke, sem] = [await w.als('operator'), await w.als('sem')]
    await w.in('waterdam', (sql) => sql`update bezorging set status = 'wacht' where id = any (${ids.slice(1)}::text[]::uuid[])`)
    const vraag = { gemeenteId: waterdam, selectie: { ids } }
    expect(await femke.wachtrij.proef(vraag)).toMatchObject({ gaanUit: 11, proberenZelf: 10 })
    const uit = await femke.wachtrij.opnieuw({ ...vraag, tempoPerMinuut: 10, reden: REDEN })
    await w.in('waterdam', (sql) => sql`update bezorging set status = 'bezorgd', bezorgd_op = nu(), laatste_fout_code = null where id = any (${ids.slice(1, 5)}::text[]::uuid[])`)
    expect((await sem.wachtrij.overzicht()).verzoeken).toMatchObject([{ aantal: 11, wachtNog: 7 }])
    const { taakId } = await sem.wachtrij.besluit({ gemeenteId: waterdam, verzoekId: 'verzoekId' in uit ? uit.verzoekId : '', besluit: 'goedgekeurd', reden: REDEN })
    await w.in('waterdam', async (sql) => {
      await sql`update achtergrondtaak set status = 'klaar', begonnen_op = clock_timestamp() where id = ${taakId}`
      await sql`update bezorging set status = 'bezorgd', bezorgd_op = clock_timestamp() where id = any (${ids.slice(5, 9)}::text[]::uuid[])`
      await sql`update bezorging set status = 'mislukt' where id = any (${ids.slice(9)}::text[]::uuid[])`
      await sql`update bezorging set status = 'laten-vallen' where id = ${ids[0]!}`
    })
    const herhaling = (await femke.wachtrij.overzicht()).herhalingen.find((h) => h.taakId === taakId)
    expect(herhaling?.uitkomst).toEqual({ verstuurd: 4, vanzelf: 4, mislukt: 2, nietMeerNodig: 1 })
    // The line of the act says what became of it.
    expect((await femke.wachtrij.logboek({ gemeente: waterdam })).rijen[0]).toMatchObject({ titel: 'Verzoek goedgekeurd', wat: expect.stringMatching(/goedgekeurd door Sem\. Uitkomst: 4 verstuurd, 4 waren al vanzelf gegaan, 2 mislukt, 1 niet meer nodig\.$/) as string })
  })

  test('a request lapses; dropping always asks a second person and then goes no more', async () => {
    const ids = await zaai(2)
    const [femke, sem] = [await w.als('operator'), await w.als('sem')]
    const een = await femke.wachtrij.laatVallen({ gemeenteId: waterdam, ids: [ids[0]!], reden: REDEN })
    await w.in('waterdam', (sql) => sql`update wachtrijverzoek set verloopt_op = nu() where id = ${een.verzoekId}`)
    expect(await weigering(sem.wachtrij.besluit({ gemeenteId: waterdam, ...een, besluit: 'goedgekeurd', reden: REDEN }))).toMatchObject({ code: 'VERZOEK_VERLOPEN' })
    const twee = await femke.wachtrij.laatVallen({ gemeenteId: waterdam, ids, reden: REDEN })
    await sem.wachtrij.besluit({ gemeenteId: waterdam, ...twee, besluit: 'goedgekeurd', reden: REDEN })
    const stand = await w.in('waterdam', (sql) => sql<{ status: string }[]>`select status from bezorging where id = any (${ids}::text[]::uuid[])`)
    expect(stand.map(({ status }) => status)).toEqual(['laten-vallen', 'laten-vallen'])
    expect(await weigering(femke.wachtrij.laatVallen({ gemeenteId: waterdam, ids, reden: REDEN }).then(() => femke.wachtrij.laatVallen({ gemeenteId: waterdam, ids, reden: REDEN })))).not.toBeNull()
  })
})

describe('standing still', () => {
  const pauzeer = (wie: Aanroeper, uren = 1) => wie.wachtrij.pauzeer({ gemeenteId: waterdam, soort: 'kanaal', doel: 'email', tot: over(uren), reden: REDEN })

  test('a kanaal: with a reason, four hours at most, once, and resumed once by two at the same moment', async () => {
    const [femke, sem] = [await w.als('operator'), await w.als('sem')]
    expect(await weigering(pauzeer(femke, 4.01))).toMatchObject({ code: 'PAUZE_TE_LANG' })
    expect(await weigering(pauzeer(femke, -1))).toMatchObject({ code: 'PAUZE_TE_KORT' })
    const tegelijk = await Promise.allSettled([pauzeer(femke), pauzeer(sem)])
    expect(tegelijk.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const [pauze] = (await femke.wachtrij.overzicht()).pauzes
    expect(pauze).toMatchObject({ titel: 'E-mail, Waterdam', reden: REDEN })
    const voor = await telLog('wachtrij.hervat')
    const hervat = (wie: Aanroeper) => wie.wachtrij.hervat({ gemeenteId: waterdam, pauzeId: pauze!.id, reden: 'Klaar ermee' })
    expect((await Promise.allSettled([hervat(femke), hervat(sem)])).map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await telLog('wachtrij.hervat')).toBe(voor + 1)
    expect(await weigering(hervat(femke))).toMatchObject({ code: 'PAUZE_VOORBIJ' })
  })

  test('resumed with a tempo, what a kanaal held goes one after the other; what was given up is sent again only after that', async () => {
    const femke = await w.als('operator')
    const ids = await zaai(4)
    const [gegeven, ...wachten] = ids as [string, string, string, string]
    const pauze = await pauzeer(femke)
    const pauzeId = 'pauzeId' in pauze ? pauze.pauzeId : ''
    await w.in('waterdam', async (sql) => {
      await sql`update bezorging set status = 'wacht', niet_voor = null where id = any (${wachten}::text[]::uuid[])`
      await sql`update bezorging set verzamelen = true, niet_voor = (select tot from pauze where id = ${pauzeId}) where id = ${wachten[2]!}`
    })
    await w.testDb.beheer.sql`update escalatie set bezorgd_op = null, bezorgen_na = (select tot from pauze where id = ${pauzeId}) where gemeente_id = ${waterdam} and trap = 'E1'`
    const vraag = { gemeenteId: waterdam, selectie: { ids: [gegeven] } }
    expect(await femke.wachtrij.proef(vraag)).toMatchObject({ gaanUit: 0, stil: 1 })
    expect(await weigering(femke.wachtrij.opnieuw({ ...vraag, tempoPerMinuut: 5, reden: REDEN }))).toMatchObject({ code: 'HERHALING_STIL' })
    await expect(femke.wachtrij.hervat({ gemeenteId: waterdam, pauzeId, reden: REDEN, tempoPerMinuut: 0 })).rejects.toThrow()
    await femke.wachtrij.hervat({ gemeenteId: waterdam, pauzeId, reden: REDEN, tempoPerMinuut: 6 })
    const over = await w.in('waterdam', (sql) => sql<{ id: string; s: number | null; tot: boolean; op: boolean }[]>`
      select b.id, round(extract(epoch from b.niet_voor - p.hervat_op))::int as s, b.niet_voor = p.tot as tot, e.bezorgen_na = p.hervat_op as op
      from bezorging b join escalatie e on e.id = b.escalatie_id, pauze p where p.id = ${pauzeId} and b.id = any (${ids}::text[]::uuid[])`)
    const van = (id: string) => over.find((rij) => rij.id === id)
    expect(wachten.slice(0, 2).map((id) => van(id)?.s).toSorted()).toEqual([0, 10])
    expect([van(wachten[2]!)?.tot, van(gegeven)?.s, van(gegeven)?.op]).toEqual([true, null, true])
    expect(await femke.wachtrij.proef(vraag)).toMatchObject({ gaanUit: 1, stil: 0 })
  })

  test('the guarding itself stands still only after a second person', async () => {
    const [femke, sem] = [await w.als('operator'), await w.als('sem')]
    const vraag = { gemeenteId: waterdam, soort: 'wachtrij' as const, doel: 'bewaak-termijnen' as const, tot: over(2), reden: REDEN }
    const uit = await femke.wachtrij.pauzeer(vraag)
    expect((await femke.wachtrij.overzicht()).pauzes).toEqual([])
    const [{ n: termijnen }] = await w.testDb.beheer.sql<[{ n: number }]>`select count(*)::int as n from termijn where gemeente_id = ${waterdam} and stand = 'open' and volgende_actie_op <= ${vraag.tot}::text::timestamptz`
    expect((await sem.wachtrij.overzicht()).verzoeken).toMatchObject([{ stilzetten: { heel: false, termijnen } }])
    expect(await weigering(femke.wachtrij.pauzeer(vraag))).toMatchObject({ code: 'VERZOEK_STAAT_AL' })
    await sem.wachtrij.besluit({ gemeenteId: waterdam, verzoekId: 'verzoekId' in uit ? uit.verzoekId : '', besluit: 'goedgekeurd', reden: REDEN })
    expect((await femke.wachtrij.overzicht()).pauzes).toMatchObject([{ titel: 'Bewaken van termijnen, Waterdam', door: 'Femke' }])
    const samen = (await femke.wachtrij.logboek({ gemeente: waterdam })).rijen.slice(0, 2)
    expect(samen.map(({ titel, wat }) => [titel, wat?.endsWith('Gevraagd door Femke, goedgekeurd door Sem.')]).toSorted()).toEqual([['Stilgezet', true], ['Verzoek goedgekeurd', true]])
  })
})

test('an escalatie elsewhere is acknowledged there, and stands in the logboek there with the reason', async () => {
  const femke = await w.als('operator')
  const rij = (await femke.wachtrij.overzicht({ filter: { gemeente: waterdam } })).escalaties.rijen.find(({ magBevestigen }) => magBevestigen)!
  await femke.wachtrij.bevestig({ gemeenteId: waterdam, escalatieId: rij.id, reden: 'Sjoerd gebeld' })
  expect((await femke.wachtrij.overzicht({ filter: { gemeente: waterdam, status: 'bevestigd' } })).escalaties.rijen).toContainEqual(expect.objectContaining({ id: rij.id, staat: 'Opgepakt door Femke', magBevestigen: false }))
  const { rijen } = await (await w.als('operator', 'waterdam')).wachtrij.logboek()
  expect(rijen[0]).toMatchObject({ titel: 'Escalatie opgepakt', reden: 'Sjoerd gebeld', door: 'een collega', gemeente: { id: waterdam } })
  expect((await femke.wachtrij.logboek()).rijen[0]).toMatchObject({ door: 'Femke' })
})

test('what was done on the command line says so, with its reason', async () => {
  await w.in('waterdam', (sql) => sql`insert into logboek (gemeente_id, handeling, object_soort, uitkomst, reden, herkomst) values (${waterdam}, 'herstel.herstel', 'wachtrij', 'gelukt', 'Na het onderhoud', '{"via": "cli"}')`)
  expect((await (await w.als('operator')).wachtrij.logboek({ gemeente: waterdam })).rijen[0]).toMatchObject({ titel: 'Vergeleken en hersteld', door: 'via de opdrachtregel', reden: 'Na het onderhoud' })
})

test('a view is saved under its name, by whom it is', async () => {
  const [femke, sem] = [await w.als('operator'), await w.als('sem')]
  const { id } = await femke.wachtrij.bewaarWeergave({ naam: 'Alleen E3', zoek: 'trap=E3' })
  expect(await femke.wachtrij.bewaarWeergave({ naam: 'Alleen E3', zoek: 'trap=E3&status=alle' })).toEqual({ id })
  expect((await femke.wachtrij.overzicht()).weergaven).toEqual([{ id, naam: 'Alleen E3', zoek: 'trap=E3&status=alle' }])
  expect((await sem.wachtrij.overzicht()).weergaven).toEqual([])
  expect(await weigering(sem.wachtrij.gooiWeergaveWeg({ id }))).toMatchObject({ code: 'NIET_GEVONDEN' })
  await femke.wachtrij.gooiWeergaveWeg({ id })
})

describe('who may what', () => {
  const NERGENS = '00000000-0000-7000-8000-000000000000'
  const vragen: Record<string, { readonly vanaf: 'kijken' | 'handelen' | 'ingrijpen'; readonly vraag: (a: Aanroeper) => Promise<unknown> }> = {
    overzicht: { vanaf: 'kijken', vraag: (a) => a.wachtrij.overzicht() },
    hartklop: { vanaf: 'kijken', vraag: (a) => a.wachtrij.hartklop() },
    verloop: { vanaf: 'kijken', vraag: (a) => a.wachtrij.verloop({ periode: '7d' }) },
    oorzaak: { vanaf: 'kijken', vraag: (a) => a.wachtrij.oorzaak({ sleutel: `${rivierenstad}~email~SMTP_550` }) },
    proef: { vanaf: 'kijken', vraag: (a) => a.wachtrij.proef({ gemeenteId: rivierenstad, selectie: { ids: [NERGENS] } }) },
    logboek: { vanaf: 'kijken', vraag: (a) => a.wachtrij.logboek() },
    bewaarWeergave: { vanaf: 'kijken', vraag: (a) => a.wachtrij.bewaarWeergave({ naam: 'Mijn', zoek: '' }) },
    gooiWeergaveWeg: { vanaf: 'kijken', vraag: (a) => a.wachtrij.gooiWeergaveWeg({ id: NERGENS }) },
    opnieuw: { vanaf: 'handelen', vraag: (a) => a.wachtrij.opnieuw({ gemeenteId: rivierenstad, selectie: { ids: [NERGENS] }, tempoPerMinuut: 1, reden: REDEN }) },
    stopHerhaling: { vanaf: 'handelen', vraag: (a) => a.wachtrij.stopHerhaling({ gemeenteId: rivierenstad, taakId: NERGENS, reden: REDEN }) },
    pauzeer: { vanaf: 'handelen', vraag: (a) => a.wachtrij.pauzeer({ gemeenteId: rivierenstad, soort: 'kanaal', doel: 'email', tot: over(-1), reden: REDEN }) },
    hervat: { vanaf: 'handelen', vraag: (a) => a.wachtrij.hervat({ gemeenteId: rivierenstad, pauzeId: NERGENS, reden: REDEN }) },
    bevestig: { vanaf: 'handelen', vraag: (a) => a.wachtrij.bevestig({ gemeenteId: rivierenstad, escalatieId: NERGENS, reden: REDEN }) },
    laatVallen: { vanaf: 'ingrijpen', vraag: (a) => a.wachtrij.laatVallen({ gemeenteId: rivierenstad, ids: [NERGENS], reden: REDEN }) },
    besluit: { vanaf: 'ingrijpen', vraag: (a) => a.wachtrij.besluit({ gemeenteId: rivierenstad, verzoekId: NERGENS, besluit: 'afgewezen', reden: REDEN }) },
  }
  const niveaus = ['kijken', 'handelen', 'ingrijpen', 'techniek'] as const
  test.each(Object.entries(vragen))('%s', async (naam, { vanaf, vraag }) => {
    const code = async (wie: string): Promise<string | null> => (await weigering(vraag(await w.als(wie))))?.code ?? null
    for (const niveau of niveaus) {
      await w.in('rivierenstad', (sql) => sql`update gebruiker set operatorniveau = ${niveau} where email = 'kim@rivierenstad.example'`)
      const mag = niveaus.indexOf(niveau) >= niveaus.indexOf(vanaf)
      expect([niveau, await code('kim') === 'NIET_TOEGESTAAN']).toEqual([niveau, !mag])
    }
    // The same act as on the page of escalaties: others have it there; what is not theirs does not exist.
    for (const rol of ['casusregisseur', 'zorgaanbieder', 'procesregisseur', 'ret', 'gemeente', 'beheerder', 'gedragswetenschapper'])
      expect([rol, await code(rol)]).toEqual([rol, naam === 'bevestig' ? 'NIET_GEVONDEN' : 'NIET_TOEGESTAAN'])
  })
})
