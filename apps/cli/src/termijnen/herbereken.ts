import { leesArgumenten } from '../argumenten.ts'
import type { Voer } from '../opdracht.ts'
import { metDatabase } from '../wachtrij/database.ts'

/** Prints counts, numbers of casussen and names of columns: what is in a casus stays there. */
export const voer: Voer = async (args, io) => {
  const gelezen = leesArgumenten(args, [], { controleer: { type: 'boolean' } })
  if (!gelezen.ok) {
    io.fout(`${gelezen.error} Gebruik: regietafel termijnen herbereken [--controleer]`)
    return 2
  }
  const controleer = gelezen.value.waarden.controleer === true
  return metDatabase(io, async (url) => {
    const { herbereken } = await import('@regietafel/db')
    const { gemeenten, casussen, termijnen, verschillen } = await herbereken(url, { controleer })
    io.uit(`gemeenten ${gemeenten}, casussen ${casussen}, termijnen ${termijnen}, verschillen ${verschillen.length}${controleer ? '' : ' (hersteld)'}\n`)
    for (const { gemeenteId, nummer, rij, kolom } of verschillen) io.uit(`${gemeenteId}\t${nummer}\t${rij}\t${kolom}\n`)
    return controleer && verschillen.length > 0 ? 1 : 0
  })
}
