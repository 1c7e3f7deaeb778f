import { err, ok, type Result } from '../../kernel/index.ts'
import type { Expressie } from '../definitie.types.ts'

/** How a name in `${name}` reads as an expression here; null for a question that is not there or cannot be reached. `.` is the question itself. */
export type Naamlezer = (naam: string) => { readonly bron: Expressie; readonly soort: 'getal' | 'meer' | 'rijen' | 'anders' } | null

type Teken = { readonly soort: 'getal' | 'tekst' | 'naam' | 'veld' | 'op'; readonly w: string }
/** Characters of one expression; longer ones are refused. */
const MAX_TEKENS = 2_000
const MAX_DIEPTE = 20
/** One token at a time from the front; each alternative is linear. */
const TEKEN = /^(?:(\d+(?:\.\d+)?)|"([^"]*)"|'([^']*)'|\$\{\s*([A-Za-z_][\w.-]*)\s*\}|(<=|>=|!=|[()=<>+*,.-])|([A-Za-z_][\w-]*))/

function tekens(tekst: string): Teken[] | null {
  const uit: Teken[] = []
  for (let rest = tekst.trimStart(); rest !== ''; rest = rest.trimStart()) {
    const m = TEKEN.exec(rest)
    if (!m) return null
    const [heel, getal, dubbel, enkel, veld, op, naam] = m
    uit.push(getal !== undefined ? { soort: 'getal', w: getal } : veld !== undefined ? { soort: 'veld', w: veld } : op !== undefined ? { soort: 'op', w: op } : naam !== undefined ? { soort: 'naam', w: naam } : { soort: 'tekst', w: dubbel ?? enkel ?? '' })
    rest = rest.slice(heel.length)
  }
  return uit
}

interface Deel { readonly e: Expressie; readonly soort: 'getal' | 'meer' | 'rijen' | 'anders'; readonly leegTekst?: boolean }
const deel = (e: Expressie, soort: Deel['soort'] = 'anders'): Deel => ({ e, soort })

class Kan extends Error {}
const niet = (wat: string): never => { throw new Kan(wat) }

/**
 * The common subset of the expressions of XLSForm as a rule of ours: comparison, and/or/not, selected(), arithmetic, if(), count(), sum(), today(), date(), empty texts.
 * Anything else is refused with what it stumbled on; never half translated.
 */
export function vanXpath(tekst: string, lees: Naamlezer): Result<Expressie, string> {
  if (tekst.length > MAX_TEKENS) return err('te lang')
  const lijst = tekens(tekst)
  if (!lijst || lijst.length === 0) return err('niet te lezen')
  const lezer = new Ontleder(lijst, lees)
  try {
    return ok(lezer.heel())
  } catch (fout) {
    if (fout instanceof Kan) return err(fout.message)
    throw fout
  }
}

class Ontleder {
  #i = 0
  #diepte = 0
  readonly #lijst: readonly Teken[]
  readonly #lees: Naamlezer
  constructor(lijst: readonly Teken[], lees: Naamlezer) {
    this.#lijst = lijst
    this.#lees = lees
  }

  heel(): Expressie {
    const { e } = this.#of()
    if (this.#i < this.#lijst.length) niet(this.#lijst[this.#i]!.w)
    return e
  }

  #neem(soort: Teken['soort'], ...w: string[]): string | null {
    const t = this.#lijst[this.#i]
    if (t?.soort !== soort || (w.length > 0 && !w.includes(t.w))) return null
    this.#i += 1
    return t.w
  }
  #moet(w: string): void {
    if (this.#neem('op', w) === null) niet(`hier hoort ${w}`)
  }
  #reeks(woord: 'and' | 'or', kind: () => Deel, op: 'en' | 'of'): Deel {
    const delen = [kind()]
    while (this.#neem('naam', woord) !== null) delen.push(kind())
    return delen.length === 1 ? delen[0]! : deel([op, ...delen.map(({ e }) => e)])
  }
  #of = (): Deel => this.#reeks('or', this.#en, 'of')
  #en = (): Deel => this.#reeks('and', this.#vergelijk, 'en')

  #vergelijk = (): Deel => {
    const links = this.#som()
    const op = this.#neem('op', '=', '!=', '<', '<=', '>', '>=')
    if (op === null) return links
    const rechts = this.#som()
    if (rechts.leegTekst || links.leegTekst) {
      const bron = rechts.leegTekst ? links : rechts
      if (op === '=') return deel(['leeg', bron.e])
      if (op === '!=') return deel(['gevuld', bron.e])
      return niet(op)
    }
    if (links.soort === 'meer' || rechts.soort === 'meer') niet('vergelijken met een meerkeuze')
    const [a, b] = links.soort === 'getal' ? [links.e, alsGetal(rechts.e)] : rechts.soort === 'getal' ? [alsGetal(links.e), rechts.e] : [links.e, rechts.e]
    return deel([{ '=': '=', '!=': '≠', '<': '<', '<=': '≤', '>': '>', '>=': '≥' }[op]!, a, b])
  }

  #som(): Deel {
    let links = this.#maal()
    for (let op = this.#neem('op', '+', '-'); op !== null; op = this.#neem('op', '+', '-')) links = deel([op, alsGetal(links.e), alsGetal(this.#maal().e)], 'getal')
    return links
  }
  #maal(): Deel {
    let links = this.#enkel()
    for (;;) {
      const op = this.#neem('op', '*') ?? this.#neem('naam', 'div')
      if (op === null) return links
      links = deel([op === '*' ? '×' : '÷', alsGetal(links.e), alsGetal(this.#enkel().e)], 'getal')
    }
  }

  #enkel(): Deel {
    if (++this.#diepte > MAX_DIEPTE) niet('te diep genest')
    try {
      if (this.#neem('op', '(') !== null) {
        const binnen = this.#of()
        this.#moet(')')
        return binnen
      }
      if (this.#neem('op', '-') !== null) return deel(['-', 0, alsGetal(this.#enkel().e)], 'getal')
      const getal = this.#neem('getal')
      if (getal !== null) return deel(Number(getal), 'getal')
      const tekst = this.#neem('tekst')
      if (tekst !== null) return { e: tekst, soort: 'anders', leegTekst: tekst === '' }
      const veld = this.#neem('veld') ?? this.#neem('op', '.')
      if (veld !== null) {
        const gelezen = this.#lees(veld) ?? niet(veld === '.' ? '.' : `\${${veld}}`)
        return deel(gelezen.bron, gelezen.soort)
      }
      const naam = this.#neem('naam') ?? niet(this.#lijst[this.#i]?.w ?? 'het einde')
      return this.#functie(naam)
    } finally {
      this.#diepte -= 1
    }
  }

  #functie(naam: string): Deel {
    if (this.#neem('op', '(') === null) niet(naam)
    const args: Deel[] = []
    if (this.#neem('op', ')') === null) {
      do args.push(this.#of()); while (this.#neem('op', ',') !== null)
      this.#moet(')')
    }
    const [a, b, c] = args
    const aantal = (n: number) => (args.length === n ? null : niet(`${naam}() met ${args.length} delen`))
    switch (naam) {
      case 'true': return deel(true)
      case 'false': return deel(false)
      case 'today': return deel(['feit', 'vandaag'])
      case 'not': aantal(1); return deel(['niet', a!.e])
      case 'number':
      case 'int': aantal(1); return deel(alsGetal(a!.e), 'getal')
      case 'string':
      case 'date': aantal(1); return a!
      case 'selected': aantal(2); return deel(a!.soort === 'meer' ? ['bevat', a!.e, b!.e] : ['=', a!.e, b!.e])
      case 'if': aantal(3); return deel(['als-dan-anders', a!.e, b!.e, c!.e], b!.soort)
      case 'count': aantal(1); return a!.soort === 'rijen' ? deel(['aantal', lijstVan(a!.e)], 'getal') : niet('count() van iets anders dan een lijst')
      case 'sum': aantal(1); return isLijstveld(a!.e) ? deel(['som', a!.e[1] as Expressie, a!.e[2] as Expressie], 'getal') : niet('sum() van iets anders dan een vraag in een lijst')
      default: return niet(`${naam}()`)
    }
  }
}

/** A question in a list, seen from outside it: only `sum` can use it. */
export const LIJSTVELD = '@lijstveld'
const isLijstveld = (e: Expressie): e is readonly unknown[] => Array.isArray(e) && e[0] === LIJSTVELD
const lijstVan = (e: Expressie): Expressie => (isLijstveld(e) ? (e[1] as Expressie) : e)
const alsGetal = (e: Expressie): Expressie => (typeof e === 'string' && /^-?\d{1,15}(\.\d{1,15})?$/.test(e) ? Number(e) : e)
