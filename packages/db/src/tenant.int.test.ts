import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadDemo } from './demo/index.ts'
import { formulierbeheerRepository } from './repositories/formulier-concept.ts'
import { formulierdeelRepository } from './repositories/formulier-deel.ts'
import { kaderRepository } from './repositories/kader.repository.ts'
import { logboekRepository } from './repositories/logboek.repository.ts'
import { inElkeGemeente, inGemeente, sqlOf } from './tenant.ts'
import { createTestDb, type TestDb } from './testing/index.ts'

let testDb: TestDb
let rivierenstad: string
let waterdam: string
let tables: string[]

beforeAll(async () => {
  testDb = await createTestDb({ max: 2 })
  await loadDemo(testDb.url, { hash: async () => 'not a hash' })
  const rows = await testDb.beheer.sql<{ id: string; sleutel: string }[]>`select id, sleutel from gemeente`
  rivierenstad = rows.find((r) => r.sleutel === 'rivierenstad')!.id
  waterdam = rows.find((r) => r.sleutel === 'waterdam')!.id
  for (const gemeenteId of [rivierenstad, waterdam]) {
    await inGemeente(testDb.app.db, { gemeenteId }, (tx) => logboekRepository(tx).write({ door: null, handeling: 'test', objectSoort: 'casus', objectId: null, uitkomst: 'gelukt' }))
    // What the demo leaves empty.
    await inGemeente(testDb.app.db, { gemeenteId }, async (tx) => {
      await kaderRepository(tx).setVierOgen(true)
      await kaderRepository(tx).createConcept({ sleutel: 'proef', vanKaderversieId: null, inhoud: {}, door: 'x' })
      await sqlOf(tx)`insert into achtergrondtaak (gemeente_id, soort, invoer, door) values (${gemeenteId}, 'terugblik', '{}', 'x')`
      await sqlOf(tx)`
        insert into casuskader (gemeente_id, casus_id, sleutel, kaderversie_id)
        select c.gemeente_id, c.id, k.sleutel, k.id from casus c, kaderversie k where k.sleutel = 'toestemming' limit 1 on conflict do nothing`
      await formulierbeheerRepository(tx).zetInstelling({ vierOgen: true })
      await formulierbeheerRepository(tx).createConcept({ sleutel: 'proef', vanFormulierversieId: null, standaardHash: null, definitie: {}, door: 'x' })
      await formulierdeelRepository(tx).publish({ sleutel: 'proef', titel: 'Proef', soort: 'codelijst', inhoud: { opties: [] }, toelichting: null, door: 'x' })
      await sqlOf(tx)`
        insert into formulierverhuizing (gemeente_id, taak_id, formulier_id, van_versie_id, naar_versie_id, uitkomst, aantallen, voor, revisie_na, reden, door)
        select f.gemeente_id, t.id, f.id, f.formulierversie_id, f.formulierversie_id, 'ongewijzigd', '{}', '{}', 1, 'x', 'x' from formulier f, achtergrondtaak t limit 1`
      await sqlOf(tx)`insert into bijlage (gemeente_id, formulier_id, veld_id, naam, mediatype, grootte, hash, inhoud, door) select gemeente_id, id, 'v', 'a.txt', 'text/plain', 1, 'x', '\\x00', 'x' from formulier limit 1`
      await sqlOf(tx)`insert into webhook (gemeente_id, naam, url, geheim, aangemaakt_door) values (${gemeenteId}, 'x', 'https://x.example', 'x', 'x')`
      await sqlOf(tx)`insert into meldinginstelling (gemeente_id) values (${gemeenteId}) on conflict do nothing`
      await sqlOf(tx)`insert into berichtsjabloon (gemeente_id, soort, onderwerp, tekst, gewijzigd_door) values (${gemeenteId}, 'escalatie', 'x', 'x', 'x')`
      await sqlOf(tx)`insert into pauze (gemeente_id, soort, doel, reden, door, tot) values (${gemeenteId}, 'kanaal', 'email', 'proef', 'x', nu() + interval '1 hour')`
      await sqlOf(tx)`insert into wachtrijverzoek (gemeente_id, soort, invoer, reden, gevraagd_door, verloopt_op) values (${gemeenteId}, 'laten-vallen', '{}', 'proef', 'x', nu())`
      await sqlOf(tx)`insert into wachtrijweergave (gemeente_id, gebruiker_id, naam, zoek) values (${gemeenteId}, 'x', 'x', '')`
      await sqlOf(tx)`insert into meldregel (gemeente_id, maat, grens, stappen, gewijzigd_door) values (${gemeenteId}, 'x', 1, '[]', 'x')`
      await sqlOf(tx)`insert into escalatiehandeling (gemeente_id, escalatie_id, daad) select gemeente_id, id, 'bevestigd' from escalatie limit 1`
      await sqlOf(tx)`
        insert into bewijs (gemeente_id, soort, volgnr, wekkers, moest, afgegaan, bezorgd, onderweg, mislukt, kwijt, dubbel, te_vroeg, na_sluiting, hash) values (${gemeenteId}, 'hand', 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 'x')`
    })
    await inGemeente(testDb.worker.db, { gemeenteId }, async (tx) => {
      await sqlOf(tx)`insert into verzamelmail (gemeente_id, gebruiker_id, dag) select gemeente_id, id, '2026-01-05' from gebruiker limit 1`
      await sqlOf(tx)`insert into kanaalsluiting (gemeente_id, kanaal, sinds, weer_op) values (${gemeenteId}, 'email', nu(), nu())`
      await sqlOf(tx)`insert into bezorgpoging (gemeente_id, bezorging_id, gelukt, duur_ms) select gemeente_id, id, true, 1 from bezorging limit 1`
      await sqlOf(tx)`insert into meting (gemeente_id, maat, op, waarde) values (${gemeenteId}, 'x', now(), 1)`
      await sqlOf(tx)`insert into melding (gemeente_id, maat, niveau, waarde, grens) values (${gemeenteId}, 'x', 'let-op', 1, 1)`
      await sqlOf(tx)`insert into meldingverzending (gemeente_id, melding_id, stap, kanaal, gebruiker_id, sleutel) select gemeente_id, id, 1, 'email', 'x', 'x' from melding limit 1`
    })
    await testDb.beheer.sql.begin(async (sql) => {
      await sql`select set_config('app.gemeente_id', ${gemeenteId}, true)`
      await sql`insert into operatorbereik (gemeente_id, gebruiker_id, bereik_gemeente_id) select gemeente_id, id, gemeente_id from gebruiker where rol = 'operator' and gemeente_id = ${gemeenteId} limit 1 on conflict do nothing`
      await sql`insert into afgeleverd (gemeente_id, sleutel) values (${gemeenteId}, uuidv7())`
      await sql`insert into terugzetting (gemeente_id, van, tot, sleutels) values (${gemeenteId}, nu(), nu(), 1)`
    })
  }
  tables = (await testDb.beheer.sql<{ naam: string }[]>`
    select c.relname as naam from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'gemeente_id' and not a.attisdropped
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') order by 1`).map(({ naam }) => naam)
})
afterAll(() => testDb.release())

test('every table with a gemeente_id has row level security, on and forced', async () => {
  const open = await testDb.beheer.sql`
    select c.relname from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not (c.relrowsecurity and c.relforcerowsecurity)
      and (c.relname = 'gemeente' or exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'gemeente_id' and not a.attisdropped))`
  expect(open).toEqual([])
  expect(tables.length).toBeGreaterThanOrEqual(15)
})

test('every table has the policy with a check, and only the owner reads some over all gemeenten', async () => {
  const policies = await testDb.beheer.sql<{ tabel: string; naam: string; rollen: string; metCheck: boolean }[]>`
    select tablename as tabel, policyname as naam, roles::text as rollen, with_check is not null as "metCheck" from pg_policies where schemaname = 'public'`
  expect(policies.filter((p) => p.naam === 'eigen_gemeente' && p.metCheck).map((p) => p.tabel).sort()).toEqual([...tables, 'gemeente'].sort())
  expect(policies.filter((p) => p.naam === 'veger').map((p) => `${p.tabel} ${p.rollen}`).sort()).toEqual(
    ['betrokkene', 'bezorging', 'escalatie', 'escalatiehandeling', 'gebruiker', 'meldinginstelling', 'pauze', 'regie', 'termijn', 'verzamelmail', 'webhook'].map((tabel) => `${tabel} {regietafel_veger}`))
  const rest = policies.filter((p) => !['eigen_gemeente', 'veger'].includes(p.naam))
  expect(rest.map((p) => p.tabel).sort()).toEqual(['achtergrondtaak', 'bezorging', 'escalatie', 'gebruiker', 'gemeente', 'meldinginstelling', 'meldingverzending', 'operatorbereik', 'pauze', 'termijn'])
  expect(rest.every((p) => !/regietafel_|public/.test(p.rollen))).toBe(true)
})

test('the sweep over all gemeenten sees ids, moments and roles, and nothing of a person or a dossier', async () => {
  const veeg = <T>(vraag: string) => inElkeGemeente(testDb.worker.db, (tx) => sqlOf(tx).unsafe<T[]>(vraag))
  expect((await veeg<{ n: number }>('select count(distinct gemeente_id)::int as n from termijn'))[0]?.n).toBe(2)
  const mag = await testDb.beheer.sql<{ kolom: string }[]>`
    select table_name || '.' || column_name as kolom from information_schema.column_privileges where grantee = 'regietafel_veger' and privilege_type = 'SELECT' order by 1`
  expect(mag.map(({ kolom }) => kolom).filter((kolom) => /naam|mail$|tekst|reden|geboorte|nummer|url|geheim|inhoud|antwoorden|titel/.test(kolom))).toEqual([])
  for (const vraag of ['select * from casus', 'select naam from gebruiker', 'select email from gebruiker', 'select antwoorden from formulier', 'select * from gebeurtenis', 'select url from webhook', 'select reden from pauze', 'select bevestig_reden from escalatie', "update termijn set titel = 'x'", "update escalatie set trap = 'x'", 'delete from bezorging'])
    await expect(veeg(vraag), vraag).rejects.toMatchObject({ code: '42501' })
})

test('the sweep cannot give a row of one gemeente to another', async () => {
  const [van] = await testDb.beheer.sql<{ id: string; casus: string }[]>`select id, casus_id as casus from termijn where gemeente_id = ${rivierenstad} limit 1`
  const schrijf = inElkeGemeente(testDb.worker.db, (tx) => sqlOf(tx)`
    insert into escalatie (gemeente_id, casus_id, termijn_id, cyclus, trap, gepland_op, naar) values (${waterdam}, ${van!.casus}, ${van!.id}, 1, 'E9', nu(), '{operator}')`)
  await expect(schrijf).rejects.toMatchObject({ code: '23503' })
})

test('the roles that serve own nothing, are no superuser and cannot pass by row level security', async () => {
  const roles = await testDb.beheer.sql`
    select rolname, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, (select count(*)::int from pg_class where relowner = r.oid) as owns,
           (select count(*)::int from pg_auth_members m where m.member = r.oid) as memberships
    from pg_roles r where rolname in ('regietafel_app', 'regietafel_worker', 'regietafel_veger') order by 1`
  const bare = { rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false, owns: 0, memberships: 0 }
  expect(roles).toEqual(['regietafel_app', 'regietafel_veger', 'regietafel_worker'].map((rolname) => ({ rolname, ...bare })))
  expect((await testDb.app.sql`select current_user as wie`)[0]).toEqual({ wie: 'regietafel_app' })
})

test('only the functions on this list run with the rights of the owner, each for one role: the worker, and for one that answers yes or no the app', async () => {
  const functions = await testDb.beheer.sql`
    select p.proname as naam, p.proacl::text as wie from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where p.prosecdef and n.nspname in ('public', 'auth') order by 1`
  expect(functions.map((f) => f.naam)).toEqual(['afzender_van_ander', 'alle_gemeenten', 'gemeenten_met_verval', 'gemeenten_met_werk', 'operators_in_bereik', 'taken_met_werk', 'volgend_moment'])
  for (const { naam, wie } of functions) {
    const [mag, magNiet] = naam === 'afzender_van_ander' ? ['regietafel_app', 'regietafel_worker'] : ['regietafel_worker', 'regietafel_app']
    expect(wie).toContain(`${mag}=X`)
    expect(wie).not.toMatch(new RegExp(`${magNiet}|[{,]=X`))
  }
  await expect(testDb.app.sql`select gemeenten_met_werk(nu())`).rejects.toMatchObject({ code: '42501' })
})

test('who hears of an alarm is told of the gemeente of the transaction only, to the worker only', async () => {
  const ids = (gemeenteId: string) => inGemeente(testDb.worker.db, { gemeenteId }, (tx) => sqlOf(tx)<{ id: string }[]>`select id from operators_in_bereik() order by 1`)
  const eigen = async (gemeenteId: string) => testDb.beheer.sql<{ id: string }[]>`
    select id from gebruiker g where rol = 'operator' and actief and operatorniveau <> 'kijken'
      and (gemeente_id = ${gemeenteId} or exists (select from operatorbereik b where b.gebruiker_id = g.id and b.bereik_gemeente_id = ${gemeenteId})) order by 1`
  for (const gemeenteId of [rivierenstad, waterdam]) expect(await ids(gemeenteId)).toEqual(await eigen(gemeenteId))
  expect((await eigen(waterdam)).length).toBeGreaterThan(1)
  expect(await testDb.worker.sql`select id from operators_in_bereik()`).toHaveLength(0)
  await expect(testDb.app.sql`select id from operators_in_bereik()`).rejects.toMatchObject({ code: '42501' })
})

test('without a gemeente there is nothing to see', async () => {
  for (const role of ['app', 'worker'] as const) {
    for (const table of tables) {
      const rows = await testDb[role].sql.unsafe(`select gemeente_id from ${table} limit 1`).catch((e: { code: string }) => ({ length: e.code === '42501' ? 0 : e.code }))
      expect([role, table, rows.length]).toEqual([role, table, 0])
    }
  }
  expect(await testDb.app.sql`select id from gemeente`).toHaveLength(0)
})

/** Columns that can be written, for copying a row. */
async function columnsOf(table: string): Promise<string> {
  const rows = await testDb.beheer.sql<{ naam: string }[]>`
    select attname as naam from pg_attribute where attrelid = ${table}::regclass and attnum > 0 and not attisdropped and attgenerated = ''`
  return rows.map(({ naam }) => `"${naam}"`).join(', ')
}

test('no table shows, takes or changes a row of another gemeente', async () => {
  for (const table of tables) {
    const [there] = await testDb.beheer.sql.unsafe<{ n: number; rij: string }[]>(`select count(*)::int as n, min(to_jsonb(t)::text) as rij from ${table} t where gemeente_id = '${waterdam}'`)
    expect([table, there!.n > 0]).toEqual([table, true])
    const columns = await columnsOf(table)
    for (const gemeenteId of [rivierenstad, undefined]) {
      const attempt = (statement: string) =>
        testDb.app.sql.begin(async (sql) => {
          if (gemeenteId) await sql`select set_config('app.gemeente_id', ${gemeenteId}, true)`
          return (await sql.unsafe(statement)).count
        }).catch((e: { code: string }) => e.code)
      expect([table, await attempt(`select 1 from ${table} where gemeente_id = '${waterdam}'`)]).toEqual([table, 0])
      expect([table, await attempt(`insert into ${table} (${columns}) select ${columns} from jsonb_populate_record(null::${table}, '${there!.rij.replaceAll("'", "''")}')`)]).toEqual([table, '42501'])
      expect([0, '42501']).toContain(await attempt(`update ${table} set gemeente_id = gemeente_id where gemeente_id = '${waterdam}'`))
      expect([0, '42501']).toContain(await attempt(`delete from ${table} where gemeente_id = '${waterdam}'`))
    }
    const moved = await testDb.app.sql.begin(async (sql) => {
      await sql`select set_config('app.gemeente_id', ${rivierenstad}, true)`
      return (await sql.unsafe(`update ${table} set gemeente_id = '${waterdam}'`)).count
    }).catch((e: { code: string }) => e.code)
    expect([table, moved]).toEqual([table, expect.stringMatching(/^(42501|23001)$/)])
  }
})

test('a reference to a row of another gemeente fails exactly like one to a row that is not there', async () => {
  const [kader] = await testDb.beheer.sql<{ id: string }[]>`select id from kaderversie where gemeente_id = ${waterdam} limit 1`
  const make = (kaderversieId: string) =>
    inGemeente(testDb.app.db, { gemeenteId: rivierenstad }, (tx) => sqlOf(tx)`
      insert into casus (gemeente_id, nummer, roepnaam, geboortedatum, kaderversie_id) values (${rivierenstad}, 'x', 'x', '2010-01-01', ${kaderversieId})`)
      .catch((e: { code: string; constraint_name: string }) => [e.code, e.constraint_name])
  expect(await make(kader!.id)).toEqual(await make('00000000-0000-7000-8000-000000000000'))
})

test('ten thousand requests of two gemeenten over two connections never cross', async () => {
  const counts = new Map<string, number>()
  for (const gemeenteId of [rivierenstad, waterdam]) {
    counts.set(gemeenteId, (await testDb.beheer.sql<{ n: number }[]>`select count(*)::int as n from casus where gemeente_id = ${gemeenteId}`)[0]!.n)
  }
  let wrong = 0
  const ask = async (i: number): Promise<void> => {
    const gemeenteId = i % 3 === 0 ? waterdam : rivierenstad
    if (i % 97 === 0) {
      await inGemeente(testDb.app.db, { gemeenteId }, async () => { throw new Error('rolled back') }).catch(() => undefined)
      wrong += (await testDb.app.sql`select from casus`).length
    }
    const [row] = await inGemeente(testDb.app.db, { gemeenteId }, (tx) => sqlOf(tx)<{ n: number; ander: number }[]>`
      select count(*)::int as n, count(*) filter (where gemeente_id <> ${gemeenteId})::int as ander from casus`)
    if (row!.n !== counts.get(gemeenteId) || row!.ander !== 0) wrong += 1
  }
  let next = 0
  await Promise.all(Array.from({ length: 16 }, async () => { while (next < 10_000) await ask(next++) }))
  expect(wrong).toBe(0)
})

test('a gemeente that is no uuid is refused before anything is sent', () => {
  expect(() => inGemeente(testDb.app.db, { gemeenteId: "x'; drop table casus" }, async () => 1)).toThrow('uuid')
})

test('the worker knows a casus by its number only', async () => {
  const asWorker = (column: string) =>
    inGemeente(testDb.worker.db, { gemeenteId: rivierenstad }, (tx) => sqlOf(tx).unsafe(`select ${column} from casus`)).then((r) => r.length > 0, (e: { code: string }) => e.code)
  expect(await asWorker('nummer')).toBe(true)
  for (const column of ['roepnaam', 'geboortedatum', 'bsn', 'eigen_woorden', '*']) expect([column, await asWorker(column)]).toEqual([column, '42501'])
  for (const table of ['gebeurtenis', 'formulier', 'casuskader', 'kaderconcept', 'kaderinzet', 'kaderinstelling', 'achtergrondtaak', 'formulierdeel', 'formulierconcept', 'formulierinstelling', 'formulierverhuizing', 'bijlage', 'wachtrijverzoek', 'wachtrijweergave', 'operatorbereik']) {
    await expect(inGemeente(testDb.worker.db, { gemeenteId: rivierenstad }, (tx) => sqlOf(tx).unsafe(`select 1 from ${table}`))).rejects.toMatchObject({ code: '42501' })
  }
  await expect(testDb.worker.sql`select from auth."user"`).rejects.toMatchObject({ code: '42501' })
})
