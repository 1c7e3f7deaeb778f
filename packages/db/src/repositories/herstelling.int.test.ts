import { verschilVan, wanneerMail } from '@regietafel/domain/escalatie'
import type { Rol } from '@regietafel/domain/regie'
import fc from 'fast-check'
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Tx } from '../client.ts'
import { inGemeente } from '../tenant.ts'
import { createTestDb, gegevenGemeente, neemTrappen, type GegevenGemeente, type TestDb } from '../testing/index.ts'
import { bewakingRepository } from './bewaking.repository.ts'
import { bewijsRepository } from './bewijs.repository.ts'
import { bezorgingRepository, type NieuweBezorging } from './bezorging.repository.ts'
import { readBezorginstelling } from './stilstand.ts'

let testDb: TestDb
let g: GegevenGemeente
beforeAll(async () => { testDb = await createTestDb() })
afterAll(() => testDb.release())

const sql = () => testDb.beheer.sql
const repo = <T>(work: (r: ReturnType<typeof bewijsRepository>) => Promise<T>) => g.tx((tx) => work(bewijsRepository(tx)))
const alsWorker = <T>(work: (tx: Tx) => Promise<T>) => inGemeente(testDb.worker.db, { gemeenteId: g.gemeenteId }, work)
const HOUDERS: readonly Rol[] = ['operator', 'beheerder', 'gemeente']

interface Populatie {
  /** People that every trap goes to. */
  readonly mensen: number
  /** Per termijn: minutes from now of its traps in order, and how many of them lie before its end. */
  readonly termijnen: readonly { readonly over: readonly number[]; readonly herinneringen: number }[]
}
const populatie: fc.Arbitrary<Populatie> = fc.record({
  mensen: fc.integer({ min: 1, max: HOUDERS.length }),
  termijnen: fc.array(
    fc.record({ over: fc.uniqueArray(fc.oneof(fc.integer({ min: -9_000, max: -5 }), fc.integer({ min: 30, max: 9_000 })), { minLength: 1, maxLength: 4 }).map((lijst) => lijst.toSorted((a, b) => a - b)), herinneringen: fc.integer({ min: 0, max: 2 }) }),
    { minLength: 1, maxLength: 4 },
  ),
})
const TRAPPEN = ['E1', 'E2', 'E3', 'E4'] as const

async function zaai({ termijnen }: Populatie): Promise<void> {
  const { id: casusId } = await g.casus()
  const [klok] = await sql()<{ nu: string }[]>`select nu() as nu`
  const na = (minuten: number): string => new Date((Math.floor(Date.parse(klok!.nu) / 60_000) + minuten) * 60_000).toISOString()
  for (const { over, herinneringen } of termijnen) {
    const plan = over.map((minuten, i) => ({ trap: TRAPPEN[i]!, op: na(minuten), naar: ['operator'], betaalvlag: false }))
    const einde = na((over[Math.min(herinneringen, over.length - 1)] ?? 0) - 1)
    await sql()`
      insert into termijn (id, gemeente_id, casus_id, kader, termijn, cyclus, titel, verantwoordelijk, anker, ankerdatum, normdatum, deadline, einde_op, stand, uitleg, bron, plan, volgende_actie_op)
      values (${randomUUID()}, ${g.gemeenteId}, ${casusId}, 'k', ${randomUUID()}, 1, 'Hulpverleningsplan', 'zorgaanbieder', 'plaatsing', '2026-04-24', '2026-05-08', '2026-05-08', ${einde}, 'open', 'u', 'b',
        ${JSON.stringify(plan)}::text::jsonb, ${plan[0]!.op})`
  }
}

/** What the worker does with everything that is due and everything that can go, on the tables and acts it uses; every message is taken over at once. */
async function veeg({ mensen }: Populatie): Promise<void> {
  const adresseer = async (tx: Tx, rijen: readonly { id: string; trap: string }[]): Promise<void> => {
    const [nu, instelling] = await Promise.all([bewakingRepository(tx).nu(), readBezorginstelling(tx)])
    await bezorgingRepository(tx).schrijfBezorgingen(rijen.flatMap(({ id, trap }) => HOUDERS.slice(0, mensen).flatMap((rol): NieuweBezorging[] => {
      const rij = { escalatieId: id, gebruikerId: g.persoon(rol), webhookId: null, rol, omgeleidVan: null, uitstellen: 0 }
      return [{ ...rij, kanaal: 'taak', verzamelen: false, nietVoor: null, meteen: true }, { ...rij, kanaal: 'email', ...wanneerMail({ trap, nu, instelling, hadVandaag: false }), meteen: false }]
    })))
  }
  await alsWorker(async (tx) => {
    await adresseer(tx, await neemTrappen(tx, g.gemeenteId))
  })
  const ids = await alsWorker((tx) => bezorgingRepository(tx).nietAangeboden({ heraanbodMs: 15_000, limiet: 500, job: 'bezorg-escalaties' }))
  await alsWorker(async (tx) => {
    const bezorging = bezorgingRepository(tx)
    await adresseer(tx, await bezorging.zonderBezorging(ids))
    const rijen = await bezorging.claimBezorging({ escalatieIds: ids, overgeslagen: [], dicht: [], limiet: 500 })
    await bezorging.schrijfUitkomsten(rijen.map(({ id }) => ({ id, code: null, duurMs: 1, telt: true, definitief: false, nietVoor: null })))
    await bezorging.sluitBezorgde(ids, { dicht: {} })
  })
}

const tel = async (tabel: 'escalatie' | 'bezorging' | 'termijn'): Promise<string[]> => (await sql().unsafe<{ id: string }[]>(`select id from ${tabel} where gemeente_id = '${g.gemeenteId}' order by id`)).map(({ id }) => id)
const weg = async (bezorgingen: readonly string[]): Promise<void> => {
  await sql()`delete from bezorgpoging where bezorging_id = any (${[...bezorgingen]}::uuid[])`
  await sql()`delete from bezorging where id = any (${[...bezorgingen]}::uuid[])`
}
const bezorgingenVan = async (escalatieId: string): Promise<string[]> => (await sql()<{ id: string }[]>`select id from bezorging where escalatie_id = ${escalatieId}`).map(({ id }) => id)
/** As if it was never sent. */
const terug = async (id: string): Promise<void> => {
  await sql()`delete from bezorgpoging where bezorging_id = ${id}`
  await sql()`update bezorging set status = 'wacht', bezorgd_op = null, pogingen = 0 where id = ${id}`
}

/** How things get lost; each of one row. */
const verliezen: Readonly<Record<string, { readonly van: 'escalatie' | 'bezorging' | 'termijn'; readonly doe: (id: string) => Promise<unknown> }>> = {
  'trap is gone': { van: 'escalatie', doe: async (id) => { await weg(await bezorgingenVan(id)); await sql()`delete from escalatie where id = ${id}` } },
  'its messages are gone': { van: 'escalatie', doe: async (id) => weg(await bezorgingenVan(id)) },
  'offered by a clock ahead': { van: 'escalatie', doe: async (id) => { for (const b of await bezorgingenVan(id)) await terug(b); await sql()`update escalatie set bezorgd_op = null, aangeboden_op = now() + interval '3 hours' where id = ${id}` } },
  'held up for ever': { van: 'escalatie', doe: async (id) => { for (const b of await bezorgingenVan(id)) await terug(b); await sql()`update escalatie set bezorgd_op = null, bezorgen_na = nu() + interval '90 days' where id = ${id}` } },
  'went off early': { van: 'escalatie', doe: (id) => sql()`update escalatie set afgegaan_op = gepland_op - interval '1 minute' where id = ${id}` },
  'one message is gone': { van: 'bezorging', doe: (id) => weg([id]) },
  'called delivered, was not': { van: 'bezorging', doe: terug },
  'no moment for its verzamelmail': { van: 'bezorging', doe: async (id) => { await terug(id); await sql()`update bezorging set verzamelen = true, niet_voor = null where id = ${id} and kanaal = 'email'` } },
  'not before next year': { van: 'bezorging', doe: async (id) => { await terug(id); await sql()`update bezorging set niet_voor = nu() + interval '1 year' where id = ${id}` } },
  'wekker is gone': { van: 'termijn', doe: (id) => sql()`update termijn set volgende_actie_op = null where id = ${id}` },
  'wekker is late': { van: 'termijn', doe: (id) => sql()`update termijn set volgende_actie_op = nu() + interval '400 days' where id = ${id}` },
  'wekker is early': { van: 'termijn', doe: (id) => sql()`update termijn set volgende_actie_op = nu() - interval '400 days' where id = ${id}` },
  'closed before its traps': { van: 'termijn', doe: (id) => sql()`update termijn set stand = 'afgerond', afgerond_op = nu() - interval '30 days', volgende_actie_op = null where id = ${id}` },
}
const verlies = fc.array(fc.tuple(fc.constantFrom(...Object.keys(verliezen)), fc.nat(1_000)), { maxLength: 8 })

test('whatever was lost from whatever there was: after repairing and one sweep nothing differs, each trap is there once and each message went once', async () => {
  await fc.assert(fc.asyncProperty(populatie, verlies, async (bevolking, lijst) => {
    g = await gegevenGemeente(testDb)
    await zaai(bevolking)
    await veeg(bevolking)
    await sql()`update escalatie set afgegaan_op = gepland_op where gemeente_id = ${g.gemeenteId}` // long ago, no longer on its way
    const gezond = await repo((r) => r.vergelijk())
    expect([verschilVan(gezond), gezond.verschillen]).toEqual([0, []])

    for (const [naam, n] of lijst) {
      const { van, doe } = verliezen[naam]!
      const ids = await tel(van)
      if (ids.length > 0) await doe(ids[n % ids.length]!)
    }
    const { voor } = await repo((r) => r.herstel('femke'))
    expect(voor.moest).toBe(voor.bezorgd + voor.onderweg + voor.mislukt + voor.kwijt)
    await veeg(bevolking)
    const na = await repo((r) => r.vergelijk())
    expect([verschilVan(na), na.verschillen]).toEqual([0, []])
    expect(na.moest).toBe(na.bezorgd + na.onderweg + na.mislukt + na.kwijt)
    if (!lijst.some(([naam]) => naam === 'closed before its traps')) expect(na.moest).toBe(gezond.moest)
    expect(await sql()`select 1 from escalatie where gemeente_id = ${g.gemeenteId} and not vervangen group by termijn_id, cyclus, trap having count(*) > 1`).toHaveLength(0)
    expect(await sql()`select 1 from bezorgpoging where gemeente_id = ${g.gemeenteId} and gelukt group by bezorging_id having count(*) > 1`).toHaveLength(0)
    expect((await repo((r) => r.herstel('femke'))).gedaan).toEqual({ wekkers: 0, aangeboden: 0, geadresseerd: 0 })
  }), { numRuns: Number(process.env['RUNS'] ?? 25), endOnFailure: false })
}, 120_000)
