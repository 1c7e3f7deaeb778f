import type { Sessie } from '@regietafel/api/client'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Tellingen } from './tellingen.svelte.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())
const sessie = (escalaties: number) => ({ menu: { mijnWerk: 0, escalaties } }) as unknown as Sessie

test('the numbers in the menu follow what changed, at most once in five seconds, and a fresh page goes before', async () => {
  let pagina = sessie(3)
  let stand = 4
  let gevraagd = 0
  const tellingen = new Tellingen(() => pagina, () => { gevraagd += 1; return stand < 0 ? Promise.reject(new Error('weg')) : Promise.resolve(sessie(stand)) })
  tellingen.kijk('a')
  await vi.advanceTimersByTimeAsync(20_000)
  expect([tellingen.menu.escalaties, gevraagd]).toEqual([3, 0])
  for (const merk of ['b', 'c', 'c', 'd']) tellingen.kijk(merk)
  await vi.advanceTimersByTimeAsync(5_000)
  expect([tellingen.menu.escalaties, gevraagd]).toEqual([4, 1])
  stand = -1
  tellingen.kijk('e')
  await vi.advanceTimersByTimeAsync(5_000)
  expect([tellingen.menu.escalaties, gevraagd]).toEqual([4, 2])
  pagina = sessie(9)
  expect(tellingen.menu.escalaties).toBe(9)
  tellingen.kijk('f')
  tellingen.stop()
  await vi.advanceTimersByTimeAsync(20_000)
  expect(gevraagd).toBe(2)
})
