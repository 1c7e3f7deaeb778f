/** A real browser on a running system (E2E_URL, started by `npm test`): sign in, look, measure, photograph. */
import { mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { chromium } from 'playwright-core'
import type { Browser, BrowserContext, Page } from 'playwright-core'

export type { Browser, BrowserContext, Page }

/** The demo account of a role in Rivierenstad, or a full e-mail address. */
export type Account = 'casusregisseur' | 'gedragswetenschapper' | 'zorgaanbieder' | 'ret' | 'procesregisseur' | 'gemeente' | 'beheerder' | 'operator' | `${string}@${string}`

export const BREED = { width: 1280, height: 900 }
export const SMAL = { width: 360, height: 740 }
export const WACHTWOORD = 'regietafel-demo'

const required = (name: string): string => {
  const value = process.env[name]
  if (!value) throw new Error(`${name} is not set: run this through \`npm test -- e2e\``)
  return value
}

/** Address of the screens, without a slash at the end. */
export const systeem = (): string => required('E2E_URL').replace(/\/$/, '')

export const openBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
    args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), '--disable-dev-shm-usage', '--disable-gpu'],
  })

export type Blik = {
  readonly context: BrowserContext
  readonly page: Page
  /** What the page complained about in the console, and requests to another host: both must stay empty. */
  readonly klachten: readonly string[]
}

/** A fresh window of somebody who is not signed in yet; Dutch, in Amsterdam. */
export async function nieuwVenster(browser: Browser, maat = BREED): Promise<Blik> {
  const context = await browser.newContext({ baseURL: systeem(), viewport: maat, locale: 'nl-NL', timezoneId: 'Europe/Amsterdam', reducedMotion: 'reduce' })
  context.setDefaultTimeout(15_000)
  const page = await context.newPage()
  const klachten: string[] = []
  page.on('pageerror', (error) => klachten.push(`fout: ${error.message}`))
  page.on('console', (message) => {
    if (message.type() === 'error' && !/the server responded with a status of 4\d\d/.test(message.text())) klachten.push(`console: ${message.text()}`)
  })
  page.on('request', (request) => {
    const { origin, protocol } = new URL(request.url())
    if (protocol.startsWith('http') && origin !== systeem()) klachten.push(`vreemd adres: ${request.url()}`)
  })
  return { context, page, klachten }
}

/** Signs in through the form, as a person does, and waits for the first page of that role. */
export async function login(browser: Browser, account: Account, maat = BREED): Promise<Blik> {
  const blik = await nieuwVenster(browser, maat)
  const email = account.includes('@') ? account : `${account}@rivierenstad.example`
  await blik.page.goto('/inloggen')
  await klaar(blik.page)
  await blik.page.getByLabel('E-mailadres').fill(email)
  await blik.page.getByLabel('Wachtwoord').fill(WACHTWOORD)
  await blik.page.getByRole('button', { name: 'Log in' }).click()
  await blik.page.waitForURL((url) => !url.pathname.startsWith('/inloggen'))
  await klaar(blik.page)
  return blik
}

/** Until the page has loaded and no request is under way: clicks before that may hit a page that does not listen yet. */
export const klaar = (page: Page): Promise<void> => page.waitForLoadState('networkidle')

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

export type Gebrek = { readonly regel: string; readonly uitleg: string; readonly waar: readonly string[] }

/** What axe finds against WCAG 2.2 AA on the page as it stands, with what else has to do with it. Evaluated past the page's own policy, which stays as it is. */
export async function gebreken(page: Page): Promise<Gebrek[]> {
  const client = await page.context().newCDPSession(page)
  await client.send('Runtime.evaluate', { expression: axeSource })
  const expression = `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })
    .then(({ violations }) => violations.map(({ id, help, nodes }) => ({ regel: id, uitleg: help, waar: nodes.map(({ html, failureSummary, any, all, none }) => [html.slice(0, 160), failureSummary, ...[any, all, none].flat().flatMap(({ relatedNodes }) => relatedNodes.map((r) => 'bij ' + r.html.slice(0, 160)))].join(' ')) })))`
  const { result, exceptionDetails } = await client.send('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true })
  await client.detach()
  if (exceptionDetails) throw new Error(exceptionDetails.text)
  return result.value as Gebrek[]
}

/** How many CSS pixels the page is wider than its window: more than 0 means that it scrolls sideways. */
export const teBreed = (page: Page): Promise<number> => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

/** Keeps a picture of the whole page when E2E_FOTO names a folder. */
export async function foto(page: Page, naam: string): Promise<void> {
  const dir = process.env['E2E_FOTO']
  if (!dir) return
  mkdirSync(dir, { recursive: true })
  await page.screenshot({ path: path.join(dir, `${naam}.png`), fullPage: true })
}

export type Mail = { readonly aan: readonly string[]; readonly onderwerp: string; readonly sleutel: string; readonly tekst: string; readonly headers: Readonly<Record<string, string>> }

/** What the mail catcher holds, newest first. */
export const mails = async (): Promise<Mail[]> => (await (await fetch(`${required('E2E_MAIL_URL')}api/mails`)).json()) as Mail[]

/** Tries until `look` gives something, or throws with `wat`: the worker needs a moment. */
export async function wachtOp<T>(wat: string, look: () => Promise<T | null | undefined | false>, ms = 20_000): Promise<T> {
  for (const until = Date.now() + ms; Date.now() < until; await new Promise((resolve) => setTimeout(resolve, 150))) {
    const found = await look()
    if (found) return found
  }
  throw new Error(`${wat}: niet gezien binnen ${ms / 1000} s`)
}
