import { pino } from 'pino'
import { expect, test } from 'vitest'
import { createAanbod } from './aanbod.ts'
import type { Handler } from './handler.ts'

const regels: string[] = []
const log = pino({ base: null, timestamp: false }, { write: (regel: string) => void regels.push(regel) })
const contract = { name: 'proef', payload: {} as never, dedupeId: String, attempts: 1, backoffMs: 1 }

function opzet(wegMs = 60_000) {
  const [aangeboden, gedaan]: [number[], number[]] = [[], []]
  const stand = { waiting: 0, active: 0, delayed: 0, failed: 0, completed: 0, weg: false }
  const handler: Handler<number> = { contract, handle: (n) => Promise.resolve(void gedaan.push(n)) }
  const weg = () => Promise.reject(new Error('weg'))
  const queue = { offer: (_: unknown, n: unknown) => (stand.weg ? weg() : Promise.resolve(void aangeboden.push(n as number))), counts: () => (stand.weg ? weg() : Promise.resolve(stand)) }
  return { stand, aangeboden, gedaan, aanbod: createAanbod(handler, { queue, log, wegMs, signal: new AbortController().signal, volBij: 3 }) }
}

test('a queue that holds plenty gets no more until there is room', async () => {
  const { aanbod, stand, aangeboden } = opzet()
  expect(await aanbod.bied([1])).toEqual([1])
  stand.waiting = 3
  expect(await aanbod.bied([2, 3])).toEqual([])
  stand.waiting = 2
  expect(await aanbod.bied([2, 3])).toEqual([2, 3])
  expect(aangeboden).toEqual([1, 2, 3])
})

test('a full queue of which nobody takes anything is silent: the beat does the work itself', async () => {
  const { aanbod, stand, gedaan } = opzet(30)
  await aanbod.bied([1])
  stand.waiting = 3
  expect(await aanbod.bied([2])).toEqual([])
  await new Promise((resolve) => setTimeout(resolve, 40))
  expect(await aanbod.bied([2])).toEqual([2])
  expect([gedaan, aanbod.zelf]).toEqual([[2], true])
})

test('a store that cannot even count is as one that refuses', async () => {
  const { aanbod, stand, gedaan } = opzet(1)
  await aanbod.bied([1])
  stand.weg = true
  await aanbod.bied([2])
  await new Promise((resolve) => setTimeout(resolve, 5))
  expect(await aanbod.bied([2])).toEqual([2])
  expect(gedaan).toContain(2)
})

test('what fails the same way for each gemeente at each beat is one line, another code is another', async () => {
  const { aanbod, stand } = opzet()
  stand.weg = true
  regels.length = 0
  for (let slag = 0; slag < 20; slag++) await aanbod.bied([1, 2, 3])
  expect(regels.filter((regel) => regel.includes('offer failed'))).toHaveLength(1)
})

test('own work that fails the same way is one line too, and what fails otherwise says so', async () => {
  const codes = ['E1', 'E1', 'E2']
  const handler: Handler<number> = { contract, handle: () => Promise.reject(Object.assign(new Error('x'), { code: codes.shift() ?? 'E1' })) }
  const queue = { offer: () => Promise.reject(new Error('weg')), counts: () => Promise.reject(new Error('weg')) }
  const aanbod = createAanbod(handler, { queue, log, wegMs: 1, signal: new AbortController().signal })
  regels.length = 0
  await aanbod.bied([1])
  await new Promise((resolve) => setTimeout(resolve, 5))
  for (let slag = 0; slag < 5; slag++) await aanbod.bied([1, 2, 3])
  expect(regels.filter((regel) => regel.includes('own work failed')).map((regel) => (JSON.parse(regel) as { code: string }).code)).toEqual(['E1', 'E2'])
})
