/**
 * A functioneel beheerder who has never seen it makes a verklarende analyse of 14 delen from nothing, has it approved, and does the next version by
 * keyboard alone. Then two of them work in one concept at once.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bewaard, blok, eigenschappen, gekozen, kies, nieuwDeel, nieuwVeld, opbouw, regel, zoekUit } from './src/bouwer.ts'
import { foto, gebreken, klaar, login, nieuwVenster, openBrowser, SMAL, teBreed, wachtOp } from './src/harness.ts'
import type { Blik, Browser, Page } from './src/harness.ts'

let browser: Browser
let henk: Blik
let lotte: Blik
beforeAll(async () => {
  browser = await openBrowser()
  henk = await login(browser, 'beheerder')
  lotte = await login(browser, 'lotte@rivierenstad.example')
})
afterAll(() => browser?.close())

describe('from an empty form to a published one', () => {
  const CONCEPT = '/beheer/formulieren/eigen-verklarende-analyse/concept'
  const DELEN: readonly (readonly [string, ...(readonly [string, string])[]])[] = [
    ['Gegevens en bronnen', ['Uitleg', 'Hoe je dit invult'], ['Korte tekst', 'Wie schrijft dit op?'], ['Datum', 'Op welke dag?'], ['Lijst', 'Welke stukken zijn gelezen?']],
    ['Vraag en wens', ['Lange tekst', 'Wat is de vraag?'], ['Lange tekst', 'Wat wil de jongere zelf?']],
    ['Gezag en wet', ['Ja of nee', 'Is er een maatregel?'], ['Keuze uit een lijst', 'Welke maatregel?']],
    ['Leefgebieden', ['Schaal van 0 tot 10', 'Hoe gaat het thuis?']],
    ['Geschiedenis', ['Tijdlijn', 'Wat is er gebeurd?']],
    ['Eerdere hulp', ['Getal', 'Hoeveel weken hulp?'], ['Getal', 'Hoeveel uren per week?'], ['Berekend', 'Uren hulp in totaal']],
    ['Lichaam en geest', ['Ja of nee', 'Is er een diagnose?']],
    ['Netwerk', ['Netwerkkaart', 'Wie staan om de jongere heen?']],
    ['School en werk', ['Percentage', 'Hoe vaak is de jongere op school?'], ['E-mailadres', 'E-mailadres van de mentor']],
    ['Wonen', ['Postcode en huisnummer', 'Waar woont de jongere nu?'], ['Bedrag', 'Wat kost de plek?']],
    ['Veiligheid', ['Datum en tijd', 'Wanneer was het laatste incident?']],
    ['Verklaring', ['Factorengraaf', 'Hoe hangt het samen?']],
    ['Besluit', ['Lange tekst', 'Wat is er nodig?'], ['Duur', 'Hoelang?']],
    ['Akkoord', ['Akkoord', 'Akkoord van de gedragswetenschapper']],
  ]

  it('begins with nothing', async () => {
    const { page } = henk
    await page.goto('/beheer/formulieren')
    await klaar(page)
    expect(await gebreken(page)).toEqual([])
    await page.getByRole('link', { name: 'Nieuw formulier' }).click()
    await page.getByRole('dialog', { name: 'Nieuw formulier' }).waitFor()
    expect(await gebreken(page)).toEqual([])
    await page.getByRole('button', { name: 'Begin' }).click()
    await page.locator('#titel[aria-invalid="true"]').waitFor()
    await page.getByLabel('Hoe heet het formulier?').fill('Eigen verklarende analyse')
    await page.getByRole('button', { name: 'Begin' }).click()
    await page.waitForURL(`**${CONCEPT}`)
    await klaar(page)
    await page.getByRole('heading', { name: 'Eigen verklarende analyse', level: 1 }).waitFor()
    expect(await gebreken(page)).toEqual([])
    await foto(page, 'formulieren-01-leeg')
  })

  it('fourteen delen, each with its questions', async () => {
    const { page } = henk
    for (const [nr, [titel, ...velden]] of DELEN.entries()) {
      if (nr === 0) {
        await kies(page, 'Deel 1')
        await eigenschappen(page).getByRole('textbox', { name: 'Titel', exact: true }).fill(titel)
      } else await nieuwDeel(page, titel)
      for (const [soort, vraag] of velden) await nieuwVeld(page, soort, vraag)
    }
    await bewaard(page)
    expect(await opbouw(page).locator('[aria-level="1"]').count()).toBe(14)
    expect(await opbouw(page).locator('[aria-level="2"]').count()).toBe(DELEN.flatMap(([, ...velden]) => velden).length)
  })


  it('cells in the list, options pasted, obligations, help, a sum and a condition that reads as a sentence', async () => {
    const { page } = henk
    const paneel = eigenschappen(page)
    const nodig = async (naam: string, antwoord: string) => {
      await kies(page, naam)
      await paneel.getByLabel('Is een antwoord nodig?').selectOption({ label: antwoord })
    }
    await kies(page, 'Nieuwe vraag')
    await paneel.getByRole('textbox', { name: 'Vraag', exact: true }).fill('Stuk')
    await nieuwVeld(page, 'Datum', 'Datum van het stuk')
    await nieuwVeld(page, 'Keuze uit een lijst', 'Van wie is het stuk?')
    await paneel.getByText('Plak een lijst').click()
    await paneel.getByLabel('Eén antwoord per regel').fill('School\nHuisarts\nVeilig Thuis')
    await paneel.getByText('3 nieuwe antwoorden.').waitFor()
    await paneel.getByRole('button', { name: 'Voeg toe aan de antwoorden' }).click()
    await kies(page, 'Welke stukken zijn gelezen?')
    await paneel.getByLabel('Naam van een regel').fill('stuk')
    await kies(page, 'Welke maatregel?')
    await paneel.getByText('Plak een lijst').click()
    await paneel.getByLabel('Eén antwoord per regel').fill('Ondertoezichtstelling\nVoogdij\nOTS met uithuisplaatsing')
    await paneel.getByRole('button', { name: 'Voeg toe aan de antwoorden' }).click()
    expect(await paneel.getByRole('textbox', { name: /^Antwoord \d$/ }).count()).toBe(3)
    await zoekUit(blok(page, 'Toon dit veld als').getByRole('combobox', { name: 'Vraag' }), 'maatregel?')
    await blok(page, 'Toon dit veld als').getByText('Is er een maatregel? is ja.').waitFor()
    await foto(page, 'formulieren-02-voorwaarde')
    await nodig('Welke maatregel?', 'Ja, verplicht bij vaststellen')
    await nodig('Wat is de vraag?', 'Ja, verplicht bij vaststellen')
    await paneel.getByRole('textbox', { name: 'Uitleg', exact: true }).fill('Schrijf op wie de vraag stelt, en wat er dan beter moet gaan.')
    await nodig('Wat wil de jongere zelf?', 'Ja, of met een reden waarom niet')
    await nodig('Akkoord van de gedragswetenschapper', 'Ja, verplicht bij vaststellen')

    await kies(page, 'Uren hulp in totaal')
    await paneel.getByText('Een berekend veld heeft een berekening nodig.').waitFor()
    await paneel.getByLabel('Eenheid').fill('uur')
    const som = blok(page, 'Dit antwoord is')
    await paneel.getByRole('button', { name: 'Laat het berekenen' }).click()
    await zoekUit(som.getByRole('combobox', { name: 'Waarde' }), 'keer')
    await zoekUit(som.getByRole('combobox', { name: 'Getal' }), 'weken')
    await zoekUit(som.getByRole('combobox', { name: 'keer' }), 'uren')
    await som.getByText(/^In woorden: .*Hoeveel weken hulp\?.* keer .*Hoeveel uren per week\?/).waitFor()
    await foto(page, 'formulieren-03-berekening')
    await bewaard(page)
    expect(await gebreken(page)).toEqual([])
  })

  it('the form is tried in the middle; a field is dragged by mouse, and undone', async () => {
    const { page } = henk
    await kies(page, 'Is er een maatregel?')
    const vraag = page.getByRole('group', { name: 'Is er een maatregel?' })
    await vraag.getByRole('radio', { name: 'Ja', exact: true }).check()
    await page.getByRole('group', { name: /^Welke maatregel\?/ }).getByRole('radio', { name: 'Voogdij' }).waitFor()

    const volgorde = () => opbouw(page).getByRole('treeitem').allTextContents()
    const voor = await volgorde()
    const van = (await regel(page, 'Hoe gaat het thuis?').boundingBox())!
    const naar = (await regel(page, 'Wat is de vraag?').boundingBox())!
    await page.mouse.move(van.x + van.width / 3, van.y + van.height / 2)
    await page.mouse.down()
    await page.mouse.move(naar.x + naar.width / 3, naar.y + naar.height - 4, { steps: 12 })
    await page.mouse.up()
    await wachtOp('versleept', async () => (await volgorde()).join() !== voor.join())
    const na = await volgorde()
    expect(na.findIndex((tekst) => tekst.includes('Hoe gaat het thuis?'))).toBe(na.findIndex((tekst) => tekst.includes('Wat is de vraag?')) + 1)
    await page.getByRole('button', { name: 'Ongedaan' }).click()
    await wachtOp('ongedaan', async () => (await volgorde()).join() === voor.join())
  })

  it('what is seen is kept as a test; without the condition the test says what differs', async () => {
    const { page } = henk
    await page.getByRole('button', { name: 'Leg vast wat ik nu zie' }).click()
    const leg = page.getByRole('form', { name: 'Leg een regeltest vast' })
    await leg.getByLabel('Hoe heet deze regeltest?').fill('Met een maatregel vragen we welke')
    expect(await gebreken(page)).toEqual([])
    await leg.getByRole('button', { name: 'Leg vast', exact: true }).click()
    const tests = page.getByRole('region', { name: 'Regeltests', exact: true })
    await tests.getByText('1 van 1 goed').waitFor()
    await kies(page, 'Welke maatregel?')
    await blok(page, 'Toon dit veld als').getByRole('combobox', { name: 'Vergelijking' }).selectOption({ label: 'is nee' })
    await tests.getByText('0 van 1 goed').waitFor()
    expect(await page.getByRole('region', { name: 'Dit formulier publiceren' }).textContent()).toMatch(/Kan zodra 1 regeltest is opgelost/)
    await foto(page, 'formulieren-04-test')
    await page.getByRole('button', { name: 'Ongedaan' }).click()
    await tests.getByText('1 van 1 goed').waitFor()
    await bewaard(page)
  })

  it('on a phone everything is there, and nothing scrolls sideways', async () => {
    const { page } = henk
    const breed = page.viewportSize()!
    await page.setViewportSize(SMAL)
    for (const tab of ['Opbouw', 'Formulier', 'Eigenschappen']) {
      await page.getByRole('tab', { name: tab }).click()
      expect([tab, await teBreed(page)]).toEqual([tab, 0])
      expect([tab, await gebreken(page)]).toEqual([tab, []])
      await foto(page, `formulieren-05-smal-${tab.toLowerCase()}`)
    }
    await page.setViewportSize(breed)
  })

  it('handed in with a note; Lotte sends it back with a reason; mended; approved; in the history', async () => {
    const { page } = henk
    const waarom = page.getByLabel('Waarom komt dit formulier er?')
    await page.getByRole('button', { name: 'Vraag Lotte om akkoord' }).click()
    await page.locator('#pub-waarom[aria-invalid="true"]').waitFor()
    await waarom.fill('Onze eigen analyse, korter dan de landelijke')
    await page.getByRole('button', { name: 'Vraag Lotte om akkoord' }).click()
    await page.getByText(/wacht (nu )?op akkoord van Lotte/i).first().waitFor()
    expect(await page.getByRole('button', { name: 'Goedkeuren en publiceren' }).count()).toBe(0)
    expect(await gebreken(page)).toEqual([])

    await lotte.page.goto('/beheer/formulieren')
    await klaar(lotte.page)
    await lotte.page.getByRole('link', { name: /^Bekijk en keur goed.*Eigen verklarende analyse/ }).click()
    await klaar(lotte.page)
    await lotte.page.getByRole('button', { name: 'Terugsturen met reden' }).click()
    await lotte.page.getByLabel('Waarom stuur je het terug?').fill('Zet de uitleg bovenaan er nog in.')
    await lotte.page.getByRole('button', { name: 'Stuur terug' }).click()
    await lotte.page.getByText('Teruggestuurd met jouw reden.').waitFor()

    await page.reload()
    await klaar(page)
    await page.getByText('Zet de uitleg bovenaan er nog in.').waitFor()
    await kies(page, 'Hoe je dit invult')
    await eigenschappen(page).getByRole('textbox', { name: 'Tekst', exact: true }).fill('Vul dit samen in. Wat je niet weet, laat je leeg, met de reden erbij.')
    await bewaard(page)
    await page.getByRole('button', { name: 'Vraag Lotte om akkoord' }).click()
    await page.getByText(/wacht (nu )?op akkoord van Lotte/i).first().waitFor()
    await lotte.page.goto(CONCEPT)
    await klaar(lotte.page)
    expect(await gebreken(lotte.page)).toEqual([])
    await lotte.page.getByRole('button', { name: 'Goedkeuren en publiceren' }).click()
    await lotte.page.waitForURL(/\/beheer\/formulieren\/eigen-verklarende-analyse(\?|$)/)
    await klaar(lotte.page)
    await lotte.page.getByText('Versie 1 is gepubliceerd.').waitFor()
    expect(await lotte.page.getByRole('row', { name: /^Versie 1/ }).textContent()).toMatch(/Onze eigen analyse, korter dan de landelijke.*akkoord: /)
    expect(await gebreken(lotte.page)).toEqual([])
    await foto(lotte.page, 'formulieren-06-historie')
    expect([...henk.klachten, ...lotte.klachten]).toEqual([])
  })
})

describe('the next version by keyboard alone', () => {
  const CONCEPT = '/beheer/formulieren/eigen-verklarende-analyse/concept'

  it('add, move, into a list, delete, undo, a condition, hand in', async () => {
    const blik = await nieuwVenster(browser)
    const { page } = blik
    const toets = (...toetsen: string[]) => toetsen.reduce(async (eerst, t) => { await eerst; await page.keyboard.press(t) }, Promise.resolve())
    const typ = (tekst: string) => page.keyboard.type(tekst)
    /** Presses Tab until the focus is where `test` says; a keyboard user finds it in the same way. */
    const tabNaar = async (wat: string, test: (naam: string) => boolean) => {
      for (let i = 0; i < 200; i += 1) {
        const naam = await page.evaluate(() => {
          const e = document.activeElement as HTMLInputElement | null
          return e ? `${e.getAttribute('role') ?? ''} ${e.getAttribute('aria-label') ?? ''} ${e.labels?.[0]?.textContent ?? ''} ${e.tagName === 'SELECT' ? '' : (e.textContent ?? '')} ${e.id}`.replaceAll(/\s+/g, ' ').trim() : ''
        })
        if (test(naam)) return
        await page.keyboard.press('Tab')
      }
      throw new Error(`met Tab niet bereikt: ${wat}`)
    }
    const begint = (met: string) => (naam: string) => naam.startsWith(met)
    /** Of the line with this name: how deep it stands, and what stands right above it. */
    const plek = async (naam: string) => {
      const rijen = await opbouw(page).getByRole('treeitem').evaluateAll((alle) => alle.map((e) => ({ naam: e.getAttribute('aria-label') ?? '', niveau: e.getAttribute('aria-level') })))
      const nr = rijen.findIndex((rij) => rij.naam.startsWith(naam))
      return nr < 0 ? null : { niveau: rijen[nr]!.niveau, na: rijen[nr - 1]?.naam.split(', ')[0] }
    }
    const staat = (naam: string, niveau: string, na: string) => wachtOp(`${naam} na ${na}`, async () => { const p = await plek(naam); return p?.niveau === niveau && p.na === na })

    await page.goto('/inloggen')
    await klaar(page)
    await page.getByLabel('E-mailadres').focus()
    await typ('beheerder@rivierenstad.example')
    await toets('Tab')
    await typ('regietafel-demo')
    await toets('Enter')
    await page.waitForURL((url) => !url.pathname.startsWith('/inloggen'))
    await page.goto('/beheer/formulieren/eigen-verklarende-analyse')
    await klaar(page)
    await tabNaar('Maak concept', begint('Maak concept van versie 1'))
    await toets('Enter')
    await page.waitForURL(`**${CONCEPT}`)
    await klaar(page)

    await tabNaar('de opbouw', begint('treeitem '))
    await toets('Home', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown')
    await gekozen(page, 'Welke stukken zijn gelezen?')
    await toets('n')
    await page.locator('#fb-nieuw-zoek:focus').waitFor()
    await typ('ja of nee')
    await toets('Enter')
    await gekozen(page, 'Nieuwe vraag')
    await page.waitForFunction(() => document.activeElement instanceof HTMLInputElement && document.activeElement.value === 'Nieuwe vraag')
    await typ('Is het stuk besproken?')
    await staat('Is het stuk besproken?', '2', 'Van wie is het stuk?')
    await toets('Escape', 'Alt+ArrowRight')
    await staat('Is het stuk besproken?', '3', 'Van wie is het stuk?')
    await toets('Alt+ArrowUp')
    await staat('Is het stuk besproken?', '3', 'Datum van het stuk')
    await toets('Alt+ArrowLeft')
    await staat('Is het stuk besproken?', '2', 'Van wie is het stuk?')
    await toets('Alt+ArrowDown')
    await staat('Is het stuk besproken?', '2', 'Vraag en wens')
    await toets('Delete')
    await wachtOp('weg', async () => (await plek('Is het stuk besproken?')) === null)
    await toets('Control+z')
    await staat('Is het stuk besproken?', '2', 'Vraag en wens')

    // The list took the keyboard after the undo; Home and the arrows find the field, Enter brings it to its properties.
    await toets('Home')
    await gekozen(page, 'Gegevens en bronnen')
    for (let i = 0; i < 30 && !(await eigenschappen(page).getByRole('heading', { name: 'Eigenschappen van Is het stuk besproken?' }).isVisible()); i += 1) await toets('ArrowDown')
    await toets('Enter')
    await tabNaar('de voorwaarde', begint('combobox Vraag'))
    await typ('diagnose')
    await toets('Enter')
    await blok(page, 'Toon dit veld als').getByText('Is er een diagnose? is ja.').waitFor()
    await bewaard(page)

    await tabNaar('toelichting', (naam) => naam.endsWith('pub-waarom'))
    await typ('Ook vragen of een stuk is besproken')
    await tabNaar('vraag om akkoord', begint('Vraag Lotte om akkoord'))
    await toets('Enter')
    await page.getByText(/Ingediend\. Het wacht op akkoord van Lotte/).waitFor()
    expect(await gebreken(page)).toEqual([])
    await foto(page, 'formulieren-07-toetsenbord')
    expect(blik.klachten).toEqual([])
    await blik.context.close()
  })
})

describe('two beheerders in one concept', () => {
  const CONCEPT = '/beheer/formulieren/dossieropvraag/concept'
  const vraag = (page: Page) => eigenschappen(page).getByRole('textbox', { name: 'Vraag', exact: true })

  it('another question each: both stay', async () => {
    await henk.page.goto('/beheer/formulieren/dossieropvraag')
    await klaar(henk.page)
    await henk.page.getByRole('button', { name: 'Maak concept van versie 1' }).click()
    await henk.page.waitForURL(`**${CONCEPT}`)
    await klaar(henk.page)
    await lotte.page.goto(CONCEPT)
    await klaar(lotte.page)
    await kies(henk.page, 'Bij welke organisatie?')
    await vraag(henk.page).fill('Aan welke organisatie vraag je het?')
    await bewaard(henk.page)
    await kies(lotte.page, 'Is het volledig?')
    await vraag(lotte.page).fill('Is het dossier volledig?')
    await lotte.page.getByText('Henk werkte ook aan dit formulier. Jullie wijzigingen staan nu samen.').first().waitFor()
    await regel(lotte.page, 'Aan welke organisatie vraag je het?').waitFor()
    await regel(lotte.page, 'Is het dossier volledig?').waitFor()
    await bewaard(lotte.page)
    expect(await gebreken(lotte.page)).toEqual([])
  })

  it('the same question: both are put side by side', async () => {
    await kies(lotte.page, 'Aan welke organisatie vraag je het?')
    await vraag(lotte.page).fill('Welke organisatie heeft het dossier?')
    await bewaard(lotte.page)
    await kies(henk.page, 'Aan welke organisatie vraag je het?')
    await vraag(henk.page).fill('Wie heeft het dossier?')
    const venster = henk.page.getByRole('dialog', { name: 'Jullie veranderden hetzelfde' })
    await venster.waitFor()
    expect(await venster.textContent()).toMatch(/Wie heeft het dossier\?.*Welke organisatie heeft het dossier\?/s)
    expect(await gebreken(henk.page)).toEqual([])
    await foto(henk.page, 'formulieren-16-botsing')
    await venster.getByRole('radio', { name: /^Van Lotte/ }).check()
    await venster.getByRole('button', { name: 'Zo samenvoegen' }).click()
    await regel(henk.page, 'Welke organisatie heeft het dossier?').waitFor()
    await regel(henk.page, 'Is het dossier volledig?').waitFor()
    await bewaard(henk.page)
    expect([...henk.klachten, ...lotte.klachten]).toEqual([])
  })
})

it('on a phone no screen scrolls sideways and axe finds nothing', async () => {
  const { page, klachten } = await login(browser, 'beheerder', SMAL)
  for (const adres of ['/beheer/formulieren', '/beheer/formulieren?doe=nieuw', '/beheer/formulieren/delen', '/beheer/formulieren/eigen-verklarende-analyse', '/beheer/formulieren/eigen-verklarende-analyse/concept']) {
    await page.goto(adres)
    await klaar(page)
    expect([adres, await teBreed(page)]).toEqual([adres, 0])
    expect([adres, await gebreken(page)]).toEqual([adres, []])
    await foto(page, `formulieren-smal${adres.replaceAll(/[/?&=]/g, '-')}`)
  }
  expect(klachten).toEqual([])
})
