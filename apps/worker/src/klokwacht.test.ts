import { describe, expect, test } from 'vitest'
import { bewezenVerschil, klokreden } from './klokverschil.ts'
import { createKlokwacht } from './klokwacht.ts'

/** A clock that gives these differences, one per question. */
function opstelling(verschillen: readonly (number | Error)[]) {
  let teller = 0
  const regels: string[] = []
  let gevraagd = 0
  const wacht = createKlokwacht({
    teller: () => teller,
    meet: () => {
      const uit = verschillen[gevraagd++]
      return uit instanceof Error ? Promise.reject(uit) : Promise.resolve(uit!)
    },
    log: { error: (_: unknown, tekst?: unknown) => void regels.push(`error ${String(tekst)}`), info: (_: unknown, tekst?: unknown) => void regels.push(`info ${String(tekst)}`) } as never,
  })
  return { wacht, regels, gevraagd: () => gevraagd, zet: (ms: number) => void (teller = ms) }
}
const ERAF = 'error clocks disagree: nothing is swept'
const ERAAN = 'info clocks agree again: sweeping goes on'

describe('while the clocks disagree nothing is swept', () => {
  test.each([[2_000, true], [2_001, false], [-2_000, true], [-2_001, false], [3_600_000, false], [0, true]])('%i ms: %s', async (verschil, mag) => {
    const { wacht, regels } = opstelling([verschil])
    expect(await wacht.mag(true)).toBe(mag)
    expect(wacht.gezond()).toBe(mag)
    expect(wacht.reden()).toBe(mag ? null : klokreden(verschil))
    expect(regels).toEqual(mag ? [] : [ERAF])
  })

  test('knows for how long, from the first time until it goes on', async () => {
    const { wacht, zet } = opstelling([7_200_000, 7_200_000, 0, 7_200_000])
    const uit: number[] = [wacht.weigertMs()]
    for (const ms of [1_000, 61_000, 62_000, 70_000]) {
      zet(ms)
      await wacht.mag(true)
      uit.push(wacht.weigertMs())
    }
    zet(75_500)
    expect([...uit, wacht.weigertMs()]).toEqual([0, 0, 60_000, 0, 0, 5_500])
  })

  test('said once, however long it lasts; it goes on below half the limit, and says so', async () => {
    const { wacht, regels } = opstelling([7_200_000, 7_200_000, 1_500, 1_001, 1_000, 1_500])
    const uit: boolean[] = []
    for (let i = 0; i < 6; i++) uit.push(await wacht.mag(true))
    expect(uit).toEqual([false, false, false, false, true, true])
    expect(regels).toEqual([ERAF, ERAAN])
    expect(wacht.gezond()).toBe(true)
  })

  test('with nothing due nothing is asked; while it refuses it asks every time, so a machine that woke up is not refused for ever', async () => {
    const { wacht, gevraagd } = opstelling([-28_800_000, 0])
    expect(await wacht.mag(false)).toBe(true)
    expect(gevraagd()).toBe(0)
    expect(await wacht.mag(true)).toBe(false)
    expect(await wacht.mag(false)).toBe(true)
    expect(gevraagd()).toBe(2)
    expect(wacht.gezond()).toBe(true)
  })

  test('a database that does not answer decides nothing: it stays as it was', async () => {
    const { wacht } = opstelling([new Error('weg'), 5_000, new Error('weg'), 0])
    await expect(wacht.mag(true)).rejects.toThrow('weg')
    expect(wacht.gezond()).toBe(true)
    expect(await wacht.mag(true)).toBe(false)
    await expect(wacht.mag(true)).rejects.toThrow('weg')
    expect(wacht.gezond()).toBe(false)
    expect(await wacht.mag(true)).toBe(true)
  })
})

describe('only what the way there and back cannot explain', () => {
  test.each([
    [5_000, 10, 5_000], // ahead when it asked, whatever the way took
    [-5_000, 10, -4_990],
    [-5_000, 6_000, 0], // it took six seconds: nothing is known
    [0, 0, 0],
    [-3, 20, 0],
  ])('%i ms as it left, %i ms under way: %i', (verschil, reis, uit) => expect(bewezenVerschil(verschil, reis)).toBe(uit))
})
