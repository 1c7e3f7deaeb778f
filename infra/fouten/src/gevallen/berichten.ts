import { bewaakTermijnen, bezorgEscalaties, createQueueApi, type JobContract, type QueueApi } from '@regietafel/jobs'
import type { Ontvangwijze } from '../huis/ontvanger.ts'
import type { Postwijze } from '../huis/postbus.ts'
import { addDagen, instantVan } from '../dagen.ts'
import { wordtGezien } from '../cijfers.ts'
import { beide, type Geval } from '../geval.ts'
import type { Proef } from '../proef.ts'
import { raas } from '../races.ts'

/** A producer that offers the same job as often as it likes: its slot of deduplication lasts one millisecond. */
async function metWachtrij(p: Proef, werk: (queue: QueueApi) => Promise<void>): Promise<void> {
  const queue = createQueueApi({ ...p.achterkant.opties, dodeWorkerMs: 1 })
  try {
    await werk(queue)
  } finally {
    await queue.close()
  }
}

export const f14: Geval = {
  code: 'F14', naam: 'every job offered one to five times, shuffled', benen: beide, snel: true,
  async loop(p) {
    const { gemeenten } = await p.bevolk()
    await metWachtrij(p, (queue) => raas(p, {
      tussen: [50, 250],
      async fout() {
        const gemeenteId = p.lot.kies(gemeenten)
        const ids = await p.sql<{ id: string }[]>`select id from escalatie where gemeente_id = ${gemeenteId} order by md5(id::text || ${p.lot.getal()}::text) limit 40`
        const opdrachten = Array.from({ length: p.lot.heel(1, 5) }, () => async () => {
          if (ids.length > 0) await queue.offer(bezorgEscalaties, { gemeenteId, escalatieIds: p.lot.schud(ids.map(({ id }) => id)) })
          await queue.offer(bewaakTermijnen, { gemeenteId })
        })
        await Promise.all(p.lot.schud(opdrachten).map((doe) => doe()))
        p.bij('jobs offered again', 2 * opdrachten.length)
      },
    }))
  },
}

/** The product would refuse to offer these; somebody who can reach the store would not. */
const ruw = <P>(contract: JobContract<P>, lot: Proef['lot']): JobContract<P> =>
  ({ ...contract, payload: { parse: (x: unknown) => x }, dedupeId: () => String(lot.getal()) }) as unknown as JobContract<P>

export const f15: Geval = {
  code: 'F15', naam: 'poison: jobs that throw, kill their worker, never end or weigh 1 MiB; addresses that are refused for good', benen: beide,
  async loop(p) {
    const { gemeenten } = await p.bevolk()
    const [slecht] = await p.sql<{ email: string }[]>`select email from gebruiker where rol = 'procesregisseur' order by id limit 1`
    p.huis.postbus.weiger.add(slecht!.email)
    p.behalve.push('a message left as failed that nobody refused')
    // Dies at the first message it would send, twice over: the batch must not fall with it.
    p.ploeg.waak(() => (p.lot.kans(0.4) ? { FAULT: 'before-send:2' } : {}))
    await metWachtrij(p, (queue) => raas(p, {
      workers: 3,
      tussen: [100, 400],
      async fout() {
        const gemeenteId = p.lot.kies(gemeenten)
        const gif: readonly unknown[] = [
          { gemeenteId: 'no uuid' }, { gemeenteId, rommel: 'x'.repeat(1_048_576) }, null, { gemeenteId, escalatieIds: 'none' }, { gemeenteId, escalatieIds: [gemeenteId] },
        ]
        const welk = p.lot.kans(0.5) ? ruw(bewaakTermijnen, p.lot) : ruw(bezorgEscalaties, p.lot)
        await queue.offer(welk as JobContract<unknown>, p.lot.kies(gif)).catch(() => p.bij('refused by the store'))
        p.bij('poison')
      },
    }))
    p.ploeg.waakNiet()
    await p.ploeg.stopAlle('SIGKILL')
    await p.ploeg.start().gereed()
    await p.bezink()
    await p.klok.vooruit(3)
    await p.bezink()
    await alleenHijMislukt(p, slecht!.email)
  },
}

/** The refused address ends as failed with a reason; nobody else's message does, and nobody waits for it. */
async function alleenHijMislukt(p: Proef, email: string): Promise<void> {
  const rijen = await p.sql<{ email: string; code: string | null; n: number }[]>`
    select g.email, b.laatste_fout_code as code, count(*)::int as n from bezorging b join gebruiker g on g.id = b.gebruiker_id where b.status = 'mislukt' group by 1, 2`
  for (const rij of rijen) {
    if (rij.email !== email) p.breuk('F15', `${rij.n} messages of others failed with ${rij.code}`)
    if (!/550/.test(rij.code ?? '')) p.breuk('F15', `a failed message does not say why (${rij.code})`)
  }
  p.bij('dead letters', rijen.reduce((n, rij) => n + rij.n, 0))
}

/** Everything of the first ladders is due this morning: the clock must not race, for after 24 hours of trying a message is given up. */
async function eenVolleDag(p: Proef): Promise<void> {
  await p.bevolk({ dagen: 6 })
  await p.klok.zet(instantVan(addDagen(p.begin, 14), '09:30'))
}

/** A trap is due and its mail too: what was due before may all have gone, and in a week with a feestdag the next is days away. */
async function naarVolgendeTrap(p: Proef): Promise<void> {
  const [rij] = await p.sql<{ op: string }[]>`select to_char((min(volgende_actie_op) + interval '3 hours') at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as op from termijn where stand = 'open' and volgende_actie_op > nu()`
  await p.klok.zet(rij!.op)
}

export const p1: Geval = {
  code: 'P1', naam: 'the mail server is away, slow, refuses, hangs, or dies after taking over', benen: beide, snel: true, blijftLeven: true,
  async loop(p) {
    await eenVolleDag(p)
    await raas(p, {
      dagen: 0.2,
      tussen: [300, 900],
      async fout() {
        const wijze = p.lot.kies<Postwijze>(['weg', 'traag', 'weigert', 'sterft', 'hangt', 'gewoon'])
        p.huis.postbus.wijze = wijze
        p.bij(`mail ${wijze}`)
      },
    })
    p.huis.postbus.wijze = 'weg'
    await naarVolgendeTrap(p)
    await wordtGezien(p, 'no mail server', ({ mislukt }) => Number(mislukt) > 0)
  },
}

export const p2: Geval = {
  code: 'P2', naam: 'the other system is away, slow, fails, hangs, or dies after taking over', benen: beide, blijftLeven: true,
  async loop(p) {
    await eenVolleDag(p)
    await raas(p, {
      dagen: 0.2,
      tussen: [300, 900],
      async fout() {
        const wijze = p.lot.kies<Ontvangwijze>(['weg', 'traag', 'fout500', 'sterft', 'hangt', 'gewoon'])
        p.huis.ontvanger.wijze = wijze
        p.bij(`webhook ${wijze}`)
      },
    })
  },
}
