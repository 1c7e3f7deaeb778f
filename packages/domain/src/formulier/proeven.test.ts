import { expect, test } from 'vitest'
import type { Datum } from '../kernel/index.ts'
import { compileer, draaiProeven, leesDefinitie, type Formulierdefinitie } from './index.ts'
import type { Regelproef, Verwachting } from './definitie.types.ts'

const vandaag = '2026-05-01' as Datum
const met = (...proeven: Regelproef[]): Formulierdefinitie => ({
  formaat: 1, sleutel: 'proef', titel: 'Proef', proeven,
  secties: [{ id: 's', sleutel: 's', titel: 'Een', velden: [
    { id: 'soort', sleutel: 'soort', label: 'Soort', type: 'keuze', config: { opties: [{ waarde: 'spoed', label: 'Spoed' }, { waarde: 'gewoon', label: 'Gewoon' }] } },
    { id: 'waarom', sleutel: 'waarom', label: 'Waarom', type: 'tekst', zichtbaar: ['=', ['veld', 'soort'], 'spoed'], verplicht: ['≥', ['feit', 'leeftijd'], 12] },
    { id: 'lijst', sleutel: 'lijst', label: 'Lijst', type: 'lijst', velden: [{ id: 'uren', sleutel: 'uren', label: 'Uren', type: 'getal' }] },
    { id: 'som', sleutel: 'som', label: 'Som', type: 'berekend', config: { uitkomst: 'getal' }, berekening: ['som', ['veld', 'lijst'], ['rij', 'uren']] },
    { id: 'dag', sleutel: 'dag', label: 'Dag', type: 'datum', controles: [{ code: 'VERLEDEN', als: ['≤', ['veld', 'dag'], ['feit', 'vandaag']], melding: 'Niet in de toekomst.' }] },
  ] }],
})
const draai = (proef: Omit<Regelproef, 'naam' | 'verwacht'>, ...verwacht: Verwachting[]) => {
  const gelezen = leesDefinitie(met({ naam: 'P', ...proef, verwacht }))
  if (!gelezen.ok) throw new Error(JSON.stringify(gelezen.error))
  return draaiProeven(compileer(gelezen.value), vandaag)[0]!.afwijkingen.map(({ zin }) => zin)
}

test('what comes true is silent', () => expect(draai(
  { antwoorden: { soort: 'spoed', lijst: [{ _id: 'a', uren: 3 }, { _id: 'b', uren: 4 }], dag: '2026-05-02' }, feiten: { leeftijd: 12 } },
  { pad: 'waarom', zichtbaar: true, verplicht: true, problemen: ['VERPLICHT'] }, { pad: 'som', waarde: 7 }, { pad: 'lijst/a/uren', waarde: 3 }, { pad: 'dag', problemen: ['VERLEDEN'] },
)).toEqual([]))

test('what does not is told in a sentence', () => expect(draai(
  { antwoorden: { soort: 'gewoon', lijst: [{ _id: 'a', uren: 3 }] }, feiten: { leeftijd: 11 } },
  { pad: 'waarom', zichtbaar: true, verplicht: true }, { pad: 'som', waarde: 7 }, { pad: 'weg', zichtbaar: false }, { pad: 'dag', waarde: null, problemen: ['VERPLICHT'] },
)).toEqual([
  '"Waarom" is niet te zien; verwacht was: wel.', '"Waarom" is niet verplicht; verwacht was: wel.', '"Som" wordt 3; verwacht was: 7.',
  'De vraag op plaats weg staat niet in dit formulier.', 'Bij "Dag" wordt gemeld: VERLEDEN; verwacht was: VERPLICHT.',
]))

test('an example on a day of its own does not hang on the day it is run', () => {
  const proef = { antwoorden: { dag: '2026-04-30' }, verwacht: [{ pad: 'dag', problemen: [] }] }
  const op = (dag: string, nu: string) => draaiProeven(compileer(met({ naam: 'P', vandaag: dag, ...proef })), nu as Datum)[0]!.gelukt
  expect(op('2026-04-29', '2030-01-01')).toBe(false)
  expect(op('2026-04-30', '2020-01-01')).toBe(true)
})

test('an example without an expectation is refused', () => expect(leesDefinitie(met({ naam: 'P', antwoorden: {}, verwacht: [] })).ok).toBe(false))
