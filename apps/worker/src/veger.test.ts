import { expect, test } from 'vitest'
import { createVeger } from './veger.ts'

const log = { info() {}, error() {} } as never
const maak = (handle: (gemeenteId: string) => Promise<void>, klok?: () => number) => {
  const stopper = new AbortController()
  const veger = createVeger({ handler: { contract: {} as never, handle: ({ gemeenteId }) => handle(gemeenteId) }, log, signal: stopper.signal, ...(klok && { klok }) })
  return { veger, stopper }
}

test('each gemeente is swept once per call, two at the same time at most', async () => {
  const gezien: string[] = []
  let tegelijk = 0
  let hoogst = 0
  const { veger } = maak(async (id) => {
    hoogst = Math.max(hoogst, (tegelijk += 1))
    await new Promise((resolve) => setTimeout(resolve, 5))
    tegelijk -= 1
    gezien.push(id)
  })
  veger.veeg(['a', 'b', 'c', 'd'])
  veger.veeg(['c', 'd'])
  await veger.klaar()
  expect(gezien.sort()).toEqual(['a', 'b', 'c', 'd'])
  expect(hoogst).toBe(2)
  veger.veeg(['a'])
  await veger.klaar()
  expect(gezien).toHaveLength(5)
})

test('one that fails holds up no other; many in a row and it says that it is ill, until one goes well', async () => {
  let kapot = true
  const gezien: string[] = []
  const { veger } = maak(async (id) => {
    if (id === 'gif' || kapot) throw new Error('weg')
    gezien.push(id)
  })
  for (let i = 0; i < 10; i += 1) {
    veger.veeg(['gif', 'a'])
    await veger.klaar()
  }
  expect(veger.gezond()).toBe(false)
  kapot = false
  veger.veeg(['gif', 'a'])
  await veger.klaar()
  expect(gezien).toEqual(['a'])
  expect(veger.gezond()).toBe(true)
})

test('a sweep that hangs shows after half a minute', async () => {
  let nu = 0
  let los = () => {}
  const { veger, stopper } = maak(() => new Promise((resolve) => (los = resolve)), () => nu)
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
