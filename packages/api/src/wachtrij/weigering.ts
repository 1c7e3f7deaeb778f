import { kortDatum, dagVan, tijdVan } from '@regietafel/domain/kernel'
import type { Regels } from '../concept/weigering.ts'

/** Why an act of an operator is refused. */
export type WachtrijWeigering =
  /** Every message of the choice went, goes already, or tells nothing any more. */
  | { readonly code: 'HERHALING_NIETS' }
  /** What could go is in a kanaal that stands still. */
  | { readonly code: 'HERHALING_STIL' }
  /** It was stopped, or everything went. */
  | { readonly code: 'HERHALING_VOORBIJ' }
  | { readonly code: 'LATEN_VALLEN_NIETS' }
  /** What it takes a second person for is asked by who may also decide about it. */
  | { readonly code: 'TWEEDE_NODIG'; readonly zelfTot: number | null }
  | { readonly code: 'VERZOEK_EIGEN' }
  | { readonly code: 'VERZOEK_NIET_EIGEN' }
  | { readonly code: 'VERZOEK_AL_BESLOTEN' }
  | { readonly code: 'VERZOEK_VERLOPEN' }
  | { readonly code: 'VERZOEK_STAAT_AL' }
  | { readonly code: 'PAUZE_TE_KORT'; readonly pad: 'tot' }
  | { readonly code: 'PAUZE_TE_LANG'; readonly pad: 'tot'; readonly uiterlijk: string }
  | { readonly code: 'PAUZE_LOOPT_AL' }
  | { readonly code: 'PAUZE_VOORBIJ' }
  | { readonly code: 'WEERGAVE_TE_VEEL' }

/** Views that one person keeps. */
export const WEERGAVEN_MAX = 20
const moment = (op: string | undefined) => (op && !Number.isNaN(Date.parse(op)) ? `${kortDatum(dagVan(op))} om ${tijdVan(op)}` : 'straks')

export const wachtrijWeigeringen: Regels<WachtrijWeigering> = {
  HERHALING_NIETS: { trpc: 'CONFLICT', melding: () => 'Er is niets meer om opnieuw te sturen. Alles ging al, gaat al, of is niet meer nodig.' },
  HERHALING_STIL: { trpc: 'CONFLICT', melding: () => 'Zet het kanaal eerst weer aan; kies daarbij een tempo.' },
  HERHALING_VOORBIJ: { trpc: 'CONFLICT', melding: () => 'Deze herhaling is al voorbij. Er is niets meer om te stoppen.' },
  LATEN_VALLEN_NIETS: { trpc: 'CONFLICT', melding: () => 'Deze berichten wachten niet meer. Er is niets om te laten vallen.' },
  TWEEDE_NODIG: {
    trpc: 'FORBIDDEN',
    melding: ({ zelfTot }) => zelfTot ? `Meer dan ${zelfTot} tegelijk vraagt een tweede persoon, en dat mag jij niet vragen. Kies er minder.` : 'Dit vraagt een tweede persoon. Vraag het een collega die mag ingrijpen.',
  },
  VERZOEK_EIGEN: { trpc: 'FORBIDDEN', melding: () => 'Je vroeg dit zelf. Een collega beslist erover. Je kunt het wel intrekken.' },
  VERZOEK_NIET_EIGEN: { trpc: 'FORBIDDEN', melding: () => 'Alleen wie het vroeg, trekt het in. Jij kunt het goedkeuren of afwijzen.' },
  VERZOEK_AL_BESLOTEN: { trpc: 'CONFLICT', melding: () => 'Een collega besliste hier net over. Ververs de pagina om het besluit te zien.' },
  VERZOEK_VERLOPEN: { trpc: 'CONFLICT', melding: () => 'Dit verzoek is verlopen. Vraag het opnieuw als het nog nodig is.' },
  VERZOEK_STAAT_AL: { trpc: 'CONFLICT', melding: () => 'Dit is al gevraagd en wacht op een collega.' },
  PAUZE_TE_KORT: { trpc: 'BAD_REQUEST', melding: () => 'Kies een tijd die nog komt.' },
  PAUZE_TE_LANG: { trpc: 'BAD_REQUEST', melding: (f) => `Een pauze duurt hoogstens 4 uur: uiterlijk tot ${moment(f.uiterlijk)}.` },
  PAUZE_LOOPT_AL: { trpc: 'CONFLICT', melding: () => 'Dit staat al stil. Hervat het eerst als je een andere tijd wilt.' },
  PAUZE_VOORBIJ: { trpc: 'CONFLICT', melding: () => 'Deze pauze is al voorbij.' },
  WEERGAVE_TE_VEEL: { trpc: 'CONFLICT', melding: () => `Je bewaart hoogstens ${WEERGAVEN_MAX} weergaven. Gooi er eerst een weg.` },
}
