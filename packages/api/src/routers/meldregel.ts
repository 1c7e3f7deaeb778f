import { meldingRepository, regelVan } from '@regietafel/db'
import { maatnamen, maatsoort } from '@regietafel/domain/escalatie'
import { mag, magOperator } from '@regietafel/domain/regie'
import { z } from 'zod'
import { refuse } from '../errors.ts'
import { Id, Reden } from '../invoer.ts'
import { registreer } from '../logboek.ts'
import { leesMeldregelblad } from '../meldregel/blad.ts'
import { keurRegel } from '../meldregel/keur.ts'
import { procedureFor, router } from '../trpc.ts'
import type { Gedaan } from '../types.ts'
import { gemeentenInBereik, inBereik } from '../wachtrij/bereik.ts'
import { meldregelWat } from '../wachtrij/wat.ts'
import type { Meldregelblad } from '../wachtrijtypes.ts'

const GEDAAN: Gedaan = { ok: true }
const MaatNaam = z.enum(maatnamen as [(typeof maatnamen)[number], ...(typeof maatnamen)[number][]], 'Dit getal meten we niet.')
const Getal = z.number('Vul een getal in.').min(0, 'Vul een getal van 0 of meer in.').max(1e10, 'Dit getal is te groot.')
const Stap = z.int('Schrijf hele minuten.').min(0, 'Een stap is 0 minuten of later.').max(10_080, 'De laatste stap is hoogstens een week later.')

const Regel = z.strictObject({
  gemeenteId: Id,
  maat: MaatNaam,
  letOp: Getal.nullable(),
  grens: Getal,
  stappen: z.array(Stap).min(1, 'Schrijf minstens één stap op, zoals 0.').max(5, 'Schrijf hoogstens vijf stappen op.'),
  email: z.boolean(),
  webhook: z.boolean(),
  actief: z.boolean(),
  reden: Reden,
})

export const meldregelRouter = router({
  /** The rules of one gemeente with the numbers of now, and its alarms; her own when none is named. */
  blad: procedureFor('wachtrij.lezen')
    .input(z.strictObject({ gemeente: Id.optional() }))
    .query(async ({ ctx, input }): Promise<Meldregelblad> => {
      const { rol, operatorniveau, gemeenteId } = ctx.gebruiker
      const [blad, gemeenten] = await Promise.all([inBereik(ctx, input.gemeente ?? gemeenteId, (tx, gemeente) => leesMeldregelblad(tx, gemeente, ctx.tx)), gemeentenInBereik(ctx)])
      return { ...blad, gemeenten, mag: { handelen: mag(rol, 'wachtrij.handelen') && magOperator(rol, operatorniveau, 'wachtrij.handelen') } }
    }),

  zet: procedureFor('wachtrij.handelen').input(Regel).mutation(({ ctx, input: { gemeenteId, reden, ...regel } }): Promise<Gedaan> =>
    inBereik(ctx, gemeenteId, async (tx) => {
      const fout = keurRegel(regel)
      if (fout) return refuse({ code: 'INVOER_ONGELDIG', ...fout })
      const meldingen = meldingRepository(tx)
      const van = regelVan(await meldingen.regels(), regel.maat)
      await meldingen.zetRegel(regel, ctx.gebruiker.id)
      await registreer(tx, { wat: meldregelWat(van, regel), door: ctx.gebruiker.id, handeling: 'wachtrij.handelen', soort: 'meldregel', id: regel.maat, uitkomst: 'gelukt', reden, herkomst: ctx.herkomst })
      return GEDAAN
    })),

  /** The shipped rule holds again. */
  terugNaarStandaard: procedureFor('wachtrij.handelen').input(z.strictObject({ gemeenteId: Id, maat: MaatNaam, reden: Reden })).mutation(({ ctx, input: { gemeenteId, maat, reden } }): Promise<Gedaan> =>
    inBereik(ctx, gemeenteId, async (tx) => {
      const meldingen = meldingRepository(tx)
      const van = regelVan(await meldingen.regels(), maat)
      if (await meldingen.wisRegel(maat)) await registreer(tx, { wat: meldregelWat(van, regelVan(new Map(), maat)), door: ctx.gebruiker.id, handeling: 'wachtrij.handelen', soort: 'meldregel', id: maat, uitkomst: 'gelukt', reden, herkomst: ctx.herkomst })
      return GEDAAN
    })),

  /** "I am on it": nobody is told again for a day. */
  pakOp: procedureFor('wachtrij.handelen').input(z.strictObject({ gemeenteId: Id, meldingId: Id, reden: Reden })).mutation(({ ctx, input: { gemeenteId, meldingId, reden } }): Promise<Gedaan> =>
    inBereik(ctx, gemeenteId, async (tx) => {
      const repository = meldingRepository(tx)
      const maat = await repository.maatVan(meldingId)
      if (!maat) return refuse({ code: 'NIET_GEVONDEN' })
      if (!(await repository.pakOp(meldingId, ctx.gebruiker.id, reden))) return refuse({ code: 'MELDING_AL_OPGEPAKT' })
      await registreer(tx, { door: ctx.gebruiker.id, handeling: 'wachtrij.handelen', soort: 'melding', id: meldingId, wat: `${maatsoort(maat).titel}.`, uitkomst: 'gelukt', reden, herkomst: ctx.herkomst })
      return GEDAAN
    })),
})
