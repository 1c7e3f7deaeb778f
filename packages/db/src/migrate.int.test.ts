import { overdracht, rijnmond1op1 } from '@regietafel/domain/kader'
import { migrate as applyAll } from 'drizzle-orm/postgres-js/migrator'
import { randomUUID } from 'node:crypto'
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createDb } from './client.ts'
import { loadDemo } from './demo/index.ts'
import { contentHash } from './hash.ts'
import { herbereken } from './herbereken.ts'
import { migrate, migrationNames, migrationsFolder, pendingMigrations } from './migrate.ts'
import { setTenant } from './tenant.ts'
import { createEmptyDb } from './testing/index.ts'

test('four first migrations at once give one schema, and nothing is pending afterwards', async () => {
  const empty = await createEmptyDb()
  try {
    expect(await pendingMigrations(empty.url)).toEqual(migrationNames())
    await Promise.all([migrate(empty.url), migrate(empty.url), migrate(empty.url), migrate(empty.url)])
    expect(await pendingMigrations(empty.url)).toEqual([])
  } finally {
    await empty.release()
  }
})

/** An empty database with an owner who may do nothing special; `werk` gets her login. */
async function metEigenaar(werk: (url: string) => Promise<void>): Promise<void> {
  const empty = await createEmptyDb()
  const naam = `eigenaar_${randomUUID().slice(0, 8)}`
  const wachtwoord = randomUUID()
  const beheer = createDb({ url: empty.url, role: 'eigenaar', max: 1 })
  try {
    await beheer.sql.unsafe(`create role ${naam} login createrole password '${wachtwoord}'; grant all on database ${new URL(empty.url).pathname.slice(1)} to ${naam}; alter schema public owner to ${naam}`)
    // The roles exist in this cluster already, made by somebody else: then the owner is made a member beforehand.
    await beheer.sql.unsafe(`grant regietafel_app, regietafel_worker, regietafel_veger to ${naam}`)
    const url = new URL(empty.url)
    url.username = naam
    url.password = wachtwoord
    await werk(url.href)
  } finally {
    await beheer.sql.unsafe(`drop owned by ${naam} cascade`)
    await beheer.close()
    await empty.release()
    const server = createDb({ url: process.env.TEST_POSTGRES_URL!, role: 'eigenaar', max: 1 })
    await server.sql.unsafe(`drop role ${naam}`)
    await server.close()
  }
}

test('an owner without any special right can migrate, load the demo and rebuild: only creating roles and databases is asked of it', () => metEigenaar(async (url) => {
  await migrate(url)
  expect(await loadDemo(url, { hash: async () => 'not a hash' })).toBe(true)
  const worker = createDb({ url, role: 'worker', max: 1 })
  const [row] = await worker.sql<{ n: number; moment: string }[]>`
    select (select count(*)::int from gemeenten_met_verval('2100-01-01')) as n, volgend_moment() as moment`
  await worker.close()
  expect(row?.n).toBe(2)
  expect(row?.moment).toMatch(/Z$/)
  expect(await herbereken(url, { controleer: true })).toMatchObject({ gemeenten: 2, verschillen: [] })
}))

/** The migrations up to and including this one, as a release of then had them. */
function migratiesTot(tag: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'migraties-'))
  const journal = JSON.parse(readFileSync(join(migrationsFolder, 'meta/_journal.json'), 'utf8')) as { entries: { tag: string }[] }
  const entries = journal.entries.slice(0, journal.entries.findIndex((e) => e.tag === tag) + 1)
  mkdirSync(join(folder, 'meta'))
  writeFileSync(join(folder, 'meta/_journal.json'), JSON.stringify({ ...journal, entries }))
  for (const e of entries) copyFileSync(join(migrationsFolder, `${e.tag}.sql`), join(folder, `${e.tag}.sql`))
  return folder
}

test('a gemeente that worked before kaders stood side by side goes on: its rows know their kader, its calendar keeps counting, nothing goes off twice', () => metEigenaar(async (url) => {
  const folder = migratiesTot('0007_open-eindes')
  const [gemeenteId, organisatieId] = [randomUUID(), randomUUID()]
  const eigenaar = createDb({ url, role: 'eigenaar', max: 1 })
  try {
    await applyAll(eigenaar.db, { migrationsFolder: folder })
    await eigenaar.sql.begin(async (sql) => {
      await setTenant(sql, { gemeenteId })
      await sql`insert into gemeente (id, sleutel, naam, jeugdregio) values (${gemeenteId}, 'oud', 'Oud', 'Delta')`
      await sql`insert into organisatie (id, gemeente_id, naam, soort) values (${organisatieId}, ${gemeenteId}, 'Wijkteam', 'wijkteam')`
      const [kader] = await sql<{ id: string }[]>`
        insert into kaderversie (gemeente_id, sleutel, versie, inhoud, hash) values (${gemeenteId}, 'rijnmond-1-op-1', 1, ${JSON.stringify(rijnmond1op1)}::text::jsonb, ${contentHash(rijnmond1op1)}) returning id`
      await sql`insert into kaderversie (gemeente_id, sleutel, versie, inhoud, hash) values (${gemeenteId}, 'overdracht', 1, ${JSON.stringify(overdracht)}::text::jsonb, ${contentHash(overdracht)})`
      await sql`insert into kalenderdag (gemeente_id, datum, naam, bron, soort) values (${gemeenteId}, '2026-04-21', 'Dicht', 'gemeente', 'eigen')`
      const [casus] = await sql<{ id: string }[]>`
        insert into casus (gemeente_id, nummer, roepnaam, geboortedatum, kaderversie_id, aangemaakt_op) values (${gemeenteId}, '2026-0001', 'Sami', '2011-02-03', ${kader!.id}, '2026-04-13T08:00:00Z') returning id`
      await sql`insert into gebeurtenis (gemeente_id, casus_id, volgnr, soort, op, datum) values (${gemeenteId}, ${casus!.id}, 1, 'plaatsing', '2026-04-13T08:00:00Z', '2026-04-13')`
      const [termijn] = await sql<{ id: string }[]>`
        insert into termijn (gemeente_id, casus_id, termijn, cyclus, titel, verantwoordelijk, anker, ankerdatum, normdatum, deadline, einde_op, stand, uitleg, bron)
        values (${gemeenteId}, ${casus!.id}, 'verklarende-analyse', 1, 'x', 'casusregisseur', 'plaatsing', '2026-04-13', '2026-04-20', '2026-04-20', '2026-04-20T22:00:00Z', 'open', 'x', 'x') returning id`
      // Closed on the 21st: a werkdag later.
      await sql`
        insert into escalatie (gemeente_id, casus_id, termijn_id, cyclus, trap, gepland_op, afgegaan_op, naar)
        values (${gemeenteId}, ${casus!.id}, ${termijn!.id}, 1, 'E1', '2026-04-22T07:00:00Z', '2026-04-22T07:00:00Z', '{casusregisseur}')`
    })

    await migrate(url)
    expect(await pendingMigrations(url)).toEqual([])
    expect((await herbereken(url, { controleer: false })).casussen).toBe(1)
    expect((await herbereken(url, { controleer: true })).verschillen).toEqual([])
    await eigenaar.sql.begin(async (sql) => {
      await setTenant(sql, { gemeenteId })
      expect(await sql`select distinct kader from termijn`).toEqual([{ kader: 'rijnmond-1-op-1' }])
      expect(await sql`select e.vervangen, t.volgende_actie_op from escalatie e join termijn t on t.id = e.termijn_id`).toEqual([{ vervangen: false, volgende_actie_op: '2026-04-24T07:00:00.000Z' }])
      expect(await sql`select plan -> 1 ->> 'op' as e1 from termijn where termijn = 'verklarende-analyse'`).toEqual([{ e1: '2026-04-22T07:00:00Z' }])
      expect(await sql`select sleutel, inzet, standaard from kaderinzet order by 1`).toEqual([{ sleutel: 'overdracht', inzet: 'uit', standaard: false }, { sleutel: 'rijnmond-1-op-1', inzet: 'hoofd', standaard: true }])
    })
  } finally {
    await eigenaar.close()
    rmSync(folder, { recursive: true })
  }
}))
