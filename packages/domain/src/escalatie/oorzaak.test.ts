import fc from 'fast-check'
import { expect, test } from 'vitest'
import { leesOorzaak, oorzaken, raadZolangHetWacht } from './oorzaak.ts'

test.each([
  ['email', 'SMTP_AFZENDER_550', 'Mailserver weigert de afzender (550)', 'afzender'],
  ['email', 'SMTP_554', 'Adres bestaat niet (554)', 'adres'],
  ['email', 'SMTP_599', 'Mailserver weigert dit adres (599)', 'adres'],
  ['email', 'SMTP_432', 'Mailserver neemt het nu niet aan (432)', null],
  ['email', 'ECONNREFUSED', 'Mailserver weigert de verbinding', null],
  ['webhook', 'ECONNREFUSED', 'Webhook weigert de verbinding', 'webhook'],
  ['webhook', 'HTTP_502', 'Webhook gaf antwoord 502', 'webhook'],
  ['webhook', 'HTTP_422', 'Webhook weigert het bericht (422)', 'webhook'],
  ['email', 'VREEMD', 'Onbekende fout (VREEMD)', null],
] as const)('%s, %s: %s', (kanaal, code, titel, herstel) => expect(leesOorzaak(kanaal, code)).toMatchObject({ titel, herstel }))

test('while nothing was given up nobody is told to send it again', () => {
  expect(raadZolangHetWacht(leesOorzaak('email', 'SMTP_AFZENDER_550').raad)).toBe('Herstel het afzenderadres of laat de mailserver het toe. Wat wacht, gaat dan vanzelf.')
  expect(raadZolangHetWacht(leesOorzaak('webhook', 'WEBHOOK_UIT').raad)).toBe('Zet deze webhook weer aan, of laat de berichten vallen. Wat wacht, gaat dan vanzelf.')
  expect(raadZolangHetWacht(leesOorzaak('email', 'SMTP_421').raad)).toBe('Regietafel probeert het vanzelf weer.')
  for (const code of Object.keys(oorzaken)) expect(raadZolangHetWacht(oorzaken[code]!.raad)).not.toContain('opnieuw')
})

test('every code has a title and one sentence of advice, whatever the other side says', () => {
  fc.assert(fc.property(fc.constantFrom('taak', 'email', 'webhook'), fc.oneof(fc.string(), fc.constantFrom(...Object.keys(oorzaken), 'constructor', '__proto__')), (kanaal, code) => {
    const { titel, raad } = leesOorzaak(kanaal, code)
    expect(titel.length).toBeGreaterThan(3)
    expect(raad).toMatch(/^[A-Z].*\.$/)
  }))
})
