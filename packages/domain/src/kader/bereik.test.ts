import { describe, expect, test } from 'vitest'
import { canoniekKader, controleer, exporteerKader, importeerKader, kaders, rijnmond1op1, vergelijkKaders, type Kaderdefinitie } from './index.ts'

type Maak = { -readonly [K in keyof Kaderdefinitie]: Kaderdefinitie[K] }
const met = (wijzig: (kader: Maak) => void): Kaderdefinitie => { const kader = structuredClone(rijnmond1op1) as Maak; wijzig(kader); return kader }
const fouten = (kader: Kaderdefinitie, omgeving = {}) => controleer(kader, omgeving).map(({ pad, melding }) => `${pad}: ${melding}`)
const vast = (formulier: string) => ({ soort: 'formulier-vastgesteld' as const, formulier })

describe('controleer', () => {
  test('every shipped kader is fine', () => { for (const kader of kaders) expect(fouten(kader), kader.sleutel).toEqual([]) })
  test.each<[string, (k: Maak) => void, string]>([
    ['a step that is never reached', (k) => { k.stappen[4]!.verloop = { soort: 'duur', van: [vast('bijgesteld-hvp')], tot: [vast('bijgesteld-hvp')] }; k.stappen[4]!.formulier = null; k.termijnen[6]!.anker = [{ soort: 'poort-beslist', poort: 'D1' }]; k.termijnen[6]!.als = vast('onafhankelijk-advies'); k.termijnen[5]!.anker = [vast('bijgesteld-hvp')] }, '$.stappen[4]: Stap 4 (Onafhankelijk advies) wordt nooit bereikt.'],
    ['a poort that never opens', (k) => { k.termijnen[4]!.anker = [{ soort: 'poort-beslist', poort: 'D2' }] }, '$.poorten[1].opent: Poort D2 (Op schema?) gaat nooit open.'],
    ['a termijn that can never begin', (k) => { k.termijnen[5]!.anker = [vast('onafhankelijk-advies')] }, '$.termijnen[5].anker: Onafhankelijk advies: wat deze termijn laat beginnen, kan nooit gebeuren.'],
    ['a circle without a wait', (k) => { k.termijnen[5]!.tel = []; k.termijnen[5]!.anker = [{ soort: 'plaatsing' }, vast('bijgesteld-hvp')]; k.termijnen[6]!.tel = [] }, '$.termijnen[5]: Deze kring heeft nergens een wachttijd: Onafhankelijk advies → Bijgesteld hulpverleningsplan → Onafhankelijk advies.'],
    ['a role without work', (k) => { k.termijnen[0]!.verantwoordelijk = 'leidinggevende' }, '$.termijnen[0].verantwoordelijk: Verklarende analyse: de rol leidinggevende kan niemand in een casus hebben; kies een andere.'],
    ['hours and days mixed', (k) => { k.termijnen[0]!.tel = [{ aantal: 1, eenheid: 'dagen' }, { aantal: 12, eenheid: 'uren' }] }, '$.termijnen[0].tel[1]: Verklarende analyse: uren worden niet met dagen gemengd; een termijn in uren heeft één stap.'],
    ['hours that move', (k) => { k.termijnen[2]!.tel = [{ aantal: 12, eenheid: 'uren' }] }, '$.termijnen[2].verschuiving: Hulpverleningsplan: een termijn in uren verschuift niet (Algemene termijnenwet art. 4); kies "geen".'],
    ['a deadline before its own anker, on balance', (k) => { k.termijnen[0]!.tel = [{ aantal: 1, eenheid: 'dagen' }, { aantal: -3, eenheid: 'werkdagen' }] }, '$.termijnen[0].tel: Verklarende analyse eindigt voor zijn eigen anker.'],
    ['a repetition without a wait', (k) => { k.termijnen[4]!.herhaling = { elke: [{ aantal: 0, eenheid: 'dagen' }], vanaf: 'anker', tot: { soort: 'een-op-een-beeindigd' } } }, '$.termijnen[4].herhaling.elke: Evaluatie dag 28: een herhaling zonder wachttijd houdt nooit op.'],
    ['a trap in hours and werkdagen', (k) => { k.ladders.standaard!.trappen[1]!.uren = 2 }, '$.ladders.standaard.trappen[1].uren: Ladder standaard: trap E1 telt in uren of in werkdagen; zet werkdagen op 0.'],
    ['hours that are extended', (k) => { k.termijnen[2]!.tel = [{ aantal: 12, eenheid: 'uren' }]; k.termijnen[2]!.verschuiving = 'geen'; k.termijnen[2]!.verlengbaar = { maxDagen: 7 } }, '$.termijnen[2].verlengbaar: Hulpverleningsplan: een termijn in uren kan niet worden verlengd.'],
    ['counted back and yet moved', (k) => { k.termijnen[2]!.tel = [{ aantal: 18, eenheid: 'jaren' }, { aantal: -1, eenheid: 'werkdagen' }] }, '$.termijnen[2].verschuiving: Hulpverleningsplan: wie terugtelt, verschuift niet (Algemene termijnenwet art. 1); kies "geen".'],
    ['a ground named twice', (k) => { const g = { grond: 'x', titel: 'x', maxDagen: 1, bron: 'O' }; k.opschorting = { gronden: [g, g], maxDagenTotaal: 2 } }, '$.opschorting.gronden[1]: Grond "x" komt al eerder voor.'],
  ])('%s', (_, wijzig, verwacht) => expect(fouten(met(wijzig))).toContain(verwacht))
  test('what the gemeente does not have', () => {
    expect(fouten(rijnmond1op1, { formulieren: new Set(rijnmond1op1.formulieren.slice(1).map((f) => f.formulier)), rollen: new Set(['casusregisseur', 'zorgaanbieder', 'procesregisseur']) })).toEqual([
      '$.lanen[1].rol: Laan RER: niemand in deze gemeente kan de rol regionaal expertiseteam hebben.',
      ...[1, 4, 8].map((i) => `$.stappen[${i}].rol: Stap ${i} (${rijnmond1op1.stappen[i]!.titel}): niemand in deze gemeente kan de rol regionaal expertiseteam hebben.`),
      ...[1, 5, 7].map((i) => `$.termijnen[${i}].verantwoordelijk: ${rijnmond1op1.termijnen[i]!.titel}: niemand in deze gemeente kan de rol regionaal expertiseteam hebben.`),
      '$.formulieren[0].formulier: Deze gemeente heeft geen formulier "verklarende-analyse" (Verklarende analyse).'])
  })
})

describe('export and import', () => {
  test('the round trip gives the same content, whatever the order of the keys', () => {
    for (const kader of kaders) {
      const terug = importeerKader(exporteerKader(kader))
      expect(terug.ok && canoniekKader(terug.value)).toBe(canoniekKader(kader))
      expect(canoniekKader(Object.fromEntries(Object.entries(kader).reverse()) as Kaderdefinitie)).toBe(canoniekKader(kader))
    }
    expect(canoniekKader({ ...rijnmond1op1, titel: 'anders' })).not.toBe(canoniekKader(rijnmond1op1))
  })
  test('an unknown key is refused with its path', () => {
    expect(importeerKader(JSON.stringify(met((k) => { (k.termijnen[3] as Record<string, unknown>).kleur = 1 })))).toEqual({ ok: false, error: [{ pad: '$.termijnen[3].kleur', melding: 'Dit veld bestaat hier niet.' }] })
    expect(importeerKader('{')).toEqual({ ok: false, error: [{ pad: '$', melding: 'Dit is geen geldige JSON.' }] })
  })
})

describe('differences in words', () => {
  const zinnen = (b: Kaderdefinitie) => vergelijkKaders(rijnmond1op1, b).map(({ soort, zin }) => `${soort} ${zin}`)
  test('none with itself', () => expect(zinnen(structuredClone(rijnmond1op1))).toEqual([]))
  test('the story of Rivierenstad', () => {
    const ouderavond = { termijn: 'ouderavond', titel: 'Ouderavond', stap: null, verantwoordelijk: 'zorgaanbieder', mijlpaal: false, anker: [{ soort: 'plaatsing' }], tel: [{ aantal: 2, eenheid: 'weken' }], verschuiving: 'geen', wettelijk: false, sluit: vast('ouderavond'), ladder: 'standaard', bron: 'O' } as const
    expect(zinnen(met((k) => {
      k.versie = 2
      k.formulieren.push({ formulier: 'ouderavond', titel: 'Ouderavond' })
      k.termijnen[2]!.tel = [{ aantal: 10, eenheid: 'dagen' }]
      k.termijnen[2]!.verschuiving = 'vorige-werkdag'
      k.termijnen.push(structuredClone(ouderavond) as never)
      k.ladders.standaard!.trappen[3]!.werkdagen = 7
      k.ladders.standaard!.trappen[3]!.naar = ['procesregisseur', 'ret']
    }))).toEqual([
      'anders Versie: "2" in plaats van "1".',
      'erbij Formulier ouderavond (Ouderavond) komt erbij.',
      'anders Hulpverleningsplan: 10 dagen in plaats van 14 dagen.',
      'anders Hulpverleningsplan verschuift naar de vorige werkdag; eerst: verschuift zoals in de Algemene termijnenwet.',
      'erbij Termijn ouderavond (Ouderavond) komt erbij.',
      'anders Trap E3: 7 werkdagen na de deadline in plaats van 5 werkdagen na de deadline.',
      'anders Trap E3 gaat naar procesregisseur en regionaal expertiseteam in plaats van naar procesregisseur.',
    ])
  })
  test.each<[string, (k: Maak) => void, string]>([
    ['a new trap, with all it does', (k) => { k.ladders.standaard!.trappen.push({ trap: 'E5', werkdagen: 12, naar: ['gemeente'] }) }, 'erbij Trap E5 komt erbij: 12 werkdagen na de deadline om 09:00, naar de gemeente, zonder betaalvlag, voor 10 termijnen.'],
    ['with betaalvlag, and who else is addressed', (k) => { k.ladders.standaard!.trappen.push({ trap: 'E5', werkdagen: -1, naar: ['uitvoerder', 'ret'], alsUitvoerderZelf: ['procesregisseur'], betaalvlag: true }) }, 'erbij Trap E5 komt erbij: 1 werkdag voor de deadline om 09:00, naar de uitvoerder en het regionaal expertiseteam, als de uitvoerder zelf te laat is naar de procesregisseur, met betaalvlag, voor 10 termijnen.'],
    ['in hours: no time of the day', (k) => { k.ladders.standaard!.trappen.push({ trap: 'E5', werkdagen: 0, uren: 24, naar: ['zorgaanbieder'] }) }, 'erbij Trap E5 komt erbij: 24 uur na de deadline, naar de zorgaanbieder, zonder betaalvlag, voor 10 termijnen.'],
    ['not whole yet', (k) => { k.ladders.standaard!.trappen.push({ trap: 'E5', werkdagen: 12, naar: [] }) }, 'anders Ladder standaard is anders, en nog niet af.'],
    ['a new ladder', (k) => { k.ladders.kort = { tijd: '10:30', trappen: [{ trap: 'K1', werkdagen: 0, naar: ['ret'] }, { trap: 'K2', werkdagen: 2, naar: ['gemeente'], betaalvlag: true }] }; k.termijnen[0]!.ladder = 'kort' }, 'erbij Ladder kort komt erbij, voor 1 termijn: K1 op de deadline om 10:30, naar het regionaal expertiseteam, zonder betaalvlag; K2 2 werkdagen na de deadline om 10:30, naar de gemeente, met betaalvlag.'],
    ['a changed trap: from and to', (k) => { k.ladders.standaard!.trappen[2]!.alsUitvoerderZelf = ['gemeente'] }, 'anders Trap E2 gaat naar gemeente (opdrachtgever) als de uitvoerder zelf te laat is; eerst: procesregisseur.'],
    ['a betaalvlag that comes', (k) => { k.ladders.standaard!.trappen[3]!.betaalvlag = true }, 'anders Trap E3 zet nu een betaalvlag; eerst niet.'],
    ['a betaalvlag that goes', (k) => { delete k.ladders.standaard!.trappen[4]!.betaalvlag }, 'anders Trap E4 zet geen betaalvlag meer.'],
  ])('a trap: %s', (_, wijzig, verwacht) => expect(zinnen(met(wijzig))).toContain(verwacht))
  test('any change of content gives at least one sentence', () => {
    const plekken: [string, unknown][] = []
    const loop = (waarde: unknown, pad: (string | number)[]): void => {
      if (typeof waarde === 'object' && waarde !== null) for (const [k, v] of Object.entries(waarde)) loop(v, [...pad, Array.isArray(waarde) ? Number(k) : k])
      else if (pad[0] !== 'formaat') plekken.push([JSON.stringify(pad), waarde])
    }
    loop(rijnmond1op1, [])
    for (const [tekst, waarde] of plekken) {
      const pad = JSON.parse(tekst) as (string | number)[]
      const kopie = structuredClone(rijnmond1op1) as unknown
      const houder = pad.slice(0, -1).reduce<Record<string | number, unknown>>((deel, k) => deel[k] as Record<string | number, unknown>, kopie as Record<string, unknown>)
      houder[pad.at(-1)!] = typeof waarde === 'boolean' ? !waarde : typeof waarde === 'number' ? waarde + 1 : pad.at(-1) === 'rol' || pad.at(-1) === 'verantwoordelijk' || pad.includes('naar') || pad.includes('alsUitvoerderZelf') ? (waarde === 'ret' ? 'gemeente' : 'ret') : pad.at(-1) === 'verschuiving' ? (waarde === 'geen' ? 'atw' : 'geen') : `${String(waarde)}x`
      if (pad.at(-1) === 'soort' || pad.at(-1) === 'eenheid') continue
      expect(vergelijkKaders(rijnmond1op1, kopie as Kaderdefinitie).length, tekst).toBeGreaterThan(0)
    }
  })
})
