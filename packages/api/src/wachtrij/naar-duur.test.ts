import { expect, test } from 'vitest'
import { naarDuur } from './naar-duur.ts'

test('what took long is kept fifty times as long, what took nothing is asked anew; each key by itself', async () => {
  let klok = 0
  let keer = 0
  const vraag = (duur: number) => (): Promise<number> => { klok += duur; return Promise.resolve((keer += 1)) }
  const nu = () => klok
  expect(await naarDuur('t:traag', vraag(400), nu)).toBe(1)
  klok += 19_999
  expect(await naarDuur('t:traag', vraag(400), nu)).toBe(1)
  expect(await naarDuur('t:anders', vraag(0), nu)).toBe(2)
  expect(await naarDuur('t:anders', vraag(0), nu)).toBe(3)
  klok += 1
  expect(await naarDuur('t:traag', vraag(400), nu)).toBe(4)
})
