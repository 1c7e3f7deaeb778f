/** Who sees what: another gemeente, a role without dossiers, nobody at all. Absent and forbidden look the same. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { foto, gebreken, klaar, login, nieuwVenster, openBrowser, SMAL, teBreed } from './src/harness.ts'
import type { Browser } from './src/harness.ts'

const JAAR = new Date().getFullYear()
const NOA = `/casussen/${JAAR}-0047/tijdlijn`
const ANDERS = `/casussen/${JAAR}-9999/tijdlijn`

let browser: Browser
beforeAll(async () => void (browser = await openBrowser()))
afterAll(() => browser?.close())

it('nobody signed in: every page leads to inloggen and back to where you wanted to be', async () => {
  const { page } = await nieuwVenster(browser)
  await page.goto(NOA)
  await klaar(page)
  expect(new URL(page.url()).pathname).toBe('/inloggen')
  await klaar(page)
  await page.getByLabel('E-mailadres').fill('casusregisseur@rivierenstad.example')
  await page.getByLabel('Wachtwoord').fill('verkeerd wachtwoord')
  await page.getByRole('button', { name: 'Log in' }).click()
  await page.getByRole('alert').waitFor()
  expect(await page.getByLabel('E-mailadres').inputValue()).toBe('casusregisseur@rivierenstad.example')
  await page.getByLabel('Wachtwoord').fill('regietafel-demo')
  await page.getByRole('button', { name: 'Log in' }).click()
  await page.waitForURL(`**${NOA}`)
})

it('the casusregisseur of another gemeente gets the same answer for a casus of elsewhere as for none', async () => {
  const { page } = await login(browser, 'casusregisseur@waterdam.example')
  const antwoorden: string[] = []
  for (const adres of [NOA, ANDERS]) {
    const response = await page.goto(adres)
    expect(response?.status()).toBe(404)
    await klaar(page)
    antwoorden.push((await page.locator('main').innerText()).replaceAll(/\d{4}-\d{4}/g, 'NUMMER'))
  }
  expect(antwoorden[0]).toBe(antwoorden[1])
  await page.goto('/casussen')
  await klaar(page)
  expect(await page.locator('main').innerText()).not.toMatch(/Noa|Sami/)
})

it('the operator sees escalaties and no dossier', async () => {
  const { page } = await login(browser, 'operator')
  expect((await page.goto(NOA))?.status()).toBe(404)
  expect((await page.goto('/casussen'))?.status()).toBeGreaterThanOrEqual(403)
  await page.goto('/escalaties')
  await klaar(page)
  expect(await page.locator('main').innerText()).not.toMatch(/Noa|Sami|Jada/)
  expect(await gebreken(page)).toEqual([])
})

it('signed out, the way back is closed', async () => {
  const { page } = await login(browser, 'casusregisseur')
  await page.goto(NOA)
  await klaar(page)
  await page.locator('.breed').getByRole('button', { name: 'Uitloggen' }).click()
  await page.waitForURL('**/inloggen**')
  await page.goto(NOA)
  await klaar(page)
  expect(new URL(page.url()).pathname).toBe('/inloggen')
})

it.each(['gedragswetenschapper', 'zorgaanbieder', 'ret', 'procesregisseur', 'gemeente', 'beheerder', 'operator'] as const)('the first page of the %s is free of complaints, wide and at 360 px', async (rol) => {
  const { page, klachten } = await login(browser, rol, SMAL)
  expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1)
  expect(await teBreed(page)).toBe(0)
  expect(await gebreken(page)).toEqual([])
  await foto(page, `rol-${rol}-smal`)
  await page.setViewportSize({ width: 1280, height: 900 })
  expect(await gebreken(page)).toEqual([])
  await foto(page, `rol-${rol}`)
  expect(klachten).toEqual([])
})
