import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Maatniveau } from './maat.ts'
import { beslisMelding, OPGEPAKT_MS, RUST_MS, stapMinuut, stappenGezet, stappenInWoorden, UIT_ZICHT_MS, type OpenMelding } from './melding.ts'

const MIN = 60_000
const regel = { stappen: [5, 30], actief: true }

/** Looks once a minute at these levels; answers in which minute people were told, and of what. */
function speel(niveaus: readonly Maatniveau[], metRegel = regel, opgepaktNa = Infinity) {
  let open: OpenMelding | null = null
  const gemeld: string[] = []
  let geopend = 0
  niveaus.forEach((niveau, minuut) => {
    const besluit = beslisMelding(open, { niveau, nu: minuut * MIN }, metRegel)
    if (besluit.doe === 'niets') return
    if (besluit.doe === 'einde') {
      if (besluit.meld) gemeld.push(`${minuut} einde`)
      open = null
      return
    }
    if (besluit.doe === 'open') geopend += 1
    const { niveau: n, begonnenOp, gezienOp, stap, meld } = besluit
    open = { niveau: n, begonnenOp, gezienOp, stap, opgepaktOp: minuut >= opgepaktNa ? opgepaktNa * MIN : null }
    if (meld) gemeld.push(`${minuut} ${stap}`)
  })
  return { gemeld, geopend, open: open as OpenMelding | null }
}
const keer = (n: number, niveau: Maatniveau): Maatniveau[] => Array.from({ length: n }, () => niveau)

describe('an alarm', () => {
  test('is told at its steps, then every day, and its end once', () => {
    const dag = 1_440
    expect(speel([...keer(2 * dag + 40, 'over-de-grens'), ...keer(10, 'in-orde')]).gemeld).toEqual(['5 1', '30 2', `${30 + dag} 3`, `${30 + 2 * dag} 4`, `${2 * dag + 42} einde`])
  })
  test('that passes before its first step tells nobody, also not of its end', () => {
    expect(speel([...keer(4, 'over-de-grens'), ...keer(9, 'in-orde')])).toEqual({ gemeld: [], geopend: 1, open: null })
  })
  test('that is only let-op stands on the screen and tells nobody', () => {
    const { gemeld, open } = speel(keer(500, 'let-op'))
    expect([gemeld, open?.niveau]).toEqual([[], 'let-op'])
  })
  test('begins to count when it goes over the grens', () => {
    expect(speel([...keer(60, 'let-op'), ...keer(6, 'over-de-grens')]).gemeld).toEqual(['65 1'])
  })
  test('of a number that goes to and fro is one alarm', () => {
    const flap = Array.from({ length: 40 }, (_, i): Maatniveau => (i % 3 === 0 ? 'over-de-grens' : 'in-orde'))
    expect(speel(flap).geopend).toBe(1)
    expect(speel(flap).gemeld).toEqual(['6 1', '30 2'])
  })
  test('that was not looked at for hours is told once, not once per step', () => {
    const besluit = beslisMelding({ niveau: 'over-de-grens', begonnenOp: 0, gezienOp: 0, stap: 0, opgepaktOp: null }, { niveau: 'over-de-grens', nu: 3_000 * MIN }, regel)
    expect(besluit).toMatchObject({ meld: true, stap: 4 })
  })
  test('that somebody picked up is silent for a day, and its end is told', () => {
    expect(speel([...keer(1_500, 'over-de-grens'), ...keer(5, 'in-orde')], regel, 6).gemeld).toEqual(['5 1', `${6 + OPGEPAKT_MS / MIN} 2`, '1470 3', '1502 einde'])
  })
  test('of which nothing is known is neither begun nor ended, until it is out of sight', () => {
    expect(speel(keer(100, 'onbekend')).geopend).toBe(0)
    const open = { niveau: 'over-de-grens', begonnenOp: 0, gezienOp: 0, stap: 1, opgepaktOp: null } as const
    expect(beslisMelding(open, { niveau: 'onbekend', nu: UIT_ZICHT_MS - 1 }, regel).doe).toBe('niets')
    expect(beslisMelding(open, { niveau: 'onbekend', nu: UIT_ZICHT_MS }, regel)).toEqual({ doe: 'einde', meld: true })
  })
  test('that is exact ends at once, and one that is switched off too', () => {
    const open = { niveau: 'over-de-grens', begonnenOp: 0, gezienOp: 0, stap: 1, opgepaktOp: null } as const
    expect(beslisMelding(open, { niveau: 'in-orde', nu: 1, rustMs: 0 }, regel).doe).toBe('einde')
    expect(beslisMelding(open, { niveau: 'over-de-grens', nu: 1 }, { ...regel, actief: false })).toEqual({ doe: 'einde', meld: true })
    expect(beslisMelding(null, { niveau: 'over-de-grens', nu: 1 }, { ...regel, actief: false })).toEqual({ doe: 'niets' })
  })
})

test('whatever the number does: steps only rise, nothing is told twice, and an alarm is never over before it was better for a while', () => {
  const niveau = fc.constantFrom<Maatniveau>('in-orde', 'let-op', 'over-de-grens', 'onbekend')
  const stappen = fc.uniqueArray(fc.nat(300), { minLength: 1, maxLength: 5 }).map((s) => s.toSorted((a, b) => a - b))
  fc.assert(
    fc.property(fc.array(niveau, { maxLength: 200 }), stappen, (niveaus, stappen) => {
      let open: OpenMelding | null = null
      niveaus.forEach((gezien, i) => {
        const nu = i * MIN
        const besluit = beslisMelding(open, { niveau: gezien, nu }, { stappen, actief: true })
        if (besluit.doe === 'einde') {
          expect(nu - open!.gezienOp).toBeGreaterThanOrEqual(RUST_MS)
          open = null
        } else if (besluit.doe !== 'niets') {
          expect(besluit.stap - (open?.stap ?? 0)).toBeGreaterThanOrEqual(besluit.meld ? 1 : 0)
          if (!besluit.meld) expect(besluit.stap).toBe(open?.stap ?? 0)
          if (besluit.meld) expect(besluit.niveau).toBe('over-de-grens')
          open = { ...besluit, opgepaktOp: null }
        }
      })
    }),
  )
})

test('steps are counted as they stand, and after the last one by the day', () => {
  expect([0, 1, 2, 3].map((i) => stapMinuut([0, 30], i))).toEqual([0, 30, 1_470, 2_910])
  expect([-1, 0, 29, 30, 1_469, 1_470].map((m) => stappenGezet([0, 30], m))).toEqual([0, 1, 1, 2, 2, 3])
})

test('a rule reads as a sentence', () => {
  const woorden = (stappen: number[], anders = {}) => stappenInWoorden({ stappen, email: true, webhook: false, actief: true, ...anders })
  expect(woorden([5, 30])).toBe('Na 5 minuten een mail, na 30 minuten nog een, daarna elke dag.')
  expect(woorden([0])).toBe('Meteen een mail, daarna elke dag.')
  expect(woorden([1, 120, 1_440, 2_880], { webhook: true })).toBe('Na 1 minuut een mail en een webhook, na 2 uur nog een, na een dag nog een, na 2 dagen nog een, daarna elke dag.')
  expect(woorden([0], { email: false, webhook: true })).toBe('Meteen een webhook, daarna elke dag.')
  expect(woorden([0, 120], { maat: 'pauzes' })).toBe('Meteen een mail, na 2 uur nog een.')
  expect(woorden([0], { email: false })).toContain('Alleen op het scherm')
  expect(woorden([0], { actief: false })).toContain('Geen melding')
})
