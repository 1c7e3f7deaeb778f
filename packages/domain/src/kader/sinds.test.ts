import { describe, expect, test } from 'vitest'
import type { Gebeurtenis } from '../casus/index.ts'
import { standaardKalender as kalender } from '../kalender/index.ts'
import type { Datum, Moment } from '../kernel/index.ts'
import { rijnmond1op1, voortgang } from './index.ts'

const geplaatst: Gebeurtenis[] = [{ op: '2026-04-24T10:00:00+02:00' as Moment, soort: 'plaatsing', datum: '2026-04-24' as Datum }]
const stand = (sinds: string | undefined, nu: string, gebeurtenissen = geplaatst) => voortgang(rijnmond1op1, gebeurtenissen, kalender, nu, sinds)
const va = (v: ReturnType<typeof stand>) => v.termijnen.find((t) => t.termijn === 'verklarende-analyse')
const gegaan = (v: ReturnType<typeof stand>) => v.escalaties.filter((e) => e.termijn === 'verklarende-analyse' && e.status === 'afgegaan').map((e) => `${e.trap} ${e.op}`)

/* The verklarende analyse is due on Friday 1 May; late from midnight in Amsterdam. */
describe('a kader that is added to a casus that runs already', () => {
  test('the moment before the end of a termijn it still holds, and the reminder goes at once', () => {
    const v = stand('2026-05-01T21:59:59Z', '2026-05-01T21:59:59Z')
    expect(va(v)?.deadline).toBe('2026-05-01')
    expect(gegaan(v)).toEqual(['H1 2026-04-29T07:00:00Z'])
  })
  test('from the end on nobody could have known: it does not exist, and nothing goes off', () => {
    const v = stand('2026-05-01T22:00:00Z', '2026-06-01T10:00:00Z')
    expect(va(v)).toBeUndefined()
    expect(gegaan(v)).toEqual([])
  })
  test('what was closed before stays to be read, without a trap', () => {
    const gesloten: Gebeurtenis[] = [...geplaatst, { op: '2026-05-04T10:00:00+02:00' as Moment, soort: 'formulier-vastgesteld', formulier: 'verklarende-analyse' }]
    const v = stand('2026-05-05T08:00:00Z', '2026-06-01T10:00:00Z', gesloten)
    expect(va(v)?.toestand).toBe('afgerond')
    expect(gegaan(v)).toEqual([])
  })
  test('what is recorded after it was added counts, also when it is about an earlier day', () => {
    const v = stand('2026-05-10T08:00:00Z', '2026-05-20T10:00:00Z', [{ ...geplaatst[0]!, op: '2026-05-11T10:00:00+02:00' as Moment }])
    expect(va(v)?.toestand).toBe('verstreken')
    expect(gegaan(v)).toHaveLength(4)
  })
  test('after it was added it is as any kader', () => {
    const v = stand('2026-04-25T08:00:00Z', '2026-06-01T10:00:00Z')
    expect(v).toEqual(stand(undefined, '2026-06-01T10:00:00Z'))
  })
})
