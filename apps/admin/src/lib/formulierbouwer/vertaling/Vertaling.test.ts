import { cleanup, fireEvent, render, screen } from '@testing-library/svelte'
import axe from 'axe-core'
import { tick } from 'svelte'
import { afterEach, expect, test } from 'vitest'
import { formulieren, vertaalstand, type Formulierdefinitie } from '@regietafel/domain/formulier'
import { klein, maakBouw } from '../testing/opstelling.ts'
import Proef from '../testing/Proef.svelte'
import { isVertaald, tekstgroepen, zetEngels } from './teksten.ts'
import Vertaling from './Vertaling.svelte'

afterEach(cleanup)
const toon = (over: Partial<Formulierdefinitie> = {}) => {
  const bouw = maakBouw({ ...klein, ...over })
  return { bouw, ...render(Proef, { bouw, deel: Vertaling }) }
}
const schoon = async (element: Element) => expect((await axe.run(element, { rules: { 'color-contrast': { enabled: false }, region: { enabled: false } } })).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
async function open(titel: string) {
  const groep = screen.getByText(titel).closest('details')!
  groep.open = true
  await fireEvent(groep, new Event('toggle'))
  await tick()
}
const vakken = () => screen.getAllByLabelText<HTMLTextAreaElement>(/^Engels van/)

test('every text of every shipped form can be translated here, and nothing else: the domain then says it is complete', () => {
  for (const form of Object.values(formulieren)) {
    let uit = form as Formulierdefinitie
    const teksten = tekstgroepen(form).flatMap((groep) => groep.teksten)
    expect(teksten.filter((tekst) => !isVertaald(tekst)).length, form.sleutel).toBe(vertaalstand(form).en.ontbreekt.length)
    for (const tekst of teksten) uit = zetEngels(uit, tekst, `EN ${tekst.nl}`)
    expect(vertaalstand(uit).en.ontbreekt, form.sleutel).toEqual([])
    for (const tekst of tekstgroepen(uit).flatMap((groep) => groep.teksten)) uit = zetEngels(uit, tekst, '')
    expect(vertaalstand(uit).en.klaar, form.sleutel).toBe(0)
  }
})

test('on, off, and what was translated stays', async () => {
  const { bouw } = toon({ vertaling: { en: { titel: 'Talk' } } })
  expect(screen.queryByText(/van .* teksten/)).toBeNull()
  await fireEvent.click(screen.getByLabelText('Dit formulier is er ook in het Engels'))
  expect(bouw.definitie.talen).toEqual(['en'])
  expect(screen.getByText(/Engels: 1 van \d+ teksten/)).toBeTruthy()
  await fireEvent.click(screen.getByLabelText('Dit formulier is er ook in het Engels'))
  expect(bouw.definitie.talen).toBeUndefined()
  expect(bouw.definitie.vertaling).toEqual({ en: { titel: 'Talk' } })
})

test('typing is one step of undo, counts at once, and the line stays where it is', async () => {
  const { bouw, container } = toon({ talen: ['en'] })
  await open('Begin')
  await schoon(container)
  const eerste = vakken()[0]!
  await fireEvent.input(eerste, { target: { value: 'Sta' } })
  await fireEvent.input(eerste, { target: { value: 'Start' } })
  expect(bouw.definitie.secties[0]!.vertaling).toEqual({ en: { titel: 'Start' } })
  expect(vakken()[0]).toBe(eerste)
  expect(screen.getByText(/Engels: 1 van/)).toBeTruthy()
  bouw.ongedaan()
  await tick()
  expect(bouw.definitie.secties[0]!.vertaling).toBeUndefined()
})

test('what is missing first, or alone', async () => {
  toon({ talen: ['en'], secties: klein.secties.map((s, i) => (i === 0 ? { ...s, vertaling: { en: { titel: 'Start' } } } : s)) })
  await open('Begin')
  expect(vakken().map((v) => v.value)).not.toContain('Start')
  await fireEvent.click(screen.getByLabelText('Alleen wat ontbreekt'))
  expect(vakken().at(-1)!.value).toBe('Start')
  expect(vakken()[0]!.value).toBe('')
})

test('a linked part is translated in the part', async () => {
  toon({ talen: ['en'], secties: klein.secties.map((s, i) => (i === 0 ? { ...s, deel: { sleutel: 'begin', versie: 1 } } : s)) })
  await open('Begin')
  expect(vakken()[0]!.readOnly).toBe(true)
  expect(screen.getAllByText(/gekoppeld deel/).length).toBeGreaterThan(0)
})

test('too long stays in the field and says so', async () => {
  const { bouw } = toon({ talen: ['en'] })
  await open('Begin')
  const lang = 'x'.repeat(4_001)
  await fireEvent.input(vakken()[0]!, { target: { value: lang } })
  expect(vakken()[0]!.value).toBe(lang)
  expect(screen.getByRole('alert').textContent).toContain('te lang')
  expect(bouw.definitie.secties[0]!.vertaling).toBeUndefined()
})
