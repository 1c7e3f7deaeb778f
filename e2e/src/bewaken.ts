/** What the journeys of the guarding share: the clock of the system, the mail catcher that refuses, and acts in the console. */
import { feestdagen } from '@regietafel/domain/kalender'
import { instantVan, toDatum, type Datum } from '@regietafel/domain/kernel'
import { klaar, mails } from './harness.ts'
import type { Mail, Page } from './harness.ts'

const vereist = (naam: string): string => {
  const waarde = process.env[naam]
  if (!waarde) throw new Error(`${naam} is not set: run this through \`npm test -- e2e\``)
  return waarde
}
/** Login of the owner of the database under the screens. */
export const databaseUrl = (): string => vereist('E2E_DATABASE_URL')

const dagVerder = (dag: string, n: number): string => new Date(Date.parse(`${dag}T12:00:00Z`) + n * 86_400_000).toISOString().slice(0, 10)
const vrij = (dag: string): boolean => feestdagen(Number(dag.slice(0, 4))).some((f) => toDatum(f.dag) === dag)

const REIZEN = ['bewaken', 'berichten', 'daden', 'fouten'] as const

/**
 * A Monday of this journey that is a werkdag, with the Friday and the Thursday before it too, and the Tuesday after it. No two journeys share
 * one: who was mailed on a day gets no second verzamelmail on it.
 */
export function maandagVan(reis: (typeof REIZEN)[number]): { readonly vrijdag: string; readonly maandag: string } {
  let dag = dagVerder(new Date().toISOString().slice(0, 10), 20)
  for (const deze of REIZEN) {
    do dag = dagVerder(dag, 1)
    while (new Date(`${dag}T12:00:00Z`).getUTCDay() !== 1 || [dag, dagVerder(dag, -3), dagVerder(dag, -4), dagVerder(dag, 1)].some(vrij))
    if (deze === reis) break
  }
  return { vrijdag: dagVerder(dag, -3), maandag: dag }
}

/** A moment of Amsterdam, as the proefklok takes it. */
export const moment = (dag: string, tijd: string): number => Date.parse(instantVan(dag as Datum, tijd))

/** The clock of the system, as the page shows it and the server knows it: how far it stands from the real one. */
let verschil = 0
export const klokNu = (): number => Date.now() + verschil

/** Moves the proefklok on, by the button everybody has; never back. */
export async function zetKlok(page: Page, naar: number): Promise<void> {
  const dagen = (naar - klokNu()) / 86_400_000
  const knop = page.getByRole('button', { name: '+ 1 dag', exact: true })
  await knop.evaluate((el, waarde) => void ((el as unknown as { value: string }).value = waarde), String(dagen))
  const antwoord = page.waitForResponse((response) => response.url().includes('/proefklok') && response.request().method() === 'POST')
  await knop.click()
  await antwoord
  verschil = naar - Date.now()
  await klaar(page)
}

/** Back to the real time: the clock is of the whole system. */
export async function zetKlokTerug(page: Page): Promise<void> {
  await page.goto('/wachtrijen')
  await klaar(page)
  await page.getByRole('button', { name: 'Terug naar echte tijd' }).click()
  await klaar(page)
  verschil = 0
}

/** Tells the mail catcher to refuse this sender or this addressee; code 0: to take it again. */
export async function weiger(wie: { readonly van: string } | { readonly aan: string }, code: number): Promise<void> {
  const antwoord = await fetch(`${vereist('E2E_MAIL_URL')}api/weiger`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ ...wie, code }) })
  if (!antwoord.ok) throw new Error(`the mail catcher says ${antwoord.status}`)
}

/** The mails to this address since there were `eerder` of them, newest first. */
export const mailsAan = async (aan: string): Promise<Mail[]> => (await mails()).filter((mail) => mail.aan.includes(aan))

/** Every key once: nothing arrived twice. */
export const dubbele = (lijst: readonly Mail[]): string[] => {
  const gezien = new Set<string>()
  return lijst.flatMap(({ sleutel }) => (gezien.has(sleutel) ? [sleutel] : (gezien.add(sleutel), [])))
}

/** Opens a page and waits until it listens. */
export async function open(page: Page, adres: string): Promise<void> {
  await page.goto(adres)
  await klaar(page)
}

/** Answers the open dialoog: fills in what is asked, sends it, and waits until it is closed. */
export async function antwoord(page: Page, velden: Readonly<Record<string, string>>, knop: string | RegExp): Promise<void> {
  const dialoog = page.getByRole('dialog')
  await dialoog.waitFor()
  for (const [label, waarde] of Object.entries(velden)) await dialoog.getByLabel(label, { exact: true }).fill(waarde)
  await dialoog.getByRole('button', { name: knop }).click()
  await dialoog.waitFor({ state: 'detached' })
  await klaar(page)
}

/** Shows another gemeente on a page of the operator that has such a choice. */
export async function kiesGemeente(page: Page, naam: string): Promise<void> {
  const kies = page.getByRole('form', { name: 'Kies een gemeente' })
  await kies.getByLabel('Gemeente').selectOption({ label: naam })
  await kies.getByRole('button', { name: 'Toon' }).click()
  await page.waitForURL(/gemeente=/)
  await klaar(page)
}
