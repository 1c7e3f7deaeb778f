import { compileer, controleerConcept, draaiProeven, formulieren, type Formulierdefinitie } from '@regietafel/domain/formulier'
import { dagVan, type Datum } from '@regietafel/domain/kernel'
import { leesArgumenten } from '../argumenten.ts'
import type { Io, Voer } from '../opdracht.ts'
import { leesConcept, meld, meldNietMee } from './bron.ts'

/** 0 when it can be published (warnings on stderr); 1 with one line per problem (place, what, remedy) and per failed proef when not; 2 when there is nothing to read. */
export const voer: Voer = async (args, io) => {
  const gelezen = leesArgumenten(args, ['BESTAND'])
  if (!gelezen.ok) {
    io.fout(`${gelezen.error} Gebruik: regietafel formulier controleer BESTAND`)
    return 2
  }
  const bron = await leesConcept(gelezen.value.plaatsen[0]!, io)
  if (!bron.ok) {
    meld(io, bron.error.fouten)
    return bron.error.gelezen ? 1 : 2
  }
  const { definitie, nietMee } = bron.value
  meldNietMee(io, nietMee)
  const vandaag = dagVan(new Date().toISOString())
  if (!controleer(definitie, vandaag, io)) return 1
  const proeven = draaiProeven(compileer(definitie), vandaag)
  for (const { naam, afwijkingen } of proeven) for (const { zin } of afwijkingen) io.fout(`proef "${naam}": ${zin}`)
  if (proeven.some(({ gelukt }) => !gelukt)) return 1
  const velden = definitie.secties.reduce((som, s) => som + s.velden.reduce((n, v) => n + 1 + (v.velden?.length ?? 0), 0), 0)
  io.uit(`${definitie.sleutel} kan worden gepubliceerd: ${definitie.secties.length} delen, ${velden} velden, ${proeven.length} ${proeven.length === 1 ? 'proef' : 'proeven'}.\n`)
  return 0
}

/** What the bouwer would say of it; a form under the key of a shipped one keeps the locked fields of that one. */
function controleer(definitie: Formulierdefinitie, vandaag: Datum, io: Io): boolean {
  const { sleutel } = definitie
  const standaard = Object.hasOwn(formulieren, sleutel) ? formulieren[sleutel as keyof typeof formulieren] : undefined
  const vast = standaard?.secties.flatMap((s) => s.velden.filter((veld) => veld.vast === true).map(({ id }) => id)) ?? []
  const problemen = controleerConcept(definitie, { vast, vandaag })
  for (const { plaats, melding, herstel, ernst } of problemen) io.fout(`${ernst}: ${plaats === '' ? '' : `${plaats}: `}${melding} ${herstel}`)
  return problemen.every(({ ernst }) => ernst !== 'fout')
}
