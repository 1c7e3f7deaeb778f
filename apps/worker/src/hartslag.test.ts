import { expect, test } from 'vitest'
import { startHartslag, type Waarneming } from './hartslag.ts'

const log = { info() {}, warn() {}, error() {}, debug() {}, fatal() {} } as never
const slaap = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

function setup(kijk: (keer: number) => Waarneming, intervalMs: number) {
  const slagen: number[] = []
  const gezien: (readonly string[])[] = []
  const hartslag = startHartslag({
    kijk: async () => kijk(slagen.push(performance.now())),
    werk: async (gemeenten) => void gezien.push(gemeenten),
    log,
    intervalMs,
  })
  return { slagen, gezien, hartslag }
}
const rust: Waarneming = { gemeenten: [], overMs: null }

test('looks every interval, and hands on what Postgres named', async () => {
  const { slagen, gezien, hartslag } = setup((keer) => ({ gemeenten: keer === 2 ? ['g1'] : [], overMs: null }), 40)
  await slaap(230)
  await hartslag.stop()
  expect(slagen.length).toBeGreaterThanOrEqual(3)
  expect(slagen.length).toBeLessThanOrEqual(6)
  expect(gezien.slice(0, 2)).toEqual([[], ['g1']])
})

test('wakes at the next known moment when that comes first, and never sleeps past its interval for a far one', async () => {
  const dichtbij = setup(() => ({ gemeenten: [], overMs: 20 }), 10_000)
  const ver = setup(() => ({ gemeenten: [], overMs: 86_400_000 }), 50)
  await slaap(200)
  await Promise.all([dichtbij.hartslag.stop(), ver.hartslag.stop()])
  expect(dichtbij.slagen.length).toBeGreaterThanOrEqual(3)
  expect(ver.slagen.length).toBeGreaterThanOrEqual(2)
})

test('a fault ends nothing: it waits longer, is not well meanwhile, and goes on', async () => {
  let kapot = true
  const { slagen, hartslag } = setup(() => {
    if (kapot) throw new Error('weg')
    return rust
  }, 10)
  await slaap(200)
  expect(hartslag.gezond()).toBe(false)
  expect(slagen.length).toBeLessThan(8)
  kapot = false
  await expect.poll(() => hartslag.gezond()).toBe(true)
  await hartslag.stop()
})

test('stop ends after the beat that runs, not after the next', async () => {
  const { slagen, hartslag } = setup(() => rust, 60_000)
  await slaap(20)
  await hartslag.stop()
  expect(slagen).toHaveLength(1)
})
