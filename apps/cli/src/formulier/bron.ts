import { formulieren, isFhirQuestionnaire, leesDefinitie, leesOmtrek, vanFhir, type DefinitieProbleem, type Formulierdefinitie, type NietMee } from '@regietafel/domain/formulier'
import { err, ok, type Fout, type Result } from '@regietafel/domain/kernel'
import { leesAls, leesBestand, leesJson } from '../kader/bron.ts'
import type { Io } from '../opdracht.ts'

export interface Gelezen {
  readonly definitie: Formulierdefinitie
  readonly vorm: 'eigen' | 'fhir' | 'xlsform'
  /** What a file of elsewhere had that this product has no place for. */
  readonly nietMee: readonly NietMee[]
  /** FHIR linkId → field id; empty for every other kind of file. */
  readonly ids: Readonly<Record<string, string>>
}

/** `gelezen` false: there was nothing to judge (no file, no JSON). */
export interface Onleesbaar { readonly fouten: readonly Fout[]; readonly gelezen: boolean }

/** JSON from a file, `-` for standard input; or where it stops being that. */
export async function leesBestandAlsJson(bestand: string, io: Io): Promise<Result<unknown, readonly Fout[]>> {
  const tekst = await leesBestand(bestand, io)
  return tekst.ok ? leesJson(tekst.value) : tekst
}

/** A form by the name it has in the product, or from a file: our own JSON, a FHIR Questionnaire or an XLSForm, told by the content. */
export const leesFormulier = (bron: string, io: Io, sleutel?: string): Promise<Result<Gelezen, Onleesbaar>> => lees(bron, io, leesDefinitie, sleutel)

/** The same, but of our own JSON only the outline has to hold: what is wrong inside is for `controleerConcept` to tell. */
export const leesConcept = (bron: string, io: Io): Promise<Result<Gelezen, Onleesbaar>> => lees(bron, io, leesOmtrek)

type LeesEigen = (invoer: unknown) => Result<Formulierdefinitie, readonly (DefinitieProbleem | Fout)[]>

async function lees(bron: string, io: Io, eigen: LeesEigen, sleutel?: string): Promise<Result<Gelezen, Onleesbaar>> {
  if (Object.hasOwn(formulieren, bron)) return ok({ definitie: formulieren[bron as keyof typeof formulieren], vorm: 'eigen', nietMee: [], ids: {} })
  const bytes = await leesAls(bron, io.leesBytes)
  if (!bytes.ok) return err({ gelezen: false, fouten: bytes.error })
  if (isZip(bytes.value)) {
    // Loaded when it is needed: a JSON file needs no reader of workbooks.
    const { leesXlsForm } = await import('@regietafel/api/xlsform')
    const uit = await leesXlsForm(bytes.value, sleutel)
    return uit.ok ? ok({ vorm: 'xlsform', ids: {}, ...uit.value }) : err(alsFouten(uit.error))
  }
  const json = leesJson(new TextDecoder().decode(bytes.value))
  if (!json.ok) return err({ gelezen: false, fouten: json.error })
  if (isFhirQuestionnaire(json.value)) {
    const uit = vanFhir(json.value, sleutel)
    return uit.ok ? ok({ vorm: 'fhir', ...uit.value }) : err(alsFouten(uit.error))
  }
  const uit = eigen(json.value)
  return uit.ok ? ok({ definitie: uit.value, vorm: 'eigen', nietMee: [], ids: {} }) : err(alsFouten(uit.error))
}

const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04

const alsFouten = (problemen: readonly (DefinitieProbleem | Fout)[]): Onleesbaar => ({
  gelezen: true,
  fouten: problemen.map((p) => {
    const plaats = 'plaats' in p ? p.plaats : p.pad
    return { pad: plaats === '' ? '$' : `$.${plaats.replaceAll(/\/(\d+)/g, '[$1]').replaceAll('/', '.')}`, melding: p.melding }
  }),
})

export { meld } from '../kader/bron.ts'

/** What could not come along, one line each on stderr. */
export const meldNietMee = (io: Io, nietMee: readonly NietMee[]): void => nietMee.forEach(({ plaats, zin }) => io.fout(`gaat niet mee: ${plaats === '' ? '' : `${plaats}: `}${zin}`))
