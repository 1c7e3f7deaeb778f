import { expect, test } from 'vitest'
import { taalhint } from './taal.ts'

test('a short explanation is counted and left in peace', () => {
  expect(taalhint('Bijvoorbeeld intensief ambulant, kleinschalig of een dagprogramma.')).toBe('Taal: 7 woorden, goed te lezen.')
  expect(taalhint('  ')).toBe('')
})
test('a long sentence is named by its number of words', () => {
  expect(taalhint('Kort. Schrijf hier op wat er volgens jou en volgens de ouders en de school allemaal moet gebeuren voordat de jongere naar huis kan.')).toContain('Een zin van 23 woorden is lang')
  expect(taalhint('Een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien.')).toBe('Taal: 15 woorden, goed te lezen.')
})
test('a long word is named', () => {
  expect(taalhint('Noem de instandhoudende factoren en de verantwoordelijkheidsverdeling.')).toContain('“verantwoordelijkheidsverdeling” is een lang woord')
  expect(taalhint('Gespreksverslagen.')).toContain('“Gespreksverslagen”')
  expect(taalhint('Gespreksverslag.')).toBe('Taal: 1 woord, goed te lezen.')
})
