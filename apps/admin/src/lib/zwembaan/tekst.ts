/** Estimated width in px of a text of 12 px in Noto Sans, on the wide side so that nothing leaves its box. */
export function tekstbreedte(tekst: string): number {
  let breedte = 0
  for (const teken of tekst) breedte += /[ijlt.,:;'|!fr]/.test(teken) ? 4.6 : /[mwMW]/.test(teken) ? 10.5 : /[A-Z0-9]/.test(teken) ? 7.9 : teken === ' ' ? 3.4 : 7.1
  return breedte
}

/** Two lines of about the same width, or one when it is short. Words stay whole. */
export function breek(tekst: string): string[] {
  if (tekstbreedte(tekst) <= 78) return [tekst]
  const woorden = tekst.split(' ')
  let beste: string[] = [tekst]
  let smalst = tekstbreedte(tekst)
  for (let i = 1; i < woorden.length; i += 1) {
    const regels = [woorden.slice(0, i).join(' '), woorden.slice(i).join(' ')]
    const breedte = Math.max(...regels.map(tekstbreedte))
    // A number alone on a line reads badly.
    if (breedte < smalst && !/^\d+$/.test(regels[0] ?? '')) {
      beste = regels
      smalst = breedte
    }
  }
  return beste
}
