import { addDagen, dagVan } from '@regietafel/domain/kernel'
import { rechten, type Handeling, type Rol } from '@regietafel/domain/regie'
import { setTimeout } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openWereld, weigering, type Aanroeper, type Wereld } from '../testing/wereld.ts'

let w: Wereld
let marjan: Aanroeper
let joost: Aanroeper
beforeAll(async () => {
  w = await openWereld()
  marjan = await w.als('casusregisseur')
  joost = await w.als('procesregisseur')
})
afterAll(() => w.sluit())

/** On the Amsterdam calendar, also late in the evening. */
const dag = (over: number): never => addDagen(dagVan(new Date().toISOString()), over) as never
/** A casus of Marjan with a plaatsing and 1-op-1 of `dagen` days ago. */
async function begin(dagen: number): Promise<{ casusId: string; nummer: string }> {
  const { id: casusId, nummer } = await marjan.casus.maak({ roepnaam: 'Klok', geboortedatum: '2012-03-04' as never, aanvraagOp: dag(-dagen) })
  await marjan.casus.plaatsing({ casusId, datum: dag(-dagen) })
  await marjan.casus.start1op1({ casusId, datum: dag(-dagen) })
  return { casusId, nummer }
}
const hvp = async (nummer: string, wie = marjan) => (await wie.casus.open({ nummer })).voortgang.termijnen.find(({ termijn }) => termijn === 'hulpverleningsplan')!
const plus = (datum: string, dagen: number) => new Date(Date.parse(datum) + dagen * 86_400_000).toISOString().slice(0, 10)

describe('rights', () => {
  const daden: readonly (readonly [Handeling, (a: Aanroeper, casusId: string) => Promise<unknown>])[] = [
    ['casus.klok', (a, casusId) => a.casus.opschort({ casusId, grond: 'opname', datum: dag(0) })],
    ['casus.klok', (a, casusId) => a.casus.hervat({ casusId, datum: dag(0) })],
    ['casus.klok', (a, casusId) => a.casus.verleng({ casusId, kader: 'rijnmond-1-op-1', termijn: 'hulpverleningsplan', cyclus: 1, dagen: 1, reden: 'x' })],
    ['casus.corrigeren', (a, casusId) => a.casus.corrigeerPlaatsing({ casusId, datum: dag(-1), reden: 'x' })],
    ['casus.corrigeren', (a, casusId) => a.casus.corrigeerStart({ casusId, datum: dag(-1), reden: 'x' })],
    ['casus.corrigeren', (a, casusId) => a.casus.trekFormulierIn({ casusId, formulier: 'hulpverleningsplan', reden: 'x' })],
    ['casus.registreren', (a, casusId) => a.casus.registreer({ casusId, soort: 'familiegroepsplan-afgezien', datum: dag(0) })],
    ['casus.kader', (a, casusId) => a.casus.kaderErbij({ casusId, sleutel: 'onbekend' })],
    ['casus.klok', (a, casusId) => a.casus.voorbeeldKlok({ casusId, doe: 'hervat', datum: dag(0) })],
    ['casus.kader', (a, casusId) => a.casus.voorbeeldKlok({ casusId, doe: 'kaderErbij', sleutel: 'onbekend' })],
  ]
  const rollen: readonly Rol[] = ['casusregisseur', 'gedragswetenschapper', 'zorgaanbieder', 'procesregisseur', 'ret', 'gemeente', 'beheerder', 'operator']
  // Marjan holds the casusregie and Ruben the behandelregie of this casus, so `houder` is yes for both.
  test('the whole table: who may not is refused as that, who may is not', async () => {
    const [lindehof] = await w.in('rivierenstad', (sql) => sql<{ id: string }[]>`select id from organisatie where naam = 'De Lindehof'`)
    const { id: casusId } = await marjan.casus.maak({ roepnaam: 'Recht', geboortedatum: '2012-03-04' as never, organisatieId: lindehof!.id })
    for (const rol of rollen) {
      const wie = await w.als(rol)
      for (const [handeling, doe] of daden) {
        const uitkomst = await weigering(doe(wie, casusId))
        const mag = rechten[handeling][rol] === 'ja' || rechten[handeling][rol] === 'houder'
        expect([rol, handeling, uitkomst?.code === 'NIET_TOEGESTAAN' || uitkomst?.code === 'NIET_GEVONDEN']).toEqual([rol, handeling, !mag])
      }
    }
  })
  test('a colleague of the holder does not stop the clock', async () => {
    const { casusId } = await begin(1)
    expect(await weigering((await w.als('bilal')).casus.opschort({ casusId, grond: 'opname', datum: dag(0) }))).toMatchObject({ trpc: 'FORBIDDEN', code: 'NIET_TOEGESTAAN' })
  })
})

describe('stopping the clock', () => {
  test('moves what it may move, says so beforehand, and resuming gives the rest back', async () => {
    const { casusId, nummer } = await begin(4)
    const voor = await hvp(nummer)
    const voorbeeld = await marjan.casus.voorbeeldKlok({ casusId, doe: 'opschort', grond: 'wacht-op-toestemming', datum: dag(-2) })
    expect(voorbeeld).toMatchObject({ weigering: null, uiterlijk: plus(dag(-2), 28) })
    await marjan.casus.opschort({ casusId, grond: 'wacht-op-toestemming', datum: dag(-2) })
    const stil = await hvp(nummer)
    expect(voorbeeld.regels).toContainEqual({ soort: 'verschuift', titel: 'Hulpverleningsplan', kader: null, van: voor.deadline, naar: stil.deadline })
    expect(stil).toMatchObject({ normdatum: plus(voor.normdatum, 28), opschorting: { dagen: 28, loopt: true } })
    const { klok, gebeurtenissen } = await marjan.casus.open({ nummer })
    expect(klok.loopt).toEqual({ grond: 'wacht-op-toestemming', titel: 'wacht op toestemming', van: dag(-2), tot: plus(dag(-2), 28) })
    expect(gebeurtenissen[0]).toMatchObject({ soort: 'opgeschort', tekst: expect.stringContaining('Grond: wacht op toestemming') })
    await marjan.casus.hervat({ casusId, datum: dag(0) })
    expect((await hvp(nummer)).normdatum).toBe(plus(voor.normdatum, 2))
    expect((await marjan.casus.open({ nummer })).klok).toMatchObject({ loopt: null, gronden: expect.arrayContaining([expect.objectContaining({ grond: 'wacht-op-toestemming', vrij: 26 })]) })
  })

  test('is refused at the field it is about, and nothing is recorded', async () => {
    const { casusId, nummer } = await begin(2)
    const pad = async (vraag: Promise<unknown>) => ((await vraag.catch((fout: unknown) => fout)) as { cause: { fout: { code: string; pad?: string } } }).cause.fout
    expect(await pad(marjan.casus.opschort({ casusId, grond: 'vakantie', datum: dag(0) }))).toMatchObject({ code: 'GROND_ONBEKEND', pad: 'grond' })
    expect(await pad(marjan.casus.opschort({ casusId, grond: 'opname', datum: dag(1) }))).toMatchObject({ code: 'DATUM_IN_TOEKOMST', pad: 'datum' })
    expect(await pad(marjan.casus.opschort({ casusId, grond: 'opname', datum: dag(0), uiterlijk: dag(60) }))).toMatchObject({ code: 'TE_LANG', pad: 'uiterlijk' })
    expect(await pad(marjan.casus.hervat({ casusId, datum: dag(0) }))).toMatchObject({ code: 'OPSCHORTING_LOOPT_NIET' })
    expect(await pad(marjan.casus.verleng({ casusId, kader: 'rijnmond-1-op-1', termijn: 'hulpverleningsplan', cyclus: 1, dagen: 3, reden: 'x' }))).toMatchObject({ code: 'NIET_VERLENGBAAR' })
    expect(await pad(marjan.casus.verleng({ casusId, kader: 'elders', termijn: 'hulpverleningsplan', cyclus: 1, dagen: 3, reden: 'x' }))).toMatchObject({ code: 'NIET_GEVONDEN' })
    await expect(marjan.casus.opschort({ casusId, grond: '', datum: dag(0) })).rejects.toMatchObject({ code: 'BAD_REQUEST' })
    expect((await marjan.casus.open({ nummer })).gebeurtenissen.map(({ soort }) => soort)).toEqual(['een-op-een-gestart', 'plaatsing', 'regie-toegewezen', 'aanvraag'])
  })

  test('back past a breach is for the procesregisseur, with a reason; the reason of another does not make it allowed', async () => {
    const { casusId, nummer } = await begin(10)
    const terug = { casusId, grond: 'opname', datum: dag(-8) }
    expect(await weigering(marjan.casus.opschort(terug))).toMatchObject({ code: 'AL_VERSTREKEN' })
    expect(await marjan.casus.voorbeeldKlok({ ...terug, doe: 'opschort' })).toMatchObject({ weigering: { code: 'AL_VERSTREKEN', pad: 'datum' }, regels: [] })
    expect(await weigering(marjan.casus.opschort({ ...terug, bevoegd: 'Ik vind van wel.' }))).toMatchObject({ code: 'NIET_TOEGESTAAN' })
    expect(await weigering(joost.casus.opschort(terug))).toMatchObject({ code: 'AL_VERSTREKEN' })
    const zonder = await joost.casus.voorbeeldKlok({ ...terug, doe: 'opschort' })
    expect(zonder).toMatchObject({ weigering: null, terugwerkend: true, regels: expect.arrayContaining([expect.objectContaining({ soort: 'verschuift', titel: 'Hulpverleningsplan' })]) })
    expect(await joost.casus.voorbeeldKlok({ ...terug, doe: 'opschort', bevoegd: 'Opname bleek pas later.' })).toEqual(zonder)
    expect(await marjan.casus.voorbeeldKlok({ ...terug, doe: 'opschort', bevoegd: 'Ik vind van wel.' })).toMatchObject({ weigering: { code: 'AL_VERSTREKEN' }, terugwerkend: false })
    expect((await joost.casus.voorbeeldKlok({ casusId, doe: 'opschort', grond: 'opname', datum: dag(0) })).terugwerkend).toBe(false)
    await joost.casus.opschort({ ...terug, bevoegd: 'Opname bleek pas later.' })
    expect((await marjan.casus.open({ nummer })).gebeurtenissen[0]!.tekst).toContain('“Opname bleek pas later.”')
  })

  test('twice at the same moment: one is recorded, the other hears that the clock stands still', async () => {
    const { casusId } = await begin(1)
    const uitkomsten = await w.in('rivierenstad', async (sql) => {
      await sql`select id from casus where id = ${casusId} for no key update`
      const lopend = [1, 2].map(() => weigering(marjan.casus.opschort({ casusId, grond: 'opname', datum: dag(0) })))
      await setTimeout(400)
      return lopend
    })
    expect((await Promise.all(uitkomsten)).map((uitkomst) => uitkomst?.code ?? 'gelukt').sort()).toEqual(['OPSCHORTING_LOOPT_AL', 'gelukt'])
  })
})

describe('putting right', () => {
  test('a wrong plaatsing moves what counts from it; the day it is already is refused at the field', async () => {
    const { casusId, nummer } = await begin(3)
    const va = async () => (await marjan.casus.open({ nummer })).voortgang.termijnen.find(({ termijn }) => termijn === 'verklarende-analyse')!.deadline
    expect(await va()).toBe(dag(4))
    expect(await weigering(marjan.casus.corrigeerPlaatsing({ casusId, datum: dag(-3), reden: 'x' }))).toMatchObject({ code: 'INVOER_ONGELDIG' })
    expect(await weigering(marjan.casus.corrigeerPlaatsing({ casusId, datum: '2001-01-01' as never, reden: 'x' }))).toMatchObject({ code: 'DATUM_VOOR_GEBOORTE' })
    await marjan.casus.corrigeerPlaatsing({ casusId, datum: dag(-1), reden: 'Verkeerd overgenomen.' })
    expect(await va()).toBe(dag(6))
    const { teVerbeteren, gebeurtenissen } = await marjan.casus.open({ nummer })
    expect(teVerbeteren.plaatsingen).toEqual([dag(-1)])
    expect(gebeurtenissen[0]).toMatchObject({ titel: 'Datum van de plaatsing verbeterd', tekst: expect.stringContaining('“Verkeerd overgenomen.”') })
  })

  test('an earlier day says beforehand who hears of it at once, and those then go off', async () => {
    const { casusId, nummer } = await begin(1)
    const vraag = { casusId, datum: dag(-60), doe: 'corrigeerPlaatsing' as const }
    const { meteen } = await marjan.casus.voorbeeldKlok(vraag)
    const va = meteen.filter(({ termijnTitel }) => termijnTitel === 'Verklarende analyse')
    expect(va.map(({ trap }) => trap)).toEqual(['E1', 'E2', 'E3', 'E4'])
    expect(va.every(({ naar, herinnering }) => naar.length > 0 && !herinnering)).toBe(true)
    expect((await marjan.casus.voorbeeldKlok({ ...vraag, datum: dag(0) })).meteen).toEqual([])
    await marjan.casus.corrigeerPlaatsing({ casusId, datum: dag(-60), reden: 'Verkeerd overgenomen.' })
    const gaan = (await marjan.casus.open({ nummer })).voortgang.escalaties.filter(({ status }) => status === 'afgegaan')
    expect(gaan.map(({ trap }) => trap)).toEqual(meteen.map(({ trap }) => trap))
    // What has gone off does not go again.
    expect((await marjan.casus.voorbeeldKlok({ ...vraag, datum: dag(-61) })).meteen.filter(({ termijnTitel }) => termijnTitel === 'Verklarende analyse')).toEqual([])
  })

  test('a wrong start moves day 0', async () => {
    const { casusId, nummer } = await begin(3)
    await marjan.casus.corrigeerStart({ casusId, datum: dag(-1), reden: 'Begon later.' })
    expect((await hvp(nummer)).ankerdatum).toBe(dag(-1))
    expect((await marjan.casus.open({ nummer })).teVerbeteren.eenOpEen).toBe(dag(-1))
    expect(await weigering(marjan.casus.corrigeerStart({ casusId, datum: dag(-1), reden: 'x' }))).toMatchObject({ trpc: 'BAD_REQUEST' })
  })

  test('a form that is taken back stays to read, its termijn is open again, and a new version can begin', async () => {
    const { rijen } = await marjan.casus.lijst({ zoek: 'Sami' })
    const { id: casusId, nummer } = rijen[0]!
    const sleutel = 'verklarende-analyse'
    const rij = async () => (await marjan.casus.open({ nummer })).formulieren.find((f) => f.sleutel === sleutel)!
    expect(await rij()).toMatchObject({ status: 'vastgesteld', ingetrokkenOp: null })
    expect(await marjan.casus.voorbeeldKlok({ casusId, doe: 'trekFormulierIn', formulier: sleutel })).toMatchObject({ regels: expect.arrayContaining([expect.objectContaining({ soort: 'weer-open', titel: 'Verklarende analyse' })]) })
    await marjan.casus.trekFormulierIn({ casusId, formulier: sleutel, reden: 'Verkeerde knop.' })
    expect(await rij()).toMatchObject({ status: 'vastgesteld', volgnr: 1, ingetrokkenOp: expect.stringMatching(/Z$/) })
    expect((await marjan.casus.open({ nummer })).voortgang.termijnen.find(({ termijn }) => termijn === sleutel)!.toestand).toBe('verstreken')
    expect((await marjan.formulier.open({ nummer, sleutel })).formulier.status).toBe('vastgesteld')
    await marjan.formulier.nieuweVersie({ casusId, sleutel })
    expect(await rij()).toMatchObject({ status: 'concept', volgnr: 2, ingetrokkenOp: null })
    expect(await weigering(marjan.casus.trekFormulierIn({ casusId, formulier: sleutel, reden: 'x' }))).toMatchObject({ code: 'NIET_VASTGESTELD' })
  })

  test('a closed casus is reopened first', async () => {
    const { casusId } = await begin(1)
    await marjan.casus.sluit({ casusId, reden: 'Klaar' })
    const vragen = [
      () => marjan.casus.opschort({ casusId, grond: 'opname', datum: dag(0) }),
      () => marjan.casus.corrigeerPlaatsing({ casusId, datum: dag(0), reden: 'x' }),
      () => marjan.casus.trekFormulierIn({ casusId, formulier: 'rer-advies', reden: 'x' }),
    ]
    for (const vraag of vragen) {
      expect(await weigering(vraag())).toMatchObject({ code: 'CASUS_AFGESLOTEN' })
    }
  })

  test('an escalatie that went off for the wrong day stays, marked, and goes again for the right one', async () => {
    const { rijen } = await marjan.casus.lijst({ zoek: 'Sami' })
    const { id: casusId, nummer } = rijen[0]!
    const voor = (await marjan.casus.open({ nummer })).escalaties.filter((e) => e.termijn === 'evaluatie-dag-21' && e.id !== null)
    expect(voor.length).toBeGreaterThan(0)
    const voorbeeld = await marjan.casus.voorbeeldKlok({ casusId, doe: 'corrigeerStart', datum: dag(-1) })
    await marjan.casus.corrigeerStart({ casusId, datum: dag(-1), reden: 'Begon later.' })
    const na = (await marjan.casus.open({ nummer })).escalaties
    expect(na.filter((e) => voor.some(({ id }) => id === e.id)).every((e) => e.vervangen && e.achterafOnterecht)).toBe(true)
    expect(na.filter(({ achterafOnterecht }) => achterafOnterecht).length).toBe(voorbeeld.onterecht)
    expect(na.some((e) => e.termijn === 'evaluatie-dag-21' && e.id === null && e.status === 'gepland')).toBe(true)
  })
})

describe('kaders side by side', () => {
  test('a new casus gets the standaard and what runs beside, in the version of then; only a hoofdkader can be chosen', async () => {
    const keuze = await marjan.casus.kaderkeuze()
    expect(keuze.hoofd.filter(({ standaard }) => standaard)).toMatchObject([{ sleutel: 'rijnmond-1-op-1' }])
    const { nummer } = await marjan.casus.maak({ roepnaam: 'Naast', geboortedatum: '2012-03-04' as never, kader: 'rijnmond-1-op-1' })
    const open = await marjan.casus.open({ nummer })
    expect(open.naast.map(({ kader }) => kader.sleutel).sort()).toEqual(keuze.naast.map(({ sleutel }) => sleutel).sort())
    for (const kader of ['wettelijk-hvp', 'bestaat-niet']) expect(await weigering(marjan.casus.maak({ roepnaam: 'X', geboortedatum: '2012-03-04' as never, kader }))).toMatchObject({ code: 'INVOER_ONGELDIG' })
  })

  test('what is noted starts the clock of the law beside the poster; the forms of both count once', async () => {
    const { casusId, nummer } = await begin(1)
    const open = await marjan.casus.open({ nummer })
    if (!open.naast.some(({ kader }) => kader.sleutel === 'wettelijk-hvp')) await marjan.casus.kaderErbij({ casusId, sleutel: 'wettelijk-hvp' })
    expect(await weigering(marjan.casus.kaderErbij({ casusId, sleutel: 'wettelijk-hvp' }))).toMatchObject({ code: 'INVOER_ONGELDIG' })
    expect((await marjan.casus.open({ nummer })).registraties.map(({ soort }) => soort)).toContain('familiegroepsplan-afgezien')
    expect(await weigering(marjan.casus.registreer({ casusId, soort: 'registratie', registratie: 'verzonnen', datum: dag(0) }))).toMatchObject({ code: 'INVOER_ONGELDIG' })
    await marjan.casus.registreer({ casusId, soort: 'familiegroepsplan-afgezien', datum: dag(0) })
    const na = await marjan.casus.open({ nummer })
    const wet = na.naast.find(({ kader }) => kader.sleutel === 'wettelijk-hvp')!
    expect(wet.voortgang.termijnen).toMatchObject([{ termijn: 'hulpverleningsplan', normdatum: plus(dag(0), 42), uitleg: expect.stringContaining('42 dagen') }])
    expect(na.sluitingen).toContainEqual({ kader: 'wettelijk-hvp', termijn: 'schriftelijk-plan', formulier: 'hulpverleningsplan', vastleggen: null })
    expect(na.registraties.find(({ soort }) => soort === 'familiegroepsplan-afgezien')).toMatchObject({ laatst: dag(0) })
    // A pause moves the poster, not the law.
    await marjan.casus.opschort({ casusId, grond: 'opname', datum: dag(0) })
    const stil = await marjan.casus.open({ nummer })
    expect(stil.naast.find(({ kader }) => kader.sleutel === 'wettelijk-hvp')!.voortgang.termijnen[0]!.deadline).toBe(wet.voortgang.termijnen[0]!.deadline)
  })

  test('the gemeente learns no day of birth from what counts from it', async () => {
    const { nummer } = await marjan.casus.maak({ roepnaam: 'Jarig', geboortedatum: '2013-08-17' as never })
    const casus = await marjan.casus.open({ nummer })
    if (!casus.naast.some(({ kader }) => kader.sleutel === 'toestemming')) await marjan.casus.kaderErbij({ casusId: casus.casus.id, sleutel: 'toestemming' })
    expect(JSON.stringify(await marjan.casus.open({ nummer }))).toContain('geboren za 17 aug 2013')
    const gezien = JSON.stringify(await (await w.als('gemeente')).casus.open({ nummer }))
    expect(gezien).toContain('toestemming-16')
    expect(gezien).not.toMatch(/2013-08-17|17 aug 2013|geboren za/)
  })
})

test('an open poort has the advice of the vastgestelde evaluatie, for who may read forms', async () => {
  const { rijen } = await marjan.casus.lijst({ zoek: 'Sofie' })
  const { nummer } = rijen[0]!
  expect((await marjan.casus.open({ nummer })).adviezen).toMatchObject([{ poort: 'D2', formulier: 'evaluatie-dag-28', uitkomst: expect.stringMatching(/^(ja|nee)$/), uitleg: expect.any(String) }])
  expect((await (await w.als('gemeente')).casus.open({ nummer })).adviezen).toEqual([])
})
