import { beforeEach, expect, test } from 'vitest'
import { gegaan, kwamAan } from '#lib/testing/app-navigation.ts'
import { page } from '#lib/testing/app-state.ts'
import { vergeetGedaan } from './vergeet-gedaan.ts'

beforeEach(() => { gegaan.length = 0 })

test('what was done leaves the address in place, the rest of it stays, and the page does not move', () => {
  history.replaceState(null, '', '/wachtrijen?trap=E3&gedaan=pauzeer#pauzeren')
  vergeetGedaan()
  kwamAan()
  expect(gegaan).toMatchObject([{ naar: expect.stringMatching(/\/wachtrijen\?trap=E3#pauzeren$/), hoe: { shallow: true, replace: true, reset: false } }])
})
test('what else belongs to the sentence goes with it', () => {
  history.replaceState(null, '', '/escalaties?van=mij&gedaan=bevestigd&ook=E1&aantal=2')
  vergeetGedaan(['ook', 'aantal'])
  kwamAan()
  expect(gegaan).toMatchObject([{ naar: expect.stringMatching(/\/escalaties\?van=mij$/) }])
})
test('who comes back to the page later does not read it again: the page is asked anew without it', () => {
  history.replaceState(null, '', '/wachtrijen?trap=E3')
  const was = page.url
  page.url = new URL('http://localhost/wachtrijen?trap=E3&gedaan=pauzeer')
  vergeetGedaan()
  kwamAan('goto')
  expect(gegaan).toEqual([])
  kwamAan('popstate')
  expect(gegaan).toMatchObject([{ naar: expect.stringMatching(/\/wachtrijen\?trap=E3$/), hoe: { shallow: false, replace: true, reset: false } }])
  page.url = was
})
test('an address that says nothing of it is left alone', () => {
  history.replaceState(null, '', '/wachtrijen?trap=E3')
  vergeetGedaan()
  kwamAan()
  expect(gegaan).toEqual([])
})
