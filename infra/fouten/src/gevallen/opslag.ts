import { readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { hartslagRepository } from '@regietafel/db'
import { wordtGezien } from '../cijfers.ts'
import { addDagen, dagVan, instantVan } from '../dagen.ts'
import { beide, type Geval } from '../geval.ts'
import { kleineSchijf } from '../huis/schijf.ts'
import { LOCK_MS, slaap, type Proef } from '../proef.ts'
import { raas } from '../races.ts'

export const f3: Geval = {
  code: 'F3', naam: 'pg_terminate_backend of random sessions', benen: beide, blijftLeven: true,
  async loop(p) {
    await p.bevolk()
    await raas(p, {
      tussen: [80, 300],
      async fout() {
        const rijen = await p.sql`
          select pg_terminate_backend(pid) from (select pid from pg_stat_activity where application_name in ('regietafel-worker', 'regietafel-app', ${p.achterkant.opties.naamruimte!}) and backend_type = 'client backend' order by md5(pid::text || ${p.lot.getal()}::text) limit ${p.lot.heel(1, 3)}) s`.catch(() => [])
        p.bij('sessions ended', rijen.length)
      },
    })
  },
}

export const f4: Geval = {
  code: 'F4', naam: 'PostgreSQL stops at once and recovers', benen: beide, snel: true, blijftLeven: true,
  async loop(p) {
    await p.bevolk()
    await raas(p, {
      tussen: [800, 2_000],
      async fout() {
        await p.huis.pg.stopNu()
        await slaap(p.lot.heel(0, 600))
        await p.huis.pg.start()
        p.bij('immediate stops')
      },
    })
  },
}

export const f5: Geval = {
  code: 'F5', naam: 'PostgreSQL away, then read-only, then its disk full', benen: beide, blijftLeven: true,
  async loop(p) {
    await p.bevolk()
    await raas(p, { fout: async () => {}, tussen: [1_000, 1_000], dagen: 20 })
    const weg = p.kort ? 5_000 : 60_000
    const voor = p.ploeg.levend().map(({ pid }) => ({ pid, cpu: cpuMs(pid) }))
    await p.huis.pg.stopNet()
    await slaap(weg)
    for (const { pid, cpu } of voor) {
      const deel = (cpuMs(pid) - cpu) / weg
      if (deel > 0.5) p.breuk('F5', `a worker spins while the database is away: ${Math.round(deel * 100)} % of a core`)
    }
    await p.huis.pg.start()
    if (p.ploeg.levend().length < voor.length) p.breuk('F5', 'a worker ended because the database was away')
    p.bij('away')
    await p.volhard(() => p.sql.unsafe(`alter database ${p.db.name} set default_transaction_read_only = on`))
    await p.sql`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`.catch(() => {})
    await slaap(p.kort ? 2_000 : 15_000)
    await p.volhard(() => p.sql.begin('read write', (tx) => tx.unsafe(`alter database ${p.db.name} reset default_transaction_read_only`)))
    await p.sql`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`.catch(() => {})
    p.bij('read-only')
    await p.volhard(() => p.klok.vooruit(5))
    await schijfVol(p)
  },
}

/** The rows that a sweep writes, on a disk with no room left: nothing may be half written, nobody may end or spin, and it goes on by itself. */
async function schijfVol(p: Proef): Promise<void> {
  const schijf = kleineSchijf(path.join(tmpdir(), `regietafel-schijf-${process.pid}`), 256)
  if ('reden' in schijf) return void p.nietGedaan.push(schijf.reden)
  await p.huis.pg.stopNet()
  await p.huis.pg.start(schijf)
  const tabellen = ['escalatie', 'bezorging', 'bezorgpoging', 'verzamelmail']
  const naar = (ruimte: string) => p.volhard(async () => {
    for (const tabel of tabellen) await p.sql.unsafe(`alter table ${tabel} set tablespace ${ruimte}`)
  })
  // Made by whoever PostgreSQL runs as: it insists on owning it.
  await p.volhard(() => p.sql.unsafe(`copy (select 1) to program 'mkdir -m 700 "${schijf.map}/ruimte"'`))
  await p.volhard(() => p.sql.unsafe(`create tablespace klein location '${schijf.map}/ruimte'`))
  try {
    await naar('klein')
    await p.bezink()
    const voor = p.ploeg.levend().map(({ pid }) => ({ pid, cpu: cpuMs(pid) }))
    const ballon = `${schijf.map}/ballon`
    const vol = await p.sql.unsafe(`copy (select repeat('x', 8000) from generate_series(1, 100000)) to '${ballon}'`).then(() => null, (error: { code?: string }) => error.code ?? '')
    if (vol !== '53100') p.breuk('run', `the disk does not get full (${vol})`)
    await p.volhard(() => p.klok.vooruit(20))
    const van = performance.now()
    await wordtGezien(p, 'the disk of the database is full', (maten) => Number(maten['oudste-niet-afgegaan']) > 1_000)
    await slaap(p.kort ? 4_000 : 20_000)
    const [geweigerd] = await p.volhard(() => p.sql<{ n: number }[]>`select count(*)::int as n from termijn where stand = 'open' and volgende_actie_op <= nu()`)
    if (geweigerd!.n === 0) p.breuk('run', 'nothing was held up by the full disk')
    for (const { pid, cpu } of voor) {
      const deel = (cpuMs(pid) - cpu) / (performance.now() - van)
      if (deel > 0.5) p.breuk('F5', `a worker spins while the disk is full: ${Math.round(deel * 100)} % of a core`)
    }
    if (p.ploeg.levend().length < voor.length) p.breuk('F5', 'a worker ended because the disk was full')
    // Room again: the file is cut to nothing. From here on nobody helps.
    await p.volhard(() => p.sql.unsafe(`copy (select 1 where false) to '${ballon}'`))
    p.bij('disk full')
    const { rest } = await p.bezink()
    if (rest.vegen > 0) p.breuk('F5', `there is room again and ${rest.vegen} termijnen are not swept`)
  } finally {
    await p.volhard(() => p.sql.unsafe(`copy (select 1 where false) to '${schijf.map}/ballon'`)).catch(() => {})
    await naar('pg_default')
    await p.volhard(() => p.sql.unsafe('drop tablespace klein'))
    rmSync(schijf.map, { recursive: true, force: true }) // here only the empty place where it is mounted
  }
}

/** Milliseconds of processor this process has had. */
function cpuMs(pid: number): number {
  try {
    const velden = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ')
    return (Number(velden[11]) + Number(velden[12])) * 10
  } catch {
    return 0
  }
}

export const f6: Geval = {
  code: 'F6', naam: 'serialization failures, deadlocks and lock timeouts', benen: beide,
  async loop(p) {
    await p.bevolk()
    await p.sql.unsafe(`alter database ${p.db.name} set lock_timeout = '60ms'`)
    await p.sql.unsafe(`alter database ${p.db.name} set default_transaction_isolation = '${p.lot.kies(['serializable', 'repeatable read'])}'`)
    await raas(p, {
      tussen: [20, 150],
      async fout() {
        await p.sql.begin('isolation level read committed', async (tx) => {
          const welk = p.lot.heel(0, 2)
          if (welk === 0) await tx`lock table escalatie in share mode`
          if (welk === 1) await tx`lock table bezorging in share row exclusive mode`
          if (welk === 2) await tx`select from escalatie order by md5(id::text || ${p.lot.getal()}::text) limit 40 for update`
          await slaap(p.lot.heel(50, 250))
          if (welk === 2) await tx`select from bezorging order by md5(id::text || ${p.lot.getal()}::text) limit 40 for update`
        }).catch(() => {})
        p.bij('locks in the way')
      },
    })
    await p.sql.unsafe(`alter database ${p.db.name} reset all`)
    await p.ploeg.stopAlle()
  },
}

export const f7: Geval = {
  code: 'F7', naam: 'the queue store is emptied at random (FLUSHALL, truncate)', benen: beide, snel: true, groot: true, blijftLeven: true,
  async loop(p) {
    await p.bevolk()
    await raas(p, {
      tussen: [150, 700],
      async fout() {
        if (p.been === 'redis') await p.huis.redis!.zeg('FLUSHALL')
        else await p.volhard(() => p.achterkant.wis()) // a truncate may be the one that gives way
        p.bij('emptied')
      },
    })
  },
}

export const f8: Geval = {
  code: 'F8', naam: 'Redis kill -9 under each way of keeping, also back with an empty disk', benen: ['redis'], snel: true, blijftLeven: true,
  async loop(p) {
    await p.bevolk()
    await raas(p, {
      tussen: [600, 1_500],
      async fout() {
        await p.huis.redis!.dood()
        await slaap(p.lot.heel(0, 800))
        const leeg = p.lot.kans(0.4)
        await p.huis.redis!.start({ bewaring: p.lot.kies(['everysec', 'always', 'geen'] as const), leeg })
        p.bij(leeg ? 'killed, empty disk' : 'killed')
      },
    })
  },
}

export const f9: Geval = {
  code: 'F9', naam: 'Redis away; the workers do it themselves and say so', benen: ['redis'], blijftLeven: true,
  async loop(p) {
    await p.bevolk()
    await raas(p, { dagen: 10, fout: async () => {}, tussen: [1_000, 1_000] })
    await p.huis.redis!.dood()
    const van = performance.now()
    await p.klok.vooruit(10)
    await wachtOpModus(p, 'zelf', 10_000)
    p.bij('ms until seen', Math.round(performance.now() - van))
    if (!p.kort) await slaap(60_000)
    const { rest } = await p.bezink(40_000)
    if (rest.vegen + rest.open > 0) p.breuk('I1', `not done while the queue was away: ${JSON.stringify(rest)}`)
    await p.huis.redis!.start()
    await p.klok.vooruit(10)
    await p.bezink()
    await p.klok.vooruit(3)
    await wachtOpModus(p, 'wachtrij', 20_000)
    p.bij('away')
  },
}

/** I9: the sign of life of the workers tells the operator which way they work. */
async function wachtOpModus(p: Proef, modus: string, maxMs: number): Promise<void> {
  for (let keer = 1, tot = performance.now() + maxMs; performance.now() < tot; keer += 1, await slaap(200)) {
    const tekens = await hartslagRepository(p.db.app.db).list()
    const vers = tekens.filter(({ ouderdomMs, soort }) => soort === 'worker' && ouderdomMs < 5_000)
    if (modus === 'zelf' ? vers.some(({ gegevens }) => gegevens['modus'] === modus) : vers.every(({ gegevens }) => gegevens['modus'] === modus)) return
    if (modus === 'zelf') await p.klok.vooruit(0.3)
    // A queue is heard again when something goes through it: the next morning there is a verzamelmail.
    else if (keer % 20 === 0) await p.klok.zet(instantVan(addDagen(dagVan(await p.klok.nu()), 1), '10:00'))
  }
  p.breuk('I9', `within ${maxMs / 1000} s no sign of life said ${modus}`)
}

export const f10: Geval = {
  code: 'F10', naam: 'Redis full (OOM under noeviction), and a wrong eviction policy', benen: ['redis'], blijftLeven: true,
  async loop(p) {
    await p.bevolk()
    const redis = p.huis.redis!
    await redis.zeg('CONFIG', 'SET', 'maxmemory-policy', 'allkeys-lru')
    const weigeraar = p.ploeg.start({}, true)
    const code = await Promise.race([weigeraar.einde, slaap(20_000).then(() => 'still runs')])
    if (code !== 1 || !weigeraar.uitvoer().includes('maxmemory-policy')) p.breuk('F10', `a wrong eviction policy is not refused at the start (${code})`)
    await weigeraar.stop('SIGKILL')
    await redis.zeg('CONFIG', 'SET', 'maxmemory-policy', 'noeviction')
    await raas(p, {
      tussen: [800, 1_600],
      async fout() {
        await redis.zeg('CONFIG', 'SET', 'maxmemory', '1000000')
        await slaap(p.lot.heel(500, 3_000))
        await redis.zeg('CONFIG', 'SET', 'maxmemory', '0')
        p.bij('full')
      },
    })
  },
}

export const f11: Geval = {
  code: 'F11', naam: 'Redis stands still for longer than a lock (CLIENT PAUSE, SIGSTOP)', benen: ['redis'], blijftLeven: true,
  async loop(p) {
    await p.bevolk()
    await raas(p, {
      tussen: [400, 1_200],
      async fout() {
        const ms = p.kort ? 2 * LOCK_MS : p.lot.heel(2 * LOCK_MS, 40_000)
        if (p.lot.kans(0.5)) await p.huis.redis!.zeg('CLIENT', 'PAUSE', String(ms), 'ALL')
        else p.huis.redis!.bevries()
        await slaap(ms)
        p.huis.redis!.ontdooi()
        p.bij('paused')
      },
    })
  },
}
