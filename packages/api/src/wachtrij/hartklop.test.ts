import { expect, test } from 'vitest'
import { merkVan, telAlarmen } from './hartklop.ts'

test('what one dead mailserver trips is one alarm in each gemeente, what is of the installation one for all', () => {
  const rivierenstad = [{ id: 'a', maat: 'mislukt' }, { id: 'b', maat: 'bezorgd-deel' }, { id: 'c', maat: 'workers' }, { id: 'd', maat: 'verschil' }] as const
  const waterdam = [{ id: 'e', maat: 'mislukt' }, { id: 'f', maat: 'workers' }, { id: 'g', maat: 'klokverschil' }] as const
  expect(telAlarmen([rivierenstad, waterdam])).toBe(5)
})
test('the console is asked anew when a message of an alarm itself does not get through', () => {
  const goed = merkVan([['a', [{ nietVerstuurd: [] }]]])
  expect(merkVan([['a', [{ nietVerstuurd: [] }]]])).toBe(goed)
  expect(merkVan([['a', [{ nietVerstuurd: [{ kanaal: 'email', code: 'SMTP_550', aantal: 1, ontvangers: 1 }] }]]])).not.toBe(goed)
})
