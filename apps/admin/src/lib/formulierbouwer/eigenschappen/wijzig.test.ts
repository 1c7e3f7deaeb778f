import { expect, test } from 'vitest'
import type { Formulierdefinitie } from '@regietafel/domain/formulier'
import { dubbelzin, hernoemOptie, plakOpties, wijzigVelden, zetOptielabel, zetVeld, zetVertaling } from './wijzig.ts'

const opties = [{ waarde: 'ja', label: 'Ja' }, { waarde: 'nee', label: 'Nee' }]
const form: Formulierdefinitie = {
  formaat: 1, sleutel: 'proef', titel: 'Proef',
  secties: [
    { id: 's1', sleutel: 's1', titel: 'Een', velden: [{ id: 'nodig', sleutel: 'nodig', label: 'Nodig?', type: 'keuze', config: { opties }, standaard: 'ja' }, { id: 'lijst', sleutel: 'lijst', label: 'Lijst', type: 'lijst', velden: [{ id: 'cel', sleutel: 'cel', label: 'Cel', type: 'tekst', zichtbaar: ['is-een-van', ['veld', 'nodig'], 'ja', 'nee'] }] }] },
    { id: 's2', sleutel: 's2', titel: 'Twee', zichtbaar: ['en', ['=', ['veld', 'nodig'], 'ja'], ['=', ['veld', 'ander'], 'ja']], velden: [] },
  ],
  proeven: [{ naam: 'P', antwoorden: { nodig: 'ja' }, verwacht: [] }],
}

test('a change touches one field and leaves the rest the same objects', () => {
  const na = zetVeld(form, 'cel', { label: 'Anders', zichtbaar: undefined })
  expect(na.secties[0]!.velden[1]!.velden![0]).toEqual({ id: 'cel', sleutel: 'cel', label: 'Anders', type: 'tekst' })
  expect(na.secties[0]!.velden[0]).toBe(form.secties[0]!.velden[0])
  expect(na.secties[1]).toBe(form.secties[1])
  expect(wijzigVelden(form, ['nodig', 'cel'], (v) => ({ ...v, gevoelig: 'gezondheid' })).secties[0]!.velden.map((v) => v.gevoelig)).toEqual(['gezondheid', undefined])
})

test('a pasted list becomes options with values of their own; what is there already is left out', () => {
  expect(plakOpties(opties, '1. Gezinshuis\n- Crèche é\r\n\nja\nGezinshuis!')).toEqual([...opties, { waarde: 'gezinshuis', label: 'Gezinshuis' }, { waarde: 'creche-e', label: 'Crèche é' }, { waarde: 'gezinshuis-2', label: 'Gezinshuis!' }])
})

test('lines that are left out are said, each once', () => {
  expect(dubbelzin(opties, 'Gezinshuis')).toBe('')
  expect(dubbelzin(opties, 'Gezinshuis\n- gezinshuis\nJA\nJA')).toBe('Dubbel, dus overgeslagen: “gezinshuis” en “JA”.')
  expect(dubbelzin([], 'abcdefg'.replace(/./g, '$&\n$&\n'))).toBe('Dubbel, dus overgeslagen: “a”, “b”, “c”, “d”, “e” en nog 2.')
})

test('a list pasted in a new question takes the place of what it began with, unless it is one line', () => {
  const nieuw = [{ waarde: 'antwoord-1', label: 'Antwoord 1' }, { waarde: 'antwoord-2', label: 'Antwoord 2' }]
  expect(plakOpties(nieuw, 'School\nHuisarts').map(({ label }) => label)).toEqual(['School', 'Huisarts'])
  expect(plakOpties(nieuw, 'School')).toHaveLength(3)
  expect(plakOpties(nieuw.with(1, { waarde: 'antwoord-2', label: 'Thuis' }), 'School\nHuisarts')).toHaveLength(4)
})

test('another value of an option is followed by the rules, the default and the examples, and by nothing else', () => {
  const na = hernoemOptie(form, 'nodig', 'ja', 'ja-tijdelijk')
  expect(na.secties[1]!.zichtbaar).toEqual(['en', ['=', ['veld', 'nodig'], 'ja-tijdelijk'], ['=', ['veld', 'ander'], 'ja']])
  expect(na.secties[0]!.velden[1]!.velden![0]!.zichtbaar).toEqual(['is-een-van', ['veld', 'nodig'], 'ja-tijdelijk', 'nee'])
  expect(na.secties[0]!.velden[0]!.standaard).toBe('ja-tijdelijk')
  expect(na.proeven![0]!.antwoorden).toEqual({ nodig: 'ja-tijdelijk' })
})

test('an emptied translation is gone, with the language that held it', () => {
  expect(zetVertaling<string>({ vertaling: { en: { label: 'A' } } }, 'hulp', 'B')).toEqual({ en: { label: 'A', hulp: 'B' } })
  expect(zetVertaling<string>({ vertaling: { en: { label: 'A' } } }, 'label', '')).toBeUndefined()
})

test('the value of an option follows its label with everything that names it, until it is published or set by hand', () => {
  const begin: Formulierdefinitie = { ...form, secties: form.secties.map((s) => ({ ...s, velden: s.velden.map((v) => (v.id === 'nodig' ? { ...v, vertaling: { en: { 'optie:ja': 'Yes' } } } : v)) })) }
  const na = zetOptielabel(begin, 'nodig', 'opties', opties, 0, 'Zeker wel', true)
  const veld = na.secties[0]!.velden[0]!
  expect(veld).toMatchObject({ config: { opties: [{ waarde: 'zeker-wel', label: 'Zeker wel' }, opties[1]] }, standaard: 'zeker-wel', vertaling: { en: { 'optie:zeker-wel': 'Yes' } } })
  expect(na.secties[1]!.zichtbaar).toEqual(['en', ['=', ['veld', 'nodig'], 'zeker-wel'], ['=', ['veld', 'ander'], 'ja']])
  const vast = zetOptielabel(begin, 'nodig', 'opties', opties, 0, 'Zeker wel', false)
  expect(vast.secties[0]!.velden[0]!.config).toEqual({ opties: [{ waarde: 'ja', label: 'Zeker wel' }, opties[1]] })
  const hand = [{ waarde: 'J1', label: 'Ja' }, opties[1]!]
  expect(zetOptielabel(begin, 'nodig', 'opties', hand, 0, 'Zeker', true).secties[0]!.velden[0]!.config).toEqual({ opties: [{ waarde: 'J1', label: 'Zeker' }, opties[1]] })
})

test('options under another name of setting keep that name, and settings that choose from them follow', () => {
  const soorten = [{ waarde: 'plaatsing', label: 'Plaatsing' }, { waarde: 'opname', label: 'Opname' }]
  const lijn: Formulierdefinitie = { ...form, secties: [{ ...form.secties[0]!, velden: [{ id: 'lijn', sleutel: 'lijn', label: 'Tijdlijn', type: 'tijdlijn', config: { soorten, overgangen: ['opname'] } }] }] }
  expect(zetOptielabel(lijn, 'lijn', 'soorten', soorten, 1, 'Verblijf', true).secties[0]!.velden[0]!.config).toEqual({ soorten: [soorten[0], { waarde: 'verblijf', label: 'Verblijf' }], overgangen: ['verblijf'] })
})
