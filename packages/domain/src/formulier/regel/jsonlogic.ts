import { err, ok, type Result } from '../../kernel/index.ts'
import type { Expressie } from '../definitie.types.ts'
import { controleerOmvang, isRecord } from '../grenzen.ts'
import { controleerVorm, type Regelfout } from './compileer.ts'

/**
 * The subset of JsonLogic that means the same here: comparison, and/or/not, one-of, contains, arithmetic, if, some/all/none/count over rows.
 * One difference stays, and is why a rule is shown as a sentence after import: JsonLogic has truthiness and no unknown, this language has
 * unknown and no truthiness. `{"!": x}` is taken as "x is nee", `{"!!": x}` of a question as "x is ingevuld".
 */
export function vanJsonLogic(invoer: unknown): Result<Expressie, Regelfout & { readonly plaats: string }> {
  const bom = controleerOmvang(invoer, { diepte: 60, knopen: 5_000 })
  if (bom) return err({ code: 'JSONLOGIC_TE_GROOT', melding: bom, plaats: '$' })
  try {
    const regel = lees(invoer, '$', false)
    const fout = controleerVorm(regel)
    return fout ? err({ ...fout, plaats: '$' }) : ok(regel)
  } catch (fout) {
    if (fout instanceof KanNiet) return err({ code: 'JSONLOGIC_KAN_NIET', melding: fout.message, plaats: fout.plaats })
    throw fout
  }
}

/** The other way; what has no counterpart there (dates, ages, facts of the casus) is refused with the operator it is about. */
export function naarJsonLogic(expressie: Expressie): Result<unknown, Regelfout> {
  const fout = controleerVorm(expressie)
  if (fout) return err(fout)
  try {
    return ok(schrijf(expressie))
  } catch (nietMee) {
    if (nietMee instanceof KanNiet) return err({ code: 'JSONLOGIC_KAN_NIET', melding: nietMee.message })
    throw nietMee
  }
}

class KanNiet extends Error {
  readonly plaats: string
  constructor(melding: string, plaats = '$') {
    super(melding)
    this.plaats = plaats
  }
}

const ERIN: Readonly<Record<string, string>> = { '==': '=', '===': '=', '!=': '≠', '!==': '≠', '<': '<', '<=': '≤', '>': '>', '>=': '≥', and: 'en', or: 'of', '+': '+', '-': '-', '*': '×', '/': '÷' }
const ERUIT: Readonly<Record<string, string>> = { '=': '==', '≠': '!=', '<': '<', '≤': '<=', '>': '>', '≥': '>=', en: 'and', of: 'or', '+': '+', '-': '-', '×': '*', '÷': '/' }
const VERGELIJK = new Set(['<', '≤', '>', '≥'])

function lees(knoop: unknown, plaats: string, inRij: boolean): Expressie {
  if (typeof knoop === 'string' || typeof knoop === 'boolean' || (typeof knoop === 'number' && Number.isFinite(knoop))) return knoop
  if (!isRecord(knoop)) throw new KanNiet(knoop === null ? 'Leeg (null) heeft hier geen betekenis; gebruik "is niet ingevuld".' : 'Hier hoort een regel of een waarde.', plaats)
  const sleutels = Object.keys(knoop)
  if (sleutels.length !== 1) throw new KanNiet('Een regel heeft precies een bewerking.', plaats)
  const op = sleutels[0]!
  const hier = `${plaats}.${op}`
  const ruw = knoop[op]
  const args: readonly unknown[] = Array.isArray(ruw) ? ruw : [ruw]
  const deel = (i: number, rij = inRij): Expressie => {
    if (args[i] === undefined) throw new KanNiet(`Bij "${op}" ontbreekt een waarde.`, hier)
    return lees(args[i], `${hier}[${i}]`, rij)
  }
  switch (op) {
    case 'var': {
      if (typeof args[0] !== 'string' || !/^[A-Za-z0-9_-]{1,63}$/.test(args[0]) || args.length > 1) throw new KanNiet('Een naam van een vraag bestaat uit letters, cijfers, _ en -, zonder beginwaarde.', hier)
      return [inRij ? 'rij' : 'veld', args[0]]
    }
    case '!':
      return ['niet', deel(0)]
    case '!!':
      // Of a question: is it filled in. Of a condition: that condition.
      return isRecord(args[0]) && Object.keys(args[0])[0] === 'var' ? ['gevuld', deel(0)] : deel(0)
    case 'missing': {
      const namen = args.flat()
      if (namen.length === 0 || !namen.every((naam) => typeof naam === 'string')) throw new KanNiet('Bij "missing" horen namen van vragen.', hier)
      return namen.length === 1 ? ['leeg', ['veld', namen[0]]] : ['of', ...namen.map((naam) => ['leeg', ['veld', naam]])]
    }
    case 'in': {
      if (Array.isArray(args[1])) return ['is-een-van', deel(0), ...args[1].map((w, i) => lees(w, `${hier}[1][${i}]`, inRij))]
      return ['bevat', deel(1), deel(0)]
    }
    case 'if':
    case '?:': {
      if (args.length < 3 || args.length % 2 === 0) throw new KanNiet('Een "if" heeft een voorwaarde, een dan en een anders.', hier)
      let uit: Expressie = deel(args.length - 1)
      for (let i = args.length - 3; i >= 0; i -= 2) uit = ['als-dan-anders', deel(i), deel(i + 1), uit]
      return uit
    }
    case 'some':
      return ['enige', deel(0), deel(1, true)]
    case 'all':
      return ['alle', deel(0), deel(1, true)]
    case 'none':
      return ['niet', ['enige', deel(0), deel(1, true)]]
    default: {
      if (!Object.hasOwn(ERIN, op)) throw new KanNiet(`De bewerking "${op.slice(0, 40)}" kennen we niet.`, hier)
      const eigen = ERIN[op]!
      const delen = args.map((_, i) => deel(i))
      if (eigen === '-' && delen.length === 1) return ['-', 0, delen[0]]
      // a < b < c
      if (VERGELIJK.has(eigen) && delen.length === 3) return ['en', [eigen, delen[0], delen[1]], [eigen, delen[1], delen[2]]]
      return [eigen, ...delen]
    }
  }
}

function schrijf(knoop: unknown): unknown {
  if (!Array.isArray(knoop)) return knoop
  const [op, ...args] = knoop as [string, ...unknown[]]
  const delen = () => args.map(schrijf)
  switch (op) {
    case 'veld':
    case 'rij':
      return { var: args[0] }
    case 'niet': {
      const [binnen] = args
      if (Array.isArray(binnen) && binnen[0] === 'enige') return { none: [schrijf(binnen[1]), schrijf(binnen[2])] }
      return { '!': [schrijf(binnen)] }
    }
    case 'gevuld':
      return naam(args[0], op, (id) => ({ '!!': [{ var: id }] }))
    case 'leeg':
      return naam(args[0], op, (id) => ({ missing: [id] }))
    case 'is-een-van':
      return { in: [schrijf(args[0]), args.slice(1).map(schrijf)] }
    case 'bevat':
      return { in: [schrijf(args[1]), schrijf(args[0])] }
    case 'als-dan-anders':
      return { if: delen() }
    case 'enige':
      return { some: delen() }
    case 'alle':
      return { all: delen() }
    default:
      if (!Object.hasOwn(ERUIT, op)) throw new KanNiet(`"${op}" bestaat niet in JsonLogic.`)
      return { [ERUIT[op]!]: delen() }
  }
}

function naam(knoop: unknown, op: string, maak: (id: unknown) => unknown): unknown {
  if (Array.isArray(knoop) && knoop[0] === 'veld') return maak(knoop[1])
  throw new KanNiet(`"${op}" kan in JsonLogic alleen over een vraag gaan.`)
}
