/** A form taken along: the same circle as reading it, a line of its own in the logboek, and nothing on it that the reader may not see. */
import { voorbeeldAntwoorden } from '@regietafel/domain/formulier'
import { rolSleutels } from '@regietafel/domain/regie'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { antwoordenCsv } from '../afdruk/tabel.ts'
import { openWereld, weigering, type Aanroeper, type Wereld } from '../testing/wereld.ts'

const sleutel = 'verklarende-analyse'
const over = (dagen: number) => new Date(Date.now() + dagen * 86_400_000).toISOString().slice(0, 10)
let w: Wereld
let marjan: Aanroeper
let nummer: string
let casusId: string
let hash: string

/** A casus of Marjan with a vastgestelde VA. */
beforeAll(async () => {
  w = await openWereld()
  marjan = await w.als('casusregisseur')
  ;({ id: casusId, nummer } = await marjan.casus.maak({ roepnaam: 'Zevenblad', geboortedatum: '2011-03-04' as never }))
  await marjan.casus.plaatsing({ casusId, datum: over(0) as never })
  await w.in('rivierenstad', (sql) => sql`
    insert into betrokkene (gemeente_id, casus_id, gebruiker_id, rol)
    select gemeente_id, ${casusId}::uuid, id, rol from gebruiker where email = 'gedragswetenschapper@rivierenstad.example'`)
  const aylin = await w.als('gedragswetenschapper')
  const antwoorden = { ...voorbeeldAntwoorden(sleutel), krachten: '=1+1 #panic("x")', actueel_tot: over(80) }
  const { id: formulierId, revisie } = await marjan.formulier.bewaar({ casusId, sleutel, volgnr: 1, revisie: 0, wijzigingen: Object.entries(antwoorden).map(([pad, waarde]) => ({ pad, waarde })) })
  const { mag } = await aylin.formulier.open({ nummer, sleutel })
  await aylin.formulier.akkoord({ formulierId, veldId: mag.akkoord[0]!, registratienummer: '123456789' })
  ;({ hash } = await marjan.formulier.vaststellen({ formulierId, revisie }))
})
afterAll(() => w.sluit())

const wegen = { afdruk: (a: Aanroeper) => a.formulier.afdruk({ nummer, sleutel }), antwoorden: (a: Aanroeper) => a.formulier.antwoorden({ nummer, sleutel }) }

describe.each(Object.entries(wegen))('%s', (_weg, vraag) => {
  /* Everybody of the demo that has a role, and somebody of another team. Written out, so that a change of a right is seen. */
  test.each([
    ['casusregisseur', null], ['bilal', null], ['gedragswetenschapper', null], ['procesregisseur', null], ['ret', null],
    ['gemeente', 'NIET_TOEGESTAAN'], ['beheerder', 'NIET_TOEGESTAAN'], ['operator', 'NIET_TOEGESTAAN'],
    ['nadia', 'NIET_GEVONDEN'], ['zorgaanbieder', 'NIET_GEVONDEN'],
  ])('%s: %s', async (wie, code) => {
    const aanroeper = await w.als(wie)
    expect((await weigering(vraag(aanroeper)))?.code ?? null).toBe(code)
    // Who may not read it may not take it along, and the other way round.
    expect((await weigering(aanroeper.formulier.open({ nummer, sleutel })))?.code ?? null).toBe(code)
  })
  test('the roles above are all of them, but the leidinggevende, who has no account', () => {
    expect(rolSleutels.filter((rol) => !['casusregisseur', 'gedragswetenschapper', 'procesregisseur', 'ret', 'gemeente', 'beheerder', 'operator', 'zorgaanbieder'].includes(rol))).toEqual(['leidinggevende'])
  })
  test('absent and invisible are the same answer', async () => {
    const nadia = await w.als('nadia')
    const onzichtbaar = await weigering(vraag(nadia))
    for (const invoer of [{ nummer: '1999-0001', sleutel }, { nummer, sleutel: 'bestaat-niet' }]) expect(await weigering(nadia.formulier.afdruk(invoer))).toEqual(onzichtbaar)
    expect(await weigering(marjan.formulier.afdruk({ nummer, sleutel, volgnr: 9 }))).toEqual(onzichtbaar)
    expect(await weigering(marjan.formulier.antwoorden({ nummer, sleutel, volgnr: 9 }))).toEqual(onzichtbaar)
  })
})

describe('the logboek', () => {
  test.each([['afdruk', 'formulier.afdrukken'], ['antwoorden', 'formulier.exporteren']] as const)('%s leaves %s, once, on the casus', async (weg, handeling) => {
    const tel = async () => (await marjan.logboek.casus({ casusId })).filter((r) => r.handeling === handeling && r.uitkomst === 'gelukt').length
    const voor = await tel()
    await wegen[weg](marjan)
    expect(await tel()).toBe(voor + 1)
  })
  test('a refusal stands there too', async () => {
    await weigering(wegen.afdruk(await w.als('gemeente')))
    const [regel] = await w.in('rivierenstad', (sql) => sql`select handeling, reden from logboek where uitkomst = 'geweigerd' order by op desc limit 1`)
    expect(regel).toEqual({ handeling: 'formulier.afdrukken', reden: 'NIET_TOEGESTAAN' })
  })
})

describe('what stands on it', () => {
  test('gemeente, casus, version, number, akkoord and every section of the form', async () => {
    const afdruk = await wegen.afdruk(marjan)
    expect(afdruk).toMatchObject({ gemeente: 'Rivierenstad', titel: 'Verklarende analyse', casus: nummer, wie: expect.stringMatching(/^Zevenblad, \d+ jaar$/), status: 'vastgesteld', meldingen: [] })
    expect(Object.fromEntries(afdruk.kenmerken)).toMatchObject({ Vastgesteld: expect.stringMatching(/ door Marjan$/), Controlegetal: hash, Afgedrukt: expect.stringMatching(/ door Marjan$/) })
    expect(afdruk.voet).toContain(`Casus ${nummer}, versie 1, controlegetal ${hash.slice(0, 12)}, afgedrukt `)
    const blokken = afdruk.secties.flatMap((s) => s.blokken)
    expect(blokken.find((b) => b.soort === 'akkoord')).toMatchObject({ regels: [['Wie', 'Aylin'], ['Rol', 'Gedragswetenschapper'], ['Registratienummer', '123456789'], ['Wanneer', expect.any(String)]] })
    expect(blokken.some((b) => b.soort === 'antwoord' && b.tekst === null)).toBe(true)
    expect(JSON.stringify(afdruk)).toContain('#panic(\\"x\\")')
  })
  test('the name of the file says which form, not who', async () => {
    const namen = [(await wegen.afdruk(marjan)).bestandsnaam, (await wegen.antwoorden(marjan)).bestandsnaam]
    expect(namen).toEqual([`casus-${nummer}-verklarende-analyse-versie-1.pdf`, `casus-${nummer}-verklarende-analyse-versie-1`])
  })
  test('a concept is marked as one, in the name too, and has no number yet', async () => {
    const { id } = await marjan.casus.maak({ roepnaam: 'Ander', geboortedatum: '2011-03-04' as never })
    const { casus } = await marjan.casus.open({ nummer: (await marjan.casus.lijst({ zoek: 'Ander' })).rijen.find((r) => r.id === id)!.nummer })
    const vraag = () => marjan.formulier.afdruk({ nummer: casus.nummer, sleutel })
    expect(await vraag()).toMatchObject({ status: 'niet-begonnen' })
    await marjan.formulier.bewaar({ casusId: id, sleutel, volgnr: 1, revisie: 0, wijzigingen: [{ pad: 'krachten', waarde: 'x' }] })
    const afdruk = await vraag()
    expect(afdruk).toMatchObject({ status: 'concept', bestandsnaam: `casus-${casus.nummer}-verklarende-analyse-versie-1-concept.pdf`, voet: expect.stringContaining('concept') })
    expect(afdruk.kenmerken.map(([k]) => k)).not.toContain('Controlegetal')
  })
  test('the answers as a table: one row each, safe to open, and no name of the child', async () => {
    const tabel = await wegen.antwoorden(marjan)
    expect(tabel.rijen[0]).toEqual(['Deel', 'Vraag', 'Regel', 'Antwoord', 'Code', 'Veld'])
    expect(tabel.rijen.find((r) => r[5] === 'aanleiding')).toEqual(['Basis', 'Aanleiding voor deze analyse', '', 'Overweging 1-op-1 begeleiding', 'overweging-1-op-1', 'aanleiding'])
    expect(antwoordenCsv(tabel)).toContain(`;"'=1+1 #panic(""x"")";`)
    expect(JSON.stringify(tabel)).not.toContain('Zevenblad')
  })
  test('the questions are those of the day it was vastgesteld, however late it is printed', async () => {
    const nu = (await wegen.afdruk(marjan)).secties
    await (await w.als('operator')).proefklok.vooruit({ dagen: 900 })
    try {
      expect((await wegen.afdruk(marjan)).secties).toEqual(nu)
    } finally {
      await (await w.als('operator')).proefklok.terug()
    }
  })
})
