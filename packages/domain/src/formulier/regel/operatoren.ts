import { eigen } from '../grenzen.ts'
import { telWoorden } from '../tekst.ts'
import { regelwaarde } from './duur.ts'
import { isLeeg } from './leeg.ts'
import { dagnummer, datumVan, leeftijdOp, plusMaanden } from './dagen.ts'

/** `undefined` is unknown. There is no truthiness: a condition is `true`, `false` or unknown, nothing else. */
export type Uitkomst = unknown
export type Rekenaar = (o: Omgeving) => Uitkomst

/** Where a rule reads from. `rij` is the row at hand, `ouder` the row around it. */
export interface Omgeving {
  veld(id: string): unknown
  feit(naam: string): unknown
  readonly rij: unknown
  readonly ouder: unknown
}

/** `uitkomst` null: depends on the arguments, see `controleer.ts`. */
export interface Operator {
  readonly min: number
  readonly max: number
  /** First argument is a name, not an expression. */
  readonly naam?: true
  /** Second argument is evaluated once per row of the first. */
  readonly perRij?: true
  /** `vast`: of each argument the value that is written out in the rule, or undefined when it must be worked out. `veld`: the id when the first argument is the answer to a question. */
  maak(args: readonly Rekenaar[], naam: string, vast?: readonly unknown[], veld?: string): Rekenaar
}

const isGetal = (w: unknown): w is number => typeof w === 'number' && Number.isFinite(w)
const isJaNee = (w: unknown): w is boolean => typeof w === 'boolean'
const bekendGetal = (w: number): number | undefined => (Number.isFinite(w) ? w : undefined)
/** Reads one cell of a row. Names that every object or list has by birth are rare, so most need no second look. */
function celVan(id: string): (bron: unknown) => unknown {
  const erfelijk = id in []
  return (bron) => {
    if (typeof bron !== 'object' || bron === null || (erfelijk && !Object.hasOwn(bron, id))) return undefined
    const w = (bron as Readonly<Record<string, unknown>>)[id]
    if (typeof w === 'string') return isLeeg(w) ? undefined : w
    return w === null ? undefined : regelwaarde(w)
  }
}

function vergelijk(a: unknown, b: unknown): number | undefined {
  if (isGetal(a) && isGetal(b)) return a - b
  const x = dagnummer(a)
  const y = dagnummer(b)
  return x === undefined || y === undefined ? undefined : x - y
}
/** What comes out when the first is less, when both are the same, and when it is more. */
const ordening = (minder: boolean, evenveel: boolean, meer: boolean): Operator => {
  const uitkomst = (verschil: number): boolean => (verschil < 0 ? minder : verschil > 0 ? meer : evenveel)
  return {
    min: 2,
    max: 2,
    maak: ([a, b], _, vast) => {
      const tegen = vast?.[1]
      const dag = dagnummer(tegen)
      if (isGetal(tegen)) return (o) => { const w = a!(o); return isGetal(w) ? uitkomst(w - tegen) : undefined }
      if (dag !== undefined) return (o) => { const w = dagnummer(a!(o)); return w === undefined ? undefined : uitkomst(w - dag) }
      return (o) => {
        const verschil = vergelijk(a!(o), b!(o))
        return verschil === undefined ? undefined : uitkomst(verschil)
      }
    },
  }
}

function isGelijk(a: unknown, b: unknown): boolean | undefined {
  if (a === undefined || b === undefined || a === null || b === null) return undefined
  if (typeof a === 'object' || typeof b === 'object' || typeof a !== typeof b) return undefined
  return a === b
}

const isVast = (w: unknown): boolean => w !== undefined && typeof w !== 'object'
const gelijkheid = (gelijk: boolean): Operator => ({
  min: 2,
  max: 2,
  maak: ([a, b], _, vast, veld) => {
    const tegen = vast?.[1]
    if (isVast(tegen)) {
      const soort = typeof tegen
      // a number may be a duur, which has to be counted first
      if (veld !== undefined && soort !== 'number') return (o) => { const w = o.veld(veld); return typeof w === soort ? (w === tegen) === gelijk : undefined }
      return (o) => { const w = a!(o); return typeof w === soort ? (w === tegen) === gelijk : undefined }
    }
    return (o) => {
      const uit = isGelijk(a!(o), b!(o))
      return uit === undefined ? undefined : uit === gelijk
    }
  },
})

const rekenen = (doe: (a: number, b: number) => number): Operator => ({
  min: 2,
  max: 8,
  maak: (args) => (o) => {
    let som: number | undefined
    for (let i = 0; i < args.length; i++) {
      const w = args[i]!(o)
      if (!isGetal(w)) return undefined
      som = i === 0 ? w : bekendGetal(doe(som!, w))
      if (som === undefined) return undefined
    }
    return som
  },
})

const rijen = (w: unknown): readonly unknown[] | undefined => (Array.isArray(w) ? w : undefined)

/** Kleene: `stop` decides at once, else unknown wins over the rest. */
const kleene = (stop: boolean): Operator => ({
  min: 1,
  max: 50,
  maak: (args) => {
    const [a, b] = args
    if (args.length === 2) return (o) => {
      const w = a!(o)
      if (w === stop) return stop
      const v = b!(o)
      return v === stop ? stop : isJaNee(w) && isJaNee(v) ? !stop : undefined
    }
    return (o) => {
      let onbekend = false
      for (let i = 0; i < args.length; i++) {
        const w = args[i]!(o)
        if (w === stop) return stop
        if (!isJaNee(w)) onbekend = true
      }
      return onbekend ? undefined : !stop
    }
  },
})
/** Another row each time; nothing keeps it beyond one evaluation. */
type Lopend = Omgeving & { rij: unknown }
const lopend = (o: Omgeving): Lopend => ({ veld: o.veld, feit: o.feit, ouder: o.rij, rij: undefined })
const kleeneRijen = (stop: boolean): Operator =>
  overRijen((lijst, arg, o) => {
    let onbekend = false
    for (const rij of lijst) {
      o.rij = rij
      const w = arg(o)
      if (w === stop) return stop
      if (!isJaNee(w)) onbekend = true
    }
    return onbekend ? undefined : !stop
  })
const overRijen = (doe: (lijst: readonly unknown[], arg: Rekenaar, o: Lopend) => Uitkomst): Operator => ({
  min: 2,
  max: 2,
  perRij: true,
  maak: ([bron, arg]) => (o) => {
    const lijst = rijen(bron!(o))
    return lijst === undefined ? undefined : doe(lijst, arg!, lopend(o))
  },
})

/** The closed list. Golden vectors per operator stand in `vectoren.json`. */
export const operatoren: Readonly<Record<string, Operator>> = {
  veld: { min: 1, max: 1, naam: true, maak: (_, id) => (o) => regelwaarde(o.veld(id)) },
  rij: { min: 1, max: 1, naam: true, maak: (_, id) => { const cel = celVan(id); return (o) => cel(o.rij) } },
  ouder: { min: 1, max: 1, naam: true, maak: (_, id) => { const cel = celVan(id); return (o) => cel(o.ouder) } },
  feit: { min: 1, max: 1, naam: true, maak: (_, naam) => (o) => o.feit(naam) },

  '=': gelijkheid(true),
  '≠': gelijkheid(false),
  '<': ordening(true, false, false),
  '≤': ordening(true, true, false),
  '>': ordening(false, false, true),
  '≥': ordening(false, true, true),

  en: kleene(false),
  of: kleene(true),
  niet: {
    min: 1,
    max: 1,
    maak: ([a]) => (o) => {
      const w = a!(o)
      return isJaNee(w) ? !w : undefined
    },
  },
  'is-een-van': {
    min: 2,
    max: 51,
    maak: ([a, ...rest], _, vast) => {
      const opties = vast?.slice(1)
      if (opties?.every((optie) => typeof optie === 'string')) return (o) => { const w = a!(o); return typeof w === 'string' ? opties.includes(w) : undefined }
      return (o) => {
        const w = a!(o)
        let onbekend = false
        for (const arg of rest) {
          const gelijk = isGelijk(w, arg(o))
          if (gelijk) return true
          if (gelijk === undefined) onbekend = true
        }
        return onbekend ? undefined : false
      }
    },
  },
  bevat: {
    min: 2,
    max: 2,
    maak: ([a, b]) => (o) => {
      const [heel, deel] = [a!(o), b!(o)]
      if (typeof deel !== 'string') return undefined
      if (typeof heel === 'string') return heel.toLowerCase().includes(deel.toLowerCase())
      return Array.isArray(heel) ? heel.includes(deel) : undefined
    },
  },
  /** Always known. Unknown, unanswered, only spaces and no rows are empty; 0 and nee are not. */
  leeg: { min: 1, max: 1, maak: ([a]) => (o) => isLeeg(a!(o)) },
  gevuld: { min: 1, max: 1, maak: ([a]) => (o) => !isLeeg(a!(o)) },

  aantal: { min: 1, max: 1, maak: ([a]) => (o) => rijen(a!(o))?.length },
  /** Rows with the expression, or a reeks without. One unknown number makes the sum unknown. */
  som: {
    min: 1,
    max: 2,
    perRij: true,
    maak: ([bron, arg]) => (o) => {
      const lijst = rijen(bron!(o))
      if (!lijst) return undefined
      let som = 0
      const hier = lopend(o)
      for (const rij of lijst) {
        hier.rij = rij
        const w = arg ? arg(hier) : eigen(rij, 'waarde')
        if (!isGetal(w)) return undefined
        som += w
      }
      return bekendGetal(som)
    },
  },
  /** No rows: false. */
  enige: kleeneRijen(true),
  /** No rows: true. */
  alle: kleeneRijen(false),
  /** One row of which it is unknown makes the count unknown. */
  'aantal-waar': overRijen((lijst, arg, o) => {
    let aantal = 0
    for (const rij of lijst) {
      o.rij = rij
      const w = arg(o)
      if (!isJaNee(w)) return undefined
      if (w) aantal++
    }
    return aantal
  }),
  /** Is any week of a reeks higher than the week before it in the reeks? */
  stijgt: {
    min: 1,
    max: 1,
    maak: ([a]) => (o) => {
      const punten = rijen(a!(o))?.map((punt) => eigen(punt, 'waarde'))
      return punten?.every(isGetal) ? punten.some((w, i) => i > 0 && w > punten[i - 1]!) : undefined
    },
  },

  'leeftijd-op': { min: 2, max: 2, maak: ([a, b]) => (o) => { const [x, y] = [a!(o), b!(o)]; return typeof x === 'string' && typeof y === 'string' ? leeftijdOp(x, y) : undefined } },
  /** Second minus first. */
  'dagen-tussen': { min: 2, max: 2, maak: ([a, b]) => (o) => { const [x, y] = [dagnummer(a!(o)), dagnummer(b!(o))]; return x === undefined || y === undefined ? undefined : y - x } },
  'plus-dagen': { min: 2, max: 2, maak: ([a, b]) => (o) => { const [x, n] = [dagnummer(a!(o)), b!(o)]; return x === undefined || !isGetal(n) ? undefined : datumVan(x + n) } },
  'plus-maanden': { min: 2, max: 2, maak: ([a, b]) => (o) => { const [x, n] = [a!(o), b!(o)]; return typeof x === 'string' && isGetal(n) ? plusMaanden(x, n) : undefined } },

  '+': rekenen((a, b) => a + b),
  '-': rekenen((a, b) => a - b),
  '×': rekenen((a, b) => a * b),
  /** Division by nought is unknown. */
  '÷': rekenen((a, b) => a / b),
  'als-dan-anders': {
    min: 3,
    max: 3,
    maak: ([als, dan, anders]) => (o) => {
      const w = als!(o)
      return isJaNee(w) ? (w ? dan!(o) : anders!(o)) : undefined
    },
  },
  woorden: { min: 1, max: 1, maak: ([a]) => (o) => { const w = a!(o); return typeof w === 'string' ? telWoorden(w) : undefined } },
}

export const vindOperator = (naam: unknown): Operator | undefined => (typeof naam === 'string' && Object.hasOwn(operatoren, naam) ? operatoren[naam] : undefined)
