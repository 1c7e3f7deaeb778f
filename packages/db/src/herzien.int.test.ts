import { overdracht, rijnmond1op1, toestemming, wettelijkHvp } from '@regietafel/domain/kader'
import { addDagen, type Datum } from '@regietafel/domain/kernel'
import fc from 'fast-check'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Tx } from './client.ts'
import { herbereken } from './herbereken.ts'
import { casusRepository } from './repositories/casus.repository.ts'
import { casuskaderRepository } from './repositories/casuskader.repository.ts'
import type { NieuweGebeurtenis } from './repositories/gebeurtenis.repository.ts'
import { kaderRepository } from './repositories/kader.repository.ts'
import { kalenderRepository } from './repositories/kalender.repository.ts'
import { klokRepository } from './repositories/klok.repository.ts'
import { inGemeente } from './tenant.ts'
import { createTestDb, gegevenGemeente, neemTrappen, type GegevenGemeente, type TestDb } from './testing/index.ts'
import { appendGebeurtenissen, loadVoortgang } from './voortgang.ts'

// 2026: Monday 13 April, VA due Monday 20 April (day 7). H1 Thursday 16, E1 Tuesday 21, E2 Thursday 23 April, each 09:00.
let testDb: TestDb
let g: GegevenGemeente
beforeAll(async () => { testDb = await createTestDb() })
beforeEach(async () => { g = await gegevenGemeente(testDb) })
afterEach(() => klokRepository(testDb.beheer.db).terug())
afterAll(() => testDb.release())

const datum = (tekst: string) => tekst as Datum
const zet = (moment: string) => klokRepository(testDb.beheer.db).zetOp(moment)
const append = (casusId: string, ...nieuw: NieuweGebeurtenis[]) => g.tx((tx) => appendGebeurtenissen(tx, casusId, nieuw))
const controle = async () => (await herbereken(testDb.beheer.db, { controleer: true, gemeenteId: g.gemeenteId })).verschillen
const alsWorker = <T>(work: (tx: Tx) => Promise<T>) => inGemeente(testDb.worker.db, { gemeenteId: g.gemeenteId }, work)

const neem = async (tx: Tx): Promise<number> => (await neemTrappen(tx, g.gemeenteId)).length
const worker = () => alsWorker(neem)
/** Lets the worker look at every moment at which something is due, until `moment`; then it is `moment`. */
async function werkTot(moment: string): Promise<void> {
  for (;;) {
    const [rij] = await testDb.beheer.sql<{ op: string | null }[]>`
      select min(volgende_actie_op) as op from termijn where gemeente_id = ${g.gemeenteId} and stand = 'open' and volgende_actie_op < ${moment}::timestamptz`
    if (!rij?.op) break
    const { nu } = await klokRepository(testDb.beheer.db).stand()
    if (Date.parse(rij.op) > Date.parse(nu)) await zet(rij.op)
    await worker()
  }
  await zet(moment)
}

interface Rij { trap: string; op: string; status: string; vervangen: boolean; onterecht: boolean }
/** The rows of one termijn, in the order in which they went off: "E1 21 vervangen onterecht opgelost". */
async function rijen(casusId: string, termijn = 'verklarende-analyse'): Promise<string[]> {
  const lijst = await testDb.beheer.sql<Rij[]>`
    select e.trap, to_char(e.gepland_op at time zone 'Europe/Amsterdam', 'MM-DD') as op, e.status, e.vervangen, e.achteraf_onterecht as onterecht
    from escalatie e join termijn t on t.id = e.termijn_id where e.casus_id = ${casusId} and t.termijn = ${termijn} order by e.afgegaan_op, e.id`
  return lijst.map(({ trap, op, status, vervangen, onterecht }) => [trap, op, ...(vervangen ? ['vervangen'] : []), ...(onterecht ? ['onterecht'] : []), status].join(' '))
}
const volgende = async (casusId: string, termijn = 'verklarende-analyse') =>
  (await testDb.beheer.sql<{ op: string | null }[]>`select to_char(volgende_actie_op at time zone 'Europe/Amsterdam', 'MM-DD HH24:MI') as op from termijn where casus_id = ${casusId} and termijn = ${termijn}`)[0]?.op

async function geplaatst(): Promise<string> {
  await zet('2026-04-13T08:00:00Z')
  const { id } = await g.casus()
  await append(id, { soort: 'plaatsing', datum: datum('2026-04-13') })
  return id
}

test('a corrected plaatsing: what went off stays and is marked, and goes off once more for the date that is right', async () => {
  const id = await geplaatst()
  await werkTot('2026-04-21T10:00:00Z')
  expect(await rijen(id)).toEqual(['H1 04-16 open', 'E1 04-21 open'])
  await append(id, { soort: 'plaatsing-gecorrigeerd', datum: datum('2026-04-20') })
  expect(await rijen(id)).toEqual(['H1 04-16 vervangen onterecht opgelost', 'E1 04-21 vervangen onterecht opgelost'])
  expect(await volgende(id)).toBe('04-23 09:00')
  expect(await controle()).toEqual([])

  await werkTot('2026-04-29T10:00:00Z')
  expect((await rijen(id)).slice(2)).toEqual(['H1 04-23 open', 'E1 04-28 open'])
  await worker()
  await herbereken(testDb.beheer.db, { controleer: false, gemeenteId: g.gemeenteId })
  await worker()
  expect((await rijen(id)).slice(2)).toEqual(['H1 04-23 open', 'E1 04-28 open'])
  await append(id, { soort: 'formulier-vastgesteld', formulier: 'verklarende-analyse' })
  expect((await rijen(id)).map((r) => r.split(' ').at(-1))).toEqual(['opgelost', 'opgelost', 'opgelost', 'opgelost'])
  expect(await controle()).toEqual([])
})

test('a plaatsing corrected to earlier: what should have gone off by now as well stays one row, the rest follows', async () => {
  const id = await geplaatst()
  await werkTot('2026-04-21T10:00:00Z')
  await append(id, { soort: 'plaatsing-gecorrigeerd', datum: datum('2026-04-10') })
  await worker()
  // Deadline Friday 17 April: E1 Monday 20, E2 Wednesday 22.
  expect(await rijen(id)).toEqual(['H1 04-16 open', 'E1 04-21 open'])
  await werkTot('2026-04-22T10:00:00Z')
  await worker()
  expect(await rijen(id)).toEqual(['H1 04-16 open', 'E1 04-21 open', 'E2 04-22 open'])
  expect(await controle()).toEqual([])
})

test('a pause past a date that was over: what went off before it stays as it was, and goes off for the new date', async () => {
  const id = await geplaatst()
  await werkTot('2026-04-17T10:00:00Z')
  expect(await rijen(id)).toEqual(['H1 04-16 open'])
  await append(id, { soort: 'opgeschort', grond: 'opname', datum: datum('2026-04-17') })
  expect(await rijen(id)).toEqual(['H1 04-16 vervangen opgelost'])
  await werkTot('2026-04-27T08:00:00Z')
  await append(id, { soort: 'hervat', datum: datum('2026-04-27') })
  await werkTot('2026-05-06T08:00:00Z')
  // Ten days later: Thursday 30 April. H1 Tuesday 28, E1 Friday 1 May, E2 Wednesday 6 May (5 May is Bevrijdingsdag).
  expect((await rijen(id)).slice(1)).toEqual(['H1 04-28 open', 'E1 05-01 open', 'E2 05-06 open'])
  expect(await controle()).toEqual([])
})

test('an extension moves the ladder: what went off stays, each trap goes off once for the new date', async () => {
  await zet('2026-04-13T08:00:00Z')
  const kader = { ...rijnmond1op1, sleutel: 'eigen', termijnen: rijnmond1op1.termijnen.map((t) => ({ ...t, verlengbaar: { maxDagen: 14 } })) }
  const id = await g.tx(async (tx) => (await casusRepository(tx).create({ roepnaam: 'Sami', geboortedatum: '2011-02-03', kaderversieId: (await kaderRepository(tx).publish(kader)).id })).id)
  await append(id, { soort: 'plaatsing', datum: datum('2026-04-13') })
  await werkTot('2026-04-17T10:00:00Z')
  await append(id, { soort: 'verlengd', kader: 'eigen', termijn: 'verklarende-analyse', dagen: 7, reden: 'test' })
  await werkTot('2026-04-29T08:00:00Z')
  expect(await rijen(id)).toEqual(['H1 04-16 vervangen opgelost', 'H1 04-23 open', 'E1 04-28 open'])
  expect(await controle()).toEqual([])
})

test('a start of the 1-op-1 that moves the evaluatie, no correction: what went off for the day before is not wrong, and goes off again', async () => {
  const id = await geplaatst()
  await werkTot('2026-05-06T10:00:00Z')
  // Day 21 is Monday 4 May: H1 Wednesday 29 April (27 April is Koningsdag), E1 Wednesday 6 May (5 May is Bevrijdingsdag).
  expect((await rijen(id, 'evaluatie-dag-21')).at(-1)).toBe('E1 05-06 open')
  await append(id, { soort: 'een-op-een-gestart', datum: datum('2026-05-06') })
  expect((await rijen(id, 'evaluatie-dag-21')).at(-1)).toBe('E1 05-06 vervangen opgelost')
  await werkTot('2026-05-28T10:00:00Z')
  expect((await rijen(id, 'evaluatie-dag-21')).filter((r) => r.startsWith('E1'))).toEqual(['E1 05-06 vervangen opgelost', 'E1 05-28 open'])
  expect(await controle()).toEqual([])
})

test('a withdrawn form: its termijn is open again, what was settled is not, and the next trap comes; what it had begun is marked', async () => {
  const id = await geplaatst()
  await werkTot('2026-04-22T08:00:00Z')
  await append(id, { soort: 'formulier-vastgesteld', formulier: 'verklarende-analyse' })
  expect(await rijen(id)).toEqual(['H1 04-16 opgelost', 'E1 04-21 opgelost'])
  await werkTot('2026-04-24T08:00:00Z')
  await append(id, { soort: 'formulier-ingetrokken', formulier: 'verklarende-analyse' })
  expect(await rijen(id)).toEqual(['H1 04-16 open', 'E1 04-21 open'])
  await worker()
  // E2 was due on the 23rd, so it goes off at once.
  expect(await rijen(id)).toEqual(['H1 04-16 open', 'E1 04-21 open', 'E2 04-23 open'])
  expect(await controle()).toEqual([])
})

test('closing ends it, what came due meanwhile goes off once at the reopening, and what was taken is not taken again', async () => {
  const id = await geplaatst()
  await werkTot('2026-04-21T10:00:00Z')
  await append(id, { soort: 'casus-afgesloten' })
  expect(await volgende(id)).toBeNull()
  await zet('2026-04-24T10:00:00Z')
  expect(await worker()).toBe(0)
  await append(id, { soort: 'casus-heropend' })
  expect(await worker()).toBeGreaterThan(0)
  expect(await worker()).toBe(0)
  expect(await rijen(id)).toEqual(['H1 04-16 open', 'E1 04-21 open', 'E2 04-23 open'])
  expect(await controle()).toEqual([])
})

test('who acknowledged it stays who did, also when it is open again', async () => {
  const id = await geplaatst()
  await werkTot('2026-04-22T08:00:00Z')
  await testDb.beheer.sql`update escalatie set status = 'bevestigd', bevestigd_op = nu(), bevestigd_door = 'x', bevestig_reden = 'x' where casus_id = ${id} and trap = 'E1'`
  await append(id, { soort: 'formulier-vastgesteld', formulier: 'verklarende-analyse' })
  await append(id, { soort: 'formulier-ingetrokken', formulier: 'verklarende-analyse' })
  expect(await rijen(id)).toEqual(['H1 04-16 open', 'E1 04-21 bevestigd'])
})

test('a change of calendar alone never sends a trap twice, also after a correction', async () => {
  const id = await geplaatst()
  await werkTot('2026-04-21T10:00:00Z')
  const voor = await rijen(id)
  // Closed on 20 and 21 April, recorded afterwards and made to work back.
  await g.tx(async (tx) => kalenderRepository(tx).add(['2026-04-21', '2026-04-22', '2026-04-23'].map((dag) => ({ datum: dag, naam: 'Dicht', bron: 'test', soort: 'eigen' as const }))))
  await herbereken(testDb.beheer.db, { controleer: false, gemeenteId: g.gemeenteId })
  await werkTot('2026-04-24T10:00:00Z')
  expect(await rijen(id)).toEqual(voor)
  await append(id, { soort: 'formulier-vastgesteld', formulier: 'rer-advies' })
  await werkTot('2026-04-28T10:00:00Z')
  expect((await rijen(id)).filter((r) => r.startsWith('E1'))).toEqual(['E1 04-21 open'])
  expect(await controle()).toEqual([])
})

/** Two connections: `eerst` holds its locks until `daarna` has begun to wait (or is done). */
async function tegelijk(eerst: (klaar: () => Promise<void>) => Promise<void>, daarna: () => Promise<unknown>): Promise<void> {
  let los = () => {}
  const gehouden = new Promise<void>((resolve) => { los = resolve })
  let begonnen = () => {}
  const houdt = new Promise<void>((resolve) => { begonnen = resolve })
  const a = eerst(async () => { begonnen(); await gehouden })
  await Promise.race([houdt, a])
  const b = daarna()
  await new Promise((resolve) => setTimeout(resolve, 150))
  los()
  await Promise.all([a, b])
}

test('a correction recorded while the worker takes the trap waits for it, and knows that it went', async () => {
  const id = await geplaatst()
  await werkTot('2026-04-21T07:00:00Z')
  await zet('2026-04-21T07:00:00Z')
  await tegelijk(
    (houd) => alsWorker(async (tx) => { expect(await neem(tx)).toBeGreaterThan(0); await houd() }),
    () => append(id, { soort: 'plaatsing-gecorrigeerd', datum: datum('2026-04-20') }),
  )
  expect(await rijen(id)).toEqual(['H1 04-16 vervangen onterecht opgelost', 'E1 04-21 vervangen onterecht opgelost'])
  await werkTot('2026-04-29T10:00:00Z')
  expect((await rijen(id)).slice(2)).toEqual(['H1 04-23 open', 'E1 04-28 open'])
  expect(await controle()).toEqual([])
})

test('a correction that began just before the trap was due and came second still counts it as gone', async () => {
  const id = await geplaatst()
  await werkTot('2026-04-21T06:59:59.700Z')
  // The transaction of the correction begins before nine, and so does its clock; the worker comes after nine, and first.
  await inGemeente(testDb.app.db, { gemeenteId: g.gemeenteId }, async (tx) => {
    const { nu } = await klokRepository(tx).stand()
    expect(nu < '2026-04-21T07:00:00').toBe(true)
    await new Promise((resolve) => setTimeout(resolve, 600))
    expect(await worker()).toBeGreaterThan(0)
    await appendGebeurtenissen(tx, id, [{ soort: 'plaatsing-gecorrigeerd', datum: datum('2026-04-20') }])
  })
  expect(await rijen(id)).toEqual(['H1 04-16 vervangen onterecht opgelost', 'E1 04-21 vervangen onterecht opgelost'])
  await werkTot('2026-04-29T10:00:00Z')
  expect((await rijen(id)).slice(2)).toEqual(['H1 04-23 open', 'E1 04-28 open'])
  expect(await controle()).toEqual([])
})

test('a worker that comes while a correction is recorded takes nothing of the old date, now or later', async () => {
  const id = await geplaatst()
  await werkTot('2026-04-21T07:00:00Z')
  await zet('2026-04-21T07:00:00.500Z')
  const genomen: number[] = []
  await tegelijk(
    (houd) => g.tx(async (tx) => { await appendGebeurtenissen(tx, id, [{ soort: 'plaatsing-gecorrigeerd', datum: datum('2026-04-20') }]); await houd() }),
    async () => genomen.push(await worker()),
  )
  expect(genomen).toEqual([0])
  expect(await worker()).toBe(0)
  expect(await rijen(id)).toEqual(['H1 04-16 vervangen onterecht opgelost'])
  await werkTot('2026-04-29T10:00:00Z')
  expect((await rijen(id)).slice(1)).toEqual(['H1 04-23 open', 'E1 04-28 open'])
  expect(await controle()).toEqual([])
})

test('eight workers and a correction at the same moment: each trap once per date', async () => {
  for (let ronde = 0; ronde < 4; ronde += 1) {
    const id = await geplaatst()
    await werkTot('2026-04-21T07:00:00Z')
    await zet('2026-04-21T07:00:00.100Z')
    await Promise.all([...Array.from({ length: 4 }, worker), append(id, { soort: 'plaatsing-gecorrigeerd', datum: datum('2026-04-20') }), ...Array.from({ length: 4 }, worker)])
    await werkTot('2026-04-29T10:00:00Z')
    const lijst = await rijen(id)
    expect(lijst.filter((r) => !r.includes('vervangen'))).toEqual(['H1 04-23 open', 'E1 04-28 open'])
    expect(lijst.filter((r) => r.startsWith('E1')).length).toBeLessThanOrEqual(2)
    expect(await controle()).toEqual([])
  }
})

const formulieren = ['verklarende-analyse', 'rer-advies', 'hulpverleningsplan', 'evaluatie-dag-21', 'evaluatie-dag-28', 'overdracht', 'overdracht-ontvangst']
/** What happens, and about which day, counted from the day on which it is recorded; without a day when `bij` is left out. */
interface Voorval { readonly wat: Record<string, unknown>; readonly bij?: number }
const van = <T extends string>(soort: T, ...meer: T[]): fc.Arbitrary<Voorval> => fc.constantFrom(soort, ...meer).map((s) => ({ wat: { soort: s }, bij: 0 }))
const metFormulier = (soort: string): fc.Arbitrary<Voorval> => fc.constantFrom(...formulieren).map((formulier) => ({ wat: { soort, formulier } }))
const willekeurig: fc.Arbitrary<Voorval> = fc.oneof(
  { weight: 3, arbitrary: van('plaatsing', 'overplaatsing', 'familiegroepsplan-afgezien', 'schriftelijk-plan-gevraagd') },
  { weight: 2, arbitrary: metFormulier('formulier-vastgesteld') },
  metFormulier('formulier-ingetrokken'),
  fc.integer({ min: -12, max: 6 }).map((bij) => ({ wat: { soort: 'plaatsing-gecorrigeerd' }, bij })),
  fc.tuple(fc.constantFrom('D1', 'D2'), fc.constantFrom('ja', 'nee')).map(([poort, uitkomst]) => ({ wat: { soort: 'poort-beslist', poort, uitkomst } })),
  fc.constant({ wat: { soort: 'casus-afgesloten' } }),
  { weight: 3, arbitrary: fc.constant({ wat: { soort: 'casus-heropend' } }) },
  fc.integer({ min: -3, max: 0 }).map((bij) => ({ wat: { soort: 'opgeschort', grond: 'opname' }, bij })),
  van('hervat'),
  fc.constantFrom('verklarende-analyse', 'hulpverleningsplan', 'evaluatie-dag-21').map((termijn) => ({ wat: { soort: 'verlengd', kader: 'rijnmond-1-op-1', termijn, dagen: 7, reden: 'test' } })),
)
const toGebeurtenis = ({ wat, bij }: Voorval, dag: Datum) => ({ ...wat, ...(bij === undefined ? {} : { datum: addDagen(dag, bij) }) }) as NieuweGebeurtenis

test('what a worker that is always in time takes is what the core says went off, over every history and in every kader', async () => {
  const naast = await g.tx(async (tx) => {
    const uit: { id: string; sleutel: string }[] = []
    for (const kader of [wettelijkHvp, overdracht, toestemming]) uit.push({ ...(await kaderRepository(tx).publish(kader)), sleutel: kader.sleutel })
    return uit
  })
  await fc.assert(
    fc.asyncProperty(fc.boolean(), fc.array(fc.tuple(willekeurig, fc.integer({ min: 0, max: 9 })), { minLength: 2, maxLength: 12 }), async (gestart, stappen) => {
      await zet('2026-04-13T08:00:00Z')
      const { id } = await g.casus()
      await g.tx(async (tx) => { for (const { id: kaderversieId, sleutel } of naast) await casuskaderRepository(tx).add({ casusId: id, kaderversieId, sleutel, door: null }) })
      let dag = datum('2026-04-13')
      let dicht = false
      // A start or a decision that makes a running termijn count from another day has its own test above: the core forgets what went off for the day before.
      const besloten = new Set<unknown>()
      await append(id, { soort: 'geboren', datum: datum('2014-04-28') }, ...(gestart ? [{ soort: 'een-op-een-gestart' as const, datum: dag }] : []))
      for (const [i, [voorval, later]] of stappen.entries()) {
        dag = addDagen(dag, later)
        // On a closed casus nothing is recorded but its reopening.
        if (dicht !== (voorval.wat.soort === 'casus-heropend')) continue
        dicht = voorval.wat.soort === 'casus-afgesloten'
        if (voorval.wat.poort !== undefined && besloten.size === besloten.add(voorval.wat.poort).size) continue
        await werkTot(`${dag}T10:${String(i).padStart(2, '0')}:00Z`)
        await append(id, toGebeurtenis(voorval, dag))
      }
      await werkTot(`${addDagen(dag, 40)}T10:30:00Z`)
      const stand = await g.tx((tx) => loadVoortgang(tx, id))
      const plat = (kader: string, e: { termijn: string; cyclus: number; trap: string }) => [kader, e.termijn, e.cyclus, e.trap].join(' ')
      const kern = [stand, ...stand.naast].flatMap(({ voortgang: { kader, escalaties } }) => escalaties.filter(({ status }) => status === 'afgegaan').map((e) => ({ ...e, kader })))
      const rijen = await testDb.beheer.sql<{ kader: string; termijn: string; cyclus: number; trap: string; op: string; vervangen: boolean; onterecht: boolean }[]>`
        select t.kader, t.termijn, e.cyclus, e.trap, e.gepland_op as op, e.vervangen, e.achteraf_onterecht as onterecht
        from escalatie e join termijn t on t.id = e.termijn_id where e.casus_id = ${id}`
      // A termijn closed while the clock stands still: the core then counts the pause up to the closing only, and so lets a trap go off that never was due.
      const stil = (op: string) => stand.gebeurtenissen.findLast((e) => (e.soort === 'opgeschort' || e.soort === 'hervat') && Date.parse(e.op) < Date.parse(op) + 1000)?.soort === 'opgeschort'
      const stilGesloten = new Set([stand, ...stand.naast].flatMap(({ voortgang: v }) => v.termijnen.flatMap((t) => (t.afgerondOp !== null && stil(t.afgerondOp) ? [`${v.kader} ${t.termijn} ${t.cyclus}`] : []))))
      const bekend = ({ kader, termijn, cyclus }: { kader: string; termijn: string; cyclus: number }) => !stilGesloten.has(`${kader} ${termijn} ${cyclus}`)
      // For the date that holds: one row per trap that went off, and no other.
      expect(rijen.filter((r) => !r.vervangen && bekend(r)).map((r) => plat(r.kader, r)).toSorted()).toEqual(kern.filter((e) => e.vervangenOp === undefined && bekend(e)).map((e) => plat(e.kader, e)).toSorted())
      // For a date that was moved: what the core says is there and marked so.
      const weg = rijen.filter((r) => r.vervangen).map((r) => `${plat(r.kader, r)} ${r.op} ${r.onterecht}`)
      expect(weg).toEqual(expect.arrayContaining(kern.filter((e) => e.vervangenOp !== undefined).map((e) => `${plat(e.kader, e)} ${new Date(e.op).toISOString()} ${e.achterafOnterecht === true}`)))
      expect(await controle()).toEqual([])
    }),
    { numRuns: Number(process.env.RUNS ?? 15), endOnFailure: true },
  )
}, 120_000)
