import { expect, test } from 'vitest'
import { startHartslag } from './hartslag.ts'

const log = { info() {}, warn() {}, error() {}, debug() {}, fatal() {} } as never
const slaap = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

function setup(slag: (keer: number) => number | null, intervalMs: number) {
  const slagen: number[] = []
  const hartslag = startHartslag({ slag: async () => slag(slagen.push(performance.now())), log, intervalMs })
  return { slagen, hartslag }
}

test('beats every interval', async () => {
  const { slagen, hartslag } = setup(() => null, 40)
  await slaap(230)
  await hartslag.stop()
  expect(slagen.length).toBeGreaterThanOrEqual(3)
  expect(slagen.length).toBeLessThanOrEqual(6)
})

test('wakes at the next known moment when that comes first, and never sleeps past its interval for a far one', async () => {
  const dichtbij = setup(() => 20, 10_000)
  const ver = setup(() => 86_400_000, 50)
  await slaap(200)
  await Promise.all([dichtbij.hartslag.stop(), ver.hartslag.stop()])
  expect(dichtbij.slagen.length).toBeGreaterThanOrEqual(3)
  expect(ver.slagen.length).toBeGreaterThanOrEqual(2)
})

test('woken, it beats at once; woken while it beats, once more after it', async () => {
  let los = () => {}
  const vast = new Promise<void>((resolve) => (los = resolve))
  let slagen = 0
  const hartslag = startHartslag({ slag: async () => ((slagen += 1) === 2 ? vast.then(() => null) : null), log, intervalMs: 60_000 })
  await expect.poll(() => slagen).toBe(1)
  await slaap(10)
  hartslag.wek()
  await expect.poll(() => slagen).toBe(2)
  hartslag.wek()
  hartslag.wek()
  los()
  await expect.poll(() => slagen).toBe(3)
  await slaap(30)
  expect(slagen).toBe(3)
  await hartslag.stop()
})

test('a fault ends nothing: it waits longer, is not well meanwhile, and goes on', async () => {
  let kapot = true
  const { slagen, hartslag } = setup(() => {
    if (kapot) throw new Error('weg')
    return null
  }, 10)
  await slaap(200)
  expect(hartslag.gezond()).toBe(false)
  expect(slagen.length).toBeLessThan(8)
  kapot = false
  await expect.poll(() => hartslag.gezond()).toBe(true)
  await hartslag.stop()
})

test('stop ends after the beat that runs, not after the next', async () => {
  const { slagen, hartslag } = setup(() => null, 60_000)
  await slaap(20)
  await hartslag.stop()
  expect(slagen).toHaveLength(1)
})
