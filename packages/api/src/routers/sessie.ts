import { escalatieRepository, gebruikerRepository, isGebundeld } from '@regietafel/db'
import { isVer, type Datum } from '@regietafel/domain/kernel'
import { handelingSleutels, mag, magOperator, rollen } from '@regietafel/domain/regie'
import { procedureFor, router } from '../trpc.ts'
import type { Sessie } from '../types.ts'
import { kringVan } from './escalatie.ts'
import { loadWerk } from './werk.ts'

export const sessieRouter = router({
  ik: procedureFor('werk.lezen').query(async ({ ctx }): Promise<Sessie> => {
    const { tx, gebruiker, nu, vandaag, omgeving } = ctx
    const wachten = { wacht: true, kring: kringVan(gebruiker) }
    const [gemeente, werk, escalaties] = await Promise.all([
      gebruikerRepository(tx).gemeente(),
      loadWerk(ctx, 'mij'),
      escalatieRepository(tx).count({ ...wachten, bundel: isGebundeld(wachten) }),
    ])
    return {
      gebruiker: { id: gebruiker.id, naam: gebruiker.naam, rol: gebruiker.rol, rolLabel: rollen[gebruiker.rol].label, organisatie: gebruiker.organisatie },
      gemeente: { naam: gemeente.naam, jeugdregio: gemeente.jeugdregio, thema: gemeente.thema },
      proefklok: { aan: omgeving.proefklok, nu },
      mailvangerUrl: omgeving.mailvangerUrl,
      menu: { mijnWerk: werk.taken.filter(({ deadline }) => deadline === null || !isVer(deadline as Datum, vandaag)).length, escalaties },
      mag: handelingSleutels.filter((handeling) => mag(gebruiker.rol, handeling) && magOperator(gebruiker.rol, gebruiker.operatorniveau, handeling)),
    }
  }),
})
