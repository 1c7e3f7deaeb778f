import { describe, expect, test } from 'vitest'
import { acceptAntwoord, antwoordregels, beoordeel, compileer, detecteerBotsingen, leesDefinitie, leesPad, magVaststellen, maakAfdruk, neemOver, ontleedPad, samenvatting, verhuis, type Antwoorden, type Context, type Formulierdefinitie, type Veld } from './index.ts'

const context: Context = { vandaag: '2026-05-01' as Context['vandaag'], feiten: {} }
const veld = (id: string, extra: object = {}): Veld => ({ id, sleutel: id, label: `Vraag ${id}`, type: 'tekst', ...extra })
const formulier = (...velden: Veld[]): Formulierdefinitie => ({ formaat: 1, sleutel: 'p', titel: 'P', secties: [{ id: 's', sleutel: 's', titel: 'S', velden }] })
const definitie = formulier(
  veld('a', { gewenst: true }), veld('aan', { type: 'janee' }), veld('b', { gewenst: ['veld', 'aan'], zichtbaar: ['gevuld', ['veld', 'aan']], controles: [{ code: 'KORT', als: ['≥', ['woorden', ['veld', 'b']], 2], melding: 'Schrijf meer.' }] }),
  veld('l', { type: 'lijst', config: { enkelvoud: 'optie', min: 3 }, gewenst: true, velden: [veld('x')] }), veld('c'),
)
const form = compileer(definitie)
const problemen = (antwoorden: Antwoorden) => magVaststellen(form, antwoorden, {}, context).map((p) => `${p.pad} ${p.code} ${p.ernst} ${p.melding}`)
const bewaar = (bewaard: Antwoorden, pad: string, waarde: unknown) => {
  const uit = acceptAntwoord({ form, bewaard: { c: 'er', ...bewaard }, wijzigingen: [{ pad, waarde }], context })
  if (!uit.ok) throw new Error('geweigerd')
  return uit.value
}

describe('a wanted answer', () => {
  const OF = 'Vul dit in, of schrijf op waarom dat niet kan.'
  test('is asked with its way out; the answer or a reason settles it', () => {
    expect(problemen({})).toEqual([`a GEWENST ontbreekt ${OF}`, `l GEWENST ontbreekt ${OF}`])
    expect(problemen({ a: 'ja', 'l#reden': 'Niemand beschikbaar' })).toEqual([])
    expect(problemen({ 'a#reden': '  ', 'l#reden': 'x' })).toEqual([`a GEWENST ontbreekt ${OF}`])
  })
  test('only where its rule says so; unknown is not yes', () => {
    expect(beoordeel(form, { aan: true }, context).gewenst('b')).toBe(true)
    expect(beoordeel(form, { aan: false }, context).gewenst('b')).toBe(false)
    expect([beoordeel(form, {}, context).gewenst('a'), beoordeel(form, {}, context).gewenst('c')]).toEqual([true, false])
    expect(problemen({ aan: true, 'a#reden': 'r', 'l#reden': 'r' })).toEqual([`b GEWENST ontbreekt ${OF}`])
    expect(problemen({ aan: true, 'a#reden': 'r', 'l#reden': 'r', 'b#reden': 'r' })).toEqual([])
  })
  test('a list with too few rows likewise', () => {
    const l = [{ _id: 'r1', x: 'een' }]
    expect(problemen({ a: 'x', l })).toEqual(['l GEWENST ontbreekt Voeg toe tot er ten minste 3 zijn (optie), of schrijf op waarom dat niet kan.'])
    expect(problemen({ a: 'x', l, 'l#reden': 'Er is er maar een' })).toEqual([])
  })
  test('required is not wanted: no reason takes its place', () => {
    const streng = compileer(formulier(veld('a', { verplicht: true, gewenst: true })))
    expect(magVaststellen(streng, { 'a#reden': 'r' }, {}, context).map((p) => p.code)).toEqual(['VERPLICHT'])
  })
  test('not in a row, and not where nobody fills in', () => {
    for (const d of [formulier(veld('l', { type: 'lijst', velden: [veld('x', { gewenst: true })] })), formulier(veld('i', { type: 'informatie', config: { tekst: 'x' }, gewenst: true })), formulier(veld('n', { type: 'berekend', config: { uitkomst: 'getal' }, berekening: ['+', 1, 2], gewenst: true }))]) {
      const uit = leesDefinitie(d)
      expect(uit.ok ? [] : uit.error.map((p) => p.code)).toEqual(['GEWENST_NIET_HIER'])
    }
  })
})

describe('a reason is saved as an answer is', () => {
  test('at its own place, cleaned, and gone when it is empty', () => {
    expect(ontleedPad('a#reden')).toEqual({ delen: ['a'], volgorde: false, reden: true })
    expect(ontleedPad('l/r1/x#reden')).toBeNull()
    const { antwoorden } = bewaar({}, 'a#reden', 'Wil niet\r\nzeggen\u0007')
    expect(antwoorden).toEqual({ c: 'er', 'a#reden': 'Wil niet\nzeggen' })
    expect(leesPad(antwoorden, 'a#reden')).toBe('Wil niet\nzeggen')
    expect(bewaar(antwoorden, 'a#reden', ' ').antwoorden).toEqual({ c: 'er' })
  })
  test.each<[string, string, unknown, string]>([
    ['of a question that is not wanted', 'c#reden', 'r', 'PAD_ONBEKEND'], ['of a question that is not there', 'weg#reden', 'r', 'PAD_ONBEKEND'], ['of a cell', 'l/r1/x#reden', 'r', 'PAD_ONBEKEND'],
    ['of a question that is not asked', 'b#reden', 'r', 'VERBORGEN'], ['that is no text', 'a#reden', 5, 'TYPE'], ['that is too long', 'a#reden', 'x'.repeat(2_001), 'TYPE'], ['with half a character', 'a#reden', '\ud800', 'TEKENS'],
  ])('refused: %s', (_n, pad, waarde, code) => {
    const uit = bewaar({}, pad, waarde)
    expect(uit.geweigerd.map((p) => p.code)).toEqual([code])
    expect(uit.antwoorden).toEqual({ c: 'er' })
  })
  test('falls away, and is told, with its question', () => {
    const uit = bewaar({ aan: true, 'b#reden': 'Nog niet' }, 'aan', null)
    expect(uit.antwoorden).toEqual({ c: 'er' })
    expect(uit.vervallen).toEqual([{ pad: 'b#reden', waarde: 'Nog niet' }])
  })
  test('collides with another reason, not with the answer', () => {
    const veldrevisies = { 'a#reden': { rev: 2, door: 'x', op: '2026-05-01' } }
    const uit = detecteerBotsingen({ veldrevisies, basisRevisie: 1, wijzigingen: [{ pad: 'a#reden', waarde: 'mijn' }, { pad: 'a', waarde: 'antwoord' }], bewaard: { 'a#reden': 'hun' } })
    expect(uit.botsingen.map((b) => [b.pad, b.bewaard])).toEqual([['a#reden', 'hun']])
    expect(uit.aangenomen.map((w) => w.pad)).toEqual(['a'])
  })
  test('goes along to the next version, unless the question is asked anew', () => {
    const vers = compileer(formulier(veld('a', { gewenst: true, vers: true }), veld('b', { gewenst: true })))
    expect(neemOver(vers, { 'a#reden': 'oud', 'b#reden': 'blijft' }, context)).toEqual({ 'b#reden': 'blijft' })
  })
  test('moves with its question; without one it goes apart, and comes back', () => {
    const zonder = compileer(formulier(veld('a'), veld('c')))
    const uit = verhuis({ van: form, naar: zonder, antwoorden: { c: 'x', 'a#reden': 'Wil niet' }, context })
    expect(uit).toMatchObject({ antwoorden: { c: 'x' }, geparkeerd: [{ pad: 'a#reden', waarde: 'Wil niet', label: 'Vraag a' }], aantal: { ongewijzigd: 1, geparkeerd: 1 } })
    const terug = verhuis({ van: zonder, naar: form, antwoorden: uit.antwoorden, geparkeerd: uit.geparkeerd, context })
    expect(terug).toMatchObject({ antwoorden: { c: 'x', 'a#reden': 'Wil niet' }, geparkeerd: [], teruggezet: ['a#reden'] })
    const verborgen = verhuis({ van: form, naar: compileer(formulier(veld('a', { gewenst: true, zichtbaar: ['gevuld', ['veld', 'c']] }), veld('c'))), antwoorden: { 'a#reden': 'Wil niet' }, context })
    expect(verborgen).toMatchObject({ antwoorden: {}, geparkeerd: [{ pad: 'a#reden', reden: 'niet-gevraagd' }], aantal: { ongewijzigd: 0, geparkeerd: 1 } })
  })
})

describe('a reason is read wherever the answer is', () => {
  const antwoorden = { 'a#reden': 'Wil niet', c: 'er', 'l#reden': 'Er is er maar een', l: [{ _id: 'r1', x: 'een' }] }
  test('in the summary, on paper and in the table', () => {
    const [s] = samenvatting(form, antwoorden, context)
    expect(s!.velden.map((v) => [v.veldId, v.waarde, v.reden])).toEqual([['a', null, 'Wil niet'], ['aan', null, undefined], ['l', '1 × optie', 'Er is er maar een'], ['c', 'er', undefined]])
    expect(maakAfdruk(form, antwoorden, context)[0]!.blokken.map((b) => [b.veldId, b.soort === 'antwoord' ? b.tekst : b.soort, b.reden])).toEqual([['a', null, 'Wil niet'], ['aan', null, undefined], ['l', 'tabel', 'Er is er maar een'], ['c', 'er', undefined]])
    expect(antwoordregels(form, antwoorden, context).map((r) => [r.vraag, r.antwoord])).toEqual([['Vraag a', ''], ['Vraag a: waarom niet', 'Wil niet'], ['Vraag aan', ''], ['Vraag l: Vraag x', 'een'], ['Vraag l: waarom niet', 'Er is er maar een'], ['Vraag c', 'er']])
  })
  test('not when the answer came after all', () => {
    const vol = { a: 'Toch', 'a#reden': 'Wil niet', l: ['r1', 'r2', 'r3'].map((_id) => ({ _id, x: _id })), 'l#reden': 'r' }
    expect(samenvatting(form, vol, context)[0]!.velden.map((v) => v.reden)).toEqual([undefined, undefined, undefined, undefined])
  })
})
