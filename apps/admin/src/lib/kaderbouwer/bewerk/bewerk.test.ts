import { controleer, kaders, Kadervorm, rijnmond1op1 } from '@regietafel/domain/kader'
import { normdag } from '@regietafel/domain/termijn'
import { standaardKalender } from '@regietafel/domain/kalender'
import { toDag, toDatum, type Datum } from '@regietafel/domain/kernel'
import { describe, expect, test } from 'vitest'
import { voegFormulierToe, verwijderFormulier, zetSluitend } from './formulier.ts'
import { gevolgen, hernoemKader, leegKader } from './kader.ts'
import { schuifTel, verschuif, verwijderKlok, voegKlokToe, wijzigKlok, zetAnker, zetNormdatum, zetPlafond } from './klok.ts'
import { hernoemLaan, verwijderLaan, voegLaanToe, zetLaanOpPlaats, zetLaanrol } from './laan.ts'
import { geefEigenLadder, verwijderLadder, verwijderTrap, voegTrapToe, wijzigTrap } from './ladder.ts'
import { beginVan, klokkenVan, losseTermijnen, nieuwePoortcode, nieuweStapcode, poortBij, stapBij, termijnBij, type Kaderdefinitie } from './lees.ts'
import { verwijderGrond, voegGrondToe, zetMaxDagenTotaal } from './opschorting.ts'
import { hernoemPoort, verwijderPoort, verwijderUitkomst, voegPoortToe, voegUitkomstToe, zetPoortInLaan } from './poort.ts'
import { hernoemStap, kopieerStap, verwijderStap, voegStapToe, zetBegin, zetMijlpaal, zetStapInLaan, zetStapOpPlaats } from './stap.ts'
import { maakLos, verbind, verwijderUitgang, voegUitgangToe, waaromNietVerbinden } from './verbinding.ts'

const r = rijnmond1op1
/** Problems of references and shape: what no act may ever leave behind. */
const los = (kader: Kaderdefinitie) => [
  ...(Kadervorm.safeParse(kader).error?.issues.map((i) => `${i.path.join('.')}: ${i.message}`) ?? []),
  ...controleer(kader).filter(({ melding }) => /kent geen|komt al eerder voor|kan niet ".*" worden|eerder in de lijst/i.test(melding)).map(({ pad, melding }) => `${pad}: ${melding}`),
]

describe('a new step', () => {
  const met = voegStapToe(r, { titel: 'Ouderavond', laan: 'Zorgaanbieder', na: null, dagen: 14 })
  test('has a clock that counts as most do, and can be published at once', () => {
    expect(nieuweStapcode(r)).toBe('9')
    expect(stapBij(met, '9')).toMatchObject({ titel: 'Ouderavond', laan: 'Zorgaanbieder', rol: 'zorgaanbieder', formulier: null })
    expect(termijnBij(met, 'ouderavond')).toMatchObject({ stap: '9', verantwoordelijk: 'zorgaanbieder', anker: [{ soort: 'een-op-een-gestart' }, { soort: 'plaatsing' }], tel: [{ aantal: 14, eenheid: 'dagen' }], sluit: { soort: 'registratie', registratie: 'ouderavond' } })
    expect(controleer(met)).toEqual([])
  })
  test('after another begins when that is done, and stands after it', () => {
    const na = voegStapToe(r, { titel: 'Ouderavond', laan: 'RER', na: '2' })
    expect(na.stappen.map((s) => s.stap)).toEqual(['0', '1', '2', '9', '3', '4', '5', '6', '7', '8'])
    expect(beginVan(na, stapBij(na, '9')!)).toEqual([{ soort: 'formulier-vastgesteld', formulier: 'hulpverleningsplan' }])
  })
  test('two of one name get keys of their own', () => {
    const twee = voegStapToe(met, { titel: 'Ouderavond', laan: 'RER', na: null })
    expect(twee.termijnen.slice(-2).map((t) => t.termijn)).toEqual(['ouderavond', 'ouderavond-2'])
  })
  test('in an empty kader makes one that can be published', () => {
    expect(controleer(voegStapToe(leegKader('eigen', 'Eigen'), { titel: 'Gesprek', laan: 'Casusregisseur', na: null, formulier: { formulier: 'gesprek', titel: 'Gesprek' } }))).toEqual([])
  })
})

describe('a move in days', () => {
  const tel = (k: Kaderdefinitie, t: string) => termijnBij(k, t)?.tel
  test('counts in the unit of the clock', () => {
    expect(tel(verschuif(r, 'hulpverleningsplan', -4), 'hulpverleningsplan')).toEqual([{ aantal: 10, eenheid: 'dagen' }])
    expect(tel(verschuif(r, 'experttafel-advies', 1), 'experttafel-advies')).toEqual([{ aantal: 6, eenheid: 'werkdagen' }])
    expect(tel(verschuif(r, 'experttafel-advies', 7), 'experttafel-advies')).toEqual([{ aantal: 10, eenheid: 'werkdagen' }])
    expect(tel(verschuif(r, 'maandtoets', 3), 'maandtoets')).toEqual([{ aantal: 1, eenheid: 'maanden' }, { aantal: 3, eenheid: 'dagen' }])
    expect(schuifTel([{ aantal: 6, eenheid: 'weken' }], -7)).toEqual([{ aantal: 5, eenheid: 'weken' }])
    expect(schuifTel([{ aantal: 6, eenheid: 'weken' }], 1)).toEqual([{ aantal: 43, eenheid: 'dagen' }])
    expect(schuifTel([{ aantal: 24, eenheid: 'uren' }], 1)).toEqual([{ aantal: 48, eenheid: 'uren' }])
    expect(schuifTel([{ aantal: 18, eenheid: 'jaren' }, { aantal: -1, eenheid: 'werkdagen' }], 1)).toEqual([{ aantal: 18, eenheid: 'jaren' }])
    expect(schuifTel([], 2)).toEqual([{ aantal: 2, eenheid: 'dagen' }])
  })
  test('stops at its own begin', () => {
    expect(tel(verschuif(r, 'hulpverleningsplan', -40), 'hulpverleningsplan')).toEqual([{ aantal: 0, eenheid: 'dagen' }])
    const stil = verschuif(r, 'hulpverleningsplan', -40)
    expect(verschuif(stil, 'hulpverleningsplan', -1)).toBe(stil)
  })
  test('dragged to a day, every clock comes there, or to the nearest werkdag', () => {
    const anker = '2026-04-24' as Datum
    for (const t of r.termijnen) {
      for (const ver of [1, 5, 9, 20, 60, 200]) {
        const doel = toDatum(toDag(anker) + ver)
        const nu = zetNormdatum(r, t.termijn, { anker, doel, kalender: standaardKalender })
        const af = Math.abs(normdag(standaardKalender, toDag(anker), termijnBij(nu, t.termijn)!.tel) - toDag(doel))
        expect(af, `${t.termijn} to day ${ver}`).toBeLessThanOrEqual(t.tel.at(-1)?.eenheid === 'werkdagen' ? 4 : 0)
      }
    }
  })
})

describe('a step that goes', () => {
  test('takes its clock and the form only it used; what waited for it begins where it began', () => {
    const na = verwijderStap(r, '4')
    expect(stapBij(na, '4')).toBeUndefined()
    expect(termijnBij(na, 'onafhankelijk-advies')).toBeUndefined()
    expect(na.formulieren.some((f) => f.formulier === 'onafhankelijk-advies')).toBe(false)
    expect(termijnBij(na, 'bijgesteld-hvp')?.anker).toEqual([{ soort: 'poort-beslist', poort: 'D1', uitkomst: 'nee' }])
    expect(poortBij(na, 'D1')?.uitkomsten[1]).toEqual({ uitkomst: 'nee', label: 'Nee', naar: ['vervolgtraject'] })
    expect(controleer(na)).toEqual([])
  })
  test('takes the poort that asks about it', () => {
    const na = verwijderStap(r, '7')
    expect(na.poorten.map((p) => p.poort)).toEqual(['D1'])
    expect(termijnBij(na, 'experttafel-advies')?.anker).toEqual([{ soort: 'een-op-een-gestart' }, { soort: 'plaatsing' }])
    expect(los(na)).toEqual([])
  })
  test('leaves what stood at it without being its clock', () => {
    const na = verwijderStap(r, '3')
    expect(termijnBij(na, 'evaluatie-dag-21')).toMatchObject({ stap: null })
    expect(poortBij(na, 'D1')).toMatchObject({ na: '2' })
  })
  test('says in words what else changes', () => {
    expect(gevolgen(r, verwijderStap(r, '4')).join(' ')).toMatch(/Stap 4 \(Onafhankelijk advies\) vervalt.*Bijgesteld hulpverleningsplan telt vanaf besluit D1 \(nee\)/)
  })
})

describe('connecting', () => {
  test('step to step: begins when that is done', () => {
    const k = verbind(r, { soort: 'stap', stap: '0' }, { soort: 'stap', stap: '2' })
    expect(beginVan(k, stapBij(k, '2')!)).toEqual([{ soort: 'formulier-vastgesteld', formulier: 'verklarende-analyse' }])
    const terug = maakLos(k, { soort: 'stap', stap: '0' }, { soort: 'stap', stap: '2' })
    expect(beginVan(terug, stapBij(terug, '2')!)).toEqual([{ soort: 'plaatsing' }])
  })
  test('an outcome to a step: it leads there, begins there, and lapses at the other outcome', () => {
    const met = voegStapToe(r, { titel: 'Gesprek', laan: 'RER', na: null })
    const k = verbind(met, { soort: 'poort', poort: 'D2', uitkomst: 'ja' }, { soort: 'stap', stap: '9' })
    expect(poortBij(k, 'D2')?.uitkomsten[0]).toMatchObject({ naar: ['9'] })
    expect(stapBij(k, '9')).toMatchObject({ vervalt: [{ soort: 'poort-beslist', poort: 'D2', uitkomst: 'nee' }] })
    expect(termijnBij(k, 'gesprek')?.anker).toEqual([{ soort: 'poort-beslist', poort: 'D2', uitkomst: 'ja' }])
    const beide = verbind(k, { soort: 'poort', poort: 'D2', uitkomst: 'nee' }, { soort: 'stap', stap: '9' })
    expect(termijnBij(beide, 'gesprek')?.anker).toHaveLength(2)
    expect(stapBij(beide, '9')).not.toHaveProperty('vervalt')
    const af = maakLos(k, { soort: 'poort', poort: 'D2', uitkomst: 'ja' }, { soort: 'stap', stap: '9' })
    expect(poortBij(af, 'D2')?.uitkomsten[0]?.naar).toEqual(['vervolgtraject'])
    expect(termijnBij(af, 'gesprek')?.anker).toEqual([{ soort: 'formulier-vastgesteld', formulier: 'evaluatie-dag-28' }])
    expect(controleer(af)).toEqual([])
  })
  test('what cannot be connected says why, and changes nothing', () => {
    const zelf = [{ soort: 'stap', stap: '2' }, { soort: 'stap', stap: '2' }] as const
    expect(waaromNietVerbinden(r, ...zelf)).toBe('Een stap kan niet op zichzelf wachten.')
    expect(verbind(r, ...zelf)).toBe(r)
    expect(waaromNietVerbinden(r, { soort: 'stap', stap: '2' }, { soort: 'uitgang', uitgang: 'vervolgtraject' })).toMatch(/poort/)
  })
})

test('a new poort opens when its step is done and leads out of the kader until it is connected', () => {
  const k = voegPoortToe(r, { vraag: 'Akkoord?', na: '0' })
  expect(poortBij(k, nieuwePoortcode(r))).toMatchObject({ poort: 'D3', laan: 'Casusregisseur', opent: { soort: 'formulier-vastgesteld', formulier: 'verklarende-analyse' } })
  expect(controleer(k)).toEqual([])
})
test('a second clock stands at the step, closed by the same, and both stay when the lane moves', () => {
  const k = voegKlokToe(r, '2', { titel: 'Wettelijk plan', tel: [{ aantal: 6, eenheid: 'weken' }], wettelijk: true })
  expect(klokkenVan(k, stapBij(k, '2')!).map((t) => t.termijn)).toEqual(['hulpverleningsplan', 'wettelijk-plan'])
  expect(losseTermijnen(k).map((t) => t.termijn)).toEqual(['evaluatie-dag-21', 'maandtoets', 'zorgadviesteam'])
  const naar = zetStapInLaan(k, '2', 'RER')
  expect(klokkenVan(naar, stapBij(naar, '2')!).map((t) => t.verantwoordelijk)).toEqual(['ret', 'ret'])
  expect(stapBij(verwijderKlok(k, 'hulpverleningsplan'), '2')?.verloop).toMatchObject({ soort: 'termijn', termijn: 'wettelijk-plan' })
})
test('another form closes all clocks of the step, and what waited for it waits still', () => {
  const k = zetSluitend(r, '4', { formulier: 'eigen-advies', titel: 'Eigen advies' })
  expect(termijnBij(k, 'bijgesteld-hvp')?.anker).toEqual([{ soort: 'formulier-vastgesteld', formulier: 'eigen-advies' }])
  expect(termijnBij(zetSluitend(k, '4', null), 'bijgesteld-hvp')?.anker).toEqual([{ soort: 'registratie', registratie: 'onafhankelijk-advies' }])
  expect(controleer(k)).toEqual([])
})
test('a form that goes advises nothing any more', () => {
  const met: Kaderdefinitie = { ...r, poorten: r.poorten.map((p) => ({ ...p, advies: [{ formulier: 'evaluatie-dag-21', als: true, uitkomst: 'nee', uitleg: 'niet op schema' }] })) }
  expect(verwijderFormulier(met, 'evaluatie-dag-21').poorten.map((p) => p.advies)).toEqual([undefined, undefined])
  expect(verwijderUitkomst(met, 'D1', 'nee').poorten[0]?.advies).toBeUndefined()
})
test('a ladder of its own: a trap changed there touches no other termijn', () => {
  const k = wijzigTrap(geefEigenLadder(r, 'hulpverleningsplan'), 'hulpverleningsplan', 'E3', (t) => ({ ...t, werkdagen: 7 }))
  expect(termijnBij(k, 'hulpverleningsplan')?.ladder).toBe('hulpverleningsplan')
  expect(k.ladders['standaard']).toEqual(r.ladders['standaard'])
  expect(k.ladders['hulpverleningsplan']?.trappen[3]).toMatchObject({ trap: 'E3', werkdagen: 7 })
  expect(controleer(voegTrapToe(k, 'hulpverleningsplan'))).toEqual([])
})
test('a cap stands before what it caps, and never in a circle', () => {
  const k = zetPlafond(r, 'verklarende-analyse', { termijn: 'evaluatie-dag-28', label: 'dag 28' })
  expect(controleer(k)).toEqual([])
  expect(zetPlafond(k, 'evaluatie-dag-28', { termijn: 'verklarende-analyse', label: 'dag 7' })).toBe(k)
})

/** Always the same row of numbers for a seed, so that what fails can be looked at again. */
function toeval(zaad: number) {
  let a = zaad
  const deel = () => { a = (a + 0x6d2b79f5) | 0; let t = Math.imul(a ^ (a >>> 15), 1 | a); t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t; return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296 }
  return { getal: (n: number) => Math.floor(deel() * n), uit: <T>(lijst: readonly T[]): T | undefined => lijst[Math.floor(deel() * lijst.length)] }
}
type Toeval = ReturnType<typeof toeval>

const handelingen: readonly ((k: Kaderdefinitie, t: Toeval) => Kaderdefinitie)[] = (() => {
  const stap = (k: Kaderdefinitie, t: Toeval) => t.uit(k.stappen)?.stap ?? '0'
  const poort = (k: Kaderdefinitie, t: Toeval) => t.uit(k.poorten)?.poort ?? 'D1'
  const klok = (k: Kaderdefinitie, t: Toeval) => t.uit(k.termijnen)?.termijn ?? 'x'
  const laan = (k: Kaderdefinitie, t: Toeval) => t.uit(k.lanen)?.laan ?? 'x'
  const jaNee = (t: Toeval) => t.uit(['ja', 'nee'] as const)!
  const van = (k: Kaderdefinitie, t: Toeval) => t.uit([{ soort: 'stap', stap: stap(k, t) }, { soort: 'termijn', termijn: klok(k, t) }, { soort: 'poort', poort: poort(k, t), uitkomst: jaNee(t) }] as const)!
  const naar = (k: Kaderdefinitie, t: Toeval) => t.uit([{ soort: 'stap', stap: stap(k, t) }, { soort: 'stap', stap: stap(k, t) }, { soort: 'termijn', termijn: klok(k, t) }, { soort: 'poort', poort: poort(k, t) }, { soort: 'uitgang', uitgang: t.uit(k.uitgangen)?.uitgang ?? 'x' }] as const)!
  const form = (k: Kaderdefinitie, t: Toeval) => t.uit([...k.formulieren, { formulier: `eigen-${t.getal(4)}`, titel: 'Eigen' }])!
  return [
    (k, t) => voegStapToe(k, { titel: t.uit(['Ouderavond', 'Één gesprek!', '  ', 'x'.repeat(600)])!, laan: laan(k, t), na: t.getal(2) ? stap(k, t) : null, dagen: t.getal(40), formulier: t.getal(2) ? form(k, t) : null }),
    (k, t) => voegPoortToe(k, { vraag: 'Verder?', na: stap(k, t) }),
    (k, t) => hernoemStap(k, stap(k, t), `Naam ${t.getal(9)}`),
    (k, t) => zetStapInLaan(k, stap(k, t), laan(k, t)),
    (k, t) => zetStapOpPlaats(k, stap(k, t), t.getal(12)),
    (k, t) => zetMijlpaal(k, stap(k, t), t.getal(2) === 0),
    (k, t) => kopieerStap(k, stap(k, t)),
    (k, t) => verwijderStap(k, stap(k, t)),
    (k, t) => verwijderStap(k, stap(k, t)),
    (k, t) => zetBegin(k, stap(k, t), [{ soort: 'overplaatsing' }]),
    (k, t) => verschuif(k, klok(k, t), t.getal(40) - 20),
    (k, t) => wijzigKlok(k, klok(k, t), (c) => ({ ...c, verschuiving: 'atw' })),
    (k, t) => zetAnker(k, klok(k, t), t.uit(k.termijnen.map((x) => x.anker)) ?? []),
    (k, t) => zetPlafond(k, klok(k, t), t.getal(3) ? { termijn: klok(k, t), label: 'dag 28' } : null),
    (k, t) => voegKlokToe(k, stap(k, t), { titel: 'Wettelijk', tel: [{ aantal: 6, eenheid: 'weken' }], wettelijk: true }),
    (k, t) => verwijderKlok(k, klok(k, t)),
    (k, t) => verbind(k, van(k, t), naar(k, t)),
    (k, t) => verbind(k, van(k, t), naar(k, t)),
    (k, t) => maakLos(k, van(k, t), naar(k, t)),
    (k, t) => hernoemPoort(k, poort(k, t), 'Gaat het?'),
    (k, t) => zetPoortInLaan(k, poort(k, t), laan(k, t)),
    (k, t) => verwijderPoort(k, poort(k, t)),
    (k, t) => verwijderUitkomst(k, poort(k, t), jaNee(t)),
    (k, t) => voegUitkomstToe(k, poort(k, t), jaNee(t)),
    (k, t) => voegUitgangToe(k, t.uit(['Vervolg', 'Terug naar huis en naar school', '!!'])!),
    (k, t) => verwijderUitgang(k, t.uit(k.uitgangen)?.uitgang ?? 'x'),
    (k, t) => voegLaanToe(k, `Baan ${t.getal(5)}`, 'gedragswetenschapper'),
    (k, t) => hernoemLaan(k, laan(k, t), `Baan ${t.getal(5)}`),
    (k, t) => zetLaanrol(k, laan(k, t), 'procesregisseur'),
    (k, t) => zetLaanOpPlaats(k, laan(k, t), t.getal(5)),
    (k, t) => verwijderLaan(k, laan(k, t)),
    (k, t) => { const f = form(k, t); return voegFormulierToe(k, f.formulier, f.titel) },
    (k, t) => verwijderFormulier(k, t.uit(k.formulieren)?.formulier ?? 'x'),
    (k, t) => zetSluitend(k, stap(k, t), t.getal(3) ? form(k, t) : null),
    (k, t) => geefEigenLadder(k, klok(k, t)),
    (k, t) => verwijderLadder(k, t.uit(Object.keys(k.ladders)) ?? 'x', t.uit(Object.keys(k.ladders)) ?? null),
    (k, t) => voegTrapToe(k, t.uit(Object.keys(k.ladders)) ?? 'x'),
    (k, t) => verwijderTrap(k, t.uit(Object.keys(k.ladders)) ?? 'x', 'E2'),
    (k, t) => voegGrondToe(k, `Grond ${t.getal(4)}`, t.getal(500)),
    (k, t) => verwijderGrond(k, t.uit(k.opschorting?.gronden ?? [])?.grond ?? 'opname'),
    (k, t) => zetMaxDagenTotaal(k, t.getal(1000)),
    (k, t) => hernoemKader(k, `Kader ${t.getal(9)}`),
  ]
})()

describe('whatever somebody does, in any order', () => {
  const begin = [...kaders, leegKader('eigen', 'Eigen kader')]
  test.each(begin.map((k) => [k.sleutel, k] as const))('%s keeps its shape and points at nothing that is not there', (_naam, kader) => {
    for (let zaad = 1; zaad <= 20; zaad += 1) {
      const t = toeval(zaad * 7919)
      let k = structuredClone(kader) as Kaderdefinitie
      const gedaan: number[] = []
      for (let i = 0; i < 40; i += 1) {
        const welke = t.getal(handelingen.length)
        gedaan.push(welke)
        const voor = JSON.stringify(k)
        const na = handelingen[welke]!(k, t)
        expect(JSON.stringify(k), `act ${welke} changed its kader in place`).toBe(voor)
        k = na
        expect(los(k), `seed ${zaad}, acts ${gedaan.join(' ')}`).toEqual([])
      }
    }
  })
})
