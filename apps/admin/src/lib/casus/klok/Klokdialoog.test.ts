import type { CasusOpen, Klokvoorbeeld } from '@regietafel/api/client'
import { cleanup, fireEvent, render, screen, within } from '@testing-library/svelte'
import axe from 'axe-core'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { openCasus } from '../testing/casus.ts'
import Escalaties from '../Escalaties.svelte'
import Klokbanner from '../Klokbanner.svelte'
import Naastkaders from '../Naastkaders.svelte'
import Poortvelden from '../Poortvelden.svelte'
import { handelingenNu, type Klokdoe } from '../handelingen.ts'
import Klokdialoog from './Klokdialoog.svelte'
import Voorbeeld from './Voorbeeld.svelte'

const schoon = async (element: Element) => expect((await axe.run(element, { rules: { 'color-contrast': { enabled: false }, region: { enabled: false } } })).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
// Without a server the preview just does not come.
beforeEach(() => vi.stubGlobal('fetch', () => Promise.reject(new TypeError('fetch failed'))))
afterEach(() => { cleanup(); vi.unstubAllGlobals(); vi.useRealTimers() })

const gronden = [
  { grond: 'opname', titel: 'opname', maxDagen: 42, vrij: 42, bron: 'O' },
  { grond: 'wacht', titel: 'wacht op toestemming', maxDagen: 28, vrij: 5, bron: 'O' },
  { grond: 'klaar', titel: 'jongere is niet aanwezig', maxDagen: 28, vrij: 0, bron: 'O' },
]
const klok = { gronden, maxDagenTotaal: 56, loopt: null, verlengbaar: [] }
const fout = (code: string | null, velden: Record<string, string>, waarden: Record<string, string>) => ({ doe: 'opschort', melding: 'Het gaat niet.', code, velden, waarden })
const toon = (anders: Partial<CasusOpen> = {}, f: ReturnType<typeof fout> | null = null) => render(Klokdialoog, { doe: 'opschort', open: openCasus({ klok, ...anders }), fout: f, wat: null })

describe('stopping the clock', () => {
  test('each ground says how many days are left; one that is used up cannot be chosen', async () => {
    const { container } = toon()
    expect(screen.getByRole('radio', { name: /Opname ten hoogste 42 dagen/ })).toBeTruthy()
    expect(screen.getByRole('radio', { name: /Wacht op toestemming nog 5 dagen van de 28/ })).toBeTruthy()
    expect(screen.getByRole<HTMLInputElement>('radio', { name: /Jongere is niet aanwezig op:/ }).disabled).toBe(true)
    await schoon(container)
  })
  test('a refusal stands at its field, and everything typed is there again', () => {
    toon({}, fout('OPSCHORTING_OVERLAPT', { datum: 'Dit overlapt.' }, { grond: 'wacht', datum: '2026-09-20', uiterlijk: '2026-09-25', bevoegd: '' }))
    const datum = screen.getByLabelText<HTMLInputElement>('Vanaf welke dag?')
    expect([datum.value, datum.getAttribute('aria-invalid')]).toEqual(['2026-09-20', 'true'])
    expect(datum.getAttribute('aria-describedby')).toContain('datum-fout')
    expect(screen.getByText('Dit overlapt.')).toBeTruthy()
    expect(screen.getByRole<HTMLInputElement>('radio', { name: /toestemming/ }).checked).toBe(true)
    expect(screen.getByLabelText<HTMLInputElement>(/Wanneer loopt de klok uiterlijk weer/).value).toBe('2026-09-25')
  })
  test('past a breach: who may gets a field for the reason, another reads who may', () => {
    const terug = fout('AL_VERSTREKEN', { datum: 'Al verstreken.' }, { grond: 'wacht', datum: '2026-09-20', uiterlijk: '', bevoegd: '' })
    toon({}, terug)
    expect(screen.getByText(/Dit kan alleen de procesregisseur doen: Ruben, met een reden/)).toBeTruthy()
    expect(screen.queryByLabelText('Waarom met terugwerkende kracht?')).toBeNull()
    cleanup()
    toon({ mag: ['casus.klok', 'casus.klok-terugwerkend'] }, terug)
    const reden = screen.getByLabelText('Waarom met terugwerkende kracht?')
    expect([reden.getAttribute('aria-invalid'), screen.getByLabelText('Vanaf welke dag?').getAttribute('aria-invalid')]).toEqual(['true', null])
    expect(screen.getByText('Schrijf op waarom je dit met terugwerkende kracht doet.')).toBeTruthy()
  })
  test('what was not chosen is no longer wrong once it is', async () => {
    toon({}, fout(null, { grond: 'Kies een grond.' }, { grond: '', datum: '2026-09-20', uiterlijk: '' }))
    expect(screen.getByText('Kies een grond.')).toBeTruthy()
    await fireEvent.click(screen.getByRole('radio', { name: /toestemming/ }))
    expect(screen.queryByText('Kies een grond.')).toBeNull()
  })
})

describe('the other acts', () => {
  const dialoog = (doe: Klokdoe, anders: Partial<CasusOpen>, wat: string | null = null) =>
    render(Klokdialoog, { doe, open: openCasus(anders), fout: null, wat })
  const v = { kader: 'k', termijn: 'hvp', cyclus: 1, titel: 'Hulpverleningsplan', deadline: '2026-10-05', maxDagen: 7 }

  test('one termijn to extend is chosen already, with its cap', async () => {
    const { container } = dialoog('verleng', { klok: { ...klok, verlengbaar: [v] } })
    expect(screen.getByRole<HTMLInputElement>('radio', { name: /Hulpverleningsplan nu ma 5 okt, ten hoogste 7 dagen erbij/ }).checked).toBe(true)
    await schoon(container)
  })
  test('one plaatsing is named; of more the wrong one is chosen', () => {
    dialoog('corrigeerPlaatsing', { teVerbeteren: { plaatsingen: ['2026-09-09'], eenOpEen: null, formulieren: [] } })
    expect(screen.getByText(/De plaatsing staat nu op wo 9 sep\./)).toBeTruthy()
    cleanup()
    dialoog('corrigeerPlaatsing', { teVerbeteren: { plaatsingen: ['2026-09-09', '2026-09-20'], eenOpEen: null, formulieren: [] } })
    expect(screen.getByRole<HTMLInputElement>('radio', { name: /zo 20 sep overplaatsing/ }).checked).toBe(true)
  })
  test('what a link asks for is chosen; hours ask for the time', () => {
    const registraties = [{ soort: 'familiegroepsplan-afgezien' as const, registratie: null, titel: 'Ouders zien af', metMoment: false, laatst: '2026-09-01' }, { soort: 'registratie' as const, registratie: 'noodmaatregel', titel: 'Noodmaatregel', metMoment: true, laatst: null }]
    dialoog('registreer', { registraties }, 'noodmaatregel')
    expect(screen.getByRole<HTMLInputElement>('radio', { name: 'Noodmaatregel' }).checked).toBe(true)
    expect(screen.getByLabelText('Hoe laat?')).toBeTruthy()
    expect(screen.getByRole('radio', { name: 'Ouders zien af al vastgelegd voor di 1 sep' })).toBeTruthy()
  })
  test.each([
    ['trekFormulierIn', { teVerbeteren: { plaatsingen: [], eenOpEen: null, formulieren: [{ sleutel: 'hvp', titel: 'Hulpverleningsplan' }] } }],
    ['kaderErbij', { kaderErbij: [{ sleutel: 'overdracht', titel: 'Overdracht' }] }],
    ['hervat', { klok: { ...klok, loopt: { grond: 'wacht', titel: 'wacht op toestemming', van: '2026-09-21', tot: '2026-10-10' } } }],
    ['corrigeerStart', { teVerbeteren: { plaatsingen: [], eenOpEen: '2026-09-09', formulieren: [] } }],
  ] as const)('%s has no axe violation', async (doe, anders) => schoon(dialoog(doe, anders as Partial<CasusOpen>).container))
})

describe('what it would change', () => {
  const antwoord: Klokvoorbeeld = {
    weigering: null, onterecht: 1, meteen: [], terugwerkend: false, uiterlijk: '2026-10-10',
    regels: [{ soort: 'verschuift', titel: 'Hulpverleningsplan', kader: null, van: '2026-10-05', naar: '2026-10-10' }, { soort: 'erbij', titel: 'Op schrift', kader: 'Wettelijk', van: null, naar: '2026-10-19' }],
  }
  const vraag = { doe: 'hervat' as const, casusId: 'c', datum: '2026-09-20' as never }
  const na = async (haal: () => Promise<Klokvoorbeeld>) => {
    vi.useFakeTimers()
    const uit = render(Voorbeeld, { vraag, vandaag: '2026-10-02', haal })
    await vi.advanceTimersByTimeAsync(300)
    vi.useRealTimers()
    return uit
  }
  test('stands there line by line, for who hears it too', async () => {
    const { container } = await na(() => Promise.resolve(antwoord))
    const regels = screen.getAllByRole('listitem').map(({ textContent }) => textContent?.replace(/\s+/g, ' ').trim())
    expect(regels[0]).toMatch(/Hulpverleningsplan ?ma 5 okt →wordt za 10 okt/)
    expect(regels[1]).toMatch(/Op schrift ?Wettelijk ?nieuw: ma 19 okt/)
    expect(screen.getByText('1 escalatie die al afging, blijkt dan achteraf onterecht. Die blijft te zien.')).toBeTruthy()
    expect(container.querySelector('[aria-live="polite"]')).toBeTruthy()
    await schoon(container)
  })
  test('who would hear it at once is told as a warning, and how late it is then', async () => {
    const { container } = await na(() => Promise.resolve({
      ...antwoord, onterecht: 0, uiterlijk: null, regels: [{ soort: 'weer-open', titel: 'Verklarende analyse', kader: null, van: null, naar: '2026-08-10' }],
      meteen: [{ trap: 'E1', herinnering: false, termijnTitel: 'Verklarende analyse', naar: ['de gedragswetenschapper'] }, { trap: 'E2', herinnering: false, termijnTitel: 'Verklarende analyse', naar: ['de procesregisseur', 'het RET'] }, { trap: 'H1', herinnering: true, termijnTitel: 'Hulpverleningsplan', naar: ['de zorgaanbieder'] }],
    }))
    expect(screen.getByText('Dan gaan meteen 2 escalaties en 1 herinnering af:')).toBeTruthy()
    expect(screen.getByText('E2 van ‘Verklarende analyse’ naar de procesregisseur en het RET')).toBeTruthy()
    expect(screen.getByText('dat is dan 53 dagen te laat')).toBeTruthy()
    await schoon(container)
  })
  test('a refusal is told before anything is sent', async () => {
    await na(() => Promise.resolve({ ...antwoord, regels: [], weigering: { code: 'GROND_OP', melding: 'De dagen zijn op.' } }))
    expect(screen.getByText('De dagen zijn op.')).toBeTruthy()
  })
  test('without an answer there is nothing, and nothing breaks', async () => {
    const { container } = await na(() => Promise.reject(new Error('weg')))
    expect(container.textContent?.trim()).toBe('')
  })
})

describe('the page', () => {
  const loopt = { grond: 'wacht', titel: 'wacht op toestemming', van: '2026-09-21', tot: '2026-10-10' }
  test('while the clock stands still a banner says since when, why, and until when at most', async () => {
    const open = openCasus({ klok: { ...klok, loopt }, mag: ['casus.klok'] })
    const { container } = render(Klokbanner, { open, knoppen: handelingenNu(open) })
    expect(screen.getByText('De klok staat stil sinds ma 21 sep: wacht op toestemming.')).toBeTruthy()
    expect(container.textContent).toContain('uiterlijk za 10 okt')
    expect(screen.getByRole('link', { name: 'Klok weer laten lopen' }).getAttribute('href')).toContain('?doe=hervat')
    await schoon(container)
  })
  test('the acts on the clock stand there when they make sense and may be done', () => {
    const doe = (anders: Partial<CasusOpen>) => handelingenNu(openCasus(anders)).filter(({ meer }) => meer).map((h) => h.doe)
    const alles = { klok: { ...klok, verlengbaar: [{ kader: 'k', termijn: 't', cyclus: 1, titel: 'T', deadline: '2026-10-05', maxDagen: 7 }] }, registraties: [{ soort: 'registratie' as const, registratie: 'x', titel: 'X', metMoment: false, laatst: null }], kaderErbij: [{ sleutel: 'o', titel: 'O' }], teVerbeteren: { plaatsingen: ['2026-09-09'], eenOpEen: '2026-09-09', formulieren: [{ sleutel: 'f', titel: 'F' }] } }
    expect(doe({ ...alles, mag: ['casus.klok', 'casus.corrigeren', 'casus.registreren', 'casus.kader'] })).toEqual(['opschort', 'verleng', 'registreer', 'corrigeerPlaatsing', 'corrigeerStart', 'trekFormulierIn', 'kaderErbij'])
    expect(doe({ ...alles, klok: { ...alles.klok, loopt }, mag: ['casus.klok'] })).toEqual(['hervat', 'verleng'])
    expect(doe({ ...alles, mag: ['casus.registreren'] })).toEqual(['registreer'])
    expect(doe({ mag: ['casus.klok', 'casus.corrigeren', 'casus.registreren', 'casus.kader'], klok: { ...klok, gronden: [] } })).toEqual([])
  })
  test('an escalatie that a correction took the ground from stays, and says so; one that is late because of a backup says that', async () => {
    const basis = { termijn: 't', termijnTitel: 'Hulpverleningsplan', trap: 'E1', op: '2026-10-01T07:00:00Z', naar: ['zorgaanbieder' as const], aan: ['Ruben, De Lindehof'], betaalvlag: false, kader: 'rijnmond-1-op-1', vervangen: false, achterafOnterecht: false, naTerugzetten: false, herinnering: false, stand: null }
    const { container } = render(Escalaties, { open: openCasus({ escalaties: [{ ...basis, id: 'a', status: 'open', vervangen: true, achterafOnterecht: true }, { ...basis, id: 'b', trap: 'E2', status: 'open', vervangen: true, naTerugzetten: true }, { ...basis, id: null, trap: 'E3', status: 'gepland' }] }) })
    expect(screen.getByText('Achteraf onterecht')).toBeTruthy()
    expect(screen.getByText(/laat zien dat deze niet nodig was/)).toBeTruthy()
    expect(screen.getByText('Datum verschoven')).toBeTruthy()
    expect(screen.getAllByText(/teruggezet naar een back-up/)).toHaveLength(1)
    expect(screen.getByText('1 staat nog gepland')).toBeTruthy()
    await schoon(container)
  })
  test('a kader beside counts apart, with its source and why each date is what it is', async () => {
    const { container } = render(Naastkaders, { open: openCasus({}, undefined, true) })
    const kaart = screen.getByRole('heading', { name: 'Hulpverleningsplan: wettelijke termijnen' }).closest('li')!
    expect(within(kaart).getByText(/Versie 1 · sinds .* bron: Jeugdwet/)).toBeTruthy()
    await fireEvent.click(within(kaart).getByText(/Waarom deze datum/))
    expect(within(kaart).getByText('+ 42 dagen')).toBeTruthy()
    expect(within(kaart).getByText('uit de wet')).toBeTruthy()
    await schoon(container)
  })
  test('the advice is told with its reason; choosing something else is allowed and noticed', async () => {
    const open = openCasus({ adviezen: [{ poort: 'D1', uitkomst: 'nee', uitleg: 'De uren dalen niet.', formulier: 'evaluatie-dag-21' }] })
    const { container } = render(Poortvelden, { open, poort: 'D1', fout: null })
    expect(container.textContent).toMatch(/Volgens evaluatie dag 21: nee\. De uren dalen niet\./)
    await fireEvent.click(screen.getByRole('radio', { name: /^Ja/ }))
    expect(screen.getByText(/Je kiest iets anders dan het advies/)).toBeTruthy()
    await fireEvent.click(screen.getByRole('radio', { name: /^Nee/ }))
    expect(screen.queryByText(/Je kiest iets anders dan het advies/)).toBeNull()
    await schoon(container)
  })
})
