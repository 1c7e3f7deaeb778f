import type { Gezondheid } from '@regietafel/api/client'
import { expect, test } from 'vitest'
import { maat, NU } from '#lib/wachtrijen/testing/stand.ts'
import { tegelsVan } from '#lib/wachtrijen/woorden.ts'
import { tegels } from './gezondheid.ts'

const maten = (sweep: number | null, workers = 1, mislukt = 0) => [maat('oudste-niet-afgegaan', 0), maat('sweep-achterstand', sweep), maat('workers', workers), maat('mislukt', mislukt), maat('mislukt-oudste', 0)]
const woorden = (anders: Partial<Gezondheid>) => tegels({ maten: maten(12_000), stilTot: null, ...anders }, NU).map(({ waarde, vorm }) => `${waarde}: ${vorm.woord}`)

test('all well', () => expect(woorden({})).toEqual(['geen: In orde', '12 s: In orde', '1: In orde', '0: In orde']))
test('nothing heard is unknown, never green', () => expect(woorden({ maten: maten(null, 0) }).slice(1, 3)).toEqual(['onbekend: Onbekend', '0: Over de grens']))
test('what Wachtrijen says of a number is what is said here', () => {
  const een = maten(60_000, 1, 17)
  expect(woorden({ maten: een })).toEqual(['geen: In orde', '1 min: Let op', '1: In orde', '17: Let op'])
  expect(tegels({ maten: een, stilTot: null }, NU).filter(({ maat }) => maat !== 'workers')).toEqual(tegelsVan(een, true).slice(0, 3))
})
test('while the gemeente stands still its guarding is not green', () =>
  expect(woorden({ stilTot: '2026-10-05T07:28:00Z' }).slice(0, 3)).toEqual(['geen: Staat stil tot 09:28', '12 s: Staat stil tot 09:28', '1: In orde']))
