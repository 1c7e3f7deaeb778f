/** `1.234,5` or `1234.5` as people write it, as a number; null for nothing, undefined for something that is no number. */
export function leesGetal(tekst: string): number | null | undefined {
  const kaal = tekst.trim().replace(/^€\s*/, '').replace(/\s*%$/, '').replace(/\s/g, '')
  if (kaal === '') return null
  const gewoon = /^-?\d{1,3}(\.\d{3})+(,\d+)?$/.test(kaal) ? kaal.replaceAll('.', '').replace(',', '.') : kaal.replace(',', '.')
  return /^-?(\d+\.?\d*|\.\d+)$/.test(gewoon) && Number.isFinite(Number(gewoon)) ? Number(gewoon) : undefined
}

/** As it is typed again: comma, no thousands. */
export const schrijfGetal = (getal: number | null): string => (getal === null ? '' : String(getal).replace('.', ','))
