import { werkbaar, type Aanleiding, type Kaderdefinitie } from '@regietafel/domain/kader'
import type { Kalender } from '@regietafel/domain/kalender'
import type { Datum } from '@regietafel/domain/kernel'
import { beginVan, klokVan, poortBij, stapBij, termijnBij, zelfde } from '../bewerk/lees.ts'
import type { Naar } from '../bewerk/verbinding.ts'
import { gebeurtenisInWoorden } from '../gebeurtenis.ts'
import { plan, type Planning } from './planning.ts'

function begin(kader: Kaderdefinitie, naar: Naar): readonly Aanleiding[] {
  if (naar.soort === 'stap') { const s = stapBij(kader, naar.stap); return s ? beginVan(kader, s) : [] }
  if (naar.soort === 'termijn') return termijnBij(kader, naar.termijn)?.anker ?? []
  return naar.soort === 'poort' ? [poortBij(kader, naar.poort)?.opent ?? []].flat() : []
}
const dagVan = (p: Planning, naar: Naar): number | undefined =>
  naar.soort === 'stap' ? p.stappen.get(naar.stap)?.tot : naar.soort === 'termijn' ? p.termijnen.get(naar.termijn)?.deadline : naar.soort === 'poort' ? p.poorten.get(naar.poort) : undefined

/**
 * What a line that came or went does to when things must be done: ", en die telt nu vanaf besluit D1 (nee): dag 30 wordt dag 52". Empty when
 * nothing begins with something else.
 */
export function gevolgInDagen(voor: Kaderdefinitie, na: Kaderdefinitie, naar: Naar, { kalender, plaatsing, wie = 'die' }: { readonly kalender: Kalender; readonly plaatsing: Datum; readonly wie?: string }): string {
  const [oud, nieuw] = [werkbaar(voor), werkbaar(na)]
  const nu = begin(nieuw, naar)
  if (nu.length === 0 || zelfde(begin(oud, naar), nu)) return ''
  const stap = naar.soort === 'stap' ? stapBij(nieuw, naar.stap) : undefined
  const hoe = naar.soort === 'poort' ? 'gaat nu open bij' : stap && !klokVan(nieuw, stap) ? 'begint nu bij' : 'telt nu vanaf'
  const [was, wordt] = [plan(oud, kalender, plaatsing), plan(nieuw, kalender, plaatsing)]
  const [a, b] = [dagVan(was, naar), dagVan(wordt, naar)]
  const dagen = b === undefined || a === undefined ? '' : a === b ? `: het blijft dag ${b}` : `: dag ${a} wordt dag ${b}`
  const anderen = nieuw.stappen.filter((s) => s !== stap && was.stappen.has(s.stap) && was.stappen.get(s.stap)?.tot !== wordt.stappen.get(s.stap)?.tot).length
  const mee = anderen === 0 ? '' : anderen === 1 ? '. Eén andere stap schuift mee' : `. ${anderen} andere stappen schuiven mee`
  return `, en ${wie} ${hoe} ${nu.map((x) => gebeurtenisInWoorden(nieuw, x)).join(', of anders ')}${dagen}${mee}`
}
