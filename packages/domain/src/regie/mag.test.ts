import { describe, expect, test } from 'vitest'
import { handelingenInCasus, handelingSleutels, mag, magInCasus, magOperator, operatorniveaus, rechten, rolSleutels, type Band } from './index.ts'

/* Written out by hand, so that a change of a right is seen and meant. Roles that are not named: nee. */
const verwacht: Record<string, Record<string, string>> = {
  'casus.lezen': { casusregisseur: 'kring', gedragswetenschapper: 'kring', zorgaanbieder: 'kring', procesregisseur: 'ja', ret: 'ja', gemeente: 'ja' },
  'casus.maken': { casusregisseur: 'ja', procesregisseur: 'ja' },
  'casus.plaatsen': { casusregisseur: 'houder', procesregisseur: 'ja' },
  'casus.een-op-een': { casusregisseur: 'houder', zorgaanbieder: 'houder', procesregisseur: 'ja' },
  'casus.sluiten': { casusregisseur: 'houder', procesregisseur: 'ja' },
  'casus.heropenen': { casusregisseur: 'houder', procesregisseur: 'ja' },
  'casus.klok': { casusregisseur: 'houder', procesregisseur: 'ja' },
  'casus.klok-terugwerkend': { procesregisseur: 'ja' },
  'casus.corrigeren': { casusregisseur: 'houder', procesregisseur: 'ja' },
  'casus.registreren': { casusregisseur: 'houder', zorgaanbieder: 'houder', procesregisseur: 'ja' },
  'casus.kader': { casusregisseur: 'houder', procesregisseur: 'ja' },
  'poort.beslissen': { casusregisseur: 'houder', procesregisseur: 'ja' },
  'formulier.lezen': { casusregisseur: 'kring', gedragswetenschapper: 'kring', zorgaanbieder: 'kring', procesregisseur: 'ja', ret: 'ja' },
  'formulier.afdrukken': { casusregisseur: 'kring', gedragswetenschapper: 'kring', zorgaanbieder: 'kring', procesregisseur: 'ja', ret: 'ja' },
  'formulier.exporteren': { casusregisseur: 'kring', gedragswetenschapper: 'kring', zorgaanbieder: 'kring', procesregisseur: 'ja', ret: 'ja' },
  'formulier.schrijven': { casusregisseur: 'betrokken', gedragswetenschapper: 'betrokken', zorgaanbieder: 'betrokken', procesregisseur: 'ja', ret: 'ja' },
  'formulier.vaststellen': { casusregisseur: 'houder', zorgaanbieder: 'houder', procesregisseur: 'ja', ret: 'ja' },
  'formulier.akkoord': { casusregisseur: 'betrokken', gedragswetenschapper: 'betrokken', zorgaanbieder: 'betrokken', procesregisseur: 'ja', ret: 'ja' },
  'regie.lezen': { casusregisseur: 'kring', gedragswetenschapper: 'kring', zorgaanbieder: 'kring', procesregisseur: 'ja', ret: 'ja', gemeente: 'ja' },
  'regie.toewijzen': { casusregisseur: 'houder', procesregisseur: 'ja' },
  'regie.overdragen': { casusregisseur: 'houder', zorgaanbieder: 'houder', procesregisseur: 'ja' },
  'logboek.lezen': { casusregisseur: 'houder', procesregisseur: 'ja' },
  'beheer.lezen': { beheerder: 'ja' },
  'kader.maken': { beheerder: 'ja' },
  'kader.publiceren': { beheerder: 'ja' },
  'formulierbeheer.maken': { beheerder: 'ja' },
  'formulierbeheer.publiceren': { beheerder: 'ja' },
  'formulierbeheer.verhuizen': { beheerder: 'ja' },
  'kalender.lezen': { beheerder: 'ja', operator: 'ja' },
  'kalender.zetten': { beheerder: 'ja' },
  'kalender.herberekenen': { operator: 'ja' },
  'werk.lezen': { casusregisseur: 'ja', gedragswetenschapper: 'ja', zorgaanbieder: 'ja', procesregisseur: 'ja', ret: 'ja', gemeente: 'ja', beheerder: 'ja', operator: 'ja' },
  'escalatie.lezen': { procesregisseur: 'ja', ret: 'ja', operator: 'ja' },
  'escalatie.bevestigen': { casusregisseur: 'ja', gedragswetenschapper: 'ja', zorgaanbieder: 'ja', procesregisseur: 'ja', ret: 'ja', gemeente: 'ja', beheerder: 'ja', operator: 'ja' },
  'escalatie.betaalbesluit': { gemeente: 'ja' },
  'afwezig.zetten': { casusregisseur: 'ja', gedragswetenschapper: 'ja', zorgaanbieder: 'ja', procesregisseur: 'ja', ret: 'ja', gemeente: 'ja', beheerder: 'ja', operator: 'ja' },
  'kanaal.lezen': { beheerder: 'ja', operator: 'ja' },
  'kanaal.zetten': { beheerder: 'ja', operator: 'ja' },
  'bericht.zetten': { beheerder: 'ja' },
  'wachtrij.lezen': { operator: 'ja' },
  'wachtrij.handelen': { operator: 'ja' },
  'wachtrij.ingrijpen': { operator: 'ja' },
  'wachtrij.techniek': { operator: 'ja' },
  'proefklok.zetten': { casusregisseur: 'ja', gedragswetenschapper: 'ja', zorgaanbieder: 'ja', procesregisseur: 'ja', ret: 'ja', gemeente: 'ja', beheerder: 'ja', operator: 'ja' },
}

const niemand: Band = { regies: [], betrokken: false, team: false }

describe('the rights table', () => {
  test('is exactly this', () => {
    const werkelijk = Object.fromEntries(handelingSleutels.map((handeling) => [handeling,
      Object.fromEntries(Object.entries(rechten[handeling]).filter(([, voorwaarde]) => voorwaarde !== 'nee'))]))
    expect(werkelijk).toEqual(verwacht)
  })

  /* Written out as well: what each niveau of an operator adds. */
  test.each([
    [null, ['wachtrij.lezen', 'kanaal.lezen', 'escalatie.lezen', 'werk.lezen']],
    ['kijken', ['wachtrij.lezen', 'kanaal.lezen', 'escalatie.lezen', 'werk.lezen']],
    ['handelen', ['wachtrij.handelen', 'kanaal.zetten', 'escalatie.bevestigen', 'kalender.herberekenen']],
    ['ingrijpen', ['wachtrij.ingrijpen']],
    ['techniek', ['wachtrij.techniek']],
  ] as const)('an operator with niveau %s may do %j, and so may every higher one', (niveau, nieuw) => {
    const vanaf = operatorniveaus.indexOf(niveau ?? 'kijken')
    for (const handeling of nieuw) {
      for (const [i, ander] of operatorniveaus.entries()) expect([handeling, ander, magOperator('operator', ander, handeling)]).toEqual([handeling, ander, i >= vanaf])
      expect(magOperator('procesregisseur', null, handeling)).toBe(true)
    }
  })

  test('a leidinggevende is only an addressee and may do nothing', () => {
    expect(handelingSleutels.filter((handeling) => mag('leidinggevende', handeling))).toEqual([])
  })

  test('beheerder and operator never enter a casus, whatever their tie', () => {
    const alles: Band = { regies: ['casus', 'behandel', 'proces'], betrokken: true, team: true }
    for (const rol of ['beheerder', 'operator'] as const) {
      for (const handeling of ['casus.lezen', 'formulier.lezen', 'formulier.schrijven', 'logboek.lezen'] as const) {
        expect(magInCasus(rol, handeling, alles)).toBe(false)
      }
    }
  })

  test('the gemeente never reads a form', () => expect(mag('gemeente', 'formulier.lezen')).toBe(false))

  test('nobody may do in a casus what his role may not do at all', () => {
    const banden: Band[] = [niemand, { regies: ['casus'], betrokken: true, team: true }, { regies: ['behandel'], betrokken: true, team: true }]
    for (const rol of rolSleutels) for (const handeling of handelingSleutels) for (const band of banden) {
      if (magInCasus(rol, handeling, band)) expect(mag(rol, handeling)).toBe(true)
    }
  })
})

describe('the tie with the casus', () => {
  test('only the holder of the casusregie decides a poort, not a colleague', () => {
    expect(magInCasus('casusregisseur', 'poort.beslissen', { ...niemand, regies: ['casus'] })).toBe(true)
    expect(magInCasus('casusregisseur', 'poort.beslissen', { ...niemand, team: true })).toBe(false)
    expect(magInCasus('casusregisseur', 'poort.beslissen', { ...niemand, betrokken: true })).toBe(false)
  })

  test('a colleague of a regiehouder reads along but does not write', () => {
    const band = { ...niemand, team: true }
    expect(handelingenInCasus('casusregisseur', band)).toEqual(
      ['casus.lezen', 'casus.maken', 'formulier.lezen', 'formulier.afdrukken', 'formulier.exporteren', 'regie.lezen', 'werk.lezen', 'escalatie.bevestigen', 'afwezig.zetten', 'proefklok.zetten'])
  })

  test('a zorgaanbieder with the behandelregie does not decide for the casusregisseur', () => {
    const band = { ...niemand, regies: ['behandel'] as const }
    expect(magInCasus('zorgaanbieder', 'formulier.vaststellen', band)).toBe(true)
    expect(magInCasus('zorgaanbieder', 'poort.beslissen', band)).toBe(false)
  })

  test('the holder of a regie that does not go with his role is no houder', () => {
    expect(magInCasus('zorgaanbieder', 'formulier.vaststellen', { ...niemand, regies: ['casus'] })).toBe(false)
  })

  test('without any tie there is nothing to see', () => {
    for (const rol of ['casusregisseur', 'zorgaanbieder', 'gedragswetenschapper'] as const) expect(magInCasus(rol, 'casus.lezen', niemand)).toBe(false)
  })
})
