import { beoordeel, beoordeelVerder, geefAkkoord, leesPad, ontleedPad, schrijvers, akkoordVelden, type Akkoorden, type Antwoorden, type Beoordeling, type Formulier, type Pad, type Probleem, type Rij } from '@regietafel/domain/formulier'
import type { Datum } from '@regietafel/domain/kernel'
import { SvelteSet } from 'svelte/reactivity'
import type { Acties, FormulierApi } from '#lib/formulier/formulier.api.ts'
import type { Formulierstand } from '#lib/formulier/formulierstand.svelte.ts'
import { rijenVan } from '#lib/formulier/antwoorden.ts'
import { rolnaam } from '../eigenschappen/werk.ts'
import type { Formulierbouw } from '../bouw.ts'
import { passend } from './passend.ts'
import { voorRol } from './scherm.ts'

/** What the parts of a form see of it, without what is hidden inside. */
type Gezicht = { [K in keyof Formulierstand]: Formulierstand[K] }

/** The day and the person of the example; nobody real, nothing is kept. */
const IK = { id: 'voorbeeld', naam: 'Jij, in dit voorbeeld' }
const nooit = async (): Promise<void> => {}

/**
 * The form in the making as the parts of a real form see it. Answers live in the bouwer and go nowhere; the rules are those of the motor.
 * The form may become another at each key stroke in the properties, so everything here follows `bouw`.
 */
export class Proefstand implements Gezicht {
  readonly #bouw: Formulierbouw
  readonly #form: () => Formulier
  readonly openRijen = new SvelteSet<Pad>()
  akkoorden = $state.raw<Akkoorden>({})
  /** Everything that is missing is told at its field. */
  toonOntbrekend = $state(false)
  #focus = $state.raw<Pad | null>(null)
  readonly #gevraagd = new SvelteSet<Pad>()
  #vorige: { readonly form: Formulier; readonly oordeel: Beoordeling } | null = null

  readonly anderen: Formulierstand['anderen'] = []
  readonly termijn = null
  readonly versies: Formulierstand['versies'] = []
  readonly botsingen: Formulierstand['botsingen'] = []
  readonly bewaarstand: Formulierstand['bewaarstand'] = { soort: 'rust' }
  readonly meldingen: Formulierstand['meldingen'] = {}
  readonly geparkeerd: Formulierstand['geparkeerd'] = []
  readonly voorstellen: Formulierstand['voorstellen'] = []
  readonly verwijzingen: Formulierstand['verwijzingen'] = []
  readonly naast: Formulierstand['naast'] = []
  /** Which language the questions are in, the bouwer says (`form`). */
  readonly taal: Formulierstand['taal'] = 'nl'
  readonly casus: Formulierstand['casus'] = { id: 'voorbeeld', nummer: 'voorbeeld', roepnaam: 'Noa', leeftijd: null }

  /** What fits the questions as they are now, and what this role may see of it. */
  readonly #gezien = $derived.by(() => voorRol(this.form.definitie, passend(this.form, this.#bouw.antwoorden), this.#bouw.beeld.rol))
  readonly antwoorden: Antwoorden = $derived(this.#gezien.antwoorden)
  /** Ids of fields whose answer this role may not read. */
  readonly dicht: ReadonlySet<string> = $derived(this.#gezien.dicht)
  readonly afgeschermd: ReadonlySet<string> = $derived(this.dicht)
  readonly oordeel: Beoordeling = $derived.by(() => {
    const verder = this.#vorige?.form === this.form ? beoordeelVerder(this.#vorige.oordeel, this.antwoorden, this.context) : beoordeel(this.form, this.antwoorden, this.context)
    this.#vorige = { form: this.form, oordeel: verder }
    return verder
  })
  readonly nogNodig: readonly Probleem[] = $derived(this.oordeel.problemen.filter((p) => p.ernst !== 'waarschuwing'))
  readonly wijzigbaar: boolean = $derived.by(() => schrijvers(this.form.definitie).includes(this.#bouw.beeld.rol))
  readonly ik: Formulierstand['ik'] = $derived.by(() => ({ ...IK, rol: this.#bouw.beeld.rol }))
  readonly mag: Formulierstand['mag'] = $derived.by(() => ({ schrijven: this.wijzigbaar, vaststellen: false, akkoord: akkoordVelden(this.form).filter((a) => a.rollen.includes(this.#bouw.beeld.rol)).map((a) => a.veldId), nieuweVersie: false }))
  readonly formulier: Formulierstand['formulier'] = $derived({ id: 'voorbeeld', volgnr: 1, status: 'concept', revisie: 0, antwoorden: this.antwoorden, veldrevisies: {}, akkoorden: this.akkoorden, gewijzigdOp: null, vastgesteldOp: null, vastgesteldDoor: null, versie: 1, hash: null, herkomst: {} } as Formulierstand['formulier'])

  constructor(bouw: Formulierbouw, form: () => Formulier) {
    this.#bouw = bouw
    this.#form = form
  }

  get form(): Formulier { return this.#form() }
  get titel(): string { return this.form.definitie.titel }
  get context() { return { vandaag: this.#bouw.blad.vandaag as Datum, feiten: this.#bouw.feiten, akkoorden: this.akkoorden } }
  get revisie(): number { return 0 }
  get ietsOpen(): boolean { return false }
  readonly nietBewaard: Formulierstand['nietBewaard'] = []

  lees(pad: Pad): unknown { return leesPad(this.antwoorden, pad) }
  rijBestaat(pad: Pad): boolean { return this.lees(pad.split('/').slice(0, 2).join('/')) !== undefined }
  rijen(pad: Pad): readonly Rij[] { return rijenVan(leesPad(this.oordeel.antwoorden, pad)) }
  zet(pad: Pad, waarde: unknown): void { this.#bouw.zetAntwoord(pad, waarde) }

  meld(): void {}

  komBinnen(pad: Pad): void { this.#focus = pad }
  gaWeg(pad: Pad): void { if (this.#focus === pad) this.#focus = null }
  staatIn(pad: Pad): boolean { return this.#focus === pad }
  vraagNaar(pad: Pad): void { this.#gevraagd.add(pad) }
  problemenBij(pad: Pad): readonly Probleem[] {
    return this.oordeel.problemen.filter((p) => p.pad === pad && (p.ernst === 'ontbreekt' ? this.toonOntbrekend || this.#gevraagd.has(pad) : this.#focus !== pad))
  }
  botsingBij(): undefined { return undefined }
  kies(): void {}
  schrijfSamen(): void {}
  neemOver(): void {}
  flush = nooit
  sluit = nooit
  vertrek = (): void => {}
  hervat = (): void => {}
}

/** Akkoord given in the preview, by the rules of the motor; it counts here only. */
export function proefacties(stand: Proefstand, bouw: Formulierbouw): Acties {
  const nee = { ok: false, melding: 'Dat kan niet in een voorbeeld.' } as const
  return {
    geefAkkoord: (veldId, registratienummer) => {
      const uit = geefAkkoord({ form: stand.form, akkoorden: stand.akkoorden, veldId, wie: { id: IK.id, naam: rolnaam(bouw.beeld.rol), rol: bouw.beeld.rol }, registratienummer, op: `${bouw.blad.vandaag}T10:00:00.000Z` })
      if (!uit.ok) return Promise.resolve({ ok: false, melding: uit.error.melding })
      stand.akkoorden = uit.value
      return Promise.resolve({ ok: true })
    },
    trekAkkoordIn: (veldId) => {
      const { [veldId]: _weg, ...rest } = stand.akkoorden
      stand.akkoorden = rest
      return Promise.resolve({ ok: true })
    },
    stelVast: () => Promise.resolve(nee),
    nieuweVersie: () => Promise.resolve(nee),
  }
}

/** Files need a casus to stand in. */
export const proefbestanden: Pick<FormulierApi, 'voegBijlageToe'> = { voegBijlageToe: () => Promise.resolve({ ok: false, melding: 'In een voorbeeld gaan geen bestanden mee.', verbinding: false }) }

/** The field a place is about: its last id. */
export const veldIdVan = (pad: Pad): string => ontleedPad(pad)?.delen.filter((_, i) => i % 2 === 0).at(-1) ?? pad
