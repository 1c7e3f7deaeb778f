/** The kaders of the gemeente, as a casus gets them: the newest version at that moment, kept from then on. */
import { appendGebeurtenissen, casuskaderRepository, kaderRepository, loadVoortgang, lockCasus, type CasusVoortgang, type Kaderversie, type Tx } from '@regietafel/db'
import { refuse } from '../errors.ts'
import type { ProcedureContext } from '../trpc.ts'
import type { Kaderkeuze } from '../types.ts'
import { loadCasus } from './load.ts'

export async function loadKaderkeuze(tx: Tx): Promise<Kaderkeuze> {
  const [hoofd, naast] = await Promise.all([kaderRepository(tx).newestPer('hoofd'), kaderRepository(tx).newestPer('naast')])
  return {
    hoofd: hoofd.map(({ sleutel, kader, versie, standaard }) => ({ sleutel, titel: kader.titel, versie, standaard })),
    naast: naast.map(({ sleutel, kader }) => ({ sleutel, titel: kader.titel })),
  }
}

/** What a new casus begins with: the kader that was chosen, else the standaard of the gemeente. */
export async function kiesHoofdkader(tx: Tx, sleutel: string | undefined): Promise<Kaderversie> {
  const hoofd = await kaderRepository(tx).newestPer('hoofd')
  const gekozen = sleutel === undefined ? hoofd.find(({ standaard }) => standaard) : hoofd.find((k) => k.sleutel === sleutel)
  if (gekozen) return gekozen
  return refuse({ code: 'INVOER_ONGELDIG', pad: 'kader', melding: sleutel === undefined ? 'Er is nog geen kader om een casus mee te beginnen. Vraag de beheerder om er een te kiezen.' : 'Met dit kader kan geen nieuwe casus beginnen. Kies een ander.' })
}

/** Every kader that a new casus gets besides; the caller projects afterwards. */
export async function voegNaastToe({ tx, gebruiker }: ProcedureContext, casusId: string): Promise<void> {
  for (const { id, sleutel } of await kaderRepository(tx).newestPer('naast')) await casuskaderRepository(tx).add({ casusId, kaderversieId: id, sleutel, door: gebruiker.id })
}

/** Published kaders that do not run on this casus yet. Those a casus begins with are left out: two of them would guard the same steps twice. */
export async function loadKaderErbij(tx: Tx, { kaderversie, naast }: CasusVoortgang): Promise<Kaderversie[]> {
  const loopt = new Set([kaderversie.sleutel, ...naast.map((n) => n.kaderversie.sleutel)])
  const vrij = (await kaderRepository(tx).listInzet()).filter(({ sleutel, inzet }) => inzet !== 'hoofd' && !loopt.has(sleutel))
  const versies = await Promise.all(vrij.map(({ sleutel }) => kaderRepository(tx).findLatest(sleutel)))
  return versies.filter((versie) => versie !== null)
}

export async function voegKaderToe(ctx: ProcedureContext, casusId: string, sleutel: string): Promise<void> {
  const { casus } = await loadCasus(ctx, { casusId }, 'casus.kader')
  await lockCasus(ctx.tx, casus.id)
  const stand = await loadVoortgang(ctx.tx, casus.id)
  if (!stand.voortgang.open) return refuse({ code: 'CASUS_AFGESLOTEN' })
  const versie = await vindErbij(ctx.tx, stand, sleutel)
  await casuskaderRepository(ctx.tx).add({ casusId: casus.id, kaderversieId: versie.id, sleutel, door: ctx.gebruiker.id })
  await appendGebeurtenissen(ctx.tx, casus.id, [])
}

export async function vindErbij(tx: Tx, stand: CasusVoortgang, sleutel: string): Promise<Kaderversie> {
  const versie = (await loadKaderErbij(tx, stand)).find((k) => k.sleutel === sleutel)
  return versie ?? refuse({ code: 'INVOER_ONGELDIG', pad: 'sleutel', melding: 'Dit kader loopt hier al, of het kan er niet bij. Kies een ander.' })
}
