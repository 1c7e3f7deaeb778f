import { foutCode } from '@regietafel/jobs'
import type { Log } from '../log.ts'

const INTERVAL_MS = 60_000
const WACHT_MS = 5_000

/** Calls an outside address each minute, only while the beat is healthy: whoever listens there raises the alarm when it stays silent. */
export function startDodemansknop({ url, gezond, log, intervalMs = INTERVAL_MS }: { url: string; gezond: () => boolean; log: Log; intervalMs?: number }): { stop(): void } {
  const bel = (): void => {
    if (!gezond()) return
    fetch(url, { redirect: 'error', signal: AbortSignal.timeout(WACHT_MS) }).then(
      (antwoord) => void (antwoord.body?.cancel(), antwoord.ok || log.warn({ code: `HTTP_${antwoord.status}` }, 'dead man\'s switch not reached')),
      (error: unknown) => log.warn({ code: foutCode(error) }, 'dead man\'s switch not reached'),
    )
  }
  const timer = setInterval(bel, intervalMs)
  timer.unref()
  bel()
  return { stop: () => clearInterval(timer) }
}
