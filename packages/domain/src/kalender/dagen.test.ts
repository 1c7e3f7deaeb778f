import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDagen, toDag, toDatum, type Datum } from '../kernel/index.ts'
import { deadlinedag, normdag, type Telregel } from '../termijn/index.ts'
import { alVrij, createKalender, geldendeDagen, kalenderinvoer, metTerugwerking, metWijziging, telt, wachtOp, type Kalender, type VastgelegdeDag } from './index.ts'

const d = (tekst: string) => tekst as Datum
const dag = (over: Partial<VastgelegdeDag> = {}): VastgelegdeDag => ({
  datum: d('2026-05-18'), naam: 'Stadhuis dicht', bron: 'besluit', soort: 'eigen', toegevoegd: d('2026-05-01'), terugwerkend: false, verwijderd: null, wegTerugwerkend: false, ...over,
})

describe('a recorded day', () => {
  test.each<[string, Partial<VastgelegdeDag>, boolean, 'erbij' | 'weg' | null]>([
    ['counts when it came before the day', {}, true, null],
    ['the day before is early enough', { toegevoegd: d('2026-05-17') }, true, null],
    ['the day itself is too late', { toegevoegd: d('2026-05-18') }, false, 'erbij'],
    ['it counts when it works back', { toegevoegd: d('2026-06-01'), terugwerkend: true }, true, null],
    ['counts no more when it went before the day', { verwijderd: d('2026-05-17') }, false, null],
    ['goes on counting when it went on the day or later', { verwijderd: d('2026-05-18') }, true, 'weg'],
    ['until that works back', { verwijderd: d('2026-06-01'), wegTerugwerkend: true }, false, null],
    ['came too late and went again: nothing to wait for', { toegevoegd: d('2026-05-20'), verwijderd: d('2026-05-21') }, false, null],
  ])('%s', (_, over, verwacht, wacht) => {
    expect(telt(dag(over))).toBe(verwacht)
    expect(wachtOp(dag(over))).toBe(wacht)
  })

  test('what waits, and nothing else, is settled when it works back', () => {
    const dagen = [dag(), dag({ datum: d('2026-04-30'), toegevoegd: d('2026-05-01') }), dag({ datum: d('2026-04-29'), toegevoegd: d('2026-04-01'), verwijderd: d('2026-05-01') })]
    expect(geldendeDagen(dagen).map(({ datum }) => datum)).toEqual(['2026-04-29', '2026-05-18'])
    expect(geldendeDagen(metTerugwerking(dagen)).map(({ datum }) => datum)).toEqual(['2026-04-30', '2026-05-18'])
    expect(metTerugwerking(dagen).map(wachtOp)).toEqual([null, null, null])
  })

  test('a day that was taken out, still counts and was recorded anew has the new name', () => {
    const dagen = [dag({ naam: 'oud', verwijderd: d('2026-05-20') }), dag({ naam: 'nieuw', toegevoegd: d('2026-05-20'), terugwerkend: true })]
    for (const volgorde of [dagen, [...dagen].reverse()]) expect(geldendeDagen(volgorde).map(({ naam }) => naam)).toEqual(['nieuw'])
  })

  test('a feestdag that was written down is not taken for a closing day of the gemeente', () => {
    expect(kalenderinvoer([dag({ soort: 'feestdag' }), dag({ datum: d('2026-05-19'), soort: 'gelijkgesteld' })])).toEqual({ eigenDagen: [], gelijkgesteld: [{ datum: '2026-05-19', naam: 'Stadhuis dicht', bron: 'besluit' }] })
  })
})

test.each([['2026-05-16', 'weekend'], ['2026-05-14', 'Hemelvaartsdag'], ['2026-12-26', 'Tweede Kerstdag'], ['2026-05-15', null], ['2026-05-18', null]])('%s is already %s', (datum, verwacht) => expect(alVrij(d(datum))).toBe(verwacht))

/* Property: forward counts of before a change never move because of it. */

const BEGIN = toDag(d('2026-03-01'))
const regel = fc.record({
  tel: fc.array(fc.record({ aantal: fc.integer({ min: 1, max: 9 }), eenheid: fc.constantFrom('dagen', 'werkdagen', 'weken', 'maanden') }), { minLength: 1, maxLength: 2 }),
  verschuiving: fc.constantFrom('geen', 'volgende-werkdag', 'atw'),
  wettelijk: fc.boolean(),
}) as fc.Arbitrary<Telregel>
const wijziging = fc.record({
  na: fc.integer({ min: 0, max: 6 }),
  erbij: fc.array(fc.record({ overDagen: fc.integer({ min: -6, max: 12 }), soort: fc.constantFrom('eigen', 'gelijkgesteld') }), { maxLength: 4 }),
  weg: fc.array(fc.nat(), { maxLength: 3 }),
}) as fc.Arbitrary<{ na: number; erbij: readonly { overDagen: number; soort: 'eigen' | 'gelijkgesteld' }[]; weg: readonly number[] }>

const kalenderVan = (dagen: readonly VastgelegdeDag[]): Kalender => createKalender({ versie: 'proef', ...kalenderinvoer(dagen) })
const deadlineIn = (kalender: Kalender, anker: number, r: Telregel): Datum => toDatum(deadlinedag(kalender, anker, normdag(kalender, anker, r.tel), r))

test('a deadline that lay before a change of the kalender, or on its day, never moves; one that lay after it never comes to lie before it', () => {
  fc.assert(
    fc.property(fc.array(wijziging, { minLength: 1, maxLength: 8 }), fc.array(fc.tuple(fc.integer({ min: -40, max: 30 }), regel), { minLength: 1, maxLength: 6 }), (wijzigingen, termijnen) => {
      let dagen: VastgelegdeDag[] = []
      let vandaag = toDatum(BEGIN)
      for (const { na, erbij, weg } of wijzigingen) {
        vandaag = addDagen(vandaag, na)
        const staat = dagen.filter(({ verwijderd }) => verwijderd === null)
        const gaat = new Set(staat.length > 0 ? weg.map((n) => staat[n % staat.length]!) : [])
        const bezet = new Set(staat.filter((x) => !gaat.has(x)).map(({ datum }) => datum))
        const nieuw = new Map(erbij.map((x) => [addDagen(vandaag, x.overDagen), { datum: addDagen(vandaag, x.overDagen), naam: 'dicht', bron: 'proef', soort: x.soort }]))
        const voor = kalenderVan(dagen)
        dagen = metWijziging(dagen, { erbij: [...nieuw.values()].filter(({ datum }) => !bezet.has(datum)), weg: (x) => gaat.has(x) }, vandaag)
        const na_ = kalenderVan(dagen)
        for (const [anker, r] of termijnen) {
          const oud = deadlineIn(voor, BEGIN + anker, r)
          const nu = deadlineIn(na_, BEGIN + anker, r)
          if (oud <= vandaag) expect(nu).toBe(oud)
          else expect(nu > vandaag).toBe(true)
        }
      }
      // What works back leaves nothing waiting, and says what the days say without looking at when they came.
      const terug = geldendeDagen(metTerugwerking(dagen)).map(({ datum }) => datum)
      expect(terug).toEqual([...new Set(dagen.filter(({ verwijderd }) => verwijderd === null).map(({ datum }) => datum))].sort())
    }),
    { numRuns: 100 },
  )
})
