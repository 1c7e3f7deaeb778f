import { expect, test } from 'vitest'
import { stukkenVan, tabelVan, teken, tijdkop, VAK } from './grafiek.ts'

const NU = '2026-10-05T07:00:00Z'
const op = (minutenGeleden: number) => new Date(Date.parse(NU) - minutenGeleden * 60_000).toISOString()
const punten = (...paren: [number, number][]) => paren.map(([geleden, waarde]) => ({ op: op(geleden), waarde, laagst: waarde, hoogst: waarde }))

test('a gap is a gap: the line stops and begins again', () => {
  const gat = punten([120, 1], [105, 1], [90, 2], [30, 3], [15, 3])
  expect(stukkenVan(gat, '24u').map((stuk) => stuk.length)).toEqual([3, 2])
  expect(teken({ punten: gat, grens: 15 }, '24u', NU).stukken).toHaveLength(2)
})
test('nothing measured draws nothing', () => expect(teken({ punten: [], grens: 15 }, '24u', NU)).toMatchObject({ stukken: [], laatste: null }))
/** The same row every time. */
function* getallen(aantal: number): Generator<number> {
  let staat = 42
  for (let i = 0; i < aantal; i++) yield (staat = (staat * 1_103_515_245 + 12_345) % 2_147_483_648) / 2_147_483_648
}
const reeksen = [...getallen(200)].map((r, i) => [...getallen(600)].slice(i, i + 1 + Math.floor(r * 400)))

test('every point and the limit lie inside the drawing', () => {
  for (const reeks of reeksen) {
    const lijst = punten(...reeks.map((r): [number, number] => [Math.floor(r * 1_440), r * 1e9]).toSorted(([a], [b]) => b - a))
    const { laatste, grensY, losse } = teken({ punten: lijst, grens: reeks[0]! * 2e9 }, '24u', NU)
    for (const { x, y } of [laatste!, ...losse]) {
      expect(x >= VAK.links && x <= VAK.rechts, `x ${x}`).toBe(true)
      expect(y >= VAK.boven && y <= VAK.onder, `y ${y}`).toBe(true)
    }
    expect(grensY).toBeGreaterThanOrEqual(VAK.boven)
  }
})
test('the table is short and loses no peak', () => {
  for (const reeks of reeksen) {
    const rijen = tabelVan(reeks.map((waarde, i) => ({ op: op(500 - i), waarde, laagst: waarde - 1, hoogst: waarde })))
    expect(rijen.length).toBeLessThanOrEqual(12)
    expect(Math.max(...rijen.map(({ hoogst }) => hoogst))).toBe(Math.max(...reeks))
    expect(Math.min(...rijen.map(({ laagst }) => laagst))).toBe(Math.min(...reeks) - 1)
  }
})
test('a head of a row says the day when it is another', () => expect([tijdkop(op(60), '24u', '2026-10-05'), tijdkop(op(1_430), '24u', '2026-10-05'), tijdkop(op(1_430), '90d', '2026-10-05')]).toEqual(['08:00', 'gisteren 09:10', 'zo 4 okt']))

test('the dot at the end is what it is now, also when the last measurement was another or long ago', () => {
  const nu = '2026-10-05T09:00:00.000Z'
  const punt = (op: string, waarde: number) => ({ op, waarde, laagst: waarde, hoogst: waarde })
  const laatste = (op: string, waardeNu: number | null) => teken({ punten: [punt(op, 0)], grens: 10 }, '24u', nu, waardeNu).laatste!
  const nul = laatste('2026-10-05T08:59:00.000Z', 0)
  expect(nul).toEqual({ x: VAK.rechts, y: VAK.onder })
  for (const op of ['2026-10-05T08:59:00.000Z', '2026-10-05T07:00:00.000Z']) {
    const vier = laatste(op, 4)
    expect(vier.x).toBe(VAK.rechts)
    expect(vier.y).toBeLessThan(VAK.onder)
  }
  expect(laatste('2026-10-05T07:00:00.000Z', null).x).toBeLessThan(VAK.rechts)
})
