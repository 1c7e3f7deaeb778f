import { oorzaakRepository, weergaveRepository } from '@regietafel/db'
import { z } from 'zod'
import { refuse } from '../errors.ts'
import { Cursor, Id, Reden, Verplicht } from '../invoer.ts'
import { procedureFor, router } from '../trpc.ts'
import type { Gedaan } from '../types.ts'
import { inBereik } from '../wachtrij/bereik.ts'
import { besluit, hervat, laatVallen, pauzeer, stopHerhaling, stuurOpnieuw, type Uitgang } from '../wachtrij/doen.ts'
import { leesPlek } from '../wachtrij/escalaties.ts'
import { leesHartklop } from '../wachtrij/hartklop.ts'
import { bepaalHerhaling, toProef } from '../wachtrij/herhaling.ts'
import { Filter, leesBerichtplek, Oorzaaksleutel, Pauzevraag, Selectie, Tempo, toBerichtplek } from '../wachtrij/invoer.ts'
import { pakOp } from '../wachtrij/oppakken.ts'
import { leesLogboek } from '../wachtrij/operatorlog.ts'
import { leesOverzicht } from '../wachtrij/overzicht.ts'
import { leesVerloop, perioden } from '../wachtrij/verloop.ts'
import { WEERGAVEN_MAX } from '../wachtrij/weigering.ts'
import type { Berichtenpagina, Hartklop, Herhaalproef, Operatorlog, Verloop, Wachtrijen } from '../wachtrijtypes.ts'

const GEDAAN: Gedaan = { ok: true }
const BERICHTEN = 50
const hier = { gemeenteId: Id }
const Ids = z.array(Id).min(1, 'Kies ten minste één bericht.').max(500, 'Kies hoogstens 500 berichten.')

/** The console of an operator: what waits, what does not get through, and what she does about it. Nothing of a dossier. */
export const wachtrijRouter = router({
  overzicht: procedureFor('wachtrij.lezen')
    .input(z.strictObject({ filter: Filter.default({}), na: Cursor }).default({ filter: {} }))
    .query(({ ctx, input: { filter, na } }): Promise<Wachtrijen> => leesOverzicht(ctx, { filter, na: leesPlek(na) })),

  hartklop: procedureFor('wachtrij.lezen')
    .input(z.strictObject({ gemeente: Id.optional() }).default({}))
    .query(({ ctx, input: { gemeente } }): Promise<Hartklop> => leesHartklop(ctx, gemeente)),

  verloop: procedureFor('wachtrij.lezen')
    .input(z.strictObject({ gemeente: Id.optional(), periode: z.enum(perioden) }))
    .query(({ ctx, input: { gemeente, periode } }): Promise<Verloop[]> => leesVerloop(ctx, gemeente, periode)),

  /** The messages that do not get through for one reason: given up first. */
  oorzaak: procedureFor('wachtrij.lezen')
    .input(z.strictObject({ sleutel: Oorzaaksleutel, na: Cursor }))
    .query(({ ctx, input: { sleutel: { gemeenteId, kanaal, code }, na } }): Promise<Berichtenpagina> => inBereik(ctx, gemeenteId, async (tx) => {
      const rijen = await oorzaakRepository(tx).berichten({ kanaal, code, na: leesBerichtplek(na), aantal: BERICHTEN + 1 })
      const pagina = rijen.slice(0, BERICHTEN)
      const laatste = pagina.at(-1)
      return { rijen: pagina.map(({ id, ...rij }) => ({ bezorgingId: id, ...rij })), volgende: rijen.length > BERICHTEN && laatste ? toBerichtplek({ status: laatste.status, op: laatste.laatst, id: laatste.id }) : null }
    })),

  /** What sending again would do; nothing is sent. */
  proef: procedureFor('wachtrij.lezen')
    .input(z.strictObject({ ...hier, selectie: Selectie }))
    .query(({ ctx, input: { gemeenteId, selectie } }): Promise<Herhaalproef> => inBereik(ctx, gemeenteId, async (tx, gemeente) => toProef(await bepaalHerhaling(tx, selectie), ctx.nu, gemeente))),

  /** Up to ten at once alone; more asks a second person. */
  opnieuw: procedureFor('wachtrij.handelen')
    .input(z.strictObject({ ...hier, selectie: Selectie, tempoPerMinuut: Tempo, reden: Reden }))
    .mutation(({ ctx, input: { gemeenteId, ...vraag } }): Promise<Uitgang> => inBereik(ctx, gemeenteId, (tx) => stuurOpnieuw(ctx, tx, vraag))),

  stopHerhaling: procedureFor('wachtrij.handelen')
    .input(z.strictObject({ ...hier, taakId: Id, reden: Reden }))
    .mutation(({ ctx, input: { gemeenteId, taakId, reden } }): Promise<{ readonly teruggenomen: number }> => inBereik(ctx, gemeenteId, (tx) => stopHerhaling(ctx, tx, taakId, reden))),

  laatVallen: procedureFor('wachtrij.ingrijpen')
    .input(z.strictObject({ ...hier, ids: Ids, reden: Reden }))
    .mutation(({ ctx, input: { gemeenteId, ids, reden } }): Promise<{ readonly verzoekId: string }> => inBereik(ctx, gemeenteId, (tx) => laatVallen(ctx, tx, ids, reden))),

  besluit: procedureFor('wachtrij.ingrijpen')
    .input(z.strictObject({ ...hier, verzoekId: Id, besluit: z.enum(['goedgekeurd', 'afgewezen', 'ingetrokken'], 'Kies een besluit.'), reden: Reden }))
    .mutation(({ ctx, input: { gemeenteId, ...vraag } }): Promise<{ readonly taakId: string | null }> => inBereik(ctx, gemeenteId, (tx) => besluit(ctx, tx, vraag))),

  /** At most four hours. The guarding itself, or a whole gemeente, only after a second person. */
  pauzeer: procedureFor('wachtrij.handelen')
    .input(Pauzevraag)
    .mutation(({ ctx, input: { gemeenteId, ...vraag } }): Promise<{ readonly pauzeId: string } | { readonly verzoekId: string }> => inBereik(ctx, gemeenteId, (tx) => pauzeer(ctx, tx, vraag))),

  /** What a kanaal held goes at once, or with a tempo. */
  hervat: procedureFor('wachtrij.handelen')
    .input(z.strictObject({ ...hier, pauzeId: Id, reden: Reden, tempoPerMinuut: Tempo.optional() }))
    .mutation(({ ctx, input: { gemeenteId, ...vraag } }): Promise<Gedaan> => inBereik(ctx, gemeenteId, async (tx) => {
      await hervat(ctx, tx, vraag)
      return GEDAAN
    })),

  /** The same act as on the page of escalaties, in any gemeente in reach; with the lower traps of the termijn in one go. */
  bevestig: procedureFor('escalatie.bevestigen')
    .input(z.strictObject({ ...hier, escalatieId: Id, reden: Reden, metLagere: z.boolean().default(false) }))
    .mutation(({ ctx, input: { gemeenteId, ...vraag } }): Promise<Gedaan> => inBereik(ctx, gemeenteId, async (tx) => {
      await pakOp(ctx, tx, vraag)
      return GEDAAN
    })),

  bewaarWeergave: procedureFor('wachtrij.lezen')
    .input(z.strictObject({ naam: Verplicht(60, 'Geef de weergave een naam.'), zoek: z.string().max(500).regex(/^[\w=&%.~+-]*$/, 'Dit is geen weergave.') }))
    .mutation(async ({ ctx: { tx, gebruiker }, input: { naam, zoek } }): Promise<{ readonly id: string }> => {
      const weergaven = weergaveRepository(tx)
      const er = await weergaven.list(gebruiker.id)
      if (er.length >= WEERGAVEN_MAX && !er.some((weergave) => weergave.naam === naam)) return refuse({ code: 'WEERGAVE_TE_VEEL' })
      return { id: await weergaven.bewaar({ gebruikerId: gebruiker.id, naam, zoek }) }
    }),

  gooiWeergaveWeg: procedureFor('wachtrij.lezen')
    .input(z.strictObject({ id: Id }))
    .mutation(async ({ ctx: { tx, gebruiker }, input: { id } }): Promise<Gedaan> => (await weergaveRepository(tx).gooiWeg(id, gebruiker.id)) ? GEDAAN : refuse({ code: 'NIET_GEVONDEN' })),

  logboek: procedureFor('wachtrij.lezen')
    .input(z.strictObject({ gemeente: Id.optional(), na: Cursor }).default({}))
    .query(({ ctx, input: { gemeente, na } }): Promise<Operatorlog> => leesLogboek(ctx, na, gemeente)),
})
