import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { detecteerBotsingen, noteerRevisies, type Veldrevisies } from './index.ts'
import { overlapt } from './pad.ts'

const aylin = (rev: number) => ({ rev, door: 'aylin', op: '2026-05-01T08:38:00Z' })
const bewaard = { verklaring: 'van Aylin', krachten: 'paarden', l: [{ _id: 'a', x: 'nieuw', y: 2 }, { _id: 'b' }] }
const veldrevisies: Veldrevisies = { verklaring: aylin(5), krachten: aylin(3), 'l/a/x': aylin(6), 'l/weg': aylin(6), 'l#volgorde': aylin(2) }
const toets = (pad: string, waarde: unknown, basisRevisie = 4) => {
  const uit = detecteerBotsingen({ veldrevisies, basisRevisie, wijzigingen: [{ pad, waarde }], bewaard })
  return uit.botsingen[0] ?? 'mag'
}

describe('two people in one form', () => {
  test('somebody changed this very field since: both texts and who', () => expect(toets('verklaring', 'van mij')).toEqual({ pad: 'verklaring', mijn: 'van mij', bewaard: 'van Aylin', door: 'aylin', op: '2026-05-01T08:38:00Z' }))
  test('the same text is no conflict', () => expect(toets('verklaring', 'van Aylin')).toBe('mag'))
  test('a field that was changed before I began is mine to change', () => expect(toets('krachten', 'van mij')).toBe('mag'))
  test('another cell of the same row goes through', () => expect(toets('l/a/y', 3)).toBe('mag'))
  test('deleting or replacing a row in which somebody typed', () => {
    expect(toets('l/a', null)).toMatchObject({ bewaard: { _id: 'a', x: 'nieuw', y: 2 } })
    expect(toets('l/a', { x: 'van mij' })).toMatchObject({ pad: 'l/a' })
    expect(toets('l/b', null)).toBe('mag')
  })
  test('typing in a row that somebody deleted', () => expect(toets('l/weg/x', 'van mij')).toMatchObject({ bewaard: null, door: 'aylin' }))
  test('the order of rows collides with the order only', () => {
    expect(toets('l#volgorde', ['b', 'a'])).toBe('mag')
    expect(toets('l#volgorde', ['b', 'a'], 1)).toMatchObject({ bewaard: ['a', 'b'] })
    expect(toets('l', [])).toMatchObject({ pad: 'l' })
  })
  test.each([['l', 'lang'], ['l/a', 'l/ab'], ['l/a/x', 'l/a/xy'], ['l/a', 'l#volgorde'], ['l/a', 'l/b']])('%s and %s are two places', (a, b) => expect(overlapt(a, b)).toBe(false))
  test('what does not collide goes through at once', () => {
    const uit = detecteerBotsingen({ veldrevisies, basisRevisie: 4, wijzigingen: [{ pad: 'verklaring', waarde: 'x' }, { pad: 'krachten', waarde: 'y' }], bewaard })
    expect([uit.aangenomen.map((w) => w.pad), uit.botsingen.map((b) => b.pad)]).toEqual([['krachten'], ['verklaring']])
  })
  const pad = fc.constantFrom('verklaring', 'krachten', 'l', 'l/a', 'l/a/x', 'l/a/y', 'l/weg', 'l/weg/x', 'l#volgorde', '', '__proto__', 'l/a/m/p/z')
  test('every change is taken or shown, never both and never neither', () =>
    fc.assert(fc.property(fc.array(fc.record({ pad, waarde: fc.jsonValue() }), { maxLength: 6 }), fc.integer({ min: 0, max: 8 }), (wijzigingen, basisRevisie) => {
      const uit = detecteerBotsingen({ veldrevisies, basisRevisie, wijzigingen: wijzigingen as never, bewaard })
      expect(uit.aangenomen.length + uit.botsingen.length).toBe(wijzigingen.length)
    })))
  test('overlap does not care about the order of the two', () => fc.assert(fc.property(pad, pad, (a, b) => overlapt(a, b) === overlapt(b, a))))
})

test('a save notes its places; what lies inside them needs no note any more', () => {
  const na = noteerRevisies({ 'l/a/x': aylin(6), 'l/b': aylin(2), l: aylin(1), 'lang': aylin(1) }, ['l/a', 'krachten'], { rev: 7, door: 'marjan', op: 'nu' })
  expect(Object.keys(na).sort()).toEqual(['krachten', 'l', 'l/a', 'l/b', 'lang'])
  expect(na['l/a']).toEqual({ rev: 7, door: 'marjan', op: 'nu' })
})
