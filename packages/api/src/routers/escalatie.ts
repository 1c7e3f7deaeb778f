import { escalatieRepository, regieRepository, type EscalatieRij as DbEscalatie } from '@regietafel/db'
import { mag, rollen } from '@regietafel/domain/regie'
import { z } from 'zod'
import { namenVan } from '../formulier/namen.ts'
import { doeDaad } from '../escalatie/daad.ts'
import { Aantal, Cursor, Id, Nummer, Reden } from '../invoer.ts'
import { procedureFor, router, type Gebruiker } from '../trpc.ts'
import type { EscalatieLijst, EscalatieRij, Gedaan } from '../types.ts'

const GEDAAN: Gedaan = { ok: true }

export const escalatieRouter = router({
  /** Numbers of casussen and names of colleagues; nothing of a jongere. */
  lijst: procedureFor('escalatie.lezen')
    .input(z.strictObject({
      filter: z.strictObject({ status: z.enum(['open', 'bevestigd', 'uitgesteld', 'opgelost']).optional(), trap: z.string().max(20).optional(), nummer: Nummer.optional() }).default({}),
      na: Cursor,
      aantal: Aantal,
    }).default({ filter: {}, aantal: 50 }))
    .query(async ({ ctx: { tx, nu, gebruiker }, input: { filter, na, aantal } }): Promise<EscalatieLijst> => {
      const escalaties = escalatieRepository(tx)
      const [{ rijen, volgende }, totaal, gezondheid, zonderRegie] = await Promise.all([
        escalaties.list({ ...filter, na, aantal }), escalaties.count(filter), escalaties.health(), regieRepository(tx).listMissing(),
      ])
      const namen = await namenVan(tx, rijen.flatMap(({ bevestigdDoor }) => bevestigdDoor ?? []))
      return {
        nu,
        rijen: rijen.map((rij) => toRij(rij, gebruiker, namen)),
        volgende,
        totaal,
        zonderRegie: zonderRegie.map(({ nummer, soorten }) => ({ nummer, soorten })),
        gezondheid,
      }
    }),

  /** Says that somebody picks it up. The clock runs on. Who it went to may, and who guards them all. */
  bevestig: procedureFor('escalatie.bevestigen')
    .input(z.strictObject({ escalatieId: Id, reden: Reden }))
    .mutation(async ({ ctx, input }): Promise<Gedaan> => {
      await doeDaad(ctx, { ...input, daad: 'bevestigd' })
      return GEDAAN
    }),
})

/** Who got it, or who sees them all anyway. For anybody else it does not exist. */
const magBevestigen = ({ aan }: DbEscalatie, { id, rol }: Gebruiker): boolean =>
  mag(rol, 'escalatie.lezen') || aan.some(({ gebruikerId }) => gebruikerId === id)

function toRij(rij: DbEscalatie, gebruiker: Gebruiker, namen: Map<string, string>): EscalatieRij {
  return {
    id: rij.id,
    nummer: rij.nummer,
    casusId: rij.casusId,
    termijn: rij.termijn,
    termijnTitel: rij.termijnTitel,
    trap: rij.trap,
    geplandOp: rij.geplandOp,
    afgegaanOp: rij.afgegaanOp,
    ouderdomMs: rij.ouderdomMs,
    aan: rij.aan.map(({ naam, rol, omgeleidVan }) => ({ naam, rolLabel: rollen[rol].label, omgeleidVan: omgeleidVan && rollen[omgeleidVan].label })),
    kanalen: rij.kanalen.map(({ kanaal, status, bezorgdOp }) => ({ kanaal, status, bezorgdOp })),
    status: rij.status,
    bevestigdDoor: rij.bevestigdDoor && (namen.get(rij.bevestigdDoor) ?? null),
    bevestigdOp: rij.bevestigdOp,
    betaalvlag: rij.betaalvlag,
    herinnering: rij.herinnering,
    vervangen: rij.vervangen,
    achterafOnterecht: rij.achterafOnterecht,
    magBevestigen: rij.status === 'open' && !rij.herinnering && magBevestigen(rij, gebruiker),
  }
}
