import { berichtRepository, gebruikerRepository, herplanMail, type Instelling, type Tx } from '@regietafel/db'
import { berichtsoorten, berichttitels, invulwoorden, invulwoordSleutels, keurSjabloon, magHier, onbevestigdeNamen, standaardSjablonen, verschilInWoorden, voorbeeldgegevens, vulIn, type Sjabloon, type Sjabloonprobleem } from '@regietafel/domain/bericht'
import { vergelijkTrap } from '@regietafel/domain/escalatie'
import { z } from 'zod'
import { refuse } from '../errors.ts'
import { Klok, Trappen } from '../kanaal/invoer.ts'
import { verschilInInstelling } from '../kanaal/instelling.ts'
import { registreer } from '../logboek.ts'
import { procedureFor, router, type ProcedureContext } from '../trpc.ts'
import type { Gedaan } from '../types.ts'
import type { Berichtenblad, Sjabloonrij, Sjabloonvoorbeeld } from '../wachtrijtypes.ts'

const GEDAAN: Gedaan = { ok: true }

const Soort = z.enum(berichtsoorten, 'Kies een van de berichten.')
/** Longer than may be saved, so that the sentence comes from the check and stands at its place. */
const Woorden = { soort: Soort, onderwerp: z.string().max(2_000), tekst: z.string().max(20_000) }
const gelijk = ({ onderwerp, tekst }: Pick<Sjabloon, 'onderwerp' | 'tekst'>) => ({ onderwerp: onderwerp.toWellFormed().normalize('NFC').trim(), tekst: `${tekst.toWellFormed().normalize('NFC').replaceAll('\r\n', '\n').trim()}\n` })

/** What is found twice at one place is said once there: the number on top is that of the sentences. */
const perZin = (problemen: readonly Pick<Sjabloonprobleem, 'plek' | 'melding'>[]) =>
  [...new Map(problemen.map(({ plek, melding }) => [`${plek} ${melding}`, { pad: plek, melding }])).values()]

const noteer = ({ gebruiker, herkomst }: ProcedureContext, tx: Tx, id: string, reden: string): Promise<void> =>
  registreer(tx, { door: gebruiker.id, handeling: 'bericht.zetten', soort: 'bericht', id, uitkomst: 'gelukt', reden, herkomst })

const Instellingsvelden = z.strictObject({
  verzameltijd: Klok, stilVan: Klok, stilTot: Klok, spoed: Trappen.readonly(), spoedDoorStilte: z.boolean(),
  uitstelWerkdagen: z.int('Vul een heel getal in.').min(0, 'Dit is 0 of meer.').max(30, 'Hoogstens 30 werkdagen.'),
  uitstelKeer: z.int('Vul een heel getal in.').min(0, 'Dit is 0 of meer.').max(10, 'Hoogstens 10 keer.'),
})

export const berichtRouter = router({
  blad: procedureFor('bericht.zetten').query(async ({ ctx: { tx, omgeving } }): Promise<Berichtenblad> => {
    const berichten = berichtRepository(tx)
    const [instelling, eigen, trappen, geschiedenis, { naam }] = await Promise.all([berichten.instelling(), berichten.sjablonen(), berichten.trappen(), berichten.geschiedenis(), gebruikerRepository(tx).gemeente()])
    return {
      instelling,
      trappen: [...new Set([...trappen, ...instelling.spoed])].sort(vergelijkTrap),
      sjablonen: berichtsoorten.map((soort): Sjabloonrij => {
        const rij = eigen.find((een) => een.soort === soort)
        const { onderwerp, tekst } = rij ?? standaardSjablonen[soort]
        return { soort, titel: berichttitels[soort], onderwerp, tekst, revisie: rij?.revisie ?? 0, eigen: rij !== undefined, gewijzigdOp: rij?.gewijzigdOp ?? null }
      }),
      invulwoorden: invulwoordSleutels.map((woord) => ({ woord, uitleg: invulwoorden[woord].uitleg, soorten: berichtsoorten.filter((soort) => magHier(woord, soort, false) || (soort === 'verzameld' && magHier(woord, soort, true))) })),
      geschiedenis,
      plek: { publicOrigin: omgeving.publicOrigin, gemeente: naam },
    }
  }),

  /** What waits is planned anew. `gezien` is what the screen showed: who changed something else in the meantime is not written over. */
  zetInstelling: procedureFor('bericht.zetten')
    .input(z.strictObject({ instelling: Instellingsvelden, gezien: Instellingsvelden }))
    .mutation(async ({ ctx, input: { instelling, gezien } }): Promise<Gedaan> => {
      const berichten = berichtRepository(ctx.tx)
      await berichten.vergrendel()
      const nu = await berichten.instelling()
      if (verschilInInstelling(gezien as Instelling, nu).length > 0) return refuse({ code: 'BERICHT_NET_GEWIJZIGD' })
      const verschil = verschilInInstelling(nu, instelling)
      if (verschil.length === 0) return GEDAAN
      await berichten.zetInstelling(instelling, ctx.gebruiker.id)
      await herplanMail(ctx.tx)
      await noteer(ctx, ctx.tx, 'instelling', verschil.join('. ').slice(0, 500))
      return GEDAAN
    }),

  /**
   * The words of one message. Refused with every reason at its place when something in it could be about a person. `geenNaam`: what may be a
   * name, and of which she says that it is nobody's; anything else that may be one is refused.
   */
  bewaarSjabloon: procedureFor('bericht.zetten')
    .input(z.strictObject({ ...Woorden, revisie: z.int().min(0), geenNaam: z.array(z.string().max(500)).max(100).default([]) }))
    .mutation(async ({ ctx, input: { soort, revisie, geenNaam, ...woorden } }): Promise<Gedaan> => {
      const berichten = berichtRepository(ctx.tx)
      const sjabloon = { soort, ...gelijk(woorden) }
      const [bekend, eigen] = await Promise.all([berichten.namen(), berichten.sjablonen()])
      const problemen = [...keurSjabloon(sjabloon, bekend), ...onbevestigdeNamen(sjabloon, geenNaam)]
      if (problemen.length > 0) return refuse({ code: 'BERICHT_AFGEKEURD', fouten: perZin(problemen) })
      if (!await berichten.bewaar({ ...sjabloon, revisie, door: ctx.gebruiker.id })) return refuse({ code: 'BERICHT_NET_GEWIJZIGD' })
      await noteer(ctx, ctx.tx, soort, (verschilInWoorden(eigen.find((een) => een.soort === soort) ?? standaardSjablonen[soort], sjabloon) || 'Bewaard zonder verandering').slice(0, 500))
      return GEDAAN
    }),

  terugNaarStandaard: procedureFor('bericht.zetten')
    .input(z.strictObject({ soort: Soort, revisie: z.int().min(1, 'Dit zijn al de meegeleverde woorden.') }))
    .mutation(async ({ ctx, input: { soort, revisie } }): Promise<Gedaan> => {
      if (!await berichtRepository(ctx.tx).verwijder(soort, revisie)) return refuse({ code: 'BERICHT_NET_GEWIJZIGD' })
      await noteer(ctx, ctx.tx, soort, 'Terug naar de meegeleverde woorden')
      return GEDAAN
    }),

  /** How it would read, about an invented casus. Does not look for names of people: who asks learns nothing of who is known here. */
  voorbeeld: procedureFor('bericht.zetten')
    .input(z.strictObject(Woorden))
    .query(async ({ ctx: { tx, omgeving }, input: { soort, ...woorden } }): Promise<Sjabloonvoorbeeld> => {
      const sjabloon = { soort, ...gelijk(woorden) }
      const { naam } = await gebruikerRepository(tx).gemeente()
      return { ...vulIn(sjabloon, voorbeeldgegevens(soort, { publicOrigin: omgeving.publicOrigin, gemeente: naam })), problemen: keurSjabloon(sjabloon).map(({ plek, melding }) => ({ plek, melding })) }
    }),
})
