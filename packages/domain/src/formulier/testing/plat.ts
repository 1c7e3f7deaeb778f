import type { Antwoorden, Context, Pad, Probleem, Rij } from '../definitie.types.ts'
import type { Beoordeling, SectieStand } from '../beoordeel.ts'
import type { CompileVeld, Formulier } from '../compileer.ts'
import { eigen, isRecord } from '../grenzen.ts'
import { ontleedPad, rijenVan } from '../pad.ts'
import { isLeeg, type Omgeving } from '../regel/index.ts'

/**
 * For tests: the plain reading of a form. Everything is worked out every time, with the schemas themselves and by whole paths.
 * The engine must say exactly the same, however it gets there.
 */
export function beoordeelPlat(formulier: Formulier, antwoorden: Antwoorden, context: Context): Beoordeling {
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
    gewenst: (pad) => geldt(formulier, werking, pad, (b) => b.gewenst),
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
  const gewenst = !verplicht && (b.gewenst === true || (b.gewenst !== null && b.gewenst(hier) === true))
  const reden = eigen(bij.werking.antwoorden, `${b.id}#reden`) !== undefined
  let mist = false
  if (b.veld.type === 'akkoord') {
    const zonder = bij.context.akkoorden !== undefined && eigen(bij.context.akkoorden, b.id) === undefined
    mist = zonder && (verplicht || gewenst)
    if (mist && gewenst && !reden) meld('GEWENST', 'Vul dit in, of schrijf op waarom dat niet kan.', 'ontbreekt')
    if (mist && verplicht) meld('AKKOORD_ONTBREEKT', `Het akkoord ontbreekt nog: ${b.veld.label}`, 'ontbreekt')
  } else if (!b.berekening && isLeegAntwoord(b, waarde)) {
    mist = verplicht || gewenst
    if (verplicht) meld('VERPLICHT', vraagAan(b), 'ontbreekt')
    if (gewenst && !reden) meld('GEWENST', 'Vul dit in, of schrijf op waarom dat niet kan.', 'ontbreekt')
  } else if (!b.berekening) {
    toetsWaarde(b, waarde, bij, (code, melding, ernst) => {
      if (code !== 'TE_WEINIG' || !gewenst) meld(code, melding, ernst)
      else if (!reden) meld('GEWENST', `${melding.slice(0, -1)}, of schrijf op waarom dat niet kan.`, 'ontbreekt')
    })
  }

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
  if (b.soort === 'rijen') return b.type.rijen ? `Voeg ten minste een ${b.type.rijen.enkelvoud} toe.` : `Voeg ten minste een toe: ${(b.config as { enkelvoud: string }).enkelvoud}.`
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
function vindPlaats(formulier: Formulier, werking: Werking, pad: Pad): Plaats | null {
  const ontleed = ontleedPad(pad)
  if (!ontleed) return null
  const { delen } = ontleed
  if (ontleed.reden && formulier.velden.get(delen[0]!)?.gewenst === null) return null
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

/** The answers as they count: without what is hidden, with what is computed. */
interface Werking {
  readonly antwoorden: Record<string, unknown>
  /** Hidden fields, cells and sections' fields, by place. */
  readonly verborgen: ReadonlySet<string>
  /** Computed values by place; a value that is unknown is absent. */
  readonly berekend: Record<string, unknown>
  /** To evaluate a rule at the top, or in a row. */
  omgeving(rij?: unknown, ouder?: unknown): Omgeving
}

const isLeegAntwoord = (veld: CompileVeld, waarde: unknown): boolean => isLeeg(waarde) || (isRecord(waarde) && (veld.type.isEmpty?.(waarde) ?? false))

/**
 * One pass in the order of dependence. A hidden field reads as unanswered, so what hangs on it follows in the same pass;
 * the outcome does not change when it is worked out again from its own answers.
 */
function werkUit(formulier: Formulier, antwoorden: Antwoorden, context: Context): Werking {
  const uit: Record<string, unknown> = {}
  const verborgen = new Set<string>()
  const berekend: Record<string, unknown> = {}
  const sectieZichtbaar = new Map<string, boolean>()
  const veld = (id: string): unknown => {
    const waarde = eigen(uit, id)
    return waarde === undefined && formulier.velden.get(id)?.soort === 'rijen' ? [] : waarde
  }
  const feit = (naam: string): unknown => {
    const waarde = naam === 'vandaag' ? context.vandaag : eigen(context.feiten, naam)
    return isLeeg(waarde) ? undefined : waarde
  }
  const omgeving = (rij?: unknown, ouder?: unknown): Omgeving => ({ veld, feit, rij, ouder })
  const wortel = omgeving()

  const toont = (b: CompileVeld): boolean => {
    let sectie = sectieZichtbaar.get(b.sectieId)
    if (sectie === undefined) {
      const regel = formulier.sectieVan.get(b.sectieId)?.zichtbaar
      sectie = regel ? regel(wortel) === true : true
      sectieZichtbaar.set(b.sectieId, sectie)
    }
    return sectie && (b.zichtbaar === null || b.zichtbaar(wortel) === true)
  }
  const bouwRij = (b: CompileVeld, rij: Rij, ouder: unknown, plaats: string): Rij => {
    const nieuw: Record<string, unknown> & { _id: string } = { _id: rij._id }
    const hier = omgeving(nieuw, ouder)
    for (const kind of b.werkvolgorde) {
      const pad = `${plaats}/${rij._id}/${kind.id}`
      if (kind.zichtbaar && kind.zichtbaar(hier) !== true) verborgen.add(pad)
      else zet(kind, nieuw, eigen(rij, kind.id), pad, hier)
    }
    return nieuw
  }
  const zet = (b: CompileVeld, doel: Record<string, unknown>, ruw: unknown, pad: string, hier: Omgeving): void => {
    if (b.berekening) {
      const waarde = b.berekening(hier)
      if (waarde !== undefined) berekend[pad] = doel[b.id] = waarde
    } else if (b.soort === 'rijen') {
      const rijen = rijenVan(ruw)
      if (rijen.length) doel[b.id] = rijen.map((rij) => bouwRij(b, rij, hier.rij, pad))
    } else if (!b.type.zonderAntwoord && !isLeegAntwoord(b, ruw)) doel[b.id] = ruw
  }
  for (const b of formulier.werkvolgorde) {
    if (toont(b)) zet(b, uit, eigen(antwoorden, b.id), b.id, wortel)
    else verborgen.add(b.id)
    const reden = b.gewenst === null || verborgen.has(b.id) ? undefined : eigen(antwoorden, `${b.id}#reden`)
    if (typeof reden === 'string' && reden.trim() !== '') uit[`${b.id}#reden`] = reden
  }
  return { antwoorden: uit, verborgen, berekend, omgeving }
}
