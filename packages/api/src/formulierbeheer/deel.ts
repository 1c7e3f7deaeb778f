import { formulierbeheerRepository, formulierdeelRepository, type Deelrij as Rij } from '@regietafel/db'
import { controleerConcept, leesDefinitie, leesOmtrek, plekken, type Deelinhoud as Inhoud, type Formulierdefinitie } from '@regietafel/domain/formulier'
import { err, ok, type Result } from '@regietafel/domain/kernel'
import { vrijeSleutel } from '../concept/sleutel.ts'
import { zelfdeTitel } from '../concept/titel.ts'
import { refuse, unwrap } from '../errors.ts'
import type { Deelblad, Deelinhoud, Deelrij, Gebruik } from '../formuliertypes.ts'
import type { ProcedureContext } from '../trpc.ts'
import { leesInhoud } from './invoer.ts'
import { definitieVan } from './lees.ts'
import { deelrijVan } from './omgeving.ts'
import type { FormulierbeheerWeigering } from './weigering.ts'

export type Deelsoort = Deelrij['soort']

/** A form around the content, so that a part is judged by the rules of a form; and where in that form the content stands. */
const omhulsels: Readonly<Record<Deelsoort, { readonly naam: 'sectie' | 'velden' | 'opties'; readonly plek: string; readonly om: (inhoud: Record<string, unknown>) => unknown; readonly uit: (definitie: Formulierdefinitie) => Inhoud }>> = {
  // Where a part stands in a form is said by that form; a part is no part of itself.
  sectie: { naam: 'sectie', plek: 'secties/0', om: ({ sectie }) => zonderDeel(sectie), uit: ({ secties }) => ({ sectie: secties[0]! }) },
  velden: { naam: 'velden', plek: 'secties/0/velden', om: ({ velden }) => ({ ...HULS, velden: Array.isArray(velden) ? velden.map(zonderDeel) : velden }), uit: ({ secties }) => ({ velden: secties[0]!.velden }) },
  codelijst: {
    naam: 'opties', plek: 'secties/0/velden/0/config/opties',
    om: ({ opties }) => ({ ...HULS, velden: [{ id: 'f_keuze', sleutel: 'keuze', label: 'Keuze', type: 'keuze', config: { opties } }] }),
    uit: ({ secties }) => ({ opties: (secties[0]!.velden[0]!.config as { opties: Inhoud['opties'] & object }).opties }),
  },
}
const HULS = { id: 's_huls', sleutel: 'huls', titel: 'Onderdeel' }

function zonderDeel(ding: unknown): unknown {
  if (typeof ding !== 'object' || ding === null || Array.isArray(ding)) return ding
  const { deel: _deel, ...rest } = ding as Record<string, unknown>
  return rest
}

/** The content of a part: all it says must work on its own, also what its rules look at. */
export function leesDeel(soort: Deelsoort, invoer: unknown): Result<Inhoud, FormulierbeheerWeigering> {
  const { naam, plek, om, uit } = omhulsels[soort]
  const plat = leesInhoud(invoer)
  if (!plat.ok) return err(plat.error.code === 'FORMULIERBEHEER_TE_GROOT' ? { code: 'DEEL_TE_GROOT' } : { code: 'DEEL_VORM', fouten: [{ pad: '', melding: 'Dit is geen onderdeel van een formulier.' }] })
  const vreemd = Object.keys(plat.value).filter((sleutel) => sleutel !== naam)
  if (vreemd.length > 0) return err({ code: 'DEEL_VORM', fouten: vreemd.map((pad) => ({ pad, melding: 'Dit veld bestaat hier niet.' })) })
  if (plat.value[naam] === undefined) return err({ code: 'DEEL_VORM', fouten: [{ pad: naam, melding: 'Dit veld ontbreekt.' }] })
  const pad = (plaats: string) => (plaats.startsWith(plek) ? `${naam}${plaats.slice(plek.length)}` : naam)
  const omtrek = leesOmtrek({ formaat: 1, sleutel: 'onderdeel', titel: 'Onderdeel', secties: [om(plat.value)] })
  if (!omtrek.ok) return err({ code: 'DEEL_VORM', fouten: omtrek.error.map(({ plaats, melding }) => ({ pad: pad(plaats), melding })) })
  const fouten = controleerConcept(omtrek.value).filter(({ ernst, code }) => ernst === 'fout' && code !== 'FORMULIER_LEEG').map(({ plaats, melding, bij }) => ({ pad: pad(plaats), melding, bij }))
  const leeg = soort !== 'codelijst' && omtrek.value.secties[0]!.velden.length === 0 ? [{ pad: naam, melding: 'Een onderdeel heeft ten minste één vraag.' }] : []
  const gelezen = leesDefinitie(omtrek.value)
  if (fouten.length > 0 || leeg.length > 0 || !gelezen.ok) return err({ code: 'DEEL_VORM', fouten: [...leeg, ...fouten] })
  return ok(uit(gelezen.value))
}

export interface Deelinvoer { readonly sleutel?: string | undefined; readonly titel: string; readonly soort: Deelsoort; readonly inhoud: unknown; readonly toelichting: string | null }

/** The next version of a part, or a new one. Forms that use it stay as they are until somebody brings them along. */
export async function bewaarDeel({ tx, gebruiker }: ProcedureContext, { sleutel: gekozen, titel, soort, inhoud, toelichting }: Deelinvoer): Promise<{ readonly sleutel: string; readonly versie: number }> {
  const delen = formulierdeelRepository(tx)
  const bekend = await delen.listNieuwste()
  if (gekozen !== undefined && !bekend.some(({ sleutel }) => sleutel === gekozen)) return refuse({ code: 'NIET_GEVONDEN' })
  if (bekend.some((deel) => deel.sleutel !== gekozen && zelfdeTitel(deel.titel, titel))) return refuse({ code: 'DEEL_TITEL_BEZET', pad: 'titel' })
  const sleutel = gekozen ?? vrijeSleutel(titel, new Set(bekend.map((deel) => deel.sleutel)), 'onderdeel')
  const bewaard = await delen.publish({ sleutel, titel, soort, inhoud: unwrap(leesDeel(soort, inhoud)), toelichting, door: gebruiker.id })
  if (bewaard.ok) return { sleutel, versie: bewaard.value.versie }
  return refuse(bewaard.error.code === 'SOORT' ? { code: 'DEEL_SOORT', pad: 'soort' } : { code: 'DEEL_ONGEWIJZIGD', versie: bewaard.error.nieuwste.versie })
}

const inhoudVan = (deel: Rij): Deelinhoud => ({ ...deelrijVan(deel), hash: deel.hash, toelichting: deel.toelichting, inhoud: deel.inhoud })

export const loadDelen = async ({ tx }: ProcedureContext): Promise<Deelrij[]> => (await formulierdeelRepository(tx).listNieuwste()).map(deelrijVan)

export const loadDeel = async ({ tx }: ProcedureContext, sleutel: string, versie?: number): Promise<Deelinhoud> =>
  inhoudVan((await formulierdeelRepository(tx).find(sleutel, versie)) ?? refuse({ code: 'NIET_GEVONDEN' }))

/** A part with its history, and the forms that use it: what is live, and what is being made. */
export async function loadDeelblad(ctx: ProcedureContext, sleutel: string): Promise<Deelblad> {
  const deel = await loadDeel(ctx, sleutel)
  const beheer = formulierbeheerRepository(ctx.tx)
  const [versies, live, concepten] = await Promise.all([formulierdeelRepository(ctx.tx).listVersies(sleutel), beheer.listNieuwste(), beheer.listConceptinhoud()])
  return {
    deel,
    versies: versies.map(({ versie, gepubliceerdOp, gepubliceerdDoor, toelichting }) => ({ versie, gepubliceerdOp, gepubliceerdDoor, toelichting })),
    gebruik: [
      ...live.flatMap(({ definitie, versie }) => gebruikIn(sleutel, definitie, { waar: `versie ${versie}`, adres: `/beheer/formulieren/${definitie.sleutel}` })),
      ...concepten.flatMap((concept) => gebruikIn(sleutel, definitieVan(concept), { waar: 'het concept', adres: `/beheer/formulieren/${concept.sleutel}/concept` })),
    ],
  }
}

/** "versie 3: het deel "Gezin", onderdeel versie 1". In a concept a link may be anything. */
function gebruikIn(sleutel: string, definitie: Formulierdefinitie, { waar, adres }: { readonly waar: string; readonly adres: string }): Gebruik[] {
  const plaatsen = [
    ...definitie.secties.map(({ deel, titel }) => [deel, `het deel "${titel}"`] as const),
    ...[...plekken(definitie).values()].flatMap(({ veld }) => [veld.deel, veld.codelijst].map((koppeling) => [koppeling, `de vraag "${veld.label}"`] as const)),
  ]
  return plaatsen.flatMap(([koppeling, plaats]) =>
    koppeling?.sleutel === sleutel ? [{ soort: 'deel' as const, titel: definitie.titel, waar: `${waar}, ${plaats}: onderdeel versie ${koppeling.versie}`, adres }] : [])
}
