import { addDagen, type Datum } from '@regietafel/domain/kernel'
import fc from 'fast-check'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { herbereken } from './herbereken.ts'
import { gebeurtenisRepository, type NieuweGebeurtenis } from './repositories/gebeurtenis.repository.ts'
import { klokRepository } from './repositories/klok.repository.ts'
import { termijnRepository } from './repositories/termijn.repository.ts'
import { inGemeente, sqlOf } from './tenant.ts'
import { createTestDb, gegevenGemeente, type GegevenGemeente, type TestDb } from './testing/index.ts'
import { appendAanCasussen, appendGebeurtenissen, loadVoortgang, openCasussen } from './voortgang.ts'

let testDb: TestDb
let g: GegevenGemeente
beforeAll(async () => {
  testDb = await createTestDb()
  g = await gegevenGemeente(testDb)
})
afterEach(() => klokRepository(testDb.beheer.db).terug())
afterAll(() => testDb.release())

const datum = (tekst: string) => tekst as Datum
const append = (casusId: string, ...nieuw: NieuweGebeurtenis[]) => g.tx((tx) => appendGebeurtenissen(tx, casusId, nieuw))
const termijnen = (casusId: string) => g.tx((tx) => termijnRepository(tx).listByCasus(casusId))
const controle = async () => (await herbereken(testDb.beheer.db, { controleer: true, gemeenteId: g.gemeenteId })).verschillen

test('a plaatsing opens the termijnen of the kader, with the next moment to act', async () => {
  await klokRepository(testDb.beheer.db).zetOp('2026-04-24T10:00:00+02:00')
  const { id } = await g.casus()
  await append(id, { soort: 'plaatsing', datum: datum('2026-04-24') })

  const va = (await termijnen(id)).find((t) => t.termijn === 'verklarende-analyse')
  expect(va).toMatchObject({ deadline: '2026-05-01', eindeOp: '2026-05-01T22:00:00.000Z', stand: 'open', volgendeActieOp: '2026-04-29T07:00:00.000Z' })
})

test('closing a termijn ends it in the same transaction: nothing is left to act on and what was escalated is settled', async () => {
  await klokRepository(testDb.beheer.db).zetOp('2026-04-24T10:00:00+02:00')
  const { id } = await g.casus()
  await append(id, { soort: 'plaatsing', datum: datum('2026-04-24') })
  await inGemeente(testDb.worker.db, { gemeenteId: g.gemeenteId }, (tx) => sqlOf(tx)`
    insert into escalatie (gemeente_id, casus_id, termijn_id, cyclus, trap, gepland_op, naar)
    select gemeente_id, casus_id, id, cyclus, 'H1', nu(), '{casusregisseur}' from termijn where termijn = 'verklarende-analyse' and casus_id = ${id}`)
  await append(id, { soort: 'formulier-vastgesteld', formulier: 'verklarende-analyse' })

  expect((await termijnen(id)).find((t) => t.termijn === 'verklarende-analyse')).toMatchObject({ stand: 'afgerond', teLaat: false, volgendeActieOp: null })
  expect(await testDb.beheer.sql`select status from escalatie where casus_id = ${id}`).toEqual([{ status: 'opgelost' }])
})

test('a trap that was taken is not the next one to act on, whatever is recorded afterwards', async () => {
  await klokRepository(testDb.beheer.db).zetOp('2026-04-29T10:00:00+02:00')
  const { id } = await g.casus()
  await append(id, { soort: 'plaatsing', datum: datum('2026-04-24') })
  await inGemeente(testDb.worker.db, { gemeenteId: g.gemeenteId }, (tx) => sqlOf(tx)`
    insert into escalatie (gemeente_id, casus_id, termijn_id, cyclus, trap, gepland_op, naar)
    select gemeente_id, casus_id, id, cyclus, 'H1', nu(), '{casusregisseur}' from termijn where termijn = 'verklarende-analyse' and casus_id = ${id}`)
  await append(id, { soort: 'formulier-vastgesteld', formulier: 'rer-advies' })
  expect((await termijnen(id)).find((t) => t.termijn === 'verklarende-analyse')).toMatchObject({ stand: 'open', volgendeActieOp: '2026-05-04T07:00:00.000Z' })
})

test('twenty writers at once leave numbers without gap or double, in the order of time', async () => {
  const { id } = await g.casus()
  await Promise.all(Array.from({ length: 20 }, (_, i) => append(id, { soort: 'formulier-vastgesteld', formulier: `f-${i}` })))
  const rows = await g.tx((tx) => gebeurtenisRepository(tx).list(id))
  expect(rows.map((r) => r.volgnr)).toEqual(Array.from({ length: 20 }, (_, i) => i + 1))
  expect(rows.map((r) => r.op)).toEqual(rows.map((r) => r.op).toSorted())
})

test('what fails halfway leaves neither the gebeurtenis nor its consequences', async () => {
  const { id } = await g.casus()
  await expect(g.tx(async (tx) => {
    await appendGebeurtenissen(tx, id, [{ soort: 'plaatsing', datum: datum('2026-04-24') }])
    throw new Error('crash')
  })).rejects.toThrow('crash')
  expect(await g.tx((tx) => gebeurtenisRepository(tx).list(id))).toEqual([])
  expect(await termijnen(id)).toEqual([])
})

test('a gebeurtenis that the core could not read back is refused, and a casus of another gemeente is not there', async () => {
  const { id } = await g.casus()
  await expect(append(id, { soort: 'plaatsing', datum: datum('2026-02-30') })).rejects.toThrow()
  const ander = await gegevenGemeente(testDb)
  await expect(ander.tx((tx) => appendGebeurtenissen(tx, id, [{ soort: 'plaatsing', datum: datum('2026-04-24') }]))).rejects.toThrow('casus not found')
})

const formulieren = ['verklarende-analyse', 'rer-advies', 'hulpverleningsplan', 'evaluatie-dag-21', 'evaluatie-dag-28', 'onafhankelijk-advies', 'bijgesteld-hvp', 'experttafel-advies', 'maandtoets', 'zorgadviesteam']
const willekeurig: fc.Arbitrary<(d: Datum) => NieuweGebeurtenis> = fc.oneof(
  fc.constantFrom('aanvraag' as const, 'plaatsing' as const, 'overplaatsing' as const, 'een-op-een-gestart' as const, 'een-op-een-beeindigd' as const).map((soort) => (d: Datum) => ({ soort, datum: d })),
  fc.constantFrom(...formulieren).map((formulier) => () => ({ soort: 'formulier-vastgesteld' as const, formulier })),
  fc.tuple(fc.constantFrom('D1', 'D2'), fc.constantFrom('ja' as const, 'nee' as const)).map(([poort, uitkomst]) => () => ({ soort: 'poort-beslist' as const, poort, uitkomst })),
  fc.constantFrom('casus-afgesloten' as const, 'casus-heropend' as const).map((soort) => () => ({ soort })),
)

test('whatever happens in whatever order, the rows say what the fold says, and rebuilding finds no difference', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(willekeurig, fc.integer({ min: 0, max: 6 })), { minLength: 1, maxLength: 14 }), async (stappen) => {
      const { id } = await g.casus()
      let dag = datum('2026-03-02')
      for (const [i, [maak, later]] of stappen.entries()) {
        dag = addDagen(dag, later)
        // A minute later each: set to the same moment twice, the clock would go back a little, to before what just happened.
        await klokRepository(testDb.beheer.db).zetOp(`${dag}T10:${String(i).padStart(2, '0')}:00Z`)
        await append(id, maak(dag))
      }
      const { voortgang } = await g.tx((tx) => loadVoortgang(tx, id))
      const stand = (toestand: string) => (toestand === 'afgerond' || toestand === 'vervallen' ? toestand : 'open')
      const uitFold = voortgang.termijnen.map((t) => [t.termijn, t.cyclus, t.deadline, stand(t.toestand), t.teLaat, Date.parse(t.eindeUtc)].join(' ')).toSorted()
      const uitRijen = (await termijnen(id)).map((t) => [t.termijn, t.cyclus, t.deadline, t.stand, t.teLaat, Date.parse(t.eindeOp)].join(' ')).toSorted()
      expect(uitRijen).toEqual(uitFold)
      expect(await controle()).toEqual([])
    }),
    { numRuns: 25, endOnFailure: true },
  )
})

test('moving the proefklok, also back to before it happened, makes no difference to the projection', async () => {
  const { id } = await g.casus()
  await append(id, { soort: 'plaatsing', datum: datum('2026-11-02') }, { soort: 'een-op-een-gestart', datum: datum('2026-11-02') })
  for (const moment of ['2020-01-01T00:00:00Z', '2026-11-10T00:00:00Z', '2030-01-01T00:00:00Z']) {
    await klokRepository(testDb.beheer.db).zetOp(moment)
    expect([moment, await controle()]).toEqual([moment, []])
  }
})

test('many casussen opened at once stand as those opened one by one, each with its own number, gebeurtenissen and escalaties', async () => {
  await klokRepository(testDb.beheer.db).zetOp('2026-12-31T22:30:00Z')
  const dagen = ['2026-10-02', '2026-11-05', '2026-12-28', '2026-11-05'].map(datum)
  const nieuw = (dag: Datum): NieuweGebeurtenis[] => [{ soort: 'plaatsing', datum: dag }, { soort: 'een-op-een-gestart', datum: dag }]
  const samen = await g.tx((tx) => openCasussen(tx, dagen.map((dag, i) => ({
    casus: { roepnaam: `Naam ${i}`, geboortedatum: '2011-02-03', kaderversieId: g.kaderversieId, ...(i === 2 ? { aangemaaktOp: '2025-06-01T10:00:00Z' } : {}) }, gebeurtenissen: nieuw(dag),
  }))))
  const eerste = Number(samen[0]!.nummer.slice(5))
  expect(samen.map(({ nummer }) => nummer)).toEqual([0, 1, 2].map((i) => `2026-${String(eerste + i).padStart(4, '0')}`).toSpliced(2, 0, '2025-0001'))
  const bladen = async (id: string) => (await termijnen(id)).map(({ id: _, casusId: __, ...rest }) => rest)
  for (const [i, { id }] of samen.entries()) {
    const los = await g.casus()
    await append(los.id, ...nieuw(dagen[i]!))
    expect(await bladen(id)).toEqual(await bladen(los.id))
    expect((await g.tx((tx) => gebeurtenisRepository(tx).list(id))).map(({ volgnr, soort, datum: op }) => [volgnr, soort, op])).toEqual([[1, 'plaatsing', dagen[i]], [2, 'een-op-een-gestart', dagen[i]]])
  }
  // One of them goes on, and its escalatie is settled; its neighbour keeps hers.
  const [een, twee] = [samen[0]!.id, samen[1]!.id]
  for (const id of [een, twee]) {
    await inGemeente(testDb.worker.db, { gemeenteId: g.gemeenteId }, (tx) => sqlOf(tx)`
      insert into escalatie (gemeente_id, casus_id, termijn_id, cyclus, trap, gepland_op, naar)
      select gemeente_id, casus_id, id, cyclus, 'H1', nu(), '{casusregisseur}' from termijn where termijn = 'verklarende-analyse' and casus_id = ${id}`)
  }
  await g.tx((tx) => appendAanCasussen(tx, [{ casusId: een, nieuw: [{ soort: 'formulier-vastgesteld', formulier: 'verklarende-analyse' }] }, { casusId: twee, nieuw: [{ soort: 'formulier-vastgesteld', formulier: 'rer-advies' }] }]))
  const stand = await testDb.beheer.sql<{ casus_id: string; status: string }[]>`select casus_id, status from escalatie where casus_id = any (${[een, twee]}::text[]::uuid[])`
  expect(Object.fromEntries(stand.map(({ casus_id, status }) => [casus_id, status]))).toEqual({ [een]: 'opgelost', [twee]: 'open' })
  expect(await controle()).toEqual([])
})

test('one casus that is not here takes back all of them', async () => {
  const { id } = await g.casus()
  const ander = await (await gegevenGemeente(testDb)).casus()
  await expect(g.tx((tx) => appendAanCasussen(tx, [id, ander.id].map((casusId) => ({ casusId, nieuw: [{ soort: 'plaatsing', datum: datum('2026-04-24') }] }))))).rejects.toThrow('casus not found')
  expect(await termijnen(id)).toEqual([])
})

test('a tampered row is found, named, and put right', async () => {
  const { id, nummer } = await g.casus()
  await append(id, { soort: 'plaatsing', datum: datum('2026-11-02') })
  const voor = await termijnen(id)
  await testDb.beheer.sql`update termijn set deadline = deadline + 30, volgende_actie_op = null where casus_id = ${id} and termijn = 'verklarende-analyse'`
  await testDb.beheer.sql`delete from termijn where casus_id = ${id} and termijn = 'hulpverleningsplan'`
  await testDb.beheer.sql`update casus set fase = 'x' where id = ${id}`

  expect((await controle()).filter((v) => v.nummer === nummer).map((v) => `${v.rij} ${v.kolom}`).toSorted()).toEqual(
    ['casus fase', 'rijnmond-1-op-1 hulpverleningsplan 1 *', 'rijnmond-1-op-1 verklarende-analyse 1 deadline', 'rijnmond-1-op-1 verklarende-analyse 1 volgende_actie_op'])
  await herbereken(testDb.beheer.db, { controleer: false })
  expect(await controle()).toEqual([])
  const zonderId = (rijen: typeof voor) => rijen.map(({ id: _, ...rij }) => rij)
  expect(zonderId(await termijnen(id))).toEqual(zonderId(voor))
})
