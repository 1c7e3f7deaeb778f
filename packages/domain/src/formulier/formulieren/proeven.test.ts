import { describe, expect, test } from 'vitest'
import { compileer, draaiProeven, formulieren, type Formulierdefinitie } from '../index.ts'

const alle: readonly Formulierdefinitie[] = Object.values(formulieren)
const met = alle.filter(({ proeven }) => proeven !== undefined)

test('the forms the kader hangs on have examples', () => expect(met.map(({ sleutel }) => sleutel)).toEqual(expect.arrayContaining(['verklarende-analyse', 'hulpverleningsplan', 'evaluatie-dag-21', 'evaluatie-dag-28', 'maandtoets'])))
describe.each(met)('$sleutel', (definitie) => {
  test.each(['2026-05-01', '2031-12-31'])('every example comes out, on %s too', (dag) => expect(draaiProeven(compileer(definitie), dag as never).filter(({ gelukt }) => !gelukt)).toEqual([]))
  test('and each has a name of its own', () => expect(new Set(definitie.proeven!.map(({ naam }) => naam)).size).toBe(definitie.proeven!.length))
})
test('an example falls when the rule it is about goes', () => {
  const va = formulieren['verklarende-analyse'] as Formulierdefinitie
  const zonder: Formulierdefinitie = { ...va, secties: va.secties.map((s) => ({ ...s, velden: s.velden.map(({ verplicht, ...veld }) => (veld.id === 'perspectief_18' ? veld : { ...veld, ...(verplicht === undefined ? {} : { verplicht }) })) })) }
  expect(draaiProeven(compileer(zonder), '2026-05-01' as never).filter(({ gelukt }) => !gelukt).map(({ naam }) => naam)).toEqual(['Is 16 jaar en er is nog geen perspectief 18+'])
})
