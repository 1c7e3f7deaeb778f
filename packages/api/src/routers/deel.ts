import { z } from 'zod'
import { bewaarDeel, loadDeel, loadDeelblad, loadDelen } from '../formulierbeheer/deel.ts'
import type { Deelblad, Deelinhoud, Deelrij } from '../formuliertypes.ts'
import { Sleutel, Tekst, Verplicht } from '../invoer.ts'
import { registreer } from '../logboek.ts'
import { procedureFor, router } from '../trpc.ts'

const lezen = procedureFor('beheer.lezen')
const Versie = z.int().min(1).max(1_000_000)
const soorten = ['sectie', 'velden', 'codelijst'] as const satisfies readonly Deelrij['soort'][]

/** Parts that forms share: sections, fields, and lists of options. */
export const deelRouter = router({
  lijst: lezen.query(({ ctx }): Promise<readonly Deelrij[]> => loadDelen(ctx)),

  blad: lezen.input(z.strictObject({ sleutel: Sleutel })).query(({ ctx, input }): Promise<Deelblad> => loadDeelblad(ctx, input.sleutel)),

  versie: lezen.input(z.strictObject({ sleutel: Sleutel, versie: Versie })).query(({ ctx, input }): Promise<Deelinhoud> => loadDeel(ctx, input.sleutel, input.versie)),

  bewaar: procedureFor('formulierbeheer.maken')
    .input(z.strictObject({ sleutel: Sleutel.optional(), titel: Verplicht(200, 'Geef het onderdeel een naam.'), soort: z.enum(soorten, 'Kies een soort onderdeel.'), inhoud: z.unknown(), toelichting: Tekst(500).nullish() }))
    .mutation(async ({ ctx, input }): Promise<{ readonly sleutel: string; readonly versie: number }> => {
      const { tx, gebruiker, herkomst } = ctx
      const bewaard = await bewaarDeel(ctx, { ...input, toelichting: input.toelichting || null })
      await registreer(tx, { door: gebruiker.id, handeling: 'formulierbeheer.maken', soort: 'formulierdeel', id: bewaard.sleutel, uitkomst: 'gelukt', reden: `versie-${bewaard.versie}`, herkomst })
      return bewaard
    }),
})
