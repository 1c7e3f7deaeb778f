import { kaderRepository, kalenderRepository, logboekRepository, type Inzetrij, type Kaderconcept, type Kaderconceptkop, type Kaderpublicatie, type Kaderversie, type Tx } from '@regietafel/db'
import { controleerConcept, kaders as meegeleverd, Kadervorm, leesConcept, vergelijkKaders, vindKader, werkbaar, type Kaderdefinitie, type Verschil } from '@regietafel/domain/kader'
import type { Fout } from '@regietafel/domain/kernel'
import { kopVan } from '../concept/kop.ts'
import { loadMensen } from '../concept/mensen.ts'
import { refuse } from '../errors.ts'
import type { Conceptblad, Conceptkop, Kaderblad, Kaderfout, Kaderlijst, Kaderrij, Kaderversierij } from '../kadertypes.ts'
import type { ProcedureContext } from '../trpc.ts'
import { loadFormulieren, omgevingVan } from './omgeving.ts'

/** Places as the screens know them: without the root of the file. */
export const plekken = (fouten: readonly Fout[]): readonly Kaderfout[] => fouten.map(({ pad, melding }) => ({ pad: pad.replace(/^\$\.?/, ''), melding }))

interface Delen { readonly versie: Kaderpublicatie | undefined; readonly open: number; readonly inzet: Inzetrij | undefined; readonly concept: Conceptkop | null }

function rijVan(sleutel: string, { versie, open, inzet, concept }: Delen): Kaderrij {
  return {
    sleutel,
    titel: versie?.titel ?? concept?.titel ?? sleutel,
    bron: versie?.bron ?? null,
    live: versie ? { versie: versie.versie, gepubliceerdOp: versie.gepubliceerdOp, stappen: versie.delen[0], termijnen: versie.delen[1] } : null,
    openCasussen: open,
    inzet: inzet?.inzet ?? 'uit',
    standaard: inzet?.standaard ?? false,
    concept,
  }
}

/** Who sent it back is in the logboek: the concept itself keeps only why. */
async function loadTeruggestuurd(tx: Tx, { sleutel, status, teruggewezenReden }: Kaderconceptkop): Promise<Conceptkop['teruggestuurd']> {
  if (status !== 'concept' || teruggewezenReden === null) return null
  const regel = (await logboekRepository(tx).listByObject('kader', sleutel)).find(({ reden }) => reden === 'teruggestuurd')
  return { reden: teruggewezenReden, door: regel?.door && regel.naam ? { id: regel.door, naam: regel.naam, organisatie: regel.organisatie } : null }
}

/** Every kader of the gemeente: the standaard first, then what is in use, then by title. */
export async function loadLijst({ tx, gebruiker }: ProcedureContext): Promise<Kaderlijst> {
  const kaders = kaderRepository(tx)
  const [versies, concepten, inzet, vierOgen, mensen] = await Promise.all([kaders.listKaders(), kaders.listConcepten(), kaders.listInzet(), kaders.vierOgen(), loadMensen(tx)])
  const terug = new Map(await Promise.all(concepten.map(async (concept) => [concept.sleutel, await loadTeruggestuurd(tx, concept)] as const)))
  const rijen = [...new Set([...versies, ...concepten].map(({ sleutel }) => sleutel))].map((sleutel) => {
    const van = versies.filter((v) => v.sleutel === sleutel)
    const concept = concepten.find((c) => c.sleutel === sleutel)
    return rijVan(sleutel, { versie: van[0], open: totaal(van), inzet: inzet.find((i) => i.sleutel === sleutel), concept: concept ? { ...kopVan(gebruiker.id, concept), teruggestuurd: terug.get(sleutel) ?? null } : null })
  })
  const orde = { hoofd: 1, naast: 2, uit: 3 } as const
  const plaats = (rij: Kaderrij) => (rij.standaard ? 0 : orde[rij.inzet])
  return {
    kaders: rijen.sort((a, b) => plaats(a) - plaats(b) || a.titel.localeCompare(b.titel, 'nl')),
    meegeleverd: meegeleverd.filter(({ sleutel }) => !versies.some((v) => v.sleutel === sleutel)).map(({ sleutel, titel, versie }) => ({ sleutel, titel, versie })),
    vierOgen,
    collegas: mensen.goedkeurders([gebruiker.id]),
  }
}

const totaal = (versies: readonly Kaderpublicatie[]) => versies.reduce((som, { openCasussen }) => som + openCasussen, 0)

/** One kader with its history. A key that this gemeente does not have is refused like one that never was. */
export async function loadBlad({ tx, gebruiker }: ProcedureContext, sleutel: string): Promise<Kaderblad> {
  const kaders = kaderRepository(tx)
  const [versies, concepten, inzet] = await Promise.all([kaders.listKaders(sleutel), kaders.listConcepten(), kaders.listInzet()])
  const concept = concepten.find((c) => c.sleutel === sleutel)
  if (versies.length === 0 && !concept) return refuse({ code: 'NIET_GEVONDEN' })
  const { titel, inzet: gebruik, standaard } = rijVan(sleutel, { versie: versies[0], open: 0, inzet: inzet.find((i) => i.sleutel === sleutel), concept: concept ? kopVan(gebruiker.id, concept) : null })
  return { sleutel, titel, inzet: gebruik, standaard, versies: versies.map(versierijVan), concept: concept ? kopVan(gebruiker.id, concept) : null }
}

const versierijVan = ({ versie, hash, gepubliceerdOp, gepubliceerdDoor, goedgekeurdDoor, toelichting, openCasussen }: Kaderpublicatie): Kaderversierij =>
  ({ versie, hash, gepubliceerdOp, gepubliceerdDoor, goedgekeurdDoor, toelichting, openCasussen })

export async function loadVersie({ tx }: ProcedureContext, sleutel: string, versie: number): Promise<Kaderversie> {
  return (await kaderRepository(tx).findVersie(sleutel, versie)) ?? refuse({ code: 'NIET_GEVONDEN' })
}

/** A version to copy from: of the gemeente, or else one that comes with the product. `id` is null for the latter. */
export async function loadBron({ tx }: ProcedureContext, { sleutel, versie }: { readonly sleutel: string; readonly versie: number }): Promise<{ readonly id: string | null; readonly kader: Kaderdefinitie }> {
  const eigen = await kaderRepository(tx).findVersie(sleutel, versie)
  if (eigen) return eigen
  const kader = vindKader(sleutel)
  return kader?.versie === versie ? { id: null, kader } : refuse({ code: 'NIET_GEVONDEN' })
}

export async function loadConcept({ tx }: ProcedureContext, sleutel: string): Promise<Kaderconcept> {
  return (await kaderRepository(tx).findConcept(sleutel)) ?? refuse({ code: 'NIET_GEVONDEN' })
}

/** The content of a concept was read when it was saved. The keys stand in the order of the format: the database keeps none. */
export function kaderVan(inhoud: unknown): Kaderdefinitie {
  const vorm = Kadervorm.safeParse(inhoud)
  if (vorm.success) return vorm.data
  const gelezen = leesConcept(inhoud)
  if (!gelezen.ok) throw new Error('a stored concept has not the outline of a kader')
  return gelezen.value
}

/** What differs, told by its content: the key and the number of the version are given by the server. */
export function verschillenVan(basis: Kaderdefinitie | null, kader: Kaderdefinitie): readonly Verschil[] {
  if (!basis) return []
  return vergelijk(basis, kader).filter(({ pad }) => pad !== '$.sleutel' && pad !== '$.versie').map((verschil) => ({ ...verschil, pad: verschil.pad.replace(/^\$\.?/, '') }))
}

/** A part that is only half filled in cannot be told; then what is whole is compared. */
function vergelijk(basis: Kaderdefinitie, kader: Kaderdefinitie): Verschil[] {
  try {
    return vergelijkKaders(basis, kader)
  } catch {
    return vergelijkKaders(basis, werkbaar(kader))
  }
}

/** What `controleer` says of this kader in this gemeente, and whether it can go on being used as it is. */
export function problemenVan(kader: Kaderdefinitie, omgeving: Parameters<typeof controleerConcept>[1], inzet: Inzetrij | undefined): readonly Kaderfout[] {
  // Without termijnen too, `controleerConcept` says so.
  const geenStap = inzet?.inzet === 'hoofd' && kader.stappen.length === 0 && kader.termijnen.length > 0
  return [
    ...(geenStap ? [{ pad: 'stappen', melding: 'Dit is een hoofdkader: het heeft ten minste één stap.' }] : []),
    ...plekken(controleerConcept(kader, omgeving)),
  ]
}

/** All that can be said about a concept as it is now. `concept` saves looking for it again. */
export async function beoordeelConcept(ctx: ProcedureContext, concept: Kaderconcept) {
  const kaders = kaderRepository(ctx.tx)
  const [live, van, formulieren, mensen, inzet] = await Promise.all([
    kaders.findLatest(concept.sleutel), concept.van ? kaders.findById(concept.van.id) : null, loadFormulieren(ctx.tx), loadMensen(ctx.tx), kaders.listInzet(),
  ])
  const kader = kaderVan(concept.inhoud)
  const basis = live ?? van
  return {
    kader, live, basis, formulieren, mensen,
    inzet: inzet.find(({ sleutel }) => sleutel === concept.sleutel)?.inzet ?? 'uit' as const,
    problemen: problemenVan(kader, omgevingVan(formulieren, mensen), inzet.find(({ sleutel }) => sleutel === concept.sleutel)),
    verschillen: verschillenVan(basis?.kader ?? null, kader),
  }
}

export async function loadConceptblad(ctx: ProcedureContext, sleutel: string): Promise<Conceptblad> {
  const { tx, gebruiker, vandaag } = ctx
  const kaders = kaderRepository(tx)
  const concept = await loadConcept(ctx, sleutel)
  const [oordeel, versies, vierOgen, kalender] = await Promise.all([beoordeelConcept(ctx, concept), kaders.listKaders(sleutel), kaders.vierOgen(), kalenderRepository(tx).inhoud()])
  const { kader, basis, problemen, verschillen, formulieren, mensen } = oordeel
  // Before it is handed in the asker would do that herself, so she is no goedkeurder.
  const zelf = concept.status === 'concept' ? gebruiker.id : concept.ingediendDoor?.id
  return {
    ...kopVan(gebruiker.id, concept),
    kader,
    problemen,
    basis: basis && { kader: basis.kader, titel: basis.kader.titel, versie: basis.versie },
    verschillen,
    toelichting: concept.toelichting,
    ingediendDoor: concept.ingediendDoor,
    ingediendOp: concept.ingediendOp,
    teruggewezenReden: concept.teruggewezenReden,
    vierOgen,
    goedkeurders: mensen.goedkeurders([...concept.bewerkers, zelf]),
    formulieren: formulieren.lijst,
    rollen: [...mensen.rollen],
    openCasussen: totaal(versies),
    inzet: oordeel.inzet,
    kalender,
    vandaag,
  }
}
