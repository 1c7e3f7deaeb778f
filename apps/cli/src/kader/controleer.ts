import { leesArgumenten } from '../argumenten.ts'
import type { Voer } from '../opdracht.ts'
import { leesKader, meld } from './bron.ts'

/** 0 when it can be published; 1 with one line per problem on stderr when not; 2 when there is no kader to read. */
export const voer: Voer = async (args, io) => {
  const gelezen = leesArgumenten(args, ['BESTAND'])
  if (!gelezen.ok) {
    io.fout(`${gelezen.error} Gebruik: regietafel kader controleer BESTAND`)
    return 2
  }
  const kader = await leesKader(gelezen.value.plaatsen[0]!, io)
  if (!kader.ok) {
    meld(io, kader.error.fouten)
    return kader.error.gelezen ? 1 : 2
  }
  io.uit(`${kader.value.sleutel} versie ${kader.value.versie} kan worden gepubliceerd: ${kader.value.stappen.length} stappen, ${kader.value.poorten.length} poorten, ${kader.value.termijnen.length} termijnen.\n`)
  return 0
}
