const KIJK_MS = 1_000

/** Calls `weg` once when the process that started this one is gone: its id no longer lives, or the channel to it closed. Returns how to stop looking. */
export function watchOuder(ouder: number | undefined, weg: () => void): () => void {
  let klaar = false
  const eenmaal = (): void => {
    if (!klaar) weg()
    klaar = true
  }
  process.once('disconnect', eenmaal)
  const timer = ouder === undefined ? undefined : setInterval(() => leeft(ouder) || eenmaal(), KIJK_MS)
  timer?.unref()
  return () => {
    klaar = true
    clearInterval(timer)
  }
}

function leeft(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
