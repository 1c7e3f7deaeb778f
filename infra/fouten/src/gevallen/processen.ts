import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createQueueApi, bewaakTermijnen } from '@regietafel/jobs'
import { ROOT } from '@regietafel/local'
import { foutpunten } from '../../../../apps/worker/src/foutpunt.ts'
import { wordtGezien } from '../cijfers.ts'
import { beide, type Geval } from '../geval.ts'
import { haalOudeVersie } from '../huis/oudeversie.ts'
import { LOCK_MS, slaap, type Proef } from '../proef.ts'
import { raas } from '../races.ts'

/** Every line in which a worker may die, but the one of long tasks, of which there are none here. */
const punten = foutpunten.filter((punt) => punt !== 'mid-task')

const doodEen = async (p: Proef): Promise<void> => void (p.ploeg.dood() && p.bij('kill -9'))

export const f1: Geval = {
  code: 'F1', naam: 'kill -9 of any worker at random', benen: beide, snel: true, groot: true,
  async loop(p) {
    await p.bevolk()
    p.ploeg.waak()
    await raas(p, { workers: 4, fout: () => doodEen(p), tussen: [200, 900] })
  },
}

export const f2: Geval = {
  code: 'F2', naam: 'kill -9 at each named point', benen: beide, snel: true,
  async loop(p) {
    await p.bevolk()
    const aanDeBeurt = p.lot.schud(punten)
    const volgende = (): Record<string, string> => {
      const punt = aanDeBeurt.shift()
      if (punt) p.bij(`died at ${punt}`)
      return punt ? { FAULT: punt } : {}
    }
    p.ploeg.waak(volgende)
    const eerste = [p.ploeg.start(volgende()), p.ploeg.start(volgende())]
    await Promise.all(eerste.map((werker) => Promise.race([werker.gereed(), werker.einde])))
    for (let ronde = 0; ronde === 0 || (aanDeBeurt.length > 0 && ronde < 30); ronde++) await raas(p, { workers: 2, wacht: false, dagen: 2.5, sluiten: false })
    if (aanDeBeurt.length > 0) p.breuk('run', `never reached: ${aanDeBeurt.join(', ')}`)
    // Those that still carry a point they did not reach must not decide how this ends.
    p.ploeg.waakNiet()
    await p.ploeg.stopAlle('SIGKILL')
  },
}

export const f12: Geval = {
  code: 'F12', naam: 'a worker stands still for twice its lock and wakes up (zombie)', benen: beide, snel: true, blijftLeven: true,
  async loop(p) {
    await p.bevolk()
    await raas(p, {
      workers: 3,
      tussen: [100, 400],
      async fout() {
        const { pid } = p.lot.kies(p.ploeg.levend())
        process.kill(pid, 'SIGSTOP')
        await slaap(2 * LOCK_MS)
        process.kill(pid, 'SIGCONT')
        p.bij('stopped and woken')
      },
    })
    const allen = p.ploeg.levend()
    for (const { pid } of allen) process.kill(pid, 'SIGSTOP')
    await wordtGezien(p, 'every worker stands still', (maten) => Number(maten['sweep-achterstand']) > 5_000)
    for (const { pid } of allen) process.kill(pid, 'SIGCONT')
  },
}

export const f13: Geval = {
  code: 'F13', naam: 'the event loop of a worker is blocked for three times its lock', benen: beide,
  async loop(p) {
    await p.bevolk()
    const blok = { BLOK_MS: String(3 * LOCK_MS) }
    await Promise.all([1, 2, 3].map(() => p.ploeg.start(blok).gereed()))
    await raas(p, {
      workers: 3,
      tussen: [500, 1_500],
      async fout() {
        process.kill(p.lot.kies(p.ploeg.levend()).pid, 'SIGUSR2')
        p.bij('blocked')
      },
    })
    await slaap(3 * LOCK_MS)
  },
}

export const f20: Geval = {
  code: 'F20', naam: 'ten workers at once, half of them of the version before, then a rolling restart with jobs of other versions between', benen: beide,
  async loop(p) {
    const { gemeenten } = await p.bevolk()
    const aantal = p.kort ? 5 : 10
    const map = mkdtempSync(path.join(tmpdir(), 'regietafel-oud-'))
    const oud = haalOudeVersie(map)
    if ('reden' in oud) p.nietGedaan.push(oud.reden)
    const anders = 'reden' in oud ? {} : { OUDE_WORTEL: oud.wortel, NIEUWE_WORTEL: ROOT }
    // Old and new by turns; the oldest goes first, so that every old one has gone in the end.
    const allen = Array.from({ length: aantal }, (_, i) => p.ploeg.start(i % 2 === 0 ? anders : {}))
    const op = await Promise.all(allen.map((werker) => werker.gereed()))
    if (op.includes(false)) p.breuk('F20', `a worker beside another version does not start: ${allen.find((_, i) => !op[i])!.uitvoer().slice(-300)}`)
    if (!('reden' in oud)) p.bij(`workers of ${oud.commit}`, Math.ceil(aantal / 2))
    await raas(p, {
      workers: aantal,
      tussen: [300, 900],
      async fout() {
        const [oudste] = p.ploeg.levend()
        const nieuwe = p.ploeg.start()
        await biedAndereVersies(p, p.lot.kies(gemeenten))
        await nieuwe.gereed()
        const code = await oudste?.stop()
        if (code !== 0) p.breuk('I8', `a worker that was asked to go left with ${code}`)
        p.bij('restarted')
      },
    })
    // What an old one would still finish alone, it finishes; then only new ones judge.
    const laatste = allen.filter((werker, i) => i % 2 === 0 && werker.loopt)
    await Promise.all(laatste.map((werker) => werker.stop()))
    if (p.ploeg.levend().length === 0) await p.ploeg.start().gereed()
    rmSync(map, { recursive: true, force: true })
  },
}

/** What an older and a newer version may have left in the queue: a field too few, a field too many, another meaning. */
async function biedAndereVersies(p: Proef, gemeenteId: string): Promise<void> {
  const wild = { ...bewaakTermijnen, payload: { parse: (x: unknown) => x, safeParse: (x: unknown) => ({ success: true, data: x }) }, dedupeId: () => String(p.lot.getal()) } as unknown as typeof bewaakTermijnen
  const queue = createQueueApi({ ...p.achterkant.opties, dodeWorkerMs: 1 })
  try {
    for (const payload of [{}, { gemeenteId, sinds: 1, versie: 3 }, { gemeente: gemeenteId }, { gemeenteId: 'x' }]) await queue.offer(wild, payload as never).catch(() => p.bij('refused while away'))
    p.bij('jobs of other versions', 4)
  } finally {
    await queue.close()
  }
}

export const f21: Geval = {
  code: 'F21', naam: 'SIGTERM in the middle of a burst', benen: beide,
  async loop(p) {
    await p.bevolk({ zelfdeDag: p.begin })
    const eerste = [p.ploeg.start(), p.ploeg.start()]
    await Promise.all(eerste.map((werker) => werker.gereed()))
    await p.klok.vooruit(4)
    await slaap(p.lot.heel(100, 700))
    const van = performance.now()
    const codes = await Promise.all(eerste.map((werker) => werker.stop()))
    p.bij('SIGTERM', 2)
    if (performance.now() - van > 10_000) p.breuk('I8', `took ${Math.round(performance.now() - van)} ms to leave`)
    if (codes.some((code) => code !== 0)) p.breuk('I8', `left with ${codes.join(', ')}`)
    await p.ploeg.start().gereed()
    await p.klok.vooruit(1)
  },
}

export const f23: Geval = {
  code: 'F23', naam: 'everything due at one instant while workers are killed', benen: beide,
  async loop(p) {
    const termijnen = p.kort ? 2_000 : 100_000
    await p.bevolk({ zelfdeDag: p.begin, casussen: termijnen / 5, ladder: alleenTaak })
    p.ploeg.waak()
    await Promise.all([1, 2, 3].map(() => p.ploeg.start().gereed()))
    await p.klok.vooruit(2)
    const van = performance.now()
    for (const tot = performance.now() + p.ms; performance.now() < tot; await slaap(p.lot.heel(200, 800))) await doodEen(p)
    p.ploeg.waakNiet()
    for (;;) {
      const [rij] = await p.sql<{ n: number }[]>`select count(*)::int as n from termijn where stand = 'open' and volgende_actie_op <= nu()`
      if (rij!.n === 0) break
      if (performance.now() - van > 120_000) return p.breuk('I6', `${rij!.n} termijnen still due after two minutes`)
      await slaap(50)
    }
    p.bij('ms to last escalatie', Math.round(performance.now() - van))
  },
}

/** One trap, to one person: what counts here is the number of termijnen. */
const alleenTaak = { tijd: '09:00', trappen: [{ trap: 'E1', werkdagen: 1, naar: ['uitvoerder' as const] }] }
