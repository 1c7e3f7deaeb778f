import { err, ok, type Moment, type Result } from '@regietafel/domain/kernel'
import type { ConceptWeigering, Conceptfout, Woord } from './weigering.ts'

/** What the decisions about a concept look at. Ids of gebruikers. */
export interface Conceptstand {
  readonly status: 'concept' | 'ter-goedkeuring'
  readonly revisie: number
  readonly bewerkers: readonly string[]
  readonly ingediendDoor: string | null
  readonly gewijzigdOp: string
}

interface Indiening { readonly revisie: number; readonly laatste: string; readonly problemen: readonly Conceptfout[]; readonly ongewijzigdSinds: number | null; readonly vierOgen: boolean; readonly goedkeurders: number }

/** Four eyes: handed in, and by somebody who did not work on it. Whoever hands it in counts as having worked on it. */
export const magGoedkeuren = ({ status, bewerkers, ingediendDoor }: Conceptstand, ik: string): boolean =>
  status === 'ter-goedkeuring' && !bewerkers.includes(ik) && ingediendDoor !== ik

/** The decisions about a concept, the same for a kader and a form; the refusals carry their word. */
export function besluitenOver<W extends Woord>(woord: W) {
  type Uit<T> = Result<T, ConceptWeigering<W>>

  const zelfdeRevisie = ({ revisie: nu, gewijzigdOp }: Conceptstand, revisie: number, laatste: string): Uit<null> =>
    nu === revisie ? ok(null) : err({ code: `${woord}_GEWIJZIGD`, door: laatste, op: gewijzigdOp as Moment })

  /** Nothing changes while a colleague reads it, nor over what somebody else saved in between. `laatste`: her name. */
  function decideWijzigen(stand: Conceptstand, revisie: number, laatste: string): Uit<null> {
    if (stand.status !== 'concept') return err({ code: `${woord}_INGEDIEND` })
    return zelfdeRevisie(stand, revisie, laatste)
  }

  /** Publishes at once, or waits for the second pair of eyes. */
  function decideIndienen(stand: Conceptstand, { revisie, laatste, problemen, ongewijzigdSinds, vierOgen, goedkeurders }: Indiening): Uit<'gepubliceerd' | 'ter-goedkeuring'> {
    const wijzigen = decideWijzigen(stand, revisie, laatste)
    if (!wijzigen.ok) return wijzigen
    if (problemen.length > 0) return err({ code: `${woord}_PROBLEMEN`, fouten: problemen })
    if (ongewijzigdSinds !== null) return err({ code: `${woord}_ONGEWIJZIGD`, versie: ongewijzigdSinds })
    if (!vierOgen) return ok('gepubliceerd')
    return goedkeurders > 0 ? ok('ter-goedkeuring') : err({ code: `${woord}_GEEN_GOEDKEURDER` })
  }

  /** It is looked at again: what it leans on may have gone since it was handed in. */
  function decideGoedkeuren(stand: Conceptstand, { ik, revisie, laatste, problemen }: { readonly ik: string; readonly revisie: number; readonly laatste: string; readonly problemen: readonly Conceptfout[] }): Uit<null> {
    if (stand.status !== 'ter-goedkeuring') return err({ code: `${woord}_NIET_INGEDIEND` })
    if (!magGoedkeuren(stand, ik)) return err({ code: `${woord}_EIGEN_WERK` })
    const zelfde = zelfdeRevisie(stand, revisie, laatste)
    if (!zelfde.ok) return zelfde
    return problemen.length > 0 ? err({ code: `${woord}_PROBLEMEN`, fouten: problemen }) : ok(null)
  }

  /** Anybody but who handed it in: who worked on it too may find a mistake, and a concept of somebody who left must not stay stuck. */
  function decideTerugsturen({ status, ingediendDoor }: Conceptstand, ik: string): Uit<null> {
    if (status !== 'ter-goedkeuring') return err({ code: `${woord}_NIET_INGEDIEND` })
    return ingediendDoor === ik ? err({ code: `${woord}_ZELF_INGEDIEND` }) : ok(null)
  }

  function decideTerugtrekken({ status, ingediendDoor }: Conceptstand, ik: string): Uit<null> {
    if (status !== 'ter-goedkeuring') return err({ code: `${woord}_NIET_INGEDIEND` })
    return ingediendDoor === ik ? ok(null) : err({ code: `${woord}_VAN_EEN_ANDER` })
  }

  return { decideWijzigen, decideIndienen, decideGoedkeuren, decideTerugsturen, decideTerugtrekken }
}
