import { describe, expect, test } from 'vitest'
import { magGoedkeuren, type Conceptstand } from '../concept/besluit.ts'
import { decideGoedkeuren, decideIndienen, decideInzet, decideTerugsturen, decideTerugtrekken, decideWijzigen } from './besluit.ts'

const concept: Conceptstand = { status: 'concept', revisie: 7, bewerkers: ['henk'], ingediendDoor: null, gewijzigdOp: '2026-11-02T09:42:00Z' }
const ingediend: Conceptstand = { ...concept, status: 'ter-goedkeuring', ingediendDoor: 'henk' }
const code = (uitkomst: { ok: boolean; error?: { code: string } }) => (uitkomst.ok ? 'ok' : uitkomst.error!.code)

describe('a concept', () => {
  test('is changed by who saw the last save; the refusal says who saved and when', () => {
    expect(decideWijzigen(concept, 7, 'Henk').ok).toBe(true)
    expect(decideWijzigen(concept, 6, 'Henk')).toEqual({ ok: false, error: { code: 'KADER_GEWIJZIGD', door: 'Henk', op: '2026-11-02T09:42:00Z' } })
  })
  test('stands still while a colleague reads it', () => expect(code(decideWijzigen(ingediend, 7, 'Henk'))).toBe('KADER_INGEDIEND'))
})

describe('handing in', () => {
  const goed = { revisie: 7, laatste: 'Henk', problemen: [], ongewijzigdSinds: null, vierOgen: true, goedkeurders: 1 }
  test.each([
    ['waits for the second pair of eyes', goed, 'ter-goedkeuring'],
    ['publishes at once where one pair is enough, also when nobody else could', { ...goed, vierOgen: false, goedkeurders: 0 }, 'gepubliceerd'],
  ])('%s', (_zin, indiening, verwacht) => expect(decideIndienen(concept, indiening)).toEqual({ ok: true, value: verwacht }))
  test.each([
    ['a kader with a problem', { ...goed, problemen: [{ pad: 'stappen[0]', melding: 'x' }] }, 'KADER_PROBLEMEN'],
    ['what is the same as the live version', { ...goed, ongewijzigdSinds: 3 }, 'KADER_ONGEWIJZIGD'],
    ['what nobody could approve', { ...goed, goedkeurders: 0 }, 'KADER_GEEN_GOEDKEURDER'],
    ['an old revisie', { ...goed, revisie: 6 }, 'KADER_GEWIJZIGD'],
  ])('refuses %s', (_zin, indiening, verwacht) => expect(code(decideIndienen(concept, indiening))).toBe(verwacht))
})

describe('four eyes', () => {
  const goed = { ik: 'lotte', revisie: 7, laatste: 'Henk', problemen: [] }
  test.each([
    ['a colleague who did not work on it', goed, 'ok'],
    ['who worked on it', { ...goed, ik: 'henk' }, 'KADER_EIGEN_WERK'],
    ['what she did not read', { ...goed, revisie: 6 }, 'KADER_GEWIJZIGD'],
    ['what cannot work any more', { ...goed, problemen: [{ pad: '', melding: 'x' }] }, 'KADER_PROBLEMEN'],
  ])('approving by or of %s', (_zin, vraag, verwacht) => expect(code(decideGoedkeuren(ingediend, vraag))).toBe(verwacht))

  test('neither who worked on it nor who only handed it in approves it', () => {
    expect(magGoedkeuren({ ...ingediend, ingediendDoor: 'lotte' }, 'lotte')).toBe(false)
    expect(magGoedkeuren({ ...ingediend, bewerkers: ['henk', 'lotte'] }, 'lotte')).toBe(false)
    expect(magGoedkeuren(ingediend, 'lotte')).toBe(true)
    expect(magGoedkeuren(concept, 'lotte')).toBe(false)
  })
  test('there is nothing to approve, send back or take back when nothing was handed in', () => {
    for (const uitkomst of [decideGoedkeuren(concept, goed), decideTerugsturen(concept, 'lotte'), decideTerugtrekken(concept, 'henk')]) expect(code(uitkomst)).toBe('KADER_NIET_INGEDIEND')
  })
  test('who handed it in takes it back; everybody else sends it back', () => {
    expect(code(decideTerugtrekken(ingediend, 'henk'))).toBe('ok')
    expect(code(decideTerugtrekken(ingediend, 'lotte'))).toBe('KADER_VAN_EEN_ANDER')
    expect(code(decideTerugsturen(ingediend, 'lotte'))).toBe('ok')
    expect(code(decideTerugsturen(ingediend, 'henk'))).toBe('KADER_ZELF_INGEDIEND')
  })
})

describe('how a kader is used', () => {
  test.each([
    ['a hoofdkader has a step', 1, { inzet: 'hoofd' }, 'ok'],
    ['one without is refused', 0, { inzet: 'hoofd' }, 'KADER_ZONDER_STAPPEN'],
    ['but may run beside', 0, { inzet: 'naast' }, 'ok'],
    ['only a hoofdkader is the standaard', 9, { inzet: 'naast', standaard: true }, 'KADER_STANDAARD_HOOFD'],
    ['what is not published is for nobody', null, { inzet: 'naast' }, 'KADER_NIET_GEPUBLICEERD'],
  ] as const)('%s', (_zin, stappen, gevraagd, verwacht) => expect(code(decideInzet(stappen, gevraagd))).toBe(verwacht))
})
