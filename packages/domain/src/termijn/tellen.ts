import { isAtwVrij, verschuifDag, werkdagenNa, type Kalender } from '../kalender/index.ts'
import { beginVanDagMs, dagOp, maandenNa, type Dag } from '../kernel/index.ts'
import type { Telregel, Telstap } from './regel.ts'

const MS_PER_UUR = 3_600_000

/** The hours of a rule that counts from an instant instead of a day; null for one that counts days. */
export const urenVan = (tel: readonly Telstap[]): number | null => (tel.length === 1 && tel[0]!.eenheid === 'uren' ? tel[0]!.aantal : null)

/** First instant that is late, ms: hours that really pass, so a night of 23 or 25 hours makes no difference. Never moves (art. 4 ATW). */
export const eindeNaUren = (ankerMs: number, uren: number): number => ankerMs + uren * MS_PER_UUR

/** Days of 00:00 to 00:00; `uren` here counts from the start of the day, for what is drawn. */
export function telStap(kalender: Kalender, dag: Dag, { aantal, eenheid }: Telstap): Dag {
  switch (eenheid) {
    case 'dagen':
      return dag + aantal
    case 'werkdagen':
      return werkdagenNa(kalender, dag, aantal)
    case 'weken':
      return dag + 7 * aantal
    case 'maanden':
      return maandenNa(dag, aantal)
    case 'jaren':
      return maandenNa(dag, 12 * aantal)
    case 'uren':
      return dagOp(beginVanDagMs(dag) + aantal * MS_PER_UUR)
  }
}

/** The normdatum: the day the rule names, before verschuiving. */
export function normdag(kalender: Kalender, anker: Dag, tel: readonly Telstap[]): Dag {
  let dag = anker
  for (let i = 0; i < tel.length; i += 1) dag = telStap(kalender, dag, tel[i]!)
  return dag
}

const totaal = (tel: readonly Telstap[], eenheid: Telstap['eenheid']): number =>
  tel.reduce((som, stap) => (stap.eenheid === eenheid ? som + stap.aantal : som), 0)

/** Art. 4 ATW: not for termijnen in hours, nor of more than 90 days, twelve weeks or three months, or of years. */
const tenLangVoorAtw = (tel: readonly Telstap[]): boolean =>
  totaal(tel, 'dagen') > 90 || totaal(tel, 'weken') > 12 || totaal(tel, 'maanden') > 3 || totaal(tel, 'jaren') !== 0 || tel.some(({ eenheid }) => eenheid === 'uren')

/** Art. 1 lid 2 ATW: a termijn that is counted back does not move. The same holds for every verschuiving. */
const teruggeteld = (tel: readonly Telstap[]): boolean => tel.length > 0 && tel[tel.length - 1]!.aantal < 0

/** Is this termijn moved when its normdatum is no werkdag, and by which rule. */
export const geldigeVerschuiving = ({ tel, verschuiving, wettelijk }: Telregel): Telregel['verschuiving'] =>
  teruggeteld(tel) || (verschuiving === 'atw' && wettelijk && tenLangVoorAtw(tel)) ? 'geen' : verschuiving

/** Art. 2 ATW: a termijn of at least three days has at least two days that are no Saturday, Sunday or feestdag. */
const heeftArt2 = ({ tel, verschuiving, wettelijk }: Telregel): boolean =>
  wettelijk && verschuiving === 'atw' && (tel.length > 1 || tel[0]?.eenheid !== 'dagen' || tel[0].aantal >= 3) && !teruggeteld(tel) && !tenLangVoorAtw(tel)

/** Extends `dag` until two such days lie after the anker. Closing days of a gemeente count as days here: the wet does not know them. */
function metTweeWerkdagen(kalender: Kalender, anker: Dag, dag: Dag): Dag {
  let geteld = 0
  let d = anker
  while (geteld < 2) {
    d += 1
    if (!isAtwVrij(kalender, d)) geteld += 1
  }
  return Math.max(d, dag)
}

/** The deadline: the last day on which it is in time. */
export function deadlinedag(kalender: Kalender, anker: Dag, norm: Dag, regel: Telregel): Dag {
  const verschoven = regel.verschuiving === 'geen' ? norm : verschuifDag(kalender, norm, geldigeVerschuiving(regel))
  return regel.wettelijk && heeftArt2(regel) ? metTweeWerkdagen(kalender, anker, verschoven) : verschoven
}
