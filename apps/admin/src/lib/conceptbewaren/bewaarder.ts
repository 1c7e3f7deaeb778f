import type { MomentTekst } from '@regietafel/api/client'
import type { Kladplek } from '#lib/formulier/bewaren/klad.ts'

/** Milliseconds of silence after the last act before a save, and the most an act waits while more follow. */
export const STILTE_MS = 700
export const UITERLIJK_MS = 1_800
/** First and longest wait in milliseconds before trying again after a failure. */
export const HERHAAL_MS = 2_000
export const HERHAAL_MAX_MS = 30_000
/** A request that must outlive the page may carry 64 KiB in all browsers; a larger concept waits in the klad. */
export const BLIJFT_LEVEN_MAX_BYTES = 60_000

/** What is on this device only. Removed once the server has it. */
export interface Conceptklad<T> {
  readonly versie: 1
  /** The revisie it was made on. */
  readonly revisie: number
  readonly inhoud: T
  /** What the server had at that revisie, to merge with; absent where two versions are not merged, or this device has no room. */
  readonly basis?: T
  /** Marks of what was sent without an answer: when the server turns out to have this, nobody else was there. */
  readonly onzeker: readonly string[]
}

/** `opApparaat` is false when this device keeps nothing: then only the open page holds the work. */
export type Bewaarstand =
  | { readonly soort: 'rust' }
  | { readonly soort: 'bezig' }
  | { readonly soort: 'bewaard'; readonly op: MomentTekst }
  | { readonly soort: 'geen-verbinding'; readonly opApparaat: boolean }
  | { readonly soort: 'afgemeld'; readonly opApparaat: boolean }
  | { readonly soort: 'geweigerd'; readonly melding: string }
  /** Somebody else saved, or handed it in: nothing is sent until that is settled. */
  | { readonly soort: 'botsing' }

export interface Bewaard { readonly revisie: number; readonly gewijzigdOp: MomentTekst }

/** How a save ended: a refusal is a sentence with its code. */
export type Bewaaruitkomst<B extends Bewaard> =
  | { readonly ok: true; readonly waarde: B }
  | { readonly ok: false; readonly soort: 'geweigerd' | 'afgemeld' | 'geen-verbinding' | 'kapot'; readonly code: string | null; readonly melding: string }

export interface BewaarderOpties<T, B extends Bewaard> {
  readonly bewaar: (verzoek: { readonly revisie: number; readonly inhoud: T; readonly blijftLeven: boolean }) => Promise<Bewaaruitkomst<B>>
  readonly klad: Kladplek<Conceptklad<T>>
  readonly revisie: number
  /** One text per content, to know it again. */
  readonly merk: (inhoud: T) => string
  /** Refusals after which the version of the server must be looked at first. A refusal without a code is one as well. */
  readonly andersGeworden: ReadonlySet<string>
  /** Kept in the klad beside the work, to merge with after a reload. */
  readonly basis?: () => T
  readonly opStand: (stand: Bewaarstand) => void
  readonly opBewaard: (bewaard: B, inhoud: T) => void
  /** The server has another version than this was made on. `melding` says who and when. */
  readonly opBotsing: (melding: string) => void
  /** Milliseconds by the clock of this device: for timers, never for a rule. */
  readonly nu?: () => number
}

/** Saves a whole concept, the newest only: within two seconds of an act, one request at a time, and until then on this device. */
export class Conceptbewaarder<T, B extends Bewaard = Bewaard> {
  readonly #opties: BewaarderOpties<T, B>
  readonly #nu: () => number
  #revisie: number
  #wacht: T | null = null
  #onderweg: T | null = null
  #onzeker: string[] = []
  #sinds: number | null = null
  #probleem: 'geen-verbinding' | 'afgemeld' | null = null
  #botst = false
  #pogingen = 0
  #wekker: ReturnType<typeof setTimeout> | undefined
  #bezig: Promise<void> | null = null
  #gestopt = false

  constructor(opties: BewaarderOpties<T, B>) {
    this.#opties = opties
    this.#nu = opties.nu ?? Date.now
    this.#revisie = opties.revisie
  }

  get revisie(): number { return this.#revisie }
  get ietsOpen(): boolean { return this.#wacht !== null || this.#onderweg !== null }

  /** What an earlier visit left on this device. */
  get klad(): Conceptklad<T> | null { return this.#opties.klad.lees() }
  vergeet(): void { this.#opties.klad.wis() }

  zet(inhoud: T): void {
    this.#wacht = inhoud
    this.#sinds ??= this.#nu()
    const opApparaat = this.#schrijfKlad()
    if (this.#botst) return
    if (this.#probleem !== null) return this.#opties.opStand({ soort: this.#probleem, opApparaat })
    this.#opties.opStand({ soort: 'bezig' })
    this.#plan(Math.max(0, Math.min(STILTE_MS, UITERLIJK_MS - (this.#nu() - this.#sinds))))
  }

  /** The choice after a botsing, or a klad that builds on `revisie`: from now on this is ours to save. */
  gaVerder(revisie: number, inhoud: T | null): void {
    this.#revisie = revisie
    this.#botst = false
    this.#onzeker = []
    this.#wacht = null
    this.#sinds = null
    clearTimeout(this.#wekker)
    if (inhoud !== null) this.zet(inhoud)
    else {
      this.#schrijfKlad()
      this.#opties.opStand({ soort: 'rust' })
    }
  }
  /** Waits for a choice with what is on this device. */
  botst(inhoud: T): void {
    this.#wacht = inhoud
    this.#botst = true
    this.#opties.opStand({ soort: 'botsing' })
  }

  /** Resolves when it is saved, refused, or the server cannot be reached. True when everything is saved. */
  async flush(): Promise<boolean> {
    const vooraf = this.#pogingen
    while (!this.#gestopt && !this.#botst && this.ietsOpen && this.#pogingen <= vooraf) await this.#verstuur()
    return !this.ietsOpen
  }

  /** The page may close now: sends without waiting, also what is under way, because that request may be cut off. */
  vertrek(): void {
    const inhoud = this.#wacht ?? this.#onderweg
    if (inhoud === null || this.#botst || this.#probleem === 'afgemeld' || JSON.stringify(inhoud).length * 1.1 > BLIJFT_LEVEN_MAX_BYTES) return
    this.#onzeker.push(this.#opties.merk(inhoud))
    this.#wacht = inhoud
    this.#schrijfKlad()
    void this.#opties.bewaar({ revisie: this.#revisie, inhoud, blijftLeven: true })
  }

  /** The connection is back, or somebody logged in again: try at once. */
  hervat(): void {
    if (this.#wacht !== null && this.#bezig === null && !this.#botst) this.#plan(0)
  }

  /** No more timers. What is not saved stays in the klad. */
  stop(): void {
    this.#gestopt = true
    clearTimeout(this.#wekker)
  }

  #plan(wachtMs: number): void {
    clearTimeout(this.#wekker)
    if (!this.#gestopt) this.#wekker = setTimeout(() => void this.#verstuur(), wachtMs)
  }

  #verstuur(): Promise<void> {
    clearTimeout(this.#wekker)
    if (this.#bezig !== null || this.#wacht === null) return this.#bezig ?? Promise.resolve()
    const inhoud = this.#wacht
    this.#onderweg = inhoud
    this.#wacht = null
    this.#sinds = null
    if (this.#probleem === null) this.#opties.opStand({ soort: 'bezig' })
    this.#bezig = this.#opties.bewaar({ revisie: this.#revisie, inhoud, blijftLeven: false }).then((uitkomst) => {
      this.#bezig = null
      this.#onderweg = null
      if (uitkomst.ok) this.#isBewaard(uitkomst.waarde, inhoud)
      else if (uitkomst.soort === 'geen-verbinding' || uitkomst.soort === 'kapot') this.#isMislukt('geen-verbinding', inhoud)
      else if (uitkomst.soort === 'afgemeld') this.#isMislukt('afgemeld', inhoud)
      else this.#isGeweigerd(uitkomst.code, uitkomst.melding, inhoud)
    })
    return this.#bezig
  }

  #isBewaard(bewaard: B, inhoud: T): void {
    this.#probleem = null
    this.#pogingen = 0
    this.#revisie = bewaard.revisie
    this.#onzeker = []
    this.#opties.opBewaard(bewaard, inhoud)
    this.#schrijfKlad()
    if (this.#wacht === null) return this.#opties.opStand({ soort: 'bewaard', op: bewaard.gewijzigdOp })
    this.#opties.opStand({ soort: 'bezig' })
    this.#plan(STILTE_MS)
  }

  #isMislukt(soort: 'geen-verbinding' | 'afgemeld', inhoud: T): void {
    this.#probleem = soort
    this.#pogingen += 1
    if (soort === 'geen-verbinding') this.#onzeker.push(this.#opties.merk(inhoud))
    this.#wacht ??= inhoud
    this.#opties.opStand({ soort, opApparaat: this.#schrijfKlad() })
    this.#plan(Math.min(HERHAAL_MAX_MS, HERHAAL_MS * 2 ** (this.#pogingen - 1)))
  }

  #isGeweigerd(code: string | null, melding: string, inhoud: T): void {
    this.#probleem = null
    this.#wacht ??= inhoud
    this.#schrijfKlad()
    this.#pogingen += 1
    if (code !== null && !this.#opties.andersGeworden.has(code)) return this.#opties.opStand({ soort: 'geweigerd', melding })
    this.#botst = true
    this.#opties.opStand({ soort: 'botsing' })
    this.#opties.opBotsing(melding)
  }

  /** Is the version of the server something we sent ourselves, of which only the answer was lost? */
  isEigen(inhoud: T, onzeker: readonly string[] = this.#onzeker): boolean {
    return onzeker.includes(this.#opties.merk(inhoud))
  }

  #schrijfKlad(): boolean {
    const inhoud = this.#wacht ?? this.#onderweg
    if (inhoud === null) {
      this.#opties.klad.wis()
      return true
    }
    const klad: Conceptklad<T> = { versie: 1, revisie: this.#revisie, inhoud, onzeker: this.#onzeker.slice(-3) }
    const basis = this.#opties.basis?.()
    return (basis !== undefined && this.#opties.klad.schrijf({ ...klad, basis })) || this.#opties.klad.schrijf(klad)
  }
}
