import { rmSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createDb, migrate, type Sql } from '@regietafel/db'
import { startPostgres } from '../infra/local/src/index.ts'
import type { RunOptions } from './workload.ts'

/** Where the measuring processes find the database. */
export const URL_VAR = 'BENCH_B10_URL'
const GEMEENTEN = 342
/** Half of the deadlines lie before this day. */
export const VANDAAG = '2026-06-15'

export interface Wereld {
  readonly url: string
  readonly stop: () => Promise<void>
}

/** A private server with 1,000,000 open casussen (100,000 in the short form) over 342 gemeenten, skewed: the largest has about an eighth. */
export async function maakWereld({ short }: RunOptions): Promise<Wereld> {
  const dir = mkdtempSync(path.join(tmpdir(), 'regietafel-b10-'))
  const server = await startPostgres({ dir })
  const stop = async () => {
    await server.stop()
    rmSync(dir, { recursive: true, force: true })
  }
  try {
    await migrate(server.url)
    const { sql, close } = createDb({ url: server.url, role: 'eigenaar', max: 1 })
    await vul(sql as unknown as Sql, short ? 100_000 : 1_000_000).finally(close)
    return { url: server.url, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

/** Set by set, without the checks of references: the rows are made right here. */
export async function vul(sql: Sql, aantal: number): Promise<void> {
  await sql`set session_replication_role = replica`
  await sql`select setseed(0.42)`
  await sql`insert into gemeente (id, sleutel, naam, jeugdregio) select md5('g' || i)::uuid, 'g' || i, 'Gemeente ' || i, 'Delta' from generate_series(1, ${GEMEENTEN}) i`
  await sql`insert into organisatie (id, gemeente_id, naam, soort) select md5('o' || i)::uuid, md5('g' || i)::uuid, 'Wijkteam', 'wijkteam' from generate_series(1, ${GEMEENTEN}) i`
  await sql`
    insert into gebruiker (id, gemeente_id, organisatie_id, naam, email, rol)
    select 'u' || i || '-' || n, md5('g' || i)::uuid, md5('o' || i)::uuid, 'Regisseur ' || n, 'u' || i || '-' || n || '@bench.example', 'casusregisseur' from generate_series(1, ${GEMEENTEN}) i, generate_series(1, 20) n`
  await sql`insert into kaderversie (id, gemeente_id, sleutel, versie, inhoud, hash) select md5('k' || i)::uuid, md5('g' || i)::uuid, 'bench', 1, '{}', 'x' from generate_series(1, ${GEMEENTEN}) i`
  await sql`create temporary table bron as
    select i, md5('c' || i)::uuid as id, 1 + floor(${GEMEENTEN} * power(random(), 3))::int as g, date '2025-12-15' + floor(random() * 364)::int as deadline from generate_series(1, ${aantal}) i`
  await sql`
    insert into casus (id, gemeente_id, nummer, roepnaam, geboortedatum, kaderversie_id, fase, volgende_termijn, volgende_titel, volgende_deadline, volgende_nadert_op, volgende_einde_op, open_eindes)
    select id, md5('g' || g)::uuid, '2026-' || lpad(i::text, 7, '0'), 'Naam' || i % 500, date '2012-01-01' + i % 2000, md5('k' || g)::uuid, 'Stap 2, Opstellen HVP', 'hulpverleningsplan', 'Hulpverleningsplan',
           deadline, deadline - interval '2 days', (deadline + 1)::timestamp at time zone 'Europe/Amsterdam', array[(deadline + 1)::timestamp at time zone 'Europe/Amsterdam'] from bron`
  await sql`
    insert into termijn (gemeente_id, casus_id, kader, termijn, cyclus, stap, titel, verantwoordelijk, anker, ankerdatum, normdatum, deadline, einde_op, stand, uitleg, bron)
    select md5('g' || g)::uuid, id, 'bench', 'hulpverleningsplan', 1, '2', 'Hulpverleningsplan', 'zorgaanbieder', 'plaatsing', deadline - 14, deadline, deadline,
           (deadline + 1)::timestamp at time zone 'Europe/Amsterdam', 'open', 'plaatsing + 14 dagen', 'bench' from bron`
  await sql`
    insert into regie (gemeente_id, casus_id, soort, gebruiker_id, organisatie_id, periode)
    select md5('g' || g)::uuid, id, 'casus', 'u' || g || '-' || 1 + i % 20, md5('o' || g)::uuid, tstzrange('2026-01-01', null) from bron`
  await sql`insert into proefklok (verschuiving) values ((${VANDAAG}::date + time '12:00') at time zone 'UTC' - now())`
  await sql`vacuum analyze casus`
  await sql`vacuum analyze termijn`
  await sql`vacuum analyze regie`
  await sql`vacuum analyze gebruiker`
}
