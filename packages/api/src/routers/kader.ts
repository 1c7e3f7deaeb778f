import { contentHash, kaderRepository } from '@regietafel/db'
import { exporteerKader } from '@regietafel/domain/kader'
import { z } from 'zod'
import { naamVan, standVan } from '../concept/kop.ts'
import { refuse, unwrap } from '../errors.ts'
import { Sleutel, Verplicht } from '../invoer.ts'
import { decideGoedkeuren, decideIndienen, decideInzet, decideTerugsturen, decideTerugtrekken, decideWijzigen } from '../kader/besluit.ts'
import { leesInhoud, leesTekst } from '../kader/invoer.ts'
import { beoordeelConcept, kaderVan, loadBlad, loadConcept, loadConceptblad, loadLijst, loadVersie, verschillenVan } from '../kader/lees.ts'
import { beginConcept, importeerConcept, leesBestand, leesOmtrek, ongewijzigdSinds, publiceer, unwrapConcept, weigerDubbeleTitel } from '../kader/schrijf.ts'
import { registreer } from '../logboek.ts'
import type { ConceptBewaard, Conceptblad, Ingediend, Inzet, Kaderblad, Kaderexport, Kaderinhoud, Kaderlijst, Verschil } from '../kadertypes.ts'
import { procedureFor, router, type ProcedureContext } from '../trpc.ts'
import type { Gedaan } from '../types.ts'

const GEDAAN: Gedaan = { ok: true }

const Versie = z.int().min(1).max(1_000_000)
const Revisie = z.int().min(0)
const Titel = Verplicht(200, 'Geef het kader een naam.')
/** A sentence, not a dot. */
const Reden = (melding: string) => Verplicht(500, melding).refine((tekst) => tekst.length >= 5, melding)
const inzetten = ['hoofd', 'naast', 'uit'] as const satisfies readonly Inzet[]

const lezen = procedureFor('beheer.lezen')
const maken = procedureFor('kader.maken')
const publiceren = procedureFor('kader.publiceren')

/** One line in the logboek per act. The key names a kader, nobody. */
const noteer = ({ tx, gebruiker, herkomst }: ProcedureContext, handeling: 'kader.maken' | 'kader.publiceren' | 'beheer.lezen', sleutel: string | null, wat: string) =>
  registreer(tx, { door: gebruiker.id, handeling, soort: 'kader', id: sleutel, uitkomst: 'gelukt', reden: wat, herkomst })

export const kaderRouter = router({
  lijst: lezen.query(({ ctx }): Promise<Kaderlijst> => loadLijst(ctx)),

  blad: lezen.input(z.strictObject({ sleutel: Sleutel })).query(({ ctx, input }): Promise<Kaderblad> => loadBlad(ctx, input.sleutel)),

  versie: lezen.input(z.strictObject({ sleutel: Sleutel, versie: Versie })).query(async ({ ctx, input }): Promise<Kaderinhoud> => {
    const [{ kader, hash }, { versies }] = await Promise.all([loadVersie(ctx, input.sleutel, input.versie), loadBlad(ctx, input.sleutel)])
    return { kader, hash, gepubliceerdOp: versies.find(({ versie }) => versie === input.versie)!.gepubliceerdOp }
  }),

  /** What is different in `b`. */
  vergelijk: lezen.input(z.strictObject({ sleutel: Sleutel, a: Versie, b: Versie })).query(async ({ ctx, input: { sleutel, a, b } }): Promise<readonly Verschil[]> => {
    const [oud, nieuw] = await Promise.all([loadVersie(ctx, sleutel, a), loadVersie(ctx, sleutel, b)])
    return verschillenVan(oud.kader, nieuw.kader)
  }),

  concept: lezen.input(z.strictObject({ sleutel: Sleutel })).query(({ ctx, input }): Promise<Conceptblad> => loadConceptblad(ctx, input.sleutel)),

  begin: maken
    .input(z.strictObject({ van: z.strictObject({ sleutel: Sleutel, versie: Versie }).nullable(), sleutel: Sleutel.optional(), titel: Titel }))
    .mutation(async ({ ctx, input }): Promise<{ readonly sleutel: string }> => {
      const { sleutel } = await beginConcept(ctx, input)
      await noteer(ctx, 'kader.maken', sleutel, 'begonnen')
      return { sleutel }
    }),

  bewaar: maken
    .input(z.strictObject({ sleutel: Sleutel, revisie: Revisie, kader: z.unknown() }))
    .mutation(async ({ ctx, input: { sleutel, revisie, kader } }): Promise<ConceptBewaard> => {
      const inhoud = unwrap(leesInhoud(kader))
      unwrap(leesOmtrek(inhoud))
      const concept = await loadConcept(ctx, sleutel)
      unwrap(decideWijzigen(standVan(concept), revisie, naamVan(concept)))
      const bewaard = unwrapConcept(await kaderRepository(ctx.tx).saveConcept({ sleutel, revisie, inhoud: { ...inhoud, sleutel }, door: ctx.gebruiker.id }))
      await noteer(ctx, 'kader.maken', sleutel, 'bewaard')
      const { problemen, verschillen } = await beoordeelConcept(ctx, { ...concept, inhoud })
      return { ...bewaard, problemen, verschillen }
    }),

  gooiWeg: maken.input(z.strictObject({ sleutel: Sleutel })).mutation(async ({ ctx, input: { sleutel } }): Promise<Gedaan> => {
    const concept = await loadConcept(ctx, sleutel)
    if (concept.status !== 'concept') return refuse({ code: 'KADER_INGEDIEND' })
    await kaderRepository(ctx.tx).deleteConcept(sleutel)
    await noteer(ctx, 'kader.maken', sleutel, 'weggegooid')
    return GEDAAN
  }),

  dienIn: publiceren
    .input(z.strictObject({ sleutel: Sleutel, revisie: Revisie, toelichting: Reden('Schrijf in een zin waarom dit verandert.') }))
    .mutation(async ({ ctx, input: { sleutel, revisie, toelichting } }): Promise<Ingediend> => {
      const { tx, gebruiker } = ctx
      const concept = await loadConcept(ctx, sleutel)
      const [{ kader, live, problemen, mensen }, vierOgen] = await Promise.all([beoordeelConcept(ctx, concept), kaderRepository(tx).vierOgen()])
      const besluit = unwrap(decideIndienen(standVan(concept), {
        revisie, laatste: naamVan(concept), problemen, vierOgen,
        ongewijzigdSinds: ongewijzigdSinds(live, kader), goedkeurders: mensen.goedkeurders([...concept.bewerkers, gebruiker.id]).length,
      }))
      await weigerDubbeleTitel(ctx, { sleutel, titel: kader.titel, live })
      if (besluit === 'ter-goedkeuring') unwrapConcept(await kaderRepository(tx).submitConcept({ sleutel, revisie, door: gebruiker.id, toelichting }))
      const gepubliceerd = besluit === 'gepubliceerd' ? await publiceer(ctx, { concept, revisie, kader, door: gebruiker.id, goedgekeurdDoor: null, toelichting }) : null
      await noteer(ctx, 'kader.publiceren', sleutel, besluit === 'gepubliceerd' ? 'gepubliceerd' : 'ingediend')
      return { status: besluit, versie: gepubliceerd?.versie ?? null }
    }),

  keurGoed: publiceren.input(z.strictObject({ sleutel: Sleutel, revisie: Revisie })).mutation(async ({ ctx, input: { sleutel, revisie } }): Promise<Ingediend> => {
    const { gebruiker } = ctx
    const concept = await loadConcept(ctx, sleutel)
    const { kader, live, problemen } = await beoordeelConcept(ctx, concept)
    unwrap(decideGoedkeuren(standVan(concept), { ik: gebruiker.id, revisie, laatste: naamVan(concept), problemen }))
    await weigerDubbeleTitel(ctx, { sleutel, titel: kader.titel, live })
    const { versie } = await publiceer(ctx, { concept, revisie, kader, door: concept.ingediendDoor?.id ?? concept.bewerkers[0]!, goedgekeurdDoor: gebruiker.id, toelichting: concept.toelichting! })
    await noteer(ctx, 'kader.publiceren', sleutel, 'goedgekeurd')
    return { status: 'gepubliceerd', versie }
  }),

  wijsTerug: publiceren.input(z.strictObject({ sleutel: Sleutel, reden: Reden('Schrijf op waarom je het terugstuurt.') })).mutation(async ({ ctx, input: { sleutel, reden } }): Promise<Gedaan> => {
    unwrap(decideTerugsturen(standVan(await loadConcept(ctx, sleutel)), ctx.gebruiker.id))
    if (!(await kaderRepository(ctx.tx).returnConcept({ sleutel, reden }))) return refuse({ code: 'KADER_NIET_INGEDIEND' })
    await noteer(ctx, 'kader.publiceren', sleutel, 'teruggestuurd')
    return GEDAAN
  }),

  trekTerug: publiceren.input(z.strictObject({ sleutel: Sleutel })).mutation(async ({ ctx, input: { sleutel } }): Promise<Gedaan> => {
    unwrap(decideTerugtrekken(standVan(await loadConcept(ctx, sleutel)), ctx.gebruiker.id))
    if (!(await kaderRepository(ctx.tx).withdrawConcept(sleutel))) return refuse({ code: 'KADER_NIET_INGEDIEND' })
    await noteer(ctx, 'kader.publiceren', sleutel, 'teruggetrokken')
    return GEDAAN
  }),

  exporteer: lezen.input(z.strictObject({ sleutel: Sleutel, versie: z.union([Versie, z.literal('concept')]) })).query(async ({ ctx, input: { sleutel, versie } }): Promise<Kaderexport> => {
    const kader = versie === 'concept' ? kaderVan((await loadConcept(ctx, sleutel)).inhoud) : (await loadVersie(ctx, sleutel, versie)).kader
    await noteer(ctx, 'beheer.lezen', sleutel, 'geexporteerd')
    return { bestandsnaam: `kader-${sleutel}-${versie === 'concept' ? versie : `versie-${versie}`}.json`, tekst: exporteerKader(kader), hash: contentHash(kader) }
  }),

  importeer: maken.input(z.strictObject({ tekst: z.string(), sleutel: Sleutel.optional() })).mutation(async ({ ctx, input }): Promise<{ readonly sleutel: string }> => {
    const kader = unwrap(leesBestand(unwrap(leesTekst(input.tekst))))
    const { sleutel } = await importeerConcept(ctx, kader, input.sleutel ?? kader.sleutel)
    await noteer(ctx, 'kader.maken', sleutel, 'geimporteerd')
    return { sleutel }
  }),

  zetInzet: maken
    .input(z.strictObject({ sleutel: Sleutel, inzet: z.enum(inzetten, 'Kies hoe dit kader wordt gebruikt.'), standaard: z.boolean().optional() }))
    .mutation(async ({ ctx, input }): Promise<Gedaan> => {
      const kaders = kaderRepository(ctx.tx)
      const live = await kaders.findLatest(input.sleutel)
      if (!live) await loadConcept(ctx, input.sleutel)
      unwrap(decideInzet(live && live.kader.stappen.length, input))
      const gezet = await kaders.setInzet(input)
      if (!gezet.ok) return refuse({ code: gezet.error.code === 'STANDAARD_NODIG' ? 'KADER_STANDAARD' : 'KADER_NIET_GEPUBLICEERD' })
      await noteer(ctx, 'kader.maken', input.sleutel, `inzet-${input.inzet}`)
      return GEDAAN
    }),

  zetVierOgen: publiceren.input(z.strictObject({ vierOgen: z.boolean() })).mutation(async ({ ctx, input: { vierOgen } }): Promise<Gedaan> => {
    await kaderRepository(ctx.tx).setVierOgen(vierOgen)
    await noteer(ctx, 'kader.publiceren', null, vierOgen ? 'vier-ogen-aan' : 'vier-ogen-uit')
    return GEDAAN
  }),
})
