import type { BesluitFout } from '@regietafel/domain/casus'
import type { AkkoordWeigering, Pad, Probleem, Weigering as FormulierWeigering } from '@regietafel/domain/formulier'
import type { Weigering as KlokWeigering } from '@regietafel/domain/kader'
import { kortDatum, type Datum, type Result } from '@regietafel/domain/kernel'
import { regiesoorten, type RegieFout } from '@regietafel/domain/regie'
import { TRPCError, type TRPC_ERROR_CODE_KEY } from '@trpc/server'
import { escalatieWeigeringen, type EscalatieWeigering } from './escalatie/weigering.ts'
import { formulierbeheerWeigeringen, type FormulierbeheerWeigering } from './formulierbeheer/weigering.ts'
import type { Bijlageweigering } from './bijlage/herken.ts'
import { kaderWeigeringen, type KaderWeigering } from './kader/weigering.ts'
import { wachtrijWeigeringen, type WachtrijWeigering } from './wachtrij/weigering.ts'
import { kanaalWeigeringen, type KanaalWeigering } from './kanaal/weigering.ts'
import type { Weigering } from './types.ts'

/** Refusals that only the API can give, because they are about who asks or about two people at once. */
export type ApiFout =
  /** Absent and invisible alike. */
  | { readonly code: 'NIET_GEVONDEN' }
  /** `casusId` is for the logboek; it is not sent. */
  | { readonly code: 'NIET_TOEGESTAAN'; readonly casusId?: string }
  | { readonly code: 'REGIE_NET_GEWIJZIGD' }
  | { readonly code: 'PROEFKLOK_UIT' }
  | { readonly code: 'PROEFKLOK_BEREIK' }
  | { readonly code: 'KALENDER_NET_GEWIJZIGD' }
  | { readonly code: 'KALENDER_WACHT_NIET' }
  | { readonly code: 'MELDING_AL_OPGEPAKT' }
  | { readonly code: 'INVOER_ONGELDIG'; readonly melding: string; readonly pad?: Pad }
  | { readonly code: 'VERHUIZING_LOOPT' }
  | { readonly code: 'FORMULIER_AL_VASTGESTELD' }
  | { readonly code: 'FORMULIER_LEEG' }
  | { readonly code: 'FORMULIER_CONCEPT_LOOPT' }
  | { readonly code: 'FORMULIER_GEWIJZIGD' }
  | { readonly code: 'FORMULIER_ONVOLLEDIG'; readonly problemen: readonly Probleem[] }
  | { readonly code: 'AKKOORD_ONTBREEKT'; readonly pad: Pad }
  | { readonly code: 'AKKOORD_VAN_EEN_ANDER'; readonly pad: Pad }

/** Why the clock may not stand still, or a gebeurtenis may not be put right; the kader brings its own sentence. */
export interface KlokFout { readonly code: Exclude<KlokWeigering['code'], BesluitFout['code']>; readonly melding: string; readonly pad?: Pad }

export type Fout = Bijlageweigering | WachtrijWeigering | EscalatieWeigering | KlokFout | ApiFout | KaderWeigering | KanaalWeigering | FormulierbeheerWeigering | BesluitFout | RegieFout | FormulierWeigering | AkkoordWeigering
type Code = Fout['code']
/** The members of `Fout` that may carry this code; some carry one of several. */
type FoutMet<C extends Code, F = Fout> = F extends { readonly code: infer K } ? (C extends K ? F : never) : never

const regie = (soort: keyof typeof regiesoorten) => regiesoorten[soort].label.toLowerCase()
const dag = (datum: Datum) => kortDatum(datum)

/** Every refusal: its tRPC code and its sentence. A refusal that is missing here does not compile. */
const weigeringen: { readonly [C in Code]: { readonly trpc: TRPC_ERROR_CODE_KEY; readonly melding: (fout: FoutMet<C>) => string } } = {
  NIET_GEVONDEN: { trpc: 'NOT_FOUND', melding: () => 'Dit bestaat niet, of het is niet voor jou.' },
  NIET_TOEGESTAAN: { trpc: 'FORBIDDEN', melding: () => 'Dit mag jij hier niet doen. Vraag het aan wie de regie heeft.' },

  CASUS_AFGESLOTEN: { trpc: 'CONFLICT', melding: () => 'Deze casus is afgesloten. Heropen hem eerst.' },
  CASUS_NIET_AFGESLOTEN: { trpc: 'CONFLICT', melding: () => 'Deze casus is al open.' },
  DATUM_IN_TOEKOMST: { trpc: 'BAD_REQUEST', melding: () => 'Deze datum ligt in de toekomst. Leg vast wat al gebeurd is: vandaag of eerder.' },
  DATUM_VOOR_GEBOORTE: { trpc: 'BAD_REQUEST', melding: (f) => `Deze datum ligt voor de geboorte (${dag(f.geboortedatum)}). Controleer het jaar.` },
  DATUM_VOOR_PLAATSING: { trpc: 'BAD_REQUEST', melding: (f) => `Kies een dag na de vorige plaatsing van ${dag(f.plaatsing)}.` },
  DATUM_VOOR_START: { trpc: 'BAD_REQUEST', melding: (f) => `Kies een dag vanaf de start van de 1-op-1: ${dag(f.start)}.` },
  AL_GEPLAATST: { trpc: 'CONFLICT', melding: (f) => `Er is al een plaatsing op ${dag(f.plaatsing)}. Kies ‘overplaatsing’ voor een nieuwe plek.` },
  NIET_GEPLAATST: { trpc: 'CONFLICT', melding: () => 'Er is nog geen plaatsing. Leg eerst de plaatsing vast.' },
  EEN_OP_EEN_LOOPT_AL: { trpc: 'CONFLICT', melding: (f) => `De 1-op-1 loopt al sinds ${dag(f.start)}.` },
  EEN_OP_EEN_LOOPT_NIET: { trpc: 'CONFLICT', melding: () => 'Er loopt nu geen 1-op-1.' },
  POORT_NIET_OPEN: { trpc: 'CONFLICT', melding: () => 'Deze poort is nog dicht. Hij gaat open als de evaluatie is vastgesteld.' },
  POORT_AL_BESLIST: { trpc: 'CONFLICT', melding: () => 'Over deze poort is al besloten. Ververs de pagina om het besluit te zien.' },
  LEEFTIJD_BUITEN_BEREIK: { trpc: 'BAD_REQUEST', melding: () => 'Deze geboortedatum kan niet. Controleer het jaar: de jongere is geboren en nog geen 23.' },
  MOTIVERING_ONTBREEKT: { trpc: 'BAD_REQUEST', melding: () => 'Schrijf op waarom.' },

  // These bring their own sentence: the kader knows its rules.
  GROND_ONBEKEND: { trpc: 'BAD_REQUEST', melding: (f) => f.melding },
  GROND_OP: { trpc: 'CONFLICT', melding: (f) => f.melding },
  OPSCHORTING_LOOPT_AL: { trpc: 'CONFLICT', melding: (f) => f.melding },
  OPSCHORTING_LOOPT_NIET: { trpc: 'CONFLICT', melding: (f) => f.melding },
  OPSCHORTING_OVERLAPT: { trpc: 'CONFLICT', melding: (f) => f.melding },
  AL_VERSTREKEN: { trpc: 'CONFLICT', melding: (f) => f.melding },
  TERMIJN_ONBEKEND: { trpc: 'NOT_FOUND', melding: (f) => f.melding },
  TERMIJN_NIET_OPEN: { trpc: 'CONFLICT', melding: (f) => f.melding },
  NIET_VERLENGBAAR: { trpc: 'CONFLICT', melding: (f) => f.melding },
  AL_VERLENGD: { trpc: 'CONFLICT', melding: (f) => f.melding },
  TE_LANG: { trpc: 'BAD_REQUEST', melding: (f) => f.melding },
  GEEN_PLAATSING: { trpc: 'CONFLICT', melding: (f) => f.melding },
  VOLGORDE_PLAATSINGEN: { trpc: 'BAD_REQUEST', melding: (f) => f.melding },
  GEEN_START: { trpc: 'CONFLICT', melding: (f) => f.melding },
  VOLGORDE_START: { trpc: 'BAD_REQUEST', melding: (f) => f.melding },
  ZELFDE_DAG: { trpc: 'BAD_REQUEST', melding: (f) => f.melding },
  NIET_VASTGESTELD: { trpc: 'CONFLICT', melding: (f) => f.melding },

  REGIE_AL_TOEGEWEZEN: { trpc: 'CONFLICT', melding: (f) => `Iemand heeft de ${regie(f.soort)} al. Kies ‘overdragen’.` },
  REGIE_NIET_TOEGEWEZEN: { trpc: 'CONFLICT', melding: (f) => `Niemand heeft de ${regie(f.soort)}. Kies ‘toewijzen’.` },
  REGIE_ZELFDE_HOUDER: { trpc: 'BAD_REQUEST', melding: () => 'Deze persoon heeft de regie al. Kies iemand anders.' },
  REGIE_VAN_EEN_ANDER: { trpc: 'FORBIDDEN', melding: () => 'Alleen wie de regie heeft of de procesregisseur draagt hem over.' },
  REGIE_NET_GEWIJZIGD: { trpc: 'CONFLICT', melding: () => 'Iemand anders wijzigde de regie net voor jou. Ververs de pagina en kijk wie hem nu heeft.' },
  KANDIDAAT_ONGESCHIKT: { trpc: 'BAD_REQUEST', melding: (f) => `Deze persoon kan geen ${regie(f.soort)} hebben. Kies iemand uit de lijst.` },

  FORMULIER_AL_VASTGESTELD: { trpc: 'CONFLICT', melding: () => 'Dit formulier is vastgesteld en verandert niet meer. Maak een nieuwe versie.' },
  FORMULIER_LEEG: { trpc: 'CONFLICT', melding: () => 'Er is nog niets ingevuld. Vul eerst het formulier in.' },
  FORMULIER_CONCEPT_LOOPT: { trpc: 'CONFLICT', melding: () => 'Er is al een concept van dit formulier. Werk daarin verder.' },
  FORMULIER_GEWIJZIGD: { trpc: 'CONFLICT', melding: () => 'Iemand veranderde het formulier net. Lees de wijziging en stel dan opnieuw vast.' },
  FORMULIER_ONVOLLEDIG: {
    trpc: 'PRECONDITION_FAILED',
    melding: (f) => f.problemen.length === 1 ? 'Eén antwoord ontbreekt nog of klopt nog niet.' : `${f.problemen.length} antwoorden ontbreken nog of kloppen nog niet.`,
  },
  VERHUIZING_LOOPT: { trpc: 'CONFLICT', melding: () => 'Er loopt al een verhuizing van dit formulier. Wacht tot die klaar is, of stop hem.' },
  AKKOORD_ONTBREEKT: { trpc: 'CONFLICT', melding: () => 'Er is hier geen akkoord om in te trekken.' },
  AKKOORD_VAN_EEN_ANDER: { trpc: 'FORBIDDEN', melding: () => 'Alleen wie het akkoord gaf, trekt het in.' },
  // These bring their own sentence: the form knows what it asks.
  MAG_NIET_SCHRIJVEN: { trpc: 'FORBIDDEN', melding: (f) => f.melding },
  TE_VEEL_WIJZIGINGEN: { trpc: 'PAYLOAD_TOO_LARGE', melding: (f) => f.melding },
  GEEN_WIJZIGINGEN: { trpc: 'BAD_REQUEST', melding: (f) => f.melding },
  AKKOORD_ONBEKEND: { trpc: 'BAD_REQUEST', melding: (f) => f.melding },
  AKKOORD_VERKEERDE_ROL: { trpc: 'FORBIDDEN', melding: (f) => f.melding },
  AKKOORD_REGISTRATIE: { trpc: 'BAD_REQUEST', melding: (f) => f.melding },
  AKKOORD_ANTWOORDEN: { trpc: 'CONFLICT', melding: (f) => f.melding },

  BIJLAGE_LEEG: { trpc: 'BAD_REQUEST', melding: (f) => f.melding },
  BIJLAGE_TE_GROOT: { trpc: 'PAYLOAD_TOO_LARGE', melding: (f) => f.melding },
  BIJLAGE_SOORT: { trpc: 'UNSUPPORTED_MEDIA_TYPE', melding: (f) => f.melding },
  BIJLAGE_TE_VEEL: { trpc: 'CONFLICT', melding: (f) => f.melding },

  PROEFKLOK_UIT: { trpc: 'FORBIDDEN', melding: () => 'De proefklok staat hier uit. Hij werkt alleen in de demo en in testen.' },
  PROEFKLOK_BEREIK: { trpc: 'BAD_REQUEST', melding: () => 'De proefklok gaat hooguit 10 jaar vooruit of terug.' },
  KALENDER_NET_GEWIJZIGD: { trpc: 'CONFLICT', melding: () => 'Iemand anders wijzigde de kalender net voor jou. Ververs de pagina en kijk wat er nu staat.' },
  MELDING_AL_OPGEPAKT: { trpc: 'CONFLICT', melding: () => 'Deze melding is al opgepakt, of net voorbij. Ververs de pagina.' },
  KALENDER_WACHT_NIET: { trpc: 'CONFLICT', melding: () => 'Er is niets dat op terugwerken wacht. Ververs de pagina.' },
  INVOER_ONGELDIG: { trpc: 'BAD_REQUEST', melding: (f) => f.melding },
  ...escalatieWeigeringen,
  ...wachtrijWeigeringen,
  ...kaderWeigeringen,
  ...kanaalWeigeringen,
  ...formulierbeheerWeigeringen,
}

export const foutCodes = Object.keys(weigeringen) as Code[]

export function toWeigering(fout: Fout): Weigering {
  const { melding } = weigeringen[fout.code] as { melding: (fout: Fout) => string }
  return {
    code: fout.code,
    melding: melding(fout),
    ...('pad' in fout && fout.pad !== undefined ? { pad: fout.pad } : {}),
    ...('problemen' in fout ? { problemen: fout.problemen } : {}),
    ...('fouten' in fout ? { fouten: fout.fouten } : {}),
  }
}

/** Carries a refusal through tRPC, so that the formatter can hand it to the client as data. */
export class Refusal extends Error {
  readonly fout: Fout
  constructor(fout: Fout) {
    super(fout.code)
    this.name = 'Refusal'
    this.fout = fout
  }
}

export function refuse(fout: Fout): never {
  throw new TRPCError({ code: weigeringen[fout.code].trpc, message: toWeigering(fout).melding, cause: new Refusal(fout) })
}

/** Codes that are about one thing the user filled in. */
const opVeld = /^(DATUM_|LEEFTIJD_|MOTIVERING_|KANDIDAAT_)/

/** The value, or the refusal; `pad` names the field it belongs to when the refusal is about what was filled in. */
export function unwrap<T>(result: Result<T, Fout>, pad?: Pad): T {
  if (result.ok) return result.value
  return refuse(pad !== undefined && opVeld.test(result.error.code) ? { ...result.error, pad } as Fout : result.error)
}
