import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import path from 'node:path'
import { ROOT } from '@regietafel/local'
import { addDagen, instantVan, type Datum } from '../dagen.ts'
import { wordtGezien } from '../cijfers.ts'
import { beide, type Geval } from '../geval.ts'
import { slaap, type Proef } from '../proef.ts'
import { raas } from '../races.ts'

export const f16: Geval = {
  code: 'F16', naam: 'the clock of the workers is two hours off, jumps, or stands still', benen: beide,
  async loop(p) {
    await p.bevolk()
    const klokken = ['+7200000', '-7200000', 'sprongen', 'stil']
    // Three of them go wrong a while after the start; one that starts wrong may refuse, in so many words, or work and be right.
    for (const KLOK of klokken) await p.ploeg.start({ KLOK, KLOK_NA: '2500' }, true).gereed()
    const fout = p.ploeg.start({ KLOK: p.lot.kies(['+7200000', '-7200000']) }, true)
    const begonnen = await fout.gereed()
    if (!begonnen && !/klok/i.test(fout.uitvoer())) p.breuk('F16', 'a worker whose clock is wrong does not start and does not say why')
    p.bij(begonnen ? 'started with a wrong clock' : 'refused to start with a wrong clock')
    await raas(p, { workers: 4, wacht: false })
    p.bij('clocks', klokken.length)
    await wordtGezien(p, 'a worker whose clock is hours off', ({ klokverschil }) => Number(klokverschil) > 2_000)
    await p.ploeg.stopAlle()
    await veegtNietMetScheveKlok(p)
  },
}

/** Alone, and its clock goes wrong: from then on nothing goes off, the operator sees why, and it goes on by itself once the clock is right. */
async function veegtNietMetScheveKlok(p: Proef): Promise<void> {
  const tel = async (): Promise<number> => (await p.sql<{ n: number }[]>`select count(*)::int as n from escalatie`)[0]!.n
  const goed = p.ploeg.start()
  await goed.gereed()
  await p.bezink()
  await goed.stop()
  const scheef = p.ploeg.start({ KLOK: p.lot.kies(['+7200000', '-7200000']), KLOK_NA: '4000' }, true)
  await scheef.gereed()
  await slaap(5_000)
  const voor = await tel()
  await p.klok.vooruit(10)
  await wordtGezien(p, 'a worker that refuses to sweep', ({ klokverschil, ...maten }) => Number(klokverschil) > 2_000 && Number(maten['oudste-niet-afgegaan']) > 1_000)
  await slaap(1_500)
  if ((await tel()) > voor) p.breuk('F16', `${(await tel()) - voor} traps went off by a worker whose clock is two hours off`)
  if (!scheef.uitvoer().includes('nothing is swept')) p.breuk('F16', 'a worker that refuses to sweep does not say so')
  p.bij('refused to sweep')
  await scheef.stop()
}

export const f17: Geval = {
  code: 'F17', naam: 'the clock that decides jumps an hour to and fro', benen: beide,
  async loop(p) {
    await p.bevolk()
    await Promise.all([1, 2, 3].map(() => p.ploeg.start().gereed()))
    // No race here: a clock that goes back makes rows look early that were not. What a row says of its own moment must hold.
    for (const tot = performance.now() + p.ms; performance.now() < tot; ) {
      await p.klok.vooruit((p.kort ? 3 : 0.5) + p.lot.getal())
      for (const uur of [1, -1, -1, 1]) {
        await p.klok.vooruit(uur / 24)
        await slaap(p.lot.heel(40, 160))
      }
      p.bij('jumps', 4)
    }
  },
}

/** Traps at odd hours, and counted in hours, around the nights in which the clock is put forward or back. */
const nachtladder = {
  tijd: '02:30',
  trappen: [
    { trap: 'H1', werkdagen: -1, naar: ['uitvoerder' as const] }, { trap: 'E1', werkdagen: 0, uren: 1, naar: ['uitvoerder' as const] },
    { trap: 'E2', werkdagen: 1, naar: ['casusregisseur' as const] }, { trap: 'E3', werkdagen: 0, uren: 26, naar: ['procesregisseur' as const] },
  ],
}

export const f18: Geval = {
  code: 'F18', naam: 'through the nights of summer and winter time, per quarter of an hour, in three time zones', benen: beide,
  async loop(p) {
    const nacht = p.lot.kies(['2026-03-29', '2026-10-25']) as Datum
    zelfdeInElkeTijdzone(p)
    await p.bevolk({ begin: addDagen(nacht, -6), dagen: 8, ladder: nachtladder, casussen: p.kort ? 20 : 60 })
    await Promise.all(['UTC', 'Europe/Amsterdam', 'Pacific/Auckland'].map((TZ) => p.ploeg.start({ TZ }).gereed()))
    await p.klok.zet(instantVan(addDagen(nacht, -3), '12:00'))
    await p.bezink()
    await p.klok.zet(instantVan(nacht, '00:00'))
    const stappen = p.kort ? 24 : 96
    for (let i = 0; i < stappen; i++) {
      await p.klok.vooruit(1 / 96)
      const [rij] = await p.sql<{ n: number }[]>`select count(*)::int as n from escalatie where gepland_op > nu()`
      if (rij!.n > 0) p.breuk('I3', `${rij!.n} escalaties before their moment in the night`)
      await slaap(60)
    }
    p.bij('quarters', stappen)
    await p.klok.vooruit(3)
  },
}

/** The core gives the same moments whatever the zone of the process. */
function zelfdeInElkeTijdzone(p: Proef): void {
  const script = path.join(ROOT, 'infra/fouten/src/plan-in-zone.ts')
  const uitkomsten = ['UTC', 'Europe/Amsterdam', 'Pacific/Auckland'].map((TZ) => createHash('sha256').update(execFileSync(process.execPath, [script], { env: { PATH: process.env['PATH'] ?? '', TZ }, maxBuffer: 1e8 })).digest('hex'))
  if (new Set(uitkomsten).size !== 1) p.breuk('F18', 'the plan of a ladder depends on the time zone of the process')
}
