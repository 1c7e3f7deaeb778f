import { describe, expect, test } from 'vitest'
import { tekenKringen } from './kringen.ts'
import { tekenTijd, type Tijdstuk } from './tijdbalk.ts'

/** The same numbers everywhere from one seed. */
const maakKans = (zaad: number) => () => {
  zaad = (Math.imul(zaad, 1_664_525) + 1_013_904_223) >>> 0
  return zaad / 4_294_967_296
}
const stuk = (id: string, van: string, tot: string | null = null, meer: Partial<Tijdstuk> = {}): Tijdstuk => ({ id, tekst: `Stuk ${id}`, van, tot, moment: false, overgang: false, ...meer })

describe('the time line', () => {
  test('begins with the first day and ends today; what has no end goes on', () => {
    const t = tekenTijd([stuk('b', '2026-01-01'), stuk('a', '2025-01-01', '2026-01-01')], '2027-01-01')!
    const [a, b] = t.plaatsen
    expect([a!.id, b!.id]).toEqual(['a', 'b'])
    expect(b!.x).toBeCloseTo(t.breedte / 2, 0)
    expect(b!.x + b!.breedte).toBeCloseTo(t.vandaag!, 0)
    expect([a!.open, b!.open]).toEqual([false, true])
    expect(a!.x + a!.breedte).toBeCloseTo(b!.x, 0)
  })
  test('a moment is a point', () => expect(tekenTijd([stuk('a', '2026-01-01', null, { moment: true })], '2026-06-01')!.plaatsen[0]).toMatchObject({ breedte: 0, open: false }))
  test('an end before its begin, or no date, is not drawn', () => {
    expect(tekenTijd([stuk('a', '2026-02-01', '2026-01-01'), stuk('b', '')], '2026-06-01')).toBe(null)
    expect(tekenTijd([], '2026-06-01')).toBe(null)
  })
  test('whatever the dates: everything inside, no two in each other, and words enough under it', () => {
    const kans = maakKans(7)
    const datum = () => new Date(Math.floor(kans() * 20_000) * 86_400_000).toISOString().slice(0, 10)
    for (let keer = 0; keer < 200; keer++) {
      const span = keer % 2 ? 1 : 50
      const begin = datum()
      const dichtbij = () => new Date(Date.parse(begin) + Math.floor((kans() * 20_000) / span) * 86_400_000).toISOString().slice(0, 10)
      const t = tekenTijd(Array.from({ length: 1 + Math.floor(kans() * 25) }, (_, i) => ({ id: String(i), tekst: 'x'.repeat(kans() * 60), van: dichtbij(), tot: kans() < 0.5 ? null : dichtbij(), moment: kans() < 0.3, overgang: false })), dichtbij())
      if (!t) continue
      expect(t.streepjes.length).toBeLessThanOrEqual(11)
      for (const p of t.plaatsen) {
        expect(p.x).toBeGreaterThanOrEqual(0)
        expect(p.x + p.breedte).toBeLessThanOrEqual(t.breedte)
        expect(p.y).toBeLessThan(t.as)
        for (const q of t.plaatsen) if (q !== p && q.y === p.y) expect(p.x + p.breedte <= q.x || q.x + q.breedte <= p.x).toBe(true)
      }
    }
  })
})

describe('the circles', () => {
  const wie = (id: string, kring: number | null) => ({ id, tekst: `Persoon ${id}`, kring })
  const afstand = (p: { x: number; y: number }) => Math.hypot(p.x, p.y)
  test('who is nearer stands nearer', () => {
    const t = tekenKringen([wie('ver', 2), wie('bij', 0), wie('mid', 1)], 3)
    const van = (id: string) => afstand(t.punten.find((p) => p.id === id)!)
    expect(van('bij')).toBeLessThan(van('mid'))
    expect(van('mid')).toBeLessThan(van('ver'))
    expect(t.kringen.map((k) => k.nr)).toEqual([0, 1, 2])
  })
  test('who has no circle yet stands outside all, in a circle of their own', () => {
    const t = tekenKringen([wie('a', 0), wie('b', null)], 2)
    expect(t.kringen.map((k) => k.nr)).toEqual([0, 1, null])
    expect(afstand(t.punten[1]!)).toBeGreaterThan(t.kringen[1]!.straal)
  })
  test('everybody has a place of their own inside the drawing, however many', () => {
    const kans = maakKans(11)
    for (let keer = 0; keer < 100; keer++) {
      const t = tekenKringen(Array.from({ length: Math.floor(kans() * 60) }, (_, i) => wie(String(i), kans() < 0.1 ? null : Math.floor(kans() * 5))), 3)
      expect(new Set(t.punten.map((p) => `${p.x} ${p.y}`)).size).toBe(t.punten.length)
      for (const p of t.punten) expect(afstand(p)).toBeLessThan(t.helft)
    }
  })
})
