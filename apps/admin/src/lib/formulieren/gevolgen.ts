import type { Formulierconceptblad, Formulierdefinitie, Formulierverschil, Gebruik, Gevolg } from '@regietafel/api/client'
import { plekken } from '@regietafel/domain/formulier'
import type { Icoonnaam } from '#lib/ui/Icoon.svelte'
import type { StaatNaam } from '#lib/ui/staat.ts'

/** What a difference does to answers, in a word and a shape. */
export const gevolgen: Readonly<Record<Gevolg, { readonly woord: string; readonly staat: StaatNaam; readonly icoon: Icoonnaam }>> = {
  brekend: { woord: 'Breekt', staat: 'verstreken', icoon: 'verstreken' },
  'let-op': { woord: 'Let op', staat: 'nadert', icoon: 'let-op' },
  gelijk: { woord: 'Kan zo', staat: 'afgerond', icoon: 'afgerond' },
}
const zwaarte: Readonly<Record<Gevolg, number>> = { brekend: 0, 'let-op': 1, gelijk: 2 }

/** The heaviest first; in the order of the form within. */
export const opZwaarte = <V extends Pick<Formulierverschil, 'gevolg'>>(verschillen: readonly V[]): V[] => verschillen.toSorted((a, b) => zwaarte[a.gevolg] - zwaarte[b.gevolg])

export interface Verschilregel extends Formulierverschil {
  /** Open casussen with an answer that goes apart; null where that cannot be told. */
  readonly casussen: number | null
  /** Outside this form. */
  readonly rekentErop: readonly Gebruik[]
}

/** Each difference with who it touches: how many open casussen have an answer there, and what outside the form counts on it. */
export function metGevolg(verschillen: readonly Formulierverschil[], definitie: Formulierdefinitie, { basis, ingevuld, gebruik }: Pick<Formulierconceptblad, 'basis' | 'ingevuld' | 'gebruik'>): Verschilregel[] {
  const weg = vervallenOpties(basis?.definitie ?? null, definitie)
  return verschillen.map((verschil) => {
    const { veldId, gevolg, deel } = verschil
    if (veldId === null || gevolg !== 'brekend') return { ...verschil, casussen: null, rekentErop: [] }
    // One difference per option that goes, in the order in which they stood.
    const plek = deel === 'opties' ? `${veldId}=${weg.get(veldId)?.shift() ?? ''}` : veldId
    return { ...verschil, casussen: ingevuld[plek] ?? 0, rekentErop: gebruik[veldId] ?? [] }
  })
}

/** Per field: the options it had and has no more. */
function vervallenOpties(oud: Formulierdefinitie | null, nieuw: Formulierdefinitie): Map<string, string[]> {
  const nu = plekken(nieuw)
  return new Map(oud ? [...plekken(oud).values()].map(({ veld }) => {
    const blijft = new Set(waarden(nu.get(veld.id)?.veld.config))
    return [veld.id, waarden(veld.config).filter((waarde) => !blijft.has(waarde))]
  }) : [])
}

function waarden(config: unknown): string[] {
  const opties = typeof config === 'object' && config !== null && 'opties' in config ? config.opties : []
  return Array.isArray(opties) ? opties.flatMap((optie: { waarde?: unknown } | null) => (typeof optie?.waarde === 'string' ? [optie.waarde] : [])) : []
}

/** "6 casussen hebben hier een antwoord." */
export const inCasussen = (casussen: number | null): string =>
  casussen === null ? '' : casussen === 0 ? 'Geen open casus heeft hier een antwoord.' : casussen === 1 ? '1 casus heeft hier een antwoord.' : `${casussen} casussen hebben hier een antwoord.`

/** How many of the open casussen lose the place of an answer: exact for one difference, the least it can be for more. */
export function geraakt(regels: readonly Verschilregel[]): { readonly aantal: number; readonly precies: boolean } {
  const aantallen = regels.flatMap(({ casussen }) => (casussen ? [casussen] : []))
  return { aantal: Math.max(0, ...aantallen), precies: aantallen.length <= 1 }
}
