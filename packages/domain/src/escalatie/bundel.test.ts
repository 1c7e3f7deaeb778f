import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bundelTrappen, lagereVan, type Escalatie, type Trede } from './index.ts'

const vers: Escalatie = {
  status: 'open', bevestigdOp: null, bevestigdDoor: null, bevestigReden: null, overgenomenDoor: null, overgenomenOp: null, uitgesteldTot: null, uitstellen: 0, opgelostDoor: null, opgelostOp: null,
  betaalbesluit: null, betaalbesluitDoor: null, betaalbesluitOp: null, herinnering: false, vervangen: false, betaalvlag: false, stapOpen: true, uitgesteldDoor: null,
}
const trede = (trap: string, anders: Partial<Trede & Escalatie> = {}): Trede & Escalatie => ({ ...vers, id: trap, termijnId: 't', cyclus: 1, trap, ...anders })
const kort = (rijen: readonly (Trede & { readonly onder: readonly Trede[] })[]) => rijen.map(({ id, onder }) => [id, ...onder.map((een) => een.id)].join(' '))

test('traps of one termijn are one row with the highest on top; another cyclus, another termijn and what was replaced stand by themselves', () => {
  expect(kort(bundelTrappen([trede('E1'), trede('E10'), trede('E2'), trede('E3', { vervangen: true }), trede('E4', { cyclus: 2 }), trede('E5', { termijnId: 'u' })]))).toEqual(['E10 E2 E1', 'E3', 'E4', 'E5'])
})

test('whatever comes, nothing is lost or doubled', () => {
  const een = fc.record({ termijnId: fc.constantFrom('t', 'u'), cyclus: fc.integer({ min: 1, max: 2 }), trap: fc.constantFrom('H1', 'E1', 'E2', 'E10', 'X'), vervangen: fc.boolean() })
  fc.assert(fc.property(fc.array(een), (lijst) => {
    const treden = lijst.map((rij, i) => ({ ...rij, id: String(i) }))
    expect(bundelTrappen(treden).flatMap((rij) => [rij.id, ...rij.onder.map(({ id }) => id)]).sort()).toEqual(treden.map(({ id }) => id).sort())
  }))
})

test('an act takes along the lower traps that stand as this one: open with what is open, and what one person has with what she has', () => {
  const van = (deze: Trede & Escalatie, ...alle: (Trede & Escalatie)[]) => lagereVan(deze, [deze, ...alle]).map(({ id }) => id)
  const marjan = { status: 'bevestigd', bevestigdDoor: 'marjan' } as const
  expect(van(trede('E3'), trede('E1'), trede('E4'), trede('E2'), trede('H1', { herinnering: true }), trede('E0', marjan))).toEqual(['E2', 'E1'])
  expect(van(trede('E3', marjan), trede('E2', marjan), trede('E1'), trede('E0', { status: 'bevestigd', bevestigdDoor: 'joost' }))).toEqual(['E2'])
  // Woken, and meant for who put it off: still open.
  expect(van(trede('E2'), trede('E1', { overgenomenDoor: 'marjan' }))).toEqual(['E1'])
  expect(van(trede('E2', { status: 'opgelost', opgelostDoor: 'a' }), trede('E1', { status: 'opgelost', opgelostDoor: 'b' }))).toEqual([])
  expect(van(trede('E2'), trede('E1', { vervangen: true }), trede('E0', { cyclus: 2 }))).toEqual([])
})
