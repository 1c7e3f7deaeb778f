import { expect, test } from 'vitest'
import { klokOver, leesTot, MAX_PAUZE_MINUTEN, snelkeuzes } from './pauzetijd.ts'

const NU = '2026-10-05T06:50:00Z'
const melding = (tekst: string, nu = NU) => { const uit = leesTot(tekst, nu); return uit.ok ? uit.tot : uit.melding }

test('a time is the first such moment after now', () => expect(melding('09:30')).toBe('2026-10-05T07:30:00Z'))
test('past midnight it is tomorrow', () => expect(melding('01:00', '2026-10-05T21:30:00Z')).toBe('2026-10-05T23:00:00Z'))
test.each(['', 'straks', '25:00', '9:75'])('%j is no time', (tekst) => expect(melding(tekst)).toBe('Vul een tijd in, zoals 09:30.'))
test('four hours, and not a minute more', () => {
  expect(melding('12:50')).toBe('2026-10-05T10:50:00Z')
  expect(melding('12:51')).toBe('Een pauze duurt hooguit 4 uur. Kies een tijd tot 12:50.')
  expect(melding('08:50')).toContain('hooguit 4 uur')
})
test('the night that lasts an hour longer keeps every quick choice within reach', () => {
  for (const nu of ['2026-10-24T23:30:00Z', '2026-10-25T00:15:00Z', '2026-10-25T00:45:00Z', '2027-03-28T00:30:00Z'])
    for (const [minuten] of snelkeuzes) expect(leesTot(klokOver(minuten, nu), nu), `${nu} + ${minuten}`).toMatchObject({ ok: true })
})
test('what is accepted lies after now and within four hours, at every quarter of two years', () => {
  for (let ms = Date.parse('2026-01-01T00:07:00Z'); ms < Date.parse('2027-12-31'); ms += 6.25 * 3_600_000) {
    for (let uur = 0; uur < 24; uur += 1) {
      const uit = leesTot(`${uur}:15`, new Date(ms).toISOString())
      if (uit.ok) expect(Date.parse(uit.tot) > ms && Date.parse(uit.tot) - ms <= MAX_PAUZE_MINUTEN * 60_000, `${new Date(ms).toISOString()} ${uur}`).toBe(true)
    }
  }
})
