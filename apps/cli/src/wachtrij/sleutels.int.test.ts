import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { appendGebeurtenissen, createDb, inGemeente, escalatieRepository } from '@regietafel/db'
import { createTestDb, gegevenGemeente, neemTrappen, type GegevenGemeente, type TestDb } from '@regietafel/db/testing'
import type { Datum } from '@regietafel/domain/kernel'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Io } from '../opdracht.ts'
import { leesRegels, voer } from './sleutels.ts'

const MAIN = fileURLToPath(new URL('../main.ts', import.meta.url))
const map = mkdtempSync(path.join(tmpdir(), 'regietafel-sleutels-'))
let testDb: TestDb
let g: GegevenGemeente
beforeAll(async () => {
  testDb = await createTestDb()
  g = await gegevenGemeente(testDb, 'rivier')
  await gegevenGemeente(testDb, 'water')
})
afterAll(async () => {
  rmSync(map, { recursive: true })
  await testDb.release()
})

const env = () => ({ ...process.env, DATABASE_URL: testDb.url })
async function draai(...args: string[]) {
  const gezegd = { uit: '', fout: '' }
  const io: Io = {
    uit: (tekst) => void (gezegd.uit += tekst),
    fout: (tekst) => void (gezegd.fout += `${tekst}\n`),
    lees: (naam) => readFile(naam, 'utf8'),
    leesBytes: (naam) => readFile(naam),
    schrijf: (naam, tekst) => writeFile(naam, tekst),
    env: env(),
  }
  return { code: await voer(args, io), ...gezegd }
}
/** As a process of its own. */
const proces = (...args: string[]) =>
  new Promise<{ code: number; uit: string; fout: string }>((resolve) => {
    execFile(process.execPath, [MAIN, 'wachtrij', 'sleutels', ...args], { env: env() }, (error, uit, fout) => resolve({ code: typeof error?.code === 'number' ? error.code : 0, uit, fout }))
  })
const bestand = (naam: string): string => path.join(map, naam)
const sleutel = '0123456789abcdef0123456789abcdef'

test('what a worker logs and what an export holds is read; other lines, cut lines and what is no print are passed over', () => {
  const gemeenteId = '01a20000-0000-7000-8000-000000000001'
  const log = [
    `{"level":"info","time":"2026-11-22T10:00:00.000Z","proces":"w","gemeenteId":"${gemeenteId}","sleutels":["${sleutel}"],"msg":"delivered"}`,
    `2026-11-22T10:00:01Z worker-1 {"gemeenteId":"${gemeenteId}","sleutels":["${sleutel}","[weg]",7]}`,
    '{"level":"info","msg":"escalaties taken"}', `{"gemeenteId":"${gemeenteId}","sleutels":["${sleutel}`, `{"gemeenteId":"x","sleutels":["${sleutel}"]}`, 'sleutels', '',
  ].join('\n')
  expect(leesRegels(log)).toEqual([{ gemeenteId, sleutels: [sleutel] }, { gemeenteId, sleutels: [sleutel] }])
})

test('written since a moment, read in after the restore: each gemeente has its keys, its window and a line in its logboek; twice is as once', async () => {
  const { sql } = testDb.beheer
  const { id } = await g.casus()
  await g.tx((tx) => appendGebeurtenissen(tx, id, [{ soort: 'plaatsing', datum: '2026-01-05' as Datum }]))
  const [eerste] = await inGemeente(testDb.beheer.db, { gemeenteId: g.gemeenteId, als: 'worker' }, (tx) => neemTrappen(tx, g.gemeenteId))
  await sql`
    insert into bezorging (gemeente_id, escalatie_id, kanaal, gebruiker_id, rol, sleutel, status, bezorgd_op)
    select ${g.gemeenteId}, ${eerste!.id}, x.kanaal, ${g.persoon('operator')}, 'operator', x.kanaal || x.op, x.status, nu() - x.op::interval
    from (values ('email', '1 hour', 'bezorgd'), ('email', '3 hours', 'bezorgd'), ('taak', '1 minute', 'bezorgd'), ('email', '2 minutes', 'mislukt')) x(kanaal, op, status)`
  expect(await proces('--uit', bestand('sleutels'), '--sinds', new Date(Date.now() - 2 * 3_600_000).toISOString())).toEqual({ code: 0, uit: '1 sleutels geschreven\n', fout: '' })
  const regels = leesRegels(readFileSync(bestand('sleutels'), 'utf8'))
  expect(regels).toEqual([{ gemeenteId: g.gemeenteId, sleutels: [expect.stringMatching(/^[0-9a-f]{32}$/)] }])
  const [print] = await sql<{ s: string }[]>`select left(encode(sha256('email1 hour'), 'hex'), 32) as s`
  expect(regels[0]!.sleutels).toEqual([print!.s])

  for (let keer = 0; keer < 2; keer += 1) {
    const { code, uit } = await draai('--in', bestand('sleutels'), '--reden', 'Schijf stuk')
    expect(code).toBe(0)
    expect(uit).toMatch(/^rivier\tvan 20\S+Z tot 20\S+Z\t1 sleutels\nwater\tvan \S+ tot \S+\t0 sleutels\n$/)
  }
  expect(await sql`select gemeente_id as g, count(*)::int as n from afgeleverd group by 1`).toEqual([{ g: g.gemeenteId, n: 1 }])
  expect((await sql`select reden, wat, object_soort as soort from logboek where handeling = 'herstel.terugzetten' and gemeente_id = ${g.gemeenteId}`)[0]).toEqual({ reden: 'Schijf stuk', soort: 'herstel', wat: expect.stringMatching(/^van .+ tot .+, 1 bericht al bezorgd$/) })
  expect((await sql`select van = (select max(afgegaan_op) from escalatie) as laatst, tot > van as later from terugzetting where gemeente_id = ${g.gemeenteId} order by id limit 1`)[0]).toEqual({ laatst: true, later: true })
})

test('an escalatie of the window that goes off after it says so; one of before or after it does not', async () => {
  const { sql } = testDb.beheer
  await draai('--in', bestand('sleutels'), '--sinds', '2026-03-01T00:00:00Z')
  await sql`
    insert into escalatie (gemeente_id, casus_id, termijn_id, cyclus, trap, gepland_op, naar)
    select gemeente_id, casus_id, id, 9, x.trap, x.op::timestamptz, '{operator}' from (select * from termijn where gemeente_id = ${g.gemeenteId} limit 1) t, (values ('T1', '2026-02-28'), ('T2', '2026-03-02'), ('T3', '2099-01-01')) x(trap, op)`
  const rijen = await g.tx((tx) => escalatieRepository(tx).list({ aantal: 500 }))
  expect(rijen.rijen.filter(({ trap }) => trap.startsWith('T')).map(({ trap, naTerugzetten }) => [trap, naTerugzetten]).sort()).toEqual([['T1', false], ['T2', true], ['T3', false]])
})

test('while a worker runs nothing is read in; a wrong question is told what is asked', async () => {
  const worker = createDb({ url: testDb.url, role: 'worker', max: 1 })
  await worker.sql`select 1`
  expect(await draai('--in', bestand('sleutels'))).toMatchObject({ code: 1, uit: '', fout: expect.stringContaining('draait een worker') })
  await worker.close()
  writeFileSync(bestand('leeg'), 'niets')
  expect(await draai('--in', bestand('leeg'))).toMatchObject({ code: 0, fout: expect.stringContaining('gaat opnieuw, onder dezelfde sleutels') })
  writeFileSync(bestand('vreemd'), `{"gemeenteId":"01a20000-0000-7000-8000-000000000001","sleutels":["${sleutel}"]}`)
  expect(await draai('--in', bestand('vreemd'))).toMatchObject({ code: 0, fout: '1 sleutels zijn van gemeenten die hier niet zijn.\n' })
  for (const args of [[], ['--in', 'a', '--uit', 'b'], ['--uit', 'a', '--sinds', 'gisteren'], ['--uit', 'a', '--sinds', '2026-03-01T00:00:00'], ['--in', bestand('nergens')], ['--uit', path.join(map, 'geen', 'map')]])
    expect(await draai(...args), args.join(' ')).toMatchObject({ code: 2, uit: '' })
})
