import { cleanup, fireEvent, render, screen } from '@testing-library/svelte'
import axe from 'axe-core'
import { tick } from 'svelte'
import { afterEach, beforeEach, expect, test } from 'vitest'
import Instelling from './Instelling.svelte'
import Sjabloon from './Sjabloon.svelte'
import { leesKladje } from './kladje.ts'
import { instellingVoorbeeld, plek, rijVoorbeeld } from './testing/blad.ts'
import { gevolgen, waarschuwing } from './zin.ts'

beforeEach(() => sessionStorage.clear())
afterEach(cleanup)
const toegankelijk = async (container: Element) =>
  expect((await axe.run(container, { rules: { region: { enabled: false }, 'color-contrast': { enabled: false } } })).violations.map(({ id }) => id)).toEqual([])
const veld = (naam: string) => screen.getByLabelText<HTMLTextAreaElement>(naam)
const schrijf = async (naam: string, waarde: string) => {
  await fireEvent.focus(veld(naam))
  await fireEvent.input(veld(naam), { target: { value: waarde } })
  await new Promise((klaar) => setTimeout(klaar, 600))
}

test('what is written is read at once as it will arrive, about an invented casus', async () => {
  const { container } = render(Sjabloon, { rij: rijVoorbeeld(), plek, fout: null })
  await toegankelijk(container)
  await schrijf('Onderwerp', 'Kijk naar {{nummer}}')
  expect(screen.getByRole('region', { name: 'Voorbeeld van escalatie' }).textContent).toContain('Kijk naar 2026-0000')
})

test('a word is put where the cursor is, by one press', async () => {
  render(Sjabloon, { rij: rijVoorbeeld({ tekst: 'Voor:  einde {{link}}\n' }), plek, fout: null })
  await fireEvent.focus(veld('Tekst'))
  veld('Tekst').setSelectionRange(6, 6)
  await fireEvent.click(screen.getByRole('button', { name: /^taak: zet dit woord in escalatie/ }))
  expect(veld('Tekst').value).toBe('Voor: {{taak}} einde {{link}}\n')
  expect(document.activeElement).toBe(veld('Tekst'))
  expect(screen.getByRole('region', { name: /Voorbeeld/ }).textContent).toContain('Voor: Verklarende analyse einde')
})

test('personal data is told at its field when she stops typing, and the words stay', async () => {
  const { container } = render(Sjabloon, { rij: rijVoorbeeld(), plek, fout: null })
  await schrijf('Tekst', 'Bel 06-12345678 of {{naam}} {{link}}')
  expect(veld('Tekst').getAttribute('aria-invalid')).toBe('true')
  const fouten = container.querySelector('#tekst-escalatie-fout')!.textContent
  expect(fouten).toContain('telefoonnummer')
  expect(fouten).toContain('{{naam}} bestaat niet')
  expect(veld('Tekst').value).toBe('Bel 06-12345678 of {{naam}} {{link}}')
  await toegankelijk(container)
})

test('what the text leaves out is told beside it, stops nothing, and one press puts it in', async () => {
  const { container } = render(Sjabloon, { rij: rijVoorbeeld(), plek, fout: null })
  expect(screen.queryByText(/zegt niet meer/)).toBeNull()
  await schrijf('Tekst', 'Kijk op {{link}}\n{{omleiding}}\n')
  expect(screen.getByText(/Deze tekst zegt niet meer dat de gemeente de betaling moet beoordelen/)).toBeTruthy()
  expect(veld('Tekst').getAttribute('aria-invalid')).toBeNull()
  await toegankelijk(container)
  await fireEvent.click(screen.getByRole('button', { name: /^Zet \{\{betaling\}\} erin/ }))
  expect(veld('Tekst').value).toBe('{{betaling}}\n\nKijk op {{link}}\n{{omleiding}}\n')
  expect(screen.queryByText(/zegt niet meer/)).toBeNull()
  expect(document.activeElement).toBe(veld('Tekst'))
})

test('what may be a name is asked; that it is none goes along when it is saved', async () => {
  const { container } = render(Sjabloon, { rij: rijVoorbeeld(), plek, fout: null })
  await schrijf('Onderwerp', 'Sanne Bakker wacht op haar plan')
  expect(screen.getByText(/Staat hier een naam\? “Sanne Bakker”/)).toBeTruthy()
  const geenNaam = () => new FormData(container.querySelector('form')!).getAll('geenNaam')
  expect(geenNaam()).toEqual([])
  await fireEvent.click(screen.getByRole('checkbox', { name: 'Dit is geen naam van een mens: Sanne Bakker, in escalatie' }))
  expect(geenNaam()).toEqual(['Sanne Bakker'])
  await toegankelijk(container)
  expect(veld('Onderwerp').getAttribute('aria-invalid')).toBeNull()
  await schrijf('Onderwerp', 'Een plan wacht')
  expect(screen.queryByText(/Staat hier een naam/)).toBeNull()
})

test('a refusal for a name stands at its field until she says that it is none', async () => {
  const melding = 'Staat hier een naam? “Team Noord” Haal hem weg, of kruis onder de tekst aan dat dit geen naam van een mens is.'
  const fout = { doe: 'escalatie', melding: 'Eén ding klopt nog niet. Er is niets bewaard.', code: 'BERICHT_AFGEKEURD', velden: {}, waarden: { onderwerp: 'Team Noord', tekst: '{{link}}', revisie: '0' }, fouten: [{ pad: 'onderwerp', melding }] }
  render(Sjabloon, { rij: rijVoorbeeld(), plek, fout })
  expect([veld('Onderwerp').value, veld('Onderwerp').getAttribute('aria-invalid')]).toEqual(['Team Noord', 'true'])
  await fireEvent.click(screen.getByRole('checkbox', { name: /^Dit is geen naam van een mens/ }))
  expect(veld('Onderwerp').getAttribute('aria-invalid')).toBeNull()
})

test('words that were saved without it say so at once', () => {
  render(Sjabloon, { rij: rijVoorbeeld({ tekst: '{{betaling}} {{link}}', eigen: true, revisie: 1 }), plek, fout: null })
  expect(screen.getByText(/waarom het bericht bij een ander komt/)).toBeTruthy()
})

test('what only the server can know stands at its field too, until the words change', async () => {
  const fout = { doe: 'escalatie', melding: 'Eén ding klopt nog niet. Er is niets bewaard.', code: 'BERICHT_AFGEKEURD', velden: {}, waarden: { onderwerp: 'Over Sami', tekst: '{{link}}', revisie: '0' }, fouten: [{ pad: 'onderwerp', melding: 'Hier lijkt een naam te staan: “Sami”. Schrijf geen namen in een bericht.' }] }
  render(Sjabloon, { rij: rijVoorbeeld(), plek, fout })
  expect(screen.getByRole('alert').textContent).toContain('Er is niets bewaard')
  expect([veld('Onderwerp').value, veld('Onderwerp').getAttribute('aria-invalid')]).toEqual(['Over Sami', 'true'])
  await schrijf('Onderwerp', 'Over {{nummer}}')
  expect(veld('Onderwerp').getAttribute('aria-invalid')).toBeNull()
})

test('what was not saved is there again when she comes back, and can be thrown away', async () => {
  render(Sjabloon, { rij: rijVoorbeeld(), plek, fout: null })
  await schrijf('Onderwerp', 'Nog niet klaar {{nummer}}')
  await tick()
  expect(leesKladje('escalatie')).toMatchObject({ onderwerp: 'Nog niet klaar {{nummer}}' })
  cleanup()
  render(Sjabloon, { rij: rijVoorbeeld(), plek, fout: null })
  await tick()
  expect(veld('Onderwerp').value).toBe('Nog niet klaar {{nummer}}')
  await fireEvent.click(screen.getByRole('button', { name: 'Gooi dit weg' }))
  expect(veld('Onderwerp').value).toBe(rijVoorbeeld().onderwerp)
  await tick()
  expect(leesKladje('escalatie')).toBeNull()
})

test('when somebody else saved meanwhile, both are before her and she can go on with hers', async () => {
  const mijn = { onderwerp: 'Mijn onderwerp', tekst: 'Mijn woorden {{link}}', revisie: '0' }
  const fout = { doe: 'escalatie', melding: 'Iemand anders veranderde dit net.', code: 'BERICHT_NET_GEWIJZIGD', velden: {}, waarden: mijn }
  const { container } = render(Sjabloon, { rij: rijVoorbeeld({ onderwerp: 'Van Henk', tekst: 'Woorden van Henk {{link}}', revisie: 1, eigen: true }), plek, fout })
  const revisie = () => container.querySelector<HTMLInputElement>('[name=revisie]')!.value
  expect(screen.getByText(/Iemand anders bewaarde intussen/).closest('[role]')!.textContent).toContain('Woorden van Henk')
  expect([veld('Onderwerp').value, revisie()]).toEqual(['Mijn onderwerp', '0'])
  await toegankelijk(container)
  await fireEvent.click(screen.getByRole('button', { name: 'Ga door met mijn woorden' }))
  expect([veld('Onderwerp').value, revisie()]).toEqual(['Mijn onderwerp', '1'])
})

test('a draft that was overtaken can be let go of', async () => {
  render(Sjabloon, { rij: rijVoorbeeld(), plek, fout: null })
  await schrijf('Onderwerp', 'Nog niet klaar {{nummer}}')
  await tick()
  cleanup()
  render(Sjabloon, { rij: rijVoorbeeld({ onderwerp: 'Van Henk {{nummer}}', revisie: 1, eigen: true }), plek, fout: null })
  await tick()
  expect(veld('Onderwerp').value).toBe('Nog niet klaar {{nummer}}')
  await fireEvent.click(screen.getByRole('button', { name: 'Neem die van mijn collega' }))
  expect(veld('Onderwerp').value).toBe('Van Henk {{nummer}}')
})

test('after saving, the kept words and their revisie are the ones that count', async () => {
  const { rerender, container } = render(Sjabloon, { rij: rijVoorbeeld(), plek, fout: null })
  await schrijf('Tekst', 'Mijn woorden {{link}}')
  await rerender({ rij: rijVoorbeeld({ tekst: 'Mijn woorden {{link}}\n', revisie: 1, eigen: true }), plek, fout: null })
  expect(container.querySelector<HTMLInputElement>('[name=revisie]')!.value).toBe('1')
  expect(leesKladje('escalatie')).toBeNull()
  expect(screen.getByRole('link', { name: /Terug naar de meegeleverde woorden/ }).getAttribute('href')).toBe('/beheer/berichten?doe=terug&wat=escalatie')
})

test('a verzamelmail has words of its own and a repeat', () => {
  render(Sjabloon, { rij: rijVoorbeeld({ soort: 'verzameld', titel: 'Verzamelmail van de dag', tekst: '{{#taken}}\n{{nummer}}\n{{/taken}}\n{{link}}\n' }), plek, fout: null })
  expect(screen.getByRole('button', { name: /^aantal/ })).toBeTruthy()
  expect(screen.getByRole('button', { name: /^Herhaling/ })).toBeTruthy()
  expect(screen.getByRole('region', { name: /Voorbeeld/ }).textContent).toMatch(/2026-0000\s+2026-0001\s+2026-0002/)
})

test('the hours say in words what they mean, while they are changed', async () => {
  const { container } = render(Instelling, { instelling: instellingVoorbeeld(), trappen: ['H1', 'E1', 'E3', 'E4'], fout: null, aangevinkt: [], gezien: null })
  const gevolg = screen.getByRole('status', { name: 'Dit betekent' })
  expect(gevolg.textContent).toContain('om 09:00')
  await fireEvent.input(screen.getByLabelText('Verzamelmail om'), { target: { value: '06:00' } })
  expect(gevolg.textContent).toContain('om 07:00. De verzameltijd 06:00 valt in de stille uren.')
  await fireEvent.click(screen.getByRole('checkbox', { name: 'E3' }))
  expect(gevolg.textContent).toContain('E4 gaat als losse mail: meteen tussen 07:00 en 20:00, anders om 07:00.')
  expect(JSON.parse(container.querySelector<HTMLInputElement>('[name=gezien]')!.value)).toEqual(instellingVoorbeeld())
  await toegankelijk(container)
})

test('quiet hours that leave little are warned for before they are saved', async () => {
  const { container } = render(Instelling, { instelling: instellingVoorbeeld(), trappen: ['E3', 'E4'], fout: null, aangevinkt: [], gezien: null })
  expect(screen.queryByText(/Er blijft/)).toBeNull()
  await fireEvent.input(screen.getByLabelText('Stil tot'), { target: { value: '19:00' } })
  expect(screen.getByText('Er blijft 1 uur over waarin mail gaat, van 19:00 tot 20:00.')).toBeTruthy()
  expect(screen.getByRole('status', { name: 'Dit betekent' }).textContent).toContain('E3 en E4 gaan als losse mail: meteen tussen 19:00 en 20:00, anders om 19:00.')
  await toegankelijk(container)
})

test.each([
  [{ stilVan: '20:00', stilTot: '10:00' }, null],
  [{ stilVan: '20:00', stilTot: '10:01' }, 'Er blijft 9 uur en 59 minuten over waarin mail gaat, van 10:01 tot 20:00.'],
  [{ stilVan: '00:00', stilTot: '23:59' }, 'Er blijft 1 minuut over waarin mail gaat, van 23:59 tot 00:00.'],
  [{ stilVan: '20:00', stilTot: '19:00', spoedDoorStilte: true }, 'Er blijft 1 uur over waarin gewone mail gaat, van 19:00 tot 20:00.'],
  [{ stilVan: '20:00', stilTot: '20:00' }, null],
  [{ stilVan: '20:00', stilTot: '1' }, null],
])('%j: what is left of the day', (over, zin) => expect(waarschuwing(instellingVoorbeeld(over))).toBe(zin))

test('after a refusal the hours still are what was chosen, and what was read before stays what is compared with', () => {
  const fout = { doe: 'instelling', melding: 'x', code: null, velden: { uitstelWerkdagen: 'Hoogstens 30 werkdagen.' }, waarden: { verzameltijd: '08:00', stilVan: '20:00', stilTot: '07:00', uitstelWerkdagen: '31', uitstelKeer: '2' } }
  const { container } = render(Instelling, { instelling: instellingVoorbeeld({ verzameltijd: '10:00' }), trappen: ['E1'], fout, aangevinkt: ['E1'], gezien: instellingVoorbeeld() })
  expect(screen.getByLabelText<HTMLInputElement>('Verzamelmail om').value).toBe('08:00')
  expect(screen.getByLabelText('Werkdagen per keer').getAttribute('aria-invalid')).toBe('true')
  expect(screen.getByRole<HTMLInputElement>('checkbox', { name: 'E1' }).checked).toBe(true)
  expect(JSON.parse(container.querySelector<HTMLInputElement>('[name=gezien]')!.value)).toEqual(instellingVoorbeeld())
})

test.each([
  [{}, ['Iedereen krijgt hoogstens één verzamelmail per dag, om 09:00.', 'E3 en E4 gaan als losse mail: meteen tussen 07:00 en 20:00, anders om 07:00.', 'Wat op de ladder na E4 komt, is ook spoed.', 'Tussen 20:00 en 07:00 sturen we geen mail.', 'Een escalatie uitstellen kan hoogstens 2 keer, elke keer hoogstens 5 werkdagen. De klok loopt door.']],
  [{ spoed: [], stilTot: '20:00', uitstelKeer: 0 }, ['Iedereen krijgt hoogstens één verzamelmail per dag, om 09:00.', 'Niets gaat als spoed: alles wacht op de verzamelmail.', 'Er zijn geen stille uren.', 'Niemand kan een escalatie uitstellen.']],
  [{ spoed: ['E4'], spoedDoorStilte: true, uitstelKeer: 0 }, ['Iedereen krijgt hoogstens één verzamelmail per dag, om 09:00.', 'E4 gaat als losse mail: altijd meteen.', 'Wat op de ladder na E4 komt, is ook spoed.', 'Tussen 20:00 en 07:00 sturen we geen mail. Spoed gaat dan toch.', 'Niemand kan een escalatie uitstellen.']],
  [{ verzameltijd: '' }, []],
])('%j in words', (over, zinnen) => expect(gevolgen(instellingVoorbeeld(over), ['H1', 'E1', 'E2', 'E3', 'E4'])).toEqual(zinnen))

test('a trap that comes after an urgent one says that it is urgent, also where nobody ticked it', async () => {
  expect(gevolgen(instellingVoorbeeld(), ['H1', 'E2', 'E3', 'E4', 'E5', 'E10'])[2]).toBe('Wat op de ladder na E4 komt, is ook spoed: E5 en E10.')
  expect(gevolgen(instellingVoorbeeld({ spoed: ['H1'] }), ['H1', 'E5']).join(' ')).not.toContain('ook spoed')
  const { container } = render(Instelling, { instelling: instellingVoorbeeld(), trappen: ['E2', 'E3', 'E4', 'E5'], fout: null, aangevinkt: [], gezien: null })
  expect(screen.getByRole<HTMLInputElement>('checkbox', { name: 'E5, ook spoed' }).checked).toBe(false)
  expect(screen.getByRole('status', { name: 'Dit betekent' }).textContent).toContain('Wat op de ladder na E4 komt, is ook spoed: E5.')
  expect(screen.getByRole('checkbox', { name: 'E2' })).toBeTruthy()
  await toegankelijk(container)
})
