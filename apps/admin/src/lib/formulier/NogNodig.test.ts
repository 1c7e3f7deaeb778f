import { screen } from '@testing-library/svelte'
import { beforeEach, expect, test } from 'vitest'
import { Geheugenserver } from './testing/geheugenserver.ts'
import { formulierMet, gaNaarDeel, toon, veld } from './testing/opstelling.ts'

const vraag = (id: string) => veld(id, 'tekst', { verplicht: true })
const form = formulierMet([vraag('a'), vraag('b')], [vraag('c'), vraag('d')], [veld('e', 'tekst')])
beforeEach(() => {
  localStorage.clear()
  history.replaceState(null, '', '/')
})
const nodig = () => [...document.querySelectorAll('.nodig')].map((el) => el.textContent?.replace(/\s+/g, ' ').trim())

test('what is missing stands in the order of the sections, each by its title', () => {
  toon(Object.assign(new Geheugenserver(form), { antwoorden: { c: 'ja' }, revisie: 1 }))
  expect(nodig()).toEqual(['1 Eerste deel Nog niets ingevuld in Eerste deel 2 Tweede deel Vraag d'])
})

test('a section is done when something in it was answered or it was looked at, not before', async () => {
  toon(Object.assign(new Geheugenserver(form), { antwoorden: {}, revisie: 1 }))
  expect(screen.getByText('0 van 3 delen klaar')).toBeTruthy()
  await gaNaarDeel(3)
  await gaNaarDeel(1)
  expect(screen.getByText('1 van 3 delen klaar')).toBeTruthy()
})
