import type { z } from 'zod'
import type { Veld } from './definitie.types.ts'
import { maakKeuring, type Keuring } from './keuring.ts'
import type { Rekenaar } from './regel/index.ts'
import type { VeldType, Waardesoort } from './veldtype.ts'

export interface CompileVeld {
  readonly id: string
  /** Place among the top-level fields, or among the fields of its row. */
  readonly nr: number
  /** Is this also the name of something that every object has (`constructor`)? */
  readonly erfelijk: boolean
  readonly veld: Veld
  readonly type: VeldType
  readonly config: unknown
  readonly soort: Waardesoort
  /** An akkoord, which has no answer but is asked. */
  readonly isAkkoord: boolean
  readonly zonderAntwoord: boolean
  /** May a record be an empty answer to this? */
  readonly leegBaar: boolean
  /** The list whose rows this field points at. */
  readonly factorlijst: string | null
  readonly opslag: z.ZodType
  readonly antwoord: z.ZodType
  /** `antwoord`, ready to use: true, or what is wrong. */
  readonly keurt: Keuring
  readonly ouder: CompileVeld | null
  readonly sectieId: string
  /** Fields of a row in the order of the form; and in the order in which they must be worked out. */
  readonly kinderen: readonly CompileVeld[]
  readonly werkvolgorde: readonly CompileVeld[]
  readonly kind: ReadonlyMap<string, CompileVeld>
  readonly zichtbaar: Rekenaar | null
  readonly verplicht: true | Rekenaar | null
  readonly gewenst: true | Rekenaar | null
  readonly alleenLezen: true | Rekenaar | null
  readonly berekening: Rekenaar | null
  readonly controles: readonly { readonly code: string; readonly als: Rekenaar; readonly melding: string; readonly waarschuwing: boolean }[]
}

/** What a field is made from. */
export interface Veldbegin {
  readonly veld: Veld
  readonly type: VeldType
  readonly config: unknown
  readonly ouder: Veldbouw | null
  readonly sectieId: string
  readonly plaats: string
}

/**
 * A field while it is being built: writable, and knowing what must be worked out before it.
 * All fields have one shape and each property is set once, so that the engine of the language reads them fast; schemas are made when they are first asked for.
 */
export class Veldbouw implements CompileVeld {
  readonly id: string
  nr: number
  readonly erfelijk: boolean
  readonly veld: Veld
  readonly type: VeldType
  readonly config: unknown
  readonly soort: Waardesoort
  readonly isAkkoord: boolean
  readonly zonderAntwoord: boolean
  readonly leegBaar: boolean
  readonly factorlijst: string | null
  readonly ouder: Veldbouw | null
  readonly sectieId: string
  readonly plaats: string
  readonly kinderen: Veldbouw[] = []
  readonly werkvolgorde: Veldbouw[] = []
  readonly kind = new Map<string, Veldbouw>()
  readonly afhankelijk = new Set<Veldbouw>()
  zichtbaar: Rekenaar | null = null
  verplicht: true | Rekenaar | null = null
  gewenst: true | Rekenaar | null = null
  alleenLezen: true | Rekenaar | null = null
  berekening: Rekenaar | null = null
  controles: CompileVeld['controles'] = []
  #opslag: z.ZodType | null = null
  #antwoord: z.ZodType | null = null
  #keurt: Keuring | null = null

  constructor({ veld, type, config, ouder, sectieId, plaats }: Veldbegin) {
    this.id = veld.id
    this.nr = ouder?.kinderen.length ?? 0
    this.erfelijk = veld.id in Object.prototype
    this.veld = veld
    this.type = type
    this.config = config
    this.soort = type.soort(config)
    this.isAkkoord = veld.type === 'akkoord'
    this.zonderAntwoord = type.zonderAntwoord === true
    this.leegBaar = type.isEmpty !== undefined
    const verwijst = veld.type === 'ref' ? (config as { soort?: string; lijst?: string }) : {}
    this.factorlijst = verwijst.soort === 'factor' ? verwijst.lijst! : null
    this.ouder = ouder
    this.sectieId = sectieId
    this.plaats = plaats
  }

  get opslag(): z.ZodType {
    return (this.#opslag ??= this.type.answer ? this.type.opslag(this.config) : this.antwoord)
  }
  get antwoord(): z.ZodType {
    return (this.#antwoord ??= (this.type.answer ?? this.type.opslag).call(this.type, this.config))
  }
  get keurt(): Keuring {
    return (this.#keurt ??= maakKeuring(this.antwoord))
  }
}
