/** The bouwer of forms as a beheerder sees it: the outline, the properties of what is chosen, and what is done most. */
import type { Page } from './harness.ts'

/** Saved means: what stands on the table stands in the database. */
export const bewaard = (page: Page) => page.getByText(/^Bewaard \d\d:\d\d/).waitFor()
export const opbouw = (page: Page) => page.getByRole('tree', { name: 'Opbouw' })
export const regel = (page: Page, naam: string) => opbouw(page).getByRole('treeitem', { name: new RegExp(`^${naam.replaceAll(/[?.()]/g, String.raw`\$&`)}, `) })
export const eigenschappen = (page: Page) => page.getByRole('region', { name: 'Eigenschappen', exact: true })
export const blok = (page: Page, kop: string) => eigenschappen(page).getByRole('group', { name: kop, exact: true })
export const gekozen = (page: Page, naam: string) => eigenschappen(page).getByRole('heading', { name: `Eigenschappen van ${naam}`, exact: true }).waitFor()

export async function kies(page: Page, naam: string): Promise<void> {
  await regel(page, naam).click()
  await gekozen(page, naam)
}
/** A new question after what is chosen; it asks for its text at once. An explanation has only that. */
export async function nieuwVeld(page: Page, soort: string, vraag: string, knop = page.getByRole('button', { name: 'Veld', exact: true })): Promise<void> {
  await knop.click()
  const venster = page.getByRole('dialog', { name: 'Veld toevoegen' })
  await venster.getByRole('button').filter({ has: page.getByText(soort, { exact: true }) }).click()
  await venster.waitFor({ state: 'detached' })
  await eigenschappen(page).getByRole('textbox', { name: soort === 'Uitleg' ? 'Tekst' : 'Vraag', exact: true }).fill(vraag)
  await gekozen(page, vraag)
}
export async function nieuwDeel(page: Page, titel: string): Promise<void> {
  await page.locator('#fb-paneel-opbouw summary').click()
  await page.getByRole('button', { name: 'Nieuw deel', exact: true }).click()
  await eigenschappen(page).getByRole('textbox', { name: 'Titel', exact: true }).fill(titel)
  await gekozen(page, titel)
}
/** Chooses in a box that is searched by typing. */
export async function zoekUit(vak: ReturnType<Page['getByRole']>, zoek: string): Promise<void> {
  await vak.click()
  await vak.fill(zoek)
  await vak.press('Enter')
}
