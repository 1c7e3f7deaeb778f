import type { Expressie, Formulierdefinitie, Veld } from '@regietafel/domain/formulier'
import type { Rol } from '@regietafel/domain/regie'
import { rollen } from '@regietafel/domain/regie'
import type { Formulierbouw } from '../bouw.ts'
import { alleVelden } from './zoek.ts'
import { zetVeld, type Deel } from './wijzig.ts'

/** Changes one field as one act. With `samen`, typing in the same place is one step of undo. */
export const wijzig = (bouw: Formulierbouw, veld: Veld, wat: string, deel: Deel<Veld>, samen?: string): void =>
  bouw.voer(`${veld.label}: ${wat}`, (definitie) => zetVeld(definitie, veld.id, deel), samen === undefined ? undefined : `${veld.id} ${samen}`)

export type Condities = true | Expressie | undefined

/** How an obligation stands: not, always, or when a rule says so. */
export const stand = (regel: Condities): 'nooit' | 'altijd' | 'als' => (regel === undefined ? 'nooit' : regel === true ? 'altijd' : 'als')

/** A rule that asks nothing yet, to begin a sentence with: the first other question that can be answered with a choice, else that it is filled in. */
export function beginRegel(definitie: Formulierdefinitie, veld: Veld): Expressie {
  const ander = definitie.secties.flatMap((s) => s.velden).filter((v) => v.id !== veld.id && !v.velden?.some((kind) => kind.id === veld.id))
  const bron = ander.find((v) => v.type === 'janee' || v.type === 'keuze') ?? ander.find((v) => !['informatie', 'akkoord'].includes(v.type))
  if (bron === undefined) return ['≥', ['feit', 'leeftijd'], 16]
  if (bron.type === 'janee') return ['=', ['veld', bron.id], true]
  const optie = bron.type === 'keuze' ? (bron.config as { opties?: readonly { waarde: string }[] } | undefined)?.opties?.[0]?.waarde : undefined
  return optie === undefined ? ['gevuld', ['veld', bron.id]] : ['=', ['veld', bron.id], optie]
}

/** "Casusregisseur", without what stands between brackets. */
export const rolnaam = (rol: Rol): string => rollen[rol].label.replace(/ \(.*\)$/, '')
export const rolInZin = (rol: Rol): string => (rol === 'ret' ? 'RET' : rolnaam(rol).toLowerCase())

/** Other fields that have this human key. */
export const sleutelBezet = (definitie: Formulierdefinitie, id: string, sleutel: string): boolean => alleVelden(definitie).some((veld) => veld.id !== id && veld.sleutel === sleutel)

export const aantal = (n: number, een: string, meer: string): string => `${n} ${n === 1 ? een : meer}`
