import { err, ok, type Moment, type Result } from '@regietafel/domain/kernel'
import type { Kaderfout } from '../kadertypes.ts'
import type { KaderWeigering } from './weigering.ts'

/** What the decisions about a concept look at. Ids of gebruikers. */
export interface Conceptstand {
  readonly status: 'concept' | 'ter-goedkeuring'
  readonly revisie: number
  readonly bewerkers: readonly string[]
  readonly ingediendDoor: string | null
  readonly gewijzigdOp: string
}

/** Four eyes: handed in, and by somebody who did not work on it. Whoever hands it in counts as having worked on it. */
export const magGoedkeuren = ({ status, bewerkers, ingediendDoor }: Conceptstand, ik: string): boolean =>
  status === 'ter-goedkeuring' && !bewerkers.includes(ik) && ingediendDoor !== ik

/** Nothing changes while a colleague reads it, nor over what somebody else saved in between. `laatste`: her name. */
export function decideWijzigen(stand: Conceptstand, revisie: number, laatste: string): Result<null, KaderWeigering> {
  if (stand.status !== 'concept') return err({ code: 'KADER_INGEDIEND' })
  return zelfdeRevisie(stand, revisie, laatste)
}

interface Indiening { readonly revisie: number; readonly laatste: string; readonly problemen: readonly Kaderfout[]; readonly ongewijzigdSinds: number | null; readonly vierOgen: boolean; readonly goedkeurders: number }

/** Publishes at once, or waits for the second pair of eyes. */
export function decideIndienen(stand: Conceptstand, { revisie, laatste, problemen, ongewijzigdSinds, vierOgen, goedkeurders }: Indiening): Result<'gepubliceerd' | 'ter-goedkeuring', KaderWeigering> {
  const wijzigen = decideWijzigen(stand, revisie, laatste)
  if (!wijzigen.ok) return wijzigen
  if (problemen.length > 0) return err({ code: 'KADER_PROBLEMEN', fouten: problemen })
  if (ongewijzigdSinds !== null) return err({ code: 'KADER_ONGEWIJZIGD', versie: ongewijzigdSinds })
  if (!vierOgen) return ok('gepubliceerd')
  return goedkeurders > 0 ? ok('ter-goedkeuring') : err({ code: 'KADER_GEEN_GOEDKEURDER' })
}

/** The kader is looked at again: a form or a role may have gone since it was handed in. */
export function decideGoedkeuren(stand: Conceptstand, { ik, revisie, laatste, problemen }: { readonly ik: string; readonly revisie: number; readonly laatste: string; readonly problemen: readonly Kaderfout[] }): Result<null, KaderWeigering> {
  if (stand.status !== 'ter-goedkeuring') return err({ code: 'KADER_NIET_INGEDIEND' })
  if (!magGoedkeuren(stand, ik)) return err({ code: 'KADER_EIGEN_WERK' })
  const zelfde = zelfdeRevisie(stand, revisie, laatste)
  if (!zelfde.ok) return zelfde
  return problemen.length > 0 ? err({ code: 'KADER_PROBLEMEN', fouten: problemen }) : ok(null)
}

/** Anybody but who handed it in: who worked on it too may find a mistake, and a concept of somebody who left must not stay stuck. */
export function decideTerugsturen({ status, ingediendDoor }: Conceptstand, ik: string): Result<null, KaderWeigering> {
  if (status !== 'ter-goedkeuring') return err({ code: 'KADER_NIET_INGEDIEND' })
  return ingediendDoor === ik ? err({ code: 'KADER_ZELF_INGEDIEND' }) : ok(null)
}

export function decideTerugtrekken({ status, ingediendDoor }: Conceptstand, ik: string): Result<null, KaderWeigering> {
  if (status !== 'ter-goedkeuring') return err({ code: 'KADER_NIET_INGEDIEND' })
  return ingediendDoor === ik ? ok(null) : err({ code: 'KADER_VAN_EEN_ANDER' })
}

const zelfdeRevisie = ({ revisie: nu, gewijzigdOp }: Conceptstand, revisie: number, laatste: string): Result<null, KaderWeigering> =>
  nu === revisie ? ok(null) : err({ code: 'KADER_GEWIJZIGD', door: laatste, op: gewijzigdOp as Moment })

/**
 * May this kader be used so? `stappen` of its live version; null while nothing is published. That there is one standaard, and that it is moved
 * by naming another and never taken away, is kept where it is stored: two may choose at once.
 */
export function decideInzet(stappen: number | null, { inzet, standaard }: { readonly inzet: 'hoofd' | 'naast' | 'uit'; readonly standaard?: boolean | undefined }): Result<null, KaderWeigering> {
  if (stappen === null) return err({ code: 'KADER_NIET_GEPUBLICEERD' })
  if (standaard && inzet !== 'hoofd') return err({ code: 'KADER_STANDAARD_HOOFD' })
  return inzet === 'hoofd' && stappen === 0 ? err({ code: 'KADER_ZONDER_STAPPEN' }) : ok(null)
}
