import { bewaakTermijnenHandler, type Bewakers } from './bewaak-termijnen.ts'
import { bezorgEscalatiesHandler, type BezorgDeps } from './bezorg-escalaties.ts'
import { verzendVerzamelmailHandler, type VerzamelDeps } from './verzend-verzamelmail.ts'
import { voerTaakUitHandler, type TaakDeps } from './voer-taak-uit.ts'

/** One handler per job. A new job is one file and one line here; without it the worker refuses to start. */
export function createHandlers({ bewaker, ...deps }: BezorgDeps & VerzamelDeps & TaakDeps & { readonly bewaker: Bewakers }) {
  return { bewaak: bewaakTermijnenHandler(bewaker), bezorg: bezorgEscalatiesHandler(deps), verzamel: verzendVerzamelmailHandler(deps), taak: voerTaakUitHandler(deps) }
}
