import { naarFhir } from '@regietafel/domain/formulier'
import { leesArgumenten } from '../argumenten.ts'
import type { Voer } from '../opdracht.ts'
import { leesFormulier, meld, meldNietMee } from './bron.ts'

const GEBRUIK = 'Gebruik: regietafel formulier exporteer NAAM [--vorm json|fhir]'

/** Writes a form as JSON of our own, or as a FHIR R4 Questionnaire; what FHIR has no place for is on stderr. */
export const voer: Voer = async (args, io) => {
  const gelezen = leesArgumenten(args, ['NAAM'], { vorm: { type: 'string' } })
  if (!gelezen.ok) {
    io.fout(`${gelezen.error} ${GEBRUIK}`)
    return 2
  }
  const vorm = gelezen.value.waarden['vorm'] ?? 'json'
  if (vorm !== 'json' && vorm !== 'fhir') {
    io.fout(`"${String(vorm)}" kennen we niet. ${GEBRUIK}`)
    return 2
  }
  const bron = await leesFormulier(gelezen.value.plaatsen[0]!, io)
  if (!bron.ok) {
    meld(io, bron.error.fouten)
    return bron.error.gelezen ? 1 : 2
  }
  if (vorm === 'json') {
    io.uit(`${JSON.stringify(bron.value.definitie, null, 2)}\n`)
    return 0
  }
  const { questionnaire, nietMee } = naarFhir(bron.value.definitie)
  meldNietMee(io, nietMee)
  io.uit(`${JSON.stringify(questionnaire, null, 2)}\n`)
  return 0
}
