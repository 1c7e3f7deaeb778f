import { cleanup, render, screen } from '@testing-library/svelte'
import axe from 'axe-core'
import { afterEach, expect, test } from 'vitest'
import Staat from './Staat.svelte'
import { staten, type StaatNaam } from './staat.ts'

afterEach(cleanup)
const namen = Object.keys(staten) as StaatNaam[]

test.each(namen)('%s has a word, a shape and a colour', async (staat) => {
  const { container } = render(Staat, { staat })
  expect(screen.getByText(staten[staat])).toBeTruthy()
  expect(container.querySelector('svg[aria-hidden="true"] path')?.getAttribute('d')).toBeTruthy()
  expect(container.querySelector(`.rt-s-${staat}`)).toBeTruthy()
  expect((await axe.run(container, { rules: { region: { enabled: false }, 'color-contrast': { enabled: false } } })).violations).toEqual([])
})

test('no two staten have the same shape, so they differ without colour', () => {
  const vormen = namen.map((staat) => {
    const { container } = render(Staat, { staat })
    const vorm = container.querySelector('path')?.getAttribute('d')
    cleanup()
    return vorm
  })
  expect(new Set(vormen).size).toBe(namen.length)
})

test('another word keeps the shape of the staat', () => {
  const { container } = render(Staat, { staat: 'verstreken', woord: 'Niet opgepakt' })
  expect(screen.getByText('Niet opgepakt')).toBeTruthy()
  expect(container.querySelector('.rt-s-verstreken svg')).toBeTruthy()
})
