import type { Sjabloon } from './sjabloon.ts'

type Woorden = Pick<Sjabloon, 'onderwerp' | 'tekst'>

/** Of each side at most so many characters: a line in the logboek is read at a glance. */
const MAX = 100

/** Which words changed, of each part from what to what: “Onderwerp: ‘wacht’ wordt ‘staat klaar’.” Empty when nothing did. */
export function verschilInWoorden(van: Woorden, naar: Woorden): string {
  return ([['Onderwerp', van.onderwerp, naar.onderwerp], ['Tekst', van.tekst, naar.tekst]] as const).flatMap(([deel, oud, nieuw]) => {
    const zin = verschil(oud, nieuw)
    return zin === null ? [] : [`${deel}: ${zin}.`]
  }).join(' ')
}

function verschil(oud: string, nieuw: string): string | null {
  const [a, b] = [woordenVan(oud), woordenVan(nieuw)]
  if (a.join(' ') === b.join(' ')) return oud === nieuw ? null : 'andere witregels'
  const gelijk = (i: number) => i < a.length && i < b.length && a[i] === b[i]
  let begin = 0
  while (gelijk(begin)) begin += 1
  let eind = 0
  while (eind < Math.min(a.length, b.length) - begin && a[a.length - 1 - eind] === b[b.length - 1 - eind]) eind += 1
  const [weg, erbij] = [kort(a.slice(begin, a.length - eind)), kort(b.slice(begin, b.length - eind))]
  if (weg === '') return `‘${erbij}’ erbij`
  return erbij === '' ? `‘${weg}’ weg` : `‘${weg}’ wordt ‘${erbij}’`
}

const woordenVan = (tekst: string): string[] => tekst.split(/\s+/).filter((woord) => woord !== '')
const kort = (woorden: readonly string[]): string => {
  const heel = woorden.join(' ')
  return heel.length <= MAX ? heel : `${heel.slice(0, MAX - 1).trimEnd()}…`
}
