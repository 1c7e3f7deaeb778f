import { expect, test } from 'vitest'
import { BANNER_NA_MS, bewakingszin, isLive, livezin, STIL_NA_MS, type Stroomstand } from './stand.ts'

const live: Stroomstand = { verbinding: 'live', laatsteMs: 1_000, op: '2026-10-05T06:50:00Z' }
const banner = (anders: Partial<Stroomstand & { bewakingStil: boolean | null }>, na = 0) => bewakingszin({ ...live, bewakingStil: false, ...anders }, 1_000 + na)?.titel ?? null

test('live says how long ago the last word was', () => expect(livezin(live, 4_000)).toEqual({ soort: 'live', kop: 'Live', bij: 'laatste bericht 3 s geleden' }))
test('a connection that says nothing is down, whatever it thinks', () => {
  expect([isLive(live, 1_000 + STIL_NA_MS - 1), isLive(live, 1_000 + STIL_NA_MS)]).toEqual([true, false])
  expect(livezin(live, 1_000 + STIL_NA_MS)).toMatchObject({ soort: 'weg', kop: 'Niet live sinds 08:50', bij: 'dit is de stand van toen' })
})
test('without script it says of when it is', () => expect(livezin({ ...live, verbinding: 'begin' }, 9e9)).toMatchObject({ soort: 'begin', kop: 'Stand van 08:50' }))
test.each([
  ['all well', {}, 0, null],
  ['no worker looked', { bewakingStil: true }, 0, 'De bewaking staat stil.'],
  ['also without script', { verbinding: 'begin', bewakingStil: true }, 0, 'De bewaking staat stil.'],
  ['the database does not answer', { bewakingStil: null }, 0, 'We weten niet of de bewaking loopt.'],
  ['a short break is no alarm', { verbinding: 'weg' }, BANNER_NA_MS - 1, null],
  ['a long one is', { verbinding: 'weg' }, BANNER_NA_MS, 'Geen verbinding sinds 08:50.'],
  ['logged out', { verbinding: 'uit' }, 0, 'Je bent uitgelogd sinds 08:50.'],
] as const)('the banner: %s', (_naam, anders, na, verwacht) => expect(banner(anders, na)).toBe(verwacht))
