import type { Datum } from '@regietafel/domain/kernel'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sqlOf } from '../tenant.ts'
import { createTestDb, gegevenGemeente, type GegevenGemeente, type TestDb } from '../testing/index.ts'
import { appendGebeurtenissen } from '../voortgang.ts'
import { bewakingsmaten } from './maat.repository.ts'
import { oorzaakRepository } from './oorzaak.repository.ts'
import { wachtrijRepository } from './wachtrij.repository.ts'

let testDb: TestDb
let g: GegevenGemeente
beforeAll(async () => {
  testDb = await createTestDb()
  g = await gegevenGemeente(testDb)
})
afterAll(() => testDb.release())

const merk = () => g.tx((tx) => wachtrijRepository(tx).merk())
const standen = () => g.tx((tx) => sqlOf(tx)<{ kanaal: string; status: string; code: string | null }[]>`select kanaal, status, laatste_fout_code as code from bezorging order by kanaal`)

test('a step that is done cancels its messages, waiting or given up: no cause is left, and the console shows anew; undone, they go after all', async () => {
  const { id } = await g.casus()
  const append = (soort: 'formulier-vastgesteld' | 'formulier-ingetrokken') => g.tx((tx) => appendGebeurtenissen(tx, id, [{ soort, formulier: 'verklarende-analyse' }]))
  await g.tx((tx) => appendGebeurtenissen(tx, id, [{ soort: 'plaatsing', datum: '2026-04-24' as Datum }]))
  const sql = testDb.beheer.sql
  await sql`insert into escalatie (gemeente_id, casus_id, termijn_id, cyclus, trap, gepland_op, naar) select gemeente_id, casus_id, id, cyclus, 'E1', nu(), '{casusregisseur}' from termijn where termijn = 'verklarende-analyse' and casus_id = ${id}`
  await sql`
    insert into bezorging (gemeente_id, escalatie_id, kanaal, gebruiker_id, rol, sleutel, status, laatste_fout_code, eerste_fout_op, laatste_fout_op)
    select e.gemeente_id, e.id, x.kanaal, ${g.persoon('casusregisseur')}, 'casusregisseur', x.kanaal, x.status, 'SMTP_550', nu(), nu() from escalatie e, (values ('email', 'mislukt'), ('taak', 'wacht')) as x(kanaal, status)`
  const tel = () => g.tx(async (tx) => ({ oorzaken: (await oorzaakRepository(tx).list()).length, mislukt: (await bewakingsmaten(tx)).mislukt }))
  expect(await tel()).toEqual({ oorzaken: 2, mislukt: 2 })

  const voor = await merk()
  await append('formulier-vastgesteld')
  expect([...(await standen())]).toEqual([{ kanaal: 'email', status: 'laten-vallen', code: 'STAP_KLAAR' }, { kanaal: 'taak', status: 'laten-vallen', code: 'STAP_KLAAR' }])
  expect(await tel()).toEqual({ oorzaken: 0, mislukt: 0 })
  expect(await merk()).not.toBe(voor)

  await append('formulier-ingetrokken')
  const na = await sql`select e.status, e.bezorgd_op, array_agg(b.status) as berichten from escalatie e join bezorging b on b.escalatie_id = e.id where not e.vervangen group by e.id`
  for (const { status, berichten, bezorgd_op } of na) expect({ status, berichten, bezorgd_op }).toEqual({ status: 'open', berichten: ['wacht', 'wacht'], bezorgd_op: null })
})
