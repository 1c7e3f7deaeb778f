import { rijnmond1op1, wettelijkHvp, type EscalatieStand, type PoortStand, type TermijnStand, type Voortgang } from '@regietafel/domain/kader'
import type { Datum } from '@regietafel/domain/kernel'
import { describe, expect, test } from 'vitest'
import { maakWerk, type MijnEscalatie, type WerkCasus, type WerkVraag } from './werk.ts'
import type { Lezer } from './wie.ts'

const vandaag = '2026-10-02' as Datum
const nu = '2026-10-02T08:00:00Z'
const marjan = { id: 'marjan', naam: 'Marjan', organisatieId: 'noord', organisatie: 'Wijkteam Noord' }
const bilal = { id: 'bilal', naam: 'Bilal', organisatieId: 'noord', organisatie: 'Wijkteam Noord' }
const ruben = { id: 'ruben', naam: 'Ruben', organisatieId: 'lindehof', organisatie: 'De Lindehof' }
const joost = { id: 'joost', naam: 'Joost', organisatieId: 'gemeente', organisatie: 'Gemeente' }

const alsMarjan: Lezer = { ...marjan, rol: 'casusregisseur' }
const termijn = (rest: Partial<TermijnStand>): TermijnStand => ({
  termijn: 'evaluatie-dag-21', cyclus: 1, stap: '3', titel: 'Evaluatie dag 21', verantwoordelijk: 'zorgaanbieder', toestand: 'verstreken',
  deadline: '2026-09-30' as Datum, uitleg: 'start wo 9 sep + 21 dagen = wo 30 sep', ...rest,
} as TermijnStand)
const escalatie: EscalatieStand = { termijn: 'evaluatie-dag-21', cyclus: 1, trap: 'E2', op: '2026-10-05T07:00:00Z', naar: ['casusregisseur'], status: 'gepland', betaalvlag: false }
const poort = (rest: Partial<PoortStand>): PoortStand => ({ poort: 'D1', vraag: 'Op schema?', rol: 'casusregisseur', toestand: 'open', uiterlijk: '2026-10-01' as Datum, ...rest } as PoortStand)
const voortgang = (rest: Partial<Voortgang>): Voortgang => ({ kader: 'k', versie: 1, open: true, stappen: [], poorten: [], termijnen: [], escalaties: [], volgendMoment: null, ...rest })

const casus = ({ voortgang: hoofd = voortgang({}), ...rest }: Partial<WerkCasus> & { readonly voortgang?: Voortgang } = {}): WerkCasus => ({
  id: 'c1', nummer: '2026-0042', roepnaam: 'Sami', geboortedatum: '2011-05-01' as Datum,
  regies: [{ ...marjan, soort: 'casus' }, { ...ruben, soort: 'behandel' }, { ...joost, soort: 'proces' }], betrokkenen: [], concepten: [], kaders: [{ kader: { titel: 'Afwegingskader', termijnen: [] }, voortgang: hoofd }], ...rest,
})
const werk = (casussen: WerkCasus[], rest: Partial<WerkVraag> = {}) => maakWerk({ lezer: alsMarjan, van: 'mij', nu, vandaag, casussen, escalaties: [], ...rest })

describe('a termijn', () => {
  const laat = casus({ voortgang: voortgang({ termijnen: [termijn({})], escalaties: [escalatie] }) })

  test('of somebody else is what the reader waits for, with who and what comes when it does not', () => {
    const { taken, wachtOpAnderen } = werk([laat])
    expect(taken).toEqual([])
    expect(wachtOpAnderen).toMatchObject([{
      soort: 'termijn', nummer: '2026-0042', roepnaam: 'Sami', leeftijd: 15, titel: 'Evaluatie dag 21', toestand: 'verstreken', deadline: '2026-09-30',
      uitleg: 'Start wo 9 sep + 21 dagen = wo 30 sep.', wie: 'De Lindehof (Ruben)', alsHetNietKomt: 'Escalatie 2 gaat ma 5 okt om 09:00 naar jou.', href: '/casussen/2026-0042/formulieren/evaluatie-dag-21',
    }])
  })
  test('is a task for who answers for it', () => {
    const { taken } = werk([laat], { lezer: { ...ruben, rol: 'zorgaanbieder' } })
    expect(taken).toMatchObject([{ wie: 'jij', alsHetNietKomt: 'Escalatie 2 gaat ma 5 okt om 09:00 naar de casusregisseur.' }])
  })
  test('of a colleague is a task of the team, not of me', () => {
    const vanBilal = casus({ regies: [{ ...bilal, soort: 'casus' }], voortgang: voortgang({ termijnen: [termijn({ verantwoordelijk: 'casusregisseur' })] }) })
    expect(werk([vanBilal]).taken.filter(({ soort }) => soort === 'termijn')).toEqual([])
    expect(werk([vanBilal], { van: 'team' }).taken).toMatchObject([{ soort: 'termijn', wie: 'Wijkteam Noord (Bilal)' }])
  })
  test('that is done or vervallen is nobody\'s', () => {
    const klaar = casus({ voortgang: voortgang({ termijnen: [termijn({ toestand: 'afgerond' }), termijn({ toestand: 'vervallen' })] }) })
    expect(werk([klaar])).toMatchObject({ taken: [], wachtOpAnderen: [] })
  })
  test('says so when nobody has the role it waits for', () => {
    const leeg = casus({ regies: [{ ...marjan, soort: 'casus' }], voortgang: voortgang({ termijnen: [termijn({})] }) })
    expect(werk([leeg]).wachtOpAnderen[0]!.wie).toBe('Niemand is zorgaanbieder (regiebehandelaar)')
  })
  test('of another without a date comes after those with one; her own comes first', () => {
    const poorten = (rol: PoortStand['rol']) => casus({ voortgang: voortgang({ termijnen: [termijn({ verantwoordelijk: rol })], poorten: [poort({ rol, uiterlijk: null })] }) })
    expect(werk([poorten('zorgaanbieder')]).wachtOpAnderen.map(({ deadline }) => deadline)).toEqual(['2026-09-30', null])
    expect(werk([poorten('casusregisseur')]).taken.map(({ deadline }) => deadline)).toEqual([null, '2026-09-30'])
  })
  test('of another far ahead is not waited for yet; my own is in view', () => {
    const ver = (verantwoordelijk: 'zorgaanbieder' | 'casusregisseur', deadline: string) => casus({ voortgang: voortgang({ termijnen: [termijn({ verantwoordelijk, toestand: 'loopt', deadline: deadline as Datum })] }) })
    expect(werk([ver('zorgaanbieder', '2026-10-16')]).wachtOpAnderen).toHaveLength(1)
    expect(werk([ver('zorgaanbieder', '2026-10-17')]).wachtOpAnderen).toHaveLength(0)
    expect(werk([ver('casusregisseur', '2026-12-01')]).taken).toHaveLength(1)
  })
  test('of the RET is a task for everybody of the RET', () => {
    const ret = casus({ voortgang: voortgang({ termijnen: [termijn({ verantwoordelijk: 'ret' })] }) })
    expect(werk([ret], { lezer: { id: 'saskia', organisatieId: 'ret', rol: 'ret' } }).taken).toHaveLength(1)
    expect(werk([ret]).wachtOpAnderen[0]!.wie).toBe('Regionaal expertiseteam')
  })
})

describe('kaders side by side', () => {
  const hvp = (rest: Partial<TermijnStand>) => termijn({ termijn: 'hulpverleningsplan', titel: 'Hulpverleningsplan', toestand: 'loopt', deadline: '2026-10-05' as Datum, ...rest })
  const hoofd = { kader: rijnmond1op1, voortgang: voortgang({ kader: 'rijnmond-1-op-1', termijnen: [hvp({})] }) }
  const wet = (...termijnen: TermijnStand[]) => ({ kader: wettelijkHvp, voortgang: voortgang({ kader: 'wettelijk-hvp', termijnen }) })
  const alsRuben = { lezer: { ...ruben, rol: 'zorgaanbieder' as const } }

  test('that wait for the same form are one task, with the earliest date and a line for the other', () => {
    const { taken } = werk([casus({ kaders: [hoofd, wet(hvp({ deadline: '2026-10-19' as Datum }))] })], alsRuben)
    expect(taken).toMatchObject([{ titel: 'Hulpverleningsplan', deadline: '2026-10-05', kader: null, ook: 'Ook wettelijk, uiterlijk ma 19 okt.' }])
  })
  test('the law may be the earliest; the termijn need not have the name of the form', () => {
    const { taken } = werk([casus({ kaders: [hoofd, wet(termijn({ termijn: 'schriftelijk-plan', titel: 'Op schrift', deadline: '2026-10-03' as Datum }))] })], alsRuben)
    expect(taken).toMatchObject([{ titel: 'Op schrift', deadline: '2026-10-03', formulier: 'hulpverleningsplan', kader: wettelijkHvp.titel, ook: 'Ook in het kader van de casus, uiterlijk ma 5 okt.', href: '/casussen/2026-0042/formulieren/hulpverleningsplan' }])
  })
  test('two runs in one kader stay two tasks', () => {
    const twee = { ...hoofd, voortgang: voortgang({ termijnen: [hvp({}), hvp({ cyclus: 2, deadline: '2026-11-05' as Datum })] }) }
    expect(werk([casus({ kaders: [twee] })], alsRuben).taken).toHaveLength(2)
  })
  test('a termijn that a registratie closes leads to the act, one whose form is not there to the casus', () => {
    const [eerste] = wettelijkHvp.termijnen
    const avond = { ...wettelijkHvp, termijnen: [{ ...eerste!, termijn: 'avond', sluit: { soort: 'registratie' as const, registratie: 'ouderavond' } }] }
    const kaders: WerkCasus['kaders'] = [{ kader: avond, voortgang: voortgang({ termijnen: [termijn({ termijn: 'avond' })] }) }, { kader: rijnmond1op1, voortgang: voortgang({ termijnen: [hvp({})] }) }]
    const { taken } = werk([casus({ kaders })], { ...alsRuben, formulieren: new Set(['evaluatie-dag-21']) })
    expect(taken.map(({ href, formulier }) => [href, formulier])).toEqual([['/casussen/2026-0042/tijdlijn?doe=registreer&wat=ouderavond', null], ['/casussen/2026-0042/tijdlijn', null]])
  })
  test('who may not see the day of birth gets no sum that tells it', () => {
    const kaders: WerkCasus['kaders'] = [{ kader: rijnmond1op1, voortgang: voortgang({ termijnen: [termijn({ anker: 'geboren', uitleg: 'geboren zo 20 jun 2010 + 16 jaar', verantwoordelijk: 'gemeente' })] }) }]
    const lezer = { id: 'wilma', organisatieId: 'gemeente', rol: 'gemeente' as const }
    expect(JSON.stringify(werk([casus({ kaders })], { lezer }).taken)).not.toContain('2010')
  })
})

describe('the order', () => {
  test('is by deadline; what nobody guards comes first', () => {
    const { taken } = werk([
      casus({ id: 'b', nummer: '2026-0002', voortgang: voortgang({ poorten: [poort({})], termijnen: [termijn({ verantwoordelijk: 'casusregisseur', deadline: '2026-10-07' as Datum })] }) }),
      casus({ id: 'a', nummer: '2026-0001', regies: [{ ...marjan, soort: 'casus' }], voortgang: voortgang({ poorten: [poort({})] }) }),
    ])
    expect(taken.map(({ soort, nummer }) => [soort, nummer])).toEqual([['regie-ontbreekt', '2026-0001'], ['poort', '2026-0001'], ['poort', '2026-0002'], ['termijn', '2026-0002']])
  })
})

describe('a poort', () => {
  test.each([['2026-10-01', 'verstreken'], ['2026-10-02', 'nadert'], ['2026-10-03', 'loopt'], [null, 'loopt']])('that had to be decided by %s is %s', (uiterlijk, toestand) => {
    expect(werk([casus({ voortgang: voortgang({ poorten: [poort({ uiterlijk: uiterlijk as Datum })] }) })]).taken).toMatchObject([{ soort: 'poort', titel: 'Poort beslissen: op schema?', toestand }])
  })
  test('that is still closed is no task', () => expect(werk([casus({ voortgang: voortgang({ poorten: [poort({ toestand: 'nog-niet' })] }) })]).taken).toEqual([]))
})

describe('a missing regie', () => {
  const zonder = casus({ regies: [{ ...marjan, soort: 'casus' }] })
  test('is a task for who may give it: the procesregisseur, and the holder of the casusregie', () => {
    expect(werk([zonder]).taken).toMatchObject([{ soort: 'regie-ontbreekt', titel: 'Regie toewijzen: procesregie en behandelregie', uitleg: 'Niemand heeft de procesregie en behandelregie in deze casus.' }])
    expect(werk([zonder], { lezer: { ...joost, rol: 'procesregisseur' } }).taken).toHaveLength(1)
    expect(werk([zonder], { lezer: { ...ruben, rol: 'zorgaanbieder' } }).taken).toEqual([])
  })
  test('of a closed casus is none', () => expect(werk([casus({ regies: [], voortgang: voortgang({ open: false }) })], { lezer: { ...joost, rol: 'procesregisseur' } }).taken).toEqual([]))
})

describe('an escalatie', () => {
  const mijn: MijnEscalatie = { id: 'e1', casusId: 'c1', nummer: '2026-0042', roepnaam: 'Sami', geboortedatum: '2011-05-01', trap: 'E2', termijn: 'evaluatie-dag-21', termijnTitel: 'Evaluatie dag 21', deadline: '2026-09-30', omgeleidVan: null, doe: 'pak-op', houder: null, uitgesteldTot: null, terBeoordeling: false }
  test('that went to the reader is a task to acknowledge', () => {
    expect(werk([], { escalaties: [mijn] }).taken).toMatchObject([{ soort: 'escalatie', escalatieId: 'e1', titel: 'Escalatie 2: Evaluatie dag 21', uitleg: 'Moest er wo 30 sep zijn.' }])
  })
  test('that she took over stays with her, and a betaalvlag asks for a decision and nothing else', () => {
    const uit = werk([], { escalaties: [{ ...mijn, doe: 'van-mij' }, { ...mijn, id: 'e2', doe: 'kwijt', houder: 'Joost' }] })
    expect(uit.taken).toEqual([])
    expect(uit.opgepakt).toMatchObject([{ doe: 'van-mij', uitleg: 'Moest er wo 30 sep zijn. Jij pakte deze escalatie op.' }, { doe: 'kwijt', uitleg: 'Moest er wo 30 sep zijn. Joost nam het over.' }])
    expect(werk([], { escalaties: [{ ...mijn, trap: 'E4', doe: 'betaling' }] }).taken).toMatchObject([{ doe: 'betaling', titel: 'Betaling beoordelen: Evaluatie dag 21', uitleg: 'Moest er wo 30 sep zijn. Escalatie 4 ging af. Jij besluit of de betaling wacht.' }])
  })
  test('of which the payment waits stays with the gemeente, with since when and what was decided; it is not what she picked up', () => {
    const betalingWacht = { sinds: '2026-09-30T09:00:00Z', door: null, reden: 'de facturen wachten' }
    const uit = werk([], { escalaties: [{ ...mijn, trap: 'E4', doe: 'betaling-wacht', betalingWacht }, { ...mijn, id: 'e2', doe: 'van-mij', betalingWacht: { ...betalingWacht, door: 'Wilma', reden: null } }, { ...mijn, id: 'e3', betalingWacht }] })
    expect(uit.opgepakt).toEqual([])
    expect(uit.taken).toMatchObject([{ escalatieId: 'e3', doe: 'pak-op' }])
    expect(uit.betalingWacht).toMatchObject([
      { escalatieId: 'e1', doe: 'betaling-wacht', titel: 'Betaling wacht: Evaluatie dag 21', uitleg: 'De betaling wacht sinds wo 30 sep. Jij besloot dat: De facturen wachten.' },
      { escalatieId: 'e2', uitleg: 'De betaling wacht sinds wo 30 sep. Wilma besloot dat.' }, { escalatieId: 'e3' },
    ])
  })
  test('that she put off stays in view, with the day on which it comes back', () =>
    expect(werk([], { escalaties: [{ ...mijn, doe: 'van-mij', uitgesteldTot: '2026-10-07T07:00:00Z' }] }).opgepakt).toMatchObject([{ doe: 'van-mij', uitleg: 'Moest er wo 30 sep zijn. Jij stelde deze escalatie uit tot wo 7 okt.' }]))
  test('about money that nobody of the gemeente can judge asks an operator to find somebody, not to judge; and no way leads into the casus', () => {
    const lezer = { id: 'femke', organisatieId: 'gemeente', rol: 'operator' } as const
    const geld: MijnEscalatie = { ...mijn, trap: 'E4', omgeleidVan: 'gemeente', terBeoordeling: true }
    const { taken } = werk([], { lezer, escalaties: [geld] })
    expect(taken).toMatchObject([{
      doe: 'zoek-beoordelaar', titel: 'Zoek iemand die de betaling beoordeelt: Evaluatie dag 21', href: '/wachtrijen?status=alle&casus=2026-0042',
      uitleg: 'Moest er wo 30 sep zijn. Escalatie 4 vraagt of de betaling wacht. Niemand van de gemeente kan dat nu beoordelen. Zorg dat iemand die rol krijgt.', alsHetNietKomt: 'Tot iemand besluit loopt de betaling gewoon door.',
    }])
    // She is back: then it is hers to judge, and what an operator can do is pick it up.
    expect(werk([], { lezer, escalaties: [geld], beoordelaarIsEr: true }).taken).toMatchObject([{ doe: 'pak-op', titel: 'Escalatie 4: Evaluatie dag 21', uitleg: expect.stringMatching(/Over de betaling besluit de gemeente\.$/) as string }])
    expect(werk([], { lezer, escalaties: [{ ...geld, terBeoordeling: false }] }).taken).toMatchObject([{ doe: 'pak-op', href: '/wachtrijen?status=alle&casus=2026-0042' }])
    expect(werk([], { escalaties: [{ ...geld, omgeleidVan: null }] }).taken).toMatchObject([{ doe: 'pak-op', titel: 'Escalatie 4: Evaluatie dag 21', href: '/casussen/2026-0042/tijdlijn' }])
  })
  test('of somebody who is away says that she could not be reached, not that nobody has the role', () =>
    expect(werk([], { escalaties: [{ ...mijn, omgeleidVan: 'zorgaanbieder' }] }).taken[0]!.uitleg).toBe('Moest er wo 30 sep zijn. De zorgaanbieder was er niet, of niemand had die rol: daarom naar jou.'))
  test('says when it came in the place of another, and has no name for the operator', () => {
    const { taken } = werk([], { lezer: { id: 'femke', organisatieId: 'gemeente', rol: 'operator' }, escalaties: [{ ...mijn, omgeleidVan: 'ret' }] })
    expect(taken).toMatchObject([{ roepnaam: null, leeftijd: null, uitleg: 'Moest er wo 30 sep zijn. Het regionaal expertiseteam was er niet, of niemand had die rol: daarom naar jou.' }])
  })
})

describe('an akkoord', () => {
  const concept = { sleutel: 'verklarende-analyse', titel: 'Verklarende analyse', schrijft: ['casusregisseur', 'gedragswetenschapper'] as const, akkoorden: [{ veldId: 'a', rollen: ['gedragswetenschapper'] as const }, { veldId: 'b', rollen: ['gedragswetenschapper'] as const }] }
  const aylin = { id: 'aylin', naam: 'Aylin', organisatieId: 'lindehof', organisatie: 'De Lindehof' }
  const gevraagd = casus({ betrokkenen: [{ ...aylin, rol: 'gedragswetenschapper' }], concepten: [concept] })
  test('is asked once of who gives it, however many she gives', () => {
    expect(werk([gevraagd], { lezer: { ...aylin, rol: 'gedragswetenschapper' } }).taken).toMatchObject([{ soort: 'akkoord', titel: 'Akkoord geven: verklarende analyse' }])
  })
  test('is waited for by who writes the form, and by nobody else', () => {
    expect(werk([gevraagd]).wachtOpAnderen).toMatchObject([{ soort: 'akkoord', wie: 'De Lindehof (Aylin)' }])
    expect(werk([gevraagd], { lezer: { ...ruben, rol: 'zorgaanbieder' } }).wachtOpAnderen).toEqual([])
  })
})
