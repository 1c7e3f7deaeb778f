import { describe, expect, test } from 'vitest'
import { bekijk, dagBij, NU, VANDAAG, vormen } from './testing/vormen.ts'
import { deelIn, verdeel, type Indeling } from './zwembaan-indeling.ts'

const namen = Object.keys(vormen) as (keyof typeof vormen)[]

function overlappingen({ blokken, poorten }: Indeling): string[] {
  const dingen = [...blokken, ...poorten].map((d) => ({ ...d, links: d.x, rechts: Math.max(d.x + d.breedte, 'laat' in d && d.laat ? d.laat.x + d.laat.breedte : 0) }))
  return dingen.flatMap((a, i) => dingen.slice(i + 1).filter((b) => a.baan === b.baan && a.rij === b.rij && a.links < b.rechts && b.links < a.rechts).map((b) => `${a.id} × ${b.id}`))
}

describe.each(namen)('%s', (vorm) => {
  // Every day for half a year: nothing that time does may push two things into each other.
  test('no two things in one row of a lane overlap, on any day', () => {
    for (let dag = 0; dag < 180; dag += 3) {
      const nu = new Date(Date.parse('2026-06-01T08:00:00Z') + dag * 86_400_000).toISOString()
      expect(overlappingen(deelIn(bekijk(vorm, nu), dagBij(nu)))).toEqual([])
    }
  })
  test('everything stays on the paper and in its lane', () => {
    const { breedte, hoogte, banen, blokken, poorten } = deelIn(bekijk(vorm), VANDAAG)
    for (const ding of [...blokken, ...poorten]) {
      const baan = banen.find(({ naam }) => naam === ding.baan)!
      expect(ding.x, ding.id).toBeGreaterThanOrEqual(0)
      expect(ding.x + ding.breedte, ding.id).toBeLessThanOrEqual(breedte)
      expect(ding.y, ding.id).toBeGreaterThanOrEqual(baan.y)
      expect(ding.y + ding.hoogte, ding.id).toBeLessThanOrEqual(baan.y + baan.hoogte)
    }
    expect(hoogte).toBeGreaterThan(banen.at(-1)!.y + banen.at(-1)!.hoogte)
  })
  test('all nine steps and both poorten are there, in the three lanes', () => {
    const { banen, blokken, poorten } = deelIn(bekijk(vorm), VANDAAG)
    expect(banen.map(({ naam }) => naam)).toEqual(['Casusregisseur', 'RER', 'Zorgaanbieder'])
    expect(blokken.filter(({ soort }) => soort === 'stap')).toHaveLength(9)
    expect(poorten).toHaveLength(2)
  })
})

test('day 0 is the start of the 1-op-1, and today stands 23 days further', () => {
  const { dag0, dagen, vandaagX } = deelIn(bekijk('dag 23, evaluatie te laat'), VANDAAG)
  expect(dag0).toBe('2026-09-09')
  expect(vandaagX).toBe(dagen.find(({ dag }) => dag === 23)?.x)
})

test('what is late is hatched from its deadline to today', () => {
  const { blokken, vandaagX, vlaggen } = deelIn(bekijk('dag 23, evaluatie te laat'), VANDAAG)
  const evaluatie = blokken.find(({ id }) => id === 'termijn-evaluatie-dag-21')!
  expect(evaluatie.staat).toBe('verstreken')
  expect(evaluatie.laat!.x).toBe(vlaggen.find(({ termijn }) => termijn.termijn === 'evaluatie-dag-21')!.x)
  expect(evaluatie.laat!.x + evaluatie.laat!.breedte).toBeCloseTo(vandaagX!)
})

test('without any day there is no line of today and no flag', () => expect(deelIn(bekijk('nog niets'), VANDAAG)).toMatchObject({ dag0: null, vandaagX: null, vlaggen: [] }))

test('a decided poort points solid to one side; the other side lapses', () => {
  const { pijlen } = deelIn(bekijk('nee op de eerste poort'), VANDAAG)
  expect(pijlen.slice(0, 2).map(({ label, gekozen, vervallen }) => ({ label, gekozen, vervallen }))).toEqual([
    { label: 'Ja', gekozen: false, vervallen: true }, { label: 'Nee', gekozen: true, vervallen: false },
  ])
})

test('a casus of months gets longer paper', () => {
  expect(deelIn(bekijk('ja op beide poorten, maanden verder'), VANDAAG).maat).toBe('zeer-lang')
  expect(deelIn(bekijk('dag 23, evaluatie te laat'), VANDAAG).maat).toBe('gewoon')
})

test('the same voortgang gives the same places', () => expect(deelIn(bekijk('overgeplaatst'), dagBij(NU))).toEqual(deelIn(bekijk('overgeplaatst'), dagBij(NU))))

test('what does not fit in a row goes one row down', () =>
  expect([...verdeel([{ id: 'a', van: 0, tot: 100 }, { id: 'b', van: 105, tot: 150 }, { id: 'c', van: 110, tot: 120 }])]).toEqual([['a', 0], ['b', 1], ['c', 0]]))
