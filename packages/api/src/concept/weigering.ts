import { dagVan, kortDatum, tijdVan, type Moment } from '@regietafel/domain/kernel'
import type { TRPC_ERROR_CODE_KEY } from '@trpc/server'

/** What is made in concept: the first word of its refusals. */
export type Woord = 'KADER' | 'FORMULIERBEHEER'

/** What is wrong with a concept: where, in a Dutch sentence, and for a form the field or section it is at. */
export interface Conceptfout { readonly pad: string; readonly melding: string; readonly bij?: string | null }

/** Why something about a concept is refused, with its facts. */
interface Gronden {
  readonly CONCEPT_BESTAAT: { readonly pad: 'sleutel' }
  readonly SLEUTEL_BEZET: { readonly pad: 'sleutel' }
  readonly TITEL_BEZET: { readonly pad: 'titel' }
  /** Somebody else saved in between. */
  readonly GEWIJZIGD: { readonly door: string; readonly op: Moment }
  readonly INGEDIEND: unknown
  readonly NIET_INGEDIEND: unknown
  readonly PROBLEMEN: { readonly fouten: readonly Conceptfout[] }
  /** Not even the outline. */
  readonly VORM: { readonly fouten: readonly Conceptfout[] }
  readonly TE_GROOT: unknown
  readonly ONGEWIJZIGD: { readonly versie: number }
  readonly EIGEN_WERK: unknown
  readonly GEEN_GOEDKEURDER: unknown
  /** Four eyes were asked for in between. */
  readonly VIER_OGEN: unknown
  readonly VAN_EEN_ANDER: unknown
  readonly ZELF_INGEDIEND: unknown
}
type Grond = keyof Gronden

/** `KADER_INGEDIEND`, `FORMULIERBEHEER_INGEDIEND`: the same refusals for whatever is made in concept. */
export type ConceptWeigering<W extends Woord> = { readonly [G in Grond]: { readonly code: `${W}_${G}` } & Gronden[G] }[Grond]

/** A refusal's tRPC code and its sentence. */
export type Regels<F extends { readonly code: string }> = { readonly [C in F['code']]: { readonly trpc: TRPC_ERROR_CODE_KEY; readonly melding: (fout: Extract<F, { readonly code: C }>) => string } }

/** "1 punt", "3 punten". */
const punten = (fouten: readonly Conceptfout[]) => (fouten.length === 1 ? '1 punt' : `${fouten.length} punten`)

/** "om 10:42" of today is not known here, so the day goes with it. */
const wanneer = (op: Moment) => `${kortDatum(dagVan(op))} om ${tijdVan(op)}`

/** `zaak`: what it is called in a sentence ("het kader"); `grens`: how large one may be. */
export function conceptWeigeringen<W extends Woord>(woord: W, { zaak, grens }: { readonly zaak: string; readonly grens: string }): Regels<ConceptWeigering<W>> {
  const regels: { readonly [G in Grond]: { readonly trpc: TRPC_ERROR_CODE_KEY; readonly melding: (fout: Gronden[G]) => string } } = {
    CONCEPT_BESTAAT: { trpc: 'CONFLICT', melding: () => `Er is al een concept van dit ${zaak}. Werk daarin verder, of kies een andere sleutel.` },
    SLEUTEL_BEZET: { trpc: 'CONFLICT', melding: () => `Er is al een ander ${zaak} met deze sleutel. Kies een andere.` },
    TITEL_BEZET: { trpc: 'CONFLICT', melding: () => `Er is al een ${zaak} dat zo heet.` },
    GEWIJZIGD: { trpc: 'CONFLICT', melding: (f) => `${f.door} bewaarde dit concept op ${wanneer(f.op)}, nadat jij het opende. Jouw wijziging is niet bewaard, maar staat nog op je scherm.` },
    INGEDIEND: { trpc: 'CONFLICT', melding: () => 'Dit concept wacht op akkoord van een collega en verandert nu niet. Trek het eerst terug.' },
    NIET_INGEDIEND: { trpc: 'CONFLICT', melding: () => 'Dit concept wacht niet meer op akkoord. Ververs de pagina om te zien wat ermee gebeurde.' },
    PROBLEMEN: { trpc: 'PRECONDITION_FAILED', melding: (f) => `Dit ${zaak} kan zo niet werken: ${punten(f.fouten)}. Los dat eerst op.` },
    VORM: { trpc: 'BAD_REQUEST', melding: (f) => `Dit is geen ${zaak} dat we kunnen lezen: ${punten(f.fouten)}.` },
    TE_GROOT: { trpc: 'PAYLOAD_TOO_LARGE', melding: () => `Dit ${zaak} is te groot. Een ${zaak} is hoogstens ${grens}.` },
    ONGEWIJZIGD: { trpc: 'CONFLICT', melding: (f) => `Er is niets veranderd sinds versie ${f.versie}. Er valt niets te publiceren.` },
    EIGEN_WERK: { trpc: 'FORBIDDEN', melding: () => 'Jij werkte zelf aan dit concept. Een collega die er niet aan werkte, keurt het goed.' },
    GEEN_GOEDKEURDER: { trpc: 'CONFLICT', melding: () => 'Niemand kan dit goedkeuren: elke beheerder werkte zelf aan dit concept. Laat een nieuwe collega beheerder worden, of zet vier ogen uit.' },
    VIER_OGEN: { trpc: 'CONFLICT', melding: () => 'Jouw gemeente wil sinds net dat een collega meekijkt. Ververs de pagina en vraag om akkoord.' },
    VAN_EEN_ANDER: { trpc: 'FORBIDDEN', melding: () => 'Alleen wie het concept indiende, trekt het terug. Stuur het terug met een reden.' },
    ZELF_INGEDIEND: { trpc: 'FORBIDDEN', melding: () => 'Je diende dit concept zelf in. Trek het terug als je verder wilt werken.' },
  }
  return Object.fromEntries(Object.entries(regels).map(([grond, regel]) => [`${woord}_${grond}`, regel])) as unknown as Regels<ConceptWeigering<W>>
}
