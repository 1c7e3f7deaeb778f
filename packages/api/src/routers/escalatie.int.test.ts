import { bewakingRepository, inGemeente, sqlOf } from '@regietafel/db'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openWereld, weigering, type Aanroeper, type Wereld } from '../testing/wereld.ts'

let w: Wereld
let femke: Aanroeper
let marjan: Aanroeper
beforeAll(async () => {
  w = await openWereld()
  ;[femke, marjan] = await Promise.all([w.als('operator'), w.als('casusregisseur')])
})
afterAll(() => w.sluit())

/** As the worker leaves it: trap E2 of the late evaluatie of Sami, delivered to Marjan. */
async function laatAfgaan(trap: string, betaalvlag = false): Promise<string> {
  const [bij] = await w.in('rivierenstad', (sql) => sql<{ gemeenteId: string; termijnId: string; casusId: string; marjan: string }[]>`
    select t.gemeente_id as "gemeenteId", t.id as "termijnId", t.casus_id as "casusId", (select id from gebruiker where email = 'casusregisseur@rivierenstad.example') as marjan
    from termijn t join casus c on c.id = t.casus_id where c.roepnaam = 'Sami' and t.termijn = 'evaluatie-dag-21'`)
  const { gemeenteId, termijnId, casusId, marjan: gebruikerId } = bij!
  return inGemeente(w.testDb.worker.db, { gemeenteId }, async (tx) => {
    const [escalatie] = await bewakingRepository(tx).schrijfEscalaties([{ gemeenteId, termijnId, casusId, cyclus: 1, trap, geplandOp: new Date().toISOString(), naar: ['casusregisseur'], betaalvlag, bezorgd: false, bezorgenNa: null }], [], [])
    await sqlOf(tx)`
      insert into bezorging (gemeente_id, escalatie_id, kanaal, gebruiker_id, rol, sleutel) values (${gemeenteId}, ${escalatie!.id}, 'taak', ${gebruikerId}, 'casusregisseur', ${`${escalatie!.id}:taak:${gebruikerId}`})`
    return escalatie!.id
  })
}

describe('an escalatie', () => {
  test('is a task of who got it, and is picked up with a reason', async () => {
    const id = await laatAfgaan('E2')
    const voor = await marjan.sessie.ik()
    expect((await marjan.werk.mijn({ van: 'mij' })).taken.find(({ escalatieId }) => escalatieId === id)).toMatchObject({ titel: 'Escalatie 2: Evaluatie dag 21', roepnaam: 'Sami' })
    expect(voor.menu.escalaties).toBe(1)

    await expect(marjan.escalatie.bevestig({ escalatieId: id, reden: ' ' })).rejects.toMatchObject({ code: 'BAD_REQUEST' })
    await marjan.escalatie.bevestig({ escalatieId: id, reden: 'De evaluatie volgt maandag.' })
    expect(await weigering(marjan.escalatie.bevestig({ escalatieId: id, reden: 'nog eens' }))).toEqual({ trpc: 'CONFLICT', code: 'ESCALATIE_AL_BEVESTIGD', melding: 'Je hebt deze escalatie al opgepakt, misschien in een ander venster.' })
    expect((await marjan.sessie.ik()).menu.escalaties).toBe(0)

    const { rijen } = await femke.escalatie.lijst({ filter: { status: 'bevestigd' } })
    expect(rijen).toMatchObject([{ id, trap: 'E2', bevestigdDoor: 'Marjan', magBevestigen: false, aan: [{ naam: 'Marjan', rolLabel: 'Casusregisseur', omgeleidVan: null }], kanalen: [{ kanaal: 'taak', status: 'wacht' }] }])
    expect(rijen[0]!.nummer).toMatch(/-0042$/)
  })

  test('of somebody else does not exist, except for who guards them all', async () => {
    const id = await laatAfgaan('E3')
    expect(await weigering((await w.als('nadia')).escalatie.bevestig({ escalatieId: id, reden: 'omdat het moet' }))).toMatchObject({ code: 'NIET_GEVONDEN' })
    await femke.escalatie.bevestig({ escalatieId: id, reden: 'Gebeld' })
  })

  test('is picked up once, however many press at the same moment', async () => {
    const id = await laatAfgaan('E4')
    const uitkomsten = await Promise.all(Array.from({ length: 5 }, () => weigering(femke.escalatie.bevestig({ escalatieId: id, reden: 'omdat het moet' }))))
    expect(uitkomsten.filter((uitkomst) => uitkomst === null)).toHaveLength(1)
  })
})

test('why it came to another is read from who held the rol then, and until when she is away now', async () => {
  const id = await laatAfgaan('E7')
  const naar = (rol: string) => w.testDb.beheer.sql`update bezorging set omgeleid_van = ${rol} where escalatie_id = ${id}`
  const reden = async () => (await femke.escalatie.blad({ escalatieId: id })).rij.aan[0]!.reden
  expect(await reden()).toBeNull()
  const bezet = await w.in('rivierenstad', async (sql) => (await sql<{ soort: string; gebruikerId: string }[]>`
    select r.soort, r.gebruiker_id as "gebruikerId" from regie r join casus c on c.id = r.casus_id where c.roepnaam = 'Sami' and upper_inf(r.periode)`))
  await naar('gedragswetenschapper')
  await w.testDb.beheer.sql`update betrokkene set tot = van + interval '1 second' where rol = 'gedragswetenschapper' and casus_id = (select casus_id from escalatie where id = ${id})`
  expect(await reden()).toEqual({ leeg: true, afwezigTot: null })
  await naar('zorgaanbieder')
  expect(await reden()).toEqual({ leeg: false, afwezigTot: null })
  const { gebruikerId } = bezet.find(({ soort }) => soort === 'behandel')!
  await w.testDb.beheer.sql`update gebruiker set afwezig_tot = '2099-10-09T22:00:00Z' where id = ${gebruikerId}`
  expect(await reden()).toEqual({ leeg: false, afwezigTot: '2099-10-09T22:00:00.000Z' })
  expect((await femke.wachtrij.overzicht({ filter: { status: 'alle' } })).escalaties.rijen.flatMap(({ aan }) => aan)).toContainEqual(expect.stringMatching(/^Zorgaanbieder is er niet tot en met vr 9 okt/))
  await w.testDb.beheer.sql`update gebruiker set afwezig_tot = null where id = ${gebruikerId}`
})

test('that nobody of the gemeente can judge a betaalvlag is looked at when it is read: gone as soon as somebody is back', async () => {
  const id = await laatAfgaan('E8', true)
  const zoek = async () => (await femke.escalatie.blad({ escalatieId: id })).rij.zoekBeoordelaar
  const er = (tot: string | null) => w.testDb.beheer.sql`update gebruiker set afwezig_tot = ${tot}::text::timestamptz where rol = 'gemeente'`
  expect(await zoek()).toBe(false)
  await er('2099-01-01T00:00:00Z')
  expect(await zoek()).toBe(true)
  expect((await marjan.escalatie.blad({ escalatieId: id })).rij.zoekBeoordelaar).toBe(false)
  await er(null)
  expect(await zoek()).toBe(false)
})

test('a reminder asks for no answer, and what was replaced or turned out wrong says so', async () => {
  const lijst = async (trap: string) => (await femke.escalatie.lijst({ filter: { status: 'open', trap }, aantal: 200 })).rijen
  const [herinnering] = await lijst('H1')
  expect(herinnering).toMatchObject({ herinnering: true, magBevestigen: false, vervangen: false, achterafOnterecht: false })
  const [escalatie] = await lijst('E1')
  expect(escalatie).toMatchObject({ herinnering: false, magBevestigen: true, vervangen: false, achterafOnterecht: false })
  await w.in('rivierenstad', (sql) => sql`update escalatie set vervangen = true, achteraf_onterecht = true where id = ${escalatie!.id}`)
  expect((await lijst('E1')).find(({ id }) => id === escalatie!.id)).toMatchObject({ vervangen: true, achterafOnterecht: true })
})

describe('the list', () => {
  test('is oldest first, filters, and pages without losing a row', async () => {
    const alle = await femke.escalatie.lijst({ filter: {}, aantal: 200 })
    expect(alle.totaal).toBeGreaterThan(20)
    const gebladerd: string[] = []
    for (let na: string | null | undefined; na !== null;) {
      const bladzijde = await femke.escalatie.lijst({ filter: {}, aantal: 9, na })
      gebladerd.push(...bladzijde.rijen.map(({ id }) => id))
      na = bladzijde.volgende
      if (gebladerd.length >= 60) break
    }
    expect(gebladerd).toEqual(alle.rijen.slice(0, gebladerd.length).map(({ id }) => id))
    const ouderdom = alle.rijen.map(({ ouderdomMs }) => ouderdomMs)
    expect(ouderdom).toEqual([...ouderdom].sort((a, b) => b - a))
    expect(new Set((await femke.escalatie.lijst({ filter: { trap: 'H1' }, aantal: 200 })).rijen.map(({ trap }) => trap))).toEqual(new Set(['H1']))
  })

  test('says how healthy the guarding is, also when no worker ever ran', async () => {
    const { maten, stilTot } = (await femke.escalatie.lijst({})).gezondheid!
    expect(stilTot).toBeNull()
    expect(maten).toContainEqual(expect.objectContaining({ maat: 'workers', waarde: 0, niveau: 'over-de-grens' }))
    expect(maten).toContainEqual(expect.objectContaining({ maat: 'sweep-achterstand', waarde: null, niveau: 'onbekend' }))
  })

  test('judges each number as the console does, by the rules of the gemeente', async () => {
    await w.testDb.beheer.sql`insert into meldregel (gemeente_id, maat, grens, stappen, gewijzigd_door) select id, 'achterstand-e2', 1, '[0]'::jsonb, 'b' from gemeente where sleutel = 'rivierenstad'`
    const [{ id: gemeente }] = await w.testDb.beheer.sql<[{ id: string }]>`select id from gemeente where sleutel = 'rivierenstad'`
    const [hier, console] = [(await femke.escalatie.lijst({})).gezondheid!.maten, (await femke.wachtrij.overzicht({ filter: { gemeente } })).maten]
    expect(hier.map(({ maat, grens, niveau }) => [maat, grens, niveau])).toEqual(console.map(({ maat, grens, niveau }) => [maat, grens, niveau]))
    expect(hier).toContainEqual(expect.objectContaining({ maat: 'achterstand-e2', grens: 1 }))
  })

  test('of an operator says what waits in the other gemeenten she guards, and only there', async () => {
    await w.testDb.beheer.sql`
      insert into escalatie (gemeente_id, casus_id, termijn_id, cyclus, trap, gepland_op, naar)
      select t.gemeente_id, t.casus_id, t.id, t.cyclus, 'E9', t.einde_op + interval '1 day', '{casusregisseur}' from termijn t join gemeente g on g.id = t.gemeente_id where g.sleutel = 'waterdam' limit 1`
    const { elders } = await femke.escalatie.lijst({})
    expect(elders).toEqual([{ id: expect.any(String) as string, naam: 'Waterdam', wachten: expect.any(Number) as number }])
    const { totaal } = await (await w.als('operator', 'waterdam')).escalatie.lijst({ filter: { wacht: true } })
    expect(elders[0]!.wachten).toBe(totaal)
    expect(totaal).toBeGreaterThan(0)
    expect((await (await w.als('kim')).escalatie.lijst({})).elders).toEqual([])
    expect((await (await w.als('procesregisseur')).escalatie.lijst({})).elders).toEqual([])
  })

  test('of a casusregisseur holds what came to her, with the name of the jongere and nothing about the machinery', async () => {
    const { rijen, totaal, gezondheid, zonderRegie, trappen } = await marjan.escalatie.lijst({ filter: {}, aantal: 200 })
    expect(rijen.length).toBe(totaal)
    expect(rijen.every(({ aan }) => aan.some(({ naam }) => naam === 'Marjan'))).toBe(true)
    expect(rijen.find(({ nummer }) => nummer.endsWith('-0042'))?.wie).toMatch(/^Sami, \d+$/)
    expect({ gezondheid, zonderRegie, trappen }).toEqual({ gezondheid: null, zonderRegie: [], trappen: ['H1', 'E1', 'E2', 'E3', 'E4'] })
    expect(totaal).toBeLessThan((await femke.escalatie.lijst({})).totaal)
  })

  test('of what waits leaves out reminders and what was replaced; the menu counts the same', async () => {
    const { rijen, totaal } = await femke.escalatie.lijst({ filter: { wacht: true }, aantal: 200 })
    expect(rijen.some(({ herinnering, vervangen, status }) => herinnering || vervangen || status !== 'open')).toBe(false)
    expect(totaal).toBeGreaterThan(0)
    expect((await femke.escalatie.lijst({ filter: { status: 'open' } })).totaal).toBeGreaterThan(totaal)
    expect((await femke.sessie.ik()).menu.escalaties).toBe(totaal)
  })
})

test('the number in the menu is of what asks for attention: not of tasks more than 90 days ahead', async () => {
  const { taken, vandaag } = await marjan.werk.mijn({ van: 'mij' })
  const ver = taken.filter(({ deadline }) => deadline !== null && Date.parse(deadline) - Date.parse(vandaag) > 90 * 86_400_000)
  expect(ver.length).toBeGreaterThan(0)
  expect((await marjan.sessie.ik()).menu.mijnWerk).toBe(taken.length - ver.length)
})

test('what nobody settled says how it ended: its casus was closed, or its step was done', async () => {
  const id = await laatAfgaan('E6', true)
  const lees = async () => (await femke.escalatie.blad({ escalatieId: id })).rij
  expect(await lees()).toMatchObject({ stap: 'open', terBeoordeling: true, mailIngetrokken: false })
  const { casusId } = await lees()
  await marjan.casus.sluit({ casusId, reden: 'Sami woont weer thuis.' })
  expect(await lees()).toMatchObject({ status: 'opgelost', opgelostDoor: null, stap: 'casus-afgesloten', terBeoordeling: false })
  const wilma = await w.als('gemeente')
  expect((await wilma.escalatie.blad({ escalatieId: id })).rij.kan).toEqual([])
  expect(await weigering(wilma.escalatie.besluitBetaling({ escalatieId: id, besluit: 'betaling-wacht', reden: 'Het plan is er niet.' }))).toMatchObject({ code: 'ESCALATIE_KLAAR' })
  await w.testDb.beheer.sql`update termijn set stand = 'afgerond', vervallen_reden = null where id = (select termijn_id from escalatie where id = ${id})`
  await w.testDb.beheer.sql`insert into bezorging (gemeente_id, escalatie_id, kanaal, gebruiker_id, rol, sleutel, status) select gemeente_id, escalatie_id, 'email', gebruiker_id, rol, sleutel || ':email', 'laten-vallen' from bezorging where escalatie_id = ${id}`
  expect(await lees()).toMatchObject({ stap: 'klaar', mailIngetrokken: true })
})
