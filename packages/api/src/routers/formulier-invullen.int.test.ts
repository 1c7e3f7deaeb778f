import { contentHash } from '@regietafel/db'
import { formulieren, type Formulierdefinitie } from '@regietafel/domain/formulier'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openWereld, weigering, type Aanroeper, type Wereld } from '../testing/wereld.ts'

let w: Wereld
let marjan: Aanroeper
let joost: Aanroeper
let ret: Aanroeper
let nummer: string
let casusId: string

const veld = (id: string, anders: object = {}) => ({ id, sleutel: id, label: id, type: 'tekst', ...anders })
const bron: Formulierdefinitie = {
  formaat: 1, sleutel: 'bron', titel: 'De bron', schrijft: ['casusregisseur'],
  secties: [{ id: 's1', sleutel: 's1', titel: 'Een', velden: [
    veld('wens'), veld('ziekte', { gevoelig: 'gezondheid' }), veld('geheim', { gevoelig: 'vertrouwelijk' }), veld('uren', { type: 'getal', config: { min: 0, max: 40 } }),
    veld('rijen', { type: 'lijst', velden: [veld('wie'), veld('straf', { gevoelig: 'strafrechtelijk' })] }), veld('stukken', { type: 'bijlage', gevoelig: 'vertrouwelijk' }),
  ] }],
}
const doel: Formulierdefinitie = {
  formaat: 1, sleutel: 'doel', titel: 'Het doel', schrijft: ['casusregisseur', 'procesregisseur'], los: 'meer',
  secties: [{ id: 's1', sleutel: 's1', titel: 'Een', velden: [
    veld('geplaatst', { type: 'datum', voorvul: [{ soort: 'feit', feit: 'plaatsingsdatum' }] }),
    veld('wens', { voorvul: [{ soort: 'formulier', formulier: 'bestaat-niet', veldId: 'x' }, { soort: 'formulier', formulier: 'bron', veldId: 'wens' }] }),
    veld('geheim', { voorvul: [{ soort: 'formulier', formulier: 'bron', veldId: 'geheim' }] }),
    veld('past_niet', { type: 'datum', voorvul: [{ soort: 'formulier', formulier: 'bron', veldId: 'wens' }] }),
    veld('begint', { standaard: 'begin', voorvul: [{ soort: 'formulier', formulier: 'bron', veldId: 'wens' }] }),
    veld('vrij'),
  ] }],
}

beforeAll(async () => {
  w = await openWereld()
  ;[marjan, joost, ret] = await Promise.all([w.als('casusregisseur'), w.als('procesregisseur'), w.als('ret')])
  await w.in('rivierenstad', async (sql) => {
    for (const definitie of [bron, doel]) {
      await sql`insert into formulierversie (gemeente_id, sleutel, versie, titel, definitie, hash)
        values (current_setting('app.gemeente_id')::uuid, ${definitie.sleutel}, 1, ${definitie.titel}, ${JSON.stringify(definitie)}::jsonb, ${contentHash(definitie)})`
    }
  })
})
afterAll(() => w.sluit())
beforeEach(async () => {
  ({ id: casusId, nummer } = await marjan.casus.maak({ roepnaam: 'Vul', geboortedatum: '2011-03-04' as never }))
  await marjan.casus.plaatsing({ casusId, datum: over(-1) as never })
})
const over = (dagen: number) => new Date(Date.now() + dagen * 86_400_000).toISOString().slice(0, 10)
const bewaar = (wie: Aanroeper, sleutel: string, antwoorden: Record<string, unknown>, { volgnr = 1, revisie = 0 } = {}) =>
  wie.formulier.bewaar({ casusId, sleutel, volgnr, revisie, wijzigingen: Object.entries(antwoorden).map(([pad, waarde]) => ({ pad, waarde })) })
const open = (wie: Aanroeper, sleutel: string, volgnr?: number) => wie.formulier.open({ nummer, sleutel, volgnr })
const VOL = { wens: 'Bij de paarden zijn', ziekte: 'astma', geheim: 'alleen voor de kring', uren: 6, rijen: [{ _id: 'r1', wie: 'Oma', straf: 'boete' }] }

describe('first answers', () => {
  test('come from the casus and from an earlier form, say where from, and are never over what is there', async () => {
    await bewaar(marjan, 'bron', VOL)
    const { formulier } = await open(marjan, 'doel')
    expect(formulier).toMatchObject({ id: null, antwoorden: { geplaatst: over(-1), wens: VOL.wens, geheim: VOL.geheim, begint: 'begin' } })
    expect(formulier.antwoorden).not.toHaveProperty('past_niet')
    expect(formulier.herkomst).toMatchObject({ geplaatst: { tekst: 'Overgenomen uit de casus: de datum van de plaatsing.' }, wens: { waarde: VOL.wens, tekst: expect.stringMatching(/^Overgenomen uit De bron, .*\.$/) as string } })
    expect(Object.keys(formulier.herkomst).sort()).toEqual(['geheim', 'geplaatst', 'wens'])
    await bewaar(marjan, 'doel', { vrij: 'x' })
    expect((await open(marjan, 'doel')).formulier).toMatchObject({ antwoorden: { wens: VOL.wens, vrij: 'x' }, herkomst: formulier.herkomst })
  })
  test('what the source says later is offered, not written; once it was taken it is offered no more', async () => {
    await bewaar(marjan, 'bron', VOL)
    await bewaar(marjan, 'doel', { wens: 'Zelf getypt' })
    expect((await open(marjan, 'doel')).voorstellen.map((v) => v.veldId)).toEqual(['begint'])
    await bewaar(marjan, 'bron', { wens: 'Toch liever koken' }, { revisie: 1 })
    const { voorstellen, formulier } = await open(marjan, 'doel')
    expect(formulier.antwoorden['wens']).toBe('Zelf getypt')
    expect(voorstellen).toMatchObject([{ veldId: 'wens', waarde: 'Toch liever koken', tekst: 'Toch liever koken', bron: expect.stringMatching(/^De bron, /) as string }, { veldId: 'begint' }])
    await bewaar(marjan, 'doel', { wens: 'Toch liever koken' }, { revisie: 1 })
    expect((await open(marjan, 'doel')).voorstellen.map((v) => v.veldId)).toEqual(['begint'])
  })
  test('an answer that somebody may not read does not come to her along another form', async () => {
    await bewaar(marjan, 'bron', VOL)
    const { formulier, voorstellen } = await open(joost, 'doel')
    expect(JSON.stringify([formulier, voorstellen])).not.toContain(VOL.geheim)
    expect(formulier.antwoorden['wens']).toBe(VOL.wens)
  })
})

describe('what a role may not read', () => {
  const zonder = async (wie: Aanroeper, ...geheimen: string[]) => {
    const paden = await Promise.all([open(wie, 'bron'), wie.formulier.afdruk({ nummer, sleutel: 'bron' }), wie.formulier.antwoorden({ nummer, sleutel: 'bron' }), wie.formulier.naast({ nummer, sleutel: 'bron' }), wie.casus.open({ nummer }), wie.formulier.antwoordenFhir({ nummer, sleutel: 'bron' })])
    for (const antwoord of paden) for (const geheim of geheimen) expect(JSON.stringify({ ...antwoord, definitie: null })).not.toContain(geheim)
    return paden
  }
  test('is in no answer of the API, as a concept and as what was vastgesteld; what she may read is', async () => {
    await bewaar(marjan, 'bron', VOL)
    const [eerst] = await zonder(joost, VOL.ziekte, VOL.geheim)
    expect(eerst.afgeschermd).toEqual(['ziekte', 'geheim', 'stukken'])
    expect(eerst.formulier.antwoorden).toMatchObject({ wens: VOL.wens, rijen: [{ straf: 'boete' }] })
    expect(Object.keys(eerst.formulier.veldrevisies).sort()).toEqual(['rijen', 'uren', 'wens'])
    const [naarRet] = await zonder(ret, VOL.geheim)
    expect(naarRet).toMatchObject({ afgeschermd: ['geheim', 'stukken'], formulier: { antwoorden: { ziekte: 'astma' } } })
    const { formulier } = await open(marjan, 'bron')
    await marjan.formulier.vaststellen({ formulierId: formulier.id!, revisie: formulier.revisie })
    const [, afdruk, tabel] = await zonder(joost, VOL.ziekte, VOL.geheim)
    expect(afdruk.meldingen).toHaveLength(1)
    expect(JSON.stringify(afdruk.secties)).toContain('Afgeschermd voor jouw rol')
    expect(JSON.stringify(tabel.rijen)).toContain('Afgeschermd voor jouw rol')
    const fhir = JSON.parse((await joost.formulier.antwoordenFhir({ nummer, sleutel: 'bron' })).tekst) as Record<string, unknown>
    expect(fhir).toMatchObject({ resourceType: 'QuestionnaireResponse', status: 'completed', extension: expect.arrayContaining([{ url: 'urn:regietafel:niet-mee', valueString: '"ziekte": afgeschermd voor jouw rol.' }]) as unknown })
    expect(JSON.stringify(fhir)).toContain(VOL.wens)
    expect((await open(marjan, 'bron')).afgeschermd).toEqual([])
  })
})

describe('a form whose answers say who reads it', () => {
  test('once vastgesteld, is closed to every role that was not chosen, also who wrote it and who begins the next version', async () => {
    const GEHEIM = 'alleen voor de begeleiders'
    await bewaar(marjan, 'stem-jongere', { hoe: 'zelf', wil_iets_zeggen: true, wat_wil_jij: GEHEIM, belangrijk: [{ _id: 'r1', belangrijk_naam: GEHEIM }], wie_mag_lezen: ['begeleiders'], begeleiding_1op1_cijfer: 5 })
    const { formulier, problemen } = await open(marjan, 'stem-jongere')
    expect([formulier.antwoorden['wat_wil_jij'], problemen]).toEqual([GEHEIM, []])
    await marjan.formulier.vaststellen({ formulierId: formulier.id!, revisie: formulier.revisie })
    for (const wie of [marjan, joost, ret]) {
      const paden = await Promise.all([open(wie, 'stem-jongere'), wie.formulier.afdruk({ nummer, sleutel: 'stem-jongere' }), wie.formulier.antwoorden({ nummer, sleutel: 'stem-jongere' }), wie.formulier.antwoordenFhir({ nummer, sleutel: 'stem-jongere' }), wie.formulier.naast({ nummer, sleutel: 'stem-jongere' }), open(wie, 'verklarende-analyse')])
      expect(JSON.stringify(paden)).not.toContain(GEHEIM)
    }
    await marjan.formulier.nieuweVersie({ casusId, sleutel: 'stem-jongere' })
    expect(JSON.stringify(await open(marjan, 'stem-jongere'))).not.toContain(GEHEIM)
  })
})

describe('what was vastgesteld', () => {
  test('keeps the questions as they were shown, and its hash covers them', async () => {
    await bewaar(marjan, 'bron', VOL)
    const { formulier } = await open(marjan, 'bron')
    const { hash } = await marjan.formulier.vaststellen({ formulierId: formulier.id!, revisie: formulier.revisie })
    const [rij] = await w.in('rivierenstad', (sql) => sql<{ getoond: { titel: string; blokken: { vraag: string; tekst?: string }[] }[]; antwoorden: object }[]>`select getoond, antwoorden from formulier where id = ${formulier.id!}`)
    expect(rij!.getoond).toMatchObject([{ titel: 'Een', blokken: [{ vraag: 'wens', tekst: VOL.wens }, { vraag: 'ziekte' }, { vraag: 'geheim' }, { vraag: 'uren', tekst: '6' }, { vraag: 'rijen' }, { vraag: 'stukken' }] }])
    expect(hash).toBe(contentHash({ definitie: contentHash(bron), antwoorden: rij!.antwoorden, getoond: rij!.getoond }))
  })
})

describe('a loose form', () => {
  test('is offered to who writes it, and made as often as it happens', async () => {
    expect((await marjan.casus.open({ nummer })).losse.map((f) => f.sleutel)).toContain('doel')
    expect((await ret.casus.open({ nummer })).losse.map((f) => f.sleutel)).not.toContain('doel')
    const [een, twee] = [await marjan.formulier.begin({ casusId, sleutel: 'doel' }), await marjan.formulier.begin({ casusId, sleutel: 'doel' })]
    expect([een.volgnr, twee.volgnr]).toEqual([1, 2])
    await bewaar(marjan, 'doel', { vrij: 'de tweede' }, { volgnr: 2 })
    expect((await open(marjan, 'doel', 1)).formulier.antwoorden).not.toHaveProperty('vrij')
    expect((await marjan.casus.open({ nummer })).formulieren.filter((f) => f.sleutel === 'doel').map((f) => f.volgnr)).toEqual([2, 1])
  })
  test('two who begin at once get one each', async () => {
    const ids = new Set<string>()
    for (let i = 0; i < 10; i += 1) for (const { id } of await Promise.all([marjan.formulier.begin({ casusId, sleutel: 'doel' }), joost.formulier.begin({ casusId, sleutel: 'doel' })])) ids.add(id)
    expect(ids.size).toBe(20)
  })
  test('of which there is one is not made twice, and one of a kader is not made loose', async () => {
    expect(await weigering(marjan.formulier.begin({ casusId, sleutel: 'stem-jongere' }))).toMatchObject({ code: 'NIET_TOEGESTAAN' })
    expect(await weigering(marjan.formulier.begin({ casusId, sleutel: 'hulpverleningsplan' }))).toMatchObject({ code: 'NIET_TOEGESTAAN' })
    const stem = () => marjan.casus.open({ nummer }).then(({ losse }) => losse.some((f) => f.sleutel === 'stem-jongere'))
    expect(await stem()).toBe(true)
    await bewaar(marjan, 'stem-jongere', { hoe: 'zelf' })
    expect(await stem()).toBe(false)
  })
})

describe('a file', () => {
  const PDF = Buffer.from('%PDF-1.7\n1 0 obj\n').toString('base64')
  const voegToe = (wie: Aanroeper, anders: object = {}) => wie.bijlage.voegToe({ casusId, sleutel: 'bron', volgnr: 1, veldId: 'stukken', naam: 'Verslag.pdf', inhoud: PDF, ...anders })
  test('is kept, stored in the answer, and read back by who may read the field', async () => {
    const bestand = await voegToe(marjan)
    expect(bestand).toMatchObject({ naam: 'Verslag.pdf', mediatype: 'application/pdf', grootte: 17 })
    const { revisie } = await open(marjan, 'bron').then(({ formulier }) => formulier)
    const { geweigerd, antwoorden } = await bewaar(marjan, 'bron', { stukken: [bestand] }, { revisie })
    expect([geweigerd, antwoorden['stukken']]).toEqual([[], [bestand]])
    expect(await marjan.bijlage.lees({ id: bestand.id })).toEqual({ naam: 'Verslag.pdf', mediatype: 'application/pdf', inhoud: PDF })
    expect(await weigering(joost.bijlage.lees({ id: bestand.id }))).toMatchObject({ code: 'NIET_GEVONDEN' })
  })
  test('is refused where there is no question for it, in the clothes of another kind, and too large', async () => {
    expect(await weigering(voegToe(marjan, { veldId: 'wens' }))).toMatchObject({ code: 'NIET_GEVONDEN' })
    expect(await weigering(voegToe(marjan, { naam: 'Verslag.html' }))).toMatchObject({ code: 'BIJLAGE_SOORT' })
    expect(await weigering(voegToe(marjan, { inhoud: Buffer.alloc(10 * 1024 * 1024 + 1).toString('base64') }))).toMatchObject({ code: 'BIJLAGE_TE_GROOT' })
    expect(await weigering(voegToe(joost))).toMatchObject({ code: 'NIET_TOEGESTAAN' })
    expect(await w.in('rivierenstad', (sql) => sql`select 1 from bijlage b join formulier f on f.id = b.formulier_id where f.casus_id = ${casusId}`)).toHaveLength(0)
  })
  test('is not added to what was vastgesteld', async () => {
    await bewaar(marjan, 'bron', VOL)
    const { formulier } = await open(marjan, 'bron')
    await marjan.formulier.vaststellen({ formulierId: formulier.id!, revisie: formulier.revisie })
    expect(await weigering(voegToe(marjan))).toMatchObject({ code: 'FORMULIER_AL_VASTGESTELD' })
  })
})

test('what can be pointed at: who works on the casus, and what was vastgesteld in it', async () => {
  await bewaar(marjan, 'bron', VOL)
  const { formulier } = await open(marjan, 'bron')
  await marjan.formulier.vaststellen({ formulierId: formulier.id!, revisie: formulier.revisie })
  const { verwijzingen, naast } = await open(marjan, 'doel')
  expect(verwijzingen).toEqual(expect.arrayContaining([expect.objectContaining({ soort: 'persoon', tekst: 'Marjan', onder: expect.stringContaining('Casusregie') as string }), expect.objectContaining({ soort: 'formulierversie', formulier: 'bron', id: formulier.id })]))
  expect(naast).toMatchObject([{ sleutel: 'bron', titel: 'De bron', volgnr: 1, status: 'vastgesteld' }])
  expect((await marjan.formulier.naast({ nummer, sleutel: 'bron' })).secties[0]!.velden[0]).toMatchObject({ label: 'wens', waarde: VOL.wens })
})

test('every shipped form can be begun: its first answers fit', async () => {
  for (const sleutel of Object.keys(formulieren)) {
    const { formulier, problemen } = await open(joost, sleutel)
    expect([sleutel, formulier.id, problemen.filter(({ ernst }) => ernst === 'fout')]).toEqual([sleutel, null, []])
  }
})
