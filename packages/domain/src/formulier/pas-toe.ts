import type { Antwoorden, Pad, Probleem, Rij, Wijziging } from './definitie.types.ts'
import type { CompileVeld, Formulier } from './compileer.ts'
import { controleerOmvang, eigen, grenzen, isRecord } from './grenzen.ts'
import { ontleedPad, redenPad, rijenVan } from './pad.ts'
import { maakSchoon, toonGetal } from './tekst.ts'
import { isLeegAntwoord } from './werking.ts'

/** One change carried out. `gelukt` is false when nothing of it was; `problemen` may hold refused cells of a row that was taken. */
export interface Toepassing { readonly antwoorden: Antwoorden; readonly problemen: readonly Probleem[]; readonly gelukt: boolean }

class Weiger extends Error {
  readonly code: string
  constructor(code: string, melding: string) {
    super(melding)
    this.code = code
  }
}

/** Shape, type and size of one change against the form; visibility is judged afterwards, over all changes together. */
export function pasToe(form: Formulier, antwoorden: Antwoorden, wijziging: Wijziging): Toepassing {
  const pad = typeof wijziging?.pad === 'string' ? wijziging.pad.slice(0, 330) : ''
  const problemen: Probleem[] = []
  const meld = (plaats: Pad, veldId: string, code: string, melding: string) => void problemen.push({ pad: plaats, veldId, code, melding, ernst: 'fout' })
  const ontleed = ontleedPad(wijziging?.pad)
  const veld = ontleed ? form.velden.get(ontleed.delen[0]!) : undefined
  if (!ontleed || !veld) {
    meld(pad, pad.split(/[/#]/)[0] ?? '', 'PAD_ONBEKEND', 'Deze vraag staat niet in dit formulier.')
    return { antwoorden, problemen, gelukt: false }
  }
  try {
    const te = controleerOmvang(wijziging.waarde, { diepte: 8, knopen: 20_000 })
    if (te) throw new Weiger('TE_GROOT', te)
    if (ontleed.reden) return { antwoorden: metWaarde(antwoorden, redenPad(veld.id), leesReden(veld, wijziging.waarde)), problemen, gelukt: true }
    const waarde = zetIn(veld, eigen(antwoorden, veld.id), ontleed.delen.slice(1), ontleed.volgorde, wijziging.waarde, pad, meld)
    return { antwoorden: metWaarde(antwoorden, veld.id, waarde), problemen, gelukt: true }
  } catch (fout) {
    if (!(fout instanceof Weiger)) throw fout
    meld(pad, ontleed.delen.filter((_, i) => i % 2 === 0).at(-1)!, fout.code, fout.message)
    return { antwoorden, problemen, gelukt: false }
  }
}

/** UTF-16 units. */
const REDEN_TEKENS = 2_000

function leesReden(veld: CompileVeld, ruw: unknown): string | undefined {
  if (veld.gewenst === null) throw new Weiger('PAD_ONBEKEND', 'Bij deze vraag hoort geen reden.')
  const reden = schoon(ruw, true)
  if (reden === null || reden === undefined || (typeof reden === 'string' && reden.trim() === '')) return undefined
  if (typeof reden !== 'string') throw new Weiger('TYPE', 'Schrijf in woorden op waarom dit niet kan.')
  if (reden.length > REDEN_TEKENS) throw new Weiger('TYPE', `Dit is te lang: hoogstens ${toonGetal(REDEN_TEKENS)} tekens.`)
  return reden
}

type Meld = (pad: Pad, veldId: string, code: string, melding: string) => void

function metWaarde<T extends Readonly<Record<string, unknown>>>(bron: T, sleutel: string, waarde: unknown): T {
  const { [sleutel]: _, ...rest } = bron
  return (waarde === undefined ? rest : { ...rest, [sleutel]: waarde }) as T
}

/** The new value of `b` after a change at `rest` inside it; undefined is empty. */
function zetIn(b: CompileVeld, oud: unknown, rest: readonly string[], volgorde: boolean, waarde: unknown, pad: Pad, meld: Meld): unknown {
  if (b.berekening) throw new Weiger('BEREKEND', 'Dit rekent het systeem uit. Je kunt het niet invullen.')
  if (b.veld.type === 'akkoord') throw new Weiger('AKKOORD', 'Een akkoord geef je met de knop, niet door het in te vullen.')
  if (b.type.zonderAntwoord) throw new Weiger('GEEN_VRAAG', 'Hier is niets in te vullen.')
  if (b.soort !== 'rijen') {
    if (rest.length || volgorde) throw new Weiger('PAD_ONBEKEND', 'Deze vraag staat niet in dit formulier.')
    return leesWaarde(b, waarde)
  }
  const rijen = vasteRijenOf(b, rijenVan(oud))
  const [rijId, kindId, ...verder] = rest
  if (rijId === undefined) return volgorde ? herorden(rijen, waarde) : leesRijen(b, rijen, waarde, pad, meld)
  const plek = rijen.findIndex((rij) => rij._id === rijId)
  if (kindId === undefined) return zetRij(b, rijen, plek, rijId, waarde, pad, meld)
  const kind = b.kind.get(kindId)
  if (!kind) throw new Weiger('PAD_ONBEKEND', 'Deze vraag staat niet in dit formulier.')
  if (plek < 0) throw new Weiger('RIJ_BESTAAT_NIET', 'Deze regel is er niet meer. Iemand anders heeft hem misschien verwijderd.')
  const nieuw = zetIn(kind, eigen(rijen[plek], kindId), verder, volgorde, waarde, pad, meld)
  return rijen.with(plek, metWaarde(rijen[plek]!, kindId, nieuw))
}

/** Rows that are not named keep their order, after those that are; names that are gone are skipped. */
function herorden(rijen: readonly Rij[], waarde: unknown): readonly Rij[] {
  if (!Array.isArray(waarde) || waarde.length > grenzen.rijen || !waarde.every((id) => typeof id === 'string')) throw new Weiger('TYPE', 'De volgorde is een lijst van regels.')
  const genoemd = [...new Set(waarde as string[])].flatMap((id) => rijen.find((rij) => rij._id === id) ?? [])
  return [...genoemd, ...rijen.filter((rij) => !genoemd.includes(rij))]
}

/** Rows that are laid ready are there as soon as the question is asked, also when that happens in this very save. */
const vasteRijenOf = (b: CompileVeld, rijen: readonly Rij[]): readonly Rij[] => (isVast(b) && rijen.length === 0 ? rijenVan(b.veld.standaard) : rijen)
const isVast = (b: CompileVeld): boolean => (b.config as { vasteRijen?: boolean } | undefined)?.vasteRijen === true

function zetRij(b: CompileVeld, rijen: readonly Rij[], plek: number, rijId: string, waarde: unknown, pad: Pad, meld: Meld): readonly Rij[] | undefined {
  if (isVast(b) && (waarde === null || plek < 0)) throw new Weiger('VASTE_RIJEN', 'In deze lijst staan vaste regels. Je kunt er geen toevoegen of weghalen.')
  if (waarde === null) {
    const over = rijen.filter((rij) => rij._id !== rijId)
    return over.length ? over : undefined
  }
  if (rijId.length > 40) throw new Weiger('RIJ_NUMMER', 'Deze regel heeft geen geldig nummer.')
  const nieuw = leesRij(b, waarde, rijId, plek < 0 ? undefined : rijen[plek], pad, meld)
  if (plek >= 0) return rijen.with(plek, nieuw)
  if (rijen.length >= grenzen.rijen) throw new Weiger('TE_VEEL_RIJEN', `Een lijst heeft hoogstens ${grenzen.rijen} regels.`)
  return [...rijen, nieuw]
}

function leesRijen(b: CompileVeld, oud: readonly Rij[], waarde: unknown, pad: Pad, meld: Meld): readonly Rij[] | undefined {
  const lijst = waarde === null || waarde === undefined ? [] : waarde
  const vorm = b.opslag.safeParse(lijst)
  if (!vorm.success) throw new Weiger('TYPE', vorm.error.issues[0]?.message ?? 'Dit is geen lijst.')
  const rijen = rijenVan(lijst)
  if (isVast(b) && (rijen.length !== oud.length || !rijen.every((rij) => oud.some((o) => o._id === rij._id)))) throw new Weiger('VASTE_RIJEN', 'In deze lijst staan vaste regels. Je kunt er geen toevoegen of weghalen.')
  return rijen.length ? rijen.map((rij) => leesRij(b, rij, rij._id, oud.find((o) => o._id === rij._id), `${pad}/${rij._id}`, meld)) : undefined
}

/** A whole row. A cell that is refused keeps what it had, and is told at its own place; the others are taken. */
function leesRij(b: CompileVeld, waarde: unknown, rijId: string, oud: Rij | undefined, pad: Pad, meld: Meld): Rij {
  if (!isRecord(waarde)) throw new Weiger('TYPE', 'Dit is geen regel van de lijst.')
  if (waarde['_id'] !== undefined && waarde['_id'] !== rijId) throw new Weiger('RIJ_NUMMER', 'Het nummer van deze regel klopt niet.')
  let rij: Rij = { _id: rijId }
  for (const kind of b.kinderen) if (oud && (kind.alleenLezen === true || kind.berekening)) rij = metWaarde(rij, kind.id, eigen(oud, kind.id))
  for (const [sleutel, cel] of Object.entries(waarde)) {
    const kind = b.kind.get(sleutel)
    if (sleutel === '_id' || (kind && oud && (kind.alleenLezen === true || kind.berekening))) continue
    const celPad = `${pad}/${sleutel.slice(0, 63)}`
    if (!kind) {
      meld(celPad, sleutel.slice(0, 63), 'PAD_ONBEKEND', 'Deze vraag staat niet in dit formulier.')
      continue
    }
    try {
      rij = metWaarde(rij, sleutel, zetIn(kind, eigen(oud, sleutel), [], false, cel, celPad, meld))
    } catch (fout) {
      if (!(fout instanceof Weiger)) throw fout
      meld(celPad, sleutel, fout.code, fout.message)
      rij = metWaarde(rij, sleutel, eigen(oud, sleutel))
    }
  }
  return rij
}

/** Cleaned and of the right kind, or refused. Empty answers are stored as absence. */
function leesWaarde(b: CompileVeld, ruw: unknown): unknown {
  const waarde = schoon(ruw, b.veld.type !== 'tekst')
  if (waarde === null || waarde === undefined || waarde === '') return undefined
  const gelezen = b.opslag.safeParse(waarde)
  if (!gelezen.success) throw new Weiger('TYPE', gelezen.error.issues[0]?.message ?? 'Dit antwoord past niet bij de vraag.')
  return isLeegAntwoord(b, gelezen.data) ? undefined : gelezen.data
}

/** Cleans every text inside; depth was bounded before. */
function schoon(waarde: unknown, regels: boolean): unknown {
  if (typeof waarde === 'string') {
    // no text that can be stored is so much longer before it is cleaned
    if (waarde.length > 4 * grenzen.tekens) throw new Weiger('TYPE', `Dit is te lang: hoogstens ${toonGetal(grenzen.tekens)} tekens.`)
    const uit = maakSchoon(waarde)
    if ('melding' in uit) throw new Weiger('TEKENS', uit.melding)
    return regels ? uit.tekst : uit.tekst.replaceAll('\n', ' ')
  }
  if (Array.isArray(waarde)) return waarde.map((w) => schoon(w, regels))
  return isRecord(waarde) ? Object.fromEntries(Object.entries(waarde).map(([sleutel, w]) => [sleutel, schoon(w, regels)])) : waarde
}
