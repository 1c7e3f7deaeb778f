import type { Regels } from '../concept/weigering.ts'
import type { Kaderfout } from '../kadertypes.ts'

/** Receivers of one gemeente: each gets every escalatie. */
export const MAX_WEBHOOKS = 20

/** Refusals about how a gemeente sends. */
export type KanaalWeigering =
  | { readonly code: 'WEBHOOK_TE_VEEL' }
  /** No GEHEIM_SLEUTEL: secrets cannot be kept. */
  | { readonly code: 'GEHEIM_NIET_INGERICHT' }
  | { readonly code: 'WEBHOOK_UIT' }
  | { readonly code: 'EMAIL_BEZET'; readonly pad: 'email' }
  /** Mail from this domain would be mail in the name of another gemeente. Which one is not said. */
  | { readonly code: 'AFZENDER_VAN_ANDER'; readonly pad: 'afzender'; readonly domein: string }
  | { readonly code: 'BERICHT_NET_GEWIJZIGD' }
  /** `pad` of each fault is `onderwerp` or `tekst`. */
  | { readonly code: 'BERICHT_AFGEKEURD'; readonly fouten: readonly Kaderfout[] }

export const kanaalWeigeringen: Regels<KanaalWeigering> = {
  WEBHOOK_TE_VEEL: { trpc: 'CONFLICT', melding: () => `Er zijn al ${MAX_WEBHOOKS} webhooks. Zet er eerst een uit die niet meer nodig is, en gebruik die opnieuw.` },
  GEHEIM_NIET_INGERICHT: { trpc: 'PRECONDITION_FAILED', melding: () => 'Een webhook kan hier nog niet: GEHEIM_SLEUTEL ontbreekt in de instellingen van de server. Vraag dit aan de technisch beheerder.' },
  WEBHOOK_UIT: { trpc: 'CONFLICT', melding: () => 'Deze webhook staat uit. Zet hem eerst aan.' },
  EMAIL_BEZET: { trpc: 'CONFLICT', melding: () => 'Iemand anders heeft dit adres al.' },
  AFZENDER_VAN_ANDER: { trpc: 'CONFLICT', melding: ({ domein }) => `Het domein ${domein} is van een andere gemeente. Kies een adres van je eigen gemeente.` },
  BERICHT_NET_GEWIJZIGD: { trpc: 'CONFLICT', melding: () => 'Iemand anders veranderde dit net. Wat jij typte staat er nog. Ververs in een ander venster, kijk wat er nu staat en bewaar dan opnieuw.' },
  BERICHT_AFGEKEURD: { trpc: 'BAD_REQUEST', melding: ({ fouten }) => fouten.length === 1 ? 'Eén ding klopt nog niet. Er is niets bewaard.' : `${fouten.length} dingen kloppen nog niet. Er is niets bewaard.` },
}
