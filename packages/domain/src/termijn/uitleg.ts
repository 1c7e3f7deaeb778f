import { isAtwVrij, vrijeDag, type Kalender } from '../kalender/index.ts'
import { dagOp, jaarVan, kortDag, tijdVan, toDatum, type Dag, type Datum } from '../kernel/index.ts'
import type { Eenheid, Telregel, Telstap } from './regel.ts'
import { eindeNaUren, geldigeVerschuiving, telStap } from './tellen.ts'

export interface UitlegDeel {
  readonly tekst: string
  readonly datum: Datum
}

export interface Uitleg {
  /** One sentence: "plaatsing vr 24 apr + 7 dagen = vr 1 mei; verschuift niet". */
  readonly uitleg: string
  /** The same sum, one line per step; the date is where the count stands after that line. */
  readonly uitlegDelen: readonly UitlegDeel[]
}

export interface TeUitleggen {
  readonly regel: Telregel
  /** How the anker reads: "plaatsing". */
  readonly anker: string
  readonly ankerdag: Dag
  /** Where the count stands after the steps of the rule and `erbij`. */
  readonly normdag: Dag
  /** What was added to the count: opschorting, verlenging. `tekst` without the day it comes to. */
  readonly erbij?: readonly { readonly tekst: string; readonly dag: Dag }[]
  /** After verschuiving, before `plafond`. */
  readonly verschoven: Dag
  readonly deadline: Dag
  /** How the cap reads: "dag 28". */
  readonly plafond?: string | undefined
}

const ENKELVOUD: Record<Eenheid, string> = { dagen: 'dag', werkdagen: 'werkdag', weken: 'week', maanden: 'maand', jaren: 'jaar', uren: 'uur' }
/** "3 jaar", not "3 jaren": years and hours are counted in the singular. */
const hoeveel = ({ aantal, eenheid }: Telstap): string => {
  const n = Math.abs(aantal)
  return `${aantal < 0 ? '−' : '+'} ${n} ${n === 1 || eenheid === 'jaren' || eenheid === 'uren' ? ENKELVOUD[eenheid] : eenheid}`
}

/** Names of the free days from `van` up to `tot`, each once. `atw`: only those that move a termijn of the wet; a closing day of the gemeente does not. */
function vrijeDagen(kalender: Kalender, van: Dag, tot: Dag, atw = false): string[] {
  const namen: string[] = []
  const stap = tot < van ? -1 : 1
  for (let dag = van; stap > 0 ? dag < tot : dag > tot; dag += stap) {
    const naam = atw && !isAtwVrij(kalender, dag) ? null : vrijeDag(kalender, dag)
    if (naam !== null && !namen.includes(naam)) namen.push(naam)
  }
  return namen
}

/** In the sum, the days with a name that a count of werkdagen skips: " (zonder Hemelvaartsdag)". */
function overgeslagen(kalender: Kalender, van: Dag, tot: Dag, { eenheid }: Telstap): string {
  const namen = eenheid === 'werkdagen' ? vrijeDagen(kalender, van, tot).filter((naam) => naam !== 'weekend') : []
  return namen.length > 0 ? ` (zonder ${namen.join(', ')})` : ''
}

/** The year is written when it is another than that of the anker; always, when the count spans years. */
export function legUit(kalender: Kalender, t: TeUitleggen): Uitleg {
  const jaar = jaarVan(t.ankerdag)
  const referentie = jaarVan(t.deadline) - jaar > 1 ? undefined : jaar
  const toon = (dag: Dag) => kortDag(dag, referentie)
  const delen: UitlegDeel[] = [{ tekst: `${t.anker} ${toon(t.ankerdag)}`, datum: toDatum(t.ankerdag) }]
  let uitleg = delen[0]!.tekst
  const voegToe = (tekst: string, dag: Dag, zin: string) => {
    delen.push({ tekst, datum: toDatum(dag) })
    uitleg += zin
  }

  let dag = t.ankerdag
  for (const stap of t.regel.tel) {
    const van = dag
    dag = telStap(kalender, dag, stap)
    const tekst = `${hoeveel(stap)} = ${toon(dag)}`
    voegToe(tekst + overgeslagen(kalender, van, dag, stap), dag, ` ${tekst}`)
  }

  for (const { tekst: wat, dag: naar } of t.erbij ?? []) {
    const tekst = `${wat} = ${toon(naar)}`
    voegToe(tekst, naar, `; ${tekst}`)
  }

  const atw = geldigeVerschuiving(t.regel) === 'atw'
  if (t.verschoven !== t.normdag) {
    const vrij = vrijeDagen(kalender, t.normdag, t.verschoven, atw)
    // After an opschorting the sentence is long enough: a weekend explains itself.
    const redenen = t.erbij?.length && vrij.join() === 'weekend' ? [] : vrij
    const tekst = vrij.length > 0 ? `verschuift naar ${toon(t.verschoven)}` : `verlengd tot ${toon(t.verschoven)} (ten minste twee werkdagen)`
    const waarom = redenen.length > 0 ? ` (${redenen.join(', ')})` : ''
    voegToe(`${tekst}${waarom}`, t.verschoven, `${waarom}; ${tekst}`)
  } else if (geldigeVerschuiving(t.regel) === 'geen' && t.regel.tel.at(-1)?.eenheid !== 'werkdagen') {
    voegToe('verschuift niet', t.verschoven, '; verschuift niet')
  } else if (atw && vrijeDag(kalender, t.normdag) !== null) {
    const tekst = `verschuift niet (${vrijeDag(kalender, t.normdag)} is geen feestdag)`
    voegToe(tekst, t.verschoven, `; ${tekst}`)
  }
  if (t.plafond !== undefined && t.deadline !== t.verschoven) {
    const tekst = `niet later dan ${t.plafond}: ${toon(t.deadline)}`
    voegToe(tekst, t.deadline, `; ${tekst}`)
  }
  return { uitleg, uitlegDelen: delen }
}

export interface UrenUitTeLeggen {
  readonly anker: string
  readonly ankerMs: number
  readonly uren: number
}

/** "registratie za 28 mrt 20:00 + 12 uur = zo 29 mrt 09:00; verschuift niet": clock times in Amsterdam, so the night of the change shows. */
export function legUrenUit({ anker, ankerMs, uren }: UrenUitTeLeggen): Uitleg {
  const eindeMs = eindeNaUren(ankerMs, uren)
  const jaar = jaarVan(dagOp(ankerMs))
  const toon = (ms: number) => `${kortDag(dagOp(ms), jaar)} ${tijdVan(ms)}`
  const regels = [
    { tekst: `${anker} ${toon(ankerMs)}`, datum: toDatum(dagOp(ankerMs)) },
    { tekst: `${hoeveel({ aantal: uren, eenheid: 'uren' })} = ${toon(eindeMs)}`, datum: toDatum(dagOp(eindeMs)) },
    { tekst: 'verschuift niet', datum: toDatum(dagOp(eindeMs)) },
  ]
  return { uitleg: `${regels[0]!.tekst} ${regels[1]!.tekst}; ${regels[2]!.tekst}`, uitlegDelen: regels }
}
