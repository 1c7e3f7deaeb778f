import { voortgang } from '@regietafel/domain/kader'
import { standaardKalender } from '@regietafel/domain/kalender'
import { leesArgumenten } from '../argumenten.ts'
import type { Voer } from '../opdracht.ts'
import { leesSimulatie } from './invoer.ts'

/** One JSON object on stdout, or exit 2 with one line per fault on stderr and nothing on stdout. */
export const voer: Voer = async (args, io) => {
  const gelezen = leesArgumenten(args, ['BESTAND'])
  if (!gelezen.ok) {
    io.fout(`${gelezen.error} Gebruik: regietafel kader simuleer BESTAND`)
    return 2
  }
  const bestand = gelezen.value.plaatsen[0]!
  let tekst: string
  try {
    tekst = await io.lees(bestand)
  } catch (error) {
    io.fout(`$: ${waaromNietGelezen(bestand, error)}`)
    return 2
  }
  const simulatie = leesSimulatie(tekst)
  if (!simulatie.ok) {
    for (const { pad, melding } of simulatie.error) io.fout(`${pad}: ${melding}`)
    return 2
  }
  const { kader, gebeurtenissen, nu } = simulatie.value
  io.uit(`${JSON.stringify(voortgang(kader, gebeurtenissen, standaardKalender, nu), null, 2)}\n`)
  return 0
}

function waaromNietGelezen(bestand: string, error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'ENOENT') return `Het bestand ${bestand} bestaat niet.`
  if (code === 'EISDIR') return `${bestand} is een map, geen bestand.`
  if (code === 'EACCES') return `Het bestand ${bestand} mag niet worden gelezen.`
  return `Het bestand ${bestand} is niet te lezen.`
}
