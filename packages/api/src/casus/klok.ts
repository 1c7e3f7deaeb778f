/** Deciding on the clock of a casus: stop, go on, extend, note, and put right. Pure; the kader weighs. */
import type { CasusVoortgang } from '@regietafel/db'
import { checkVerbetering, decideRegistratie, type BesluitContext, type Gebeurtenis } from '@regietafel/domain/casus'
import { klokstand, opschortingsregels, plaatsingsdagen, teRegistreren, weeg, type Kaderdefinitie } from '@regietafel/domain/kader'
import { err, instantVan, type Moment, type Result } from '@regietafel/domain/kernel'
import type { Fout } from '../errors.ts'
import type { Klokregels, TeRegistreren, TeVerbeteren } from '../types.ts'
import type { Daad } from './daad.ts'
import { formuliertitels, kadersVan } from './kaders.ts'

type Uitkomst = Result<Gebeurtenis, Fout>
type TeWegen = Parameters<typeof weeg>[1]

/** The gebeurtenis that an act would append, or why it cannot be done; `context.nu` is the moment of deciding. */
export function decideDaad(context: BesluitContext, stand: CasusVoortgang, daad: Daad): Uitkomst {
  const op = context.nu
  if ('datum' in daad) {
    const dag = checkVerbetering(context, daad.datum)
    if (!dag.ok) return err(dag.error)
  } else if (!context.feiten.open) return err({ code: 'CASUS_AFGESLOTEN' })
  const reden = daad.reden ?? '-'
  switch (daad.doe) {
    case 'opschort': {
      const { grond, datum, uiterlijk, bevoegd } = daad
      return opschorten(stand, { op, soort: 'opgeschort', grond, datum, ...(uiterlijk && { uiterlijk }), ...(bevoegd && { bevoegd }) })
    }
    case 'hervat': return weegIn(stand, stand.kaderversie.kader, { op, soort: 'hervat', datum: daad.datum })
    case 'verleng': {
      const kader = kadersVan(stand).find((k) => k.kader.sleutel === daad.kader)?.kader
      return kader ? weegIn(stand, kader, { op, soort: 'verlengd', kader: kader.sleutel, termijn: daad.termijn, cyclus: daad.cyclus, dagen: daad.dagen, reden }) : err({ code: 'NIET_GEVONDEN' })
    }
    case 'corrigeerPlaatsing': {
      const was = daad.was ?? context.feiten.plaatsing
      if (was === daad.datum) return err({ code: 'INVOER_ONGELDIG', pad: 'datum', melding: 'De plaatsing staat al op deze dag.' })
      return weegIn(stand, stand.kaderversie.kader, { op, soort: 'plaatsing-gecorrigeerd', datum: daad.datum, ...(was && { was }), reden })
    }
    case 'corrigeerStart': {
      const was = context.feiten.eenOpEen
      return weegIn(stand, stand.kaderversie.kader, { op, soort: 'start-gecorrigeerd', datum: daad.datum, ...(was && { was }), reden })
    }
    case 'trekFormulierIn': return weegIn(stand, stand.kaderversie.kader, { op, soort: 'formulier-ingetrokken', formulier: daad.formulier, datum: context.vandaag, reden })
    case 'registreer': return registreren(context, stand, daad)
  }
}

function weegIn({ kalender, gebeurtenissen }: CasusVoortgang, kader: Kaderdefinitie, g: TeWegen): Uitkomst {
  const uitkomst = weeg({ kader, kalender, eerder: gebeurtenissen }, g)
  if (uitkomst.ok) return uitkomst
  const { code, veld, melding } = uitkomst.error
  if (code === 'CASUS_AFGESLOTEN') return err({ code })
  // `soort` is the act itself: there is no field to put it at.
  return err({ code, melding, ...(veld === 'soort' ? {} : { pad: veld }) } as Fout)
}

/** The grounds are those of the main kader; what was late in any kader may not be undone. */
function opschorten(stand: CasusVoortgang, g: Extract<TeWegen, { soort: 'opgeschort' }>): Uitkomst {
  const hoofd = stand.kaderversie.kader
  const uitkomst = weegIn(stand, hoofd, g)
  if (!uitkomst.ok) return uitkomst
  for (const { kader } of kadersVan(stand).slice(1)) {
    const naast = weegIn(stand, { ...kader, opschorting: opschortingsregels(hoofd) }, g)
    if (!naast.ok) return naast
  }
  return uitkomst
}

function registreren(context: BesluitContext, stand: CasusVoortgang, { soort, registratie, datum, tijd }: Extract<Daad, { doe: 'registreer' }>): Uitkomst {
  const gevraagd = teRegistreren(kadersVan(stand).map(({ kader }) => kader)).find((t) => t.soort === soort && t.registratie === (soort === 'registratie' ? (registratie ?? null) : null))
  if (!gevraagd) return err({ code: 'INVOER_ONGELDIG', pad: 'soort', melding: 'Geen kader van deze casus vraagt hierom.' })
  if (soort !== 'registratie' || registratie === undefined) return decideRegistratie(context, { soort: soort as Exclude<typeof soort, 'registratie'>, datum })
  if (gevraagd.metMoment && !tijd) return err({ code: 'INVOER_ONGELDIG', pad: 'tijd', melding: 'Vul de tijd in: de uren tellen vanaf dat moment.' })
  const uitkomst = decideRegistratie(context, { soort, registratie, datum, ...(tijd && { moment: instantVan(datum, tijd) as Moment }) })
  return !uitkomst.ok && uitkomst.error.code === 'DATUM_IN_TOEKOMST' && tijd ? err({ ...uitkomst.error, pad: 'tijd' } as Fout) : uitkomst
}

/* ── what the screen needs to offer them ── */

export function klokregelsVan(stand: CasusVoortgang): Klokregels {
  const { kaderversie, gebeurtenissen, nu } = stand
  return {
    ...klokstand({ kader: kaderversie.kader, eerder: gebeurtenissen }, nu),
    verlengbaar: kadersVan(stand).flatMap(({ kader, voortgang }) => voortgang.termijnen.flatMap((t) => {
      const maxDagen = kader.termijnen.find(({ termijn }) => termijn === t.termijn)?.verlengbaar?.maxDagen
      return maxDagen === undefined || t.verlengd || (t.toestand !== 'loopt' && t.toestand !== 'nadert') ? []
        : [{ kader: kader.sleutel, termijn: t.termijn, cyclus: t.cyclus, titel: t.titel, deadline: t.deadline, maxDagen }]
    })),
  }
}

export function registratiesVan(stand: CasusVoortgang): TeRegistreren[] {
  return teRegistreren(kadersVan(stand).map(({ kader }) => kader)).map((t) => {
    const laatste = stand.gebeurtenissen.findLast((g) => g.soort === t.soort && (g.soort !== 'registratie' || g.registratie === t.registratie))
    return { ...t, laatst: laatste?.datum ?? null }
  })
}

export function teVerbeterenVan(stand: CasusVoortgang, { eenOpEen, vastgesteld }: BesluitContext['feiten']): TeVerbeteren {
  const titels = formuliertitels(stand)
  return {
    plaatsingen: plaatsingsdagen(stand.gebeurtenissen, stand.nu),
    eenOpEen,
    formulieren: [...vastgesteld].map((sleutel) => ({ sleutel, titel: titels.get(sleutel) ?? sleutel })),
  }
}

/** A transaction that waited for the lock began before what it waited for was recorded: it decides at that moment, as the row will say. */
export function momentVan(nu: Moment, gebeurtenissen: readonly Gebeurtenis[]): Moment {
  const laatste = gebeurtenissen.reduce((max, { op }) => Math.max(max, Date.parse(op)), 0)
  const begin = Date.parse(nu)
  return laatste > begin && laatste < begin + 60_000 ? (new Date(laatste).toISOString() as Moment) : nu
}
