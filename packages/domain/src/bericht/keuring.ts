import { isGeldigBsn } from '../kernel/index.ts'
import { BLOK, invulwoorden, magHier } from './invulwoord.ts'
import { heeftBlok, ontleed, type Sjabloon } from './sjabloon.ts'
import { standaardSjablonen } from './standaard.ts'

export const MAX_ONDERWERP = 150
export const MAX_TEKST = 4_000

/** What is wrong and where: `[van, tot)` in the text of `plek`. */
export interface Sjabloonprobleem {
  readonly plek: 'onderwerp' | 'tekst'
  readonly code: 'LEEG' | 'TE_LANG' | 'WOORD_ONBEKEND' | 'WOORD_HIER_NIET' | 'HAKEN' | 'BLOK' | 'GEEN_LINK' | 'BSN' | 'DATUM' | 'EMAIL' | 'TELEFOON' | 'CASUSNUMMER' | 'NAAM'
  readonly melding: string
  readonly van: number
  readonly tot: number
}
type Plek = Sjabloonprobleem['plek']
type Vondst = Omit<Sjabloonprobleem, 'plek'>

const maanden = 'jan(?:uari)?|feb(?:ruari)?|m(?:aa)?rt|apr(?:il)?|mei|juni?|juli?|aug(?:ustus)?|sep(?:t(?:ember)?)?|okt(?:ober)?|nov(?:ember)?|dec(?:ember)?'

/** What may not stand in words that go to everybody. `pas` narrows what the pattern finds. */
const persoonlijk: readonly { readonly code: Vondst['code']; readonly patroon: RegExp; readonly melding: string; readonly pas?: (tekst: string) => boolean }[] = [
  { code: 'EMAIL', patroon: /[^\s@<>(),;:{}]+@[^\s@<>(),;:{}]+\.[^\s@<>(),;:{}]+/gu, melding: 'Hier staat een e-mailadres. Haal het weg: dit bericht gaat naar veel mensen.' },
  { code: 'CASUSNUMMER', patroon: /(?<![\d-])(?:19|20)\d\d-\d{4,}(?!\d)/gu, melding: 'Hier staat een casusnummer. Gebruik {{nummer}}.' },
  { code: 'DATUM', patroon: /(?<!\d)\d{1,2}\s?[-/.]\s?\d{1,2}\s?[-/.]\s?(?:\d{4}|\d{2})(?!\d)|(?<!\d)(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}(?!\d)/gu, melding: 'Hier staat een datum. Gebruik {{uiterlijk}}, of schrijf geen datum.' },
  { code: 'DATUM', patroon: new RegExp(`(?<!\\d)\\d{1,2}\\s+(?:${maanden})\\.?\\s+(?:\\d{4}|'\\d{2})(?!\\d)`, 'giu'), melding: 'Hier staat een datum. Gebruik {{uiterlijk}}, of schrijf geen datum.' },
  { code: 'BSN', patroon: /(?<!\d)\d(?:[ .\-\u00a0]?\d){8}(?!\d)/gu, melding: 'Hier staat een burgerservicenummer. Haal het weg.', pas: (tekst) => isGeldigBsn(tekst.replace(/\D/g, '')) },
  { code: 'TELEFOON', patroon: /(?<![\d+])(?:(?:\+|00)\s?31|0)(?:[ \-().\u00a0]{0,2}\d){9}(?!\d)/gu, melding: 'Hier staat een telefoonnummer. Haal het weg.' },
]

/** Two things found at the same place are one. */
function vindPersoonlijk(tekst: string, waarnaar = persoonlijk): Vondst[] {
  const vondsten: Vondst[] = []
  for (const { code, patroon, melding, pas } of waarnaar) {
    for (const { 0: heel, index } of tekst.matchAll(patroon)) {
      const tot = index + heel.length
      if ((pas && !pas(heel)) || vondsten.some((v) => index < v.tot && v.van < tot)) continue
      vondsten.push({ code, melding, van: index, tot })
    }
  }
  return vondsten
}

/** What has no place in a reason: many read those. Dates and numbers of casussen may stand there. */
const nietInReden: Readonly<Partial<Record<Vondst['code'], string>>> = {
  BSN: 'Hier staat een burgerservicenummer. Haal het weg: een reden wordt door meer mensen gelezen.',
  TELEFOON: 'Hier staat een telefoonnummer. Haal het weg: een reden wordt door meer mensen gelezen.',
  EMAIL: 'Hier staat een e-mailadres. Haal het weg: een reden wordt door meer mensen gelezen.',
}
const redenpatronen = persoonlijk.filter(({ code }) => Object.hasOwn(nietInReden, code))

/** The sentence for the field when a reason holds a burgerservicenummer, a telephone number or an e-mail address; else null. */
export function keurReden(tekst: string): string | null {
  const [vondst] = vindPersoonlijk(tekst, redenpatronen)
  return vondst ? nietInReden[vondst.code]! : null
}

const WOORD = /[\p{L}\p{M}][\p{L}\p{M}’'-]*/gu
const klein = (tekst: string): string => tekst.normalize('NFC').toLocaleLowerCase('nl')
/** Words that we ship ourselves are no name of anybody. */
const eigen = new Set(Object.values(standaardSjablonen).flatMap(({ onderwerp, tekst }) => [...`${onderwerp} ${tekst}`.matchAll(WOORD)].map(([woord]) => klein(woord))))

/** Names that are Dutch words too: without a capital they prove nothing. */
const gewoon = new Set(['bloem', 'engel', 'hoop', 'lente', 'lief', 'lieve', 'linde', 'mees', 'roos', 'storm', 'ster', 'viool', 'wolf', 'zomer'])

interface Bekend {
  /** Names that are known in the gemeente. */
  readonly namen?: readonly string[]
  /** First names of jongeren: found without a capital too. */
  readonly roepnamen?: readonly string[]
}

const delenVan = (namen: readonly string[], vanaf: number): Set<string> => new Set(namen.flatMap((naam) => naam.split(/\s+/)).map(klein).filter((deel) => deel.length >= vanaf && !eigen.has(deel)))

/** Behind a word by which people are called stands somebody's name, whoever it is. */
const aanspreking = /(?<![\p{L}\p{M}])(?:[Mm]evrouw|[Mm]eneer|[Mm]ijnheer|[Dd]e [Hh]eer|[Dd]hr\.?|[Mm]evr\.?|[Mm]w\.?) (?:(?:van|de|der|den|el|ten|ter|te) ){0,3}(\p{Lu}[\p{L}\p{M}’'-]*)/gu
const vindAanspreking = (tekst: string): Vondst[] =>
  ontleed(tekst).filter(({ aard }) => aard === 'tekst').flatMap(({ waarde, van }) => [...waarde.matchAll(aanspreking)].map(({ 0: heel, index }): Vondst => ({ code: 'NAAM', melding: naamzin(heel), van: van + index, tot: van + index + heel.length })))

const naamzin = (woord: string): string => `Hier lijkt een naam te staan: “${woord}”. Schrijf geen namen in een bericht.`

/** Whole words that are one of these names. A name of two letters, and one that is a word of ours, proves nothing; without a capital only one of four that is no ordinary word. */
function vindNamen(tekst: string, { namen = [], roepnamen = [] }: Bekend): Vondst[] {
  const gezocht = delenVan([...namen, ...roepnamen], 3)
  if (gezocht.size === 0) return []
  const klein4 = new Set([...delenVan(roepnamen, 4)].filter((deel) => !gewoon.has(deel)))
  const buiten = ontleed(tekst).filter(({ aard }) => aard === 'tekst')
  return buiten.flatMap(({ waarde, van }) => [...waarde.matchAll(WOORD)].flatMap(({ 0: woord, index }): Vondst[] => {
    const kaal = woord.replace(/[’'-]s?$/u, '')
    const begintGroot = kaal[0] !== undefined && kaal[0] !== kaal[0].toLocaleLowerCase('nl')
    const lijst = begintGroot ? gezocht : klein4
    if (!lijst.has(klein(kaal)) && !lijst.has(klein(woord))) return []
    return [{ code: 'NAAM', melding: naamzin(woord), van: van + index, tot: van + index + woord.length }]
  }))
}

/** What stands behind an aanspreking is said once. */
function alleNamen(tekst: string, bekend: Bekend): Vondst[] {
  const aangesproken = vindAanspreking(tekst)
  return [...aangesproken, ...vindNamen(tekst, bekend).filter(({ van, tot }) => !aangesproken.some((een) => van < een.tot && een.van < tot))]
}

const isGroot = (woord: string): boolean => /^\p{Lu}\p{Ll}/u.test(woord)

/** What stands between two parts of one name. */
const tussen = new Set(['van', 'de', 'der', 'den', 'el', 'ten', 'ter', 'te', 'la', 'ben', 'al', 'bin'])

/**
 * Two words with a capital in a row (“Sanne Bakker”, “Jan de Vries”), of which we ship neither: it may be a name of somebody who is not known
 * here. It may be the name of a service too: who saves it says that it is nobody's name.
 */
export function vermoedNamen(tekst: string): { readonly gevonden: string; readonly melding: string }[] {
  if (tekst.length > MAX_TEKST) return []
  const gevonden = ontleed(tekst).filter(({ aard }) => aard === 'tekst').flatMap(({ waarde }) => {
    const woorden = [...waarde.matchAll(WOORD)].map(({ 0: woord, index }) => ({ woord, van: index, tot: index + woord.length }))
    return woorden.flatMap(({ woord, van }, i) => {
      let tot = i + 1
      while (tussen.has(woorden[tot]?.woord ?? '')) tot += 1
      const volgend = woorden[tot]
      const aaneen = volgend !== undefined && woorden.slice(i, tot).every((een, j) => waarde.slice(een.tot, woorden[i + j + 1]!.van) === ' ')
      return aaneen && [woord, volgend.woord].every((een) => isGroot(een) && !eigen.has(klein(een))) ? [waarde.slice(van, volgend.tot)] : []
    })
  })
  return [...new Set(gevonden)].map((een) => ({ gevonden: een, melding: `Staat hier een naam? “${een}” Haal hem weg, of kruis onder de tekst aan dat dit geen naam van een mens is.` }))
}

/** What may be a name in these words and of which nobody said that it is none. */
export const onbevestigdeNamen = (sjabloon: Sjabloon, geenNaam: readonly string[]): { readonly plek: Plek; readonly melding: string }[] =>
  (['onderwerp', 'tekst'] as const).flatMap((plek) => vermoedNamen(sjabloon[plek]).filter(({ gevonden }) => !geenNaam.includes(gevonden)).map(({ melding }) => ({ plek, melding })))

function keurHaken({ soort }: Sjabloon, plek: Plek, tekst: string): Vondst[] {
  const vondsten: Vondst[] = []
  let inBlok = false
  for (const { aard, waarde, van, tot } of ontleed(tekst)) {
    const meld = (code: Vondst['code'], melding: string) => vondsten.push({ code, melding, van, tot })
    if (aard === 'los') meld('HAKEN', 'Deze haken horen bij geen woord. Zet een woord tussen {{ en }}, of haal ze weg.')
    if (aard === 'open' || aard === 'dicht') {
      if (waarde !== BLOK || soort !== 'verzameld' || plek === 'onderwerp') meld('BLOK', soort === 'verzameld' ? 'Hier kan alleen {{#taken}} en {{/taken}} staan, in de tekst.' : 'Een herhaling kan alleen in de verzamelmail.')
      inBlok = aard === 'open'
    }
    if (aard === 'woord' && !Object.hasOwn(invulwoorden, waarde)) meld('WOORD_ONBEKEND', `{{${waarde}}} bestaat niet. Kies een woord uit de lijst.`)
    else if (aard === 'woord' && !magHier(waarde, soort, inBlok)) meld('WOORD_HIER_NIET', soort === 'verzameld' ? (inBlok ? `{{${waarde}}} kan alleen buiten {{#taken}} staan.` : `{{${waarde}}} kan alleen tussen {{#taken}} en {{/taken}} staan.`) : `{{${waarde}}} kan alleen in de verzamelmail.`)
  }
  return vondsten
}

function keurVorm(sjabloon: Sjabloon, plek: Plek, tekst: string): Vondst[] {
  const max = plek === 'onderwerp' ? MAX_ONDERWERP : MAX_TEKST
  const over = (code: Vondst['code'], melding: string): Vondst[] => [{ code, melding, van: 0, tot: tekst.length }]
  if (tekst.trim() === '') return over('LEEG', plek === 'onderwerp' ? 'Schrijf een onderwerp.' : 'Schrijf een tekst.')
  if (tekst.length > max) return over('TE_LANG', `Dit is te lang: hoogstens ${max} tekens.`)
  if (plek === 'onderwerp') return /[\r\n]/.test(tekst) ? over('HAKEN', 'Een onderwerp is één regel.') : []
  const link = ontleed(tekst).some(({ aard, waarde }) => aard === 'woord' && waarde === 'link') ? [] : over('GEEN_LINK', 'Zet {{link}} in de tekst. Zonder link weet niemand waar het staat.')
  const blok = sjabloon.soort === 'verzameld' && !heeftBlok(tekst) ? over('BLOK', 'Zet {{#taken}} voor en {{/taken}} na wat er per taak staat.') : []
  return [...blok, ...link]
}

/**
 * Everything that keeps these words from being saved. A word with a capital that is one of the `namen` is refused, and one of the
 * `roepnamen` also without. None found does not prove that there is no personal data in it.
 */
export function keurSjabloon(sjabloon: Sjabloon, bekend: Bekend = {}): Sjabloonprobleem[] {
  return (['onderwerp', 'tekst'] as const).flatMap((plek) => {
    const tekst = sjabloon[plek]
    // What is far too long is not looked through.
    const vorm = keurVorm(sjabloon, plek, tekst)
    const inhoud = tekst.length > MAX_TEKST ? [] : [...keurHaken(sjabloon, plek, tekst), ...vindPersoonlijk(tekst), ...alleNamen(tekst, bekend)]
    return [...vorm, ...inhoud].map((vondst) => ({ plek, ...vondst }))
  })
}
