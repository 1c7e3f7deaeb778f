import type { KanaalFeiten } from '@regietafel/db'
import { expect, test } from 'vitest'
import { toKanaalstand } from './stand.ts'

const feiten: KanaalFeiten = { kanaal: 'email', wacht: 0, mislukt: 0, pogingen: 0, gelukt: 0, sinds: null, code: null, stilTot: null, ontvangers: 0, hapert: 0 }
const gemeente = { id: 'g', sleutel: 'waterdam', naam: 'Waterdam' }
const stand = (anders: Partial<KanaalFeiten>) => {
  const { niveau, woord } = toKanaalstand({ ...feiten, ...anders }, gemeente)
  return [niveau, woord]
}

test('no try in the last hour is not known, and never shown as good', () => {
  expect(stand({})).toEqual(['onbekend', 'Niets verstuurd'])
  expect(stand({ wacht: 4 })).toEqual(['onbekend', '4 wachten'])
  expect(stand({ wacht: 1 })).toEqual(['onbekend', '1 wacht'])
})

test('a pause is said before anything else, with its end on the clock of Amsterdam', () => {
  expect(stand({ stilTot: '2026-10-05T07:30:00.000Z', pogingen: 3, code: 'SMTP_550' })).toEqual(['stil', 'Stil tot 09:30'])
})

test.each<[Partial<KanaalFeiten>, string, string]>([
  [{ pogingen: 10, gelukt: 10 }, 'in-orde', 'In orde'],
  [{ pogingen: 10, gelukt: 9, code: 'SMTP_452' }, 'let-op', '1 van 10 mislukt'],
  [{ pogingen: 10, gelukt: 8, code: 'SMTP_452' }, 'over-de-grens', '2 van 10 mislukt'],
  [{ pogingen: 41, code: 'SMTP_AFZENDER_550' }, 'over-de-grens', 'Weigert'],
  [{ pogingen: 2, code: 'ECONNREFUSED' }, 'over-de-grens', 'Komt niet aan'],
  [{ mislukt: 2, code: 'SMTP_554' }, 'let-op', '2 opgegeven'],
  [{ kanaal: 'webhook', ontvangers: 6, hapert: 1, pogingen: 3, gelukt: 2 }, 'let-op', '1 van 6 hapert'],
  [{ kanaal: 'webhook', ontvangers: 1, hapert: 1 }, 'over-de-grens', 'Hapert'],
  [{ kanaal: 'webhook' }, 'onbekend', 'Geen ontvanger'],
])('%j is %s: %s', (anders, niveau, woord) => expect(stand(anders)).toEqual([niveau, woord]))
