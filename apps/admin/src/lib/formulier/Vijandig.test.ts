import { fireEvent, screen } from '@testing-library/svelte'
import type { FormulierNaast } from '@regietafel/api/client'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Formulierdefinitie } from '@regietafel/domain/formulier'
import { MAX_INVOER } from './lengte.ts'
import { Geheugenserver, marjan } from './testing/geheugenserver.ts'
import { rust, toon, veld } from './testing/opstelling.ts'

beforeEach(() => {
  localStorage.clear()
  history.replaceState(null, '', '/')
})

const stukken = ['<script>window.stuk=1</script>', '<img src=x onerror="window.stuk=1">', '[klik](javascript:window.stuk=1)', '\u202Egpj.exe', '{@html "x"}', '"><svg onload=alert(1)>']

/** In every place where a text of a form, of somebody or of a file comes on the screen. */
function vol(tekst: string): Geheugenserver {
  const definitie: Formulierdefinitie = {
    formaat: 1, sleutel: 'proef', titel: `Titel ${tekst}`,
    secties: [{
      id: 's1', sleutel: 's1', titel: `Deel ${tekst}`, uitleg: `Uitleg ${tekst}`,
      velden: [
        veld('t', 'tekst', { label: `Label ${tekst}`, hulp: `Hulp ${tekst}`, gewenst: true }),
        veld('leeg', 'tekst', { label: `Leeg ${tekst}`, gewenst: true }),
        veld('o', 'lang', { label: 'Opmaak', config: { opmaak: true } }),
        veld('k', 'keuze', { label: 'Keuze', config: { opties: [{ waarde: 'a', label: `Optie ${tekst}`, hulp: `Bij ${tekst}` }, { waarde: 'b', label: 'B' }] } }),
        veld('m', 'meer', { label: 'Meer', config: { opties: [{ waarde: 'a', label: `Meer ${tekst}` }, { waarde: 'b', label: 'B' }] } }),
        veld('b', 'bijlage', { label: 'Bijlage' }),
        veld('r', 'ref', { label: 'Wie', config: { soort: 'persoon' } }),
        veld('l', 'lijst', { label: `Lijst ${tekst}`, velden: [veld('w', 'tekst', { label: 'Wat' })] }),
        veld('i', 'informatie', { label: 'Info', config: { tekst: `Info ${tekst}` } }),
      ],
    }],
  }
  const server = new Geheugenserver(definitie)
  Object.assign(server, {
    revisie: 1,
    antwoorden: { t: tekst, 'leeg#reden': `Reden ${tekst}`, o: `**vet** ${tekst}`, k: 'a', m: ['a'], b: [{ id: 'b1', naam: `${tekst.slice(0, 100)}.pdf`, grootte: 5, mediatype: 'application/pdf' }], r: { naam: tekst }, l: [{ _id: 'rij1', w: tekst }] },
    geparkeerd: [{ pad: 'x', vraag: `Oud ${tekst}`, antwoord: `Antwoord ${tekst}`, waarom: `Omdat ${tekst}`, versie: 1 }],
    herkomst: { t: { waarde: tekst, tekst: `Uit ${tekst}` } },
  })
  const ernaast: FormulierNaast = { sleutel: 'ander', titel: `Ander ${tekst}`, volgnr: 1, status: 'concept', op: server.nu, afgeschermd: [], secties: [{ sectieId: 'x', titel: `Deel ${tekst}`, velden: [{ veldId: 'v', label: `Vraag ${tekst}`, waarde: `Waarde ${tekst}` }, { veldId: 'p', label: 'Opmaak', waarde: tekst, opmaak: `**${tekst}**` }] }] }
  server.ernaast = [ernaast]
  server.rondom = { verwijzingen: [{ soort: 'persoon', id: 'p1', tekst, onder: tekst }], voorstellen: [{ veldId: 'r', waarde: { naam: 'x' }, tekst: `Voorstel ${tekst}`, bron: `Bron ${tekst}` }] }
  return server
}

function veilig(container: HTMLElement) {
  expect([...container.querySelectorAll('script, img, iframe, object, embed')]).toEqual([])
  expect([...container.querySelectorAll('svg[onload]')]).toEqual([])
  expect([...container.querySelectorAll('*')].flatMap((el) => el.getAttributeNames().filter((naam) => naam.startsWith('on')))).toEqual([])
  expect([...container.querySelectorAll('a')].map((a) => a.protocol).filter((p) => !['http:', 'https:', 'about:', 'blob:', 'file:'].includes(p))).toEqual([])
  expect((window as { stuk?: number }).stuk).toBeUndefined()
}

describe.each(stukken)('%s', (tekst) => {
  test('is text in every place of a form that is filled in', async () => {
    const { container } = toon(vol(tekst))
    await fireEvent.click(screen.getAllByRole('button', { name: /Ander/ })[0]!)
    await fireEvent.click(screen.getByRole('button', { name: /^Wijzig/ }))
    await rust()
    for (const waar of ['Titel', 'Deel', 'Label', 'Hulp', 'Optie', 'Meer', 'Lijst', 'Info', 'Oud', 'Antwoord', 'Uit', 'Waarde', 'Voorstel', 'Bron']) expect(container.textContent).toContain(`${waar} ${tekst}`)
    veilig(container)
  })
  test('is text where it is read', () => {
    history.replaceState(null, '', '#lees-alles')
    const { container } = toon(vol(tekst), marjan)
    for (const waar of ['Label', 'Deel', 'Optie', 'Antwoord', 'Niet ingevuld, want: Reden']) expect(container.textContent).toContain(`${waar} ${tekst}`)
    veilig(container)
  })
})

describe('a text of five megabytes', () => {
  const enorm = 'a'.repeat(5_000_000)
  const start = () => {
    const server = new Geheugenserver({ formaat: 1, sleutel: 'proef', titel: 'Proef', secties: [{ id: 's', sleutel: 's', titel: 'Deel', velden: [veld('t', 'lang', { label: 'Tekst' }), veld('u', 'tekst', { label: 'Naast' })] }] })
    return { server, ...toon(server) }
  }
  const vak = () => screen.getByLabelText<HTMLTextAreaElement>('Tekst')

  test('is told at the field when pasted, and does not come in', async () => {
    const { server } = start()
    vak().focus()
    await fireEvent.input(vak(), { target: { value: 'Wat er stond' } })
    const geplakt = await fireEvent.paste(vak(), { clipboardData: { getData: () => enorm } })
    await rust()
    expect([geplakt, vak().value]).toEqual([false, 'Wat er stond'])
    expect(screen.getByText(/veel te lang en is niet overgenomen/)).toBeTruthy()
    await fireEvent.focusOut(vak())
    await rust()
    expect(server.antwoorden['t']).toBe('Wat er stond')
    expect(JSON.stringify(server.verzoeken).length).toBeLessThan(1_000)
  })
  test('by any other way it is not sent, and what stands beside it is saved', async () => {
    const { server } = start()
    vak().focus()
    await fireEvent.input(vak(), { target: { value: enorm } })
    expect(vak().value).toBe('')
    const naast = screen.getByLabelText('Naast')
    naast.focus()
    await fireEvent.input(naast, { target: { value: 'Dit blijft' } })
    await fireEvent.focusOut(naast)
    await rust()
    expect(screen.getByText(/veel te lang en is niet overgenomen/)).toBeTruthy()
    expect(server.antwoorden).toEqual({ u: 'Dit blijft' })
  })
  test('a long text that can still be cut stays on the screen', async () => {
    start()
    vak().focus()
    expect(await fireEvent.paste(vak(), { clipboardData: { getData: () => 'a'.repeat(MAX_INVOER) } })).toBe(true)
  })
})
