/**
 * Simple formatting in a text of more lines: `**vet**`, `_schuin_`, and lines that begin with `- ` as a list. All else is plain text:
 * no links, no headings, no markup of any other kind. A mark without its other half is the mark itself. One pass over the text.
 */
export interface Opmaakdeel { readonly tekst: string; readonly vet: boolean; readonly schuin: boolean }
export type Opmaakblok = { readonly soort: 'alinea'; readonly regels: readonly (readonly Opmaakdeel[])[] } | { readonly soort: 'lijst'; readonly punten: readonly (readonly Opmaakdeel[])[] }

type Teken = '**' | '_'
interface Stuk { tekst: string; teken: Teken | null; paar: boolean }

const isLetter = (teken: string | undefined): boolean => teken !== undefined && /[\p{L}\p{N}]/u.test(teken)
const isWit = (teken: string | undefined): boolean => teken === undefined || teken.trim() === ''

/** Cuts a line into texts and marks that may begin or end something; which ones do is decided in pairs afterwards. */
function knip(regel: string): Stuk[] {
  const stukken: Stuk[] = []
  let begin = 0
  const mark = (i: number, teken: Teken) => {
    if (i > begin) stukken.push({ tekst: regel.slice(begin, i), teken: null, paar: false })
    stukken.push({ tekst: teken, teken, paar: false })
    begin = i + teken.length
  }
  for (let i = 0; i < regel.length; i++) {
    if (regel[i] === '*' && regel[i + 1] === '*') mark(i++, '**')
    // inside a word it is a character: `f_abc_def`
    else if (regel[i] === '_' && !(isLetter(regel[i - 1]) && isLetter(regel[i + 1]))) mark(i, '_')
  }
  if (begin < regel.length) stukken.push({ tekst: regel.slice(begin), teken: null, paar: false })
  return stukken
}

/** Pairs the marks: a begin has text to its right, an end to its left, and pairs do not cross. */
function koppel(stukken: readonly Stuk[]): void {
  const open: { readonly nr: number; readonly teken: Teken }[] = []
  stukken.forEach((stuk, nr) => {
    if (stuk.teken === null) return
    const plek = open.findLastIndex((o) => o.teken === stuk.teken)
    if (plek >= 0 && open[plek]!.nr < nr - 1 && !isWit(stukken[nr - 1]!.tekst.at(-1))) {
      stukken[open[plek]!.nr]!.paar = stuk.paar = true
      open.length = plek
    } else if (plek < 0 && !isWit(stukken[nr + 1]?.tekst[0])) open.push({ nr, teken: stuk.teken })
  })
}

function leesRegel(regel: string): Opmaakdeel[] {
  const stukken = knip(regel)
  koppel(stukken)
  const delen: { tekst: string; vet: boolean; schuin: boolean }[] = []
  let [vet, schuin] = [false, false]
  for (const { tekst, teken, paar } of stukken) {
    if (paar && teken === '**') vet = !vet
    else if (paar) schuin = !schuin
    else if (delen.at(-1)?.vet === vet && delen.at(-1)?.schuin === schuin) delen.at(-1)!.tekst += tekst
    else delen.push({ tekst, vet, schuin })
  }
  return delen
}

export function leesOpmaak(tekst: string): readonly Opmaakblok[] {
  const blokken: ({ soort: 'alinea'; regels: Opmaakdeel[][] } | { soort: 'lijst'; punten: Opmaakdeel[][] })[] = []
  let nieuw = true
  for (const regel of tekst.split('\n')) {
    const laatste = nieuw ? undefined : blokken.at(-1)
    nieuw = regel.trim() === ''
    if (nieuw) continue
    const punt = regel.startsWith('- ') ? leesRegel(regel.slice(2)) : null
    if (punt) {
      if (laatste?.soort === 'lijst') laatste.punten.push(punt)
      else blokken.push({ soort: 'lijst', punten: [punt] })
    } else if (laatste?.soort === 'alinea') laatste.regels.push(leesRegel(regel))
    else blokken.push({ soort: 'alinea', regels: [leesRegel(regel)] })
  }
  return blokken
}

/** The same without marks, for where only text can stand: a print, a table, the logboek. */
export const opmaakAlsTekst = (tekst: string): string =>
  tekst.split('\n').map((regel) => {
    const punt = regel.startsWith('- ')
    return (punt ? '• ' : '') + leesRegel(punt ? regel.slice(2) : regel).map((deel) => deel.tekst).join('')
  }).join('\n').trim()
