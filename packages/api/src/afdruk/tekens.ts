/** What stands for a character that no font has. */
export const ONBEKEND = '\u25a1'
/** A text is at most 10.000 characters when it is saved; what came in otherwise is cut here. */
export const MAX_TEKST = 20_000
/** Characters of a whole form on paper: some 700 pages. */
export const MAX_TOTAAL = 2_000_000
/** A run without a space that is longer gets places where it may break. */
const LANG_WOORD = /[^\s\u200b]{41,}/g

/** Control characters, also where a font draws them, and what turns the direction of the text around it. */
const NOOIT = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/u

export const VERVANGEN = `Een of meer tekens kan deze afdruk niet tonen. Daar staat ${ONBEKEND}. Op het scherm staan ze goed.`
export const INGEKORT = 'Een of meer antwoorden zijn te lang voor deze afdruk en zijn ingekort. Op het scherm staan ze helemaal.'

export interface Zetbaar<T> { readonly waarde: T; readonly tekens: number; readonly vervangen: boolean; readonly ingekort: boolean }

/** Makes every text in a value fit to be set: bounded, breakable, and only with characters that a font has. Counts what is left. */
export function maakZetbaar<T>(waarde: T, heeft: (teken: number) => boolean): Zetbaar<T> {
  const stand = { tekens: 0, vervangen: false, ingekort: false }
  const tekst = (ruw: string): string => {
    let t = ruw
    if (t.length > MAX_TEKST) {
      stand.ingekort = true
      t = `${t.slice(0, MAX_TEKST).replace(/[\ud800-\udbff]$/, '')} […]`
    }
    let uit = ''
    for (const teken of t.replace(/\r\n?/g, '\n').replaceAll('\t', '    ')) {
      const code = teken.codePointAt(0)!
      if (code === 10) uit += teken
      else if (NOOIT.test(teken)) continue
      else if (heeft(code)) uit += teken
      else if (!/\p{Default_Ignorable_Code_Point}/u.test(teken)) {
        stand.vervangen = true
        uit += ONBEKEND
      }
    }
    stand.tekens += uit.length
    return uit.replace(LANG_WOORD, (woord) => [...woord].map((c, i) => (i > 0 && i % 40 === 0 ? `\u200b${c}` : c)).join(''))
  }
  const loop = (w: unknown): unknown => {
    if (typeof w === 'string') return tekst(w)
    if (Array.isArray(w)) return w.map(loop)
    return typeof w === 'object' && w !== null ? Object.fromEntries(Object.entries(w).map(([sleutel, v]) => [sleutel, loop(v)])) : w
  }
  return { waarde: loop(waarde) as T, ...stand }
}

/** The characters a TrueType font has, from its `cmap` (formats 4 and 12). */
export function leesTekens(font: Buffer): (teken: number) => boolean {
  const bereiken: [number, number][] = []
  const cmap = tabelVan(font, 'cmap')
  for (let i = 0; i < font.readUInt16BE(cmap + 2); i += 1) {
    const plaats = cmap + font.readUInt32BE(cmap + 4 + i * 8 + 4)
    const formaat = font.readUInt16BE(plaats)
    if (formaat === 12) for (let g = 0; g < font.readUInt32BE(plaats + 12); g += 1) bereiken.push([font.readUInt32BE(plaats + 16 + g * 12), font.readUInt32BE(plaats + 20 + g * 12)])
    if (formaat === 4) bereiken.push(...leesFormaat4(font, plaats))
  }
  const heeft = new Set<number>()
  for (const [van, tot] of bereiken) for (let c = van; c <= tot; c += 1) heeft.add(c)
  return (teken) => heeft.has(teken)
}

function leesFormaat4(font: Buffer, plaats: number): [number, number][] {
  const dubbel = font.readUInt16BE(plaats + 6)
  const uit: [number, number][] = []
  for (let s = 0; s < dubbel; s += 2) {
    const [tot, van] = [font.readUInt16BE(plaats + 14 + s), font.readUInt16BE(plaats + 16 + dubbel + s)]
    const delta = font.readInt16BE(plaats + 16 + 2 * dubbel + s)
    const bij = plaats + 16 + 3 * dubbel + s
    const verschuiving = font.readUInt16BE(bij)
    for (let c = van; c <= tot && c !== 0xffff; c += 1) {
      const glief = verschuiving === 0 ? (c + delta) & 0xffff : font.readUInt16BE(bij + verschuiving + 2 * (c - van))
      if (glief !== 0) uit.push([c, c])
    }
  }
  return uit
}

function tabelVan(font: Buffer, naam: string): number {
  for (let i = 0; i < font.readUInt16BE(4); i += 1) if (font.toString('latin1', 12 + i * 16, 16 + i * 16) === naam) return font.readUInt32BE(12 + i * 16 + 8)
  throw new Error(`font without ${naam}`)
}
