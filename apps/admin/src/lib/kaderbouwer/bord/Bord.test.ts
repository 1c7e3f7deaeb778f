import { cleanup, fireEvent, render, screen, within } from '@testing-library/svelte'
import axe from 'axe-core'
import { flushSync, tick } from 'svelte'
import { afterEach, describe, expect, test } from 'vitest'
import { leegKader } from '../bewerk/kader.ts'
import { termijnBij } from '../bewerk/lees.ts'
import { hernoemPoort } from '../bewerk/poort.ts'
import { hernoemStap, voegStapToe } from '../bewerk/stap.ts'
import Bordproef from '../testing/Bordproef.svelte'
import { opstelling } from '../testing/opstelling.ts'
import { Bordwerk } from './werk.svelte.ts'

afterEach(cleanup)

function toon(...over: Parameters<typeof opstelling>) {
  const o = opstelling(...over)
  const { container } = render(Bordproef, { stand: o.stand })
  const bord = () => screen.getByRole('application', { name: 'Tekenbord' })
  const deel = (naam: RegExp) => within(bord()).getByRole('button', { name: naam })
  const druk = async (naam: RegExp, toets: string, meer: object = {}) => { deel(naam).focus(); await tick(); await fireEvent.keyDown(deel(naam), { key: toets, ...meer }); await tick() }
  return { ...o, container, bord, deel, druk, gezegd: () => screen.getByRole('status').textContent?.replace('\u00a0', '') ?? '' }
}
const schoon = async (element: Element) => expect((await axe.run(element, { rules: { 'color-contrast': { enabled: false }, region: { enabled: false } } })).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])

describe('the board', () => {
  test('shows every step with its lane and when, and focus chooses it', async () => {
    const { deel, stand } = toon()
    expect(deel(/^2 Opstellen HVP.*, baan Zorgaanbieder, dag 14 na start 1-op-1, mijlpaal$/)).toBeTruthy()
    expect(deel(/^Poort D1: Op schema\?, baan Casusregisseur/)).toBeTruthy()
    deel(/^2 Opstellen/).focus()
    await tick()
    expect(stand.keuze).toEqual({ soort: 'stap', stap: '2' })
    expect(deel(/^2 Opstellen/).getAttribute('aria-pressed')).toBe('true')
  })
  test('has no axe violation, with something chosen, changed, new and wrong', async () => {
    const { container, druk, stand } = toon()
    await druk(/^2 Opstellen/, 'ArrowLeft')
    stand.voer('Fout', (k) => ({ ...k, termijnen: k.termijnen.map((t) => (t.termijn === 'rer-advies' ? { ...t, ladder: 'x' } : t)) }))
    await tick()
    await schoon(container)
  })
  test('a problem and a change are told in words', async () => {
    const { deel, druk, stand } = toon()
    await druk(/^2 Opstellen/, 'ArrowLeft', { shiftKey: true })
    expect(deel(/^2 Opstellen HVP.*was dag 14/)).toBeTruthy()
    stand.voer('Fout', (k) => ({ ...k, termijnen: k.termijnen.map((t) => (t.termijn === 'hulpverleningsplan' ? { ...t, ladder: 'x' } : t)) }))
    await tick()
    expect(deel(/^2 Opstellen HVP.*1 probleem: .*geen ladder "x"/)).toBeTruthy()
    expect(screen.getByRole('row', { name: /2 Opstellen HVP/ }).textContent).toMatch(/Probleem:.*geen ladder/)
  })
  test('an empty kader invites', () => {
    toon({ kader: leegKader('eigen', 'Eigen'), basis: null })
    expect(screen.getByText(/Het bord is nog leeg/)).toBeTruthy()
  })
  test('on an empty board Poort says that a step comes first', async () => {
    const { gezegd } = toon({ kader: leegKader('eigen', 'Eigen'), basis: null })
    await fireEvent.click(screen.getByRole('button', { name: 'Poort' }))
    expect(gezegd()).toBe('Maak eerst een stap. Een poort komt na een stap.')
    expect(screen.queryByRole('dialog', { hidden: true })).toBeNull()
  })
  test('a very long name is drawn short and told whole', () => {
    const { stand, bord } = toon()
    const lang = 'Een stap met een heel lange naam die nergens ophoudt en maar doorgaat '.repeat(5).trim()
    stand.voer('Stap', (k) => hernoemStap(k, '2', lang))
    stand.voer('Stap', (k) => hernoemStap(k, '3', 'x'.repeat(325)))
    stand.voer('Vraag', (k) => hernoemPoort(k, 'D1', lang))
    flushSync()
    const { blokken, poorten, breedte } = new Bordwerk(stand).indeling
    for (const b of [...blokken, ...poorten]) expect(b.breedte, b.titel).toBeLessThanOrEqual(Math.max(345, breedte / 2))
    const stap = within(bord()).getByRole('button', { name: (naam) => naam.startsWith(`2 ${lang}, baan`) })
    expect(stap.querySelector('title')?.textContent).toBe(`2 ${lang}`)
    expect(stap.querySelector('text')?.textContent).toMatch(/…\s*$/)
    expect(within(bord()).getByRole('button', { name: (naam) => naam.startsWith(`Poort D1: ${lang}`) }).querySelector('.vraag')?.textContent).toMatch(/…/)
    expect(within(bord()).getByRole('button', { name: /^7 Evalueren/ }).querySelector('title')).toBeNull()
  })
  test('the own registratie of a step is called as the step is called now', () => {
    const { stand, deel } = toon()
    stand.voer('Stap', (k) => voegStapToe(k, { titel: 'Intake', laan: 'Zorgaanbieder', na: null }))
    stand.voer('Stap', (k) => voegStapToe(k, { titel: 'Startgesprek', laan: 'Zorgaanbieder', na: '9' }))
    stand.voer('Naam', (k) => hernoemStap(k, '9', 'Kennismaking'))
    flushSync()
    expect(termijnBij(stand.kader, 'intake')?.sluit).toEqual({ soort: 'registratie', registratie: 'intake' })
    expect(deel(/^10 Startgesprek.*na registratie kennismaking/)).toBeTruthy()
    expect(screen.getByRole('row', { name: /10 Startgesprek/ }).textContent).toContain('na registratie kennismaking')
  })
})

describe('by keyboard', () => {
  test('arrows move a day, with Shift a week, and say where it came', async () => {
    const { druk, stand, gezegd } = toon()
    await druk(/^2 Opstellen/, 'ArrowLeft')
    expect(termijnBij(stand.kader, 'hulpverleningsplan')?.tel).toEqual([{ aantal: 13, eenheid: 'dagen' }])
    expect(gezegd()).toBe('2 Opstellen HVP naar dag 13, do 7 mei.')
    await druk(/^2 Opstellen/, 'ArrowRight', { shiftKey: true })
    expect(termijnBij(stand.kader, 'hulpverleningsplan')?.tel).toEqual([{ aantal: 20, eenheid: 'dagen' }])
    expect(gezegd()).toBe('2 Opstellen HVP naar dag 21, vr 15 mei.')
  })
  test('what cannot move says why', async () => {
    const { druk, gezegd, stand } = toon()
    const voor = stand.kader
    await druk(/^3 Uitvoeren/, 'ArrowLeft')
    expect(gezegd()).toMatch(/heeft geen eigen termijn/)
    expect(stand.kader).toBe(voor)
  })
  test('Alt and an arrow bring it to another lane, and the focus stays', async () => {
    const { druk, stand, gezegd, deel } = toon()
    await druk(/^2 Opstellen/, 'ArrowUp', { altKey: true })
    expect(stand.kader.stappen[2]).toMatchObject({ laan: 'RER', rol: 'ret' })
    expect(gezegd()).toBe('2 Opstellen HVP naar baan RER.')
    expect(document.activeElement).toBe(deel(/^2 Opstellen/))
    await druk(/^2 Opstellen/, 'ArrowUp', { altKey: true })
    await druk(/^2 Opstellen/, 'ArrowUp', { altKey: true })
    expect(gezegd()).toBe('Hierboven is geen baan.')
  })
  test('V connects: arrows point, Enter confirms, and the same again takes it away', async () => {
    const { druk, stand, gezegd } = toon()
    await druk(/^1 Adviseren/, 'v')
    expect(gezegd()).toMatch(/^Verbinden vanaf 1 Adviseren inzet verblijf\. Naar 2 Opstellen HVP\./)
    await druk(/^1 Adviseren/, 'Enter')
    expect(termijnBij(stand.kader, 'hulpverleningsplan')?.anker).toEqual([{ soort: 'formulier-vastgesteld', formulier: 'rer-advies' }])
    expect(gezegd()).toBe('1 Adviseren inzet verblijf verbonden met 2 Opstellen HVP, en die telt nu vanaf RER-advies vastgesteld: dag 14 wordt dag 18.')
    await druk(/^1 Adviseren/, 'V')
    expect(gezegd()).toMatch(/daar loopt al een lijn, Enter haalt hem weg/)
    await druk(/^1 Adviseren/, 'Enter')
    expect(termijnBij(stand.kader, 'hulpverleningsplan')?.anker).toEqual([{ soort: 'aanvraag' }, { soort: 'plaatsing' }])
  })
  test('V at a poort begins at ja, once more at nee; Escape stops without a change', async () => {
    const { druk, stand, gezegd } = toon()
    const voor = stand.kader
    await druk(/^Poort D1/, 'v')
    expect(gezegd()).toMatch(/bij ja/)
    await druk(/^Poort D1/, 'v')
    expect(gezegd()).toMatch(/bij nee/)
    await druk(/^Poort D1/, 'ArrowDown')
    await druk(/^Poort D1/, 'Escape')
    expect(gezegd()).toBe('Verbinden gestopt.')
    expect(stand.kader).toBe(voor)
  })
  test('Delete removes, says what goes along, goes on to the next, and Ctrl+Z brings it back', async () => {
    const { druk, stand, gezegd, deel } = toon()
    const voor = stand.kader
    await druk(/^4 Onafhankelijk/, 'Delete')
    await tick()
    expect(gezegd()).toMatch(/^4 Onafhankelijk advies verwijderd\. Ook anders: /)
    expect(document.activeElement).toBe(deel(/^5 Bijstellen/))
    await druk(/^5 Bijstellen/, 'z', { ctrlKey: true })
    expect(stand.kader).toBe(voor)
    expect(gezegd()).toBe('Ongedaan gemaakt: 4 Onafhankelijk advies verwijderd.')
    await druk(/^5 Bijstellen/, 'Z', { ctrlKey: true, shiftKey: true })
    expect(stand.kader.stappen.some((s) => s.stap === '4')).toBe(false)
  })
  test('undo that takes the step with the keyboard away leaves the keyboard on the board', async () => {
    const { druk, stand, deel } = toon()
    deel(/^3 /).focus()
    stand.voer('Stap erbij', (k) => voegStapToe(k, { titel: 'Intake', laan: 'Zorgaanbieder', na: null }))
    await tick()
    await druk(/^9 Intake/, 'z', { ctrlKey: true })
    await tick()
    expect(document.activeElement).toBe(deel(/^3 /))
    stand.voer('Stap erbij', (k) => voegStapToe(k, { titel: 'Intake', laan: 'Zorgaanbieder', na: null }))
    stand.kies(null)
    await tick()
    deel(/^9 Intake/).focus()
    stand.kies(null)
    stand.voer('Weg', (k) => ({ ...k, stappen: k.stappen.filter((s) => s.stap !== '9'), termijnen: k.termijnen.filter((t) => t.termijn !== 'intake') }))
    await tick()
    await tick()
    expect(document.activeElement?.getAttribute('aria-label')).toMatch(/^Maandtoets/)
  })
  test('N makes a step in a dialoog, and the keyboard is at the new step', async () => {
    const { druk, stand, deel } = toon()
    await druk(/^2 Opstellen/, 'n')
    const dialoog = screen.getByRole('dialog', { name: 'Nieuwe stap', hidden: true })
    await fireEvent.submit(dialoog.querySelector('form')!)
    await tick()
    expect(within(dialoog).getByText('Geef de stap een naam.')).toBeTruthy()
    await fireEvent.input(within(dialoog).getByLabelText(/Wat moet er gebeuren/), { target: { value: 'Ouderavond' } })
    await fireEvent.input(within(dialoog).getByLabelText(/hoeveel dagen/), { target: { value: '14' } })
    await schoon(dialoog)
    await fireEvent.submit(dialoog.querySelector('form')!)
    await tick()
    await tick()
    expect(termijnBij(stand.kader, 'ouderavond')?.tel).toEqual([{ aantal: 14, eenheid: 'dagen' }])
    expect(document.activeElement).toBe(deel(/^9 Ouderavond.*, baan Zorgaanbieder, .*nieuw/))
  })
  test('Enter goes to the sentences, Escape chooses the whole kader', async () => {
    const { druk, stand } = toon()
    await druk(/^2 Opstellen/, 'Enter')
    expect(document.activeElement?.textContent).toBe('Zinnen')
    await druk(/^2 Opstellen/, 'Escape')
    expect(stand.keuze).toBeNull()
  })
  test('who may only read chooses and moves nothing', async () => {
    const { druk, stand } = toon({ status: 'ter-goedkeuring' })
    const voor = stand.kader
    for (const toets of ['ArrowLeft', 'Delete', 'v', 'n']) await druk(/^2 Opstellen/, toets)
    expect(stand.kader).toBe(voor)
    expect(screen.queryByRole('dialog', { hidden: true })).toBeNull()
    expect(screen.queryByRole('button', { name: 'Stap' })).toBeNull()
    expect(stand.keuze).toEqual({ soort: 'stap', stap: '2' })
  })
})

describe('by mouse', () => {
  test('dragging to the right moves days and shows the day meanwhile; letting go is one act', async () => {
    const { deel, stand, bord, gezegd } = toon()
    const { perDag } = new Bordwerk(stand).indeling
    const aan = (naam: string, x: number, y = 300) => new MouseEvent(naam, { bubbles: true, clientX: x, clientY: y, button: 0 })
    deel(/^2 Opstellen/).dispatchEvent(aan('pointerdown', 200))
    bord().dispatchEvent(aan('pointermove', 200 - 4 * perDag))
    await tick()
    expect(bord().textContent).toMatch(/dag 10 · ma 4 mei/)
    bord().dispatchEvent(aan('pointerup', 200 - 4 * perDag))
    await tick()
    expect(termijnBij(stand.kader, 'hulpverleningsplan')?.tel).toEqual([{ aantal: 10, eenheid: 'dagen' }])
    expect(gezegd()).toBe('2 Opstellen HVP naar dag 10, ma 4 mei.')
    stand.ongedaan()
    expect(termijnBij(stand.kader, 'hulpverleningsplan')?.tel).toEqual([{ aantal: 14, eenheid: 'dagen' }])
  })
})

test('the list has the same parts, says what changed, and choosing there chooses on the board', async () => {
  const { druk, deel } = toon()
  await druk(/^2 Opstellen/, 'ArrowLeft', { shiftKey: true })
  const rij = screen.getByRole('row', { name: /2 Opstellen HVP/ })
  expect(rij.textContent).toMatch(/Zorgaanbieder.*dag 7 na start 1-op-1.*Hulpverleningsplan: 7 dagen in plaats van 14 dagen/s)
  await fireEvent.click(screen.getByRole('button', { name: '7 Evalueren HVP' }))
  expect(deel(/^7 Evalueren/).getAttribute('aria-pressed')).toBe('true')
})
