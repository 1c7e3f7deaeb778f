import { createContext } from 'svelte'
import { SvelteSet } from 'svelte/reactivity'
import { metKinderen, stekken } from '../bewerk/boom.ts'
import { voegSectieToe } from '../bewerk/erbij.ts'
import { leesKlembord, naarKlembord, plak, type Klembord } from '../bewerk/klembord.ts'
import { dupliceer, dupliceerSectie } from '../bewerk/kopie.ts'
import { schuifSectie, splits, voegSectiesSamen, zetSectieOp } from '../bewerk/sectie.ts'
import { doe, weiger, type Uitslag } from '../bewerk/uitslag.ts'
import { zetVerplicht } from '../bewerk/veld.ts'
import { inLijst, naarSectie, plaats, schuif, uitLijst } from '../bewerk/verplaats.ts'
import { vasteIds, verwijderSectie, verwijderVelden } from '../bewerk/weg.ts'
import type { Formulierbouw, Plek } from '../bouw.ts'
import { gekozen } from '../keuze.ts'
import { rijenVan, type Rij } from './rijen.ts'

/** Above so many fields only the section of what is chosen is open at first. */
const ALLES_OPEN_TOT = 40

/** What was copied last, on this page; also for another form that is opened in it. */
let bord: Klembord | null = null

/** The outline: what is open, what is looked for, where the keyboard is, and what is done there. */
export class Opbouwwerk {
  zoek = $state('')
  /** Rises when the keyboard must go to the line that is chosen. */
  focusvraag = $state(0)
  readonly #dicht = new SvelteSet<string>()
  #hier = $state<string | null>(null)
  #anker: string | null = null
  bouw = $state.raw() as Formulierbouw
  readonly vast: ReadonlySet<string> = $derived(vasteIds(this.bouw.blad.basis?.definitie.sleutel === this.bouw.blad.sleutel ? this.bouw.blad.basis.definitie : undefined))
  readonly rijen: readonly Rij[] = $derived(rijenVan(this.bouw.definitie, { dicht: this.#dicht, zoek: this.zoek, vast: this.vast, problemen: this.bouw.problemen }))
  readonly gekozen: readonly string[] = $derived(gekozen(this.bouw.keuze))
  /** Where what is chosen stands, as a text: another only when something was chosen or moved, not when it is typed in. */
  readonly keuzeplaats: string = $derived.by(() => {
    const er = stekken(this.bouw.definitie)
    return this.gekozen.map((id) => [er.get(id)?.in, er.get(id)?.nr, id].join('/')).join(' ')
  })
  /** The line that Tab comes to: where the keyboard was, else what is chosen, else the first. */
  readonly actief: string | null = $derived.by(() => {
    const er = new Set(this.rijen.map(({ id }) => id))
    if (this.#hier !== null && er.has(this.#hier) && (this.gekozen.length === 0 || this.gekozen.includes(this.#hier))) return this.#hier
    return this.gekozen.find((id) => er.has(id)) ?? (this.#hier !== null && er.has(this.#hier) ? this.#hier : (this.rijen[0]?.id ?? null))
  })
  readonly #nr = $derived(this.rijen.findIndex(({ id }) => id === this.actief))

  constructor(bouw: Formulierbouw) {
    this.bouw = bouw
    const { secties } = bouw.definitie
    const kies = this.#sectieVan(gekozen(bouw.keuze)[0]) ?? secties[0]?.id
    if (metKinderen(secties.flatMap(({ velden }) => velden)).length > ALLES_OPEN_TOT) for (const { id } of secties) if (id !== kies) this.#dicht.add(id)
  }
  #sectieVan(id: string | undefined): string | undefined {
    if (id === undefined) return undefined
    return stekken(this.bouw.definitie).get(id)?.sectie.id ?? id
  }

  rij(id: string | null): Rij | undefined { return this.rijen.find((r) => r.id === id) }
  /** Opens everything around what is chosen, so that it is seen. */
  toonKeuze(): void {
    const er = stekken(this.bouw.definitie)
    for (const id of this.gekozen) {
      const stek = er.get(id)
      if (stek) for (const ouder of [stek.sectie, ...stek.ouders]) this.#dicht.delete(ouder.id)
    }
  }
  zetOpen(id: string, open: boolean): void {
    if (open) this.#dicht.delete(id)
    else {
      // What is chosen in it would be out of sight: then it is chosen itself.
      this.#dicht.add(id)
      const rij = this.rij(id)
      if (rij && this.gekozen.length > 0 && !this.gekozen.some((k) => this.rij(k))) this.kies(rij)
    }
  }

  kies(rij: Rij): void {
    this.#anker = this.#hier = rij.id
    this.bouw.kies(rij.soort === 'sectie' ? { soort: 'sectie', id: rij.id } : { soort: 'velden', ids: [rij.id] })
  }
  /** Ctrl+click: also this one, or not this one. */
  wissel(rij: Rij): void {
    if (rij.soort === 'sectie' || this.bouw.keuze?.soort !== 'velden') return this.kies(rij)
    this.#anker = this.#hier = rij.id
    const ids = this.gekozen.includes(rij.id) ? this.gekozen.filter((id) => id !== rij.id) : [...this.gekozen, rij.id]
    this.bouw.kies(ids.length > 0 ? { soort: 'velden', ids } : null)
    this.#zegAantal()
  }
  /** Shift: all fields from where it began to here. */
  totEnMet(rij: Rij): void {
    const van = this.rijen.findIndex(({ id }) => id === (this.#anker ?? this.actief))
    const tot = this.rijen.indexOf(rij)
    this.#anker ??= this.actief
    const ids = this.rijen.slice(Math.min(van, tot), Math.max(van, tot) + 1).filter(({ soort }) => soort === 'veld').map(({ id }) => id)
    if (ids.length === 0) return
    this.bouw.kies({ soort: 'velden', ids })
    this.#hier = rij.id
    this.#zegAantal()
  }
  #zegAantal(): void { this.bouw.meld(`${this.gekozen.length} ${this.gekozen.length === 1 ? 'veld' : 'velden'} gekozen.`) }

  /** To the line so many further; with Shift everything up to there. */
  ga(stap: number, mee = false): void {
    const rij = this.rijen[Math.max(0, Math.min(this.rijen.length - 1, this.#nr + stap))]
    if (!rij) return
    if (mee) this.totEnMet(rij)
    else this.kies(rij)
    this.focusvraag += 1
  }
  /** Open, or into it. */
  rechts(): void {
    const rij = this.rij(this.actief)
    if (rij?.open === false) this.zetOpen(rij.id, true)
    else if (rij?.open) this.ga(1)
  }
  /** Closed, or to what it stands in. */
  links(): void {
    const rij = this.rij(this.actief)
    if (rij?.open) return this.zetOpen(rij.id, false)
    const ouder = this.rij(rij?.in ?? null)
    if (!ouder) return
    this.kies(ouder)
    this.focusvraag += 1
  }

  /** Does it, opens what it is in, and keeps the keyboard here. */
  #doe(act: Parameters<typeof doe>[1]): void {
    if (doe(this.bouw, act)) {
      this.#anker = this.#hier = this.gekozen[0] ?? null
      this.toonKeuze()
    }
    this.focusvraag += 1
  }
  /** The same act for what is chosen, a section or fields. */
  #voor(sectie: (id: string) => Parameters<typeof doe>[1], velden: (ids: readonly string[]) => Parameters<typeof doe>[1]): void {
    const { keuze } = this.bouw
    this.#doe(keuze === null ? () => weiger('Kies eerst een veld of een deel.') : keuze.soort === 'sectie' ? sectie(keuze.id) : velden(keuze.ids))
  }
  schuif = (stap: -1 | 1): void => this.#voor((id) => (d) => schuifSectie(d, id, stap), (ids) => (d) => schuif(d, ids, stap))
  inLijst = (): void => this.#voor(() => () => weiger('Een deel kan niet in een lijst.'), (ids) => (d) => inLijst(d, ids))
  uitLijst = (): void => this.#voor(() => () => weiger('Een deel staat niet in een lijst.'), (ids) => (d) => uitLijst(d, ids))
  verwijder = (): void => this.#voor((id) => (d) => verwijderSectie(d, id, this.vast), (ids) => (d) => verwijderVelden(d, ids, this.vast))
  dupliceer = (): void => this.#voor((id) => (d) => dupliceerSectie(d, id), (ids) => (d) => dupliceer(d, ids))
  verplicht = (aan: boolean): void => this.#voor(() => () => weiger('Kies de velden die verplicht zijn.'), (ids) => (d) => zetVerplicht(d, ids, aan))
  naarSectie = (naar: string): void => this.#voor(() => () => weiger('Kies eerst een veld.'), (ids) => (d) => naarSectie(d, ids, naar))
  splits = (): void => this.#voor(() => () => weiger('Kies het veld waar het nieuwe deel begint.'), (ids) => (d) => splits(d, ids[0]!))
  voegSamen = (): void => this.#voor((id) => (d) => voegSectiesSamen(d, id), (ids) => (d) => voegSectiesSamen(d, this.#sectieVan(ids[0]) ?? ''))
  nieuwDeel = (): void => this.#doe((d) => voegSectieToe(d, this.#sectieVan(this.gekozen.at(-1)) ?? null))
  /** Dropped there. */
  zet = (ids: readonly string[], plek: Plek | { readonly sectie: number }): void =>
    this.#doe((d): Uitslag => ('sectie' in plek ? zetSectieOp(d, ids[0]!, plek.sectie) : plaats(d, ids, plek)))

  /** The text for the clipboard; null when nothing is chosen. */
  kopie(): string | null {
    const nieuw = naarKlembord(this.bouw.definitie, this.bouw.keuze, false)
    if (!nieuw) return null
    bord = nieuw
    this.bouw.meld(`${this.#hoeveel(nieuw)} gekopieerd. Plak het waar je wilt.`)
    return JSON.stringify(nieuw)
  }
  knip(): string | null {
    if (this.bouw.alleenLezen) return null
    const nieuw = naarKlembord(this.bouw.definitie, this.bouw.keuze, true)
    if (!nieuw) return null
    const voor = this.bouw.definitie
    this.#voor((id) => (d) => verwijderSectie(d, id, this.vast, 'geknipt'), (ids) => (d) => verwijderVelden(d, ids, this.vast, 'geknipt'))
    if (this.bouw.definitie === voor) return null
    bord = nieuw
    return JSON.stringify(nieuw)
  }
  /** What is on the clipboard, else what was copied on this page. */
  plak(tekst = ''): void {
    const wat = leesKlembord(tekst) ?? bord
    this.#doe((d) => (wat ? plak(d, this.bouw.keuze, wat) : weiger('Er is nog niets gekopieerd.')))
  }
  #hoeveel({ velden, secties }: Klembord): string {
    if (secties.length > 0) return 'Deel'
    return velden.length === 1 ? 'Veld' : `${velden.length} velden`
  }
}

export const [gebruikWerk, zetWerk] = createContext<Opbouwwerk>()
