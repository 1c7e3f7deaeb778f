import {
  bezettingRepository, casusRepository, feitenVan, klokRepository, loadVoortgang, logboekRepository, verhuizingRepository,
  type Tx, type Verhuisformulier, type Verhuiskeuze, type Verhuisregel, type Verhuisversie,
} from '@regietafel/db'
import { compileer, gevoeligApart, leesApart, vergelijkFormulieren, verhuis, vraagApart, zwaarste, type Context, type Formulier, type Geparkeerd, type Verhuizing } from '@regietafel/domain/formulier'
import type { Datum } from '@regietafel/domain/kernel'
import { z } from 'zod'
import type { Raak } from '../../foutpunt.ts'
import { TaakFout, type Taakloop } from './taakloop.ts'

/** Forms between two signs of life; each form is a transaction of its own, so a professional never waits for more than one. */
const BATCH = 10

/** Ids and settings only. `reden` is about the form, not about a casus. */
const Invoer = z.object({
  vraag: z.object({ sleutel: z.string(), van: z.union([z.literal('alle'), z.array(z.int())]), naar: z.int(), toewijzing: z.record(z.string(), z.string()) }),
  /** The casussen the beheerder ticked; left out: all of them. */
  formulierIds: z.array(z.string()).optional(),
  droog: z.boolean(),
  reden: z.string(),
  door: z.string(),
  /** Since when a form that became vastgesteld counts as skipped. */
  sinds: z.string(),
})
type Opdracht = z.infer<typeof Invoer>

/** Everything that is the same for each form of a task. */
interface Werk extends Opdracht {
  readonly taakId: string
  readonly versies: ReadonlyMap<string, Verhuisversie & { readonly form: Formulier }>
  readonly naarVersie: Verhuisversie & { readonly form: Formulier }
}

/**
 * Brings concepts of open casussen to another version of their form. The dry run is this same code with `droog`: it stops before the
 * first write, and Postgres refuses any. What is done is in `formulierverhuizing`, so that a task that begins again goes on where it was.
 */
export async function formulierVerhuizen({ taak, tx, meld, adem }: Taakloop, raak: Raak): Promise<Record<string, unknown>> {
  const begin = performance.now()
  const werk = await tx((t) => bereidVoor(t, taak.id, taak.invoer))
  const keuze: Verhuiskeuze = { ...werk.vraag, formulierIds: werk.formulierIds }
  const [ids, eerder] = await tx((t) => Promise.all([verhuizingRepository(t).listOpen(keuze, taak.id), verhuizingRepository(t).listVanTaak(taak.id)]))
  const totaal = ids.length + eerder.length
  const regels: Verhuisregel[] = []
  await meld(eerder.length, totaal)
  for (const [i, id] of ids.entries()) {
    const regel = await tx(async (t) => {
      if (werk.droog) await verhuizingRepository(t).readOnly()
      const uit = await verhuisEen(t, werk, id)
      await raak('mid-task')
      return uit
    })
    if (regel) regels.push(regel)
    if ((i + 1) % BATCH === 0 || i + 1 === ids.length) await meld(eerder.length + i + 1, totaal)
    await adem()
  }
  const overgeslagen = await tx((t) => verhuizingRepository(t).listVastgesteldSinds(keuze, werk.sinds))
  return { duurMs: Math.round(performance.now() - begin), overgeslagen, ...(werk.droog ? { regels } : {}) }
}

async function bereidVoor(tx: Tx, taakId: string, ruw: Record<string, unknown>): Promise<Werk> {
  const invoer = Invoer.safeParse(ruw)
  if (!invoer.success) throw new TaakFout('VERHUIZING_NIET_LEESBAAR')
  const versies = (await verhuizingRepository(tx).listVersies(invoer.data.vraag.sleutel)).map((v) => ({ ...v, form: compileer(v.definitie) }))
  const naarVersie = versies.find(({ versie }) => versie === invoer.data.vraag.naar)
  if (!naarVersie) throw new TaakFout('VERSIE_ONBEKEND')
  return { ...invoer.data, taakId, naarVersie, versies: new Map(versies.map((v) => [v.id, v])) }
}

/** One form, whole or not at all. Null when there is nothing to move any more: vastgesteld, closed, or over already. */
async function verhuisEen(tx: Tx, werk: Werk, id: string): Promise<Verhuisregel | null> {
  const { naarVersie, versies, droog, vraag, door, reden, taakId } = werk
  const formulier = await verhuizingRepository(tx).findFormulier(id, { slot: !droog })
  if (!formulier || formulier.status !== 'concept' || !formulier.open || formulier.formulierversieId === naarVersie.id) return null
  const van = versies.get(formulier.formulierversieId)
  if (!van) throw new TaakFout('VERSIE_ONBEKEND')
  const trekAkkoordenIn = zwaarste(vergelijkFormulieren(van.definitie, naarVersie.definitie)) !== 'gelijk' && Object.keys(formulier.akkoorden).length > 0
  const context = await loadContext(tx, formulier, trekAkkoordenIn)
  const uit = verhuis({ van: van.form, naar: naarVersie.form, antwoorden: formulier.antwoorden, context, geparkeerd: formulier.geparkeerd, toewijzing: vraag.toewijzing })
  const geparkeerd = uit.geparkeerd.map((apart) => (formulier.geparkeerd.includes(apart) ? apart : beschrijf(apart, van, naarVersie, formulier)))
  const aantallen = { ...uit.aantal, akkoorden: trekAkkoordenIn ? Object.keys(formulier.akkoorden).length : 0, vragen: vragenVan(uit, geparkeerd.filter((a) => !formulier.geparkeerd.includes(a)), naarVersie.form) }
  if (!droog) {
    const veldrevisies = neemRevisiesMee(formulier, vraag.toewijzing)
    await verhuizingRepository(tx).move({ taakId, formulier, naarVersieId: naarVersie.id, antwoorden: uit.antwoorden, geparkeerd, veldrevisies, trekAkkoordenIn, uitkomst: uit.uitkomst, aantallen, reden, door })
    await logboekRepository(tx).write({ door, handeling: 'formulierbeheer.verhuizen', objectSoort: 'casus', objectId: formulier.casusId, uitkomst: 'gelukt', reden: `${vraag.sleutel} ${van.versie} naar ${vraag.naar}`, herkomst: { via: 'taak', taakId } })
  }
  return { nummer: formulier.nummer, volgnr: formulier.volgnr, formulierId: formulier.id, vanVersie: van.versie, uitkomst: uit.uitkomst, aantallen }
}

/** What the rules of the form know of this casus now, as when somebody opens it. */
async function loadContext(tx: Tx, { casusId, akkoorden }: Verhuisformulier, zonderAkkoorden: boolean): Promise<Context> {
  const [casus, bezetting, stand, { vandaag }] = await Promise.all([
    casusRepository(tx).find({ casusId }), bezettingRepository(tx).list([casusId]), loadVoortgang(tx, casusId), klokRepository(tx).stand(),
  ])
  const dag = vandaag as Datum
  return { vandaag: dag, feiten: feitenVan(casus!, bezetting.get(casusId)!, stand, dag), akkoorden: zonderAkkoorden ? {} : akkoorden }
}

type Gelezen = Verhuisversie & { readonly form: Formulier }

/** The question and the answer in words, while the version that can read them is at hand. An answer that is only not asked now stands in the new version. */
function beschrijf(apart: Geparkeerd, van: Gelezen, naar: Gelezen, { antwoorden }: Verhuisformulier): Geparkeerd {
  const bron = apart.reden === 'niet-gevraagd' ? naar : van
  const gevoelig = gevoeligApart(bron.form, apart.pad)
  return { ...apart, ...(gevoelig && { gevoelig }), versie: bron.versie, vraag: vraagApart(bron.form, apart.pad, antwoorden) ?? apart.label, tekst: leesApart(bron.form, apart.pad, apart.waarde) }
}

/** Labels, each once: what the beheerder may know of an answer is which question it was to. */
function vragenVan(uit: Verhuizing, nieuw: readonly Geparkeerd[], naar: Formulier): Verhuisregel['aantallen']['vragen'] {
  const labels = (paden: readonly string[]) => [...new Set(paden.map((pad) => naar.velden.get(pad.split(/[/#]/)[0]!)?.veld.label ?? pad))]
  return { geparkeerd: [...new Set(nieuw.map(({ vraag, label }) => (vraag ?? label).replace(/, regel \d+/g, '')))], teruggezet: labels(uit.teruggezet), ongeldig: labels(uit.ongeldig) }
}

/** Who wrote an answer last goes along to the field that took its place. */
function neemRevisiesMee({ veldrevisies }: Verhuisformulier, toewijzing: Readonly<Record<string, string>>): Verhuisformulier['veldrevisies'] {
  const erbij = Object.entries(veldrevisies).flatMap(([pad, revisie]) => {
    const eerste = pad.split(/[/#]/)[0]!
    const naar = Object.hasOwn(toewijzing, eerste) ? toewijzing[eerste] : undefined
    return naar === undefined ? [] : [[`${naar}${pad.slice(eerste.length)}`, revisie] as const]
  })
  return { ...Object.fromEntries(erbij), ...veldrevisies }
}
