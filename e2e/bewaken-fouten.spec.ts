/**
 * Real faults. The worker is frozen: every screen of an operator says within three minutes that the guarding stands still. Then it is killed in the middle of a wave
 * and its queue thrown away: it starts again by itself, nothing is lost, nothing goes twice, and Vergelijken en herstellen proves it.
 */
import { loadDrukte } from '@regietafel/db/demo'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { databaseUrl, klokNu, maandagVan, mailsAan, moment, open, zetKlok, zetKlokTerug } from './src/bewaken.ts'
import { foto, gebreken, klaar, login, openBrowser, SMAL, systeem, teBreed, wachtOp } from './src/harness.ts'
import type { Blik, Browser, Page } from './src/harness.ts'
import { kanSignalen, leegWachtrij, vindWerker } from './src/werker.ts'

const SCHERMEN = ['/wachtrijen', '/escalaties', '/wachtrijen/herstel', '/wachtrijen/kanalen', '/wachtrijen/meldregels', '/wachtrijen/logboek'] as const
const GOLF = 16
const { maandag } = maandagVan('fouten')

let browser: Browser
let femke: Blik
let werker: { readonly pid: number }
let stil = 0
beforeAll(async () => {
  browser = await openBrowser()
  femke = await login(browser, 'operator')
})
afterAll(async () => {
  if (stil) seinen('SIGCONT')
  if (femke) await zetKlokTerug(femke.page)
  await browser?.close()
})

const banner = (page: Page) => page.getByRole('alert').getByText('De bewaking staat stil.')
function seinen(sein: 'SIGSTOP' | 'SIGCONT' | 'SIGKILL'): void {
  try {
    process.kill(werker.pid, sein)
  } catch {
    // it is gone already
  }
}

describe.skipIf(!kanSignalen)('the worker is frozen', () => {
  it('nothing says a word about it yet', async () => {
    werker = vindWerker()!
    expect(werker).not.toBeNull()
    seinen('SIGSTOP')
    stil = Date.now()
    expect(await banner(femke.page).count()).toBe(0)
  })

  it.each(SCHERMEN)('meanwhile %s is free of complaints, wide and at 360 px, and scrolls sideways nowhere', async (adres) => {
    const { page } = femke
    await open(page, adres)
    expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1)
    expect(await gebreken(page)).toEqual([])
    await page.setViewportSize(SMAL)
    expect(await teBreed(page)).toBe(0)
    expect(await gebreken(page)).toEqual([])
    await foto(page, `bewaken-smal${adres.replaceAll('/', '-')}`)
    await page.setViewportSize({ width: 1280, height: 900 })
  })

  it('who only looks sees no acts, and the server refuses them', async () => {
    const { page, klachten } = await login(browser, 'kim@rivierenstad.example')
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Wachtrijen')
    await page.getByText('Je kijkt mee. Iets doen kan een operator met niveau handelen.').waitFor()
    const gemeenteId = await eigenGemeente(femke.page)
    for (const adres of SCHERMEN) {
      await open(page, adres)
      const acties = page.locator('main').getByRole('button', { name: /^(Pauzeer|Zet weer|Vergelijk en|Pak|Wijzig|Laat|Proef|Stuur|Voeg)/ })
      const wegen = page.locator('main').getByRole('link', { name: /^(Pak op|Ik pak|Zet weer|Wijzig|Pauzeer|Voeg|Keur|Herstel a)/ })
      expect([adres, await acties.count(), await wegen.count()]).toEqual([adres, 0, 0])
    }
    const tot = new Date(klokNu() + 30 * 60_000).toISOString()
    const post = (procedure: string, data: object) => page.request.post(`/api/trpc/${procedure}`, { data, headers: { Origin: systeem() } })
    for (const [procedure, invoer] of [
      ['wachtrij.pauzeer', { gemeenteId, soort: 'kanaal', doel: 'email', tot, reden: 'Zomaar even.' }],
      ['herstel.herstel', { gemeenteId, reden: 'Zomaar even.' }],
      ['kanaal.zetAfzender', { gemeenteId, afzender: null, reden: 'Zomaar even.' }],
    ] as const) expect([procedure, (await post(procedure, invoer)).status()]).toEqual([procedure, 403])
    expect(klachten).toEqual([])
  })

  it('the console by keyboard alone: to the search field, a filter, an escalatie, its dialoog and back', async () => {
    const { page } = femke
    await open(page, '/wachtrijen')
    const actief = () => page.evaluate(() => { const el = document.activeElement; return el ? `${el.getAttribute('aria-label') ?? ''} ${el.textContent ?? ''}`.trim() : '' })
    await page.keyboard.press('Tab')
    expect(await actief()).toMatch(/inhoud/i)
    await page.keyboard.press('/')
    expect(await actief()).toMatch(/^Casusnummer/)
    await page.keyboard.type('onzin')
    await page.keyboard.press('Enter')
    await page.getByText('Een casusnummer ziet eruit als 2026-0042.').waitFor()
    await klaar(page)
    await open(page, '/wachtrijen')
    const tab = async (naar: RegExp, max = 150): Promise<void> => {
      for (let n = 0; n < max; n += 1) {
        await page.keyboard.press('Tab')
        if (naar.test(await actief())) return
      }
      throw new Error(`Tab did not reach ${naar}`)
    }
    await tab(/^Pak op/)
    const zichtbaar = await page.evaluate(() => { const s = getComputedStyle(document.activeElement!); return s.outlineStyle !== 'none' || s.boxShadow !== 'none' })
    expect(zichtbaar).toBe(true)
    await page.keyboard.press('Enter')
    await page.getByRole('dialog', { name: 'Escalatie oppakken' }).waitFor()
    await page.getByLabel('Wat ga je doen?').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await wachtOp('the focus is back on its button', async () => /^Pak op/.test(await actief()))
    await tab(/^Wat zet je stil|^Kies/)
    await tab(/^Pauzeer/)
    await page.keyboard.press('Enter')
    await page.locator('#wat[aria-invalid="true"]').waitFor()
  })

  it('within three minutes every screen of an operator says that the guarding stands still', { timeout: 240_000 }, async () => {
    const { page } = femke
    await open(page, '/wachtrijen/logboek')
    await banner(page).waitFor({ timeout: Math.max(5_000, 200_000 - (Date.now() - stil)) })
    expect(Date.now() - stil).toBeLessThan(200_000)
    // The raw queues of an engineer too: they stand in a page like any other.
    const tom = await login(browser, 'tom@rivierenstad.example')
    await open(tom.page, '/wachtrijen/techniek')
    await banner(tom.page).waitFor()
    await tom.page.context().close()
    for (const adres of SCHERMEN.toReversed()) {
      await open(page, adres)
      await banner(page).waitFor()
    }
    expect(await page.getByRole('region', { name: 'Workers' }).or(page.locator('#workers')).first().innerText()).not.toMatch(/In orde/)
    expect((await fetch(`${systeem()}/health/bewaking`)).status).toBe(503)
    expect(await gebreken(page)).toEqual([])
    await foto(page, 'bewaken-06-stil')
  })

  it('goes on, and the banner goes away by itself', async () => {
    seinen('SIGCONT')
    stil = 0
    await banner(femke.page).waitFor({ state: 'detached', timeout: 30_000 })
    expect(femke.klachten).toEqual([])
  })
})

describe.skipIf(!kanSignalen)('the worker is killed with -9 in the middle of a wave, and the store of the queue is thrown away', () => {
  let golf: string[]

  it(`${GOLF} escalaties fall due; the worker dies at once; what the queue held is gone`, async () => {
    const { page } = femke
    await zetKlok(page, Math.max(klokNu() + 1_000, moment(maandag, '08:50')))
    golf = await loadDrukte(databaseUrl(), { gemeente: 'waterdam', aantal: GOLF, trap: 'E3', op: '09:00' })
    const aan = 'procesregisseur@waterdam.example'
    const over = async (nummer: string) => (await mailsAan(aan)).filter(({ tekst, onderwerp }) => /E3/.test(onderwerp) && (onderwerp + tekst).includes(nummer))
    await zetKlok(page, Math.max(klokNu() + 1_000, moment(maandag, '09:00')))
    await wachtOp('the first mails of the wave', async () => (await Promise.all(golf.map(over))).some((lijst) => lijst.length > 0))
    seinen('SIGKILL')
    expect(await leegWachtrij()).toBeGreaterThan(0)
    for (const nummer of golf) {
      const zijn = await wachtOp(`${nummer} to Omar`, async () => { const alle = await over(nummer); return alle.length > 0 && alle }, 60_000)
      expect([nummer, new Set(zijn.map(({ sleutel }) => sleutel)).size]).toEqual([nummer, 1])
    }
    await wachtOp('another worker', async () => { const pid = vindWerker()?.pid; return pid !== undefined && pid !== werker.pid }, 30_000)
  })

  it('Vergelijken en herstellen says: 0 lost, 0 double; comparing and mending may be done at any time', async () => {
    const { page } = femke
    await open(page, '/wachtrijen/herstel')
    await page.getByRole('navigation', { name: 'Gemeente', exact: true }).getByRole('link', { name: 'Waterdam' }).click()
    await page.waitForURL(/gemeente=/)
    await klaar(page)
    await page.getByRole('heading', { name: 'Klopt alles in Waterdam?' }).waitFor()
    await page.getByRole('button', { name: 'Vergelijk en herstel' }).click()
    await page.locator('#reden[aria-invalid="true"]').waitFor()
    await page.getByLabel('Waarom herstel je?').fill('De opslag van de wachtrij was leeg.')
    await page.getByRole('button', { name: 'Vergelijk en herstel' }).click()
    const uitkomst = page.getByRole('region', { name: 'Uitkomst van het herstel' })
    await uitkomst.getByText(/naar 0 verschillen/).waitFor()
    const na = (await uitkomst.innerText()).split(/\nNa\n/).at(-1)!
    expect(na).toMatch(/Te laat[^\d]*0\s+Kwijt\s+0/)
    expect(na).toMatch(/Dubbel\s+0/)
    expect(await gebreken(page)).toEqual([])
    await foto(page, 'bewaken-07-herstel')
    expect(femke.klachten).toEqual([])
  })
})

/** Id of the gemeente of who looks, from the choices on her page. */
async function eigenGemeente(page: Page): Promise<string> {
  await open(page, '/wachtrijen')
  return (await page.getByLabel('Gemeente', { exact: true }).locator('option', { hasText: 'Rivierenstad' }).getAttribute('value'))!
}
