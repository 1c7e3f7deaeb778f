import { expect, test } from 'vitest'
import { formulieren, onbekendeDelen, type Formulierdefinitie } from './index.ts'

test.each(Object.values(formulieren).map((d) => [d.sleutel, d] as const))('%s has nothing unknown', (_s, d) => expect(onbekendeDelen(d)).toEqual([]))

test('each unknown part is told at its own place: of the form, a section, a field, a field in a row and a setting; other faults are not its business', () => {
  const vraag = { id: 'a', sleutel: 'a', label: '', type: 'tekst', kleur: 'rood' }
  const d = {
    formaat: 1, sleutel: 'x', titel: '', thema: 'zee',
    secties: [{ id: 's', sleutel: 's', titel: 'S', breed: true, velden: [vraag, { id: 'l', sleutel: 'l', label: 'L', type: 'lijst', config: { glans: 1 }, velden: [{ ...vraag, id: 'b' }] }, { id: 'q', sleutel: 'q', label: 'Q', type: 'onbekend', config: { mag: 1 } }] }],
  } as unknown as Formulierdefinitie
  expect(onbekendeDelen(d).map(({ plaats }) => plaats).sort()).toEqual(['secties/0/breed', 'secties/0/velden/0/kleur', 'secties/0/velden/1/config/glans', 'secties/0/velden/1/velden/0/kleur', 'thema'].sort())
})
