import { achtergrondtaakRepository, inGemeente } from '@regietafel/db'
import { rijnmond1op1 } from '@regietafel/domain/kader'
import type { Datum } from '@regietafel/domain/kernel'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openWereld, weigering, type Aanroeper, type Wereld } from '../testing/wereld.ts'
import type { Terugblikuitkomst } from '../types.ts'

let w: Wereld
let gemeenteId: string
let beheerder: Aanroeper
const SLEUTEL = 'eigen-kader'
const d = (datum: string) => datum as Datum

beforeAll(async () => {
  w = await openWereld()
  gemeenteId = await w.in('rivierenstad', async (sql) => (await sql<{ id: string }[]>`select id from gemeente`)[0]!.id)
})
afterAll(() => w.sluit())
beforeEach(async () => {
  beheerder = await w.als('beheerder')
  await w.in('rivierenstad', (sql) => sql`update achtergrondtaak set status = 'geannuleerd' where status in ('wacht', 'bezig')`)
  await zetConcept({ ...rijnmond1op1, sleutel: SLEUTEL, titel: 'Eigen kader' })
})

const zetConcept = (inhoud: object): Promise<unknown> => w.in('rivierenstad', (sql) => sql`
  insert into kaderconcept (gemeente_id, sleutel, inhoud, bewerkers, laatste_door) values (${gemeenteId}, ${SLEUTEL}, ${JSON.stringify(inhoud)}::text::jsonb, '{}', 'x')
  on conflict (gemeente_id, sleutel) do update set inhoud = excluded.inhoud`)
const vraag = (anders: object = {}) => ({ concept: SLEUTEL, vergelijkMet: 'rijnmond-1-op-1', van: d('2026-07-01'), tot: d('2026-09-30'), ...anders })
const status = async (id: string): Promise<string> => (await beheerder.terugblik.stand({ id })).status
const veld = async (belofte: Promise<unknown>): Promise<Record<string, unknown>> => {
  const fout = (await belofte.then(() => null, (e: unknown) => e)) as { cause?: { issues?: { path: string[]; message: string }[]; fout?: { code: string; pad?: string; melding?: string } } } | null
  return { pad: fout?.cause?.issues?.[0]?.path.join('.') ?? fout?.cause?.fout?.pad, melding: fout?.cause?.issues?.[0]?.message ?? fout?.cause?.fout?.melding }
}

const UITKOMST: Terugblikuitkomst = {
  van: '2026-07-01', tot: '2026-09-30', casussen: 1, duurMs: 12, problemen: 0,
  kader: { sleutel: SLEUTEL, titel: 'Eigen kader', versie: null }, vergeleken: { sleutel: 'rijnmond-1-op-1', titel: 'R' },
  termijnen: [], escalaties: [{ trap: 'E1', rol: 'zorgaanbieder', herinnering: false, echt: 1, concept: 2, zonderGegevens: 0 }],
  totaal: { echt: { escalaties: 1, teLaat: 0 }, concept: { escalaties: 2, teLaat: 0 } }, perCasus: [],
}

/** What the worker does. */
const voltooi = (id: string): Promise<void> => inGemeente(w.testDb.app.db, { gemeenteId }, async (tx) => {
  const taken = achtergrondtaakRepository(tx)
  const taak = (await taken.claim(id))!
  await taken.progress(taak, { gedaan: 1, totaal: 1 })
  await taken.finish(taak, { ...UITKOMST, alleCasussen: [['2026-0042', 1, 2, 0, 0]] })
})

test('from the start to the outcome and the download', async () => {
  const { id } = await beheerder.terugblik.start(vraag())
  expect(await beheerder.terugblik.stand({ id })).toMatchObject({ status: 'wacht', gedaan: 0, totaal: null, uitkomst: null })
  expect(await weigering(beheerder.terugblik.download({ id }))).toMatchObject({ trpc: 'BAD_REQUEST', melding: 'Er is nog geen uitkomst om te downloaden.' })
  await voltooi(id)
  const stand = await beheerder.terugblik.stand({ id })
  expect(stand).toMatchObject({ status: 'klaar', gedaan: 1, totaal: 1, uitkomst: UITKOMST })
  expect(stand.uitkomst).not.toHaveProperty('alleCasussen')
  expect(await beheerder.terugblik.laatste({ sleutel: SLEUTEL })).toEqual(stand)
  const { bestandsnaam, tekst } = await beheerder.terugblik.download({ id })
  expect(bestandsnaam).toBe('terugblik-eigen-kader-2026-07-01-2026-09-30.csv')
  expect(tekst).toContain('Casus, escalaties;2026-0042;;1;2;1;')
  const regels = await w.in('rivierenstad', (sql) => sql<{ reden: string }[]>`select reden from logboek where object_id = ${SLEUTEL} order by op desc limit 2`)
  expect(regels.map(({ reden }) => reden)).toEqual(['terugblik-gedownload', 'terugblik'])
})

test('what was started keeps the content of that moment', async () => {
  const { id } = await beheerder.terugblik.start(vraag())
  await zetConcept({ ...rijnmond1op1, sleutel: SLEUTEL, titel: 'Later anders' })
  const [taak] = await w.in('rivierenstad', (sql) => sql<{ titel: string }[]>`select invoer -> 'kader' ->> 'titel' as titel from achtergrondtaak where id = ${id}`)
  expect(taak!.titel).toBe('Eigen kader')
})

test('figures of another content are outdated, also when the concept is gone; changed back they hold again', async () => {
  const { id } = await beheerder.terugblik.start(vraag())
  await voltooi(id)
  const verouderd = async () => [(await beheerder.terugblik.stand({ id })).verouderd, (await beheerder.terugblik.laatste({ sleutel: SLEUTEL }))!.verouderd]
  expect(await verouderd()).toEqual([false, false])
  await zetConcept({ ...rijnmond1op1, sleutel: SLEUTEL, titel: 'Eigen kader', termijnen: rijnmond1op1.termijnen.slice(1) })
  expect(await verouderd()).toEqual([true, true])
  await zetConcept({ ...rijnmond1op1, sleutel: SLEUTEL, titel: 'Eigen kader' })
  expect(await verouderd()).toEqual([false, false])
  await w.in('rivierenstad', (sql) => sql`delete from kaderconcept where sleutel = ${SLEUTEL}`)
  expect(await verouderd()).toEqual([true, true])
})

test('the same question while it runs is the same task; another question, or another content, stops it', async () => {
  const { id } = await beheerder.terugblik.start(vraag())
  expect(await beheerder.terugblik.start(vraag())).toEqual({ id })
  const ander = await beheerder.terugblik.start(vraag({ van: d('2026-06-01') }))
  expect(ander.id).not.toBe(id)
  expect([await status(id), await status(ander.id)]).toEqual(['geannuleerd', 'wacht'])
  await zetConcept({ ...rijnmond1op1, sleutel: SLEUTEL, titel: 'Aangepast' })
  const nieuw = await beheerder.terugblik.start(vraag({ van: d('2026-06-01') }))
  expect([await status(ander.id), await status(nieuw.id)]).toEqual(['geannuleerd', 'wacht'])
})

test('two people at once start one', async () => {
  const antwoorden = await Promise.all(Array.from({ length: 4 }, () => beheerder.terugblik.start(vraag())))
  expect(new Set(antwoorden.map(({ id }) => id)).size).toBe(1)
})

test('it can be stopped, twice too; one that is over stays as it was', async () => {
  const { id } = await beheerder.terugblik.start(vraag())
  await beheerder.terugblik.annuleer({ id })
  await beheerder.terugblik.annuleer({ id })
  expect(await status(id)).toBe('geannuleerd')
  const ander = await beheerder.terugblik.start(vraag())
  await voltooi(ander.id)
  await beheerder.terugblik.annuleer({ id: ander.id })
  expect(await status(ander.id)).toBe('klaar')
})

test.each([
  [{ van: d('2026-10-01') }, 'tot', 'Kies een laatste dag op of na de eerste dag.'],
  [{ van: d('2023-09-30') }, 'tot', 'Kies hooguit 3 jaar.'],
  [{ vergelijkMet: 'bestaat-niet' }, 'vergelijkMet', 'Kies een kader waar casussen op lopen.'],
])('%j is refused at its field', async (anders, pad, melding) => {
  expect(await veld(beheerder.terugblik.start(vraag(anders)))).toEqual({ pad, melding })
})

test('exactly three years is allowed', async () => {
  expect(await beheerder.terugblik.start(vraag({ van: d('2023-10-01') }))).toHaveProperty('id')
})

test('a concept with problems runs with what is whole, and says how many; one with nothing to count is refused', async () => {
  const [eerste, ...rest] = rijnmond1op1.termijnen
  await zetConcept({ ...rijnmond1op1, sleutel: SLEUTEL, termijnen: [{ ...eerste, tel: 'kapot' }, ...rest] })
  const { id } = await beheerder.terugblik.start(vraag())
  const [taak] = await w.in('rivierenstad', (sql) => sql<{ problemen: number }[]>`select (invoer ->> 'problemen')::int as problemen from achtergrondtaak where id = ${id}`)
  expect(taak!.problemen).toBeGreaterThan(0)
  await zetConcept({ ...rijnmond1op1, sleutel: SLEUTEL, termijnen: [] })
  expect(await veld(beheerder.terugblik.start(vraag()))).toMatchObject({ pad: 'concept' })
  await zetConcept({ formaat: 9 })
  expect(await veld(beheerder.terugblik.start(vraag()))).toMatchObject({ pad: 'concept' })
})

test('without a concept there is nothing to start, and a task of another soort is no terugblik', async () => {
  expect(await weigering(beheerder.terugblik.start(vraag({ concept: 'bestaat-niet' })))).toMatchObject({ code: 'NIET_GEVONDEN' })
  const id = await inGemeente(w.testDb.app.db, { gemeenteId }, (tx) => achtergrondtaakRepository(tx).create({ soort: 'kalender-bijwerken', invoer: {}, door: 'x' }))
  expect(await weigering(beheerder.terugblik.stand({ id }))).toMatchObject({ code: 'NIET_GEVONDEN' })
})

test.each(['casusregisseur', 'procesregisseur', 'operator', 'gemeente'])('a %s may not', async (wie) => {
  expect(await weigering((await w.als(wie)).terugblik.start(vraag()))).toMatchObject({ trpc: 'FORBIDDEN' })
})
