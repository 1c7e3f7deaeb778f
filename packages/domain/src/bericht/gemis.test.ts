import fc from 'fast-check'
import { expect, test } from 'vitest'
import { gemisIn, zetErin } from './gemis.ts'
import { berichtsoorten, invulwoordSleutels } from './invulwoord.ts'
import { standaardSjablonen } from './standaard.ts'

const woorden = (soort: (typeof berichtsoorten)[number], tekst: string) => gemisIn({ soort, onderwerp: 'x', tekst }).map(({ woord }) => woord)

test('the shipped words leave nothing out', () => {
  expect(berichtsoorten.flatMap((soort) => gemisIn(standaardSjablonen[soort]))).toEqual([])
})

test('a text that no longer says something says which', () => {
  expect(woorden('escalatie', 'Kijk op {{link}}')).toEqual(['betaling', 'omleiding'])
  expect(woorden('herinnering', 'Kijk op {{link}}')).toEqual(['omleiding'])
  expect(gemisIn({ soort: 'escalatie', onderwerp: 'x', tekst: '{{omleiding}} {{link}}' })[0]!.melding).toBe('Deze tekst zegt niet meer dat de gemeente de betaling moet beoordelen. Dat staat in {{betaling}}.')
})

test('in a verzamelmail a word counts only where it is filled in: per taak', () => {
  expect(woorden('verzameld', '{{betaling}}{{omleiding}}{{#taken}}{{taak}}{{/taken}}{{link}}')).toEqual(['betaling', 'omleiding'])
  expect(woorden('verzameld', '{{#taken}}{{betaling}}\n{{ omleiding }}{{/taken}}{{link}}')).toEqual([])
})

test('a word is put on a line of its own, before the paragraph of the link it belongs to', () => {
  expect(zetErin({ soort: 'escalatie', tekst: 'Hallo\nKijk: {{link}}\nGroet\n' }, 'betaling')).toBe('{{betaling}}\n\nHallo\nKijk: {{link}}\nGroet\n')
  expect(zetErin({ soort: 'escalatie', tekst: 'Hallo\n\nHier zie je wat er nodig is:\n{{link}}\n\nGroet\n' }, 'betaling')).toBe('Hallo\n\n{{betaling}}\n\nHier zie je wat er nodig is:\n{{link}}\n\nGroet\n')
  const { tekst } = standaardSjablonen.escalatie
  expect(zetErin({ soort: 'escalatie', tekst: tekst.replace('{{betaling}}\n\n', '') }, 'betaling')).toBe(tekst)
  expect(zetErin({ soort: 'escalatie', tekst: 'Zonder link' }, 'omleiding')).toBe('Zonder link\n{{omleiding}}\n')
  expect(zetErin({ soort: 'verzameld', tekst: '{{link}}\n{{#taken}}\n{{taak}}\n{{/taken}}\n' }, 'betaling')).toBe('{{link}}\n{{#taken}}\n{{taak}}\n{{betaling}}\n{{/taken}}\n')
})

test('whatever the text is: what is put in is no longer missed, and nothing else is lost', () => {
  const stuk = fc.oneof(fc.string(), fc.constantFrom('\n', '{{#taken}}', '{{/taken}}', '{{link}}', ...invulwoordSleutels.map((w) => `{{${w}}}`)))
  fc.assert(fc.property(fc.constantFrom('herinnering', 'escalatie'), fc.array(stuk, { maxLength: 12 }), (soort, stukken) => {
    const tekst = stukken.join('')
    for (const { woord } of gemisIn({ soort, onderwerp: '', tekst })) {
      const na = zetErin({ soort, tekst }, woord)
      expect(gemisIn({ soort, onderwerp: '', tekst: na }).map((een) => een.woord)).not.toContain(woord)
      expect(na.replace(/\s|\{\{betaling\}\}|\{\{omleiding\}\}/g, '')).toBe(tekst.replace(/\s|\{\{betaling\}\}|\{\{omleiding\}\}/g, ''))
    }
  }))
})
