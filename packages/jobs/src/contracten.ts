import { bewaakTermijnen } from './bewaak-termijnen.ts'
import { bezorgEscalaties } from './bezorg-escalaties.ts'
import { verzendVerzamelmail } from './verzend-verzamelmail.ts'
import { voerTaakUit } from './voer-taak-uit.ts'

/** Every job there is. The worker refuses to start when one of these has no handler, or two. */
export const jobContracten = [bewaakTermijnen, bezorgEscalaties, verzendVerzamelmail, voerTaakUit] as const
export type JobNaam = (typeof jobContracten)[number]['name']
