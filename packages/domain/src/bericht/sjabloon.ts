import { BLOK, magHier, type Berichtsoort, type Invulwoord } from './invulwoord.ts'

/** The words of a mail, with invulwoorden between double braces. Plain text. */
export interface Sjabloon {
  readonly soort: Berichtsoort
  readonly onderwerp: string
  readonly tekst: string
}

export type Invulling = Readonly<Partial<Record<Invulwoord, string>>>
/** What is filled in; `taken` is what the block of a verzamelmail repeats. */
export type Berichtgegevens = Invulling & { readonly taken?: readonly Invulling[] }

/** A piece of a template. `los`: braces that are no word. `[van, tot)` are places in the text. */
export interface Deel {
  readonly aard: 'tekst' | 'woord' | 'open' | 'dicht' | 'los'
  readonly waarde: string
  readonly van: number
  readonly tot: number
}

const HAAK = /\{\{\s*([#/]?)\s*([\p{L}\p{N}_-]{0,40})\s*\}\}|\{\{|\}\}/gu

/** Cuts a text in its pieces; never fails. Together the pieces are the whole text. */
export function ontleed(tekst: string): Deel[] {
  const delen: Deel[] = []
  let tot = 0
  for (const { 0: heel, 1: teken, 2: woord, index } of tekst.matchAll(HAAK)) {
    if (index > tot) delen.push({ aard: 'tekst', waarde: tekst.slice(tot, index), van: tot, tot: index })
    tot = index + heel.length
    const aard = !woord ? 'los' : teken === '#' ? 'open' : teken === '/' ? 'dicht' : 'woord'
    delen.push({ aard, waarde: woord || heel, van: index, tot })
  }
  if (tot < tekst.length) delen.push({ aard: 'tekst', waarde: tekst.slice(tot), van: tot, tot: tekst.length })
  return delen
}

/** A value can hold no line of its own, no braces and no control character: it cannot pass for a word or a header. */
// eslint-disable-next-line no-control-regex -- those are what is taken out
const veilig = (waarde: unknown): string => typeof waarde === 'string' ? waarde.replace(/[\u0000-\u001f\u007f\u2028\u2029]+/g, ' ').replace(/\{\{|\}\}/g, '') : ''

const waardeVan = (gegevens: Invulling, woord: Invulwoord): string => (Object.hasOwn(gegevens, woord) ? veilig(gegevens[woord]) : '')

interface Plek { readonly soort: Berichtsoort; readonly inBlok: boolean; readonly gegevens: Invulling }

/** One pass: what was filled in is not read again. A line with nothing but words that are empty now falls out. */
function vul(tekst: string, plek: Plek): string {
  const regels = tekst.split('\n').map((regel) => {
    const delen = ontleed(regel)
    const vol = delen.map(({ aard, waarde }) => {
      if (aard === 'tekst') return waarde
      return aard === 'woord' && magHier(waarde, plek.soort, plek.inBlok) ? waardeVan(plek.gegevens, waarde) : ''
    }).join('')
    return vol.trim() === '' && delen.some(({ aard }) => aard !== 'tekst') ? null : vol
  })
  return regels.filter((regel) => regel !== null).join('\n')
}

const OPEN = /\{\{\s*#\s*taken\s*\}\}/
const DICHT = /\{\{\s*\/\s*taken\s*\}\}/

/** The text with its block once per taak; without a whole block the text as it is. A mark alone on its line takes the line along. */
function vulMetBlok(tekst: string, soort: Berichtsoort, gegevens: Berichtgegevens): string {
  const open = OPEN.exec(tekst)
  const rest = open ? tekst.slice(open.index + open[0].length) : ''
  const dicht = DICHT.exec(rest)
  const buiten = (deel: string) => vul(deel, { soort, inBlok: false, gegevens })
  if (soort !== 'verzameld' || !open || !dicht) return buiten(tekst)
  const blok = rest.slice(0, dicht.index).replace(/^[ \t]*\n/, '').replace(/\n?[ \t]*$/, '')
  const na = rest.slice(dicht.index + dicht[0].length).replace(/^[ \t]*\n/, '')
  const taken = (gegevens.taken ?? []).map((taak) => vul(blok, { soort, inBlok: true, gegevens: { ...taak, gemeente: taak.gemeente ?? gegevens.gemeente ?? '' } }))
  return [buiten(tekst.slice(0, open.index).replace(/\n[ \t]*$/, '')), ...taken, buiten(na)].filter((deel, i, alle) => deel !== '' || (i > 0 && i < alle.length - 1)).join('\n')
}

const opgeruimd = (tekst: string): string => tekst.replace(/\r\n?/g, '\n').replace(/[ \t]+$/gm, '').replace(/\n{3,}/g, '\n\n').trim()

/**
 * A mail from its words and what is filled in. Only words of the list are filled in, at places where they may stand; whatever else is
 * in `gegevens` cannot come out. Never throws. `onderwerp` is one line; `tekst` ends with a newline.
 */
export function vulIn(sjabloon: Sjabloon, gegevens: Berichtgegevens): { readonly onderwerp: string; readonly tekst: string } {
  const { soort } = sjabloon
  return {
    onderwerp: vul(sjabloon.onderwerp.replace(/\s+/g, ' '), { soort, inBlok: false, gegevens }).replace(/\s+/g, ' ').trim(),
    tekst: `${opgeruimd(vulMetBlok(sjabloon.tekst.replace(/\r\n?/g, '\n'), soort, gegevens))}\n`,
  }
}

/** Does the text hold a whole block? */
export const heeftBlok = (tekst: string): boolean => {
  const delen = ontleed(tekst).filter(({ aard, waarde }) => (aard === 'open' || aard === 'dicht') && waarde === BLOK)
  return delen.length === 2 && delen[0]!.aard === 'open' && delen[1]!.aard === 'dicht'
}
