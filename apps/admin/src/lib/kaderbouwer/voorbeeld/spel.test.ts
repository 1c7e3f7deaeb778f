import { plan18plus, rijnmond1op1, wettelijkHvp, type Kaderdefinitie } from '@regietafel/domain/kader'
import { createKalender } from '@regietafel/domain/kalender'
import type { Datum } from '@regietafel/domain/kernel'
import { describe, expect, test } from 'vitest'
import { verschuif } from '../bewerk/klok.ts'
import type { Voorbeeldkeuze } from '../bouw.ts'
import { maakBericht, watVolgt } from './bericht.ts'
import { begindagen } from './datums.ts'
import { bekijk, maakSpel, mijlpalen, nietAf } from './spel.ts'

const kalender = createKalender({ versie: 'proef' })
/** The story: HVP at day 10. */
const rivierenstad = verschuif(rijnmond1op1, 'hulpverleningsplan', -4)
const spel = (kader: Kaderdefinitie = rivierenstad, over: Partial<Voorbeeldkeuze> = {}, laat = ['hulpverleningsplan']) => maakSpel(kader, kalender, { plaatsing: '2026-04-24', verloop: 'niet-af', ...over }, laat)

describe('what the preview says', () => {
  test('day 17: the HVP is late, since when, who heard of it, and why a trap came a day later', () => {
    expect(maakBericht(spel(), 17, ['hulpverleningsplan'])).toEqual({
      toon: 'te-laat',
      kop: 'Op dag 17 (ma 11 mei): Hulpverleningsplan is te laat.',
      zinnen: ['Start 1-op-1 vr 24 apr + 10 dagen = ma 4 mei. Escalatie 1 ging wo 6 mei naar de zorgaanbieder en de leidinggevende, want di 5 mei is Bevrijdingsdag. Escalatie 2 ging vr 8 mei naar de casusregisseur. Escalatie 3 gaat di 12 mei naar de procesregisseur.'],
    })
  })
  test('the last day is not late, the day after is', () => {
    expect(maakBericht(spel(), 10, []).toon).toBe('rustig')
    expect(maakBericht(spel(), 11, []).toon).toBe('te-laat')
  })
  test('all in time: calm, with the sum of what is chosen', () => {
    const rustig = maakBericht(spel(rivierenstad, { verloop: 'op-tijd' }), 17, ['hulpverleningsplan'])
    expect(rustig).toEqual({ toon: 'rustig', kop: 'Op dag 17 (ma 11 mei) is niets te laat.', zinnen: ['Hulpverleningsplan is klaar, op tijd. Start 1-op-1 vr 24 apr + 10 dagen = ma 4 mei.'] })
    expect(maakBericht(spel(rivierenstad, { verloop: 'op-tijd' }), 8, ['hulpverleningsplan']).zinnen[0]).toMatch(/loopt, nog 2 dagen/)
  })
  test('nobody does anything: how many, and what is chosen first', () => {
    const niets = maakBericht(spel(rivierenstad, { verloop: 'niets' }), 40, ['evaluatie-dag-28'])
    expect(niets.kop).toBe('Op dag 40 (wo 3 jun): 6 termijnen zijn te laat.')
    expect(niets.zinnen).toHaveLength(3)
    expect(niets.zinnen[0]).toMatch(/^Evaluatie dag 28: start 1-op-1/)
  })
  test('with nothing chosen, what does not come is nothing', () => {
    expect(maakBericht(spel(rivierenstad, {}, []), 17, []).toon).toBe('rustig')
  })
  test('a weekend is no reason', () => {
    const zin = maakBericht(spel(rivierenstad, { plaatsing: '2026-06-01' }), 17, []).zinnen[0]
    expect(zin).toContain('Escalatie 2 ging di 16 jun')
    expect(zin).not.toContain('want')
  })
  test('a closing day of the gemeente is named too', () => {
    const eigen = createKalender({ versie: 'eigen', eigenDagen: [{ datum: '2026-05-07' as Datum, naam: 'Brugdag', bron: 'O' }] })
    const zin = maakBericht(maakSpel(rivierenstad, eigen, { plaatsing: '2026-04-26', verloop: 'niet-af' }, ['hulpverleningsplan']), 14, []).zinnen[0]
    expect(zin).toContain('want do 7 mei is Brugdag')
  })
})

describe('what is due next', () => {
  test('soonest first, poorten too, late ones with how late', () => {
    const s = spel(rivierenstad, { verloop: 'niet-af' })
    expect(watVolgt(s, 21, bekijk(s, 21)).map(({ titel, over }) => `${titel} ${over}`)).toEqual(['Hulpverleningsplan -11', 'Evaluatie dag 21 3', 'Evaluatie dag 28 7', 'Maandtoets 11', 'Zorgadviesteam 24'])
    expect(watVolgt(s, 24, bekijk(s, 24)).map(({ titel, wie, over }) => `${titel} ${wie} ${over}`)).toContain('Besluit D1: Op schema? casusregisseur 1')
  })
})

describe('the slider', () => {
  test('carries the milestones and a week after the last deadline', () => {
    const s = spel(rivierenstad, { verloop: 'op-tijd' })
    expect(mijlpalen(s, bekijk(s, s.dagen))).toEqual([{ dag: 10, titel: 'Hulpverleningsplan' }, { dag: 24, titel: 'Evaluatie dag 21' }, { dag: 28, titel: 'Evaluatie dag 28' }].map((m) => expect.objectContaining(m) as unknown))
    expect(s.dagen % 7).toBe(0)
    expect(spel(plan18plus, { verloop: 'op-tijd' }).dagen).toBeGreaterThan(700)
    expect(spel(wettelijkHvp, { verloop: 'op-tijd' }).dagen).toBeLessThan(120)
  })
  test('a concept with parts that are not whole is played without them', () => {
    const kapot = { ...rivierenstad, termijnen: [{ termijn: 'leeg' }, ...rivierenstad.termijnen] } as unknown as Kaderdefinitie
    expect(maakBericht(maakSpel(kapot, kalender, { plaatsing: '2026-04-24', verloop: 'niet-af' }, ['hulpverleningsplan']), 17, []).kop).toContain('Hulpverleningsplan')
  })
  test('what is chosen is what is late', () => {
    expect(nietAf(rijnmond1op1, { soort: 'stap', stap: '2' })).toEqual(['hulpverleningsplan'])
    expect(nietAf(rijnmond1op1, { soort: 'termijn', termijn: 'maandtoets' })).toEqual(['maandtoets'])
    expect(nietAf(rijnmond1op1, { soort: 'poort', poort: 'D1' })).toEqual([])
    expect(nietAf(rijnmond1op1, null)).toEqual([])
  })
})

test('days to begin on: today, before and onto a feestdag, Christmas, the change of the clock', () => {
  expect(begindagen(kalender, '2026-03-02' as Datum, [{ aantal: 10, eenheid: 'dagen' }]).map((b) => b.label)).toEqual([
    'ma 2 mrt, vandaag', 'do 2 apr, vlak voor Goede Vrijdag', 'di 24 mrt, de uiterste dag valt op Goede Vrijdag', 'vr 18 dec, de week voor kerst', 'za 28 mrt, de nacht naar de zomertijd',
  ])
  expect(begindagen(kalender, '2026-12-20' as Datum, null).map((b) => b.label)).toEqual(['zo 20 dec, vandaag', 'do 24 dec, vlak voor Eerste Kerstdag', 'vr 17 dec 2027, de week voor kerst', 'za 27 mrt 2027, de nacht naar de zomertijd'])
})

test('a change is counted again well within a frame', () => {
  for (let i = 0; i < 10; i += 1) maakSpel(rijnmond1op1, kalender, { plaatsing: '2026-04-24', verloop: 'op-tijd' }, [])
  const begin = performance.now()
  for (let i = 0; i < 20; i += 1) {
    const s = maakSpel(rijnmond1op1, kalender, { plaatsing: '2026-04-24', verloop: 'op-tijd' }, [])
    maakBericht(s, 17, [])
  }
  const ms = (performance.now() - begin) / 20
  expect(ms).toBeLessThan(16)
})
