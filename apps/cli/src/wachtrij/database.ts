import type { Io } from '../opdracht.ts'

/** Runs what needs the database. Without its address, or without an answer: a sentence, and 2. A code only: the text of an error can hold the password of the URL. */
export async function metDatabase<T>(io: Io, werk: (url: string) => Promise<T>): Promise<T | 2> {
  const url = io.env.DATABASE_URL
  if (!url) {
    io.fout('Er draait hier geen Regietafel. Geef --data DIR of zet DATABASE_URL.')
    return 2
  }
  try {
    return await werk(url)
  } catch (error) {
    const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'onbekende fout'
    io.fout(`De database gaf geen antwoord (${code}). Staat DATABASE_URL goed, en zijn de migraties gedaan?`)
    return 2
  }
}

export const onbekendeGemeente = (io: Io, sleutel: string): 2 => {
  io.fout(`De gemeente ${sleutel} bestaat hier niet. Gebruik de sleutel, zoals rivierenstad.`)
  return 2
}
/** A text option, or undefined. */
export const optie = (waarde: unknown): string | undefined => (typeof waarde === 'string' && waarde !== '' ? waarde : undefined)
