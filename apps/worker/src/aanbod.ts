import { foutCode, type QueueApi } from '@regietafel/jobs'
import type { Handler } from './handler.ts'
import { zelden, type Log } from './log.ts'
import { createStilte } from './stilte.ts'

export interface AanbodDeps {
  readonly queue: Pick<QueueApi, 'offer' | 'counts'>
  readonly log: Log
  /** Milliseconds of silence after which the beat does the work itself. */
  readonly wegMs: number
  readonly signal: AbortSignal
  /**
   * Jobs of this name that wait in the queue; with so many it gets no more, and what is due is kept in Postgres, in order. Left out for
   * jobs of which there is one per gemeente.
   */
  readonly volBij?: number
}

/** Offers the work of one job to the queue, or does it here while the queue is silent. */
export interface Aanbod<P> {
  /** Answers the payloads that were taken over or done. The others are tried again at the next beat. */
  bied(payloads: readonly P[]): Promise<P[]>
  /** Tell it that a job of this name started here. */
  gehoord(): void
  readonly zelf: boolean
}

/** While the beat works by itself, it knocks on the queue once in so many milliseconds. */
const KLOP_MS = 2_000
/** What fails the same way, for whatever gemeente, is logged once in so many milliseconds. */
const MELD_MS = 5_000

export function createAanbod<P>(handler: Handler<P>, { queue, log, wegMs, signal, volBij = Infinity }: AanbodDeps): Aanbod<P> {
  const job = handler.contract.name
  const stilte = createStilte(wegMs)
  let geklopt = 0
  let meldde = false
  let neemtAan = false

  function meld(): void {
    if (stilte.zelf === meldde) return
    meldde = stilte.zelf
    if (meldde) log.error({ job }, 'queue silent: the beat works by itself')
    else log.info({ job }, 'queue heard again: the beat offers')
  }

  const mislukt = zelden(MELD_MS, ({ wat, code }: { wat: string; code: string }) => `${wat} ${code}`, ({ wat, code }) => log.warn({ job, code }, wat))

  async function offer(payload: P): Promise<boolean> {
    try {
      await queue.offer(handler.contract, payload)
      return true
    } catch (error) {
      mislukt({ wat: 'offer failed', code: foutCode(error) })
      return false
    }
  }

  async function doe(payload: P): Promise<boolean> {
    try {
      await handler.handle(payload, signal)
      return true
    } catch (error) {
      mislukt({ wat: 'own work failed', code: foutCode(error) })
      return false
    }
  }

  /** Asked only of a store that took the last offer; one that cannot count will refuse the next offer too, and that is what counts. */
  const isVol = async (): Promise<boolean> => volBij < Infinity && neemtAan && (await queue.counts(handler.contract).then(({ waiting }) => waiting >= volBij, () => false))

  async function bied(payloads: readonly P[]): Promise<P[]> {
    if (payloads.length === 0) {
      stilte.leeg()
      meld()
      return []
    }
    if (!stilte.zelf && (await isVol())) {
      stilte.aangeboden(true) // work is on offer: when nobody takes it for too long, the beat must see that too
      meld()
      if (!stilte.zelf) return []
    }
    const klopt = !stilte.zelf || performance.now() - geklopt >= KLOP_MS
    if (klopt) geklopt = performance.now()
    const gelukt = klopt ? await Promise.all(payloads.map(offer)) : payloads.map(() => false)
    if (klopt) stilte.aangeboden((neemtAan = gelukt.every(Boolean)))
    meld()
    if (!stilte.zelf) return payloads.filter((_, i) => gelukt[i])
    const gedaan: P[] = []
    for (const payload of payloads) if (!signal.aborted && (await doe(payload))) gedaan.push(payload)
    return gedaan
  }

  return {
    bied,
    gehoord() {
      stilte.gehoord()
      meld()
    },
    get zelf() {
      return stilte.zelf
    },
  }
}
