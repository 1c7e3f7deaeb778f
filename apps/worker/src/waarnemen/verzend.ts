import { inGemeente, meldingRepository, type Db, type TeMelden } from '@regietafel/db'
import { foutCode } from '@regietafel/jobs'
import type { Log } from '../log.ts'

/** Carries one message. Answers a code when it did not get through. */
export interface Meldingpost {
  mail(melding: TeMelden): Promise<string | null>
  webhook(melding: TeMelden): Promise<string | null>
  close(): void
}

/** Messages per transaction: what may be sent a second time, under the same key, when the worker dies at the worst line. */
const SET = 10
const MINUUT = 60_000
const OPGEVEN_MS = 24 * 60 * MINUUT
const MAX_WACHT_MIN = 5

/** 1, 2, 4 and then every 5 minutes: a sender that is mended is noticed soon. Null after a day of trying, never before. */
export const wachtMs = (pogingen: number, ouderdomMs: number): number | null =>
  ouderdomMs >= OPGEVEN_MS ? null : Math.min(2 ** pogingen, MAX_WACHT_MIN) * MINUUT

export interface VerzendDeps {
  readonly db: Db
  readonly log: Log
  readonly post: Meldingpost
}

/**
 * Sends what waits of one gemeente, without the queue: an alarm may be about the queue itself. At least once, under one key; one kanaal
 * that fails holds up no other. Answers whether something is left to try later.
 */
export async function verzendMeldingen({ db, log, post }: VerzendDeps, gemeenteId: string, signal: AbortSignal): Promise<boolean> {
  for (;;) {
    const { gedaan, over } = await inGemeente(db, { gemeenteId }, async (tx) => {
      const repository = meldingRepository(tx)
      const rijen = await repository.claim(SET)
      await Promise.all(
        rijen.map(async (rij) => {
          const code = await stuur(post, rij)
          if (code === null) return repository.markBezorgd(rij.id)
          log.warn({ gemeenteId, verzendingId: rij.id, kanaal: rij.kanaal, code }, 'alarm not delivered')
          return repository.markMislukt(rij.id, code, wachtMs(rij.pogingen, rij.ouderdomMs))
        }),
      )
      return { gedaan: rijen.length, over: await repository.wachtIets() }
    })
    if (gedaan < SET || signal.aborted) return over
  }
}

const stuur = (post: Meldingpost, rij: TeMelden): Promise<string | null> =>
  (rij.kanaal === 'email' ? post.mail(rij) : post.webhook(rij)).catch((error: unknown) => foutCode(error))
