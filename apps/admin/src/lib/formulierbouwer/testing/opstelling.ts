/* For tests: a concept and a server in memory that keeps it, with a revisie like the real one. */
import type { Deelinhoud, Formulierconceptblad, Formulierdefinitie } from '@regietafel/api/client'
import { formulieren } from '@regietafel/domain/formulier'
import type { Versiekop } from '#lib/concept/afloop.ts'
import type { Kladplek } from '#lib/formulier/bewaren/klad.ts'
import type { Bouwapi, Uitkomst } from '../api.ts'
import type { Formulierklad } from '../bewaren/klad.ts'
import { Formulierstand } from '../stand.svelte.ts'

export const wim = { id: 'u1', naam: 'Wim', organisatie: 'Rivierenstad' }
export const lotte = { id: 'u2', naam: 'Lotte', organisatie: 'Rivierenstad' }

/** A small form with what the bouwer must show: two sections, a locked field, a list, a rule. */
export const klein: Formulierdefinitie = {
  formaat: 1, sleutel: 'gesprek', titel: 'Gesprek',
  secties: [
    {
      id: 's_begin', sleutel: 'begin', titel: 'Begin',
      velden: [
        { id: 'f_nodig', sleutel: 'nodig', label: 'Is een gesprek nodig?', type: 'janee', vast: true },
        { id: 'f_waarom', sleutel: 'waarom', label: 'Waarom?', type: 'lang', zichtbaar: ['=', ['veld', 'f_nodig'], true] },
      ],
    },
    {
      id: 's_wie', sleutel: 'wie', titel: 'Wie',
      velden: [
        { id: 'f_mensen', sleutel: 'mensen', label: 'Wie is erbij?', type: 'lijst', config: { enkelvoud: 'persoon' }, velden: [
          { id: 'f_naam', sleutel: 'naam', label: 'Naam', type: 'tekst' },
          { id: 'f_rol', sleutel: 'rol', label: 'Rol', type: 'keuze', config: { opties: [{ waarde: 'ouder', label: 'Ouder' }, { waarde: 'jongere', label: 'Jongere' }] } },
        ] },
        { id: 'f_dag', sleutel: 'dag', label: 'Op welke dag?', type: 'datum' },
      ],
    },
  ],
}

export function maakBlad(over: Partial<Formulierconceptblad> = {}): Formulierconceptblad {
  const definitie = over.definitie ?? klein
  return {
    sleutel: definitie.sleutel, titel: definitie.titel, status: 'concept', revisie: 3, gewijzigdOp: '2026-10-02T09:05:00Z', laatsteDoor: wim,
    van: { sleutel: definitie.sleutel, titel: definitie.titel, versie: 4 }, magGoedkeuren: false, teruggestuurd: null,
    definitie, basis: { definitie, titel: definitie.titel, versie: 4 }, standaard: null, toelichting: null, ingediendDoor: null, ingediendOp: null,
    vierOgen: true, talenVolledig: false, goedkeurders: [lotte], gebruik: {}, kaderVraagt: true, openCasussen: 20, ingevuld: {}, delen: [], andere: [], vandaag: '2026-10-02', ...over,
  }
}

type Fout = Extract<Uitkomst<never>, { ok: false }>
export const fout = (soort: Fout['soort'], code: string | null = null, melding = 'Dat ging mis.'): Fout => ({ ok: false, soort, code, melding, fouten: [] })

/** `weiger` answers the next saves instead of the server. */
export class Geheugenserver implements Bouwapi {
  bewaard: Formulierdefinitie[] = []
  /** Saves that were asked for, refused ones too. */
  gevraagd = 0
  weiger: Fout | null = null
  /** The answer is lost, but the server did save. */
  verlies = false
  deelinhoud: Deelinhoud | null = null
  blad: Formulierconceptblad
  /** Who works through this server; more than one can share one `blad` by `voor`. */
  wie = wim
  constructor(blad: Formulierconceptblad) { this.blad = blad }

  /** The same server, for somebody else. */
  voor(wie: typeof wim): Bouwapi {
    const als = <A, B>(doe: (a: A) => Promise<B>) => (a: A): Promise<B> => {
      this.wie = wie
      return doe(a)
    }
    return { concept: this.concept, bewaar: als(this.bewaar), dienIn: als(this.dienIn), keurGoed: als(this.keurGoed), wijsTerug: this.wijsTerug, trekTerug: this.trekTerug, versies: this.versies, deel: this.deel, bewaarDeel: this.bewaarDeel, ander: this.ander }
  }
  /** Somebody else saves. */
  anderSchrijft(definitie: Formulierdefinitie): void {
    this.blad = { ...this.blad, definitie, revisie: this.blad.revisie + 1, laatsteDoor: lotte, gewijzigdOp: '2026-10-02T09:11:00Z' }
  }
  /** Published versions, newest first. */
  uitgegeven: readonly Versiekop[] = []
  versies: Bouwapi['versies'] = () => Promise.resolve({ ok: true, waarde: this.uitgegeven })
  concept = (_sleutel: string): Promise<Uitkomst<Formulierconceptblad>> => Promise.resolve({ ok: true, waarde: this.blad })
  bewaar: Bouwapi['bewaar'] = ({ revisie, definitie }) => {
    this.gevraagd += 1
    if (this.weiger) return Promise.resolve(this.weiger)
    if (revisie !== this.blad.revisie) return Promise.resolve(this.gewijzigd())
    this.bewaard.push(definitie)
    this.blad = { ...this.blad, definitie, revisie: revisie + 1, laatsteDoor: this.wie, gewijzigdOp: '2026-10-02T09:06:00Z' }
    return Promise.resolve(this.verlies ? fout('geen-verbinding') : { ok: true, waarde: { revisie: this.blad.revisie, gewijzigdOp: this.blad.gewijzigdOp } })
  }
  private readonly gewijzigd = (): Fout => fout('geweigerd', 'FORMULIERBEHEER_GEWIJZIGD', `${this.blad.laatsteDoor.naam} bewaarde dit concept op vr 2 okt om 11:11, nadat jij het opende.`)
  dienIn: Bouwapi['dienIn'] = ({ revisie }) => { if (revisie !== this.blad.revisie) return Promise.resolve(this.gewijzigd()); this.blad = { ...this.blad, status: 'ter-goedkeuring', ingediendDoor: wim }; return Promise.resolve({ ok: true, waarde: { status: 'ter-goedkeuring', versie: null } }) }
  keurGoed: Bouwapi['keurGoed'] = ({ revisie }) => Promise.resolve(revisie !== this.blad.revisie ? this.gewijzigd() : { ok: true, waarde: { status: 'gepubliceerd', versie: 5 } })
  wijsTerug: Bouwapi['wijsTerug'] = () => Promise.resolve({ ok: true, waarde: null })
  trekTerug: Bouwapi['trekTerug'] = () => { this.blad = { ...this.blad, status: 'concept' }; return Promise.resolve({ ok: true, waarde: null }) }
  deel: Bouwapi['deel'] = () => Promise.resolve(this.deelinhoud ? { ok: true, waarde: this.deelinhoud } : fout('geweigerd', 'NIET_GEVONDEN', 'Dit onderdeel is er niet meer.'))
  /** Keeps it, and gives it back when it is asked for. */
  bewaarDeel: Bouwapi['bewaarDeel'] = ({ sleutel = 'nieuw', titel, soort, inhoud, toelichting }) => {
    const versie = (this.deelinhoud?.versie ?? 0) + 1
    this.deelinhoud = { sleutel, titel, soort, inhoud, toelichting, versie, hash: `h${versie}`, gepubliceerdOp: '2026-10-02T09:06:00Z' }
    return Promise.resolve({ ok: true, waarde: { sleutel, versie } })
  }
  ander: Bouwapi['ander'] = () => Promise.resolve({ ok: true, waarde: formulieren['verklarende-analyse'] })
}

export function maakKlad(): Kladplek<Formulierklad> & { inhoud: Formulierklad | null } {
  return {
    inhoud: null,
    lees() { return this.inhoud },
    schrijf(klad) { this.inhoud = structuredClone(klad); return true },
    wis() { this.inhoud = null },
  }
}

export function opstelling(over: Partial<Formulierconceptblad> = {}, klad = maakKlad()) {
  const blad = maakBlad(over)
  const server = new Geheugenserver(blad)
  const gepubliceerd: number[] = []
  return { server, klad, gepubliceerd, stand: new Formulierstand({ blad, api: server, klad, ik: 'u1', opGepubliceerd: (versie) => gepubliceerd.push(versie) }) }
}

/** For component tests: the real thing over a server in memory. Give it to `zetBouw` in a small component, or use `testing/Proef.svelte`. */
export const maakBouw = (definitie: Formulierdefinitie = klein, over: Partial<Formulierconceptblad> = {}): Formulierstand => opstelling({ definitie, ...over }).stand
