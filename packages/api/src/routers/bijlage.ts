import { bijlageRepository, formulierRepository } from '@regietafel/db'
import type { CompileVeld, Formulier } from '@regietafel/domain/formulier'
import { z } from 'zod'
import { herken, MAX_AANTAL, MAX_BIJLAGE, MAX_PER_FORMULIER } from '../bijlage/herken.ts'
import { refuse, unwrap } from '../errors.ts'
import { loadFormulier, magHier } from '../formulier/load.ts'
import { zieFormulier } from '../formulier/zicht.ts'
import { Id, Sleutel } from '../invoer.ts'
import { procedureFor, router } from '../trpc.ts'
import type { Bijlagebestand, Bijlageinhoud } from '../types.ts'

/** Base64 of the largest file, with some room. */
const MAX_TEKST = Math.ceil((MAX_BIJLAGE + 3) / 3) * 4 + 4

export const bijlageRouter = router({
  /** Keeps the file and answers what the field stores. It makes the concept when this is the first thing; the answer itself is saved as any other. */
  voegToe: procedureFor('formulier.schrijven')
    .input(z.strictObject({ casusId: Id, sleutel: Sleutel, volgnr: z.int().min(1).max(999), veldId: z.string().min(1).max(63), naam: z.string().max(1_000), inhoud: z.base64('Dit bestand kwam niet heel aan. Probeer het opnieuw.').max(MAX_TEKST, 'Dit bestand is groter dan 10 MB. Maak het kleiner of verdeel het.') }))
    .mutation(async ({ ctx, input: { casusId, sleutel, volgnr, veldId, naam, inhoud } }): Promise<Bijlagebestand> => {
      const geladen = await loadFormulier(ctx, { casus: { casusId }, sleutel, volgnr, handeling: 'formulier.schrijven' })
      if (!geladen.stand.voortgang.open) return refuse({ code: 'CASUS_AFGESLOTEN' })
      if (geladen.rij?.status === 'vastgesteld') return refuse({ code: 'FORMULIER_AL_VASTGESTELD' })
      if (!magHier(ctx, geladen).schrijven) return refuse({ code: 'NIET_TOEGESTAAN', casusId })
      if (!isBijlageveld(geladen.versie.form, veldId)) return refuse({ code: 'NIET_GEVONDEN' })
      const bytes = Buffer.from(inhoud, 'base64')
      const herkend = unwrap(await herken(bytes, naam))
      const rij = geladen.rij ?? await formulierRepository(ctx.tx).openConcept({ casusId, sleutel, volgnr, formulierversieId: geladen.versie.versie.id, antwoorden: geladen.antwoorden, herkomst: geladen.herkomst, door: ctx.gebruiker.id })
      const omvang = await bijlageRepository(ctx.tx).omvang(rij.id)
      if (omvang.aantal >= MAX_AANTAL || omvang.bytes + bytes.length > MAX_PER_FORMULIER) return refuse({ code: 'BIJLAGE_TE_VEEL', melding: 'Bij dit formulier staan al te veel bestanden. Haal eerst iets weg of maak een tweede formulier.' })
      const bijlage = await bijlageRepository(ctx.tx).add({ formulierId: rij.id, veldId, ...herkend, inhoud: bytes, door: ctx.gebruiker.id })
      return { id: bijlage.id, naam: bijlage.naam, grootte: bijlage.grootte, mediatype: bijlage.mediatype }
    }),

  /** The file, for who may read its form and its field. */
  lees: procedureFor('formulier.lezen')
    .input(z.strictObject({ id: Id }))
    .query(async ({ ctx, input: { id } }): Promise<Bijlageinhoud> => {
      const bijlagen = bijlageRepository(ctx.tx)
      const kop = await bijlagen.findKop(id)
      const rij = kop && await formulierRepository(ctx.tx).findById(kop.formulierId)
      if (!rij) return refuse({ code: 'NIET_GEVONDEN' })
      const geladen = await loadFormulier(ctx, { casus: { casusId: rij.casusId }, sleutel: rij.sleutel, volgnr: rij.volgnr, handeling: 'formulier.lezen' })
      const inhoud = await bijlagen.inhoud(id)
      if (!inhoud || zieFormulier(geladen, ctx.gebruiker.rol).afgeschermd.includes(kop.veldId)) return refuse({ code: 'NIET_GEVONDEN' })
      return { naam: kop.naam, mediatype: kop.mediatype, inhoud: Buffer.from(inhoud).toString('base64') }
    }),
})

/** A field for files, at the top or in a list. */
const isBijlageveld = ({ velden }: Formulier, veldId: string): boolean => {
  const zoek = (lijst: Iterable<CompileVeld>): boolean => [...lijst].some((v) => (v.id === veldId && v.veld.type === 'bijlage') || zoek(v.kinderen))
  return zoek(velden.values())
}
