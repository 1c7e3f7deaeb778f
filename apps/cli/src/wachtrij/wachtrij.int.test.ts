import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { appendGebeurtenissen } from '@regietafel/db'
import { createTestDb, gegevenGemeente, type GegevenGemeente, type TestDb } from '@regietafel/db/testing'
import type { Datum } from '@regietafel/domain/kernel'
import { afterAll, beforeAll, expect, test } from 'vitest'

const MAIN = fileURLToPath(new URL('../main.ts', import.meta.url))
let testDb: TestDb
let g: GegevenGemeente
let andere: GegevenGemeente
let nummer: string
beforeAll(async () => {
  testDb = await createTestDb()
  g = await gegevenGemeente(testDb, 'rivier')
  andere = await gegevenGemeente(testDb, 'water')
  const { id } = await g.casus()
  const [vandaag] = await testDb.beheer.sql<{ dag: string }[]>`select nu()::date::text as dag`
  await g.tx((tx) => appendGebeurtenissen(tx, id, [{ soort: 'plaatsing', datum: vandaag!.dag as Datum }]))
  nummer = (await testDb.beheer.sql<{ nummer: string }[]>`select nummer from casus where id = ${id}`)[0]!.nummer
  for (const { persoon } of [g, andere])
    await testDb.beheer.sql`insert into auth."user" (id, name, email, email_verified, gemeente_id) select id, naam, email, true, gemeente_id from gebruiker where id = ${persoon('operator')}`
})
afterAll(() => testDb.release())

const draai = (...args: string[]) =>
  new Promise<{ code: number; uit: string; fout: string }>((resolve) => {
    execFile(process.execPath, [MAIN, ...args], { env: { ...process.env, DATABASE_URL: testDb.url } }, (error, uit, fout) => resolve({ code: typeof error?.code === 'number' ? error.code : 0, uit, fout }))
  })

test('wachtrij herstel: 0 when nothing differs; a wekker that is gone is named by --controleer (1), put right, and then it is 0 again', async () => {
  expect(await draai('wachtrij', 'herstel', '--controleer')).toMatchObject({ code: 0, fout: '' })
  await testDb.beheer.sql`update termijn set volgende_actie_op = null where id = (select id from termijn where volgende_actie_op > nu() + interval '1 day' order by id limit 1)`
  const { code, uit } = await draai('wachtrij', 'herstel', '--controleer', '--gemeente', 'rivier')
  expect(code).toBe(1)
  expect(uit).toContain(`rivier\t${nummer}\t*\twekker-fout\t`)
  expect(uit).not.toContain('Sami')
  const hersteld = await draai('wachtrij', 'herstel', '--json', '--reden', 'Na de storing')
  expect(hersteld.code).toBe(0)
  expect(JSON.parse(hersteld.uit)).toMatchObject([{ gemeente: 'rivier', verschil: 1, na: 0, gedaan: { wekkers: 1 } }, { gemeente: 'water', verschil: 0 }])
  expect((await draai('wachtrij', 'herstel', '--controleer')).code).toBe(0)
  expect((await testDb.beheer.sql`select reden from logboek where handeling = 'herstel.herstel' and gemeente_id = ${g.gemeenteId}`)[0]).toEqual({ reden: 'Na de storing' })
})

test('wachtrij herstel: a plan that cannot be read is named with what to do, is not repaired, and termijnen herbereken makes it anew', async () => {
  await testDb.beheer.sql`update termijn set plan = '[{"trap": "E1"}]' where id = (select id from termijn order by id limit 1)`
  const hersteld = await draai('wachtrij', 'herstel', '--gemeente', 'rivier', '--reden', 'Plan beschadigd')
  expect(hersteld.code).toBe(1)
  expect(hersteld.uit).toContain('niet te lezen 1; verschil 1, na herstel 1')
  expect(hersteld.uit).toContain(`rivier\t${nummer}\t*\tonleesbaar\t`)
  expect(hersteld.uit).toContain('regietafel termijnen herbereken')
  expect((await draai('termijnen', 'herbereken')).code).toBe(0)
  expect(await draai('wachtrij', 'herstel', '--controleer')).toMatchObject({ code: 0, fout: '' })
})

test('wachtrij bewijs: the chain is whole, until somebody changes a proof', async () => {
  const heel = (await draai('wachtrij', 'bewijs', '--gemeente', 'rivier')).uit
  expect(heel).toContain('rivier: de keten is heel')
  // On the clock of Amsterdam, as the screens say it.
  const [laatste] = await testDb.beheer.sql<{ op: string }[]>`select to_char(op at time zone 'Europe/Amsterdam', 'YYYY-MM-DD HH24:MI') as op from bewijs order by op desc limit 1`
  expect(heel).toContain(`\t${laatste!.op}\t`)
  await testDb.beheer.sql`alter table bewijs disable trigger user`
  await testDb.beheer.sql`update bewijs set wekkers = 0 where wekkers = 1`
  await testDb.beheer.sql`alter table bewijs enable trigger user`
  const { code, uit } = await draai('wachtrij', 'bewijs', '--gemeente', 'rivier')
  expect(code).toBe(1)
  expect(uit).toContain('bewijs 1 is niet meer zoals het is geschreven')
})

test('wachtrij bewijs: an escalatie that is taken away is named with its day, and it exits 1', async () => {
  const { sql } = testDb.beheer
  const [e] = await sql<{ id: string }[]>`
    insert into escalatie (gemeente_id, casus_id, termijn_id, cyclus, trap, gepland_op, naar)
    select gemeente_id, casus_id, id, cyclus, 'E9', nu(), '{operator}' from termijn where gemeente_id = ${g.gemeenteId} limit 1 returning id`
  expect((await draai('wachtrij', 'bewijs', '--gemeente', 'rivier')).uit).toMatch(/rivier: \d+ escalaties? sta(at|an) nog in geen bewijs/)
  await draai('wachtrij', 'herstel', '--gemeente', 'rivier', '--reden', 'Bewijs')
  expect((await draai('wachtrij', 'bewijs', '--gemeente', 'rivier')).uit).not.toMatch(/weg|in geen bewijs/)
  await sql`delete from bezorging where escalatie_id = ${e!.id}`
  await sql`delete from escalatie where id = ${e!.id}`
  const { code, uit } = await draai('wachtrij', 'bewijs', '--gemeente', 'rivier')
  expect(code).toBe(1)
  expect(uit).toMatch(new RegExp(`rivier: 20\\d\\d-\\d\\d-\\d\\d: 1 escalatie van bewijs \\d+ is weg \\(${e!.id}\\)`))
})

test('wachtrij stand: no worker and no store is said, with 1, and which variable is missing', async () => {
  const { code, uit, fout } = await draai('wachtrij', 'stand')
  expect(code).toBe(1)
  if (uit.includes('wachtrij: onbekend')) expect(fout).toContain('QUEUE_DATABASE_URL ontbreekt')
  expect(uit).toContain('workers met een teken van leven: 0')
})

test('operator: bereik and niveau, only with a reason, in the logboek; nobody else becomes one', async () => {
  const email = `${g.persoon('operator')}@test.example`
  expect((await draai('operator', 'bereik', email)).uit).toBe('niveau kijken\tgemeenten rivier\n')
  expect(await draai('operator', 'bereik', email, '--erbij', 'water')).toMatchObject({ code: 2, uit: '' })
  expect((await draai('operator', 'bereik', email, '--erbij', 'water', '--reden', 'Waarneming')).uit).toBe('niveau kijken\tgemeenten rivier, water\n')
  expect((await draai('operator', 'niveau', email, 'ingrijpen', '--reden', 'Tweede persoon')).uit).toContain('niveau ingrijpen')
  expect((await draai('operator', 'bereik', email, '--eraf', 'water', '--reden', 'Voorbij')).uit).toBe('niveau ingrijpen\tgemeenten rivier\n')
  expect((await testDb.beheer.sql`select reden from logboek where object_id = ${g.persoon('operator')} order by id`).map(({ reden }) => reden)).toEqual(['Waarneming', 'Tweede persoon', 'Voorbij'])
  expect(await draai('operator', 'niveau', email, 'alles', '--reden', 'Omdat')).toMatchObject({ code: 2 })
  expect(await draai('operator', 'niveau', 'weg@test.example', 'kijken', '--reden', 'Omdat')).toMatchObject({ code: 1, fout: 'Er is geen operator met dit e-mailadres.\n' })
  expect(await draai('wachtrij', 'herstel', '--gemeente', 'nergens')).toMatchObject({ code: 2 })
})
