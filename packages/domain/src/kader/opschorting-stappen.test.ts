import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Gebeurtenis } from '../casus/index.ts'
import { createKalender, isWerkdagOp, plusWerkdagen, standaardKalender, type Kalender } from '../kalender/index.ts'
import { addDagen, toDag, type Datum, type Moment } from '../kernel/index.ts'
import { rijnmond1op1, voortgang } from './index.ts'

const moment = (datum: string) => `${datum}T09:00:00Z` as Moment
const start = '2026-12-11' as Datum
const gebeurtenissen = (van: string, tot: string): Gebeurtenis[] => [
  { op: moment(start), soort: 'plaatsing', datum: start },
  { op: moment(start), soort: 'een-op-een-gestart', datum: start },
  { op: moment(van), soort: 'opgeschort', grond: 'opname', datum: van as Datum },
  { op: moment(tot), soort: 'hervat', datum: tot as Datum },
]
const deadlines = (van: string, tot: string, kalender: Kalender = standaardKalender) =>
  Object.fromEntries(voortgang(rijnmond1op1, gebeurtenissen(van, tot), kalender, moment('2027-06-01')).termijnen.map((t) => [t.termijn, t.deadline]))

/* Start of the 1-op-1 on Friday 11 December 2026; the zorgadviesteam is one month and ten werkdagen later, the maandtoets one month. */
test.each([
  ['2026-12-14', '2026-12-21', '2027-01-18', '2027-02-01'],
  ['2026-12-14', '2027-01-11', '2027-02-08', '2027-02-22'],
  ['2027-01-08', '2027-01-29', '2027-02-01', '2027-02-15'],
])('a pause from %s to %s that begins in the month moves the month: %s, and then ten whole werkdagen: %s', (van, tot, maandtoets, zat) => {
  expect(deadlines(van, tot)).toMatchObject({ maandtoets, zorgadviesteam: zat })
})

test('a pause that begins in the ten werkdagen gives back the werkdagen it took', () => {
  // The month ends on Monday 11 January; from Wednesday 13 to Wednesday 20 January the clock stands still: five werkdagen.
  expect(deadlines('2027-01-13', '2027-01-20')).toMatchObject({ maandtoets: '2027-01-11', zorgadviesteam: '2027-02-01' })
})

const dag = fc.integer({ min: 0, max: 30 })
test('however long it stands still, between the month and the zorgadviesteam lie ten werkdagen when it began in the month', () => {
  fc.assert(fc.property(dag, fc.integer({ min: 1, max: 42 }), (na, lang) => {
    const van = addDagen(start, na)
    const { zorgadviesteam } = deadlines(van, addDagen(van, lang))
    expect(zorgadviesteam).toBe(plusWerkdagen(standaardKalender, addDagen('2027-01-11' as Datum, lang), 10))
  }))
})

test('one more closing day never makes a deadline earlier', () => {
  fc.assert(fc.property(dag, fc.integer({ min: 1, max: 42 }), fc.integer({ min: 1, max: 80 }), (na, lang, dicht) => {
    const van = addDagen(start, na)
    const datum = addDagen(start, dicht)
    fc.pre(isWerkdagOp(standaardKalender, toDag(datum)))
    const kalender = createKalender({ versie: 'met-een-dag', eigenDagen: [{ datum, naam: 'Stadhuis dicht', bron: 'proef' }] })
    const [zonder, met] = [deadlines(van, addDagen(van, lang)), deadlines(van, addDagen(van, lang), kalender)]
    for (const termijn of Object.keys(zonder)) expect(met[termijn]! >= zonder[termijn]!, `${termijn}: ${zonder[termijn]} wordt ${met[termijn]}`).toBe(true)
  }))
})
