import { bewaakTermijnenHandler, type BewaakDeps } from './bewaak-termijnen.ts'
import { bezorgEscalatiesHandler, type BezorgDeps } from './bezorg-escalaties.ts'
import { verzendVerzamelmailHandler, type VerzamelDeps } from './verzend-verzamelmail.ts'
import { voerTaakUitHandler, type TaakDeps } from './voer-taak-uit.ts'

/** One handler per job. `veegDb`: connections of the sweep, apart from those that sending holds. A new job is one file and one line here; without it the worker refuses to start. */
export function createHandlers({ veegDb, ...deps }: BewaakDeps & BezorgDeps & VerzamelDeps & TaakDeps & { readonly veegDb?: BewaakDeps['db'] }) {
  return { bewaak: bewaakTermijnenHandler({ ...deps, db: veegDb ?? deps.db }), bezorg: bezorgEscalatiesHandler(deps), verzamel: verzendVerzamelmailHandler(deps), taak: voerTaakUitHandler(deps) }
}
