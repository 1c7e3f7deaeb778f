/**
 * Nine digits that pass the elfproef (9a + 8b + … + 2h − i is a multiple of 11). All zeroes pass the sum but are no BSN,
 * and 999999999 (used in CBS exports for "none") fails it. Says nothing about whether the number was given out. Bron: Jw 7.2.1–7.2.6.
 */
export function isGeldigBsn(tekst: string): boolean {
  if (!/^\d{9}$/.test(tekst) || tekst === '000000000') return false
  let som = -Number(tekst[8])
  for (let i = 0; i < 8; i += 1) som += (9 - i) * Number(tekst[i])
  return som % 11 === 0
}
