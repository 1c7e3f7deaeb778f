import { expect, test } from 'vitest'
import { isInstallatiemaat, maatnamen } from './maat.ts'
import { meldingpad } from './meldingpad.ts'

test.each([
  ['niet-bevestigd', '/wachtrijen?trap=spoed&gemeente=g#escalaties'],
  ['mislukt', '/wachtrijen?gemeente=g#mislukt'],
  ['pauzes', '/wachtrijen?gemeente=g#pauzeren'],
  ['verschil', '/wachtrijen/herstel?gemeente=g'],
  ['klokverschil', '/wachtrijen#h-gez'],
  ['workers', '/wachtrijen#workers'],
] as const)('%s leads to what it is about: %s', (maat, pad) => expect(meldingpad(maat, 'g')).toBe(pad))

test('no alarm leads to its rule, and each names its gemeente but for what is of the installation', () => {
  for (const maat of maatnamen) expect(meldingpad(maat, 'g')).toMatch(isInstallatiemaat(maat) ? /^(?!.*(meldregels|gemeente))/ : /^(?!.*meldregels).*[?&]gemeente=g(#|$)/)
})
