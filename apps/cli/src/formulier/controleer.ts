import { compileer, draaiProeven, lint } from '@regietafel/domain/formulier'
import { dagVan } from '@regietafel/domain/kernel'
import { leesArgumenten } from '../argumenten.ts'
import type { Voer } from '../opdracht.ts'
import { leesFormulier, meld, meldNietMee } from './bron.ts'

/** 0 when it can be published (warnings on stderr); 1 with one line per problem and per failed proef when not; 2 when there is nothing to read. */
export const voer: Voer = async (args, io) => {
  const gelezen = leesArgumenten(args, ['BESTAND'])
  if (!gelezen.ok) {
    io.fout(`${gelezen.error} Gebruik: regietafel formulier controleer BESTAND`)
    return 2
  }
  const bron = await leesFormulier(gelezen.value.plaatsen[0]!, io)
  if (!bron.ok) {
    meld(io, bron.error.fouten)
    return bron.error.gelezen ? 1 : 2
  }
  const { definitie, nietMee } = bron.value
  meldNietMee(io, nietMee)
  const problemen = lint(definitie)
  for (const { plaats, melding, herstel, ernst } of problemen) io.fout(`${ernst}: ${plaats}: ${melding} ${herstel}`)
  const proeven = draaiProeven(compileer(definitie), dagVan(new Date().toISOString()))
  for (const { naam, afwijkingen } of proeven) for (const { zin } of afwijkingen) io.fout(`proef "${naam}": ${zin}`)
  if (problemen.some(({ ernst }) => ernst === 'fout') || proeven.some(({ gelukt }) => !gelukt)) return 1
  const velden = definitie.secties.reduce((som, s) => som + s.velden.reduce((n, v) => n + 1 + (v.velden?.length ?? 0), 0), 0)
  io.uit(`${definitie.sleutel} kan worden gepubliceerd: ${definitie.secties.length} delen, ${velden} velden, ${proeven.length} ${proeven.length === 1 ? 'proef' : 'proeven'}.\n`)
  return 0
}
