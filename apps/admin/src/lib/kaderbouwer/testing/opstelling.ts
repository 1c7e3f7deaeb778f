/* For tests: a concept and a server in memory that keeps it, with a revisie like the real one. */
import type { Conceptblad, Kaderdefinitie } from '@regietafel/api/client'
import { controleerConcept, rijnmond1op1, vergelijkKaders } from '@regietafel/domain/kader'
import type { Kladplek } from '#lib/formulier/bewaren/klad.ts'
import type { Versiekop } from '#lib/concept/afloop.ts'
import type { Uitkomst } from '#lib/concept/publicatie.ts'
import type { Kaderklad } from '../bewaren/bewaarder.ts'
import { Kaderstand, type Bouwapi } from '../stand.svelte.ts'

const wim = { id: 'u1', naam: 'Wim', organisatie: 'Rivierenstad' }
const hanna = { id: 'u2', naam: 'Hanna', organisatie: 'Rivierenstad' }

export function maakBlad(over: Partial<Conceptblad> = {}): Conceptblad {
  const kader: Kaderdefinitie = over.kader ?? { ...structuredClone(rijnmond1op1), sleutel: 'rivierenstad', versie: 4, titel: 'Rivierenstad 1-op-1' }
  return {
    sleutel: 'rivierenstad', titel: kader.titel, status: 'concept', revisie: 3, gewijzigdOp: '2026-10-02T09:05:00Z', laatsteDoor: wim,
    van: { sleutel: 'rijnmond-1-op-1', titel: rijnmond1op1.titel, versie: 3 }, kader, problemen: [],
    basis: { kader: { ...rijnmond1op1, sleutel: 'rivierenstad', versie: 3, titel: 'Rivierenstad 1-op-1' }, titel: 'Rivierenstad 1-op-1', versie: 3 },
    verschillen: [], toelichting: null, ingediendDoor: null, ingediendOp: null, teruggewezenReden: null, vierOgen: true, magGoedkeuren: false, goedkeurders: [hanna],
    formulieren: [...rijnmond1op1.formulieren.map((f) => ({ sleutel: f.formulier, titel: f.titel, velden: [] })), { sleutel: 'eigen-plan', titel: 'Eigen plan', velden: [] }],
    rollen: ['casusregisseur', 'zorgaanbieder', 'ret', 'procesregisseur', 'gemeente', 'gedragswetenschapper'], openCasussen: 34,
    kalender: { versie: 'test', eigenDagen: [], gelijkgesteld: [] }, vandaag: '2026-04-24', ...over,
  }
}

type Fout = Extract<Uitkomst<never>, { ok: false }>
export const fout = (soort: Fout['soort'], code: string | null = null, melding = 'Dat ging mis.'): Fout => ({ ok: false, soort, code, melding, fouten: [] })

/** `weiger` answers the next saves instead of the server. */
export class Geheugenserver implements Bouwapi {
  bewaard: Kaderdefinitie[] = []
  /** Saves that were asked for, refused ones too. */
  gevraagd = 0
  weiger: Fout | null = null
  /** The answer is lost, but the server did save. */
  verlies = false
  blad: Conceptblad
  constructor(blad: Conceptblad) { this.blad = blad }

  /** Somebody else saves. */
  ander(kader: Kaderdefinitie): void {
    this.blad = { ...this.blad, kader, revisie: this.blad.revisie + 1, laatsteDoor: hanna, gewijzigdOp: '2026-10-02T09:11:00Z' }
  }
  /** Published versions, newest first. */
  uitgegeven: readonly Versiekop[] = []
  versies: Bouwapi['versies'] = () => Promise.resolve({ ok: true, waarde: this.uitgegeven })
  concept = (_sleutel: string): Promise<Uitkomst<Conceptblad>> => Promise.resolve({ ok: true, waarde: this.blad })
  bewaar: Bouwapi['bewaar'] = ({ revisie, kader }) => {
    this.gevraagd += 1
    if (this.weiger) return Promise.resolve(this.weiger)
    if (revisie !== this.blad.revisie) return Promise.resolve(this.gewijzigd())
    this.bewaard.push(kader)
    this.blad = { ...this.blad, kader, revisie: revisie + 1, laatsteDoor: wim, gewijzigdOp: '2026-10-02T09:06:00Z' }
    if (this.verlies) return Promise.resolve(fout('geen-verbinding'))
    return Promise.resolve({ ok: true, waarde: { revisie: this.blad.revisie, gewijzigdOp: this.blad.gewijzigdOp, problemen: controleerConcept(kader), verschillen: vergelijkKaders(this.blad.basis?.kader ?? kader, kader) } })
  }
  private readonly gewijzigd = (): Fout => fout('geweigerd', 'KADER_GEWIJZIGD', `${this.blad.laatsteDoor.naam} bewaarde dit concept op vr 2 okt om 11:11, nadat jij het opende.`)
  dienIn: Bouwapi['dienIn'] = ({ revisie }) => { if (revisie !== this.blad.revisie) return Promise.resolve(this.gewijzigd()); this.blad = { ...this.blad, status: 'ter-goedkeuring', ingediendDoor: wim }; return Promise.resolve({ ok: true, waarde: { status: 'ter-goedkeuring', versie: null } }) }
  keurGoed: Bouwapi['keurGoed'] = ({ revisie }) => Promise.resolve(revisie !== this.blad.revisie ? this.gewijzigd() : { ok: true, waarde: { status: 'gepubliceerd', versie: 4 } })
  wijsTerug: Bouwapi['wijsTerug'] = () => Promise.resolve({ ok: true, waarde: null })
  trekTerug: Bouwapi['trekTerug'] = () => { this.blad = { ...this.blad, status: 'concept' }; return Promise.resolve({ ok: true, waarde: null }) }
}

export function maakKlad(): Kladplek<Kaderklad> & { inhoud: Kaderklad | null } {
  return {
    inhoud: null,
    lees() { return this.inhoud },
    schrijf(klad) { this.inhoud = structuredClone(klad); return true },
    wis() { this.inhoud = null },
  }
}

export function opstelling(over: Partial<Conceptblad> = {}, klad = maakKlad()) {
  const blad = maakBlad(over)
  const server = new Geheugenserver(blad)
  const gepubliceerd: number[] = []
  return { server, klad, gepubliceerd, stand: new Kaderstand({ blad, api: server, klad, opGepubliceerd: (versie) => gepubliceerd.push(versie) }) }
}
