import { fireEvent, screen } from '@testing-library/svelte'
import { afterEach, expect, test, vi } from 'vitest'
import { createKladopslag, opslagVanDitApparaat } from './bewaren/klad.ts'
import { axeSchoon } from './testing/opstelling.ts'

HTMLDialogElement.prototype.showModal ??= function (this: HTMLDialogElement) { this.setAttribute('open', '') }
HTMLDialogElement.prototype.close ??= function (this: HTMLDialogElement) { this.removeAttribute('open'); this.dispatchEvent(new Event('close')) }

const sleutel = { gebruikerId: 'u1', casusId: 'c1', formulier: 'f', volgnr: 1 }
const klad = { versie: 1, wijzigingen: [], onzeker: [], botsingen: [] } as const

/** Each test is a page of its own: logging out closes the klad for the rest of a page. */
async function pagina(ietsOpen: () => boolean, nietBewaard: readonly { label: string; melding: string | null }[] = []) {
  vi.resetModules()
  const { bijUitloggen, meldOpen } = await import('./uitloggen.ts')
  const { createKladopslag } = await import('./bewaren/klad.ts')
  const opslag = createKladopslag(localStorage, sleutel)
  opslag.schrijf(klad)
  const gedaan: string[] = []
  meldOpen({ flush: async () => void gedaan.push('bewaar'), get ietsOpen() { return ietsOpen() }, nietBewaard })
  const form = document.createElement('form')
  form.submit = () => void gedaan.push('uitloggen')
  form.onsubmit = (e) => bijUitloggen(e as SubmitEvent & { currentTarget: HTMLFormElement })
  const doorgelaten = form.dispatchEvent(new Event('submit', { cancelable: true }))
  await vi.waitFor(() => expect(doorgelaten || gedaan.length > 0).toBe(true))
  await Promise.resolve()
  return { gedaan, doorgelaten, opslag }
}
afterEach(() => localStorage.clear())

test('logging out leaves nothing on the device, also not what the closing page would write', async () => {
  const { doorgelaten, opslag } = await pagina(() => false)
  expect(doorgelaten).toBe(true)
  expect(localStorage.length).toBe(0)
  expect(opslag.schrijf(klad)).toBe(false)
})

test('what is not saved is saved first', async () => {
  let open = 2
  const { gedaan, doorgelaten } = await pagina(() => open-- > 1)
  expect(doorgelaten).toBe(false)
  await vi.waitFor(() => expect(gedaan).toEqual(['bewaar', 'uitloggen']))
})

test('what cannot be saved is named, and staying keeps it', async () => {
  const { gedaan } = await pagina(() => true, [{ label: 'Verklaring', melding: 'Deze tekst is te lang.' }])
  const dialoog = await screen.findByRole('dialog', { name: 'Nog niet alles is bewaard' })
  expect(dialoog.textContent).toMatch(/Verklaring\s*Deze tekst is te lang\..*Maak de tekst korter of kopieer hem/s)
  await axeSchoon(dialoog)
  await fireEvent.click(screen.getByRole('button', { name: 'Blijf hier' }))
  await vi.waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(gedaan).toEqual(['bewaar'])
  expect(createKladopslag(opslagVanDitApparaat(), sleutel).lees()).toEqual(klad)
})

test('a text that waits for a choice counts as well, and logging out all the same empties the device', async () => {
  const { gedaan } = await pagina(() => false, [{ label: 'Verklaring', melding: 'Er zijn twee versies. Kies wat blijft.' }])
  await fireEvent.click(await screen.findByRole('button', { name: 'Toch uitloggen' }))
  await vi.waitFor(() => expect(gedaan).toEqual(['bewaar', 'uitloggen']))
  expect(localStorage.length).toBe(0)
})
