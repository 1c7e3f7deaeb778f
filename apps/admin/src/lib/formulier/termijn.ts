import type { TermijnStand } from '@regietafel/api/client'
import type { Icoonnaam } from './Icoon.svelte'
import { toonDag } from './tijd.ts'

export interface TermijnWoorden {
  /** "Nadert: over 4 dagen" */
  readonly staat: string
  readonly klasse: string
  readonly icoon: Icoonnaam
  /** "di 6 okt" */
  readonly uiterlijk: string
}

const dagen = (van: string, tot: string): number => Math.round((Date.parse(`${tot}T00:00:00Z`) - Date.parse(`${van}T00:00:00Z`)) / 86_400_000)
const aantal = (n: number): string => (n === 1 ? '1 dag' : `${n} dagen`)

/** The state of a termijn in words, shape and class. Lateness is told in days, never as a bare date. */
export function termijnWoorden(termijn: TermijnStand, vandaag: string): TermijnWoorden {
  const nog = dagen(vandaag, termijn.deadline)
  const uiterlijk = toonDag(termijn.deadline, vandaag)
  if (termijn.toestand === 'afgerond') return { staat: termijn.teLaat ? 'Afgerond, te laat' : 'Afgerond', klasse: 'rt-s-afgerond', icoon: 'afgerond', uiterlijk }
  if (termijn.toestand === 'vervallen') return { staat: 'Vervallen', klasse: 'rt-s-vervallen', icoon: 'kruis', uiterlijk }
  if (termijn.toestand === 'verstreken') return { staat: `${aantal(Math.max(1, -nog))} te laat`, klasse: 'rt-s-verstreken', icoon: 'fout', uiterlijk }
  const wanneer = nog <= 0 ? 'vandaag, tot 24:00 uur' : nog === 1 ? 'morgen' : `over ${aantal(nog)}`
  return termijn.toestand === 'nadert'
    ? { staat: `Nadert: ${wanneer}`, klasse: 'rt-s-nadert', icoon: 'klok', uiterlijk }
    : { staat: `Loopt: ${wanneer}`, klasse: 'rt-s-loopt', icoon: 'halfvol', uiterlijk }
}
