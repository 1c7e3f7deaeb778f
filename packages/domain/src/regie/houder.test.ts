import { describe, expect, test } from 'vitest'
import { decideOverdracht, decideToewijzing, houderOp, ontbrekendeRegies, type RegieContext, type Regieperiode } from './index.ts'

const perioden: Regieperiode[] = [
  { soort: 'casus', gebruikerId: 'marjan', van: '2026-09-01T08:00:00.000Z', tot: '2026-10-02T10:00:00.000Z' },
  { soort: 'casus', gebruikerId: 'bilal', van: '2026-10-02T10:00:00.000Z', tot: null },
  { soort: 'behandel', gebruikerId: 'ruben', van: '2026-09-03T08:00:00.000Z', tot: '2026-09-20T08:00:00.000Z' },
]
const context: RegieContext = { open: true, soort: 'casus', houder: 'marjan', kandidaat: { id: 'bilal', rol: 'casusregisseur', actief: true } }

describe('who holds a regie when', () => {
  test('at the instant of handing over it is the new holder: no gap and no overlap', () => {
    expect(houderOp(perioden, 'casus', '2026-10-02T09:59:59.999Z')).toBe('marjan')
    expect(houderOp(perioden, 'casus', '2026-10-02T10:00:00.000Z')).toBe('bilal')
  })
  test('before the first period nobody holds it', () => expect(houderOp(perioden, 'casus', '2026-08-31T00:00:00.000Z')).toBeNull())
  test('what nobody holds is missing', () => expect(ontbrekendeRegies(perioden, '2026-10-03T00:00:00.000Z')).toEqual(['proces', 'behandel']))
})

describe('giving a regie', () => {
  test('only when nobody holds it', () => {
    expect(decideToewijzing(context)).toEqual({ ok: false, error: { code: 'REGIE_AL_TOEGEWEZEN', soort: 'casus' } })
    expect(decideToewijzing({ ...context, houder: null })).toEqual({ ok: true, value: { naar: 'bilal' } })
  })
  test('only to the role that goes with it, and only to who still works here', () => {
    const code = { ok: false, error: { code: 'KANDIDAAT_ONGESCHIKT', soort: 'casus' } }
    expect(decideToewijzing({ ...context, houder: null, kandidaat: { id: 'ruben', rol: 'zorgaanbieder', actief: true } })).toEqual(code)
    expect(decideToewijzing({ ...context, houder: null, kandidaat: { ...context.kandidaat, actief: false } })).toEqual(code)
  })
  test('not in a closed casus', () => expect(decideToewijzing({ ...context, open: false, houder: null })).toMatchObject({ error: { code: 'CASUS_AFGESLOTEN' } }))
})

describe('handing over', () => {
  const marjan = { id: 'marjan', rol: 'casusregisseur' } as const
  test('by the holder herself, with a reason', () => {
    expect(decideOverdracht(context, marjan, 'Verlof')).toEqual({ ok: true, value: { van: 'marjan', naar: 'bilal' } })
    expect(decideOverdracht(context, marjan, '  ')).toMatchObject({ error: { code: 'MOTIVERING_ONTBREEKT' } })
  })
  test('a procesregisseur may do it for somebody who is ill; a colleague may not', () => {
    expect(decideOverdracht(context, { id: 'joost', rol: 'procesregisseur' }, 'Ziek')).toMatchObject({ ok: true })
    expect(decideOverdracht(context, { id: 'bilal', rol: 'casusregisseur' }, 'Ik wil')).toMatchObject({ error: { code: 'REGIE_VAN_EEN_ANDER' } })
  })
  test('not to who holds it already, and not when nobody holds it', () => {
    expect(decideOverdracht({ ...context, kandidaat: { ...context.kandidaat, id: 'marjan' } }, marjan, 'x')).toMatchObject({ error: { code: 'REGIE_ZELFDE_HOUDER' } })
    expect(decideOverdracht({ ...context, houder: null }, marjan, 'x')).toMatchObject({ error: { code: 'REGIE_NIET_TOEGEWEZEN' } })
  })
})
