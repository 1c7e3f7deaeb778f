import type { z } from 'zod'
import { isRecord } from './grenzen.ts'

/** Does the schema take this value? The same answer as `safeParse`, without making a message or a copy. */
export type Keuring = (waarde: unknown) => boolean

interface Payload { value: unknown; issues: unknown[] }
interface Def {
  readonly type: string
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
export function maakKeuring(schema: z.ZodType): Keuring {
  const vlug = maak(schema)
  return vlug ?? ((waarde) => schema.safeParse(waarde).success)
}

function maak(schema: z.ZodType): Keuring | null {
  const def = defVan(schema)
  const vorm = def.coerce === true ? null : maakVorm(def)
  if (vorm === null) return null
  let alles = vorm
  for (const { _zod } of def.checks ?? []) {
    const toets = maakToets(_zod)
    if (toets === null) return null
    const eerst = alles
    // what has the wrong shape reaches no check, as in the schema itself
    alles = (waarde) => eerst(waarde) && toets(waarde)
  }
  return alles
}

function maakVorm(def: Def): Keuring | null {
  switch (def.type) {
    case 'string': {
      if (def.check === undefined) return (w) => typeof w === 'string'
      const patroon = def.check === 'string_format' && def.format === 'date' ? def.pattern : undefined
      return patroon ? (w) => typeof w === 'string' && patroon.test(w) : null
    }
    case 'number':
      if (def.check === undefined) return (w) => typeof w === 'number' && Number.isFinite(w)
      return def.format === 'safeint' ? (w) => Number.isSafeInteger(w) : null
    case 'boolean':
      return (w) => typeof w === 'boolean'
    case 'never':
      return () => false
    case 'unknown':
      return () => true
    case 'enum': {
      const mag = new Set<unknown>(Object.values(def.entries!))
      return (w) => mag.has(w)
    }
    case 'array': {
      const element = maakKeuring(def.element!)
      return (w) => Array.isArray(w) && elk(w, element)
    }
    case 'object':
      return maakObject(def)
    case 'union': {
      const opties = def.options!.map(maakKeuring)
      return (w) => opties.some((optie) => optie(w))
    }
    default:
      return null
  }
}

function elk(lijst: readonly unknown[], element: Keuring): boolean {
  for (let i = 0; i < lijst.length; i++) if (!element(lijst[i])) return false
  return true
}

/** Only required and optional properties, and a rest that is refused or let through. */
function maakObject(def: Def): Keuring | null {
  const rest = def.catchall && defVan(def.catchall).type
  if (rest !== 'never' && rest !== 'unknown') return null
  const delen: { naam: string; mag: Keuring; hoeft: boolean }[] = []
  for (const [naam, schema] of Object.entries(def.shape!)) {
    const deel = defVan(schema)
    if (deel.type === 'optional') delen.push({ naam, mag: maakKeuring(deel.innerType!), hoeft: false })
    else delen.push({ naam, mag: maakKeuring(schema), hoeft: true })
  }
  const namen = new Set(delen.map((deel) => deel.naam))
  return (w) => {
    if (!isRecord(w)) return false
    for (const { naam, mag, hoeft } of delen) {
      const waarde = w[naam]
      if (waarde === undefined && !hoeft) continue
      if (!mag(waarde)) return false
    }
    if (rest === 'never') for (const naam in w) if (!namen.has(naam)) return false
    return true
  }
}

function maakToets({ def, check }: { readonly def: Def; check(payload: Payload): unknown }): Keuring | null {
  const lengte = (w: unknown): number => (w as string | readonly unknown[]).length
  switch (def.check) {
    case 'min_length':
      return (w) => lengte(w) >= def.minimum!
    case 'max_length':
      return (w) => lengte(w) <= def.maximum!
    case 'greater_than':
      return typeof def.value !== 'number' ? null : def.inclusive ? (w) => (w as number) >= (def.value as number) : (w) => (w as number) > (def.value as number)
    case 'less_than':
      return typeof def.value !== 'number' ? null : def.inclusive ? (w) => (w as number) <= (def.value as number) : (w) => (w as number) < (def.value as number)
    case 'string_format': {
      const patroon = def.format === 'regex' && !/[gy]/.test(def.pattern!.flags) ? def.pattern! : null
      return patroon && ((w) => patroon.test(w as string))
    }
    case 'custom': {
      if (def.when !== undefined) return null
      const { fn } = def
      if (fn) return (w) => Boolean(fn(w))
      return (w) => {
        const payload: Payload = { value: w, issues: [] }
        check(payload)
        return payload.issues.length === 0
      }
    }
    default:
      return null
  }
}
