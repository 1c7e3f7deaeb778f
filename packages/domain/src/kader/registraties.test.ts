import { expect, test } from 'vitest'
import { rijnmond1op1, teRegistreren, wettelijkHvp, type Kaderdefinitie } from './index.ts'

test('the poster asks nothing to be noted, the law two things', () => {
  expect(teRegistreren([rijnmond1op1])).toEqual([])
  expect(teRegistreren([rijnmond1op1, wettelijkHvp]).map(({ soort }) => soort)).toEqual(['familiegroepsplan-afgezien', 'schriftelijk-plan-gevraagd'])
})

test('what hours are counted from needs its moment; what only closes a termijn does not', () => {
  const [termijn] = wettelijkHvp.termijnen
  const registratie = (naam: string) => ({ soort: 'registratie' as const, registratie: naam })
  const kader: Kaderdefinitie = { ...wettelijkHvp, termijnen: [{ ...termijn!, anker: [registratie('noodmaatregel')], tel: [{ aantal: 72, eenheid: 'uren' }], sluit: registratie('ouderavond') }] }
  expect(teRegistreren([kader, kader])).toEqual([
    { soort: 'registratie', registratie: 'noodmaatregel', titel: 'Noodmaatregel', metMoment: true },
    { soort: 'registratie', registratie: 'ouderavond', titel: 'Ouderavond', metMoment: false },
  ])
})
