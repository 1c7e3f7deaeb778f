import { contentHash, formulierbeheerRepository, formulierstandaardRepository, type Conceptweigering, type Formulierconcept, type Formulierinhoudrij } from '@regietafel/db'
import { compileer, controleerConcept, draaiProeven, leesDefinitie, leesOmtrek as leesOmtrekVan, voegSamen, type Formulierdefinitie } from '@regietafel/domain/formulier'
import { err, ok, type Result } from '@regietafel/domain/kernel'
import { alsWeigering } from '../concept/kop.ts'
import { vrijeSleutel } from '../concept/sleutel.ts'
import { zelfdeTitel } from '../concept/titel.ts'
import type { Conceptfout } from '../concept/weigering.ts'
import { refuse, unwrap } from '../errors.ts'
import type { Standaardovername } from '../formuliertypes.ts'
import type { ProcedureContext } from '../trpc.ts'
import { leegFormulier } from './leeg.ts'
import { definitieVan, loadBasis } from './lees.ts'
import { loadOmgeving } from './omgeving.ts'
import { volgtStandaard } from './standaard.ts'
import type { FormulierbeheerWeigering } from './weigering.ts'

export const unwrapConcept = <T>(uitkomst: Result<T, Conceptweigering>): T => unwrap(alsWeigering('FORMULIERBEHEER', uitkomst))

/** A concept may be wrong anywhere, but has the outline of a form. */
export function leesOmtrek(inhoud: Record<string, unknown>): Result<Formulierdefinitie, FormulierbeheerWeigering> {
  const gelezen = leesOmtrekVan(inhoud)
  return gelezen.ok ? ok(gelezen.value) : err({ code: 'FORMULIERBEHEER_VORM', fouten: gelezen.error.map(({ plaats, melding }) => ({ pad: plaats, melding })) })
}

/** A word in the addresses beside the keys of forms, `/beheer/formulieren/delen`: no form may have it. */
const ADRESSEN: ReadonlySet<string> = new Set(['delen'])

/** Keys that mean something already: of this gemeente, of the product, and in an address. */
export async function bezetteSleutels({ tx }: ProcedureContext): Promise<{ readonly live: ReadonlySet<string>; readonly alle: ReadonlySet<string> }> {
  const beheer = formulierbeheerRepository(tx)
  const [versies, concepten, meegeleverd] = await Promise.all([beheer.listVersies(), beheer.listConcepten(), formulierstandaardRepository(tx).list()])
  const live = new Set(versies.map(({ sleutel }) => sleutel))
  return { live, alle: new Set([...ADRESSEN, ...live, ...[...concepten, ...meegeleverd].map(({ sleutel }) => sleutel)]) }
}

interface Titelvraag { readonly sleutel: string; readonly titel: string; readonly live: Formulierinhoudrij | null; readonly metConcepten?: boolean }

/** Two forms with one name cannot be told apart in a list. What the key itself has already, it keeps: also when another has the same from before. */
export async function weigerDubbeleTitel({ tx }: ProcedureContext, { sleutel, titel, live, metConcepten = false }: Titelvraag): Promise<void> {
  if (live && zelfdeTitel(live.definitie.titel, titel)) return
  const beheer = formulierbeheerRepository(tx)
  const [versies, concepten] = await Promise.all([beheer.listNieuwste(), metConcepten ? beheer.listConcepten() : []])
  const titels = [...versies.map((v) => ({ sleutel: v.sleutel, titel: v.definitie.titel })), ...concepten]
  if (titels.some((ander) => ander.sleutel !== sleutel && zelfdeTitel(ander.titel, titel))) refuse({ code: 'FORMULIERBEHEER_TITEL_BEZET', pad: 'titel' })
}

export interface Begin { readonly van: { readonly sleutel: string; readonly versie: number | 'standaard' } | null; readonly sleutel?: string | undefined; readonly titel: string }

/** A concept of an existing form keeps its key; a new form gets one from its title. An own key may be chosen, but not that of another form that is live. */
export async function beginConcept(ctx: ProcedureContext, { van, sleutel: gekozen, titel }: Begin): Promise<Formulierconcept> {
  const { live, alle } = await bezetteSleutels(ctx)
  const sleutel = gekozen ?? vrijeSleutel(titel, alle, 'formulier')
  if (ADRESSEN.has(sleutel) || (live.has(sleutel) && van?.sleutel !== sleutel)) return refuse({ code: 'FORMULIERBEHEER_SLEUTEL_BEZET', pad: 'sleutel' })
  await weigerDubbeleTitel(ctx, { sleutel, titel, live: live.has(sleutel) ? await formulierbeheerRepository(ctx.tx).findNieuwste(sleutel) : null, metConcepten: true })
  const bron = van && (await loadBron(ctx, van))
  return maakConcept(ctx, {
    sleutel,
    vanFormulierversieId: bron?.id ?? null,
    // A copy under another key goes its own way.
    standaardHash: bron && van.sleutel === sleutel ? bron.standaardHash : null,
    definitie: { ...(bron?.definitie ?? leegFormulier(sleutel, titel)), sleutel, titel },
  })
}

interface Bron { readonly id: string | null; readonly definitie: Formulierdefinitie; readonly standaardHash: string | null }

/** A version to copy from: of the gemeente, or the newest default of that key. */
async function loadBron({ tx }: ProcedureContext, { sleutel, versie }: { readonly sleutel: string; readonly versie: number | 'standaard' }): Promise<Bron> {
  const standaarden = formulierstandaardRepository(tx)
  if (versie === 'standaard') {
    const standaard = (await standaarden.find(sleutel)) ?? refuse({ code: 'NIET_GEVONDEN' })
    return { id: null, definitie: standaard.definitie, standaardHash: standaard.hash }
  }
  const eigen = (await formulierbeheerRepository(tx).findVersie(sleutel, versie)) ?? refuse({ code: 'NIET_GEVONDEN' })
  return { id: eigen.id, definitie: eigen.definitie, standaardHash: volgtStandaard(eigen, await standaarden.list(sleutel)) }
}

export async function maakConcept({ tx, gebruiker }: ProcedureContext, concept: { sleutel: string; vanFormulierversieId: string | null; standaardHash: string | null; definitie: Formulierdefinitie }): Promise<Formulierconcept> {
  return (await formulierbeheerRepository(tx).createConcept({ ...concept, door: gebruiker.id })) ?? refuse({ code: 'FORMULIERBEHEER_CONCEPT_BESTAAT', pad: 'sleutel' })
}

export interface Oordeel { readonly definitie: Formulierdefinitie; readonly live: Formulierinhoudrij | null; readonly problemen: readonly Conceptfout[]; readonly ongewijzigdSinds: number | null }

/** Whether it may be published as it is now: what blocks that, each with its place. Examples are run only on a form without faults. */
export async function beoordeel(ctx: ProcedureContext, concept: Formulierconcept): Promise<Oordeel> {
  const { live } = await loadBasis(ctx, concept)
  const omtrek = definitieVan(concept)
  const omgeving = await loadOmgeving(ctx.tx, { definitie: omtrek, live, standaardHash: concept.standaardHash, vandaag: ctx.vandaag })
  const fouten = controleerConcept(omtrek, omgeving).filter(({ ernst }) => ernst === 'fout').map(({ plaats, melding, bij }) => ({ pad: plaats, melding, bij }))
  const gelezen = leesDefinitie(omtrek)
  const problemen = fouten.length > 0 || gelezen.ok ? fouten : gelezen.error.map(({ plaats, melding }) => ({ pad: plaats, melding, bij: null }))
  if (!gelezen.ok || problemen.length > 0) return { definitie: omtrek, live, problemen, ongewijzigdSinds: null }
  const definitie = gelezen.value
  return { definitie, live, problemen: mislukteProeven(definitie, ctx), ongewijzigdSinds: live && contentHash(definitie) === live.hash ? live.versie : null }
}

const mislukteProeven = (definitie: Formulierdefinitie, { vandaag }: ProcedureContext): Conceptfout[] =>
  draaiProeven(compileer(definitie), vandaag).flatMap(({ naam, gelukt, afwijkingen }, i) =>
    gelukt ? [] : [{ pad: `proeven/${i}`, melding: `De regeltest "${naam}" komt niet uit. ${afwijkingen[0]?.zin ?? ''}`.trim(), bij: null }])

/**
 * From a file. Named with `sleutel` it becomes the concept of that key, beside the live version when there is one; otherwise it gets a key of its own
 * when its own is taken. The content stays exactly as it is in the file.
 */
export async function importeerConcept(ctx: ProcedureContext, definitie: Formulierdefinitie, gekozen: string | undefined): Promise<Formulierconcept> {
  const beheer = formulierbeheerRepository(ctx.tx)
  const standaarden = await formulierstandaardRepository(ctx.tx).list()
  if (gekozen !== undefined && ADRESSEN.has(gekozen)) return refuse({ code: 'FORMULIERBEHEER_SLEUTEL_BEZET', pad: 'sleutel' })
  const bezet = new Set([...ADRESSEN, ...[...(await beheer.listVersies()), ...(await beheer.listConcepten())].map(({ sleutel }) => sleutel)])
  const sleutel = gekozen ?? vrijeSleutel(definitie.sleutel, bezet, 'formulier')
  const inhoud = { ...definitie, sleutel }
  const live = await beheer.findNieuwste(sleutel)
  const standaardHash = volgtStandaard({ sleutel, hash: contentHash(inhoud), standaardHash: null }, standaarden) ?? (live && volgtStandaard(live, standaarden))
  return maakConcept(ctx, { sleutel, vanFormulierversieId: live?.id ?? null, standaardHash, definitie: inhoud })
}

/**
 * Brings what became different in the default into the concept of this key, or into a new concept of the live version. What the gemeente changed itself stays;
 * where both changed the same, the words of the gemeente stand and it is told.
 */
export async function neemStandaardOver(ctx: ProcedureContext, sleutel: string): Promise<Standaardovername> {
  const { tx, gebruiker } = ctx
  const [beheer, standaarden] = [formulierbeheerRepository(tx), formulierstandaardRepository(tx)]
  const [concept, live] = await Promise.all([beheer.findConcept(sleutel), beheer.findNieuwste(sleutel)])
  if (!concept && !live) return refuse({ code: 'NIET_GEVONDEN' })
  if (concept && concept.status !== 'concept') return refuse({ code: 'FORMULIERBEHEER_INGEDIEND' })
  const hash = concept ? concept.standaardHash : volgtStandaard(live!, await standaarden.list(sleutel))
  const [oud, nieuw] = hash === null ? [null, null] : await Promise.all([standaarden.find(sleutel, hash), standaarden.find(sleutel)])
  if (!oud || !nieuw || oud.versie === nieuw.versie) return refuse({ code: 'FORMULIERBEHEER_GEEN_NIEUWS' })
  const { definitie, botsingen } = voegSamen(oud.definitie, concept ? definitieVan(concept) : live!.definitie, nieuw.definitie)
  const inhoud = { ...definitie, sleutel }
  if (concept) unwrapConcept(await beheer.saveConcept({ sleutel, revisie: concept.revisie, inhoud, door: gebruiker.id }))
  else await maakConcept(ctx, { sleutel, vanFormulierversieId: live!.id, standaardHash: nieuw.hash, definitie: inhoud })
  await beheer.setStandaard(sleutel, nieuw.hash)
  return { sleutel, naar: nieuw.versie, botsingen: botsingen.map(({ id, zin }) => ({ bij: id, zin })) }
}
