import type { Formulierdefinitie } from '../definitie.types.ts'
import { experttafelAdvies, onafhankelijkAdvies, rerAdvies } from './advies.ts'
import { bijgesteldHvp } from './bijgesteld-hvp.ts'
import { evaluatieDag21, evaluatieDag28, maandtoets } from './evaluatie.ts'
import { hulpverleningsplan } from './hulpverleningsplan.ts'
import { incidentreflectie } from './incidentreflectie.ts'
import { aanvraag, dialoogsessie, dossieropvraag, mdoVerslag, urenregistratie } from './ondersteunend.ts'
import { overdracht, overdrachtOntvangst } from './overdracht.ts'
import { plan18plus, plan18plusBesluit, plan18plusGereed, plan18plusOverdracht, plan18plusStart } from './plan-18plus.ts'
import { stemJongere } from './stem-jongere.ts'
import { toestemming12, toestemming16 } from './toestemming.ts'
import { vbmRegistratie } from './vbm-registratie.ts'
import { verklarendeAnalyse } from './verklarende-analyse.ts'
import { zorgadviesteam } from './zorgadviesteam.ts'

/** The forms every gemeente starts with, by key. The keys are those of the kader: a termijn bears the key of the form that closes it; forms that no kader waits for are `los`. */
export const formulieren = {
  'verklarende-analyse': verklarendeAnalyse,
  'rer-advies': rerAdvies,
  hulpverleningsplan,
  'evaluatie-dag-21': evaluatieDag21,
  'evaluatie-dag-28': evaluatieDag28,
  'onafhankelijk-advies': onafhankelijkAdvies,
  'bijgesteld-hvp': bijgesteldHvp,
  'experttafel-advies': experttafelAdvies,
  maandtoets,
  zorgadviesteam,
  overdracht,
  'overdracht-ontvangst': overdrachtOntvangst,
  'toestemming-12': toestemming12,
  'toestemming-16': toestemming16,
  'plan-18plus-start': plan18plusStart,
  'plan-18plus': plan18plus,
  'plan-18plus-besluit': plan18plusBesluit,
  'plan-18plus-overdracht': plan18plusOverdracht,
  'plan-18plus-gereed': plan18plusGereed,
  'vbm-registratie': vbmRegistratie,
  incidentreflectie,
  'stem-jongere': stemJongere,
  aanvraag,
  'mdo-verslag': mdoVerslag,
  dossieropvraag,
  urenregistratie,
  dialoogsessie,
} as const satisfies Record<string, Formulierdefinitie>
export type FormulierSleutel = keyof typeof formulieren
export const formulierSleutels = Object.keys(formulieren) as [FormulierSleutel, ...FormulierSleutel[]]
