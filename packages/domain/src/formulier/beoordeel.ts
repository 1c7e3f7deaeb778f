import type { Antwoorden, Context, Pad, Probleem, Rij } from './definitie.types.ts'
import type { CompileVeld, Formulier } from './compileer.ts'
import { eigen } from './grenzen.ts'
import { ontleedPad, rijenVan } from './pad.ts'
import type { Omgeving } from './regel/index.ts'
import { isLeegAntwoord, werkUit, type Werking } from './werking.ts'

export interface SectieStand {
  readonly sectieId: string
  readonly titel: string
  readonly zichtbaar: boolean
  /** Visible top-level questions, and how many of them have an answer. */
  readonly velden: number
  readonly gevuld: number
  /** What is still needed to vaststellen, cells of rows counted one by one. */
  readonly open: number
  readonly fouten: number
}

export interface Beoordeling {
  /** False for a hidden place and for a place that does not exist. */
  zichtbaar(pad: Pad): boolean
  verplicht(pad: Pad): boolean
  alleenLezen(pad: Pad): boolean
  /** Computed values by place. */
  readonly berekend: Readonly<Record<Pad, unknown>>
  /** The answers as they count: without what is hidden, with what is computed. */
  readonly antwoorden: Antwoorden
  /** In the order of the form. `ontbreekt` blocks vaststellen only; `fout` too, and is shown at once; `waarschuwing` never blocks. */
  readonly problemen: readonly Probleem[]
  readonly perSectie: readonly SectieStand[]
}

/** What the form says of these answers today. Pure and total: it never throws on answers, whatever they hold. */
export function beoordeel(formulier: Formulier, antwoorden: Antwoorden, context: Context): Beoordeling {
  const werking = werkUit(formulier, antwoorden, context)
  const problemen: Probleem[] = []
  const perSectie: SectieStand[] = []
  for (const sectie of formulier.secties) {
    const begin = problemen.length
    const zichtbaar = sectie.velden.filter((b) => !werking.verborgen.has(b.id))
    for (const b of zichtbaar) toets(b, eigen(werking.antwoorden, b.id), b.id, werking.omgeving(), { formulier, werking, context, problemen })
    const vragen = zichtbaar.filter((b) => !b.berekening && (!b.type.zonderAntwoord || b.veld.type === 'akkoord'))
    const nieuw = problemen.slice(begin)
    perSectie.push({
      sectieId: sectie.sectie.id,
      titel: sectie.sectie.titel,
      zichtbaar: zichtbaar.length > 0,
      velden: vragen.length,
      gevuld: vragen.filter((b) => isGevuld(b, eigen(werking.antwoorden, b.id), context)).length,
      open: nieuw.filter((p) => p.ernst === 'ontbreekt').length,
      fouten: nieuw.filter((p) => p.ernst === 'fout').length,
    })
  }
  return {
    zichtbaar: (pad) => vindPlaats(formulier, werking, pad) !== null,
    verplicht: (pad) => geldt(formulier, werking, pad, (b) => b.verplicht),
    alleenLezen: (pad) => geldt(formulier, werking, pad, (b) => (b.berekening ? true : b.alleenLezen)),
    berekend: werking.berekend,
    antwoorden: werking.antwoorden,
    problemen,
    perSectie,
  }
}

interface Toets { readonly formulier: Formulier; readonly werking: Werking; readonly context: Context; readonly problemen: Probleem[] }

function toets(b: CompileVeld, waarde: unknown, pad: Pad, hier: Omgeving, bij: Toets): void {
  const meld = (code: string, melding: string, ernst: Probleem['ernst']) => void bij.problemen.push({ pad, veldId: b.id, code, melding, ernst })
  const verplicht = b.verplicht === true || (b.verplicht !== null && b.verplicht(hier) === true)
  let mist = false
  if (b.veld.type === 'akkoord') {
    mist = verplicht && bij.context.akkoorden !== undefined && eigen(bij.context.akkoorden, b.id) === undefined
    if (mist) meld('AKKOORD_ONTBREEKT', `Het akkoord ontbreekt nog: ${b.veld.label}`, 'ontbreekt')
  } else if (!b.berekening && isLeegAntwoord(b, waarde)) {
    mist = verplicht
    if (mist) meld('VERPLICHT', vraagAan(b), 'ontbreekt')
  } else if (!b.berekening) toetsWaarde(b, waarde, bij, meld)

  // a question that is still open gets one message, not one per controle
  for (const controle of mist ? [] : b.controles) {
    const klopt = controle.als(hier)
    if (klopt === true) continue
    if (!controle.waarschuwing) meld(controle.code, controle.melding, klopt === false ? 'fout' : 'ontbreekt')
    else if (klopt === false) meld(controle.code, controle.melding, 'waarschuwing')
  }
  if (b.soort !== 'rijen') return
  for (const rij of rijenVan(waarde)) {
    const inRij = bij.werking.omgeving(rij, hier.rij)
    for (const kind of b.kinderen) {
      const kindPad = `${pad}/${rij._id}/${kind.id}`
      if (!bij.werking.verborgen.has(kindPad)) toets(kind, eigen(rij, kind.id), kindPad, inRij, bij)
    }
  }
}

function toetsWaarde(b: CompileVeld, waarde: unknown, bij: Toets, meld: (code: string, melding: string, ernst: Probleem['ernst']) => void): void {
  const gelezen = b.antwoord.safeParse(waarde)
  if (!gelezen.success) {
    const teWeinig = b.soort === 'rijen' && b.opslag.safeParse(waarde).success
    return meld(teWeinig ? 'TE_WEINIG' : 'ANTWOORD', gelezen.error.issues[0]?.message ?? 'Dit antwoord klopt niet.', teWeinig ? 'ontbreekt' : 'fout')
  }
  if (b.veld.type !== 'ref') return
  const config = b.config as { soort: string; lijst?: string }
  if (config.soort === 'factor' && !rijenVan(eigen(bij.werking.antwoorden, config.lijst!)).some((rij) => rij._id === waarde)) meld('RIJ_BESTAAT_NIET', 'Deze factor is er niet meer. Kies een andere.', 'fout')
}

function vraagAan(b: CompileVeld): string {
  if (b.soort === 'rijen') return b.veld.type === 'verbanden' ? 'Voeg ten minste een verband toe.' : `Voeg ten minste een toe: ${(b.config as { enkelvoud: string }).enkelvoud}.`
  const kiest = ['keuze', 'janee', 'schaal', 'meer'].includes(b.veld.type)
  return `${kiest ? 'Kies nog' : 'Vul nog in'}: ${b.veld.label}`
}

/** Rows that were only laid ready do not count as an answer. */
function isGevuld(b: CompileVeld, waarde: unknown, context: Context): boolean {
  if (b.veld.type === 'akkoord') return context.akkoorden !== undefined && eigen(context.akkoorden, b.id) !== undefined
  if (isLeegAntwoord(b, waarde)) return false
  if (!(b.config as { vasteRijen?: boolean } | undefined)?.vasteRijen) return true
  return rijenVan(waarde).some((rij) => b.kinderen.some((kind) => kind.alleenLezen !== true && !isLeegAntwoord(kind, eigen(rij, kind.id))))
}

interface Plaats { readonly veld: CompileVeld; readonly rij: Rij | undefined; readonly ouder: Rij | undefined }

/** The field a visible place belongs to, with the rows around it; null when the place is hidden or does not exist. */
export function vindPlaats(formulier: Formulier, werking: Werking, pad: Pad): Plaats | null {
  const ontleed = ontleedPad(pad)
  if (!ontleed) return null
  const { delen } = ontleed
  let veld = formulier.velden.get(delen[0]!)
  let bron: unknown = werking.antwoorden
  let rij: Rij | undefined
  let ouder: Rij | undefined
  let tot = delen[0]!
  if (!veld || werking.verborgen.has(tot)) return null
  for (let i = 1; i < delen.length; i++) {
    tot += `/${delen[i]!}`
    if (i % 2 === 1) {
      if (veld.soort !== 'rijen') return null
      const gevonden: Rij | undefined = rijenVan(eigen(bron, veld.id)).find((r) => r._id === delen[i])
      if (!gevonden) return null
      ;[ouder, rij, bron] = [rij, gevonden, gevonden]
    } else {
      const kind: CompileVeld | undefined = veld.kind.get(delen[i]!)
      if (!kind || werking.verborgen.has(tot)) return null
      veld = kind
    }
  }
  return ontleed.volgorde && veld.soort !== 'rijen' ? null : { veld, rij, ouder }
}

function geldt(formulier: Formulier, werking: Werking, pad: Pad, welke: (b: CompileVeld) => true | ((o: Omgeving) => unknown) | null): boolean {
  const plaats = vindPlaats(formulier, werking, pad)
  if (!plaats) return false
  const regel = welke(plaats.veld)
  return regel === true || (regel !== null && regel(werking.omgeving(plaats.rij, plaats.ouder)) === true)
}
