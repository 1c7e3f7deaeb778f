import { expect, test } from 'vitest'
import { tegels } from './gezondheid.ts'

const goed = { oudsteDieHadMoetenGaanMs: 0, sweepAchterstandMs: 12_000, workers: 1, nietBezorgd: 0 }
const woorden = (g: Parameters<typeof tegels>[0]) => tegels(g).map(({ waarde, woord }) => `${waarde}: ${woord}`)

test('all well', () => expect(woorden(goed)).toEqual(['geen: In orde', '12 s: In orde', '1: In orde', '0: In orde']))
test('nothing heard is unknown, never green', () => expect(woorden({ ...goed, sweepAchterstandMs: null, workers: 0 }).slice(1, 3)).toEqual(['onbekend: Onbekend', '0: Over de grens']))
test('the limits are 15 and 2 minutes', () => {
  expect(woorden({ ...goed, oudsteDieHadMoetenGaanMs: 15 * 60_000, sweepAchterstandMs: 120_000 }).slice(0, 2)).toEqual(['15 min: In orde', '2 min: In orde'])
  expect(woorden({ ...goed, oudsteDieHadMoetenGaanMs: 15 * 60_000 + 1, sweepAchterstandMs: 120_001 }).slice(0, 2)).toEqual(['15 min: Over de grens', '2 min: Over de grens'])
})
