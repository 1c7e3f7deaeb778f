import { expect, test } from 'vitest'
import { compileer } from './compileer.ts'
import type { Formulierdefinitie, Veld } from './definitie.types.ts'
import { gevoeligApart, leesApart, verhuisWijzigingen, vraagApart } from './geparkeerd.ts'
import { voorbeeldContext as context } from './formulieren/voorbeelden.ts'
import { magLezen } from './gevoelig.ts'
import { verhuis } from './verhuizen.ts'

const optie = (...waarden: string[]) => ({ opties: waarden.map((waarde) => ({ waarde, label: waarde.toUpperCase() })) })
const form = (...velden: Veld[]): Formulierdefinitie => ({ formaat: 1, sleutel: 'proef', titel: 'Proef', schrijft: ['casusregisseur'], secties: [{ id: 's', sleutel: 's', titel: 'S', velden }] })
const naam: Veld = { id: 'naam', sleutel: 'naam', label: 'Naam', type: 'tekst' }
const kies: Veld = { id: 'kies', sleutel: 'kies', label: 'Kies', type: 'keuze', config: optie('a', 'b') }
const ja: Veld = { id: 'ja', sleutel: 'ja', label: 'Klopt het', type: 'janee' }
const x: Veld = { id: 'x', sleutel: 'x', label: 'X', type: 'tekst' }
const n: Veld = { id: 'n', sleutel: 'n', label: 'N', type: 'getal' }
const lijst = (...velden: Veld[]): Veld => ({ id: 'l', sleutel: 'l', label: 'Lijst', type: 'lijst', velden })
const oud = compileer(form(naam, kies, ja, lijst(x, n)))
const antwoorden = { naam: 'Noa', kies: 'b', ja: true, l: [{ _id: 'r1', x: 'een', n: 2 }, { _id: 'r2', x: 'twee' }] }

test('what stands apart reads as it was asked and answered', () => {
  expect(leesApart(oud, 'kies', 'b')).toBe('B')
  expect(leesApart(oud, 'l/r1/n', 2)).toBe('2')
  expect(leesApart(oud, 'l', antwoorden.l)).toBe('1.\nX: een\nN: 2\n\n2.\nX: twee')
  expect(leesApart(oud, 'bestaat-niet', { a: 1 })).toBe('{"a":1}')
  expect(vraagApart(oud, 'l/r2/x', antwoorden)).toBe('Lijst, regel 2: X')
  expect(vraagApart(oud, 'naam', antwoorden)).toBe('Naam')
  expect(vraagApart(oud, 'bestaat-niet', antwoorden)).toBeNull()
})

test('who may read it stays the same when it goes apart: its own class, that of its list, and that of what is in it', () => {
  const vorm = compileer(form({ ...naam, gevoelig: 'gezondheid' }, kies, { ...lijst({ ...x, gevoelig: 'gewoon' }, { ...n, gevoelig: 'strafrechtelijk' }), gevoelig: 'vertrouwelijk' }))
  expect(['naam', 'naam#reden', 'kies', 'l/r1/x'].map((pad) => gevoeligApart(vorm, pad))).toEqual(['gezondheid', 'gezondheid', undefined, 'vertrouwelijk'])
  const roept = (pad: string) => (['casusregisseur', 'zorgaanbieder', 'procesregisseur', 'ret'] as const).filter((rol) => magLezen(vorm.definitie, gevoeligApart(vorm, pad), rol))
  expect(['l', 'l/r1', 'l/r1/n'].map(roept)).toEqual([['casusregisseur'], ['casusregisseur'], ['casusregisseur']])
  const open = compileer(form(lijst(x, { ...n, gevoelig: 'gezondheid' })))
  expect(['l', 'l/r1/x'].map((pad) => gevoeligApart(open, pad))).toEqual(['gezondheid', undefined])
})

test('a change typed on the old questions lands where they still stand, converts where that loses nothing, and is apart otherwise', () => {
  const naar = compileer(form({ ...kies, config: optie('a', 'c') }, { ...ja, type: 'keuze', config: optie('ja', 'nee') }, lijst(n)))
  const uit = verhuisWijzigingen({ van: oud, naar, wijzigingen: [
    { pad: 'naam', waarde: 'Noa B' }, { pad: 'kies', waarde: 'b' }, { pad: 'ja', waarde: false }, { pad: 'l/r1', waarde: { _id: 'r1', x: 'een!', n: 3 } }, { pad: 'l/r2/x', waarde: 'twee!' }, { pad: 'l/r2/n', waarde: 5 },
  ] })
  expect(uit.wijzigingen).toEqual([{ pad: 'ja', waarde: 'nee' }, { pad: 'l/r1', waarde: { _id: 'r1', n: 3 } }, { pad: 'l/r2/n', waarde: 5 }])
  expect(uit.geparkeerd.map(({ pad, waarde, reden }) => [pad, waarde, reden])).toEqual([['naam', 'Noa B', 'veld-weg'], ['kies', 'b', 'past-niet'], ['l/r1/x', 'een!', 'veld-weg'], ['l/r2/x', 'twee!', 'veld-weg']])
})

test('emptying a question that is gone, or changing the order of a list that is gone, does nothing; what nobody knows is left to the engine', () => {
  const naar = compileer(form(kies))
  expect(verhuisWijzigingen({ van: oud, naar, wijzigingen: [{ pad: 'naam', waarde: null }, { pad: 'l#volgorde', waarde: ['r2', 'r1'] }, { pad: 'ooit', waarde: 1 }, { pad: 'kies', waarde: null }] }))
    .toEqual({ wijzigingen: [{ pad: 'ooit', waarde: 1 }, { pad: 'kies', waarde: null }], geparkeerd: [] })
})

test('two answers apart from one place: the first comes back, the second stays apart', () => {
  const apart = (waarde: string) => ({ pad: 'naam', label: 'Naam', waarde, reden: 'veld-weg' as const })
  const uit = verhuis({ van: compileer(form(kies)), naar: oud, antwoorden: {}, context, geparkeerd: [apart('een'), apart('twee')] })
  expect(uit).toMatchObject({ antwoorden: { naam: 'een' }, teruggezet: ['naam'], geparkeerd: [apart('twee')] })
})

test('why a wanted answer is not there goes along with its question, and apart without it', () => {
  const van = compileer(form({ ...naam, gewenst: true }, kies))
  const gegeven = { 'naam#reden': 'Wil niet zeggen', kies: 'a' }
  expect(verhuis({ van, naar: van, antwoorden: gegeven, context })).toMatchObject({ geparkeerd: [], aantal: { ongewijzigd: 2 } })
  expect(verhuis({ van, naar: compileer(form(kies)), antwoorden: gegeven, context })).toMatchObject({ geparkeerd: [{ pad: 'naam#reden', label: 'Naam', waarde: 'Wil niet zeggen' }], aantal: { ongewijzigd: 1, geparkeerd: 1 } })
})
