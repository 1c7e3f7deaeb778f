import { createDb } from '@regietafel/db'
import { createTestDb, type TestDb } from '@regietafel/db/testing'
import { randomUUID } from 'node:crypto'
import { pino } from 'pino'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { slaap } from '../testing/proef.ts'
import { zaaiGemeente, type Zaad } from '../testing/zaad.ts'
import { startNacht } from './nacht.ts'

const poll = { timeout: 8_000, interval: 50 }
let testDb: TestDb
let zaad: Zaad
let lopend: { stop(): Promise<void> }[] = []
beforeEach(async () => {
  testDb = await createTestDb()
  zaad = await zaaiGemeente(testDb)
})
afterEach(async () => {
  await Promise.all(lopend.map((n) => n.stop()))
  lopend = []
  await testDb.release()
})

const start = (regels: string[] = []) => lopend.push(startNacht({ db: testDb.worker.db, log: pino({ level: 'error' }, { write: (regel) => void regels.push(regel) }), openTaakDb: () => createDb({ url: testDb.url, role: 'app', max: 1 }), kijkMs: 50 }))
const nachten = async (van = zaad) => (await testDb.beheer.sql<{ nacht: string; kwijt: number }[]>`select nacht::text as nacht, kwijt from bewijs where soort = 'nacht' and gemeente_id = ${van.gemeenteId} order by volgnr`)
const klok = (dagen: number) => testDb.beheer.sql`insert into proefklok (verschuiving) values (${dagen} * interval '1 day') on conflict (enig) do update set verschuiving = excluded.verschuiving`

test('two workers race through three nights: one proof per gemeente and night', async () => {
  const anders = await zaaiGemeente(testDb)
  start()
  start()
  for (let dag = 0; dag < 3; dag++) {
    await klok(dag)
    await expect.poll(async () => [(await nachten()).length, (await nachten(anders)).length], poll).toEqual([dag + 1, dag + 1])
  }
  await slaap(200)
  for (const van of [zaad, anders]) expect(new Set((await nachten(van)).map(({ nacht }) => nacht)).size).toBe(3)
  for (const van of [zaad, anders]) expect(await nachten(van)).toHaveLength(3)
})

test('a worker that was off catches up; one that finds it done leaves it', async () => {
  start()
  await expect.poll(async () => (await nachten()).length, poll).toBe(1)
  await lopend.pop()!.stop()
  await klok(9)
  await slaap(150)
  expect(await nachten()).toHaveLength(1)
  start()
  await expect.poll(async () => (await nachten()).length, poll).toBe(2)
})

test('the sweep goes first: what is due is not called lost because the clock jumped', async () => {
  await zaad.persoon({ rol: 'operator' })
  const { id } = await zaad.casus()
  const termijn = await zaad.termijn(id, [{ trap: 'E1', over: -3_600, naar: ['operator'] }])
  start()
  await slaap(300)
  expect(await nachten()).toEqual([])
  await testDb.beheer.sql`update termijn set volgende_actie_op = null, stand = 'afgerond', afgerond_op = nu() where id = ${termijn.id}`
  await expect.poll(() => nachten(), poll).toMatchObject([{ kwijt: 0 }])
})

test('computes the proofs anew after each night: what was changed behind its back is said, once per night', async () => {
  const { sql } = testDb.beheer
  await zaad.persoon({ rol: 'operator' })
  const { id: casusId } = await zaad.casus()
  const termijn = await zaad.termijn(casusId, [{ trap: 'E1', over: 3_600, naar: ['operator'] }])
  const [e] = await sql<{ id: string }[]>`insert into escalatie (gemeente_id, casus_id, termijn_id, cyclus, trap, gepland_op, naar, bezorgd_op) values (${zaad.gemeenteId}, ${casusId}, ${termijn.id}, 1, 'E0', nu(), '{operator}', nu()) returning id`
  const regels: string[] = []
  start(regels)
  await expect.poll(async () => (await nachten()).length, poll).toBe(1)
  await slaap(300)
  expect(regels.filter((regel) => regel.includes('not what the proofs hold'))).toEqual([])
  await sql`delete from escalatie where id = ${e!.id}`
  await sql`update termijn set volgende_actie_op = null, stand = 'afgerond', afgerond_op = nu() where id = ${termijn.id}`
  await klok(1)
  await expect.poll(() => regels.filter((regel) => regel.includes('not what the proofs hold')).map((regel) => JSON.parse(regel) as object), poll).toMatchObject([{ soort: 'verwijderd', volgnr: 1, aantal: 1, escalatieIds: [e!.id] }])
})

test('throws away tries after 90 days, thins measures after 48 hours, and files no answer points at after 30 days', async () => {
  const { sql } = testDb.beheer
  const wie = await zaad.persoon({ rol: 'operator' })
  const { id: casusId } = await zaad.casus()
  const termijn = await zaad.termijn(casusId, [{ trap: 'E1', over: 3_600, naar: ['operator'] }])
  const [e] = await sql<{ id: string }[]>`insert into escalatie (gemeente_id, casus_id, termijn_id, cyclus, trap, gepland_op, naar, bezorgd_op) values (${zaad.gemeenteId}, ${casusId}, ${termijn.id}, 1, 'E0', nu(), '{operator}', nu()) returning id`
  const [b] = await sql<{ id: string }[]>`insert into bezorging (gemeente_id, escalatie_id, kanaal, gebruiker_id, rol, sleutel) values (${zaad.gemeenteId}, ${e!.id}, 'taak', ${wie}, 'operator', 's') returning id`
  for (const dagen of [0, 89, 91]) await sql`insert into bezorgpoging (gemeente_id, bezorging_id, op, gelukt, duur_ms) values (${zaad.gemeenteId}, ${b!.id}, nu() - ${dagen} * interval '1 day', false, 1)`
  await sql`insert into meting (gemeente_id, maat, op, waarde) select ${zaad.gemeenteId}, 'mislukt', date_bin('15 minutes', now(), 'epoch') - x.u * interval '1 hour' + n * interval '1 minute', n from (values (24), (72), (2400)) x(u), generate_series(0, 14) n`
  const versie = randomUUID()
  await sql`insert into formulierversie (id, gemeente_id, sleutel, versie, titel, definitie, hash) values (${versie}, ${zaad.gemeenteId}, 'f', 1, 'F', '{}', 'h')`
  const formulieren: string[] = []
  for (const volgnr of [1, 2]) formulieren.push((await sql<{ id: string }[]>`insert into formulier (gemeente_id, casus_id, formulierversie_id, sleutel, volgnr) values (${zaad.gemeenteId}, ${casusId}, ${versie}, 'f', ${volgnr}) returning id`)[0]!.id)
  const bijlage = async (dagen: number) => (await sql<{ id: string }[]>`
    insert into bijlage (gemeente_id, formulier_id, veld_id, naam, mediatype, grootte, hash, inhoud, door, op) values (${zaad.gemeenteId}, ${formulieren[0]!}, 'v', 'a.txt', 'text/plain', 1, 'h', 'a', 'x', nu() - ${dagen} * interval '1 day') returning id`)[0]!.id
  const [wees, jong, ouder] = [await bijlage(31), await bijlage(29), await bijlage(400)]
  await sql`update formulier set antwoorden = jsonb_build_object('v', jsonb_build_array(jsonb_build_object('id', ${ouder}::text))) where id = ${formulieren[1]!}`

  start()
  await expect.poll(async () => (await sql<{ id: string }[]>`select id from bijlage order by id`).map(({ id }) => id), poll).toEqual([jong, ouder].sort())
  expect(wees).not.toBe(jong)
  expect((await sql`select from bezorgpoging`).length).toBe(2)
  const metingen = await sql<{ waarde: number; uur: number }[]>`select waarde::int as waarde, round(extract(epoch from now() - op) / 3600)::int as uur from meting order by op`
  expect(metingen).toHaveLength(17)
  expect(metingen.slice(0, 2).map(({ waarde }) => waarde)).toEqual([0, 14])
})
