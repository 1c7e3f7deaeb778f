import { leesArgumenten } from '../argumenten.ts'
import type { Voer } from '../opdracht.ts'

/** Prints counts, numbers of casussen and names of columns: what is in a casus stays there. */
export const voer: Voer = async (args, io) => {
  const gelezen = leesArgumenten(args, [], { controleer: { type: 'boolean' } })
  if (!gelezen.ok) {
    io.fout(`${gelezen.error} Gebruik: regietafel termijnen herbereken [--controleer]`)
    return 2
  }
  const url = io.env.DATABASE_URL
  if (!url) {
    io.fout('DATABASE_URL ontbreekt: zonder databank is er niets om te herberekenen. Start Regietafel met npm start, of geef DATABASE_URL mee.')
    return 2
  }
  const controleer = gelezen.value.waarden.controleer === true
  const { herbereken } = await import('@regietafel/db')
  try {
    const { gemeenten, casussen, termijnen, verschillen } = await herbereken(url, { controleer })
    io.uit(`gemeenten ${gemeenten}, casussen ${casussen}, termijnen ${termijnen}, verschillen ${verschillen.length}${controleer ? '' : ' (hersteld)'}\n`)
    for (const { gemeenteId, nummer, rij, kolom } of verschillen) io.uit(`${gemeenteId}\t${nummer}\t${rij}\t${kolom}\n`)
    return controleer && verschillen.length > 0 ? 1 : 0
  } catch (error) {
    io.fout(`De databank gaf geen antwoord (${codeVan(error)}). Staat DATABASE_URL goed, en zijn de migraties gedaan?`)
    return 2
  }
}

/** A code only: the text of an error can hold the password of the URL. */
const codeVan = (error: unknown): string => (error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'onbekende fout')
