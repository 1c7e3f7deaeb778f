import { handelingSleutels, mag, type Rol } from '@regietafel/domain/regie'
import { expect, test } from 'vitest'
import { beginVan, menuVoor } from './menu.ts'

const punten = (rol: Rol) =>
  menuVoor({ gebruiker: { id: 'x', naam: 'X', rol, rolLabel: rol, organisatie: null }, mag: handelingSleutels.filter((h) => mag(rol, h)), menu: { mijnWerk: 7, escalaties: 1 } }).map(({ href }) => href)

test.each<[Rol, string[]]>([
  ['casusregisseur', ['/mijn-werk', '/casussen', '/escalaties']],
  ['zorgaanbieder', ['/mijn-werk', '/casussen', '/escalaties']],
  ['operator', ['/escalaties', '/beheer/kalender']],
  ['beheerder', ['/beheer/kaders', '/beheer/formulieren', '/beheer/kalender']],
])('the menu of a %s shows only what she may', (rol, verwacht) => expect(punten(rol)).toEqual(verwacht))

test('the first page of everybody stands in her own menu; that of a beheerder above all of it', () => {
  for (const rol of ['casusregisseur', 'gedragswetenschapper', 'zorgaanbieder', 'procesregisseur', 'ret', 'gemeente', 'operator'] as const) expect(punten(rol)).toContain(beginVan(rol))
  for (const href of punten('beheerder')) expect(href.startsWith(`${beginVan('beheerder')}/`)).toBe(true)
})
