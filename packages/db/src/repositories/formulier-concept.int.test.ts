import { formulieren, type Formulierdefinitie } from '@regietafel/domain/formulier'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { contentHash } from '../hash.ts'
import { migrate } from '../migrate.ts'
import { inGemeente, sqlOf } from '../tenant.ts'
import { createTestDb, gegevenGemeente, type GegevenGemeente, type TestDb } from '../testing/index.ts'
import { formulierbeheerRepository } from './formulier-concept.ts'
import { formulierdeelRepository } from './formulier-deel.ts'
import { formulierRepository } from './formulier.repository.ts'
import { formulierstandaardRepository, noteerStandaarden } from './formulier-standaard.ts'
import { kaderRepository } from './kader.repository.ts'

let testDb: TestDb
let g: GegevenGemeente
beforeAll(async () => {
  testDb = await createTestDb()
  g = await gegevenGemeente(testDb)
})
afterAll(() => testDb.release())

const ANALYSE = formulieren['verklarende-analyse']
let teller = 0
const begin = async (definitie: Formulierdefinitie = ANALYSE) => {
  const sleutel = `proef-${(teller += 1)}`
  await g.tx((tx) => formulierbeheerRepository(tx).createConcept({ sleutel, vanFormulierversieId: null, standaardHash: null, definitie, door: 'henk' }))
  return sleutel
}
const publiceer = (sleutel: string, goedgekeurdDoor: string | null = null) =>
  g.tx((tx) => formulierbeheerRepository(tx).publishConcept({ sleutel, revisie: 1, definitie: { ...ANALYSE, sleutel }, door: 'henk', goedgekeurdDoor, toelichting: 'Omdat het moet' }))

describe('the defaults', () => {
  test('every form that ships is there once, with its hash, however often the product starts', async () => {
    await migrate(testDb.url)
    const rijen = await g.tx((tx) => formulierstandaardRepository(tx).list())
    expect(rijen.map(({ sleutel, hash, versie }) => [sleutel, versie, hash]).sort()).toEqual(Object.values(formulieren).map((d) => [d.sleutel, 1, contentHash(d)]).sort())
    expect(await g.tx((tx) => formulierstandaardRepository(tx).find(ANALYSE.sleutel))).toMatchObject({ versie: 1, definitie: ANALYSE })
  })

  test('a form that shipped differently before keeps that version, and the one that ships now is the next; going back adds nothing', async () => {
    await testDb.beheer.sql`insert into formulierstandaard (sleutel, versie, hash, definitie) values (${ANALYSE.sleutel}, 7, 'van vroeger', '{}')`
    await noteerStandaarden(testDb.beheer.sql)
    expect((await g.tx((tx) => formulierstandaardRepository(tx).list(ANALYSE.sleutel))).map(({ versie }) => versie)).toEqual([7, 1])
  })
})

describe('publishing', () => {
  test('of two at once one publishes; the other finds nothing', async () => {
    await g.tx((tx) => formulierbeheerRepository(tx).zetInstelling({ vierOgen: false }))
    const sleutel = await begin()
    const uitkomsten = await Promise.all([publiceer(sleutel), publiceer(sleutel), publiceer(sleutel)])
    expect(uitkomsten.filter(({ ok }) => ok)).toHaveLength(1)
    expect(uitkomsten.filter(({ ok }) => !ok)).toEqual([{ ok: false, error: { code: 'CONCEPT_WEG' } }, { ok: false, error: { code: 'CONCEPT_WEG' } }])
    expect(await g.tx((tx) => formulierbeheerRepository(tx).listVersies(sleutel))).toMatchObject([{ versie: 1, hash: contentHash({ ...ANALYSE, sleutel }) }])
  })

  test('four eyes that were asked for in between stop it', async () => {
    const sleutel = await begin()
    await g.tx((tx) => formulierbeheerRepository(tx).zetInstelling({ vierOgen: true }))
    expect(await publiceer(sleutel)).toEqual({ ok: false, error: { code: 'GOEDKEURING_NODIG' } })
    await g.tx((tx) => formulierbeheerRepository(tx).submitConcept({ sleutel, revisie: 1, door: 'henk', toelichting: 'Omdat het moet' }))
    expect(await publiceer(sleutel, 'henk')).toEqual({ ok: false, error: { code: 'ZELF_BEWERKT' } })
    expect(await publiceer(sleutel, 'lotte')).toMatchObject({ ok: true, value: { versie: 1 } })
  })

  test('the row that a browser saves over is the row it read: one of two savers is refused', async () => {
    const sleutel = await begin()
    const bewaar = (titel: string) => g.tx((tx) => formulierbeheerRepository(tx).saveConcept({ sleutel, revisie: 1, inhoud: { ...ANALYSE, titel }, door: titel }))
    const uitkomsten = await Promise.all(['een', 'twee', 'drie'].map(bewaar))
    expect(uitkomsten.filter(({ ok }) => ok)).toHaveLength(1)
    const concept = (await g.tx((tx) => formulierbeheerRepository(tx).findConcept(sleutel)))!
    expect([concept.revisie, concept.bewerkers]).toEqual([2, ['henk', concept.titel]])
  })

  test('parts get a version each, whoever is first; the same again is told', async () => {
    const bewaar = (titel: string, soort: 'sectie' | 'codelijst' = 'codelijst') => g.tx((tx) => formulierdeelRepository(tx).publish({ sleutel: 'gezin', titel, soort, inhoud: { opties: [] }, toelichting: null, door: 'henk' }))
    const uitkomsten = await Promise.all([bewaar('Een'), bewaar('Twee'), bewaar('Drie')])
    expect(uitkomsten.map((u) => u.ok && u.value.versie).sort()).toEqual([1, 2, 3])
    const nieuwste = (await g.tx((tx) => formulierdeelRepository(tx).find('gezin')))!
    expect(await bewaar(nieuwste.titel)).toMatchObject({ ok: false, error: { code: 'GELIJK', nieuwste: { versie: 3 } } })
    expect(await bewaar('Vier', 'sectie')).toMatchObject({ ok: false, error: { code: 'SOORT' } })
    expect((await g.tx((tx) => formulierdeelRepository(tx).findAll([{ sleutel: 'gezin', versie: 2 }, { sleutel: 'gezin', versie: 9 }, { sleutel: 'geen', versie: 1 }]))).map(({ versie }) => versie)).toEqual([2])
  })
})

test('what was answered is counted per casus that is open: empty and a closed casus do not count, rows count once, and only options that are named come back', async () => {
  const sleutel = 'telling'
  const { versieId } = await g.tx(async (tx) => ({ versieId: (await kaderRepository(tx).publishFormulier({ ...ANALYSE, sleutel })).id }))
  const vul = async (antwoorden: Record<string, unknown>, dicht = false) => {
    const { id: casusId } = await g.casus()
    await g.tx((tx) => formulierRepository(tx).openConcept({ casusId, sleutel, volgnr: 1, formulierversieId: versieId, antwoorden, door: null }))
    if (dicht) await inGemeente(testDb.beheer.db, { gemeenteId: g.gemeenteId }, (tx) => sqlOf(tx)`update casus set afgesloten_op = nu() where id = ${casusId}`)
  }
  await vul({ a: 'sami', keuze: 'ja', meer: ['x', 'y'], leeg: '', niets: null, lijst: [{ _id: 'r1', rijveld: 'ja', diep: [{ _id: 'd', onder: 3 }] }, { _id: 'r2', rijveld: 'ja' }] })
  await vul({ a: 'ja', keuze: 'nee', meer: ['x'], leeg: [], lijst: [] })
  await vul({ a: 'dicht', keuze: 'ja' }, true)
  expect(await g.tx((tx) => formulierbeheerRepository(tx).telIngevuld(sleutel, ['keuze=ja', 'keuze=nee', 'meer=x', 'meer=y', 'rijveld=ja', 'keuze=anders']))).toEqual({
    casussen: 2,
    ingevuld: { a: 2, keuze: 2, 'keuze=ja': 1, 'keuze=nee': 1, meer: 2, 'meer=x': 2, 'meer=y': 1, lijst: 1, rijveld: 1, 'rijveld=ja': 1, diep: 1, onder: 1 },
  })
  expect(await g.tx((tx) => formulierbeheerRepository(tx).listVersies(sleutel))).toMatchObject([{ openConcepten: 2, vastgesteld: 0 }])
})
