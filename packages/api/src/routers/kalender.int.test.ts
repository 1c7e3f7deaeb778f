import { herbereken, inGemeente } from '@regietafel/db'
import { neemTrappen } from '@regietafel/db/testing'
import { alVrij } from '@regietafel/domain/kalender'
import { addDagen, type Datum } from '@regietafel/domain/kernel'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openWereld, weigering, type Aanroeper, type Wereld } from '../testing/wereld.ts'

let w: Wereld
let beheerder: Aanroeper
let operator: Aanroeper
let gemeenteId: string
let vandaag: Datum
beforeAll(async () => { w = await openWereld() })
afterAll(() => w.sluit())
beforeEach(async () => {
  ;[beheerder, operator] = await Promise.all([w.als('beheerder'), w.als('operator')])
  const [rij] = await w.in('rivierenstad', (sql) => sql<{ id: string; vandaag: Datum }[]>`
    select current_setting('app.gemeente_id') as id, (nu() at time zone 'Europe/Amsterdam')::date::text as vandaag`)
  ;({ id: gemeenteId, vandaag } = rij!)
})

const dag = (datum: string, soort: 'eigen' | 'gelijkgesteld' = 'gelijkgesteld', naam = 'Stadhuis dicht') => ({ datum: datum as Datum, naam, bron: 'collegebesluit', soort })
/** The next working day from `van` on that is not in the calendar. */
function werkdag(van: Datum, bezet: readonly string[] = []): Datum {
  let datum = van
  while (alVrij(datum) !== null || bezet.includes(datum)) datum = addDagen(datum, 1)
  return datum
}
interface Rij { sleutel: string; nummer: string; titel: string; deadline: string; stand: string }
const termijnen = async (): Promise<Map<string, Rij>> => {
  const rijen = await w.in('rivierenstad', (sql) => sql<Rij[]>`
    select t.id as sleutel, c.nummer, t.titel, t.deadline::text as deadline, t.stand from termijn t join casus c on c.id = t.casus_id where c.afgesloten_op is null`)
  return new Map(rijen.map((rij) => [rij.sleutel, rij]))
}
/** What the worker does with the task, here and now. */
const bijwerken = () => herbereken(w.testDb.beheer.db, { controleer: false, gemeenteId })
const verschillen = async () => (await herbereken(w.testDb.beheer.db, { controleer: true, gemeenteId })).verschillen
const staand = async () => (await Promise.all([0, 1, 2].map((n) => beheerder.kalender.blad({ jaar: Number(vandaag.slice(0, 4)) + n })))).flatMap(({ dagen }) => dagen.map(({ datum }) => datum))
/** Days of the coming year on which something is due, as days to close. */
async function teSluiten(): Promise<Datum[]> {
  const bezet = await staand()
  const open = [...(await termijnen()).values()].filter(({ stand, deadline }) => stand === 'open' && deadline > vandaag && deadline < addDagen(vandaag, 365) && alVrij(deadline as Datum) === null && !bezet.includes(deadline))
  return [...new Set(open.map(({ deadline }) => deadline as Datum))].slice(0, 20)
}

describe('who may', () => {
  test('a beheerder sets days and lets nothing work back; an operator the other way round; others do not see the calendar', async () => {
    const datum = werkdag(addDagen(vandaag, 40), await staand())
    const ja = { code: null }
    const uitkomst = async (wie: Aanroeper) => Promise.all([
      weigering(wie.kalender.blad({ jaar: 2026 })), weigering(wie.kalender.bijwerken()), weigering(wie.kalender.voorbeeld({ erbij: [dag(datum)], weg: [] })),
      weigering(wie.kalender.herberekenVoorbeeld()), weigering(wie.kalender.herbereken({ reden: 'Zo is het besloten.' })),
    ])
    const codes = (lijst: ({ code: string | null } | null)[]) => lijst.map((x) => (x ?? ja).code)
    expect(codes(await uitkomst(beheerder))).toEqual([null, null, null, 'NIET_TOEGESTAAN', 'NIET_TOEGESTAAN'])
    expect(codes(await uitkomst(operator))).toEqual([null, null, 'NIET_TOEGESTAAN', null, 'KALENDER_WACHT_NIET'])
    expect(await weigering(operator.kalender.wijzig({ erbij: [dag(datum)], weg: [] }))).toMatchObject({ code: 'NIET_TOEGESTAAN' })
    for (const wie of ['procesregisseur', 'casusregisseur', 'gemeente']) expect(codes(await uitkomst(await w.als(wie)))).toEqual(Array.from({ length: 5 }, () => 'NIET_TOEGESTAAN'))
    expect((await beheerder.kalender.blad({ jaar: 2026 })).mag).toEqual({ zetten: true, herberekenen: false })
    expect((await operator.kalender.blad({ jaar: 2026 })).mag).toEqual({ zetten: false, herberekenen: true })
  })
})

describe('bad input', () => {
  test('is told at the day, and nothing is stored', async () => {
    const voor = (await staand()).length
    const fouten = await Promise.all([
      weigering(beheerder.kalender.wijzig({ erbij: [dag('2027-05-05')], weg: [] })),
      weigering(beheerder.kalender.wijzig({ erbij: [dag('2027-05-08')], weg: [] })),
      weigering(beheerder.kalender.wijzig({ erbij: [dag('2027-05-07')], weg: [] })),
      weigering(beheerder.kalender.wijzig({ erbij: [], weg: [] })),
    ])
    expect(fouten.map((fout) => fout?.melding)).toEqual([
      'Woensdag 5 mei 2027 is al een feestdag: Bevrijdingsdag. Er verandert dan niets.', 'Zaterdag 8 mei 2027 is al geen werkdag. Er verandert dan niets.',
      'Vrijdag 7 mei 2027 staat al in de kalender: Gelijkgestelde dag.', 'Kies eerst een dag.',
    ])
    for (const fout of [{ ...dag('2027-02-30') }, { ...dag('2027-02-26'), naam: '  ' }, { ...dag('2027-02-26'), bron: '' }]) {
      await expect(beheerder.kalender.wijzig({ erbij: [fout], weg: [] })).rejects.toMatchObject({ code: 'BAD_REQUEST' })
    }
    const veel = Array.from({ length: 101 }, (_, i) => dag(addDagen('2030-01-01' as Datum, i)))
    await expect(beheerder.kalender.wijzig({ erbij: veel, weg: [] })).rejects.toMatchObject({ code: 'BAD_REQUEST' })
    await expect(operator.kalender.herbereken({ reden: 'te kort   ' })).rejects.toMatchObject({ code: 'BAD_REQUEST' })
    expect(await staand()).toHaveLength(voor)
  })
})

describe('a change', () => {
  test('moves exactly the deadlines that the preview named, none of the past, and leaves the rest', async () => {
    const wijziging = { erbij: (await teSluiten()).map((datum) => dag(datum)), weg: [] }
    const voor = await termijnen()
    const voorbeeld = await beheerder.kalender.voorbeeld(wijziging)
    expect(voorbeeld.totaal).toBeGreaterThan(3)
    expect(await termijnen()).toEqual(voor)
    expect(await verschillen()).toEqual([])

    const { id } = await beheerder.kalender.wijzig(wijziging)
    expect(await beheerder.kalender.bijwerken()).toMatchObject({ id, status: 'wacht', door: { naam: expect.any(String) } })
    await bijwerken()
    const na = await termijnen()
    const verschoven = [...voor.values()].filter(({ sleutel, stand, deadline }) => stand === 'open' && na.get(sleutel)!.deadline !== deadline)
    const regel = (nummer: string, titel: string, van: string, naar: string) => `${nummer} ${titel} ${van} ${naar}`
    expect(verschoven.map(({ sleutel, nummer, titel, deadline }) => regel(nummer, titel, deadline, na.get(sleutel)!.deadline)).sort())
      .toEqual(voorbeeld.verschuivingen.map(({ nummer, termijnTitel, van, naar }) => regel(nummer, termijnTitel, van, naar)).sort())
    expect(voorbeeld.casussen).toBe(new Set(verschoven.map(({ nummer }) => nummer)).size)
    expect(verschoven.every(({ deadline }) => deadline > vandaag)).toBe(true)
    expect(await verschillen()).toEqual([])
  })

  test('taken back, everything stands where it stood', async () => {
    const voor = await termijnen()
    const erbij = (await teSluiten()).map((datum) => dag(datum))
    await beheerder.kalender.wijzig({ erbij, weg: [] })
    await bijwerken()
    expect(await termijnen()).not.toEqual(voor)
    const bladen = await Promise.all([0, 1, 2].map((n) => beheerder.kalender.blad({ jaar: Number(vandaag.slice(0, 4)) + n })))
    const weg = bladen.flatMap(({ dagen }) => dagen.filter(({ datum }) => erbij.some((x) => x.datum === datum)).map(({ id }) => id))
    expect((await beheerder.kalender.voorbeeld({ erbij: [], weg })).totaal).toBeGreaterThan(0)
    await beheerder.kalender.wijzig({ erbij: [], weg })
    await bijwerken()
    expect(await termijnen()).toEqual(voor)
    expect(await weigering(beheerder.kalender.wijzig({ erbij: [], weg }))).toMatchObject({ code: 'KALENDER_NET_GEWIJZIGD' })
  })

  test('of two people on the same day is kept once', async () => {
    const datum = werkdag(addDagen(vandaag, 60), await staand())
    const uitkomsten = await Promise.all(['een', 'twee', 'drie'].map(async (naam) => weigering((await w.als('beheerder')).kalender.wijzig({ erbij: [dag(datum, 'eigen', naam)], weg: [] }))))
    expect(uitkomsten.filter((uitkomst) => uitkomst === null)).toHaveLength(1)
    expect((await staand()).filter((x) => x === datum)).toHaveLength(1)
    await bijwerken()
  })
})

describe('what came too late', () => {
  test('has no effect until an operator lets it work back, with a reason that is kept', async () => {
    const [doel] = [...(await termijnen()).values()].filter(({ stand, deadline }) => stand === 'open' && deadline < vandaag && alVrij(deadline as Datum) === null)
    const datum = doel!.deadline as Datum
    const voor = await termijnen()
    expect((await beheerder.kalender.voorbeeld({ erbij: [dag(datum)], weg: [] })).totaal).toBe(0)
    await beheerder.kalender.wijzig({ erbij: [dag(datum)], weg: [] })
    await bijwerken()
    expect(await termijnen()).toEqual(voor)
    const blad = await operator.kalender.blad({ jaar: Number(datum.slice(0, 4)) })
    expect(blad.dagen.find((x) => x.datum === datum)).toMatchObject({ zonderWerking: true, toegevoegdDoor: { naam: expect.any(String) } })
    expect(blad.wacht.map((x) => x.datum)).toEqual([datum])

    const voorbeeld = await operator.kalender.herberekenVoorbeeld()
    expect(voorbeeld.verschuivingen).toContainEqual(expect.objectContaining({ nummer: doel!.nummer, van: datum }))
    await operator.kalender.herbereken({ reden: 'Het besluit kwam te laat binnen.' })
    await bijwerken()
    const na = await termijnen()
    expect([...voor.values()].filter(({ sleutel, stand, deadline }) => stand === 'open' && na.get(sleutel)!.deadline !== deadline)).toHaveLength(voorbeeld.totaal)
    const later = await operator.kalender.blad({ jaar: Number(datum.slice(0, 4)) })
    expect(later.wacht).toEqual([])
    expect(later.herberekend[0]).toMatchObject({ reden: 'Het besluit kwam te laat binnen.' })
    expect(await weigering(operator.kalender.herbereken({ reden: 'Nog een keer, voor de zekerheid.' }))).toMatchObject({ code: 'KALENDER_WACHT_NIET' })
  })
})

describe('escalaties', () => {
  const veeg = (): Promise<number> => inGemeente(w.testDb.worker.db, { gemeenteId }, async (tx) => (await neemTrappen(tx, gemeenteId)).length)
  const nieuw = (na: string) => w.in('rivierenstad', async (sql) => (await sql<{ trap: string }[]>`select trap from escalatie where id::text > ${na}`).map(({ trap }) => trap))
  const genomen = () => w.in('rivierenstad', async (sql) => [...(await sql<{ id: string }[]>`select termijn_id || ' ' || cyclus || ' ' || trap as id, count(*)::int as n from escalatie group by 1 having count(*) > 1`)])

  test('are never sent twice because the calendar changed, forward or back', async () => {
    await veeg()
    const [oud] = await w.in('rivierenstad', (sql) => sql<{ n: number; op: string }[]>`select count(*)::int as n, max(id::text) as op from escalatie`)
    expect(oud!.n).toBeGreaterThan(5)
    const laat = [...new Set([...(await termijnen()).values()].filter(({ stand, deadline }) => stand === 'open' && deadline <= vandaag && alVrij(deadline as Datum) === null).map(({ deadline }) => deadline as Datum))]
    const erbij = [...laat, ...(await teSluiten())].filter((datum, i, alle) => alle.indexOf(datum) === i).slice(0, 100)
    const bezet = await staand()
    await beheerder.kalender.wijzig({ erbij: erbij.filter((datum) => !bezet.includes(datum)).map((datum) => dag(datum)), weg: [] })
    await bijwerken()
    await veeg()
    // A reminder may come earlier now, for the first time; no trap after a deadline goes off because of a day to come.
    expect((await nieuw(oud!.op)).filter((trap) => !trap.startsWith('H'))).toEqual([])
    expect(await genomen()).toEqual([])
    await operator.kalender.herbereken({ reden: 'Om te zien wat er gebeurt.' })
    await bijwerken()
    await veeg()
    expect(await genomen()).toEqual([])
    const [na] = await w.in('rivierenstad', (sql) => sql<{ n: number }[]>`select count(*)::int as n from escalatie where not vervangen`)
    expect(na!.n).toBeGreaterThanOrEqual(oud!.n)
  })
})
