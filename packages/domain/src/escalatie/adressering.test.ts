import fc from 'fast-check'
import { expect, test } from 'vitest'
import { rollen, rolSleutels, type Rol } from '../regie/index.ts'
import { omleidzin, omleidzinnen, resolveAdressaten, type Bezetting } from './adressering.ts'

const bezet = (wie: Partial<Record<Rol, string[]>>): Bezetting => new Map(Object.entries(wie) as [Rol, string[]][])

test('the holder of the rol is addressed', () => {
  expect(resolveAdressaten(['casusregisseur'], bezet({ casusregisseur: ['marjan'], procesregisseur: ['joost'] }))).toEqual([
    { gebruikerId: 'marjan', rol: 'casusregisseur', omgeleidVan: null },
  ])
})

test('where nobody holds it the opvolger is addressed at once, and it is visible what was meant', () => {
  expect(resolveAdressaten(['casusregisseur'], bezet({ ret: ['r1', 'r2'] }))).toEqual([
    { gebruikerId: 'r1', rol: 'ret', omgeleidVan: 'casusregisseur' },
    { gebruikerId: 'r2', rol: 'ret', omgeleidVan: 'casusregisseur' },
  ])
})

test('one person is addressed once; being meant goes before standing in', () => {
  expect(resolveAdressaten(['zorgaanbieder', 'casusregisseur'], bezet({ casusregisseur: ['marjan'] }))).toEqual([
    { gebruikerId: 'marjan', rol: 'casusregisseur', omgeleidVan: null },
  ])
})

test('every rol ends somewhere: the chain of opvolgers has no circle', () => {
  for (const rol of rolSleutels) {
    let stap: Rol | null = rol
    for (let i = 0; i <= rolSleutels.length; i++) stap = stap === null ? null : rollen[stap].opvolger
    expect(stap).toBeNull()
  }
})

test('with an operator somebody is always reached, nobody twice', () => {
  const wie = fc.dictionary(fc.constantFrom(...rolSleutels), fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 3 }))
  fc.assert(
    fc.property(wie, fc.uniqueArray(fc.constantFrom(...rolSleutels), { minLength: 1 }), (houders, naar) => {
      const gevonden = resolveAdressaten(naar, bezet({ ...houders, operator: ['femke'] }))
      expect(gevonden.length).toBeGreaterThan(0)
      expect(new Set(gevonden.map(({ gebruikerId }) => gebruikerId)).size).toBe(gevonden.length)
    }),
  )
})

test('why it came to another is said as it is known: the rol was empty, the holder is away until a day, or one of both', () => {
  const zin = (reden: Parameters<typeof omleidzin>[2]) => omleidzin('Zorgaanbieder (regiebehandelaar)', 'Marjan', reden)
  expect(zin({ leeg: true, afwezigTot: null })).toBe('Niemand had de rol zorgaanbieder: daarom naar Marjan')
  expect(zin({ leeg: false, afwezigTot: null })).toBe('De zorgaanbieder was er niet: daarom naar Marjan')
  // The day ends at midnight in Amsterdam.
  expect(zin({ leeg: false, afwezigTot: '2026-10-09T22:00:00.000Z' })).toBe('De zorgaanbieder is er niet tot en met vr 9 okt: daarom naar Marjan')
  expect(zin(null)).toBe('De zorgaanbieder was er niet, of niemand had die rol: daarom naar Marjan')
})

test('a name that is no rol reaches nobody, and holds up nothing', () =>
  expect(resolveAdressaten(['burgemeester' as Rol, 'constructor' as Rol, 'ret'], bezet({ ret: ['r1'] }))).toEqual([{ gebruikerId: 'r1', rol: 'ret', omgeleidVan: null }]))

test('who got it for the same reason are in one sentence; of the gemeente nobody was there', () => {
  const weg = { leeg: false, afwezigTot: '2026-12-01T23:00:00.000Z' }
  const aan = (naam: string, omgeleidVan: string | null, reden: typeof weg | null = weg) => ({ naam, omgeleidVan, reden })
  expect(omleidzinnen([aan('Femke', 'Gemeente'), aan('Joost', null, null), aan('Tom', 'Gemeente'), aan('Sem', 'Gemeente')])).toEqual(['Van de gemeente is niemand er tot en met di 1 dec: daarom naar Femke, Tom en Sem'])
  expect(omleidzinnen([aan('Femke', 'Gemeente', null), aan('Marjan', 'Zorgaanbieder', { leeg: true, afwezigTot: null as never })])).toEqual(['Van de gemeente was niemand er: daarom naar Femke', 'Niemand had de rol zorgaanbieder: daarom naar Marjan'])
})
