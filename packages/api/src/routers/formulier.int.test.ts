import { voorbeeldAntwoorden } from '@regietafel/domain/formulier'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Wijziging } from '../types.ts'
import { openWereld, weigering, type Aanroeper, type Wereld } from '../testing/wereld.ts'

const sleutel = 'verklarende-analyse'
let w: Wereld
let marjan: Aanroeper
let aylin: Aanroeper
let nummer: string
let casusId: string

beforeAll(async () => {
  w = await openWereld()
  ;[marjan, aylin] = await Promise.all([w.als('casusregisseur'), w.als('gedragswetenschapper')])
})
afterAll(() => w.sluit())

/** A casus of Marjan with Aylin betrokken and nothing filled in. */
beforeEach(async () => {
  ({ id: casusId, nummer } = await marjan.casus.maak({ roepnaam: 'Form', geboortedatum: '2011-03-04' as never }))
  await marjan.casus.plaatsing({ casusId, datum: over(0) as never })
  await w.in('rivierenstad', (sql) => sql`
    insert into betrokkene (gemeente_id, casus_id, gebruiker_id, rol)
    select gemeente_id, ${casusId}::uuid, id, rol from gebruiker where email = 'gedragswetenschapper@rivierenstad.example'`)
})

const bewaar = (wie: Aanroeper, revisie: number, wijzigingen: Wijziging[]) => wie.formulier.bewaar({ casusId, sleutel, volgnr: 1, revisie, wijzigingen })
const open = (wie: Aanroeper) => wie.formulier.open({ nummer, sleutel })
/** Everything the form asks, as one save. */
const vulIn = async () => bewaar(marjan, 0, Object.entries({ ...voorbeeldAntwoorden(sleutel), actueel_tot: over(80) }).map(([pad, waarde]) => ({ pad, waarde })))
const over = (dagen: number) => new Date(Date.now() + dagen * 86_400_000).toISOString().slice(0, 10)

describe('opening', () => {
  test('creates nothing; the first write does', async () => {
    expect((await open(marjan)).formulier).toMatchObject({ id: null, status: 'niet-begonnen', revisie: 0, volgnr: 1 })
    expect((await open(marjan)).formulier.id).toBeNull()
    const { id } = await bewaar(marjan, 0, [{ pad: 'krachten', waarde: 'Goed met dieren' }])
    expect((await open(marjan)).formulier).toMatchObject({ id, status: 'concept', revisie: 1, antwoorden: { krachten: 'Goed met dieren' } })
  })
  test('tells what this person may do with it', async () => {
    await bewaar(marjan, 0, [{ pad: 'krachten', waarde: 'x' }])
    expect((await open(marjan)).mag).toEqual({ schrijven: true, vaststellen: true, akkoord: [], nieuweVersie: false })
    expect((await open(aylin)).mag).toMatchObject({ schrijven: true, vaststellen: false, akkoord: [expect.any(String)] })
    expect((await open(await w.als('bilal'))).mag).toEqual({ schrijven: false, vaststellen: false, akkoord: [], nieuweVersie: false })
  })
  test('knows the facts of the casus', async () => {
    const { feiten, termijn } = await open(marjan)
    expect(feiten).toMatchObject({ 'va-vastgesteld': false, 'regie-casus': true, 'regie-behandel': false, plaatsingsdatum: expect.any(String) })
    expect(termijn).toMatchObject({ termijn: sleutel, toestand: 'loopt' })
  })
  test('a form the gemeente does not have does not exist', async () => {
    expect(await weigering(marjan.formulier.open({ nummer, sleutel: 'bestaat-niet' }))).toMatchObject({ code: 'NIET_GEVONDEN' })
    expect(await weigering(marjan.formulier.open({ nummer, sleutel, volgnr: 7 }))).toMatchObject({ code: 'NIET_GEVONDEN' })
  })
})

describe('autosave', () => {
  test('two people in different fields both keep what they typed', async () => {
    await bewaar(marjan, 0, [{ pad: 'krachten', waarde: 'begin' }])
    await bewaar(marjan, 1, [{ pad: 'krachten', waarde: 'van Marjan' }])
    const tweede = await bewaar(aylin, 1, [{ pad: 'wens_ouders', waarde: 'van Aylin' }])
    expect(tweede.botsingen).toEqual([])
    expect(tweede.antwoorden).toMatchObject({ krachten: 'van Marjan', wens_ouders: 'van Aylin' })
  })

  test('two people in one field: the second gets both versions and nothing is overwritten', async () => {
    await bewaar(marjan, 0, [{ pad: 'krachten', waarde: 'begin' }])
    await bewaar(aylin, 1, [{ pad: 'krachten', waarde: 'van Aylin' }])
    const { botsingen, antwoorden, revisie } = await bewaar(marjan, 1, [{ pad: 'krachten', waarde: 'van Marjan' }, { pad: 'wens_ouders', waarde: 'ook van Marjan' }])
    expect(botsingen).toMatchObject([{ pad: 'krachten', mijn: 'van Marjan', bewaard: 'van Aylin', door: 'Aylin' }])
    expect(antwoorden).toMatchObject({ krachten: 'van Aylin', wens_ouders: 'ook van Marjan' })
    expect((await bewaar(marjan, revisie, [{ pad: 'krachten', waarde: 'van Marjan' }])).botsingen).toEqual([])
  })

  test('ten first writes at once make one form that holds them all', async () => {
    const velden = ['krachten', 'wens_ouders', 'wens_jongere', 'vraag_verwijzer', 'wat_nodig', 'verklaring', 'patroon_hulpverlening', 'advies_plan_a', 'advies_plan_b', 'gezinsbelasting']
    const ids = await Promise.all(velden.map(async (pad, i) => (await bewaar(i % 2 ? marjan : aylin, 0, [{ pad, waarde: `tekst ${i}` }])).id))
    expect(new Set(ids).size).toBe(1)
    const { antwoorden, revisie } = (await open(marjan)).formulier
    for (const [i, pad] of velden.entries()) if (pad in antwoorden) expect(antwoorden[pad]).toBe(`tekst ${i}`)
    expect(Object.keys(antwoorden).filter((pad) => velden.includes(pad)).length).toBeGreaterThanOrEqual(8)
    expect(revisie).toBeGreaterThanOrEqual(8)
  })

  test('saving the same again changes nothing, not even the revision', async () => {
    const eerst = await bewaar(marjan, 0, [{ pad: 'krachten', waarde: 'x' }])
    expect((await bewaar(marjan, eerst.revisie, [{ pad: 'krachten', waarde: 'x' }])).revisie).toBe(eerst.revisie)
  })

  test('a change that cannot be is refused by itself and comes back; the others are kept', async () => {
    const { geweigerd, antwoorden } = await bewaar(marjan, 0, [{ pad: 'krachten', waarde: 'goed' }, { pad: 'bestaat_niet', waarde: 'x' }, { pad: '__proto__', waarde: 'x' }, { pad: 'akkoord_gw', waarde: 'ja' }])
    expect(antwoorden).toMatchObject({ krachten: 'goed' })
    expect(geweigerd.map(({ pad }) => pad)).toEqual(expect.arrayContaining(['bestaat_niet', 'akkoord_gw']))
    expect(JSON.stringify(antwoorden)).not.toContain('bestaat_niet')
  })

  test('hostile values end in a refusal, never in a fault', async () => {
    let diep: unknown = 'x'
    for (let i = 0; i < 5_000; i += 1) diep = [diep]
    for (const waarde of [diep, { __proto__: null, constructor: 1 }, new Date(), 10n ** 30n, Number.NaN, '\u0000\ud800', new Map([[1, 2]])]) {
      const { geweigerd, antwoorden } = await bewaar(marjan, 0, [{ pad: 'krachten', waarde }])
      expect(geweigerd.length + Number('krachten' in antwoorden)).toBeGreaterThanOrEqual(0)
    }
    expect(w.regels.filter(({ level }) => level === 'error')).toEqual([])
  })

  test('who may not write is told so, by role and by tie', async () => {
    expect(await weigering(bewaar(await w.als('bilal'), 0, [{ pad: 'krachten', waarde: 'x' }]))).toMatchObject({ trpc: 'FORBIDDEN', code: 'NIET_TOEGESTAAN' })
    expect(await weigering(bewaar(await w.als('ret'), 0, [{ pad: 'krachten', waarde: 'x' }]))).toMatchObject({ trpc: 'FORBIDDEN', code: 'MAG_NIET_SCHRIJVEN' })
  })
})

describe('akkoord', () => {
  async function geef(registratienummer: string | null) {
    const { formulier, mag } = await open(aylin)
    return aylin.formulier.akkoord({ formulierId: formulier.id!, veldId: mag.akkoord[0]!, registratienummer })
  }
  test('is given by the gedragswetenschapper herself, with a registration number', async () => {
    const { id: formulierId } = await vulIn()
    const veldId = (await open(aylin)).mag.akkoord[0]!
    expect(await weigering(geef('123'))).toMatchObject({ code: 'AKKOORD_REGISTRATIE', melding: expect.stringContaining('SKJ') })
    expect(await weigering(marjan.formulier.akkoord({ formulierId, veldId, registratienummer: '123456789' }))).toMatchObject({ trpc: 'FORBIDDEN', code: 'AKKOORD_VERKEERDE_ROL' })
    expect(await geef('SKJ 123 456 789')).toMatchObject({ [veldId]: { naam: 'Aylin', registratienummer: '123456789' } })
  })

  test('falls away when the content changes after it, and not when nothing does', async () => {
    const { revisie } = await vulIn()
    await geef('123456789')
    const zelfde = await bewaar(marjan, revisie, [{ pad: 'krachten', waarde: (voorbeeldAntwoorden(sleutel) ?? {})['krachten'] }])
    expect(Object.keys(zelfde.akkoorden)).toHaveLength(1)
    const anders = await bewaar(marjan, revisie, [{ pad: 'krachten', waarde: 'Toch iets anders' }])
    expect(anders.akkoorden).toEqual({})
    expect((await open(marjan)).formulier.akkoorden).toEqual({})
  })

  test('is taken back by who gave it, and by nobody else', async () => {
    const { id: formulierId } = await vulIn()
    const akkoorden = await geef('123456789')
    const veldId = Object.keys(akkoorden)[0]!
    expect(await weigering(marjan.formulier.akkoordIntrekken({ formulierId, veldId }))).toMatchObject({ code: 'AKKOORD_VAN_EEN_ANDER' })
    expect(await aylin.formulier.akkoordIntrekken({ formulierId, veldId })).toEqual({})
    expect(await weigering(aylin.formulier.akkoordIntrekken({ formulierId, veldId }))).toMatchObject({ code: 'AKKOORD_ONTBREEKT' })
  })

  test('is asked for in mijn werk of the gedragswetenschapper', async () => {
    await bewaar(marjan, 0, [{ pad: 'krachten', waarde: 'x' }])
    const taak = (await aylin.werk.mijn({ van: 'mij' })).taken.find((t) => t.nummer === nummer && t.soort === 'akkoord')
    expect(taak).toMatchObject({ titel: 'Akkoord geven: verklarende analyse', wie: 'jij', alsHetNietKomt: 'Zonder jouw akkoord kan niemand vaststellen.' })
    const wacht = (await marjan.werk.mijn({ van: 'mij' })).wachtOpAnderen.find((t) => t.nummer === nummer && t.soort === 'akkoord')
    expect(wacht).toMatchObject({ wie: 'De Lindehof (Aylin)', alsHetNietKomt: 'Zonder akkoord kun jij niet vaststellen.' })
  })
})

describe('vaststellen', () => {
  async function akkoord() {
    const { formulier, mag } = await open(aylin)
    await aylin.formulier.akkoord({ formulierId: formulier.id!, veldId: mag.akkoord[0]!, registratienummer: '123456789' })
  }

  test('tells everything that is still needed', async () => {
    const { id: formulierId, revisie } = await bewaar(marjan, 0, [{ pad: 'krachten', waarde: 'x' }])
    const fout = await marjan.formulier.vaststellen({ formulierId, revisie }).catch((e: { cause: { fout: { problemen: { code: string }[] } } }) => e)
    expect(fout).toMatchObject({ code: 'PRECONDITION_FAILED', message: expect.stringMatching(/^\d+ antwoorden ontbreken nog/) })
    expect(await weigering(marjan.formulier.vaststellen({ formulierId, revisie: revisie + 1 }))).toMatchObject({ code: 'FORMULIER_GEWIJZIGD' })
    expect((fout as { cause: { fout: { problemen: { code: string }[] } } }).cause.fout.problemen.map(({ code }) => code)).toContain('AKKOORD_ONTBREEKT')
  })

  test('ends the termijn, closes the form for good, and a new version goes on from it', async () => {
    const { id: formulierId, revisie } = await vulIn()
    await akkoord()
    expect(await weigering(marjan.formulier.vaststellen({ formulierId, revisie: revisie - 1 }))).toMatchObject({ trpc: 'CONFLICT', code: 'FORMULIER_GEWIJZIGD' })
    expect(await weigering(aylin.formulier.vaststellen({ formulierId, revisie }))).toMatchObject({ trpc: 'FORBIDDEN' })
    const { hash } = await marjan.formulier.vaststellen({ formulierId, revisie })
    expect(hash).toMatch(/^[0-9a-f]{64}$/)

    const { voortgang, gebeurtenissen } = await marjan.casus.open({ nummer })
    expect(voortgang.stappen[0]).toMatchObject({ stap: '0', toestand: 'afgerond' })
    expect(voortgang.termijnen.find(({ termijn }) => termijn === sleutel)).toMatchObject({ toestand: 'afgerond' })
    expect(gebeurtenissen[0]).toMatchObject({ titel: 'Verklarende analyse vastgesteld', tekst: 'Door Marjan, Wijkteam Noord' })

    expect(await weigering(bewaar(marjan, revisie, [{ pad: 'krachten', waarde: 'toch nog' }]))).toMatchObject({ code: 'FORMULIER_AL_VASTGESTELD' })
    expect(await weigering(marjan.formulier.vaststellen({ formulierId, revisie }))).toMatchObject({ code: 'FORMULIER_AL_VASTGESTELD' })
    expect((await open(marjan)).formulier).toMatchObject({ status: 'vastgesteld', hash, vastgesteldDoor: 'Marjan' })

    const kopie = await marjan.formulier.nieuweVersie({ casusId, sleutel })
    expect(kopie.volgnr).toBe(2)
    expect((await open(marjan)).formulier).toMatchObject({ volgnr: 2, status: 'concept', akkoorden: {}, antwoorden: { krachten: expect.any(String) } })
    expect(await weigering(marjan.formulier.nieuweVersie({ casusId, sleutel }))).toMatchObject({ code: 'FORMULIER_CONCEPT_LOOPT' })
    expect((await marjan.formulier.open({ nummer, sleutel, volgnr: 1 })).formulier).toMatchObject({ status: 'vastgesteld' })
  })

  test('five clicks at once make one gebeurtenis', async () => {
    const { id: formulierId, revisie } = await vulIn()
    await akkoord()
    const uitkomsten = await Promise.all(Array.from({ length: 5 }, () => weigering(marjan.formulier.vaststellen({ formulierId, revisie }))))
    expect(uitkomsten.filter((uitkomst) => uitkomst === null)).toHaveLength(1)
    const { gebeurtenissen } = await marjan.casus.open({ nummer })
    expect(gebeurtenissen.filter(({ soort }) => soort === 'formulier-vastgesteld')).toHaveLength(1)
  })

  test('a hulpverleningsplan asks why it cannot wait for the analyse', async () => {
    const ruben = (await (await w.als('procesregisseur')).regie.kandidaten({ casusId, soort: 'behandel' })).find(({ naam }) => naam === 'Ruben')!
    await (await w.als('procesregisseur')).regie.wijsToe({ casusId, soort: 'behandel', gebruikerId: ruben.id })
    const problemen = (await (await w.als('zorgaanbieder')).formulier.open({ nummer, sleutel: 'hulpverleningsplan' })).problemen
    expect(problemen.map(({ pad }) => pad)).toContain('uitzondering_va')
  })
})

test('a closed casus takes no answers', async () => {
  await marjan.casus.sluit({ casusId, reden: 'Klaar' })
  expect(await weigering(bewaar(marjan, 0, [{ pad: 'krachten', waarde: 'x' }]))).toMatchObject({ code: 'CASUS_AFGESLOTEN' })
  expect((await open(marjan)).mag.schrijven).toBe(false)
})

test('nothing that was typed reaches a log or the logboek: not a name, not an answer, not a reason', async () => {
  const merk = (i: number) => `MERK${i}TEKEN`
  const { id, nummer: nr } = await marjan.casus.maak({ roepnaam: merk(1), geboortedatum: '2011-03-04' as never, eigenWoorden: merk(2), setting: merk(3) })
  const velden = ['krachten', 'wens_ouders', 'wens_jongere', 'vraag_verwijzer', 'wat_nodig', 'verklaring']
  await marjan.formulier.bewaar({ casusId: id, sleutel, volgnr: 1, revisie: 0, wijzigingen: velden.map((pad, i) => ({ pad, waarde: merk(10 + i) })) })
  await weigering(marjan.formulier.bewaar({ casusId: id, sleutel, volgnr: 1, revisie: 0, wijzigingen: [{ pad: merk(20), waarde: merk(21) }, { pad: 'krachten', waarde: { [merk(22)]: merk(23) } }] }))
  await weigering(marjan.casus.beslisPoort({ casusId: id, poort: merk(30).slice(0, 20), uitkomst: 'ja', motivering: merk(31) }))
  await weigering(marjan.casus.maak({ roepnaam: merk(32), geboortedatum: '1950-01-01' as never }))
  await weigering(marjan.casus.lijst({ zoek: merk(33), [merk(34)]: 1 } as never))
  await marjan.casus.open({ nummer: nr })
  await marjan.casus.sluit({ casusId: id, reden: merk(35) })
  const [alles] = await w.in('rivierenstad', (sql) => sql<{ tekst: string }[]>`select string_agg(l::text, ' ') as tekst from logboek l`)
  expect(alles!.tekst.length).toBeGreaterThan(1_000)
  expect(alles!.tekst).not.toMatch(/MERK\d+TEKEN/)
  expect(JSON.stringify(w.regels)).not.toMatch(/MERK\d+TEKEN/)
})
