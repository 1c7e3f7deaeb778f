import { opsomming } from '@regietafel/domain/kernel'
import type { Gebeurtenis } from '@regietafel/domain/casus'
import type { Datum } from '@regietafel/domain/kernel'
import { describe, expect, test } from 'vitest'
import { alsHetNietKomt, trapLabel, vertelGebeurtenis, type Vertelling } from './zinnen.ts'

const vandaag = '2026-10-02' as Datum
const e2 = { trap: 'E2', op: '2026-10-05T07:00:00Z', naar: ['casusregisseur'], betaalvlag: false } as const

describe('what happens when it does not come', () => {
  test('names the trap, the moment on an Amsterdam clock, and the reader as "jou"', () => {
    expect(alsHetNietKomt(e2, ['casusregisseur'], vandaag)).toBe('Escalatie 2 gaat ma 5 okt om 09:00 naar jou.')
    expect(alsHetNietKomt(e2, ['zorgaanbieder'], vandaag)).toBe('Escalatie 2 gaat ma 5 okt om 09:00 naar de casusregisseur.')
  })
  test('puts the reader first, and the year when it is another', () => {
    expect(alsHetNietKomt({ ...e2, trap: 'E3', op: '2027-01-04T08:00:00Z', naar: ['ret', 'procesregisseur'] }, ['procesregisseur'], vandaag)).toBe('Escalatie 3 gaat ma 4 jan 2027 om 09:00 naar jou en het RET.')
  })
  test('says that a human judges the payment', () => {
    expect(alsHetNietKomt({ ...e2, trap: 'E4', naar: ['gemeente'], betaalvlag: true }, [], vandaag)).toMatch(/naar de gemeente\. De gemeente beoordeelt dan of de betaling wacht\.$/)
  })
  test('is nothing when nothing follows', () => expect(alsHetNietKomt(null, [], vandaag)).toBeNull())
})

test.each([['H1', 'Herinnering'], ['E1', 'Escalatie 1'], ['E4', 'Escalatie 4'], ['X', 'Trap X']])('trap %s reads as %s', (trap, label) => expect(trapLabel(trap)).toBe(label))
test.each([[[], ''], [['a'], 'a'], [['a', 'b'], 'a en b'], [['a', 'b', 'c'], 'a, b en c']])('%j reads as "%s"', (delen, tekst) => expect(opsomming(delen)).toBe(tekst))

describe('a gebeurtenis', () => {
  const bij: Vertelling = { vandaag, door: 'Door Ruben, De Lindehof', formulierTitel: () => 'Hulpverleningsplan', termijnTitel: (_, kader) => kader === 'eigen' ? 'Ouderavond' : 'Hulpverleningsplan', grondTitel: () => 'wacht op toestemming', poortVraag: () => 'Op schema?', naarWie: null, overdracht: false }
  const vertel = (gebeurtenis: object, rest: Partial<Vertelling> = {}) => vertelGebeurtenis({ op: '2026-09-25T14:10:00Z', ...gebeurtenis } as Gebeurtenis, { ...bij, ...rest })

  test('tells what, and who did it', () => {
    expect(vertel({ soort: 'formulier-vastgesteld', formulier: 'hulpverleningsplan' })).toEqual({ titel: 'Hulpverleningsplan vastgesteld', tekst: 'Door Ruben, De Lindehof', vrijeTekst: false })
    expect(vertel({ soort: 'plaatsing', datum: '2026-09-09' }).tekst).toBe('Vanaf wo 9 sep. Door Ruben, De Lindehof')
  })
  test('marks what quotes somebody, so that it can be left out', () => {
    expect(vertel({ soort: 'poort-beslist', poort: 'D1', uitkomst: 'nee', motivering: 'De uren dalen niet.' })).toEqual({ titel: 'Poort beslist: Op schema? Nee', tekst: '“De uren dalen niet.” Door Ruben, De Lindehof', vrijeTekst: true })
  })
  test('about the clock says why, until when at most, and what somebody wrote', () => {
    expect(vertel({ soort: 'opgeschort', grond: 'wacht-op-toestemming', datum: '2026-09-21', uiterlijk: '2026-10-19', bevoegd: 'Ziekte.' })).toEqual({
      titel: 'Klok stilgezet vanaf ma 21 sep', tekst: 'Grond: wacht op toestemming. Uiterlijk tot ma 19 okt. “Ziekte.” Door Ruben, De Lindehof', vrijeTekst: true,
    })
    expect(vertel({ soort: 'verlengd', kader: 'eigen', termijn: 'avond', dagen: 1, reden: 'Vakantie.' }).titel).toBe('Ouderavond verlengd met 1 dag')
  })
  test('tells giving from handing over', () => {
    expect(vertel({ soort: 'regie-toegewezen', regie: 'casus' }, { naarWie: 'Bilal, Wijkteam Noord', overdracht: true }).titel).toBe('Casusregie overgedragen')
    expect(vertel({ soort: 'regie-toegewezen', regie: 'casus' }, { naarWie: 'Bilal, Wijkteam Noord' })).toMatchObject({ titel: 'Casusregie toegewezen', tekst: 'Aan Bilal, Wijkteam Noord. Door Ruben, De Lindehof' })
  })
})
