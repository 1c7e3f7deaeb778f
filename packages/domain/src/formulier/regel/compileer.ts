import type { Expressie } from '../definitie.types.ts'
import { grenzen } from '../grenzen.ts'
import { err, ok, type Result } from '../../kernel/index.ts'
import { vindOperator, type Omgeving, type Rekenaar } from './operatoren.ts'

export interface Regelfout { readonly code: string; readonly melding: string }

/** What an expression reads; `rij` and `ouder` as ids within their row. */
export interface Afhankelijk {
  readonly velden: ReadonlySet<string>
  readonly rij: ReadonlySet<string>
  readonly ouder: ReadonlySet<string>
  readonly feiten: ReadonlySet<string>
}

/**
 * Shape of one expression, without recursion: known operators, number of arguments, depth, size, and cost in the worst case.
 * Null when it is sound. A hostile tree is refused in time proportional to `grenzen.knopen`, whatever its size.
 */
export function controleerVorm(expressie: Expressie): Regelfout | null {
  const stapel: { knoop: unknown; diepte: number; keer: number }[] = [{ knoop: expressie, diepte: 0, keer: 1 }]
  let knopen = 0
  let kosten = 0
  for (let top = stapel.pop(); top; top = stapel.pop()) {
    const { knoop, diepte, keer } = top
    kosten += keer
    if (++knopen > grenzen.knopen) return { code: 'REGEL_TE_GROOT', melding: `Deze regel is te groot: hoogstens ${grenzen.knopen} onderdelen.` }
    if (kosten > grenzen.kosten) return { code: 'REGEL_TE_DUUR', melding: 'Deze regel kost te veel rekentijd. Maak hem eenvoudiger.' }
    if (!Array.isArray(knoop)) {
      if (typeof knoop === 'string' ? knoop.length <= grenzen.tekens : typeof knoop === 'boolean' || (typeof knoop === 'number' && Number.isFinite(knoop))) continue
      return { code: 'REGEL_GEEN_WAARDE', melding: 'Een regel bestaat uit tekst, getallen, ja of nee, en bewerkingen.' }
    }
    if (diepte >= grenzen.diepte) return { code: 'REGEL_TE_DIEP', melding: `Deze regel is te diep genest: hoogstens ${grenzen.diepte} lagen.` }
    const operator = vindOperator(knoop[0])
    if (!operator) return { code: 'REGEL_ONBEKENDE_BEWERKING', melding: typeof knoop[0] === 'string' ? `De bewerking '${knoop[0].slice(0, 40)}' bestaat niet.` : 'Een regel begint met een bewerking.' }
    const aantal = knoop.length - 1
    if (aantal < operator.min || aantal > operator.max) return { code: 'REGEL_AANTAL', melding: `De bewerking '${String(knoop[0])}' heeft ${aantal} waarden, dat klopt niet.` }
    if (operator.naam) {
      if (typeof knoop[1] !== 'string' || knoop[1].length > 63) return { code: 'REGEL_GEEN_NAAM', melding: `Achter '${String(knoop[0])}' hoort een naam.` }
      continue
    }
    for (let i = 1; i < knoop.length; i++) stapel.push({ knoop: knoop[i], diepte: diepte + 1, keer: operator.perRij && i > 1 ? keer * grenzen.rijen : keer })
  }
  return null
}

/** Closures for one expression. Call only on what `controleerVorm` passed: the depth is bounded, so recursion is safe. */
function maak(knoop: unknown): Rekenaar {
  if (!Array.isArray(knoop)) return () => knoop
  const operator = vindOperator(knoop[0])!
  if (operator.naam) return operator.maak([], knoop[1] as string)
  const args: readonly unknown[] = knoop.slice(1)
  const eerste = args[0]
  return operator.maak(args.map(maak), '', args.map((deel) => (Array.isArray(deel) ? undefined : deel)), Array.isArray(eerste) && eerste[0] === 'veld' ? (eerste[1] as string) : undefined)
}

/** Checked and compiled to closures; no code is made from text. */
export function maakRegel(expressie: Expressie): Result<Rekenaar, Regelfout> {
  const fout = controleerVorm(expressie)
  return fout ? err(fout) : ok(maak(expressie))
}

/** Everything an expression reads, found without running it. Reads inside an aggregate that are about its own row are not counted. */
export function leesAfhankelijk(expressie: Expressie): Afhankelijk {
  const uit = { velden: new Set<string>(), rij: new Set<string>(), ouder: new Set<string>(), feiten: new Set<string>() }
  // `laag`: how many aggregates stand around this node; there `rij` is the row of the aggregate
  const stapel: { knoop: unknown; laag: number }[] = [{ knoop: expressie, laag: 0 }]
  for (let top = stapel.pop(); top; top = stapel.pop()) {
    const { knoop, laag } = top
    if (!Array.isArray(knoop)) continue
    const [naam, eerste] = knoop as [string, string]
    if (naam === 'veld') uit.velden.add(eerste)
    else if (naam === 'feit') uit.feiten.add(eerste)
    else if (naam === 'rij' && laag === 0) uit.rij.add(eerste)
    else if (naam === 'ouder' && laag < 2) uit[laag === 0 ? 'ouder' : 'rij'].add(eerste)
    else for (let i = 1; i < knoop.length; i++) stapel.push({ knoop: knoop[i], laag: vindOperator(naam)?.perRij && i > 1 ? laag + 1 : laag })
  }
  return uit
}

/** Runs one expression over loose values; for rule tests, examples and the golden vectors. Unknown is `undefined`. */
export function evalueer(expressie: Expressie, bron: { velden?: Record<string, unknown>; rij?: unknown; ouder?: unknown; feiten?: Record<string, unknown> }): Result<unknown, Regelfout> {
  const regel = maakRegel(expressie)
  if (!regel.ok) return regel
  const lees = (uit: unknown, naam: string) => {
    const w = typeof uit === 'object' && uit !== null && Object.hasOwn(uit, naam) ? (uit as Record<string, unknown>)[naam] : undefined
    return w === null || w === '' ? undefined : w
  }
  const omgeving: Omgeving = { veld: (id) => lees(bron.velden, id), feit: (naam) => lees(bron.feiten, naam), rij: bron.rij, ouder: bron.ouder }
  return ok(regel.value(omgeving))
}
