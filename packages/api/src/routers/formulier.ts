import { formulierRepository, gebruikerRepository, type FormulierRij } from '@regietafel/db'
import { beginAntwoorden, beoordeel, geefAkkoord, grenzen, maakAfdruk, magVaststellen, neemOver, schrijvers, type Akkoorden } from '@regietafel/domain/formulier'
import { leeftijdOp } from '@regietafel/domain/casus'
import type { Datum } from '@regietafel/domain/kernel'
import { z } from 'zod'
import type { Afdruk, Antwoordentabel } from '../afdruk/afdruk.types.ts'
import { bouwAfdruk, bouwAntwoordentabel } from '../afdruk/bouw.ts'
import { append } from '../casus/load.ts'
import { refuse, unwrap } from '../errors.ts'
import { bewaar } from '../formulier/bewaar.ts'
import { anderenIn } from '../formulier/anderen.ts'
import { loadFormulier, loadFormulierById, magHier } from '../formulier/load.ts'
import { namenVan } from '../formulier/namen.ts'
import { bouwFhir } from '../formulier/fhir.ts'
import { leesNaast, naastkeuzes, verwijzingenVan } from '../formulier/naast.ts'
import { rijverwijzingen } from '../formulier/rijen.ts'
import { loadNieuwsteVersie } from '../formulier/versie.ts'
import { leesHerkomst, stelVoor, vulVoor } from '../formulier/voorvul.ts'
import { zieFormulier, zonderAfgeschermd } from '../formulier/zicht.ts'
import { Id, Nummer, Sleutel } from '../invoer.ts'
import { magZien } from '../projectie.ts'
import { procedureFor, router, type ProcedureContext } from '../trpc.ts'
import type { AntwoordenFhir, FormulierBewaard, FormulierNaast, FormulierOpen, FormulierVastgesteld } from '../types.ts'

const Volgnr = z.int().min(1).max(999)
const Revisie = z.int().min(0)
const Pad = z.string().min(1).max(330)
const Wijzigingen = z.array(z.strictObject({ pad: Pad, waarde: z.unknown() })).min(1).max(grenzen.wijzigingen)
const Akkoordveld = z.strictObject({ formulierId: Id, veldId: z.string().min(1).max(63) })

const EenFormulier = z.strictObject({ nummer: Nummer, sleutel: Sleutel, volgnr: Volgnr.optional() })

export const formulierRouter = router({
  open: procedureFor('formulier.lezen')
    .input(EenFormulier)
    .query(async ({ ctx, input: { nummer, sleutel, volgnr } }): Promise<FormulierOpen> => {
      const geladen = await loadFormulier(ctx, { casus: { nummer }, sleutel, volgnr, handeling: 'formulier.lezen' })
      const { casus, stand, versie, rij, regelContext } = geladen
      const { gebruiker, tx, nu, vandaag } = ctx
      const { definitie } = versie.versie
      const { antwoorden, afgeschermd, apart } = zieFormulier(geladen, gebruiker.rol)
      const alle = await formulierRepository(tx).listByCasus(casus.id)
      const versies = alle.filter((f) => f.sleutel === sleutel)
      const mag = magHier(ctx, geladen)
      const door = rij?.vastgesteldDoor ?? null
      return {
        casus: { id: casus.id, nummer: casus.nummer, roepnaam: casus.roepnaam, leeftijd: leeftijdOp(casus.geboortedatum as Datum, vandaag) },
        formulier: {
          id: rij?.id ?? null,
          volgnr: rij?.volgnr ?? volgnr ?? 1,
          status: rij?.status ?? 'niet-begonnen',
          revisie: rij?.revisie ?? 0,
          antwoorden,
          veldrevisies: zonderAfgeschermd(rij?.veldrevisies ?? {}, afgeschermd),
          akkoorden: rij?.akkoorden ?? {},
          gewijzigdOp: rij?.gewijzigdOp ?? null,
          vastgesteldOp: rij?.vastgesteldOp ?? null,
          vastgesteldDoor: door && ((await namenVan(tx, [door])).get(door) ?? null),
          versie: versie.versie.versie,
          hash: rij?.hash ?? null,
          herkomst: await leesHerkomst(ctx, zonderAfgeschermd(geladen.herkomst, afgeschermd)),
        },
        definitie,
        geparkeerd: apart,
        afgeschermd,
        voorstellen: rij && mag.schrijven ? await stelVoor(ctx, { rij, versie, context: regelContext }) : [],
        verwijzingen: mag.schrijven ? [...verwijzingenVan(geladen, alle), ...await rijverwijzingen(ctx, geladen)] : [],
        naast: naastkeuzes(alle, rij),
        termijn: stand.voortgang.termijnen.findLast((t) => t.termijn === sleutel) ?? null,
        feiten: regelContext.feiten,
        problemen: rij?.status === 'vastgesteld' || afgeschermd.length > 0 ? [] : beoordeel(versie.form, antwoorden, regelContext).problemen,
        nu,
        ik: { id: gebruiker.id, rol: gebruiker.rol, naam: gebruiker.naam },
        anderen: rij ? await anderenIn(ctx, rij, definitie) : [],
        versies: versies.map((f) => ({ volgnr: f.volgnr, status: f.status, vastgesteldOp: f.vastgesteldOp })),
        mag,
      }
    }),

  /** A form of the same casus to read beside this one, as its questions and answers in words. */
  naast: procedureFor('formulier.lezen')
    .input(EenFormulier)
    .query(async ({ ctx, input: { nummer, sleutel, volgnr } }): Promise<FormulierNaast> =>
      leesNaast(await loadFormulier(ctx, { casus: { nummer }, sleutel, volgnr, handeling: 'formulier.lezen' }), ctx.gebruiker.rol)),

  /** What stands on its PDF; the type is set outside this transaction (`maakPdf`). */
  afdruk: procedureFor('formulier.afdrukken')
    .input(EenFormulier)
    .query(async ({ ctx, input: { nummer, sleutel, volgnr } }): Promise<Afdruk> => {
      const geladen = await loadFormulier(ctx, { casus: { nummer }, sleutel, volgnr, handeling: 'formulier.afdrukken' })
      const { gebruiker, tx, nu, vandaag } = ctx
      const door = geladen.rij?.vastgesteldDoor ?? null
      return bouwAfdruk(geladen, {
        nu, vandaag, door: gebruiker.naam, rol: gebruiker.rol,
        gemeente: (await gebruikerRepository(tx).gemeente()).naam,
        vastgesteldDoor: door && ((await namenVan(tx, [door])).get(door) ?? null),
        roepnaam: magZien(gebruiker.rol, 'roepnaam') && magZien(gebruiker.rol, 'leeftijd') ? geladen.casus.roepnaam : null,
      })
    }),

  /** Its answers as rows, for a spreadsheet. */
  antwoorden: procedureFor('formulier.exporteren')
    .input(EenFormulier)
    .query(async ({ ctx, input: { nummer, sleutel, volgnr } }): Promise<Antwoordentabel> =>
      bouwAntwoordentabel(await loadFormulier(ctx, { casus: { nummer }, sleutel, volgnr, handeling: 'formulier.exporteren' }), ctx.gebruiker.rol)),

  /** Its answers for another system. */
  antwoordenFhir: procedureFor('formulier.exporteren')
    .input(EenFormulier)
    .query(async ({ ctx, input: { nummer, sleutel, volgnr } }): Promise<AntwoordenFhir> =>
      bouwFhir(await loadFormulier(ctx, { casus: { nummer }, sleutel, volgnr, handeling: 'formulier.exporteren' }), ctx.gebruiker.rol)),

  bewaar: procedureFor('formulier.schrijven')
    .input(z.strictObject({ casusId: Id, sleutel: Sleutel, volgnr: Volgnr, revisie: Revisie, versie: z.int().min(1).optional(), wijzigingen: Wijzigingen }))
    .mutation(async ({ ctx, input: { casusId, sleutel, ...teBewaren } }): Promise<FormulierBewaard> => {
      const geladen = await loadFormulier(ctx, { casus: { casusId }, sleutel, volgnr: teBewaren.volgnr, handeling: 'formulier.schrijven' })
      return bewaar(ctx, geladen, teBewaren)
    }),

  akkoord: procedureFor('formulier.akkoord')
    .input(Akkoordveld.extend({ registratienummer: z.string().max(40).nullish(), versie: z.int().min(1).optional() }))
    .mutation(async ({ ctx, input: { formulierId, veldId, registratienummer, versie: gelezen } }): Promise<Akkoorden> => {
      const { rij, versie } = await loadConcept(ctx, formulierId, 'formulier.akkoord')
      // An akkoord is given on the questions that were read.
      if (gelezen !== undefined && gelezen !== versie.versie.versie) return refuse({ code: 'FORMULIER_GEWIJZIGD' })
      const { gebruiker: wie, nu: op } = ctx
      const akkoorden = unwrap(geefAkkoord({ form: versie.form, akkoorden: rij.akkoorden, veldId, wie, registratienummer, op, revisie: rij.revisie }))
      await formulierRepository(ctx.tx).setAkkoorden(formulierId, akkoorden)
      return akkoorden
    }),

  akkoordIntrekken: procedureFor('formulier.akkoord')
    .input(Akkoordveld)
    .mutation(async ({ ctx, input: { formulierId, veldId } }): Promise<Akkoorden> => {
      const { rij } = await loadConcept(ctx, formulierId, 'formulier.akkoord')
      const { [veldId]: akkoord, ...over } = rij.akkoorden
      if (!akkoord) return refuse({ code: 'AKKOORD_ONTBREEKT', pad: veldId })
      if (akkoord.door !== ctx.gebruiker.id) return refuse({ code: 'AKKOORD_VAN_EEN_ANDER', pad: veldId })
      await formulierRepository(ctx.tx).setAkkoorden(formulierId, over)
      return over
    }),

  vaststellen: procedureFor('formulier.vaststellen')
    .input(z.strictObject({ formulierId: Id, revisie: Revisie }))
    .mutation(async ({ ctx, input: { formulierId, revisie } }): Promise<FormulierVastgesteld> => {
      const { casus, rij, versie, regelContext } = await loadConcept(ctx, formulierId, 'formulier.vaststellen')
      if (!schrijvers(versie.versie.definitie).includes(ctx.gebruiker.rol)) return refuse({ code: 'NIET_TOEGESTAAN', casusId: casus.id })
      if (rij.revisie !== revisie) return refuse({ code: 'FORMULIER_GEWIJZIGD' })
      const problemen = magVaststellen(versie.form, rij.antwoorden, rij.akkoorden, regelContext)
      if (problemen.length > 0) return refuse({ code: 'FORMULIER_ONVOLLEDIG', problemen })
      const vast = await formulierRepository(ctx.tx).vaststellen({ id: rij.id, revisie, door: ctx.gebruiker.id, getoond: maakAfdruk(versie.form, rij.antwoorden, regelContext) })
      if (!vast) return refuse({ code: 'FORMULIER_GEWIJZIGD' })
      await append(ctx, casus.id, [{ op: ctx.nu, soort: 'formulier-vastgesteld', formulier: rij.sleutel, datum: ctx.vandaag }])
      return vast
    }),

  /** A copy of the last vastgestelde one to work on, in the newest version of the questions; what those no longer ask is left behind. */
  nieuweVersie: procedureFor('formulier.schrijven')
    .input(z.strictObject({ casusId: Id, sleutel: Sleutel }))
    .mutation(async ({ ctx, input: { casusId, sleutel } }): Promise<{ id: string; volgnr: number }> => {
      const geladen = await loadFormulier(ctx, { casus: { casusId }, sleutel, handeling: 'formulier.schrijven' })
      const { rij, stand } = geladen
      if (!stand.voortgang.open) return refuse({ code: 'CASUS_AFGESLOTEN' })
      if (!rij) return refuse({ code: 'FORMULIER_LEEG' })
      if (rij.status === 'concept') return refuse({ code: 'FORMULIER_CONCEPT_LOOPT' })
      if (!magHier(ctx, geladen).nieuweVersie) return refuse({ code: 'NIET_TOEGESTAAN', casusId })
      const versie = (await loadNieuwsteVersie(ctx.tx, sleutel)) ?? geladen.versie
      const context = { ...geladen.regelContext, akkoorden: {} }
      const gevuld = await vulVoor(ctx, { casusId, versie, begin: neemOver(versie.form, zieFormulier(geladen, ctx.gebruiker.rol).antwoorden, context), context, velden: ({ veld }) => veld.vers !== true })
      const kopie = await formulierRepository(ctx.tx).openConcept({ casusId, sleutel, volgnr: rij.volgnr + 1, formulierversieId: versie.versie.id, ...gevuld, door: ctx.gebruiker.id, geparkeerd: rij.geparkeerd })
      return { id: kopie.id, volgnr: kopie.volgnr }
    }),

  /** One more of a form that happens more than once (an incident each), outside every kader. */
  begin: procedureFor('formulier.schrijven')
    .input(z.strictObject({ casusId: Id, sleutel: Sleutel }))
    .mutation(async ({ ctx, input: { casusId, sleutel } }): Promise<{ id: string; volgnr: number }> => {
      const geladen = await loadFormulier(ctx, { casus: { casusId }, sleutel, handeling: 'formulier.schrijven' })
      if (!geladen.stand.voortgang.open) return refuse({ code: 'CASUS_AFGESLOTEN' })
      const versie = (await loadNieuwsteVersie(ctx.tx, sleutel)) ?? geladen.versie
      const { definitie } = versie.versie
      if (definitie.los !== 'meer' || !schrijvers(definitie).includes(ctx.gebruiker.rol)) return refuse({ code: 'NIET_TOEGESTAAN', casusId })
      const context = { ...geladen.regelContext, akkoorden: {} }
      const gevuld = await vulVoor(ctx, { casusId, versie, begin: beginAntwoorden(versie.form, context), context })
      const volgnr = (await formulierRepository(ctx.tx).laatsteVolgnr(casusId, sleutel)) + 1
      const nieuw = await formulierRepository(ctx.tx).openConcept({ casusId, sleutel, volgnr, formulierversieId: versie.versie.id, ...gevuld, door: ctx.gebruiker.id })
      return { id: nieuw.id, volgnr: nieuw.volgnr }
    }),
})

/** Locked; refused when it is vastgesteld or the casus is closed. */
async function loadConcept(ctx: ProcedureContext, formulierId: string, handeling: 'formulier.akkoord' | 'formulier.vaststellen') {
  const geladen = await loadFormulierById(ctx, formulierId, handeling)
  if (!geladen.stand.voortgang.open) return refuse({ code: 'CASUS_AFGESLOTEN' })
  if (geladen.rij.status === 'vastgesteld') return refuse({ code: 'FORMULIER_AL_VASTGESTELD' })
  return geladen as typeof geladen & { readonly rij: FormulierRij }
}
