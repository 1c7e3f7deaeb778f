import type { FormulierNaast, FormulierOpen } from '@regietafel/api/client'
import { acceptAntwoord, akkoordVelden, beginAntwoorden, compileer, detecteerBotsingen, geefAkkoord, magVaststellen, noteerRevisies, verhuis, verhuisWijzigingen, zelfde, type Akkoorden, type Antwoorden, type Formulierdefinitie, type Veldrevisies, type Wijziging } from '@regietafel/domain/formulier'
import { dagVan } from '@regietafel/domain/kernel'
import type { Rol } from '@regietafel/domain/regie'
import type { BewaarUitkomst, Transport } from '../bewaren/transport.ts'
import type { FormulierApi, Toegevoegd } from '../formulier.api.ts'

interface Wie {
  readonly id: string
  readonly naam: string
  readonly rol: Rol
}

export const marjan: Wie = { id: 'u-marjan', naam: 'Marjan', rol: 'casusregisseur' }
export const aylin: Wie = { id: 'u-aylin', naam: 'Aylin', rol: 'gedragswetenschapper' }

/** For tests: the truth of one form in memory, decided by the real engine, as the api does it over the database. */
export class Geheugenserver {
  definitie: Formulierdefinitie
  versie = 1
  geparkeerd: FormulierOpen['geparkeerd'] = []
  /** What the server says besides the answers; for tests of what stands around them. */
  rondom: Partial<Pick<FormulierOpen, 'afgeschermd' | 'voorstellen' | 'verwijzingen' | 'naast' | 'versies'>> = {}
  herkomst: FormulierOpen['formulier']['herkomst'] = {}
  /** Forms that can be read beside this one. */
  ernaast: readonly FormulierNaast[] = []
  /** Answers to the next files; without one a file is taken. */
  bestanden: Toegevoegd[] = []
  #eerder: Formulierdefinitie[] = []
  readonly nu: string
  readonly feiten: Readonly<Record<string, unknown>>
  antwoorden: Antwoorden = {}
  akkoorden: Akkoorden = {}
  revisie = 0
  veldrevisies: Veldrevisies = {}
  vastgesteldOp: string | null = null
  /** What the next saves come back with instead; for tests of a lost connection. */
  storing: BewaarUitkomst[] = []
  verzoeken: { readonly revisie: number; readonly wijzigingen: readonly Wijziging[] }[] = []

  constructor(definitie: Formulierdefinitie, { nu = '2026-10-02T08:42:00.000Z', feiten = { leeftijd: 15, plaatsingsdatum: '2026-09-29' } as Readonly<Record<string, unknown>> } = {}) {
    this.definitie = definitie
    this.nu = nu
    this.feiten = feiten
  }

  get #context() {
    return { vandaag: dagVan(this.nu), feiten: this.feiten }
  }

  open(wie: Wie, mag: Partial<FormulierOpen['mag']> = {}): FormulierOpen {
    const form = compileer(this.definitie)
    return {
      casus: { id: 'c1', nummer: '2026-0047', roepnaam: 'Noa', leeftijd: 15 },
      formulier: { id: this.revisie === 0 ? null : 'f1', volgnr: 1, status: this.vastgesteldOp ? 'vastgesteld' : this.revisie === 0 ? 'niet-begonnen' : 'concept', revisie: this.revisie, antwoorden: this.antwoorden, veldrevisies: this.veldrevisies, akkoorden: this.akkoorden, gewijzigdOp: null, vastgesteldOp: this.vastgesteldOp, vastgesteldDoor: this.vastgesteldOp ? 'Marjan' : null, versie: this.versie, hash: this.vastgesteldOp ? 'a1b2c3d4e5f60718' : null, herkomst: this.herkomst },
      definitie: this.definitie,
      geparkeerd: this.geparkeerd,
      afgeschermd: [],
      voorstellen: [],
      verwijzingen: [],
      naast: this.ernaast.map(({ sleutel, titel, volgnr, status, op }) => ({ sleutel, titel, volgnr, status, op })),
      termijn: null,
      feiten: this.feiten,
      problemen: [],
      nu: this.nu,
      ik: wie,
      anderen: [],
      versies: [],
      ...this.rondom,
      mag: { schrijven: wie.rol === 'casusregisseur', vaststellen: wie.rol === 'casusregisseur' && this.revisie > 0, akkoord: akkoordVelden(form).filter((a) => a.rollen.includes(wie.rol)).map((a) => a.veldId), nieuweVersie: true, ...mag },
    }
  }

  /** A beheerder brings it to other questions. */
  verhuis(naar: Formulierdefinitie): void {
    const uit = verhuis({ van: compileer(this.definitie), naar: compileer(naar), antwoorden: this.antwoorden, context: this.#context })
    this.#zetApart(uit.geparkeerd)
    this.#eerder = [...this.#eerder, this.definitie]
    this.definitie = naar
    this.antwoorden = uit.antwoorden
    this.versie += 1
    this.revisie += 1
  }

  #zetApart(geparkeerd: readonly { readonly pad: string; readonly label: string; readonly waarde: unknown }[]): void {
    const nieuw = geparkeerd.map(({ pad, label, waarde }) => ({ pad, vraag: label, antwoord: String(waarde), waarom: 'Deze vraag staat niet meer in het formulier.', versie: 1 }))
    this.geparkeerd = [...this.geparkeerd.filter(({ pad }) => !nieuw.some((n) => n.pad === pad)), ...nieuw]
  }

  /** A save by somebody, as the api decides it. */
  bewaar(wie: Wie, revisie: number, getypt: readonly Wijziging[], versie = this.versie): BewaarUitkomst {
    const form = compileer(this.definitie)
    const { wijzigingen, geparkeerd } = versie === this.versie ? { wijzigingen: getypt, geparkeerd: [] } : verhuisWijzigingen({ van: compileer(this.#eerder[versie - 1]!), naar: form, wijzigingen: getypt })
    this.#zetApart(geparkeerd)
    if (this.vastgesteldOp) return { soort: 'geweigerd', melding: 'Dit formulier is vastgesteld. Het kan niet meer veranderen.' }
    const bewaard = this.revisie === 0 ? beginAntwoorden(form, this.#context) : this.antwoorden
    const { aangenomen, botsingen } = detecteerBotsingen({ veldrevisies: this.veldrevisies, basisRevisie: revisie, wijzigingen, bewaard })
    const aanname = acceptAntwoord({ form, bewaard, wijzigingen: aangenomen, context: this.#context })
    if (!aanname.ok) return { soort: 'geweigerd', melding: aanname.error.melding }
    if (!zelfde(this.antwoorden, aanname.value.antwoorden)) this.akkoorden = {}
    this.revisie += 1
    this.antwoorden = aanname.value.antwoorden
    this.veldrevisies = noteerRevisies(this.veldrevisies, aanname.value.aangenomen, { rev: this.revisie, door: wie.naam, op: this.nu })
    return { soort: 'bewaard', id: 'f1', volgnr: 1, revisie: this.revisie, antwoorden: this.antwoorden, veldrevisies: this.veldrevisies, akkoorden: this.akkoorden, botsingen, geweigerd: aanname.value.geweigerd, vervallen: aanname.value.vervallen, problemen: aanname.value.beoordeling.problemen, versie: this.versie, bewaardOp: this.nu }
  }

  transport(wie: Wie): Transport {
    return async ({ revisie, versie, wijzigingen }) => {
      this.verzoeken.push(structuredClone({ revisie, wijzigingen }))
      return this.storing.shift() ?? structuredClone(this.bewaar(wie, revisie, structuredClone(wijzigingen), versie))
    }
  }

  api(wie: Wie, mag: Partial<FormulierOpen['mag']> = {}): FormulierApi {
    const form = compileer(this.definitie)
    return {
      bewaar: this.transport(wie),
      open: async () => this.open(wie, mag),
      geefAkkoord: async (_, veldId, registratienummer) => {
        const uitkomst = geefAkkoord({ form, akkoorden: this.akkoorden, veldId, wie, registratienummer, op: this.nu, revisie: this.revisie })
        if (!uitkomst.ok) return { ok: false, melding: uitkomst.error.melding }
        this.akkoorden = uitkomst.value
        return { ok: true }
      },
      trekAkkoordIn: async (_, veldId) => {
        const { [veldId]: _weg, ...rest } = this.akkoorden
        this.akkoorden = rest
        return { ok: true }
      },
      stelVast: async () => {
        const problemen = magVaststellen(form, this.antwoorden, this.akkoorden, this.#context)
        if (problemen.length > 0) return { ok: false, melding: 'Er is nog iets nodig.', problemen }
        this.vastgesteldOp = this.nu
        return { ok: true }
      },
      nieuweVersie: async () => ({ ok: false, melding: 'Dat kan hier niet.' }),
      naast: async (sleutel, volgnr) => this.ernaast.find((f) => f.sleutel === sleutel && f.volgnr === volgnr) ?? null,
      voegBijlageToe: async (_, { name, size, type }, opDeel) => {
        opDeel(1)
        return this.bestanden.shift() ?? { ok: true, bestand: { id: `b-${name.replace(/\W/g, '')}`, naam: name, grootte: size, mediatype: type || 'text/plain' } }
      },
    }
  }
}
