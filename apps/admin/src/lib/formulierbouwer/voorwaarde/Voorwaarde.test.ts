import { cleanup, fireEvent, render, screen, within } from '@testing-library/svelte'
import axe from 'axe-core'
import { tick } from 'svelte'
import { afterEach, describe, expect, test } from 'vitest'
import type { Expressie, Formulierdefinitie } from '@regietafel/domain/formulier'
import { maakBouw } from '../testing/opstelling.ts'
import Bank from './testing/Bank.svelte'

afterEach(cleanup)

const vorm: Formulierdefinitie = {
  formaat: 1, sleutel: 'proef', titel: 'Proef',
  secties: [
    { id: 's1', sleutel: 's1', titel: 'Eerste deel', velden: [
      { id: 'a', sleutel: 'kamer', label: 'Is er een kamer?', type: 'janee' },
      { id: 'b', sleutel: 'toelichting', label: 'Toelichting', type: 'tekst' },
      { id: 'c', sleutel: 'weken', label: 'Aantal weken', type: 'getal' },
      { id: 'k', sleutel: 'soort', label: 'Soort plek', type: 'keuze', config: { opties: [{ waarde: 'thuis', label: 'Thuis' }, { waarde: 'pleeg', label: 'Pleeggezin' }, { waarde: 'groep', label: 'Groep' }] } },
      { id: 'd', sleutel: 'start', label: 'Startdag', type: 'datum' },
    ] },
    { id: 's2', sleutel: 's2', titel: 'Tweede deel', velden: [
      { id: 'l', sleutel: 'mensen', label: 'Wie is erbij?', type: 'lijst', config: { enkelvoud: 'persoon' }, velden: [
        { id: 'rol', sleutel: 'rol', label: 'Rol', type: 'keuze', config: { opties: [{ waarde: 'ouder', label: 'Ouder' }, { waarde: 'jongere', label: 'Jongere' }] } },
        { id: 'uren', sleutel: 'uren', label: 'Uren', type: 'getal' },
      ] },
      { id: 'z', sleutel: 'z', label: 'Dit veld', type: 'tekst' },
    ] },
  ],
}

function toon(regel: Expressie | undefined, over: { soort?: 'janee' | 'getal'; veldId?: string; alleenLezen?: boolean; kop?: string } = {}) {
  const bouw = maakBouw(vorm)
  const gegeven: (Expressie | undefined)[] = []
  const scherm = render(Bank, { bouw, begin: regel, over: { soort: 'janee', veldId: 'z', kop: 'Toon dit veld als', ...over }, opWijzig: (r: Expressie | undefined) => gegeven.push(r) })
  return { bouw, gegeven, laatste: () => gegeven.at(-1), ...scherm }
}
const schoon = async (element: Element) => expect((await axe.run(element, { rules: { 'color-contrast': { enabled: false }, region: { enabled: false } } })).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
const deel = (naam: string) => within(screen.getByRole('group', { name: naam }))

/** Only keys, on what has the focus, as a browser would handle them. */
const hier = () => document.activeElement as HTMLInputElement & HTMLSelectElement
const toets = async (key: string) => { await fireEvent.keyDown(hier(), { key }); await tick() }
async function tik(tekst: string) { await fireEvent.input(hier(), { target: { value: tekst } }) }
async function enter() { if (hier().tagName === 'BUTTON' || hier().tagName === 'SUMMARY') { await fireEvent.click(hier()) } else await toets('Enter'); await tick(); await tick() }
const BEDIENBAAR = 'input, select, textarea, button, summary'
/** Tab to the next control that can be reached, which must be there. */
function tab(tot: (el: HTMLElement) => boolean) {
  const alle = [...document.querySelectorAll<HTMLElement>(BEDIENBAAR)].filter((el) => !el.closest('[hidden]') && (el.tagName === 'SUMMARY' || !el.closest('details:not([open])')))
  const rest = alle.slice(alle.indexOf(hier()) + 1)
  const doel = rest.find(tot)
  if (!doel) throw new Error(`Not found after ${hier().outerHTML.slice(0, 120)}: ${rest.map((el) => el.getAttribute('aria-label') ?? el.textContent).join(' | ')}`)
  doel.focus()
}
const heet = (naam: string) => (el: HTMLElement) => (el.getAttribute('aria-label') ?? el.textContent.trim()) === naam
async function kiesVraag(naam: string) {
  expect(hier().getAttribute('role')).toBe('combobox')
  await tik(naam)
  await enter()
}
const kiesOptie = (waarde: string) => fireEvent.change(hier(), { target: { value: waarde } })

describe('by keyboard alone', () => {
  test('(A is ja) en (B is leeg of C is groter dan 4)', async () => {
    const { laatste } = toon(undefined)
    tab(heet('Vraag'))
    await kiesVraag('kamer')
    expect(laatste()).toEqual(['=', ['veld', 'a'], true])
    tab(heet('en'))
    await enter()
    // The keyboard is in the new line.
    await kiesVraag('Toelichting')
    tab(heet('Vergelijking'))
    await kiesOptie('leeg')
    expect(laatste()).toEqual(['en', ['=', ['veld', 'a'], true], ['leeg', ['veld', 'b']]])
    tab(heet('Meer bij voorwaarde 2'))
    // jsdom opens no details
    hier().closest('details')!.open = true
    tab(heet('of … hierbij'))
    await enter()
    await kiesVraag('weken')
    tab(heet('Vergelijking'))
    await kiesOptie('>')
    tab(heet('Antwoord'))
    await fireEvent.change(hier(), { target: { value: '4' } })
    expect(laatste()).toEqual(['en', ['=', ['veld', 'a'], true], ['of', ['leeg', ['veld', 'b']], ['>', ['veld', 'c'], 4]]])
    expect(screen.getByText('Is er een kamer? is ja en (Toelichting is niet ingevuld of Aantal weken is meer dan 4).', { exact: false })).toBeTruthy()
  })

  test('the list of questions: arrows, Escape, typing a part of the name, own field left out', async () => {
    toon(undefined)
    tab(heet('Vraag'))
    await toets('ArrowDown')
    const namen = () => screen.getAllByRole('option').map((o) => o.textContent.trim())
    expect(hier().getAttribute('aria-expanded')).toBe('true')
    expect(namen()).not.toContain('Dit veld')
    expect(namen()).toContain('de leeftijd van de jongere')
    expect(namen()).toContain('Rol in een regel van Wie is erbij?')
    expect(screen.getAllByRole('group', { name: 'Tweede deel' }).length).toBe(1)
    await toets('Escape')
    expect(hier().getAttribute('aria-expanded')).toBe('false')
    await tik('plaatsing')
    expect(namen()).toEqual(['de datum van de plaatsing'])
    await tik('bestaat niet')
    expect(screen.getByText(/Niets gevonden/)).toBeTruthy()
  })

  test('moving and taking away keep the keyboard where the work is', async () => {
    const { laatste } = toon(['en', ['gevuld', ['veld', 'b']], ['gevuld', ['veld', 'c']], ['gevuld', ['veld', 'd']]])
    tab(heet('Meer bij voorwaarde 3'))
    hier().closest('details')!.open = true
    tab(heet('omhoog'))
    await enter()
    expect(laatste()).toEqual(['en', ['gevuld', ['veld', 'b']], ['gevuld', ['veld', 'd']], ['gevuld', ['veld', 'c']]])
    expect(hier().getAttribute('aria-label')).toBe('Meer bij voorwaarde 2')
    tab(heet('Verwijder voorwaarde 2'))
    await enter()
    expect(laatste()).toEqual(['en', ['gevuld', ['veld', 'b']], ['gevuld', ['veld', 'c']]])
    expect(screen.getByRole('group', { name: 'Voorwaarde 1' }).contains(hier())).toBe(true)
  })
})

describe('the sentence', () => {
  test('choices of the chosen question are the answers', async () => {
    const { laatste } = toon(['=', ['veld', 'k'], 'thuis'])
    const antwoord = screen.getByLabelText<HTMLSelectElement>('Antwoord')
    expect([...antwoord.options].map((o) => o.text)).toEqual(['Kies …', 'Thuis', 'Pleeggezin', 'Groep'])
    await fireEvent.change(screen.getByLabelText('Vergelijking'), { target: { value: 'is-een-van' } })
    await fireEvent.click(screen.getByLabelText('Groep'))
    expect(laatste()).toEqual(['is-een-van', ['veld', 'k'], 'thuis', 'groep'])
    await fireEvent.change(screen.getByLabelText('Vergelijking'), { target: { value: 'niet is-een-van' } })
    expect(laatste()).toEqual(['niet', ['is-een-van', ['veld', 'k'], 'thuis', 'groep']])
  })
  test('an option that is gone stays to be seen', () => {
    toon(['=', ['veld', 'k'], 'gezinshuis'])
    expect(screen.getByRole('option', { name: 'gezinshuis (bestaat niet meer)' })).toBeTruthy()
    expect(screen.getByText(/De optie 'gezinshuis' bestaat niet/)).toBeTruthy()
  })
  test('a question in the rows of a list goes over that list', async () => {
    const { laatste } = toon(undefined)
    const vraag = screen.getByRole('combobox', { name: 'Vraag' })
    await fireEvent.input(vraag, { target: { value: 'rol' } })
    await fireEvent.keyDown(vraag, { key: 'Enter' })
    await fireEvent.change(screen.getByLabelText('Antwoord'), { target: { value: 'ouder' } })
    expect(laatste()).toEqual(['enige', ['veld', 'l'], ['=', ['rij', 'rol'], 'ouder']])
  })
  test('in a row its own row comes first', async () => {
    toon(['=', ['rij', 'rol'], 'ouder'], { veldId: 'uren' })
    await fireEvent.click(screen.getByRole('combobox', { name: 'Vraag' }))
    expect(within(screen.getByRole('group', { name: 'In deze regel van Wie is erbij?' })).getAllByRole('option').map((o) => o.textContent.trim())).toEqual(['Rol'])
    expect(screen.getByText(/er staat nog geen regel in de lijst/)).toBeTruthy()
  })
  test('days before a day', async () => {
    const { laatste } = toon(['<', ['veld', 'd'], ['feit', 'vandaag']])
    await fireEvent.change(screen.getByLabelText('Vergelijking'), { target: { value: 'voor dagen' } })
    await fireEvent.change(screen.getByLabelText('Aantal dagen'), { target: { value: 'veertien' } })
    expect(screen.getByRole('alert').textContent).toContain('heel getal')
    expect(screen.getByLabelText<HTMLInputElement>('Aantal dagen').value).toBe('veertien')
    await fireEvent.change(screen.getByLabelText('Aantal dagen'), { target: { value: '14' } })
    expect(laatste()).toEqual(['≤', ['veld', 'd'], ['plus-dagen', ['feit', 'vandaag'], -14]])
  })
  test('between two numbers', async () => {
    const { laatste } = toon(['=', ['veld', 'c'], 4])
    await fireEvent.change(screen.getByLabelText('Vergelijking'), { target: { value: 'tussen' } })
    await fireEvent.change(screen.getByLabelText('Tot en met'), { target: { value: '8,5' } })
    expect(laatste()).toEqual(['en', ['≤', 4, ['veld', 'c']], ['≤', ['veld', 'c'], 8.5]])
    expect(screen.getByText(/Aantal weken is 4 tot en met 8,5/)).toBeTruthy()
  })
  test('what is begun and not finished changes nothing, says so, and is still there later', async () => {
    const { gegeven, bouw, unmount } = toon(['=', ['veld', 'a'], true])
    const vraag = screen.getByRole('combobox', { name: 'Vraag' })
    await fireEvent.input(vraag, { target: { value: 'weken' } })
    await fireEvent.keyDown(vraag, { key: 'Enter' })
    expect(gegeven).toEqual([])
    expect(screen.getByText(/Nog niet af\. Tot die tijd geldt: Is er een kamer\? is ja\./)).toBeTruthy()
    unmount()
    render(Bank, { bouw, begin: ['=', ['veld', 'a'], true], over: { soort: 'janee', veldId: 'z', kop: 'Toon dit veld als' }, opWijzig: () => {} })
    expect(screen.getByRole<HTMLInputElement>('combobox', { name: 'Vraag' }).value).toBe('Aantal weken')
  })
  test('what it gives now: waar, niet waar, onbekend; and what unknown does', async () => {
    const { bouw } = toon(['=', ['veld', 'a'], true])
    const nu = () => screen.getByText(/Met het voorbeeld/).textContent
    expect(nu()).toContain('onbekend')
    expect(screen.getByText('Is het antwoord nog niet bekend? Dan blijft het veld verborgen.')).toBeTruthy()
    bouw.zetAntwoord('a', true)
    await tick()
    expect(nu()).toMatch(/nu waar/)
    bouw.zetAntwoord('a', false)
    await tick()
    expect(nu()).toContain('niet waar')
  })
  test('taking the only condition away takes the rule away', async () => {
    const { laatste, gegeven } = toon(['=', ['veld', 'a'], true])
    await fireEvent.click(screen.getByRole('button', { name: 'Verwijder deze voorwaarde' }))
    expect(gegeven.length).toBe(1)
    expect(laatste()).toBeUndefined()
  })
  test('undo elsewhere is seen here', async () => {
    const { rerender, bouw } = toon(['=', ['veld', 'a'], true])
    await rerender({ bouw, begin: ['gevuld', ['veld', 'b']] })
    expect(screen.getByRole<HTMLInputElement>('combobox', { name: 'Vraag' }).value).toBe('Toelichting')
  })
  test('only reading', () => {
    toon(['=', ['veld', 'a'], true], { alleenLezen: true })
    expect(screen.getByRole('combobox', { name: 'Vraag' }).matches(':disabled')).toBe(true)
    expect(screen.queryByRole('button', { name: 'Gebruik deze regel' })).toBeNull()
  })
})

describe('calculations', () => {
  test('the sum over the rows of a list', async () => {
    const { laatste } = toon(undefined, { soort: 'getal', kop: 'Dit antwoord is' })
    const kies = async (naam: string, tekst: string) => {
      const vak = screen.getAllByRole('combobox', { name: naam }).at(-1)!
      await fireEvent.input(vak, { target: { value: tekst } })
      await fireEvent.keyDown(vak, { key: 'Enter' })
    }
    await kies('Waarde', 'som over')
    await kies('Lijst', 'erbij')
    await kies('Tel op', 'uren')
    expect(laatste()).toEqual(['som', ['veld', 'l'], ['rij', 'uren']])
  })
  test('als, dan, anders', async () => {
    const { laatste } = toon(['als-dan-anders', ['=', ['veld', 'a'], true], 1, 2], { soort: 'getal', kop: 'Dit antwoord is' })
    await fireEvent.change(screen.getByLabelText('Anders: antwoord'), { target: { value: '3,5' } })
    expect(laatste()).toEqual(['als-dan-anders', ['=', ['veld', 'a'], true], 1, 3.5])
  })
})

describe('for experts', () => {
  const vak = () => screen.getByLabelText<HTMLTextAreaElement>('De regel zoals hij wordt bewaard')
  const gebruik = async (tekst: string) => { await fireEvent.input(vak(), { target: { value: tekst } }); await fireEvent.click(screen.getByText('Gebruik deze regel')) }
  test('a rule that is wrong is told at the place, and what was typed stays', async () => {
    const { gegeven } = toon(['=', ['veld', 'a'], true])
    for (const [tekst, zin] of [['[', /geen JSON/], ['["=", ["veld", "a"], 4]', /niet vergelijken/], ['["=", ["veld", "weg"], 4]', /bestaat hier niet/], ['["eval", 1]', /bestaat niet/], ['{"substr": [1]}', /\$\.substr.*kennen we niet/]] as const) {
      await gebruik(tekst)
      expect(screen.getByRole('alert').textContent).toMatch(zin)
      expect(vak().value).toBe(tekst)
    }
    expect(gegeven).toEqual([])
  })
  test('JsonLogic that names questions by sleutel comes along, and the controls show it', async () => {
    const { laatste } = toon(undefined)
    await gebruik('{"and": [{"==": [{"var": "kamer"}, true]}, {">": [{"var": "weken"}, 4]}]}')
    expect(laatste()).toEqual(['en', ['=', ['veld', 'a'], true], ['>', ['veld', 'c'], 4]])
    expect(deel('Voorwaarde 2').getByRole<HTMLInputElement>('combobox', { name: 'Vraag' }).value).toBe('Aantal weken')
    expect(screen.getByText(/Overgenomen uit JsonLogic/)).toBeTruthy()
  })
  test('what no control can show is one chip with its sentence', () => {
    toon(['en', ['gevuld', ['veld', 'b']], ['niet', ['niet', ['=', ['veld', 'a'], true]]]])
    expect(deel('Voorwaarde 2').getByText('Eigen regel')).toBeTruthy()
    expect(deel('Voorwaarde 1').getByRole<HTMLInputElement>('combobox', { name: 'Vraag' }).value).toBe('Toelichting')
  })
})

test('no violations of axe, also with a list open and a deep group', async () => {
  const { container } = toon(['of', ['en', ['=', ['veld', 'a'], true], ['is-een-van', ['veld', 'k'], 'thuis', 'groep']], ['enige', ['veld', 'l'], ['>', ['rij', 'uren'], ['+', ['veld', 'c'], 2]]], ['≤', ['veld', 'd'], ['plus-dagen', ['feit', 'vandaag'], -14]]])
  await schoon(container)
  await fireEvent.click(screen.getAllByRole('combobox', { name: 'Vraag' })[0]!)
  await schoon(container)
}, 30_000)
