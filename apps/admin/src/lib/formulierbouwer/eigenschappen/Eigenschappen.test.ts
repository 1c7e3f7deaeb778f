import { cleanup, fireEvent, render, screen, within } from '@testing-library/svelte'
import { veldtypen, type Formulierdefinitie, type Optie, type Veld, type VeldTypeCode } from '@regietafel/domain/formulier'
import type { Formulierconceptblad } from '@regietafel/api/client'
import axe from 'axe-core'
import { flushSync, tick } from 'svelte'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { EIGENSCHAPPENKOP } from '../bouw.ts'
import { doe } from '../bewerk/uitslag.ts'
import { voegVeldToe } from '../bewerk/erbij.ts'
import Proef from '../testing/Proef.svelte'
import { klein, maakBouw, opstelling } from '../testing/opstelling.ts'
import Eigenschappen from './Eigenschappen.svelte'
import { alleVelden } from './zoek.ts'

const klachten = vi.spyOn(console, 'error')
beforeEach(() => klachten.mockClear())
afterEach(cleanup)
const schoon = async (element: Element) => expect((await axe.run(element, { rules: { 'color-contrast': { enabled: false }, region: { enabled: false } } })).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
const rust = async () => { for (let i = 0; i < 6; i++) { await Promise.resolve(); await tick() } }
function toon(ids: readonly string[] | null, definitie: Formulierdefinitie = klein, over: Partial<Formulierconceptblad> = {}) {
  const bouw = maakBouw(definitie, over)
  bouw.kies(ids === null ? null : { soort: 'velden', ids })
  const veld = (id: string) => alleVelden(bouw.definitie).find((v) => v.id === id) as Veld
  return { bouw, veld, ...render(Proef, { bouw, deel: Eigenschappen }) }
}
/** The first with this label: in a rule the same word can stand. */
const vak = (label: string) => screen.getAllByLabelText<HTMLInputElement>(label)[0]!
const typ = async (label: string, waarde: string) => { await fireEvent.input(vak(label), { target: { value: waarde } }); await rust() }
const kies = async (label: string, waarde: string) => { await fireEvent.change(screen.getByLabelText(label), { target: { value: waarde } }); await rust() }
const klik = async (naam: string | RegExp) => { await fireEvent.click(screen.getByRole('button', { name: naam })); await rust() }
const opties = (veld: Veld) => (veld.config as { opties: readonly Optie[] }).opties

describe('one field', () => {
  test('the question changes while it is typed, as one step of undo; an empty one stays in the input and says so', async () => {
    const { bouw, veld, container } = toon(['f_waarom'])
    await typ('Vraag', 'Waarom n')
    await typ('Vraag', 'Waarom nu?')
    expect(veld('f_waarom').label).toBe('Waarom nu?')
    expect(bouw.kanOngedaan).toBe('Waarom?: vraag')
    await typ('Vraag', ' ')
    expect(vak('Vraag').getAttribute('aria-invalid')).toBe('true')
    expect(veld('f_waarom').label).toBe('Waarom nu?')
    bouw.kies({ soort: 'velden', ids: ['f_nodig'] })
    await rust()
    bouw.kies({ soort: 'velden', ids: ['f_waarom'] })
    await rust()
    expect(vak('Vraag').value).toBe(' ')
    bouw.ongedaan()
    expect(veld('f_waarom').label).toBe('Waarom?')
    await typ('Uitleg', 'Schrijf op wat er speelt.')
    expect(container.textContent).toContain('Taal: 5 woorden, goed te lezen.')
    await schoon(container)
  })

  test('another kind says first what happens to answers that are there', async () => {
    const { veld } = toon(['f_waarom'], klein, { ingevuld: { f_waarom: 6 } })
    await kies('Soort', 'getal')
    expect(veld('f_waarom').type).toBe('lang')
    expect(screen.getByText(/ingevuld in 6 open casussen.*zetten we die antwoorden apart/)).toBeTruthy()
    await klik('Laat zo')
    expect(screen.getByLabelText<HTMLSelectElement>('Soort').value).toBe('lang')
    await kies('Soort', 'getal')
    await klik('Verander de soort')
    expect(veld('f_waarom').type).toBe('getal')
    cleanup()
    const tweede = toon(['f_waarom'])
    await kies('Soort', 'tekst')
    expect(tweede.veld('f_waarom').type).toBe('tekst')
  })

  test('options are added, pasted, moved with the keyboard and renamed; a published value stays', async () => {
    const { veld, container } = toon(['f_rol'])
    await typ('Nieuw antwoord', 'Oma of opa')
    await klik('Voeg toe')
    await typ('Nieuw antwoord', 'ouder')
    await klik('Voeg toe')
    expect(screen.getByText('Dit antwoord staat er al.')).toBeTruthy()
    expect(opties(veld('f_rol')).map((o) => o.waarde)).toEqual(['ouder', 'jongere', 'oma-of-opa'])
    await typ('Eén antwoord per regel', 'Mentor\n- Ouder\nVoogd')
    await klik('Voeg toe aan de antwoorden')
    expect(opties(veld('f_rol')).map((o) => o.label)).toEqual(['Ouder', 'Jongere', 'Oma of opa', 'Mentor', 'Voogd'])
    await fireEvent.keyDown(screen.getByLabelText('Antwoord 1'), { key: 'ArrowDown', altKey: true })
    await rust()
    expect(opties(veld('f_rol'))[1]!.label).toBe('Ouder')
    expect(document.activeElement).toBe(screen.getByLabelText('Antwoord 2'))
    await typ('Antwoord 2', 'Vader of moeder')
    expect(opties(veld('f_rol'))[1]).toEqual({ waarde: 'ouder', label: 'Vader of moeder' })
    expect(screen.getAllByText(/Die staat vast/)).toHaveLength(2)
    expect(screen.getAllByLabelText('Waarde (voor regels en uitvoer)')).toHaveLength(3)
    await schoon(container)
  })

  test('deleting an option says how many casussen chose it, and two must stay', async () => {
    const { veld, container } = toon(['f_rol'], { ...klein, secties: klein.secties.map((s) => ({ ...s, velden: s.velden.map((v) => (v.id === 'f_mensen' ? { ...v, velden: [v.velden![0]!, { ...v.velden![1]!, config: { opties: [...opties(v.velden![1]!), { waarde: 'buur', label: 'Buur' }] } }] } : v)) })) }, { ingevuld: { 'f_rol=jongere': 6 } })
    for (const meer of container.querySelectorAll('details')) meer.open = true
    await klik(/^Verwijder Jongere/)
    expect(opties(veld('f_rol'))).toHaveLength(3)
    expect(screen.getByRole('alert').textContent).toContain('6 open casussen kozen dit antwoord')
    await klik('Verwijder toch')
    expect(opties(veld('f_rol')).map((o) => o.waarde)).toEqual(['ouder', 'buur'])
    expect(container.textContent).toContain('Er moeten ten minste 2 antwoorden zijn')
    expect(screen.queryByRole('button', { name: /^Verwijder/ })).toBeNull()
  })

  test('options come from a codelijst, to read until they are made loose', async () => {
    const { stand: bouw, server } = opstelling({ delen: [{ sleutel: 'rollen', titel: 'Rollen', soort: 'codelijst', versie: 2, gepubliceerdOp: '2026-10-01T00:00:00Z' }] })
    server.deelinhoud = { sleutel: 'rollen', titel: 'Rollen', soort: 'codelijst', versie: 2, gepubliceerdOp: '2026-10-01T00:00:00Z', hash: 'x', toelichting: null, inhoud: { opties: [{ waarde: 'a', label: 'A' }, { waarde: 'b', label: 'B' }] } }
    bouw.kies({ soort: 'velden', ids: ['f_rol'] })
    const { container } = render(Proef, { bouw, deel: Eigenschappen })
    await kies('Codelijst', 'rollen')
    await klik('Neem deze antwoorden')
    const veld = () => alleVelden(bouw.definitie).find((v) => v.id === 'f_rol')!
    expect(veld().codelijst).toEqual({ sleutel: 'rollen', versie: 2 })
    expect(opties(veld()).map((o) => o.waarde)).toEqual(['a', 'b'])
    expect(screen.queryByLabelText('Antwoord 1')).toBeNull()
    await klik('Maak los')
    expect(veld().codelijst).toBeUndefined()
    expect(screen.getByLabelText('Antwoord 1')).toBeTruthy()
    await schoon(container)
  })

  test('options are kept as a codelijst, and come from it from then on; undo takes that back', async () => {
    const { stand: bouw, server } = opstelling()
    bouw.kies({ soort: 'velden', ids: ['f_rol'] })
    const { container } = render(Proef, { bouw, deel: Eigenschappen })
    const veld = () => alleVelden(bouw.definitie).find((v) => v.id === 'f_rol')!
    const voor = veld()
    await klik('Bewaar als codelijst')
    await schoon(container)
    await typ('Hoe heet het?', 'Rollen')
    await fireEvent.submit(container.querySelector('dialog form')!)
    await rust()
    expect(server.deelinhoud).toMatchObject({ titel: 'Rollen', soort: 'codelijst', inhoud: { opties: opties(voor) } })
    expect(veld()).toEqual({ ...voor, codelijst: { sleutel: 'nieuw', versie: 1 } })
    expect(screen.getByText('Rollen').closest('p')!.textContent).toContain('versie 1')
    bouw.ongedaan()
    expect(veld()).toEqual(voor)
  })

  test('needed, wanted, read only, a first answer, a check, prefill and who sees it', async () => {
    const { veld, container } = toon(['f_dag'], klein, { andere: [{ sleutel: 'va', titel: 'Verklarende analyse', velden: [{ id: 'va_dag', label: 'Dag', type: 'datum' }] }] })
    await kies('Is een antwoord nodig?', 'gewenst')
    expect(veld('f_dag')).toMatchObject({ gewenst: true })
    await kies('Wanneer', 'als')
    expect(veld('f_dag').gewenst).toEqual(['=', ['veld', 'f_nodig'], true])
    await kies('Is een antwoord nodig?', 'verplicht')
    expect(veld('f_dag').gewenst).toBeUndefined()
    expect(veld('f_dag').verplicht).toEqual(['=', ['veld', 'f_nodig'], true])
    await kies('Kun je het alleen lezen?', 'altijd')
    expect(veld('f_dag').alleenLezen).toBe(true)
    await kies('Wat staat er als je begint?', 'vast')
    await typ('Beginwaarde', '2026-10-02')
    expect(veld('f_dag').standaard).toBe('2026-10-02')
    await kies('Wat staat er als je begint?', 'regel')
    expect(veld('f_dag').standaard).toEqual({ regel: ['feit', 'vandaag'] })
    await klik(/Controle$/)
    await typ('Melding als het niet klopt', 'Kies een dag in de toekomst.')
    expect(veld('f_dag').controles).toBeUndefined()
    const controle = within(screen.getByRole('group', { name: 'Controle 1' }))
    const vraag = controle.getByRole('combobox', { name: 'Vraag' })
    expect(document.activeElement === vraag || vraag.getAttribute('data-leeg') !== null).toBe(true)
    await fireEvent.click(vraag)
    expect(controle.getAllByRole('option')[0]!.textContent).toContain('Dit antwoord')
    await fireEvent.click(controle.getAllByRole('option')[0]!)
    await rust()
    await fireEvent.change(controle.getByLabelText('Vergelijking'), { target: { value: 'gevuld' } })
    await rust()
    expect(veld('f_dag').controles).toEqual([{ code: 'CONTROLE_1', als: ['gevuld', ['veld', 'f_dag']], melding: 'Kies een dag in de toekomst.' }])
    expect(controle.getByRole<HTMLInputElement>('combobox', { name: 'Vraag' }).value).toBe('Dit antwoord')
    await klik('Neem over')
    await kies('Eerst uit', 'form:va:va_dag')
    expect(veld('f_dag').voorvul).toEqual([{ soort: 'formulier', formulier: 'va', veldId: 'va_dag' }])
    await kies('Hoe gevoelig is het antwoord?', 'strafrechtelijk')
    expect(veld('f_dag').gevoelig).toBe('strafrechtelijk')
    expect(container.textContent).toContain('Casusregisseur, gedragswetenschapper, procesregisseur en RET.')
    await schoon(container)
  })

  test('tells where it is used: in this form, outside it, and in casussen', async () => {
    const { bouw } = toon(['f_nodig'], klein, { gebruik: { f_nodig: [{ soort: 'kader', titel: 'Rijnmond 1-op-1', waar: 'stap 0', adres: '/beheer/kaders/rijnmond-1-op-1' }] }, ingevuld: { f_nodig: 12 } })
    const lijst = within(screen.getByRole('group', { name: 'Waar gebruikt' }))
    expect(lijst.getByText('Rijnmond 1-op-1').getAttribute('href')).toBe('/beheer/kaders/rijnmond-1-op-1')
    expect(lijst.getByText('Ingevuld in 12 open casussen')).toBeTruthy()
    await fireEvent.click(lijst.getByRole('button', { name: 'Bepaalt of "Waarom?" te zien is.' }))
    expect(bouw.keuze).toEqual({ soort: 'velden', ids: ['f_waarom'] })
  })

  test('as JSON: what is no outline is refused with its place and stays; what is one is taken', async () => {
    const { veld, container } = toon(['f_dag'])
    const open = container.querySelector<HTMLDetailsElement>('details.json')!
    open.open = true
    await fireEvent(open, new Event('toggle'))
    await rust()
    const label = /Voor wie JSON kent/
    const json = () => screen.getByLabelText<HTMLTextAreaElement>(label)
    await fireEvent.input(json(), { target: { value: '{\n "id": \n}' } })
    await klik('Pas toe')
    expect(screen.getByRole('alert').textContent).toMatch(/geen geldige JSON/)
    await fireEvent.input(json(), { target: { value: '{"id":"f_dag","sleutel":"dag","label":5,"type":"datum"}' } })
    await klik('Pas toe')
    expect(screen.getByRole('alert').textContent).toContain('Bij secties/1/velden/1/label')
    expect(json().value).toContain('"label":5')
    await fireEvent.input(json(), { target: { value: '{"id":"f_anders","sleutel":"dag","label":"Dag","type":"datum"}' } })
    await klik('Pas toe')
    expect(screen.getByRole('alert').textContent).toContain('De id mag niet anders')
    await fireEvent.input(json(), { target: { value: '{"id":"f_dag","sleutel":"dag","label":"Dag","type":"tekst"}' } })
    await klik('Pas toe')
    expect(veld('f_dag')).toEqual({ id: 'f_dag', sleutel: 'dag', label: 'Dag', type: 'tekst' })
  })

  test('English stands beside each text once the form is offered in it', async () => {
    const { veld } = toon(['f_waarom'], { ...klein, talen: ['en'] })
    expect(screen.getByText('Engels ontbreekt nog.')).toBeTruthy()
    await typ('Vraag in het Engels', 'Why?')
    expect(veld('f_waarom').vertaling).toEqual({ en: { label: 'Why?' } })
  })
})

describe('a linked part', () => {
  const uitDeel: Formulierdefinitie = { ...klein, secties: [{ ...klein.secties[0]!, deel: { sleutel: 'begin', versie: 1 }, velden: klein.secties[0]!.velden.map((v) => ({ ...v, deelId: `d_${v.id}` })) }] }
  const rij = { sleutel: 'begin', titel: 'Het begin', soort: 'sectie', versie: 2, gepubliceerdOp: '2026-10-01T00:00:00Z' } as const

  test('is to read; brought up to date its fields keep their ids; made loose it is an own piece', async () => {
    const { stand: bouw, server } = opstelling({ definitie: uitDeel, delen: [rij] })
    server.deelinhoud = { ...rij, hash: 'x', toelichting: null, inhoud: { sectie: { id: 's_x', sleutel: 'begin', titel: 'Begin, anders', velden: [{ id: 'd_f_waarom', sleutel: 'waarom', label: 'Waarom dan?', type: 'lang', zichtbaar: ['=', ['veld', 'd_f_nodig'], true] }, { id: 'd_f_nodig', sleutel: 'nodig', label: 'Nodig?', type: 'janee' }, { id: 'd_nieuw', sleutel: 'nieuw', label: 'Nieuw', type: 'tekst' }] } } }
    bouw.kies({ soort: 'velden', ids: ['f_waarom'] })
    const { container } = render(Proef, { bouw, deel: Eigenschappen })
    expect(vak('Vraag').closest('fieldset[disabled]')).toBeTruthy()
    await klik('Wat is er anders?')
    expect(container.querySelector('.deel [role="status"]')!.textContent).toContain('Waarom dan?')
    expect(bouw.definitie).toBe(uitDeel)
    await klik('Werk bij')
    const [sectie] = bouw.definitie.secties
    expect(sectie).toMatchObject({ id: 's_begin', titel: 'Begin, anders', deel: { versie: 2 } })
    expect(sectie!.velden.slice(0, 2)).toMatchObject([{ id: 'f_waarom', deelId: 'd_f_waarom', zichtbaar: ['=', ['veld', 'f_nodig'], true] }, { id: 'f_nodig' }])
    expect(sectie!.velden[2]!.id).toMatch(/^f_[a-z0-9]{8}$/)
    await klik('Maak los')
    expect(JSON.stringify(bouw.definitie)).not.toContain('"deel":')
    expect(vak('Vraag').closest('fieldset[disabled]')).toBeNull()
    await schoon(container)
  })
})

test('the form: title, who fills it in, where it comes up, and its languages', async () => {
  const { bouw, container } = toon(null)
  await typ('Titel', 'Gesprek met de jongere')
  await fireEvent.click(screen.getByLabelText('Gedragswetenschapper'))
  await kies('Los bij een casus', 'meer')
  await fireEvent.click(screen.getByLabelText('Ook in het Engels'))
  await rust()
  expect(bouw.definitie).toMatchObject({ titel: 'Gesprek met de jongere', schrijft: ['casusregisseur', 'gedragswetenschapper'], los: 'meer', talen: ['en'] })
  await schoon(container)
})

test('a section: title, explanation and when it is seen', async () => {
  const { bouw, container } = toon(null)
  bouw.kies({ soort: 'sectie', id: 's_wie' })
  await rust()
  await typ('Titel', 'Wie zijn erbij')
  await typ('Uitleg', 'Noem iedereen.')
  expect(bouw.definitie.secties[1]).toMatchObject({ titel: 'Wie zijn erbij', uitleg: 'Noem iedereen.' })
  await schoon(container)
})

test('more fields: what is set holds for all that are answered', async () => {
  const { bouw, veld, container } = toon(['f_nodig', 'f_waarom', 'f_dag'])
  await kies('Is een antwoord nodig?', 'verplicht')
  await kies('Hoe gevoelig is het antwoord?', 'gezondheid')
  for (const id of ['f_nodig', 'f_waarom', 'f_dag']) expect(veld(id)).toMatchObject({ verplicht: true, gevoelig: 'gezondheid' })
  bouw.ongedaan()
  bouw.ongedaan()
  expect(veld('f_dag').verplicht).toBeUndefined()
  await schoon(container)
})

test('the heading takes the keyboard; what waits for approval is only to read', async () => {
  toon(['f_dag'], klein, { status: 'ter-goedkeuring' })
  document.getElementById(EIGENSCHAPPENKOP)!.focus()
  expect(document.activeElement!.textContent).toContain('van Op welke dag?')
  expect(vak('Vraag').closest('fieldset[disabled]')).toBeTruthy()
})

test.each(Object.keys(veldtypen) as VeldTypeCode[])('%s: every setting can be changed in the panel, without a word in the console', async (code) => {
  const { bouw, container } = toon(null)
  expect(doe(bouw, (d) => voegVeldToe(d, null, code))).toBe(true)
  const id = bouw.keuze?.soort === 'velden' ? bouw.keuze.ids[0]! : ''
  await rust()
  for (const instelling of veldtypen[code].instellingen.filter((i) => !i.bij)) expect(screen.getAllByText(instelling.label, { exact: false }).length, instelling.naam).toBeGreaterThan(0)
  for (const groep of screen.queryAllByRole('group', { name: 'Instellingen' })) await beroer(groep)
  const config = alleVelden(bouw.definitie).find((v) => v.id === id)?.config
  if (veldtypen[code].instellingen.length > 0) expect(config).not.toEqual(alleVelden(klein).find((v) => v.type === code)?.config)
  expect(container.textContent).not.toContain('een vorm die we niet kennen')
  expect(klachten).not.toHaveBeenCalled()
  await schoon(container)
})

describe.each(['tekst', 'keuze', 'getal', 'lijst', 'berekend', 'informatie', 'akkoord', 'janee'] as VeldTypeCode[])('%s', (code) => {
  test('every text of the panel takes thirty keys, one by one, and no fold-out closes', async () => {
    const { bouw, container } = toon(null, { ...klein, talen: ['en'] })
    doe(bouw, (d) => voegVeldToe(d, null, code))
    await rust()
    const erbij = screen.queryByRole('button', { name: /^Controle$/ })
    if (erbij) await fireEvent.click(erbij)
    await rust()
    for (const vouw of container.querySelectorAll('details')) vouw.open = true
    await rust()
    const vakken = () => [...container.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input[type="text"]:not([role="combobox"], [inputmode]), textarea')].filter((vak) => !vak.closest('.json'))
    const tekst = 'dit is een zin van dertig tekens'.slice(0, 30)
    expect(vakken().length).toBeGreaterThan(2)
    for (let nr = 0; nr < vakken().length; nr++) {
      const vak = vakken()[nr]!
      vak.focus()
      for (let n = 1; n <= tekst.length; n++) {
        vak.value = tekst.slice(0, n)
        vak.dispatchEvent(new InputEvent('input', { bubbles: true }))
        flushSync()
      }
      const naam = vak.getAttribute('aria-label') ?? vak.labels?.[0]?.textContent ?? ''
      expect(vak.isConnected, naam).toBe(true)
      expect(document.activeElement, naam).toBe(vak)
      expect(vak.value, naam).toBe(tekst)
      for (let om: Element | null = vak.parentElement; om; om = om.parentElement) if (om instanceof HTMLDetailsElement) expect(om.open, naam).toBe(true)
    }
  }, 20_000)
})

/** Touches every input in it once: types, ticks or takes the last choice. */
async function beroer(groep: HTMLElement): Promise<void> {
  for (let i = 0; ; i++) {
    const vak = groep.querySelectorAll<HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement>('input, select, textarea')[i]
    if (!vak) return
    if (vak instanceof HTMLSelectElement) await fireEvent.change(vak, { target: { value: vak.options[vak.options.length - 1]!.value } })
    else if (vak.type === 'checkbox') await fireEvent.click(vak)
    else await fireEvent.input(vak, { target: { value: vak.inputMode === 'numeric' || vak.inputMode === 'decimal' ? '3' : 'Iets anders' } })
    await rust()
  }
}
