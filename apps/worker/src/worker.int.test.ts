import { opPostgres, type Achterkant } from '@regietafel/jobs/testing'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Foutpunt } from './foutpunt.ts'
import { createOpstelling, type Opstelling } from './testing/opstelling.ts'
import { startOntvanger } from './testing/ontvanger.ts'
import { allesBezorgd, expectExactlyOnce, killAt, killVerzamelAt, poll, slaap, zaai } from './testing/proef.ts'

/** Lets `Date` of a worker be two hours ahead; with a signal, from then on. */
function scheveKlok(vanaf?: NodeJS.Signals): Record<string, string> {
  const code = `let voor = ${vanaf ? 0 : 7_200_000}; ${vanaf ? `process.on('${vanaf}', () => { voor = 7200000 });` : ''} const echt = Date.now; Date.now = () => echt() + voor; globalThis.Date = class extends Date { constructor(...a) { a.length ? super(...a) : super(Date.now()) } static now() { return echt() + voor } }`
  return { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(code)}` }
}

let op: Opstelling
beforeEach(async () => {
  op = await createOpstelling()
})
afterEach(() => op.release())

describe('a worker', () => {
  let achter: Achterkant
  beforeAll(() => {
    achter = opPostgres(process.env['TEST_POSTGRES_URL']!)
  })
  afterAll(() => achter.release())

  test.each<Foutpunt>(['before-claim', 'after-escalaties-before-commit', 'after-send-before-mark'])('killed at %s, a fresh one finishes it', (punt) => killAt(op, achter, punt))

  test('killed between sending and marking sends again under the same key, nothing else', async () => {
    await killAt(op, achter, 'after-send-before-mark')
    const kopieen = [...Map.groupBy(op.postvak.post, ({ messageId }) => messageId).values()].map(({ length }) => length)
    expect(Math.max(...kopieen)).toBe(2)
  })

  test('follows the proefklok within a second, forward and on', async () => {
    await op.worker(achter)
    await zaai(op, 1, 14 * 86_400)
    await slaap(600)
    expect(await op.stand()).toEqual([])
    const begin = performance.now()
    await op.db.beheer.sql`insert into proefklok (verschuiving) values (interval '14 days' + interval '1 second')`
    await expect.poll(async () => (await op.stand()).length, { timeout: 5_000, interval: 20 }).toBe(2)
    expect(performance.now() - begin).toBeLessThan(1_500)
    await allesBezorgd(op, 2)
    await op.db.beheer.sql`delete from proefklok`
    const { id } = await op.zaad.casus()
    await op.zaad.termijn(id, [{ trap: 'E1', over: 0, naar: ['operator'] }])
    await allesBezorgd(op, 3)
  })

  test('whose own clock jumps two hours ahead sweeps nothing, early or late, and says why; another one does', async () => {
    const proces = await op.worker(achter, scheveKlok('SIGUSR2'))
    process.kill(proces.pid, 'SIGUSR2')
    await zaai(op, 2, 3)
    const teken = async () => (await op.db.beheer.sql<{ gegevens: Record<string, unknown> }[]>`select gegevens from hartslag`)[0]?.gegevens
    await expect.poll(async () => Math.round(Number((await teken())?.['klokverschilMs']) / 60_000), poll).toBe(120)
    expect(await teken()).toMatchObject({ modus: 'wachtrij', wachtrij: 'postgres', versie: expect.stringMatching(/^\d/) as string, klok: expect.any(Number) as number })
    await expect.poll(() => proces.uitvoer(), poll).toContain('clocks disagree: nothing is swept')
    await slaap(1_000)
    expect(await op.stand()).toEqual([])
    expect(Number((await teken())?.['weigertMs'])).toBeGreaterThan(0)
    await op.worker(achter)
    await expectExactlyOnce(op, 4)
  })

  test('whose own clock is two hours ahead at the start refuses, with a sentence', async () => {
    const proces = await op.worker(achter, scheveKlok())
    expect(await proces.einde).toBe(1)
    expect(proces.uitvoer()).toContain('De klok van deze machine loopt 7200 seconden voor')
  })

  test('refuses a table without row level security, with a sentence', async () => {
    await op.db.beheer.sql`alter table bezorging no force row level security`
    const proces = await op.worker(achter)
    expect(await proces.einde).toBe(1)
    expect(proces.uitvoer()).toContain('bezorging staat niet onder row level security')
  })

  test.each<Foutpunt>(['after-digest-before-send', 'after-digest-sent-before-mark'])('killed at %s, fresh ones send each person one verzamelmail', (punt) => killVerzamelAt(op, achter, punt))

  test('what is not urgent comes as one mail each, by the beat, when nothing is due any more', async () => {
    await op.zaad.meldwijze({ spoed: [] })
    await Promise.all([op.worker(achter), op.worker(achter)])
    for (let i = 0; i < 4; i++) await op.zaad.persoon({ rol: 'operator' })
    await zaai(op, 30, -2)
    await allesBezorgd(op, 60)
    expect(op.postvak.post.map(({ aan }) => aan).sort()).toEqual([...new Set(op.postvak.post.map(({ aan }) => aan))].sort())
    expect(op.postvak.post).toHaveLength(5)
    for (const { bron } of op.postvak.post) expect(bron).toContain('60 taken')
  })

  test('killed between a webhook and its mark posts again under the same key, each casus in order', async () => {
    const ontvanger = await startOntvanger()
    await op.zaad.webhook(ontvanger.url)
    await killAt(op, achter, 'after-send-before-mark')
    await expect.poll(() => new Set(ontvanger.berichten.map(({ id }) => id)).size, poll).toBe(6)
    const eerste = [...new Map(ontvanger.berichten.map((bericht) => [bericht.id, bericht])).values()]
    for (const berichten of Map.groupBy(eerste, ({ inhoud }) => inhoud.casusnummer).values()) expect(berichten.map(({ inhoud }) => inhoud.trap)).toEqual(['E1', 'E2'])
    await ontvanger.stop()
  })

  test('a mail server that is away: the task is there at once, the mail comes when it is back', async () => {
    await op.postvak.stop()
    await op.worker(achter)
    await zaai(op, 2, -5)
    await expect.poll(async () => (await op.stand()).flatMap(({ aan }) => aan).filter(({ kanaal, status }) => kanaal === 'taak' && status === 'bezorgd').length, poll).toBe(4)
    await op.postvak.start()
    await expectExactlyOnce(op, 4)
  })

  test('a queue that cannot be reached: the beat works by itself, and says so in the log and in its sign of life', async () => {
    const proces = await op.worker(achter, { REDIS_URL: 'redis://127.0.0.1:1' })
    await zaai(op, 2, -5)
    await expectExactlyOnce(op, 4)
    expect(proces.uitvoer()).toContain('the beat works by itself')
    await expect.poll(async () => (await op.db.beheer.sql`select gegevens ->> 'modus' as modus from hartslag`)[0]?.['modus'], poll).toBe('zelf')
    expect(await proces.stop()).toBe(0)
    expect((await op.db.beheer.sql`select gegevens ->> 'modus' as modus from hartslag`)[0]?.['modus']).toBe('gestopt')
  })

  test('its sessions in Postgres are cut again and again, of the truth and of the queue: everything arrives', async () => {
    await op.worker(achter)
    await zaai(op, 15, 0)
    for (let i = 0; i < 6; i++) {
      await op.db.beheer.sql`
        select pg_terminate_backend(pid) from pg_stat_activity
        where pid <> pg_backend_pid() and ((datname = ${op.db.name} and application_name = 'regietafel-worker') or application_name = ${achter.opties.naamruimte!})`
      await slaap(200)
    }
    await expectExactlyOnce(op, 30)
  })

  test('gives no sign of life while it cannot sweep, and goes on when it can', async () => {
    await op.worker(achter)
    const teken = async (): Promise<string> => (await op.db.beheer.sql`select op from hartslag`)[0]?.['op'] as string
    await op.db.beheer.sql`revoke execute on function volgend_moment() from regietafel_worker`
    await slaap(2_500)
    const stil = await teken()
    await slaap(2_500)
    expect(await teken()).toBe(stil)
    await op.db.beheer.sql`grant execute on function volgend_moment() to regietafel_worker`
    await expect.poll(teken, poll).not.toBe(stil)
  })

  test('ends when the process that started it is gone', async () => {
    const ouder = await op.worker(achter)
    const kind = await op.worker(achter, { REGIETAFEL_OUDER: String(ouder.pid) })
    await ouder.stop('SIGKILL')
    expect(await kind.einde).toBe(0)
  })

  test('refuses a database that is not up to date, with a sentence', async () => {
    await op.db.beheer.sql`delete from drizzle.__drizzle_migrations where id = (select max(id) from drizzle.__drizzle_migrations)`
    const proces = await op.worker(achter)
    expect(await proces.einde).toBe(1)
    expect(proces.uitvoer()).toContain('De database is niet bijgewerkt')
  })

  test('refuses the proefklok in productie, with a sentence', async () => {
    const proces = await op.worker(achter, { REGIETAFEL_MODUS: 'productie' })
    expect(await proces.einde).toBe(1)
    expect(proces.uitvoer()).toContain('In productie mag de proefklok niet aan staan')
  })
})
