import { kaders, overdracht, rijnmond1op1, toestemming } from '@regietafel/domain/kader'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { contentHash } from '../hash.ts'
import { inGemeente, sqlOf } from '../tenant.ts'
import { createTestDb, gegevenGemeente, type GegevenGemeente, type TestDb } from '../testing/index.ts'
import { appendGebeurtenissen, loadVoortgang } from '../voortgang.ts'
import { casuskaderRepository } from './casuskader.repository.ts'
import type { Inzetrij } from './kader-inzet.ts'
import { kaderRepository } from './kader.repository.ts'

let testDb: TestDb
let g: GegevenGemeente
beforeAll(async () => { testDb = await createTestDb() })
beforeEach(async () => { g = await gegevenGemeente(testDb) })
afterAll(() => testDb.release())

const met = <T>(werk: (kaders: ReturnType<typeof kaderRepository>) => Promise<T>) => g.tx((tx) => werk(kaderRepository(tx)))
const wim = () => g.persoon('beheerder')
const lotte = () => g.persoon('operator')
const begin = (sleutel = 'eigen') => met((k) => k.createConcept({ sleutel, vanKaderversieId: g.kaderversieId, inhoud: { ...rijnmond1op1, sleutel }, door: wim() }))
const publiceer = (rest: Partial<Parameters<ReturnType<typeof kaderRepository>['publishConcept']>[0]> = {}) =>
  met((k) => k.publishConcept({ sleutel: 'eigen', revisie: 1, kader: rijnmond1op1, door: wim(), goedgekeurdDoor: null, toelichting: 'Dag 10', ...rest }))

test('a concept can always be saved, by one at a time: who saves an older revisie is told who was first', async () => {
  await begin()
  expect(await begin()).toBeNull()
  const opslaan = (revisie: number, door: string, inhoud: object = { half: true }) => met((k) => k.saveConcept({ sleutel: 'eigen', revisie, inhoud, door }))
  expect(await opslaan(1, lotte())).toMatchObject({ ok: true, value: { revisie: 2 } })
  expect(await opslaan(1, wim())).toMatchObject({ ok: false, error: { code: 'CONCEPT_VEROUDERD', concept: { revisie: 2, laatsteDoor: { id: lotte(), naam: lotte(), organisatie: 'Wijkteam' } } } })
  const uitkomsten = await Promise.all([1, 2, 3, 4].map((n) => opslaan(2, wim(), { n })))
  expect(uitkomsten.filter(({ ok }) => ok)).toHaveLength(1)
  expect(await met((k) => k.findConcept('eigen'))).toMatchObject({ revisie: 3, bewerkers: [wim(), lotte()], van: { sleutel: rijnmond1op1.sleutel, versie: 1 }, titel: 'eigen' })
  expect(await met((k) => k.listConcepten())).toHaveLength(1)
  expect(await met((k) => k.saveConcept({ sleutel: 'anders', revisie: 1, inhoud: {}, door: wim() }))).toEqual({ ok: false, error: { code: 'CONCEPT_WEG' } })
  expect([await met((k) => k.deleteConcept('eigen')), await met((k) => k.deleteConcept('eigen'))]).toEqual([true, false])
})

test('what is handed in stands still until it is taken back or sent back with a reason', async () => {
  await begin()
  expect(await met((k) => k.submitConcept({ sleutel: 'eigen', revisie: 1, door: wim(), toelichting: 'Dag 10' }))).toEqual({ ok: true, value: null })
  expect(await met((k) => k.saveConcept({ sleutel: 'eigen', revisie: 1, inhoud: {}, door: wim() }))).toMatchObject({ ok: false, error: { code: 'CONCEPT_INGEDIEND' } })
  expect(await met((k) => k.submitConcept({ sleutel: 'eigen', revisie: 1, door: wim(), toelichting: 'x' }))).toMatchObject({ ok: false, error: { code: 'CONCEPT_INGEDIEND' } })
  expect(await met((k) => k.returnConcept({ sleutel: 'eigen', reden: 'Te krap' }))).toBe(true)
  expect(await met((k) => k.findConcept('eigen'))).toMatchObject({ status: 'concept', teruggewezenReden: 'Te krap', toelichting: 'Dag 10', ingediendDoor: null })
  await met((k) => k.submitConcept({ sleutel: 'eigen', revisie: 1, door: wim(), toelichting: 'Dag 12' }))
  expect(await met((k) => k.findConcept('eigen'))).toMatchObject({ status: 'ter-goedkeuring', teruggewezenReden: null, ingediendDoor: { id: wim() } })
  expect([await met((k) => k.withdrawConcept('eigen')), await met((k) => k.withdrawConcept('eigen'))]).toEqual([true, false])
})

test('four eyes: nobody publishes alone, and nobody approves what she worked on', async () => {
  await begin()
  expect(await publiceer()).toEqual({ ok: false, error: { code: 'GOEDKEURING_NODIG' } })
  expect(await publiceer({ goedgekeurdDoor: lotte() })).toMatchObject({ ok: false, error: { code: 'CONCEPT_NIET_INGEDIEND' } })
  await met((k) => k.submitConcept({ sleutel: 'eigen', revisie: 1, door: wim(), toelichting: 'Dag 10' }))
  expect(await publiceer({ goedgekeurdDoor: wim() })).toEqual({ ok: false, error: { code: 'ZELF_BEWERKT' } })
  const eerste = await publiceer({ goedgekeurdDoor: lotte() })
  expect(eerste).toMatchObject({ ok: true, value: { versie: 1 } })
  expect(await met((k) => k.findConcept('eigen'))).toBeNull()
  const [rij] = await met((k) => k.listKaders('eigen'))
  expect(rij).toMatchObject({ gepubliceerdDoor: { id: wim() }, goedgekeurdDoor: { id: lotte() }, toelichting: 'Dag 10', van: { sleutel: rijnmond1op1.sleutel, versie: 1 }, openCasussen: 0 })

  await met((k) => k.setVierOgen(false))
  await begin()
  expect(await publiceer({ revisie: 1 })).toMatchObject({ ok: true, value: { versie: 2 } })
  expect(await met((k) => k.findVersie('eigen', 2))).toMatchObject({ kader: { sleutel: 'eigen', versie: 2 } })
})

test('two who publish the same concept at once: one does, the other is refused, and no version is skipped', async () => {
  await met((k) => k.setVierOgen(false))
  for (let versie = 1; versie <= 3; versie += 1) {
    await begin()
    const uitkomsten = await Promise.all([publiceer(), publiceer(), publiceer()])
    expect(uitkomsten.filter(({ ok }) => ok)).toMatchObject([{ value: { versie } }])
    expect(uitkomsten.filter(({ ok }) => !ok)).toEqual(Array.from({ length: 2 }, () => ({ ok: false, error: { code: 'CONCEPT_WEG' } })))
  }
  expect((await met((k) => k.listKaders('eigen'))).map(({ versie }) => versie)).toEqual([3, 2, 1])
})

test('there is one standaard as long as a kader can be begun with, whoever chooses at the same moment', async () => {
  await met(async (k) => { for (const kader of [overdracht, toestemming]) await k.publish(kader) })
  const zet = (sleutel: string, inzet: Inzetrij['inzet'], standaard?: boolean) => met((k) => k.setInzet({ sleutel, inzet, standaard }))
  const nu = async () => Object.fromEntries((await met((k) => k.listInzet())).map(({ sleutel, inzet, standaard }) => [sleutel, standaard ? `${inzet}*` : inzet]))
  expect(await nu()).toEqual({ overdracht: 'uit', 'rijnmond-1-op-1': 'hoofd*', toestemming: 'uit' })
  expect(await zet('nergens', 'hoofd')).toEqual({ ok: false, error: { code: 'NIET_GEPUBLICEERD' } })
  for (const inzet of ['uit', 'naast'] as const) expect(await zet('rijnmond-1-op-1', inzet)).toEqual({ ok: false, error: { code: 'STANDAARD_NODIG' } })
  expect(await zet('rijnmond-1-op-1', 'hoofd', false)).toEqual({ ok: false, error: { code: 'STANDAARD_NODIG' } })
  await zet('overdracht', 'hoofd')
  await zet('toestemming', 'naast')
  expect(await nu()).toEqual({ overdracht: 'hoofd', 'rijnmond-1-op-1': 'hoofd*', toestemming: 'naast' })
  await Promise.all([zet('overdracht', 'hoofd', true), zet('rijnmond-1-op-1', 'hoofd', true), zet('overdracht', 'hoofd', true)])
  expect(Object.values(await nu()).filter((s) => s === 'hoofd*')).toHaveLength(1)
  await zet('overdracht', 'hoofd', true)
  expect((await met((k) => k.findStandaard()))?.sleutel).toBe('overdracht')
  expect((await met((k) => k.newestPer('hoofd'))).map(({ sleutel, standaard }) => [sleutel, standaard])).toEqual([['overdracht', true], ['rijnmond-1-op-1', false]])
  expect(await zet('rijnmond-1-op-1', 'uit')).toMatchObject({ ok: true })
})

test('a new casus gets the newest version; one that runs keeps its own, also when the rules for publishing get stricter', async () => {
  await met((k) => k.setVierOgen(false))
  await met((k) => k.createConcept({ sleutel: 'rijnmond-1-op-1', vanKaderversieId: g.kaderversieId, inhoud: rijnmond1op1, door: wim() }))
  expect(await publiceer({ sleutel: 'rijnmond-1-op-1' })).toMatchObject({ ok: true, value: { versie: 2 } })
  expect(await met((k) => k.findStandaard())).toMatchObject({ versie: 2 })
  const { id } = await g.casus()
  expect((await g.tx((tx) => loadVoortgang(tx, id))).kaderversie.versie).toBe(1)

  // A step nobody can reach was fine once; its content stands in the table.
  const oud = { ...rijnmond1op1, sleutel: 'oud', lanen: [], titel: `Ooit ${g.gemeenteId}` }
  await g.tx((tx) => sqlOf(tx)`insert into kaderversie (gemeente_id, sleutel, versie, inhoud, hash) values (${g.gemeenteId}, 'oud', 1, ${JSON.stringify(oud)}::jsonb, ${contentHash(oud)})`)
  expect(await met((k) => k.findLatest('oud'))).toMatchObject({ kader: { titel: oud.titel } })
})

test('kaders beside: once per key, never the one of the casus itself, and they count in the rows, the list and the publications', async () => {
  const versies = await met(async (k) => {
    const uit = new Map<string, string>()
    for (const kader of kaders) uit.set(kader.sleutel, (await k.publish(kader)).id)
    return uit
  })
  const { id } = await g.casus()
  const erbij = (sleutel: string) => g.tx((tx) => casuskaderRepository(tx).add({ casusId: id, sleutel, kaderversieId: versies.get(sleutel)!, door: wim() }))
  expect(await Promise.all([erbij('overdracht'), erbij('overdracht')])).toEqual(expect.arrayContaining([true, false]))
  expect(await erbij('rijnmond-1-op-1')).toBe(false)
  expect(await erbij('wettelijk-hvp')).toBe(true)
  const stand = await g.tx((tx) => appendGebeurtenissen(tx, id, [{ soort: 'plaatsing', datum: '2026-11-02' as never }, { soort: 'overplaatsing', datum: '2026-11-03' as never }]))
  expect(stand.naast.map(({ kaderversie, voortgang }) => [kaderversie.sleutel, voortgang.kader])).toEqual([['overdracht', 'overdracht'], ['wettelijk-hvp', 'wettelijk-hvp']])
  const [rij] = await testDb.beheer.sql`select volgende_termijn, volgende_deadline::text as deadline, fase, cardinality(open_eindes) as open from casus where id = ${id}`
  expect(rij).toMatchObject({ volgende_termijn: 'overdracht-ontvangst', deadline: '2026-11-05', fase: expect.stringMatching(/^Stap/) })
  expect(await testDb.beheer.sql`select count(*)::int as n from termijn where casus_id = ${id} and stand = 'open'`).toEqual([{ n: rij!.open }])
  expect((await met((k) => k.listKaders())).filter(({ openCasussen }) => openCasussen > 0).map(({ sleutel }) => sleutel)).toEqual(['overdracht', 'rijnmond-1-op-1', 'wettelijk-hvp'])
  expect(await g.tx((tx) => casuskaderRepository(tx).list(id))).toMatchObject([{ sleutel: 'overdracht', door: wim() }, { sleutel: 'wettelijk-hvp' }])
})

test('another gemeente sees no concept and no inzet of this one, and cannot give its kader to a casus', async () => {
  await begin()
  const ander = await gegevenGemeente(testDb)
  const daar = <T>(werk: (kaders: ReturnType<typeof kaderRepository>) => Promise<T>) => inGemeente(testDb.app.db, { gemeenteId: ander.gemeenteId }, (tx) => werk(kaderRepository(tx)))
  expect([await daar((k) => k.findConcept('eigen')), await daar((k) => k.listConcepten())]).toEqual([null, []])
  const { id } = await ander.casus()
  const vreemd = await met(async (k) => (await k.publish(overdracht)).id)
  expect(await ander.tx((tx) => casuskaderRepository(tx).add({ casusId: id, sleutel: 'overdracht', kaderversieId: vreemd, door: null }))).toBe(false)
})
