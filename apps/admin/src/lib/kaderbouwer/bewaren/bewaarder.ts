import type { Kaderdefinitie } from '@regietafel/api/client'
import type { Conceptklad } from '#lib/conceptbewaren/bewaarder.ts'

/** What is on this device only of a kader. */
export type Kaderklad = Conceptklad<Kaderdefinitie>

/** Refusals after which the version of the server must be looked at first. */
export const ANDERS_GEWORDEN: ReadonlySet<string> = new Set(['KADER_GEWIJZIGD', 'KADER_INGEDIEND', 'NIET_GEVONDEN'])
