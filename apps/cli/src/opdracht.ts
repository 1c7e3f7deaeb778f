/** Where a command writes. Nothing goes to stdout unless the command succeeds. */
export interface Io {
  readonly uit: (tekst: string) => void
  readonly fout: (tekst: string) => void
  readonly lees: (bestand: string) => Promise<string>
  /** `-` is standard output. */
  readonly schrijf: (bestand: string, tekst: string) => Promise<void>
  readonly leesBytes: (bestand: string) => Promise<Uint8Array>
  readonly env: Readonly<Record<string, string | undefined>>
}

/** 0 done; 1 done, and the answer is no; 2 asked the wrong way. */
export type Uitkomst = 0 | 1 | 2

export type Voer = (args: readonly string[], io: Io) => Promise<Uitkomst>

export interface Opdracht {
  /** "kader simuleer" */
  readonly naam: string
  readonly gebruik: string
  readonly uitleg: string
  /** Loaded when asked for, so that a command without a database never loads one. */
  readonly laad: () => Promise<{ readonly voer: Voer }>
}
