import { expect, test } from 'vitest'
import { afloopInWoorden, afloopVan, geenConcept } from './afloop.ts'
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

const versie = { versie: 5, gepubliceerdOp: '2026-10-02T12:30:00Z', gepubliceerdDoor: a!, goedgekeurdDoor: b! }
test.each([
  [[versie], 4, '2026-10-02', 'Bert keurde het goed om 14:30.'],
  [[versie], 4, '2026-10-03', 'Bert keurde het goed op vr 2 okt om 14:30.'],
  [[{ ...versie, goedgekeurdDoor: null }], 4, '2026-10-02', 'Anke publiceerde het om 14:30.'],
  [[versie], 5, '2026-10-02', 'Dit concept is er niet meer: een collega gooide het weg.'],
  [[], 0, '2026-10-02', 'Dit concept is er niet meer: een collega gooide het weg.'],
])('how a concept ended (%#)', (versies, vorige, vandaag, zin) => expect(afloopInWoorden(afloopVan({ ok: true, waarde: versies }, vorige), vandaag)).toBe(zin))

test('what cannot be asked is not made up; what never was published was thrown away', () => {
  const nee = { ok: false, soort: 'geen-verbinding', code: null, melding: 'x', fouten: [] } as const
  expect(afloopInWoorden(afloopVan(nee, 4), '2026-10-02')).toBe('Dit concept is er niet meer: een collega publiceerde het of gooide het weg.')
  expect(afloopVan({ ...nee, soort: 'geweigerd', code: 'NIET_GEVONDEN' }, 0)).toEqual({ soort: 'weggegooid' })
})

test('who opens a concept that is no more is told what there is', () =>
  expect([geenConcept(5), geenConcept(undefined)]).toEqual(['Er is nu geen concept. Het is gepubliceerd of weggegooid. Versie 5 is de nieuwste.', 'Dit concept is er niet meer. Het is weggegooid.']))
