import { bewijsRepository, inGemeente } from '@regietafel/db'
import { verschilVan } from '@regietafel/domain/escalatie'
import { createQueueApi, jobContracten } from '@regietafel/jobs'
import { achterkanten, type Achterkant } from '@regietafel/jobs/testing'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createOpstelling, type Opstelling } from '../testing/opstelling.ts'
import { expectExactlyOnce, poll, slaap, zaai } from '../testing/proef.ts'

/** Between two offers of the same, in these tests; a quarter of a minute in the product. */
const RONDE_MS = 1_000

let op: Opstelling
beforeEach(async () => { op = await createOpstelling() })
afterEach(() => op.release())

const vergelijk = () => inGemeente(op.db.app.db, { gemeenteId: op.zaad.gemeenteId }, (tx) => bewijsRepository(tx).vergelijk())
/** Nothing that is due is untaken, and nothing that can go is neither sent nor offered since `sinds`. */
const blijftLiggen = async (sinds: string): Promise<number> => {
  const [rij] = await op.db.beheer.sql<{ n: number }[]>`
    select ((select count(*) from termijn where stand = 'open' and volgende_actie_op <= nu())
      + (select count(*) from escalatie where bezorgd_op is null and (bezorgen_na is null or bezorgen_na <= nu()) and (aangeboden_op is null or aangeboden_op < ${sinds})))::int as n`
  return rij!.n
}

describe.each(achterkanten().map((maak) => [maak().soort, maak] as const))('everything gone from a queue in %s', (_soort, maak) => {
  let achter: Achterkant
  beforeAll(() => { achter = maak() })
  afterAll(() => achter.release())

  const inWachtrij = async (): Promise<number> => {
    const api = createQueueApi(achter.opties)
    const tellingen = await Promise.all(jobContracten.map((contract) => api.counts(contract)))
    await api.close()
    return tellingen.reduce((som, { waiting, delayed, active, failed }) => som + waiting + delayed + active + failed, 0)
  }

  test('while the worker is gone too: within one round all of it is back on its way; nothing is lost, nothing double', async () => {
    op.postvak.traag.ms = 400 // so that most of it still waits
    const eerste = await op.worker(achter)
    await zaai(op, 60, -600)
    await expect.poll(() => op.postvak.post.length, poll).toBeGreaterThan(2)
    await eerste.stop('SIGKILL')
    await op.db.beheer.sql`update escalatie set aangeboden_op = now() where bezorgd_op is null` // all of it was handed to the queue
    expect(await inWachtrij()).toBeGreaterThan(0)
    await achter.wis()
    expect(await inWachtrij()).toBe(0)
    expect((await vergelijk()).moest).toBe(120)

    op.postvak.traag.ms = 0
    const [klok] = await op.db.beheer.sql<{ sinds: string }[]>`select now() as sinds`
    await op.worker(achter)
    const begin = performance.now()
    await expect.poll(() => blijftLiggen(klok!.sinds), { timeout: 10_000, interval: 20 }).toBe(0)
    expect(performance.now() - begin).toBeLessThan(RONDE_MS + 2_000)
    await expectExactlyOnce(op, 120)
    const na = await vergelijk()
    expect([verschilVan(na), na.verschillen]).toEqual([0, []])
    expect(na).toMatchObject({ moest: 120, bezorgd: 120, kwijt: 0, dubbel: 0 })
  })

  test('under the hands of two workers, in the middle of sending: each message once, and the comparison says 0', async () => {
    op.postvak.traag.ms = 15
    await Promise.all([op.worker(achter), op.worker(achter)])
    await zaai(op, 40, -600)
    for (let i = 0; i < 5; i++) {
      await slaap(120)
      await achter.wis().catch(() => achter.wis()) // emptied under locks of a worker, Postgres may refuse the emptying
    }
    await expectExactlyOnce(op, 80)
    expect(op.postvak.post).toHaveLength(80)
    const na = await vergelijk()
    expect([verschilVan(na), na.verschillen]).toEqual([0, []])
    expect(na).toMatchObject({ moest: 80, bezorgd: 80 })
  })
})
