/** Units in which a duur is written. */
export const duureenheden = ['dagen', 'weken', 'maanden'] as const
export type Duureenheid = (typeof duureenheden)[number]

/** A month is a twelfth of 365,25 days, so that twelve of them are a year. */
const DAGEN: Readonly<Record<Duureenheid, number>> = { dagen: 1, weken: 7, maanden: 365.25 / 12 }

/** Whole days; undefined for what is no duur. */
export function dagenVan(waarde: unknown): number | undefined {
  if (typeof waarde === 'number') return waarde
  if (typeof waarde !== 'object' || waarde === null || !Object.hasOwn(waarde, 'aantal')) return undefined
  const { aantal, eenheid } = waarde as { aantal?: unknown; eenheid?: unknown }
  return typeof aantal === 'number' && (duureenheden as readonly unknown[]).includes(eenheid) ? Math.round(aantal * DAGEN[eenheid as Duureenheid]) : undefined
}

/** What a rule reads: a duur counts in days, every other answer is itself. */
export const regelwaarde = (waarde: unknown): unknown => (typeof waarde === 'object' && waarde !== null && !Array.isArray(waarde) ? (dagenVan(waarde) ?? waarde) : waarde)
