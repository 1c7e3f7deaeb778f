import { describe, expect, test } from 'vitest'
import type { Context, Formulierdefinitie } from './definitie.types.ts'
import { antwoordregels, compileer, formulieren, formulierSleutels, maakAfdruk, samenvatting, voorbeeldAntwoorden, voorbeeldContext, type Afdrukblok } from './index.ts'

const definitie = {
  formaat: 1, sleutel: 'proef', titel: 'Proef',
  secties: [
    { id: 's0', sleutel: 'weg', titel: 'Niet in beeld', zichtbaar: ['=', ['veld', 'ja'], false], velden: [{ id: 'x', sleutel: 'x', label: 'X', type: 'tekst' }] },
    {
      id: 's1', sleutel: 'deel', titel: 'Deel', velden: [
        { id: 'ja', sleutel: 'wil', label: 'Wil je?', type: 'janee' },
        { id: 'leeg', sleutel: 'leeg', label: 'Leeg?', type: 'lang' },
        { id: 'weet', sleutel: 'let_op', label: 'Let op', type: 'informatie', config: { tekst: 'x' } },
        { id: 'bsn', sleutel: 'bsn', label: 'BSN', type: 'bsn' },
        { id: 'l', sleutel: 'wie', label: 'Wie?', type: 'lijst', config: { rijtitel: 'naam' }, velden: [
          { id: 'naam', sleutel: 'naam', label: 'Naam', type: 'tekst' },
          { id: 'rol', sleutel: 'rol', label: 'Rol', type: 'keuze', config: { opties: [{ waarde: 'o', label: 'Ouder' }, { waarde: 'a', label: 'Anders' }] } },
          { id: 'welke', sleutel: 'welke', label: 'Welke rol?', type: 'tekst', zichtbaar: ['=', ['rij', 'rol'], 'a'] },
        ] },
        { id: 'uren', sleutel: 'uren', label: 'Uren', type: 'reeks', config: { eenheid: 'uur' } },
        { id: 'ak', sleutel: 'ak', label: 'Akkoord', type: 'akkoord', config: { rol: ['gedragswetenschapper'], registratie: true, tekst: 'Ik sta hierachter.' } },
      ],
    },
  ],
} as const satisfies Formulierdefinitie
const akkoord = { door: 'u1', naam: 'Aylin', rol: 'gedragswetenschapper', registratienummer: '123456789', op: '2026-05-01T10:00:00Z' } as const
const context: Context = { vandaag: '2026-05-01' as never, feiten: {}, akkoorden: { ak: akkoord } }
const antwoorden = {
  ja: true, x: 'was zichtbaar', bsn: '111222333', uren: [{ week: 1, waarde: 40.5 }, { week: 3, waarde: -2 }],
  l: [{ _id: 'r1', naam: 'Sanne', rol: 'o', welke: 'oud' }, { _id: 'r2', rol: 'a' }],
}
const form = compileer(definitie)
const blokken = (a: object = antwoorden): Record<string, Afdrukblok> => Object.fromEntries(maakAfdruk(form, { ...a }, context).flatMap((s) => s.blokken).map((b) => [b.veldId, b]))

describe('a form on paper', () => {
  test('has every question that was in view, also the ones without an answer, numbered as in the form', () => {
    const [sectie, ...rest] = maakAfdruk(form, antwoorden, context)
    expect(rest).toEqual([])
    expect(sectie).toMatchObject({ sectieId: 's1', nummer: 2, titel: 'Deel' })
    expect(sectie!.blokken.map((b) => b.veldId)).toEqual(['ja', 'leeg', 'bsn', 'l', 'uren', 'ak'])
    expect(blokken()['leeg']).toEqual({ veldId: 'leeg', vraag: 'Leeg?', soort: 'antwoord', tekst: null })
    expect(blokken({})['l']).toMatchObject({ soort: 'antwoord', tekst: null })
  })
  test('shows a list as a table, and tells "not filled in" from "not asked"', () => {
    expect(blokken()['l']).toEqual({ veldId: 'l', vraag: 'Wie?', soort: 'tabel', koppen: ['Naam', 'Rol', 'Welke rol?'], rijen: [['Sanne', 'Ouder', undefined], [null, 'Anders', null]] })
  })
  test('shows a list with a long text row by row', () => {
    const lang = 'woord '.repeat(60).trim()
    expect(blokken({ ...antwoorden, l: [{ _id: 'r1', naam: 'Sanne', rol: 'a', welke: lang }, { _id: 'r2', rol: 'o' }] })['l']).toMatchObject({
      soort: 'groepen',
      groepen: [{ titel: '1. Sanne', blokken: [{ vraag: 'Naam' }, { vraag: 'Rol', tekst: 'Anders' }, { vraag: 'Welke rol?', tekst: lang }] }, { titel: '2', blokken: [{ tekst: null }, { tekst: 'Ouder' }] }],
    })
  })
  test('never carries a whole BSN', () => expect(JSON.stringify([maakAfdruk(form, antwoorden, context), antwoordregels(form, antwoorden, context)])).not.toContain('111222'))
  test('keeps the numbers of a reeks, and who gave an akkoord', () => {
    expect(blokken()['uren']).toMatchObject({ soort: 'reeks', eenheid: 'uur', punten: [{ week: 1, waarde: 40.5, tekst: '40,5' }, { week: 3, waarde: -2, tekst: '-2' }] })
    expect(blokken()['ak']).toMatchObject({ soort: 'akkoord', zin: 'Ik sta hierachter.', akkoord })
  })
  test('a reeks that cannot be one is shown as it is stored', () => expect(blokken({ uren: 'veel' })['uren']).toMatchObject({ soort: 'antwoord', tekst: '"veel"' }))

  test.each(formulierSleutels)('of %s has the questions that are read on the screen', (sleutel) => {
    const vorm = compileer(formulieren[sleutel])
    const [a, c] = [voorbeeldAntwoorden(sleutel), voorbeeldContext]
    expect(maakAfdruk(vorm, a, c).map((s) => [s.sectieId, s.blokken.map((b) => b.veldId)])).toEqual(samenvatting(vorm, a, c).map((s) => [s.sectieId, s.velden.map((v) => v.veldId)]))
  })
})

describe('the answers one by one', () => {
  test('say section, question, row, answer as shown and code', () => {
    expect(antwoordregels(form, antwoorden, context).map(({ vraag, regel, antwoord, code, sleutel }) => [vraag, regel, antwoord, code, sleutel])).toEqual([
      ['Wil je?', '', 'Ja', 'ja', 'wil'],
      ['Leeg?', '', '', '', 'leeg'],
      ['BSN', '', '•••••333', '', 'bsn'],
      ['Wie?: Naam', '1. Sanne', 'Sanne', '', 'naam'],
      ['Wie?: Rol', '1. Sanne', 'Ouder', 'o', 'rol'],
      ['Wie?: Naam', '2', '', '', 'naam'],
      ['Wie?: Rol', '2', 'Anders', 'a', 'rol'],
      ['Wie?: Welke rol?', '2', '', '', 'welke'],
      ['Uren', 'Week 1', '40,5', 40.5, 'uren'],
      ['Uren', 'Week 3', '-2', -2, 'uren'],
      ['Akkoord', '', 'Aylin, 1 mei 2026, registratienummer 123456789', '', 'ak'],
    ])
  })
})
