import { escalatiedaadRepository, escalatieRepository, isGebundeld, gebruikerRepository, regieRepository, type EscalatieRij as DbEscalatie, type Kring, type Tx } from '@regietafel/db'
import { betaalbesluiten, bundelTrappen, lagereVan, uitstelUiterlijk, vrijeUitsteldagen } from '@regietafel/domain/escalatie'
import { mag, rollen } from '@regietafel/domain/regie'
import { z } from 'zod'
import { refuse } from '../errors.ts'
import { wachtElders } from '../escalatie/elders.ts'
import { leesGezondheid } from '../escalatie/gezondheid.ts'
import { doeDaad, magErbij, omstandigheid, type Daadvraag } from '../escalatie/daad.ts'
import { doeMetLagere } from '../escalatie/lagere.ts'
import { pakSamenOp } from '../escalatie/samen.ts'
import { beoordelaars, kanDoen, magNamenZien, mensenIn, toHandeling, toRij, vanWie, zietReden, type Bijschrift } from '../escalatie/toon.ts'
import { namenVan } from '../formulier/namen.ts'
import { Aantal, Cursor, DatumInvoer, Id, Nummer, Reden } from '../invoer.ts'
import { procedureFor, router, type Gebruiker, type ProcedureContext } from '../trpc.ts'
import type { Daadgedaan, EscalatieBlad, EscalatieLijst, Gedaan, Samengedaan } from '../types.ts'

/** `gezien`: how many acts the person saw. */
const basis = { escalatieId: Id, reden: Reden, gezien: z.int().min(0).optional() }
/** `metLagere`: the lower traps of the same termijn that stand as this one go along. */
const daadvelden = { ...basis, metLagere: z.boolean().default(false) }
const Daad = z.strictObject(daadvelden)
/** So many at once: a page of the list. */
const SAMEN_MAX = 50

async function doe(ctx: ProcedureContext, vraag: Daadvraag & { readonly metLagere: boolean }): Promise<Daadgedaan> {
  return { ok: true, ook: (await doeMetLagere(ctx, vraag)).map(({ trap }) => trap) }
}

/** Who guards them all sees them all; another what came to her, what is hers, and every betaalvlag when she decides about those. */
export const kringVan = ({ id, rol }: Pick<Gebruiker, 'id' | 'rol'>): Kring | undefined =>
  mag(rol, 'escalatie.lezen') ? undefined : { gebruikerId: id, betaling: mag(rol, 'escalatie.betaalbesluit') }

export const escalatieRouter = router({
  /** What waits: one row per termijn, its highest trap with the lower ones under it. Numbers of casussen and names of colleagues; of a jongere only for who enters casussen. */
  lijst: procedureFor('werk.lezen')
    .input(z.strictObject({
      filter: z.strictObject({ status: z.enum(['open', 'bevestigd', 'uitgesteld', 'opgelost']).optional(), trap: z.string().max(20).optional(), nummer: Nummer.optional(), wacht: z.boolean().optional(), opgepakt: z.boolean().optional(), naarMij: z.boolean().optional() }).default({}),
      na: Cursor,
      aantal: Aantal,
    }).default({ filter: {}, aantal: 50 }))
    .query(async ({ ctx, input: { filter: { opgepakt, naarMij = false, ...gekozen }, na, aantal } }): Promise<EscalatieLijst> => {
      const { tx, nu, gebruiker } = ctx
      const filter = { ...gekozen, ...(opgepakt && { opgepaktDoor: gebruiker.id }) }
      const escalaties = escalatieRepository(tx)
      const eigen = kringVan(gebruiker)
      const kring = eigen ?? (naarMij ? { gebruikerId: gebruiker.id, betaling: false } : undefined)
      const bundel = isGebundeld({ ...filter, kring })
      const [{ rijen, volgende }, totaal, trappen, gezondheid, zonderRegie, elders] = await Promise.all([
        escalaties.list({ ...filter, kring, bundel, na, aantal }), escalaties.count({ ...filter, kring, bundel }), escalaties.listTrappen(),
        eigen ? null : leesGezondheid(ctx), eigen ? [] : regieRepository(tx).listMissing(), wachtElders(ctx),
      ])
      const alle = bundel ? await escalaties.listVanTermijnen(rijen.map(({ termijnId }) => termijnId), { ...filter, kring }) : []
      const bij = await bijschrift(ctx, [...rijen, ...alle])
      const perId = new Map(bundelTrappen(alle).flatMap((groep) => [groep, ...groep.onder].map((een) => [een.id, [groep, ...groep.onder].filter(({ id }) => id !== een.id)] as const)))
      const toBundel = (rij: DbEscalatie) => {
        const onder = perId.get(rij.id) ?? []
        return { ...toRij(rij, bij), ...(onder.length > 0 && { onder: onder.map((lager) => toRij(lager, bij)) }) }
      }
      return { nu, rijen: rijen.map(toBundel), volgende, totaal, trappen, zonderRegie: zonderRegie.map(({ nummer, soorten }) => ({ nummer, soorten })), gezondheid, elders }
    }),

  /** One, with everything that was done with it. */
  blad: procedureFor('werk.lezen').input(z.strictObject({ escalatieId: Id })).query(async ({ ctx, input: { escalatieId } }): Promise<EscalatieBlad> => {
    const { tx, nu, vandaag, gebruiker } = ctx
    const rij = await escalatieRepository(tx).findById(escalatieId)
    if (!rij || !magErbij(vanWie(rij), gebruiker)) return refuse({ code: 'NIET_GEVONDEN' })
    const trappen = await escalatieRepository(tx).listVanTermijnen([rij.termijnId], {}, true)
    const eerder = rij.betaalvlag ? trappen.filter((een) => een.id !== rij.id && een.cyclus === rij.cyclus && !een.vervangen && een.afgegaanOp <= rij.afgegaanOp) : []
    const [bij, alleDaden] = await Promise.all([bijschrift(ctx, [rij]), escalatiedaadRepository(tx).list([escalatieId, ...eerder.map(({ id }) => id)])])
    const dadenVan = (id: string) => alleDaden.filter((daad) => daad.escalatieId === id)
    const daden = dadenVan(escalatieId)
    return {
      nu, vandaag,
      rij: toRij(rij, bij),
      daden: daden.map((daad) => toHandeling(gebruiker, daad)),
      gezien: rij.daden,
      redenVerborgen: alleDaden.some((daad) => daad.reden !== null && !zietReden(gebruiker, daad)),
      lager: lagereVan(rij, trappen).map((een) => ({ trap: een.trap, kan: kanDoen(een, bij).filter((daad) => daad !== 'betaalbesluit') })).filter(({ kan }) => kan.length > 0),
      verloop: eerder.map((een) => ({ id: een.id, trap: een.trap, afgegaanOp: een.afgegaanOp, herinnering: een.herinnering, aan: een.aan.map(({ naam, rol }) => `${naam} (${rollen[rol].label.replace(/ \(.*/, '').toLowerCase()})`), daden: dadenVan(een.id).map((daad) => toHandeling(gebruiker, daad)) })),
      uitstel: { uiterlijk: uitstelUiterlijk(bij.om), tijd: bij.om.grens.tijd, keer: bij.om.grens.keer, gedaan: rij.uitstellen, vrij: vrijeUitsteldagen(bij.om) },
    }
  }),

  /** Several with one reason; what became of each. What another took meanwhile keeps none of the rest. */
  bevestigSamen: procedureFor('escalatie.bevestigen')
    .input(z.strictObject({ rijen: z.array(z.strictObject({ escalatieId: Id, gezien: z.int().min(0) })).min(1, 'Kies eerst wat je wilt oppakken.').max(SAMEN_MAX, `Kies er hoogstens ${SAMEN_MAX}.`), reden: Reden, metLagere: z.boolean().default(false) }))
    .mutation(({ ctx, input }): Promise<Samengedaan> => pakSamenOp(ctx, input)),

  /** Says that she picks it up. The clock runs on. Who it went to may, and who guards them all. */
  bevestig: procedureFor('escalatie.bevestigen').input(Daad).mutation(({ ctx, input }) => doe(ctx, { ...input, daad: 'bevestigd' })),
  /** From now on it is hers, whoever had it. */
  neemOver: procedureFor('escalatie.bevestigen').input(Daad).mutation(({ ctx, input }) => doe(ctx, { ...input, daad: 'overgenomen' })),
  /** Not now: it wakes on the day `tot`. The clock and the next trap run on. */
  stelUit: procedureFor('escalatie.bevestigen').input(z.strictObject({ ...daadvelden, tot: DatumInvoer })).mutation(({ ctx, input }) => doe(ctx, { ...input, daad: 'uitgesteld' })),
  /** Settled, though the step is not done. */
  losOp: procedureFor('escalatie.bevestigen').input(Daad).mutation(({ ctx, input }) => doe(ctx, { ...input, daad: 'opgelost' })),
  /** Back to who it went to. */
  geefTerug: procedureFor('escalatie.bevestigen').input(Daad).mutation(({ ctx, input }) => doe(ctx, { ...input, daad: 'teruggegeven' })),
  /** It was settled too soon. */
  heropen: procedureFor('escalatie.bevestigen').input(Daad).mutation(({ ctx, input }) => doe(ctx, { ...input, daad: 'heropend' })),
  /** The gemeente decides about a betaalvlag; the system never does (bron: 004:72). */
  besluitBetaling: procedureFor('escalatie.betaalbesluit')
    .input(z.strictObject({ ...basis, besluit: z.enum(betaalbesluiten, 'Kies een besluit.') }))
    .mutation(async ({ ctx, input }): Promise<Gedaan> => {
      await doeDaad(ctx, { ...input, daad: 'betaalbesluit' })
      return { ok: true }
    }),
})

/** What the rows of one answer need besides themselves. */
async function bijschrift(ctx: ProcedureContext, rijen: readonly DbEscalatie[]): Promise<Bijschrift> {
  const { tx, gebruiker } = ctx
  const vraagt = rijen.some(({ betaalvlag }) => betaalvlag)
  const [om, namen, kinderen, isEr] = await Promise.all([omstandigheid(ctx), namenVan(tx, mensenIn(rijen)), kinderenVan(tx, gebruiker, rijen), vraagt ? gebruikerRepository(tx).isEr(beoordelaars) : null])
  return { kijker: gebruiker, om, namen, kinderen, ...(isEr !== null && { beoordelaarIsEr: isEr }) }
}

async function kinderenVan(tx: Tx, { rol }: Gebruiker, rijen: readonly DbEscalatie[]): Promise<NonNullable<Bijschrift['kinderen']>> {
  if (!magNamenZien(rol)) return new Map()
  const wie = await escalatieRepository(tx).listWie([...new Set(rijen.map(({ casusId }) => casusId))])
  return new Map(wie.map(({ casusId, ...kind }) => [casusId, kind]))
}
