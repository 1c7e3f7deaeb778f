import { formulieren } from '@regietafel/domain/formulier'
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/svelte'
import axe from 'axe-core'
import { flushSync, tick } from 'svelte'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { alleVelden } from '../bewerk/boom.ts'
import { EIGENSCHAPPENKOP } from '../bouw.ts'
import Proef from '../testing/Proef.svelte'
import { klein, maakBouw, opstelling } from '../testing/opstelling.ts'
import Opbouw from './Opbouw.svelte'

beforeEach(() => localStorage.clear())
afterEach(cleanup)

function toon(...[definitie, over]: Parameters<typeof maakBouw>) {
  const bouw = maakBouw(definitie, over)
  const { container } = render(Proef, { bouw, deel: Opbouw, metKop: true })
  const regel = (naam: RegExp) => screen.getByRole('treeitem', { name: naam })
  const druk = async (key: string, opties: KeyboardEventInit = {}) => {
    await fireEvent.keyDown(document.activeElement!, { key, ...opties })
    await tick()
    await tick()
  }
  const naar = async (naam: RegExp) => {
    await fireEvent.click(regel(naam))
    regel(naam).focus()
  }
  const namen = () => screen.getAllByRole('treeitem').map((r) => `${'  '.repeat(Number(r.getAttribute('aria-level')) - 1)}${r.querySelector('.naam')!.textContent}`)
  const hier = () => document.activeElement?.querySelector('.naam')?.textContent
  return { bouw, container, regel, druk, naar, namen, hier }
}
const schoon = async (container: Element) => expect((await axe.run(container, { rules: { 'color-contrast': { enabled: false }, region: { enabled: false } } })).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])

describe('the outline', () => {
  test('shows sections, fields and the fields of rows, with their kind, lock and number; no axe violation', async () => {
    const { namen, regel, container } = toon()
    expect(namen()).toEqual(['Begin', '  Is een gesprek nodig?', '  Waarom?', 'Wie', '  Wie is erbij?', '    Naam', '    Rol', '  Op welke dag?'])
    expect(regel(/^Is een gesprek nodig\?, .*vast/).getAttribute('aria-selected')).toBe('true')
    expect(regel(/^Wie, 4 velden, deel/).getAttribute('aria-expanded')).toBe('true')
    expect(regel(/^Wie is erbij\?, lijst/).getAttribute('aria-posinset')).toBe('1')
    await schoon(container)
  })
  test('a problem stands at its field, and at what is closed around it', async () => {
    const { bouw, regel, naar, druk, container } = toon()
    bouw.voer('Kapot', (d) => ({ ...d, secties: d.secties.map((s) => ({ ...s, velden: s.velden.map((v) => (v.id === 'f_dag' ? { ...v, type: 'bestaat-niet' } : v)) })) }))
    flushSync()
    expect(regel(/^Op welke dag\?.*1 probleem: /)).toBeTruthy()
    expect(screen.queryByRole('treeitem', { name: /^Wie, .*probleem/ })).toBeNull()
    await naar(/^Wie, \d+ velden?, deel/)
    await druk('ArrowLeft')
    expect(regel(/^Wie, .*1 probleem: /).getAttribute('aria-expanded')).toBe('false')
    await schoon(container)
  })
  test('a large form begins with only the chosen section open', () => {
    const { namen } = toon(formulieren['verklarende-analyse'])
    expect(namen().filter((n) => !n.startsWith(' '))).toHaveLength(formulieren['verklarende-analyse'].secties.length)
    expect(namen().length).toBeLessThan(40)
  })
  test('search shows what matches and what it stands in', async () => {
    const { namen } = toon()
    await fireEvent.input(screen.getByLabelText('Zoek een veld'), { target: { value: 'ról' } })
    expect(namen()).toEqual(['Wie', '  Wie is erbij?', '    Rol'])
    await fireEvent.input(screen.getByLabelText('Zoek een veld'), { target: { value: 'xyz' } })
    expect(screen.getByText('Geen veld met die naam.')).toBeTruthy()
  })
})

describe('with the keyboard', () => {
  test('arrows choose, open and close; Shift chooses more; one line takes Tab', async () => {
    const { bouw, druk, naar, hier } = toon()
    await naar(/^Is een gesprek/)
    await druk('ArrowDown')
    expect([hier(), bouw.keuze]).toEqual(['Waarom?', { soort: 'velden', ids: ['f_waarom'] }])
    await druk('ArrowUp', { shiftKey: true })
    expect(bouw.keuze).toEqual({ soort: 'velden', ids: ['f_nodig', 'f_waarom'] })
    expect(bouw.bericht).toBe('2 velden gekozen.')
    await druk('End')
    expect(hier()).toBe('Op welke dag?')
    await druk('Home')
    expect([hier(), bouw.keuze]).toEqual(['Begin', { soort: 'sectie', id: 's_begin' }])
    await druk('ArrowRight')
    expect(hier()).toBe('Is een gesprek nodig?')
    await druk('ArrowLeft')
    expect(hier()).toBe('Begin')
    expect(screen.getAllByRole('treeitem').filter((r) => r.tabIndex === 0)).toHaveLength(1)
  })
  test('Alt moves, into and out of a list, and says so; the keyboard goes along', async () => {
    const { bouw, druk, naar, namen, hier } = toon()
    await naar(/^Op welke dag/)
    await druk('ArrowRight', { altKey: true })
    expect(namen().slice(3)).toEqual(['Wie', '  Wie is erbij?', '    Naam', '    Rol', '    Op welke dag?'])
    expect([bouw.bericht, hier()]).toEqual(['Op welke dag? in Wie is erbij?.', 'Op welke dag?'])
    await druk('ArrowLeft', { altKey: true })
    await druk('ArrowUp', { altKey: true })
    expect(namen()[4]).toBe('  Op welke dag?')
    await druk('ArrowUp', { altKey: true })
    expect(bouw.bericht).toBe('Op welke dag? naar boven, naar Begin.')
    bouw.ongedaan(); bouw.ongedaan(); bouw.ongedaan(); bouw.ongedaan()
    expect(bouw.definitie).toBe(klein)
  })
  test('Delete goes on at the next, refuses what is locked, Ctrl+D copies, N asks for a new one', async () => {
    const { bouw, druk, naar, hier } = toon()
    await naar(/^Naam/)
    await druk('Delete')
    expect([hier(), bouw.bericht]).toEqual(['Rol', 'Naam weg.'])
    await naar(/^Is een gesprek/)
    await druk('Delete')
    expect(bouw.bericht).toMatch(/zit vast/)
    expect(hier()).toBe('Is een gesprek nodig?')
    await naar(/^Waarom/)
    await druk('d', { ctrlKey: true })
    expect(bouw.definitie.secties[0]!.velden.map((v) => v.label)).toEqual(['Is een gesprek nodig?', 'Waarom?', 'Waarom?'])
    await druk('n')
    expect(bouw.nieuw).toEqual({ plek: null })
  })
  test('Enter goes to the properties; ? shows all keys', async () => {
    const { druk, naar, container } = toon()
    await naar(/^Waarom/)
    await druk('?')
    expect(screen.getByRole('dialog', { name: 'Toetsen in de opbouw' })).toBeTruthy()
    await schoon(container)
    await fireEvent.click(screen.getByRole('button', { name: 'Sluit' }))
    await naar(/^Waarom/)
    await druk('Enter')
    expect(document.activeElement?.id).toBe(EIGENSCHAPPENKOP)
  })
  test('copy, cut and paste over the clipboard', async () => {
    const { bouw, naar } = toon()
    let tekst = ''
    const clipboardData = { setData: (_soort: string, t: string) => (tekst = t), getData: () => tekst }
    await naar(/^Op welke dag/)
    await fireEvent.cut(document.activeElement!, { clipboardData })
    expect(alleVelden(bouw.definitie).some(({ id }) => id === 'f_dag')).toBe(false)
    await naar(/^Is een gesprek/)
    await fireEvent.paste(document.activeElement!, { clipboardData })
    expect(bouw.definitie.secties[0]!.velden.map(({ id }) => id)).toEqual(['f_nodig', 'f_dag', 'f_waarom'])
    expect(bouw.bericht).toBe('Op welke dag? geplakt.')
    await fireEvent.copy(document.activeElement!, { clipboardData })
    expect(JSON.parse(tekst)).toMatchObject({ regietafel: 'formulierdelen', geknipt: null })
  })
})

describe('with a pointer', () => {
  test('Ctrl+click chooses more, and the menu acts on all of them', async () => {
    const { bouw, regel, container } = toon()
    await fireEvent.click(regel(/^Waarom/))
    await fireEvent.click(regel(/^Op welke dag/), { ctrlKey: true })
    await fireEvent.click(screen.getByText('Meer'))
    expect(screen.getByText('2 velden gekozen')).toBeTruthy()
    await schoon(container)
    await fireEvent.click(screen.getByRole('button', { name: 'Alle verplicht' }))
    expect(alleVelden(bouw.definitie).filter((v) => v.verplicht === true).map(({ id }) => id)).toEqual(['f_waarom', 'f_dag'])
    await fireEvent.change(screen.getByLabelText('Verplaats naar deel'), { target: { value: 's_begin' } })
    expect(bouw.definitie.secties[0]!.velden.map(({ id }) => id)).toEqual(['f_nodig', 'f_waarom', 'f_dag'])
  })
  test('what is chosen is kept for other forms and linked here, as one act that can be undone', async () => {
    const { stand: bouw, server } = opstelling()
    const { container } = render(Proef, { bouw, deel: Opbouw })
    const voor = bouw.definitie
    await fireEvent.click(screen.getByRole('treeitem', { name: /^Wie, 4 velden/ }))
    await fireEvent.click(screen.getByText('Meer'))
    await fireEvent.click(screen.getByText('Bewaar voor andere formulieren'))
    expect(screen.getByLabelText<HTMLInputElement>('Hoe heet het?').value).toBe('Wie')
    await schoon(container)
    await fireEvent.submit(container.querySelector('dialog form')!)
    await waitFor(() => expect(bouw.definitie.secties[1]!.deel).toEqual({ sleutel: 'nieuw', versie: 1 }))
    expect(server.deelinhoud).toMatchObject({ soort: 'sectie', inhoud: { sectie: { titel: 'Wie' } } })
    expect(alleVelden(bouw.definitie).map(({ id }) => id)).toEqual(alleVelden(voor).map(({ id }) => id))
    expect(bouw.blad.delen).toMatchObject([{ sleutel: 'nieuw', titel: 'Wie', soort: 'sectie', versie: 1 }])
    expect(bouw.bericht).toBe('Wie bewaard als versie 1, en hier gekoppeld.')
    expect(container.querySelector('dialog')).toBeNull()
    bouw.ongedaan()
    expect(bouw.definitie).toEqual(voor)
  })
  test('what cannot stand on its own is not kept, and says why', async () => {
    const { bouw, regel, container } = toon()
    for (const [naam, zin] of [[/^Waarom/, 'Een regel hierin kijkt naar "Is een gesprek nodig?". Neem dat ook mee, of haal die regel eerst weg.'], [/^Wie is erbij/, null]] as const) {
      await fireEvent.click(regel(naam))
      if (zin === null) await fireEvent.click(regel(/^Is een gesprek/), { ctrlKey: true })
      await fireEvent.click(screen.getByText('Bewaar voor andere formulieren'))
      expect(bouw.bericht).toBe(zin ?? 'Kies velden die bij elkaar staan, in één deel of één lijst.')
      expect(screen.getByText(zin ?? 'Kies velden die bij elkaar staan, in één deel of één lijst.').closest('details')!.open).toBe(true)
      expect(container.querySelector('dialog')).toBeNull()
    }
  })
  const metHoogte = () => vi.spyOn(Element.prototype, 'getBoundingClientRect').mockImplementation(function (this: Element) {
    const nr = [...document.querySelectorAll('[data-rij]')].indexOf(this)
    return { top: nr * 20, bottom: nr * 20 + 20, height: 20, left: 0, right: 200, width: 200, x: 0, y: nr * 20, toJSON: () => ({}) }
  })
  test('dragging drops at the line that is shown, and says where; Escape leaves it', async () => {
    const spion = metHoogte()
    const { bouw, regel, druk, naar } = toon()
    const sleep = async (naam: RegExp, y: number) => {
      await fireEvent.pointerDown(regel(naam), { button: 0, pointerId: 1, pointerType: 'mouse', clientX: 5, clientY: 500 })
      await fireEvent.pointerMove(window, { pointerId: 1, clientX: 5, clientY: y })
    }
    await sleep(/^Op welke dag/, 22)
    expect(regel(/^Is een gesprek/).className).toMatch(/doel-voor/)
    expect(bouw.bericht).toBe('Boven Is een gesprek nodig?.')
    await fireEvent.pointerUp(window, { pointerId: 1 })
    expect(bouw.definitie.secties[0]!.velden.map(({ id }) => id)).toEqual(['f_dag', 'f_nodig', 'f_waarom'])
    const na = bouw.definitie
    await naar(/^Waarom/)
    await sleep(/^Waarom/, 22)
    await druk('Escape')
    await fireEvent.pointerUp(window, { pointerId: 1 })
    expect([bouw.definitie, bouw.bericht]).toEqual([na, 'Niet verplaatst.'])
    await sleep(/^Wie, \d+ velden?, deel/, 2)
    await fireEvent.pointerUp(window, { pointerId: 1 })
    expect(bouw.definitie.secties.map(({ id }) => id)).toEqual(['s_wie', 's_begin'])
    spion.mockRestore()
  })
  test('a finger scrolls unless it takes the grip', async () => {
    const spion = metHoogte()
    const { bouw, regel } = toon()
    await fireEvent.pointerDown(regel(/^Op welke dag/).querySelector('.naam')!, { button: 0, pointerId: 1, pointerType: 'touch', clientX: 50, clientY: 500 })
    await fireEvent.pointerMove(window, { pointerId: 1, clientX: 5, clientY: 22 })
    await fireEvent.pointerUp(window, { pointerId: 1 })
    expect(bouw.definitie).toBe(klein)
    await fireEvent.pointerDown(regel(/^Op welke dag/).querySelector('[data-greep]')!, { button: 0, pointerId: 1, pointerType: 'touch', clientX: 5, clientY: 500 })
    await fireEvent.pointerMove(window, { pointerId: 1, clientX: 5, clientY: 22 })
    await fireEvent.pointerUp(window, { pointerId: 1 })
    expect(bouw.definitie.secties[0]!.velden[0]!.id).toBe('f_dag')
    spion.mockRestore()
  })
})

test('what waits for approval can be looked at, not changed', async () => {
  const { bouw, druk, naar, container } = toon(klein, { status: 'ter-goedkeuring' })
  expect(screen.queryByRole('button', { name: 'Veld' })).toBeNull()
  await naar(/^Waarom/)
  await druk('Delete')
  await druk('ArrowUp', { altKey: true })
  expect(bouw.definitie).toBe(klein)
  await waitFor(() => expect(within(container as HTMLElement).getAllByRole('treeitem').length).toBe(8))
})
