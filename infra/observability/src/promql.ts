/** A small reader of PromQL: enough to know that an expression can be understood, and which metrics and labels it asks for. */
const TEKEN = /\s*(?:(?<duur>\[(?:\d+(?:ms|[smhdwy]))+\])|(?<getal>\d+(?:\.\d+)?(?:e[+-]?\d+)?)|(?<naam>[A-Za-z_:][\w:]*)|(?<tekst>"(?:[^"\\]|\\.)*")|(?<op>==|!=|>=|<=|=~|!~|[-+*/%^<>=(){},]))/y
const AGGREGATIES = new Set(['sum', 'min', 'max', 'avg', 'count', 'topk', 'bottomk', 'quantile', 'stddev'])
/** Name and how many arguments it takes. */
const FUNCTIES: Readonly<Record<string, number>> = { rate: 1, irate: 1, increase: 1, absent: 1, histogram_quantile: 2, max_over_time: 1, min_over_time: 1, avg_over_time: 1, clamp_min: 2, abs: 1, time: 0, vector: 1 }
const OVER_TIJD = new Set(['rate', 'irate', 'increase', 'max_over_time', 'min_over_time', 'avg_over_time'])
const TWEELEDIG = new Set(['+', '-', '*', '/', '%', '^', '==', '!=', '>', '<', '>=', '<=', 'and', 'or', 'unless'])

interface Teken { readonly soort: string; readonly waarde: string }
export interface Vraag { readonly metriek: string; readonly labels: readonly string[] }

function tekens(bron: string): Teken[] {
  const uit: Teken[] = []
  for (TEKEN.lastIndex = 0; bron.slice(TEKEN.lastIndex).trim() !== ''; ) {
    const van = TEKEN.lastIndex
    const gevonden = TEKEN.exec(bron)
    if (!gevonden) throw new Error(`unreadable at ${bron.slice(van, van + 20)}`)
    const [soort, waarde] = Object.entries(gevonden.groups!).find(([, w]) => w !== undefined)!
    uit.push({ soort, waarde: waarde! })
  }
  return uit
}

/** @throws when the expression is no PromQL */
export function leesPromql(bron: string): Vraag[] {
  const rij = tekens(bron)
  const vragen: Vraag[] = []
  let i = 0
  const zie = (waarde: string): boolean => rij[i]?.waarde === waarde
  const neem = (waarde: string): void => {
    if (!zie(waarde)) throw new Error(`expected ${waarde}, found ${rij[i]?.waarde ?? 'the end'}`)
    i += 1
  }
  const naam = (): string => {
    if (rij[i]?.soort !== 'naam') throw new Error(`expected a name, found ${rij[i]?.waarde ?? 'the end'}`)
    return rij[i++]!.waarde
  }
  function lijst(een: () => void): number {
    neem('(')
    let aantal = 0
    while (!zie(')')) {
      if (aantal > 0) neem(',')
      een()
      aantal += 1
    }
    neem(')')
    return aantal
  }
  function som(): void {
    lid()
    while (TWEELEDIG.has(rij[i]?.waarde ?? '')) {
      i += 1
      lid()
    }
  }
  function lid(): void {
    if (rij[i]?.soort === 'getal') return void (i += 1)
    if (zie('(')) {
      neem('(')
      som()
      return neem(')')
    }
    const wat = naam()
    if (AGGREGATIES.has(wat)) return aggregatie()
    if (zie('(')) return functie(wat)
    selectie(wat)
  }
  function aggregatie(): void {
    const groep = (): void => {
      if (!zie('by') && !zie('without')) return
      i += 1
      lijst(() => void naam())
    }
    groep()
    if (lijst(som) === 0) throw new Error('an aggregation of nothing')
    groep()
  }
  function functie(wat: string): void {
    if (!Object.hasOwn(FUNCTIES, wat)) throw new Error(`unknown function ${wat}`)
    const van = i
    if (lijst(som) !== FUNCTIES[wat]) throw new Error(`${wat} takes ${FUNCTIES[wat]}`)
    if (OVER_TIJD.has(wat) && !rij.slice(van, i).some(({ soort }) => soort === 'duur')) throw new Error(`${wat} needs a span of time`)
  }
  function selectie(metriek: string): void {
    const labels: string[] = []
    if (zie('{')) {
      neem('{')
      while (!zie('}')) {
        if (labels.length > 0) neem(',')
        labels.push(naam())
        if (!['=', '!=', '=~', '!~'].includes(rij[i]?.waarde ?? '')) throw new Error('expected a matcher')
        i += 1
        if (rij[i]?.soort !== 'tekst') throw new Error('expected a text in quotes')
        i += 1
      }
      neem('}')
    }
    if (rij[i]?.soort === 'duur') i += 1
    vragen.push({ metriek, labels })
  }
  som()
  if (i < rij.length) throw new Error(`left over: ${rij.slice(i).map(({ waarde }) => waarde).join(' ')}`)
  return vragen
}
