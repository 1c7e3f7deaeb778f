import type { Conceptblad, ConceptBewaard, DatumTekst, Kaderdefinitie, Kaderfout, Verschil } from '@regietafel/api/client'
import { canoniekKader, controleerConcept, vergelijkKaders } from '@regietafel/domain/kader'
import { createKalender, isWerkdag, werkdagenNa } from '@regietafel/domain/kalender'
import { toDag, toDatum, type Datum } from '@regietafel/domain/kernel'
import { Conceptbewaarder, type Bewaarstand } from '#lib/conceptbewaren/bewaarder.ts'
import type { Kladplek } from '#lib/formulier/bewaren/klad.ts'
import { afloopVan, type Afloop, type Versiekop } from '#lib/concept/afloop.ts'
import { DIEN_DAN_IN, KEUR_DAN_GOED, naBewaren } from '#lib/concept/nabewaren.ts'
import type { Publicatieacties, Uitkomst } from '#lib/concept/publicatie.ts'
import { Verleden } from '#lib/concept/verleden.svelte.ts'
import { plekVan } from '#lib/kaders/publicatie.ts'
import { ANDERS_GEWORDEN, type Kaderklad } from './bewaren/bewaarder.ts'
import { eigenaarVan } from './bewerk/lees.ts'
import type { Kaderbouw, Keuze, Voorbeeldkeuze } from './bouw.ts'

/** What the bouwer asks of the server; `createKaderApi` fits. */
export interface Bouwapi {
  concept(sleutel: string): Promise<Uitkomst<Conceptblad>>
  bewaar(invoer: { sleutel: string; revisie: number; kader: Kaderdefinitie; blijftLeven?: boolean }): Promise<Uitkomst<ConceptBewaard>>
  dienIn(invoer: { sleutel: string; revisie: number; toelichting: string }): ReturnType<Publicatieacties['dienIn']>
  keurGoed(invoer: { sleutel: string; revisie: number }): ReturnType<Publicatieacties['keurGoed']>
  wijsTerug(invoer: { sleutel: string; reden: string }): ReturnType<Publicatieacties['wijsTerug']>
  trekTerug(sleutel: string): ReturnType<Publicatieacties['trekTerug']>
  /** What was published, newest first. */
  versies(sleutel: string): Promise<Uitkomst<readonly Versiekop[]>>
}

export interface StandOpties {
  readonly blad: Conceptblad
  readonly api: Bouwapi
  readonly klad: Kladplek<Kaderklad>
  /** Id of who works here: another version may be of an own window elsewhere. */
  readonly ik?: string
  /** The concept is no more: it was published. */
  readonly opGepubliceerd?: (versie: number) => void
}

/** Two versions of the concept. `hunne` is what the server has now; null when it is gone or cannot be read yet. */
export interface Kaderbotsing {
  readonly melding: string
  readonly hunne: Conceptblad | null
}

interface Daad { readonly wat: string; readonly kader: Kaderdefinitie; readonly keuze: Keuze }

/** The concept on the table: what it is now, what can be undone, what is saved. */
export class Kaderstand implements Kaderbouw {
  blad = $state.raw() as Conceptblad
  kader = $state.raw() as Kaderdefinitie
  keuze = $state.raw<Keuze>(null)
  dag = $state(0)
  voorbeeld = $state.raw() as Voorbeeldkeuze
  bewaarstand = $state.raw<Bewaarstand>({ soort: 'rust' })
  botsing = $state.raw<Kaderbotsing | null>(null)
  /** It is no concept any more: a colleague published it or threw it away. */
  weg = $state(false)
  /** What became of it then. */
  afloop = $state.raw<Afloop | null>(null)
  /** For the live region: what was just done. */
  bericht = $state('')
  /** What an earlier visit had made and the server did not have yet, put back. */
  teruggezet = $state(false)
  readonly #verleden = new Verleden<Daad>()
  /** What is done about another version on the server. */
  #botsend: Promise<void> | null = null
  readonly #api: Bouwapi
  readonly #bewaarder: Conceptbewaarder<Kaderdefinitie, ConceptBewaard>
  readonly #opGepubliceerd: (versie: number) => void
  readonly #ik: string | undefined

  readonly #omgeving = $derived({ formulieren: new Set(this.blad.formulieren.map((f) => f.sleutel)), rollen: new Set(this.blad.rollen) })
  readonly problemen: readonly Kaderfout[] = $derived(controleerConcept(this.kader, this.#omgeving).map(({ pad, melding }) => ({ pad: plekVan(pad), melding })))
  /** Since the basis; the number of the version is no difference. */
  readonly verschillen: readonly Verschil[] = $derived(this.blad.basis ? vergelijk(this.blad.basis.kader, this.kader) : [])
  readonly alleenLezen: boolean = $derived(this.blad.status === 'ter-goedkeuring')
  readonly kanOngedaan: string | null = $derived(this.#verleden.kanOngedaan)
  readonly kanOpnieuw: string | null = $derived(this.#verleden.kanOpnieuw)

  constructor({ blad, api, klad, ik, opGepubliceerd = () => {} }: StandOpties) {
    this.#ik = ik
    this.blad = blad
    this.kader = blad.kader
    this.voorbeeld = { plaatsing: eersteWerkdag(blad), verloop: 'op-tijd' }
    const begin = blad.kader.stappen.find((s) => s.mijlpaal) ?? blad.kader.stappen[0]
    const termijn = blad.kader.termijnen[0]
    this.keuze = begin ? { soort: 'stap', stap: begin.stap } : termijn ? { soort: 'termijn', termijn: termijn.termijn } : null
    this.#api = api
    this.#opGepubliceerd = opGepubliceerd
    this.#bewaarder = new Conceptbewaarder({
      bewaar: ({ revisie, inhoud, blijftLeven }) => api.bewaar({ sleutel: blad.sleutel, revisie, kader: inhoud, blijftLeven }),
      klad, revisie: blad.revisie, merk: canoniekKader, andersGeworden: ANDERS_GEWORDEN,
      opStand: (stand) => (this.bewaarstand = stand),
      opBewaard: (b) => (this.blad = { ...this.blad, revisie: b.revisie, gewijzigdOp: b.gewijzigdOp }),
      opBotsing: (melding) => void (this.#botsend = this.#opBotsing(melding)),
    })
    this.#herstel()
  }

  kies(keuze: Keuze): void {
    const eigenaar = keuze?.soort === 'termijn' ? veilig(() => eigenaarVan(this.kader, keuze.termijn), null) : null
    this.keuze = eigenaar ? { soort: 'stap', stap: eigenaar.stap } : keuze
  }

  voer(wat: string, bewerk: (kader: Kaderdefinitie) => Kaderdefinitie): void {
    if (this.alleenLezen) return
    let na: Kaderdefinitie
    try {
      na = bewerk(this.kader)
    } catch {
      // An imported concept may lack parts that an act counts on.
      this.meld('Dat kan nog niet: een onderdeel van dit kader klopt niet. Los eerst de problemen op.')
      return
    }
    if (na === this.kader) return
    this.#verleden.doe(this.#nu({ wat }))
    this.#zet(na)
    this.meld(`${wat}.`)
  }

  ongedaan(): void { if (!this.alleenLezen) this.#naar(this.#verleden.ongedaan(this.#nu), 'Ongedaan gemaakt') }
  opnieuw(): void { if (!this.alleenLezen) this.#naar(this.#verleden.opnieuw(this.#nu), 'Opnieuw gedaan') }
  /** What is on the table now, under the name of an act. */
  readonly #nu = ({ wat }: Pick<Daad, 'wat'>): Daad => ({ wat, kader: this.kader, keuze: this.keuze })
  #naar(daad: Daad | null, hoe: string): void {
    if (daad === null) return
    this.keuze = daad.keuze
    this.#zet(daad.kader)
    this.meld(`${hoe}: ${daad.wat}.`)
  }

  problemenBij(pad: string): readonly Kaderfout[] {
    return this.problemen.filter((p) => p.pad === pad || p.pad.startsWith(`${pad}.`) || p.pad.startsWith(`${pad}[`))
  }
  zetDag(dag: number): void { this.dag = Math.round(dag) }
  zetVoorbeeld(voorbeeld: Voorbeeldkeuze): void { this.voorbeeld = voorbeeld }
  /** Said in the live region; the same sentence twice is said twice. */
  meld(zin: string): void { this.bericht = this.bericht === zin ? `${zin}\u00a0` : zin }

  get ietsOpen(): boolean { return this.#bewaarder.ietsOpen }
  flush = async (): Promise<void> => void (await this.#bewaarder.flush())
  vertrek = (): void => this.#bewaarder.vertrek()
  hervat = (): void => this.#bewaarder.hervat()
  async sluit(): Promise<void> {
    await this.#bewaarder.flush()
    this.#bewaarder.stop()
  }

  /** Ours goes over theirs; theirs can be fetched from its author, and is in the list of what was done. */
  houdMijn(): void {
    const hunne = this.botsing?.hunne
    if (!hunne || hunne.status !== 'concept') return
    this.blad = hunne
    this.botsing = null
    this.#bewaarder.gaVerder(hunne.revisie, this.kader)
    this.meld('Jouw versie wordt bewaard.')
  }
  /** Whose version it is, in a sentence: "Hanna", or "jouw andere venster". */
  vanWie({ laatsteDoor }: Pick<Conceptblad, 'laatsteDoor'>): string { return laatsteDoor.id === this.#ik ? 'jouw andere venster' : laatsteDoor.naam }
  /** Theirs comes on the table; ours can be brought back with undo. */
  neemHunne(): void {
    const hunne = this.botsing?.hunne
    if (!hunne) return
    const mijn = this.kader
    this.botsing = null
    this.#neemOver(hunne)
    const wie = this.vanWie(hunne)
    if (hunne.status === 'concept') this.#verleden.bewaar({ wat: `Versie van ${wie} genomen`, kader: mijn, keuze: null })
    this.meld(`Je ziet nu de versie van ${wie}.`)
  }

  /** Handing in and approving: first everything is saved, after it the concept is read again. */
  readonly acties: Publicatieacties = {
    dienIn: (toelichting) => this.#naBewaren(() => this.#api.dienIn({ sleutel: this.blad.sleutel, revisie: this.#bewaarder.revisie, toelichting }), DIEN_DAN_IN),
    keurGoed: () => this.#naBewaren(() => this.#api.keurGoed({ sleutel: this.blad.sleutel, revisie: this.blad.revisie }), KEUR_DAN_GOED),
    wijsTerug: (reden) => this.#naBewaren(() => this.#api.wijsTerug({ sleutel: this.blad.sleutel, reden })),
    trekTerug: () => this.#naBewaren(() => this.#api.trekTerug(this.blad.sleutel)),
  }

  #naBewaren<T>(act: () => Promise<Uitkomst<T>>, dan?: string): Promise<Uitkomst<T>> {
    return naBewaren({ flush: () => this.#bewaarder.flush(), opGepubliceerd: this.#opGepubliceerd, herlees: () => this.herlees(), vanWie: () => this.vanWie(this.blad), naBotsing: () => this.#naBotsing() }, act, dan)
  }
  /** Two versions of a kader are not put together: a person chooses. */
  async #naBotsing(): Promise<{ readonly samenMet: null } | null> {
    await this.#botsend
    return this.botsing === null ? null : { samenMet: null }
  }

  /** What the server has now, when nothing of ours waits. */
  async herlees(): Promise<void> {
    const vers = await this.#api.concept(this.blad.sleutel)
    if (vers.ok && !this.#bewaarder.ietsOpen) this.#neemOver(vers.waarde)
    const weg = !vers.ok && vers.code === 'NIET_GEVONDEN'
    const { basis, sleutel } = this.blad
    if (weg && this.afloop === null) this.afloop = afloopVan(await this.#api.versies(sleutel), basis?.kader.sleutel === sleutel ? basis.versie : 0)
    this.weg = weg
  }

  #neemOver(blad: Conceptblad): void {
    this.blad = blad
    if (!gelijk(blad.kader, this.kader)) {
      this.kader = blad.kader
      this.#verleden.vergeetToekomst()
    }
    this.#houdKeuze()
    this.#bewaarder.gaVerder(blad.revisie, null)
  }

  #zet(kader: Kaderdefinitie): void {
    this.kader = kader
    this.#houdKeuze()
    this.#bewaarder.zet(kader)
  }

  /** What is no more cannot stay chosen. */
  #houdKeuze(): void {
    const k = this.keuze
    if (k === null) return
    const er = k.soort === 'stap' ? this.kader.stappen.some((s) => s.stap === k.stap) : k.soort === 'poort' ? this.kader.poorten.some((p) => p.poort === k.poort) : this.kader.termijnen.some((t) => t.termijn === k.termijn)
    if (!er) this.keuze = null
    else if (k.soort === 'termijn') this.kies(k)
  }

  #herstel(): void {
    const klad = this.#bewaarder.klad
    if (klad === null || this.blad.status !== 'concept' || gelijk(klad.inhoud, this.blad.kader)) return this.#bewaarder.vergeet()
    this.kader = klad.inhoud
    if (klad.revisie === this.blad.revisie || this.#bewaarder.isEigen(this.blad.kader, klad.onzeker)) {
      this.teruggezet = true
      this.#verleden.bewaar({ wat: 'Teruggezet wat nog niet bewaard was', kader: this.blad.kader, keuze: null })
      this.#bewaarder.gaVerder(this.blad.revisie, klad.inhoud)
      return
    }
    this.#bewaarder.botst(klad.inhoud)
    this.botsing = { melding: `${this.blad.laatsteDoor.id === this.#ik ? 'Je bewaarde dit concept in een ander venster, nadat je hier' : `${this.blad.laatsteDoor.naam} bewaarde dit concept nadat jij`} eraan werkte. Wat jij nog niet bewaard had, staat op dit apparaat.`, hunne: this.blad }
  }

  async #opBotsing(melding: string): Promise<void> {
    const vers = await this.#api.concept(this.blad.sleutel)
    if (vers.ok && vers.waarde.status === 'concept' && this.#bewaarder.isEigen(vers.waarde.kader)) return this.#bewaarder.gaVerder(vers.waarde.revisie, gelijk(vers.waarde.kader, this.kader) ? null : this.kader)
    const hunne = vers.ok ? vers.waarde : null
    const eigen = hunne?.status === 'concept' && hunne.laatsteDoor.id === this.#ik
    this.botsing = { melding: eigen ? 'Je bewaarde dit concept in een ander venster, nadat je het hier opende.' : melding, hunne }
  }
}

const gelijk = (a: Kaderdefinitie, b: Kaderdefinitie): boolean => a === b || canoniekKader(a) === canoniekKader(b)
const vergelijk = (a: Kaderdefinitie, b: Kaderdefinitie): readonly Verschil[] => veilig(() => vergelijkKaders(a, b), []).map((v) => ({ ...v, pad: plekVan(v.pad) })).filter(({ pad }) => pad !== 'versie' && pad !== 'sleutel')

/** Today, or the first werkdag after it: a sample that begins in a weekend moves nearly every date. */
function eersteWerkdag({ vandaag, kalender }: Conceptblad): DatumTekst {
  const dagen = createKalender(kalender as Parameters<typeof createKalender>[0])
  const dag = toDag(vandaag as Datum)
  return toDatum(isWerkdag(dagen, vandaag as Datum) ? dag : werkdagenNa(dagen, dag, 1))
}

function veilig<T>(doe: () => T, anders: T): T {
  try {
    return doe()
  } catch {
    return anders
  }
}
