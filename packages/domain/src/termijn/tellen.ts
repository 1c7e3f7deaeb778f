import { isAtwVrij, verschuifDag, werkdagenNa, type Kalender } from '../kalender/index.ts'
import { maandenNa, type Dag } from '../kernel/index.ts'
import type { Telregel, Telstap } from './regel.ts'

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

/** Art. 4 ATW: not for termijnen of more than 90 days, twelve weeks or three months, or of years. */
const tenLangVoorAtw = (tel: readonly Telstap[]): boolean =>
  totaal(tel, 'dagen') > 90 || totaal(tel, 'weken') > 12 || totaal(tel, 'maanden') > 3 || totaal(tel, 'jaren') !== 0

/** Art. 1 lid 2 ATW: a termijn that is counted back does not move. */
const teruggeteld = (tel: readonly Telstap[]): boolean => tel.length > 0 && tel[tel.length - 1]!.aantal < 0

/** Is this termijn moved when its normdatum is no werkdag, and by which rule. */
export const geldigeVerschuiving = ({ tel, verschuiving, wettelijk }: Telregel): Telregel['verschuiving'] =>
  verschuiving === 'atw' && (teruggeteld(tel) || (wettelijk && tenLangVoorAtw(tel))) ? 'geen' : verschuiving

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
