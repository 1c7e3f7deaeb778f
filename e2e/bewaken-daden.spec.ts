/** What professionals do with an escalatie, each with a reason: take over, put off within bounds, hand back, settle. The gemeente decides about the money. Who is away is passed by. */
import { loadDrukte } from '@regietafel/db/demo'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { databaseUrl, maandagVan, mailsAan, moment, klokNu, open, zetKlok, zetKlokTerug } from './src/bewaken.ts'
import { foto, gebreken, klaar, login, openBrowser, SMAL, teBreed, wachtOp } from './src/harness.ts'
import type { Account, Blik, Browser, Page } from './src/harness.ts'

const { vrijdag, maandag } = maandagVan('daden')
const plus = (dag: string, n: number): string => new Date(Date.parse(`${dag}T12:00:00Z`) + n * 86_400_000).toISOString().slice(0, 10)

let browser: Browser
const blikken: Blik[] = []
let femke: Blik
let e1: string[]
let e4: string
let later: string
const als = async (account: Account): Promise<Blik> => {
  const blik = await login(browser, account)
  blikken.push(blik)
  return blik
}
beforeAll(async () => {
  browser = await openBrowser()
  femke = await als('operator')
  await zetKlok(femke.page, moment(vrijdag, '08:50'))
  e1 = await loadDrukte(databaseUrl(), { gemeente: 'rivierenstad', aantal: 3, trap: 'E1', op: '09:00' })
  e4 = (await loadDrukte(databaseUrl(), { gemeente: 'rivierenstad', aantal: 1, trap: 'E4', op: '09:00' }))[0]!
  await zetKlok(femke.page, moment(vrijdag, '09:02'))
})
afterAll(async () => {
  if (femke) await zetKlokTerug(femke.page)
  await browser?.close()
})

const zoek = async (page: Page, nummer: string, status = 'alle'): Promise<void> => open(page, `/escalaties?status=${status}&casus=${nummer}`)
const rij = (page: Page, nummer: string, trap: string) => page.getByRole('row').filter({ hasText: nummer }).filter({ has: page.getByRole('cell', { name: trap, exact: true }) })
/** Opens the dialoog of an escalatie; waits until the worker has put it there. */
async function opent(page: Page, nummer: string, trap: string): Promise<void> {
  await wachtOp(`${trap} of ${nummer}`, async () => {
    await zoek(page, nummer)
    return (await rij(page, nummer, trap).count()) > 0
  })
  await rij(page, nummer, trap).getByRole('link').last().click()
  await page.getByRole('dialog').waitFor()
  await klaar(page)
}
const kies = (page: Page, daad: string) => page.getByRole('radio', { name: new RegExp(`^${daad}`) }).check()
async function verstuur(page: Page, reden: string, knop: string): Promise<void> {
  await page.locator('#reden').fill(reden)
  await page.getByRole('button', { name: knop }).click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await klaar(page)
}

let marjan: Blik

it('without a reason it is refused at its place, and what was chosen stays', async () => {
  marjan = await als('casusregisseur')
  const { page } = marjan
  await opent(page, e1[0]!, 'E1')
  await kies(page, 'Later')
  await page.getByLabel('Op welke dag komt hij terug?').fill(plus(maandag, 1))
  await page.getByRole('button', { name: 'Stel de escalatie uit' }).click()
  await page.locator('#reden[aria-invalid="true"]').waitFor()
  expect(await page.getByLabel('Op welke dag komt hij terug?').inputValue()).toBe(plus(maandag, 1))
  expect(await gebreken(page)).toEqual([])
})

it('too far is refused with the last day it may; within bounds it sleeps, and says until when', async () => {
  const { page } = marjan
  await page.getByLabel('Op welke dag komt hij terug?').fill(plus(maandag, 40))
  await page.locator('#reden').fill('De school antwoordt maandag.')
  await page.getByRole('button', { name: 'Stel de escalatie uit' }).click()
  await page.locator('#tot[aria-invalid="true"]').waitFor()
  expect(await page.locator('#tot-fout').innerText()).toMatch(/werkdagen/)
  expect(await page.locator('#reden').inputValue()).toBe('De school antwoordt maandag.')
  await page.getByLabel('Op welke dag komt hij terug?').fill(maandag)
  await verstuur(page, 'De school antwoordt maandag.', 'Stel de escalatie uit')
  await page.getByText('Je stelde de escalatie uit.').waitFor()
  await zoek(page, e1[0]!)
  expect(await rij(page, e1[0]!, 'E1').innerText()).toMatch(/Uitgesteld tot/)
})

it('she settles one; another she takes up, and who leads her takes it over and hands it back', async () => {
  const { page } = marjan
  await opent(page, e1[1]!, 'E1')
  await kies(page, 'Het is opgelost')
  await verstuur(page, 'De analyse is met het gezin besproken.', 'Meld dat het is opgelost')
  await zoek(page, e1[1]!)
  expect(await rij(page, e1[1]!, 'E1').innerText()).toMatch(/Opgelost/)
  await opent(page, e1[2]!, 'E1')
  await kies(page, 'Ik pak dit op')
  await verstuur(page, 'Ik bel het gezin vandaag.', 'Pak op')

  const joost = await als('procesregisseur')
  await opent(joost.page, e1[2]!, 'E1')
  expect(await gebreken(joost.page)).toEqual([])
  await kies(joost.page, 'Ik neem dit over')
  await verstuur(joost.page, 'Marjan zit vol, ik doe het.', 'Neem de escalatie over')
  await opent(joost.page, e1[2]!, 'E1')
  expect(await joost.page.getByRole('dialog').innerText()).toMatch(/Overgenomen door (jou|Joost)/)
  await foto(joost.page, 'bewaken-08-daden')
  await kies(joost.page, 'Ik geef hem terug')
  await verstuur(joost.page, 'Toch bij Marjan, zij kent het gezin.', 'Geef de escalatie terug')
  await zoek(joost.page, e1[2]!)
  expect(await rij(joost.page, e1[2]!, 'E1').innerText()).toMatch(/Niet opgepakt/)
})

it('two at once with one reason: what somebody took meanwhile is told, the other is hers', async () => {
  const joost = await als('procesregisseur')
  const { page } = marjan
  await open(page, '/escalaties')
  const vakken = page.getByRole('checkbox', { name: /^Kies [A-Z]/ })
  const ids = [await vakken.nth(0).inputValue(), await vakken.nth(1).inputValue()]
  for (const i of [0, 1]) await vakken.nth(i).check()
  await page.getByRole('button', { name: 'Pak gekozen op' }).click()
  await page.getByRole('dialog').waitFor()
  await klaar(page)
  expect(await gebreken(page)).toEqual([])
  await open(joost.page, `/escalaties?escalatie=${ids[0]}`)
  await kies(joost.page, 'Ik neem dit over')
  await verstuur(joost.page, 'Ik was er al mee bezig.', 'Neem de escalatie over')
  await page.locator('#reden').fill('Ik bel beide gezinnen vandaag.')
  await page.getByRole('button', { name: 'Pak ze alle 2 op' }).click()
  const uitkomst = page.getByRole('dialog', { name: 'Niet alles is opgepakt' })
  await uitkomst.waitFor()
  expect(await uitkomst.getByRole('listitem').allInnerTexts()).toEqual([expect.stringMatching(/Joost was je net voor\.$/), expect.stringMatching(/Opgepakt door jou/)])
  expect(await gebreken(page)).toEqual([])
  await uitkomst.getByRole('link', { name: 'Sluit', exact: true }).click()
  await uitkomst.waitFor({ state: 'detached' })
})

it('the gemeente decides about the money, with a reason; the product never does', async () => {
  const { page } = await als('gemeente')
  await opent(page, e4, 'E4')
  await page.getByRole('dialog').getByText('Betaling ter beoordeling').waitFor()
  if ((await page.getByRole('radio', { name: /^Over de betaling besluiten/ }).count()) > 0) await kies(page, 'Over de betaling besluiten')
  expect(await gebreken(page)).toEqual([])
  await foto(page, 'bewaken-09-betaling')
  await kies(page, 'De betaling wacht')
  await verstuur(page, 'De analyse ontbreekt nog, we bellen de aanbieder.', 'Leg het besluit vast')
  await zoek(page, e4)
  expect(await rij(page, e4, 'E4').innerText()).toMatch(/Betaling wacht/)
  await page.setViewportSize(SMAL)
  expect(await teBreed(page)).toBe(0)
  expect(await gebreken(page)).toEqual([])
})

it('the uitstel ends on its day: the escalatie is open again and comes back to who put it off', async () => {
  const { page } = marjan
  await zetKlok(femke.page, Math.max(klokNu(), moment(maandag, '09:01')))
  await wachtOp('open again', async () => {
    await zoek(page, e1[0]!)
    return /Niet opgepakt/.test(await rij(page, e1[0]!, 'E1').innerText())
  })
  await wachtOp('a mail about it', async () => (await mailsAan('casusregisseur@rivierenstad.example')).filter(({ tekst }) => tekst.includes(e1[0]!)).length >= 2)
})

it('who says on Mijn werk that she is away is passed by: the next gets it, and that is visible', async () => {
  const { page } = marjan
  await open(page, '/mijn-werk')
  await page.getByRole('link', { name: 'Ik ben er niet' }).click()
  await page.getByLabel('Tot en met welke dag?').fill(plus(maandag, 3))
  expect(await gebreken(page)).toEqual([])
  await page.getByRole('button', { name: 'Meld je afwezig' }).click()
  await page.getByText(/Je bent afwezig tot en met/).waitFor()
  await zetKlok(femke.page, Math.max(klokNu(), moment(plus(maandag, 1), '08:50')))
  later = (await loadDrukte(databaseUrl(), { gemeente: 'rivierenstad', aantal: 1, trap: 'E1', op: '09:00' }))[0]!
  await zetKlok(femke.page, moment(plus(maandag, 1), '09:01'))
  const operator = femke.page
  await wachtOp('the E1', async () => {
    await zoek(operator, later)
    return (await rij(operator, later, 'E1').count()) > 0 && /bezorgd/.test(await rij(operator, later, 'E1').innerText())
  })
  expect(await rij(operator, later, 'E1').innerText()).toMatch(/daarom naar \w+/)
  expect(await rij(operator, later, 'E1').innerText()).not.toMatch(/Marjan, /)
  await open(page, '/mijn-werk')
  await page.getByRole('button', { name: 'Ik ben er weer' }).click()
  await page.getByRole('link', { name: 'Ik ben er niet' }).waitFor()
  // She is told what went elsewhere, and the focus is on what she did.
  const elders = page.getByRole('region', { name: /^Terwijl je afwezig was ging dit naar een ander/ })
  expect(await elders.getByRole('listitem').filter({ hasText: later }).innerText()).toMatch(/omdat je er niet was/)
  expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('Je bent er weer.')
  expect(new URL(page.url()).search).toBe('')
  await elders.getByRole('listitem').filter({ hasText: later }).getByRole('link', { name: /^Neem over/ }).click()
  await page.getByRole('dialog').waitFor()
  await klaar(page)
  await kies(page, 'Ik neem dit over')
  await verstuur(page, 'Ik ben er weer en ken het gezin.', 'Neem de escalatie over')
  expect(await elders.getByRole('listitem').filter({ hasText: later }).count()).toBe(0)
  expect(blikken.flatMap(({ klachten }) => klachten)).toEqual([])
})
