import { voortgang, type Kaderdefinitie } from '@regietafel/domain/kader'
import { standaardKalender } from '@regietafel/domain/kalender'
import { leesArgumenten } from '../argumenten.ts'
import type { Voer } from '../opdracht.ts'
import { leesBestand, leesKader, meld } from './bron.ts'
import { leesSimulatie } from './invoer.ts'

/** One JSON object on stdout, or exit 2 with one line per fault on stderr and nothing on stdout. */
export const voer: Voer = async (args, io) => {
  const gelezen = leesArgumenten(args, ['BESTAND'], { kader: { type: 'string' } })
  if (!gelezen.ok) {
    io.fout(`${gelezen.error} Gebruik: regietafel kader simuleer BESTAND [--kader BESTAND]`)
    return 2
  }
  let eigen: Kaderdefinitie | undefined
  const { kader: bron } = gelezen.value.waarden
  if (typeof bron === 'string') {
    const kader = await leesKader(bron, io)
    if (!kader.ok) {
      meld(io, kader.error.fouten.map(({ pad, melding }) => ({ pad: `$.kader${pad.slice(1)}`, melding })))
      return 2
    }
    eigen = kader.value
  }
  const tekst = await leesBestand(gelezen.value.plaatsen[0]!, io)
  const simulatie = tekst.ok ? leesSimulatie(tekst.value, eigen) : tekst
  if (!simulatie.ok) {
    meld(io, simulatie.error)
    return 2
  }
  const { kader, gebeurtenissen, nu } = simulatie.value
  io.uit(`${JSON.stringify(voortgang(kader, gebeurtenissen, standaardKalender, nu), null, 2)}\n`)
  return 0
}
