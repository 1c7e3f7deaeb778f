import { kortDatum, type Datum } from '@regietafel/domain/kernel'
import type { Regels } from '../concept/weigering.ts'

/** Why an act on an escalatie is refused. `naam`: who was there first; null when that is not known here. */
export type EscalatieWeigering =
  | { readonly code: 'ESCALATIE_HERINNERING' }
  | { readonly code: 'ESCALATIE_KLAAR' }
  | { readonly code: 'ESCALATIE_AL_BEVESTIGD'; readonly naam: string | null; /** It was she herself, in another window. */ readonly zelf?: boolean }
  | { readonly code: 'ESCALATIE_AL_VAN_JOU' }
  | { readonly code: 'ESCALATIE_AL_OPGELOST'; readonly naam: string | null; readonly zelf?: boolean }
  | { readonly code: 'ESCALATIE_NIET_OPGELOST' }
  | { readonly code: 'ESCALATIE_NIET_OPGEPAKT' }
  | { readonly code: 'ESCALATIE_NIET_VAN_JOU'; readonly naam: string | null }
  /** Between looking and acting somebody else acted. */
  | { readonly code: 'ESCALATIE_NET_GEWIJZIGD'; readonly naam: string | null; readonly zelf?: boolean }
  | { readonly code: 'ESCALATIE_SLAAPT'; readonly tot: Datum }
  | { readonly code: 'UITSTEL_OP'; readonly keer: number }
  | { readonly code: 'UITSTEL_TE_KORT'; readonly pad: 'tot' }
  | { readonly code: 'UITSTEL_TE_LANG'; readonly pad: 'tot'; readonly werkdagen: number; readonly uiterlijk: Datum }
  | { readonly code: 'BETAALVLAG_ONTBREEKT' }
  | { readonly code: 'BETAALBESLUIT_GELIJK'; readonly pad: 'besluit' }
  | { readonly code: 'AFWEZIG_TE_KORT'; readonly pad: 'tot' }
  | { readonly code: 'AFWEZIG_TE_LANG'; readonly pad: 'tot'; readonly uiterlijk: Datum }

const wie = (naam: string | null | undefined) => naam ?? 'Een collega'
const dag = (datum: Datum | undefined) => (datum ? kortDatum(datum) : 'later')

export const escalatieWeigeringen: Regels<EscalatieWeigering> = {
  ESCALATIE_HERINNERING: { trpc: 'CONFLICT', melding: () => 'Dit is een herinnering. Die vraagt geen antwoord.' },
  ESCALATIE_KLAAR: { trpc: 'CONFLICT', melding: () => 'Deze escalatie is klaar: de stap is gedaan of vervallen, of kreeg een andere datum.' },
  ESCALATIE_AL_BEVESTIGD: { trpc: 'CONFLICT', melding: (f) => (f.zelf ? 'Je hebt deze escalatie al opgepakt, misschien in een ander venster.' : `${wie(f.naam)} pakte deze escalatie al op. Ga jij het doen, neem hem dan over.`) },
  ESCALATIE_AL_VAN_JOU: { trpc: 'CONFLICT', melding: () => 'Deze escalatie is al van jou.' },
  ESCALATIE_AL_OPGELOST: { trpc: 'CONFLICT', melding: (f) => `${f.zelf ? 'Je' : wie(f.naam)} loste deze escalatie al op${f.zelf ? ', misschien in een ander venster' : ''}. Klopt dat niet, heropen hem dan.` },
  ESCALATIE_NIET_OPGELOST: { trpc: 'CONFLICT', melding: () => 'Deze escalatie is niet opgelost. Heropenen hoeft dus niet.' },
  ESCALATIE_NIET_OPGEPAKT: { trpc: 'CONFLICT', melding: () => 'Niemand pakte deze escalatie op. Er is niets om terug te geven.' },
  ESCALATIE_NIET_VAN_JOU: { trpc: 'CONFLICT', melding: (f) => `${wie(f.naam)} heeft deze escalatie. Alleen wie hem heeft, geeft hem terug. Je kunt hem wel overnemen.` },
  ESCALATIE_NET_GEWIJZIGD: { trpc: 'CONFLICT', melding: (f) => `${f.zelf ? 'Je hebt hier in een ander venster al iets mee gedaan.' : `${wie(f.naam)} was je net voor.`} Kijk wat er nu staat en kies dan opnieuw. Wat je typte staat er nog.` },
  ESCALATIE_SLAAPT: { trpc: 'CONFLICT', melding: (f) => `Deze escalatie is al uitgesteld, tot ${dag(f.tot)}.` },
  UITSTEL_OP: { trpc: 'CONFLICT', melding: (f) => `Deze escalatie is al ${f.keer} keer uitgesteld. Vaker kan niet. Pak hem op of geef hem terug.` },
  UITSTEL_TE_KORT: { trpc: 'BAD_REQUEST', melding: () => 'Kies een dag na vandaag.' },
  UITSTEL_TE_LANG: { trpc: 'BAD_REQUEST', melding: (f) => `Je stelt hooguit ${f.werkdagen} werkdagen uit: uiterlijk tot ${dag(f.uiterlijk)}.` },
  BETAALVLAG_ONTBREEKT: { trpc: 'CONFLICT', melding: () => 'Bij deze escalatie valt niets over de betaling te besluiten.' },
  BETAALBESLUIT_GELIJK: { trpc: 'CONFLICT', melding: () => 'Dit besluit staat er al. Kies het andere besluit, of sluit dit venster.' },
  AFWEZIG_TE_KORT: { trpc: 'BAD_REQUEST', melding: () => 'Kies vandaag of een latere dag.' },
  AFWEZIG_TE_LANG: { trpc: 'BAD_REQUEST', melding: (f) => `Kies een dag uiterlijk op ${dag(f.uiterlijk)}. Blijf je langer weg, draag dan je regie over.` },
}
