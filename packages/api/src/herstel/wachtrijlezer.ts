import { createQueueApi, jobContracten, type QueueApi } from '@regietafel/jobs'
import type { Wachtrijtelling } from '../wachtrijtypes.ts'

export interface Wachtrijadres {
  readonly redisUrl?: string | undefined
  readonly databaseUrl: string
  readonly naamruimte?: string | undefined
}
export interface Wachtrijstand { readonly soort: 'redis' | 'postgres' | 'onbekend'; readonly jobs: readonly Wachtrijtelling[] }
/** Looks what the queue store holds. It only counts, within two seconds, and asks at most once per second. */
export interface Wachtrijlezer { stand(): Promise<Wachtrijstand>; close(): Promise<void> }

export const ONBEKEND: Wachtrijstand = { soort: 'onbekend', jobs: [] }
const GEDULD_MS = 2_000
const VERS_MS = 1_000

const titels: Readonly<Record<string, string>> = {
  'bewaak-termijnen': 'Termijnen bewaken', 'bezorg-escalaties': 'Escalaties bezorgen', 'verzend-verzamelmail': 'Verzamelmail versturen', 'voer-taak-uit': 'Lange taken',
}

export function createWachtrijlezer({ redisUrl, databaseUrl, naamruimte }: Wachtrijadres): Wachtrijlezer {
  let queue: QueueApi | null = null
  let laatste: { op: number; stand: Promise<Wachtrijstand> } | null = null

  async function tel(): Promise<Wachtrijstand> {
    queue ??= createQueueApi({ redisUrl, databaseUrl, naamruimte })
    const deze = queue
    let klok: NodeJS.Timeout | undefined
    const teLang = new Promise<never>((_, reject) => { klok = setTimeout(() => reject(new Error('TE_LANG')), GEDULD_MS) })
    const tellingen = Promise.all(jobContracten.map(async ({ name }): Promise<Wachtrijtelling> => {
      const { waiting, delayed, active, failed } = await deze.counts({ name })
      return { job: name, titel: titels[name] ?? name, wacht: waiting + delayed, bezig: active, mislukt: failed }
    }))
    tellingen.catch(() => {}) // one that fails after the clock has nobody left to hear it
    try {
      return { soort: deze.soort, jobs: await Promise.race([tellingen, teLang]) }
    } catch {
      // A connection that failed stays failed: the next look begins anew.
      queue = null
      void deze.close().catch(() => {})
      return ONBEKEND
    } finally {
      clearTimeout(klok)
    }
  }

  return {
    stand() {
      if (!laatste || performance.now() - laatste.op > VERS_MS) laatste = { op: performance.now(), stand: tel() }
      return laatste.stand
    },
    close: async () => queue?.close(),
  }
}
