/**
 * Monday 08:50: the sender of Waterdam is refused since Friday. Femke sees it, pauses the kanaal, mends the sender and lets it go on,
 * while at nine o'clock the next wave falls due. What was given up she sends again, with Sem as second person. In the end every mail arrived once.
 */
import { loadDrukte } from '@regietafel/db/demo'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { antwoord, databaseUrl, dubbele, kiesGemeente, klokNu, maandagVan, mailsAan, moment, open, weiger, zetKlok, zetKlokTerug } from './src/bewaken.ts'
import { foto, gebreken, klaar, login, mails, openBrowser, wachtOp } from './src/harness.ts'
import type { Blik, Browser, Page } from './src/harness.ts'

const AFZENDER = 'jeugd@waterdam.example'
const HERSTELD = 'bewaking@waterdam.example'
const ELS = 'els@waterdam.example'
const NIEUW = 'els.nieuw@waterdam.example'
/** More than twenty of one cause is an alarm. */
const VRIJDAG = 22
const GOLF = 30
const { vrijdag, maandag } = maandagVan('bewaken')

let browser: Browser
let femke: Blik
let sem: Blik
let golf: string[]
let vrijdagse: string[]
let mislukt = 0
let voorheen = 0
beforeAll(async () => void (browser = await openBrowser()))
afterAll(async () => {
  await weiger({ van: AFZENDER }, 0)
  await weiger({ aan: ELS }, 0)
  if (femke) await zetKlokTerug(femke.page)
  await browser?.close()
})

const oorzaak = (page: Page) => page.getByRole('table', { name: /^Mislukte berichten per oorzaak/ }).getByRole('row').filter({ hasText: 'Waterdam' }).filter({ hasText: 'weigert de afzender' })
const opgegeven = (page: Page) => page.getByRole('table', { name: /^Mislukte berichten per oorzaak/ }).getByRole('row').filter({ hasText: 'Waterdam' }).filter({ hasText: 'Adres bestaat niet' })
/** What was tried and what waits behind it: while the sender is refused one message tries for all. */
const aantalVan = async (page: Page) => [...(await oorzaak(page).getByRole('cell').first().innerText()).matchAll(/^\d+(?= wacht|\s*$)/gm)].reduce((n, [getal]) => n + Number(getal), 0)
const kanaal = (page: Page) => page.getByRole('region', { name: 'Kanalen' }).getByRole('listitem').filter({ hasText: 'E-mail, Waterdam' })
const alarm = (page: Page) => page.getByRole('listitem').filter({ hasText: 'E-mail van gemeente Waterdam komt niet aan' })
const lopend = (page: Page) => page.getByRole('list', { name: 'Staat nu stil' }).getByRole('listitem')
/** Only the two worst stand open; the others one click away. */
async function toonAlarmen(page: Page): Promise<void> {
  const meer = page.locator('details:not([open]) > summary').filter({ hasText: /^Nog \d+ melding/ })
  if ((await meer.count()) > 0) await meer.click()
}
/** Until what fell due while the clock jumped has gone out: three seconds without a mail. */
async function rustig(): Promise<void> {
  for (let eerder = -1, nu = (await mails()).length; nu !== eerder; nu = (await mails()).length) {
    eerder = nu
    await new Promise((resolve) => setTimeout(resolve, 3_000))
  }
}
/** What the catcher holds of this sender. */
const vanAfzender = async (afzender: string) => (await mails()).filter(({ headers }) => headers['from']?.includes(afzender))

describe('from a refused sender to every mail arrived once', () => {
  it('her day begins at the wachtrijen: five numbers with their grens, live', async () => {
    femke = await login(browser, 'operator')
    const { page } = femke
    expect(new URL(page.url()).pathname).toBe('/wachtrijen')
    expect(await page.getByRole('region', { name: 'Gezondheid' }).getByRole('listitem').count()).toBe(5)
    await page.getByText('Live', { exact: true }).waitFor()
    expect(await gebreken(page)).toEqual([])
    await foto(page, 'bewaken-01-wachtrijen')
  })

  it('on Friday the mailserver begins to refuse the sender of Waterdam; on Monday 08:50 it still does', async () => {
    const { page } = femke
    await zetKlok(page, moment(vrijdag, '08:50'))
    vrijdagse = await loadDrukte(databaseUrl(), { gemeente: 'waterdam', aantal: VRIJDAG, trap: 'E1', op: '09:00' })
    await open(page, '/wachtrijen/kanalen')
    await kiesGemeente(page, 'Waterdam')
    await page.getByRole('link', { name: 'Wijzig de afzender' }).click()
    await antwoord(page, { 'E-mailadres (hoeft niet)': AFZENDER, 'Waarom?': 'Waterdam mailt voortaan van een eigen adres.' }, 'Bewaar de afzender')
    await rustig()
    await weiger({ van: AFZENDER }, 550)
    voorheen = (await vanAfzender(AFZENDER)).length
    await weiger({ aan: ELS }, 550)
    await zetKlok(page, moment(vrijdag, '09:01'))
    await wachtOp('the failures of Friday', async () => { await open(page, '/wachtrijen'); return (await oorzaak(page).count()) === 1 && (await aantalVan(page)) >= VRIJDAG }, 80_000)
    await zetKlok(page, moment(maandag, '08:50'))
    golf = await loadDrukte(databaseUrl(), { gemeente: 'rivierenstad', aantal: GOLF, trap: 'E1', op: '09:00' })
  })

  it('one kanaal is red; the failures stand grouped by cause, with the casussen and the way to mend it', async () => {
    const { page } = femke
    await open(page, '/wachtrijen')
    await wachtOp('a try of today', async () => /vandaag|08:5/.test(await oorzaak(page).innerText()))
    expect(await oorzaak(page).innerText()).toMatch(/\d+ casus[\s\S]*vr .* – 08:5/)
    await kanaal(page).getByText('Weigert').waitFor()
    await toonAlarmen(page)
    await alarm(page).getByText(/Herstel het afzenderadres/).waitFor()
    await alarm(page).getByRole('link', { name: /^Bekijk de \d+/ }).click()
    await page.waitForURL(/oorzaak=/)
    await oorzaak(page).getByRole('link', { name: /^Bekijk/ }).click()
    const berichten = page.getByRole('table', { name: /^Berichten die niet aankomen/ })
    await berichten.getByRole('row').nth(1).waitFor()
    expect(await page.locator('main').innerText()).not.toMatch(/Robin|Iris|Selma/)
    expect(await gebreken(page)).toEqual([])
    await foto(page, 'bewaken-02-oorzaak')
  })

  it('she pauses the kanaal until it goes on by itself; without a reason that is told at the field, and her time stays', async () => {
    const { page } = femke
    await toonAlarmen(page)
    await alarm(page).getByRole('link', { name: /^Pauzeer dit kanaal/ }).click()
    const blok = page.getByRole('region', { name: 'Pauzeren' })
    await blok.getByRole('button', { name: 'Over 15 min' }).click()
    const tijd = await blok.getByLabel('Gaat vanzelf weer aan om').inputValue()
    const knop = blok.getByRole('button', { name: /^Pauzeer E-mail, Waterdam/ })
    await knop.click()
    await blok.locator('#pauze-reden[aria-invalid="true"]').waitFor()
    expect(await blok.getByLabel('Gaat vanzelf weer aan om').inputValue()).toBe(tijd)
    await blok.getByLabel('Waarom?').fill('De afzender wordt geweigerd.')
    await knop.click()
    await page.getByText('De pauze is begonnen. Hij houdt vanzelf op.').waitFor()
    expect(await lopend(page).innerText()).toMatch(new RegExp(`E-mail[\\s\\S]*De afzender wordt geweigerd[\\s\\S]*Femke[\\s\\S]*tot ${tijd}`))
    expect(await gebreken(page)).toEqual([])
  })

  it('she gives Waterdam another sender, from the cause itself', async () => {
    const { page } = femke
    await oorzaak(page).getByRole('link', { name: /^Herstel afzender/ }).click()
    await page.waitForURL(/kanalen/)
    await klaar(page)
    await page.getByText('De mailserver weigert deze afzender.').waitFor()
    // The dialoog of the sender is open, with the focus in it.
    await page.getByRole('dialog', { name: /^Afzender van / }).waitFor()
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('afzender')
    expect(await gebreken(page)).toEqual([])
    await antwoord(page, { 'E-mailadres (hoeft niet)': HERSTELD, 'Waarom?': 'Het oude adres bestaat niet meer.' }, 'Bewaar de afzender')
    await page.getByText(HERSTELD).first().waitFor()
  })

  it('a dry run says what would go, and sends nothing; while the kanaal stands still, nothing may', async () => {
    const { page } = femke
    await open(page, '/wachtrijen')
    await oorzaak(page).getByRole('link', { name: /^Proef/ }).click()
    const proef = page.getByRole('region', { name: /^Proef: / })
    await proef.getByText(/^\d+ in een kanaal dat stilstaat/).waitFor()
    expect(await proef.innerText()).toMatch(/0 gaan uit/)
    expect(await proef.getByRole('button').count()).toBe(0)
    expect(await vanAfzender(HERSTELD)).toEqual([])
    await foto(page, 'bewaken-03-proef')
  })

  it('she lets it go on, and says why; the alarm ends by itself', async () => {
    const { page } = femke
    await lopend(page).getByRole('link', { name: /^Zet weer aan/ }).click()
    await antwoord(page, { 'Waarom?': 'De afzender is hersteld.' }, 'Zet weer aan')
    await zetKlok(page, moment(maandag, '08:58'))
    await wachtOp('a mail from the mended sender', async () => (await vanAfzender(HERSTELD)).length > 0, 40_000)
    await wachtOp('no refused sender left', async () => { await open(page, '/wachtrijen'); return (await oorzaak(page).count()) === 0 }, 40_000)
    expect((await vanAfzender(AFZENDER)).length).toBe(voorheen)
    expect(await page.getByText('Mailserver weigert de afzender').count()).toBe(0)
    expect(await kanaal(page).innerText()).not.toMatch(/Weigert/)
    await foto(page, 'bewaken-04-hersteld')
  })

  it(`at nine ${GOLF} escalaties fall due; within the minute they are in the one mail of each person`, async () => {
    const { page } = femke
    await zetKlok(page, Math.max(klokNu() + 1_000, moment(maandag, '09:00')))
    const begin = Date.now()
    for (const aan of ['casusregisseur@rivierenstad.example', 'ingrid@rivierenstad.example']) {
      const mail = await wachtOp(`the mail to ${aan}`, async () => (await mailsAan(aan)).find(({ tekst }) => golf.every((nummer) => tekst.includes(nummer))), 60_000)
      expect(`${mail.onderwerp} ${mail.tekst}`).not.toMatch(/Robin/)
    }
    expect(Date.now() - begin).toBeLessThan(60_000)
    // What waited behind the refused sender has gone by now too: each of Friday once.
    {
      const aan = 'casusregisseur@waterdam.example'
      const zijn = await wachtOp(`Friday to ${aan}`, async () => { const alle = await mailsAan(aan); return vrijdagse.every((nummer) => alle.some(({ tekst }) => tekst.includes(nummer))) && alle }, 60_000)
      for (const nummer of vrijdagse) expect([aan, nummer, zijn.filter(({ tekst }) => tekst.includes(nummer)).length]).toEqual([aan, nummer, 1])
    }
    expect(dubbele(await mails())).toEqual([])
    await open(page, `/wachtrijen?status=alle&trap=E1&casus=${golf[0]}`)
    await page.getByRole('row').filter({ hasText: golf[0]! }).first().waitFor()
  })

  it('who has another address keeps missing her mail: after three tries it waits for a person; she mends the address', async () => {
    const { page } = femke
    for (const tijd of ['11:30', '15:00', '18:00']) {
      await zetKlok(page, moment(maandag, tijd))
      await rustig()
    }
    await wachtOp('given up', async () => { await open(page, '/wachtrijen'); return (await opgegeven(page).count()) === 1 && !/probeert/.test(await opgegeven(page).innerText()) }, 40_000)
    await opgegeven(page).getByRole('link', { name: /^Herstel adres/ }).click()
    await page.waitForURL(/kanalen/)
    await klaar(page)
    await page.getByRole('link', { name: /^Herstel adres van Els/ }).click()
    await antwoord(page, { 'E-mailadres': NIEUW, 'Waarom?': 'Els heeft een nieuw adres.' }, 'Herstel het adres')
    await open(page, '/wachtrijen')
    await opgegeven(page).getByRole('link', { name: /^Proef/ }).click()
    const proef = page.getByRole('region', { name: /^Proef: / })
    await proef.getByText(/^\d\d+ gaan uit/).waitFor()
    mislukt = Number(/(\d+) gaan uit/.exec(await proef.innerText())![1])
    expect(mislukt).toBeGreaterThanOrEqual(VRIJDAG)
    await rustig()
    expect(await mailsAan(NIEUW)).toEqual([])
  })

  it('so many at once ask a second person: she cannot approve her own request, not even past the page', async () => {
    const { page } = femke
    const proef = page.getByRole('region', { name: /^Proef: / })
    await proef.getByLabel('Tempo').selectOption('60')
    await proef.getByLabel('Waarom?').fill('Els heeft een nieuw adres.')
    await proef.getByRole('button', { name: new RegExp(`^Vraag een collega: stuur ${mislukt} opnieuw`) }).click()
    await page.getByText('Het verzoek staat klaar voor een collega. Er is nog niets gebeurd.').waitFor()
    const verzoek = page.getByRole('region', { name: /^Wacht op een tweede persoon/ })
    expect(await verzoek.getByRole('link', { name: /^Keur goed/ }).count()).toBe(0)
    const wat = new URL((await verzoek.getByRole('link', { name: /^Trek in/ }).getAttribute('href'))!, page.url()).searchParams.get('wat')!
    const gemeenteId = (await opgegeven(page).getByRole('link', { name: /^Herstel adres/ }).getAttribute('href'))!.match(/gemeente=([^#&]+)/)![1]!
    const antwoordServer = await page.request.post('/wachtrijen?/besluit', { form: { gemeenteId, verzoekId: wat, besluit: 'goedgekeurd', reden: 'Ik keur mezelf goed.' }, headers: { Origin: new URL(page.url()).origin, Accept: 'application/json' } })
    expect(await antwoordServer.text()).toMatch(/failure/)
    expect(await mailsAan(NIEUW)).toEqual([])
    await open(page, '/wachtrijen')
    expect(await gebreken(page)).toEqual([])
  })

  it('Sem approves in his own window; the messages go at their tempo, each under its key, once', async () => {
    sem = await login(browser, 'sem@rivierenstad.example')
    await sem.page.getByRole('link', { name: /^Keur goed/ }).click()
    await antwoord(sem.page, { 'Waarom?': 'Nagekeken, het adres klopt.' }, 'Keur goed')
    const { page } = femke
    await open(page, '/wachtrijen')
    await page.getByRole('region', { name: 'Opnieuw sturen' }).getByText(new RegExp(`Waterdam: \\d+ van ${mislukt} berichten`)).waitFor()
    await wachtOp('nothing given up left', async () => { await open(page, '/wachtrijen'); return (await opgegeven(page).count()) === 0 }, 40_000)
    const zijn = await mailsAan(NIEUW)
    for (const nummer of vrijdagse) expect([nummer, zijn.filter(({ tekst }) => tekst.includes(nummer)).length]).toEqual([nummer, 1])
    expect((await mailsAan(ELS)).filter(({ tekst }) => vrijdagse.some((nummer) => tekst.includes(nummer)))).toEqual([])
    expect(dubbele(await mails())).toEqual([])
  })

  it('a pause ends by itself; everything she did stands in the logboek, with why', async () => {
    const { page } = femke
    const blok = page.getByRole('region', { name: 'Pauzeren' })
    await blok.getByLabel('Wat zet je stil?').selectOption({ label: 'Webhook, Waterdam' })
    await blok.getByLabel('Waarom?').fill('De ontvanger verhuist.')
    await blok.getByRole('button', { name: 'Over 15 min' }).click()
    await blok.getByRole('button', { name: /^Pauzeer Webhook, Waterdam/ }).click()
    await lopend(page).waitFor()
    await zetKlok(page, klokNu() + 16 * 60_000)
    await open(page, '/wachtrijen')
    expect(await lopend(page).count()).toBe(0)
    await open(page, '/wachtrijen/logboek')
    const logboek = await page.getByRole('table', { name: /^Wat operators deden/ }).innerText()
    for (const zin of ['De afzender wordt geweigerd.', 'Het oude adres bestaat niet meer.', 'De afzender is hersteld.', 'Els heeft een nieuw adres.', 'Nagekeken, het adres klopt.']) expect(logboek).toContain(zin)
    expect(await gebreken(page)).toEqual([])
    await foto(page, 'bewaken-05-logboek')
    expect([...femke.klachten, ...sem.klachten]).toEqual([])
  })
})
