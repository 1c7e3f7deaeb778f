import type { EscalatieStand, TermijnStand, Voortgang } from '@regietafel/domain/kader'
import { vrijeDag, type Kalender } from '@regietafel/domain/kalender'
import { dagOp, isWeekend, kortDag, toDag, type Datum, opsomming } from '@regietafel/domain/kernel'
import { rolInZin } from '../zinnen/woorden.ts'
import { bekijk, dagVanDatum, datumOp, type Spel } from './spel.ts'

/** What there is to say on one day of the sample casus. `zinnen`: one per termijn, why its date is what it is and who heard of it. */
export interface Bericht {
  readonly toon: 'te-laat' | 'rustig'
  readonly kop: string
  readonly zinnen: readonly string[]
}

/** Most termijnen told one by one. */
const MAX_VERTELD = 3

const hoofdletter = (zin: string) => zin.charAt(0).toUpperCase() + zin.slice(1)
/** "Escalatie 1", "De herinnering", "Trap X". */
const trapnaam = (trap: string) => (/^E\d+$/.test(trap) ? `Escalatie ${trap.slice(1)}` : /^H\d*$/.test(trap) ? 'De herinnering' : `Trap ${trap}`)
const jaarVan = (datum: Datum) => Number(datum.slice(0, 4))
const toonOp = (op: string, vandaag: Datum) => kortDag(dagOp(Date.parse(op)), jaarVan(vandaag))

/** Feestdagen and closing days that a count of werkdagen skipped between the deadline and the trap: "want di 5 mei is Bevrijdingsdag". */
function waarom(kalender: Kalender, deadline: Datum, op: string, vandaag: Datum): string {
  const van = toDag(deadline)
  const tot = dagOp(Date.parse(op))
  const vrij: string[] = []
  for (let dag = van + 1; dag < tot; dag += 1) {
    const naam = isWeekend(dag) ? null : vrijeDag(kalender, dag)
    if (naam !== null) vrij.push(`${kortDag(dag, jaarVan(vandaag))} is ${naam}`)
  }
  return vrij.length === 0 ? '' : `, want ${opsomming(vrij)}`
}

/** What went off for a termijn, in words, and what comes next. */
function escalatiezinnen(kalender: Kalender, stand: Voortgang, t: TermijnStand, vandaag: Datum): string[] {
  const van = stand.escalaties.filter((e) => e.termijn === t.termijn && e.cyclus === t.cyclus)
  const naar = (e: EscalatieStand) => `naar ${opsomming(e.naar.map((r) => `de ${rolInZin(r)}`))}${e.betaalvlag ? ', met betaalvlag' : ''}`
  let verklaard = false
  const gegaan = van.filter((e) => e.status === 'afgegaan' && e.op >= t.eindeUtc).map((e) => {
    const reden = verklaard ? '' : waarom(kalender, t.deadline, e.op, vandaag)
    verklaard ||= reden !== ''
    return `${trapnaam(e.trap)} ging ${toonOp(e.op, vandaag)} ${naar(e)}${reden}.`
  })
  const komt = van.find((e) => e.status === 'gepland')
  return komt ? [...gegaan, `${trapnaam(komt.trap)} gaat ${toonOp(komt.op, vandaag)} ${naar(komt)}${verklaard ? '' : waarom(kalender, t.deadline, komt.op, vandaag)}.`] : gegaan
}

/** What is late at the end of that day; the termijnen in `eerst` are told first. */
export function maakBericht(spel: Spel, dag: number, eerst: readonly string[], stand: Voortgang = bekijk(spel, dag)): Bericht {
  const vandaag = datumOp(spel, dag)
  const begin = `Op dag ${dag} (${kortDag(toDag(vandaag), jaarVan(spel.plaatsing))})`
  const laat = stand.termijnen.filter((t) => t.toestand === 'verstreken').sort((a, b) => Number(eerst.includes(b.termijn)) - Number(eerst.includes(a.termijn)) || (a.deadline < b.deadline ? -1 : 1))
  const uitleg = (t: TermijnStand) => `${hoofdletter(t.uitleg)}.`
  if (laat.length === 0) return { toon: 'rustig', kop: `${begin} is niets te laat.`, zinnen: rustig(spel, dag, eerst, stand) }
  const titels = laat.map((t) => t.titel)
  const wie = laat.length > MAX_VERTELD ? `${laat.length} termijnen` : opsomming(titels)
  return {
    toon: 'te-laat',
    kop: `${begin}: ${wie} ${laat.length === 1 ? 'is' : 'zijn'} te laat.`,
    zinnen: laat.slice(0, MAX_VERTELD).map((t) => [laat.length > 1 ? `${t.titel}: ${t.uitleg}.` : uitleg(t), ...escalatiezinnen(spel.kalender, stand, t, vandaag)].join(' ')),
  }
}

/** When nothing is late: how what is chosen stands, with its sum. */
function rustig(spel: Spel, dag: number, eerst: readonly string[], stand: Voortgang): string[] {
  const gekozen = stand.termijnen.filter((t) => eerst.includes(t.termijn))
  if (gekozen.length === 0) return stand.termijnen.length === 0 ? ['Er loopt nog geen termijn.'] : []
  return gekozen.slice(-MAX_VERTELD).map((t) => {
    const over = dagVanDatum(spel, t.deadline) - dag
    const hoe = t.toestand === 'afgerond' ? `is klaar${t.teLaat ? ', maar te laat' : ', op tijd'}` : t.toestand === 'vervallen' ? `is vervallen: ${t.vervallenReden ?? 'niet meer nodig'}` : over === 0 ? 'moet vandaag klaar zijn' : `loopt, nog ${over} ${over === 1 ? 'dag' : 'dagen'}`
    return `${t.titel} ${hoe}. ${hoofdletter(t.uitleg)}.`
  })
}

export interface Volgende {
  readonly sleutel: string
  readonly titel: string
  readonly wie: string
  readonly datum: Datum
  readonly dag: number
  /** Days from the day that is looked at; negative is late. */
  readonly over: number
}

/** What is due, the soonest first: open termijnen and open poorten. */
export function watVolgt(spel: Spel, dag: number, stand: Voortgang, hoogstens = 6): readonly Volgende[] {
  const rij = (sleutel: string, titel: string, rol: Parameters<typeof rolInZin>[0], datum: Datum): Volgende => {
    const op = dagVanDatum(spel, datum)
    return { sleutel, titel, wie: rolInZin(rol), datum, dag: op, over: op - dag }
  }
  return [
    ...stand.termijnen.filter((t) => ['loopt', 'nadert', 'verstreken'].includes(t.toestand)).map((t) => rij(`${t.termijn} ${t.cyclus}`, t.titel, t.verantwoordelijk, t.deadline)),
    ...stand.poorten.flatMap((p) => (p.toestand === 'open' && p.uiterlijk !== null ? [rij(`poort ${p.poort}`, `Besluit ${p.poort}: ${p.vraag}`, p.rol, p.uiterlijk)] : [])),
  ].sort((a, b) => a.dag - b.dag || (a.titel < b.titel ? -1 : 1)).slice(0, hoogstens)
}
