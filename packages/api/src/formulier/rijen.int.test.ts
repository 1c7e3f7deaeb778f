import { contentHash } from '@regietafel/db'
import { spoorTussen, type Formulierdefinitie } from '@regietafel/domain/formulier'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openWereld, type Aanroeper, type Wereld } from '../testing/wereld.ts'

let w: Wereld
let marjan: Aanroeper
let aanbieder: Aanroeper
let casusId: string
let nummer: string
const over = (dagen: number) => new Date(Date.now() + dagen * 86_400_000).toISOString().slice(0, 10)
const open = async (wie: Aanroeper, sleutel: string) => (await wie.formulier.open({ nummer, sleutel })).verwijzingen.filter(({ soort }) => soort === 'formulierrij')

const veld = (id: string, anders: object = {}) => ({ id, sleutel: id, label: id, type: 'tekst', ...anders })
/** Points at a list with a class, from a form the zorgaanbieder and the procesregisseur write. */
const geheim: Formulierdefinitie = { formaat: 1, sleutel: 'rij-bron', titel: 'Bron', schrijft: ['casusregisseur'], secties: [{ id: 's', sleutel: 's', titel: 'S', velden: [veld('mensen', { type: 'lijst', gevoelig: 'vertrouwelijk', config: { rijtitel: 'mensen_naam' }, velden: [veld('mensen_naam')] })] }] }
const wijzer: Formulierdefinitie = { formaat: 1, sleutel: 'rij-doel', titel: 'Doel', schrijft: ['zorgaanbieder', 'procesregisseur', 'casusregisseur'], secties: [{ id: 's', sleutel: 's', titel: 'S', velden: [veld('wie', { type: 'ref', config: { soort: 'formulierrij', formulier: 'rij-bron', vanLijst: 'mensen' } })] }] }

beforeAll(async () => {
  w = await openWereld()
  ;[marjan, aanbieder] = await Promise.all([w.als('casusregisseur'), w.als('zorgaanbieder')])
  await w.in('rivierenstad', async (sql) => {
    for (const definitie of [geheim, wijzer]) await sql`insert into formulierversie (gemeente_id, sleutel, versie, titel, definitie, hash) values (current_setting('app.gemeente_id')::uuid, ${definitie.sleutel}, 1, ${definitie.titel}, ${JSON.stringify(definitie)}::jsonb, ${contentHash(definitie)})`
  })
  ;({ id: casusId, nummer } = await marjan.casus.maak({ roepnaam: 'Spoor', geboortedatum: '2011-03-04' as never }))
  await marjan.casus.plaatsing({ casusId, datum: over(-1) as never })
})
afterAll(() => w.sluit())
const bewaar = (sleutel: string, revisie: number, antwoorden: Record<string, unknown>) => marjan.formulier.bewaar({ casusId, sleutel, volgnr: 1, revisie, wijzigingen: Object.entries(antwoorden).map(([pad, waarde]) => ({ pad, waarde })) })

describe('rows of another form to point at', () => {
  test('there are none as long as that form was not begun', async () => expect(await open(marjan, 'rij-doel')).toEqual([]))
  test('each by its name; one without a name not', async () => {
    await bewaar('rij-bron', 0, { mensen: [{ _id: 'm1', mensen_naam: 'Oma' }, { _id: 'm2' }] })
    expect(await open(marjan, 'rij-doel')).toEqual([{ soort: 'formulierrij', id: 'm1', tekst: 'Oma', formulier: 'rij-bron', lijst: 'mensen', onder: '(concept)', concept: true }])
  })
  test('none of what this role may not read there', async () => expect(await open(await w.als('procesregisseur'), 'rij-doel')).toEqual([]))
  test('the HVP gets the factoren of the verklarende analyse, with what each does and that it is of a concept, so that the trace can be told', async () => {
    await bewaar('verklarende-analyse', 0, { factoren: [{ _id: 'f1', factoren_omschrijving: 'Vaak verhuisd', factoren_soort: 'ontstaan' }, { _id: 'f2', factoren_omschrijving: 'Oma belt', factoren_soort: 'verminderen' }] })
    const joost = await w.als('procesregisseur')
    const ruben = (await joost.regie.kandidaten({ casusId, soort: 'behandel' })).find(({ naam }) => naam === 'Ruben')!
    await joost.regie.wijsToe({ casusId, soort: 'behandel', gebruikerId: ruben.id })
    const rijen = await open(aanbieder, 'hulpverleningsplan')
    expect(rijen).toEqual([
      { soort: 'formulierrij', id: 'f1', tekst: 'Vaak verhuisd', formulier: 'verklarende-analyse', lijst: 'factoren', kenmerk: 'ontstaan', onder: 'Ontstaan (concept)', concept: true },
      { soort: 'formulierrij', id: 'f2', tekst: 'Oma belt', formulier: 'verklarende-analyse', lijst: 'factoren', kenmerk: 'verminderen', onder: 'Beschermt (concept)', concept: true },
    ])
    expect(spoorTussen(rijen.map(({ id, tekst, kenmerk }) => ({ id, naam: tekst, soort: kenmerk })), []).zonderDoel.map(({ id }) => id)).toEqual(['f1'])
  })
})
