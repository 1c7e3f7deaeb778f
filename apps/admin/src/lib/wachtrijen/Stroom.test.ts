import type { Hartklop } from '@regietafel/api/client'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Stroom, type Bron } from './stroom.svelte.ts'

class Neppe implements Bron {
  readonly bij = new Map<string, (event: { data?: string }) => void>()
  dicht = false
  addEventListener(naam: string, bij: (event: { data?: string }) => void): void { this.bij.set(naam, bij) }
  close(): void { this.dicht = true }
  zeg(naam: string, klop: Hartklop | null = null): void { this.bij.get(naam)?.({ data: JSON.stringify(klop) }) }
}
const klop = (anders: Partial<Hartklop> = {}): Hartklop => ({ op: '2026-10-05T06:50:00Z', merk: 'a', sweepAchterstandMs: 0, bewakingStil: false, ...anders })
let bronnen: Neppe[] = []
let stop = () => {}
function begin(): Stroom {
  const stroom = new Stroom(klop(), { omgeving: { maakBron: () => { const bron = new Neppe(); bronnen.push(bron); return bron }, nu: () => Date.now() } })
  stop = stroom.start()
  return stroom
}
beforeEach(() => { bronnen = []; vi.useFakeTimers() })
afterEach(() => { stop(); vi.useRealTimers() })

test('a sign of life makes it live and brings the new mark', () => {
  const stroom = begin()
  bronnen[0]!.zeg('hartklop', klop({ merk: 'b', meldingen: 2, verzoeken: 1 }))
  expect([stroom.live, stroom.merk, stroom.meldingen, stroom.verzoeken]).toEqual([true, 'b', 2, 1])
})
test('a connection that goes silent is broken off and made anew', () => {
  const stroom = begin()
  bronnen[0]!.zeg('hartklop', klop())
  vi.advanceTimersByTime(13_000)
  expect([stroom.live, bronnen[0]!.dicht]).toEqual([false, true])
  vi.advanceTimersByTime(3_000)
  bronnen.at(-1)!.zeg('hartklop', klop())
  expect([bronnen.length > 1, stroom.live]).toEqual([true, true])
})
test('a server that is away is tried again, ever less often, and the banner says so', () => {
  const stroom = begin()
  for (let s = 0; s < 120; s += 1) {
    const bron = bronnen.at(-1)!
    if (!bron.dicht) bron.zeg('error')
    vi.advanceTimersByTime(1_000)
  }
  expect(bronnen.length).toBeGreaterThan(5)
  expect(bronnen.length).toBeLessThan(20)
  expect(stroom.banner?.titel).toContain('Geen verbinding sinds 08:50')
})
test('a database that does not answer is not taken for health', () => {
  const stroom = begin()
  bronnen[0]!.zeg('hartklop', klop())
  bronnen[0]!.zeg('onbekend')
  expect([stroom.live, stroom.banner?.titel]).toEqual([false, 'We weten niet of de bewaking loopt.'])
  bronnen[0]!.zeg('hartklop', klop())
  expect([stroom.live, stroom.banner]).toEqual([true, null])
})
test('who is out hears so, and what comes after on the old line changes nothing', () => {
  const stroom = begin()
  bronnen[0]!.zeg('uit')
  bronnen[0]!.zeg('hartklop', klop())
  expect([stroom.verbinding, bronnen[0]!.dicht]).toEqual(['uit', true])
})
