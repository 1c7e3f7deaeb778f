import type { CasusOpen } from '@regietafel/api/client'
import { describe, expect, test } from 'vitest'
import { NU } from '../zwembaan/testing/vormen.ts'
import { handelingenNu } from './handelingen.ts'
import { openCasus } from './testing/casus.ts'
import { watNu } from './wat-nu.ts'

const open = (vorm: Parameters<typeof openCasus>[1], anders: Partial<CasusOpen> = {}) => openCasus(anders, vorm)
const gebeurd = (...soorten: string[]) => soorten.map((soort, i) => ({ volgnr: 9 - i, soort, titel: '', tekst: '', op: NU, datum: null, door: null }))

describe('what comes first', () => {
  test('the latest one, with the day it should have been and the way to it', () =>
    expect(watNu(open('dag 23, evaluatie te laat', { gebeurtenissen: gebeurd('plaatsing') })).eerst).toMatchObject({
      titel: 'Evaluatie dag 21', staat: 'verstreken', groot: '2 dagen te laat', zin: 'Ruben (De Lindehof) moest dit formulier vaststellen op wo 30 sep.',
      knop: { tekst: 'Vul in: evaluatie dag 21', href: '/casussen/2026-0042/formulieren/evaluatie-dag-21' },
    }))
  test('who may not write gets no filled button', () => {
    const casus = open('dag 23, evaluatie te laat', { gebeurtenissen: gebeurd('plaatsing') })
    expect(watNu({ ...casus, formulieren: casus.formulieren.map((f) => ({ ...f, mag: { lezen: true, schrijven: false } })) }).eerst?.knop).toBeNull()
  })
  test('before a plaatsing it is the plaatsing', () => expect(watNu(open('alleen een aanvraag', { mag: ['casus.plaatsen'] })).eerst?.titel).toMatch(/plaatsing|RER/))
  test('who hears it when it does not come', () =>
    expect(watNu(open('dag 23, evaluatie te laat', {
      gebeurtenissen: gebeurd('plaatsing'),
      escalaties: [{ id: null, termijn: 'evaluatie-dag-21', termijnTitel: 'Evaluatie dag 21', trap: 'E2', op: '2026-10-05T07:00:00Z', naar: ['casusregisseur'], aan: ['Marjan'], status: 'gepland', betaalvlag: false, kader: 'rijnmond-1-op-1', vervangen: false, achterafOnterecht: false, naTerugzetten: false, herinnering: false, stand: null }],
    })).eerst?.alsNiet).toBe('Komt het niet, dan gaat escalatie 2 ma 5 okt om 09:00 naar Marjan.'))
  test('what follows stands in order, at most three', () => {
    const datums = watNu(open('dag 23, evaluatie te laat', { gebeurtenissen: gebeurd('plaatsing') })).daarna.map(({ datum }) => datum)
    expect(datums).toEqual(datums.toSorted())
    expect(datums.length).toBeLessThanOrEqual(3)
  })
})

test('after it stands only what is due within three months; when all is further away, the first of it', () => {
  const casus = open('dag 23, evaluatie te laat', { gebeurtenissen: gebeurd('plaatsing') })
  const met = (...deadlines: string[]) => watNu({ ...casus, voortgang: { ...casus.voortgang, poorten: [], termijnen: deadlines.map((deadline, i) => ({ ...casus.voortgang.termijnen.at(-1)!, termijn: `t${i}`, toestand: 'loopt' as const, deadline: deadline as never })) } }).daarna.map(({ datum }) => datum)
  expect(met('2026-10-05', '2026-12-31', '2027-01-01')).toEqual(['2026-12-31'])
  expect(met('2026-10-05', '2028-03-03', '2030-03-04')).toEqual(['2028-03-03'])
})
test('two kaders that wait for one form are one point, with the earliest date and a line for the other', () => {
  const { eerst, daarna } = watNu(openCasus({ gebeurtenissen: gebeurd('plaatsing') }, 'geplaatst, 1-op-1 nog niet', true))
  expect([eerst, ...daarna].filter((punt) => punt?.termijn?.termijn === 'hulpverleningsplan')).toMatchObject([
    { datum: '2026-09-23', ook: 'Ook voor ‘Hulpverleningsplan: wettelijke termijnen’, uiterlijk ma 26 okt.' },
  ])
})
test('what a registratie closes leads to the act', () => {
  const casus = open('dag 23, evaluatie te laat', { gebeurtenissen: gebeurd('plaatsing'), mag: ['casus.registreren'] })
  const sluitingen = casus.sluitingen.map((s) => ({ ...s, formulier: null, vastleggen: 'ouderavond' }))
  expect(watNu({ ...casus, sluitingen }).eerst?.knop).toEqual({ tekst: 'Leg vast: evaluatie dag 21', href: '/casussen/2026-0042/tijdlijn?doe=registreer&wat=ouderavond' })
})

test('a missing regie is named', () =>
  expect(watNu(open('dag 23, evaluatie te laat', { regies: [{ soort: 'behandel', label: 'Behandelregie', gebruiker: null, sinds: null }] })).zonderRegie).toEqual([{ soort: 'behandel', label: 'Behandelregie' }]))

describe('what you can do', () => {
  const doe = (casus: CasusOpen) => handelingenNu(casus).map((h) => h.doe)
  test('a first plaatsing, then an overplaatsing', () => {
    expect(doe(open('nog niets'))).toEqual(['plaatsing', 'start1op1', 'sluit'])
    expect(doe(open('dag 23, evaluatie te laat', { gebeurtenissen: gebeurd('een-op-een-gestart', 'plaatsing') }))).toEqual(['overplaatsing', 'beeindig1op1', 'sluit'])
  })
  test('a 1-op-1 that ended can start again', () => expect(doe(open('dag 23, evaluatie te laat', { gebeurtenissen: gebeurd('een-op-een-beeindigd', 'een-op-een-gestart', 'plaatsing') }))).toContain('start1op1'))
  test('nothing that you may not', () => expect(doe(open('dag 23, evaluatie te laat', { mag: ['casus.lezen'] }))).toEqual([]))
})
