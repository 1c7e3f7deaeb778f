import { expect, test } from 'vitest'
import { maatnamen } from './maat.ts'
import { meldingpad } from './meldingpad.ts'

test.each([
  ['niet-bevestigd', '/wachtrijen?trap=spoed&gemeente=g#escalaties'],
  ['mislukt', '/wachtrijen?gemeente=g#mislukt'],
  ['pauzes', '/wachtrijen?gemeente=g#pauzeren'],
  ['verschil', '/wachtrijen/herstel?gemeente=g'],
  ['klokverschil', '/wachtrijen?gemeente=g#h-gez'],
  ['workers', '/wachtrijen?gemeente=g#workers'],
] as const)('%s leads to what it is about: %s', (maat, pad) => expect(meldingpad(maat, 'g')).toBe(pad))

test('no alarm leads to its rule, and each names its gemeente', () => {
  for (const maat of maatnamen) expect(meldingpad(maat, 'g')).toMatch(/^(?!.*meldregels).*[?&]gemeente=g(#|$)/)
})
