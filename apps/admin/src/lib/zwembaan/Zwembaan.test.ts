import { cleanup, fireEvent, render, screen, within } from '@testing-library/svelte'
import axe from 'axe-core'
import { tick } from 'svelte'
import { afterEach, describe, expect, test, vi } from 'vitest'
import Lijst from './Lijst.svelte'
import Stappentabel from './Stappentabel.svelte'
import Zwembaan from './Zwembaan.svelte'
import { maakRegels } from './regels.ts'
import { bekijk, VANDAAG } from './testing/vormen.ts'

afterEach(() => { cleanup(); vi.useRealTimers() })

const stand = () => bekijk('dag 23, evaluatie te laat')
const toon = (voortgang = stand()) => render(Zwembaan, { voortgang, vandaag: VANDAAG, nummer: '2026-0042' })
// Colour needs a real browser; the e2e journeys check it there.
const schoon = async (element: Element) => expect((await axe.run(element, { rules: { 'color-contrast': { enabled: false }, region: { enabled: false } } })).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])

describe('the drawing', () => {
  test('is named, and every step can be reached and says how it stands', () => {
    toon()
    expect(screen.getByRole('region', { name: 'Zwembaan, schuif opzij voor meer dagen' }).tabIndex).toBe(0)
    expect(screen.getByRole('link', { name: /^2 Opstellen HVP.*: afgerond, uiterlijk wo 23 sep/ })).toBeTruthy()
    expect(screen.getByRole('link', { name: /^Evaluatie dag 21 2 dagen te laat: verstreken, uiterlijk wo 30 sep/ })).toBeTruthy()
    expect(screen.getAllByRole('link', { name: /^Op schema\? Poort: nog niet/ })).toHaveLength(2)
    expect(screen.getByText('vandaag')).toBeTruthy()
  })

  test('a step leads to its row of the table', () => {
    toon()
    expect(screen.getByRole('link', { name: /^2 Opstellen HVP/ }).getAttribute('href')).toBe('#stap-2')
  })

  test('has no axe violation', async () => schoon(toon().container))
})

describe('the uitleg of a deadline', () => {
  const vlag = () => screen.getByRole('button', { name: /^Mijlpaal Evaluatie dag 21: wo 30 sep/ })
  const som = () => screen.queryByRole('group', { name: 'Waarom wo 30 sep?' })

  test('opens on focus with the sum, and on pressing Enter it stays', async () => {
    toon()
    await fireEvent.focus(vlag())
    expect(within(som()!).getByText('+ 21 dagen')).toBeTruthy()
    await fireEvent.keyDown(vlag(), { key: 'Enter' })
    await fireEvent.blur(vlag())
    expect(som()).toBeTruthy()
    expect(vlag().getAttribute('aria-expanded')).toBe('true')
  })

  test('Escape closes it and focus is back on the flag, without opening again', async () => {
    toon()
    await fireEvent.click(vlag())
    screen.getByRole('button', { name: 'Sluit uitleg' }).focus()
    await fireEvent.keyDown(window, { key: 'Escape' })
    expect(som()).toBeNull()
    expect(document.activeElement).toBe(vlag())
  })

  test('follows the pointer: it stays while the pointer is in it and goes when it leaves', async () => {
    vi.useFakeTimers()
    toon()
    await fireEvent.pointerEnter(vlag())
    await fireEvent.pointerLeave(vlag())
    await fireEvent.pointerEnter(som()!)
    vi.advanceTimersByTime(1_000)
    await tick()
    expect(som()).toBeTruthy()
    await fireEvent.pointerLeave(som()!)
    vi.advanceTimersByTime(1_000)
    await tick()
    expect(som()).toBeNull()
  })

  test('open, it has no axe violation', async () => {
    const { container } = toon()
    await fireEvent.click(vlag())
    await schoon(container)
  })
})

describe('the same in words', () => {
  const regels = () => maakRegels(stand(), VANDAAG)

  test('the table says why each date is what it is', async () => {
    const { container } = render(Stappentabel, { regels: regels(), vandaag: VANDAAG })
    const rij = screen.getByRole('row', { name: /Evaluatie dag 21/ })
    expect(rij.textContent).toMatch(/wo 30 sep.*Verstreken.*2 dagen te laat.*21 dagen/s)
    expect(container.querySelector('#stap-2')).toBeTruthy()
    await schoon(container)
  })

  test('the list of a phone has a line at today, before the first thing that still has to come', async () => {
    const { container } = render(Lijst, { regels: regels(), vandaag: VANDAAG })
    const punten = screen.getAllByRole('listitem').map(({ textContent }) => (textContent ?? '').trim())
    const streep = punten.findIndex((tekst) => tekst.startsWith('Vandaag, vr 2 okt'))
    expect(streep).toBeGreaterThan(0)
    expect(punten.slice(0, streep).some((tekst) => tekst.startsWith('Evaluatie dag 21'))).toBe(true)
    expect(punten.findIndex((tekst) => tekst.startsWith('7 Evalueren'))).toBeGreaterThan(streep)
    await schoon(container)
  })
})
