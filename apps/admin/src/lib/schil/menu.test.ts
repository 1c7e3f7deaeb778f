import { existsSync } from 'node:fs'
import { handelingSleutels, mag, type Rol } from '@regietafel/domain/regie'
import { expect, test } from 'vitest'
import { beginVan, hier, menuVoor } from './menu.ts'

const punten = (rol: Rol) =>
  menuVoor({ gebruiker: { id: 'x', naam: 'X', rol, rolLabel: rol, organisatie: null }, mag: handelingSleutels.filter((h) => mag(rol, h)), menu: { mijnWerk: 7, escalaties: 1 } }).map(({ href }) => href)

test.each<[Rol, string[]]>([
  ['casusregisseur', ['/mijn-werk', '/casussen', '/escalaties']],
  ['zorgaanbieder', ['/mijn-werk', '/casussen', '/escalaties']],
  ['operator', ['/wachtrijen', '/escalaties', '/wachtrijen/herstel', '/wachtrijen/kanalen', '/wachtrijen/meldregels', '/wachtrijen/logboek', '/beheer/kalender', '/wachtrijen/techniek']],
  ['beheerder', ['/beheer/kaders', '/beheer/formulieren', '/beheer/kalender', '/beheer/berichten', '/wachtrijen/kanalen']],
])('the menu of a %s shows only what she may', (rol, verwacht) => expect(punten(rol)).toEqual(verwacht))

test('the technical queues are only for who may see them', () =>
  expect(menuVoor({ gebruiker: { id: 'x', naam: 'X', rol: 'operator', rolLabel: 'operator', organisatie: null }, mag: ['wachtrij.lezen'], menu: { mijnWerk: 0, escalaties: 0 } }).map(({ href }) => href)).not.toContain('/wachtrijen/techniek'))

test('one point is open at a time: the nearest', () => {
  const menu = menuVoor({ gebruiker: { id: 'x', naam: 'X', rol: 'operator', rolLabel: 'operator', organisatie: null }, mag: ['wachtrij.lezen'], menu: { mijnWerk: 0, escalaties: 0 } })
  expect(hier(menu, '/wachtrijen')).toBe('/wachtrijen')
  expect(hier(menu, '/wachtrijen/herstel')).toBe('/wachtrijen/herstel')
  expect(hier(menu, '/wachtrijenlijst')).toBeUndefined()
})

test('the first page of everybody stands in her own menu; that of a beheerder above what she keeps', () => {
  for (const rol of ['casusregisseur', 'gedragswetenschapper', 'zorgaanbieder', 'procesregisseur', 'ret', 'gemeente', 'operator'] as const) expect(punten(rol)).toContain(beginVan(rol))
  for (const href of punten('beheerder').filter((adres) => adres !== '/wachtrijen/kanalen')) expect(href.startsWith(`${beginVan('beheerder')}/`)).toBe(true)
})

test('every point of an operator is a page inside the shell: the banner that nobody guards stands on all of them', () => {
  for (const pad of punten('operator')) expect([pad, existsSync(new URL(`../../routes/(schil)${pad}/+page.svelte`, import.meta.url))]).toEqual([pad, true])
})
