/** After "De vragen zijn aangepast": what became of what was filled in. */
export const verhuiszin = (apart: number): string =>
  `Wat je had ingevuld, is bewaard. ${apart === 0 ? 'Alle antwoorden staan nog bij hun vraag.' : `${apart === 1 ? 'Eén antwoord heeft' : `${apart} antwoorden hebben`} geen plek meer. ${apart === 1 ? 'Dat staat' : 'Die staan'} bij Apart gezet.`}`

/** Of which version an answer was. */
export const vanVersie = (versie: number | null): string => (versie === null ? '' : ` Ingevuld op versie ${versie} van de vragen.`)

/** What stands where an answer may not be read. */
export const AFGESCHERMD = 'Afgeschermd voor jouw rol'
