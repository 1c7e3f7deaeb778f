import { kaders, plan18plus, rijnmond1op1, wettelijkHvp } from '@regietafel/domain/kader'
import { expect, test } from 'vitest'
import { adviesZinnen, ladderZinnen, merkenVan, opschortingZinnen, poortZin, stapregels, termijnZinnen } from './woorden.ts'

const termijn = (sleutel: string) => rijnmond1op1.termijnen.find((t) => t.termijn === sleutel)!

test('a termijn reads as sentences', () => {
  expect(termijnZinnen(rijnmond1op1, termijn('hulpverleningsplan'))).toEqual([
    'Uiterlijk 14 dagen na start 1-op-1, anders plaatsing.',
    'Valt dat in een weekend of op een feestdag, dan de eerste gewone dag erna (Algemene termijnenwet).',
    'Klaar bij Hulpverleningsplan vastgesteld.',
    'Begint opnieuw bij overplaatsing.',
  ])
  expect(termijnZinnen(rijnmond1op1, termijn('bijgesteld-hvp'))).toEqual([
    'Uiterlijk 2 werkdagen na Onafhankelijk advies vastgesteld.', 'Alleen na besluit D1 (nee).', 'Nooit later dan dag 28.', 'Klaar bij Bijgesteld hulpverleningsplan vastgesteld.',
  ])
})

test('counting on and then back reads in that order', () =>
  expect(termijnZinnen(plan18plus, plan18plus.termijnen.at(-1)!)[0]).toBe('Uiterlijk 18 jaar na de geboorte, dan 1 werkdag terug.'))

test('the clock of a statutory termijn never stands still, and says so', () =>
  expect(wettelijkHvp.termijnen.filter((t) => t.wettelijk).every((t) => termijnZinnen(wettelijkHvp, t).includes('De klok staat nooit stil.'))).toBe(true))

test('a ladder says who hears it when', () =>
  expect(ladderZinnen(rijnmond1op1.ladders['standaard']!).map(({ trap, zin }) => `${trap} ${zin}`)).toEqual([
    'H1 2 werkdagen ervoor: uitvoerder.', 'E1 Na 1 werkdag: uitvoerder en leidinggevende.',
    'E2 Na 3 werkdagen: casusregisseur, of procesregisseur als casusregisseur zelf te laat is.', 'E3 Na 5 werkdagen: procesregisseur.', 'E4 Na 10 werkdagen: gemeente (opdrachtgever), met betaalvlag.',
  ]))

test('a poort says where each answer leads', () =>
  expect(poortZin(rijnmond1op1, rijnmond1op1.poorten[1]!)).toBe('Open na Evaluatie dag 28 vastgesteld; beslissen binnen 1 werkdag. Ja: naar vervolgtraject. Nee: naar stap 8 (Inschakelen expertteam).'))

test('the marks of a source', () => {
  expect(merkenVan('"0-14" (S 004:767); bij stap 2 I; verschuiving O')).toEqual(['S', 'I', 'O'])
  expect(merkenVan('W: Jeugdwet art. 1.1; Ouders O')).toEqual(['W', 'O'])
  expect(merkenVan('Ons Iets Wat Staat')).toEqual([])
})

test('every shipped kader reads whole: no undefined, no empty sentence, each termijn once', () => {
  for (const kader of kaders) {
    const { stappen, los } = stapregels(kader)
    expect([...stappen.flatMap((s) => s.termijnen), ...los].map((t) => t.termijn).sort()).toEqual(kader.termijnen.map((t) => t.termijn).sort())
    const zinnen = [...kader.termijnen.flatMap((t) => termijnZinnen(kader, t)), ...kader.poorten.flatMap((p) => [poortZin(kader, p), ...adviesZinnen(kader, p)]), ...Object.values(kader.ladders).flatMap((l) => ladderZinnen(l).map(({ zin }) => zin)), ...opschortingZinnen(kader).gronden]
    for (const zin of zinnen) expect(zin).toMatch(/^[A-Z0-9É].*\.$/)
    expect(zinnen.join(' ')).not.toMatch(/undefined|NaN|\[object/)
  }
})
