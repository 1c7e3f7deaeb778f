/** Stands where a person stands in the population. Anywhere outside the tables of people and casussen it is a leak. */
export const MERK = 'Xanthippe-Merkteken'
/** Every person has an address here; no log line, job or metric may carry one. */
export const MAILDOMEIN = 'voorbeeld.example'

/** Looks for the name of a person in everything that leaves the tables. */
export interface Lekwacht {
  kijk(waar: string, tekst: string): void
  readonly lekken: Set<string>
}

export function createLekwacht(): Lekwacht {
  const lekken = new Set<string>()
  return {
    lekken,
    kijk(waar, tekst) {
      if (tekst.includes(MERK)) lekken.add(`${waar}: the name of a person`)
      if (waar !== 'mail' && tekst.includes(`@${MAILDOMEIN}`)) lekken.add(`${waar}: the address of a person`)
    },
  }
}
