/** People in circles around the jongere: where each stands. Pure; measures in SVG units from the middle. */
export interface Kringpersoon {
  readonly id: string
  readonly tekst: string
  /** Number of the circle from 0; null when it is not chosen yet. */
  readonly kring: number | null
}
export interface Kringtekening {
  /** Of one side; the middle is 0,0. */
  readonly helft: number
  readonly kringen: readonly { readonly nr: number | null; readonly straal: number }[]
  readonly punten: readonly { readonly id: string; readonly tekst: string; readonly x: number; readonly y: number }[]
}

const STAP = 78
const MIDDEN = 34
/** Room along a circle for one name. */
const PER_NAAM = 104
const MAX_TEKENS = 15

const kort = (tekst: string): string => (tekst.length > MAX_TEKENS ? `${tekst.slice(0, MAX_TEKENS - 1).trimEnd()}…` : tekst)

/** A circle that would be too full grows, and pushes the next ones out. Who has no circle yet stands outside all. */
export function tekenKringen(personen: readonly Kringpersoon[], aantal: number): Kringtekening {
  const groepen = Array.from({ length: aantal + 1 }, (_, nr) => personen.filter((p) => (p.kring === null || p.kring >= aantal ? aantal : p.kring) === nr))
  const kringen: { nr: number | null; straal: number }[] = []
  const punten: { id: string; tekst: string; x: number; y: number }[] = []
  let straal = MIDDEN
  groepen.forEach((groep, nr) => {
    if (nr === aantal && groep.length === 0) return
    straal = Math.max(straal + STAP, (groep.length * PER_NAAM) / (2 * Math.PI))
    kringen.push({ nr: nr < aantal ? nr : null, straal: Math.round(straal) })
    groep.forEach((persoon, i) => {
      // each circle begins a little further on, so that names do not stand on one line
      const hoek = -Math.PI / 2 + ((i + (nr % 2) / 2) / groep.length) * 2 * Math.PI
      const plek = straal - STAP / 2 + 10
      punten.push({ id: persoon.id, tekst: kort(persoon.tekst), x: Math.round(plek * Math.cos(hoek)), y: Math.round(plek * Math.sin(hoek)) })
    })
  })
  return { helft: Math.round(straal) + 26, kringen, punten }
}
