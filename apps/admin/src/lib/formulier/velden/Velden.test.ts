import { veldtypen, type Veld, type VeldTypeCode } from '@regietafel/domain/formulier'
import { fireEvent, screen } from '@testing-library/svelte'
import { beforeEach, describe, expect, test } from 'vitest'
import { Geheugenserver } from '../testing/geheugenserver.ts'
import { axeSchoon, formulierMet, rust, toon, veld } from '../testing/opstelling.ts'

beforeEach(() => {
  localStorage.clear()
  history.replaceState(null, '', '/')
})

const metKinderen: Partial<Record<VeldTypeCode, Partial<Veld>>> = {
  lijst: { velden: [veld('naam', 'tekst')] },
  berekend: { berekening: ['+', 1, 2] },
  verbanden: { config: { lijst: 'factoren' } },
}
const vraag = (type: VeldTypeCode): Veld => veld('v', type, { config: veldtypen[type].example.config, hulp: 'Hier staat hulp.', ...metKinderen[type] })
const factoren = veld('factoren', 'lijst', { velden: [veld('tekst', 'tekst')] })

const open = (velden: readonly Veld[], antwoorden: Record<string, unknown> = {}) => {
  const server = new Geheugenserver(formulierMet(velden))
  if (Object.keys(antwoorden).length > 0) Object.assign(server, { antwoorden, revisie: 1 })
  return { server, ...toon(server) }
}

describe.each(Object.keys(veldtypen) as VeldTypeCode[])('%s', (type) => {
  const velden = type === 'verbanden' || type === 'ref' ? [factoren, vraag(type)] : [vraag(type)]

  test('stands empty on the screen without accessibility faults', async () => {
    const { container } = open(velden)
    await axeSchoon(container)
  })

  test('shows the example of its type', async () => {
    const { value } = veldtypen[type].example
    const { container } = open(velden, value === null ? {} : { v: value, factoren: [{ _id: 'f1', tekst: 'een' }, { _id: 'f2', tekst: 'twee' }] })
    await axeSchoon(container)
  })
})

test('what the system works out stands at its question, and follows at once', async () => {
  open(
    [veld('uren', 'getal', { label: 'Uren' }), veld('v', 'berekend', { label: 'Dubbel', config: { uitkomst: 'getal', eenheid: 'uur' }, berekening: ['×', ['veld', 'uren'], 2] }), veld('w', 'getal', { label: 'Plus een', berekening: ['+', ['veld', 'uren'], 1] })],
    { uren: 40 },
  )
  await rust()
  expect(document.getElementById('v-v')!.textContent).toBe('80 uur')
  expect(document.getElementById('v-w')!.textContent).toBe('41')
  await fireEvent.input(screen.getByLabelText('Uren'), { target: { value: '12' } })
  await rust()
  expect(document.getElementById('v-v')!.textContent).toBe('24 uur')
})

describe('what is filled in arrives at the server', () => {
  async function bewaard(type: VeldTypeCode, doe: () => Promise<unknown>, config?: unknown) {
    const { server } = open([veld('v', type, config === undefined ? {} : { config })])
    await doe()
    await fireEvent.focusOut(document.getElementById('v-v')!)
    await rust()
    return server.verzoeken.flatMap((v) => v.wijzigingen).filter((w) => w.pad === 'v').at(-1)?.waarde
  }
  const typ = (label: string, tekst: string) => () => fireEvent.input(screen.getByLabelText(label), { target: { value: tekst } })
  const kies = (label: string) => () => fireEvent.click(screen.getByLabelText(label))
  const binnen = async (doe: () => Promise<unknown>) => {
    await fireEvent.focusIn(document.getElementById('v-v')!)
    await doe()
  }
  const opties = [{ waarde: 'a', label: 'Aap' }, { waarde: 'b', label: 'Beer' }]

  test.each([
    ['tekst', typ('Vraag v', 'hallo'), 'hallo', undefined],
    ['lang', typ('Vraag v', 'twee\nregels'), 'twee\nregels', undefined],
    ['getal', typ('Vraag v', '37,5'), 37.5, { decimalen: 1 }],
    ['bedrag', typ('Vraag v', '€ 1.250,50'), 1250.5, undefined],
    ['percentage', typ('Vraag v', '10'), 10, undefined],
    ['datum', typ('Vraag v', '2026-04-24'), '2026-04-24', undefined],
    ['datumtijd', typ('Vraag v', '2026-04-24T10:30'), '2026-04-24T10:30', undefined],
    ['email', typ('Vraag v', 'a@b.example'), 'a@b.example', undefined],
    ['telefoon', typ('Vraag v', '06 12345678'), '06 12345678', undefined],
    ['bsn', typ('Vraag v', '111 222 333'), '111222333', undefined],
    ['janee', kies('Nee'), false, undefined],
    ['keuze', kies('Beer'), 'b', { opties }],
    ['meer', kies('Beer'), ['b'], { opties }],
    ['schaal', kies('7'), 7, undefined],
    ['ref', typ('Naam', 'A. de Boer'), { naam: 'A. de Boer' }, { soort: 'persoon' }],
    ['postcode-huisnummer', typ('Postcode', '1234 AB'), { postcode: '1234 AB' }, undefined],
  ] as const)('%s', async (type, doe, verwacht, config) => {
    expect(await bewaard(type, () => binnen(doe), config)).toEqual(verwacht)
  })

  test('a week of a reeks', async () => {
    const { server } = open([veld('v', 'reeks', { config: { eenheid: 'uur' } })])
    await fireEvent.click(screen.getByRole('button', { name: 'Week toevoegen' }))
    await fireEvent.focusIn(screen.getByLabelText('Week 1, uur'))
    await fireEvent.input(screen.getByLabelText('Week 1, uur'), { target: { value: '60' } })
    await fireEvent.click(screen.getByRole('button', { name: 'Week toevoegen' }))
    await fireEvent.input(screen.getByLabelText('Week 2, uur'), { target: { value: '45,5' } })
    await fireEvent.focusOut(screen.getByLabelText('Week 2, uur'))
    await rust()
    expect(server.antwoorden['v']).toEqual([{ week: 1, waarde: 60 }, { week: 2, waarde: 45.5 }])
    expect(screen.getByRole('img', { name: /Lijn van 2 weken/ })).toBeTruthy()
  })
})

test('what is no number stays on the screen with a message and is not sent', async () => {
  const { server } = open([veld('v', 'getal')])
  const invoer = screen.getByLabelText<HTMLInputElement>('Vraag v')
  await fireEvent.focusIn(invoer)
  await fireEvent.input(invoer, { target: { value: 'zes' } })
  await fireEvent.focusOut(invoer)
  await rust()
  expect(invoer.value).toBe('zes')
  expect(screen.getByText(/Dit is geen getal/)).toBeTruthy()
  expect(server.verzoeken).toEqual([])
})

test('label, help and message belong to the input; that a field is locked is for who makes the form', async () => {
  open([veld('v', 'lang', { hulp: 'Schrijf kort.', vast: true, verplicht: true, config: { maxWoorden: 2 } })])
  const invoer = screen.getByRole('textbox', { name: /Vraag v.*\(verplicht\)/ })
  expect(screen.queryByText('vast veld')).toBeNull()
  await fireEvent.input(invoer, { target: { value: 'een twee drie' } })
  await rust()
  const beschreven = invoer.getAttribute('aria-describedby')!.split(' ').map((id) => document.getElementById(id)?.textContent).join(' ')
  expect(beschreven).toContain('Schrijf kort.')
  expect(beschreven).toContain('3 woorden, hoogstens 2')
  expect(beschreven).toContain('3 van 2 woorden')
  expect(invoer.getAttribute('aria-invalid')).toBe('true')
})

test('help and message belong to the whole group of a choice', async () => {
  open([veld('v', 'janee', { hulp: 'Denk aan gisteren.' })])
  const groep = screen.getByRole('group', { name: 'Vraag v' })
  expect(document.getElementById(groep.getAttribute('aria-describedby')!)?.textContent).toBe('Denk aan gisteren.')
})

test('a warning is soft: it is told, and the field is not invalid', async () => {
  open([veld('v', 'getal', { controles: [{ code: 'HOOG', als: ['<', ['veld', 'v'], 10], melding: 'Dit is veel.', waarschuwing: true }] })])
  await fireEvent.input(screen.getByLabelText('Vraag v'), { target: { value: '12' } })
  await rust()
  expect(screen.getByText('Let op: Dit is veel.')).toBeTruthy()
  expect(screen.getByLabelText('Vraag v').getAttribute('aria-invalid')).toBeNull()
})
