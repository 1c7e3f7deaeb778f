import { achtergrondtaakRepository, createDb, herhalingRepository, sqlOf, type Achtergrondtaak } from '@regietafel/db'
import { createTestDb, gegevenGemeente, zaaiGeschiedenis, type GegevenGemeente, type TestDb } from '@regietafel/db/testing'
import { pino } from 'pino'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { voerTaakUitHandler } from '../voer-taak-uit.ts'

/** More than two batches. */
const AANTAL = 120
let db: TestDb
let g: GegevenGemeente
let ids: string[]

beforeAll(async () => {
  db = await createTestDb({ max: 4 })
})
afterAll(() => db.release())
beforeEach(async () => {
  g = await gegevenGemeente(db)
  await zaaiGeschiedenis(db.beheer, { gemeenteId: g.gemeenteId, kaderversieId: g.kaderversieId, aantal: 60 })
  // As many escalaties that still matter, each with one mail that was given up.
  ids = await g.tx(async (tx) => {
    const sql = sqlOf(tx)
    await sql`update termijn set stand = 'open', plan = '[]', volgende_actie_op = null, einde_op = nu() - interval '1 day'`
    await sql`update escalatie set status = 'open', bezorgd_op = nu(), gepland_op = nu() + interval '1 hour'`
    const rijen = await sql<{ id: string }[]>`
      insert into bezorging (gemeente_id, escalatie_id, kanaal, gebruiker_id, rol, sleutel, status, pogingen, laatste_fout_code, eerste_fout_op, laatste_fout_op)
      select e.gemeente_id, e.id, 'email', ${g.persoon('casusregisseur')}, 'casusregisseur', e.id || ':email:x', 'mislukt', 3, 'SMTP_550', nu() - interval '2 days', nu() - interval '1 day'
      from escalatie e limit ${AANTAL} returning id`
    return rijen.map(({ id }) => id)
  })
})

const lees = async (id: string): Promise<Achtergrondtaak> => (await g.tx((tx) => achtergrondtaakRepository(tx).findById(id)))!
const maak = (wat: object = {}): Promise<string> =>
  g.tx((tx) => achtergrondtaakRepository(tx).create({ soort: 'bezorg-opnieuw', invoer: { selectie: { ids }, wachtten: [], tempoPerMinuut: 60, reden: 'Afzender hersteld', ...wat }, door: g.persoon('operator') }))
const doe = (taakId: string, { raak = async () => {}, signal = new AbortController().signal }: { raak?: () => Promise<void>; signal?: AbortSignal } = {}): Promise<void> =>
  voerTaakUitHandler({ log: pino({ level: 'silent' }), raak, openTaakDb: () => createDb({ url: db.url, role: 'app', max: 1 }) }).handle({ gemeenteId: g.gemeenteId, taakId }, signal)
interface Rij { id: string; status: string; pogingen: number; over: number | null; open: boolean; sleutel: string }
const rijen = (): Promise<Rij[]> => g.tx((tx) => sqlOf(tx)<Rij[]>`
  select b.id, b.status, b.pogingen, extract(epoch from b.niet_voor - (select begonnen_op from achtergrondtaak order by aangemaakt_op desc limit 1))::float8 as over, e.bezorgd_op is null as open, b.sleutel
  from bezorging b join escalatie e on e.id = b.escalatie_id where b.kanaal = 'email' order by b.niet_voor, b.id`)

test('every message is set to go once, spread over time by the tempo, with its key and its tries anew', async () => {
  const sleutels = (await rijen()).map(({ sleutel }) => sleutel).sort()
  const taak = await maak()
  await doe(taak)
  expect(await lees(taak)).toMatchObject({ status: 'klaar', gedaan: AANTAL, totaal: AANTAL, uitkomst: { gezet: AANTAL, overgeslagen: 0 } })
  const na = await rijen()
  expect(na.every(({ status, pogingen, open }) => status === 'wacht' && pogingen === 0 && open)).toBe(true)
  expect(na.map(({ over }) => Math.round(over!))).toEqual(Array.from({ length: AANTAL }, (_, i) => i))
  expect(na.map(({ sleutel }) => sleutel).sort()).toEqual(sleutels)
})

test('what is still tried by itself waits for its place in the tempo like the rest, also when its own next try was due', async () => {
  await g.tx((tx) => sqlOf(tx)`update bezorging set status = 'wacht', niet_voor = nu() - interval '1 minute' where id = any (${ids}::text[]::uuid[])`)
  await doe(await maak({ wachtten: ids }))
  expect((await rijen()).map(({ over }) => Math.round(over!))).toEqual(Array.from({ length: AANTAL }, (_, i) => i))
})

test('what was sent or settled in between is left alone', async () => {
  const taak = await maak()
  await g.tx(async (tx) => {
    await sqlOf(tx)`update bezorging set status = 'bezorgd', bezorgd_op = nu(), laatste_fout_code = null where id = ${ids[0]!}`
    await sqlOf(tx)`update escalatie set status = 'opgelost' where id = (select escalatie_id from bezorging where id = ${ids[1]!})`
  })
  await doe(taak)
  expect((await lees(taak)).uitkomst).toEqual({ gezet: AANTAL - 2, overgeslagen: 2 })
  const na = new Map((await rijen()).map((rij) => [rij.id, rij.status]))
  expect([na.get(ids[0]!), na.get(ids[1]!)]).toEqual(['bezorgd', 'mislukt'])
})

test('a worker that dies halfway: whoever takes it over gives the same moments, and what was tried meanwhile is not tried anew', async () => {
  const taak = await maak()
  let batches = 0
  const dood = doe(taak, { raak: async () => { batches += 1; if (batches === 2) throw Object.assign(new Error('weg'), { code: '57P01' }) } })
  await expect(dood).rejects.toThrow()
  const gezet = (await rijen()).filter(({ status }) => status === 'wacht')
  expect(gezet).toHaveLength(50)
  // One of them was sent and one was tried in vain since.
  await g.tx(async (tx) => {
    await sqlOf(tx)`update bezorging set status = 'bezorgd', bezorgd_op = nu(), laatste_fout_code = null where id = ${gezet[0]!.id}`
    await sqlOf(tx)`update bezorging set status = 'mislukt', pogingen = 3, laatste_fout_op = nu() + interval '1 second' where id = ${gezet[1]!.id}`
  })
  await db.beheer.sql`update achtergrondtaak set levensteken_op = now() - interval '61 seconds' where id = ${taak}`
  await doe(taak)
  const na = new Map((await rijen()).map((rij) => [rij.id, rij]))
  expect(na.get(gezet[0]!.id)!.status).toBe('bezorgd')
  expect(na.get(gezet[1]!.id)).toMatchObject({ status: 'mislukt', pogingen: 3 })
  for (const { id, over } of gezet.slice(2)) expect(na.get(id)!.over).toBe(over)
  expect([...na.values()].filter(({ status }) => status === 'wacht')).toHaveLength(AANTAL - 2)
})

test('stopped between two batches: nothing of it goes any more', async () => {
  const taak = await maak()
  let batches = 0
  let stop: Promise<unknown> | undefined
  await doe(taak, { raak: async () => {
    batches += 1
    if (batches !== 1) return
    // Runs into the batch that is being set, waits for it, and takes it back.
    stop = g.tx(async (tx) => { await herhalingRepository(tx).stop(taak); return herhalingRepository(tx).neemTerug(ids) })
    await new Promise((klaar) => setTimeout(klaar, 100))
  } })
  await stop
  expect((await lees(taak)).status).toBe('geannuleerd')
  expect((await rijen()).every(({ status }) => status === 'mislukt')).toBe(true)
})

test('everything in one verzamelmail goes at one moment, also when one of it was ticked', async () => {
  const [mail] = await db.beheer.sql<{ id: string }[]>`insert into verzamelmail (gemeente_id, gebruiker_id, dag, status, pogingen) values (${g.gemeenteId}, ${g.persoon('casusregisseur')}, current_date, 'mislukt', 9) returning id`
  await db.beheer.sql`update bezorging set verzamelen = true, verzamelmail_id = ${mail!.id} where id = any (${ids.slice(0, 70)}::text[]::uuid[])`
  const taak = await maak({ selectie: { ids: [ids[5]!, ids[90]!] } })
  await doe(taak)
  const na = (await rijen()).filter(({ status }) => status === 'wacht')
  expect(na).toHaveLength(71)
  expect(new Set(na.filter(({ id }) => ids.indexOf(id) < 70).map(({ over }) => over)).size).toBe(1)
  const mails = await g.tx((tx) => sqlOf(tx)`select status, pogingen from verzamelmail`)
  expect([...mails]).toEqual([{ status: 'wacht', pogingen: 0 }])
})
