import { formulieren, leesDefinitie, type Formulierdefinitie, type Veld } from '@regietafel/domain/formulier'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openWereld, weigering, type Aanroeper, type Wereld } from '../testing/wereld.ts'

let w: Wereld
let henk: Aanroeper
/** Two colleagues with the same role. */
let lotte: Aanroeper
let nadia: Aanroeper
/** As a beheerder of Waterdam would have it. */
let waterdam: Aanroeper

beforeAll(async () => {
  w = await openWereld()
  await w.in('rivierenstad', (sql) => sql`update gebruiker set rol = 'beheerder', operatorniveau = null where naam = 'Nadia'`)
  await w.in('waterdam', (sql) => sql`update gebruiker set rol = 'beheerder', operatorniveau = null where naam = 'Jan'`)
  ;[henk, lotte, nadia, waterdam] = await Promise.all([w.als('beheerder'), w.als('lotte'), w.als('nadia'), w.als('operator', 'waterdam')])
})
afterAll(() => w.sluit())

const ANALYSE = { sleutel: 'verklarende-analyse', versie: 1 }
const WAAROM = 'Ouders eerder aan tafel'
const metInleiding = (definitie: Formulierdefinitie, inleiding = 'Lees dit eerst.'): Formulierdefinitie => ({ ...definitie, inleiding })
const metVeld = (definitie: Formulierdefinitie, veld: Partial<Veld>): Formulierdefinitie => ({
  ...definitie, secties: definitie.secties.map((s, i) => (i === 0 ? { ...s, velden: [...s.velden, { id: 'f_nieuw001', sleutel: 'nieuw', label: 'Nieuw', type: 'tekst', ...veld } as Veld] } : s)),
})

let teller = 0
/** A copy of the analyse under a key of its own, changed by Henk. */
async function kopie(anders: (definitie: Formulierdefinitie) => unknown = (d) => metInleiding(d)) {
  const { sleutel } = await henk.formulierbeheer.begin({ van: ANALYSE, titel: `Proef ${(teller += 1)}` })
  const { definitie, revisie } = await henk.formulierbeheer.concept({ sleutel })
  const bewaard = await henk.formulierbeheer.bewaar({ sleutel, revisie, definitie: anders(definitie) })
  return { sleutel, revisie: bewaard.revisie }
}
async function gepubliceerd(anders?: (definitie: Formulierdefinitie) => unknown) {
  const concept = await kopie(anders)
  await henk.formulierbeheer.dienIn({ ...concept, toelichting: WAAROM })
  await lotte.formulierbeheer.keurGoed(concept)
  return concept.sleutel
}
const logregels = (soort: string, sleutel: string) => w.in('rivierenstad', async (sql) => (await sql<{ reden: string }[]>`select reden from logboek where object_soort = ${soort} and object_id = ${sleutel} order by op, id`).map(({ reden }) => reden))
const fouten = (belofte: Promise<unknown>) => belofte.then(() => null, (e: { cause: { fout: { code: string; fouten: readonly { pad: string; melding: string; bij?: string | null }[] } } }) => e.cause.fout)
const bestand = (tekst: string | Uint8Array, bestandsnaam = 'formulier.json') => ({ bestandsnaam, inhoud: Buffer.from(tekst).toString('base64') })

describe('who may', () => {
  test('nobody but a beheerder sees or touches how forms are made', async () => {
    for (const wie of ['casusregisseur', 'gedragswetenschapper', 'zorgaanbieder', 'ret', 'operator']) {
      const a = await w.als(wie)
      const vragen = [
        () => a.formulierbeheer.lijst(), () => a.formulierbeheer.blad({ sleutel: ANALYSE.sleutel }), () => a.formulierbeheer.exporteer({ ...ANALYSE, vorm: 'json' }), () => a.formulierbeheer.begin({ van: null, titel: 'X' }),
        () => a.formulierbeheer.keurGoed({ sleutel: 'x', revisie: 1 }), () => a.formulierbeheer.zetInstelling({ vierOgen: false }), () => a.formulierbeheer.importeer(bestand('{}')), () => a.deel.lijst(), () => a.deel.bewaar({ titel: 'X', soort: 'codelijst', inhoud: {} }),
      ]
      for (const vraag of vragen) expect([wie, await weigering(vraag())]).toEqual([wie, expect.objectContaining({ code: 'NIET_TOEGESTAAN' })])
    }
  })
})

describe('the list', () => {
  test('has every form of the gemeente by title, with what is live', async () => {
    const { formulieren: rijen, vierOgen, talenVolledig, collegas } = await henk.formulierbeheer.lijst()
    const analyse = rijen.find(({ sleutel }) => sleutel === ANALYSE.sleutel)!
    expect(analyse).toMatchObject({ live: { versie: 1, delen: formulieren['verklarende-analyse'].secties.length }, concept: null, standaardAnders: false, achter: 0 })
    expect(analyse.openCasussen).toBeGreaterThan(0)
    expect([vierOgen, talenVolledig, collegas.map(({ naam }) => naam)]).toEqual([true, false, expect.arrayContaining(['Lotte'])])
    expect(rijen.map(({ titel }) => titel)).toEqual(rijen.map(({ titel }) => titel).sort((a, b) => a.localeCompare(b, 'nl')))
  })

  test('tells which casussen are behind, once there is a newer version', async () => {
    const { titel } = await henk.formulierbeheer.blad({ sleutel: ANALYSE.sleutel })
    await henk.formulierbeheer.begin({ van: ANALYSE, sleutel: ANALYSE.sleutel, titel })
    const { definitie, openCasussen } = await henk.formulierbeheer.concept({ sleutel: ANALYSE.sleutel })
    const { revisie } = await henk.formulierbeheer.bewaar({ sleutel: ANALYSE.sleutel, revisie: 1, definitie: metInleiding(definitie) })
    await henk.formulierbeheer.dienIn({ sleutel: ANALYSE.sleutel, revisie, toelichting: WAAROM })
    await lotte.formulierbeheer.keurGoed({ sleutel: ANALYSE.sleutel, revisie })
    const rij = (await henk.formulierbeheer.lijst()).formulieren.find(({ sleutel }) => sleutel === ANALYSE.sleutel)!
    expect(rij).toMatchObject({ live: { versie: 2 }, achter: openCasussen, openCasussen })
    const { versies } = await henk.formulierbeheer.blad({ sleutel: ANALYSE.sleutel })
    expect(versies.map(({ versie, openConcepten }) => [versie, openConcepten])).toEqual([[2, 0], [1, openCasussen]])
    // A new form begins with the new questions at once.
    const marjan = await w.als('casusregisseur')
    const { nummer } = await marjan.casus.maak({ roepnaam: 'Nieuw', geboortedatum: '2012-01-01' as never })
    expect((await marjan.formulier.open({ nummer, sleutel: ANALYSE.sleutel })).definitie.inleiding).toBe('Lees dit eerst.')
  })
})

describe('a concept', () => {
  test('of nothing has one empty section and a name that no other form has', async () => {
    const { sleutel } = await henk.formulierbeheer.begin({ van: null, titel: 'Ouderavond' })
    expect(await henk.formulierbeheer.concept({ sleutel })).toMatchObject({ sleutel: 'ouderavond', revisie: 1, status: 'concept', basis: null, standaard: null, definitie: { titel: 'Ouderavond', secties: [{ velden: [] }] } })
    for (const titel of ['ouderAVOND ', formulieren['verklarende-analyse'].titel.toUpperCase()]) expect(await weigering(lotte.formulierbeheer.begin({ van: null, titel }))).toMatchObject({ code: 'FORMULIERBEHEER_TITEL_BEZET', melding: 'Er is al een formulier dat zo heet.' })
    expect(await weigering(lotte.formulierbeheer.begin({ van: null, sleutel: ANALYSE.sleutel, titel: 'Anders' }))).toMatchObject({ code: 'FORMULIERBEHEER_SLEUTEL_BEZET' })
    expect(await weigering(lotte.formulierbeheer.begin({ van: null, sleutel, titel: 'Ouderavond' }))).toMatchObject({ code: 'FORMULIERBEHEER_CONCEPT_BESTAAT' })
    await henk.formulierbeheer.gooiWeg({ sleutel })
    expect(await weigering(henk.formulierbeheer.concept({ sleutel }))).toMatchObject({ code: 'NIET_GEVONDEN' })
  })

  test('never gets a key that is a word in an address', async () => {
    expect(await henk.formulierbeheer.begin({ van: null, titel: 'Delen' })).toEqual({ sleutel: 'delen-2' })
    const bytes = bestand(JSON.stringify({ ...formulieren.maandtoets, sleutel: 'delen' }))
    expect((await henk.formulierbeheer.importeer(bytes)).sleutel).toBe('delen-3')
    for (const poging of [() => henk.formulierbeheer.importeer({ ...bytes, sleutel: 'delen' }), () => henk.formulierbeheer.begin({ van: null, titel: 'Iets anders', sleutel: 'delen' })]) expect(await weigering(poging())).toMatchObject({ code: 'FORMULIERBEHEER_SLEUTEL_BEZET' })
    for (const sleutel of ['delen-2', 'delen-3']) await henk.formulierbeheer.gooiWeg({ sleutel })
  })

  test('can be saved whatever is wrong in it, but not without the outline of a form', async () => {
    const { sleutel, revisie } = await kopie((d) => metVeld(d, { label: '', type: 'bestaat-niet', config: { max: 'veel' }, zichtbaar: ['geen', 'regel'] }))
    expect((await henk.formulierbeheer.concept({ sleutel })).definitie.secties[0]!.velden.at(-1)).toMatchObject({ type: 'bestaat-niet', config: { max: 'veel' } })
    for (const definitie of [null, 'x', [], {}, { formaat: 2 }, { ...formulieren.maandtoets, secties: 'weg' }]) expect(await weigering(henk.formulierbeheer.bewaar({ sleutel, revisie, definitie }))).toMatchObject({ trpc: 'BAD_REQUEST', code: 'FORMULIERBEHEER_VORM' })
    const dubbel = await fouten(henk.formulierbeheer.bewaar({ sleutel, revisie, definitie: metVeld(formulieren['verklarende-analyse'], { id: formulieren['verklarende-analyse'].secties[0]!.velden[0]!.id }) }))
    expect(dubbel).toMatchObject({ code: 'FORMULIERBEHEER_VORM', fouten: [{ pad: expect.stringMatching(/^secties\//) }] })
    expect(await weigering(henk.formulierbeheer.bewaar({ sleutel, revisie, definitie: { ...formulieren.maandtoets, inleiding: 'é'.repeat(600_000) } }))).toMatchObject({ trpc: 'PAYLOAD_TOO_LARGE', code: 'FORMULIERBEHEER_TE_GROOT', melding: 'Dit formulier is te groot. Een formulier is hoogstens 1 MB.' })
  })

  test('keeps its key and leaves out what the database cannot keep', async () => {
    const { sleutel, revisie } = await kopie()
    await henk.formulierbeheer.bewaar({ sleutel, revisie, definitie: { ...formulieren.maandtoets, sleutel: 'heel-anders', inleiding: 'A\0B' } })
    expect((await henk.formulierbeheer.concept({ sleutel })).definitie).toMatchObject({ sleutel, inleiding: 'AB' })
  })

  test('tells what was answered and who counts on a question, and never an answer', async () => {
    const evaluatie = 'evaluatie-dag-21'
    await henk.formulierbeheer.begin({ van: { sleutel: evaluatie, versie: 1 }, sleutel: evaluatie, titel: formulieren[evaluatie].titel })
    const blad = await henk.formulierbeheer.concept({ sleutel: evaluatie })
    expect(Object.values(blad.gebruik).flat()).toEqual(expect.arrayContaining([expect.objectContaining({ soort: 'kader', adres: '/beheer/kaders/rijnmond-1-op-1' })]))
    expect(blad.andere.map(({ sleutel }) => sleutel)).toContain(ANALYSE.sleutel)
    expect(blad.andere.map(({ sleutel }) => sleutel)).not.toContain(evaluatie)
    expect((await henk.formulierbeheer.blad({ sleutel: evaluatie })).gebruik).toEqual(expect.arrayContaining([expect.objectContaining({ waar: expect.stringMatching(/^de (stap|termijn|poort) "/) })]))
    await henk.formulierbeheer.gooiWeg({ sleutel: evaluatie })

    const marjan = await w.als('casusregisseur')
    const { id: casusId } = await marjan.casus.maak({ roepnaam: 'Teller', geboortedatum: '2012-01-01' as never })
    const sleutel = await gepubliceerd((d) => metVeld(metVeld(d, { id: 'f_naam', sleutel: 'naam', label: 'Naam' }), { id: 'f_keuze', sleutel: 'keuze', label: 'Keuze', type: 'keuze', config: { opties: [{ waarde: 'links', label: 'Links' }, { waarde: 'rechts', label: 'Rechts' }] } }))
    await marjan.formulier.bewaar({ casusId, sleutel, volgnr: 1, revisie: 0, wijzigingen: [{ pad: 'f_naam', waarde: 'geheim' }, { pad: 'f_keuze', waarde: 'links' }] })
    await henk.formulierbeheer.begin({ van: { sleutel, versie: 1 }, sleutel, titel: (await henk.formulierbeheer.blad({ sleutel })).titel })
    const { ingevuld, openCasussen } = await henk.formulierbeheer.concept({ sleutel })
    expect([openCasussen, ingevuld]).toEqual([1, expect.objectContaining({ f_naam: 1, f_keuze: 1, 'f_keuze=links': 1 })])
    expect(JSON.stringify(ingevuld)).not.toContain('geheim')
  })
})

describe('two who work on one concept', () => {
  test('the second save is refused with who saved and when; so is a save over what was handed in', async () => {
    const { sleutel, revisie } = await kopie()
    const definitie = metInleiding((await lotte.formulierbeheer.concept({ sleutel })).definitie, 'Van Lotte')
    await lotte.formulierbeheer.bewaar({ sleutel, revisie, definitie })
    expect(await weigering(henk.formulierbeheer.bewaar({ sleutel, revisie, definitie }))).toMatchObject({ trpc: 'CONFLICT', code: 'FORMULIERBEHEER_GEWIJZIGD', melding: expect.stringMatching(/^Lotte bewaarde dit concept op .* om \d\d:\d\d/) })
    await lotte.formulierbeheer.dienIn({ sleutel, revisie: revisie + 1, toelichting: WAAROM })
    expect(await weigering(henk.formulierbeheer.bewaar({ sleutel, revisie: revisie + 1, definitie }))).toMatchObject({ code: 'FORMULIERBEHEER_INGEDIEND' })
    expect(await weigering(henk.formulierbeheer.gooiWeg({ sleutel }))).toMatchObject({ code: 'FORMULIERBEHEER_INGEDIEND' })
  })

  test('of saves at the same moment one wins, and nobody who lost is noted as having worked on it', async () => {
    const { sleutel, revisie } = await kopie()
    const uitkomsten = await Promise.allSettled([henk, lotte, nadia].map((wie, i) => wie.formulierbeheer.bewaar({ sleutel, revisie, definitie: metInleiding(formulieren['verklarende-analyse'], `Poging ${i}`) })))
    expect(uitkomsten.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect((await henk.formulierbeheer.concept({ sleutel })).revisie).toBe(revisie + 1)
    expect(await w.in('rivierenstad', async (sql) => (await sql<{ n: number }[]>`select cardinality(bewerkers) as n from formulierconcept where sleutel = ${sleutel}`)[0]!.n)).toBeLessThanOrEqual(2)
  })

  test('of two who approve at once one publishes; the other finds nothing, and there is one version', async () => {
    const concept = await kopie()
    await henk.formulierbeheer.dienIn({ ...concept, toelichting: WAAROM })
    const uitkomsten = await Promise.all([lotte, nadia].map((wie) => weigering(wie.formulierbeheer.keurGoed(concept))))
    expect(uitkomsten.filter((u) => u === null)).toHaveLength(1)
    expect(uitkomsten.find((u) => u !== null)).toMatchObject({ code: 'NIET_GEVONDEN' })
    expect((await henk.formulierbeheer.blad({ sleutel: concept.sleutel })).versies).toHaveLength(1)
  })

  test('without four eyes, publishing twice at once gives one version', async () => {
    await henk.formulierbeheer.zetInstelling({ vierOgen: false })
    const concept = await kopie()
    const uitkomsten = await Promise.all([henk, henk, lotte].map((wie) => weigering(wie.formulierbeheer.dienIn({ ...concept, toelichting: WAAROM }))))
    await henk.formulierbeheer.zetInstelling({ vierOgen: true })
    expect(uitkomsten.filter((u) => u === null)).toHaveLength(1)
    expect((await henk.formulierbeheer.blad({ sleutel: concept.sleutel })).versies).toHaveLength(1)
  })
})

describe('four eyes', () => {
  test('whoever worked on it or handed it in does not approve; anybody else may send it back, and who handed it in takes it back', async () => {
    const concept = await kopie()
    const { sleutel } = concept
    const { revisie } = await lotte.formulierbeheer.bewaar({ ...concept, definitie: metInleiding((await lotte.formulierbeheer.concept({ sleutel })).definitie, 'Van Lotte') })
    const nu = { sleutel, revisie }
    expect((await nadia.formulierbeheer.concept({ sleutel })).goedkeurders.map(({ naam }) => naam)).not.toContain('Nadia')
    expect(await lotte.formulierbeheer.dienIn({ ...nu, toelichting: WAAROM })).toEqual({ status: 'ter-goedkeuring', versie: null })
    expect(await henk.formulierbeheer.concept({ sleutel })).toMatchObject({ status: 'ter-goedkeuring', magGoedkeuren: false, toelichting: WAAROM, ingediendDoor: { naam: 'Lotte' }, goedkeurders: [{ naam: 'Nadia' }] })
    for (const wie of [henk, lotte]) expect(await weigering(wie.formulierbeheer.keurGoed(nu))).toMatchObject({ trpc: 'FORBIDDEN', code: 'FORMULIERBEHEER_EIGEN_WERK' })
    expect(await weigering(lotte.formulierbeheer.wijsTerug({ sleutel, reden: 'Toch niet zo' }))).toMatchObject({ code: 'FORMULIERBEHEER_ZELF_INGEDIEND' })
    expect(await weigering(henk.formulierbeheer.trekTerug({ sleutel }))).toMatchObject({ code: 'FORMULIERBEHEER_VAN_EEN_ANDER' })
    expect(await weigering(nadia.formulierbeheer.keurGoed({ sleutel, revisie: revisie - 1 }))).toMatchObject({ code: 'FORMULIERBEHEER_GEWIJZIGD' })

    await nadia.formulierbeheer.wijsTerug({ sleutel, reden: 'De inleiding klopt niet' })
    expect((await henk.formulierbeheer.lijst()).formulieren.find((f) => f.sleutel === sleutel)!.concept).toMatchObject({ status: 'concept', teruggestuurd: { door: { naam: 'Nadia' }, reden: 'De inleiding klopt niet' } })
    for (const doe of [() => nadia.formulierbeheer.keurGoed(nu), () => nadia.formulierbeheer.wijsTerug({ sleutel, reden: 'Nog een keer' }), () => henk.formulierbeheer.trekTerug({ sleutel })]) expect(await weigering(doe())).toMatchObject({ code: 'FORMULIERBEHEER_NIET_INGEDIEND' })

    await henk.formulierbeheer.dienIn({ ...nu, toelichting: WAAROM })
    expect((await henk.formulierbeheer.concept({ sleutel })).teruggestuurd).toBeNull()
    await henk.formulierbeheer.trekTerug({ sleutel })
    await lotte.formulierbeheer.dienIn({ ...nu, toelichting: WAAROM })
    expect(await nadia.formulierbeheer.keurGoed(nu)).toEqual({ status: 'gepubliceerd', versie: 1 })
    expect((await henk.formulierbeheer.blad({ sleutel })).versies).toMatchObject([{ gepubliceerdDoor: { naam: 'Lotte' }, goedgekeurdDoor: { naam: 'Nadia' }, toelichting: WAAROM }])
    expect(await logregels('formulierversie', sleutel)).toEqual(['begonnen', 'bewaard', 'bewaard', 'ingediend', 'teruggestuurd', 'ingediend', 'teruggetrokken', 'ingediend', 'goedgekeurd'])
  })

  test('what nobody could approve cannot be handed in; with one pair of eyes it publishes at once', async () => {
    const { sleutel, revisie: eerst } = await kopie()
    let revisie = eerst
    const { definitie } = await henk.formulierbeheer.concept({ sleutel })
    for (const wie of [lotte, nadia]) ({ revisie } = await wie.formulierbeheer.bewaar({ sleutel, revisie, definitie }))
    expect(await weigering(henk.formulierbeheer.dienIn({ sleutel, revisie, toelichting: WAAROM }))).toMatchObject({ code: 'FORMULIERBEHEER_GEEN_GOEDKEURDER' })
    await henk.formulierbeheer.zetInstelling({ vierOgen: false })
    expect(await henk.formulierbeheer.dienIn({ sleutel, revisie, toelichting: WAAROM })).toEqual({ status: 'gepubliceerd', versie: 1 })
    await henk.formulierbeheer.zetInstelling({ vierOgen: true })
    expect((await henk.formulierbeheer.blad({ sleutel })).versies[0]).toMatchObject({ goedgekeurdDoor: null })
  })
})

describe('publishing', () => {
  const dienIn = (concept: { sleutel: string; revisie: number }, toelichting = WAAROM) => henk.formulierbeheer.dienIn({ ...concept, toelichting })

  test('is refused with every problem at its place: shape, rules and examples', async () => {
    const stuk = await kopie((d) => metVeld(d, { zichtbaar: ['=', ['veld', 'weg'], true] }))
    expect(await fouten(dienIn(stuk))).toMatchObject({ code: 'FORMULIERBEHEER_PROBLEMEN', fouten: [{ pad: expect.stringMatching(/zichtbaar/), bij: 'f_nieuw001' }] })
    const proef = await kopie((d) => ({ ...metVeld(d, {}), proeven: [{ naam: 'Nieuw is er niet', antwoorden: {}, verwacht: [{ pad: 'f_nieuw001', zichtbaar: false }] }] }))
    expect(await fouten(dienIn(proef))).toMatchObject({ code: 'FORMULIERBEHEER_PROBLEMEN', fouten: [{ pad: 'proeven/0', melding: expect.stringMatching(/^De regeltest "Nieuw is er niet" komt niet uit\. "Nieuw" is te zien/) }] })
    expect(await henk.formulierbeheer.concept({ sleutel: proef.sleutel })).toMatchObject({ status: 'concept' })
  })

  test('needs a reason, and something that is different', async () => {
    const concept = await kopie()
    expect(await weigering(dienIn(concept, '.'))).toMatchObject({ trpc: 'BAD_REQUEST' })
    const sleutel = await gepubliceerd()
    await henk.formulierbeheer.begin({ van: { sleutel, versie: 1 }, sleutel, titel: (await henk.formulierbeheer.blad({ sleutel })).titel })
    expect(await weigering(dienIn({ sleutel, revisie: 1 }))).toMatchObject({ code: 'FORMULIERBEHEER_ONGEWIJZIGD', melding: expect.stringContaining('versie 1') })
  })

  test('a locked field of the live version or of the default may be renamed, not removed', async () => {
    const sleutel = await gepubliceerd((d) => metVeld(d, { vast: true }))
    await henk.formulierbeheer.begin({ van: { sleutel, versie: 1 }, sleutel, titel: (await henk.formulierbeheer.blad({ sleutel })).titel })
    const { definitie } = await henk.formulierbeheer.concept({ sleutel })
    const zonder = { ...definitie, secties: definitie.secties.map((s) => ({ ...s, velden: s.velden.filter(({ id }) => id !== 'f_nieuw001') })) }
    const { revisie } = await henk.formulierbeheer.bewaar({ sleutel, revisie: 1, definitie: zonder })
    expect(await fouten(dienIn({ sleutel, revisie }))).toMatchObject({ code: 'FORMULIERBEHEER_PROBLEMEN', fouten: [{ melding: expect.stringContaining('"Nieuw"') }] })
    const anders = await henk.formulierbeheer.bewaar({ sleutel, revisie, definitie: { ...definitie, secties: definitie.secties.map((s) => ({ ...s, velden: s.velden.map((v) => (v.id === 'f_nieuw001' ? { ...v, label: 'Anders' } : v)) })) } })
    expect(await dienIn({ sleutel, revisie: anders.revisie })).toEqual({ status: 'ter-goedkeuring', versie: null })
  })

  test('a language that is not complete stops it only where the gemeente asks for that', async () => {
    const concept = await kopie((d) => ({ ...metInleiding(d), talen: ['en'] }))
    await henk.formulierbeheer.zetInstelling({ talenVolledig: true })
    expect(await fouten(dienIn(concept))).toMatchObject({ code: 'FORMULIERBEHEER_PROBLEMEN', fouten: [{ melding: expect.stringMatching(/^Engels: .* zijn nog niet vertaald: ".+" en nog \d+\.$/) }] })
    await henk.formulierbeheer.zetInstelling({ talenVolledig: false })
    expect(await dienIn(concept)).toMatchObject({ status: 'ter-goedkeuring' })
    expect(await henk.formulierbeheer.lijst()).toMatchObject({ talenVolledig: false, vierOgen: true })
  })

  test('takes no name of another form', async () => {
    const concept = await kopie((d) => ({ ...metInleiding(d), titel: formulieren.maandtoets.titel }))
    expect(await weigering(dienIn(concept))).toMatchObject({ code: 'FORMULIERBEHEER_TITEL_BEZET' })
  })

  test('the next version is one higher and the two can be compared in words; nothing published can be changed', async () => {
    const sleutel = await gepubliceerd()
    await henk.formulierbeheer.begin({ van: { sleutel, versie: 1 }, sleutel, titel: (await henk.formulierbeheer.blad({ sleutel })).titel })
    const { definitie, basis } = await henk.formulierbeheer.concept({ sleutel })
    expect(basis).toMatchObject({ versie: 1 })
    const { revisie } = await henk.formulierbeheer.bewaar({ sleutel, revisie: 1, definitie: metVeld(definitie, { label: 'Wie kookt er?' }) })
    await dienIn({ sleutel, revisie })
    expect(await lotte.formulierbeheer.keurGoed({ sleutel, revisie })).toEqual({ status: 'gepubliceerd', versie: 2 })
    expect((await henk.formulierbeheer.vergelijk({ sleutel, a: 1, b: 2 })).map(({ soort, veldId }) => [soort, veldId])).toEqual([['erbij', 'f_nieuw001']])
    for (const statement of [`update formulierversie set definitie = '{}' where sleutel = '${sleutel}'`, `delete from formulierversie where sleutel = '${sleutel}'`]) {
      expect([statement, await w.in('rivierenstad', (sql) => sql.unsafe(statement)).then(() => 'gelukt', (e: { code: string }) => e.code)]).toEqual([statement, '42501'])
    }
  })
})

describe('export and import', () => {
  test('what goes out of one gemeente and into another has the same content hash, for any text in it', async () => {
    const tekst = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }).filter((s) => s.isWellFormed() && !s.includes('\0'))
    let n = 0
    await fc.assert(fc.asyncProperty(tekst, tekst, fc.constantFrom(...Object.values(formulieren)), fc.jsonValue({ maxDepth: 2 }), async (titel, label, vorm, standaard) => {
      const definitie = { ...metVeld(vorm, { label, standaard }), sleutel: `rond-${(n += 1)}`, titel }
      const eerst = await henk.formulierbeheer.importeer(bestand(JSON.stringify(definitie)))
      const een = await henk.formulierbeheer.exporteer({ sleutel: eerst.sleutel, versie: 'concept', vorm: 'json' })
      const dan = await waterdam.formulierbeheer.importeer(bestand(een.tekst))
      const twee = await waterdam.formulierbeheer.exporteer({ sleutel: dan.sleutel, versie: 'concept', vorm: 'json' })
      expect([twee.hash, twee.tekst, dan.soort]).toEqual([een.hash, een.tekst, 'regietafel'])
      expect(JSON.parse(twee.tekst)).toEqual(JSON.parse(JSON.stringify(definitie)))
    }), { numRuns: 25 })
  })

  test('a published version goes to another gemeente and is published there as the same', async () => {
    const sleutel = await gepubliceerd()
    const uit = await henk.formulierbeheer.exporteer({ sleutel, versie: 1, vorm: 'json' })
    expect(uit).toMatchObject({ bestandsnaam: `formulier-${sleutel}-versie-1.json`, hash: (await henk.formulierbeheer.versie({ sleutel, versie: 1 })).hash, nietMee: [] })
    expect(Object.keys(JSON.parse(uit.tekst) as object).slice(0, 3)).toEqual(['formaat', 'sleutel', 'titel'])
    const in_ = await waterdam.formulierbeheer.importeer(bestand(uit.tekst))
    await waterdam.formulierbeheer.zetInstelling({ vierOgen: false })
    await waterdam.formulierbeheer.dienIn({ sleutel: in_.sleutel, revisie: 1, toelichting: 'Overgenomen van Rivierenstad' })
    expect((await waterdam.formulierbeheer.blad({ sleutel })).versies[0]!.hash).toBe(uit.hash)
  })

  test('FHIR goes out with what it cannot carry, and comes back as the form it was', async () => {
    const uit = await henk.formulierbeheer.exporteer({ ...ANALYSE, vorm: 'fhir' })
    expect(JSON.parse(uit.tekst)).toMatchObject({ resourceType: 'Questionnaire' })
    expect(uit.nietMee.length).toBeGreaterThan(0)
    const terug = await waterdam.formulierbeheer.importeer(bestand(uit.tekst))
    expect(terug).toMatchObject({ soort: 'fhir', sleutel: 'verklarende-analyse-2' })
    expect((await waterdam.formulierbeheer.concept({ sleutel: terug.sleutel })).definitie).toEqual({ ...formulieren['verklarende-analyse'], sleutel: 'verklarende-analyse-2' })
    const vreemd = { resourceType: 'Questionnaire', status: 'draft', title: 'Pijn', item: [{ linkId: '1', text: 'Heb je pijn?', type: 'boolean' }, { linkId: '2', text: 'Foto', type: 'reference' }] }
    const pijn = await henk.formulierbeheer.importeer(bestand(JSON.stringify(vreemd)))
    expect(pijn.nietMee.length).toBeGreaterThan(0)
    expect(leesDefinitie((await henk.formulierbeheer.concept({ sleutel: pijn.sleutel })).definitie).ok).toBe(true)
  })

  test('a concept that does not work yet goes to FHIR without what does not work, and says so', async () => {
    const { sleutel } = await kopie((d) => metVeld(d, { type: 'bestaat-niet' }))
    expect((await henk.formulierbeheer.exporteer({ sleutel, versie: 'concept', vorm: 'fhir' })).nietMee[0]).toBe('Dit concept heeft nog problemen. Wat nog niet werkt, is weggelaten.')
  })

  test('every unknown part is refused at its own place, and nothing is made of it', async () => {
    const stuk = { ...metVeld(formulieren.maandtoets, { kleur: 'rood', config: { glans: 1 } } as never), thema: 'zee', sleutel: 'stuk' }
    const fout = await fouten(henk.formulierbeheer.importeer(bestand(JSON.stringify(stuk))))
    const n = stuk.secties[0]!.velden.length - 1
    expect(fout!.fouten.map(({ pad }) => pad).sort()).toEqual([`secties/0/velden/${n}/config/glans`, `secties/0/velden/${n}/kleur`, 'thema'])
    expect(await weigering(henk.formulierbeheer.concept({ sleutel: 'stuk' }))).toMatchObject({ code: 'NIET_GEVONDEN' })
  })

  test('a key that is taken becomes another, unless a key is asked for; a concept that is there is never overwritten', async () => {
    const tekst = JSON.stringify(formulieren.maandtoets)
    const { sleutel } = await henk.formulierbeheer.importeer(bestand(tekst))
    expect(sleutel).toBe('maandtoets-2')
    expect(await henk.formulierbeheer.importeer({ ...bestand(JSON.stringify(metInleiding(formulieren.maandtoets))), sleutel: 'maandtoets' })).toEqual({ sleutel: 'maandtoets', soort: 'regietafel', nietMee: [] })
    expect(await henk.formulierbeheer.concept({ sleutel: 'maandtoets' })).toMatchObject({ basis: { versie: 1 } })
    expect(await weigering(lotte.formulierbeheer.importeer({ ...bestand(tekst), sleutel: 'maandtoets' }))).toMatchObject({ code: 'FORMULIERBEHEER_CONCEPT_BESTAAT' })
    expect(await logregels('formulierversie', 'maandtoets-2')).toEqual(['geimporteerd'])
  })
})

describe('the default', () => {
  /** The product shipped this form differently before: the version of the gemeente follows that. */
  async function volgtOud(anders: (d: Formulierdefinitie) => Formulierdefinitie, eigen: (d: Formulierdefinitie) => Formulierdefinitie) {
    const sleutel = `standaard-${(teller += 1)}`
    const nieuw = { ...formulieren['verklarende-analyse'], sleutel }
    const oud = anders(nieuw)
    await w.testDb.beheer.sql`insert into formulierstandaard (sleutel, versie, hash, definitie) values (${sleutel}, 1, 'oud', ${JSON.stringify(oud)}::text::jsonb), (${sleutel}, 2, 'nieuw', ${JSON.stringify(nieuw)}::text::jsonb)`
    await w.in('rivierenstad', (sql) => sql`insert into formulierversie (gemeente_id, sleutel, versie, titel, definitie, hash, standaard_hash) select gemeente_id, ${sleutel}, 1, ${sleutel}, ${JSON.stringify({ ...eigen(oud), titel: sleutel })}::text::jsonb, ${sleutel}, 'oud' from formulierversie limit 1`)
    return sleutel
  }

  test('that became different is told, and taken over without losing what the gemeente changed', async () => {
    const sleutel = await volgtOud((d) => metVeld(d, { label: 'Was er eerst' }), (d) => metInleiding(d, 'Van ons'))
    expect((await henk.formulierbeheer.lijst()).formulieren.find((f) => f.sleutel === sleutel)).toMatchObject({ standaardAnders: true })
    expect((await henk.formulierbeheer.blad({ sleutel })).standaard).toMatchObject({ van: 1, naar: 2, verschillen: [{ soort: 'weg', veldId: 'f_nieuw001' }] })
    expect(await henk.formulierbeheer.neemStandaardOver({ sleutel })).toEqual({ sleutel, naar: 2, botsingen: [] })
    const { definitie, standaard, basis } = await henk.formulierbeheer.concept({ sleutel })
    expect([definitie.inleiding, standaard, basis?.versie]).toEqual(['Van ons', null, 1])
    expect(JSON.stringify(definitie)).not.toContain('f_nieuw001')
    expect(await weigering(henk.formulierbeheer.neemStandaardOver({ sleutel }))).toMatchObject({ code: 'FORMULIERBEHEER_GEEN_NIEUWS' })
    await henk.formulierbeheer.dienIn({ sleutel, revisie: 1, toelichting: WAAROM })
    await lotte.formulierbeheer.keurGoed({ sleutel, revisie: 1 })
    expect((await henk.formulierbeheer.lijst()).formulieren.find((f) => f.sleutel === sleutel)).toMatchObject({ standaardAnders: false, live: { versie: 2 } })
  })

  test('comes into the concept that is being made; where both changed the same, ours stands and it is told', async () => {
    const sleutel = await volgtOud((d) => metInleiding(d, 'Zoals het was'), (d) => metInleiding(d, 'Van ons'))
    await henk.formulierbeheer.begin({ van: { sleutel, versie: 1 }, sleutel, titel: sleutel })
    expect((await henk.formulierbeheer.concept({ sleutel })).standaard).toMatchObject({ van: 1, naar: 2 })
    const { botsingen } = await lotte.formulierbeheer.neemStandaardOver({ sleutel })
    expect(botsingen).toEqual([{ bij: null, zin: expect.stringMatching(/./) }])
    expect(await henk.formulierbeheer.concept({ sleutel })).toMatchObject({ revisie: 2, definitie: { inleiding: 'Van ons' }, laatsteDoor: { naam: 'Lotte' } })
  })

  test('a form that ships and that the gemeente does not have can be begun from; a copy under another key goes its own way', async () => {
    const ander = (await w.in('rivierenstad', (sql) => sql<{ sleutel: string }[]>`select sleutel from formulierstandaard where sleutel like 'standaard-%' limit 1`))[0]!
    expect((await waterdam.formulierbeheer.lijst()).meegeleverd.map(({ sleutel }) => sleutel)).toContain(ander.sleutel)
    await waterdam.formulierbeheer.begin({ van: { sleutel: ander.sleutel, versie: 'standaard' }, sleutel: ander.sleutel, titel: 'Uit de doos' })
    expect(await waterdam.formulierbeheer.concept({ sleutel: ander.sleutel })).toMatchObject({ standaard: null, basis: null, definitie: { titel: 'Uit de doos' } })
    expect(await weigering(waterdam.formulierbeheer.begin({ van: { sleutel: 'bestaat-niet', versie: 'standaard' }, titel: 'X' }))).toMatchObject({ code: 'NIET_GEVONDEN' })
  })
})

describe('parts', () => {
  const opties = [{ waarde: 'ja', label: 'Ja' }, { waarde: 'nee', label: 'Nee' }]
  const vraag = (id: string, extra = {}): Veld => ({ id, sleutel: id, label: id, type: 'tekst', ...extra })

  test('each save is a version of its own; the same again, another kind and another name of somebody else are refused', async () => {
    const { sleutel } = await henk.deel.bewaar({ titel: 'Ja of nee', soort: 'codelijst', inhoud: { opties }, toelichting: '' })
    expect([sleutel, await henk.deel.bewaar({ sleutel, titel: 'Ja of nee', soort: 'codelijst', inhoud: { opties: [...opties, { waarde: 'deels', label: 'Deels' }] }, toelichting: 'Deels kwam voor' })]).toEqual(['ja-of-nee', { sleutel, versie: 2 }])
    expect(await weigering(henk.deel.bewaar({ sleutel, titel: 'Ja of nee', soort: 'codelijst', inhoud: { opties: [...opties, { waarde: 'deels', label: 'Deels' }] } }))).toMatchObject({ code: 'DEEL_ONGEWIJZIGD' })
    expect(await weigering(henk.deel.bewaar({ sleutel, titel: 'Ja of nee', soort: 'velden', inhoud: { velden: [vraag('a')] } }))).toMatchObject({ code: 'DEEL_SOORT' })
    expect(await weigering(henk.deel.bewaar({ titel: 'JA of nee', soort: 'codelijst', inhoud: { opties } }))).toMatchObject({ code: 'DEEL_TITEL_BEZET' })
    expect(await henk.deel.versie({ sleutel, versie: 1 })).toMatchObject({ versie: 1, toelichting: null, inhoud: { opties } })
    expect((await henk.deel.blad({ sleutel })).versies.map(({ versie, toelichting }) => [versie, toelichting])).toEqual([[2, 'Deels kwam voor'], [1, null]])
    expect((await henk.deel.lijst()).find((d) => d.sleutel === sleutel)).toMatchObject({ versie: 2, soort: 'codelijst' })
    expect((await waterdam.deel.lijst()).map((d) => d.sleutel)).not.toContain(sleutel)
    expect(await logregels('formulierdeel', sleutel)).toEqual(['versie-1', 'versie-2'])
  })

  test('a part works on its own: what is wrong in it is told at its place', async () => {
    const sectie = { id: 's_1', sleutel: 'gezin', titel: 'Gezin', velden: [vraag('a'), vraag('b', { zichtbaar: ['=', ['veld', 'elders'], true] })] }
    expect(await fouten(henk.deel.bewaar({ titel: 'Gezin', soort: 'sectie', inhoud: { sectie } }))).toMatchObject({ code: 'DEEL_VORM', fouten: [{ pad: 'sectie/velden/1/zichtbaar', bij: 'b' }] })
    expect(await fouten(henk.deel.bewaar({ titel: 'Gezin', soort: 'velden', inhoud: { velden: [] } }))).toMatchObject({ fouten: [{ pad: 'velden' }] })
    expect(await fouten(henk.deel.bewaar({ titel: 'Gezin', soort: 'codelijst', inhoud: { opties: [opties[0]] } }))).toMatchObject({ fouten: [{ pad: 'opties' }] })
    expect(await fouten(henk.deel.bewaar({ titel: 'Gezin', soort: 'velden', inhoud: { velden: [vraag('a')], thema: 1 } }))).toMatchObject({ fouten: [{ pad: 'thema' }] })
    for (const inhoud of [null, 'x', {}, { sectie: 3 }, { sectie: { id: 's' } }]) expect(await weigering(henk.deel.bewaar({ titel: 'Gezin', soort: 'sectie', inhoud }))).toMatchObject({ code: 'DEEL_VORM' })
  })

  test('tells which forms use it, live or being made, and in which version', async () => {
    const { sleutel } = await henk.deel.bewaar({ titel: 'Wonen', soort: 'velden', inhoud: { velden: [vraag('a')] } })
    const live = await gepubliceerd((d) => metVeld(d, { label: 'Waar woon je?', deel: { sleutel, versie: 1 }, deelId: 'a' }))
    const { sleutel: concept } = await kopie((d) => metVeld(d, { label: 'Waar woon je?', codelijst: { sleutel, versie: 1 } }))
    expect((await henk.deel.blad({ sleutel })).gebruik).toEqual([
      { soort: 'deel', titel: expect.any(String), waar: 'versie 1, de vraag "Waar woon je?": onderdeel versie 1', adres: `/beheer/formulieren/${live}` },
      { soort: 'deel', titel: expect.any(String), waar: 'het concept, de vraag "Waar woon je?": onderdeel versie 1', adres: `/beheer/formulieren/${concept}/concept` },
    ])
    expect((await henk.formulierbeheer.concept({ sleutel: concept })).delen.map((d) => d.sleutel)).toContain(sleutel)
  })
})
