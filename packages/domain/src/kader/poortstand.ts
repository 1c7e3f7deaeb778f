import { toDatum, toInstant } from '../kernel/index.ts'
import { normdag } from '../termijn/index.ts'
import type { Poortdefinitie } from './definitie.ts'
import type { Context } from './termijnstand.ts'
import type { PoortStand } from './voortgang.types.ts'

/** Where a poort stands. It opens with the first of what opens it; the decision that holds is the last one. */
export function werkPoortUit({ feiten, kalender }: Context, poort: Poortdefinitie): PoortStand {
  const opening = feiten.feit(poort.opent)
  const besluit = feiten.besluit(poort.poort)
  const toestand = besluit ? 'beslist' : !feiten.open ? 'vervallen' : opening ? 'open' : 'nog-niet'
  return {
    poort: poort.poort,
    vraag: poort.vraag,
    rol: poort.rol,
    laan: poort.laan,
    toestand,
    uiterlijk: opening ? toDatum(normdag(kalender, opening.dag, poort.binnen)) : null,
    uitkomst: besluit ? (besluit.detail as 'ja' | 'nee') : null,
    beslistOp: besluit ? toInstant(besluit.op) : null,
    na: poort.na,
    uitkomsten: poort.uitkomsten,
  }
}
