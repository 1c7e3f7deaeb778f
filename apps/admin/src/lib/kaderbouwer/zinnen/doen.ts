import type { Kaderbouw } from '../bouw.ts'
import { metFormulieren, samen, type Bewerk } from './zetters/index.ts'

/** One act from a sentence. A form of the gemeente that is pointed at for the first time comes into the kader with it. Without effect it is no act. */
export function doeIn(bouw: Kaderbouw, wat: string, bewerk: Bewerk): void {
  const heel = samen(bewerk, metFormulieren(bouw.blad.formulieren))
  if (!bouw.alleenLezen && heel(bouw.kader) !== bouw.kader) bouw.voer(wat, heel)
}
