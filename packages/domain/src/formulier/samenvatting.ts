import type { Akkoorden, Antwoorden, Context } from './definitie.types.ts'
import type { CompileVeld, Formulier } from './compileer.ts'
import { eigen } from './grenzen.ts'
import { rijenVan } from './pad.ts'
import { toonDatum } from './tekst.ts'
import { isLeegAntwoord, werkUit } from './werking.ts'

export interface GelezenVeld {
  readonly veldId: string
  readonly label: string
  /** Null: not answered. Plain text, may hold line ends; never markup. */
  readonly waarde: string | null
  /** The same as it was written, when the question allows simple formatting: for `leesOpmaak`. */
  readonly opmaak?: string
  /** Why the answer is not there, or why a list is shorter than was asked: only where that counts. */
  readonly reden?: string
  /** Of a list: its rows in order, each with a title when the list names one. */
  readonly rijen?: readonly { readonly rijId: string; readonly titel: string; readonly velden: readonly GelezenVeld[] }[]
}
export interface GelezenSectie { readonly sectieId: string; readonly titel: string; readonly velden: readonly GelezenVeld[] }

/** The form as somebody reads or prints it: every question that was in view, with its answer in words. */
export function samenvatting(form: Formulier, antwoorden: Antwoorden, context: Context): readonly GelezenSectie[] {
  const werking = werkUit(form, antwoorden, context)
  const lees = (b: CompileVeld, waarde: unknown, pad: string): GelezenVeld => {
    const kop = { veldId: b.id, label: b.veld.label }
    if (b.veld.type === 'akkoord') return { ...kop, waarde: leesAkkoord(context.akkoorden, b.id) }
    if (b.soort === 'rijen') {
      const rijen = rijenVan(waarde).map((rij, i) => ({
        rijId: rij._id,
        titel: titelVan(b, rij) ?? `${i + 1}`,
        velden: b.kinderen.filter((kind) => !werking.verborgen.has(`${pad}/${rij._id}/${kind.id}`)).map((kind) => lees(kind, eigen(rij, kind.id), `${pad}/${rij._id}/${kind.id}`)),
      }))
      return { ...kop, waarde: rijen.length ? b.type.summarize(rijenVan(waarde), b.config) : null, rijen }
    }
    if (b.berekening ? waarde === undefined : isLeegAntwoord(b, waarde)) return { ...kop, waarde: null }
    const opmaak = b.veld.type === 'lang' && (b.config as { opmaak?: boolean }).opmaak && typeof waarde === 'string' ? { opmaak: waarde } : {}
    return { ...kop, waarde: leesFactor(b, waarde) ?? leesbaar(b, waarde), ...opmaak }
  }
  /** `diep`: rows that are named by rows may go round in a circle. */
  const titelVan = (b: CompileVeld, rij: Record<string, unknown>, diep = 0): string | undefined => {
    const kind = b.kind.get((b.config as { rijtitel?: string }).rijtitel ?? b.type.rijen?.titel ?? '')
    const waarde = kind ? eigen(rij, kind.id) : undefined
    return kind && !isLeegAntwoord(kind, waarde) ? ((diep < 3 ? leesFactor(kind, waarde, diep + 1) : undefined) ?? leesbaar(kind, waarde)) : undefined
  }
  /** A factor reads as its first text, not as its number. */
  const leesFactor = (b: CompileVeld, waarde: unknown, diep = 0): string | undefined => {
    const config = b.config as { soort?: string; lijst?: string } | undefined
    if (b.veld.type !== 'ref' || config?.soort !== 'factor') return undefined
    const lijst = form.velden.get(config.lijst!)
    const rij = rijenVan(eigen(werking.antwoorden, config.lijst!)).find((r) => r._id === waarde)
    return lijst && rij ? titelVan(lijst, rij, diep) : undefined
  }
  const metReden = (b: CompileVeld, gelezen: GelezenVeld): GelezenVeld => {
    const reden = werking.redenen[b.nr]
    return reden !== undefined && (gelezen.waarde === null || isTeKort(b, werking.waarden[b.nr])) ? { ...gelezen, reden } : gelezen
  }
  return form.secties.flatMap(({ sectie, velden }) => {
    const inBeeld = velden.filter((b) => !werking.verborgen.has(b.id) && b.veld.type !== 'informatie')
    return inBeeld.length ? [{ sectieId: sectie.id, titel: sectie.titel, velden: inBeeld.map((b) => metReden(b, lees(b, eigen(werking.antwoorden, b.id), b.id))) }] : []
  })
}

/** A list that can be stored, with fewer rows than the question asks. */
const isTeKort = (b: CompileVeld, waarde: unknown): boolean => b.soort === 'rijen' && b.keurt(waarde) !== true && b.opslag.safeParse(waarde).success

/** A value that does not fit its type (it cannot be saved, but may come from elsewhere) is shown as it is, not hidden. */
const leesbaar = (b: CompileVeld, waarde: unknown): string => (b.opslag.safeParse(waarde).success ? b.type.summarize(waarde, b.config) : JSON.stringify(waarde))

function leesAkkoord(akkoorden: Akkoorden | undefined, veldId: string): string | null {
  const akkoord = eigen(akkoorden, veldId) as Akkoorden[string] | undefined
  return akkoord ? `${akkoord.naam}, ${toonDatum(dagVan(akkoord.op))}${akkoord.registratienummer ? `, registratienummer ${akkoord.registratienummer}` : ''}` : null
}

/** The Amsterdam day of an instant; `sv` writes a day as `YYYY-MM-DD`. */
const dagVan = (moment: string): string => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Amsterdam' }).format(new Date(moment))
