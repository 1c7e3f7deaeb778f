import { bewaakTermijnen } from './bewaak-termijnen.ts'
import { bezorgEscalaties } from './bezorg-escalaties.ts'
import { voerTaakUit } from './voer-taak-uit.ts'

/** Every job there is. The worker refuses to start when one of these has no handler, or two. */
export const jobContracten = [bewaakTermijnen, bezorgEscalaties, voerTaakUit] as const
export type JobNaam = (typeof jobContracten)[number]['name']
