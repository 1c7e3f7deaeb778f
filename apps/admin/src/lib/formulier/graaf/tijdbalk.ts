/** A horizontal time line: where each bar, point and word stands. Pure; measures in SVG units, text width is estimated. */
export interface Tijdstuk {
  readonly id: string
  readonly tekst: string
  /** `YYYY-MM-DD`. */
  readonly van: string
  /** Null: a moment is a point, everything else goes on until today. */
  readonly tot: string | null
  readonly moment: boolean
  readonly overgang: boolean
}
export interface Tijdplaats {
  readonly id: string
  readonly tekst: string
  readonly x: number
  readonly y: number
  /** 0: a point. */
  readonly breedte: number
  readonly overgang: boolean
  /** Goes on: no end on the right. */
  readonly open: boolean
  readonly tekstX: number
  readonly anker: 'start' | 'end'
}
export interface Tijdtekening {
  readonly breedte: number
  readonly hoogte: number
  /** Where the axis stands. */
  readonly as: number
  readonly plaatsen: readonly Tijdplaats[]
  readonly streepjes: readonly { readonly x: number; readonly tekst: string }[]
  readonly vandaag: number | null
}

const BREEDTE = 720
const RAND = 16
const BAAN = 34
const TEKEN = 7.2
const MAX_TEKENS = 30
const DAG = 86_400_000
const MAANDEN = ['jan', 'feb', 'mrt', 'apr', 'mei', 'jun', 'jul', 'aug', 'sep', 'okt', 'nov', 'dec']

const dag = (datum: string): number => Math.round(Date.parse(`${datum.slice(0, 10)}T00:00:00Z`) / DAG)
const kort = (tekst: string): string => (tekst.length > MAX_TEKENS ? `${tekst.slice(0, MAX_TEKENS - 1).trimEnd()}…` : tekst)

/** Null when nothing has a date. */
export function tekenTijd(stukken: readonly Tijdstuk[], vandaag: string): Tijdtekening | null {
  const nu = dag(vandaag)
  const bekend = stukken.flatMap((stuk) => {
    const van = dag(stuk.van)
    const tot = stuk.tot === null ? null : dag(stuk.tot)
    return Number.isNaN(van) || Number.isNaN(tot ?? 0) || (tot ?? van) < van ? [] : [{ stuk, van, tot }]
  }).toSorted((a, b) => a.van - b.van)
  if (bekend.length === 0) return null
  const einde = (b: (typeof bekend)[number]) => b.tot ?? (b.stuk.moment ? b.van : Math.max(nu, b.van))
  const eerste = bekend[0]!.van
  const laatste = Math.max(eerste + 14, ...bekend.map(einde))
  const x = (d: number) => Math.round((RAND + ((d - eerste) / (laatste - eerste)) * (BREEDTE - 2 * RAND)) * 10) / 10
  const banen: number[] = []
  const plaatsen = bekend.map((b): Tijdplaats => {
    const [begin, eind] = [x(b.van), x(einde(b))]
    const tekst = kort(b.stuk.tekst)
    const lang = tekst.length * TEKEN
    const rechts = begin + lang <= BREEDTE - 4
    const [links, tot] = rechts ? [begin - 6, Math.max(eind, begin + lang)] : [Math.max(0, Math.max(eind, begin) - lang), eind]
    let baan = banen.findIndex((vrij) => vrij + 8 <= links)
    if (baan < 0) baan = banen.length
    banen[baan] = tot
    return { id: b.stuk.id, tekst, x: begin, y: 8 + baan * BAAN, breedte: Math.round((eind - begin) * 10) / 10, overgang: b.stuk.overgang, open: b.tot === null && !b.stuk.moment, tekstX: rechts ? begin : Math.max(eind, lang), anker: rechts ? 'start' : 'end' }
  })
  const as = 8 + banen.length * BAAN + 8
  return { breedte: BREEDTE, hoogte: as + 26, as, plaatsen, streepjes: deel(eerste, laatste, x), vandaag: nu >= eerste && nu <= laatste ? x(nu) : null }
}

/** Words under the axis: years when it is long, else months; as many as fit. */
function deel(eerste: number, laatste: number, x: (d: number) => number): { x: number; tekst: string }[] {
  const begin = new Date(eerste * DAG)
  const maanden = (laatste - eerste) / 30.4
  const stap = [1, 2, 3, 6, 12, 24, 60, 120, 300].find((s) => maanden / s <= 9) ?? 600
  const uit: { x: number; tekst: string }[] = []
  let maand = begin.getUTCFullYear() * 12 + begin.getUTCMonth()
  maand += (stap - (maand % stap)) % stap
  for (; ; maand += stap) {
    const d = Math.round(Date.UTC(Math.floor(maand / 12), maand % 12, 1) / DAG)
    if (d > laatste) return uit
    if (d >= eerste) uit.push({ x: x(d), tekst: stap >= 12 ? String(Math.floor(maand / 12)) : `${MAANDEN[maand % 12]!} ${Math.floor(maand / 12)}` })
  }
}
