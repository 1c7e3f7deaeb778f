/** A casus from its first minute: made, placed, started, its behandelregie assigned and handed over, closed and opened again. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { foto, gebreken, klaar, login, openBrowser } from './src/harness.ts'
import type { Blik, Browser, Page } from './src/harness.ts'

let browser: Browser
let bilal: Blik
let joost: Blik
let tijdlijn: string
beforeAll(async () => void (browser = await openBrowser()))
afterAll(() => browser?.close())

const dagenGeleden = (n: number) => new Date(Date.now() - n * 86_400_000).toISOString().slice(0, 10)
const dialoogDicht = (page: Page) => page.getByRole('dialog').waitFor({ state: 'detached' })
const doe = async (page: Page, knop: string, bevestig: string, vul: () => Promise<void>) => {
  await page.getByRole('link', { name: knop, exact: true }).click()
  await page.getByRole('dialog').waitFor()
  await vul()
  await page.getByRole('button', { name: bevestig }).click()
  await dialoogDicht(page)
  await klaar(page)
}

it('what is wrong stands at the field, and nothing typed is lost', async () => {
  bilal = await login(browser, 'casusregisseur')
  const { page } = bilal
  await page.goto('/casussen/nieuw')
  await klaar(page)
  await page.getByLabel('Wat wil de jongere zelf?').fill('Ik wil naar zee.')
  await page.getByRole('button', { name: 'Maak de casus' }).click()
  const veld = page.getByLabel('Roepnaam van de jongere')
  await page.locator('#roepnaam[aria-invalid="true"]').waitFor()
  expect(await veld.evaluate((element) => element === document.activeElement)).toBe(true)
  expect(await page.getByLabel('Wat wil de jongere zelf?').inputValue()).toBe('Ik wil naar zee.')
  expect(await gebreken(page)).toEqual([])
})

it('made, the casus stands there with her words on top and its maker as casusregisseur', async () => {
  const { page } = bilal
  await page.getByLabel('Roepnaam van de jongere').fill('Wies')
  await page.getByLabel('Geboortedatum').fill('2011-02-28')
  await page.getByLabel('Wanneer kwam de aanvraag?').fill(dagenGeleden(2))
  await page.getByRole('button', { name: 'Maak de casus' }).click()
  await page.waitForURL(/\/casussen\/\d{4}-\d{4}/)
  await page.getByText('Ik wil naar zee.').waitFor()
  tijdlijn = `${new URL(page.url()).pathname.split('/').slice(0, 3).join('/')}/tijdlijn`
  await page.goto(tijdlijn)
  await klaar(page)
  await page.getByText('Niemand').first().waitFor()
  expect(await gebreken(page)).toEqual([])
  await foto(page, 'nieuw-01')
})

it('placed and started, the dates follow at once, each with its reason', async () => {
  const { page } = bilal
  await doe(page, 'Plaatsing', 'Leg de plaatsing vast', () => page.getByLabel('Op welke dag?').fill(dagenGeleden(1)))
  await doe(page, 'Start 1-op-1', 'Start de 1-op-1', () => page.getByLabel('Op welke dag?').fill(dagenGeleden(1)))
  expect(await page.getByRole('row', { name: 'Opstellen verklarende analyse' }).textContent()).toMatch(/Plaatsing .* \+ 7 dagen/)
  expect(await page.getByRole('row', { name: '7 Evalueren HVP' }).textContent()).toMatch(/\+ 28 dagen/)
})

it('the procesregisseur assigns the behandelregie; it is handed over without a gap', async () => {
  joost = await login(browser, 'procesregisseur')
  const { page } = joost
  const regie = tijdlijn.replace('tijdlijn', 'regie')
  await page.goto(regie)
  await klaar(page)
  const rij = () => page.getByRole('table', { name: 'Wie heeft nu de regie' }).getByRole('row').filter({ hasText: 'Behandelregie' })
  await rij().getByRole('link', { name: /Wijs toe/ }).click()
  await page.getByLabel(/^Wie krijgt/).selectOption({ label: 'Ruben, De Lindehof' })
  await page.getByRole('button', { name: /^Wijs de behandelregie toe/ }).click()
  await dialoogDicht(page)
  expect(await rij().textContent()).toMatch(/Ruben/)

  await rij().getByRole('link', { name: /Draag over/ }).click()
  await page.getByLabel(/^Wie krijgt/).selectOption({ label: 'Karim, Oeverzorg' })
  await page.getByLabel('Waarom?').fill('Wies gaat naar Oeverzorg.')
  await page.getByRole('button', { name: /^Draag de behandelregie over/ }).click()
  await dialoogDicht(page)
  expect(await rij().textContent()).toMatch(/Karim/)
  const geschiedenis = page.getByRole('table', { name: 'Regie van wanneer tot wanneer' }).getByRole('row').filter({ hasText: 'Behandelregie' })
  expect(await geschiedenis.count()).toBe(2)
  expect(await gebreken(page)).toEqual([])
  await foto(page, 'nieuw-02-regie')
})

it('closed, every open termijn lapses; opened again, they run', async () => {
  const { page } = bilal
  await page.goto(tijdlijn)
  await klaar(page)
  const rij = page.getByRole('row', { name: 'Opstellen verklarende analyse' })
  await doe(page, 'Sluit af', 'Sluit de casus af', () => page.getByLabel('Waarom?').fill('Wies woont weer thuis.'))
  expect(await rij.textContent()).toMatch(/Vervallen/)
  await doe(page, 'Heropen', 'Heropen de casus', () => page.getByLabel('Waarom?').fill('Het ging toch niet.'))
  expect(await rij.textContent()).toMatch(/Loopt/)
  expect([...bilal.klachten, ...joost.klachten]).toEqual([])
})
