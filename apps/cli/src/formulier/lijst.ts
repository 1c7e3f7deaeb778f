import { formulieren } from '@regietafel/domain/formulier'
import { leesArgumenten } from '../argumenten.ts'
import type { Voer } from '../opdracht.ts'

/** The forms that come with the product, a line each. */
export const voer: Voer = async (args, io) => {
  const gelezen = leesArgumenten(args, [])
  if (!gelezen.ok) {
    io.fout(`${gelezen.error} Gebruik: regietafel formulier lijst`)
    return 2
  }
  for (const { sleutel, titel, secties } of Object.values(formulieren)) io.uit(`${sleutel.padEnd(28)} ${titel} (${secties.length} delen)\n`)
  return 0
}
