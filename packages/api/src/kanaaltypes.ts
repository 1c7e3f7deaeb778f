/** What the API answers about sending: kanalen, webhooks, the log of tries, the words of messages. Types only; see `types.ts`. */
import type { MomentTekst } from './types.ts'
import type { Gemeentekeuze, Kanaalsoort, Kanaalstand } from './wachtrijtypes.ts'

export interface Webhookrij {
  readonly id: string
  readonly naam: string
  readonly url: string
  readonly actief: boolean
  readonly trappen: readonly string[]
  readonly meldingen: boolean
  readonly laatsteGoed: MomentTekst | null
  readonly laatsteFout: { readonly op: MomentTekst; readonly code: string } | null
  readonly wacht: number
  readonly mislukt: number
}
/** Shown once; kept nowhere in the clear. */
export interface Webhookgeheim { readonly id: string; readonly geheim: string }
/** What the other side answered to a test: `HTTP_204`, `TIJD_OM`. */
export interface Webhookproef { readonly gelukt: boolean; readonly code: string; readonly duurMs: number }
export interface Bezorglogrij {
  readonly id: string
  readonly bezorgingId: string
  readonly op: MomentTekst
  readonly kanaal: Kanaalsoort
  readonly nummer: string
  readonly trap: string
  /** Name of the person or of the webhook. */
  readonly ontvanger: string
  /** Null for a webhook. */
  readonly rolLabel: string | null
  readonly gelukt: boolean
  readonly code: string | null
  readonly duurMs: number
  readonly status: 'wacht' | 'bezorgd' | 'mislukt' | 'laten-vallen'
}
/** Newest first; `volgende` goes back in as `na`. */
export interface Bezorglog { readonly rijen: readonly Bezorglogrij[]; readonly volgende: string | null }
export interface Kanalenblad {
  readonly gemeenten: readonly Gemeentekeuze[]
  readonly gemeente: Gemeentekeuze
  /** As the console has it, with how many tries the last hour took; null: none. */
  readonly standen: readonly (Kanaalstand & { readonly tries: { readonly aantal: number; readonly mislukt: number } | null })[]
  readonly webhooks: readonly Webhookrij[]
  readonly afzender: { readonly eigen: string | null; readonly standaard: string; readonly geweigerdSinds: MomentTekst | null; /** Changed after the last refusal, not tried since. */ readonly gewijzigdOp: MomentTekst | null; readonly code: string | null }
  readonly adressen: readonly { readonly gebruikerId: string; readonly naam: string; readonly rolLabel: string; readonly email: string; readonly code: string; readonly sinds: MomentTekst; readonly aantal: number; /** Changed after the last refusal. */ readonly hersteldOp: MomentTekst | null }[]
  readonly trappen: readonly string[]
  readonly mag: { readonly zetten: boolean; readonly wachtrijen: boolean; readonly berichten: boolean }
}

export interface Berichteninstelling {
  /** `HH:MM`, Amsterdam. */
  readonly verzameltijd: string
  readonly stilVan: string
  readonly stilTot: string
  readonly spoed: readonly string[]
  readonly spoedDoorStilte: boolean
  readonly uitstelWerkdagen: number
  readonly uitstelKeer: number
}
export interface Sjabloonrij {
  readonly soort: 'herinnering' | 'escalatie' | 'verzameld'
  readonly titel: string
  readonly onderwerp: string
  readonly tekst: string
  readonly revisie: number
  /** False: the shipped words. */
  readonly eigen: boolean
  readonly gewijzigdOp: MomentTekst | null
}
export interface Berichtenblad {
  readonly instelling: Berichteninstelling
  readonly trappen: readonly string[]
  readonly sjablonen: readonly Sjabloonrij[]
  readonly invulwoorden: readonly { readonly woord: string; readonly uitleg: string; readonly soorten: readonly string[] }[]
  /** Newest first. `wat`: `instelling` or the kind of message. */
  readonly geschiedenis: readonly { readonly op: MomentTekst; readonly door: string | null; readonly wat: string; readonly reden: string | null }[]
  /** What the preview needs. */
  readonly plek: { readonly publicOrigin: string; readonly gemeente: string }
}
export interface Sjabloonvoorbeeld { readonly onderwerp: string; readonly tekst: string; readonly problemen: readonly { readonly plek: 'onderwerp' | 'tekst'; readonly melding: string }[] }
