/** One question on paper, with every text ready to be set: plain text, never markup. */
export type Drukblok = { readonly vraag: string } & (
  | { readonly soort: 'antwoord'; readonly tekst: string | null }
  /** A cell: null is not filled in, `''` was not asked in this row. */
  | { readonly soort: 'tabel'; readonly koppen: readonly string[]; readonly rijen: readonly (readonly (string | null)[])[] }
  | { readonly soort: 'groepen'; readonly groepen: readonly { readonly titel: string; readonly blokken: readonly Drukblok[] }[] }
  | { readonly soort: 'reeks'; readonly lijn: Druklijn | null; readonly koppen: readonly string[]; readonly rijen: readonly (readonly string[])[] }
  | { readonly soort: 'akkoord'; readonly zin: string | null; readonly regels: readonly (readonly [string, string])[] }
)

/** A line in a box of 1 by 1, origin at the left bottom; `alt` says it in words. */
export interface Druklijn { readonly punten: readonly (readonly [number, number])[]; readonly hoog: string; readonly eerste: string; readonly laatste: string; readonly alt: string }

/** Everything that stands on the paper of one form. Data only: the template knows the rest. */
export interface Afdruk {
  /** Of the file; no name of a child. */
  readonly bestandsnaam: string
  readonly gemeente: string
  readonly titel: string
  readonly casus: string
  readonly wie: string | null
  readonly status: 'niet-begonnen' | 'concept' | 'vastgesteld'
  /** What it is, in words with their values. */
  readonly kenmerken: readonly (readonly [string, string])[]
  readonly voet: string
  /** What the reader must know of this paper: a text that was cut off, a character that cannot be shown. */
  readonly meldingen: readonly string[]
  /** Moment of printing, ms since 1970; the PDF carries it. */
  readonly op: number
  readonly secties: readonly { readonly kop: string; readonly blokken: readonly Drukblok[] }[]
}

/** The answers as rows of cells, the first row the heads. */
export interface Antwoordentabel { readonly bestandsnaam: string; readonly rijen: readonly (readonly (string | number)[])[] }
