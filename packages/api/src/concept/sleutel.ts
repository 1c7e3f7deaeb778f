const MAX = 50

/** "Rivierenstad, 1-op-1 (proef)" → `rivierenstad-1-op-1-proef`. Never empty: `anders` when nothing of it is left. */
export const sleutelVan = (titel: string, anders = 'kader'): string =>
  titel.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().replaceAll(/[^a-z0-9]+/g, '-').slice(0, MAX).replaceAll(/^-+|-+$/g, '') || anders

/** The key that goes with a title; with a number behind it when that one is taken. */
export function vrijeSleutel(titel: string, bezet: ReadonlySet<string>, anders?: string): string {
  const sleutel = sleutelVan(titel, anders)
  for (let i = 1; ; i += 1) {
    const poging = i === 1 ? sleutel : `${sleutel}-${i}`
    if (!bezet.has(poging)) return poging
  }
}
