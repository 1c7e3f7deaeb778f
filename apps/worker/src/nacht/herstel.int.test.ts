import { bewijsRepository, inGemeente } from '@regietafel/db'
import { verschilVan } from '@regietafel/domain/escalatie'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testHandlers } from '../testing/handlers.ts'
import { openBezorgproef, type Bezorgproef } from '../testing/bezorgproef.ts'
import { slaap } from '../testing/proef.ts'
import { standVan, zaaiGemeente, type Zaad } from '../testing/zaad.ts'

const WORKERS = 3
const HERSTELLINGEN = 50
const CASUSSEN = 20

let proef: Bezorgproef
let db: Bezorgproef['db']
let postvak: Bezorgproef['postvak']
let zaad: Zaad
beforeAll(async () => {
  proef = await openBezorgproef({ max: 12 })
  ;({ db, postvak } = proef)
  zaad = await zaaiGemeente(db)
})
afterAll(() => proef.release())

const { signal } = new AbortController()
const sql = () => db.beheer.sql
const repo = <T>(work: (r: ReturnType<typeof bewijsRepository>) => Promise<T>) => inGemeente(db.app.db, { gemeenteId: zaad.gemeenteId }, (tx) => work(bewijsRepository(tx)))

/** One worker: takes, delivers, mails, again and again, without waiting to be asked. */
async function werk(klaar: () => boolean): Promise<void> {
  const { gemeenteId } = zaad
  const handlers = testHandlers(db, proef.uitgang, { terugvalMs: 50 })
  while (!klaar()) {
    await handlers.bewaak.handle({ gemeenteId }, signal)
    const open = await sql()<{ id: string }[]>`select id from escalatie where gemeente_id = ${gemeenteId} and bezorgd_op is null and (bezorgen_na is null or bezorgen_na <= nu()) limit 20`
    if (open.length > 0) await handlers.bezorg.handle({ gemeenteId, escalatieIds: open.map(({ id }) => id) }, signal)
    await handlers.verzamel.handle({ gemeenteId, toch: true }, signal)
    await slaap(2)
  }
}

test(`repaired ${HERSTELLINGEN} times while ${WORKERS} workers take and send: each trap once, each message once, and nothing differs after it`, async () => {
  await zaad.persoon({ rol: 'operator' })
  await zaad.persoon({ rol: 'operator' })
  postvak.traag.ms = 3
  for (let i = 0; i < CASUSSEN; i++) {
    const { id } = await zaad.casus()
    await zaad.termijn(id, [{ trap: 'E1', over: -3_600, naar: ['operator'] }, { trap: 'E2', over: (i % 10) / 5, naar: ['operator'] }])
  }
  let hersteld = 0
  let fout: unknown = null
  const klaar = (): boolean => hersteld >= HERSTELLINGEN || fout !== null
  const workers = Array.from({ length: WORKERS }, () => werk(klaar).catch((error: unknown) => { fout = error }))
  for (; hersteld < HERSTELLINGEN && fout === null; hersteld++) await repo((r) => r.herstel('femke'))
  await Promise.all(workers)
  expect(fout).toBeNull()

  // What the last repair left is finished as always.
  const berichten = CASUSSEN * 2 * 2
  const begin = Date.now()
  await Promise.all(Array.from({ length: WORKERS }, () => werk(() => postvak.post.length >= berichten && Date.now() - begin > 500 || Date.now() - begin > 20_000)))
  const stand = await standVan(db, zaad.gemeenteId)
  expect(stand).toHaveLength(CASUSSEN * 2)
  expect(stand.every(({ bezorgd }) => bezorgd)).toBe(true)
  expect(postvak.post).toHaveLength(berichten)
  expect(new Set(postvak.post.map(({ messageId }) => messageId)).size).toBe(berichten)
  expect(await sql()`select 1 from bezorgpoging where gemeente_id = ${zaad.gemeenteId} and gelukt group by bezorging_id having count(*) > 1`).toHaveLength(0)
  const na = await repo((r) => r.vergelijk())
  expect([verschilVan(na), na.verschillen]).toEqual([0, []])
  expect(na).toMatchObject({ moest: CASUSSEN * 2, bezorgd: CASUSSEN * 2 })
  expect(await repo((r) => r.breuk())).toBeNull()
}, 90_000)
