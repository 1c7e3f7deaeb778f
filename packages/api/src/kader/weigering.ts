import { dagVan, kortDatum, tijdVan, type Moment } from '@regietafel/domain/kernel'
import type { TRPC_ERROR_CODE_KEY } from '@trpc/server'
import type { Kaderfout } from '../kadertypes.ts'

/** Refusals about the kaders of a gemeente. */
export type KaderWeigering =
  | { readonly code: 'KADER_CONCEPT_BESTAAT'; readonly pad: 'sleutel' }
  | { readonly code: 'KADER_SLEUTEL_BEZET'; readonly pad: 'sleutel' }
  | { readonly code: 'KADER_TITEL_BEZET'; readonly pad: 'titel' }
  /** Somebody else saved in between. */
  | { readonly code: 'KADER_GEWIJZIGD'; readonly door: string; readonly op: Moment }
  | { readonly code: 'KADER_INGEDIEND' }
  | { readonly code: 'KADER_NIET_INGEDIEND' }
  | { readonly code: 'KADER_PROBLEMEN'; readonly fouten: readonly Kaderfout[] }
  /** Not the outline of a kader. */
  | { readonly code: 'KADER_VORM'; readonly fouten: readonly Kaderfout[] }
  | { readonly code: 'KADER_TE_GROOT' }
  | { readonly code: 'KADER_ONGEWIJZIGD'; readonly versie: number }
  | { readonly code: 'KADER_EIGEN_WERK' }
  | { readonly code: 'KADER_GEEN_GOEDKEURDER' }
  /** Four eyes were asked for in between. */
  | { readonly code: 'KADER_VIER_OGEN' }
  | { readonly code: 'KADER_VAN_EEN_ANDER' }
  | { readonly code: 'KADER_ZELF_INGEDIEND' }
  | { readonly code: 'KADER_NIET_GEPUBLICEERD' }
  | { readonly code: 'KADER_STANDAARD' }
  | { readonly code: 'KADER_STANDAARD_HOOFD' }
  | { readonly code: 'KADER_ZONDER_STAPPEN' }

type Regels = { readonly [C in KaderWeigering['code']]: { readonly trpc: TRPC_ERROR_CODE_KEY; readonly melding: (fout: Extract<KaderWeigering, { readonly code: C }>) => string } }

/** "1 punt", "3 punten". */
const punten = (fouten: readonly Kaderfout[]) => (fouten.length === 1 ? '1 punt' : `${fouten.length} punten`)

/** "om 10:42" of today is not known here, so the day goes with it. */
const wanneer = (op: Moment) => `${kortDatum(dagVan(op))} om ${tijdVan(op)}`

export const kaderWeigeringen: Regels = {
  KADER_CONCEPT_BESTAAT: { trpc: 'CONFLICT', melding: () => 'Er is al een concept van dit kader. Werk daarin verder, of kies een andere sleutel.' },
  KADER_SLEUTEL_BEZET: { trpc: 'CONFLICT', melding: () => 'Er is al een ander kader met deze sleutel. Kies een andere.' },
  KADER_TITEL_BEZET: { trpc: 'CONFLICT', melding: () => 'Er is al een kader dat zo heet.' },
  KADER_GEWIJZIGD: { trpc: 'CONFLICT', melding: (f) => `${f.door} bewaarde dit concept op ${wanneer(f.op)}, nadat jij het opende. Jouw wijziging is niet bewaard, maar staat nog op je scherm.` },
  KADER_INGEDIEND: { trpc: 'CONFLICT', melding: () => 'Dit concept wacht op akkoord van een collega en verandert nu niet. Trek het eerst terug.' },
  KADER_NIET_INGEDIEND: { trpc: 'CONFLICT', melding: () => 'Dit concept wacht niet meer op akkoord. Ververs de pagina om te zien wat ermee gebeurde.' },
  KADER_PROBLEMEN: { trpc: 'PRECONDITION_FAILED', melding: (f) => `Dit kader kan zo niet werken: ${punten(f.fouten)}. Los dat eerst op.` },
  KADER_VORM: { trpc: 'BAD_REQUEST', melding: (f) => `Dit is geen kader dat we kunnen lezen: ${punten(f.fouten)}.` },
  KADER_TE_GROOT: { trpc: 'PAYLOAD_TOO_LARGE', melding: () => 'Dit kader is te groot. Een kader is hoogstens 512 kB.' },
  KADER_ONGEWIJZIGD: { trpc: 'CONFLICT', melding: (f) => `Er is niets veranderd sinds versie ${f.versie}. Er valt niets te publiceren.` },
  KADER_EIGEN_WERK: { trpc: 'FORBIDDEN', melding: () => 'Jij werkte zelf aan dit concept. Een collega die er niet aan werkte, keurt het goed.' },
  KADER_GEEN_GOEDKEURDER: { trpc: 'CONFLICT', melding: () => 'Niemand kan dit goedkeuren: elke beheerder werkte zelf aan dit concept. Laat een nieuwe collega beheerder worden, of zet vier ogen uit.' },
  KADER_VIER_OGEN: { trpc: 'CONFLICT', melding: () => 'Jouw gemeente wil sinds net dat een collega meekijkt. Ververs de pagina en vraag om akkoord.' },
  KADER_VAN_EEN_ANDER: { trpc: 'FORBIDDEN', melding: () => 'Alleen wie het concept indiende, trekt het terug. Stuur het terug met een reden.' },
  KADER_ZELF_INGEDIEND: { trpc: 'FORBIDDEN', melding: () => 'Je diende dit concept zelf in. Trek het terug als je verder wilt werken.' },
  KADER_NIET_GEPUBLICEERD: { trpc: 'CONFLICT', melding: () => 'Van dit kader is nog geen versie gepubliceerd. Publiceer het eerst.' },
  KADER_STANDAARD: { trpc: 'CONFLICT', melding: () => 'Dit kader is de standaard voor nieuwe casussen. Maak eerst een ander kader de standaard.' },
  KADER_STANDAARD_HOOFD: { trpc: 'BAD_REQUEST', melding: () => 'Alleen een hoofdkader kan de standaard zijn.' },
  KADER_ZONDER_STAPPEN: { trpc: 'CONFLICT', melding: () => 'Een hoofdkader heeft ten minste één stap. Dit kader kan wel naast een ander lopen.' },
}
