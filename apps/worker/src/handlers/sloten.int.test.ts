import { bezorgingRepository, herhalingRepository, inGemeente, laatHerleven, laatVervallen, pauzeRepository, verzamelmailRepository, type Tx } from '@regietafel/db'
import { createTestDb, type TestDb } from '@regietafel/db/testing'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { zaaiGemeente, type Zaad } from '../testing/zaad.ts'

/** Who locks several rows at once locks them in the order of their ids: two of them never wait for each other. */
let db: TestDb
let zaad: Zaad
let escalaties: string[]
let bezorgingen: string[]

beforeAll(async () => {
  db = await createTestDb({ max: 8 })
  // A plan may read a table as it stands. Holds for sessions that open after this.
  const [{ naam } = { naam: '' }] = await db.beheer.sql<{ naam: string }[]>`select current_database() as naam`
  for (const weg of ['enable_indexscan', 'enable_bitmapscan', 'enable_indexonlyscan']) await db.beheer.sql.unsafe(`alter database "${naam}" set ${weg} = off`)
})
beforeEach(async () => {
  zaad = await zaaiGemeente(db)
  await seed()
})
afterAll(() => db.release())

/** One person with four escalaties of which a mail waits, that stand in the table the other way round, also by deadline. */
async function seed(): Promise<void> {
  const { sql } = db.beheer
  const { gemeenteId } = zaad
  const wie = await zaad.persoon({ rol: 'operator' })
  for (let i = 0; i < 4; i++) {
    const { id: casusId } = await zaad.casus()
    const termijn = await zaad.termijn(casusId, [{ trap: 'E1', over: 86_400, naar: ['operator'] }])
    await sql`update termijn set deadline = ${`2026-05-${20 - i}`} where id = ${termijn.id}`
    const [escalatie] = await sql<{ id: string }[]>`insert into escalatie (gemeente_id, casus_id, termijn_id, cyclus, trap, gepland_op, naar) values (${gemeenteId}, ${casusId}, ${termijn.id}, 1, 'E1', nu(), '{operator}') returning id`
    await sql`
      insert into bezorging (gemeente_id, escalatie_id, kanaal, gebruiker_id, rol, sleutel, verzamelen, niet_voor)
      values (${gemeenteId}, ${escalatie!.id}, 'email', ${wie}, 'operator', ${`s${i}`}, true, nu() - interval '1 second')`
  }
  const ids = async (tabel: 'escalatie' | 'bezorging') => (await sql<{ id: string }[]>`select id from ${sql(tabel)} where gemeente_id = ${gemeenteId} order by id`).map(({ id }) => id)
  ;[escalaties, bezorgingen] = [await ids('escalatie'), await ids('bezorging')]
  for (const id of escalaties.toReversed()) await sql`update escalatie set cyclus = cyclus where id = ${id}`
  for (const id of bezorgingen.toReversed()) await sql`update bezorging set pogingen = pogingen where id = ${id}`
}

/** Runs `werk` while the first of these rows is in other hands; it waits there, and has none of the others. */
async function heeftDeRestVrij(tabel: 'escalatie' | 'bezorging', werk: (tx: Tx) => Promise<unknown>, rol: 'app' | 'worker' = 'worker'): Promise<void> {
  const [eerste, ...rest] = tabel === 'escalatie' ? escalaties : bezorgingen
  let klaar: Promise<unknown> = Promise.resolve()
  await db.beheer.sql.begin(async (sql) => {
    await sql`select id from ${sql(tabel)} where id = ${eerste!} for update`
    klaar = inGemeente(db[rol].db, { gemeenteId: zaad.gemeenteId }, werk)
    await expect.poll(async () => (await db.beheer.sql`select count(*)::int as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`)[0]?.['n'], { timeout: 5_000, interval: 10 }).toBe(1)
    const vrij = await sql`select id from ${sql(tabel)} where id = any(${rest}::uuid[]) for update skip locked`
    expect(vrij).toHaveLength(rest.length)
  }).finally(() => klaar)
}

describe('locks in the order of the ids', () => {
  test('what was offered is marked', () => heeftDeRestVrij('escalatie', (tx) => bezorgingRepository(tx).markAangeboden(escalaties)))

  test('what is delivered is closed', () => heeftDeRestVrij('escalatie', (tx) => bezorgingRepository(tx).sluitBezorgde(escalaties.toReversed(), { dicht: {} })))

  test('what is let go because its step is done', async () => {
    await db.beheer.sql`update escalatie set status = 'opgelost' where id = any(${escalaties.toReversed()}::uuid[])`
    await heeftDeRestVrij('escalatie', (tx) => laatVervallen(tx, { escalatieIds: escalaties.toReversed() }))
  })

  test('what goes into a verzamelmail', () => heeftDeRestVrij('bezorging', (tx) => verzamelmailRepository(tx).maak({ dag: '2026-05-05', anders: '2026-05-06T07:00:00Z' })))

  test('what waits for the mail of another day', async () => {
    await db.beheer.sql`insert into verzamelmail (gemeente_id, gebruiker_id, dag) select distinct gemeente_id, gebruiker_id, date '2026-05-05' from bezorging where gemeente_id = ${zaad.gemeenteId}`
    await heeftDeRestVrij('bezorging', (tx) => verzamelmailRepository(tx).maak({ dag: '2026-05-05', anders: '2026-05-06T07:00:00Z' }))
  })

  test('a verzamelmail that is sent', async () => {
    await inGemeente(db.worker.db, { gemeenteId: zaad.gemeenteId }, (tx) => verzamelmailRepository(tx).maak({ dag: '2026-05-05', anders: '2026-05-06T07:00:00Z' }))
    await heeftDeRestVrij('bezorging', (tx) => verzamelmailRepository(tx).claim([]))
  })

  describe('of who lets go what waited', () => {
    const tempo = async (soort: 'escalatie' | 'bezorging', tempoPerMinuut?: number) => {
      const [pauze] = await db.beheer.sql<{ id: string; tot: string }[]>`
        insert into pauze (gemeente_id, soort, doel, reden, door, tot) values (${zaad.gemeenteId}, 'kanaal', 'email', 'storing', 'femke', date_trunc('second', nu()) + interval '1 hour') returning id, tot`
      await db.beheer.sql`update bezorging set verzamelen = false, niet_voor = ${pauze!.tot} where id = any(${bezorgingen.toReversed()}::uuid[])`
      await db.beheer.sql`update escalatie set bezorgen_na = ${pauze!.tot} where id = any(${escalaties.toReversed()}::uuid[])`
      await heeftDeRestVrij(soort, (tx) => pauzeRepository(tx).hervat({ id: pauze!.id, door: 'femke', reden: 'hersteld', tempoPerMinuut }), 'app')
    }
    test.each(['bezorging', 'escalatie'] as const)('a kanaal that goes on at once: %s', (soort) => tempo(soort))
    test.each(['bezorging', 'escalatie'] as const)('a kanaal that goes on with a tempo: %s', (soort) => tempo(soort, 60))

    const faal = () => db.beheer.sql`update bezorging set status = 'mislukt', laatste_fout_code = 'SMTP_550', laatste_fout_op = nu(), verzamelen = false, niet_voor = null where id = any(${bezorgingen.toReversed()}::uuid[])`
    const opnieuw = (tx: Tx) => herhalingRepository(tx).laatGaan(bezorgingen.toReversed().map((id) => ({ id, nietVoor: '2026-05-05T07:00:00Z' })))
    test.each(['bezorging', 'escalatie'] as const)('what is sent again: %s', async (soort) => { await faal(); await heeftDeRestVrij(soort, opnieuw, 'app') })
    test.each(['bezorging', 'escalatie'] as const)('what is dropped: %s', async (soort) => { await faal(); await heeftDeRestVrij(soort, (tx) => herhalingRepository(tx).laatVallen(bezorgingen.toReversed()), 'app') })
    test.each(['bezorging', 'escalatie'] as const)('what is taken back: %s', async (soort) => {
      await faal()
      await db.beheer.sql`update bezorging set status = 'wacht' where id = any(${bezorgingen.toReversed()}::uuid[])`
      await heeftDeRestVrij(soort, (tx) => herhalingRepository(tx).neemTerug(bezorgingen.toReversed()), 'app')
    })
    test.each(['bezorging', 'escalatie'] as const)('what holds again after all: %s', async (soort) => {
      await db.beheer.sql`update bezorging set status = 'laten-vallen', laatste_fout_code = 'STAP_KLAAR' where id = any(${bezorgingen.toReversed()}::uuid[])`
      await heeftDeRestVrij(soort, (tx) => laatHerleven(tx, { escalatieIds: escalaties.toReversed() }), 'app')
    })

    test('a verzamelmail is locked before what is in it', async () => {
      await inGemeente(db.worker.db, { gemeenteId: zaad.gemeenteId }, (tx) => verzamelmailRepository(tx).maak({ dag: '2026-05-05', anders: '2026-05-06T07:00:00Z' }))
      await db.beheer.sql`update bezorging set status = 'mislukt' where id = any(${bezorgingen.toReversed()}::uuid[])`
      let klaar: Promise<unknown> = Promise.resolve()
      await db.beheer.sql.begin(async (sql) => {
        await sql`select id from verzamelmail where gemeente_id = ${zaad.gemeenteId} for update`
        klaar = inGemeente(db.app.db, { gemeenteId: zaad.gemeenteId }, opnieuw)
        await expect.poll(async () => (await db.beheer.sql`select count(*)::int as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`)[0]?.['n'], { timeout: 5_000, interval: 10 }).toBe(1)
        expect(await sql`select id from bezorging where id = any(${bezorgingen}::uuid[]) for update skip locked`).toHaveLength(bezorgingen.length)
      }).finally(() => klaar)
    })
  })
})

test('resuming, sending again, taking back and reviving while three workers deliver the same messages: nobody waits for ever, and every message is there', async () => {
  const { gemeenteId } = zaad
  const fouten: string[] = []
  const om = (n: number) => (n % 2 === 0 ? bezorgingen : bezorgingen.toReversed())
  const doe = (rol: 'app' | 'worker', werk: (tx: Tx) => Promise<unknown>) => inGemeente(db[rol].db, { gemeenteId }, werk).catch((error: unknown) => fouten.push((error as { cause?: { code?: string }; code?: string }).cause?.code ?? (error as { code?: string }).code ?? String(error)))
  await db.beheer.sql`update bezorging set verzamelen = false, niet_voor = null where gemeente_id = ${gemeenteId}`
  const lever = (tx: Tx) => (async () => {
    const bezorging = bezorgingRepository(tx)
    const rijen = await bezorging.claimBezorging({ escalatieIds: escalaties, overgeslagen: [], dicht: [], limiet: 50 })
    await bezorging.schrijfUitkomsten(rijen.map(({ id }, i) => ({ id, code: i % 2 === 0 ? 'SMTP_550' : null, duurMs: 1, telt: true, definitief: i % 2 === 0, nietVoor: null })))
    await bezorging.sluitBezorgde(escalaties, { dicht: {} })
  })()
  const daden: ((n: number) => (tx: Tx) => Promise<unknown>)[] = [
    () => lever, () => lever, () => lever,
    (n) => (tx) => herhalingRepository(tx).laatGaan(om(n).map((id) => ({ id, nietVoor: '2026-01-01T00:00:00Z' }))),
    (n) => (tx) => herhalingRepository(tx).neemTerug(om(n + 1)),
    (n) => async (tx) => { await laatVervallen(tx, { escalatieIds: escalaties }); await laatHerleven(tx, { escalatieIds: n % 2 === 0 ? escalaties : escalaties.toReversed() }) },
    () => async (tx) => {
      const pauzes = pauzeRepository(tx)
      await pauzes.lock('kanaal', 'email')
      for (const { id } of await pauzes.listActief()) await pauzes.hervat({ id, door: 'femke', reden: 'hersteld', tempoPerMinuut: 600 })
      await pauzes.create({ soort: 'kanaal', doel: 'email', reden: 'storing', door: 'femke', tot: '2100-01-01T00:00:00Z' })
    },
  ]
  await Promise.all(daden.map(async (daad, i) => { for (let n = 0; n < 60; n++) await doe(i < 3 ? 'worker' : 'app', daad(n)) }))
  expect(fouten).toEqual([])
  expect(await db.beheer.sql`select id from bezorging where gemeente_id = ${gemeenteId}`).toHaveLength(4)
}, 60_000)
