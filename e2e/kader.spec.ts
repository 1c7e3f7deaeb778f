/**
 * A gemeente makes its own kader: a copy of the Rijnmond kader, changed on the drawing board, tried on its own history, approved by a
 * colleague, and the beginning of a new casus, while running casussen keep theirs. Then the next version by keyboard alone.
 */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { foto, gebreken, klaar, login, nieuwVenster, openBrowser, SMAL, teBreed, wachtOp } from './src/harness.ts'
import type { Blik, Browser, Page } from './src/harness.ts'

let browser: Browser
let henk: Blik
let lotte: Blik
const CONCEPT = '/beheer/kaders/rivierenstad-1-op-1/concept'
beforeAll(async () => void (browser = await openBrowser()))
afterAll(() => browser?.close())

const bord = (page: Page) => page.getByRole('application', { name: 'Tekenbord' })
const stap = (page: Page, naam: RegExp) => bord(page).getByRole('button', { name: naam })
/** Saved means: what stands on the table stands in the database. */
const bewaard = (page: Page) => page.getByText(/^Bewaard \d\d:\d\d/).waitFor()
const rij = (page: Page, naam: RegExp) => page.getByRole('table', { name: /^Dezelfde stappen als lijst/ }).getByRole('row', { name: naam })

it('copies the Rijnmond kader under a name of its own', async () => {
  henk = await login(browser, 'beheerder')
  const { page } = henk
  await page.goto('/beheer/kaders')
  await klaar(page)
  expect(await gebreken(page)).toEqual([])
  await page.getByRole('link', { name: 'Nieuw kader' }).click()
  await page.getByRole('dialog').waitFor()
  await page.getByRole('button', { name: 'Begin' }).click()
  await page.locator('#titel[aria-invalid="true"]').waitFor()
  await page.getByLabel('Hoe heet het kader?').fill('Rivierenstad 1-op-1')
  await page.getByLabel('Waar begin je mee?').selectOption({ label: 'Afwegingskader 1-op-1 begeleiding (Rijnmond), versie 1' })
  await page.getByRole('button', { name: 'Begin' }).click()
  await page.waitForURL(`**${CONCEPT}`)
  await klaar(page)
  await page.getByRole('heading', { name: 'Rivierenstad 1-op-1', level: 1 }).waitFor()
  expect(await gebreken(page)).toEqual([])
  await foto(page, 'kader-01-bord')
})

it('the sentences set the HVP at day 10 and the weekend rule; the board and the list follow', async () => {
  const { page } = henk
  await stap(page, /^2 Opstellen HVP/).click()
  const aantal = page.getByLabel('Hulpverleningsplan: aantal')
  await aantal.fill('tien')
  await aantal.press('Tab')
  await page.getByText('Schrijf het getal in cijfers, bijvoorbeeld 10.').waitFor()
  expect(await aantal.inputValue()).toBe('tien')
  await aantal.fill('10')
  await aantal.press('Tab')
  await rij(page, /2 Opstellen HVP/).getByText('dag 10 na start 1-op-1').waitFor()
  await page.getByLabel('Hulpverleningsplan: in een weekend of op een feestdag').selectOption({ label: 'de werkdag ervoor' })
  await stap(page, /^0 Opstellen verklarende analyse/).click()
  await page.getByLabel('Verklarende analyse: in een weekend of op een feestdag').selectOption({ label: 'de werkdag ervoor' })
  await bewaard(page)
  expect(await rij(page, /2 Opstellen HVP/).textContent()).toMatch(/10 dagen in plaats van 14 dagen/)
})

it('a new step in week 2 for the zorgaanbieder, and a longer E3 for all', async () => {
  const { page } = henk
  await page.getByRole('button', { name: 'Stap', exact: true }).click()
  await page.getByRole('button', { name: 'Voeg stap toe' }).click()
  await page.getByText('Geef de stap een naam.').waitFor()
  await page.getByLabel('Wat moet er gebeuren?').fill('Ouderavond')
  await page.getByLabel('In welke baan?').selectOption({ label: 'Zorgaanbieder' })
  await page.getByLabel('Uiterlijk na hoeveel dagen?').fill('14')
  await page.getByRole('button', { name: 'Voeg stap toe' }).click()
  await stap(page, /^9 Ouderavond.*baan Zorgaanbieder, dag 14.*nieuw/).waitFor()
  await page.getByLabel('E3: aantal').fill('7')
  await page.getByLabel('E3: aantal').press('Tab')
  await bewaard(page)
  expect(await page.locator('#verschil').textContent()).toMatch(/E3.*7 werkdagen/s)
  expect(await gebreken(page)).toEqual([])
})

it('a step is dragged by mouse, and undone', async () => {
  const { page } = henk
  const blok = stap(page, /^8 Inschakelen expertteam/)
  await blok.scrollIntoViewIfNeeded()
  const vlak = (await blok.boundingBox())!
  const voor = await rij(page, /8 Inschakelen expertteam/).textContent()
  await page.mouse.move(vlak.x + vlak.width / 2, vlak.y + vlak.height / 2)
  await page.mouse.down()
  await page.mouse.move(vlak.x + vlak.width / 2 + 60, vlak.y + vlak.height / 2 + 3, { steps: 8 })
  await page.mouse.up()
  await wachtOp('verplaatst', async () => (await rij(page, /8 Inschakelen expertteam/).textContent()) !== voor)
  await page.getByRole('button', { name: /^Ongedaan/ }).click()
  await wachtOp('ongedaan', async () => (await rij(page, /8 Inschakelen expertteam/).textContent()) === voor)
})

it('the day slider tells what is late on day 17 when the plan does not come, and why', async () => {
  const { page } = henk
  await stap(page, /^2 Opstellen HVP/).click()
  await page.getByLabel('Hoe het voorbeeld verloopt').selectOption({ label: 'dit niet klaar komt: Opstellen HVP' })
  await page.getByLabel('Dag in cijfers').fill('17')
  const melding = page.getByRole('region', { name: 'Bekijk het met een voorbeeld' })
  await melding.getByText(/Hulpverleningsplan is te laat/).first().waitFor()
  expect(await melding.textContent()).toMatch(/Start 1-op-1 .* \+ 10 dagen = .*Escalatie 1 ging/s)
  await foto(page, 'kader-02-dag-17')
})

it('last quarter says how many more escalaties, for whom; nothing is changed by it', async () => {
  const { page } = henk
  await page.getByRole('button', { name: /^Reken (uit|opnieuw)/ }).click()
  await page.getByText(/casussen bekeken/).waitFor()
  const tekst = (await page.locator('main').textContent()) ?? ''
  expect(tekst).toMatch(/Er is niets veranderd of verstuurd/)
  expect(tekst).toMatch(/Ouderavond/)
  await foto(page, 'kader-03-terugblik')
  expect(await gebreken(page)).toEqual([])
})

it('on a phone everything is there, and nothing scrolls sideways', async () => {
  const { page } = henk
  const breed = page.viewportSize()!
  await page.setViewportSize(SMAL)
  await klaar(page)
  expect(await teBreed(page)).toBeLessThanOrEqual(0)
  await foto(page, 'kader-04-smal')
  await page.setViewportSize(breed)
})

it('a colleague sees what is different, sends it back with a reason, and approves', async () => {
  const { page } = henk
  const waarom = page.getByLabel('Waarom verander je dit?')
  await page.getByRole('button', { name: 'Vraag Lotte om akkoord' }).click()
  await page.getByText('Schrijf in een zin waarom dit verandert.').waitFor()
  await waarom.fill('Ouders eerder aan tafel')
  await page.getByRole('button', { name: 'Vraag Lotte om akkoord' }).click()
  await page.getByText(/wacht (nu )?op akkoord van Lotte/i).first().waitFor()
  expect(await page.getByRole('button', { name: 'Goedkeuren en publiceren' }).count()).toBe(0)

  lotte = await login(browser, 'lotte@rivierenstad.example')
  await lotte.page.goto('/beheer/kaders')
  await klaar(lotte.page)
  await lotte.page.getByRole('link', { name: /Bekijk en keur goed/ }).click()
  await klaar(lotte.page)
  expect(await lotte.page.locator('#verschil').textContent()).toMatch(/10 dagen in plaats van 14 dagen/)
  await lotte.page.getByRole('button', { name: 'Terugsturen met reden' }).click()
  await lotte.page.getByLabel('Waarom stuur je het terug?').fill('Noem ook de ouderavond.')
  await lotte.page.getByRole('button', { name: 'Stuur terug' }).click()
  await lotte.page.getByText(/Teruggestuurd/).first().waitFor()

  await page.reload()
  await klaar(page)
  await page.getByText('Noem ook de ouderavond.').waitFor()
  await waarom.fill('Ouders eerder aan tafel, met een ouderavond')
  await page.getByRole('button', { name: 'Vraag Lotte om akkoord' }).click()
  await page.getByText(/wacht (nu )?op akkoord van Lotte/i).first().waitFor()
  await lotte.page.goto(CONCEPT)
  await klaar(lotte.page)
  await lotte.page.getByRole('button', { name: 'Goedkeuren en publiceren' }).click()
  await lotte.page.waitForURL(/\/beheer\/kaders\/rivierenstad-1-op-1(\?|$)/)
  expect(await lotte.page.locator('main').textContent()).toMatch(/Ouders eerder aan tafel, met een ouderavond/)
  expect(await gebreken(lotte.page)).toEqual([])
  await foto(lotte.page, 'kader-05-historie')
})

it('it becomes the standaard; a new casus begins with it, a running one keeps its own', async () => {
  const { page } = lotte
  await page.goto('/beheer/kaders')
  await klaar(page)
  await page.getByRole('link', { name: 'Wijzig het gebruik van Rivierenstad 1-op-1' }).click()
  await page.getByRole('radio', { name: /^Hoofdkader/ }).check()
  await page.getByLabel(/Maak dit de standaard/).check()
  await page.getByRole('button', { name: 'Bewaar' }).click()
  await page.getByText('Bewaard. Nieuwe casussen beginnen nu zo.').waitFor()

  const marjan = await login(browser, 'casusregisseur')
  await marjan.page.goto('/casussen/nieuw')
  await klaar(marjan.page)
  await marjan.page.getByLabel('Roepnaam van de jongere').fill('Kaj')
  await marjan.page.getByLabel('Geboortedatum').fill('2011-06-06')
  await marjan.page.getByRole('button', { name: 'Maak de casus' }).click()
  await marjan.page.waitForURL(/\/casussen\/\d{4}-\d{4}/)
  await klaar(marjan.page)
  await marjan.page.getByText(/kader Rivierenstad 1-op-1, versie 1/).waitFor()
  await marjan.page.getByRole('link', { name: 'Plaatsing', exact: true }).click()
  await marjan.page.getByRole('dialog').waitFor()
  await marjan.page.getByLabel('Op welke dag?').fill(new Date().toISOString().slice(0, 10))
  await marjan.page.getByRole('button', { name: 'Leg de plaatsing vast' }).click()
  await marjan.page.getByRole('dialog').waitFor({ state: 'detached' })
  expect(await marjan.page.getByRole('row', { name: /Ouderavond/ }).first().textContent()).toMatch(/\+ 14 dagen/)
  await foto(marjan.page, 'kader-06-nieuwe-casus')
  await marjan.page.goto('/casussen/2026-0047')
  await klaar(marjan.page)
  await marjan.page.getByText(/kader Afwegingskader 1-op-1 begeleiding \(Rijnmond\), versie 1/).waitFor()
  expect(marjan.klachten).toEqual([])
})

it('the next version by keyboard alone: choose, move, connect, undo, sentence, hand in', async () => {
  const blik = await nieuwVenster(browser)
  const { page } = blik
  const toets = (...toetsen: string[]) => toetsen.reduce(async (eerst, t) => { await eerst; await page.keyboard.press(t) }, Promise.resolve())
  /** Presses Tab until the focus is where `test` says; a keyboard user finds it in the same way. */
  const tabNaar = async (wat: string, test: (naam: string) => boolean) => {
    for (let i = 0; i < 160; i += 1) {
      const naam = await page.evaluate(() => { const e = document.activeElement; return e ? `${e.getAttribute('aria-label') ?? ''} ${e.textContent ?? ''} ${e.id}`.replaceAll(/\s+/g, ' ').trim() : '' })
      if (test(naam)) return
      await page.keyboard.press('Tab')
    }
    throw new Error(`met Tab niet bereikt: ${wat}`)
  }
  await page.goto('/inloggen')
  await klaar(page)
  await page.getByLabel('E-mailadres').focus()
  await page.keyboard.type('beheerder@rivierenstad.example')
  await toets('Tab')
  await page.keyboard.type('regietafel-demo')
  await toets('Enter')
  await page.waitForURL((url) => !url.pathname.startsWith('/inloggen'))
  await page.goto('/beheer/kaders/rivierenstad-1-op-1')
  await klaar(page)
  await tabNaar('Maak concept', (naam) => naam.startsWith('Maak concept'))
  await toets('Enter')
  await page.waitForURL(`**${CONCEPT}`)
  await klaar(page)

  await tabNaar('Ouderavond', (naam) => naam.startsWith('9 Ouderavond') || /^\S* ?Ouderavond\b.*, baan/.test(naam))
  await toets('ArrowLeft', 'ArrowLeft', 'Shift+ArrowLeft')
  await rij(page, /Ouderavond/).getByText('dag 5 na').waitFor()
  await toets('Control+z')
  await rij(page, /Ouderavond/).getByText('dag 12 na').waitFor()
  await toets('Alt+ArrowUp')
  await rij(page, /Ouderavond/).getByRole('cell', { name: 'RER', exact: true }).waitFor()
  await toets('Alt+ArrowDown')
  await rij(page, /Ouderavond/).getByRole('cell', { name: 'Zorgaanbieder', exact: true }).waitFor()
  await toets('n')
  await page.keyboard.type('Terugkijken met de ouders')
  await toets('Enter')
  await stap(page, /Terugkijken met de ouders.*nieuw/).waitFor()
  await toets('Delete')
  await stap(page, /Terugkijken met de ouders/).waitFor({ state: 'detached' })
  await toets('Control+z')
  await stap(page, /Terugkijken met de ouders.*nieuw/).waitFor()
  await toets('Enter')
  await tabNaar('naam van de stap', (naam) => naam.startsWith('Naam van de stap'))
  await toets('Control+a')
  await page.keyboard.type('Nagesprek met de ouders')
  await toets('Tab')
  await stap(page, /Nagesprek met de ouders/).waitFor()
  await bewaard(page)
  await tabNaar('toelichting', (naam) => naam.endsWith('pub-waarom'))
  await page.keyboard.type('Een nagesprek erbij')
  await tabNaar('vraag om akkoord', (naam) => naam.startsWith('Vraag Lotte om akkoord'))
  await toets('Enter')
  await page.getByText(/wacht (nu )?op akkoord van Lotte/i).first().waitFor()
  expect(blik.klachten).toEqual([])
  expect([...henk.klachten, ...lotte.klachten]).toEqual([])
})
