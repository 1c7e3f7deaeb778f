import { achtergrondtaakRepository, inGemeente } from '@regietafel/db'
import { opPostgres, type Achterkant } from '@regietafel/jobs/testing'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { createOpstelling, type Opstelling } from './testing/opstelling.ts'
import { poll } from './testing/proef.ts'

/** More than one batch. */
const AANTAL = 60
let op: Opstelling
let achter: Achterkant
let ids: string[]
beforeAll(() => {
  achter = opPostgres(process.env['TEST_POSTGRES_URL']!)
})
afterAll(() => achter.release())
beforeEach(async () => {
  op = await createOpstelling()
  const { zaad, db: { beheer: { sql } } } = op
  const persoon = await zaad.persoon({ rol: 'operator' })
  for (let i = 0; i < AANTAL; i += 1) await zaad.termijn((await zaad.casus()).id, [{ trap: 'E2', over: 86_400, naar: ['operator'] }])
  // Each with a mail that was given up.
  await sql`insert into escalatie (gemeente_id, casus_id, termijn_id, cyclus, trap, gepland_op, naar, bezorgd_op) select gemeente_id, casus_id, id, 1, 'E1', nu(), '{operator}', nu() from termijn where gemeente_id = ${zaad.gemeenteId}`
  await sql`
    insert into bezorging (gemeente_id, escalatie_id, kanaal, gebruiker_id, rol, sleutel, status, pogingen, laatste_fout_code, eerste_fout_op, laatste_fout_op)
    select e.gemeente_id, e.id, k.kanaal, ${persoon}, 'operator', e.id || ':' || k.kanaal || ':x', k.status, 3, k.code, nu() - interval '2 days', nu() - interval '1 day'
    from escalatie e, (values ('taak', 'bezorgd', null), ('email', 'mislukt', 'SMTP_550')) as k(kanaal, status, code)`
  ids = (await sql<{ id: string }[]>`select id from bezorging where kanaal = 'email' order by id`).map(({ id }) => id)
})
afterEach(() => op.release())

test.each(['mid-task', 'mid-task:2'])('a worker killed at %s while it sets messages to go again: whoever takes over sends each once', async (punt) => {
  const kapot = await op.worker(achter, { FAULT: punt })
  const taakId = await inGemeente(op.db.app.db, { gemeenteId: op.zaad.gemeenteId }, (tx) =>
    achtergrondtaakRepository(tx).create({ soort: 'bezorg-opnieuw', invoer: { selectie: { ids }, wachtten: [], tempoPerMinuut: 600, reden: 'Afzender hersteld' }, door: 'u0' }))
  expect(await kapot.einde).toBeNull()
  await op.db.beheer.sql`update achtergrondtaak set levensteken_op = levensteken_op - interval '1 minute' where id = ${taakId}`
  await op.worker(achter)
  const bezorgd = async (): Promise<number> => (await op.db.beheer.sql<{ n: number }[]>`select count(*)::int as n from bezorging where kanaal = 'email' and status = 'bezorgd'`)[0]!.n
  await expect.poll(bezorgd, { ...poll, timeout: 40_000 }).toBe(AANTAL)
  expect(new Set(op.postvak.post.map(({ sleutel }) => sleutel)).size).toBe(AANTAL)
  expect(await op.db.beheer.sql`select status, uitkomst from achtergrondtaak where id = ${taakId}`).toMatchObject([{ status: 'klaar', uitkomst: { gezet: expect.any(Number) } }])
  const [dubbel] = await op.db.beheer.sql`select count(*)::int as pogingen, count(distinct bezorging_id)::int as berichten from bezorgpoging where gelukt`
  expect(dubbel).toEqual({ pogingen: AANTAL, berichten: AANTAL })
}, 90_000)
