import { antwoordNaarFhir } from '@regietafel/domain/formulier'
import type { Rol } from '@regietafel/domain/regie'
import { naamVan } from '../afdruk/bouw.ts'
import type { AntwoordenFhir } from '../types.ts'
import type { GeladenFormulier } from './load.ts'
import { AFGESCHERMD, zieFormulier } from './zicht.ts'

/** What an extension of ours is called that says what this file could not carry. */
const NIET_MEE = 'urn:regietafel:niet-mee'

/** The answers as a FHIR R4 QuestionnaireResponse. What FHIR has no place for, and what is kept from this role, is named in the file itself. */
export function bouwFhir(geladen: GeladenFormulier, rol: Rol): AntwoordenFhir {
  const { versie, rij } = geladen
  const { definitie } = versie.versie
  const { antwoorden, afgeschermd, apart } = zieFormulier(geladen, rol)
  const { response, nietMee } = antwoordNaarFhir(definitie, antwoorden, { status: rij?.status === 'vastgesteld' ? 'completed' : 'in-progress', ...(rij ? { authored: rij.vastgesteldOp ?? rij.gewijzigdOp } : {}) })
  const zinnen = [
    ...nietMee.map(({ zin }) => zin),
    ...afgeschermd.map((id) => `"${versie.form.velden.get(id)?.veld.label ?? id}": ${AFGESCHERMD.toLowerCase()}.`),
    ...apart.map(({ vraag }) => `Het antwoord op "${vraag}" staat apart en gaat niet mee.`),
  ]
  const bestand = zinnen.length > 0 ? { ...response, extension: zinnen.map((valueString) => ({ url: NIET_MEE, valueString })) } : response
  return { bestandsnaam: `${naamVan(geladen)}-fhir.json`, tekst: `${JSON.stringify(bestand, null, 2)}\n` }
}
