import type { EscalatieBlad, EscalatieRij } from '@regietafel/api/client'
import { cleanup, fireEvent, render, screen } from '@testing-library/svelte'
import axe from 'axe-core'
import { afterEach, describe, expect, test } from 'vitest'
import Escalatiedialoog from './Escalatiedialoog.svelte'

afterEach(() => {
  cleanup()
  sessionStorage.clear()
})

const rij: EscalatieRij = {
  id: '00000000-0000-7000-8000-000000000001', nummer: '2026-0042', casusId: 'c', wie: 'Sami, 15', termijn: 't', termijnTitel: 'Evaluatie dag 21', deadline: '2026-10-05', trap: 'E2', geplandOp: '2026-10-07T07:00:00Z', afgegaanOp: '2026-10-07T07:00:00Z',
  ouderdomMs: 0, aan: [{ naam: 'Marjan', rolLabel: 'Casusregisseur', omgeleidVan: null, reden: null }], kanalen: [], status: 'open', bevestigdDoor: null, bevestigdOp: null, betaalvlag: false, herinnering: false, vervangen: false, achterafOnterecht: false, gezien: 0, magBevestigen: true, zoekBeoordelaar: false,
  houder: null, vanMij: false, uitgesteldTot: null, opgelostDoor: null, betaalbesluit: null, terBeoordeling: false, zonderBeoordelaar: null, stap: 'open', mailIngetrokken: false, kan: ['bevestigd', 'overgenomen', 'uitgesteld', 'opgelost'],
}
const blad: EscalatieBlad = { nu: '2026-10-07T07:12:00Z', vandaag: '2026-10-07', rij, daden: [], gezien: 0, redenVerborgen: false, lager: [], verloop: [], uitstel: { uiterlijk: '2026-10-14', tijd: '09:00', keer: 2, gedaan: 1, vrij: [{ datum: '2026-10-11', waarom: 'weekend', werkdag: '2026-10-12' }] } }
type Fout = { doe: string; melding: string; code: string | null; velden: Record<string, string>; waarden: Record<string, string> }
const toon = (anders: Partial<EscalatieRij> = {}, rest: Partial<EscalatieBlad> = {}, fout: Fout | null = null) =>
  render(Escalatiedialoog, { blad: { ...blad, ...rest, rij: { ...rij, ...anders } }, sluit: '/escalaties', actie: '?/escalatie', fout })

describe('the dialoog of one escalatie', () => {
  test('says how it stands and offers only what can be done; the question and the button follow the choice', async () => {
    const { container } = toon()
    expect(screen.getByText('Niet opgepakt')).toBeTruthy()
    expect(screen.getAllByRole('radio').map((r) => (r as HTMLInputElement).value)).toEqual(['bevestigd', 'overgenomen', 'uitgesteld', 'opgelost'])
    expect(screen.getByLabelText('Wat ga je doen?')).toBeTruthy()
    expect(screen.getByRole('button', { name: 'Pak op' })).toBeTruthy()
    await fireEvent.click(screen.getByRole('radio', { name: /^Later/ }))
    expect(screen.getByLabelText('Waarom later?')).toBeTruthy()
    expect(screen.getByLabelText('Op welke dag komt hij terug?').getAttribute('max')).toBe('2026-10-14')
    expect(screen.getByText('Die dag om 09:00. Uiterlijk wo 14 okt. Uitstellen kan nog 1 keer.')).toBeTruthy()
    expect((await axe.run(container, { rules: { region: { enabled: false }, 'color-contrast': { enabled: false } } })).violations).toEqual([])
  })

  test('who decides about the money is said to who does not; when nobody of the gemeente can now, an operator reads what she can do', () => {
    const zoek = 'Niemand van de gemeente kan nu beoordelen of de betaling wacht. Zorg dat iemand die rol krijgt.'
    const gemeente = 'Over de betaling besluit de gemeente.'
    const geld: Partial<EscalatieRij> = { betaalvlag: true, terBeoordeling: true, zoekBeoordelaar: true, aan: [{ naam: 'Femke', rolLabel: 'Operator', omgeleidVan: 'Gemeente', reden: null }] }
    const ziet = (anders: Partial<EscalatieRij>) => { cleanup(); toon(anders); return [zoek, gemeente].filter((zin) => screen.queryByText(zin) !== null) }
    expect([ziet(geld), ziet({ ...geld, zoekBeoordelaar: false }), ziet({ ...geld, kan: ['betaalbesluit'] }), ziet({ ...geld, terBeoordeling: false })]).toEqual([[zoek], [gemeente], [], []])
  })

  test('the lower traps that the act can take along are offered, and a refusal keeps her choice', async () => {
    const lager: EscalatieBlad['lager'] = [{ trap: 'E1', kan: ['bevestigd', 'opgelost'] }, { trap: 'E0', kan: ['opgelost'] }]
    const vinkje = () => screen.queryByRole<HTMLInputElement>('checkbox', { name: /^Ook de lagere/ })
    toon({}, { lager })
    expect([vinkje()?.checked, vinkje()?.closest('label')?.textContent]).toEqual([true, 'Ook de lagere trap van deze termijn (E1)'])
    await fireEvent.click(screen.getByRole('radio', { name: /^Het is opgelost/ }))
    expect(vinkje()?.closest('label')?.textContent).toBe('Ook de lagere trappen van deze termijn (E1, E0)')
    await fireEvent.click(screen.getByRole('radio', { name: /^Later/ }))
    expect(vinkje()).toBeNull()
    cleanup()
    toon({}, { lager }, { doe: 'escalatie', melding: 'x', code: null, velden: { reden: 'Schrijf op waarom.' }, waarden: { daad: 'bevestigd', reden: 'ja' } })
    expect(vinkje()?.checked).toBe(false)
    cleanup()
    toon()
    expect(vinkje()).toBeNull()
  })

  test('who judges a payment reads what came before it, and is told which reasons are not hers and whom to ask', async () => {
    const daad = { op: '2026-10-06T08:00:00Z', tot: null, besluit: null } as const
    const verloop: EscalatieBlad['verloop'] = [
      { id: '1', trap: 'E1', afgegaanOp: '2026-10-05T07:00:00Z', herinnering: false, aan: ['Marjan (casusregisseur)'], daden: [{ ...daad, daad: 'bevestigd', door: 'Marjan', reden: null, verborgen: true }, { ...daad, daad: 'uitgesteld', tot: '2026-10-07', door: 'Femke', reden: 'De mail kwam niet aan.' }] },
      { id: '2', trap: 'E2', afgegaanOp: '2026-10-06T07:00:00Z', herinnering: false, aan: [], daden: [] },
    ]
    const { container } = toon({ betaalvlag: true, terBeoordeling: true, kan: ['betaalbesluit'], trap: 'E4' }, { verloop, redenVerborgen: true })
    const tekst = container.textContent!.replace(/\s+/g, ' ')
    expect(tekst).toContain('Escalatie 1 ging ma 5 okt om 09:00 naar Marjan (casusregisseur).')
    expect(tekst).toContain('Opgepakt door Marjan, di 6 okt om 10:00. De reden is niet voor jou.')
    expect(tekst).toContain('De mail kwam niet aan.')
    expect(tekst).toContain('Escalatie 2 ging di 6 okt om 09:00 naar niemand: er was niemand bereikbaar. Niemand deed er iets mee.')
    expect(tekst).toContain('Wat collega’s over de casus opschreven, hoort bij het dossier. Dat lees jij niet. Heb je het nodig voor je besluit, vraag het dan aan Marjan.')
    expect((await axe.run(container, { rules: { region: { enabled: false }, 'color-contrast': { enabled: false } } })).violations).toEqual([])
  })

  test('a betaalvlag that is put off does not vanish everywhere: it waits for the gemeente', () => {
    toon({ betaalvlag: true, terBeoordeling: true })
    expect(screen.getByText(/Bij de gemeente blijft hij staan tot zij over de betaling besluit/)).toBeTruthy()
    expect(screen.queryByText(/Hij verdwijnt/)).toBeNull()
    cleanup()
    toon()
    expect(screen.getByText(/Hij verdwijnt tot dan bij iedereen/)).toBeTruthy()
  })

  test('put off to a day on which nobody works: it says so, with the first werkdag one press away', async () => {
    const { container } = toon()
    await fireEvent.click(screen.getByRole('radio', { name: /^Later/ }))
    const datum = screen.getByLabelText<HTMLInputElement>('Op welke dag komt hij terug?')
    await fireEvent.input(datum, { target: { value: '2026-10-11' } })
    expect(container.textContent).toContain('Zo 11 okt is geen werkdag (weekend). Hij komt die dag toch om 09:00 terug. De eerste werkdag daarna is ma 12 okt.')
    await fireEvent.click(screen.getByRole('button', { name: 'Kies ma 12 okt' }))
    expect(datum.value).toBe('2026-10-12')
    expect(container.textContent).not.toContain('is geen werkdag')
  })

  test('after a refusal everything that was typed still stands there, at its field', () => {
    toon({}, {}, { doe: 'escalatie', melding: 'Je stelt hooguit 5 werkdagen uit: uiterlijk tot wo 14 okt.', code: 'UITSTEL_TE_LANG', velden: { tot: 'Je stelt hooguit 5 werkdagen uit: uiterlijk tot wo 14 okt.' }, waarden: { daad: 'uitgesteld', tot: '2026-10-30', reden: 'Vakantie van de school.' } })
    expect((screen.getByRole('radio', { name: /^Later/ }) as HTMLInputElement).checked).toBe(true)
    const datum = screen.getByLabelText('Op welke dag komt hij terug?') as HTMLInputElement
    expect([datum.value, datum.getAttribute('aria-invalid')]).toEqual(['2026-10-30', 'true'])
    expect((screen.getByLabelText('Waarom later?') as HTMLTextAreaElement).value).toBe('Vakantie van de school.')
  })

  test('when a colleague was first, it says so on top and keeps the words', () => {
    toon({ status: 'bevestigd', houder: 'Bilal', kan: ['overgenomen', 'opgelost'] }, {}, { doe: 'escalatie', melding: 'Bilal was je net voor.', code: 'ESCALATIE_NET_GEWIJZIGD', velden: {}, waarden: { daad: 'bevestigd', reden: 'Ik bel.' } })
    expect(screen.getByRole('alert').textContent).toContain('Bilal was je net voor.')
    expect((screen.getByRole('textbox') as HTMLTextAreaElement).value).toBe('Ik bel.')
    expect(screen.getAllByRole('radio').map((r) => (r as HTMLInputElement).checked)).toEqual([false, false])
    expect(screen.getByRole('button', { name: 'Leg vast' })).toBeTruthy()
  })

  test('tells what was done, newest first, with the reason where it may be read', () => {
    toon({ status: 'uitgesteld', uitgesteldTot: '2026-10-09', houder: 'Bilal' }, {
      redenVerborgen: true,
      daden: [
        { daad: 'bevestigd', door: 'Bilal', op: '2026-10-07T07:12:00Z', reden: 'Ik bel vandaag.', tot: null, besluit: null },
        { daad: 'uitgesteld', door: 'Bilal', op: '2026-10-07T08:00:00Z', reden: null, tot: '2026-10-09', besluit: null },
        { daad: 'wakker', door: null, op: '2026-10-09T07:00:00Z', reden: null, tot: null, besluit: null },
      ],
    })
    expect(screen.getAllByRole('listitem').map((li) => li.textContent?.trim())).toEqual([
      'Het uitstel is voorbij, vr 9 okt om 09:00.', 'Uitgesteld tot vr 9 okt door Bilal, wo 7 okt om 10:00.', 'Opgepakt door Bilal, wo 7 okt om 09:12: Ik bel vandaag.',
    ])
    expect(screen.getByText('Wat collega’s in de casus opschrijven, lees jij niet.')).toBeTruthy()
  })

  test('who decides about money chooses between two, and the one that stands is no choice', () => {
    toon({ betaalvlag: true, terBeoordeling: false, betaalbesluit: 'betaling-wacht', kan: ['betaalbesluit'] })
    expect(screen.getByText('Betaling wacht')).toBeTruthy()
    expect(screen.getAllByRole('radio').map((r) => [(r as HTMLInputElement).value, (r as HTMLInputElement).disabled])).toEqual([['betaling-wacht', true], ['betaling-loopt-door', false]])
    expect(screen.getByRole('button', { name: 'Leg het besluit vast' })).toBeTruthy()
  })

  test('what was typed comes back after closing, under ids only', async () => {
    toon()
    await fireEvent.click(screen.getByRole('radio', { name: /^Het is opgelost/ }))
    await fireEvent.input(screen.getByRole('textbox'), { target: { value: 'Het plan is er.' } })
    cleanup()
    expect(Object.keys(sessionStorage)).toEqual([`regietafel:escalatie:${rij.id}:`])
    toon()
    await screen.findByText('Dit typte je eerder. Het staat nog niet vast.')
    expect((screen.getByRole('textbox') as HTMLTextAreaElement).value).toBe('Het plan is er.')
    expect((screen.getByRole('radio', { name: /^Het is opgelost/ }) as HTMLInputElement).checked).toBe(true)
    await fireEvent.input(screen.getByRole('textbox'), { target: { value: '' } })
    cleanup()
    expect(Object.keys(sessionStorage)).toEqual([])
  })

  test('put off as often as is allowed: the choice stands there, closed, and says why', () => {
    toon({ kan: ['bevestigd', 'overgenomen', 'opgelost'] }, { uitstel: { uiterlijk: '2026-10-14', tijd: '09:00', keer: 2, gedaan: 2, vrij: [] } })
    const later = screen.getByRole('radio', { name: /^Later/ }) as HTMLInputElement
    expect(later.disabled).toBe(true)
    expect(screen.getByText('Dit is al 2 keer uitgesteld. Vaker kan niet.')).toBeTruthy()
    cleanup()
    toon({ kan: ['bevestigd', 'overgenomen', 'opgelost'] }, { uitstel: { uiterlijk: '2026-10-07', tijd: '09:00', keer: 0, gedaan: 0, vrij: [] } })
    expect(screen.getByText('Uitstellen kan in deze gemeente niet.')).toBeTruthy()
  })

  test('what is settled is not late; the one act there is, is chosen, and its button is not in front', () => {
    toon({ status: 'opgelost', opgelostDoor: 'Joost', kan: ['heropend'] })
    expect(screen.queryByText(/te laat/)).toBeNull()
    expect((screen.getByRole('radio') as HTMLInputElement).checked).toBe(true)
    expect(screen.getByRole('button', { name: 'Heropen de escalatie' }).className).not.toContain('primary-action')
  })

  test('says why it came to another, as far as it is known', () => {
    toon({ aan: [{ naam: 'Marjan', rolLabel: 'Casusregisseur', omgeleidVan: 'Zorgaanbieder (regiebehandelaar)', reden: { leeg: true, afwezigTot: null } }] })
    expect(screen.getByText(/Niemand had de rol zorgaanbieder: daarom naar Marjan\./)).toBeTruthy()
  })

  test('of several who got it for one reason it is one sentence; a mail that was withdrawn is said', () => {
    const weg = { omgeleidVan: 'Gemeente (opdrachtgever)', reden: { leeg: false, afwezigTot: '2026-12-01T23:00:00.000Z' }, rolLabel: 'Operator' }
    const { container } = toon({ aan: ['Femke', 'Tom', 'Sem'].map((naam) => ({ naam, ...weg })), mailIngetrokken: true })
    expect(container.textContent).toMatch(/naar Femke en Tom en Sem; e-mail niet verstuurd\. Van de gemeente is niemand er tot en met di 1 dec: daarom naar Femke, Tom en Sem\.\s/)
    expect(container.textContent!.match(/daarom naar/g)).toHaveLength(1)
  })

  test('who has it in hand is not led to put it off', () => {
    toon({ status: 'bevestigd', houder: 'Marjan', vanMij: true, kan: ['uitgesteld', 'opgelost', 'teruggegeven'] })
    expect(screen.getAllByRole('radio').filter((r) => (r as HTMLInputElement).checked).map((r) => (r as HTMLInputElement).value)).toEqual(['opgelost'])
  })

  test('of two faults the first on the screen gets the focus, a choice too', () => {
    const { container } = toon({ betaalvlag: true, terBeoordeling: true, kan: ['betaalbesluit'] }, {}, { doe: 'escalatie', melding: 'Kies een besluit.', code: null, velden: { besluit: 'Kies een besluit.', reden: 'Schrijf op waarom.' }, waarden: { daad: 'betaalbesluit' } })
    expect(container.querySelector('[aria-invalid="true"], fieldset.utrecht-form-field--invalid input:not(:disabled)')).toBe(screen.getAllByRole('radio')[0])
  })

  test('with nothing to do there is no form to send', () => {
    toon({ kan: [] })
    expect(screen.queryByRole('button')).toBeNull()
    expect(screen.getByText('Hier valt voor jou nu niets te doen.')).toBeTruthy()
  })
})
