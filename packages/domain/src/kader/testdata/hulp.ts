import type { Gebeurtenis } from '../../casus/index.ts'
import { dagVan } from '../../kernel/index.ts'
import type { TermijnStand, Voortgang } from '../voortgang.types.ts'

/**
 * Gebeurtenissen in short: `plaatsing 2026-04-24`, `verklarende-analyse!` (vastgesteld), `D1=nee` (poort beslist).
 * Recorded at `op`, or at the instant in front of the line and all after it.
 */
export function gebeurtenissen(op: string, ...regels: string[]): Gebeurtenis[] {
  let moment = op
  return regels.map((regel) => {
    const [, instant, wat = regel] = /^(\S+T\S+) (.*)$/.exec(regel) ?? []
    moment = instant ?? moment
    const poort = /^(\w+)=(ja|nee)$/.exec(wat)
    if (poort) return { op: moment, soort: 'poort-beslist', poort: poort[1], uitkomst: poort[2] } as Gebeurtenis
    if (wat.endsWith('!')) return { op: moment, soort: 'formulier-vastgesteld', formulier: wat.slice(0, -1) } as Gebeurtenis
    const [soort, datum] = wat.split(' ')
    return (datum ? { op: moment, soort, datum } : { op: moment, soort }) as Gebeurtenis
  })
}

export function vind(stand: Voortgang, termijn: string, cyclus = 1): TermijnStand {
  const gevonden = stand.termijnen.find((t) => t.termijn === termijn && t.cyclus === cyclus)
  if (!gevonden) throw new Error(`geen termijn ${termijn} (cyclus ${cyclus})`)
  return gevonden
}

export const trapDag = (stand: Voortgang, termijn: string, trap: string): string | undefined => {
  const e = stand.escalaties.find((x) => x.termijn === termijn && x.trap === trap)
  return e && dagVan(e.op)
}
