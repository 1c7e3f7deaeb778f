import { bezettingRepository, kaderRepository, loadVoortgangen, werkRepository, type Tx } from '@regietafel/db'
import { akkoordVelden, schrijvers } from '@regietafel/domain/formulier'
import type { Datum } from '@regietafel/domain/kernel'
import { z } from 'zod'
import { kadersVan } from '../casus/kaders.ts'
import { loadVersie } from '../formulier/versie.ts'
import { procedureFor, router, type ProcedureContext } from '../trpc.ts'
import type { MijnWerk } from '../types.ts'
import { maakWerk, type Concept, type WerkCasus } from '../werk/werk.ts'

export const werkRouter = router({
  mijn: procedureFor('werk.lezen')
    .input(z.strictObject({ van: z.enum(['mij', 'team']).default('mij') }).default({ van: 'mij' }))
    .query(({ ctx, input }): Promise<MijnWerk> => loadWerk(ctx, input.van)),
})

/** A list of tasks is no look into a casus: opening one is what the logboek records. */
export async function loadWerk({ tx, gebruiker, nu, vandaag }: ProcedureContext, van: 'mij' | 'team'): Promise<MijnWerk> {
  const kijker = { gebruikerId: gebruiker.id, rol: gebruiker.rol, organisatieId: gebruiker.organisatieId }
  const rijen = await werkRepository(tx).listCasussen(kijker, van)
  const ids = rijen.map(({ id }) => id)
  const [standen, bezettingen, concepten, formulieren, escalaties] = await Promise.all([
    loadVoortgangen(tx, ids), bezettingRepository(tx).list(ids), loadConcepten(tx, ids), kaderRepository(tx).listFormulieren(), werkRepository(tx).listEscalaties(gebruiker.id),
  ])
  const casussen = rijen.flatMap((rij): WerkCasus[] => {
    const stand = standen.get(rij.id)
    const bezetting = bezettingen.get(rij.id)
    const [hoofd, ...naast] = stand ? kadersVan(stand) : []
    return hoofd && bezetting ? [{ ...rij, ...bezetting, geboortedatum: rij.geboortedatum as Datum, kaders: [hoofd, ...naast], concepten: concepten.get(rij.id) ?? [] }] : []
  })
  return maakWerk({ lezer: gebruiker, van, nu, vandaag, casussen, escalaties, formulieren: new Set(formulieren.map(({ sleutel }) => sleutel)) })
}

/** Per casus: the forms that were begun, with the required akkoorden nobody gave yet. */
async function loadConcepten(tx: Tx, casusIds: readonly string[]): Promise<Map<string, Concept[]>> {
  const perCasus = new Map<string, Concept[]>()
  for (const { casusId, sleutel, formulierversieId, akkoorden } of await werkRepository(tx).listConcepten(casusIds)) {
    const { versie, form } = await loadVersie(tx, formulierversieId)
    const ontbreekt = akkoordVelden(form).filter(({ veldId, verplicht }) => verplicht && !Object.hasOwn(akkoorden, veldId))
    const lijst = perCasus.get(casusId) ?? []
    lijst.push({ sleutel, titel: versie.titel, schrijft: schrijvers(versie.definitie), akkoorden: ontbreekt })
    perCasus.set(casusId, lijst)
  }
  return perCasus
}
