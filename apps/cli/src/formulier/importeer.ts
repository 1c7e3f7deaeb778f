import { leesArgumenten } from '../argumenten.ts'
import type { Voer } from '../opdracht.ts'
import { leesFormulier, meld, meldNietMee } from './bron.ts'

/** Writes a form as our own JSON. 0 done, also when something could not come along (that is on stderr); 1 when it is no form; 2 when there is nothing to read. */
export const voer: Voer = async (args, io) => {
  const gelezen = leesArgumenten(args, ['BESTAND'], { sleutel: { type: 'string' } })
  if (!gelezen.ok) {
    io.fout(`${gelezen.error} Gebruik: regietafel formulier importeer BESTAND [--sleutel NAAM]`)
    return 2
  }
  const { sleutel } = gelezen.value.waarden
  const bron = await leesFormulier(gelezen.value.plaatsen[0]!, io, typeof sleutel === 'string' ? sleutel : undefined)
  if (!bron.ok) {
    meld(io, bron.error.fouten)
    return bron.error.gelezen ? 1 : 2
  }
  meldNietMee(io, bron.value.nietMee)
  io.uit(`${JSON.stringify(bron.value.definitie, null, 2)}\n`)
  return 0
}
