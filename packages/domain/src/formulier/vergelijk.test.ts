import { expect, test } from 'vitest'
import type { Formulierdefinitie, Veld } from './definitie.types.ts'
import { canoniek, vergelijkFormulieren } from './index.ts'

const veld = (id: string, extra: object = {}): Veld => ({ id, sleutel: id, label: id, type: 'tekst', ...extra })
const form = (extra: object = {}, kop: object = {}, sectie: object = {}): Formulierdefinitie => ({ formaat: 1, sleutel: 'p', titel: 'P', secties: [{ id: 's', sleutel: 's', titel: 'S', velden: [veld('a', extra)], ...sectie }], ...kop })
const proef = (naam: string, pad = 'a') => ({ naam, antwoorden: {}, verwacht: [{ pad, zichtbaar: true }] })

test.each<[string, Formulierdefinitie, Formulierdefinitie, string]>([
  ['wanted', form(), form({ gewenst: true }), 'let-op a gewenst "a" is gewenst geworden: leeg laten mag met een reden.'],
  ['wanted otherwise', form({ gewenst: true }), form({ gewenst: ['feit', 'va-vastgesteld'] }), 'let-op a gewenst Wanneer "a" gewenst is, is anders.'],
  ['wanted no more', form({ gewenst: true }), form(), 'gelijk a gewenst "a" mag leeg blijven, zonder reden.'],
  ['who may read it', form(), form({ gevoelig: 'gezondheid' }), 'let-op a gevoelig Wie "a" mag lezen is anders: gezondheid in plaats van gewoon.'],
  ['first answer', form(), form({ voorvul: [{ soort: 'feit', feit: 'setting' }] }), 'gelijk a voorvul Waar "a" zijn eerste antwoord vandaan haalt, is anders.'],
  ['no first answer', form({ voorvul: [{ soort: 'feit', feit: 'setting' }] }), form(), 'gelijk a voorvul "a" neemt geen eerste antwoord meer over.'],
  ['a translation', form(), form({ vertaling: { en: { label: 'A' } } }), 'gelijk a vertaling De vertaling (Engels) van "a" is anders.'],
  ['a linked part', form(), form({ deel: { sleutel: 'd', versie: 1 } }), 'gelijk a deel "a" volgt nu d, versie 1.'],
  ['a newer part', form({ deel: { sleutel: 'd', versie: 1 } }), form({ deel: { sleutel: 'd', versie: 2 } }), 'gelijk a deel "a" volgt nu versie 2 van d, eerst versie 1.'],
  ['loose', form({ deel: { sleutel: 'd', versie: 1 } }), form(), 'gelijk a deel "a" is losgemaakt van d.'],
  ['a codelijst', form(), form({ codelijst: { sleutel: 'c', versie: 1 } }), 'gelijk a codelijst De codelijst van "a" volgt nu c, versie 1.'],
  ['loose forms', form(), form({}, { los: 'meer' }), 'gelijk null los Het formulier kan los bij een casus, zo vaak als nodig.'],
  ['a language', form(), form({}, { talen: ['en'] }), 'gelijk null talen Het formulier is er ook in het Engels.'],
  ['no language', form({}, { talen: ['en'] }), form(), 'gelijk null talen Het formulier is er niet meer in het Engels.'],
  ['the title translated', form(), form({}, { vertaling: { en: { titel: 'T' } } }), 'gelijk null vertaling De vertaling (Engels) van het formulier is anders.'],
  ['a section translated', form(), form({}, {}, { vertaling: { en: { titel: 'T' } } }), 'gelijk s vertaling De vertaling (Engels) van het deel "S" is anders.'],
  ['a section linked', form(), form({}, {}, { deel: { sleutel: 'd', versie: 1 } }), 'gelijk s deel Het deel "S" volgt nu d, versie 1.'],
  ['an example more', form(), form({}, { proeven: [proef('Een')] }), 'gelijk null proeven De proef "Een" komt erbij.'],
  ['an example less', form({}, { proeven: [proef('Een')] }), form(), 'gelijk null proeven De proef "Een" vervalt.'],
  ['an example otherwise', form({}, { proeven: [proef('Een')] }), form({}, { proeven: [proef('Een', 'b')] }), 'gelijk null proeven De proef "Een" is anders.'],
  ['another key', form(), form({}, { sleutel: 'q' }), 'gelijk null sleutel Het formulier heeft de sleutel q in plaats van p.'],
])('%s is told, with what it does to answers, and is other content', (_n, a, b, zin) => {
  expect(vergelijkFormulieren(a, b).map((v) => `${v.gevolg} ${v.veldId} ${v.deel} ${v.zin}`)).toEqual([zin])
  expect(canoniek(a)).not.toBe(canoniek(b))
})
test('absent is as `gewoon`', () => expect(vergelijkFormulieren(form(), form({ gevoelig: 'gewoon' }))).toEqual([]))
