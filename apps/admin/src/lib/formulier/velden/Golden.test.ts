import { compileer, veldtypen, type Veld, type VeldTypeCode } from '@regietafel/domain/formulier'
import { screen } from '@testing-library/svelte'
import { beforeEach, describe, expect, test } from 'vitest'
import { Geheugenserver } from '../testing/geheugenserver.ts'
import { axeSchoon, formulierMet, rust, toon, veld } from '../testing/opstelling.ts'
import { veldsoorten } from './index.ts'

beforeEach(() => {
  localStorage.clear()
  history.replaceState(null, '', '/')
})

interface Fout {
  readonly waarde: unknown
  readonly config?: unknown
}
const tweeRijen = [{ _id: 'r1' }, { _id: 'r2' }]
/** Per type an answer that is not right, with the config that says so. Null: nothing to answer. The compiler completes it. */
const fouten: Record<VeldTypeCode, Fout | null> = {
  tekst: { waarde: 'x'.repeat(301) },
  lang: { waarde: 'woord '.repeat(251) },
  getal: { waarde: 169 },
  bedrag: { waarde: -1 },
  percentage: { waarde: 101 },
  datum: { waarde: '2026-02-30' },
  datumtijd: { waarde: '2026-03-29T02:30' },
  tijdvak: { waarde: { van: '2026-04-24', tot: '2026-04-23' } },
  duur: { waarde: { aantal: 366, eenheid: 'dagen' } },
  janee: { waarde: 'misschien' },
  keuze: { waarde: 'weg' },
  meer: { waarde: ['weg'] },
  schaal: { waarde: 11 },
  ref: { waarde: { naam: 'Iemand' }, config: { soort: 'persoon', vrij: false } },
  lijst: { waarde: tweeRijen, config: { max: 1 } },
  reeks: { waarde: [{ week: 1, waarde: -5 }] },
  verbanden: { waarde: [{ _id: 'v1', van: 'f1', naar: 'f1', uitleg: 'zichzelf' }] },
  tijdlijn: { waarde: tweeRijen, config: { max: 1 } },
  netwerkkaart: { waarde: tweeRijen, config: { max: 1 } },
  factorengraaf: { waarde: [{ _id: 'f1', omschrijving: 'Een', soort: 'ontstaan', niveau: 'gezin', verbanden: [{ _id: 'v', naar: 'f1', soort: 'maakt' }] }] },
  akkoord: null,
  bijlage: { waarde: [{ id: 'a', naam: 'a.pdf', grootte: 1, mediatype: 'application/pdf' }, { id: 'b', naam: 'b.pdf', grootte: 1, mediatype: 'application/pdf' }], config: { max: 1 } },
  bsn: { waarde: '123456789' },
  email: { waarde: 'geen adres' },
  telefoon: { waarde: '12' },
  'postcode-huisnummer': { waarde: { postcode: '12', huisnummer: 1 } },
  informatie: null,
  berekend: null,
}

const metKinderen: Partial<Record<VeldTypeCode, Partial<Veld>>> = { lijst: { velden: [veld('naam', 'tekst')] }, berekend: { berekening: ['+', 1, 2] } }
const factoren = veld('factoren', 'lijst', { velden: [veld('tekst', 'tekst')] })
const rijen = [{ _id: 'f1', tekst: 'een' }, { _id: 'f2', tekst: 'twee' }]

describe.each(Object.keys(veldtypen) as VeldTypeCode[])('%s', (type) => {
  const { config, value } = veldtypen[type].example
  const open = (antwoord?: unknown, { mag = true, instelling = config as unknown, extra = {} as Partial<Veld> } = {}) => {
    const definitie = formulierMet([factoren, veld('v', type, { config: instelling, hulp: 'Hier staat hulp.', ...metKinderen[type], ...extra })])
    const server = new Geheugenserver(definitie)
    Object.assign(server, { antwoorden: { factoren: rijen, ...(antwoord === undefined || antwoord === null ? {} : { v: antwoord }) }, revisie: 1 })
    return { form: compileer(definitie), ...toon(server, undefined, { schrijven: mag }) }
  }
  const vraag = (wortel: Element) => wortel.querySelector('#v-v, [aria-labelledby^="v-v"]')

  test('has a component that the screen shows', () => {
    expect(veldsoorten[type].component).toBeTruthy()
    const { container } = open()
    expect(type === 'informatie' || vraag(container) !== null).toBe(true)
  })
  test('empty and required', async () => {
    const extra = veldtypen[type].example.value === null || type === 'berekend' ? {} : { verplicht: true as const }
    const { container } = open(undefined, { extra })
    if (extra.verplicht) expect(container.textContent).toContain('(verplicht)')
    await axeSchoon(container)
  })
  test('filled', async () => {
    const { container } = open(value)
    await axeSchoon(container)
  })
  test('wrong: it is told in Dutch, and what was filled in is still there', async () => {
    const fout = fouten[type]
    if (fout === null) return expect(value === null || type === 'berekend').toBe(true)
    const { container, form } = open(fout.waarde, { instelling: fout.config ?? config })
    await rust()
    const b = form.velden.get('v')!
    const melding = b.antwoord.safeParse(fout.waarde).error?.issues[0]?.message
    if (melding) expect(container.textContent).toContain(melding)
    else expect(screen.getAllByText('1 open').length).toBeGreaterThan(0)
    await axeSchoon(container)
  })
  test('read only: the answer in words, and nothing to fill in', async () => {
    const { container, form } = open(value, { mag: false })
    const b = form.velden.get('v')!
    const alinea = container.querySelector('main, .vragen') ?? container
    if (b.soort !== 'rijen' && value !== null) expect(alinea.textContent?.replaceAll(/\s+/g, ' ')).toContain(type === 'berekend' ? '3' : b.type.summarize(value, b.config).replaceAll(/\s+/g, ' '))
    expect(container.querySelectorAll('input, textarea, select').length).toBe(0)
    await axeSchoon(container)
  })
  test('nothing carries a style attribute', () => {
    const { container } = open(value)
    expect(container.querySelectorAll('[style]').length).toBe(0)
  })
})
