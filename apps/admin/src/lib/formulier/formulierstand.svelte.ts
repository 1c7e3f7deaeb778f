import { beoordeel, beoordeelVerder, beginAntwoorden, compileer, leesPad, vertaal, zelfde, type Akkoorden, type Antwoorden, type Beoordeling, type Formulier, type Formulierdefinitie, type Pad, type Probleem, type Rij } from '@regietafel/domain/formulier'
import type { FormulierOpen } from '@regietafel/api/client'
import { dagVan, type Datum } from '@regietafel/domain/kernel'
import { createContext } from 'svelte'
import { SvelteSet } from 'svelte/reactivity'
import { legOver, rijenVan, verborgenAntwoorden, zetPad } from './antwoorden.ts'
import { Bewaarder, type Bewaarstand } from './bewaren/bewaarder.ts'
import type { Kladopslag } from './bewaren/klad.ts'
import type { Bewaard, Botsing, Transport } from './bewaren/transport.ts'
import { omvat } from './bewaren/wachtrij.ts'
import { TE_LANG, teLang } from './lengte.ts'
import { labelBij, perPad, rijWeg, veldBij, veldIdVan } from './plaatsen.ts'
import type { Schermtaal } from './taal/taal.ts'
import type { NietBewaard } from './uitloggen.ts'

export interface StandOpties {
  readonly open: FormulierOpen
  readonly transport: Transport
  readonly klad: Kladopslag
  /** The first save made the concept: from now on more may be done with it. */
  readonly opBegonnen?: () => void
  /** The form moved to other questions: reads it again, null when that cannot be done now. */
  readonly lees?: () => Promise<FormulierOpen | null>
  /** Everything is saved or in the klad: the screen takes up the new questions. */
  readonly opVerhuisd?: (open: FormulierOpen) => void
}

/** Milliseconds without a key stroke after which the text of a colleague is shown, also where the keyboard is. */
const STIL_MS = 10_000

/** One open form: the answers on the screen, what the rules say of them, and what is saved. Screens read it, `zet` changes it. */
export class Formulierstand {
  readonly #definitie: Formulierdefinitie
  /** What the questions are read in. Ids, rules and stored answers are the same in every language. */
  taal = $state.raw<Schermtaal>('nl')
  readonly form: Formulier = $derived.by(() => compileer(vertaal(this.#definitie, this.taal)))
  readonly casus: FormulierOpen['casus']
  readonly ik: FormulierOpen['ik']
  formulier = $state.raw() as FormulierOpen['formulier']
  mag = $state.raw() as FormulierOpen['mag']
  anderen = $state.raw<FormulierOpen['anderen']>([])
  termijn = $state.raw<FormulierOpen['termijn']>(null)
  versies = $state.raw<FormulierOpen['versies']>([])
  /** Answers that have no place in these questions. */
  geparkeerd = $state.raw<FormulierOpen['geparkeerd']>([])
  /** Ids of fields whose answers this role does not get. */
  afgeschermd = $state.raw<ReadonlySet<string>>(new Set())
  voorstellen = $state.raw<FormulierOpen['voorstellen']>([])
  verwijzingen = $state.raw<FormulierOpen['verwijzingen']>([])
  naast = $state.raw<FormulierOpen['naast']>([])
  antwoorden = $state.raw<Antwoorden>({})
  akkoorden = $state.raw<Akkoorden>({})
  botsingen = $state.raw<readonly Botsing[]>([])
  bewaarstand = $state.raw<Bewaarstand>({ soort: 'rust' })
  /** Sentences of the server, at their place. */
  meldingen = $state.raw<Readonly<Record<Pad, string>>>({})
  /** After a try to vaststellen every missing answer is shown at its field. */
  toonOntbrekend = $state(false)
  readonly openRijen = new SvelteSet<Pad>()
  readonly #bezocht = new SvelteSet<Pad>()
  readonly #gevraagd = new SvelteSet<Pad>()
  readonly #context: { readonly vandaag: Datum; readonly feiten: FormulierOpen['feiten'] }
  readonly #bewaarder: Bewaarder
  readonly #opBegonnen: () => void
  readonly #lees: NonNullable<StandOpties['lees']>
  readonly #opVerhuisd: NonNullable<StandOpties['opVerhuisd']>
  #verhuist = false
  #dicht = false
  #focus = $state.raw<Pad | null>(null)
  /** When the place we stand in was entered or last written in, by the clock of this device. */
  #handenOp = 0
  /** What the server had at revision `#gezien`. */
  #server = $state.raw<Antwoorden>({})
  #gezien: number
  /** Somebody else changed the place we stand in; until we leave it, our changes are made on the revision we see. */
  #vastgehouden: { readonly pad: Pad; readonly basis: number } | null = null

  /** The last outcome, from which the next one is worked out: a keystroke costs what it touches. Never read by screens. */
  #vorige: Beoordeling | null = null
  #vorigeForm: Formulier | null = null
  readonly oordeel: Beoordeling = $derived.by(() => {
    const vorige = this.#vorigeForm === this.form ? this.#vorige : null
    this.#vorigeForm = this.form
    return (this.#vorige = vorige === null ? beoordeel(this.form, this.antwoorden, this.context) : beoordeelVerder(vorige, this.antwoorden, this.context))
  })
  readonly #problemenPerPad: ReadonlyMap<Pad, readonly Probleem[]> = $derived.by(() => perPad(this.oordeel.problemen))
  readonly wijzigbaar: boolean = $derived(this.mag.schrijven && this.formulier.status !== 'vastgesteld')
  /** What blocks vaststellen, in the order of the form; a botsing blocks too. Who does not see every answer cannot tell. */
  readonly nogNodig: readonly Probleem[] = $derived(this.afgeschermd.size > 0 ? [] : [
    ...this.oordeel.problemen.filter((p) => p.ernst !== 'waarschuwing' && !this.botsingen.some((b) => b.pad === p.pad)),
    ...this.botsingen.map((b): Probleem => ({ pad: b.pad, veldId: veldIdVan(b.pad), code: 'BOTSING', melding: 'Kies een van de twee versies.', ernst: 'fout' })),
  ])

  constructor({ open, transport, klad, opBegonnen = () => {}, lees = async () => null, opVerhuisd = () => {} }: StandOpties) {
    this.#opBegonnen = opBegonnen
    this.#lees = lees
    this.#opVerhuisd = opVerhuisd
    this.#definitie = open.definitie
    this.casus = open.casus
    this.ik = open.ik
    this.formulier = open.formulier
    this.mag = open.mag
    this.anderen = open.anderen
    this.termijn = open.termijn
    this.versies = open.versies
    this.#neemBij(open)
    this.akkoorden = open.formulier.akkoorden
    this.#context = { vandaag: dagVan(open.nu), feiten: open.feiten }
    const nieuw = open.formulier.id === null && Object.keys(open.formulier.antwoorden).length === 0
    this.#server = nieuw ? beginAntwoorden(this.form, this.#context) : open.formulier.antwoorden
    this.#gezien = open.formulier.revisie
    this.antwoorden = this.#server
    this.#bewaarder = new Bewaarder({ transport, klad, revisie: open.formulier.revisie, versie: open.formulier.versie, opStand: (stand) => (this.bewaarstand = stand), opBewaard: (b, verzonden) => this.#opBewaard(b, verzonden) })
    if (open.mag.schrijven && open.formulier.status !== 'vastgesteld') this.#herstel()
  }

  get context() {
    return { ...this.#context, akkoorden: this.akkoorden }
  }
  get titel(): string {
    return this.form.definitie.titel
  }

  lees(pad: Pad): unknown {
    return leesPad(this.antwoorden, pad)
  }
  /** Does the server still have the row this place is in? */
  rijBestaat(pad: Pad): boolean {
    return leesPad(this.#server, pad.split('/').slice(0, 2).join('/')) !== undefined
  }
  rijen(pad: Pad): readonly Rij[] {
    return rijenVan(leesPad(this.oordeel.antwoorden, pad))
  }

  /** Writes one place; a question that comes back into view brings its earlier answer along. */
  zet(pad: Pad, waarde: unknown): void {
    if (teLang(waarde)) return this.meld(pad, TE_LANG)
    const verborgen = verborgenAntwoorden(this.form, this.antwoorden, this.oordeel)
    this.antwoorden = zetPad(this.antwoorden, pad, waarde)
    if (pad === this.#focus) this.#handenOp = Date.now()
    const basis = this.#vastgehouden?.pad === pad ? this.#vastgehouden.basis : undefined
    this.#bewaarder.zet(pad, waarde, basis)
    if (this.meldingen[pad] !== undefined) this.meldingen = Object.fromEntries(Object.entries(this.meldingen).filter(([p]) => p !== pad))
    for (const terug of verborgen) if (terug.pad !== pad && this.oordeel.zichtbaar(terug.pad)) this.#bewaarder.zet(terug.pad, terug.waarde)
    this.botsingen = this.#bewaarder.botsingen
  }

  /** A sentence at a place, until something is written there. */
  meld(pad: Pad, melding: string): void {
    this.meldingen = { ...this.meldingen, [pad]: melding }
  }

  /** The choice between two versions; null takes the version of the other. */
  kies(botsing: Botsing, keuze: { readonly waarde: unknown } | null): void {
    const rij = rijWeg(botsing, this.#server)
    if (rij !== null && keuze !== null) {
      const mijn = leesPad(zetPad(this.antwoorden, botsing.pad, keuze.waarde), rij)
      for (const b of this.botsingen) if (b.pad.startsWith(`${rij}/`)) this.#bewaarder.kies(b.pad, b.mijn)
      this.#bewaarder.kies(rij, mijn)
    } else this.#bewaarder.kies(botsing.pad, keuze === null ? botsing.bewaard : keuze.waarde)
    this.botsingen = this.#bewaarder.botsingen
    if (rij !== null && keuze === null) this.antwoorden = zetPad(this.antwoorden, rij, null)
    else if (rij === null) this.antwoorden = zetPad(this.antwoorden, botsing.pad, keuze === null ? botsing.bewaard : keuze.waarde)
  }

  /** Keeps the text that is being made of two versions, on this device as well. */
  schrijfSamen(pad: Pad, tekst: string | null): void {
    this.#bewaarder.schrijfSamen(pad, tekst)
    this.botsingen = this.#bewaarder.botsingen
  }

  /** Keyboard came into a place, or left it: leaving saves, and shows what others wrote there meanwhile. */
  komBinnen(pad: Pad): void {
    if (this.#focus !== pad) this.#handenOp = Date.now()
    this.#focus = pad
  }
  gaWeg(pad: Pad): void {
    if (this.#focus !== pad) return
    this.#focus = null
    this.#bezocht.add(pad)
    if (this.#vastgehouden !== null) {
      this.#vastgehouden = null
      this.#toonServer()
    }
    void this.#bewaarder.flush()
  }

  /** What to tell at a place now, each sentence once. While somebody types a first answer it is not yet wrong, and what is missing is told when asked for. */
  problemenBij(pad: Pad): readonly Probleem[] {
    const eigen = this.#problemenPerPad.get(pad) ?? []
    const nog = this.#focus === pad && !this.#bezocht.has(pad)
    const zichtbaar = eigen.filter((p) => (p.ernst === 'ontbreekt' ? this.toonOntbrekend || this.#gevraagd.has(pad) : !nog))
    const melding = this.meldingen[pad]
    return melding === undefined || zichtbaar.some((p) => p.melding === melding) ? zichtbaar : [{ pad, veldId: veldIdVan(pad), code: 'SERVER', melding, ernst: 'fout' }, ...zichtbaar]
  }
  /** Somebody asked what is needed here: show it at the field. */
  vraagNaar(pad: Pad): void {
    this.#gevraagd.add(pad)
  }
  staatIn(pad: Pad): boolean {
    return this.#focus === pad
  }
  botsingBij(pad: Pad): Botsing | undefined {
    return this.botsingen.find((b) => b.pad === pad)
  }

  /** Takes over a fresh reading of the form, over which what is only here stays. */
  neemOver(open: FormulierOpen): void {
    if (open.formulier.versie !== this.formulier.versie) return void this.#verhuis()
    // Read before our last save, answered after it: newer is already on the screen.
    if (open.formulier.revisie < this.#gezien) return
    this.formulier = open.formulier
    this.#neemBij(open)
    this.mag = open.mag
    this.anderen = open.anderen
    this.termijn = open.termijn
    this.versies = open.versies
    this.akkoorden = open.formulier.akkoorden
    if (open.formulier.id === null) return
    const stil = this.#handenStil()
    if (stil) this.#vastgehouden = null
    else this.#houdVast(open.formulier.antwoorden, false)
    this.#server = open.formulier.antwoorden
    this.#gezien = open.formulier.revisie
    this.#bewaarder.zie(open.formulier.revisie)
    this.#toonServer(stil)
  }

  /** What stands around the answers. */
  #neemBij({ geparkeerd, afgeschermd, voorstellen, verwijzingen, naast }: FormulierOpen): void {
    this.geparkeerd = geparkeerd
    this.afgeschermd = new Set(afgeschermd)
    this.voorstellen = voorstellen
    this.verwijzingen = verwijzingen
    this.naast = naast
  }

  get revisie(): number {
    return this.#bewaarder.revisie
  }
  get ietsOpen(): boolean {
    return this.#bewaarder.openstaand.length > 0
  }
  /** What is only on this device, by the label of its question: for who is about to leave it. */
  get nietBewaard(): readonly NietBewaard[] {
    const botst: NietBewaard[] = this.botsingen.map((b) => ({ label: labelBij(this.form, b.pad), melding: 'Er zijn twee versies. Kies wat blijft.' }))
    const open = this.#bewaarder.openstaand.filter((w) => !this.botsingen.some((b) => b.pad === w.pad))
    return [...open.map((w) => ({ label: labelBij(this.form, w.pad), melding: Object.entries(this.meldingen).find(([pad]) => omvat(w.pad, pad))?.[1] ?? null })), ...botst]
  }
  flush = (): Promise<void> => this.#bewaarder.flush()
  vertrek = (): void => this.#bewaarder.vertrek()
  hervat = (): void => this.#bewaarder.hervat()

  /** The form leaves the screen: saves what waits; what cannot be saved now stays in the klad. */
  async sluit(): Promise<void> {
    this.#dicht = true
    await this.#bewaarder.flush()
    this.#bewaarder.stop()
  }

  #herstel(): void {
    this.#bewaarder.herstel()
    this.#toonServer()
    this.botsingen = this.#bewaarder.botsingen
  }

  /** The form moved to other questions. What is typed goes first; what cannot go now stays in the klad with the version it was typed on. */
  async #verhuis(): Promise<void> {
    if (this.#verhuist || this.#dicht) return
    this.#verhuist = true
    await this.#bewaarder.flush()
    this.#bewaarder.stop()
    const open = this.#dicht ? null : await this.#lees()
    if (open === null || open.formulier.versie === this.formulier.versie) {
      this.#verhuist = false
      if (!this.#dicht) this.#bewaarder.verder()
      return
    }
    // Our side of a choice about a question that is gone: the server puts it apart.
    const form = compileer(open.definitie)
    for (const { pad, mijn } of this.botsingen) if (!veldBij(form, pad)) this.#bewaarder.kies(pad, mijn)
    this.#opVerhuisd(open)
  }

  #opBewaard(bewaard: Bewaard, verzonden: ReadonlySet<Pad>): void {
    if (this.#dicht) return
    if (bewaard.versie !== this.formulier.versie) return void this.#verhuis()
    this.#houdVast(bewaard.antwoorden, this.#focus !== null && verzonden.has(this.#focus))
    this.#server = bewaard.antwoorden
    const eersteKeer = this.formulier.id === null
    this.#gezien = bewaard.revisie
    this.formulier = { ...this.formulier, id: bewaard.id, volgnr: bewaard.volgnr, revisie: bewaard.revisie, status: 'concept' }
    this.akkoorden = bewaard.akkoorden
    const over = Object.entries(this.meldingen).filter(([pad]) => !verzonden.has(pad))
    const blijft = new Set(this.#bewaarder.openstaand.map((w) => w.pad))
    this.meldingen = { ...Object.fromEntries(over), ...Object.fromEntries(bewaard.geweigerd.filter((g) => blijft.has(g.pad)).map((g) => [g.pad, g.melding])) }
    this.botsingen = this.#bewaarder.botsingen
    this.#toonServer()
    if (eersteKeer) this.#opBegonnen()
  }

  /** Notes that the place we stand in has become different on the server through somebody else. */
  #houdVast(nieuw: Antwoorden, zelfGestuurd: boolean): void {
    const pad = this.#focus
    if (pad === null || zelfGestuurd || this.#vastgehouden !== null || zelfde(leesPad(nieuw, pad), leesPad(this.#server, pad))) return
    this.#vastgehouden = { pad, basis: this.#gezien }
  }

  /** The keyboard is in a place, but nothing was written there for a while and nothing waits: what others write may be shown. */
  #handenStil(): boolean {
    const hier = this.#focus
    return hier !== null && Date.now() - this.#handenOp >= STIL_MS && !this.#bewaarder.eigen.some(({ pad }) => omvat(hier, pad) || omvat(pad, hier))
  }

  #toonServer(ookHier = false): void {
    const hier = ookHier ? null : this.#focus
    const verborgen = verborgenAntwoorden(this.form, this.antwoorden, this.oordeel).filter(({ pad }) => leesPad(this.#server, pad) === undefined)
    const staand = hier === null ? [] : [{ pad: hier, waarde: leesPad(this.antwoorden, hier) ?? null }]
    this.antwoorden = legOver(this.#server, [...verborgen, ...this.#bewaarder.eigen, ...staand], this.antwoorden)
  }
}

export const [gebruikStand, zetStand] = createContext<Formulierstand>()
