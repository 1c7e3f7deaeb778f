import fc from 'fast-check'
import { expect, test } from 'vitest'
import { verschilInWoorden } from './index.ts'

const woorden = { onderwerp: 'Er wacht iets', tekst: 'Kijk hier: {{link}}\n' }

test.each([
  ['the same', {}, ''],
  ['one word in the subject', { onderwerp: 'Er staat iets' }, 'Onderwerp: ‘wacht’ wordt ‘staat’.'],
  ['a word more', { tekst: 'Kijk nu hier: {{link}}\n' }, 'Tekst: ‘nu’ erbij.'],
  ['a word less', { tekst: 'Kijk {{link}}\n' }, 'Tekst: ‘hier:’ weg.'],
  ['only lines', { tekst: 'Kijk\n\nhier: {{link}}\n' }, 'Tekst: andere witregels.'],
  ['both', { onderwerp: 'Er wacht iets in {{nummer}}', tekst: 'Open {{link}}\n' }, 'Onderwerp: ‘in {{nummer}}’ erbij. Tekst: ‘Kijk hier:’ wordt ‘Open’.'],
])('%s', (_naam, anders, zin) => expect(verschilInWoorden(woorden, { ...woorden, ...anders })).toBe(zin))

test('whatever changed, it is said and it is short', () => {
  const tekst = fc.array(fc.constantFrom('een', 'twee', 'een', 'x'.repeat(60)), { maxLength: 12 }).map((lijst) => lijst.join(' '))
  fc.assert(fc.property(tekst, tekst, (van, naar) => {
    const zin = verschilInWoorden({ onderwerp: 'x', tekst: van }, { onderwerp: 'x', tekst: naar })
    expect(zin === '').toBe(van === naar)
    expect(zin.length).toBeLessThan(230)
  }))
})
