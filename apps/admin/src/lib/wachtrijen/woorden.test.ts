import { expect, test } from 'vitest'
import { maat, NU, wachtrijen } from './testing/stand.ts'
import { duurVan, escalatievorm, kortMoment, nogzin, tegelsVan, toonWaarde, uitkomstzin, vanTot, zelfzin } from './woorden.ts'

const lees = (...invoer: Parameters<typeof tegelsVan>) => tegelsVan(...invoer).map(({ waarde, vorm, grens }) => `${waarde}: ${vorm.woord}, ${grens}`)

test('the five tiles of a Monday morning', () =>
  expect(lees(wachtrijen().maten, true)).toEqual(['4 min: In orde, grens 15 min', '12 s: In orde, grens 2 min', '43: Over de grens, grens 20', '3: Let op, let op vanaf 3, grens 10', '61%: Over de grens, grens 98%']))
test('what was not measured is unknown, and never green', () => {
  for (const tegel of tegelsVan([maat('sweep-achterstand', null)], true)) expect(tegel).toMatchObject({ waarde: 'onbekend', vorm: { staat: 'nog-niet', woord: 'Onbekend' } })
})
test('when the stream is down every tile is unknown, with the number of then', () => {
  const tegels = tegelsVan(wachtrijen().maten, false)
  expect(tegels.map(({ vorm }) => vorm.staat)).toEqual(Array(5).fill('nog-niet'))
  expect(tegels[0]!.waarde).toBe('4 min')
})
test('a small number of very old failures is over the limit as well', () =>
  expect(lees([maat('mislukt', 1), maat('mislukt-oudste', 3_600_000)], true)[2]).toBe('1: Over de grens, oudste: grens 1 uur'))
test('an age is that of the gemeente that is named', () => {
  const van = { ...maat('mislukt-oudste', 14 * 86_400_000), van: 'Waterdam' }
  expect(tegelsVan([maat('mislukt', 137, 'Rivierenstad: 137'), van], true)[2]!.bij).toBe('Rivierenstad: 137, oudste in Waterdam: 14 dagen')
  expect(tegelsVan([maat('mislukt', 137, 'Waterdam: 137'), van], true)[2]!.bij).toBe('Waterdam: 137, oudste 14 dagen')
})
test('while nobody guards what was good is unknown, and what is wrong stays wrong', () =>
  expect(tegelsVan(wachtrijen().maten, true, false).map(({ vorm }) => vorm.woord)).toEqual(['Onbekend', 'Onbekend', 'Over de grens', 'Let op', 'Over de grens']))
test('99.96% is not 100%', () => expect([0.9996, 1, 0].map((n) => toonWaarde(n, 'deel'))).toEqual(['99,9%', '100%', '0%']))
test('today is a time, yesterday says so', () => {
  expect([kortMoment('2026-10-05T04:41:00Z', NU), kortMoment('2026-10-04T14:02:00Z', NU), kortMoment('2026-10-02T14:02:00Z', NU)]).toEqual(['06:41', 'gisteren 16:02', 'vr 2 okt 16:02'])
  expect(vanTot('2026-10-05T04:41:10Z', '2026-10-05T04:41:50Z', NU)).toBe('06:41')
})
test('how long a pace takes', () => expect([duurVan(38, 10), duurVan(1, 10), duurVan(500, 2)]).toEqual(['4 min', '1 min', '5 uur']))
test('an open reminder is no alarm', () => expect(escalatievorm({ status: 'open', staat: 'Herinnering verstuurd', herinnering: true, afloop: null }).staat).toBe('afgerond'))
test('what ended and nobody settled looks as it ended: not done is not done', () =>
  expect((['afgerond', 'vervallen', 'nog-niet'] as const).map((afloop) => escalatievorm({ status: 'opgelost', staat: 'x', herinnering: false, afloop }).staat)).toEqual(['afgerond', 'vervallen', 'nog-niet']))
test('what goes by itself meanwhile is said: before it is asked, to who decides, and in the outcome', () => {
  expect([zelfzin({ gaanUit: 64, proberenZelf: 64 }), zelfzin({ gaanUit: 64, proberenZelf: 20 }), zelfzin({ gaanUit: 12, proberenZelf: 1 })]).toEqual(['Tot dan proberen de berichten het zelf ook.', 'Tot dan proberen 20 berichten het zelf ook.', 'Tot dan probeert 1 bericht het zelf ook.'])
  expect([nogzin({ aantal: 64, wachtNog: 44 }), nogzin({ aantal: 64, wachtNog: 64 }), nogzin({ aantal: null, wachtNog: null })]).toEqual(['Nu nog 44 van de 64: de rest ging al vanzelf, of is niet meer nodig.', '', ''])
  expect(nogzin({ aantal: 64, wachtNog: 0 })).toContain('Geen van de 64 wacht nog')
  expect(uitkomstzin({ verstuurd: 17, vanzelf: 47, nietMeerNodig: 0, mislukt: 0 })).toBe('17 verstuurd door deze opdracht, 47 waren al vanzelf gegaan, 0 niet meer nodig, 0 mislukt.')
  expect(uitkomstzin({ verstuurd: 5, vanzelf: 0, nietMeerNodig: 1, mislukt: 2 })).toBe('5 verstuurd, 1 niet meer nodig, 2 mislukt.')
})
