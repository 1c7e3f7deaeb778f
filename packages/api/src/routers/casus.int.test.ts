import { setTimeout } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { NERGENS, openWereld, weigering, type Aanroeper, type Wereld } from '../testing/wereld.ts'

let w: Wereld
let marjan: Aanroeper
beforeAll(async () => {
  w = await openWereld()
  marjan = await w.als('casusregisseur')
})
afterAll(() => w.sluit())

const dag = (over: number): never => new Date(Date.now() + over * 86_400_000).toISOString().slice(0, 10) as never
const maak = (roepnaam = 'Nieuw') => marjan.casus.maak({ roepnaam, geboortedatum: '2012-03-04' as never, eigenWoorden: 'Ik wil naar huis.' })

describe('a new casus', () => {
  test('begins with the aanvraag and with its maker as casusregisseur', async () => {
    const { id, nummer } = await maak('Vera')
    const open = await marjan.casus.open({ nummer })
    expect(open.casus).toMatchObject({ id, roepnaam: 'Vera', eigenWoorden: 'Ik wil naar huis.', afgeslotenOp: null })
    expect(open.regies).toMatchObject([{ soort: 'proces', gebruiker: null }, { soort: 'behandel', gebruiker: null }, { soort: 'casus', gebruiker: { naam: 'Marjan' } }])
    expect(open.gebeurtenissen.map(({ titel, tekst }) => [titel, tekst])).toEqual([
      ['Casusregie toegewezen', 'Aan Marjan, Wijkteam Noord. Door Marjan, Wijkteam Noord'],
      ['Aanvraag ontvangen', expect.stringMatching(/^Op .+\. Door Marjan, Wijkteam Noord$/)],
    ])
    expect(open.mag).toContain('casus.plaatsen')
    expect(open.voortgang.termijnen.map(({ termijn }) => termijn)).toContain('rer-advies')
  })

  test('takes a number no other casus has', async () => {
    const gemaakt = await Promise.all([maak(), maak(), maak()])
    expect(new Set(gemaakt.map(({ nummer }) => nummer)).size).toBe(3)
  })

  test('says at the field what is wrong, in Dutch', async () => {
    await expect(marjan.casus.maak({ roepnaam: '  ', geboortedatum: '2012-02-30' as never })).rejects.toMatchObject({ code: 'BAD_REQUEST' })
    expect(await weigering(marjan.casus.maak({ roepnaam: 'X', geboortedatum: '1980-01-01' as never }))).toMatchObject({ code: 'LEEFTIJD_BUITEN_BEREIK' })
    expect(await weigering(marjan.casus.maak({ roepnaam: 'X', geboortedatum: '2012-01-01' as never, aanvraagOp: dag(2) }))).toMatchObject({ code: 'DATUM_IN_TOEKOMST' })
  })

  test('that is refused halfway leaves nothing, not even its number', async () => {
    const { nummer } = await maak('Voor')
    expect(await weigering(marjan.casus.maak({ roepnaam: 'Half', geboortedatum: '2012-01-01' as never, organisatieId: NERGENS }))).toMatchObject({ code: 'NIET_GEVONDEN' })
    expect((await marjan.casus.lijst({ zoek: 'Half' })).rijen).toEqual([])
    expect(Number((await maak('Na')).nummer.slice(5))).toBe(Number(nummer.slice(5)) + 1)
  })

  test('at a zorgaanbieder with one regiebehandelaar has its behandelregie too', async () => {
    const [lindehof] = await w.in('rivierenstad', (sql) => sql<{ id: string }[]>`select id from organisatie where naam = 'De Lindehof'`)
    const { nummer } = await marjan.casus.maak({ roepnaam: 'Plek', geboortedatum: '2012-01-01' as never, organisatieId: lindehof!.id })
    expect((await marjan.casus.open({ nummer })).regies.find(({ soort }) => soort === 'behandel')).toMatchObject({ gebruiker: { naam: 'Ruben' } })
  })

  test('a zorgaanbieder makes none', async () => {
    expect(await weigering((await w.als('zorgaanbieder')).casus.maak({ roepnaam: 'X', geboortedatum: '2012-01-01' as never }))).toMatchObject({ trpc: 'FORBIDDEN' })
  })
})

describe('plaatsing and 1-op-1', () => {
  test('start the termijnen, and each is told with who did it', async () => {
    const { id: casusId, nummer } = await maak()
    await marjan.casus.plaatsing({ casusId, datum: dag(0) })
    await marjan.casus.start1op1({ casusId, datum: dag(0) })
    const { voortgang, gebeurtenissen, escalaties } = await marjan.casus.open({ nummer })
    expect(voortgang.termijnen.find(({ termijn }) => termijn === 'verklarende-analyse')).toMatchObject({ toestand: 'loopt', deadline: dag(7) })
    expect(gebeurtenissen.slice(0, 2).map(({ titel }) => titel)).toEqual(['1-op-1 begeleiding gestart', 'Plaatsing'])
    expect(escalaties.find(({ termijn, trap }) => termijn === 'verklarende-analyse' && trap === 'H1')).toMatchObject({ status: 'gepland', aan: ['jij'] })
  })

  test('a refusal leaves nothing behind', async () => {
    const { id: casusId, nummer } = await maak()
    expect(await weigering(marjan.casus.plaatsing({ casusId, datum: dag(2) }))).toMatchObject({ code: 'DATUM_IN_TOEKOMST', melding: expect.stringContaining('vandaag of eerder') })
    expect((await marjan.casus.open({ nummer })).gebeurtenissen).toHaveLength(2)
  })

  test('two plaatsingen at the same moment: one is recorded, the other is told that it is', async () => {
    const { id: casusId } = await maak()
    // Both are under way while somebody else holds the casus; then they go on, one after the other.
    const uitkomsten = await w.in('rivierenstad', async (sql) => {
      await sql`select id from casus where id = ${casusId} for no key update`
      const lopend = [1, 2].map(() => weigering(marjan.casus.plaatsing({ casusId, datum: dag(0) })))
      await setTimeout(400)
      return lopend
    })
    expect((await Promise.all(uitkomsten)).map((uitkomst) => uitkomst?.code ?? 'gelukt').sort()).toEqual(['AL_GEPLAATST', 'gelukt'])
  })

  test('a colleague of the holder reads along but does not act', async () => {
    const { id: casusId, nummer } = await maak()
    const bilal = await w.als('bilal')
    expect((await bilal.casus.open({ nummer })).mag).not.toContain('casus.plaatsen')
    expect(await weigering(bilal.casus.plaatsing({ casusId, datum: dag(0) }))).toMatchObject({ trpc: 'FORBIDDEN', code: 'NIET_TOEGESTAAN' })
  })
})

describe('a poort', () => {
  test('is decided once it is open, by the holder of the casusregie, with a reason', async () => {
    const { rijen } = await marjan.casus.lijst({ zoek: 'Sofie' })
    const { id: casusId, nummer } = rijen[0]!
    const besluit = { casusId, poort: 'D2', uitkomst: 'ja', motivering: 'De uren dalen volgens plan.' } as const
    expect(await weigering(marjan.casus.beslisPoort({ ...besluit, motivering: ' ' }))).toMatchObject({ trpc: 'BAD_REQUEST' })
    expect(await weigering(marjan.casus.beslisPoort({ ...besluit, poort: 'D9' }))).toMatchObject({ code: 'NIET_GEVONDEN' })
    await marjan.casus.beslisPoort(besluit)
    expect(await weigering(marjan.casus.beslisPoort(besluit))).toMatchObject({ trpc: 'CONFLICT', code: 'POORT_AL_BESLIST' })
    const [eerste] = (await marjan.casus.open({ nummer })).gebeurtenissen
    expect(eerste).toMatchObject({ titel: 'Poort beslist: Op schema? Ja', tekst: '“De uren dalen volgens plan.” Door Marjan, Wijkteam Noord' })
  })

  test('the gemeente sees the decision and not the motivering', async () => {
    const wilma = await w.als('gemeente')
    const { rijen } = await wilma.casus.lijst({ zoek: 'Sofie' })
    const [eerste] = (await wilma.casus.open({ nummer: rijen[0]!.nummer })).gebeurtenissen
    expect(eerste).toMatchObject({ titel: 'Poort beslist: Op schema? Ja', tekst: '' })
  })
})

describe('closing and reopening', () => {
  test('nothing happens to a closed casus until it is reopened', async () => {
    const { id: casusId, nummer } = await maak()
    await marjan.casus.sluit({ casusId, reden: 'Niet meer nodig' })
    expect(await weigering(marjan.casus.plaatsing({ casusId, datum: dag(0) }))).toMatchObject({ code: 'CASUS_AFGESLOTEN' })
    expect((await marjan.casus.lijst({ filter: 'afgesloten', aantal: 200 })).rijen.map((rij) => rij.nummer)).toContain(nummer)
    await marjan.casus.heropen({ casusId, reden: 'Toch wel' })
    await marjan.casus.plaatsing({ casusId, datum: dag(0) })
    expect((await marjan.casus.open({ nummer })).voortgang.open).toBe(true)
  })
})

describe('the list', () => {
  test('pages without losing or doubling a row, and searches by number and name', async () => {
    const joost = await w.als('procesregisseur')
    const alle = await joost.casus.lijst({ aantal: 200 })
    const gebladerd: string[] = []
    for (let na: string | null | undefined; na !== null;) {
      const bladzijde = await joost.casus.lijst({ aantal: 7, na })
      gebladerd.push(...bladzijde.rijen.map(({ id }) => id))
      na = bladzijde.volgende
    }
    expect(gebladerd).toEqual(alle.rijen.map(({ id }) => id))
    expect((await joost.casus.lijst({ zoek: 'sam' })).rijen[0]).toMatchObject({ roepnaam: 'Sami', teLaat: 1, volgende: { toestand: 'verstreken' } })
    const zonder = (await joost.casus.lijst({ filter: 'zonder-regie', aantal: 200 })).rijen
    expect(zonder.map(({ roepnaam }) => roepnaam)).toContain('Hugo')
  })

  test('a search with odd characters is answered, not broken', async () => {
    for (const zoek of ['%', '_', "' or 1=1", '\u0000', '\ud800', 'é'.repeat(50), '2026-']) await expect(marjan.casus.lijst({ zoek })).resolves.toBeDefined()
  })
})
