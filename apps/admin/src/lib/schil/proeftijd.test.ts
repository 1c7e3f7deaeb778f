import { expect, test } from 'vitest'
import { leesProeftijd } from './proeftijd.ts'

test.each([
  ['2026-10-05', '08:50', undefined, { moment: '2026-10-05T06:50:00Z', keer: 'een' }],
  ['2026-01-05', '08:50:00', 'tweede', { moment: '2026-01-05T07:50:00Z', keer: 'een' }],
  ['2026-10-25', '02:30', 'eerste', { moment: '2026-10-25T00:30:00Z', keer: 'twee' }],
  ['2026-10-25', '02:30', 'tweede', { moment: '2026-10-25T01:30:00Z', keer: 'twee' }],
  ['2026-10-25', '02:30', 'x', { moment: '2026-10-25T00:30:00Z', keer: 'twee' }],
  ['2026-03-29', '02:30', undefined, { melding: 'In deze nacht gaat de klok van 02:00 naar 03:00. 02:30 bestaat dan niet. Kies 03:00 of later.' }],
  ['', '08:50', undefined, { melding: 'Kies eerst een datum.' }],
  ['2026-02-30', '08:50', undefined, { melding: 'Kies eerst een datum.' }],
  ['2026-10-05', '', undefined, { melding: 'Kies een tijd, zoals 08:50.' }],
  ['2026-10-05', '25:00', undefined, { melding: 'Kies een tijd, zoals 08:50.' }],
])('%s %s (%s)', (datum, tijd, welke, uit) => expect(leesProeftijd({ datum, tijd, ...(welke !== undefined && { welke }) })).toEqual(uit))
