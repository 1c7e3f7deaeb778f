import { beoordeel, compileer, leesPad, type Antwoorden, type Formulierdefinitie } from '@regietafel/domain/formulier'
import { describe, expect, test } from 'vitest'
import { legOver, nieuwRijId, verborgenAntwoorden, zetPad } from './antwoorden.ts'

const rijen: Antwoorden = { l: [{ _id: 'a', n: 1 }, { _id: 'b', n: 2 }], t: 'x' }

describe('zetPad', () => {
  test('a field, and empty is absent', () => {
    expect(zetPad(rijen, 't', 'y')['t']).toBe('y')
    expect('t' in zetPad(rijen, 't', null)).toBe(false)
    expect(zetPad(rijen, 't', false)['t']).toBe(false)
  })
  test('a field in a row, a new row, a deleted row, the last row', () => {
    expect(leesPad(zetPad(rijen, 'l/b/n', 3), 'l/b/n')).toBe(3)
    expect(zetPad(rijen, 'l/c', { n: 9 })['l']).toEqual([{ _id: 'a', n: 1 }, { _id: 'b', n: 2 }, { _id: 'c', n: 9 }])
    expect(zetPad(rijen, 'l/a', null)['l']).toEqual([{ _id: 'b', n: 2 }])
    expect('l' in zetPad(zetPad(rijen, 'l/a', null), 'l/b', null)).toBe(false)
  })
  test('a field in a row that is gone changes nothing', () => expect(zetPad(rijen, 'l/z/n', 1)).toBe(rijen))
  test('the order; rows that are not named come last', () => expect(leesPad(zetPad(rijen, 'l#volgorde', ['b']), 'l#volgorde')).toEqual(['b', 'a']))
  test('a list in a row', () => {
    const diep = zetPad(zetPad(rijen, 'l/a/m/x', { k: 1 }), 'l/a/m/x/k', 2)
    expect(leesPad(diep, 'l/a/m/x/k')).toBe(2)
  })
  test('never changes what it was given', () => {
    const voor = structuredClone(rijen)
    zetPad(rijen, 'l/a/n', 5)
    expect(rijen).toEqual(voor)
  })
})

describe('legOver', () => {
  test('what is only here lies over what the server has, the rest is the server’s', () => {
    expect(legOver({ t: 'server', u: 'server' }, [{ pad: 't', waarde: 'hier' }], {})).toEqual({ t: 'hier', u: 'server' })
  })
  test('a row that somebody deleted stays as long as we write in it', () => {
    expect(legOver({ l: [{ _id: 'b' }] }, [{ pad: 'l/a/n', waarde: 7 }], rijen)['l']).toEqual([{ _id: 'b' }, { _id: 'a', n: 7 }])
  })
})

test('an answer to a hidden question is found, also in a row', () => {
  const definitie: Formulierdefinitie = {
    formaat: 1, sleutel: 'proef', titel: 'Proef',
    secties: [{ id: 's1', sleutel: 's1', titel: 'Een', velden: [
      { id: 'v', sleutel: 'v', label: 'V', type: 'janee' },
      { id: 'w', sleutel: 'w', label: 'W', type: 'tekst', zichtbaar: ['=', ['veld', 'v'], true] },
      { id: 'l', sleutel: 'l', label: 'L', type: 'lijst', velden: [{ id: 'x', sleutel: 'x', label: 'X', type: 'janee' }, { id: 'y', sleutel: 'y', label: 'Y', type: 'tekst', zichtbaar: ['=', ['rij', 'x'], true] }] },
    ] }],
  }
  const form = compileer(definitie)
  const antwoorden = { v: false, w: 'weg', l: [{ _id: 'r1', x: false, y: 'ook weg' }, { _id: 'r2', x: true, y: 'blijft' }] }
  const oordeel = beoordeel(form, antwoorden, { vandaag: '2026-10-02' as never, feiten: {} })
  expect(verborgenAntwoorden(form, antwoorden, oordeel)).toEqual([{ pad: 'w', waarde: 'weg' }, { pad: 'l/r1/y', waarde: 'ook weg' }])
})

test('row ids are valid and differ', () => {
  const ids = new Set(Array.from({ length: 500 }, nieuwRijId))
  expect(ids.size).toBe(500)
  for (const id of ids) expect(id).toMatch(/^[A-Za-z0-9_-]{1,40}$/)
})
