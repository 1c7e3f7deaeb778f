import type { Kaderdefinitie } from '@regietafel/api/client'
import { werkbaar } from '@regietafel/domain/kader'
import { createKalender } from '@regietafel/domain/kalender'
import { toDatum, type Datum } from '@regietafel/domain/kernel'
import { createContext } from 'svelte'
import { toonDatum } from '#lib/ui/datum.ts'
import type { Keuze } from '../bouw.ts'
import { gevolgen } from '../bewerk/kader.ts'
import { schuifTel, verschuif, verwijderKlok, wijzigKlok, zetNormdatum } from '../bewerk/klok.ts'
import { beginVan, klokVan, laanVan, nieuwePoortcode, nieuweStapcode, poortBij, stapBij, termijnBij, zelfde } from '../bewerk/lees.ts'
import { verwijderPoort, voegPoortToe, wijzigPoort, zetPoortInLaan } from '../bewerk/poort.ts'
import { kopieerStap, verwijderStap, voegStapToe, zetMijlpaal, zetStapInLaan, type NieuweStap } from '../bewerk/stap.ts'
import { gebeurtVan, maakLos, verbind, waaromNietVerbinden, type Naar, type Van } from '../bewerk/verbinding.ts'
import type { Kaderstand } from '../stand.svelte.ts'
import { deelBordIn, type Bordindeling } from './indeling.ts'
import { plan, type Planning } from './planning.ts'
import { gevolgInDagen } from './verbindzin.ts'
import { vervallen, wijzigingen, type Wijziging } from './wijziging.ts'
import { stapNaam } from './woorden.ts'

/** Id on the board of what is chosen. */
export const idVan = (keuze: Keuze): string | null => (keuze === null ? null : keuze.soort === 'stap' ? `stap-${keuze.stap}` : keuze.soort === 'poort' ? `poort-${keuze.poort}` : `termijn-${keuze.termijn}`)
const keuzeVan = (id: string): Exclude<Keuze, null> | null => {
  const [soort, ...rest] = id.split('-')
  const sleutel = rest.join('-')
  return soort === 'stap' ? { soort, stap: sleutel } : soort === 'poort' ? { soort, poort: sleutel } : soort === 'termijn' ? { soort, termijn: sleutel } : null
}
const naarVan = (id: string): Naar | null => keuzeVan(id) ?? (id.startsWith('uitgang-') ? { soort: 'uitgang', uitgang: id.slice('uitgang-'.length) } : null)

/** While somebody connects: from where, and which of what it can lead to is pointed at. */
export interface Verbinding { readonly van: Van; readonly vanId: string; readonly doelen: readonly string[]; readonly i: number }

/** Where something that is being dragged would come. */
export interface Proef { readonly kader: Kaderdefinitie; readonly dag: number | null; readonly datum: Datum | null; readonly laan: string }

/** The drawing board: where everything stands, and what mouse and keyboard do there. Screens read it; each act goes through the stand and says what it did. */
export class Bordwerk {
  readonly stand: Kaderstand
  verbinding = $state.raw<Verbinding | null>(null)

  readonly heel: Kaderdefinitie = $derived.by(() => werkbaar(this.stand.kader))
  readonly #inhoud = $derived.by(() => this.stand.blad.kalender)
  readonly #kalender = $derived.by(() => createKalender(this.#inhoud as Parameters<typeof createKalender>[0]))
  readonly #plaatsing = $derived.by(() => this.stand.voorbeeld.plaatsing as Datum)
  readonly #basis = $derived.by(() => (this.stand.blad.basis ? werkbaar(this.stand.blad.basis.kader) : null))
  readonly planning: Planning = $derived.by(() => plan(this.heel, this.#kalender, this.#plaatsing))
  readonly #was: Planning | null = $derived.by(() => (this.#basis ? plan(this.#basis, this.#kalender, this.#plaatsing) : null))
  readonly veranderd: ReadonlyMap<string, Wijziging> = $derived.by(() => wijzigingen({ kader: this.stand.kader, basis: this.#basis, verschillen: this.stand.verschillen, nu: this.planning, was: this.#was }))
  readonly indeling: Bordindeling = $derived.by(() => deelBordIn(this.heel, this.planning, this.veranderd))
  readonly vervallen = $derived.by(() => vervallen(this.stand.kader, this.#basis))
  readonly gekozen: string | null = $derived.by(() => idVan(this.stand.keuze))

  constructor(stand: Kaderstand) {
    this.stand = stand
  }

  naam(id: string, kader: Kaderdefinitie = this.stand.kader): string {
    const k = naarVan(id)
    if (k?.soort === 'stap') return stapNaam(stapBij(kader, k.stap) ?? { stap: k.stap, titel: '' })
    if (k?.soort === 'poort') return `Poort ${k.poort}: ${poortBij(kader, k.poort)?.vraag ?? ''}`
    if (k?.soort === 'uitgang') return kader.uitgangen.find((u) => u.uitgang === k.uitgang)?.titel ?? k.uitgang
    return k ? (termijnBij(kader, k.termijn)?.titel ?? k.termijn) : ''
  }
  datum(dag: number): string { return toonDatum(toDatum(this.planning.dag0 + dag), this.#plaatsing) }
  kies(id: string): void { this.stand.kies(keuzeVan(id)) }

  /** Problems of a part, those of its clocks included. */
  problemen(id: string): readonly string[] {
    const { kader } = this.stand
    const k = keuzeVan(id)
    const bij = (lijst: string, i: number) => (i < 0 ? [] : this.stand.problemenBij(`${lijst}[${i}]`))
    if (k?.soort === 'poort') return bij('poorten', kader.poorten.findIndex((p) => p.poort === k.poort)).map((p) => p.melding)
    const klok = k?.soort === 'termijn' ? k.termijn : k?.soort === 'stap' ? this.#klok(k.stap) : undefined
    const stap = k?.soort === 'stap' ? bij('stappen', kader.stappen.findIndex((s) => s.stap === k.stap)) : []
    return [...new Set([...stap, ...bij('termijnen', kader.termijnen.findIndex((t) => t.termijn === klok))].map((p) => p.melding))]
  }
  #klok(stap: string): string | undefined {
    const s = stapBij(this.heel, stap)
    return s && klokVan(this.heel, s)?.termijn
  }

  /** Day something is on in a kader that is not on the table yet. */
  #dagIn(kader: Kaderdefinitie, id: string): number | null {
    const k = keuzeVan(id)
    const p = plan(werkbaar(kader), this.#kalender, this.#plaatsing)
    return (k?.soort === 'stap' ? p.stappen.get(k.stap)?.tot : k?.soort === 'poort' ? p.poorten.get(k.poort) : k ? p.termijnen.get(k.termijn)?.deadline : null) ?? null
  }

  /** The chosen part some days later or earlier, in the unit of its clock. */
  schuif(dagen: number): void {
    const id = this.gekozen
    const k = this.stand.keuze
    if (id === null || k === null || this.stand.alleenLezen) return
    const klok = k.soort === 'termijn' ? k.termijn : k.soort === 'stap' ? this.#klok(k.stap) : undefined
    if (k.soort === 'stap' && klok === undefined) return this.stand.meld(`${this.naam(id)} heeft geen eigen termijn: hij loopt van het een tot het ander. Wijzig dat in de zinnen.`)
    const na = veilig(() => (k.soort === 'poort' ? wijzigPoort(this.stand.kader, k.poort, (p) => ({ ...p, binnen: schuifTel(p.binnen, dagen) })) : verschuif(this.stand.kader, klok!, dagen)), this.stand.kader)
    if (na === this.stand.kader || zelfde(na, this.stand.kader)) return this.stand.meld(dagen < 0 ? `${this.naam(id)} kan niet eerder: dit is het begin van de termijn.` : `${this.naam(id)} kan niet later.`)
    this.stand.voer(this.#naarDag(id, na), () => na)
  }
  #naarDag(id: string, na: Kaderdefinitie): string {
    const dag = this.#dagIn(na, id)
    return dag === null ? `${this.naam(id)} verschoven` : `${this.naam(id)} naar dag ${dag}, ${this.datum(dag)}`
  }

  /** The chosen part one lane up (-1) or down (1). */
  naarBaan(richting: -1 | 1): void {
    const id = this.gekozen
    if (id === null || this.stand.alleenLezen) return
    const lanen = this.stand.kader.lanen.map((l) => l.laan)
    const doel = lanen[lanen.indexOf(this.#laan(id)) + richting]
    if (doel === undefined) return this.stand.meld(richting < 0 ? 'Hierboven is geen baan.' : 'Hieronder is geen baan.')
    const proef = this.probeer(id, 0, doel)
    if (typeof proef === 'string') return this.stand.meld(proef)
    this.stand.voer(`${this.naam(id)} naar baan ${doel}`, () => proef.kader)
  }
  #laan(id: string): string {
    return this.indeling.volgorde.find((b) => b.id === id)?.laan ?? ''
  }

  /** What dragging by so many calendar days and to a lane would give, or why it cannot. Nothing changes yet. */
  probeer(id: string, dagen: number, laan: string): Proef | string {
    const k = keuzeVan(id)
    const { kader } = this.stand
    if (k === null) return 'Dit onderdeel staat vast.'
    let na = kader
    if (laan !== this.#laan(id)) {
      if (k.soort === 'stap') na = zetStapInLaan(na, k.stap, laan)
      else if (k.soort === 'poort') na = zetPoortInLaan(na, k.poort, laan)
      else {
        const t = termijnBij(na, k.termijn)
        const rol = na.lanen.find((l) => l.laan === laan)?.rol
        if (t?.stap) return `${this.naam(id)} hoort bij stap ${t.stap} en staat in de baan daarvan.`
        if (rol) na = wijzigKlok(na, k.termijn, (x) => ({ ...x, verantwoordelijk: rol }))
        if (laanVan(na, termijnBij(na, k.termijn)!) !== laan) return `Er staat al een baan van die rol boven ${laan}.`
      }
    }
    if (dagen !== 0) {
      const klok = k.soort === 'termijn' ? k.termijn : k.soort === 'stap' ? this.#klok(k.stap) : undefined
      const stand = klok === undefined ? undefined : this.planning.termijnen.get(klok)
      if (k.soort === 'poort') na = wijzigPoort(na, k.poort, (p) => ({ ...p, binnen: schuifTel(p.binnen, dagen) }))
      else if (klok === undefined || !stand) return `${this.naam(id)} heeft geen eigen termijn en kan niet in dagen schuiven.`
      else na = zetNormdatum(na, klok, { anker: toDatum(this.planning.dag0 + stand.anker), doel: toDatum(this.planning.dag0 + Math.max(stand.anker, stand.deadline + dagen)), kalender: this.#kalender })
    }
    const dag = this.#dagIn(na, id)
    return { kader: na, dag, datum: dag === null ? null : toDatum(this.planning.dag0 + dag), laan }
  }
  /** Drops what was dragged. */
  laatLos(id: string, proef: Proef): void {
    const naarBaan = proef.laan === this.#laan(id) ? '' : `naar baan ${proef.laan}`
    const zelfdeDag = proef.dag === this.#dagIn(this.stand.kader, id)
    this.stand.voer(zelfdeDag && naarBaan ? `${this.naam(id)} ${naarBaan}` : `${this.#naarDag(id, proef.kader)}${naarBaan && `, ${naarBaan}`}`, () => proef.kader)
  }

  /** The id that the keyboard should go to after it. */
  verwijder(): string | null {
    const id = this.gekozen
    const k = this.stand.keuze
    if (id === null || k === null || this.stand.alleenLezen) return null
    const voor = this.stand.kader
    const lijst = this.indeling.volgorde.map((b) => b.id)
    const wat = `${this.naam(id)} verwijderd`
    const klok = k.soort === 'stap' ? this.#klok(k.stap) : undefined
    const namen = [k.soort === 'stap' ? `Stap ${k.stap} ` : k.soort === 'poort' ? `Poort ${k.poort} ` : '', klok ? `Termijn ${klok} ` : '', k.soort === 'termijn' ? `Termijn ${k.termijn} ` : ''].filter(Boolean)
    this.stand.voer(wat, (kader) => (k.soort === 'stap' ? verwijderStap(kader, k.stap) : k.soort === 'poort' ? verwijderPoort(kader, k.poort) : verwijderKlok(kader, k.termijn)))
    if (this.stand.kader === voor) return id
    const mee = veilig(() => gevolgen(voor, this.stand.kader), []).filter((zin) => !namen.some((naam) => zin.startsWith(naam)))
    if (mee.length > 0) this.stand.meld(`${wat}. Ook anders: ${mee.slice(0, 3).join(' ')}${mee.length > 3 ? ` En nog ${mee.length - 3}.` : ''}`)
    const over = new Set(this.indeling.volgorde.map((b) => b.id))
    const i = lijst.indexOf(id)
    return [...lijst.slice(i + 1), ...lijst.slice(0, i).reverse()].find((x) => over.has(x)) ?? null
  }

  kopieer(): string | null {
    const k = this.stand.keuze
    if (k?.soort !== 'stap' || this.stand.alleenLezen) return null
    const code = nieuweStapcode(this.stand.kader)
    this.stand.voer(`Kopie van ${this.naam(`stap-${k.stap}`)} gemaakt: stap ${code}`, (kader) => kopieerStap(kader, k.stap))
    this.stand.kies({ soort: 'stap', stap: code })
    return `stap-${code}`
  }
  wisselMijlpaal(): void {
    const k = this.stand.keuze
    if (k === null || k.soort === 'poort') return this.stand.meld('Kies eerst een stap. Een poort kan geen mijlpaal zijn.')
    const is = k.soort === 'stap' ? stapBij(this.stand.kader, k.stap)?.mijlpaal : termijnBij(this.stand.kader, k.termijn)?.mijlpaal
    this.stand.voer(`${this.naam(idVan(k)!)} is ${is ? 'geen mijlpaal meer' : 'nu een mijlpaal'}`, (kader) => (k.soort === 'stap' ? zetMijlpaal(kader, k.stap, !is) : wijzigKlok(kader, k.termijn, (t) => ({ ...t, mijlpaal: !is }))))
  }
  nieuweStap(nieuw: NieuweStap): string {
    const code = nieuweStapcode(this.stand.kader)
    this.stand.voer(`Stap ${code} ${nieuw.titel.trim()} toegevoegd`, (kader) => voegStapToe(kader, nieuw))
    this.stand.kies({ soort: 'stap', stap: code })
    return `stap-${code}`
  }
  nieuwePoort(nieuw: { readonly vraag: string; readonly na: string; readonly laan: string }): string {
    const code = nieuwePoortcode(this.stand.kader)
    this.stand.voer(`Poort ${code} ${nieuw.vraag.trim()} toegevoegd`, (kader) => voegPoortToe(kader, nieuw))
    this.stand.kies({ soort: 'poort', poort: code })
    return `poort-${code}`
  }

  /* ── connecting ── */

  isVerbonden(van: Van, naarId: string): boolean {
    const { kader } = this.stand
    const k = naarVan(naarId)
    if (van.soort === 'poort') {
      const doel = k?.soort === 'stap' ? k.stap : k?.soort === 'uitgang' ? k.uitgang : null
      if (doel !== null) return poortBij(kader, van.poort)?.uitkomsten.find((u) => u.uitkomst === van.uitkomst)?.naar.includes(doel) ?? false
    }
    const begin = k?.soort === 'stap' ? (() => { const s = stapBij(kader, k.stap); return s ? beginVan(kader, s) : [] })() : k?.soort === 'termijn' ? (termijnBij(kader, k.termijn)?.anker ?? []) : k?.soort === 'poort' ? [poortBij(kader, k.poort)?.opent ?? []].flat() : []
    return gebeurtVan(kader, van).some((g) => begin.some((a) => zelfde(a, g)))
  }

  /** V: from what is chosen; once more at a poort: from its next outcome. */
  beginVerbinden(uitkomst?: 'ja' | 'nee', slepend = false): void {
    const k = this.stand.keuze
    const vanId = this.gekozen
    if (k === null || vanId === null || this.stand.alleenLezen) return
    let van: Van
    if (k.soort === 'poort') {
      const uitkomsten = poortBij(this.heel, k.poort)?.uitkomsten.map((u) => u.uitkomst) ?? []
      const nu = this.verbinding?.van.soort === 'poort' ? uitkomsten.indexOf(this.verbinding.van.uitkomst) : -1
      const kies = uitkomst ?? uitkomsten[(nu + 1) % Math.max(1, uitkomsten.length)]
      if (kies === undefined) return this.stand.meld('Deze poort heeft geen uitkomst.')
      van = { soort: 'poort', poort: k.poort, uitkomst: kies }
    } else van = k
    const doelen = [...this.indeling.volgorde.map((b) => b.id), ...this.stand.kader.uitgangen.map((u) => `uitgang-${u.uitgang}`)].filter((id) => { const naar = naarVan(id); return naar !== null && veilig(() => waaromNietVerbinden(this.stand.kader, van, naar), 'nee') === null })
    if (doelen.length === 0) return this.stand.meld('Er is niets om mee te verbinden.')
    const na = this.indeling.volgorde.findIndex((b) => b.id === vanId)
    const eerste = Math.max(0, doelen.findIndex((id) => this.indeling.volgorde.findIndex((b) => b.id === id) > na))
    this.verbinding = { van, vanId, doelen, i: eerste }
    this.stand.meld(`Verbinden vanaf ${this.naam(vanId)}${van.soort === 'poort' ? ` bij ${van.uitkomst}` : ''}. ${slepend ? 'Sleep naar waar het heen gaat.' : `${this.#doelzin()} Pijltjes kiezen, Enter bevestigt, Escape stopt.`}`)
  }
  get doel(): string | null { return this.verbinding?.doelen[this.verbinding.i] ?? null }
  #doelzin(): string {
    const v = this.verbinding
    const doel = this.doel
    if (!v || doel === null) return ''
    return this.isVerbonden(v.van, doel) ? `Naar ${this.naam(doel)}: daar loopt al een lijn, Enter haalt hem weg.` : `Naar ${this.naam(doel)}.`
  }
  kiesDoel(stap: 1 | -1): void {
    const v = this.verbinding
    if (!v) return
    this.verbinding = { ...v, i: (v.i + stap + v.doelen.length) % v.doelen.length }
    this.stand.meld(this.#doelzin())
  }
  stopVerbinden(): void {
    if (!this.verbinding) return
    this.verbinding = null
    this.stand.meld('Verbinden gestopt.')
  }
  /** A line changes what a clock counts from: that is said, with the days. */
  #voerLijn(wat: string, naar: Naar, bewerk: (kader: Kaderdefinitie) => Kaderdefinitie, wie?: string): void {
    const voor = this.stand.kader
    this.stand.voer(wat, bewerk)
    if (this.stand.kader === voor) return
    this.stand.meld(`${wat}${veilig(() => gevolgInDagen(voor, this.stand.kader, naar, { kalender: this.#kalender, plaatsing: this.#plaatsing, ...(wie !== undefined && { wie }) }), '')}.`)
  }
  /** Connects with what is pointed at, or with `naarId`; takes the line away when there is one. */
  bevestig(naarId: string | null = this.doel): void {
    const v = this.verbinding
    this.verbinding = null
    const naar = naarId === null ? null : naarVan(naarId)
    if (!v || naar === null) return
    const waarom = waaromNietVerbinden(this.stand.kader, v.van, naar)
    if (waarom !== null) return this.stand.meld(waarom)
    const bij = v.van.soort === 'poort' ? ` bij ${v.van.uitkomst}` : ''
    if (this.isVerbonden(v.van, naarId!)) {
      const na = maakLos(this.stand.kader, v.van, naar)
      if (zelfde(na, this.stand.kader)) return this.stand.meld('Deze lijn kan niet weg: er moet iets zijn waarmee het begint.')
      this.#voerLijn(`Lijn van ${this.naam(v.vanId)}${bij} naar ${this.naam(naarId!)} weggehaald`, naar, () => na, this.naam(naarId!))
    } else this.#voerLijn(`${this.naam(v.vanId)}${bij} verbonden met ${this.naam(naarId!)}`, naar, (kader) => verbind(kader, v.van, naar))
  }
}

export const [gebruikWerk, zetWerk] = createContext<Bordwerk>()

function veilig<T>(doe: () => T, anders: T): T {
  try {
    return doe()
  } catch {
    return anders
  }
}
