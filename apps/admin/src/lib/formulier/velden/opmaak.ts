/** Editing a text with simple formatting (`leesOpmaak` in the domain): what to put in place of which part, and what is selected afterwards. Pure. */
export interface Bewerking {
  readonly van: number
  readonly tot: number
  readonly tekst: string
  readonly kiesVan: number
  readonly kiesTot: number
}
export const tekens = { vet: '**', schuin: '_' } as const

/** Puts marks around what is selected, or takes them off when they stand there. Spaces at the ends stay outside; per line, because marks do not go over a line. */
export function zetTekens(tekst: string, van: number, tot: number, teken: string): Bewerking {
  const n = teken.length
  if (tekst.slice(van - n, van) === teken && tekst.slice(tot, tot + n) === teken && van >= n)
    return { van: van - n, tot: tot + n, tekst: tekst.slice(van, tot), kiesVan: van - n, kiesTot: tot - n }
  const keuze = tekst.slice(van, tot)
  if (keuze === '') return { van, tot, tekst: teken + teken, kiesVan: van + n, kiesTot: van + n }
  const gevuld = keuze.split('\n').filter((regel) => regel.trim() !== '')
  const heeft = (regel: string) => { const kern = kernVan(regel); return kern.length > 2 * n && kern.startsWith(teken) && kern.endsWith(teken) }
  const weg = gevuld.length > 0 && gevuld.every(heeft)
  const nieuw = keuze.split('\n').map((regel) => {
    const kern = kernVan(regel)
    if (kern === '') return regel
    const begin = regel.indexOf(kern)
    return regel.slice(0, begin) + (weg ? kern.slice(n, -n) : heeft(regel) ? kern : teken + kern + teken) + regel.slice(begin + kern.length)
  }).join('\n')
  return { van, tot, tekst: nieuw, kiesVan: van, kiesTot: van + nieuw.length }
}
/** Without the mark of a list item in front. */
const kernVan = (regel: string): string => (regel.startsWith('- ') ? regel.slice(2) : regel).trim()

/** Makes list items of the lines that are touched, or plain lines when they all are. */
export function zetPunten(tekst: string, van: number, tot: number): Bewerking {
  const begin = tekst.lastIndexOf('\n', van - 1) + 1
  const einde = tekst.indexOf('\n', tot)
  const eind = einde < 0 ? tekst.length : einde
  const regels = tekst.slice(begin, eind).split('\n')
  const weg = regels.every((regel) => regel.startsWith('- ') || regel.trim() === '') && regels.some((regel) => regel.trim() !== '')
  const nieuw = regels.map((regel) => (weg ? regel.replace(/^- /, '') : regel.startsWith('- ') ? regel : `- ${regel}`)).join('\n')
  const verschil = nieuw.length - (eind - begin)
  return { van: begin, tot: eind, tekst: nieuw, kiesVan: van === tot ? Math.max(begin, van + verschil) : begin, kiesTot: van === tot ? Math.max(begin, van + verschil) : begin + nieuw.length }
}

/** Enter inside a list item makes the next one; in an empty one the list ends. Null: an ordinary new line. */
export function nieuweRegel(tekst: string, plek: number): Bewerking | null {
  const begin = tekst.lastIndexOf('\n', plek - 1) + 1
  const regel = tekst.slice(begin, plek)
  if (!regel.startsWith('- ')) return null
  if (regel.trim() === '-') return { van: begin, tot: plek, tekst: '', kiesVan: begin, kiesTot: begin }
  return { van: plek, tot: plek, tekst: '\n- ', kiesVan: plek + 3, kiesTot: plek + 3 }
}
