import { err, ok, type Result } from '@regietafel/domain/kernel'
import type { Formulierdefinitie } from '@regietafel/domain/formulier'
import { wijzigVelden } from './wijzig.ts'
import { alleVelden } from './zoek.ts'

type Soort = 'formulier' | 'sectie' | 'veld'

/** What is shown: the field or section itself; of the form everything but what its sections hold. */
export function leesJson(definitie: Formulierdefinitie, soort: Soort, id: string): unknown {
  if (soort === 'veld') return alleVelden(definitie).find((veld) => veld.id === id)
  if (soort === 'sectie') return definitie.secties.find((sectie) => sectie.id === id)
  const { secties: _secties, ...rest } = definitie
  return rest
}

/** The form with this text in the place of what was shown; still to be read as an outline. Faults say where in the text. */
export function legJson(definitie: Formulierdefinitie, soort: Soort, id: string, tekst: string): Result<unknown, readonly string[]> {
  let inhoud: unknown
  try {
    inhoud = JSON.parse(tekst)
  } catch (fout) {
    return err([`Dit is geen geldige JSON${plek(tekst, fout)}.`])
  }
  if (typeof inhoud !== 'object' || inhoud === null || Array.isArray(inhoud)) return err(['Begin met { en eindig met }.'])
  const stuk = inhoud as { readonly id?: unknown }
  if (soort !== 'formulier' && stuk.id !== id) return err(['De id mag niet anders: antwoorden en regels hangen eraan. Maak een kopie als je een nieuw veld wilt.'])
  if (soort === 'veld') return ok(wijzigVelden(definitie, [id], () => stuk as never))
  if (soort === 'sectie') return ok({ ...definitie, secties: definitie.secties.map((sectie) => (sectie.id === id ? stuk : sectie)) })
  if ('sleutel' in stuk && stuk['sleutel'] !== definitie.sleutel) return err(['De sleutel van het formulier mag niet anders.'])
  return ok({ ...stuk, sleutel: definitie.sleutel, secties: definitie.secties })
}

/** "op regel 3", as far as the browser says. */
function plek(tekst: string, fout: unknown): string {
  const melding = fout instanceof Error ? fout.message : ''
  const regel = /line (\d+)/.exec(melding)?.[1]
  const positie = /position (\d+)/.exec(melding)?.[1]
  if (regel !== undefined) return ` op regel ${regel}`
  return positie === undefined ? '' : ` op regel ${tekst.slice(0, Number(positie)).split('\n').length}`
}
