import { expect, test, vi } from 'vitest'
import type { Bewaker } from './handlers/bewaak-termijnen.ts'
import { createVeger } from './veger.ts'

const log = { info() {}, error() {} } as never
const even = () => new Promise((resolve) => setTimeout(resolve, 5))
const maak = (samen: Bewaker, apart: Bewaker = samen, klok?: () => number) => {
  const stopper = new AbortController()
  const veger = createVeger({ bewaker: { samen, apart }, log, signal: stopper.signal, ...(klok && { klok }) })
  return { veger, stopper }
}

test('gemeenten are swept together, and what comes in meanwhile after them; one that is swept already is not added again', async () => {
  const gezien: string[][] = []
  const { veger } = maak(async (gemeenten) => {
    await even()
    gezien.push([...gemeenten])
  })
  veger.veeg(['a', 'b'])
  veger.veeg(['b', 'c', 'd'])
  await veger.klaar()
  expect(gezien).toEqual([['a', 'b'], ['c', 'd']])
})

test('other transactions help only where more is due than fits into a set, and never more than three at a time', async () => {
  let tegelijk = 0
  let hoogst = 0
  let over = 9
  const { veger } = maak(async (gemeenten, _, { meer } = {}) => {
    hoogst = Math.max(hoogst, (tegelijk += 1))
    for (; over > 0; over -= 1) {
      await even()
      meer?.(gemeenten)
    }
    tegelijk -= 1
  })
  veger.veeg(['a'])
  await veger.klaar()
  expect(hoogst).toBe(3)
  hoogst = 0
  veger.veeg(['a'])
  await veger.klaar()
  expect(hoogst).toBe(1)
})

test('one that cannot be swept holds up no other: it is swept by itself from then on, until a minute later', async () => {
  let nu = 0
  const samen: string[][] = []
  const apart: string[] = []
  const { veger } = maak(
    async (gemeenten) => {
      samen.push([...gemeenten])
      if (gemeenten.includes('gif')) throw new Error('weg')
    },
    async ([id]) => {
      apart.push(id!)
      if (id === 'gif') throw new Error('weg')
    },
    () => nu,
  )
  const slag = async () => {
    veger.veeg(['a', 'gif', 'b'])
    await veger.klaar()
    return { samen: samen.splice(0), apart: apart.splice(0) }
  }
  expect(await slag()).toEqual({ samen: [['a', 'gif', 'b']], apart: ['a', 'gif', 'b'] })
  expect(await slag()).toEqual({ samen: [['a', 'b']], apart: ['gif'] })
  nu = 60_000
  expect(await slag()).toEqual({ samen: [['a', 'gif', 'b']], apart: ['a', 'gif', 'b'] })
})

test('where everything fails, three tries are enough for one beat; many in a row and it says that it is ill, until one goes well', async () => {
  let kapot = true
  let pogingen = 0
  const { veger } = maak(async () => {
    pogingen += 1
    if (kapot) throw new Error('weg')
  })
  const slag = async () => {
    veger.veeg(['a', 'b', 'c', 'd', 'e'])
    await veger.klaar()
  }
  await slag()
  expect(pogingen).toBe(4)
  for (let i = 0; i < 10; i += 1) await slag()
  expect(veger.gezond()).toBe(false)
  kapot = false
  await slag()
  expect(veger.gezond()).toBe(true)
})

test('a sweep that never answers does not keep its gemeenten: after forty seconds they are swept again', async () => {
  vi.useFakeTimers()
  try {
    let keer = 0
    const gezien: string[] = []
    const { veger } = maak(async ([id]) => {
      keer += 1
      if (keer <= 2) await new Promise(() => {}) // the set, and the first one by itself
      gezien.push(id!)
    })
    veger.veeg(['a'])
    await vi.advanceTimersByTimeAsync(79_999)
    expect(gezien).toEqual([])
    await vi.advanceTimersByTimeAsync(1)
    veger.veeg(['a'])
    await veger.klaar()
    expect(gezien).toEqual(['a'])
  } finally {
    vi.useRealTimers()
  }
})

test('a sweep that hangs shows after half a minute', async () => {
  let nu = 0
  let los = () => {}
  const hang: Bewaker = () => new Promise((resolve) => (los = resolve))
  const { veger, stopper } = maak(hang, hang, () => nu)
  veger.veeg(['a'])
  await Promise.resolve()
  nu = 29_999
  expect(veger.gezond()).toBe(true)
  nu = 30_000
  expect(veger.gezond()).toBe(false)
  stopper.abort()
  veger.veeg(['b'])
  los()
  await veger.klaar()
  expect(veger.gezond()).toBe(true)
})
