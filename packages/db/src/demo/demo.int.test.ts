import { compileer, beoordeel, type Formulierdefinitie } from '@regietafel/domain/formulier'
import type { Datum } from '@regietafel/domain/kernel'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { herbereken } from '../herbereken.ts'
import { klokRepository } from '../repositories/klok.repository.ts'
import { createTestDb, type TestDb } from '../testing/index.ts'
import { demoAccounts, loadDemo } from './index.ts'

let testDb: TestDb
beforeEach(async () => { testDb = await createTestDb() })
afterEach(() => testDb.release())
const load = () => loadDemo(testDb.url, { hash: async (wachtwoord) => `hash of ${wachtwoord}` })

// A plain weekday, a Sunday, between Christmas and New Year, just after it, after Hemelvaart with its equated day, the end of February.
const dagen = ['2026-11-25', '2026-11-22', '2026-12-28', '2027-01-04', '2026-05-18', '2027-02-28']
test.each(dagen)('loaded on %s, exactly two termijnen of Rivierenstad are late and nothing goes out at the first start', async (dag) => {
  await klokRepository(testDb.beheer.db).zetOp(`${dag}T13:00:00Z`)
  expect(await load()).toBe(true)
  const jaar = dag.slice(0, 4)
  const late = await testDb.beheer.sql`
    select c.nummer, t.termijn from termijn t join casus c on c.id = t.casus_id join gemeente g on g.id = c.gemeente_id
    where t.stand = 'open' and t.einde_op <= nu() and g.sleutel = 'rivierenstad' order by 1`
  expect(late).toEqual([{ nummer: `${jaar}-0036`, termijn: 'hulpverleningsplan' }, { nummer: `${jaar}-0042`, termijn: 'evaluatie-dag-21' }])
  expect(await testDb.beheer.sql`select id from termijn where stand = 'open' and volgende_actie_op <= nu()`).toEqual([])
  expect(await testDb.beheer.sql`select id from escalatie where bezorgd_op is null or afgegaan_op > nu() or afgegaan_op < gepland_op`).toEqual([])
  expect(await testDb.beheer.sql`select id from gebeurtenis where op > nu()`).toEqual([])
  expect((await herbereken(testDb.beheer.db, { controleer: true })).verschillen).toEqual([])
})

test('loading twice changes nothing', async () => {
  expect(await Promise.all([load(), load()])).toEqual(expect.arrayContaining([true, false]))
  expect(await load()).toBe(false)
  const [row] = await testDb.beheer.sql`select (select count(*)::int from gemeente) as gemeenten, (select count(*)::int from casus) as casussen`
  expect(row).toEqual({ gemeenten: 2, casussen: 48 })
})

test('there is an account with the demo password for every role that logs in, and each is a gebruiker', async () => {
  await load()
  const accounts = await testDb.beheer.sql<{ email: string; rol: string; password: string }[]>`
    select u.email, g.rol, a.password from auth."user" u join auth.account a on a.user_id = u.id and a.provider_id = 'credential'
    join gebruiker g on g.id = u.id and g.gemeente_id = u.gemeente_id and g.email = u.email`
  expect(accounts.map((a) => a.email).toSorted()).toEqual(demoAccounts.map((a) => a.email).toSorted())
  for (const rol of ['casusregisseur', 'gedragswetenschapper', 'zorgaanbieder', 'procesregisseur', 'ret', 'gemeente', 'beheerder', 'operator']) {
    expect(accounts.find((a) => a.email === `${rol}@rivierenstad.example`)).toMatchObject({ rol, password: 'hash of regietafel-demo' })
  }
})

test('the story can be played: Noa has a half-filled analyse and a plan that is due later; Sami is 15 and speaks for himself', async () => {
  await load()
  const [noa] = await testDb.beheer.sql`
    select f.status, f.antwoorden <> '{}' as begonnen, (select deadline > nu()::date from termijn t where t.casus_id = c.id and t.termijn = 'hulpverleningsplan') as hvp
    from casus c join formulier f on f.casus_id = c.id where c.nummer like '%-0047' and f.sleutel = 'verklarende-analyse'`
  expect(noa).toEqual({ status: 'concept', begonnen: true, hvp: true })
  const [sami] = await testDb.beheer.sql`
    select roepnaam, extract(year from age(nu()::date, geboortedatum))::int as leeftijd, eigen_woorden is not null as spreekt
    from casus c join gemeente g on g.id = c.gemeente_id where nummer like '%-0042' and g.sleutel = 'rivierenstad'`
  expect(sami).toEqual({ roepnaam: 'Sami', leeftijd: 15, spreekt: true })
})

test('the answers that come with the vastgestelde forms fit those forms on the day they were vastgesteld', async () => {
  await load()
  const rows = await testDb.beheer.sql<{ nummer: string; sleutel: string; definitie: Formulierdefinitie; antwoorden: Record<string, unknown>; dag: Datum }[]>`
    select c.nummer, f.sleutel, v.definitie, f.antwoorden, (f.vastgesteld_op at time zone 'Europe/Amsterdam')::date::text as dag
    from formulier f join formulierversie v on v.id = f.formulierversie_id join casus c on c.id = f.casus_id where f.status = 'vastgesteld'`
  expect(new Set(rows.map((r) => r.sleutel)).size).toBe(12)
  const fouten = rows.flatMap(({ nummer, sleutel, definitie, antwoorden, dag }) =>
    beoordeel(compileer(definitie), antwoorden, { vandaag: dag, feiten: {} }).problemen.filter((p) => p.ernst === 'fout').map((p) => `${nummer} ${sleutel} ${p.pad} ${p.melding}`))
  expect(fouten).toEqual([])
  expect(rows.filter((r) => Object.keys(r.antwoorden).length === 0)).toEqual([])
  expect(rows.filter((r) => !r.nummer.endsWith('-0047') && JSON.stringify(r.antwoorden).includes('Noa'))).toEqual([])
})

test('an overdracht is written and signed by somebody of the aanbieder, and an akkoord nobody was asked for is not there', async () => {
  await load()
  const rows = await testDb.beheer.sql`
    select distinct f.sleutel, g.rol as schrijver, a.key as veld, h.rol as ondertekend
    from formulier f join gebruiker g on g.id = f.vastgesteld_door left join lateral jsonb_each(f.akkoorden) a on true left join gebruiker h on h.id::text = a.value->>'door'
    where f.sleutel in ('overdracht', 'overdracht-ontvangst', 'hulpverleningsplan') and f.status = 'vastgesteld' order by 1, 3`
  expect(rows).toEqual([
    { sleutel: 'hulpverleningsplan', schrijver: 'zorgaanbieder', veld: 'akkoord_gw', ondertekend: 'gedragswetenschapper' },
    { sleutel: 'overdracht', schrijver: 'zorgaanbieder', veld: 'volledig_verklaring', ondertekend: 'zorgaanbieder' },
    { sleutel: 'overdracht-ontvangst', schrijver: 'zorgaanbieder', veld: 'ontvangst', ondertekend: 'zorgaanbieder' },
  ])
})

test('the date of plaatsing in an analyse is the date of the casus, also in one that is being written', async () => {
  await load()
  const rows = await testDb.beheer.sql<{ nummer: string }[]>`
    select c.nummer from formulier f join casus c on c.id = f.casus_id
    where f.sleutel = 'verklarende-analyse' and f.volgnr = 1 and f.antwoorden ->> 'plaatsingsdatum' is distinct from
      (select min(g.datum)::text from gebeurtenis g where g.casus_id = c.id and g.soort = 'plaatsing')`
  expect(rows.map((r) => r.nummer)).toEqual([])
})

test('there is something to look back on: casussen that were closed in the last quarter, some of them late, with the escalaties of then settled', async () => {
  await load()
  const [row] = await testDb.beheer.sql`
    select count(distinct c.id)::int as casussen, count(distinct c.id) filter (where t.te_laat)::int as laat, count(distinct t.id) filter (where t.te_laat)::int as termijnen
    from casus c join gemeente g on g.id = c.gemeente_id and g.sleutel = 'rivierenstad' join termijn t on t.casus_id = c.id
    where c.afgesloten_op is not null and c.aangemaakt_op > nu() - interval '4 months'`
  expect(row).toMatchObject({ laat: 5 })
  expect(row!.casussen).toBeGreaterThanOrEqual(14)
  expect(row!.termijnen).toBeGreaterThanOrEqual(7)
  const oud = await testDb.beheer.sql<{ trap: string; n: number }[]>`
    select e.trap, count(*)::int as n from escalatie e join termijn t on t.id = e.termijn_id join casus c on c.id = e.casus_id
    where c.afgesloten_op is not null and t.te_laat and e.status = 'opgelost' and e.bezorgd_op = e.afgegaan_op group by 1`
  expect(new Set(oud.map(({ trap }) => trap))).toEqual(new Set(['H1', 'E1', 'E2', 'E3', 'E4']))
})

test('more than twenty open casussen have a concept of the analyse that fits its questions, so that moving to other questions can be tried', async () => {
  await load()
  const rows = await testDb.beheer.sql<{ nummer: string; definitie: Formulierdefinitie; antwoorden: Record<string, unknown>; volgnr: number; na: boolean }[]>`
    select c.nummer, v.definitie, f.antwoorden, f.volgnr, f.aangemaakt_op >= coalesce((select max(e.vastgesteld_op) from formulier e where e.casus_id = c.id and e.sleutel = f.sleutel), f.aangemaakt_op) as na
    from formulier f join formulierversie v on v.id = f.formulierversie_id join casus c on c.id = f.casus_id join gemeente g on g.id = c.gemeente_id
    where f.sleutel = 'verklarende-analyse' and f.status = 'concept' and c.afgesloten_op is null and g.sleutel = 'rivierenstad'`
  expect(rows.length).toBeGreaterThanOrEqual(20)
  expect(rows.every(({ antwoorden, na }) => Object.keys(antwoorden).length > 0 && na)).toBe(true)
  const fouten = rows.flatMap(({ nummer, definitie, antwoorden }) => beoordeel(compileer(definitie), antwoorden, { vandaag: new Date().toISOString().slice(0, 10) as Datum, feiten: {} }).problemen.filter((p) => p.ernst === 'fout').map((p) => `${nummer} ${p.pad} ${p.melding}`))
  expect(fouten).toEqual([])
})

test('every casus knows when the child was born; some have kaders beside, the clock of one stands still and that of another did', async () => {
  await load()
  expect(await testDb.beheer.sql`
    select nummer from casus c where not exists (select from gebeurtenis e where e.casus_id = c.id and e.soort = 'geboren' and e.datum = c.geboortedatum)`).toEqual([])
  const kaders = await testDb.beheer.sql<{ kader: string; n: number }[]>`select kader, count(distinct casus_id)::int as n from termijn group by 1`
  expect(new Set(kaders.map(({ kader }) => kader))).toEqual(new Set(['rijnmond-1-op-1', 'wettelijk-hvp', 'overdracht', 'toestemming', 'plan-18plus']))
  expect(await testDb.beheer.sql`select from casuskader n join casus c on c.id = n.casus_id where c.nummer like '%-0047'`).toEqual([])
  const uitleg = await testDb.beheer.sql<{ nummer: string; uitleg: string }[]>`
    select distinct on (nummer) right(nummer, 4) as nummer, uitleg from termijn t join casus c on c.id = t.casus_id where uitleg like '%opschorting%' and stand = 'open' order by nummer`
  expect(uitleg.map(({ nummer }) => nummer)).toEqual(['0050', '0052'])
  expect(uitleg[0]!.uitleg).toContain('loopt nog')
  expect(uitleg[1]!.uitleg).not.toContain('loopt nog')
})

test('a gemeente begins with the shipped kader and gets the others beside it; two who make kaders can play four eyes', async () => {
  await load()
  const inzet = await testDb.beheer.sql`select i.sleutel, i.inzet, i.standaard from kaderinzet i join gemeente g on g.id = i.gemeente_id where g.sleutel = 'rivierenstad' order by 1`
  expect(inzet).toEqual([
    { sleutel: 'overdracht', inzet: 'naast', standaard: false }, { sleutel: 'plan-18plus', inzet: 'naast', standaard: false },
    { sleutel: 'rijnmond-1-op-1', inzet: 'hoofd', standaard: true }, { sleutel: 'toestemming', inzet: 'naast', standaard: false }, { sleutel: 'wettelijk-hvp', inzet: 'naast', standaard: false },
  ])
  expect(demoAccounts.filter(({ rol, gemeente }) => rol === 'beheerder' && gemeente === 'Rivierenstad').map(({ naam }) => naam)).toEqual(['Henk', 'Lotte'])
})
