import type { Maat } from '@regietafel/api/client'
import { maatnamen, maatsoort } from '@regietafel/domain/escalatie'
import { expect, test } from 'vitest'
import { leesStappen, naarVeld, vanVeld } from './invoer.ts'

test('what is shown in a field comes back as it was, for every maat', () => {
  for (const maat of maatnamen) for (const waarde of [maatsoort(maat).grens, maatsoort(maat).letOp]) expect(vanVeld(naarVeld(waarde, maat), maat)).toBe(waarde)
})
test.each([
  ['mislukt-oudste', '60', 3_600_000], ['mislukt-oudste', '1,5', 90_000], ['bezorgd-deel', '98', 0.98], ['bezorgd-deel', '97,5 %', 0.975], ['klokverschil', '2', 2_000],
  ['niet-bevestigd-oudste', '24', 86_400_000], ['mislukt', '', null], ['mislukt', 'veel', Number.NaN], ['mislukt', '-1', Number.NaN], ['mislukt', '1e9', Number.NaN],
] satisfies [Maat, string, number | null][])('%s: “%s” is %s', (maat, tekst, waarde) => expect(vanVeld(tekst, maat)).toBe(waarde))
test('steps are whole minutes, however they are separated', () => {
  expect(leesStappen('5, 30')).toEqual([5, 30])
  expect(leesStappen(' 0 ; 60 1440 ')).toEqual([0, 60, 1440])
  for (const fout of ['', '  ', '5, half', '1,5,x', '-5', '1.5']) expect(leesStappen(fout)).toBeNull()
})
