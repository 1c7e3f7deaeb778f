/** At least so long between two questions. */
const RUST_MS = 60_000
/** What counts as somebody who is there. */
const TEKENS = ['pointerdown', 'pointermove', 'keydown', 'scroll'] as const

export interface Houdvers {
  /** Asks the page anew. */
  readonly ververs: () => void
  /** Not now: something is being filled in. */
  readonly bezet: () => boolean
  readonly venster?: Window
  readonly nu?: () => number
}

/**
 * Keeps a page fresh for somebody who stands on it: at once when she comes back to the window, and every minute in which she moved. A page that is
 * left alone asks nothing, so that a session still ends. Gives back what stops it.
 */
export function houdVers({ ververs, bezet, venster = window, nu = Date.now }: Houdvers): () => void {
  let laatst = nu()
  let bewoog = false
  const vraag = () => {
    if (bezet() || venster.document.visibilityState === 'hidden') return
    laatst = nu()
    bewoog = false
    ververs()
  }
  const raak = () => { bewoog = true }
  const terug = () => { if (nu() - laatst >= RUST_MS / 20) vraag() }
  const klok = venster.setInterval(() => { if (bewoog && nu() - laatst >= RUST_MS) vraag() }, 1_000)
  for (const teken of TEKENS) venster.addEventListener(teken, raak, { passive: true })
  venster.addEventListener('focus', terug)
  return () => {
    venster.clearInterval(klok)
    for (const teken of TEKENS) venster.removeEventListener(teken, raak)
    venster.removeEventListener('focus', terug)
  }
}
