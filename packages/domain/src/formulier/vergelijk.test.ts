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
  ['an example more', form(), form({}, { proeven: [proef('Een')] }), 'gelijk null proeven De regeltest "Een" komt erbij.'],
  ['an example less', form({}, { proeven: [proef('Een')] }), form(), 'gelijk null proeven De regeltest "Een" vervalt.'],
  ['an example otherwise', form({}, { proeven: [proef('Een')] }), form({}, { proeven: [proef('Een', 'b')] }), 'gelijk null proeven De regeltest "Een" is anders.'],
  ['another key', form(), form({}, { sleutel: 'q' }), 'gelijk null sleutel Het formulier heeft de sleutel q in plaats van p.'],
])('%s is told, with what it does to answers, and is other content', (_n, a, b, zin) => {
  expect(vergelijkFormulieren(a, b).map((v) => `${v.gevolg} ${v.veldId} ${v.deel} ${v.zin}`)).toEqual([zin])
  expect(canoniek(a)).not.toBe(canoniek(b))
})
test('absent is as `gewoon`', () => expect(vergelijkFormulieren(form(), form({ gevoelig: 'gewoon' }))).toEqual([]))

const opties = (...waarden: string[]) => ({ opties: waarden.map((waarde) => ({ waarde, label: waarde.toUpperCase() })) })
test.each<[string, object, object, string]>([
  ['a bound that was not there', { type: 'lang' }, { type: 'lang', config: { maxWoorden: 3 } }, 'let-op Bij "a" is "Hoogstens zoveel woorden" nu: 3. Eerst: niet ingevuld.'],
  ['a number with a comma', { type: 'getal', config: { max: 4 } }, { type: 'getal', config: { max: 4.5 } }, 'gelijk Bij "a" is "Grootste getal" nu: 4,5. Eerst: 4.'],
  ['yes or no', { type: 'lang', config: { opmaak: true } }, { type: 'lang' }, 'let-op Bij "a" is "Vet, schuin en opsomming" nu: niet ingevuld. Eerst: ja.'],
  ['roles', { type: 'akkoord', config: { rol: 'casusregisseur' } }, { type: 'akkoord', config: { rol: ['gedragswetenschapper', 'casusregisseur'] } }, 'let-op Bij "a" is "Wie mag akkoord geven" nu: gedragswetenschapper, casusregisseur. Eerst: casusregisseur.'],
  ['a field', { type: 'lijst', velden: [veld('naam', { label: 'Hoe heet je?' })] }, { type: 'lijst', velden: [veld('naam', { label: 'Hoe heet je?' })], config: { rijtitel: 'naam' } }, 'gelijk Bij "a" is "Vraag die de regel een naam geeft" nu: "Hoe heet je?". Eerst: niet ingevuld.'],
])('a setting is told as the panel calls it: %s', (_n, a, b, zin) => {
  expect(vergelijkFormulieren(form(a), form(b)).map((v) => `${v.gevolg} ${v.zin}`)).toEqual([zin])
})
test('an option says which one it is', () => {
  const verschillen = vergelijkFormulieren(form({ type: 'keuze', config: opties('x', 'y', 'z') }), form({ type: 'keuze', config: opties('z', 'y', 'w') }))
  expect(verschillen.map(({ gevolg, optie }) => [gevolg, optie])).toEqual([['brekend', 'x'], ['gelijk', 'w']])
})
