import { achtergrondtaakRepository, formulierRepository, inGemeente, kaderRepository, verhuizingRepository, type Tx } from '@regietafel/db'
import { compileer, verhuis, voorbeeldContext, type Formulierdefinitie, type Veld } from '@regietafel/domain/formulier'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openWereld, weigering, type Aanroeper, type Wereld } from '../testing/wereld.ts'
import type { Wijziging } from '../types.ts'

const sleutel = 'proef'
const REDEN = 'De vraag naar het gezinshuis is vervallen.'
const optie = (...waarden: string[]) => ({ opties: waarden.map((waarde) => ({ waarde, label: waarde.toUpperCase() })) })
const wens: Veld = { id: 'wens', sleutel: 'wens', label: 'Wat wil de jongere', type: 'lang' }
const weg: Veld = { id: 'weg', sleutel: 'weg', label: 'Wat ging eerder mis', type: 'lang' }
const wonen = (...opties: string[]): Veld => ({ id: 'wonen', sleutel: 'wonen', label: 'Waar wonen', type: 'keuze', config: optie(...opties) })
const form = (...velden: Veld[]): Formulierdefinitie => ({ formaat: 1, sleutel, titel: 'Proef', schrijft: ['casusregisseur', 'gedragswetenschapper'], secties: [{ id: 's', sleutel: 's', titel: 'S', velden }] })
const v1 = form(wens, weg, wonen('thuis', 'gezinshuis'))
const v2 = form(wens, wonen('thuis', 'pleeggezin'), { id: 'ging', sleutel: 'ging', label: 'Wat ging er mis', type: 'lang' })

let w: Wereld
let gemeenteId: string
let beheerder: Aanroeper
let marjan: Aanroeper
let casusId: string
let nummer: string

beforeAll(async () => {
  w = await openWereld()
  gemeenteId = await w.in('rivierenstad', async (sql) => (await sql<{ id: string }[]>`select id from gemeente`)[0]!.id)
  ;[beheerder, marjan] = await Promise.all([w.als('beheerder'), w.als('casusregisseur')])
  await tx((t) => kaderRepository(t).publishFormulier(v1))
})
afterAll(() => w.sluit())
/** A casus with a concept on version 1; version 2 is live. */
beforeEach(async () => {
  await w.in('rivierenstad', (sql) => sql`update achtergrondtaak set status = 'geannuleerd' where status in ('wacht', 'bezig')`)
  ;({ id: casusId, nummer } = await marjan.casus.maak({ roepnaam: 'Verhuis', geboortedatum: '2011-03-04' as never }))
  const versie1 = (await tx((t) => kaderRepository(t).findFormulierversie(sleutel, 1)))!
  await tx((t) => formulierRepository(t).openConcept({ casusId, sleutel, volgnr: 1, formulierversieId: versie1.id, antwoorden: {}, door: null }))
  await bewaar(0, [{ pad: 'wens', waarde: 'Naar huis' }, { pad: 'weg', waarde: 'Drie keer verhuisd' }, { pad: 'wonen', waarde: 'gezinshuis' }])
  await tx((t) => kaderRepository(t).publishFormulier(v2))
})

const tx = <T>(work: (t: Tx) => Promise<T>): Promise<T> => inGemeente(w.testDb.app.db, { gemeenteId }, work)
const bewaar = (revisie: number, wijzigingen: Wijziging[], versie: number | undefined = 1) => marjan.formulier.bewaar({ casusId, sleutel, volgnr: 1, revisie, versie, wijzigingen })
const open = () => marjan.formulier.open({ nummer, sleutel })
const vraag = (anders: object = {}) => ({ sleutel, van: 'alle' as const, naar: 2, toewijzing: {}, ...anders })
const taak = () => tx((t) => achtergrondtaakRepository(t).create({ soort: 'formulier-verhuizen', door: 'x', invoer: { sleutel, vraag: vraag(), droog: false, reden: REDEN } }))

/** What the worker does with one form, waiting in the middle for `tussen`. */
async function verhuisHier(taakId: string, tussen: () => Promise<unknown> = async () => {}): Promise<void> {
  const { id } = (await open()).formulier
  await tx(async (t) => {
    const repository = verhuizingRepository(t)
    const formulier = (await repository.findFormulier(id!, { slot: true }))!
    await tussen()
    const naarVersieId = (await kaderRepository(t).findFormulierversie(sleutel, 2))!.id
    const uit = verhuis({ van: compileer(v1), naar: compileer(v2), antwoorden: formulier.antwoorden, context: voorbeeldContext, geparkeerd: formulier.geparkeerd })
    const aantallen = { ...uit.aantal, akkoorden: 0, vragen: { geparkeerd: [], teruggezet: [], ongeldig: [] } }
    await repository.move({ taakId, formulier, naarVersieId, antwoorden: uit.antwoorden, geparkeerd: uit.geparkeerd, veldrevisies: formulier.veldrevisies, trekAkkoordenIn: false, uitkomst: uit.uitkomst, aantallen, reden: REDEN, door: 'x' })
  })
}
const rust = () => new Promise((r) => setTimeout(r, 150))
const apart = async () => (await open()).geparkeerd.map(({ pad, antwoord }) => [pad, antwoord])

describe('a professional who has the form open while it moves', () => {
  test('her save on the old questions lands where they still stand; what has no place is apart; and she is told the version', async () => {
    await verhuisHier(await taak())
    const uit = await bewaar(1, [{ pad: 'wens', waarde: 'Naar huis, en naar oma' }, { pad: 'weg', waarde: 'Vier keer verhuisd' }])
    expect(uit).toMatchObject({ versie: 2, revisie: 3, botsingen: [], geweigerd: [], antwoorden: { wens: 'Naar huis, en naar oma' } })
    expect(await apart()).toEqual([['weg', 'Vier keer verhuisd'], ['wonen', 'gezinshuis']])
    expect((await open()).definitie.secties[0]!.velden.map((v) => v.id)).toEqual(['wens', 'wonen', 'ging'])
  })
  test('only something that has no place any more: it is kept too, and may not be sent by who may not write', async () => {
    await verhuisHier(await taak())
    expect(await bewaar(1, [{ pad: 'weg', waarde: 'Nog een zin' }])).toMatchObject({ versie: 2, antwoorden: { wens: 'Naar huis' } })
    expect((await apart())[0]).toEqual(['weg', 'Nog een zin'])
    const wie = await w.als('bilal')
    expect(await weigering(wie.formulier.bewaar({ casusId, sleutel, volgnr: 1, revisie: 1, versie: 1, wijzigingen: [{ pad: 'weg', waarde: 'x' }] }))).not.toBeNull()
  })
  test('without a version in the request the change is taken as one on the questions of now', async () => {
    await verhuisHier(await taak())
    const uit = await marjan.formulier.bewaar({ casusId, sleutel, volgnr: 1, revisie: 1, wijzigingen: [{ pad: 'weg', waarde: 'oud' }, { pad: 'wens', waarde: 'nieuw' }] })
    expect(uit).toMatchObject({ versie: 2, antwoorden: { wens: 'nieuw' }, geweigerd: [{ pad: 'weg' }] })
  })
  test('somebody else who wrote the same place after the move: both versions are shown', async () => {
    await verhuisHier(await taak())
    const procesregisseur = await w.als('procesregisseur')
    await w.in('rivierenstad', (sql) => sql`update formulier set veldrevisies = veldrevisies || '{"wens": {"rev": 3, "door": "iemand", "op": "2026-01-01T00:00:00Z"}}', antwoorden = antwoorden || '{"wens": "van een ander"}', revisie = 3 where casus_id = ${casusId}`)
    const uit = await bewaar(1, [{ pad: 'wens', waarde: 'van mij' }])
    expect(uit.botsingen).toMatchObject([{ pad: 'wens', mijn: 'van mij', bewaard: 'van een ander' }])
    expect(procesregisseur).toBeDefined()
  })
  test('a save that waits for the move lands on the new questions; a move that waits for a save takes it along', async () => {
    const id = await taak()
    let opslaan: ReturnType<typeof bewaar> | undefined
    await verhuisHier(id, async () => {
      opslaan = bewaar(1, [{ pad: 'wens', waarde: 'tijdens' }, { pad: 'weg', waarde: 'tijdens ook' }])
      await rust()
    })
    expect(await opslaan).toMatchObject({ versie: 2, antwoorden: { wens: 'tijdens' } })
    expect((await apart())[0]).toEqual(['weg', 'tijdens ook'])
  })
  test('at the same moment, twenty times: whoever is first, nothing that was typed is lost', async () => {
    for (let i = 0; i < 20; i += 1) {
      if (i > 0) await w.in('rivierenstad', (sql) => sql`update formulier set formulierversie_id = (select id from formulierversie where sleutel = ${sleutel} and versie = 1), antwoorden = '{"wens": "a", "weg": "b", "wonen": "gezinshuis"}', geparkeerd = '[]', veldrevisies = '{}', revisie = 1 where casus_id = ${casusId}`)
      const id = await taak()
      await Promise.all([verhuisHier(id), bewaar(1, [{ pad: 'wens', waarde: `wens ${i}` }, { pad: 'weg', waarde: `weg ${i}` }])])
      expect((await open()).formulier).toMatchObject({ versie: 2, antwoorden: { wens: `wens ${i}` } })
      expect((await apart()).find(([pad]) => pad === 'weg')).toEqual(['weg', `weg ${i}`])
    }
  }, 30_000)
  test('an akkoord is given on the questions that were read', async () => {
    const { formulier } = await open()
    await verhuisHier(await taak())
    const gw = await w.als('gedragswetenschapper')
    await w.in('rivierenstad', (sql) => sql`insert into betrokkene (gemeente_id, casus_id, gebruiker_id, rol) select gemeente_id, ${casusId}::uuid, id, rol from gebruiker where email = 'gedragswetenschapper@rivierenstad.example'`)
    expect(await weigering(gw.formulier.akkoord({ formulierId: formulier.id!, veldId: 'wens', versie: 1 }))).toMatchObject({ code: 'FORMULIER_GEWIJZIGD' })
    expect(await weigering(marjan.formulier.vaststellen({ formulierId: formulier.id!, revisie: 1 }))).toMatchObject({ code: 'FORMULIER_GEWIJZIGD' })
  })
  test('what stands apart is on paper, in the table, and goes along to the next version', async () => {
    await verhuisHier(await taak())
    expect((await marjan.formulier.afdruk({ nummer, sleutel })).secties.at(-1)).toMatchObject({ kop: 'Apart gezet', blokken: [{ vraag: 'Wat ging eerder mis' }, { vraag: 'Waar wonen' }] })
    expect((await marjan.formulier.antwoorden({ nummer, sleutel })).rijen.filter(([deel]) => deel === 'Apart gezet')).toHaveLength(2)
    const { formulier } = await open()
    await marjan.formulier.vaststellen({ formulierId: formulier.id!, revisie: formulier.revisie })
    await marjan.formulier.nieuweVersie({ casusId, sleutel })
    expect(await apart()).toEqual([['weg', 'Drie keer verhuisd'], ['wonen', 'gezinshuis']])
  })
})

test('some of the casussen: kept with the task, another choice is another question, and none is refused', async () => {
  const formulierIds = ['00000000-0000-4000-8000-000000000001']
  const vraag = { sleutel, van: 'alle' as const, naar: 2, toewijzing: {} }
  const start = (ids: string[] | undefined) => beheerder.verhuizing.start({ vraag, droog: false, reden: 'Daarom toch even', ...(ids && { formulierIds: ids }) })
  expect(await weigering(start([]))).toMatchObject({ trpc: 'BAD_REQUEST' })
  const { id } = await start(formulierIds)
  expect(await start(formulierIds)).toEqual({ id })
  expect(await weigering(start(undefined))).toMatchObject({ code: 'VERHUIZING_LOOPT' })
  const [rij] = await w.in('rivierenstad', (sql) => sql`select invoer from achtergrondtaak where id = ${id}`)
  expect(rij!['invoer']).toMatchObject({ formulierIds, droog: false })
  await beheerder.verhuizing.annuleer({ id })
})

describe('putting back', () => {
  const klaar = (id: string) => w.in('rivierenstad', (sql) => sql`update achtergrondtaak set status = 'klaar', klaar_op = nu() where id = ${id}`)
  test('as long as nobody wrote since; a later save on the new questions goes the same way back', async () => {
    const voor = await open()
    const id = await taak()
    await verhuisHier(id)
    expect(await weigering(beheerder.verhuizing.zetTerug({ id }))).toMatchObject({ code: 'VERHUIZING_LOOPT' })
    await klaar(id)
    expect(await beheerder.verhuizing.stand({ id })).toMatchObject({ verhuisd: 1, terugTeZetten: 1, teruggezet: 0 })
    expect(await beheerder.verhuizing.zetTerug({ id })).toEqual({ teruggezet: 1, blijft: 0 })
    expect(await beheerder.verhuizing.zetTerug({ id })).toEqual({ teruggezet: 0, blijft: 0 })
    const na = await open()
    expect([na.formulier.antwoorden, na.formulier.versie, na.geparkeerd]).toEqual([voor.formulier.antwoorden, 1, []])
    expect(await bewaar(2, [{ pad: 'ging', waarde: 'op de nieuwe getypt' }, { pad: 'wens', waarde: 'ook' }], 2)).toMatchObject({ versie: 1, antwoorden: { wens: 'ook', weg: 'Drie keer verhuisd' } })
    expect(await apart()).toEqual([['ging', 'op de nieuwe getypt']])
  })
  test('not what was written in; and racing with a save, either the save is in the form or the form is as before with her text in it', async () => {
    for (let i = 0; i < 10; i += 1) {
      if (i > 0) await w.in('rivierenstad', (sql) => sql`update formulier set formulierversie_id = (select id from formulierversie where sleutel = ${sleutel} and versie = 1), antwoorden = '{"wens": "a", "weg": "b"}', geparkeerd = '[]', veldrevisies = '{}', revisie = 1 where casus_id = ${casusId}`)
      const id = await taak()
      await verhuisHier(id)
      await klaar(id)
      const [terug] = await Promise.all([beheerder.verhuizing.zetTerug({ id }), bewaar(2, [{ pad: 'wens', waarde: `race ${i}` }], 2)])
      const na = await open()
      expect(na.formulier.antwoorden).toMatchObject({ wens: `race ${i}` })
      expect(na.formulier.versie).toBe(terug.teruggezet === 1 ? 1 : 2)
      const alles = [...Object.values(na.formulier.antwoorden), ...na.geparkeerd.map(({ antwoord }) => antwoord)]
      expect(alles).toEqual(expect.arrayContaining([`race ${i}`, i === 0 ? 'Drie keer verhuisd' : 'b']))
    }
  }, 30_000)
})

describe('choosing and starting', () => {
  test('the blad tells the versions, the differences in words, and what could take the place of what is gone', async () => {
    const blad = await beheerder.verhuizing.blad({ sleutel })
    expect(blad.versies.map(({ versie }) => versie)).toEqual([2, 1])
    expect(blad.keuze).toMatchObject({ van: [1], naar: 2 })
    expect(blad.keuze.aantal).toBeGreaterThan(0)
    expect(blad.verschillen[0]!.verschillen.map(({ zin }) => zin)).toContain('"Wat ging eerder mis" vervalt. Antwoorden gaan apart.')
    expect(blad.vervallen).toEqual([{ veldId: 'weg', label: 'Wat ging eerder mis', soort: 'lange tekst', ingevuld: expect.any(Number), kan: [{ veldId: 'ging', label: 'Wat ging er mis' }], voorstel: 'ging' }])
    expect(JSON.stringify(blad)).not.toContain('Drie keer verhuisd')
  })
  test('a try needs no reason, a move does', async () => {
    expect(await beheerder.verhuizing.start({ vraag: vraag(), droog: true })).toHaveProperty('id')
    const zonder = await beheerder.verhuizing.start({ vraag: vraag(), droog: false, reden: ' kort ' }).then(() => null, (e: { cause: { issues: { path: string[] }[] } }) => e.cause.issues[0]!.path)
    expect(zonder).toEqual(['reden'])
  })
  test('one at a time per form: the same is the same, a move stops a try, nothing stops a move; two at once start one', async () => {
    const proef = await beheerder.verhuizing.start({ vraag: vraag(), droog: true })
    expect(await beheerder.verhuizing.start({ vraag: vraag(), droog: true })).toEqual(proef)
    const echt = await Promise.all([1, 2, 3].map(() => beheerder.verhuizing.start({ vraag: vraag(), droog: false, reden: REDEN })))
    expect(new Set(echt.map(({ id }) => id)).size).toBe(1)
    expect((await beheerder.verhuizing.stand(proef)).status).toBe('geannuleerd')
    expect(await weigering(beheerder.verhuizing.start({ vraag: vraag(), droog: true }))).toMatchObject({ code: 'VERHUIZING_LOOPT' })
    await beheerder.verhuizing.annuleer(echt[0]!)
    expect(await beheerder.verhuizing.stand(echt[0]!)).toMatchObject({ status: 'geannuleerd', verhuisd: 0, uitkomst: null })
  })
  test.each([
    [{ naar: 9 }], [{ van: [9] }], [{ van: [2] }], [{ toewijzing: { weg: 'wonen' } }], [{ toewijzing: { wens: 'ging' } }], [{ toewijzing: { constructor: 'ging' } }],
  ])('%j is refused', async (anders) => {
    expect(await weigering(beheerder.verhuizing.start({ vraag: vraag(anders), droog: true }))).not.toBeNull()
  })
  test.each(['casusregisseur', 'procesregisseur', 'operator', 'gemeente'])('a %s may not', async (wie) => {
    expect(await weigering((await w.als(wie)).verhuizing.start({ vraag: vraag(), droog: true }))).toMatchObject({ trpc: 'FORBIDDEN' })
  })
})
