import type { CompileVeld } from './compileer.ts'
import type { Pad, Rij } from './definitie.types.ts'
import { ontleedPad } from './pad.ts'
import type { Omgeving } from './regel/index.ts'
import type { Rijwerk } from './rijwerk.ts'
import type { Werking } from './werking.ts'

interface Plaats { readonly veld: CompileVeld; readonly rij: Rij | undefined; readonly ouder: Rij | undefined }

/** The field a visible place belongs to, with the rows around it; null when the place is hidden or does not exist. */
export function vindPlaats(werking: Werking, pad: Pad): Plaats | null {
  const vlak = werking.formulier.velden.get(pad)
  if (vlak) return werking.weg[vlak.nr] ? null : { veld: vlak, rij: undefined, ouder: undefined }
  const ontleed = ontleedPad(pad)
  if (!ontleed) return null
  if (ontleed.reden) {
    const veld = werking.formulier.velden.get(ontleed.delen[0]!)
    return veld && veld.gewenst !== null && !werking.weg[veld.nr] ? { veld, rij: undefined, ouder: undefined } : null
  }
  const { delen } = ontleed
  let veld = werking.formulier.velden.get(delen[0]!)
  if (!veld || werking.weg[veld.nr]) return null
  let rijen = werking.rijen[veld.nr]
  let hier: Rijwerk | undefined
  let ouder: Rijwerk | undefined
  for (let i = 1; i < delen.length; i++) {
    if (i % 2 === 1) {
      const gevonden: Rijwerk | undefined = rijen?.find((werk) => werk.rij._id === delen[i])
      if (!gevonden) return null
      ;[ouder, hier] = [hier, gevonden]
    } else {
      const kind: CompileVeld | undefined = veld.kind.get(delen[i]!)
      if (!kind || hier!.verborgen?.[kind.nr]) return null
      veld = kind
      rijen = hier!.genest?.[kind.nr]
    }
  }
  return ontleed.volgorde && veld.soort !== 'rijen' ? null : { veld, rij: hier?.rij, ouder: ouder?.rij }
}

export const isAlleenLezen = (werking: Werking, pad: Pad): boolean => geldt(werking, pad, (b) => (b.berekening ? true : b.alleenLezen))

/** Does the rule of this place hold? False for a place that is hidden or not there. */
export function geldt(werking: Werking, pad: Pad, welke: (b: CompileVeld) => true | ((o: Omgeving) => unknown) | null): boolean {
  const plaats = vindPlaats(werking, pad)
  if (!plaats) return false
  const regel = welke(plaats.veld)
  return regel === true || (regel !== null && regel(werking.omgeving(plaats.rij, plaats.ouder)) === true)
}
