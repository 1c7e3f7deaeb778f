import { formulierbeheerRepository } from '@regietafel/db'
import { vergelijkFormulieren } from '@regietafel/domain/formulier'
import { z } from 'zod'
import { besluitenOver } from '../concept/besluit.ts'
import { naamVan, standVan } from '../concept/kop.ts'
import { loadMensen } from '../concept/mensen.ts'
import { refuse, unwrap } from '../errors.ts'
import { leesBestand, MAX_BESTAND, schrijfBestand, TE_GROOT } from '../formulierbeheer/bestand.ts'
import { leesInhoud } from '../formulierbeheer/invoer.ts'
import { definitieVan, inhoudVan, loadBlad, loadConcept, loadConceptblad, loadLijst, loadVersie } from '../formulierbeheer/lees.ts'
import { beginConcept, beoordeel, importeerConcept, leesOmtrek, neemStandaardOver, unwrapConcept, weigerDubbeleTitel } from '../formulierbeheer/schrijf.ts'
import type { Formulierblad, Formulierconceptblad, FormulierconceptBewaard, Formulierexport, Formulierimport, Formulieringediend, Formulierinhoud, Formulierlijst, Formulierverschil, Standaardovername } from '../formuliertypes.ts'
import { Sleutel, Verplicht } from '../invoer.ts'
import { registreer } from '../logboek.ts'
import { procedureFor, router, type ProcedureContext } from '../trpc.ts'
import type { Gedaan } from '../types.ts'

const GEDAAN: Gedaan = { ok: true }
const { decideWijzigen, decideIndienen, decideGoedkeuren, decideTerugsturen, decideTerugtrekken } = besluitenOver('FORMULIERBEHEER')

const Versie = z.int().min(1).max(1_000_000)
const Revisie = z.int().min(0).max(2_000_000_000)
const Titel = Verplicht(200, 'Geef het formulier een naam.')
/** A sentence, not a dot. */
const Reden = (melding: string) => Verplicht(500, melding).refine((tekst) => tekst.length >= 5, melding)

const isBase64 = (tekst: string) => tekst.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(tekst)

const lezen = procedureFor('beheer.lezen')
const maken = procedureFor('formulierbeheer.maken')
const publiceren = procedureFor('formulierbeheer.publiceren')

/** One line in the logboek per act. The key names a form, nobody. */
const noteer = ({ tx, gebruiker, herkomst }: ProcedureContext, handeling: 'formulierbeheer.maken' | 'formulierbeheer.publiceren' | 'beheer.lezen', sleutel: string | null, wat: string) =>
  registreer(tx, { door: gebruiker.id, handeling, soort: 'formulierversie', id: sleutel, uitkomst: 'gelukt', reden: wat, herkomst })

export const formulierbeheerRouter = router({
  lijst: lezen.query(({ ctx }): Promise<Formulierlijst> => loadLijst(ctx)),

  blad: lezen.input(z.strictObject({ sleutel: Sleutel })).query(({ ctx, input }): Promise<Formulierblad> => loadBlad(ctx, input.sleutel)),

  versie: lezen.input(z.strictObject({ sleutel: Sleutel, versie: Versie })).query(async ({ ctx, input }): Promise<Formulierinhoud> => inhoudVan(await loadVersie(ctx, input.sleutel, input.versie))),

  /** What is different in `b`. */
  vergelijk: lezen.input(z.strictObject({ sleutel: Sleutel, a: Versie, b: Versie })).query(async ({ ctx, input: { sleutel, a, b } }): Promise<readonly Formulierverschil[]> => {
    const [oud, nieuw] = await Promise.all([loadVersie(ctx, sleutel, a), loadVersie(ctx, sleutel, b)])
    return vergelijkFormulieren(oud.definitie, nieuw.definitie)
  }),

  concept: lezen.input(z.strictObject({ sleutel: Sleutel })).query(({ ctx, input }): Promise<Formulierconceptblad> => loadConceptblad(ctx, input.sleutel)),

  begin: maken
    .input(z.strictObject({ van: z.strictObject({ sleutel: Sleutel, versie: z.union([Versie, z.literal('standaard')]) }).nullable(), sleutel: Sleutel.optional(), titel: Titel }))
    .mutation(async ({ ctx, input }): Promise<{ readonly sleutel: string }> => {
      const { sleutel } = await beginConcept(ctx, input)
      await noteer(ctx, 'formulierbeheer.maken', sleutel, 'begonnen')
      return { sleutel }
    }),

  bewaar: maken
    .input(z.strictObject({ sleutel: Sleutel, revisie: Revisie, definitie: z.unknown() }))
    .mutation(async ({ ctx, input: { sleutel, revisie, definitie } }): Promise<FormulierconceptBewaard> => {
      const inhoud = unwrap(leesOmtrek({ ...unwrap(leesInhoud(definitie)), sleutel }))
      const concept = await loadConcept(ctx, sleutel)
      unwrap(decideWijzigen(standVan(concept), revisie, naamVan(concept)))
      const bewaard = unwrapConcept(await formulierbeheerRepository(ctx.tx).saveConcept({ sleutel, revisie, inhoud, door: ctx.gebruiker.id }))
      await noteer(ctx, 'formulierbeheer.maken', sleutel, 'bewaard')
      return bewaard
    }),

  gooiWeg: maken.input(z.strictObject({ sleutel: Sleutel })).mutation(async ({ ctx, input: { sleutel } }): Promise<Gedaan> => {
    const concept = await loadConcept(ctx, sleutel)
    if (concept.status !== 'concept') return refuse({ code: 'FORMULIERBEHEER_INGEDIEND' })
    await formulierbeheerRepository(ctx.tx).deleteConcept(sleutel)
    await noteer(ctx, 'formulierbeheer.maken', sleutel, 'weggegooid')
    return GEDAAN
  }),

  dienIn: publiceren
    .input(z.strictObject({ sleutel: Sleutel, revisie: Revisie, toelichting: Reden('Schrijf in een zin waarom dit verandert.') }))
    .mutation(async ({ ctx, input: { sleutel, revisie, toelichting } }): Promise<Formulieringediend> => {
      const { tx, gebruiker } = ctx
      const beheer = formulierbeheerRepository(tx)
      const concept = await loadConcept(ctx, sleutel)
      const [{ definitie, live, problemen, ongewijzigdSinds }, { vierOgen }, mensen] = await Promise.all([beoordeel(ctx, concept), beheer.instelling(), loadMensen(tx, 'formulierbeheer.publiceren')])
      const goedkeurders = mensen.goedkeurders([...concept.bewerkers, gebruiker.id]).length
      const besluit = unwrap(decideIndienen(standVan(concept), { revisie, laatste: naamVan(concept), problemen, vierOgen, ongewijzigdSinds, goedkeurders }))
      await weigerDubbeleTitel(ctx, { sleutel, titel: definitie.titel, live })
      if (besluit === 'ter-goedkeuring') unwrapConcept(await beheer.submitConcept({ sleutel, revisie, door: gebruiker.id, toelichting }))
      const gepubliceerd = besluit === 'gepubliceerd' ? unwrapConcept(await beheer.publishConcept({ sleutel, revisie, definitie, door: gebruiker.id, goedgekeurdDoor: null, toelichting })) : null
      await noteer(ctx, 'formulierbeheer.publiceren', sleutel, besluit === 'gepubliceerd' ? 'gepubliceerd' : 'ingediend')
      return { status: besluit, versie: gepubliceerd?.versie ?? null }
    }),

  keurGoed: publiceren.input(z.strictObject({ sleutel: Sleutel, revisie: Revisie })).mutation(async ({ ctx, input: { sleutel, revisie } }): Promise<Formulieringediend> => {
    const { gebruiker, tx } = ctx
    const concept = await loadConcept(ctx, sleutel)
    const { definitie, live, problemen } = await beoordeel(ctx, concept)
    unwrap(decideGoedkeuren(standVan(concept), { ik: gebruiker.id, revisie, laatste: naamVan(concept), problemen }))
    await weigerDubbeleTitel(ctx, { sleutel, titel: definitie.titel, live })
    const door = concept.ingediendDoor?.id ?? concept.bewerkers[0]!
    const { versie } = unwrapConcept(await formulierbeheerRepository(tx).publishConcept({ sleutel, revisie, definitie, door, goedgekeurdDoor: gebruiker.id, toelichting: concept.toelichting! }))
    await noteer(ctx, 'formulierbeheer.publiceren', sleutel, 'goedgekeurd')
    return { status: 'gepubliceerd', versie }
  }),

  wijsTerug: publiceren.input(z.strictObject({ sleutel: Sleutel, reden: Reden('Schrijf op waarom je het terugstuurt.') })).mutation(async ({ ctx, input: { sleutel, reden } }): Promise<Gedaan> => {
    const { id: door } = ctx.gebruiker
    unwrap(decideTerugsturen(standVan(await loadConcept(ctx, sleutel)), door))
    if (!(await formulierbeheerRepository(ctx.tx).returnConcept({ sleutel, reden, door }))) return refuse({ code: 'FORMULIERBEHEER_NIET_INGEDIEND' })
    await noteer(ctx, 'formulierbeheer.publiceren', sleutel, 'teruggestuurd')
    return GEDAAN
  }),

  trekTerug: publiceren.input(z.strictObject({ sleutel: Sleutel })).mutation(async ({ ctx, input: { sleutel } }): Promise<Gedaan> => {
    unwrap(decideTerugtrekken(standVan(await loadConcept(ctx, sleutel)), ctx.gebruiker.id))
    if (!(await formulierbeheerRepository(ctx.tx).withdrawConcept(sleutel))) return refuse({ code: 'FORMULIERBEHEER_NIET_INGEDIEND' })
    await noteer(ctx, 'formulierbeheer.publiceren', sleutel, 'teruggetrokken')
    return GEDAAN
  }),

  exporteer: lezen
    .input(z.strictObject({ sleutel: Sleutel, versie: z.union([Versie, z.literal('concept')]), vorm: z.enum(['json', 'fhir']) }))
    .query(async ({ ctx, input: { sleutel, versie, vorm } }): Promise<Formulierexport> => {
      const definitie = versie === 'concept' ? definitieVan(await loadConcept(ctx, sleutel)) : (await loadVersie(ctx, sleutel, versie)).definitie
      await noteer(ctx, 'beheer.lezen', sleutel, 'geexporteerd')
      return schrijfBestand(definitie, { vorm, versie })
    }),

  importeer: maken
    .input(z.strictObject({ bestandsnaam: z.string().max(300), inhoud: z.string().max(Math.ceil(MAX_BESTAND / 3) * 4, TE_GROOT).refine(isBase64, 'Dit bestand kwam niet heel over. Kies het opnieuw.'), sleutel: Sleutel.optional() }))
    .mutation(async ({ ctx, input }): Promise<Formulierimport> => {
      const { soort, definitie, nietMee } = unwrap(await leesBestand(input.bestandsnaam, Buffer.from(input.inhoud, 'base64')))
      const { sleutel } = await importeerConcept(ctx, definitie, input.sleutel)
      await noteer(ctx, 'formulierbeheer.maken', sleutel, 'geimporteerd')
      return { sleutel, soort, nietMee }
    }),

  neemStandaardOver: maken.input(z.strictObject({ sleutel: Sleutel })).mutation(async ({ ctx, input: { sleutel } }): Promise<Standaardovername> => {
    const overgenomen = await neemStandaardOver(ctx, sleutel)
    await noteer(ctx, 'formulierbeheer.maken', sleutel, 'standaard-overgenomen')
    return overgenomen
  }),

  zetInstelling: publiceren.input(z.strictObject({ vierOgen: z.boolean().optional(), talenVolledig: z.boolean().optional() })).mutation(async ({ ctx, input }): Promise<Gedaan> => {
    await formulierbeheerRepository(ctx.tx).zetInstelling(input)
    if (input.vierOgen !== undefined) await noteer(ctx, 'formulierbeheer.publiceren', null, input.vierOgen ? 'vier-ogen-aan' : 'vier-ogen-uit')
    if (input.talenVolledig !== undefined) await noteer(ctx, 'formulierbeheer.publiceren', null, input.talenVolledig ? 'talen-volledig-aan' : 'talen-volledig-uit')
    return GEDAAN
  }),
})
