import { afterEach, expect, test, vi } from 'vitest'
import { createKladopslag, opslagVanDitApparaat } from './bewaren/klad.ts'

const sleutel = { gebruikerId: 'u1', casusId: 'c1', formulier: 'f', volgnr: 1 }
const klad = { versie: 1, wijzigingen: [], onzeker: [], botsingen: [] } as const

/** Each test is a page of its own: logging out closes the klad for the rest of a page. */
async function pagina(ietsOpen: () => boolean, antwoord = true) {
  vi.resetModules()
  const { bijUitloggen, meldOpen } = await import('./uitloggen.ts')
  const { createKladopslag } = await import('./bewaren/klad.ts')
  const opslag = createKladopslag(localStorage, sleutel)
  opslag.schrijf(klad)
  const gedaan: string[] = []
  meldOpen({ flush: async () => void gedaan.push('bewaar'), get ietsOpen() { return ietsOpen() } })
  window.confirm = () => (gedaan.push('vraag'), antwoord)
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

test('what cannot be saved is asked about, and a no keeps it', async () => {
  const { gedaan } = await pagina(() => true, false)
  await vi.waitFor(() => expect(gedaan).toEqual(['bewaar', 'vraag']))
  expect(createKladopslag(opslagVanDitApparaat(), sleutel).lees()).toEqual(klad)
})
