import { randomUUID } from 'node:crypto'
import type { Datum } from '@regietafel/domain/kernel'
import { maatnamen } from '@regietafel/domain/escalatie'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inGemeente, sqlOf, type Sql } from '../tenant.ts'
import { createTestDb, gegevenGemeente, type GegevenGemeente, type TestDb } from '../testing/index.ts'
import { appendGebeurtenissen } from '../voortgang.ts'
import { hartslagRepository } from './hartslag.repository.ts'
import { bewakingsmaten } from './maat.repository.ts'

let testDb: TestDb
let g: GegevenGemeente
beforeAll(async () => {
  testDb = await createTestDb()
  g = await gegevenGemeente(testDb)
})
afterAll(() => testDb.release())

const meet = (gemeenteId = g.gemeenteId) => inGemeente(testDb.worker.db, { gemeenteId }, bewakingsmaten)
const schrijf = (work: (sql: Sql) => Promise<unknown>) => inGemeente(testDb.beheer.db, { gemeenteId: g.gemeenteId }, (tx) => work(sqlOf(tx)))
const MIN = 60_000

test('an empty gemeente has every number, and what nobody could know is not known', async () => {
  const stil = await meet()
  expect(Object.keys(stil).toSorted()).toEqual([...maatnamen].toSorted())
  expect(stil).toMatchObject({ mislukt: 0, 'oudste-niet-afgegaan': 0, 'sweep-achterstand': null, 'bezorgd-deel': null, verschil: null, klokverschil: null, workers: 0, pauzes: 0, 'nachtbewijs-oudste': null })
})

test('each number says what the rows say', async () => {
  const { id: casusId } = await g.casus()
  await g.tx((tx) => appendGebeurtenissen(tx, casusId, [{ soort: 'plaatsing', datum: '2026-04-24' as Datum }]))
  await schrijf(async (sql) => {
    await sql`update termijn set volgende_actie_op = case termijn when 'verklarende-analyse' then nu() - interval '7 minutes' else nu() + interval '1 day' end where volgende_actie_op is not null`
    await sql`
      insert into escalatie (gemeente_id, casus_id, termijn_id, cyclus, trap, gepland_op, afgegaan_op, naar, bezorgen_na, bezorgd_op, vervangen)
      select t.gemeente_id, t.casus_id, t.id, 1, x.trap, nu(), nu() - x.oud::interval, '{casusregisseur}', nu() + x.na::interval, case when x.klaar then nu() end, false
      from termijn t, (values ('H1', '9 hours', null, true), ('E1', '8 hours', '1 hour', false), ('E3', '30 minutes', null, true), ('E4', '10 minutes', '-3 minutes', false), ('E5', '1 minute', null, true)) as x(trap, oud, na, klaar)
      where t.termijn = 'verklarende-analyse'`
    await sql`
      insert into bezorging (gemeente_id, escalatie_id, kanaal, gebruiker_id, rol, sleutel, status, laatste_fout_code, eerste_fout_op)
      select e.gemeente_id, e.id, 'email', ${g.persoon('operator')}, 'operator', e.id || ':' || x.status || coalesce(x.code, ''), x.status, x.code, nu() - x.oud::interval
      from escalatie e, (values ('mislukt', 'SMTP_550', '20 minutes'), ('wacht', 'HTTP_503', '5 minutes'), ('wacht', null, null), ('bezorgd', null, null), ('laten-vallen', 'SMTP_550', '9 days')) as x(status, code, oud)
      where e.trap = 'E3'`
    // Two tries of one message, the second went well; one that only failed; and one of long ago.
    await sql`
      insert into bezorgpoging (gemeente_id, bezorging_id, op, gelukt, duur_ms)
      select b.gemeente_id, b.id, nu() - x.oud::interval, x.gelukt, 5 from bezorging b
        join (values ('bezorgd', '10 minutes', false), ('bezorgd', '5 minutes', true), ('mislukt', '5 minutes', false), ('mislukt', '3 hours', false)) as x(status, oud, gelukt) on x.status = b.status`
    await sql`insert into pauze (gemeente_id, soort, doel, reden, door, van, tot, hervat_op, hervat_door) values
      (${g.gemeenteId}, 'kanaal', 'email', 'storing', 'op', nu() - interval '1 hour', nu() + interval '1 hour', null, null),
      (${g.gemeenteId}, 'kanaal', 'webhook', 'storing', 'op', nu() - interval '3 hours', nu() - interval '1 hour', null, null),
      (${g.gemeenteId}, 'kanaal', 'taak', 'storing', 'op', nu() - interval '1 hour', nu() + interval '1 hour', nu(), 'op')`
    await sql`insert into bewijs (gemeente_id, volgnr, soort, nacht, wekkers, moest, afgegaan, bezorgd, onderweg, mislukt, kwijt, dubbel, te_vroeg, na_sluiting, hash, op, verschillen) values
      (${g.gemeenteId}, 1, 'nacht', current_date - 1, 0, 9, 9, 9, 9, 9, 9, 9, 9, 9, 'h', nu() + interval '1 day', '[]'), (${g.gemeenteId}, 2, 'hand', null, 0, 9, 9, 9, 9, 9, 1, 2, 3, 4, 'h', nu(), '[{"soort": "onleesbaar"}, {"soort": "kwijt"}]')`
  })
  const gemeten = await meet()
  expect(gemeten).toMatchObject({
    mislukt: 2, 'niet-bevestigd': 3, 'bezorgd-deel': 0.5, pauzes: 1, verschil: 11,
    'achterstand-h': 1, 'achterstand-e1': 1, 'achterstand-e2': 0, 'achterstand-e3': 1, 'achterstand-e4': 2,
  })
  const minuten = (['oudste-niet-afgegaan', 'mislukt-oudste', 'niet-bevestigd-oudste', 'onbezorgd-oudste'] as const).map((maat) => Math.round(gemeten[maat]! / MIN))
  expect(minuten).toEqual([7, 20, 30, 3])
})

test('which traps are spoed is what the gemeente says, and what stands above them on the ladder', async () => {
  await schrijf((sql) => sql`insert into meldinginstelling (gemeente_id, spoed) values (${g.gemeenteId}, '{E1,E4,E-3}')`)
  expect(await meet()).toMatchObject({ 'niet-bevestigd': 3 })
  await schrijf((sql) => sql`update meldinginstelling set spoed = '{H1}'`)
  expect(await meet()).toMatchObject({ 'niet-bevestigd': 1 })
})

test('a trap that has another name is above E3, also one that begins with an H; only H with a number is a reminder', async () => {
  const voor = await meet()
  await schrijf((sql) => sql`update escalatie set trap = 'HOOFD' where trap = 'E5'`)
  expect(await meet()).toMatchObject({ 'achterstand-h': voor['achterstand-h'], 'achterstand-e4': voor['achterstand-e4'] })
  await schrijf((sql) => sql`update escalatie set trap = 'E5' where trap = 'HOOFD'`)
})

test('workers count while they live; one whose clock is wrong shows; the beat is as old as the last of them', async () => {
  const slagen = hartslagRepository(testDb.worker.db)
  await slagen.beat('w1', 'worker', { modus: 'wachtrij' })
  await slagen.beat('w2', 'worker', { modus: 'gestopt', klok: 0 })
  expect(await meet()).toMatchObject({ workers: 1 })
  expect((await meet()).klokverschil).toBeLessThan(1_000)
  await slagen.beat('w3', 'worker', { modus: 'wachtrij', klok: Date.now() - 5_000 })
  expect(Math.round((await meet()).klokverschil! / 1_000)).toBe(5)
  await testDb.beheer.sql`update hartslag set op = op - interval '4 minutes'`
  const stil = await meet()
  expect(stil).toMatchObject({ workers: 0, klokverschil: null })
  expect(Math.round(stil['sweep-achterstand']! / MIN)).toBe(4)
})

test('a worker that lives and refuses to sweep does not guard: what nobody looked at grows, until another one looks', async () => {
  const slagen = hartslagRepository(testDb.worker.db)
  await testDb.beheer.sql`delete from hartslag`
  await slagen.beat('w1', 'worker', { modus: 'wachtrij', weigertMs: 4 * MIN })
  const weigert = await meet()
  expect(weigert.workers).toBe(1)
  expect(Math.round(weigert['sweep-achterstand']! / MIN)).toBe(4)
  expect(Math.round((await slagen.bewakingMs())! / MIN)).toBe(4)
  await slagen.beat('w2', 'worker', { modus: 'wachtrij', weigertMs: 0 })
  expect((await meet())['sweep-achterstand']).toBeLessThan(MIN)
  expect(await slagen.bewakingMs()).toBeLessThan(MIN)
})

test('a night that is not proven grows old by the real time: since the first measure, and since the last night; a proof by hand is no night', async () => {
  const oud = async () => { const ms = (await meet())['nachtbewijs-oudste']; return ms === null ? null : Math.round(ms / (60 * MIN)) }
  const bewijs = (soort: string, volgnr: number, nacht: string | null, uur: number | null) => schrijf((sql) => sql`
    insert into bewijs (gemeente_id, soort, op, volgnr, nacht, moest, afgegaan, bezorgd, onderweg, mislukt, kwijt, dubbel, te_vroeg, na_sluiting, wekkers, escalaties, escalaties_aantal, escalaties_hash, escalaties_tot, hash)
    values (${g.gemeenteId}, ${soort}, nu() + interval '60 days', ${volgnr}, ${nacht}, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, '{}', 0, repeat('0', 64), clock_timestamp() - ${uur} * interval '1 hour', 'x')`)
  await testDb.beheer.sql`insert into meting (gemeente_id, maat, op, waarde) values (${g.gemeenteId}, 'workers', now() - interval '40 hours', 1), (${g.gemeenteId}, 'workers', now() - interval '1 hour', 1)`
  expect(await oud()).toBe(40)
  await bewijs('nacht', 901, '2026-04-20', 29)
  await bewijs('hand', 902, null, 1)
  expect(await oud()).toBe(29)
  await bewijs('nacht', 903, '2026-04-21', 5)
  expect(await oud()).toBe(5)
})

test('nothing of another gemeente is counted', async () => {
  const ander = await gegevenGemeente(testDb, `x${randomUUID().slice(0, 6)}`)
  expect(await meet(ander.gemeenteId)).toMatchObject({ mislukt: 0, 'niet-bevestigd': 0, pauzes: 0, verschil: null, 'bezorgd-deel': null, 'oudste-niet-afgegaan': 0 })
})
