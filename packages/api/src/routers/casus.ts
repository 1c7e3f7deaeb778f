import { casusRepository, escalatieRepository, formulierRepository, gebeurtenisRepository, gebruikerRepository, loadVoortgang, regieRepository } from '@regietafel/db'
import { decideAanvraag, decideBeeindig1op1, decideHeropenen, decideOverplaatsing, decidePlaatsing, decidePoort, decideSluiten, decideStart1op1, leeftijdOp } from '@regietafel/domain/casus'
import { err, type Datum } from '@regietafel/domain/kernel'
import { magInCasus, regiesoorten, regiesoortSleutels } from '@regietafel/domain/regie'
import { z } from 'zod'
import { loadAdviezen } from '../casus/advies.ts'
import { kiesHoofdkader, loadKaderErbij, loadKaderkeuze, voegNaastToe } from '../casus/kadererbij.ts'
import { sluitingenVan } from '../casus/kaders.ts'
import { klokregelsVan, registratiesVan, teVerbeterenVan } from '../casus/klok.ts'
import { loadEscalaties } from '../casus/escalaties.ts'
import { betrokkenenVan, formulierenVan, kopVan, naastVan, regiesVan, verhaal } from '../casus/lees.ts'
import { append, besluitContext, handel, loadCasus } from '../casus/load.ts'
import { refuse, unwrap } from '../errors.ts'
import { loadLive, losseVoor, schrijversVan } from '../formulier/versie.ts'
import { Aantal, Cursor, DatumInvoer, Id, Nummer, Sleutel, Tekst, Verplicht } from '../invoer.ts'
import { projectKop, projectVoortgang, projectWie } from '../projectie.ts'
import { procedureFor, router } from '../trpc.ts'
import type { CasusGemaakt, CasusLijst, CasusOpen, Gedaan, Kaderkeuze } from '../types.ts'
import { klokProcedures } from './casus-klok.ts'

const GEDAAN: Gedaan = { ok: true }

const Motivering = Verplicht(10_000, 'Schrijf op waarom.')
const CasusDatum = z.strictObject({ casusId: Id, datum: DatumInvoer })
const CasusReden = z.strictObject({ casusId: Id, reden: Verplicht(2_000, 'Schrijf op waarom.') })

export const casusRouter = router({
  ...klokProcedures,

  lijst: procedureFor('casus.lezen')
    .input(z.strictObject({
      zoek: Tekst(100).optional(),
      filter: z.enum(['alle', 'te-laat', 'deze-week', 'zonder-regie', 'afgesloten']).default('alle'),
      na: Cursor,
      aantal: Aantal,
    }).default({ filter: 'alle', aantal: 50 }))
    .query(async ({ ctx: { tx, gebruiker, vandaag }, input }): Promise<CasusLijst> => {
      const kijker = { gebruikerId: gebruiker.id, rol: gebruiker.rol, organisatieId: gebruiker.organisatieId }
      const { rijen, volgende, totaal } = await casusRepository(tx).list({ ...input, kijker })
      return {
        rijen: rijen.map(({ id, nummer, roepnaam, geboortedatum, fase, volgende: eerst, casusregisseur, teLaat }) =>
          projectWie(gebruiker.rol, { id, nummer, roepnaam, leeftijd: leeftijdOp(geboortedatum as Datum, vandaag), fase, casusregisseur, teLaat,
            volgende: eerst && { titel: eerst.titel, deadline: eerst.deadline, toestand: eerst.toestand } })),
        volgende,
        totaal: totaal ?? rijen.length,
      }
    }),

  open: procedureFor('casus.lezen')
    .input(z.strictObject({ nummer: Nummer }))
    .query(async ({ ctx, input }): Promise<CasusOpen> => {
      const geladen = await loadCasus(ctx, input, 'casus.lezen')
      const { casus, bezetting, band, mag } = geladen
      const { tx, gebruiker, nu, vandaag } = ctx
      const [stand, rijen, regies, formulieren, escalaties, live] = await Promise.all([
        loadVoortgang(tx, casus.id), gebeurtenisRepository(tx).list(casus.id), regieRepository(tx).history(casus.id),
        formulierRepository(tx).listByCasus(casus.id), escalatieRepository(tx).listByCasus(casus.id), loadLive(tx),
      ])
      const schrijvers = schrijversVan(live)
      const schrijft = stand.voortgang.open && magInCasus(gebruiker.rol, 'formulier.schrijven', band)
      const { kader, versie, sleutel } = stand.kaderversie
      const kaderErbij = mag.includes('casus.kader') ? await loadKaderErbij(tx, stand) : []
      const bekend = new Set(schrijvers.keys())
      const magSchrijven = (formulier: string) => schrijft && (schrijvers.get(formulier)?.includes(gebruiker.rol) ?? false)
      return {
        casus: projectKop(gebruiker.rol, kopVan(casus, vandaag)),
        kader: { sleutel, titel: kader.titel, versie },
        nu,
        vandaag,
        voortgang: projectVoortgang(gebruiker.rol, stand.voortgang),
        naast: naastVan(stand, gebruiker.rol),
        kaderErbij: kaderErbij.map((k) => ({ sleutel: k.sleutel, titel: k.kader.titel })),
        klok: klokregelsVan(stand),
        sluitingen: sluitingenVan(stand, bekend),
        registraties: registratiesVan(stand),
        teVerbeteren: teVerbeterenVan(stand, besluitContext(ctx, casus, stand.gebeurtenissen).feiten),
        adviezen: await loadAdviezen(ctx, geladen, stand, formulieren),
        regies: regiesVan(bezetting),
        betrokkenen: betrokkenenVan(bezetting),
        gebeurtenissen: verhaal({ rijen, regies, stand, rol: gebruiker.rol, vandaag }),
        formulieren: formulierenVan({ rijen: formulieren, stand, magLezen: mag.includes('formulier.lezen'), magSchrijven, bekend }),
        losse: (schrijft ? losseVoor(live, gebruiker.rol) : []).filter(({ sleutel: los, los: hoe }) => hoe === 'meer' || !formulieren.some((f) => f.sleutel === los)),
        escalaties: await loadEscalaties(ctx, { rijen: escalaties, stand, bezetting }),
        mag,
      }
    }),

  kaderkeuze: procedureFor('casus.maken').query(({ ctx }): Promise<Kaderkeuze> => loadKaderkeuze(ctx.tx)),

  maak: procedureFor('casus.maken')
    .input(z.strictObject({
      roepnaam: Verplicht(80, 'Vul de roepnaam in.'),
      geboortedatum: DatumInvoer,
      /** The zorgaanbieder: her only regiebehandelaar gets the behandelregie; with more of them the procesregisseur chooses. */
      organisatieId: Id.nullish(),
      eigenWoorden: Tekst(2_000).optional(),
      /** "open", "gesloten", or in words: "open verblijf, De Lindehof". */
      setting: Tekst(100).nullish(),
      aanvraagOp: DatumInvoer.optional(),
      /** Key of a hoofdkader; the standaard of the gemeente when left out. */
      kader: Sleutel.optional(),
    }))
    .mutation(async ({ ctx, input }): Promise<CasusGemaakt> => {
      const { tx, gebruiker, nu, vandaag } = ctx
      const { roepnaam, geboortedatum, eigenWoorden, setting, organisatieId } = input
      const besluit = decideAanvraag({ nu, vandaag, geboortedatum, datum: input.aanvraagOp ?? vandaag })
      const aanvraag = unwrap(besluit, !besluit.ok && besluit.error.code === 'LEEFTIJD_BUITEN_BEREIK' ? 'geboortedatum' : 'aanvraagOp')
      const kader = await kiesHoofdkader(tx, input.kader)
      const gemaakt = await casusRepository(tx).create({ roepnaam, geboortedatum, kaderversieId: kader.id, eigenWoorden: eigenWoorden || null, setting: setting || null })
      await voegNaastToe(ctx, gemaakt.id)
      await append(ctx, gemaakt.id, [{ op: nu, soort: 'geboren', datum: geboortedatum }, aanvraag])
      for (const soort of regiesoortSleutels) {
        const gebruikerId = regiesoorten[soort].rol === gebruiker.rol ? gebruiker.id : soort === 'behandel' && organisatieId ? await enigeBehandelaar(ctx.tx, organisatieId) : null
        if (gebruikerId) await regieRepository(tx).assign({ casusId: gemaakt.id, soort, gebruikerId, door: gebruiker.id })
      }
      await loadCasus(ctx, { casusId: gemaakt.id }, 'casus.maken')
      return gemaakt
    }),

  plaatsing: procedureFor('casus.plaatsen').input(CasusDatum).mutation(async ({ ctx, input }) => {
    await handel(ctx, input.casusId, 'casus.plaatsen', { besluit: (context) => decidePlaatsing(context, input.datum), pad: 'datum' })
    return GEDAAN
  }),
  overplaatsing: procedureFor('casus.plaatsen').input(CasusDatum).mutation(async ({ ctx, input }) => {
    await handel(ctx, input.casusId, 'casus.plaatsen', { besluit: (context) => decideOverplaatsing(context, input.datum), pad: 'datum' })
    return GEDAAN
  }),
  start1op1: procedureFor('casus.een-op-een').input(CasusDatum).mutation(async ({ ctx, input }) => {
    await handel(ctx, input.casusId, 'casus.een-op-een', { besluit: (context) => decideStart1op1(context, input.datum), pad: 'datum' })
    return GEDAAN
  }),
  beeindig1op1: procedureFor('casus.een-op-een').input(CasusDatum).mutation(async ({ ctx, input }) => {
    await handel(ctx, input.casusId, 'casus.een-op-een', { besluit: (context) => decideBeeindig1op1(context, input.datum), pad: 'datum' })
    return GEDAAN
  }),

  beslisPoort: procedureFor('poort.beslissen')
    .input(z.strictObject({ casusId: Id, poort: z.string().min(1).max(20), uitkomst: z.enum(['ja', 'nee'], 'Kies ja of nee.'), motivering: Motivering }))
    .mutation(async ({ ctx, input: { casusId, ...besluit } }) => {
      await handel(ctx, casusId, 'poort.beslissen', {
        pad: 'motivering',
        besluit: (context, { voortgang }) => {
          const poort = voortgang.poorten.find((p) => p.poort === besluit.poort)
          return poort ? decidePoort(context, poort.toestand, besluit) : err({ code: 'NIET_GEVONDEN' })
        },
      })
      return GEDAAN
    }),

  sluit: procedureFor('casus.sluiten').input(CasusReden).mutation(async ({ ctx, input }) => {
    await handel(ctx, input.casusId, 'casus.sluiten', { besluit: (context) => decideSluiten(context, input.reden), pad: 'reden' })
    return GEDAAN
  }),
  heropen: procedureFor('casus.heropenen').input(CasusReden).mutation(async ({ ctx, input }) => {
    await handel(ctx, input.casusId, 'casus.heropenen', { besluit: (context) => decideHeropenen(context, input.reden), pad: 'reden' })
    return GEDAAN
  }),
})

/** An unknown organisatie, and one of another gemeente, is refused alike. */
async function enigeBehandelaar(tx: Parameters<typeof gebruikerRepository>[0], organisatieId: string): Promise<string | null> {
  const hier = (await gebruikerRepository(tx).list()).filter((gebruiker) => gebruiker.organisatieId === organisatieId)
  if (hier.length === 0) return refuse({ code: 'NIET_GEVONDEN' })
  const behandelaars = hier.filter(({ rol, actief }) => actief && rol === regiesoorten.behandel.rol)
  return behandelaars.length === 1 ? behandelaars[0]!.id : null
}
