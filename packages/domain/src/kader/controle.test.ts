import { describe, expect, test } from 'vitest'
import { parseKader, rijnmond1op1 } from './index.ts'

type Plek = readonly (string | number)[]
/** A copy in which one place holds something else; `undefined` removes it. */
function metFout(plek: Plek, waarde: unknown): unknown {
  const kader = structuredClone(rijnmond1op1)
  const houder = plek.slice(0, -1).reduce<Record<string | number, unknown>>((deel, sleutel) => deel[sleutel] as Record<string | number, unknown>, kader as unknown as Record<string, unknown>)
  if (waarde === undefined) delete houder[plek.at(-1)!]
  else houder[plek.at(-1)!] = waarde
  return kader
}
const fouten = (invoer: unknown) => {
  const gelezen = parseKader(invoer)
  return gelezen.ok ? [] : gelezen.error.map(({ pad, melding }) => `${pad}: ${melding}`)
}

test('a kader in which nothing happens', () => {
  expect(fouten({ ...rijnmond1op1, stappen: [], poorten: [], termijnen: [] })).toEqual(['$.stappen: Dit kader heeft nog geen stap en geen termijn.'])
})

test('an untouched copy is fine', () => expect(fouten(structuredClone(rijnmond1op1))).toEqual([]))

describe('what cannot work is refused, with its place', () => {
  test.each<[string, Plek, unknown, string]>([
    ['unknown key', ['kleur'], 'rood', '$.kleur: Dit veld bestaat hier niet.'],
    ['missing field', ['termijnen', 2, 'titel'], undefined, '$.termijnen[2].titel: Dit veld ontbreekt.'],
    ['no such rol', ['termijnen', 0, 'verantwoordelijk'], 'burgemeester', '$.termijnen[0].verantwoordelijk: "burgemeester" kan hier niet; kies uit: casusregisseur'],
    ['no such form', ['termijnen', 0, 'sluit', 'formulier'], 'brief', '$.termijnen[0].sluit.formulier: Verklarende analyse: dit kader kent geen formulier "brief".'],
    ['no such step', ['termijnen', 0, 'stap'], '99', '$.termijnen[0].stap: Verklarende analyse: dit kader kent geen stap "99".'],
    ['no such poort', ['termijnen', 5, 'anker', 0, 'poort'], 'D7', '$.termijnen[5].anker[0].poort: Onafhankelijk advies: dit kader kent geen poort "D7".'],
    ['goal that is not there', ['poorten', 1, 'uitkomsten', 0, 'naar'], ['maan'], '$.poorten[1].uitkomsten[0].naar[0]: Poort D2 (Op schema?): dit kader kent geen stap of uitgang "maan".'],
    ['deadline before its own anker', ['termijnen', 0, 'tel', 0, 'aantal'], -3, '$.termijnen[0].tel[0]: Verklarende analyse eindigt voor zijn eigen anker.'],
    ['ladder out of order', ['ladders', 'standaard', 'trappen', 2, 'werkdagen'], 1, '$.ladders.standaard.trappen[2].werkdagen: Ladder standaard: trap E2 moet later komen dan trap E1.'],
    ['a reminder by its name that comes after the end', ['ladders', 'standaard', 'trappen', 1, 'trap'], 'H2', '$.ladders.standaard.trappen[1].trap: Ladder standaard: trap H2 komt na de deadline, dus dat is geen herinnering. Noem hem anders, zoals E2.'],
    ['ladder that is not there', ['termijnen', 3, 'ladder'], 'streng', '$.termijnen[3].ladder: Evaluatie dag 21: dit kader kent geen ladder "streng".'],
    ['key used twice', ['termijnen', 1, 'termijn'], 'verklarende-analyse', '$.termijnen[1]: Termijn "verklarende-analyse" komt al eerder voor.'],
    ['cap on a later termijn', ['termijnen', 0, 'plafond'], { termijn: 'maandtoets', label: 'x' }, '$.termijnen[0].plafond.termijn: Verklarende analyse: een plafond verwijst naar een termijn die eerder in de lijst staat.'],
    ['half a day', ['termijnen', 0, 'tel', 0, 'aantal'], 1.5, '$.termijnen[0].tel[0].aantal: Hier hoort een heel getal te staan.'],
    ['time that does not exist', ['ladders', 'standaard', 'tijd'], '25:00', '$.ladders.standaard.tijd: Schrijf een tijd als 09:00.'],
    ['an exit with the code of a step', ['uitgangen', 0, 'uitgang'], '8', '$.uitgangen[0].uitgang: Uitgang "8" heet net zo als een stap; kies een andere code.'],
    ['an outcome twice', ['poorten', 0, 'uitkomsten', 1, 'uitkomst'], 'ja', '$.poorten[0].uitkomsten[1].uitkomst: Poort D1 (Op schema?): de uitkomst "ja" komt al eerder voor.'],
    ['a trap to somebody who sees no casus', ['ladders', 'standaard', 'trappen', 3, 'naar', 0], 'beheerder', '$.ladders.standaard.trappen[3].naar[0]: Ladder standaard: trap E3 gaat naar de beheerder, maar die ziet geen casussen.'],
    ['no such laan', ['stappen', 0, 'laan'], 'Buiten', '$.stappen[0].laan: Stap 0 (Opstellen verklarende analyse): dit kader kent geen laan "Buiten".'],
  ])('%s', (_, plek, waarde, verwacht) => {
    const gevonden = fouten(metFout(plek, waarde))
    expect(gevonden.some((fout) => fout.startsWith(verwacht)), gevonden.join('\n')).toBe(true)
  })
  test.each([[{ werkdagen: -2 }, true], [{ werkdagen: 0 }, true], [{ werkdagen: 1 }, false], [{ werkdagen: 0, uren: -1 }, true], [{ werkdagen: 0, uren: 0 }, false], [{ werkdagen: 0, uren: 24 }, false]])('H1 at %j may be called so: %s', (wanneer, mag) => {
    const kader = structuredClone(rijnmond1op1)
    const anders = { ...kader, ladders: { ...kader.ladders, eigen: { tijd: '09:00', trappen: [{ trap: 'H1', ...wanneer, naar: ['gemeente' as const] }, { trap: 'HOOFD', werkdagen: 5, naar: ['gemeente' as const] }] } } }
    expect(fouten(anders).filter((fout) => fout.includes('geen herinnering')).length).toBe(mag ? 0 : 1)
  })
  test('something that is no kader at all', () => {
    expect(parseKader(null)).toEqual({ ok: false, error: [{ pad: '$', melding: 'Hier hoort een object te staan.' }] })
  })
})
