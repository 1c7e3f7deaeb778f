import { standVan } from '@regietafel/domain/escalatie'
import type { Datum } from '@regietafel/domain/kernel'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inGemeente, sqlOf } from '../tenant.ts'
import { createTestDb, gegevenGemeente, type GegevenGemeente, type TestDb } from '../testing/index.ts'
import { appendGebeurtenissen } from '../voortgang.ts'
import { escalatieRepository, type EscalatieVraag } from './escalatie.repository.ts'
import { escalatiedaadRepository } from './escalatiedaad.repository.ts'

let testDb: TestDb
let g: GegevenGemeente
let nummer: string
beforeAll(async () => {
  testDb = await createTestDb()
  g = await gegevenGemeente(testDb)
  const casus = await g.casus('Geheim')
  nummer = casus.nummer
  await g.tx((tx) => appendGebeurtenissen(tx, casus.id, [{ soort: 'plaatsing', datum: '2026-04-24' as Datum }]))
  // Five traps, two of them at the very same instant.
  await inGemeente(testDb.worker.db, { gemeenteId: g.gemeenteId }, (tx) => sqlOf(tx)`
    insert into escalatie (gemeente_id, casus_id, termijn_id, cyclus, trap, gepland_op, afgegaan_op, naar)
    select t.gemeente_id, t.casus_id, t.id, 1, trap, op::timestamptz, op::timestamptz, '{casusregisseur}'
    from termijn t, (values ('H1', '2026-04-29T07:00:00Z'), ('E1', '2026-05-04T07:00:00Z'), ('E2', '2026-05-07T07:00:00.123Z'), ('E3', '2026-05-07T07:00:00.123Z'), ('E4', '2026-05-20T07:00:00Z')) as x(trap, op)
    where t.termijn = 'verklarende-analyse'`)
  await inGemeente(testDb.worker.db, { gemeenteId: g.gemeenteId }, (tx) => sqlOf(tx)`
    insert into bezorging (gemeente_id, escalatie_id, kanaal, gebruiker_id, rol, omgeleid_van, sleutel, status)
    select e.gemeente_id, e.id, kanaal, ${g.persoon('procesregisseur')}, 'procesregisseur', 'casusregisseur', e.id || kanaal, case kanaal when 'taak' then 'bezorgd' else 'mislukt' end
    from escalatie e, unnest(array['taak', 'email']) as kanaal where e.trap = 'E2'`)
})
afterAll(() => testDb.release())

const list = (vraag: EscalatieVraag) => g.tx((tx) => escalatieRepository(tx).list(vraag))

test('the list stands oldest first and its pages join, also between two of the same instant', async () => {
  const seen: string[] = []
  for (let na: string | null = null; ; ) {
    const page = await list({ na, aantal: 1 })
    seen.push(...page.rijen.map((r) => r.trap))
    if (!page.volgende) break
    na = page.volgende
  }
  expect(seen.toSorted()).toEqual(['E1', 'E2', 'E3', 'E4', 'H1'])
  expect([seen[0], seen[1], seen[4]]).toEqual(['H1', 'E1', 'E4'])
  expect((await list({ trap: 'E3' })).rijen).toHaveLength(1)
  expect((await list({ na: 'onzin' })).rijen).toHaveLength(5)
})

test('a row says to whom it went and how, with the number of the casus and nothing of the child', async () => {
  const [e2] = (await list({ trap: 'E2' })).rijen
  expect(e2).toMatchObject({
    nummer, termijn: 'verklarende-analyse', deadline: '2026-05-01', status: 'open',
    aan: [{ gebruikerId: g.persoon('procesregisseur'), rol: 'procesregisseur', omgeleidVan: 'casusregisseur' }],
    kanalen: [{ kanaal: 'email', status: 'mislukt' }, { kanaal: 'taak', status: 'bezorgd' }],
  })
  expect(e2!.ouderdomMs).toBeGreaterThan(0)
  expect(JSON.stringify(await list({}))).not.toContain('Geheim')
})

test('an act is written once and keeps who and why; of two at once one is first, and the other leaves nothing', async () => {
  const [e1] = (await list({ trap: 'E1' })).rijen
  const van = (await g.tx((tx) => escalatiedaadRepository(tx).find(e1!.id)))!
  const write = (reden: string) => g.tx((tx) => escalatiedaadRepository(tx).write({ van, naar: { ...standVan(van), status: 'bevestigd', bevestigdDoor: g.persoon('operator'), bevestigReden: reden }, daden: ['bevestigd'], door: g.persoon('operator'), reden }))
  const results = await Promise.all([write('gebeld'), write('ook gebeld')])
  expect(results.toSorted()).toEqual([false, true])
  const reden = results[0] ? 'gebeld' : 'ook gebeld'
  expect(await g.tx((tx) => escalatieRepository(tx).findById(e1!.id))).toMatchObject({ status: 'bevestigd', bevestigdDoor: g.persoon('operator'), bevestigReden: reden, daden: 1 })
  expect(await g.tx((tx) => escalatiedaadRepository(tx).list([e1!.id]))).toMatchObject([{ daad: 'bevestigd', door: g.persoon('operator'), rol: 'operator', reden, tot: null, besluit: null }])
  expect(await g.tx((tx) => escalatiedaadRepository(tx).find('geen-uuid'))).toBeNull()
})

test('an act is never changed or taken away', async () => {
  const wijzig = (wat: 'update' | 'delete') => g.tx((tx) => wat === 'update' ? sqlOf(tx)`update escalatiehandeling set reden = 'anders'` : sqlOf(tx)`delete from escalatiehandeling`)
  await expect(wijzig('update')).rejects.toThrow()
  await expect(wijzig('delete')).rejects.toThrow()
})

test('another gemeente neither sees it nor acts on it', async () => {
  const ander = await gegevenGemeente(testDb)
  const [e4] = (await list({ trap: 'E4' })).rijen
  expect(await ander.tx((tx) => escalatieRepository(tx).findById(e4!.id))).toBeNull()
  expect(await ander.tx((tx) => escalatiedaadRepository(tx).find(e4!.id))).toBeNull()
})

test('the trappen are those of the kaders, reminders first', async () => {
  const trappen = await g.tx((tx) => escalatieRepository(tx).listTrappen())
  expect(trappen).toEqual(['H1', 'E1', 'E2', 'E3', 'E4'])
})

test('what waits is no reminder and nothing replaced; of a kring only what came to her or what she took over', async () => {
  const trappen = async (vraag: EscalatieVraag) => (await list(vraag)).rijen.map(({ trap }) => trap).toSorted()
  expect(await trappen({ wacht: true })).toEqual(['E2', 'E3', 'E4'])
  const e2 = (await list({ trap: 'E2' })).rijen[0]!
  const kring = { gebruikerId: g.persoon('procesregisseur'), betaling: false }
  expect(await trappen({ kring })).toContain('E2')
  expect(await trappen({ kring: { gebruikerId: g.persoon('zorgaanbieder'), betaling: false } })).not.toContain('E2')
  await g.tx((tx) => sqlOf(tx)`update escalatie set overgenomen_door = ${g.persoon('zorgaanbieder')} where id = ${e2.id}`)
  expect(await trappen({ kring: { gebruikerId: g.persoon('zorgaanbieder'), betaling: false } })).toContain('E2')
  await g.tx((tx) => sqlOf(tx)`update escalatie set overgenomen_door = null where id = ${e2.id}`)
})

