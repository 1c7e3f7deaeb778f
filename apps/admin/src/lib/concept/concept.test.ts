import { expect, test } from 'vitest'
import { leesVan, schrijfVan } from './invoer.ts'
import { knopIndienen, niemandKeurtGoed, wieKeurtGoed } from './publicatie.ts'

const [a, b, c, d] = ['Anke', 'Bert', 'Carla', 'Daan'].map((naam) => ({ id: naam, naam, organisatie: null }))

test('what a screen sends comes back as it was; anything else means "from nothing"', () => {
  expect(leesVan(schrijfVan({ sleutel: 'rijnmond-1-op-1', versie: 12 }))).toEqual({ sleutel: 'rijnmond-1-op-1', versie: 12 })
  for (const raar of ['', 'x', 'x@', '@1', 'X@1', 'x@1.5', 'x@-1', '../x@1']) expect(leesVan(raar)).toBeNull()
})

test('who approves: by name while that is short', () => {
  expect([[], [a], [a, b], [a, b, c], [a, b, c, d]].map((wie) => wieKeurtGoed(wie as never))).toEqual(['een collega', 'Anke', 'Anke of Bert', 'Anke, Bert of Carla', 'een collega'])
  expect(knopIndienen({ vierOgen: true, goedkeurders: [a!] })).toBe('Vraag Anke om akkoord')
  expect(knopIndienen({ vierOgen: false, goedkeurders: [] })).toBe('Publiceren')
})

test('with four eyes somebody has to be there to look', () =>
  expect([[true, 0], [true, 1], [false, 0]].map(([vierOgen, n]) => niemandKeurtGoed({ vierOgen: vierOgen as boolean, goedkeurders: [a!].slice(0, n as number) }))).toEqual([true, false, false]))
