import { expect, test } from 'vitest'
import { afzenderWat, herhaaldInWoorden, meldregelWat, nieuweWebhookWat, webhookproefWat, webhookWat } from './wat.ts'

const haak = { naam: 'Zaaksysteem', url: 'https://zaken.waterdam.example/in?sleutel=geheim', trappen: ['E4', 'E3'], meldingen: false, actief: true }
const regel = { maat: 'mislukt', letOp: 2, grens: 8, stappen: [5, 30], email: true, webhook: false, actief: true } as const

test('a sender is told from what to what; the ordinary one by its name', () => {
  expect(afzenderWat(null, 'jeugd@waterdam.example')).toBe('Van het gewone adres naar jeugd@waterdam.example.')
  expect(afzenderWat('a@b.example', null)).toBe('Van a@b.example naar het gewone adres.')
  expect(afzenderWat('a@b.example', 'a@b.example')).toBeNull()
})
test('a webhook is told by its name and host; what stands behind the host may be a secret and is not kept', () => {
  expect(nieuweWebhookWat(haak)).toBe('Zaaksysteem gemaakt, naar zaken.waterdam.example. Krijgt E3, E4; meldingen van de bewaking: nee.')
  expect(webhookWat(haak, { ...haak, naam: 'Zaken', url: 'https://elders.example/x', trappen: [], meldingen: true, actief: false })).toBe(
    'Zaaksysteem: naam: Zaaksysteem wordt Zaken; adres: zaken.waterdam.example wordt elders.example; krijgt: E3, E4 wordt alle escalaties; meldingen van de bewaking: nee wordt ja; staat aan: ja wordt nee.')
  expect(webhookWat(haak, { ...haak, url: 'https://zaken.waterdam.example/in?sleutel=anders' })).toBe('Zaaksysteem: een ander adres bij zaken.waterdam.example.')
  expect(webhookWat(haak, { ...haak, trappen: ['E3', 'E4'] })).toBe('Zaaksysteem: er veranderde niets.')
  for (const zin of [nieuweWebhookWat(haak), webhookWat(haak, { ...haak, url: 'https://elders.example/' })]) expect(zin).not.toMatch(/geheim|sleutel=/)
  expect(webhookproefWat('Zaaksysteem', false, 'HTTP_503')).toBe('Zaaksysteem: proefbericht niet aangekomen: webhook is tijdelijk dicht (503).')
})
test('a rule of alarm is told from what to what', () => {
  expect(meldregelWat(regel, { ...regel, grens: 9, email: false })).toMatch(/: grens: .*8.* wordt .*9.*; e-mail: ja wordt nee\.$/)
  expect(meldregelWat(regel, regel)).toMatch(/er veranderde niets/)
})
test('what became of a sending: over, on its way, or stopped', () => {
  const uitkomst = { verstuurd: 17, vanzelf: 47, wacht: 0, mislukt: 2, nietMeerNodig: 0, gestopt: false }
  expect(herhaaldInWoorden(uitkomst)).toBe('Uitkomst: 17 verstuurd, 47 waren al vanzelf gegaan, 2 mislukt.')
  expect(herhaaldInWoorden({ ...uitkomst, vanzelf: 0, wacht: 5 })).toBe('Tot nu toe: 17 verstuurd, 2 mislukt, 5 wachten nog.')
  expect(herhaaldInWoorden({ ...uitkomst, vanzelf: 0, gestopt: true })).toBe('Uitkomst: 17 verstuurd, 2 mislukt (gestopt).')
})
