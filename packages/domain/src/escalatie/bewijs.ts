import { addDagen, dagVan, klokMs, toDag, toMs, type Datum, type Moment } from '../kernel/index.ts'

/** What had to go, against what went and what is on its way. Counts of trappen that hold now; `moest` = `bezorgd` + `onderweg` + `mislukt` + `kwijt`. */
export interface Vergelijking {
  readonly moest: number
  readonly afgegaan: number
  readonly bezorgd: number
  readonly onderweg: number
  readonly mislukt: number
  readonly kwijt: number
  /** Of `kwijt`: not lost but late, the bewaking takes it when it looks again. Null where a proof does not tell them all apart. */
  readonly teLaat: number | null
  readonly dubbel: number
  readonly teVroeg: number
  readonly naSluiting: number
  /** Of termijnen, not of trappen: nothing of it went wrong yet. */
  readonly wekkers: number
  /** Open termijnen whose plan cannot be read: what had to go of them is not known, and none of it goes. */
  readonly onleesbaar: number
}

/** One number for "klopt alles": 0 only when nothing is lost, double, early, late or set to be forgotten, and every plan can be read. */
export const verschilVan = ({ kwijt, dubbel, teVroeg, naSluiting, wekkers, onleesbaar }: Vergelijking): number => kwijt + dubbel + teVroeg + naSluiting + wekkers + onleesbaar

interface Verschilwoord {
  /** In a list: what it is called. */
  readonly titel: string
  /** One sentence: what happened. */
  readonly zin: string
  /** One sentence: what repairing does. */
  readonly herstel: string
}

/** Every way in which what happened can differ from what had to. What cannot be undone is recorded as seen by repairing, with the reason. */
export const verschilsoorten = {
  'te-laat': { titel: 'Te laat', zin: 'Had moeten afgaan en ging nog niet af. De bewaking kijkt ernaar zodra een werker draait.', herstel: 'Niets nodig: gaat vanzelf af. Blijft het staan, kijk dan of er een werker draait.' },
  kwijt: { titel: 'Kwijt', zin: 'Had moeten afgaan, en de bewaking kijkt er niet meer naar.', herstel: 'De wekker wordt opnieuw gezet. Daarna gaat het alsnog af.' },
  niemand: { titel: 'Bij niemand', zin: 'Ging af, maar er staat niemand bij die het krijgt.', herstel: 'Wie het krijgt, wordt opnieuw bepaald.' },
  'niet-bezorgd': { titel: 'Blijft liggen', zin: 'Een bericht ligt stil: niets brengt het nog weg.', herstel: 'Het bericht wordt opnieuw aangeboden, onder hetzelfde kenmerk.' },
  kanaal: { titel: 'Kanaal ontbreekt', zin: 'Iemand kreeg dit door het ene kanaal wel en door het andere niet.', herstel: 'Het bericht dat ontbreekt, wordt gemaakt en verstuurd.' },
  dubbel: { titel: 'Dubbel', zin: 'Deze trap ging twee keer af.', herstel: 'De oudste blijft staan. De andere vervalt.' },
  'dubbel-bezorgd': { titel: 'Dubbel bezorgd', zin: 'Eén bericht is twee keer als bezorgd geteld.', herstel: 'Dit is gebeurd en blijft staan. Met herstellen leg je vast dat je het zag.' },
  'te-vroeg': { titel: 'Te vroeg', zin: 'Ging af voor het moment in het plan.', herstel: 'Is het moment nog niet geweest, dan gaat de trap dan opnieuw af. Anders leg je vast dat je het zag.' },
  'na-sluiting': { titel: 'Na sluiting', zin: 'Ging af toen de termijn al klaar was.', herstel: 'De escalatie krijgt het merk achteraf onterecht en vervalt.' },
  onleesbaar: { titel: 'Plan niet te lezen', zin: 'Het plan van deze termijn is beschadigd. De bewaking slaat hem over; de andere gaan door.', herstel: 'Dit kan herstellen niet. Laat de termijnen opnieuw uitrekenen: regietafel termijnen herbereken.' },
  'wekker-fout': { titel: 'Wekker staat fout', zin: 'De bewaking kijkt op een ander moment dan het plan zegt.', herstel: 'De wekker wordt opnieuw gezet volgens het plan.' },
} as const satisfies Record<string, Verschilwoord>
export type Verschilsoort = keyof typeof verschilsoorten
export const verschilsoortSleutels = Object.keys(verschilsoorten) as [Verschilsoort, ...Verschilsoort[]]

/** Local clock time in Amsterdam, in minutes after midnight, from which a night is proven. */
const NACHT_MIN = 2 * 60

/** The Amsterdam day of the last 02:00 that has been: the night that must be proven by now. A clock change does not give a night twice, nor skip one. */
export function nachtVan(nu: Moment): Datum {
  const dag = dagVan(nu)
  return toMs(nu) >= klokMs(toDag(dag), NACHT_MIN) ? dag : addDagen(dag, -1)
}

/** A proof as it is kept; `inhoud` is everything the hash covers but the previous hash. */
export interface Ketenschakel {
  readonly id: string
  /** From 1, without a gap. */
  readonly volgnr: number
  readonly hash: string
  readonly inhoud: unknown
}

/** What was noted elsewhere when a proof was written: it was there, under this number, with this hash. */
export interface Aantekening {
  readonly id: string
  readonly volgnr: number
  readonly hash: string
}

type HashVan = (inhoud: unknown, vorige: string | null) => string

/**
 * The first proof that is not as it was written, or that is missing; null when the chain is whole and every proof that was noted is in it.
 * The notes show what the chain cannot: that its newest proofs were cut off, or that all of it was written anew. `schakels` in order of
 * `volgnr`, from the first.
 */
export function eersteBreuk(schakels: readonly Ketenschakel[], hashVan: HashVan, aangetekend: readonly Aantekening[] = []): Pick<Ketenschakel, 'id' | 'volgnr'> | null {
  const gebroken = eersteGebroken(schakels, hashVan)
  const hashes = new Map(schakels.map(({ id, hash }) => [id, hash]))
  const kwijt = aangetekend.filter(({ id, hash }) => hashes.get(id) !== hash)
  return [...(gebroken ? [gebroken] : []), ...kwijt].sort((a, b) => a.volgnr - b.volgnr)[0] ?? null
}

function eersteGebroken(schakels: readonly Ketenschakel[], hashVan: HashVan): Ketenschakel | null {
  let vorige: string | null = null
  for (const [i, schakel] of schakels.entries()) {
    if (schakel.volgnr !== i + 1 || schakel.hash !== hashVan(schakel.inhoud, vorige)) return schakel
    vorige = schakel.hash
  }
  return null
}
