import { Kadervorm, plan18plus, rijnmond1op1, toestemming } from '@regietafel/domain/kader'
import { cleanup, fireEvent, render, screen, within } from '@testing-library/svelte'
import axe from 'axe-core'
import { afterEach, describe, expect, test } from 'vitest'
import { opstelling } from '../testing/opstelling.ts'
import type { Keuze } from '../bouw.ts'
import Paneel from './Paneel.svelte'
import Proef from './testing/Proef.svelte'

afterEach(cleanup)

function toon(keuze: Keuze, over: Parameters<typeof opstelling>[0] = {}) {
  const { stand } = opstelling(over)
  stand.kies(keuze)
  const scherm = render(Proef, { bouw: stand, deel: Paneel })
  const termijn = (sleutel: string) => stand.kader.termijnen.find((t) => t.termijn === sleutel)!
  return { stand, termijn, ...scherm }
}
const HVP: Keuze = { soort: 'stap', stap: '2' }
const veld = (label: string | RegExp) => screen.getByLabelText<HTMLInputElement>(label)
const typ = (label: string | RegExp, waarde: string) => fireEvent.change(veld(label), { target: { value: waarde } })
const kies = (label: string | RegExp, keuze: string | RegExp) => {
  const lijst = screen.getByLabelText<HTMLSelectElement>(label)
  return fireEvent.change(lijst, { target: { value: within(lijst).getByRole<HTMLOptionElement>('option', { name: keuze }).value } })
}
const druk = (naam: string | RegExp) => fireEvent.click(screen.getByRole('button', { name: naam }))
/** The text of a question of the panel, as it reads. */
const lees = (kop: string) => screen.getByRole('group', { name: kop }).textContent.replaceAll(/\s+/g, ' ')
const schoon = async (element: Element) => expect((await axe.run(element, { rules: { 'color-contrast': { enabled: false }, region: { enabled: false } } })).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])

describe('the story of Rivierenstad in sentences', () => {
  test('HVP at day 10, said what it was', async () => {
    const { stand, termijn } = toon(HVP)
    await typ('Hulpverleningsplan: aantal', '10')
    expect(termijn('hulpverleningsplan').tel).toEqual([{ aantal: 10, eenheid: 'dagen' }])
    expect(lees('Wanneer moet het klaar zijn?')).toContain('was 14 dagen')
    expect(stand.kanOngedaan).toBe('Hulpverleningsplan: 10 dagen')
    stand.ongedaan()
    expect(termijn('hulpverleningsplan').tel).toEqual([{ aantal: 14, eenheid: 'dagen' }])
  })
  test('the weekend strict', async () => {
    const { termijn } = toon({ soort: 'stap', stap: '0' })
    await kies('Verklarende analyse: in een weekend of op een feestdag', 'de werkdag ervoor')
    expect(termijn('verklarende-analyse').verschuiving).toBe('vorige-werkdag')
    expect(lees('Wanneer moet het klaar zijn?')).toContain('was blijft de datum staan')
  })
  test('trap E3 longer, for all, and marked', async () => {
    const { stand } = toon(HVP)
    await typ('E3: aantal', '7')
    expect(stand.kader.ladders.standaard!.trappen.map((t) => t.werkdagen)).toEqual([-2, 1, 3, 7, 10])
    expect(lees('Wie hoort het als het te laat is?')).toContain('was 5')
    expect(screen.getByText(/Wat je hier verandert, geldt ook voor 9 andere termijnen/)).toBeTruthy()
  })
  test('a ladder of its own: the others keep theirs', async () => {
    const { stand, termijn } = toon(HVP)
    await druk('Eigen ladder voor Hulpverleningsplan')
    await typ('E3: aantal', '8')
    expect(termijn('hulpverleningsplan').ladder).toBe('hulpverleningsplan')
    expect(stand.kader.ladders.standaard!.trappen[3]!.werkdagen).toBe(5)
    expect(stand.kader.ladders.hulpverleningsplan!.trappen[3]!.werkdagen).toBe(8)
    expect(lees('Wie hoort het als het te laat is?')).toContain('was 5')
  })
})

describe('a number that cannot be', () => {
  test.each([['tien', 'Schrijf het getal in cijfers'], ['', 'Vul een getal in'], ['1,5', 'Vul een heel getal in'], ['99999', 'Kies 3660 of minder'], ['-3', 'Kies 0 of meer']])('"%s" stays in the field, says why, and the kader keeps what it had', async (waarde, melding) => {
    const { stand } = toon(HVP)
    const voor = stand.kader
    await typ('Hulpverleningsplan: aantal', waarde)
    const getal = veld('Hulpverleningsplan: aantal')
    expect(getal.value).toBe(waarde)
    expect(getal.getAttribute('aria-invalid')).toBe('true')
    expect(document.getElementById(getal.getAttribute('aria-describedby')!)?.textContent).toContain(melding)
    expect(screen.getByText(/Nu geldt 14/)).toBeTruthy()
    expect(stand.kader).toBe(voor)
  })
  test('is still there after another step was looked at', async () => {
    const { stand } = toon(HVP)
    await typ('Hulpverleningsplan: aantal', 'tien')
    stand.kies({ soort: 'stap', stap: '0' })
    await Promise.resolve()
    stand.kies(HVP)
    expect(await screen.findByDisplayValue('tien')).toBeTruthy()
  })
  test('a good one takes its place', async () => {
    const { termijn } = toon(HVP)
    await typ('Hulpverleningsplan: aantal', 'tien')
    await typ('Hulpverleningsplan: aantal', ' 9 ')
    expect(veld('Hulpverleningsplan: aantal').getAttribute('aria-invalid')).toBeNull()
    expect(termijn('hulpverleningsplan').tel[0]!.aantal).toBe(9)
  })
  test('arrows count by one, Enter takes what is typed', async () => {
    const { termijn } = toon(HVP)
    await fireEvent.keyDown(veld('Hulpverleningsplan: aantal'), { key: 'ArrowUp' })
    expect(termijn('hulpverleningsplan').tel[0]!.aantal).toBe(15)
    await fireEvent.keyDown(veld('Hulpverleningsplan: aantal'), { key: 'ArrowDown' })
    await fireEvent.input(veld('Hulpverleningsplan: aantal'), { target: { value: '21' } })
    await fireEvent.keyDown(veld('Hulpverleningsplan: aantal'), { key: 'Enter' })
    expect(termijn('hulpverleningsplan').tel[0]!.aantal).toBe(21)
  })
})

describe('everything a termijn can say', () => {
  test('counts in parts, also back, and hours alone', async () => {
    const { stand, termijn } = toon({ soort: 'termijn', termijn: 'plan-18plus-gereed' }, { kader: plan18plus, basis: null })
    expect(lees('Wanneer moet het klaar zijn?')).toContain('Er wordt teruggeteld, dus de datum schuift niet.')
    await typ('Laatste controle, laatste werkdag voor 18: aantal, deel 2', '3')
    expect(termijn('plan-18plus-gereed').tel).toEqual([{ aantal: 18, eenheid: 'jaren' }, { aantal: -3, eenheid: 'werkdagen' }])
    await kies('Laatste controle, laatste werkdag voor 18: eenheid, deel 1', 'uur')
    expect(termijn('plan-18plus-gereed').tel).toEqual([{ aantal: 18, eenheid: 'uren' }])
    expect(lees('Mag de klok stilstaan?')).toContain('een klok in uren staat nooit stil')
    expect(Kadervorm.safeParse(stand.kader).success).toBe(true)
  })
  test('an anker in order of preference', async () => {
    const { termijn } = toon({ soort: 'stap', stap: '1' })
    await druk('of anders vanaf …')
    expect(termijn('rer-advies').anker).toHaveLength(3)
    await druk('RER-advies: telt vanaf: haal keuze 2 weg')
    expect(termijn('rer-advies').anker).toEqual([{ soort: 'aanvraag' }, { soort: 'een-op-een-gestart' }])
  })
  test('a new registratie gets its name there', async () => {
    const { termijn } = toon({ soort: 'stap', stap: '1' })
    await kies('RER-advies: telt vanaf', 'iets nieuws dat iemand registreert…')
    await fireEvent.input(veld('Hoe heet wat er geregistreerd wordt?'), { target: { value: '?!' } })
    await druk('Neem deze')
    expect(screen.getByRole('alert').textContent).toContain('Schrijf in een paar woorden')
    await fireEvent.input(veld('Hoe heet wat er geregistreerd wordt?'), { target: { value: 'Ouderavond gehouden' } })
    await druk('Neem deze')
    expect(termijn('rer-advies').anker[0]).toEqual({ soort: 'registratie', registratie: 'ouderavond-gehouden' })
  })
  test('a cap, on which the capped waits in the list', async () => {
    const { stand, termijn } = toon(HVP)
    await druk('nooit later dan …')
    await kies('Hulpverleningsplan: nooit later dan', 'Evaluatie dag 28')
    expect(termijn('hulpverleningsplan').plafond).toEqual({ termijn: 'evaluatie-dag-28', label: 'dag 28' })
    const volgorde = stand.kader.termijnen.map((t) => t.termijn)
    expect(volgorde.indexOf('evaluatie-dag-28')).toBeLessThan(volgorde.indexOf('hulpverleningsplan'))
    expect(stand.problemen).toEqual([])
  })
  test('herhaling or herstart, not both', async () => {
    const { stand, termijn } = toon(HVP)
    expect(termijn('hulpverleningsplan').herstart).toBeTruthy()
    await kies('Hulpverleningsplan: komt het terug', 'Ja, herhaal')
    expect(termijn('hulpverleningsplan')).toMatchObject({ herhaling: { elke: [{ aantal: 28, eenheid: 'dagen' }] } })
    expect(termijn('hulpverleningsplan').herstart).toBeUndefined()
    await kies('Hulpverleningsplan: komt het terug', 'Nee, eenmalig')
    expect(termijn('hulpverleningsplan').herhaling).toBeUndefined()
    expect(stand.problemen).toEqual([])
  })
  test('a statutory clock beside it, shown apart and taken away again', async () => {
    const { stand } = toon(HVP)
    const voor = stand.kader
    await druk('Een wettelijke klok ernaast')
    const naast = screen.getByRole('region', { name: 'Klok 2: Hulpverleningsplan (wettelijk)' })
    expect(stand.kader.termijnen.at(-1)).toMatchObject({ wettelijk: true, stap: '2', sluit: { formulier: 'hulpverleningsplan' }, ladder: null })
    await fireEvent.click(within(naast).getByRole('button', { name: 'Haal deze klok weg' }))
    expect(stand.kader.termijnen).toEqual(voor.termijnen)
  })
  test('verlengen, stilstaan, vervallen', async () => {
    const { stand, termijn } = toon(HVP)
    await kies('Hulpverleningsplan: verlengen', 'mag één keer')
    await typ('Hulpverleningsplan: dagen verlengen', '7')
    await kies('Hulpverleningsplan: mag de klok stilstaan', 'Nee, nooit')
    await druk('Dit vervalt als …')
    expect(termijn('hulpverleningsplan')).toMatchObject({ verlengbaar: { maxDagen: 7 }, opschortbaar: false, vervalt: [{ bij: { soort: 'een-op-een-beeindigd' } }] })
    expect(stand.problemen).toEqual([])
  })
  test('a form that only the gemeente knew comes into the kader when something waits for it', async () => {
    const { stand } = toon(HVP)
    await kies('Hulpverleningsplan: telt vanaf', 'Eigen plan vastgesteld')
    expect(stand.kader.formulieren.at(-1)).toEqual({ formulier: 'eigen-plan', titel: 'Eigen plan' })
    expect(stand.problemen).toEqual([])
  })
  test('another form closes step and clocks, and comes into the kader', async () => {
    const { stand, termijn } = toon(HVP)
    await kies('Formulier', 'Eigen plan')
    expect(termijn('hulpverleningsplan').sluit).toEqual({ soort: 'formulier-vastgesteld', formulier: 'eigen-plan' })
    expect(stand.kader.formulieren.some((f) => f.formulier === 'eigen-plan')).toBe(true)
    expect(stand.problemen).toEqual([])
  })
})

describe('problems stand at their sentence', () => {
  test('and the control points at them', async () => {
    toon(HVP)
    await kies('Hulpverleningsplan: na of vóór', 'vóór')
    const lijst = veld('Hulpverleningsplan: na of vóór')
    expect(lijst.getAttribute('aria-invalid')).toBe('true')
    expect(document.getElementById(lijst.getAttribute('aria-describedby')!)?.textContent).toMatch(/voor zijn eigen anker/)
  })
  test('a trap out of order', async () => {
    toon(HVP)
    await typ('E2: aantal', '1')
    const getal = veld('E2: aantal')
    expect(document.getElementById(getal.getAttribute('aria-describedby')!)?.textContent).toMatch(/trap E2 moet later komen dan trap E1/i)
  })
})

describe('what can be done without dragging', () => {
  test('days and weeks, a copy, a connection', async () => {
    const { stand, termijn } = toon(HVP)
    await druk('Dag eerder')
    await druk('Week later')
    expect(termijn('hulpverleningsplan').tel[0]!.aantal).toBe(20)
    await kies('Verbind met', 'stap 8 Inschakelen expertteam')
    expect(termijn('experttafel-advies').anker).toEqual([{ soort: 'formulier-vastgesteld', formulier: 'hulpverleningsplan' }])
    expect(veld('Verbind met').value).toBe('')
    expect(stand.bericht).toMatch(/^Verbonden met stap 8 Inschakelen expertteam, en die telt nu vanaf Hulpverleningsplan vastgesteld: dag \d+ wordt dag \d+/)
    expect(screen.getByText(stand.bericht)).toBeTruthy()
    expect(stand.kanOngedaan).toBe('Verbonden met stap 8 Inschakelen expertteam')
    await druk('Kopieer')
    expect(stand.keuze).toEqual({ soort: 'stap', stap: '9' })
    expect(screen.getByRole('heading', { level: 2 }).textContent).toBe('Opstellen HVP (kopie)')
  })
  test('deleting says what goes along, and can be left', async () => {
    const { stand } = toon(HVP)
    const voor = stand.kader
    await druk('Verwijder')
    expect(screen.getByRole('alertdialog', { name: 'Stap 2 verwijderen?' }).textContent).toContain('Termijn hulpverleningsplan')
    await druk('Toch niet')
    expect(stand.kader).toBe(voor)
    expect(document.activeElement?.textContent).toBe('Verwijder')
    await druk('Verwijder')
    await druk('Verwijder stap 2')
    expect(stand.kader.stappen.some((s) => s.stap === '2')).toBe(false)
  })
})

describe('a poort', () => {
  test('question, who, when, and where it leads', async () => {
    const { stand } = toon({ soort: 'poort', poort: 'D1' })
    const poort = () => stand.kader.poorten.find((p) => p.poort === 'D1')!
    await typ('De vraag', 'Gaat het zoals gepland?')
    await kies('Wie beslist', 'Procesregisseur')
    await typ('Beslissen binnen: aantal', '2')
    await kies('Bij ja volgt', /vervolgtraject/)
    expect(poort()).toMatchObject({ vraag: 'Gaat het zoals gepland?', rol: 'procesregisseur', binnen: [{ aantal: 2, eenheid: 'werkdagen' }] })
    expect(poort().uitkomsten[0]!.naar).toEqual(['vervolgtraject'])
  })
  test('another name goes along everywhere', async () => {
    const { stand, termijn } = toon({ soort: 'poort', poort: 'D1' })
    await typ('Naam van de poort', 'P1')
    expect(stand.keuze).toEqual({ soort: 'poort', poort: 'P1' })
    expect(termijn('onafhankelijk-advies').anker).toEqual([{ soort: 'poort-beslist', poort: 'P1', uitkomst: 'nee' }])
    expect(stand.problemen).toEqual([])
  })
})

describe('what a form advises', () => {
  const velden = [{ veld: 'veilig', titel: 'Is het veilig?', soort: 'janee' }, { veld: 'uren', titel: 'Uren begeleiding', soort: 'getal' }, { veld: 'stemming', titel: 'Stemming', soort: 'tekst', opties: [{ waarde: 'goed', label: 'Goed' }, { waarde: 'matig', label: 'Matig' }] }]
  const formulieren = [{ sleutel: 'evaluatie-dag-21', titel: 'Evaluatie dag 21', velden }]
  const advies = (regels: readonly unknown[]) => ({ formulieren, kader: { ...rijnmond1op1, poorten: rijnmond1op1.poorten.map((p) => ({ ...p, advies: regels as never })) } })
  const als = (stand: ReturnType<typeof toon>['stand']) => stand.kader.poorten[0]!.advies!.map((r) => r.als)
  const D1: Keuze = { soort: 'poort', poort: 'D1' }

  test('a question, a comparison, an answer: what does not fit the new question goes with the old one', async () => {
    const { stand } = toon(D1, advies([]))
    await druk('Advies erbij')
    expect(als(stand)).toEqual([['=', ['veld', 'veilig'], true]])
    await kies('Advies 1: ja of nee', 'nee')
    await kies('Advies 1: uitkomst', 'Nee')
    expect(als(stand)).toEqual([['=', ['veld', 'veilig'], false]])
    await kies('Advies 1: vraag', 'Uren begeleiding')
    await kies('Advies 1: vergelijking', 'is meer dan')
    await typ('Advies 1: getal', '7,5')
    expect(als(stand)).toEqual([['>', ['veld', 'uren'], 7.5]])
    await typ('Advies 1: getal', 'veel')
    expect(screen.getByRole('alert').textContent).toContain('Schrijf het getal in cijfers')
    await kies('Advies 1: vraag', 'Stemming')
    await kies('Advies 1: antwoord', 'Matig')
    await typ('Advies 1: uitleg', 'De stemming is matig.')
    expect(stand.kader.poorten[0]!.advies).toEqual([{ formulier: 'evaluatie-dag-21', als: ['=', ['veld', 'stemming'], 'matig'], uitkomst: 'nee', uitleg: 'De stemming is matig.' }])
    expect(Kadervorm.safeParse(stand.kader).success).toBe(true)
  })
  test('a richer rule is told, kept as it is, and can be moved or taken away', async () => {
    const rijk = { formulier: 'evaluatie-dag-21', als: ['en', ['=', ['veld', 'veilig'], true], ['>', ['veld', 'uren'], 3]], uitkomst: 'ja', uitleg: 'Daarom.' }
    const plat = { formulier: 'evaluatie-dag-21', als: ['=', ['veld', 'veilig'], false], uitkomst: 'nee', uitleg: 'Niet veilig.' }
    const { stand, container } = toon(D1, advies([plat, rijk]))
    expect(lees('Wat adviseert het formulier?')).toContain('Ja, als Is het veilig? is ja en Uren begeleiding is meer dan 3 (Evaluatie dag 21)')
    await typ('Advies 2: uitleg', 'Uren en veiligheid kloppen.')
    await druk('Zet advies 2 een plaats eerder')
    expect(als(stand)).toEqual([rijk.als, plat.als])
    await schoon(container)
    await druk('Haal advies 1 weg')
    await druk('Haal advies 1 weg')
    expect(stand.kader.poorten[0]!.advies).toBeUndefined()
  })
})

describe('the kader as a whole', () => {
  test('lanes, gronden, uitgangen, ladders', async () => {
    const { stand } = toon(null)
    await fireEvent.input(veld('Naam van een nieuwe baan'), { target: { value: 'Gezin' } })
    await druk('Baan erbij')
    await typ('Naam van baan 1', 'Regie')
    expect(stand.kader.lanen.map((l) => l.laan)).toEqual(['Regie', 'RER', 'Zorgaanbieder', 'Gezin'])
    await typ('Dagen bij wacht op toestemming', '10')
    await typ('Dagen stilstand samen', '20')
    expect(stand.kader.opschorting).toMatchObject({ maxDagenTotaal: 20 })
    expect(stand.kader.opschorting!.gronden[0]!.maxDagen).toBe(10)
    await fireEvent.input(veld('Naam van een nieuwe uitgang'), { target: { value: 'Naar huis' } })
    await druk('Uitgang erbij')
    await fireEvent.input(veld('Naam van een nieuwe ladder'), { target: { value: 'Spoed' } })
    await druk('Ladder erbij')
    expect(Object.keys(stand.kader.ladders)).toEqual(['standaard', 'spoed'])
    expect(Kadervorm.safeParse(stand.kader).success).toBe(true)
  })
  test('a name twice is refused there, and stays in the field', async () => {
    const { stand } = toon(null)
    const voor = stand.kader
    await typ('Naam van baan 1', 'RER')
    expect(veld('Naam van baan 1').value).toBe('RER')
    expect(screen.getByRole('alert').textContent).toContain('Zo heet al een baan.')
    expect(stand.kader).toBe(voor)
  })
})

test('handed in: everything can be read, nothing changed', () => {
  toon(HVP, { status: 'ter-goedkeuring' })
  expect(screen.getByText(/wacht op akkoord/)).toBeTruthy()
  expect(screen.getByRole<HTMLFieldSetElement>('group', { name: /^Stap 2/ }).disabled).toBe(true)
})

test('a part of a wrong shape says so, and the rest of the panel lives', async () => {
  const kader = structuredClone(plan18plus) as unknown as { termijnen: { tel: unknown }[] }
  kader.termijnen[0]!.tel = 'zestien'
  const { stand } = toon({ soort: 'termijn', termijn: 'plan-18plus-start' }, { kader: kader as never, basis: null })
  expect(screen.getByText(/mist iets of heeft een verkeerde vorm/)).toBeTruthy()
  stand.kies({ soort: 'termijn', termijn: 'plan-18plus' })
  expect(await screen.findByLabelText('Toekomstplan vastgesteld, 17 jaar: aantal')).toBeTruthy()
})

describe('axe finds nothing', () => {
  test.each<[string, Keuze]>([['a step', HVP], ['a step without a clock', { soort: 'stap', stap: '3' }], ['a poort', { soort: 'poort', poort: 'D1' }], ['a termijn', { soort: 'termijn', termijn: 'maandtoets' }], ['the kader', null]])('%s', async (_, keuze) => schoon(toon(keuze).container))
  test('another kader', async () => schoon(toon({ soort: 'termijn', termijn: toestemming.termijnen[0]!.termijn }, { kader: toestemming, basis: null }).container))
})
