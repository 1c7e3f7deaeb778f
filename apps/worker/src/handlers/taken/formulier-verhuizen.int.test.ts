import { achtergrondtaakRepository, createDb, formulierRepository, kaderRepository, verhuizingRepository, type Achtergrondtaak, type Verhuisregel } from '@regietafel/db'
import { createTestDb, gegevenGemeente, type GegevenGemeente, type TestDb } from '@regietafel/db/testing'
import type { Antwoorden, Formulierdefinitie, Veld } from '@regietafel/domain/formulier'
import { pino } from 'pino'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { voerTaakUitHandler } from '../voer-taak-uit.ts'

const AANTAL = 23
const REDEN = 'Gezinshuis is geen perspectief meer'
const optie = (...waarden: string[]) => ({ opties: waarden.map((waarde) => ({ waarde, label: waarde.toUpperCase() })) })
const naam: Veld = { id: 'naam', sleutel: 'naam', label: 'Naam', type: 'tekst' }
const wonen = (...opties: string[]): Veld => ({ id: 'wonen', sleutel: 'wonen', label: 'Waar wonen', type: 'keuze', config: optie(...opties) })
const lijst = (...velden: Veld[]): Veld => ({ id: 'lijst', sleutel: 'lijst', label: 'Alternatieven', type: 'lijst', velden })
const wat: Veld = { id: 'wat', sleutel: 'wat', label: 'Wat', type: 'tekst' }
const waarom: Veld = { id: 'waarom', sleutel: 'waarom', label: 'Waarom niet', type: 'lang' }
const form = (...velden: Veld[]): Formulierdefinitie => ({ formaat: 1, sleutel: 'proef', titel: 'Proef', schrijft: ['casusregisseur'], secties: [{ id: 's', sleutel: 's', titel: 'S', velden }] })
const v1 = form(naam, wonen('thuis', 'gezinshuis'), lijst(wat, waarom))
/** Naam became roepnaam, gezinshuis is no option any more, and nobody asks why not. */
const v2 = form({ ...naam, id: 'roepnaam', sleutel: 'roepnaam', label: 'Roepnaam' }, wonen('thuis', 'pleeggezin'), lijst(wat))

let db: TestDb
let g: GegevenGemeente
beforeAll(async () => { db = await createTestDb({ max: 6 }) })
afterAll(() => db.release())
beforeEach(async () => {
  g = await gegevenGemeente(db)
  await g.tx(async (tx) => {
    const { id } = await kaderRepository(tx).publishFormulier(v1)
    await kaderRepository(tx).publishFormulier(v2)
    return id
  })
  const versie = (await g.tx((tx) => verhuizingRepository(tx).listVersies('proef'))).find((v) => v.versie === 1)!.id
  for (let i = 0; i < AANTAL; i += 1) {
    const casus = await g.casus(`Kind ${i}`)
    await g.tx((tx) => formulierRepository(tx).openConcept({ casusId: casus.id, sleutel: 'proef', volgnr: 1, formulierversieId: versie, antwoorden: antwoorden(i), door: g.persoon('casusregisseur') }))
  }
})

const antwoorden = (i: number): Antwoorden => ({
  naam: `Kind ${i}`, wonen: i % 3 === 0 ? 'gezinshuis' : 'thuis', ...(i % 5 === 0 ? { lijst: [{ _id: 'r1', wat: 'Ambulant', waarom: `Te licht ${i}` }, { _id: 'r2', wat: 'Thuis' }] } : {}),
})
/** Answers by hand: fields at the top and cells. */
const tel = (a: Antwoorden): number => Object.values(a).reduce((n: number, w) => n + (Array.isArray(w) ? w.reduce((m: number, rij: object) => m + Object.keys(rij).length - 1, 0) : 1), 0)

const invoer = (droog: boolean, anders: object = {}) => ({
  sleutel: 'proef', vraag: { sleutel: 'proef', van: 'alle', naar: 2, toewijzing: { naam: 'roepnaam' } }, droog, reden: droog ? '' : REDEN, door: g.persoon('beheerder'), sinds: new Date(Date.now() - 5_000).toISOString(), ...anders,
})
const maak = (wat: Record<string, unknown>): Promise<string> => g.tx((tx) => achtergrondtaakRepository(tx).create({ soort: 'formulier-verhuizen', invoer: wat, door: g.persoon('beheerder') }))
const lees = async (id: string): Promise<Achtergrondtaak> => (await g.tx((tx) => achtergrondtaakRepository(tx).findById(id)))!
const doe = (taakId: string, { raak = async () => {}, signal = new AbortController().signal }: { raak?: () => Promise<void>; signal?: AbortSignal } = {}): Promise<void> =>
  voerTaakUitHandler({ log: pino({ level: 'silent' }), raak, openTaakDb: () => createDb({ url: db.url, role: 'app', max: 1 }) }).handle({ gemeenteId: g.gemeenteId, taakId }, signal)
const gedaan = async (id: string): Promise<Verhuisregel[]> => (await g.tx((tx) => verhuizingRepository(tx).listVanTaak(id))).map(({ terug: _terug, ...regel }) => regel)
const regels = async (id: string): Promise<Verhuisregel[]> => (await lees(id)).uitkomst!['regels'] as Verhuisregel[]

interface Rij { id: string; versie: number; antwoorden: Antwoorden; geparkeerd: { pad: string; waarde: unknown; tekst: string; vraag: string }[]; revisie: number; akkoorden: object; status: string }
const formulieren = (): Promise<Rij[]> => db.beheer.sql<Rij[]>`
  select f.id, v.versie, f.antwoorden, f.geparkeerd, f.revisie, f.akkoorden, f.status from formulier f join formulierversie v on v.id = f.formulierversie_id where f.gemeente_id = ${g.gemeenteId} order by f.id`.then((r) => [...r])
const totalen = async () => {
  const rijen = await formulieren()
  return { antwoorden: rijen.reduce((n, r) => n + tel(r.antwoorden), 0), apart: rijen.reduce((n, r) => n + r.geparkeerd.length, 0) }
}
async function vingerafdruk(): Promise<unknown> {
  const tabellen = ['casus', 'gebeurtenis', 'termijn', 'formulier', 'formulierversie', 'formulierverhuizing', 'logboek', 'bijlage']
  return Promise.all(tabellen.map(async (tabel) => [tabel, (await db.beheer.sql.unsafe(`select md5(coalesce(string_agg(t::text, '' order by t::text), '')) as som from ${tabel} t`))[0]]))
}

test('a dry run writes nothing and says exactly what the move then does, case by case', async () => {
  const voor = await vingerafdruk()
  const droog = await maak(invoer(true))
  await doe(droog)
  expect(await lees(droog)).toMatchObject({ status: 'klaar', gedaan: AANTAL, totaal: AANTAL })
  expect(await vingerafdruk()).toEqual(voor)
  const echt = await maak(invoer(false))
  await doe(echt)
  expect(await lees(echt)).toMatchObject({ status: 'klaar', gedaan: AANTAL, totaal: AANTAL })
  expect(await gedaan(echt)).toEqual(await regels(droog))
  expect(JSON.stringify(await lees(droog))).not.toMatch(/Kind \d|Te licht|gezinshuis/)
})

test('in a dry run Postgres refuses a write', async () => {
  await expect(g.tx(async (tx) => {
    await verhuizingRepository(tx).readOnly()
    await verhuizingRepository(tx).putBack('00000000-0000-0000-0000-000000000000', { door: 'x' })
  })).rejects.toThrow()
})

test('nothing is lost: what stayed, was converted and went apart is what there was, in the counts and in the tables', async () => {
  const voor = await totalen()
  const id = await maak(invoer(false))
  await doe(id)
  const rijen = await gedaan(id)
  const som = (deel: 'ongewijzigd' | 'omgezet' | 'geparkeerd') => rijen.reduce((n, r) => n + r.aantallen[deel], 0)
  expect(som('ongewijzigd') + som('omgezet') + som('geparkeerd')).toBe(voor.antwoorden)
  const na = await totalen()
  expect(na.antwoorden + na.apart).toBe(voor.antwoorden)
  expect(na.apart).toBe(som('geparkeerd'))
  const alle = await formulieren()
  expect(alle.every((r) => r.versie === 2 && r.revisie === 1)).toBe(true)
  expect(alle.map((r) => r.antwoorden['roepnaam']).sort()).toEqual(Array.from({ length: AANTAL }, (_, i) => `Kind ${i}`).sort())
  expect(alle.flatMap((r) => r.geparkeerd).find((a) => a.pad === 'wonen')).toMatchObject({ waarde: 'gezinshuis', tekst: 'GEZINSHUIS', vraag: 'Waar wonen', versie: 1 })
  expect(alle.flatMap((r) => r.geparkeerd).find((a) => a.pad === 'lijst/r1/waarom')).toMatchObject({ vraag: 'Alternatieven, regel 1: Waarom niet', reden: 'veld-weg' })
  const regels = await db.beheer.sql`select object_soort, reden, count(*)::int as n from logboek where gemeente_id = ${g.gemeenteId} and handeling = 'formulierbeheer.verhuizen' group by 1, 2`
  expect([...regels]).toEqual([{ object_soort: 'casus', reden: 'proef 1 naar 2', n: AANTAL }])
})

test('the casus itself, its clock and its gebeurtenissen stay as they are', async () => {
  const som = () => Promise.all(['casus', 'gebeurtenis', 'termijn', 'escalatie'].map(async (t) => (await db.beheer.sql.unsafe(`select md5(coalesce(string_agg(t::text, '' order by t::text), '')) as som from ${t} t`))[0]))
  const voor = await som()
  await doe(await maak(invoer(false)))
  expect(await som()).toEqual(voor)
})

test('a worker that dies in the middle of a form, and one that is taken over, leave every casus moved once with the same totals', async () => {
  const voor = await totalen()
  const droog = await maak(invoer(true))
  await doe(droog)
  const id = await maak(invoer(false))
  let keer = 0
  await doe(id, { raak: async () => { if ((keer += 1) === 9) throw Object.assign(new Error('weg'), { code: '57P01' }) } }).catch(() => {})
  expect(await gedaan(id)).toHaveLength(8)
  expect(await lees(id)).toMatchObject({ status: 'bezig' })
  const neemOver = () => db.beheer.sql`update achtergrondtaak set levensteken_op = now() - interval '61 seconds' where id = ${id}`
  await neemOver()
  let tweede = 0
  await doe(id, { raak: async () => { if ((tweede += 1) === 5) { await neemOver(); await doe(id) } } })
  expect(await lees(id)).toMatchObject({ status: 'klaar', gedaan: AANTAL, totaal: AANTAL })
  expect(await gedaan(id)).toEqual(await regels(droog))
  const na = await totalen()
  expect(na.antwoorden + na.apart).toBe(voor.antwoorden)
  expect((await formulieren()).every(({ revisie, versie }) => revisie === 1 && versie === 2)).toBe(true)
}, 30_000)

test('only the casussen that were ticked move, and only those that are ticked then go back', async () => {
  const alle = (await formulieren()).map(({ id }) => id)
  const mee = alle.slice(3, 8)
  const id = await maak(invoer(false, { formulierIds: mee }))
  await doe(id)
  expect(await lees(id)).toMatchObject({ status: 'klaar', gedaan: 5, totaal: 5 })
  expect((await formulieren()).filter(({ versie }) => versie === 2).map((r) => r.id)).toEqual(mee)
  const terug = mee.slice(0, 2)
  await g.tx((tx) => verhuizingRepository(tx).putBack(id, { door: g.persoon('beheerder'), formulierIds: [...terug, alle[0]!] }))
  expect((await formulieren()).filter(({ versie }) => versie === 2).map((r) => r.id)).toEqual(mee.slice(2))
  const staat = new Map((await g.tx((tx) => verhuizingRepository(tx).listVanTaak(id))).map((r) => [r.formulierId, r.terug]))
  expect(mee.map((f) => staat.get(f))).toEqual(['gedaan', 'gedaan', 'kan', 'kan', 'kan'])
})

test('stopped halfway, whole casussen are over, and how many is known', async () => {
  const id = await maak(invoer(false))
  let keer = 0
  await doe(id, { raak: async () => void ((keer += 1) === 3 && (await g.tx((tx) => achtergrondtaakRepository(tx).cancel(id)))) })
  expect(await lees(id)).toMatchObject({ status: 'geannuleerd', gedaan: 10, totaal: AANTAL })
  expect(await gedaan(id)).toHaveLength(10)
  const rijen = await formulieren()
  expect(rijen.filter((r) => r.versie === 2 && 'roepnaam' in r.antwoorden && r.revisie === 1)).toHaveLength(10)
  expect(rijen.filter((r) => r.versie === 1 && 'naam' in r.antwoorden && r.revisie === 0)).toHaveLength(AANTAL - 10)
})

test('a form that is vastgesteld meanwhile is skipped and told; a closed casus is left alone', async () => {
  const [eerste, , derde] = await db.beheer.sql<{ id: string; casus: string; nummer: string }[]>`
    select f.id, f.casus_id as casus, c.nummer from formulier f join casus c on c.id = f.casus_id where f.gemeente_id = ${g.gemeenteId} order by c.nummer desc`
  const id = await maak(invoer(false))
  let keer = 0
  await doe(id, {
    raak: async () => {
      if ((keer += 1) !== 1) return
      await g.tx((tx) => formulierRepository(tx).vaststellen({ id: eerste!.id, revisie: 0, door: g.persoon('casusregisseur'), getoond: [] }))
      await db.beheer.sql`update casus set afgesloten_op = nu() where id = ${derde!.casus}`
    },
  })
  expect((await lees(id)).uitkomst).toMatchObject({ overgeslagen: [{ nummer: eerste!.nummer, volgnr: 1 }] })
  expect((await gedaan(id)).map((r) => r.formulierId)).not.toContain(eerste!.id)
  expect((await formulieren()).filter((r) => r.versie === 1).map((r) => r.id).sort()).toEqual([eerste!.id, derde!.id].sort())
})

test('akkoorden are withdrawn when the questions became others, and stay when they did not', async () => {
  const teken = () => db.beheer.sql`update formulier set akkoorden = '{"akk": {"naam": "A"}}' where gemeente_id = ${g.gemeenteId}`
  await teken()
  await g.tx((tx) => kaderRepository(tx).publishFormulier(form({ ...naam, label: 'Hoe heet je' }, wonen('thuis', 'gezinshuis'), lijst(wat, waarom))))
  const licht = await maak(invoer(false, { vraag: { sleutel: 'proef', van: [1], naar: 3, toewijzing: {} } }))
  await doe(licht)
  expect((await formulieren()).every((r) => 'akk' in r.akkoorden && r.versie === 3)).toBe(true)
  expect((await gedaan(licht)).every((r) => r.aantallen.akkoorden === 0 && r.uitkomst === 'ongewijzigd')).toBe(true)
  const zwaar = await maak(invoer(false))
  await doe(zwaar)
  expect((await formulieren()).every((r) => Object.keys(r.akkoorden).length === 0)).toBe(true)
  expect((await gedaan(zwaar)).every((r) => r.aantallen.akkoorden === 1)).toBe(true)
})

test('put back: every form is as it was, except one that was written in or signed since', async () => {
  const voor = await formulieren()
  const id = await maak(invoer(false))
  await doe(id)
  const [geschreven, getekend] = voor
  await g.tx((tx) => formulierRepository(tx).save({ id: geschreven!.id, revisie: 1, antwoorden: { roepnaam: 'Nieuw' }, veldrevisies: {} }))
  await g.tx((tx) => formulierRepository(tx).setAkkoorden(getekend!.id, { akk: { door: 'x', naam: 'A', rol: 'gedragswetenschapper', op: '2026-01-01T00:00:00Z', revisie: 1 } as never }))
  expect((await g.tx((tx) => verhuizingRepository(tx).telTerug([id]))).get(id)).toEqual({ verhuisd: AANTAL, terug: 0, kan: AANTAL - 2 })
  const terug = await Promise.all([1, 2].map(() => g.tx((tx) => verhuizingRepository(tx).putBack(id, { door: 'x' }))))
  expect(terug.map((t) => t.length).sort()).toEqual([0, AANTAL - 2])
  const na = await formulieren()
  for (const [i, r] of na.entries()) {
    if (r.id === geschreven!.id || r.id === getekend!.id) expect(r.versie).toBe(2)
    else expect(r).toEqual({ ...voor[i]!, revisie: 2 })
  }
  expect((await g.tx((tx) => verhuizingRepository(tx).telTerug([id]))).get(id)).toEqual({ verhuisd: AANTAL, terug: AANTAL - 2, kan: 0 })
})

test('what went apart travels along and comes back when its question does', async () => {
  await doe(await maak(invoer(false)))
  await g.tx((tx) => kaderRepository(tx).publishFormulier({ ...v1, titel: 'Proef, weer' }))
  const id = await maak(invoer(false, { vraag: { sleutel: 'proef', van: 'alle', naar: 3, toewijzing: { roepnaam: 'naam' } } }))
  await doe(id)
  const rijen = await formulieren()
  expect(rijen.filter((r) => r.antwoorden['wonen'] === 'gezinshuis')).toHaveLength(8)
  expect(rijen.flatMap((r) => r.geparkeerd).map((a) => a.pad)).toEqual(Array.from({ length: 5 }, () => 'lijst/r1/waarom'))
  expect((await gedaan(id)).filter((r) => r.aantallen.vragen.teruggezet.includes('Waar wonen'))).toHaveLength(8)
})

test('a version that does not exist is refused with a code', async () => {
  const id = await maak(invoer(false, { vraag: { sleutel: 'proef', van: 'alle', naar: 9, toewijzing: {} } }))
  await doe(id)
  expect(await lees(id)).toMatchObject({ status: 'mislukt', foutCode: 'VERSIE_ONBEKEND' })
})
