import type { z } from 'zod'
import { isRecord } from './grenzen.ts'
import { dagnummer } from './regel/index.ts'

/**
 * True when the schema takes the value; else the message of the first thing that is wrong, or false when only `safeParse` knows the words.
 * The same answer as `safeParse`, without making an issue or a copy.
 */
export type Keuring = (waarde: unknown) => Oordeel
type Oordeel = true | string | false

interface Payload { value: unknown; issues: { readonly message?: unknown }[] }
interface Def {
  readonly type: string
  readonly error?: (issue: unknown) => unknown
  readonly check?: string
  readonly format?: string
  readonly pattern?: RegExp
  readonly checks?: readonly { readonly _zod: { readonly def: Def; check(payload: Payload): unknown } }[]
  readonly minimum?: number
  readonly maximum?: number
  readonly value?: unknown
  readonly inclusive?: boolean
  readonly fn?: (waarde: unknown) => unknown
  readonly when?: unknown
  readonly coerce?: boolean
  readonly entries?: Readonly<Record<string, unknown>>
  readonly element?: z.ZodType
  readonly shape?: Readonly<Record<string, z.ZodType>>
  readonly catchall?: z.ZodType
  readonly options?: readonly z.ZodType[]
  readonly innerType?: z.ZodType
}
const defVan = (schema: z.ZodType): Def => (schema as unknown as { _zod: { def: Def } })._zod.def

/**
 * Closures for one schema, made once. What it does not know it leaves to `safeParse` itself, so a schema can be slow here, never wrong.
 * Only schemas that read and change nothing: a transform has no place in an answer.
 */
export const maakKeuring = (schema: z.ZodType): Keuring => maak(schema) ?? ((waarde) => schema.safeParse(waarde).success)

/** A message that does not look at the value; false for any other. */
function vasteMelding({ error }: Def): string | false {
  const melding = error?.length === 0 ? error(undefined) : undefined
  return typeof melding === 'string' && melding !== '' ? melding : false
}

function maak(schema: z.ZodType): Keuring | null {
  const def = defVan(schema)
  const vorm = def.coerce === true ? null : maakVorm(def)
  if (vorm === null) return null
  const toetsen: Keuring[] = []
  for (const { _zod } of def.checks ?? []) {
    const toets = maakToets(_zod)
    if (toets === null) return null
    toetsen.push(toets)
  }
  if (toetsen.length === 0) return vorm
  return (waarde) => {
    // what has the wrong shape reaches no check, as in the schema itself
    let oordeel = vorm(waarde)
    for (let i = 0; oordeel === true && i < toetsen.length; i++) oordeel = toetsen[i]!(waarde)
    return oordeel
  }
}

function maakVorm(def: Def): Keuring | null {
  const nee = vasteMelding(def)
  switch (def.type) {
    case 'string': {
      if (def.check === undefined) return (w) => typeof w === 'string' || nee
      // the same days as the pattern of the schema, counted instead of matched
      return def.check === 'string_format' && def.format === 'date' ? (w) => dagnummer(w) !== undefined || nee : null
    }
    case 'number':
      if (def.check === undefined) return (w) => (typeof w === 'number' && Number.isFinite(w)) || nee
      return def.format === 'safeint' ? (w) => Number.isSafeInteger(w) || nee : null
    case 'boolean':
      return (w) => typeof w === 'boolean' || nee
    case 'never':
      return () => nee
    case 'unknown':
      return () => true
    case 'enum': {
      const mag = new Set<unknown>(Object.values(def.entries!))
      return (w) => mag.has(w) || nee
    }
    case 'array': {
      const element = maakKeuring(def.element!)
      return (w) => (Array.isArray(w) ? elk(w, element) : nee)
    }
    case 'object':
      return maakObject(def, nee)
    case 'union': {
      const opties = def.options!.map(maakKeuring)
      return (w) => opties.some((optie) => optie(w) === true) || nee
    }
    default:
      return null
  }
}

/** Which message comes first, of the array or of what is in it, the schema decides. */
function elk(lijst: readonly unknown[], element: Keuring): boolean {
  for (let i = 0; i < lijst.length; i++) if (element(lijst[i]) !== true) return false
  return true
}

/** Only required and optional properties, and a rest that is refused or let through. */
function maakObject(def: Def, nee: string | false): Keuring | null {
  const rest = def.catchall && defVan(def.catchall).type
  if (rest !== 'never' && rest !== 'unknown') return null
  const delen: { naam: string; keurt: Keuring; hoeft: boolean }[] = []
  for (const [naam, schema] of Object.entries(def.shape!)) {
    const deel = defVan(schema)
    if (deel.type === 'optional') delen.push({ naam, keurt: maakKeuring(deel.innerType!), hoeft: false })
    else delen.push({ naam, keurt: maakKeuring(schema), hoeft: true })
  }
  const namen = new Set(delen.map((deel) => deel.naam))
  return (w) => {
    if (!isRecord(w)) return nee
    for (let i = 0; i < delen.length; i++) {
      const { naam, keurt, hoeft } = delen[i]!
      const waarde = w[naam]
      if (waarde === undefined && !hoeft) continue
      const oordeel = keurt(waarde)
      if (oordeel !== true) return oordeel
    }
    if (rest === 'never') for (const naam in w) if (!namen.has(naam)) return nee
    return true
  }
}

function maakToets({ def, check }: { readonly def: Def; check(payload: Payload): unknown }): Keuring | null {
  const nee = vasteMelding(def)
  const lengte = (w: unknown): number => (w as string | readonly unknown[]).length
  const { value } = def
  switch (def.check) {
    case 'min_length':
      return (w) => lengte(w) >= def.minimum! || nee
    case 'max_length':
      return (w) => lengte(w) <= def.maximum! || nee
    case 'greater_than':
      return typeof value !== 'number' ? null : def.inclusive ? (w) => (w as number) >= value || nee : (w) => (w as number) > value || nee
    case 'less_than':
      return typeof value !== 'number' ? null : def.inclusive ? (w) => (w as number) <= value || nee : (w) => (w as number) < value || nee
    case 'string_format': {
      const patroon = def.format === 'regex' && !/[gy]/.test(def.pattern!.flags) ? def.pattern! : null
      return patroon && ((w) => patroon.test(w as string) || nee)
    }
    case 'custom': {
      if (def.when !== undefined) return null
      const { fn } = def
      if (fn) return (w) => Boolean(fn(w)) || nee
      return (w) => {
        const payload: Payload = { value: w, issues: [] }
        check(payload)
        if (payload.issues.length === 0) return true
        const melding = payload.issues[0]!.message
        return typeof melding === 'string' && melding
      }
    }
    default:
      return null
  }
}
