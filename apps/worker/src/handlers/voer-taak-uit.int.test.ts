import { achtergrondtaakRepository, createDb, inGemeente, type Achtergrondtaak } from '@regietafel/db'
import { createTestDb, gegevenGemeente, zaaiGeschiedenis, type GegevenGemeente, type TestDb } from '@regietafel/db/testing'
import { rijnmond1op1, type Kaderdefinitie } from '@regietafel/domain/kader'
import { pino } from 'pino'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { voerTaakUitHandler } from './voer-taak-uit.ts'

/** More than two batches of the terugblik. */
const AANTAL = 1_200

let db: TestDb
let g: GegevenGemeente
const gemeenteId = (): string => g.gemeenteId

beforeAll(async () => {
  db = await createTestDb({ max: 4 })
  g = await gegevenGemeente(db)
  await zaaiGeschiedenis(db.beheer, { gemeenteId: gemeenteId(), kaderversieId: g.kaderversieId, aantal: AANTAL })
})
afterAll(() => db.release())
beforeEach(async () => {
  await db.beheer.sql`update achtergrondtaak set status = 'geannuleerd' where status in ('wacht', 'bezig')`
})

/** The shipped kader with the HVP due sooner. */
const strenger: Kaderdefinitie = {
  ...rijnmond1op1,
  titel: 'Strenger',
  termijnen: rijnmond1op1.termijnen.map((t) => (t.termijn === 'hulpverleningsplan' ? { ...t, tel: [{ aantal: 10, eenheid: 'dagen' as const }] } : t)),
}
const invoer = (kader: unknown = rijnmond1op1) => ({ sleutel: 'rijnmond-1-op-1', vergelijkMet: 'rijnmond-1-op-1', van: '2026-01-01', tot: '2026-12-31', nu: '2027-01-15T12:00:00Z', kader })

const maak = (soort: Achtergrondtaak['soort'], wat: Record<string, unknown>): Promise<string> => g.tx((tx) => achtergrondtaakRepository(tx).create({ soort, invoer: wat, door: g.persoon('beheerder') }))
const lees = async (id: string): Promise<Achtergrondtaak> => (await g.tx((tx) => achtergrondtaakRepository(tx).findById(id)))!
const handler = (raak: () => Promise<void> = async () => {}) =>
  voerTaakUitHandler({ log: pino({ level: 'silent' }), raak, openTaakDb: () => createDb({ url: db.url, role: 'app', max: 1 }) })
const doe = (taakId: string, { raak, signal = new AbortController().signal }: { raak?: () => Promise<void>; signal?: AbortSignal } = {}): Promise<void> =>
  handler(raak).handle({ gemeenteId: gemeenteId(), taakId }, signal)
interface Uitkomst {
  casussen: number
  duurMs: number
  totaal: Record<'echt' | 'concept', { escalaties: number; teLaat: number }>
  termijnen: { termijn: string; echt: object; concept: object }[]
  escalaties: { trap: string; rol: string; echt: number; concept: number }[]
  perCasus: unknown[]
  alleCasussen: unknown[]
}
const uitkomst = async (id: string): Promise<Uitkomst> => (await lees(id)).uitkomst as unknown as Uitkomst

/** Of everything that must stay as it is. */
async function vingerafdruk(): Promise<unknown> {
  const tabellen = ['casus', 'gebeurtenis', 'termijn', 'escalatie', 'bezorging', 'kaderversie', 'logboek']
  return Promise.all(tabellen.map(async (tabel) => [tabel, (await db.beheer.sql.unsafe(`select md5(coalesce(string_agg(t::text, '' order by t::text), '')) as som, count(*)::int as rijen from ${tabel} t`))[0]]))
}

test('the kader they ran on gives what the rows say, to the last termijn and trap', async () => {
  const voor = await vingerafdruk()
  const id = await maak('terugblik', invoer())
  await doe(id)
  expect(await lees(id)).toMatchObject({ status: 'klaar', gedaan: AANTAL, totaal: AANTAL, foutCode: null })
  const u = await uitkomst(id)
  expect(u.casussen).toBe(AANTAL)
  expect(u.totaal.echt.escalaties).toBeGreaterThan(AANTAL)
  expect(u.totaal.concept).toEqual(u.totaal.echt)
  for (const t of u.termijnen) expect(t.concept, t.termijn).toEqual(t.echt)
  for (const e of u.escalaties) expect(e.concept, `${e.trap} ${e.rol}`).toBe(e.echt)
  expect(u.perCasus).toEqual([])
  expect(u.alleCasussen).toHaveLength(AANTAL)
  expect(await vingerafdruk()).toEqual(voor)
})

test('a stricter kader shows more late termijnen and more escalaties, and changes nothing', async () => {
  const voor = await vingerafdruk()
  const id = await maak('terugblik', invoer(strenger))
  const begin = performance.now()
  await doe(id)
  expect(performance.now() - begin).toBeLessThan(10_000)
  const u = await uitkomst(id)
  expect(u.totaal.concept.teLaat).toBeGreaterThan(u.totaal.echt.teLaat)
  expect(u.totaal.concept.escalaties).toBeGreaterThan(u.totaal.echt.escalaties)
  expect(u.perCasus).toHaveLength(500)
  expect(JSON.stringify(u)).not.toContain('Naam')
  expect(await vingerafdruk()).toEqual(voor)
})

test('a wish to stop is heard within one batch', async () => {
  const id = await maak('terugblik', invoer())
  let batches = 0
  await doe(id, { raak: async () => void ((batches += 1) === 1 && (await g.tx((tx) => achtergrondtaakRepository(tx).cancel(id)))) })
  expect(batches).toBe(1)
  expect(await lees(id)).toMatchObject({ status: 'geannuleerd', uitkomst: null, gedaan: 1_000 })
})

test('one that waits is over at once when somebody stops it, and never begins', async () => {
  const id = await maak('terugblik', invoer())
  await g.tx((tx) => achtergrondtaakRepository(tx).cancel(id))
  await doe(id)
  expect(await lees(id)).toMatchObject({ status: 'geannuleerd', gedaan: 0 })
})

test('two workers that race for it do it once', async () => {
  const id = await maak('terugblik', invoer())
  let batches = 0
  const raak = async (): Promise<void> => void (batches += 1)
  await Promise.all([doe(id, { raak }), doe(id, { raak }), doe(id, { raak })])
  expect(batches).toBe(3)
  expect((await lees(id)).status).toBe('klaar')
})

test('a worker that ends gives it back; another begins it again', async () => {
  const id = await maak('terugblik', invoer())
  const stop = new AbortController()
  await doe(id, { raak: async () => stop.abort(), signal: stop.signal })
  expect(await lees(id)).toMatchObject({ status: 'wacht' })
  await doe(id)
  expect((await lees(id)).status).toBe('klaar')
})

test.each([
  ['halfway', 1],
  ['at its last line', 3],
])('a worker that was taken for dead and wakes up %s writes nothing over what the other found', async (_waar, bij) => {
  const id = await maak('terugblik', invoer(strenger))
  let keer = 0
  let gevonden: Achtergrondtaak | null = null
  await doe(id, {
    raak: async () => {
      keer += 1
      if (keer !== bij) return
      await db.beheer.sql`update achtergrondtaak set levensteken_op = now() - interval '61 seconds' where id = ${id}`
      await doe(id)
      gevonden = await lees(id)
    },
  })
  expect(keer).toBe(bij)
  expect(await lees(id)).toMatchObject({ status: 'klaar', gedaan: AANTAL })
  expect(await lees(id)).toEqual(gevonden)
})

test('with a sign of life within the minute nobody takes it over; a task that keeps bringing workers down is given up', async () => {
  const id = await maak('terugblik', invoer())
  await db.beheer.sql`update achtergrondtaak set status = 'bezig', levensteken_op = now() - interval '50 seconds', pogingen = 1 where id = ${id}`
  await doe(id)
  expect((await lees(id)).status).toBe('bezig')
  await db.beheer.sql`update achtergrondtaak set levensteken_op = now() - interval '61 seconds', pogingen = 5 where id = ${id}`
  await doe(id)
  expect(await lees(id)).toMatchObject({ status: 'mislukt', foutCode: 'TE_VAAK_BEGONNEN' })
})

test('a kader that cannot be read or that nobody runs on is refused with a code', async () => {
  const stuk = await maak('terugblik', invoer({ formaat: 1 }))
  await doe(stuk)
  expect(await lees(stuk)).toMatchObject({ status: 'mislukt', foutCode: 'KADER_NIET_LEESBAAR' })
  const onbekend = await maak('terugblik', { ...invoer(), vergelijkMet: 'bestaat-niet' })
  await doe(onbekend)
  expect(await lees(onbekend)).toMatchObject({ status: 'mislukt', foutCode: 'KADER_ONBEKEND' })
})

test('a task of another gemeente is nobody\'s here', async () => {
  const ander = await gegevenGemeente(db)
  const id = await maak('terugblik', invoer())
  await handler().handle({ gemeenteId: ander.gemeenteId, taakId: id }, new AbortController().signal)
  expect((await lees(id)).status).toBe('wacht')
})

test('after a change of the kalender every open casus is brought along, a closed one stays', async () => {
  const eigen = await gegevenGemeente(db)
  await zaaiGeschiedenis(db.beheer, { gemeenteId: eigen.gemeenteId, kaderversieId: eigen.kaderversieId, aantal: 60 })
  const deadlines = async (): Promise<{ casus: string; deadline: string }[]> => [
    ...(await db.beheer.sql<{ casus: string; deadline: string }[]>`select casus_id as casus, string_agg(termijn || deadline::text, ' ' order by termijn, cyclus) as deadline from termijn where gemeente_id = ${eigen.gemeenteId} group by 1 order by 1`),
  ]
  const voor = await deadlines()
  const dicht = voor[0]!.casus
  await db.beheer.sql`update casus set afgesloten_op = nu() where id = ${dicht}`
  await db.beheer.sql`
    insert into kalenderdag (gemeente_id, datum, naam, bron, soort, toegevoegd_op, terugwerkend_op)
    select ${eigen.gemeenteId}, d, 'Gesloten', 'proef', 'eigen', '2025-01-01', '2025-01-01' from generate_series(date '2026-01-05', date '2026-12-31', interval '1 day') d where extract(isodow from d) = 1`
  const id = await inGemeente(db.app.db, { gemeenteId: eigen.gemeenteId }, (tx) => achtergrondtaakRepository(tx).create({ soort: 'kalender-bijwerken', invoer: {}, door: eigen.persoon('beheerder') }))
  await handler().handle({ gemeenteId: eigen.gemeenteId, taakId: id }, new AbortController().signal)
  const na = await deadlines()
  expect(na.filter((rij, i) => rij.deadline !== voor[i]!.deadline).length).toBeGreaterThan(40)
  expect(na[0]).toEqual(voor[0])
  const taak = await eigen.tx((tx) => achtergrondtaakRepository(tx).findById(id))
  expect(taak).toMatchObject({ status: 'klaar', gedaan: 59, totaal: 59, uitkomst: { casussen: 59 } })
})
