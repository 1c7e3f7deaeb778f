import {
  achtergrondtaakRepository, formulierbeheerRepository, formulierdeelRepository, formulierstandaardRepository, type Formulierconcept, type Formulierconceptkop as Koprij, type Formulierinhoudrij, type Formulierpublicatie, type Standaardkop, type Tx,
} from '@regietafel/db'
import { leesOmtrek, plekken, vindVeldType, type Formulierdefinitie } from '@regietafel/domain/formulier'
import { kopVan } from '../concept/kop.ts'
import { loadMensen } from '../concept/mensen.ts'
import { refuse } from '../errors.ts'
import type { Formulierblad, Formulierconceptblad, Formulierconceptkop, Formulierinhoud, Formulierlijst, Formulierrij, Formulierversierij } from '../formuliertypes.ts'
import type { ProcedureContext } from '../trpc.ts'
import { toVerhuistaak } from '../verhuizing/stand.ts'
import { gebruikPerVeld, gebruikVan } from './gebruik.ts'
import { deelrijVan, loadKaders } from './omgeving.ts'
import { isAnders, loadNieuws, volgtStandaard } from './standaard.ts'

const conceptkopVan = (ik: string, rij: Koprij): Formulierconceptkop => ({
  ...kopVan(ik, rij),
  teruggestuurd: rij.status === 'concept' && rij.teruggewezenReden !== null ? { door: rij.teruggewezenDoor, reden: rij.teruggewezenReden } : null,
})

interface Delen { readonly ik: string; readonly versies: readonly Formulierpublicatie[]; readonly concept: Koprij | undefined; readonly standaarden: readonly Standaardkop[] }

function rijVan(sleutel: string, { ik, versies, concept, standaarden }: Delen): Formulierrij {
  const live = versies[0]
  const open = versies.reduce((som, { openConcepten }) => som + openConcepten, 0)
  return {
    sleutel,
    titel: live?.titel ?? concept?.titel ?? sleutel,
    live: live ? { versie: live.versie, gepubliceerdOp: live.gepubliceerdOp, delen: live.delen, velden: live.velden } : null,
    openCasussen: open,
    achter: open - (live?.openConcepten ?? 0),
    los: live?.los ?? null,
    concept: concept ? conceptkopVan(ik, concept) : null,
    standaardAnders: isAnders(sleutel, live ? volgtStandaard(live, standaarden) : (concept?.standaardHash ?? null), standaarden),
  }
}

/** Every form of the gemeente, by title. */
export async function loadLijst({ tx, gebruiker }: ProcedureContext): Promise<Formulierlijst> {
  const beheer = formulierbeheerRepository(tx)
  const [versies, concepten, standaarden, { vierOgen, talenVolledig }, mensen, delen] = await Promise.all([
    beheer.listVersies(), beheer.listConcepten(), formulierstandaardRepository(tx).list(), beheer.instelling(), loadMensen(tx, 'formulierbeheer.publiceren'), formulierdeelRepository(tx).listNieuwste(),
  ])
  const rijen = [...new Set([...versies, ...concepten].map(({ sleutel }) => sleutel))].map((sleutel) =>
    rijVan(sleutel, { ik: gebruiker.id, versies: versies.filter((v) => v.sleutel === sleutel), concept: concepten.find((c) => c.sleutel === sleutel), standaarden }))
  const nieuwste = standaarden.filter((s, i) => standaarden.findIndex((ander) => ander.sleutel === s.sleutel) === i)
  return {
    formulieren: rijen.sort((a, b) => a.titel.localeCompare(b.titel, 'nl')),
    meegeleverd: nieuwste.filter(({ sleutel }) => !versies.some((v) => v.sleutel === sleutel)).map(({ sleutel, titel }) => ({ sleutel, titel })).sort((a, b) => a.titel.localeCompare(b.titel, 'nl')),
    vierOgen,
    talenVolledig,
    collegas: mensen.goedkeurders([gebruiker.id]),
    delen: delen.length,
  }
}

const versierijVan = ({ versie, hash, gepubliceerdOp, gepubliceerdDoor, goedgekeurdDoor, toelichting, openConcepten, vastgesteld }: Formulierpublicatie): Formulierversierij =>
  ({ versie, hash, gepubliceerdOp, gepubliceerdDoor, goedgekeurdDoor, toelichting, openConcepten, vastgesteld })

/** One form with its history. A key that this gemeente does not have is refused like one that never was. */
export async function loadBlad({ tx, gebruiker }: ProcedureContext, sleutel: string): Promise<Formulierblad> {
  const beheer = formulierbeheerRepository(tx)
  const [versies, concepten, standaarden, kaders, nieuwste] = await Promise.all([beheer.listVersies(sleutel), beheer.listConcepten(), formulierstandaardRepository(tx).list(sleutel), loadKaders(tx), beheer.listNieuwste()])
  const concept = concepten.find((c) => c.sleutel === sleutel)
  if (versies.length === 0 && !concept) return refuse({ code: 'NIET_GEVONDEN' })
  const rij = rijVan(sleutel, { ik: gebruiker.id, versies, concept, standaarden })
  return {
    sleutel,
    titel: rij.titel,
    versies: versies.map(versierijVan),
    concept: rij.concept,
    standaard: await loadNieuws(tx, sleutel, versies[0] ? volgtStandaard(versies[0], standaarden) : (concept?.standaardHash ?? null)),
    gebruik: gebruikVan(sleutel, { kaders, formulieren: nieuwste.map(({ definitie }) => definitie) }),
    los: rij.los !== null,
    verhuizingen: await loadVerhuizingen(tx, sleutel),
  }
}

/** The last moves that were meant, newest first; what each did to which casus is asked for by its id. */
async function loadVerhuizingen(tx: Tx, sleutel: string): Promise<Formulierblad['verhuizingen']> {
  const taken = (await achtergrondtaakRepository(tx).listLatest('formulier-verhuizen', sleutel, 20)).filter(({ invoer }) => invoer['droog'] !== true)
  const verhuizingen = await Promise.all(taken.map((taak) => toVerhuistaak(tx, taak)))
  return verhuizingen.map((taak) => ({ ...taak, uitkomst: taak.uitkomst && { ...taak.uitkomst, rijen: [] } }))
}

export async function loadVersie({ tx }: ProcedureContext, sleutel: string, versie: number): Promise<Formulierinhoudrij> {
  return (await formulierbeheerRepository(tx).findVersie(sleutel, versie)) ?? refuse({ code: 'NIET_GEVONDEN' })
}

export const inhoudVan = ({ definitie, hash, versie, gepubliceerdOp }: Formulierinhoudrij): Formulierinhoud => ({ definitie, hash, versie, gepubliceerdOp })

export async function loadConcept({ tx }: ProcedureContext, sleutel: string): Promise<Formulierconcept> {
  return (await formulierbeheerRepository(tx).findConcept(sleutel)) ?? refuse({ code: 'NIET_GEVONDEN' })
}

/** The content of a concept was read when it was saved. */
export function definitieVan({ sleutel, definitie }: Pick<Formulierconcept, 'sleutel' | 'definitie'>): Formulierdefinitie {
  const gelezen = leesOmtrek({ ...definitie, sleutel })
  if (!gelezen.ok) throw new Error('a stored concept has not the outline of a form')
  return gelezen.value
}

/** What the differences are told against: the live version of this key, else what it was made from. */
export async function loadBasis({ tx }: ProcedureContext, { sleutel, van }: Koprij): Promise<{ readonly live: Formulierinhoudrij | null; readonly basis: Formulierinhoudrij | null }> {
  const beheer = formulierbeheerRepository(tx)
  const live = await beheer.findNieuwste(sleutel)
  return { live, basis: live ?? (van ? await beheer.findVersieById(van.id) : null) }
}

export async function loadConceptblad(ctx: ProcedureContext, sleutel: string): Promise<Formulierconceptblad> {
  const { tx, gebruiker, vandaag } = ctx
  const beheer = formulierbeheerRepository(tx)
  const concept = await loadConcept(ctx, sleutel)
  const definitie = definitieVan(concept)
  const { live, basis } = await loadBasis(ctx, concept)
  const [instelling, mensen, kaders, nieuwste, delen, telling, standaard] = await Promise.all([
    beheer.instelling(), loadMensen(tx, 'formulierbeheer.publiceren'), loadKaders(tx), beheer.listNieuwste(), formulierdeelRepository(tx).listNieuwste(),
    beheer.telIngevuld(sleutel, [definitie, ...(live ? [live.definitie] : [])].flatMap(optieparen)), loadNieuws(tx, sleutel, concept.standaardHash),
  ])
  const andere = nieuwste.filter((ander) => ander.sleutel !== sleutel).map((ander) => ander.definitie)
  // Before it is handed in the asker would do that herself, so she is no goedkeurder.
  const zelf = concept.status === 'concept' ? gebruiker.id : concept.ingediendDoor?.id
  return {
    ...conceptkopVan(gebruiker.id, concept),
    definitie,
    basis: basis && { definitie: basis.definitie, titel: basis.definitie.titel, versie: basis.versie },
    standaard,
    toelichting: concept.toelichting,
    ingediendDoor: concept.ingediendDoor,
    ingediendOp: concept.ingediendOp,
    ...instelling,
    goedkeurders: mensen.goedkeurders([...concept.bewerkers, zelf]),
    gebruik: gebruikPerVeld(sleutel, { kaders, formulieren: andere }),
    kaderVraagt: gebruikVan(sleutel, { kaders, formulieren: [] }).length > 0,
    openCasussen: telling.casussen,
    ingevuld: telling.ingevuld,
    delen: delen.map(deelrijVan),
    andere: andere.map(alsAnder).sort((a, b) => a.titel.localeCompare(b.titel, 'nl')),
    vandaag,
  }
}

/** `veldId=waarde` of every option. In a concept a config may be anything. */
function optieparen(definitie: Formulierdefinitie): string[] {
  return [...plekken(definitie).values()].flatMap(({ veld }) => {
    const { opties } = (veld.config ?? {}) as { opties?: unknown }
    return Array.isArray(opties) ? opties.flatMap((optie: { waarde?: unknown } | null) => (typeof optie?.waarde === 'string' ? [`${veld.id}=${optie.waarde}`] : [])) : []
  })
}

/** Only what is asked once can be taken over from: not what stands in rows. */
const alsAnder = ({ sleutel, titel, secties }: Formulierdefinitie): Formulierconceptblad['andere'][number] => ({
  sleutel, titel,
  velden: secties.flatMap(({ velden }) => velden).filter(({ type }) => !vindVeldType(type)?.zonderAntwoord).map(({ id, label, type }) => ({ id, label, type })),
})
