import { decideTrappen, verschilVan, type Verschilsoort } from '@regietafel/domain/escalatie'
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Tx } from '../client.ts'
import { contentHash } from '../hash.ts'
import { inGemeente } from '../tenant.ts'
import { createTestDb, gegevenGemeente, type GegevenGemeente, type TestDb } from '../testing/index.ts'
import { bewijsRepository } from './bewijs.repository.ts'

let testDb: TestDb
let g: GegevenGemeente
let casusId: string
beforeAll(async () => { testDb = await createTestDb() })
afterAll(() => testDb.release())
beforeEach(async () => {
  g = await gegevenGemeente(testDb)
  casusId = (await g.casus()).id
})

const sql = () => testDb.beheer.sql
const repo = <T>(work: (r: ReturnType<typeof bewijsRepository>, tx: Tx) => Promise<T>) => g.tx((tx) => work(bewijsRepository(tx), tx))
const vergelijk = () => repo((r) => r.vergelijk())
const soorten = async () => (await vergelijk()).verschillen.map(({ soort }) => soort)

/** One open termijn with an E1 an hour ago and an E2 in a week; E1 was taken and went to one person, as the worker leaves it. */
async function gezond({ taken = true } = {}) {
  const termijnId = randomUUID()
  const escalatieId = randomUUID()
  const [klok] = await sql()<{ e1: string; e2: string }[]>`select nu() - interval '1 hour' as e1, nu() + interval '7 days' as e2`
  const plan = [{ trap: 'E1', op: klok!.e1, naar: ['operator'], betaalvlag: false }, { trap: 'E2', op: klok!.e2, naar: ['operator'], betaalvlag: false }]
  await sql()`
    insert into termijn (id, gemeente_id, casus_id, kader, termijn, cyclus, titel, verantwoordelijk, anker, ankerdatum, normdatum, deadline, einde_op, stand, uitleg, bron, plan, volgende_actie_op)
    values (${termijnId}, ${g.gemeenteId}, ${casusId}, 'k', ${termijnId}, 1, 'Hulpverleningsplan', 'zorgaanbieder', 'plaatsing', '2026-04-24', '2026-05-08', '2026-05-08', nu() - interval '1 day', 'open', 'u', 'b',
      ${JSON.stringify(plan)}::text::jsonb, ${taken ? klok!.e2 : klok!.e1})`
  if (taken) {
    await sql()`
      insert into escalatie (id, gemeente_id, casus_id, termijn_id, cyclus, trap, gepland_op, afgegaan_op, naar, bezorgd_op)
      values (${escalatieId}, ${g.gemeenteId}, ${casusId}, ${termijnId}, 1, 'E1', ${klok!.e1}, ${klok!.e1}, '{operator}', nu())`
    for (const kanaal of ['taak', 'email']) {
      await sql()`
        insert into bezorging (gemeente_id, escalatie_id, kanaal, gebruiker_id, rol, sleutel, status, bezorgd_op)
        values (${g.gemeenteId}, ${escalatieId}, ${kanaal}, ${g.persoon('operator')}, 'operator', ${`${escalatieId}:${kanaal}:${g.persoon('operator')}`}, 'bezorgd', nu())`
    }
  }
  return { termijnId, escalatieId, ...klok! }
}
type Gezond = Awaited<ReturnType<typeof gezond>>

test('as the worker leaves it: nothing differs, and every trap is counted once', async () => {
  await gezond()
  await gezond()
  expect(await vergelijk()).toMatchObject({ moest: 2, afgegaan: 2, bezorgd: 2, onderweg: 0, mislukt: 0, kwijt: 0, dubbel: 0, teVroeg: 0, naSluiting: 0, wekkers: 0, onleesbaar: 0, verschillen: [] })
})

test('due a minute ago is on its way; due an hour ago and not taken is late, and lost when nothing looks at it any more', async () => {
  const { termijnId, e1 } = await gezond({ taken: false })
  const laat = { moest: 1, kwijt: 1, teLaat: 1, onderweg: 0, wekkers: 0, verschillen: [{ soort: 'te-laat', termijnId, trap: 'E1', escalatieId: null, geplandOp: e1 }] }
  expect(await vergelijk()).toMatchObject(laat)
  await repo((r) => r.bewijs(null))
  expect(await repo((r) => r.laatste())).toMatchObject({ heel: true, bewijs: { kwijt: 1, teLaat: 1 } })
  for (const wekker of [null, new Date(Date.now() + 86_400_000).toISOString()]) {
    await sql()`update termijn set volgende_actie_op = ${wekker}::text::timestamptz where id = ${termijnId}`
    expect(await vergelijk()).toMatchObject({ kwijt: 1, teLaat: 0, wekkers: 0, verschillen: [{ soort: 'kwijt', termijnId, trap: 'E1', geplandOp: e1 }] })
  }
  await sql()`update termijn set plan = jsonb_set(plan, '{0,op}', to_jsonb(to_char((nu() - interval '1 minute') at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'))) where id = ${termijnId}`
  await sql()`update termijn set volgende_actie_op = (plan -> 0 ->> 'op')::timestamptz where id = ${termijnId}`
  expect(await vergelijk()).toMatchObject({ moest: 1, kwijt: 0, onderweg: 1, verschillen: [] })
})

test('what stands still because somebody asked for it is not lost', async () => {
  await gezond({ taken: false })
  await sql()`insert into pauze (gemeente_id, soort, doel, reden, door, tot) values (${g.gemeenteId}, 'wachtrij', 'bewaak-termijnen', 'onderhoud', 'femke', nu() + interval '1 hour')`
  expect(await vergelijk()).toMatchObject({ moest: 1, kwijt: 0, onderweg: 1 })
})

test('a reminder that came too late to be sent is not asked for', async () => {
  const { termijnId, e1 } = await gezond()
  await sql()`update termijn set plan = plan || ${JSON.stringify([{ trap: 'H1', op: new Date(Date.parse(e1) - 5 * 86_400_000).toISOString(), naar: ['operator'], betaalvlag: false }])}::text::jsonb where id = ${termijnId}`
  expect(await vergelijk()).toMatchObject({ moest: 1, kwijt: 0, wekkers: 0 })
})

/** Plans as they may stand in the table, of which a machine cannot read a word, or can. Null: it can. */
const plannen: readonly (readonly [string, unknown, 'kapot' | null])[] = [
  ['no list', {}, 'kapot'], ['a text', 'E1', 'kapot'], ['null', null, 'kapot'], ['a list of null', [null], 'kapot'], ['a list in a list', [[]], 'kapot'], ['without op', [{ trap: 'E1', naar: ['operator'] }], 'kapot'],
  ['without trap', [{ op: '2026-05-08T07:00:00Z', naar: ['operator'] }], 'kapot'], ['a word for op', [{ trap: 'E1', op: 'morgen', naar: ['operator'] }], 'kapot'], ['infinity', [{ trap: 'E1', op: 'infinity', naar: ['operator'] }], 'kapot'],
  ['31 February', [{ trap: 'E1', op: '2026-02-31T07:00:00Z', naar: ['operator'] }], 'kapot'], ['no zone', [{ trap: 'E1', op: '2026-05-08T07:00:00', naar: ['operator'] }], 'kapot'], ['24 hours', [{ trap: 'E1', op: '2026-05-08T24:00:00Z', naar: ['operator'] }], 'kapot'],
  ['op a number', [{ trap: 'E1', op: 5, naar: ['operator'] }], 'kapot'], ['naar no list', [{ trap: 'E1', op: '2026-05-08T07:00:00Z', naar: 'operator' }], 'kapot'], ['naar absent', [{ trap: 'E1', op: '2026-05-08T07:00:00Z' }], 'kapot'],
  ['one good, one broken', [{ trap: 'E1', op: '2026-05-08T07:00:00Z', naar: [] }, { trap: 'E2', op: '', naar: [] }], 'kapot'],
  ['empty', [], null], ['as we write it', [{ trap: 'E9', op: '2126-05-08T07:00:00Z', naar: ['operator'], betaalvlag: false }], null], ['with milliseconds and a zone', [{ trap: 'E9', op: '2126-05-08T07:00:00.123+02:00', naar: [] }], null],
]

test.each(plannen)('a plan that is %j: the comparison names the termijn when the sweep cannot read it, and goes on with the others', async (_, plan, hoe) => {
  const { termijnId } = await gezond({ taken: false })
  const ander = await gezond({ taken: false })
  await sql()`update termijn set plan = ${JSON.stringify(plan)}::text::jsonb, volgende_actie_op = nu() - interval '3 hours' where id = ${termijnId}`
  const veeg = () => decideTrappen({ plan: plan as never, genomen: [], eindeOp: '2026-05-09T22:00:00Z', stand: 'open' }, '2126-01-01T00:00:00Z')
  if (hoe === null) {
    expect(veeg).not.toThrow()
    expect(await vergelijk()).toMatchObject({ onleesbaar: 0, kwijt: 1 })
    return
  }
  expect(veeg).toThrow(RangeError)
  const stand = await vergelijk()
  expect(stand).toMatchObject({ onleesbaar: 1, kwijt: 1, wekkers: 0, moest: 1 })
  expect(stand.verschillen).toMatchObject([{ soort: 'onleesbaar', termijnId, trap: '', escalatieId: null, geplandOp: null }, { soort: 'te-laat', termijnId: ander.termijnId }])

  // Repairing leaves it as it was: due, so that it is seen. The proof keeps it, and the count comes back out of the list.
  const { na } = await repo((r) => r.herstel('femke'))
  expect(na.onleesbaar).toBe(1)
  expect((await sql()<{ due: boolean }[]>`select volgende_actie_op <= nu() - interval '2 hours' as due from termijn where id = ${termijnId}`)[0]).toEqual({ due: true })
  expect((await repo((r) => r.laatste()))!).toMatchObject({ heel: true, bewijs: { onleesbaar: 1 } })
  expect(await repo((r) => r.breuk())).toBeNull()
})

/** What somebody breaks by hand, and what it is called. `weg` false: repairing makes it ready; the worker has to do the rest. */
const breuken: readonly { readonly wat: string; readonly soort: Verschilsoort; readonly maak: (rij: Gezond) => Promise<unknown> }[] = [
  { wat: 'the bezorgingen of an escalatie are gone', soort: 'niemand', maak: ({ escalatieId }) => sql()`delete from bezorging where escalatie_id = ${escalatieId}` },
  { wat: 'one bezorging is gone', soort: 'kanaal', maak: ({ escalatieId }) => sql()`delete from bezorging where escalatie_id = ${escalatieId} and kanaal = 'email'` },
  { wat: 'only the webhook is left', soort: 'niemand', maak: async ({ escalatieId }) => {
    const [w] = await sql()<{ id: string }[]>`insert into webhook (gemeente_id, naam, url, geheim, aangemaakt_door) values (${g.gemeenteId}, 'w', 'https://w.example', 'x', 'u') returning id`
    await sql()`delete from bezorging where escalatie_id = ${escalatieId} and kanaal = 'email'`
    await sql()`update bezorging set kanaal = 'webhook', gebruiker_id = null, webhook_id = ${w!.id} where escalatie_id = ${escalatieId}`
  } },
  { wat: 'of two people one misses the one kanaal and the other the other', soort: 'kanaal', maak: async ({ escalatieId }) => {
    const wie = g.persoon('beheerder')
    await sql()`
      insert into bezorging (gemeente_id, escalatie_id, kanaal, gebruiker_id, rol, sleutel, status, bezorgd_op)
      values (${g.gemeenteId}, ${escalatieId}, 'email', ${wie}, 'beheerder', ${`${escalatieId}:email:${wie}`}, 'bezorgd', nu())`
    await sql()`delete from bezorging where escalatie_id = ${escalatieId} and kanaal = 'email' and gebruiker_id <> ${wie}`
  } },
  { wat: 'the message after an uitstel is gone, the first one is there', soort: 'kanaal', maak: ({ escalatieId }) => sql()`
    insert into bezorging (gemeente_id, escalatie_id, kanaal, gebruiker_id, rol, sleutel, status, bezorgd_op)
    select b.gemeente_id, b.escalatie_id, b.kanaal, b.gebruiker_id, b.rol, b.sleutel || ':u1', b.status, nu() from bezorging b where b.escalatie_id = ${escalatieId} and b.kanaal = 'taak'` },
  { wat: 'a wekker was moved to later', soort: 'wekker-fout', maak: ({ termijnId }) => sql()`update termijn set volgende_actie_op = volgende_actie_op + interval '30 days' where id = ${termijnId}` },
  { wat: 'a wekker was taken away', soort: 'wekker-fout', maak: ({ termijnId }) => sql()`update termijn set volgende_actie_op = null where id = ${termijnId}` },
  { wat: 'an escalatie is called delivered while a message waits', soort: 'niet-bezorgd', maak: ({ escalatieId }) => sql()`update bezorging set status = 'wacht', bezorgd_op = null where escalatie_id = ${escalatieId} and kanaal = 'email'` },
  { wat: 'a message waits for a verzamelmail that has no moment', soort: 'niet-bezorgd', maak: ({ escalatieId }) => sql()`update bezorging set status = 'wacht', verzamelen = true, bezorgd_op = null where escalatie_id = ${escalatieId} and kanaal = 'email'` },
  { wat: 'a message waits for next month', soort: 'niet-bezorgd', maak: async ({ escalatieId }) => {
    await sql()`update bezorging set status = 'wacht', niet_voor = nu() + interval '30 days', bezorgd_op = null where escalatie_id = ${escalatieId} and kanaal = 'email'`
    await sql()`update escalatie set bezorgd_op = null, bezorgen_na = nu() + interval '30 days' where id = ${escalatieId}`
  } },
  { wat: 'the machine had offered it by a clock that ran ahead', soort: 'niet-bezorgd', maak: async ({ escalatieId }) => {
    await sql()`update bezorging set status = 'wacht', bezorgd_op = null where escalatie_id = ${escalatieId}`
    await sql()`update escalatie set bezorgd_op = null, aangeboden_op = now() + interval '2 hours' where id = ${escalatieId}`
  } },
  { wat: 'an escalatie came before its moment', soort: 'te-vroeg', maak: async ({ termijnId, e2 }) => {
    const { escalatieId } = await gezond()
    await sql()`update escalatie set termijn_id = ${termijnId}, trap = 'E2', gepland_op = ${e2} where id = ${escalatieId}`
    await sql()`delete from termijn t where not exists (select from escalatie e where e.termijn_id = t.id) and t.gemeente_id = ${g.gemeenteId}`
    await sql()`update termijn set volgende_actie_op = null where id = ${termijnId}`
  } },
  { wat: 'an escalatie came after the termijn was closed', soort: 'na-sluiting', maak: ({ termijnId }) => sql()`update termijn set stand = 'afgerond', volgende_actie_op = null, afgerond_op = nu() - interval '3 hours' where id = ${termijnId}` },
  { wat: 'a message was marked as sent twice', soort: 'dubbel-bezorgd', maak: ({ escalatieId }) => sql()`
    insert into bezorgpoging (gemeente_id, bezorging_id, gelukt, duur_ms) select b.gemeente_id, b.id, true, 5 from bezorging b, generate_series(1, 2) where b.escalatie_id = ${escalatieId} and b.kanaal = 'email'` },
]

describe('found, named and repaired', () => {
  test.each(breuken)('$wat: $soort', async ({ soort, maak }) => {
    await gezond() // a healthy one beside it stays as it is
    const rij = await gezond()
    await maak(rij)
    const gevonden = await vergelijk()
    expect(gevonden.verschillen.map((v) => v.soort)).toEqual([soort])
    expect(verschilVan(gevonden)).toBe(1)
    expect(gevonden.moest).toBe(gevonden.bezorgd + gevonden.onderweg + gevonden.mislukt + gevonden.kwijt)

    const { voor, na } = await repo((r) => r.herstel('femke'))
    expect(verschilVan(voor)).toBe(1)
    // Who gets it, the worker decides when it is offered again; until then it is still named.
    const wachtOpWorker = soort === 'niemand'
    expect(verschilVan(na)).toBe(wachtOpWorker ? 1 : 0)
    expect(verschilVan(await vergelijk())).toBe(wachtOpWorker ? 1 : 0)
    const tweede = await repo((r) => r.herstel('femke'))
    expect(verschilVan(tweede.na)).toBe(wachtOpWorker ? 1 : 0)
    expect(tweede.gedaan.wekkers).toBe(0)
  })

  test('whatever was to be offered is offered: nothing of it is called delivered, held up or offered already', async () => {
    const rij = await gezond()
    await sql()`delete from bezorging where escalatie_id = ${rij.escalatieId}`
    expect((await repo((r) => r.herstel('femke'))).gedaan).toEqual({ wekkers: 0, aangeboden: 1, geadresseerd: 1 })
    expect(await sql()`select bezorgd_op, aangeboden_op, bezorgen_na from escalatie where id = ${rij.escalatieId}`).toEqual([{ bezorgd_op: null, aangeboden_op: null, bezorgen_na: null }])
  })

  test.each([
    { wat: 'in the quiet hours an urgent one waits for their end', spoed: ['E1'], verzameltijd: '09:00', stil: true, verzamelen: false, wacht: true },
    { wat: 'an urgent one goes by itself at once', spoed: ['E1'], verzameltijd: '09:00', stil: false, verzamelen: false, wacht: false },
    { wat: 'any other joins the verzamelmail', spoed: [], verzameltijd: '00:00', stil: false, verzamelen: true, wacht: true },
  ])('a missing mail follows the times of the gemeente: $wat', async ({ spoed, verzameltijd, stil, verzamelen, wacht }) => {
    const { escalatieId } = await gezond()
    const uur = (over: number) => sql()`to_char((nu() + ${over} * interval '1 hour') at time zone 'Europe/Amsterdam', 'HH24:MI')::time`
    await sql()`
      insert into meldinginstelling (gemeente_id, verzameltijd, stil_van, stil_tot, spoed) values (${g.gemeenteId}, ${verzameltijd}, ${stil ? uur(-1) : sql()`'00:00'`}, ${stil ? uur(1) : sql()`'00:00'`}, ${spoed})`
    await sql()`insert into verzamelmail (gemeente_id, gebruiker_id, dag) values (${g.gemeenteId}, ${g.persoon('operator')}, (nu() at time zone 'Europe/Amsterdam')::date)` // had hers today
    await sql()`delete from bezorging where escalatie_id = ${escalatieId} and kanaal = 'email'`
    await repo((r) => r.herstel('femke'))
    expect(await sql()`select verzamelen, niet_voor > nu() as wacht, sleutel from bezorging where escalatie_id = ${escalatieId} and kanaal = 'email'`)
      .toEqual([{ verzamelen, wacht: wacht || null, sleutel: `${escalatieId}:email:${g.persoon('operator')}` }])
    expect(await soorten()).toEqual([])
  })

  test('a trap that stood there twice: the oldest stays', async () => {
    const { termijnId, escalatieId } = await gezond()
    await sql()`drop index escalatie_trap`
    try {
      const dubbel = await gezond()
      await sql()`update escalatie set termijn_id = ${termijnId}, afgegaan_op = nu() where id = ${dubbel.escalatieId}`
      await sql()`delete from termijn where id = ${dubbel.termijnId}`
      expect(await soorten()).toEqual(['dubbel'])
      await repo((r) => r.herstel('femke'))
      expect(await soorten()).toEqual([])
      expect(await sql()`select vervangen from escalatie where id = ${escalatieId}`).toEqual([{ vervangen: false }])
    } finally {
      await sql()`create unique index escalatie_trap on escalatie (termijn_id, cyclus, trap) where not vervangen`
    }
  })

  test('what cannot be undone is kept in the proof and counts no more', async () => {
    const { escalatieId } = await gezond()
    await sql()`update escalatie set afgegaan_op = gepland_op - interval '1 minute' where id = ${escalatieId}`
    expect(await soorten()).toEqual(['te-vroeg'])
    const { na } = await repo((r) => r.herstel('femke'))
    expect(verschilVan(na)).toBe(0)
    expect(na.verschillen).toMatchObject([{ soort: 'te-vroeg', escalatieId }])
    expect(await soorten()).toEqual([])
  })

  test('another gemeente is neither seen nor touched', async () => {
    const vreemd = await gezond({ taken: false })
    g = await gegevenGemeente(testDb)
    expect(await vergelijk()).toMatchObject({ moest: 0, verschillen: [] })
    await sql()`update termijn set volgende_actie_op = null where id = ${vreemd.termijnId}`
    expect((await repo((r) => r.herstel('femke'))).gedaan.wekkers).toBe(0)
    expect(await sql()`select volgende_actie_op from termijn where id = ${vreemd.termijnId}`).toEqual([{ volgende_actie_op: null }])
  })
})

describe('the chain', () => {
  const zonderSlot = async (work: () => Promise<unknown>): Promise<void> => {
    await sql()`alter table bewijs disable trigger user`
    await work().finally(() => sql()`alter table bewijs enable trigger user`)
  }
  const drie = async () => [await repo((r) => r.bewijs('femke')), await repo((r) => r.bewijs(null)), await repo((r) => r.bewijs('sem'))] as const

  test('is whole, and holds what was found', async () => {
    await gezond({ taken: false })
    const [een, twee, drieDe] = await drie()
    expect([een, twee, drieDe].map(({ volgnr, kwijt }) => [volgnr, kwijt])).toEqual([[1, 1], [2, 1], [3, 1]])
    expect(await repo((r) => r.breuk())).toBeNull()
    expect(await repo((r) => r.list())).toEqual([drieDe, twee, een])
  })

  test.each<[string, (id: string) => Promise<unknown>, number]>([
    ['a number is changed', (id) => sql()`update bewijs set kwijt = 0 where id = ${id}`, 2],
    ['a difference is taken out', (id) => sql()`update bewijs set verschillen = '[]' where id = ${id}`, 2],
    ['another moment', (id) => sql()`update bewijs set op = op - interval '1 day' where id = ${id}`, 2],
    ['one is taken away', (id) => sql()`delete from bewijs where id = ${id}`, 2],
    ['the newest are cut off', (id) => sql()`delete from bewijs where gemeente_id = ${g.gemeenteId} and volgnr >= (select volgnr from bewijs where id = ${id})`, 2],
    ['all are taken away', () => sql()`delete from bewijs where gemeente_id = ${g.gemeenteId}`, 1],
  ])('%s: it is found and named', async (_, maak, volgnr) => {
    await gezond({ taken: false })
    const [, twee] = await drie()
    await zonderSlot(() => maak(twee.id))
    expect(await repo((r) => r.breuk())).toMatchObject({ volgnr })
  })

  test('nobody who serves can change or remove a proof; not even the owner, by accident', async () => {
    const { id } = await repo((r) => r.bewijs(null))
    await expect(sql()`update bewijs set kwijt = 0 where id = ${id}`).rejects.toMatchObject({ code: '23001' })
    await expect(g.tx((tx) => tx.execute(`delete from bewijs where id = '${id}'`))).rejects.toThrow()
    await expect(inGemeente(testDb.worker.db, { gemeenteId: g.gemeenteId }, (tx) => tx.execute(`update bewijs set kwijt = 0`))).rejects.toThrow()
  })

  test('written by ten at once it still has no gap', async () => {
    await Promise.all(Array.from({ length: 10 }, (_, i) => repo((r) => r.bewijs(`p${i}`))))
    expect((await repo((r) => r.list())).map(({ volgnr }) => volgnr)).toEqual([10, 9, 8, 7, 6, 5, 4, 3, 2, 1])
    expect(await repo((r) => r.breuk())).toBeNull()
  })
})

describe('the escalaties that the chain holds', () => {
  const breuken = () => repo((r) => r.escalatiebreuken())
  const bewijs = () => repo((r) => r.bewijs(null))
  /** Gone off now, with an id that Postgres gives, unless told otherwise. */
  async function afgegaan({ id = null, op = null }: { id?: string | null; op?: string | null } = {}): Promise<string> {
    const { escalatieId } = await gezond()
    await sql()`delete from bezorging where escalatie_id = ${escalatieId}`
    const [rij] = await sql()<{ id: string }[]>`update escalatie set id = coalesce(${id}::uuid, uuidv7()), afgegaan_op = coalesce(${op}::timestamptz, nu()) where id = ${escalatieId} returning id`
    return rij!.id
  }
  const geleden = (dagen: number): string => new Date(Date.now() - dagen * 86_400_000).toISOString()
  const idVan = (dagen: number): string => `${(Date.now() - dagen * 86_400_000).toString(16).padStart(12, '0').replace(/^(.{8})/, '$1-')}-7000-8000-${randomUUID().slice(-12)}`

  test('each is held once, by the first proof after it, whatever becomes of it later', async () => {
    const [a, b] = [await afgegaan(), await afgegaan()]
    expect((await bewijs()).escalatiesAantal).toBe(2)
    const c = await afgegaan()
    expect((await bewijs()).escalatiesAantal).toBe(1)
    expect((await bewijs()).escalatiesAantal).toBe(0)
    expect(await sql()`select escalaties from bewijs where gemeente_id = ${g.gemeenteId} order by volgnr`).toEqual([{ escalaties: [a, b] }, { escalaties: [c] }, { escalaties: [] }])
    await sql()`update escalatie set status = 'opgelost', vervangen = true, achteraf_onterecht = true, bezorgd_op = null, bevestigd_op = nu(), uitstellen = 3 where id = ${a}`
    expect(await breuken()).toEqual([])
    expect(await repo((r) => r.breuk())).toBeNull()
  })

  test.each<[string, (ids: readonly string[]) => Promise<unknown>, object]>([
    ['its moment changed', ([, b]) => sql()`update escalatie set afgegaan_op = afgegaan_op + interval '1 hour' where id = ${b!}`, { soort: 'gewijzigd', volgnr: 2 }],
    ['its betaalvlag changed', ([, b]) => sql()`update escalatie set betaalvlag = not betaalvlag where id = ${b!}`, { soort: 'gewijzigd', volgnr: 2 }],
    ['deleted', ([, b]) => sql()`delete from escalatie where id = ${b!}`, { soort: 'verwijderd', volgnr: 2, aantal: 1 }],
    ['swapped with another of the same proof', ([, b, c]) => sql()`update escalatie e set gepland_op = e.gepland_op + case when e.id = ${b!} then interval '1 minute' else interval '-1 minute' end where e.id in (${b!}, ${c!})`, { soort: 'gewijzigd', volgnr: 2 }],
    ['put in with an id of before the proofs', () => afgegaan({ id: idVan(3), op: geleden(3) }), { soort: 'ingevoegd', volgnr: null, aantal: 1 }],
    ['put in with a date of before', () => afgegaan({ op: geleden(3) }), { soort: 'ingevoegd', volgnr: null, aantal: 1 }],
  ])('%s: it is found, and its day named', async (wat, knoei, verwacht) => {
    const ids = [await afgegaan()]
    await bewijs()
    ids.push(await afgegaan(), await afgegaan())
    await bewijs()
    expect(await breuken()).toEqual([])
    await knoei(ids)
    const [breuk, ...rest] = await breuken()
    expect(breuk).toMatchObject(verwacht)
    expect(rest).toEqual([])
    const [juist] = await sql()<{ dag: string }[]>`select ((nu() - ${wat.startsWith('put in') ? 3 : 0} * interval '1 day') at time zone 'Europe/Amsterdam')::date::text as dag`
    expect(breuk!.dag).toBe(juist!.dag)
  })

  test('the ids in the proof changed along: the hash of the proof tells', async () => {
    const ids = [await afgegaan(), await afgegaan()]
    await bewijs()
    await sql()`delete from escalatie where id = ${ids[0]!}`
    await sql()`alter table bewijs disable trigger user`
    await sql()`update bewijs set escalaties = array_remove(escalaties, ${ids[0]!}::uuid), escalaties_aantal = 1 where gemeente_id = ${g.gemeenteId}`
    await sql()`alter table bewijs enable trigger user`
    expect(await breuken()).toMatchObject([{ soort: 'gewijzigd', volgnr: 1 }])
    expect(await repo((r) => r.breuk())).toMatchObject({ volgnr: 1 })
  })

  test('one that was still being written at the proof is held by the next; proofs of before that hold none stay valid', async () => {
    await bewijs()
    await sql()`alter table bewijs disable trigger user`
    await sql()`delete from bewijs where gemeente_id = ${g.gemeenteId}`
    await sql()`alter table bewijs enable trigger user`
    await sql()`alter table logboek disable trigger user`
    await sql()`delete from logboek where gemeente_id = ${g.gemeenteId}`
    await sql()`alter table logboek enable trigger user`
    const oud = { volgnr: 1, soort: 'hand', nacht: null, door: null, op: geleden(2), moest: 0, afgegaan: 0, bezorgd: 0, onderweg: 0, mislukt: 0, kwijt: 0, dubbel: 0, teVroeg: 0, naSluiting: 0, wekkers: 0, verschillen: [] }
    await sql()`
      insert into bewijs (gemeente_id, volgnr, soort, op, moest, afgegaan, bezorgd, onderweg, mislukt, kwijt, dubbel, te_vroeg, na_sluiting, wekkers, hash)
      values (${g.gemeenteId}, 1, 'hand', ${oud.op}, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, ${contentHash({ inhoud: oud, vorige: null })})`
    const eerder = await afgegaan()
    const laat = await sql().begin(async (tx) => {
      const { termijnId } = await gezond({ taken: false })
      const [rij] = await tx<{ id: string }[]>`
        insert into escalatie (gemeente_id, casus_id, termijn_id, cyclus, trap, gepland_op, naar) values (${g.gemeenteId}, ${casusId}, ${termijnId}, 1, 'E1', nu(), '{operator}') returning id`
      expect((await bewijs()).escalatiesAantal).toBe(1)
      return rij!.id
    })
    expect((await bewijs()).escalatiesAantal).toBe(1)
    expect(await sql()`select escalaties from bewijs where gemeente_id = ${g.gemeenteId} order by volgnr`).toEqual([{ escalaties: null }, { escalaties: [eerder] }, { escalaties: [laat] }])
    expect(await repo((r) => r.breuk())).toBeNull()
    expect(await breuken()).toEqual([])
  })

  test('with the proefklok moved nothing is called put in because of its date', async () => {
    await bewijs()
    await sql()`insert into proefklok (verschuiving) values (interval '-300 days')`
    try {
      await afgegaan()
      await bewijs()
      expect(await breuken()).toEqual([])
    } finally {
      await sql()`delete from proefklok`
    }
    expect(await breuken()).toEqual([])
  })
})

describe('the night', () => {
  const nacht = () => inGemeente(testDb.worker.db, { gemeenteId: g.gemeenteId }, (tx) => bewijsRepository(tx).nacht())
  test('is proven once, whoever asks and however many at once', async () => {
    const uit = await Promise.all(Array.from({ length: 5 }, nacht))
    expect(uit.filter(Boolean)).toHaveLength(1)
    expect(await nacht()).toBeNull()
    expect(await sql()`select count(*)::int as n from bewijs where gemeente_id = ${g.gemeenteId} and soort = 'nacht'`).toEqual([{ n: 1 }])
  })
  test('the next one is proven when it has come, also when it is hours late', async () => {
    const eerste = await nacht()
    await sql()`insert into proefklok (verschuiving) values (interval '36 hours')`
    try {
      const tweede = await nacht()
      expect(tweede!.nacht! > eerste!.nacht!).toBe(true)
      expect(await nacht()).toBeNull()
    } finally {
      await sql()`delete from proefklok`
    }
    expect(await nacht()).toBeNull()
  })
})
