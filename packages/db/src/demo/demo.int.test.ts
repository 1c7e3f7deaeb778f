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
  expect(row).toEqual({ gemeenten: 2, casussen: 36 })
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
  expect(new Set(rows.map((r) => r.sleutel)).size).toBe(10)
  const fouten = rows.flatMap(({ nummer, sleutel, definitie, antwoorden, dag }) =>
    beoordeel(compileer(definitie), antwoorden, { vandaag: dag, feiten: {} }).problemen.filter((p) => p.ernst === 'fout').map((p) => `${nummer} ${sleutel} ${p.pad} ${p.melding}`))
  expect(fouten).toEqual([])
  expect(rows.filter((r) => Object.keys(r.antwoorden).length === 0)).toEqual([])
  expect(rows.filter((r) => !r.nummer.endsWith('-0047') && JSON.stringify(r.antwoorden).includes('Noa'))).toEqual([])
})

test('the date of plaatsing in an analyse is the date of the casus, also in one that is being written', async () => {
  await load()
  const rows = await testDb.beheer.sql<{ nummer: string }[]>`
    select c.nummer from formulier f join casus c on c.id = f.casus_id
    where f.sleutel = 'verklarende-analyse' and f.volgnr = 1 and f.antwoorden ->> 'plaatsingsdatum' is distinct from
      (select min(g.datum)::text from gebeurtenis g where g.casus_id = c.id and g.soort = 'plaatsing')`
  expect(rows.map((r) => r.nummer)).toEqual([])
})
