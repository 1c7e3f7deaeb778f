import { bewaakTermijnenHandler, type BewaakDeps } from './bewaak-termijnen.ts'
import { bezorgEscalatiesHandler, type BezorgDeps } from './bezorg-escalaties.ts'
import { voerTaakUitHandler, type TaakDeps } from './voer-taak-uit.ts'

/** One handler per job. A new job is one file and one line here; without it the worker refuses to start. */
export function createHandlers(deps: BewaakDeps & BezorgDeps & TaakDeps) {
  return { bewaak: bewaakTermijnenHandler(deps), bezorg: bezorgEscalatiesHandler(deps), taak: voerTaakUitHandler(deps) }
}
