import type { Melding } from '@regietafel/db'
import { expect, test } from 'vitest'
import { nietAangekomenZin, toMelding, verzoekover } from './standen.ts'

const gemeente = { id: 'g', sleutel: 'waterdam', naam: 'Waterdam' }
const melding: Melding = { id: 'm', maat: 'bezorgd-deel', doel: '', niveau: 'over-de-grens', waarde: 0.6, grens: 0.98, begonnenOp: '2026-10-05T07:00:00Z', gezienOp: '2026-10-05T07:00:00Z', eindeOp: null, stap: 1, gemeldOp: null, opgepaktDoor: null, opgepaktOp: null, opgepaktReden: null, nietVerstuurd: [], aangekomen: 1 }
const stand = (vers: number | null, letOp: number | null = null) => toMelding(melding, gemeente, { klok: (op) => op, namen: new Map(), vers, regel: { letOp, grens: 0.98 } })

test('an alarm that waits for its end never says that it is over its limit', () => {
  expect(stand(1)).toMatchObject({ niveau: 'let-op', weerGoed: true, tekst: expect.stringMatching(/^Weer goed: het is nu 100%\. Een alarm komt er onder 98%\. Blijft het zo/) as string })
  expect(stand(0.985, 0.99)).toMatchObject({ niveau: 'let-op', tekst: expect.stringMatching(/^Niet meer over de grens: nu 98,5%/) as string })
  expect(stand(0.985, 0.99)).not.toHaveProperty('weerGoed')
})
test.each([0.6, null])('what is over it, or not known any more, is told as it was: %s', (vers) => {
  expect(stand(vers)).toMatchObject({ niveau: 'over-de-grens', tekst: expect.stringMatching(/^60%; de grens is/) as string })
  expect(stand(vers)).not.toHaveProperty('weerGoed')
})
test('below its limit an alarm says from where it is to be looked at', () => {
  const letOp = (vers: number | null) => toMelding({ ...melding, maat: 'niet-bevestigd', niveau: 'let-op', waarde: 8, grens: 3 }, gemeente, { klok: (op) => op, namen: new Map(), vers, regel: { letOp: 3, grens: 10 } }).tekst
  expect([letOp(8), letOp(null)]).toEqual(['8; let op vanaf 3.', '8; let op vanaf 3.'])
  expect(letOp(0)).toMatch(/^Weer goed: het is nu 0\. Een alarm komt er vanaf 10\./)
})
test('an alarm leads to what it is about, in its gemeente', () => expect(stand(0.6).href).toBe('/wachtrijen?gemeente=g#mislukt'))
test('since when stays as it was when the proefklok moves: beside the moment of the page stands the real one', () => {
  const met = (klok: (op: string) => string) => toMelding(melding, gemeente, { klok, namen: new Map() })
  expect(met((op) => op)).not.toHaveProperty('begonnenEcht')
  expect(met(() => '2026-10-19T07:00:00Z')).toMatchObject({ begonnenOp: '2026-10-19T07:00:00Z', begonnenEcht: melding.begonnenOp })
})
test('an alarm whose own messages do not get through says so, with the cause in words', () => {
  const met = (nietVerstuurd: Melding['nietVerstuurd']) => toMelding({ ...melding, nietVerstuurd }, gemeente, { klok: (op) => op, namen: new Map() }).nietAangekomen
  expect(met([])).toBeUndefined()
  expect(met([{ kanaal: 'email', code: 'SMTP_AFZENDER_550', aantal: 9, ontvangers: 5 }, { kanaal: 'webhook', code: 'HTTP_503', aantal: 1, ontvangers: 1 }])).toEqual([
    'De mail hierover kwam bij 5 personen niet aan: mailserver weigert de afzender (550).', 'Het bericht hierover kwam bij 1 webhook niet aan: webhook is tijdelijk dicht (503).'])
  expect(nietAangekomenZin({ kanaal: 'webhook', code: 'GEHEIM_SLEUTEL_ONTBREEKT', aantal: 2, ontvangers: 2 })).toBe('Het bericht hierover kwam bij 2 webhooks niet aan: Regietafel mist de sleutel voor geheimen.')
  expect(nietAangekomenZin({ kanaal: 'email', code: 'VOORBIJ', aantal: 1, ontvangers: 1 })).toBe('De mail hierover kwam bij 1 persoon niet aan: de melding was al voorbij.')
})
test('what is asked says the kanaal, the cause and the tempo', () => {
  const code = (n: number) => ({ kanaal: 'webhook', code: `HTTP_50${n}` })
  expect(verzoekover({ over: [{ kanaal: 'email', code: 'SMTP_AFZENDER_550' }], tempoPerMinuut: 10 })).toBe('E-mail: Mailserver weigert de afzender (550), 10 per minuut')
  expect(verzoekover({ over: [0, 1, 2, 3].map(code), ids: [] })).toMatch(/; en nog 1 oorzaak$/)
  expect(verzoekover({ soort: 'gemeente' })).toBeNull()
})
