import { bewaakTermijnenHandler, type BewaakDeps } from './bewaak-termijnen.ts'
import { bezorgEscalatiesHandler, type BezorgDeps } from './bezorg-escalaties.ts'

/** One handler per job. A new job is one file and one line here; without it the worker refuses to start. */
export function createHandlers(deps: BewaakDeps & BezorgDeps) {
  return { bewaak: bewaakTermijnenHandler(deps), bezorg: bezorgEscalatiesHandler(deps) }
}
