import { cleanup, fireEvent, render, screen, within } from '@testing-library/svelte'
import { veldtypen, type Formulierdefinitie, type VeldTypeCode } from '@regietafel/domain/formulier'
import axe from 'axe-core'
import { tick } from 'svelte'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { doe } from '../bewerk/uitslag.ts'
import { voegVeldToe } from '../bewerk/erbij.ts'
import Proef from '../testing/Proef.svelte'
import { klein, maakBouw } from '../testing/opstelling.ts'
import Doek from './Doek.svelte'

const klachten = vi.spyOn(console, 'error')
beforeEach(() => klachten.mockClear())
afterEach(cleanup)
const schoon = async (element: Element) => expect((await axe.run(element, { rules: { 'color-contrast': { enabled: false }, region: { enabled: false } } })).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
const rust = async () => { for (let i = 0; i < 4; i++) await tick() }
function toon(definitie: Formulierdefinitie = klein, over = {}) {
  const bouw = maakBouw(definitie, over)
  return { bouw, ...render(Proef, { bouw, deel: Doek }) }
}
const veld = (id: string) => document.querySelector<HTMLElement>(`[data-doekveld="${id}"]`)!
const kies = (label: string, waarde: string) => fireEvent.change(screen.getByLabelText(label), { target: { value: waarde } })

describe('the form in the middle', () => {
  test('answers live here, and the rules follow them at once', async () => {
    const { bouw, container } = toon()
    await rust()
    expect(within(veld('f_waarom')).getByText(/Nu niet te zien/).closest('p')!.textContent).toContain('Te zien als Is een gesprek nodig? is ja.')
    await fireEvent.click(screen.getByLabelText('Ja'))
    await rust()
    expect(bouw.antwoorden).toEqual({ f_nodig: true })
    expect(within(veld('f_waarom')).getByLabelText(/Waarom\?/)).toBeTruthy()
    expect(within(veld('f_waarom')).getByText('Waarom zie ik dit?')).toBeTruthy()
    await schoon(container)
  })

  test('Tab goes by without choosing; a click, Enter or the button of a field chooses it; Escape leads to the outline', async () => {
    const { bouw } = toon({ ...klein, secties: [{ ...klein.secties[0]!, velden: [...klein.secties[0]!.velden, { id: 'f_los', sleutel: 'los', label: 'Los', type: 'tekst' }] }] })
    await rust()
    const eerste = bouw.keuze
    const invoer = screen.getByLabelText('Los')
    invoer.focus()
    expect(bouw.keuze).toBe(eerste)
    await fireEvent.keyDown(invoer, { key: 'Enter' })
    expect(bouw.keuze).toEqual({ soort: 'velden', ids: ['f_los'] })
    await fireEvent.click(screen.getByLabelText('Ja'))
    expect(bouw.keuze).toEqual({ soort: 'velden', ids: ['f_nodig'] })
    bouw.kies({ soort: 'velden', ids: ['f_los'] })
    bouw.zetAntwoorden({})
    await rust()
    const knop = screen.getByRole('button', { name: 'Kies Waarom?' })
    knop.focus()
    await fireEvent.click(knop)
    await rust()
    expect(bouw.keuze).toEqual({ soort: 'velden', ids: ['f_waarom'] })
    expect(document.activeElement!.closest('[role="toolbar"]')!.getAttribute('aria-label')).toBe('Veld Waarom?')
  })

  test('the tools move, copy and delete what is chosen; a locked field says why not; a new field is asked for below it', async () => {
    const { bouw } = toon()
    await rust()
    const balk = () => within(screen.getByRole('toolbar'))
    expect(screen.getByRole('toolbar').textContent).toContain('Ja of nee · Is een gesprek nodig?')
    await fireEvent.click(balk().getByRole('button', { name: 'Verplaats omlaag' }))
    expect(bouw.definitie.secties[0]!.velden.map((v) => v.id)).toEqual(['f_waarom', 'f_nodig'])
    await fireEvent.click(balk().getByRole('button', { name: 'Verwijder' }))
    expect(bouw.definitie.secties[0]!.velden).toHaveLength(2)
    expect(bouw.bericht).toContain('vast')
    await fireEvent.click(balk().getByRole('button', { name: 'Kopieer' }))
    expect(bouw.definitie.secties[0]!.velden).toHaveLength(3)
    await rust()
    await fireEvent.click(screen.getByRole('button', { name: 'Veld op deze plek' }))
    expect(bouw.nieuw).toEqual({ plek: { in: 's_begin', nr: 3 } })
  })

  test('the questions of a list can be chosen without a row, and in a row', async () => {
    const { bouw, container } = toon()
    bouw.kies({ soort: 'velden', ids: ['f_mensen'] })
    await rust()
    await fireEvent.click(screen.getByRole('button', { name: 'Rol' }))
    expect(bouw.keuze).toEqual({ soort: 'velden', ids: ['f_rol'] })
    await fireEvent.click(screen.getByRole('button', { name: /Persoon toevoegen/ }))
    await rust()
    await fireEvent.click(screen.getByLabelText('Naam'))
    expect(bouw.keuze).toEqual({ soort: 'velden', ids: ['f_naam'] })
    await rust()
    expect(screen.getByRole('toolbar', { name: 'Veld Naam' })).toBeTruthy()
    await schoon(container)
  })

  test('as another role it is read, with what that role may not see kept from it', async () => {
    const { bouw } = toon({ ...klein, schrijft: ['casusregisseur'], secties: [{ ...klein.secties[0]!, velden: [{ id: 'f_ziek', sleutel: 'ziek', label: 'Ziek?', type: 'tekst', gevoelig: 'gezondheid' }, { id: 'f_open', sleutel: 'open', label: 'Open?', type: 'tekst' }] }] })
    bouw.zetAntwoorden({ f_ziek: 'Koorts', f_open: 'Ja hoor' })
    await rust()
    await kies('Bekijk als', 'gemeente')
    await rust()
    expect(screen.getByText(/gemeente het: die leest/)).toBeTruthy()
    expect(veld('f_ziek').textContent).toContain('Afgeschermd voor deze rol')
    expect(document.body.textContent).not.toContain('Koorts')
    expect(veld('f_open').textContent).toContain('Ja hoor')
  })

  test('a role that signs is told that she can', async () => {
    const { bouw } = toon({ ...klein, schrijft: ['casusregisseur'], secties: [{ ...klein.secties[0]!, velden: [{ id: 'f_ja', sleutel: 'ja', label: 'Akkoord gedragswetenschapper', type: 'akkoord', config: { rol: ['gedragswetenschapper'] } }] }] })
    await kies('Bekijk als', 'gedragswetenschapper')
    await rust()
    expect(document.querySelector('.melding')!.textContent).toContain('Bij “Akkoord gedragswetenschapper” kan deze rol wel akkoord geven.')
    bouw.zetBeeld({ rol: 'ret' })
    await rust()
    expect(document.querySelector('.melding')!.textContent).not.toContain('akkoord')
  })

  test('the day, the age and the phase are facts for the rules; a stored example brings its answers', async () => {
    const { bouw, container } = toon({ ...klein, proeven: [{ naam: 'Noa', antwoorden: { f_nodig: true }, verwacht: [{ pad: 'f_waarom', zichtbaar: true }] }], secties: [{ ...klein.secties[0]!, velden: [...klein.secties[0]!.velden, { id: 'f_oud', sleutel: 'oud', label: 'Ouder', type: 'tekst', zichtbaar: ['≥', ['feit', 'leeftijd'], 17] }] }] })
    await rust()
    expect(veld('f_oud').textContent).toContain('Nu niet te zien')
    await kies('Leeftijd van de jongere in jaren', '17')
    await kies('Fase', 'analyse')
    await kies('met', 'Noa')
    await rust()
    expect(bouw.feiten).toMatchObject({ leeftijd: 17, fase: 'analyse' })
    expect(veld('f_oud').textContent).not.toContain('Nu niet te zien')
    expect(veld('f_waarom').textContent).not.toContain('Nu niet te zien')
    await fireEvent.click(screen.getByRole('button', { name: 'Alles' }))
    await fireEvent.click(screen.getByRole('button', { name: 'Telefoon' }))
    expect(bouw.beeld.breedte).toBe('telefoon')
    await schoon(container)
  })

  test('what is worked out stands there with the answers of the preview', async () => {
    const { bouw } = toon({ ...klein, secties: [{ ...klein.secties[0]!, velden: [{ id: 'f_uren', sleutel: 'uren', label: 'Uren', type: 'getal' }, { id: 'f_dubbel', sleutel: 'dubbel', label: 'Dubbel', type: 'berekend', config: { uitkomst: 'getal' }, berekening: ['×', ['veld', 'f_uren'], 2] }] }] })
    await rust()
    expect(veld('f_dubbel').textContent).toContain('Nog niet te berekenen')
    bouw.zetAntwoorden({ f_uren: 40 })
    await rust()
    expect(veld('f_dubbel').querySelector('output')!.textContent).toBe('80')
  })

  test('a problem stands at its field and is mended with one press', async () => {
    const { bouw } = toon({ ...klein, secties: [{ ...klein.secties[0]!, velden: [{ id: 'f_a', sleutel: 'a', label: 'A', type: 'tekst', zichtbaar: ['=', ['veld', 'weg'], 'x'] }] }] })
    await rust()
    await fireEvent.click(within(veld('f_a')).getByRole('button', { name: 'Los op: Haal de voorwaarde weg' }))
    expect(bouw.definitie.secties[0]!.velden[0]!.zichtbaar).toBeUndefined()
    expect(bouw.problemenBij('f_a')).toEqual([])
  })

  test('filling in an example answers everything that the rules accept', async () => {
    const { bouw } = toon()
    await rust()
    await fireEvent.click(screen.getByRole('button', { name: 'Vul voorbeeld in' }))
    expect(Object.keys(bouw.antwoorden).sort()).toEqual(['f_dag', 'f_mensen', 'f_nodig', 'f_waarom'])
    expect(bouw.antwoorden['f_dag']).toBe('2026-09-25')
    await fireEvent.click(screen.getByRole('button', { name: 'Wis' }))
    expect(bouw.antwoorden).toEqual({})
  })
})

test('an example suits the question: who, when and how much', async () => {
  const velden = [['tekst', 'Naam van het kind'], ['tekst', 'Welke organisatie?'], ['datum', 'Geboortedatum'], ['datum', 'Einddatum'], ['bedrag', 'Bedrag'], ['getal', 'Leeftijd']] as const
  const { bouw } = toon({ ...klein, secties: [{ ...klein.secties[0]!, velden: velden.map(([type, label], i) => ({ id: `f_${i}`, sleutel: `v${i}`, label, type })) }] })
  await rust()
  await fireEvent.click(screen.getByRole('button', { name: 'Vul voorbeeld in' }))
  expect(bouw.antwoorden).toMatchObject({ f_0: 'Noa', f_1: 'Wijkteam Noord', f_2: bouw.feiten['geboortedatum'], f_3: '2026-10-30', f_4: 8450.25, f_5: 16 })
})

test.each(Object.keys(veldtypen) as VeldTypeCode[])('%s can be added and is shown, empty and filled with its example', async (code) => {
  const { bouw, container } = toon({ ...klein, secties: [{ ...klein.secties[1]!, velden: [klein.secties[1]!.velden[0]!] }] })
  expect(doe(bouw, (d) => voegVeldToe(d, null, code, `Vraag met ${code}`))).toBe(true)
  const id = bouw.keuze?.soort === 'velden' ? bouw.keuze.ids[0]! : ''
  await rust()
  expect(within(veld(id)).getByRole('toolbar').textContent).toContain(veldtypen[code].label)
  await fireEvent.click(screen.getByRole('button', { name: 'Vul voorbeeld in' }))
  await rust()
  expect(document.body.textContent).not.toContain('kunnen we zo niet laten zien')
  expect(klachten).not.toHaveBeenCalled()
  await schoon(container)
})
