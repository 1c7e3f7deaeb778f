import type { Hartklop } from '@regietafel/api/client'
import { afterEach, expect, test } from 'vitest'
import { Hartslaghub, MAX_VENSTERS, TOETS_MS, type Luisteraar } from './hartslaghub.ts'

let nu = 0
const hubs: Hartslaghub[] = []
function nieuweHub(): Hartslaghub {
  nu = 0
  const hub = new Hartslaghub(() => nu)
  hubs.push(hub)
  return hub
}
afterEach(() => { for (const hub of hubs.splice(0)) hub.stop() })

const klop = (bereik: string): Hartklop => ({ op: '2026-10-05T06:50:00Z', bereik, merk: 'a', sweepAchterstandMs: 0, bewakingStil: false })
function venster(gebruikerId: string, antwoord: () => Hartklop | null): Luisteraar & { gevraagd: number; gehoord: string[]; dicht: boolean } {
  const zelf = {
    gebruikerId, gevraagd: 0, gehoord: [] as string[], dicht: false,
    vraag: () => { zelf.gevraagd += 1; return Promise.resolve().then(antwoord) },
    stuur: (naam: string) => void zelf.gehoord.push(naam),
    sluit: () => { zelf.dicht = true },
  }
  return zelf
}

test('a hundred windows of one reach are one question per beat', async () => {
  const hub = nieuweHub()
  const vensters = Array.from({ length: 100 }, (_, i) => venster(`g${i}`, () => klop('zelfde')))
  for (const een of vensters) await hub.bij(een)
  const voor = vensters.reduce((n, { gevraagd }) => n + gevraagd, 0)
  await hub.klop()
  expect(vensters.reduce((n, { gevraagd }) => n + gevraagd, 0) - voor).toBe(1)
  expect(vensters.every(({ gehoord }) => gehoord.length === 2)).toBe(true)
})
test('another reach gets its own answer', async () => {
  const hub = nieuweHub()
  const [a, b] = [venster('a', () => klop('A')), venster('b', () => klop('B'))]
  await hub.bij(a)
  await hub.bij(b)
  await hub.klop()
  expect([a.gevraagd, b.gevraagd]).toEqual([2, 2])
})
test('who is switched off is out within ten seconds, also when a colleague asks for all', async () => {
  const hub = nieuweHub()
  let mag = true
  const [a, b] = [venster('a', () => klop('A')), venster('b', () => (mag ? klop('A') : null))]
  await hub.bij(a)
  await hub.bij(b)
  mag = false
  nu = TOETS_MS
  await hub.klop()
  expect([b.gehoord.at(-1), b.dicht, a.dicht, hub.aantal]).toEqual(['uit', true, false, 1])
})
test('when the one who asks may not any more, the next one asks', async () => {
  const hub = nieuweHub()
  let mag = true
  const [a, b] = [venster('a', () => (mag ? klop('A') : null)), venster('b', () => klop('A'))]
  await hub.bij(a)
  await hub.bij(b)
  mag = false
  await hub.klop()
  expect([a.gehoord.at(-1), b.gehoord]).toEqual(['uit', ['hartklop', 'hartklop']])
})
test('an answer that is of who asked only by now goes to nobody else: each asks for herself', async () => {
  const hub = nieuweHub()
  let wacht = false
  const [sem, femke] = [venster('sem', () => klop(wacht ? 'A, 1 verzoek' : 'A')), venster('femke', () => klop('A'))]
  await hub.bij(sem)
  await hub.bij(femke)
  wacht = true
  await hub.klop()
  expect([sem.gevraagd, femke.gevraagd, femke.gehoord.length]).toEqual([2, 2, 2])
})
test('what cannot be known is said to be unknown, and asked again at the next beat', async () => {
  const hub = nieuweHub()
  let stuk = true
  const a = venster('a', () => { if (stuk) throw new Error('weg'); return klop('A') })
  await hub.bij(a)
  stuk = false
  await hub.klop()
  expect([a.gehoord, a.dicht]).toEqual([['onbekend', 'hartklop'], false])
})
test('who closes her window hears nothing any more', async () => {
  const hub = nieuweHub()
  const a = venster('a', () => klop('A'))
  const weg = await hub.bij(a)
  weg()
  await hub.klop()
  expect([a.gehoord.length, hub.aantal]).toEqual([1, 0])
})
test('the end of the process lets every window go', async () => {
  const hub = nieuweHub()
  const a = venster('a', () => klop('A'))
  await hub.bij(a)
  hub.stop()
  expect([a.dicht, hub.aantal]).toEqual([true, 0])
})
test('one person has so many windows and no more', async () => {
  const hub = nieuweHub()
  for (let i = 0; i < MAX_VENSTERS; i += 1) await hub.bij(venster('a', () => klop('A')))
  expect([hub.vol('a'), hub.vol('b')]).toEqual([true, false])
})
