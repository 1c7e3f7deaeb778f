import type { Formulierdefinitie } from '../definitie.types.ts'
import { verklarendeAnalyse } from './verklarende-analyse.ts'

/** The forms every gemeente starts with, by key. The keys are those of the kader. */
export const formulieren = {
  'verklarende-analyse': verklarendeAnalyse,
} as const satisfies Record<string, Formulierdefinitie>
export type FormulierSleutel = keyof typeof formulieren
export const formulierSleutels = Object.keys(formulieren) as [FormulierSleutel, ...FormulierSleutel[]]
