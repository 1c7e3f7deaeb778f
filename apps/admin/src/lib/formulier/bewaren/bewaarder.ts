import { zelfde, type Pad } from '@regietafel/domain/formulier'
import type { Kladopslag, KladWijziging } from './klad.ts'
import type { Bewaard, Botsing, Transport } from './transport.ts'
import { omvat, volgendeLading, zetInWachtrij, zetTerug, type Wachtrij } from './wachtrij.ts'

/** Milliseconds of silence after the last key stroke before a save. */
export const STILTE_MS = 800
/** Milliseconds after the first unsaved key stroke after which we save even while typing goes on. */
export const UITERLIJK_MS = 2_000
/** First and longest wait in milliseconds before trying again after a failure. */
export const HERHAAL_MS = 2_000
export const HERHAAL_MAX_MS = 30_000
/** A request that must outlive the page may carry 64 KiB in all browsers; what is larger waits in the klad. */
export const BLIJFT_LEVEN_MAX_BYTES = 60_000

/** Refusals after which the value need not be kept: the question is not asked now, or is worked out by the form. */
const WEG_MAG = new Set(['VERBORGEN', 'BEREKEND'])

/** `op` is the time of the server. `opApparaat` is false when this device refuses to keep a klad: then only the open page holds the text. */
export type Bewaarstand =
  | { readonly soort: 'rust' }
  | { readonly soort: 'bezig' }
  | { readonly soort: 'bewaard'; readonly op: string }
  | { readonly soort: 'geen-verbinding'; readonly opApparaat: boolean }
  | { readonly soort: 'afgemeld'; readonly opApparaat: boolean }
  /** `melding` is about all of it; without, the sentences stand at their places. */
  | { readonly soort: 'geweigerd'; readonly melding: string | null }

export interface BewaarderOpties {
  readonly transport: Transport
  readonly klad: Kladopslag
  /** Revision of the answers on the screen; 0 before the first save. */
  readonly revisie: number
  /** Version of the questions on the screen. */
  readonly versie?: number
  readonly opStand: (stand: Bewaarstand) => void
  /** The server answered; `verzonden` are the places that were in the request. What is still only here is in `eigen`. */
  readonly opBewaard: (bewaard: Bewaard, verzonden: ReadonlySet<Pad>) => void
  /** Milliseconds since the epoch by the clock of this device: for timers, never for a rule. */
  readonly nu?: () => number
}

/**
 * Saves each changed place by itself: 800 ms after typing stops and within 2 s of the first change, one request at a time.
 * Everything not confirmed is in memory and in the klad on this device; nothing leaves either before the server has answered.
 */
export class Bewaarder {
  readonly #opties: BewaarderOpties
  readonly #nu: () => number
  #revisie: number
  #rij: Wachtrij = []
  #onderweg: Wachtrij = []
  /** Refused by the server. They stay here and on the screen until the user changes them. */
  #geweigerd: Wachtrij = []
  /** Sent without an answer: when the server turns out to have one of these, that is no botsing but our own work. */
  #onzeker: { readonly pad: Pad; readonly waarde: unknown }[] = []
  #botsingen: readonly Botsing[] = []
  #eersteOp: number | null = null
  #probleem: 'geen-verbinding' | 'afgemeld' | null = null
  #pogingen = 0
  #wekker: ReturnType<typeof setTimeout> | undefined
  #bezig: Promise<void> | null = null
  #gestopt = false

  constructor(opties: BewaarderOpties) {
    this.#opties = opties
    this.#nu = opties.nu ?? Date.now
    this.#revisie = opties.revisie
  }

  get revisie(): number {
    return this.#revisie
  }

  /** Two versions of one place that wait for a human to choose. */
  get botsingen(): readonly Botsing[] {
    return this.#botsingen
  }

  /** Everything the server has not confirmed, in the order it must be applied. */
  get openstaand(): Wachtrij {
    return zetTerug(this.#geweigerd, zetTerug(this.#onderweg, this.#rij))
  }

  /** Everything that must lie over the server's answers on the screen: not confirmed, or waiting for a choice. */
  get eigen(): readonly { readonly pad: Pad; readonly waarde: unknown }[] {
    return [...this.openstaand, ...this.#botsingen.filter((b) => b.mijn !== null).map((b) => ({ pad: b.pad, waarde: b.mijn }))]
  }

  /** The answers were read again: new changes build on this revision. */
  zie(revisie: number): void {
    this.#revisie = Math.max(this.#revisie, revisie)
  }

  /** Takes up what an earlier visit left on this device and sends it. Returns what must be shown over the server's answers. */
  herstel(): Wachtrij {
    const klad = this.#opties.klad.lees()
    if (klad === null) return []
    this.#rij = klad.wijzigingen
    this.#onzeker = [...klad.onzeker]
    this.#botsingen = klad.botsingen
    if (this.#rij.length > 0) this.#plan(0)
    return this.#rij
  }

  /** A place got a new value. `basis` is the revision on the screen when the change began, if that is not the latest. */
  zet(pad: Pad, waarde: unknown, basis: number = this.#revisie): void {
    if (this.#botsingen.some((b) => b.pad === pad)) return this.#schrijfVerderInBotsing(pad, waarde)
    const op = this.#nu()
    this.#geweigerd = this.#geweigerd.filter((w) => !omvat(pad, w.pad))
    this.#rij = zetInWachtrij(this.#rij, this.#wijziging(pad, waarde, basis))
    this.#eersteOp ??= op
    const opApparaat = this.#schrijfKlad()
    if (this.#probleem !== null) this.#opties.opStand({ soort: this.#probleem, opApparaat })
    else {
      this.#opties.opStand({ soort: 'bezig' })
      this.#plan(this.#wachttijd())
    }
  }

  /** The text that is being made of both; null when it is left again. */
  schrijfSamen(pad: Pad, samen: string | null): void {
    this.#botsingen = this.#botsingen.map((b) => (b.pad === pad ? { ...b, samen: samen ?? undefined } : b))
    this.#schrijfKlad()
  }

  /** The human chose, knowing both: this is the text. */
  kies(pad: Pad, waarde: unknown): void {
    this.#botsingen = this.#botsingen.filter((b) => b.pad !== pad)
    this.#rij = this.#rij.filter((w) => w.pad !== pad)
    this.zet(pad, waarde)
  }

  /** Sends what is waiting now. Resolves when all of it is saved, refused, or the server cannot be reached. */
  async flush(): Promise<void> {
    const vooraf = this.#pogingen
    while (!this.#gestopt && (this.#bezig !== null || this.#rij.length > 0) && this.#pogingen <= vooraf) await this.#verstuur()
  }

  /** The page may close now: sends without waiting, also what is under way, because that request may be cut off. */
  vertrek(): void {
    if (this.openstaand.length === 0) return
    const { lading } = volgendeLading(zetTerug(this.#onderweg, this.#rij))
    if (lading.length === 0 || this.#probleem === 'afgemeld') return
    const wijzigingen = lading.map(({ pad, waarde }) => ({ pad, waarde }))
    if (JSON.stringify(wijzigingen).length * 2 > BLIJFT_LEVEN_MAX_BYTES) return
    this.#onzeker.push(...wijzigingen)
    this.#schrijfKlad()
    void this.#opties.transport({ revisie: lading[0]!.basis, versie: lading[0]!.versie, wijzigingen, blijftLeven: true })
  }

  /** The connection is back, or somebody logged in again: try at once. */
  hervat(): void {
    if (this.#rij.length > 0 && this.#bezig === null) this.#plan(0)
  }

  /** No more timers. What is not saved stays in the klad. */
  stop(): void {
    this.#gestopt = true
    clearTimeout(this.#wekker)
  }

  /** After `stop`: goes on where it was. */
  verder(): void {
    this.#gestopt = false
    this.hervat()
  }

  /** Milliseconds until the next save: silence, but never past the limit since the first unsaved change. */
  #wachttijd(): number {
    const sinds = this.#nu() - (this.#eersteOp ?? this.#nu())
    return Math.max(0, Math.min(STILTE_MS, UITERLIJK_MS - sinds))
  }

  #plan(wachtMs: number): void {
    clearTimeout(this.#wekker)
    if (!this.#gestopt) this.#wekker = setTimeout(() => void this.#verstuur(), wachtMs)
  }

  #verstuur(): Promise<void> {
    clearTimeout(this.#wekker)
    if (this.#bezig !== null || this.#rij.length === 0) return this.#bezig ?? Promise.resolve()
    const { lading, rest } = volgendeLading(this.#rij)
    this.#onderweg = lading
    this.#rij = rest
    this.#eersteOp = rest.length > 0 ? this.#nu() : null
    if (this.#probleem === null) this.#opties.opStand({ soort: 'bezig' })
    const verzoek = { revisie: lading[0]!.basis, versie: lading[0]!.versie, wijzigingen: lading.map(({ pad, waarde }) => ({ pad, waarde })), blijftLeven: false }
    this.#bezig = this.#opties.transport(verzoek).then((uitkomst) => {
      this.#bezig = null
      this.#onderweg = []
      if (uitkomst.soort === 'bewaard') this.#isBewaard(uitkomst, lading)
      else if (uitkomst.soort === 'geweigerd') this.#isGeweigerd(uitkomst.melding, lading)
      else this.#isMislukt(uitkomst.soort, lading)
    })
    return this.#bezig
  }

  #isBewaard(bewaard: Bewaard, lading: Wachtrij): void {
    this.#probleem = null
    this.#pogingen = 0
    this.#revisie = Math.max(this.#revisie, bewaard.revisie)
    const eigenWerk = (b: Botsing) => this.#onzeker.some((o) => o.pad === b.pad && zelfde(o.waarde, b.bewaard))
    const echt = bewaard.botsingen.filter((b) => !eigenWerk(b))
    this.#bouwVoort(lading, bewaard)
    for (const { pad, mijn } of bewaard.botsingen.filter(eigenWerk)) {
      if (!this.#rij.some((w) => w.pad === pad)) this.#rij = zetInWachtrij(this.#rij, this.#wijziging(pad, mijn, this.#revisie))
    }
    for (const botsing of echt) this.#legNaastElkaar(botsing)
    this.#legApart(lading.filter((w) => bewaard.geweigerd.some((g) => omvat(w.pad, g.pad) && !WEG_MAG.has(g.code))))
    this.#onzeker = this.#onzeker.filter((o) => !lading.some((l) => omvat(l.pad, o.pad)))
    this.#schrijfKlad()
    this.#opties.opBewaard(bewaard, new Set(lading.map((w) => w.pad)))
    if (this.#rij.length > 0) {
      this.#opties.opStand({ soort: 'bezig' })
      this.#plan(this.#wachttijd())
    } else this.#opties.opStand(this.#geweigerd.length > 0 ? { soort: 'geweigerd', melding: null } : { soort: 'bewaard', op: bewaard.bewaardOp })
  }

  /** What was typed while this was being saved builds on it, unless somebody else changed the same place too. */
  #bouwVoort(lading: Wachtrij, { veldrevisies, revisie }: Bewaard): void {
    const eigen = new Set(lading.map((l) => l.pad))
    this.#rij = this.#rij.map((w) => {
      const nieuwer = Object.entries(veldrevisies).filter(([pad, { rev }]) => rev > w.basis && (omvat(pad, w.pad) || omvat(w.pad, pad)))
      return nieuwer.every(([pad, { rev }]) => rev === revisie && eigen.has(pad)) ? { ...w, basis: this.#revisie } : w
    })
  }

  /** The botsing stays; our side of it is the newest text. */
  #schrijfVerderInBotsing(pad: Pad, mijn: unknown): void {
    this.#botsingen = this.#botsingen.map((b) => (b.pad === pad ? { ...b, mijn } : b))
    this.#schrijfKlad()
  }

  /** Typed on in a place that botst: the newest text is ours in the choice, and waits with it. */
  #legNaastElkaar(botsing: Botsing): void {
    const later = this.#rij.find((w) => w.pad === botsing.pad)
    this.#rij = this.#rij.filter((w) => w.pad !== botsing.pad)
    const anders = this.#botsingen.filter((b) => b.pad !== botsing.pad)
    const samen = this.#botsingen.find((b) => b.pad === botsing.pad)?.samen
    this.#botsingen = [...anders, { ...botsing, ...(later && { mijn: later.waarde }), ...(samen !== undefined && { samen }) }]
  }

  #isMislukt(soort: 'geen-verbinding' | 'afgemeld', lading: Wachtrij): void {
    this.#probleem = soort
    this.#pogingen += 1
    if (soort === 'geen-verbinding') this.#onzeker.push(...lading.map(({ pad, waarde }) => ({ pad, waarde })))
    this.#rij = zetTerug(lading, this.#rij)
    this.#opties.opStand({ soort, opApparaat: this.#schrijfKlad() })
    this.#plan(Math.min(HERHAAL_MAX_MS, HERHAAL_MS * 2 ** (this.#pogingen - 1)))
  }

  #isGeweigerd(melding: string, lading: Wachtrij): void {
    this.#probleem = null
    this.#legApart(lading)
    this.#schrijfKlad()
    this.#opties.opStand({ soort: 'geweigerd', melding })
    if (this.#rij.length > 0) this.#plan(STILTE_MS)
  }

  /** Refused: stays on the screen and in the klad, and goes again when its place is changed. */
  #legApart(weg: Wachtrij): void {
    const nogGeldig = weg.filter((w) => !this.#rij.some((nieuwer) => omvat(nieuwer.pad, w.pad)))
    this.#geweigerd = nogGeldig.reduce(zetInWachtrij, this.#geweigerd)
  }

  #wijziging(pad: Pad, waarde: unknown, basis: number): KladWijziging {
    const { versie } = this.#opties
    return { pad, waarde, basis, ...(versie !== undefined && { versie }), op: new Date(this.#nu()).toISOString() }
  }

  #schrijfKlad(): boolean {
    const wijzigingen = this.openstaand
    if (wijzigingen.length > 0 || this.#botsingen.length > 0) {
      return this.#opties.klad.schrijf({ versie: 1, wijzigingen, onzeker: this.#onzeker, botsingen: this.#botsingen })
    }
    this.#opties.klad.wis()
    return true
  }
}
