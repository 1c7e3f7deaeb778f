import { cleanup, fireEvent, render, screen } from '@testing-library/svelte'
import axe from 'axe-core'
import { tick } from 'svelte'
import { afterEach, describe, expect, test, vi } from 'vitest'
import Publicatie from './Publicatie.svelte'
import type { Publicatieacties, Uitkomst } from '#lib/concept/publicatie.ts'
import { blad, ingediend, lotte, piet } from './testing/blad.ts'

afterEach(cleanup)
const schoon = async (element: Element) => expect((await axe.run(element, { rules: { 'color-contrast': { enabled: false }, region: { enabled: false } } })).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])

const goed = <T>(waarde: T): Promise<Uitkomst<T>> => Promise.resolve({ ok: true, waarde })
const nee = (melding: string, fouten: readonly { pad: string; melding: string }[] = []): Promise<Uitkomst<never>> => Promise.resolve({ ok: false, soort: 'geweigerd', code: 'X', melding, fouten })
function toon(het = blad(), { ik = 'henk', ...anders }: Partial<Publicatieacties> & { ik?: string } = {}) {
  const acties = {
    dienIn: vi.fn<Publicatieacties['dienIn']>(() => goed({ status: 'ter-goedkeuring' as const, versie: null })),
    keurGoed: vi.fn<Publicatieacties['keurGoed']>(() => goed({ status: 'gepubliceerd' as const, versie: 4 })),
    wijsTerug: vi.fn<Publicatieacties['wijsTerug']>(() => goed(null)),
    trekTerug: vi.fn<Publicatieacties['trekTerug']>(() => goed(null)),
    ...anders,
  }
  const kies = vi.fn()
  return { ...render(Publicatie, { blad: het, ik, acties, kies }), acties, kies }
}
const klik = async (naam: string | RegExp) => { await fireEvent.click(screen.getByRole('button', { name: naam })); await tick(); await tick() }
const schrijf = (label: string, tekst: string) => fireEvent.input(screen.getByLabelText(label), { target: { value: tekst } })

describe('a concept', () => {
  test('tells what is different, in words that do not lean on the sign before them', () => {
    toon()
    expect(screen.getByRole('heading', { name: 'Verschil met versie 3' })).toBeTruthy()
    expect(screen.getAllByRole('listitem').map((li) => li.textContent)).toEqual(['Anders: Hulpverleningsplan: 10 dagen in plaats van 14 dagen.', 'Nieuw: Stap 9 (Ouderavond) komt erbij.'])
    expect(screen.getByText('Geen problemen')).toBeTruthy()
    expect(screen.getByText(/De 34 open casussen houden hun versie/)).toBeTruthy()
  })

  test('says so when it was made from another kader, or from nothing', () => {
    toon(blad({ sleutel: 'rivierenstad' }))
    expect(screen.getByRole('heading', { name: 'Verschil met Afwegingskader 1-op-1 begeleiding (Rijnmond), versie 3' })).toBeTruthy()
    cleanup()
    toon(blad({ basis: null, verschillen: [] }))
    expect(screen.getByRole('heading', { name: 'Nieuw kader' })).toBeTruthy()
  })

  test('asks why before it is handed in, and keeps what was typed when it is refused', async () => {
    const { acties } = toon(undefined, { dienIn: vi.fn<Publicatieacties['dienIn']>(() => nee('Lotte bewaarde dit concept net.')) })
    await klik('Vraag Lotte om akkoord')
    expect(screen.getByLabelText('Waarom verander je dit?').getAttribute('aria-invalid')).toBe('true')
    expect(document.activeElement).toBe(screen.getByLabelText('Waarom verander je dit?'))
    expect(acties.dienIn).not.toHaveBeenCalled()
    await schrijf('Waarom verander je dit?', '  Ouders eerder aan tafel ')
    await klik('Vraag Lotte om akkoord')
    expect(acties.dienIn).toHaveBeenCalledExactlyOnceWith('Ouders eerder aan tafel')
    expect(screen.getByRole('alert').textContent).toContain('Lotte bewaarde dit concept net.')
    expect(screen.getByLabelText<HTMLInputElement>('Waarom verander je dit?').value).toContain('Ouders eerder aan tafel')
  })

  test('without a difference it is not handed in, and it says why', async () => {
    const { acties } = toon(blad({ verschillen: [] }))
    await schrijf('Waarom verander je dit?', 'Ouders eerder aan tafel')
    await klik('Vraag Lotte om akkoord')
    expect(acties.dienIn).not.toHaveBeenCalled()
    expect(screen.getByRole('alert').textContent).toContain('Er is nog niets veranderd sinds versie 3.')
  })

  test('with problems it is not handed in; each problem leads to its place', async () => {
    const { acties, kies } = toon(blad({ problemen: [{ pad: '$.termijnen[2].tel', melding: 'Deze termijn eindigt voor zijn eigen anker.' }] }))
    await schrijf('Waarom verander je dit?', 'Ouders eerder aan tafel')
    await klik('Vraag Lotte om akkoord')
    expect(acties.dienIn).not.toHaveBeenCalled()
    expect(screen.getByRole('alert').textContent).toContain('Los eerst de problemen op.')
    await klik('Deze termijn eindigt voor zijn eigen anker.')
    expect(kies).toHaveBeenCalledExactlyOnceWith('termijnen[2].tel')
  })

  test('what the server found is told with its places as well', async () => {
    const { kies } = toon(undefined, { dienIn: () => nee('Dit kader kan zo niet werken: 1 punt.', [{ pad: 'formulieren[0].formulier', melding: 'Er is geen formulier.' }]) })
    await schrijf('Waarom verander je dit?', 'Ouders eerder aan tafel')
    await klik('Vraag Lotte om akkoord')
    await klik('Er is geen formulier.')
    expect(kies).toHaveBeenCalledWith('formulieren[0].formulier')
  })

  test.each([
    ['one colleague is named', { goedkeurders: [lotte] }, 'Vraag Lotte om akkoord'],
    ['of more, one is asked', { goedkeurders: [lotte, piet] }, 'Vraag een collega om akkoord'],
    ['with one pair of eyes it is published', { vierOgen: false, goedkeurders: [] }, 'Publiceren'],
  ])('%s', (_zin, anders, knop) => {
    toon(blad(anders))
    expect(screen.getByRole('button', { name: knop })).toBeTruthy()
  })

  test('when nobody else can approve it says so, and is not handed in', async () => {
    const { acties } = toon(blad({ goedkeurders: [] }))
    await schrijf('Waarom verander je dit?', 'Ouders eerder aan tafel')
    await klik('Vraag een collega om akkoord')
    expect(acties.dienIn).not.toHaveBeenCalled()
    expect(screen.getAllByText(/Niemand kan dit goedkeuren/).length).toBeGreaterThan(0)
  })

  test('sent back, it shows why, and the note is still there', () => {
    toon(blad({ teruggewezenReden: 'Dag 10 haalt niemand', toelichting: 'Ouders eerder aan tafel' }))
    expect(screen.getByText('“Dag 10 haalt niemand”')).toBeTruthy()
    expect(screen.getByLabelText<HTMLInputElement>('Waarom verander je dit?').value).toBe('Ouders eerder aan tafel')
  })

  test('two clicks hand in once', async () => {
    const { acties } = toon(undefined, { dienIn: vi.fn<Publicatieacties['dienIn']>(() => new Promise(() => {})) })
    await schrijf('Waarom verander je dit?', 'Ouders eerder aan tafel')
    await klik('Vraag Lotte om akkoord')
    await klik('Bezig')
    expect(acties.dienIn).toHaveBeenCalledOnce()
  })
})

describe('handed in', () => {
  test('who handed it in can only take it back', async () => {
    const { acties } = toon(ingediend())
    expect(screen.getByText(/wacht op akkoord van Lotte/)).toBeTruthy()
    expect(screen.queryByRole('button', { name: /keur/i })).toBeNull()
    expect(screen.queryByLabelText('Waarom verander je dit?')).toBeNull()
    await klik('Trek terug')
    expect(acties.trekTerug).toHaveBeenCalledOnce()
  })

  test('somebody else who worked on it can do nothing', () => {
    toon(ingediend(), { ik: 'piet' })
    expect(screen.queryAllByRole('button')).toEqual([])
  })

  test('the colleague reads why and by whom, and approves', async () => {
    const { acties } = toon(ingediend({ magGoedkeuren: true }), { ik: 'lotte' })
    expect(screen.getByText('“Ouders eerder aan tafel”')).toBeTruthy()
    expect(screen.getByText(/Ingediend door Henk, ma 2 nov om 11:00/)).toBeTruthy()
    await klik('Goedkeuren en publiceren')
    expect(acties.keurGoed).toHaveBeenCalledOnce()
    expect(screen.getByText('Goedgekeurd. Versie 4 is gepubliceerd.')).toBeTruthy()
  })

  test('or sends it back with a reason', async () => {
    const { acties } = toon(ingediend({ magGoedkeuren: true }), { ik: 'lotte' })
    await klik('Terugsturen met reden')
    expect(document.activeElement).toBe(screen.getByLabelText('Waarom stuur je het terug?'))
    await klik('Stuur terug')
    expect(acties.wijsTerug).not.toHaveBeenCalled()
    await schrijf('Waarom stuur je het terug?', 'Dag 10 haalt niemand')
    await klik('Stuur terug')
    expect(acties.wijsTerug).toHaveBeenCalledExactlyOnceWith('Dag 10 haalt niemand')
  })
})

test('no axe violation in any state', async () => {
  for (const het of [blad(), blad({ problemen: [{ pad: 'x', melding: 'Een zin.' }] }), ingediend(), ingediend({ magGoedkeuren: true })]) {
    await schoon(toon(het).container)
    cleanup()
  }
})
