import { opsomming } from '../../kernel/index.ts'
import type { Expressie } from '../definitie.types.ts'
import { feiten, type Feit } from './feiten.ts'
import { vindOperator } from './operatoren.ts'

/** How a field reads in a sentence, and its options, to say "Spoedversie" instead of `spoed`. */
export interface Naamgever {
  veld(id: string): { readonly label: string; readonly opties?: readonly { readonly waarde: string; readonly label: string }[] } | undefined
}

const VERGELIJK: Readonly<Record<string, string>> = { '=': 'is', '≠': 'is niet', '<': 'is minder dan', '≤': 'is hoogstens', '>': 'is meer dan', '≥': 'is ten minste' }
const VERGELIJK_DAG: Readonly<Record<string, string>> = { '=': 'is', '≠': 'is niet', '<': 'ligt voor', '≤': 'ligt niet na', '>': 'ligt na', '≥': 'ligt niet voor' }
const REKEN: Readonly<Record<string, string>> = { '+': 'plus', '-': 'min', '×': 'keer', '÷': 'gedeeld door' }
const DAG = /^\d{4}-\d\d-\d\d$/
const MAANDEN = ['januari', 'februari', 'maart', 'april', 'mei', 'juni', 'juli', 'augustus', 'september', 'oktober', 'november', 'december']
const DATUMBEWERKING = new Set(['plus-dagen', 'plus-maanden'])
const DATUMFEIT = new Set<string>((Object.keys(feiten) as Feit[]).filter((naam) => feiten[naam].soort === 'datum'))

/** How deep a sentence goes before it only says that there is more. */
const MAX_DIEP = 12

/**
 * An expression as a Dutch sentence without a capital or a full stop: "Kies is Spoedversie en (de leeftijd van de jongere is ten minste 12 of Naam is leeg)".
 * For people who read a form; never throws, also not on a tree that `controleerVorm` refuses.
 */
export function regelInWoorden(expressie: Expressie, namen: Naamgever): string {
  return zeg(expressie, namen, 0)
}

function zeg(knoop: unknown, namen: Naamgever, diep: number): string {
  if (diep > MAX_DIEP) return '…'
  if (typeof knoop === 'boolean') return knoop ? 'ja' : 'nee'
  if (typeof knoop === 'number') return String(knoop).replace('.', ',')
  if (typeof knoop === 'string') return DAG.test(knoop) ? dag(knoop) : `“${knoop.slice(0, 200)}”`
  if (!Array.isArray(knoop) || !vindOperator(knoop[0])) return 'iets dat we niet kennen'
  const [op, ...args] = knoop as [string, ...unknown[]]
  const deel = (i: number) => zeg(args[i], namen, diep + 1)
  switch (op) {
    case 'veld':
    case 'rij':
    case 'ouder':
      return namen.veld(String(args[0]))?.label ?? `een vraag die er niet meer is (${String(args[0]).slice(0, 63)})`
    case 'feit':
      return Object.hasOwn(feiten, String(args[0])) ? feiten[args[0] as Feit].label : 'iets dat we niet kennen'
    case 'en':
    case 'of':
      return tussenIn(knoop, namen, diep) ?? args.map((arg) => tussen(arg, op, namen, diep)).join(` ${op} `)
    case 'niet':
      return ontken(args[0], namen, diep)
    case '=':
    case '≠':
    case '<':
    case '≤':
    case '>':
    case '≥':
      return vergelijk(op, args, namen, diep)
    case 'is-een-van':
      return `${deel(0)} is ${opsomming(args.slice(1).map((arg) => optie(args[0], arg, namen, diep)), 'of') || 'niets'}`
    case 'bevat':
      return `${deel(0)} bevat ${optie(args[0], args[1], namen, diep)}`
    case 'leeg':
      return `${deel(0)} is niet ingevuld`
    case 'gevuld':
      return `${deel(0)} is ingevuld`
    case 'aantal':
      return `het aantal bij ${deel(0)}`
    case 'som':
      return args.length > 1 ? `de som van ${deel(1)} in ${deel(0)}` : `de som van ${deel(0)}`
    case 'enige':
      return `bij een van ${deel(0)}: ${deel(1)}`
    case 'alle':
      return `bij elk van ${deel(0)}: ${deel(1)}`
    case 'aantal-waar':
      return `hoe vaak in ${deel(0)} geldt: ${deel(1)}`
    case 'stijgt':
      return `${deel(0)} stijgt`
    case 'leeftijd-op':
      return `de leeftijd op ${deel(1)} van wie geboren is op ${deel(0)}`
    case 'dagen-tussen':
      return `het aantal dagen van ${deel(0)} tot ${deel(1)}`
    case 'plus-dagen':
      return verschuif(deel(0), args[1], deel(1), 'dagen')
    case 'plus-maanden':
      return verschuif(deel(0), args[1], deel(1), 'maanden')
    case 'woorden':
      return `het aantal woorden van ${deel(0)}`
    case 'als-dan-anders':
      return `${deel(1)} als ${deel(0)}, en anders ${deel(2)}`
    default:
      return op in REKEN ? args.map((_, i) => deel(i)).join(` ${REKEN[op]!} `) : `${op} van ${opsomming(args.map((_, i) => deel(i))) || 'niets'}`
  }
}

const verschuif = (dag: string, aantal: unknown, inWoorden: string, eenheid: string): string => `${dag} ${typeof aantal === 'number' && aantal < 0 ? `min ${inWoorden.slice(1)}` : `plus ${inWoorden}`} ${eenheid}`

/** A part of "en" or "of": between brackets when it is the other of the two. */
function tussen(knoop: unknown, om: string, namen: Naamgever, diep: number): string {
  const tekst = zeg(knoop, namen, diep + 1)
  const op = Array.isArray(knoop) ? (knoop[0] as string) : ''
  return (op === 'en' || op === 'of') && op !== om && (knoop as unknown[]).length > 2 ? `(${tekst})` : tekst
}

/** `a ≤ x en x ≤ b` of one question reads as one: "x is a tot en met b". */
function tussenIn([op, een, twee, ...meer]: readonly unknown[], namen: Naamgever, diep: number): string | null {
  if (op !== 'en' || meer.length > 0 || !Array.isArray(een) || !Array.isArray(twee) || een[0] !== '≤' || twee[0] !== '≤' || Array.isArray(een[1])) return null
  const [x, y] = [een[2] as unknown, twee[1] as unknown]
  if (!Array.isArray(x) || !Array.isArray(y) || x.length !== 2 || x.some((deel, i) => typeof deel !== 'string' || deel !== y[i])) return null
  const [wat, van, tot] = [x, een[1], twee[2]].map((deel) => zeg(deel, namen, diep + 1))
  return `${wat!} ${isDag(een[1]) ? 'ligt van' : 'is'} ${van!} tot en met ${tot!}`
}

const TEGEN: Readonly<Record<string, string>> = { '=': '≠', '≠': '=', '<': '≥', '≤': '>', '>': '≤', '≥': '<', leeg: 'gevuld', gevuld: 'leeg' }
function ontken(knoop: unknown, namen: Naamgever, diep: number): string {
  const op = Array.isArray(knoop) && typeof knoop[0] === 'string' ? knoop[0] : ''
  if (op in TEGEN) return zeg([TEGEN[op], ...(knoop as unknown[]).slice(1)], namen, diep + 1)
  return `niet (${zeg(knoop, namen, diep + 1)})`
}

function vergelijk(op: string, [a, b]: unknown[], namen: Naamgever, diep: number): string {
  const links = zeg(a, namen, diep + 1)
  // A statement compared with ja or nee reads as itself.
  if (typeof b === 'boolean' && (op === '=' || op === '≠')) return isStelling(a) ? (b === (op === '=') ? links : ontken(a, namen, diep)) : `${links} is ${b === (op === '=') ? 'ja' : 'nee'}`
  const dagen = isDag(a) || isDag(b)
  return `${links} ${(dagen ? VERGELIJK_DAG : VERGELIJK)[op]!} ${optie(a, b, namen, diep)}`
}

const isDag = (w: unknown): boolean => (typeof w === 'string' && DAG.test(w)) || (Array.isArray(w) && (DATUMBEWERKING.has(w[0] as string) || (w[0] === 'feit' && DATUMFEIT.has(w[1] as string))))
const STELLING = new Set(['=', '≠', '<', '≤', '>', '≥', 'en', 'of', 'niet', 'is-een-van', 'bevat', 'leeg', 'gevuld', 'enige', 'alle', 'stijgt'])
const isStelling = (w: unknown): boolean => Array.isArray(w) && STELLING.has(w[0] as string)

/** A literal beside a field with options reads as the label of that option. */
function optie(veld: unknown, waarde: unknown, namen: Naamgever, diep: number): string {
  const opties = Array.isArray(veld) && (veld[0] === 'veld' || veld[0] === 'rij' || veld[0] === 'ouder') ? namen.veld(String(veld[1]))?.opties : undefined
  const label = typeof waarde === 'string' ? opties?.find((o) => o.waarde === waarde)?.label : undefined
  return label === undefined ? zeg(waarde, namen, diep + 1) : `“${label}”`
}

const dag = (datum: string): string => `${Number(datum.slice(8))} ${MAANDEN[Number(datum.slice(5, 7)) - 1] ?? datum.slice(5, 7)} ${datum.slice(0, 4)}`
