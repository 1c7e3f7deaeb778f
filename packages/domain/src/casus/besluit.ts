import type { Datum, Moment } from '../kernel/index.ts'
import { err, ok, type Result } from '../kernel/index.ts'
import { leeftijdOp, type CasusFeiten } from './feiten.ts'
import type { Gebeurtenis } from './gebeurtenis.ts'

/**
 * The acts on a casus: each gets the facts and answers with the gebeurtenis to append, or with why not.
 * A day in the future is refused: the clock of the kader starts on what has happened, and a plan that does not
 * come true would have to be taken back, which an append-only record cannot. A planned date belongs in the afspraken.
 */
export type BesluitFout =
  | { readonly code: 'CASUS_AFGESLOTEN' }
  | { readonly code: 'CASUS_NIET_AFGESLOTEN' }
  | { readonly code: 'DATUM_IN_TOEKOMST' }
  | { readonly code: 'DATUM_VOOR_GEBOORTE'; readonly geboortedatum: Datum }
  | { readonly code: 'DATUM_VOOR_PLAATSING'; readonly plaatsing: Datum }
  | { readonly code: 'DATUM_VOOR_START'; readonly start: Datum }
  | { readonly code: 'AL_GEPLAATST'; readonly plaatsing: Datum }
  | { readonly code: 'NIET_GEPLAATST' }
  | { readonly code: 'EEN_OP_EEN_LOOPT_AL'; readonly start: Datum }
  | { readonly code: 'EEN_OP_EEN_LOOPT_NIET' }
  | { readonly code: 'POORT_NIET_OPEN' }
  | { readonly code: 'POORT_AL_BESLIST' }
  | { readonly code: 'MOTIVERING_ONTBREEKT' }
  | { readonly code: 'LEEFTIJD_BUITEN_BEREIK' }

export interface BesluitContext {
  readonly feiten: CasusFeiten
  readonly nu: Moment
  /** Today on the Amsterdam calendar. */
  readonly vandaag: Datum
  readonly geboortedatum: Datum
}

type Uitkomst = Result<Gebeurtenis, BesluitFout>

function checkDatum({ feiten, vandaag, geboortedatum }: BesluitContext, datum: Datum): BesluitFout | null {
  if (!feiten.open) return { code: 'CASUS_AFGESLOTEN' }
  if (datum > vandaag) return { code: 'DATUM_IN_TOEKOMST' }
  if (datum < geboortedatum) return { code: 'DATUM_VOOR_GEBOORTE', geboortedatum }
  return null
}

export function decidePlaatsing(context: BesluitContext, datum: Datum): Uitkomst {
  const fout = checkDatum(context, datum)
  if (fout) return err(fout)
  if (context.feiten.plaatsing) return err({ code: 'AL_GEPLAATST', plaatsing: context.feiten.plaatsing })
  return ok({ op: context.nu, soort: 'plaatsing', datum })
}

export function decideOverplaatsing(context: BesluitContext, datum: Datum): Uitkomst {
  const fout = checkDatum(context, datum)
  if (fout) return err(fout)
  const { plaatsing } = context.feiten
  if (!plaatsing) return err({ code: 'NIET_GEPLAATST' })
  if (datum <= plaatsing) return err({ code: 'DATUM_VOOR_PLAATSING', plaatsing })
  return ok({ op: context.nu, soort: 'overplaatsing', datum })
}

/** Needs no plaatsing: 1-op-1 also happens at home, and may begin before a place is found. */
export function decideStart1op1(context: BesluitContext, datum: Datum): Uitkomst {
  const fout = checkDatum(context, datum)
  if (fout) return err(fout)
  const { eenOpEen } = context.feiten
  if (eenOpEen) return err({ code: 'EEN_OP_EEN_LOOPT_AL', start: eenOpEen })
  return ok({ op: context.nu, soort: 'een-op-een-gestart', datum })
}

export function decideBeeindig1op1(context: BesluitContext, datum: Datum): Uitkomst {
  const fout = checkDatum(context, datum)
  if (fout) return err(fout)
  const { eenOpEen } = context.feiten
  if (!eenOpEen) return err({ code: 'EEN_OP_EEN_LOOPT_NIET' })
  if (datum < eenOpEen) return err({ code: 'DATUM_VOOR_START', start: eenOpEen })
  return ok({ op: context.nu, soort: 'een-op-een-beeindigd', datum })
}

/** `toestand` is that of the poort in `voortgang`; it opens when the evaluatie before it is vastgesteld. */
export function decidePoort(
  context: BesluitContext,
  toestand: 'nog-niet' | 'open' | 'beslist' | 'vervallen',
  besluit: { readonly poort: string; readonly uitkomst: 'ja' | 'nee'; readonly motivering: string },
): Uitkomst {
  if (!context.feiten.open) return err({ code: 'CASUS_AFGESLOTEN' })
  if (toestand === 'beslist') return err({ code: 'POORT_AL_BESLIST' })
  if (toestand !== 'open') return err({ code: 'POORT_NIET_OPEN' })
  if (besluit.motivering.trim() === '') return err({ code: 'MOTIVERING_ONTBREEKT' })
  return ok({ op: context.nu, soort: 'poort-beslist', poort: besluit.poort, uitkomst: besluit.uitkomst, motivering: besluit.motivering, datum: context.vandaag })
}

export function decideSluiten({ feiten, nu, vandaag }: BesluitContext, reden: string): Uitkomst {
  if (!feiten.open) return err({ code: 'CASUS_AFGESLOTEN' })
  if (reden.trim() === '') return err({ code: 'MOTIVERING_ONTBREEKT' })
  return ok({ op: nu, soort: 'casus-afgesloten', datum: vandaag, reden })
}

export function decideHeropenen({ feiten, nu, vandaag }: BesluitContext, reden: string): Uitkomst {
  if (feiten.open) return err({ code: 'CASUS_NIET_AFGESLOTEN' })
  if (reden.trim() === '') return err({ code: 'MOTIVERING_ONTBREEKT' })
  return ok({ op: nu, soort: 'casus-heropend', datum: vandaag, reden })
}

/** Jeugdhulp goes on at most until somebody turns 23 (bron: Jw 1.1, verlengde jeugdhulp). */
const LEEFTIJD_TOT = 23

/** A new casus begins with the day the aanvraag came in. */
export function decideAanvraag({ nu, vandaag, geboortedatum, datum }: { readonly nu: Moment; readonly vandaag: Datum; readonly geboortedatum: Datum; readonly datum: Datum }): Uitkomst {
  if (geboortedatum > vandaag || leeftijdOp(geboortedatum, vandaag) >= LEEFTIJD_TOT) return err({ code: 'LEEFTIJD_BUITEN_BEREIK' })
  if (datum > vandaag) return err({ code: 'DATUM_IN_TOEKOMST' })
  if (datum < geboortedatum) return err({ code: 'DATUM_VOOR_GEBOORTE', geboortedatum })
  return ok({ op: nu, soort: 'aanvraag', datum })
}

/** Something a kader waits for, on a day and, where hours count from it, at a moment of that day. */
export type Registratie =
  | { readonly soort: 'registratie'; readonly registratie: string; readonly datum: Datum; readonly moment?: Moment }
  | { readonly soort: 'familiegroepsplan-afgezien' | 'schriftelijk-plan-gevraagd'; readonly datum: Datum }

export function decideRegistratie(context: BesluitContext, registratie: Registratie): Uitkomst {
  const fout = checkDatum(context, registratie.datum)
  if (fout) return err(fout)
  if (registratie.soort === 'registratie' && registratie.moment !== undefined && Date.parse(registratie.moment) > Date.parse(context.nu)) return err({ code: 'DATUM_IN_TOEKOMST' })
  return ok({ op: context.nu, ...registratie })
}

/** A day that was recorded wrong: the same rules as for a new one hold. What the other gebeurtenissen say about it, the kader weighs. */
export function checkVerbetering(context: BesluitContext, datum: Datum): Result<Datum, BesluitFout> {
  const fout = checkDatum(context, datum)
  return fout ? err(fout) : ok(datum)
}
