import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Datum } from '../kernel/index.ts'
import { escalatiebreuken, escalatiebreukzin, type Nagerekend } from './escalatieketen.ts'

const dag = (n: number): Datum => `2026-05-${String(n).padStart(2, '0')}` as Datum
const bewijs = (n: number, anders: Partial<Nagerekend> = {}): Nagerekend => ({ volgnr: n, dag: dag(n), hash: 'h', hashNu: 'h', weg: [], ...anders })

test('as they were: nothing', () => { expect(escalatiebreuken([bewijs(1), bewijs(2)], [])).toEqual([]) })

test('each breach once, by day, and what it was', () => {
  const breuken = escalatiebreuken([bewijs(3, { hashNu: 'x' }), bewijs(1, { hashNu: 'x', weg: ['a', 'b'] })], [{ id: 'c', dag: dag(2) }, { id: 'd', dag: dag(2) }])
  expect(breuken.map(({ soort, dag: d, volgnr, aantal }) => [soort, d, volgnr, aantal])).toEqual([['verwijderd', dag(1), 1, 2], ['ingevoegd', dag(2), null, 2], ['gewijzigd', dag(3), 3, null]])
  expect(breuken.map(escalatiebreukzin)).toEqual([
    '2026-05-01: 2 escalaties van bewijs 1 zijn weg (a, b)',
    '2026-05-02: 2 escalaties later ingevoegd (c, d)',
    '2026-05-03: een escalatie van bewijs 3 is gewijzigd of verwisseld',
  ])
})

test('a sentence names one, or three and that there are more', () => {
  const zin = (weg: string[]) => escalatiebreukzin(escalatiebreuken([bewijs(1, { weg })], [])[0]!)
  expect(zin(['a'])).toBe('2026-05-01: 1 escalatie van bewijs 1 is weg (a)')
  expect(zin(['a', 'b', 'c', 'd'])).toBe('2026-05-01: 4 escalaties van bewijs 1 zijn weg (a, b, c, …)')
})

test('whatever is found has a day, and no more than twenty ids', () => fc.assert(fc.property(fc.array(fc.tuple(fc.integer({ min: 1, max: 28 }), fc.nat(40), fc.boolean())), (rijen) => {
  const gevonden = escalatiebreuken(rijen.map(([n, weg, anders]) => bewijs(n, { hashNu: anders ? 'x' : 'h', weg: Array.from({ length: weg }, (_, i) => String(i)) })), [])
  expect(gevonden).toHaveLength(rijen.filter(([, weg, anders]) => weg > 0 || anders).length)
  for (const { ids, dag: d } of gevonden) expect(ids.length <= 20 && d.startsWith('2026-05-')).toBe(true)
})))
