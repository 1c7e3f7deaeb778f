import { formulieren, isFhirQuestionnaire, leesDefinitie, vanFhir, type Formulierdefinitie, type NietMee } from '@regietafel/domain/formulier'
import { err, ok, type Fout, type Result } from '@regietafel/domain/kernel'
import { leesBestand, leesJson } from '../kader/bron.ts'
import type { Io } from '../opdracht.ts'

export interface Gelezen {
  readonly definitie: Formulierdefinitie
  readonly vorm: 'eigen' | 'fhir'
  /** What a FHIR file had that this product has no place for. */
  readonly nietMee: readonly NietMee[]
  /** FHIR linkId → field id; empty for a file of our own. */
  readonly ids: Readonly<Record<string, string>>
}

/** `gelezen` false: there was nothing to judge (no file, no JSON). */
export interface Onleesbaar { readonly fouten: readonly Fout[]; readonly gelezen: boolean }

/** JSON from a file, `-` for standard input; or where it stops being that. */
export async function leesBestandAlsJson(bestand: string, io: Io): Promise<Result<unknown, readonly Fout[]>> {
  const tekst = await leesBestand(bestand, io)
  return tekst.ok ? leesJson(tekst.value) : tekst
}

/** A form by the name it has in the product, or from a file: our own JSON or a FHIR R4 Questionnaire, which is recognised. */
export async function leesFormulier(bron: string, io: Io, sleutel?: string): Promise<Result<Gelezen, Onleesbaar>> {
  if (Object.hasOwn(formulieren, bron)) return ok({ definitie: formulieren[bron as keyof typeof formulieren], vorm: 'eigen', nietMee: [], ids: {} })
  const json = await leesBestandAlsJson(bron, io)
  if (!json.ok) return err({ gelezen: false, fouten: json.error })
  const toFouten = (problemen: readonly { plaats: string; melding: string }[]): Onleesbaar => ({ gelezen: true, fouten: problemen.map(({ plaats, melding }) => ({ pad: plaats === '' ? '$' : `$.${plaats.replaceAll(/\/(\d+)/g, '[$1]').replaceAll('/', '.')}`, melding })) })
  if (isFhirQuestionnaire(json.value)) {
    const uit = vanFhir(json.value, sleutel)
    return uit.ok ? ok({ vorm: 'fhir', ...uit.value }) : err(toFouten(uit.error))
  }
  const uit = leesDefinitie(json.value)
  return uit.ok ? ok({ definitie: uit.value, vorm: 'eigen', nietMee: [], ids: {} }) : err(toFouten(uit.error))
}

export { meld } from '../kader/bron.ts'

/** What could not come along, one line each on stderr. */
export const meldNietMee = (io: Io, nietMee: readonly NietMee[]): void => nietMee.forEach(({ plaats, zin }) => io.fout(`gaat niet mee: ${plaats}: ${zin}`))
