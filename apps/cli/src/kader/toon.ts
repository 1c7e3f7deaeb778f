import { exporteerKader, kaders, vindKader } from '@regietafel/domain/kader'
import { leesArgumenten } from '../argumenten.ts'
import type { Voer } from '../opdracht.ts'

/** The kaderdefinitie as JSON on stdout: to keep, to edit, and to read again with --kader. */
export const voer: Voer = async (args, io) => {
  const gelezen = leesArgumenten(args, ['NAAM'])
  if (!gelezen.ok) {
    io.fout(`${gelezen.error} Gebruik: regietafel kader toon NAAM`)
    return 2
  }
  const naam = gelezen.value.plaatsen[0]!
  const kader = vindKader(naam)
  if (!kader) {
    io.fout(`$: ${JSON.stringify(naam)} komt niet mee; kies uit: ${kaders.map(({ sleutel }) => sleutel).join(', ')}.`)
    return 2
  }
  io.uit(exporteerKader(kader))
  return 0
}
