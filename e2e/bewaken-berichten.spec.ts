/** The words a gemeente mails with are its own, and never hold personal data; another system gets a signed message, once per escalatie. */
import { createHmac } from 'node:crypto'
import { createServer } from 'node:http'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { loadDrukte } from '@regietafel/db/demo'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { databaseUrl, kiesGemeente, klokNu, maandagVan, mailsAan, moment, open, zetKlok, zetKlokTerug } from './src/bewaken.ts'
import { foto, gebreken, klaar, login, openBrowser, SMAL, teBreed, wachtOp } from './src/harness.ts'
import type { Blik, Browser, Page } from './src/harness.ts'

interface Ontvangen { readonly headers: Readonly<Record<string, string>>; readonly body: string }
const { vrijdag } = maandagVan('berichten')

let browser: Browser
let henk: Blik
let femke: Blik
let ontvanger: Server
const binnen: Ontvangen[] = []
beforeAll(async () => {
  browser = await openBrowser()
  ontvanger = createServer((request, response) => {
    let body = ''
    request.on('data', (stuk) => (body += String(stuk)))
    request.on('end', () => {
      binnen.push({ headers: request.headers as Record<string, string>, body })
      response.writeHead(204).end()
    })
  })
  await new Promise<void>((resolve) => ontvanger.listen(0, '127.0.0.1', resolve))
  henk = await login(browser, 'beheerder')
  femke = await login(browser, 'operator')
})
afterAll(async () => {
  if (femke) await zetKlokTerug(femke.page)
  ontvanger?.close()
  await browser?.close()
})

const sjabloon = (page: Page) => page.getByRole('region', { name: 'Escalatie', exact: true })
const bewaar = (page: Page) => sjabloon(page).getByRole('button', { name: /^Bewaar deze woorden/ }).click()

it('personal data is refused at its place: what the page sees at once, and what only the server knows', async () => {
  const { page } = henk
  await open(page, '/beheer/berichten')
  expect(await gebreken(page)).toEqual([])
  const tekst = sjabloon(page).getByLabel('Tekst', { exact: true })
  const eerst = await tekst.inputValue()
  for (const fout of ['Bel moeder op 06 1234 5678.', 'Denk aan Noa van de Lindehof.', 'Burgerservicenummer 111222333.']) {
    await tekst.fill(`${eerst}\n${fout}`)
    await bewaar(page)
    await sjabloon(page).locator('textarea[aria-invalid="true"]').waitFor()
    expect(await tekst.inputValue()).toContain(fout)
    await klaar(page)
  }
  expect(await gebreken(page)).toEqual([])
  await tekst.fill(eerst)
})

it('her own words are shown as they will arrive, and saved', async () => {
  const { page } = henk
  const blok = sjabloon(page)
  await blok.getByLabel('Onderwerp').fill('Kijk vandaag naar {{nummer}} ({{trap}})')
  await blok.getByLabel('Tekst', { exact: true }).fill('Dag. De taak {{taak}} in casus {{nummer}} is te laat.\n\n{{link}}\n')
  await blok.getByText(/Kijk vandaag naar \d{4}-\d{4} \(E\d\)/).waitFor()
  await bewaar(page)
  await page.getByText('De woorden zijn bewaard. Ze gelden vanaf het volgende bericht.').waitFor()
  await blok.getByText('Eigen woorden').waitFor()
  await page.setViewportSize(SMAL)
  expect(await teBreed(page)).toBe(0)
  expect(await gebreken(page)).toEqual([])
  await page.setViewportSize({ width: 1280, height: 900 })
  await foto(page, 'bewaken-10-berichten')
})

let geheim: string
it('a webhook to another system: its secret is shown once, and a test message is signed with it', async () => {
  const { page } = femke
  await open(page, '/wachtrijen/kanalen')
  await kiesGemeente(page, 'Rivierenstad')
  await page.getByRole('link', { name: 'Voeg een webhook toe' }).click()
  await page.getByLabel('Naam', { exact: true }).fill('Zaaksysteem')
  await page.getByLabel('Adres', { exact: true }).fill('http://10.0.0.1/haak')
  await page.getByLabel('Waarom?').fill('Het zaaksysteem wil meekijken.')
  await page.getByRole('button', { name: 'Maak de webhook' }).click()
  await page.locator('#url[aria-invalid="true"]').waitFor()
  expect(await page.getByLabel('Naam', { exact: true }).inputValue()).toBe('Zaaksysteem')
  await page.getByLabel('Adres', { exact: true }).fill(`http://127.0.0.1:${(ontvanger.address() as AddressInfo).port}/haak`)
  await page.getByRole('button', { name: 'Maak de webhook' }).click()
  geheim = await page.locator('[data-geheim]').innerText()
  expect(await gebreken(page)).toEqual([])
  await page.getByRole('link', { name: 'Ik heb het bewaard' }).click()
  await page.locator('[data-geheim]').waitFor({ state: 'detached' })
  expect(await page.locator('main').innerText()).not.toContain(geheim)
  await page.getByRole('button', { name: /^Stuur proefbericht/ }).click()
  await page.getByText(/De ontvanger nam het proefbericht aan/).waitFor()
  expect(binnen.map(klopt)).toEqual([true])
  await foto(page, 'bewaken-11-webhook')
})

it('an escalatie carries the new words to a person and a signed message to the system: each once, without a name', async () => {
  const { page } = femke
  await zetKlok(page, moment(vrijdag, '08:50'))
  const [nummer] = await loadDrukte(databaseUrl(), { gemeente: 'rivierenstad', aantal: 1, trap: 'E3', op: '09:00' })
  await zetKlok(page, Math.max(klokNu() + 1_000, moment(vrijdag, '09:00')))
  const mail = await wachtOp('the mail', async () => (await mailsAan('procesregisseur@rivierenstad.example')).find(({ onderwerp }) => onderwerp === `Kijk vandaag naar ${nummer} (E3)`), 40_000)
  expect(mail.tekst).toContain(`in casus ${nummer} is te laat.`)
  const berichten = () => binnen.filter(({ body }) => body.includes(nummer!) && body.includes('"E3"'))
  await wachtOp('the message', async () => berichten().length > 0, 40_000)
  await open(page, '/wachtrijen/kanalen')
  expect(berichten().length).toBe(1)
  expect(berichten().every(klopt)).toBe(true)
  expect(JSON.parse(berichten()[0]!.body)).toMatchObject({ soort: 'escalatie', gemeente: 'rivierenstad', casusnummer: nummer, trap: 'E3' })
  expect(binnen.map(({ body }) => body).join()).not.toMatch(/Robin|Joost|Marjan/)
})

it('back to the shipped words, and the webhook off: the next gemeente finds nothing of this', async () => {
  const { page } = henk
  await open(page, '/beheer/berichten')
  await sjabloon(page).getByRole('link', { name: /^Terug naar de meegeleverde woorden/ }).click()
  await page.getByRole('button', { name: 'Gebruik de meegeleverde woorden' }).click()
  await page.getByText('De meegeleverde woorden gelden weer.').waitFor()
  await open(femke.page, '/wachtrijen/kanalen')
  await kiesGemeente(femke.page, 'Rivierenstad')
  await femke.page.getByRole('link', { name: /^Wijzig Zaaksysteem/ }).click()
  await femke.page.getByLabel('Deze webhook staat aan').uncheck()
  await femke.page.getByLabel('Waarom?').fill('De proef is voorbij.')
  await femke.page.getByRole('dialog').getByRole('button', { name: 'Bewaar' }).click()
  await femke.page.getByText('De webhook is bewaard.').waitFor()
  expect([...henk.klachten, ...femke.klachten]).toEqual([])
})

/** As the receiver checks it. */
function klopt({ headers, body }: Ontvangen): boolean {
  const [tijd, id] = [headers['regietafel-tijd'], headers['regietafel-id']]
  return headers['regietafel-handtekening'] === `v1=${createHmac('sha256', geheim).update(`${tijd}.${id}.${body}`).digest('hex')}`
}
