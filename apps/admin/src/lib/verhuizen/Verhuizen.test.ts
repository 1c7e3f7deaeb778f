import type { Verhuistaak } from '@regietafel/api/client'
import { cleanup, fireEvent, render, screen, within } from '@testing-library/svelte'
import axe from 'axe-core'
import { afterEach, expect, test } from 'vitest'
import { blad, rij, taak, uitkomst } from './testing/voorbeeld.ts'
import type { Antwoord, Start, VerhuisApi } from './verhuizen.api.ts'
import Verhuizen from './Verhuizen.svelte'
import { einde, overgeslagenzin, rijzinnen } from './woorden.ts'

afterEach(cleanup)

/** A server that goes one step on at each look. */
class Server implements VerhuisApi {
  gestart: Start[] = []
  gestopt: string[] = []
  terug: unknown[] = []
  weiger: Extract<Antwoord<never>, { ok: false }> | null = null
  stappen: Verhuistaak[] = []
  async start(opdracht: Start): Promise<Antwoord<string>> {
    this.gestart.push(opdracht)
    return this.weiger ?? { ok: true, waarde: 'taak' }
  }
  async stand(): Promise<Antwoord<Verhuistaak>> {
    return { ok: true, waarde: this.stappen.length > 1 ? this.stappen.shift()! : this.stappen[0]! }
  }
  async annuleer(id: string): Promise<Antwoord<null>> {
    this.gestopt.push(id)
    return { ok: true, waarde: null }
  }
  async zetTerug(id: string, formulierIds?: readonly string[]): Promise<Antwoord<{ teruggezet: number; blijft: number }>> {
    this.terug.push(formulierIds ? [id, formulierIds] : id)
    return { ok: true, waarde: { teruggezet: 2, blijft: 1 } }
  }
}
function toon(server = new Server(), anders: Parameters<typeof blad>[0] = {}) {
  let klaar = 0
  const scherm = render(Verhuizen, { blad: blad(anders), vandaag: '2026-11-22', api: server, pols: 5, opKlaar: () => void (klaar += 1) })
  return { ...scherm, server, klaar: () => klaar }
}
const schoon = async (element: Element) => {
  const { violations } = await axe.run(element, { rules: { 'color-contrast': { enabled: false }, region: { enabled: false } } })
  expect(violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html).join(' | ')}`)).toEqual([])
}
const knop = (name: string | RegExp) => screen.getByRole('button', { name })
const heading = (name: string) => screen.queryByRole('heading', { name })

test('choose, try, and only then move with a reason', async () => {
  const { server, container, klaar } = toon()
  server.stappen = [taak({ status: 'bezig', gedaan: 1, uitkomst: null }), taak()]
  expect(screen.getByText('"Wat ging eerder mis" vervalt. Antwoorden gaan apart.')).toBeTruthy()
  expect(screen.getByRole<HTMLSelectElement>('combobox', { name: /Wat ging eerder mis/ }).value).toBe('erbij')
  expect(heading('Verhuizen')).toBeNull()
  await schoon(container)
  await fireEvent.click(knop('Draai proef'))
  expect(server.gestart).toEqual([{ droog: true, vraag: { sleutel: 'va', van: [4], naar: 5, toewijzing: { weg: 'erbij' } } }])
  await screen.findByRole('img', { name: '1 verandert niet, 1 apart gezet en 1 klopt niet' })
  const tabel = screen.getByRole('table', { name: 'Per casus wat er met de antwoorden gebeurt' })
  expect(within(tabel).getByRole('row', { name: /2026-0048/ }).textContent).toContain('Apart: “Waar wonen”. 1 akkoord vervalt.')
  await schoon(container)
  await fireEvent.input(screen.getByLabelText('Waarom verhuis je deze casussen?'), { target: { value: 'Het gezinshuis vervalt.' } })
  server.stappen = [taak({ droog: false, status: 'bezig', gedaan: 1, verhuisd: 1, reden: 'x', uitkomst: null }), taak({ droog: false, verhuisd: 3, terugTeZetten: 3, reden: 'Het gezinshuis vervalt.', uitkomst: uitkomst({ droog: false, overgeslagen: [{ nummer: '2026-0050', volgnr: 1 }] }) })]
  await fireEvent.click(knop('Verhuis 3 casussen'))
  expect(server.gestart[1]).toMatchObject({ droog: false, reden: 'Het gezinshuis vervalt.' })
  expect((await screen.findAllByText('3 casussen zijn verhuisd.')).length).toBe(2)
  expect(screen.getByText(/Overgeslagen: 2026-0050\. Dat formulier is intussen vastgesteld/)).toBeTruthy()
  expect(document.activeElement).toBe(heading('Laatste verhuizing'))
  expect(klaar()).toBe(1)
  await schoon(container)
})

test('another choice after the try: the outcome is not that of this choice, and nothing can be moved on it', async () => {
  const { server } = toon(undefined, { taken: [taak()] })
  expect(heading('Verhuizen')).not.toBeNull()
  await fireEvent.change(screen.getByRole('combobox', { name: /Wat ging eerder mis/ }), { target: { value: '' } })
  expect(screen.getByText(/Je koos iets anders dan waarmee is proefgedraaid/)).toBeTruthy()
  expect(heading('Verhuizen')).toBeNull()
  server.stappen = [taak({ vraag: { sleutel: 'va', van: [4], naar: 5, toewijzing: {} } })]
  await fireEvent.click(knop('Draai opnieuw proef'))
  expect(server.gestart[0]!.vraag.toewijzing).toEqual({})
  expect(await screen.findByRole('heading', { name: 'Verhuizen' })).toBeTruthy()
})

test('a refused reason stands at its field, and what was typed stays', async () => {
  const server = new Server()
  server.weiger = { ok: false, melding: 'Niet alles klopt.', velden: { reden: 'Schrijf op waarom, in ten minste tien tekens.' }, weg: false }
  toon(server, { taken: [taak()] })
  const veld = screen.getByLabelText<HTMLTextAreaElement>('Waarom verhuis je deze casussen?')
  await fireEvent.input(veld, { target: { value: 'kort' } })
  await fireEvent.click(knop('Verhuis 3 casussen'))
  await screen.findByText('Schrijf op waarom, in ten minste tien tekens.')
  expect(veld.getAttribute('aria-invalid')).toBe('true')
  expect(veld.value).toBe('kort')
})

test('what runs can be stopped, and then says how many are over', async () => {
  const { server } = toon(undefined, { taken: [taak({ droog: false, status: 'bezig', gedaan: 1, verhuisd: 1, uitkomst: null, reden: 'x' })] })
  server.stappen = [taak({ droog: false, status: 'geannuleerd', verhuisd: 1, terugTeZetten: 1, reden: 'x', uitkomst: null })]
  await fireEvent.click(knop('Stop met verhuizen'))
  expect(server.gestopt).toEqual(['taak'])
  expect((await screen.findAllByText('Het verhuizen is gestopt. 1 casus is verhuisd, 2 casussen niet.')).length).toBeGreaterThan(0)
})

test('putting back asks first, and says what stays', async () => {
  const { server, container, klaar } = toon(undefined, { keuze: { van: [], naar: 5, aantal: 0 }, verschillen: [], vervallen: [], taken: [taak({ droog: false, verhuisd: 3, terugTeZetten: 2, reden: 'x' })] })
  expect(screen.getByText('Er is niets te verhuizen.')).toBeTruthy()
  await fireEvent.click(knop('Zet 2 casussen terug'))
  expect(screen.getByText(/In 1 casus is intussen gewerkt: die blijft zoals nu/)).toBeTruthy()
  await schoon(container)
  server.stappen = [taak({ droog: false, verhuisd: 3, teruggezet: 2, reden: 'x' })]
  await fireEvent.click(knop('Ja, zet terug'))
  expect(await screen.findByText('2 casussen zijn weer teruggezet.')).toBeTruthy()
  expect(server.terug).toEqual(['taak'])
  expect(klaar()).toBe(1)
})

test('only the ticked casussen move; all are ticked until one is not', async () => {
  const { server, container } = toon(undefined, { taken: [taak()] })
  server.stappen = [taak({ droog: false, verhuisd: 2, reden: 'x', terugTeZetten: 2 })]
  const vink = (nummer: string) => screen.getByRole<HTMLInputElement>('checkbox', { name: `Gaat mee: ${nummer}` })
  expect(screen.getAllByRole<HTMLInputElement>('checkbox', { name: /Gaat mee/ }).map((v) => v.checked)).toEqual([true, true, true])
  await fireEvent.click(vink('2026-0048'))
  expect(screen.getByText('1 casus houdt zijn versie.')).toBeTruthy()
  await schoon(container)
  await fireEvent.click(knop('Vink alle aan'))
  expect(knop('Verhuis 3 casussen')).toBeTruthy()
  await fireEvent.click(knop('Vink alle uit'))
  await fireEvent.click(knop('Verhuis'))
  expect(server.gestart).toEqual([])
  for (const nummer of ['2026-0047', '2026-0052']) await fireEvent.click(vink(nummer))
  await fireEvent.input(screen.getByLabelText('Waarom verhuis je deze casussen?'), { target: { value: 'Het gezinshuis vervalt.' } })
  await fireEvent.click(knop('Verhuis 2 casussen'))
  expect(server.gestart[0]).toMatchObject({ droog: false, formulierIds: ['f47', 'f52'] })
})

test('putting back some of them; the box says first what went back', async () => {
  const rijen = [rij(47, { terug: 'kan' }), rij(48, { terug: 'kan' }), rij(52)]
  const na = [rij(47, { terug: 'gedaan' }), rij(48, { terug: 'kan' }), rij(52)]
  const echt = { droog: false, verhuisd: 3, reden: 'x' }
  const { server, container } = toon(undefined, { keuze: { van: [], naar: 5, aantal: 0 }, verschillen: [], vervallen: [], taken: [taak({ ...echt, terugTeZetten: 2, uitkomst: uitkomst({ droog: false, rijen }) })] })
  expect(screen.queryByRole('checkbox', { name: 'Zet terug: 2026-0052' })).toBeNull()
  await fireEvent.click(screen.getByRole('checkbox', { name: 'Zet terug: 2026-0048' }))
  await fireEvent.click(knop('Zet 1 casus terug'))
  await schoon(container)
  server.stappen = [taak({ ...echt, teruggezet: 1, terugTeZetten: 1, uitkomst: uitkomst({ droog: false, rijen: na }) })]
  await fireEvent.click(knop('Ja, zet terug'))
  const eerst = await screen.findByText('1 casus is weer teruggezet.')
  expect(eerst.compareDocumentPosition(screen.getByText('3 casussen zijn verhuisd.')) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy()
  expect(screen.getByText('is teruggezet')).toBeTruthy()
  expect(server.terug).toEqual([['taak', ['f47']]])
})

test('the words', () => {
  expect(rijzinnen(uitkomst().rijen[2]!, true)).toEqual([])
  expect(overgeslagenzin(uitkomst())).toBeNull()
  expect(einde(taak({ status: 'mislukt', droog: false, verhuisd: 0, foutCode: 'ONBEKEND' }))).toBe('Het is niet gelukt. Probeer het opnieuw. Geen enkele casus is verhuisd.')
})
