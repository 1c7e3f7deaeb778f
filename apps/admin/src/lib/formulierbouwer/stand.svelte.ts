import type { Formulierconceptblad, FormulierconceptBewaard, Formulierdefinitie, Formulierverschil } from '@regietafel/api/client'
import { compileerConcept, controleerConcept, draaiProeven, plekken, vergelijkFormulieren, voegSamen, werkbaarFormulier, type Antwoorden, type Conceptbotsing, type Pad, type Proefuitkomst, type Samenvoeging } from '@regietafel/domain/formulier'
import type { Datum } from '@regietafel/domain/kernel'
import { tick } from 'svelte'
import { afloopVan, type Afloop } from '#lib/concept/afloop.ts'
import { DIEN_DAN_IN, KEUR_DAN_GOED, naBewaren } from '#lib/concept/nabewaren.ts'
import { Verleden } from '#lib/concept/verleden.svelte.ts'
import { Conceptbewaarder, type Bewaarstand } from '#lib/conceptbewaren/bewaarder.ts'
import type { Bewaardeel } from '#lib/formulieren/api.ts'
import { zetPad } from '#lib/formulier/antwoorden.ts'
import type { Kladplek } from '#lib/formulier/bewaren/klad.ts'
import type { Bouwapi, Uitkomst } from './api.ts'
import { beginbeeld, feitenVan } from './beeld.ts'
import { ANDERS_GEWORDEN, gelijk, merk, type Formulierklad } from './bewaren/klad.ts'
import { bestaande, eersteKeuze } from './keuze.ts'
import { EIGENSCHAPPENKOP, type Beeld, type Bouwprobleem, type Formulierbouw, type Keuze, type Plek } from './bouw.ts'
import { daad, metHunne, SAMEN_MS, type Daad } from './verleden.ts'

export interface StandOpties {
  readonly blad: Formulierconceptblad
  readonly api: Bouwapi
  readonly klad: Kladplek<Formulierklad>
  /** Id of who works here: another version may be of an own window elsewhere. */
  readonly ik?: string
  /** The concept is no more: it was published. */
  readonly opGepubliceerd?: (versie: number) => void
}

/** Milliseconds of silence in typing before the form is judged again. */
const KEUR_MS = 300

export type Paneelnaam = 'opbouw' | 'formulier' | 'eigenschappen'

/** Two versions of the concept that cannot be put together without a person. `hunne` is what the server has now; null when it is gone or cannot be read yet. */
export interface Formulierbotsing {
  readonly melding: string
  readonly hunne: Formulierconceptblad | null
}

/** The concept on the table: what it is now, what can be undone, what is saved. */
export class Formulierstand implements Formulierbouw {
  blad = $state.raw() as Formulierconceptblad
  definitie = $state.raw() as Formulierdefinitie
  keuze = $state.raw<Keuze>(null)
  beeld = $state.raw() as Beeld
  bewaarstand = $state.raw<Bewaarstand>({ soort: 'rust' })
  botsing = $state.raw<Formulierbotsing | null>(null)
  /** It is no concept any more: a colleague published it or threw it away. */
  weg = $state(false)
  /** What became of it then. */
  afloop = $state.raw<Afloop | null>(null)
  /** For the live region: what was just done. */
  bericht = $state('')
  /** What an earlier visit had made and the server did not have yet, put back. */
  teruggezet = $state(false)
  /** Where a new field is asked for; null when nobody asks. */
  nieuw = $state.raw<{ readonly plek: Plek | null } | null>(null)
  /** Which of the three is seen where they do not fit beside each other. */
  paneel = $state<Paneelnaam>('opbouw')
  /** Whose work was put together with ours. */
  samengevoegd = $state<string | null>(null)
  #getypt = $state.raw<Antwoorden>({})
  /** What is judged: the form, but while somebody types as it was before, because judging a large form takes longer than a key. */
  #gekeurd = $state.raw() as Formulierdefinitie
  #keurwekker: ReturnType<typeof setTimeout> | undefined
  readonly #verleden = new Verleden<Daad>()
  /** What the server had when ours began to differ: to merge with. */
  #basis: Formulierdefinitie
  /** Sent without an answer: what somebody else built on may be ours. */
  #verzonden: readonly Formulierdefinitie[] = []
  /** Under way, and just after: what is done about another version on the server. */
  #botsend: Promise<void> | null = null
  #samen: { readonly naam: string; readonly op: number } | null = null
  readonly #api: Bouwapi
  readonly #bewaarder: Conceptbewaarder<Formulierdefinitie, FormulierconceptBewaard>
  readonly #opGepubliceerd: (versie: number) => void
  readonly #ik: string | undefined

  readonly #vast = $derived(this.blad.basis?.definitie.sleutel === this.blad.sleutel ? [...plekken(this.blad.basis.definitie).values()].filter(({ veld }) => veld.vast).map(({ veld }) => veld.id) : [])
  readonly werkbaar: Formulierdefinitie = $derived(werkbaarFormulier(this.definitie))
  readonly problemen: readonly Bouwprobleem[] = $derived(controleerConcept(this.#gekeurd, { vast: this.#vast, talenVolledig: this.blad.talenVolledig, eerder: this.blad.basis ? [this.blad.basis.definitie] : [] }))
  readonly verschillen: readonly Formulierverschil[] = $derived(this.blad.basis ? veilig(() => vergelijkFormulieren(this.blad.basis!.definitie, this.#gekeurd), []) : [])
  readonly proeven: readonly Proefuitkomst[] = $derived(veilig(() => draaiProeven(compileerConcept(this.#gekeurd), this.blad.vandaag as Datum), []))
  readonly alleenLezen: boolean = $derived(this.blad.status === 'ter-goedkeuring')
  readonly kanOngedaan: string | null = $derived(this.#verleden.kanOngedaan)
  readonly kanOpnieuw: string | null = $derived(this.#verleden.kanOpnieuw)
  readonly #proef = $derived(this.beeld.proef === null ? undefined : this.werkbaar.proeven?.find(({ naam }) => naam === this.beeld.proef))
  readonly antwoorden: Antwoorden = $derived(this.#proef?.antwoorden ?? this.#getypt)
  readonly feiten: Readonly<Record<string, unknown>> = $derived({ ...feitenVan(this.beeld, this.blad.vandaag as Datum), ...this.#proef?.feiten })

  constructor({ blad, api, klad, ik, opGepubliceerd = () => {} }: StandOpties) {
    this.#ik = ik
    this.blad = blad
    this.definitie = this.#gekeurd = this.#basis = blad.definitie
    this.keuze = eersteKeuze(blad.definitie)
    this.beeld = beginbeeld(blad.definitie)
    this.#api = api
    this.#opGepubliceerd = opGepubliceerd
    this.#bewaarder = new Conceptbewaarder({
      bewaar: async ({ revisie, inhoud, blijftLeven }) => {
        const uitkomst = await api.bewaar({ sleutel: blad.sleutel, revisie, definitie: inhoud, blijftLeven })
        if (!uitkomst.ok && (uitkomst.soort === 'geen-verbinding' || uitkomst.soort === 'kapot')) this.#verzonden = [...this.#verzonden, inhoud].slice(-3)
        return uitkomst
      },
      klad, revisie: blad.revisie, merk, andersGeworden: ANDERS_GEWORDEN, basis: () => this.#basis,
      opStand: (stand) => (this.bewaarstand = stand),
      opBewaard: (b, inhoud) => {
        this.#basis = inhoud
        this.#verzonden = []
        this.blad = { ...this.blad, revisie: b.revisie, gewijzigdOp: b.gewijzigdOp }
      },
      opBotsing: (melding) => void (this.#botsend = this.#opBotsing(melding).finally(() => setTimeout(() => (this.#botsend = null)))),
    })
    this.#herstel()
  }

  kies(keuze: Keuze): void { this.keuze = bestaande(this.definitie, keuze) }

  voer(wat: string, bewerk: (definitie: Formulierdefinitie) => Formulierdefinitie, samen?: string): void {
    if (this.alleenLezen) return
    let na: Formulierdefinitie
    try {
      na = bewerk(this.definitie)
    } catch {
      // An imported concept may lack parts that an act counts on.
      this.meld('Dat kan nog niet: een onderdeel van dit formulier klopt niet. Los eerst de problemen op.')
      return
    }
    if (na === this.definitie) return
    const nu = Date.now()
    const zelfdeStap = samen !== undefined && this.#samen?.naam === samen && nu - this.#samen.op < SAMEN_MS && this.kanOngedaan !== null
    this.#samen = samen === undefined ? null : { naam: samen, op: nu }
    this.#verleden.doe(this.#nu({ wat }), zelfdeStap)
    this.#zet(na, samen !== undefined)
    // Who types hears what she types.
    if (samen === undefined) this.meld(`${wat}.`)
  }

  ongedaan(): void { if (!this.alleenLezen) this.#naar(this.#verleden.ongedaan(this.#nu), 'Ongedaan gemaakt') }
  opnieuw(): void { if (!this.alleenLezen) this.#naar(this.#verleden.opnieuw(this.#nu), 'Opnieuw gedaan') }
  /** What is on the table now, under the name of an act. */
  readonly #nu = ({ wat }: Pick<Daad, 'wat'>): Daad => daad(wat, this.definitie, this.keuze)
  #naar(stap: Daad | null, hoe: string): void {
    if (stap === null) return
    this.#samen = null
    this.#zet(stap.definitie())
    this.kies(stap.keuze)
    this.meld(`${hoe}: ${stap.wat}.`)
  }

  /** Said in the live region; the same sentence twice is said twice. */
  meld(zin: string): void { this.bericht = this.bericht === zin ? `${zin}\u00a0` : zin }
  vraagNieuw(plek?: Plek): void { if (!this.alleenLezen) this.nieuw = { plek: plek ?? null } }
  naarEigenschappen = async (): Promise<void> => {
    this.paneel = 'eigenschappen'
    await tick()
    document.getElementById(EIGENSCHAPPENKOP)?.focus()
  }
  problemenBij(id: string): readonly Bouwprobleem[] { return this.problemen.filter((p) => p.bij === id) }
  zetBeeld(beeld: Partial<Beeld>): void { this.beeld = { ...this.beeld, ...beeld } }
  zetAntwoorden(antwoorden: Antwoorden): void {
    this.#getypt = antwoorden
    if (this.beeld.proef !== null) this.zetBeeld({ proef: null })
  }
  zetAntwoord(pad: Pad, waarde: unknown): void { this.zetAntwoorden(zetPad(this.antwoorden, pad, waarde)) }

  deel = (sleutel: string): ReturnType<Bouwapi['deel']> => this.#api.deel(sleutel)
  bewaarDeel: Bewaardeel = async (opdracht) => {
    const uitkomst = await this.#api.bewaarDeel(opdracht)
    if (uitkomst.ok) {
      const { titel, soort } = opdracht
      const bewaard = { ...uitkomst.waarde, titel, soort, gepubliceerdOp: new Date().toISOString() }
      this.blad = { ...this.blad, delen: [...this.blad.delen.filter(({ sleutel }) => sleutel !== bewaard.sleutel), bewaard].sort((a, b) => a.titel.localeCompare(b.titel, 'nl')) }
    }
    return uitkomst
  }
  ander = (sleutel: string): ReturnType<Bouwapi['ander']> => this.#api.ander(sleutel)

  get ietsOpen(): boolean { return this.#bewaarder.ietsOpen }
  flush = async (): Promise<void> => void (await this.#bewaarder.flush())
  vertrek = (): void => this.#bewaarder.vertrek()
  hervat = (): void => this.#bewaarder.hervat()
  async sluit(): Promise<void> {
    await this.#bewaarder.flush()
    this.#bewaarder.stop()
  }

  /** Whose version it is, in a sentence: "Lotte", or "jouw andere venster". */
  vanWie({ laatsteDoor }: Pick<Formulierconceptblad, 'laatsteDoor'>): string { return laatsteDoor.id === this.#ik ? EIGEN_VENSTER : laatsteDoor.naam }
  /** Both versions put together, as far as that goes by itself; for the dialog that asks about the rest. */
  samenMet({ definitie: hunne }: Formulierconceptblad): Samenvoeging {
    const samen = voegSamen(this.#basis, this.definitie, hunne)
    if (samen.botsingen.length === 0) return samen
    // Where theirs has what we sent before, it is our own earlier word: the later one stands.
    const eerder = this.#verzonden.map((verzonden) => new Set(voegSamen(this.#basis, verzonden, hunne).botsingen.map(plekVan)))
    return { ...samen, botsingen: samen.botsingen.filter((botsing) => eerder.every((plekken_) => plekken_.has(plekVan(botsing)))) }
  }
  /** The choice of a person: what it became goes over theirs. */
  losOp(definitie: Formulierdefinitie): void {
    const hunne = this.botsing?.hunne
    if (!hunne || hunne.status !== 'concept') return
    this.botsing = null
    this.#voegIn(hunne, definitie)
    this.meld('Jullie wijzigingen staan nu samen, zoals je koos.')
  }
  /** Theirs comes on the table; ours can be brought back with undo. */
  neemHunne(): void {
    const hunne = this.botsing?.hunne
    if (!hunne) return
    const mijn = this.definitie
    this.botsing = null
    this.#neemOver(hunne)
    const wie = this.vanWie(hunne)
    if (hunne.status === 'concept') this.#verleden.bewaar(daad(`Versie van ${wie} genomen`, mijn, null))
    this.meld(`Je ziet nu de versie van ${wie}.`)
  }

  /** Handing in and approving: first everything is saved, after it the concept is read again. */
  readonly acties = {
    dienIn: (toelichting: string) => this.#naBewaren(() => this.#api.dienIn({ sleutel: this.blad.sleutel, revisie: this.#bewaarder.revisie, toelichting }), DIEN_DAN_IN),
    keurGoed: () => this.#naBewaren(() => this.#api.keurGoed({ sleutel: this.blad.sleutel, revisie: this.blad.revisie }), KEUR_DAN_GOED),
    wijsTerug: (reden: string) => this.#naBewaren(() => this.#api.wijsTerug({ sleutel: this.blad.sleutel, reden })),
    trekTerug: () => this.#naBewaren(() => this.#api.trekTerug(this.blad.sleutel)),
  }

  #naBewaren<T>(act: () => Promise<Uitkomst<T>>, dan?: string): Promise<Uitkomst<T>> {
    return naBewaren({ flush: () => this.#bewaarder.flush(), opGepubliceerd: this.#opGepubliceerd, herlees: () => this.herlees(), vanWie: () => this.vanWie(this.blad), naBotsing: () => this.#naBotsing() }, act, dan)
  }
  async #naBotsing(): Promise<{ readonly samenMet: string | null } | null> {
    await this.#botsend
    if (this.botsing !== null) return { samenMet: null }
    return this.#botsend === null || this.samengevoegd === null ? null : { samenMet: this.samengevoegd }
  }

  /** What the server has now, when nothing of ours waits. */
  async herlees(): Promise<void> {
    const vers = await this.#api.concept(this.blad.sleutel)
    if (vers.ok && !this.#bewaarder.ietsOpen) this.#neemOver(vers.waarde)
    const weg = !vers.ok && vers.code === 'NIET_GEVONDEN'
    const { basis, sleutel } = this.blad
    if (weg && this.afloop === null) this.afloop = afloopVan(await this.#api.versies(sleutel), basis?.definitie.sleutel === sleutel ? basis.versie : 0)
    this.weg = weg
  }

  #neemOver(blad: Formulierconceptblad): void {
    this.blad = blad
    this.#basis = blad.definitie
    if (!gelijk(blad.definitie, this.definitie)) {
      this.#leg(blad.definitie)
      this.#verleden.vergeetToekomst()
    }
    this.kies(this.keuze)
    this.#bewaarder.gaVerder(blad.revisie, null)
  }

  /** Theirs with ours in it is on the table and is saved; going back takes back our acts only. */
  #voegIn(hunne: Formulierconceptblad, samen: Formulierdefinitie): void {
    const voor = this.definitie
    this.#verleden.zetOm((daden) => metHunne(daden, voor, samen))
    this.#samen = null
    this.blad = hunne
    this.#basis = hunne.definitie
    this.#leg(samen)
    this.kies(this.keuze)
    this.#bewaarder.gaVerder(hunne.revisie, gelijk(samen, hunne.definitie) ? null : samen)
  }

  /** On the table; while somebody types, judged when it is quiet for a moment. */
  #leg(definitie: Formulierdefinitie, typt = false): void {
    this.definitie = definitie
    clearTimeout(this.#keurwekker)
    if (typt) this.#keurwekker = setTimeout(() => (this.#gekeurd = this.definitie), KEUR_MS)
    else this.#gekeurd = definitie
  }
  #zet(definitie: Formulierdefinitie, typt = false): void {
    this.#leg(definitie, typt)
    this.kies(this.keuze)
    this.#bewaarder.zet(definitie)
  }

  #herstel(): void {
    const klad = this.#bewaarder.klad
    if (klad === null || this.blad.status !== 'concept' || gelijk(klad.inhoud, this.blad.definitie)) return this.#bewaarder.vergeet()
    this.#leg(klad.inhoud)
    this.kies(this.keuze)
    if (klad.revisie === this.blad.revisie || this.#bewaarder.isEigen(this.blad.definitie, klad.onzeker)) {
      this.teruggezet = true
      this.#verleden.bewaar(daad('Teruggezet wat nog niet bewaard was', this.blad.definitie, null))
      this.#bewaarder.gaVerder(this.blad.revisie, klad.inhoud)
      return
    }
    // Without what it was made from everything that differs is a choice.
    this.#basis = klad.basis ?? this.#basis
    this.#bewaarder.botst(klad.inhoud)
    const eigen = this.blad.laatsteDoor.id === this.#ik
    this.#legSamen(this.blad, `${eigen ? 'Je bewaarde dit concept in een ander venster, nadat je hier' : `${this.blad.laatsteDoor.naam} bewaarde dit concept nadat jij`} eraan werkte. Wat jij nog niet bewaard had, staat op dit apparaat.`)
  }

  async #opBotsing(melding: string): Promise<void> {
    const vers = await this.#api.concept(this.blad.sleutel)
    if (!vers.ok) return void (this.botsing = { melding, hunne: null })
    const hunne = vers.waarde
    if (hunne.status === 'concept' && this.#bewaarder.isEigen(hunne.definitie)) {
      this.#basis = hunne.definitie
      return this.#bewaarder.gaVerder(hunne.revisie, gelijk(hunne.definitie, this.definitie) ? null : this.definitie)
    }
    const eigen = hunne.laatsteDoor.id === this.#ik
    this.#legSamen(hunne, eigen && hunne.status === 'concept' ? 'Je bewaarde dit concept in een ander venster, nadat je het hier opende.' : melding)
  }

  /** Together when that goes by itself, else to a person. */
  #legSamen(hunne: Formulierconceptblad, melding: string): void {
    const samen = hunne.status === 'concept' ? this.samenMet(hunne) : null
    if (samen === null || samen.botsingen.length > 0) return void (this.botsing = { melding, hunne })
    const wie = this.vanWie(hunne)
    this.#voegIn(hunne, samen.definitie)
    this.samengevoegd = wie
    this.meld(samenZin(wie))
  }
}

/** One place of a botsing, as a name. */
export const plekVan = ({ id, deel }: Pick<Conceptbotsing, 'id' | 'deel'>): string => `${id ?? ''} ${deel}`
const EIGEN_VENSTER = 'jouw andere venster'
/** Two pieces of work that became one: of a colleague and you, or of two windows of yours. */
export const samenZin = (wie: string): string => (wie === EIGEN_VENSTER ? 'Je werkte ook in een ander venster aan dit formulier. Je wijzigingen uit beide vensters staan nu samen.' : `${hoofdletter(wie)} werkte ook aan dit formulier. Jullie wijzigingen staan nu samen.`)
export const hoofdletter = (tekst: string): string => tekst.charAt(0).toUpperCase() + tekst.slice(1)

function veilig<T>(doe: () => T, anders: T): T {
  try {
    return doe()
  } catch {
    return anders
  }
}
