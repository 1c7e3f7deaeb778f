/**
 * A breaking change in a form that more than twenty casussen are filling in: told before it is published, tried before it is done, done with a reason,
 * and put back. It leaves every casus but one as it was.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bewaard, eigenschappen, kies, nieuwVeld } from './src/bouwer.ts'
import { foto, gebreken, klaar, login, openBrowser, SMAL, teBreed } from './src/harness.ts'
import type { Blik, Browser } from './src/harness.ts'

let browser: Browser
let henk: Blik
let lotte: Blik
beforeAll(async () => {
  browser = await openBrowser()
  henk = await login(browser, 'beheerder')
  lotte = await login(browser, 'lotte@rivierenstad.example')
})
afterAll(() => browser?.close())

describe('a breaking change, with more than twenty casussen under way', () => {
  const BEHEER = '/beheer/formulieren/verklarende-analyse'
  const CASUS = `/casussen/${new Date().getFullYear()}-0029/formulieren/verklarende-analyse`
  const AANLEIDING = 'Aanleiding voor deze analyse'
  const WEG = 'Overweging 1-op-1 begeleiding'
  const ERBIJ = 'Is er een eerder plan dat werkte?'
  let marjan: Blik

  it('an option that casussen chose is taken out; a question becomes required; a new one comes', async () => {
    const { page } = henk
    await page.goto(BEHEER)
    await klaar(page)
    expect(await gebreken(page)).toEqual([])
    await page.getByRole('button', { name: 'Maak concept van versie 1' }).click()
    await page.waitForURL(`**${BEHEER}/concept`)
    await klaar(page)
    await page.getByText(/Versie 1 is live · 2\d open casussen/).waitFor()
    const paneel = eigenschappen(page)
    await kies(page, AANLEIDING)
    await paneel.getByText(/gekozen in 2\d casussen/).first().waitFor()
    await paneel.locator('summary').filter({ hasText: `over ${WEG}` }).click()
    await paneel.getByRole('button', { name: `Verwijder ${WEG}` }).click()
    await paneel.getByRole('alert').filter({ hasText: /2\d open casussen kozen dit antwoord\. Bij het verhuizen zetten we die antwoorden apart; er gaat niets weg\./ }).waitFor()
    await paneel.getByRole('button', { name: 'Verwijder toch' }).click()
    await nieuwVeld(page, 'Ja of nee', ERBIJ)
    await page.getByLabel('Zoek een veld').fill('cultuur')
    await kies(page, 'Cultuur, geloof, taal en tolk')
    await paneel.getByLabel('Is een antwoord nodig?').selectOption({ label: 'Ja, verplicht bij vaststellen' })
    await bewaard(page)
    const paneelPub = page.getByRole('region', { name: 'Versie 2 publiceren' })
    const regels = paneelPub.getByRole('listitem')
    await regels.filter({ hasText: 'Breekt' }).filter({ hasText: WEG }).filter({ hasText: /2\d casussen hebben hier een antwoord/ }).waitFor()
    await regels.filter({ hasText: 'Let op' }).filter({ hasText: 'Cultuur, geloof, taal en tolk' }).waitFor()
    await regels.filter({ hasText: 'Kan zo' }).filter({ hasText: ERBIJ }).waitFor()
    expect(await paneelPub.textContent()).toMatch(/2\d open casussen.*2\d hebben een antwoord dat zijn plaats verliest/s)
    expect(await gebreken(page)).toEqual([])
    await foto(page, 'formulieren-08-breekt')
    await page.getByLabel('Waarom verander je dit?').fill('Deze aanleiding gebruiken we niet meer')
    await page.getByRole('button', { name: 'Vraag Lotte om akkoord' }).click()
    await page.getByText(/Ingediend\. Het wacht op akkoord van Lotte/).waitFor()
  })

  it('published; who is filling in keeps the version that was begun with', async () => {
    const { page } = lotte
    await page.goto(`${BEHEER}/concept`)
    await klaar(page)
    await page.getByRole('button', { name: 'Goedkeuren en publiceren' }).click()
    await page.waitForURL(/\/beheer\/formulieren\/verklarende-analyse(\?|$)/)
    await page.getByText(/2\d open casussen houden een oudere/).waitFor()
    await klaar(page)
    expect(await gebreken(page)).toEqual([])
    await foto(page, 'formulieren-09-gepubliceerd')

    marjan = await login(browser, 'casusregisseur')
    await marjan.page.goto(CASUS)
    await klaar(marjan.page)
    await marjan.page.getByRole('radio', { name: WEG, exact: true }).waitFor()
    expect(await marjan.page.getByRole('radio', { name: WEG, exact: true }).isChecked()).toBe(true)
    expect(await marjan.page.getByRole('group', { name: ERBIJ }).count()).toBe(0)
  })

  it('tried first: what becomes of each casus, and nothing is changed', async () => {
    const { page } = henk
    await page.goto(BEHEER)
    await klaar(page)
    await page.getByRole('link', { name: /^Verhuizen/ }).click()
    await page.waitForURL('**/verhuizen')
    await klaar(page)
    expect(await gebreken(page)).toEqual([])
    await page.getByRole('button', { name: 'Draai proef' }).click()
    const tabel = page.getByRole('table', { name: 'Per casus wat er met de antwoorden gebeurt' })
    await tabel.waitFor()
    expect(await tabel.getByRole('row').count()).toBeGreaterThan(20)
    const rij = await tabel.getByRole('row', { name: CASUS.split('/')[2]! }).textContent()
    expect(rij).toMatch(/versie 1/)
    expect(rij).toContain('Apart gezet')
    expect(rij).toContain(`Apart: “${AANLEIDING}”.`)
    expect(await gebreken(page)).toEqual([])
    await foto(page, 'formulieren-10-proef')
    const breed = page.viewportSize()!
    await page.setViewportSize(SMAL)
    expect(await teBreed(page)).toBe(0)
    await foto(page, 'formulieren-10-smal')
    await page.setViewportSize(breed)
    await marjan.page.reload()
    await klaar(marjan.page)
    expect(await marjan.page.getByRole('radio', { name: WEG, exact: true }).isChecked()).toBe(true)
  })

  it('moved, with a reason; the answer stands apart where it was given', async () => {
    const { page } = henk
    await page.getByRole('button', { name: /^Verhuis 2\d casussen/ }).click()
    await page.getByLabel('Waarom verhuis je deze casussen?').and(page.locator('[aria-invalid="true"]')).waitFor()
    await page.getByLabel('Waarom verhuis je deze casussen?').fill('Alle casussen met dezelfde aanleidingen')
    await page.getByRole('button', { name: /^Verhuis 2\d casussen/ }).click()
    await page.getByText(/2\d casussen zijn verhuisd\./).first().waitFor()
    expect(await gebreken(page)).toEqual([])
    await foto(page, 'formulieren-11-verhuisd')

    await marjan.page.reload()
    await klaar(marjan.page)
    const apart = marjan.page.getByRole('region', { name: 'Apart gezet' })
    expect(await apart.textContent()).toMatch(new RegExp(`${AANLEIDING}.*${WEG}`, 's'))
    expect(await marjan.page.getByRole('radio', { name: WEG, exact: true }).count()).toBe(0)
    expect(await gebreken(marjan.page)).toEqual([])
    await foto(marjan.page, 'formulieren-12-apart')
    await marjan.page.getByRole('group', { name: ERBIJ }).getByRole('radio', { name: 'Ja', exact: true }).check()
    await marjan.page.getByRole('status').filter({ hasText: /Alles is bewaard om/ }).waitFor()
  })

  it('put back, except where somebody went on', async () => {
    const { page } = henk
    await page.reload()
    await klaar(page)
    await page.getByRole('button', { name: /^Zet \d+ casussen terug/ }).click()
    await page.getByText(/In 1 casus is intussen gewerkt: die blijft zoals nu\./).waitFor()
    await page.getByRole('button', { name: 'Ja, zet terug' }).click()
    await page.getByText(/\d+ casussen zijn weer teruggezet\./).waitFor()
    await foto(page, 'formulieren-13-teruggezet')

    await marjan.page.reload()
    await klaar(marjan.page)
    await marjan.page.getByRole('region', { name: 'Apart gezet' }).waitFor()
    await marjan.page.goto(CASUS.replace('-0029/', '-0034/'))
    await klaar(marjan.page)
    expect(await marjan.page.getByRole('radio', { name: WEG, exact: true }).isChecked()).toBe(true)
    expect(await marjan.page.getByRole('region', { name: 'Apart gezet' }).count()).toBe(0)
    expect([...henk.klachten, ...lotte.klachten, ...marjan.klachten]).toEqual([])
  })
})

it('on a phone no screen scrolls sideways and axe finds nothing', async () => {
  const { page, klachten } = await login(browser, 'beheerder', SMAL)
  const va = '/beheer/formulieren/verklarende-analyse'
  for (const adres of [va, `${va}?doe=export&versie=2`, `${va}/versies/2`, `${va}/vergelijk?a=1&b=2`, `${va}/verhuizen`]) {
    await page.goto(adres)
    await klaar(page)
    expect([adres, await teBreed(page)]).toEqual([adres, 0])
    expect([adres, await gebreken(page)]).toEqual([adres, []])
    await foto(page, `formulieren-smal${adres.replaceAll(/[/?&=]/g, '-')}`)
  }
  expect(klachten).toEqual([])
})
