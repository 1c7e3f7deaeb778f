import type { TeMelden } from '@regietafel/db'
import { expect, test } from 'vitest'
import { meldinginhoud, meldingtekst } from './meldingtekst.ts'

const melding = (anders: Partial<TeMelden> = {}): TeMelden => ({
  id: 'v', kanaal: 'email', sleutel: 'm:1:f', stap: 1, pogingen: 0, ouderdomMs: 0, email: 'f@x.example', url: null, geheim: null, gemeente: 'Waterdam', gemeenteId: 'g', gemeenteSleutel: 'waterdam',
  maat: 'niet-bevestigd', doel: '', niveau: 'over-de-grens', waarde: 12, grens: 10, begonnenOp: '2026-10-05T06:50:00Z', eindeOp: null, andereKlok: false, nu: '2026-10-05T06:50:00Z', pauze: null, ...anders,
})
const pauze = { soort: 'gemeente', doel: '', van: '2026-10-05T06:30:00Z', tot: '2026-10-05T07:28:00Z', door: 'Femke' }
const lees = (anders: Partial<TeMelden> = {}) => { const { onderwerp, tekst } = meldingtekst(melding(anders), 'https://r.example'); return `${onderwerp}\n${tekst}` }

test('an alarm leads to what it is about in its gemeente, by mail and by webhook', () => {
  expect(lees()).toContain('https://r.example/wachtrijen?trap=spoed&gemeente=g#escalaties')
  expect(meldinginhoud(melding({ maat: 'verschil' }), 'https://r.example')).toMatchObject({ link: 'https://r.example/wachtrijen/herstel?gemeente=g' })
})
test('what is only to be looked at is not called over its limit', () => {
  expect(lees()).toMatch(/^Spoed niet opgepakt: over de grens \(Waterdam\)[\s\S]*12 \(grens: vanaf 10\)/)
  expect(lees({ niveau: 'let-op', waarde: 4, grens: 3 })).toMatch(/^Spoed niet opgepakt: let op \(Waterdam\)[\s\S]*4 \(let op vanaf 3\)/)
  expect(lees({ niveau: 'let-op', waarde: 4, grens: 3 })).not.toContain('over de grens')
})
test('of a pauze it says what, since and until when and who, and no number and no reason', () => {
  const tekst = lees({ maat: 'pauzes', waarde: 1, grens: 1, pauze })
  expect(tekst).toMatch(/^Alles van Waterdam: staat stil\n/)
  expect(tekst).toMatch(/Sinds: .*08:30\nTot: .*09:28\nDoor: +Femke/)
  expect(tekst).not.toMatch(/grens|vanaf 1/)
  expect(lees({ maat: 'pauzes', pauze: { ...pauze, door: null } })).toContain('een operator van elders')
  expect(lees({ maat: 'pauzes', pauze: { ...pauze, tot: '2026-10-05T07:05:00Z' }, stap: null })).toMatch(/loopt weer[\s\S]*Tot: .*09:05/)
})
test('what is of the whole installation names no gemeente, and leads to all', () => {
  const tekst = lees({ maat: 'workers', waarde: 0, grens: 1 })
  expect(tekst).toMatch(/^Werkers: over de grens\n[\s\S]*Voor: +alle gemeenten[\s\S]*https:\/\/r\.example\/wachtrijen#workers/)
  expect(tekst).not.toContain('Waterdam')
})
test('since when is real time, and says so when the proefklok shows another', () => {
  expect(lees()).toMatch(/Sinds: .*08:50\n/)
  expect(lees({ andereKlok: true })).toMatch(/Sinds: .*08:50, echte tijd\n/)
  expect(lees({ andereKlok: true, stap: null, eindeOp: '2026-10-05T07:05:00Z' })).toMatch(/Tot: .*09:05, echte tijd\n/)
})
