import type { Formulierconceptblad, Formulierverschil, Gebruik, Gevolg } from '@regietafel/api/client'
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
export function metGevolg(verschillen: readonly Formulierverschil[], { ingevuld, gebruik }: Pick<Formulierconceptblad, 'ingevuld' | 'gebruik'>): Verschilregel[] {
  return verschillen.map((verschil) => {
    const { veldId, gevolg, optie } = verschil
    if (veldId === null || gevolg !== 'brekend') return { ...verschil, casussen: null, rekentErop: [] }
    return { ...verschil, casussen: ingevuld[optie === undefined ? veldId : `${veldId}=${optie}`] ?? 0, rekentErop: gebruik[veldId] ?? [] }
  })
}

/** "6 casussen hebben hier een antwoord." */
export const inCasussen = (casussen: number | null): string =>
  casussen === null ? '' : casussen === 0 ? 'Geen open casus heeft hier een antwoord.' : casussen === 1 ? '1 casus heeft hier een antwoord.' : `${casussen} casussen hebben hier een antwoord.`

/** How many of the open casussen lose the place of an answer: exact for one difference, the least it can be for more. */
export function geraakt(regels: readonly Verschilregel[]): { readonly aantal: number; readonly precies: boolean } {
  const aantallen = regels.flatMap(({ casussen }) => (casussen ? [casussen] : []))
  return { aantal: Math.max(0, ...aantallen), precies: aantallen.length <= 1 }
}
