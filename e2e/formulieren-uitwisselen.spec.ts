/**
 * A FHIR Questionnaire from elsewhere: taken in, published, filled in at a casus, and out again with its answers.
 */
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bewaard, blok, eigenschappen, regel } from './src/bouwer.ts'
import { foto, gebreken, klaar, login, openBrowser } from './src/harness.ts'
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

describe('a FHIR Questionnaire from elsewhere', () => {
  const BEHEER = '/beheer/formulieren/slaap-en-rust'
  const CASUS = `/casussen/${new Date().getFullYear()}-0034/formulieren`

  it('taken in: what cannot come along is said', async () => {
    const { page } = henk
    await page.goto('/beheer/formulieren?doe=nieuw')
    await klaar(page)
    await page.getByText('Of lees een bestand in').click()
    await page.getByLabel('Bestand').setInputFiles(fileURLToPath(new URL('./fixtures/slaap-en-rust.fhir.json', import.meta.url)))
    await page.getByRole('button', { name: 'Lees in' }).click()
    const dialoog = page.getByRole('dialog', { name: 'Niet alles kon mee' })
    const nietMee = await dialoog.getByRole('list', { name: 'Wat niet mee kon' }).textContent()
    expect(nietMee).toMatch(/LOINC/)
    expect(nietMee).toMatch(/Slaapscore/)
    expect(await gebreken(page)).toEqual([])
    await foto(page, 'formulieren-14-ingelezen')
    await dialoog.getByRole('link', { name: 'Ga verder met het concept' }).click()
    await page.waitForURL(`**${BEHEER}/concept`)
    await klaar(page)
    await regel(page, '2. Waardoor slaap je niet goed?').click()
    await blok(page, 'Toon dit veld als').getByText(/^In woorden: /).waitFor()
    expect(await blok(page, 'Toon dit veld als').getByText(/^In woorden: /).textContent()).toMatch(/Wisselend.* of .*Slecht/)
  })

  it('loose with a casus, for who asks; published', async () => {
    const { page } = henk
    await page.getByRole('button', { name: 'Eigenschappen van het hele formulier' }).click()
    await eigenschappen(page).getByLabel('Los bij een casus').selectOption({ label: 'Ook los, één per casus' })
    await bewaard(page)
    expect(await gebreken(page)).toEqual([])
    await page.getByLabel('Waarom komt dit formulier er?').fill('Het ziekenhuis vraagt hierom')
    await page.getByRole('button', { name: 'Vraag Lotte om akkoord' }).click()
    await page.getByText(/Ingediend\. Het wacht op akkoord van Lotte/).waitFor()
    await lotte.page.goto(`${BEHEER}/concept`)
    await klaar(lotte.page)
    await lotte.page.getByRole('button', { name: 'Goedkeuren en publiceren' }).click()
    await lotte.page.waitForURL(/\/beheer\/formulieren\/slaap-en-rust(\?|$)/)
    await lotte.page.getByText('Versie 1 is gepubliceerd. Wie dit formulier begint, krijgt deze versie.').waitFor()
  })

  it('a casusregisseur adds it to a casus, fills it in and sets it vast; the answers come along as a table', async () => {
    const { page, klachten } = await login(browser, 'casusregisseur')
    await page.goto(CASUS)
    await klaar(page)
    await page.locator('summary').filter({ hasText: 'Formulier toevoegen' }).click()
    expect(await gebreken(page)).toEqual([])
    await page.getByRole('button', { name: /^Begin.*Slaap en rust/ }).click()
    await page.waitForURL(`**${CASUS}/slaap-en-rust`)
    await klaar(page)
    await page.getByRole('group', { name: /Hoe slaap je meestal/ }).getByRole('radio', { name: 'Slecht' }).check()
    await page.getByRole('textbox', { name: /Waardoor slaap je niet goed/ }).fill('=Het is te warm boven')
    expect(await page.getByRole('textbox', { name: /Hoeveel uur slaap je per nacht/ }).inputValue()).toBe('8')
    await page.getByRole('group', { name: /Gebruik je iets om te slapen/ }).getByRole('radio', { name: 'Nee', exact: true }).check()
    await page.getByRole('navigation', { name: 'Delen van het formulier' }).getByRole('link', { name: /^2\b/ }).click()
    await page.getByRole('button', { name: /toevoegen$/ }).click()
    await page.getByRole('textbox', { name: /^Wat was het\?/ }).fill('Geen scherm na tienen')
    await page.getByRole('status').filter({ hasText: /Alles is bewaard om/ }).waitFor()
    expect(await gebreken(page)).toEqual([])
    await foto(page, 'formulieren-15-slaap')
    await page.getByRole('button', { name: 'Vaststellen' }).click()
    expect(await page.getByRole('dialog').textContent()).not.toMatch(/termijn/)
    await page.getByRole('dialog').getByRole('button', { name: 'Stel vast' }).click()
    await page.getByText('Vastgesteld', { exact: true }).first().waitFor()
    expect(await gebreken(page)).toEqual([])

    const haal = async (naam: RegExp) => {
      const adres = await page.getByRole('link', { name: naam }).first().getAttribute('href')
      return (await page.context().request.get(adres!)).body()
    }
    const csv = (await haal(/Antwoorden als CSV/)).toString('utf8')
    expect(csv).toMatch(/Geen scherm na tienen/)
    // A spreadsheet must read it as a text, not as a formula.
    expect(csv).toMatch(/'=Het is te warm boven/)
    expect((await haal(/Antwoorden als Excel/)).subarray(0, 2).toString()).toBe('PK')
    const antwoorden = JSON.parse((await haal(/Antwoorden als FHIR/)).toString('utf8')) as unknown
    expect(antwoorden).toMatchObject({ resourceType: 'QuestionnaireResponse', status: 'completed', questionnaire: 'http://voorbeeld.example/fhir/Questionnaire/slaap-en-rust' })
    // Under the names of who made the questions.
    expect(JSON.stringify(antwoorden)).toMatch(/"linkId":"2\.1\.1","text":"[^"]*","answer":\[\{"valueString":"Geen scherm na tienen"/)
    expect(klachten).toEqual([])
  })

  it('and goes out again as a Questionnaire with the same questions', async () => {
    const { page } = lotte
    await page.goto(BEHEER)
    await klaar(page)
    await page.getByRole('link', { name: /^Exporteer versie 1/ }).click()
    const dialoog = page.getByRole('dialog', { name: 'Exporteer versie 1' })
    expect(await gebreken(page)).toEqual([])
    const adres = await dialoog.getByRole('link', { name: 'Download FHIR' }).getAttribute('href')
    type Item = { readonly linkId: string; readonly type: string; readonly text?: string; readonly required?: boolean; readonly repeats?: boolean; readonly enableWhen?: readonly unknown[]; readonly enableBehavior?: string; readonly item?: readonly Item[] }
    const uit = (await (await page.context().request.get(adres!)).json()) as { readonly resourceType: string; readonly title: string; readonly item: readonly Item[] }
    expect(uit).toMatchObject({ resourceType: 'Questionnaire', title: 'Slaap en rust', url: 'http://voorbeeld.example/fhir/Questionnaire/slaap-en-rust' })
    const alle = (items: readonly Item[]): readonly Item[] => items.flatMap((item) => [item, ...alle(item.item ?? [])])
    const vind = (tekst: string) => alle(uit.item).find((item) => item.text?.endsWith(tekst))
    expect(vind('Waardoor slaap je niet goed?')).toMatchObject({ linkId: '1.2', type: 'text', required: true, enableBehavior: 'any', enableWhen: [{ question: '1.1', operator: '=' }, { question: '1.1', operator: '=' }] })
    expect(vind('Wat heb je geprobeerd?')).toMatchObject({ type: 'group', repeats: true })
    expect(vind('Sinds wanneer?')).toMatchObject({ type: 'date' })
  })
})
