import { bewaakTermijnen, bezorgEscalaties, createQueueApi } from '@regietafel/jobs'
import { achterkanten, type Achterkant } from '@regietafel/jobs/testing'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Foutpunt } from './foutpunt.ts'
import { createOpstelling, type Opstelling } from './testing/opstelling.ts'
import { expectExactlyOnce, killAt, poll, slaap, zaai } from './testing/proef.ts'
import { MARKER } from './testing/zaad.ts'

let op: Opstelling
beforeEach(async () => {
  op = await createOpstelling()
})
afterEach(() => op.release())

describe.each(achterkanten().map((maak) => [maak().soort, maak] as const))('workers on a queue in %s', (_soort, maak) => {
  let achter: Achterkant
  beforeAll(() => {
    achter = maak()
  })
  afterAll(() => achter.release())

  test('two of them race: each trap one row, one mail, none early, within a second, and no person in logs or jobs', async () => {
    await Promise.all([op.worker(achter), op.worker(achter)])
    await zaai(op, 40, 2)
    const stand = await expectExactlyOnce(op, 80)
    expect(op.postvak.post).toHaveLength(80)
    for (const { afgegaanOp, geplandOp } of stand) expect(Date.parse(afgegaanOp) - Date.parse(geplandOp)).toBeLessThan(1_000)
    await op.stopWorkers()
    expect(op.uitvoer()).not.toMatch(new RegExp(`${MARKER}|voorbeeld\\.example`))
    expect(await achter.inhoud()).not.toMatch(new RegExp(`${MARKER}|voorbeeld\\.example`))
    expect(await achter.inhoud()).toContain('bezorg-escalaties')
  })

  test('the queue is emptied again and again while they work: everything arrives', async () => {
    await op.worker(achter)
    await zaai(op, 15, 0)
    for (let i = 0; i < 8; i++) {
      await achter.wis()
      await slaap(150)
    }
    await expectExactlyOnce(op, 30)
  })

  test('killed with a job in its hands and the queue emptied after it: what was offered is offered again', async () => {
    const kapot = await op.worker(achter, { FAULT: 'before-send' })
    await zaai(op, 3, -2)
    await kapot.einde
    await op.db.beheer.sql`update escalatie set aangeboden_op = now()`
    await achter.wis()
    await op.worker(achter)
    await expectExactlyOnce(op, 6)
  })

  test.each<Foutpunt>(['after-claim', 'after-commit-before-offer', 'after-offer', 'before-send'])('killed at %s, a fresh one finishes it', (punt) => killAt(op, achter, punt))

  test('told to stop in a burst: ends well within ten seconds and leaves no job active', async () => {
    const een = await op.worker(achter)
    op.postvak.traag.ms = 60
    await zaai(op, 60, -2)
    await expect.poll(() => op.postvak.post.length, poll).toBeGreaterThan(4)
    const begin = performance.now()
    expect(await een.stop('SIGTERM')).toBe(0)
    expect(performance.now() - begin).toBeLessThan(10_000)
    const api = createQueueApi(achter.opties)
    expect([(await api.counts(bewaakTermijnen)).active, (await api.counts(bezorgEscalaties)).active]).toEqual([0, 0])
    await api.close()
    op.postvak.traag.ms = 0
    await op.worker(achter)
    await expectExactlyOnce(op, 120)
    expect(op.postvak.post).toHaveLength(120)
  })
})
