import { isWerkdagOp, vrijeDag, type Kalender } from '@regietafel/domain/kalender'
import { delenVan, dagUit, isWeekend, kortDag, toDag, toDatum, urenTussen, weekdagVan, type Dag, type Datum } from '@regietafel/domain/kernel'
import { normdag, type Telstap } from '@regietafel/domain/termijn'

/** A day to begin the sample casus on, and why it is one to look at. */
export interface Begindag { readonly sleutel: string; readonly datum: Datum; readonly label: string }

const VOORUIT = 400

const feestdagOp = (kalender: Kalender, dag: Dag): string | null => (isWeekend(dag) || isWerkdagOp(kalender, dag) ? null : vrijeDag(kalender, dag))
const eerste = (van: Dag, klopt: (dag: Dag) => boolean): Dag | null => {
  for (let dag = van; dag < van + VOORUIT; dag += 1) if (klopt(dag)) return dag
  return null
}

const naWeekend = (dag: Dag): Dag => (isWeekend(dag) ? naWeekend(dag + 1) : dag)

/** The last werkdag up to 18 December. */
function voorKerst(kalender: Kalender, jaar: number): Dag {
  let dag = dagUit(jaar, 12, 18)
  while (!isWerkdagOp(kalender, dag)) dag -= 1
  return dag
}

/**
 * Days from `vandaag` on at which a kader shows its edges: the werkdag before a feestdag, the day from which the chosen count ends on a
 * feestdag, the week before Christmas, and the day before the clock changes. Each day once.
 */
export function begindagen(kalender: Kalender, vandaag: Datum, tel: readonly Telstap[] | null): readonly Begindag[] {
  const nu = toDag(vandaag)
  const jaar = delenVan(nu).jaar
  const toon = (dag: Dag) => kortDag(dag, jaar)
  const lijst: Begindag[] = []
  const zet = (sleutel: string, dag: Dag | null, wat: string) => {
    if (dag !== null && !lijst.some((b) => b.datum === toDatum(dag))) lijst.push({ sleutel, datum: toDatum(dag), label: `${toon(dag)}, ${wat}` })
  }
  zet('vandaag', nu, 'vandaag')
  const voor = eerste(nu + 1, (dag) => isWerkdagOp(kalender, dag) && feestdagOp(kalender, naWeekend(dag + 1)) !== null)
  if (voor !== null) zet('voor-feestdag', voor, `vlak voor ${feestdagOp(kalender, naWeekend(voor + 1))!}`)
  if (tel && tel.length > 0 && tel.every(({ eenheid }) => eenheid !== 'uren')) {
    const op = eerste(nu, (dag) => isWerkdagOp(kalender, dag) && feestdagOp(kalender, normdag(kalender, dag, tel)) !== null)
    if (op !== null) zet('op-feestdag', op, `de uiterste dag valt op ${feestdagOp(kalender, normdag(kalender, op, tel))!}`)
  }
  const kerst = voorKerst(kalender, jaar)
  zet('kerst', kerst >= nu ? kerst : voorKerst(kalender, jaar + 1), 'de week voor kerst')
  const wissel = eerste(nu, (dag) => weekdagVan(dag) === 6 && urenTussen(toDatum(dag + 1), toDatum(dag + 2)) !== 24)
  if (wissel !== null) zet('klok', wissel, urenTussen(toDatum(wissel + 1), toDatum(wissel + 2)) === 23 ? 'de nacht naar de zomertijd' : 'de nacht naar de wintertijd')
  return lijst
}
