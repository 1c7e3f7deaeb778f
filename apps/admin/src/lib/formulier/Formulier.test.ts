import { cleanup, fireEvent, screen, within } from '@testing-library/svelte'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { wisKladden } from './bewaren/klad.ts'
import { aylin, Geheugenserver, marjan } from './testing/geheugenserver.ts'
import { axeSchoon, formulierMet, gaNaarDeel, rust, toon, veld } from './testing/opstelling.ts'

const definitie = formulierMet(
  [veld('naam', 'tekst', { label: 'Hoe heet het plan?', verplicht: true }), veld('gevraagd', 'janee', { label: 'Is het gevraagd?' }), veld('reden', 'lang', { label: 'Waarom niet?', zichtbaar: ['=', ['veld', 'gevraagd'], false], verplicht: true })],
  [veld('verklaring', 'lang', { label: 'Verklaring', verplicht: true })],
  [veld('akkoord', 'akkoord', { label: 'Akkoord gedragswetenschapper', verplicht: true, config: { rol: ['gedragswetenschapper'], registratie: true, tekst: 'Ik sta achter deze analyse.' } })],
)
const vol = { naam: 'Plan', gevraagd: true, verklaring: 'Zo zit het.' }

const status = () => screen.getByText(/bewaard|bewaren|verbinding|Log opnieuw/i, { selector: '[role=status] strong' }).closest('[role=status]')!.textContent
const naam = () => screen.getByLabelText<HTMLInputElement>(/Hoe heet het plan/)
async function typ(el: HTMLElement, value: string) {
  if (document.activeElement !== el) el.focus()
  await fireEvent.input(el, { target: { value } })
  await rust()
}
const wacht = async (ms = 850) => (await vi.advanceTimersByTimeAsync(ms), await rust())

let server: Geheugenserver
beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse('2026-10-02T08:42:00Z'), toFake: ['setTimeout', 'clearTimeout', 'Date'] })
  localStorage.clear()
  history.replaceState(null, '', '/')
  server = new Geheugenserver(definitie)
  HTMLDialogElement.prototype.showModal ??= function (this: HTMLDialogElement) { this.setAttribute('open', '') }
  HTMLDialogElement.prototype.close ??= function (this: HTMLDialogElement) { this.removeAttribute('open') }
})
afterEach(() => void vi.useRealTimers())

describe('saving', () => {
  test('what you type is saved by itself, and it says when, in Amsterdam time', async () => {
    toon(server)
    await typ(naam(), 'Plan voor Noa')
    expect(status()).toContain('Bezig met bewaren')
    await wacht()
    expect(status()).toBe('Alles is bewaard om 10:42')
    expect(server.antwoorden['naam']).toBe('Plan voor Noa')
    expect(localStorage.length).toBe(0)
  })

  test('a reload in the middle of typing loses nothing', async () => {
    const scherm = toon(server)
    await typ(naam(), 'Half get')
    server.storing = [{ soort: 'geen-verbinding' }]
    scherm.herlaad()
    expect(naam().value).toBe('Half get')
    await wacht(5_000)
    expect(server.antwoorden['naam']).toBe('Half get')
  })

  test('going to another page saves at once and leaves nothing on the device', async () => {
    const { unmount } = toon(server)
    await typ(naam(), 'Plan')
    unmount()
    await rust()
    expect(server.antwoorden['naam']).toBe('Plan')
    expect(localStorage.length).toBe(0)
  })

  test('without a connection it says that this device has it, and goes on when the connection is back', async () => {
    toon(server)
    server.storing = [{ soort: 'geen-verbinding' }]
    await typ(naam(), 'Plan')
    await wacht()
    expect(status()).toBe('Geen verbinding. Bewaard op dit apparaat.')
    window.dispatchEvent(new Event('online'))
    await wacht(10)
    expect(status()).toBe('Alles is bewaard om 10:42')
  })

  test('an expired session says so, keeps the text, and logging in again elsewhere sends it', async () => {
    toon(server)
    server.storing = [{ soort: 'afgemeld' }]
    await typ(naam(), 'Plan')
    await wacht()
    expect(status()).toContain('Log opnieuw in; wat je typte is bewaard')
    expect(screen.getByRole('link', { name: /Inloggen/ }).getAttribute('target')).toBe('_blank')
    expect(localStorage.length).toBe(1)
    window.dispatchEvent(new Event('focus'))
    await wacht(10)
    expect(server.antwoorden['naam']).toBe('Plan')
  })

  test('logging out removes what was kept on the device', async () => {
    toon(server)
    await typ(naam(), 'Plan')
    expect(wisKladden()).toBe(1)
    expect(localStorage.length).toBe(0)
  })

  test('what the server does not take stands at the field, and stays on the screen', async () => {
    toon(server)
    await typ(naam(), 'x'.repeat(10_001))
    await wacht()
    expect(status()).toContain('Nog niet alles is bewaard.')
    expect(naam().value).toHaveLength(10_001)
    naam().blur()
    await rust()
    expect(screen.getAllByText(/Dit is te lang/, { selector: '.utrecht-form-field-error-message span' })).toHaveLength(1)
  })
})

describe('rules run in the browser', () => {
  test('a question comes and goes with the answer it hangs on, and explains why', async () => {
    toon(server)
    expect(screen.queryByLabelText(/Waarom niet/)).toBeNull()
    await fireEvent.click(screen.getByLabelText('Nee'))
    await rust()
    expect(screen.getByLabelText(/Waarom niet/)).toBeTruthy()
    expect(screen.getByText('Waarom zie ik dit?').closest('details')!.textContent).toContain('“Is het gevraagd?” is Nee')
  })

  test('an answer that was hidden by mistake comes back with its question, also on the server', async () => {
    toon(server)
    await fireEvent.click(screen.getByLabelText('Nee'))
    await typ(screen.getByLabelText(/Waarom niet/), 'Omdat het te vroeg is.')
    await wacht()
    await fireEvent.click(screen.getByLabelText('Ja'))
    await wacht()
    expect(server.antwoorden['reden']).toBeUndefined()
    await fireEvent.click(screen.getByLabelText('Nee'))
    await wacht()
    expect(screen.getByLabelText<HTMLTextAreaElement>(/Waarom niet/).value).toBe('Omdat het te vroeg is.')
    expect(server.antwoorden['reden']).toBe('Omdat het te vroeg is.')
  })
})

describe('finding your way', () => {
  test('a section has an address, and opening it puts the focus on its heading', async () => {
    toon(server)
    await gaNaarDeel(2)
    expect(document.activeElement).toBe(screen.getByRole('heading', { name: '2 Tweede deel', level: 2 }))
    expect(screen.getAllByRole('link', { name: /Tweede deel/, current: 'step' }).length).toBeGreaterThan(0)
  })

  test('the list of what is needed leads to the field, and tells there what is missing', async () => {
    toon(server)
    await fireEvent.click(screen.getByRole('link', { name: 'Verklaring' }))
    await gaNaarDeel(2)
    expect(document.activeElement).toBe(screen.getByLabelText(/Verklaring/))
    expect(screen.getByText('Vul nog in: Verklaring')).toBeTruthy()
  })

  test('what is missing is not told before it is asked for', () => {
    toon(server)
    expect(screen.queryByText(/Vul nog in/)).toBeNull()
  })

  test('every section is free of accessibility faults', async () => {
    vi.useRealTimers()
    const { container } = toon(server)
    for (const deel of [1, 2, 3]) {
      await gaNaarDeel(deel)
      await axeSchoon(container)
    }
  })
})

describe('two people in one field', () => {
  async function botsing() {
    Object.assign(server, { antwoorden: { ...vol }, revisie: 1 })
    toon(server)
    await gaNaarDeel(2)
    server.bewaar(aylin, 1, [{ pad: 'verklaring', waarde: 'Van Aylin.' }])
    const veld = screen.getByLabelText<HTMLTextAreaElement>(/Verklaring/)
    await typ(veld, 'Van Marjan.')
    await wacht()
    return veld
  }

  test('nothing is overwritten while you are in it; leaving it shows both side by side', async () => {
    const veld = await botsing()
    expect(veld.value).toBe('Van Marjan.')
    expect(veld.isConnected).toBe(true)
    expect(server.antwoorden['verklaring']).toBe('Van Aylin.')
    veld.blur()
    await rust()
    const keuze = screen.getByRole('region', { name: 'Verklaring: twee versies' })
    expect(keuze.textContent).toContain('Van Marjan.')
    expect(keuze.textContent).toContain('Van Aylin.')
    expect(keuze.textContent).toContain('om 10:42')
    expect(status()).toContain('Eén veld heeft twee versies')
  })

  test.each([
    ['Houd die van mij', 'Van Marjan.'],
    ['Neem die van Aylin', 'Van Aylin.'],
  ])('"%s" leaves one text', async (knop, tekst) => {
    ;(await botsing()).blur()
    await rust()
    await fireEvent.click(screen.getByRole('button', { name: knop }))
    await wacht()
    expect(server.antwoorden['verklaring']).toBe(tekst)
    expect(screen.getByLabelText<HTMLTextAreaElement>(/Verklaring/).value).toBe(tekst)
    expect(status()).toBe('Alles is bewaard om 10:42')
  })

  test('the two can be made into one text', async () => {
    ;(await botsing()).blur()
    await rust()
    await fireEvent.click(screen.getByRole('button', { name: /samen één tekst/ }))
    const samen = screen.getByLabelText<HTMLTextAreaElement>('Samen één tekst')
    expect(samen.value).toBe('Van Marjan.\n\nVan Aylin.')
    await fireEvent.input(samen, { target: { value: 'Van ons.' } })
    await fireEvent.click(screen.getByRole('button', { name: 'Gebruik deze tekst' }))
    await wacht()
    expect(server.antwoorden['verklaring']).toBe('Van ons.')
  })

  test('the one text that is being made stays, in another section and after a reload, until the choice', async () => {
    ;(await botsing()).blur()
    await rust()
    await fireEvent.click(screen.getByRole('button', { name: /samen één tekst/ }))
    await fireEvent.input(screen.getByLabelText('Samen één tekst'), { target: { value: 'Half werk' } })
    await gaNaarDeel(1)
    await gaNaarDeel(2)
    expect(screen.getByLabelText<HTMLTextAreaElement>('Samen één tekst').value).toBe('Half werk')
    cleanup()
    toon(server)
    await gaNaarDeel(2)
    expect(screen.getByLabelText<HTMLTextAreaElement>('Samen één tekst').value).toBe('Half werk')
    await fireEvent.click(screen.getByRole('button', { name: 'Gebruik deze tekst' }))
    await wacht()
    expect(server.antwoorden['verklaring']).toBe('Half werk')
    expect(localStorage.length).toBe(0)
  })

  test('the panel of two versions is free of accessibility faults', async () => {
    ;(await botsing()).blur()
    await rust()
    vi.useRealTimers()
    await axeSchoon(document.body)
  })

  test('a choice that is not made yet survives a reload and stands in the list of what is needed', async () => {
    ;(await botsing()).blur()
    await rust()
    toon(server).herlaad()
    await gaNaarDeel(2)
    expect(screen.getAllByRole('region', { name: 'Verklaring: twee versies' }).length).toBe(1)
    expect(screen.getAllByText(/Kies een van de twee versies/).length).toBeGreaterThan(0)
  })

  test('what others write elsewhere arrives with the next save', async () => {
    Object.assign(server, { antwoorden: { ...vol }, revisie: 1 })
    toon(server)
    server.bewaar(aylin, 1, [{ pad: 'verklaring', waarde: 'Nieuw van Aylin.' }])
    await typ(naam(), 'Ander plan')
    await wacht()
    await gaNaarDeel(2)
    expect(screen.getByLabelText<HTMLTextAreaElement>(/Verklaring/).value).toBe('Nieuw van Aylin.')
  })

  describe('when the other text arrives while you stand in the field', () => {
    const naastElkaar = formulierMet([veld('naam', 'tekst', { label: 'Hoe heet het plan?' }), veld('verklaring', 'lang', { label: 'Verklaring' })])
    async function staIn() {
      server = new Geheugenserver(naastElkaar)
      Object.assign(server, { antwoorden: { naam: 'Plan', verklaring: 'Zo zit het.' }, revisie: 1 })
      toon(server)
      await typ(naam(), 'Ander plan')
      server.bewaar(aylin, 1, [{ pad: 'verklaring', waarde: 'Van Aylin.' }])
      const tekst = screen.getByLabelText<HTMLTextAreaElement>(/Verklaring/)
      tekst.focus()
      await wacht()
      expect(server.antwoorden).toEqual({ naam: 'Ander plan', verklaring: 'Van Aylin.' })
      expect(tekst.value).toBe('Zo zit het.')
      return tekst
    }

    test('it does not change under your hands; after you leave it does', async () => {
      const tekst = await staIn()
      tekst.blur()
      await rust()
      expect(tekst.value).toBe('Van Aylin.')
    })

    const kijkWeer = async () => (document.dispatchEvent(new Event('visibilitychange')), await rust())

    test('when your hands were still for a while it is shown, also with the keyboard in the box', async () => {
      const tekst = await staIn()
      await wacht(4_000)
      await kijkWeer()
      expect(tekst.value).toBe('Zo zit het.')
      await wacht(11_000)
      await kijkWeer()
      expect([document.activeElement, tekst.value]).toEqual([tekst, 'Van Aylin.'])
      await typ(tekst, 'Van Aylin. En van mij.')
      await wacht()
      expect(server.antwoorden['verklaring']).toBe('Van Aylin. En van mij.')
    })

    test('a box that was taken away while you stood in it does not hold its old text', async () => {
      server = new Geheugenserver(formulierMet([veld('naam', 'tekst', { label: 'Hoe heet het plan?' })], [veld('ander', 'tekst')]))
      Object.assign(server, { antwoorden: { naam: 'Plan' }, revisie: 1 })
      toon(server)
      naam().focus()
      await gaNaarDeel(2)
      server.bewaar(aylin, 1, [{ pad: 'naam', waarde: 'Van Aylin.' }])
      await wacht(11_000)
      await kijkWeer()
      await gaNaarDeel(1)
      expect(naam().value).toBe('Van Aylin.')
    })

    test('what you type on the old text is a botsing and overwrites nothing', async () => {
      const tekst = await staIn()
      await typ(tekst, 'Zo zit het. En meer.')
      await wacht()
      tekst.blur()
      await rust()
      expect(server.antwoorden['verklaring']).toBe('Van Aylin.')
      expect(screen.getByRole('region', { name: 'Verklaring: twee versies' })).toBeTruthy()
    })
  })
})

describe('vaststellen', () => {
  test('says what is still needed, with links', async () => {
    Object.assign(server, { antwoorden: { naam: 'Plan', gevraagd: true }, revisie: 1 })
    toon(server)
    await fireEvent.click(screen.getByRole('button', { name: 'Vaststellen' }))
    await rust()
    const dialoog = screen.getByRole('dialog', { name: 'Nog niet klaar om vast te stellen' })
    expect(within(dialoog).getByText(/nog 2 punten nodig/)).toBeTruthy()
    expect(within(dialoog).getByRole('link', { name: 'Verklaring' })).toBeTruthy()
    expect(within(dialoog).queryByRole('button', { name: 'Stel vast' })).toBeNull()
  })

  test('the gedragswetenschapper gives akkoord with a registration number, and may take it back', async () => {
    Object.assign(server, { antwoorden: vol, revisie: 1 })
    toon(server, aylin)
    expect(screen.queryByLabelText(/Hoe heet het plan/)).toBeNull()
    await gaNaarDeel(3)
    expect(screen.getByText('Ik sta achter deze analyse.')).toBeTruthy()
    await fireEvent.click(screen.getByRole('button', { name: 'Geef akkoord' }))
    await rust()
    expect(screen.getByRole('alert').textContent).toContain('SKJ heeft 9 cijfers')
    await fireEvent.input(screen.getByLabelText(/registratienummer/), { target: { value: '123 456 789' } })
    await fireEvent.click(screen.getByRole('button', { name: 'Geef akkoord' }))
    await rust()
    expect(server.akkoorden['akkoord']).toMatchObject({ naam: 'Aylin', registratienummer: '123456789' })
    expect(screen.getByText('om 10:42')).toBeTruthy()
    await fireEvent.click(screen.getByRole('button', { name: 'Trek akkoord in' }))
    await rust()
    expect(server.akkoorden).toEqual({})
  })

  test('the casusregisseur sees whom it waits for, and cannot give it', async () => {
    Object.assign(server, { antwoorden: vol, revisie: 1 })
    toon(server)
    await gaNaarDeel(3)
    expect(screen.getByText('Wacht op het akkoord van de gedragswetenschapper.')).toBeTruthy()
    expect(screen.queryByRole('button', { name: 'Geef akkoord' })).toBeNull()
  })

  test('says what it means, does it, and after that nobody can change it', async () => {
    Object.assign(server, { antwoorden: vol, revisie: 1 })
    await server.api(aylin).geefAkkoord('f1', 'akkoord', '123456789', 1)
    const { container } = toon(server)
    await fireEvent.click(screen.getByRole('button', { name: 'Vaststellen' }))
    await rust()
    expect(screen.getByText(/Daarna kan niemand dit nog wijzigen/)).toBeTruthy()
    await fireEvent.click(screen.getByRole('button', { name: 'Stel vast' }))
    await rust()
    expect(server.vastgesteldOp).not.toBeNull()
    expect(screen.queryByRole('textbox')).toBeNull()
    expect(screen.getByRole('heading', { name: 'Vastgesteld' })).toBeTruthy()
    expect(screen.getByText('a1b2c3d4e5f6')).toBeTruthy()
    expect(screen.getByText('Zo zit het.')).toBeTruthy()
    expect(screen.getByRole('button', { name: 'Nieuwe versie maken' })).toBeTruthy()
    vi.useRealTimers()
    await axeSchoon(container)
  })

  test('a refusal of the server stands in the dialog', async () => {
    Object.assign(server, { antwoorden: vol, revisie: 1, akkoorden: { akkoord: { door: 'u', naam: 'Aylin', rol: 'gedragswetenschapper', op: server.nu } } })
    toon(server)
    await fireEvent.click(screen.getByRole('button', { name: 'Vaststellen' }))
    await rust()
    server.bewaar(marjan, 1, [{ pad: 'verklaring', waarde: null }])
    await fireEvent.click(screen.getByRole('button', { name: 'Stel vast' }))
    await rust()
    expect(screen.getByRole('alert').textContent).toContain('Er is nog iets nodig.')
  })
})
