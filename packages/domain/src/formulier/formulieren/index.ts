import type { Formulierdefinitie } from '../definitie.types.ts'
import { experttafelAdvies, onafhankelijkAdvies, rerAdvies } from './advies.ts'
import { bijgesteldHvp } from './bijgesteld-hvp.ts'
import { evaluatieDag21, evaluatieDag28, maandtoets } from './evaluatie.ts'
import { hulpverleningsplan } from './hulpverleningsplan.ts'
import { verklarendeAnalyse } from './verklarende-analyse.ts'
import { zorgadviesteam } from './zorgadviesteam.ts'

/** The forms every gemeente starts with, by key. The keys are those of the kader: a termijn bears the key of the form that closes it. */
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
} as const satisfies Record<string, Formulierdefinitie>
export type FormulierSleutel = keyof typeof formulieren
export const formulierSleutels = Object.keys(formulieren) as [FormulierSleutel, ...FormulierSleutel[]]
