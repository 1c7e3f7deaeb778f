import { kaderRepository, type Conceptweigering, type Gepubliceerd, type Kaderconcept } from '@regietafel/db'
import { canoniekKader, kaders as meegeleverd, Kadervorm, leesConcept, type Kaderdefinitie } from '@regietafel/domain/kader'
import { err, ok, toFouten, type Result } from '@regietafel/domain/kernel'
import { alsWeigering } from '../concept/kop.ts'
import { vrijeSleutel } from '../concept/sleutel.ts'
import { zelfdeTitel } from '../concept/titel.ts'
import { refuse, unwrap } from '../errors.ts'
import type { ProcedureContext } from '../trpc.ts'
import { leegKader } from './leeg.ts'
import { loadBron, plekken } from './lees.ts'
import type { KaderWeigering } from './weigering.ts'

export const unwrapConcept = <T>(uitkomst: Result<T, Conceptweigering>): T => unwrap(alsWeigering('KADER', uitkomst))

/** A concept may be wrong anywhere, but has the outline of a kader. */
export function leesOmtrek(inhoud: Record<string, unknown>): Result<Kaderdefinitie, KaderWeigering> {
  const gelezen = leesConcept(inhoud)
  return gelezen.ok ? ok(gelezen.value) : err({ code: 'KADER_VORM', fouten: plekken(gelezen.error) })
}

/** A file has the exact shape of a kader: every unknown key is told with its place. That it cannot work yet is no reason to refuse it. */
export function leesBestand(inhoud: Record<string, unknown>): Result<Kaderdefinitie, KaderWeigering> {
  const vorm = Kadervorm.safeParse(inhoud)
  return vorm.success ? ok(vorm.data) : err({ code: 'KADER_VORM', fouten: plekken(toFouten(vorm.error, inhoud)) })
}

/** Keys that mean something already: of this gemeente, and of the product. */
async function bezetteSleutels({ tx }: ProcedureContext): Promise<{ readonly live: ReadonlySet<string>; readonly alle: ReadonlySet<string> }> {
  const kaders = kaderRepository(tx)
  const [versies, concepten] = await Promise.all([kaders.listKaders(), kaders.listConcepten()])
  const live = new Set(versies.map(({ sleutel }) => sleutel))
  return { live, alle: new Set([...live, ...[...concepten, ...meegeleverd].map(({ sleutel }) => sleutel)]) }
}

interface Titelvraag { readonly sleutel: string; readonly titel: string; readonly live: { readonly kader: Kaderdefinitie } | null; readonly metConcepten?: boolean }

/** Two kaders with one name cannot be told apart in a list. What the key itself has already, it keeps: also when another has the same from before. */
export async function weigerDubbeleTitel({ tx }: ProcedureContext, { sleutel, titel, live, metConcepten = false }: Titelvraag): Promise<void> {
  if (live && zelfdeTitel(live.kader.titel, titel)) return
  const kaders = kaderRepository(tx)
  const [versies, concepten] = await Promise.all([kaders.listKaders(), metConcepten ? kaders.listConcepten() : []])
  const nieuwste = versies.filter((v, i) => versies.findIndex((ander) => ander.sleutel === v.sleutel) === i)
  if ([...nieuwste, ...concepten].some((ander) => ander.sleutel !== sleutel && zelfdeTitel(ander.titel, titel))) refuse({ code: 'KADER_TITEL_BEZET', pad: 'titel' })
}

interface Begin { readonly van: { readonly sleutel: string; readonly versie: number } | null; readonly sleutel?: string | undefined; readonly titel: string }

/**
 * A concept of an existing kader keeps its key; a new kader gets one from its title, and its count of versions begins again.
 * An own key may be chosen, but not that of another kader that is live.
 */
export async function beginConcept(ctx: ProcedureContext, { van, sleutel: gekozen, titel }: Begin): Promise<Kaderconcept> {
  const { live, alle } = await bezetteSleutels(ctx)
  const sleutel = gekozen ?? vrijeSleutel(titel, alle)
  if (live.has(sleutel) && van?.sleutel !== sleutel) return refuse({ code: 'KADER_SLEUTEL_BEZET', pad: 'sleutel' })
  const eigen = live.has(sleutel) ? await kaderRepository(ctx.tx).findLatest(sleutel) : null
  await weigerDubbeleTitel(ctx, { sleutel, titel, live: eigen, metConcepten: true })
  const bron = van && (await loadBron(ctx, van))
  const laatste = eigen?.versie ?? 0
  const inhoud = { ...(bron?.kader ?? leegKader(sleutel, titel)), sleutel, titel, versie: laatste + 1 }
  return maakConcept(ctx, { sleutel, vanKaderversieId: bron?.id ?? null, inhoud })
}

/** From a file; beside the live version when the gemeente has that kader. The content stays exactly as it is in the file. */
export async function importeerConcept(ctx: ProcedureContext, kader: Kaderdefinitie, sleutel: string): Promise<Kaderconcept> {
  const live = await kaderRepository(ctx.tx).findLatest(sleutel)
  return maakConcept(ctx, { sleutel, vanKaderversieId: live?.id ?? null, inhoud: { ...kader, sleutel } })
}

async function maakConcept({ tx, gebruiker }: ProcedureContext, concept: { sleutel: string; vanKaderversieId: string | null; inhoud: Kaderdefinitie }): Promise<Kaderconcept> {
  return (await kaderRepository(tx).createConcept({ ...concept, door: gebruiker.id })) ?? refuse({ code: 'KADER_CONCEPT_BESTAAT', pad: 'sleutel' })
}

/** The version it is the same as, but for key and number; null when it differs. */
export function ongewijzigdSinds(live: { readonly kader: Kaderdefinitie; readonly versie: number } | null, kader: Kaderdefinitie): number | null {
  if (!live) return null
  const { sleutel, versie } = live.kader
  return canoniekKader({ ...kader, sleutel, versie }) === canoniekKader(live.kader) ? live.versie : null
}

interface Publiceren { readonly concept: Kaderconcept; readonly revisie: number; readonly kader: Kaderdefinitie; readonly door: string; readonly goedgekeurdDoor: string | null; readonly toelichting: string }

/** The kader was found to work just before, in this transaction. */
export async function publiceer({ tx }: ProcedureContext, { concept, ...rest }: Publiceren): Promise<Gepubliceerd> {
  return unwrapConcept(await kaderRepository(tx).publishConcept({ sleutel: concept.sleutel, ...rest }))
}
