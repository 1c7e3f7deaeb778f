import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openBezorgproef, type Bezorgproef } from '../testing/bezorgproef.ts'
import { MARKER, standVan, stilNu, zaaiGemeente, type Stand, type Zaad } from '../testing/zaad.ts'
import { testHandlers } from '../testing/handlers.ts'

let proef: Bezorgproef
let db: Bezorgproef['db']
let postvak: Bezorgproef['postvak']
let zaad: Zaad
const signal = new AbortController().signal

beforeAll(async () => {
  proef = await openBezorgproef()
  ;({ db, postvak } = proef)
})
beforeEach(async () => {
  await db.beheer.sql`delete from proefklok`
  zaad = await zaaiGemeente(db)
  await zaad.meldwijze({ spoed: ['E3', 'E4'] })
  postvak.post.length = 0
  postvak.weiger.clear()
})
afterAll(() => proef.release())

const handlers = () => testHandlers(db, proef.uitgang)
const bewaak = (): Promise<void> => handlers().bewaak.handle({ gemeenteId: zaad.gemeenteId }, signal)
const verzamel = (toch = false): Promise<void> => handlers().verzamel.handle({ gemeenteId: zaad.gemeenteId, toch }, signal)
const stand = (): Promise<Stand[]> => standVan(db, zaad.gemeenteId)
const mailstand = async (): Promise<(string | undefined)[]> => (await stand()).flatMap(({ aan }) => aan.filter(({ kanaal }) => kanaal === 'email').map(({ status }) => status))
async function bezorg(): Promise<void> {
  const rijen = await db.beheer.sql<{ id: string }[]>`select id from escalatie where gemeente_id = ${zaad.gemeenteId}`
  await handlers().bezorg.handle({ gemeenteId: zaad.gemeenteId, escalatieIds: rijen.map(({ id }) => id) }, signal)
}
const vooruit = (spanne: string) => proef.vooruit(spanne)
const mails = () => db.beheer.sql<{ status: string; dag: string; pogingen: number }[]>`select status, dag::text, pogingen from verzamelmail where gemeente_id = ${zaad.gemeenteId} order by dag`

/** `aantal` casussen with one trap each that is due, for one person more. */
async function wachtend(aantal: number, trap = 'E1'): Promise<string> {
  const persoon = await zaad.persoon({ rol: 'operator' })
  for (let i = 0; i < aantal; i++) await zaad.termijn((await zaad.casus()).id, [{ trap, over: -5, naar: ['operator'] }])
  return persoon
}

test('forty traps are one mail with forty taken, and everything is closed; a second run sends nothing', async () => {
  const persoon = await wachtend(40)
  await bewaak()
  await bezorg()
  expect(postvak.post).toEqual([])
  await verzamel()
  await verzamel()
  expect(postvak.post.map(({ aan }) => aan)).toEqual([`${persoon}@voorbeeld.example`])
  expect(postvak.post[0]?.bron).toContain('40 taken')
  expect(new Set(await mailstand())).toEqual(new Set(['bezorgd']))
  expect((await stand()).every(({ bezorgd }) => bezorgd)).toBe(true)
  expect(await mails()).toMatchObject([{ status: 'bezorgd', pogingen: 1 }])
  expect(postvak.post[0]?.bron).not.toMatch(new RegExp(`${MARKER}|2012`))
})

test('what is urgent goes by itself, beside it', async () => {
  await wachtend(1)
  await zaad.termijn((await zaad.casus()).id, [{ trap: 'E3', over: -5, naar: ['operator'] }])
  await bewaak()
  await bezorg()
  expect(postvak.post.map(({ bron }) => /E3/.test(bron))).toEqual([true])
  await verzamel()
  expect(postvak.post).toHaveLength(2)
})

test('nothing goes while a trap is still due, unless it has taken too long', async () => {
  await wachtend(1)
  await bewaak()
  await zaad.termijn((await zaad.casus()).id, [{ trap: 'E2', over: -5, naar: ['operator'] }])
  await verzamel()
  expect(postvak.post).toEqual([])
  await verzamel(true)
  expect(postvak.post).toHaveLength(1)
})

test('before the verzameltijd nothing goes; at it everything does', async () => {
  const [over] = await db.beheer.sql<{ tijd: string; morgen: boolean }[]>`select to_char(nu() at time zone 'Europe/Amsterdam' + interval '2 hours', 'HH24:MI') as tijd`
  await zaad.meldwijze({ spoed: [], verzameltijd: over!.tijd })
  await wachtend(2)
  await db.beheer.sql`insert into verzamelmail (gemeente_id, gebruiker_id, dag, status) select gemeente_id, id, (nu() at time zone 'Europe/Amsterdam')::date - 1, 'bezorgd' from gebruiker where gemeente_id = ${zaad.gemeenteId}`
  await bewaak()
  await bezorg()
  const [wacht] = await db.beheer.sql<{ uren: number; later: boolean }[]>`select extract(epoch from niet_voor - nu()) / 3600 as uren, (select bezorgen_na > nu() from escalatie where gemeente_id = ${zaad.gemeenteId} limit 1) as later from bezorging where gemeente_id = ${zaad.gemeenteId} and verzamelen limit 1`
  // Late in the evening that time was this morning: then today's is due now.
  if (Number(wacht?.uren) > 0) {
    await verzamel()
    expect(postvak.post).toEqual([])
    expect(wacht?.later).toBe(true)
    await vooruit('2 hours')
  }
  await verzamel()
  expect(postvak.post).toHaveLength(1)
})

test('one a day: what comes after it waits for tomorrow, and joins what tomorrow brings', async () => {
  await wachtend(1)
  await bewaak()
  await verzamel()
  await zaad.termijn((await zaad.casus()).id, [{ trap: 'E1', over: -5, naar: ['operator'] }])
  await bewaak()
  await verzamel()
  expect(postvak.post).toHaveLength(1)
  await vooruit('24 hours')
  await zaad.termijn((await zaad.casus()).id, [{ trap: 'E2', over: -5, naar: ['operator'] }])
  await bewaak()
  await verzamel()
  expect(postvak.post).toHaveLength(2)
  expect(postvak.post[1]?.bron).toContain('2 taken')
  expect(new Set((await mails()).map(({ dag }) => dag)).size).toBe(2)
})

test('a jump of fourteen days gives one mail, not fourteen', async () => {
  const persoon = await zaad.persoon({ rol: 'operator' })
  for (let dag = 1; dag <= 14; dag++) await zaad.termijn((await zaad.casus()).id, [{ trap: 'E1', over: dag * 86_400 - 60, naar: ['operator'] }], { eindeOver: -60 })
  await vooruit('14 days')
  await bewaak()
  await bezorg()
  await verzamel()
  expect(postvak.post.map(({ aan }) => aan)).toEqual([`${persoon}@voorbeeld.example`])
  expect(postvak.post[0]?.bron).toContain('14 taken')
})

test('eight handlers race over the mails of twenty people: each gets one, and every message is in exactly one', async () => {
  for (let i = 0; i < 20; i++) await zaad.persoon({ rol: 'operator' })
  await wachtend(3)
  await bewaak()
  await Promise.all(Array.from({ length: 8 }, () => verzamel()))
  await verzamel()
  expect(postvak.post).toHaveLength(21)
  expect(new Set(postvak.post.map(({ aan }) => aan)).size).toBe(21)
  for (const { bron } of postvak.post) expect(bron).toContain('3 taken')
  expect(new Set(await mailstand())).toEqual(new Set(['bezorgd']))
})

test('an address that is refused is given up after three tries with its code; who is sent again gets the same mail', async () => {
  const persoon = await wachtend(2)
  postvak.weiger.set(`${persoon}@voorbeeld.example`, 550)
  await bewaak()
  for (let i = 0; i < 3; i++) {
    await verzamel()
    await db.beheer.sql`update bezorging set niet_voor = nu() where gemeente_id = ${zaad.gemeenteId} and niet_voor is not null`
  }
  expect(await mails()).toMatchObject([{ status: 'mislukt', pogingen: 3 }])
  expect(await mailstand()).toEqual(['mislukt', 'mislukt'])
  expect(await db.beheer.sql`select code, count(*)::int as n from bezorgpoging where gemeente_id = ${zaad.gemeenteId} group by code`).toEqual([{ code: 'SMTP_550', n: 6 }])
  postvak.weiger.clear()
  await db.beheer.sql`update bezorging set status = 'wacht', pogingen = 0, niet_voor = nu() where gemeente_id = ${zaad.gemeenteId} and status = 'mislukt'`
  await verzamel()
  expect(postvak.post).toHaveLength(1)
  expect(await mails()).toMatchObject([{ status: 'bezorgd' }])
})

test('a mail server that is away: one knock, everybody waits, all go when it is back', async () => {
  for (let i = 0; i < 9; i++) await zaad.persoon({ rol: 'operator' })
  await wachtend(1)
  await bewaak()
  await postvak.stop()
  await verzamel()
  expect((await db.beheer.sql`select count(*)::int as n from bezorgpoging where gemeente_id = ${zaad.gemeenteId}`)[0]?.['n']).toBeLessThanOrEqual(2)
  await postvak.start()
  await db.beheer.sql`update bezorging set niet_voor = nu() where gemeente_id = ${zaad.gemeenteId} and niet_voor is not null`
  await verzamel()
  expect(postvak.post).toHaveLength(10)
})

test.each([['kanaal', 'email'], ['wachtrij', 'verzend-verzamelmail'], ['gemeente', '']] as const)('a pauze of %s %s holds it; after it, it goes', async (soort, doel) => {
  await wachtend(1)
  await bewaak()
  const hervat = await zaad.pauze(soort, doel)
  await verzamel(true)
  expect([postvak.post.length, (await mails()).length]).toEqual([0, 0])
  await hervat()
  await verzamel()
  expect(postvak.post).toHaveLength(1)
})

test('it never goes in the quiet hours, not even when it was due before them', async () => {
  await wachtend(1)
  await bewaak()
  await zaad.meldwijze({ spoed: [], ...(await stilNu(db)) })
  await verzamel()
  expect(postvak.post).toEqual([])
  await zaad.meldwijze({ spoed: [] })
  await verzamel()
  expect(postvak.post).toHaveLength(1)
})

test('the words and the sender of the gemeente', async () => {
  await zaad.meldwijze({ spoed: [], afzender: 'jeugd@rivierenstad.example' })
  await db.beheer.sql`insert into berichtsjabloon (gemeente_id, soort, onderwerp, tekst, gewijzigd_door) values (${zaad.gemeenteId}, 'verzameld', 'Uw dag: {{aantal}}', ${'{{#taken}}\n- {{nummer}} {{taak}}\n{{/taken}}\n{{gemeente}}'}, 'u0')`
  await wachtend(2)
  await bewaak()
  await verzamel()
  expect(postvak.post[0]?.bron).toMatch(/^From: jeugd@rivierenstad\.example/m)
  expect(postvak.post[0]?.bron).toContain('Subject: Uw dag: 2 taken')
  expect(postvak.post[0]?.bron).toMatch(/- 2026-\d{4} Hulpverleningsplan\r?\n- 2026-\d{4} Hulpverleningsplan/)
})

test('what was settled before it goes is left out; when nothing is left there is no mail', async () => {
  await wachtend(3)
  await bewaak()
  await db.beheer.sql`update escalatie set status = 'opgelost' where id = (select id from escalatie where gemeente_id = ${zaad.gemeenteId} limit 1)`
  await verzamel()
  expect(postvak.post).toHaveLength(1)
  expect(postvak.post[0]?.bron).toContain('2 taken')
  expect((await mailstand()).toSorted()).toEqual(['bezorgd', 'bezorgd', 'laten-vallen'])

  await wachtend(2)
  await bewaak()
  await db.beheer.sql`update escalatie set status = 'opgelost' where gemeente_id = ${zaad.gemeenteId}`
  const voor = await mails()
  await verzamel()
  expect(postvak.post).toHaveLength(1)
  expect(await mails()).toEqual(voor)
})
