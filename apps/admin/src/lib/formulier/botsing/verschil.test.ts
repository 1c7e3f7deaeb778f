import { expect, test } from 'vitest'
import { begintekst, markeer } from './verschil.ts'

const anders = (tekst: string, ander: string) => markeer(tekst, ander).filter((s) => s.anders).map((s) => s.tekst.trim())

test('marks only what the other does not have', () => {
  const mijn = 'Noa is vaak verhuisd. Zij verwacht dat iedereen weggaat en test elke begeleider.'
  const hun = 'Noa is vaak verhuisd. Hechten is voor haar niet veilig en zij test elke begeleider.'
  expect(anders(mijn, hun)).toEqual(['Zij verwacht dat iedereen weggaat'])
  expect(anders(hun, mijn)).toEqual(['Hechten is voor haar niet veilig', 'zij'])
})
test('the same text has no marks; against nothing all is marked', () => {
  expect(anders('een twee', 'een twee')).toEqual([])
  expect(anders('een twee', '')).toEqual(['een twee'])
  expect(markeer('', 'een')).toEqual([])
})
test('nothing of the text is lost, also white space', () => {
  for (const tekst of ['  twee  spaties ', 'regel\n\nwit\n', 'a', '\n']) {
    expect(markeer(tekst, 'regel a b').map((s) => s.tekst).join('')).toBe(tekst)
  }
})
test('two very long texts are compared in bounded time', () => {
  const lang = (w: string) => Array.from({ length: 5_000 }, (_, i) => `${w}${i}`).join(' ')
  expect(anders(lang('a'), lang('b'))).toHaveLength(1)
})

test.each([
  ['what both have stands there once', 'Noa is verhuisd. Zij is bang. Zij test.', 'Noa is verhuisd. Zij is boos. Zij test.', 'Noa is verhuisd.\n\nZij is bang.\n\nZij is boos.\n\nZij test.'],
  ['added to the end by both', 'Een. Twee.', 'Een. Drie.', 'Een.\n\nTwee.\n\nDrie.'],
  ['nothing shared', 'Van mij.', 'Van jou.', 'Van mij.\n\nVan jou.'],
  ['the same', 'Een. 1.5 uur\nTwee', 'Een. 1.5 uur\nTwee', 'Een. 1.5 uur\nTwee'],
  ['one is empty', '', 'Een.', 'Een.'],
])('one text to begin with: %s', (_, mijn, hun, uit) => expect(begintekst(mijn, hun)).toBe(uit))
