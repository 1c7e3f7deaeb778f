import { bezettingRepository, gebruikerRepository, kaderRepository, loadVoortgangen, werkRepository, type Tx } from '@regietafel/db'
import { akkoordVelden, schrijvers } from '@regietafel/domain/formulier'
import { addDagen, dagVan, eindeVanDag, toMs, type Datum } from '@regietafel/domain/kernel'
import { mag, rollen, type Rol } from '@regietafel/domain/regie'
import { z } from 'zod'
import { kadersVan } from '../casus/kaders.ts'
import { refuse } from '../errors.ts'
import { beoordelaars } from '../escalatie/toon.ts'
import { loadVersie } from '../formulier/versie.ts'
import { DatumInvoer } from '../invoer.ts'
import { registreer } from '../logboek.ts'
import { procedureFor, router, type ProcedureContext } from '../trpc.ts'
import type { Afwezigheid, MijnWerk } from '../types.ts'
import { maakWerk, type Concept, type WerkCasus } from '../werk/werk.ts'
import { rolInZin } from '../zinnen.ts'

export const werkRouter = router({
  mijn: procedureFor('werk.lezen')
    .input(z.strictObject({ van: z.enum(['mij', 'team']).default('mij') }).default({ van: 'mij' }))
    .query(({ ctx, input }): Promise<MijnWerk> => loadWerk(ctx, input.van)),

  /** Whether she said that she is away, and where what comes goes meanwhile. */
  afwezig: procedureFor('werk.lezen').query(({ ctx }): Promise<Afwezigheid> => loadAfwezigheid(ctx)),

  /** Away from now on, up to and including `tot`; null: back again. What went to her before stays hers. */
  zetAfwezig: procedureFor('afwezig.zetten')
    .input(z.strictObject({ tot: DatumInvoer.nullable() }))
    .mutation(async ({ ctx, input: { tot } }): Promise<Afwezigheid> => {
      const { tx, gebruiker, vandaag, herkomst } = ctx
      const uiterlijk = addDagen(vandaag, MAX_AFWEZIG_DAGEN)
      if (tot !== null && tot < vandaag) return refuse({ code: 'AFWEZIG_TE_KORT', pad: 'tot' })
      if (tot !== null && tot > uiterlijk) return refuse({ code: 'AFWEZIG_TE_LANG', pad: 'tot', uiterlijk })
      await gebruikerRepository(tx).setAfwezig(gebruiker.id, tot === null ? null : eindeVanDag(tot))
      await registreer(tx, { door: gebruiker.id, handeling: 'afwezig.zetten', soort: 'gebruiker', id: gebruiker.id, uitkomst: 'gelukt', reden: tot === null ? 'terug' : `tot en met ${tot}`, herkomst })
      return loadAfwezigheid(ctx)
    }),
})

/** Who is away longer hands her regie over: somebody must hold it. */
const MAX_AFWEZIG_DAGEN = 60

async function loadAfwezigheid({ tx, gebruiker, nu, vandaag }: ProcedureContext): Promise<Afwezigheid> {
  const tot = (await gebruikerRepository(tx).findById(gebruiker.id))?.afwezigTot ?? null
  return { totEnMet: tot !== null && toMs(tot) > toMs(nu) ? dagVan(toMs(tot) - 1) : null, zolangNaar: zolangNaar(gebruiker.rol), uiterlijk: addDagen(vandaag, MAX_AFWEZIG_DAGEN) }
}

/** Roles that several people fill for the whole gemeente: as long as one of them is there, it goes to her. */
const MET_COLLEGAS: readonly Rol[] = ['ret', 'gemeente', 'beheerder', 'operator']

function zolangNaar(rol: Rol): string {
  const { opvolger } = rollen[rol]
  const daarna = opvolger === null ? 'niemand anders' : rolInZin(opvolger)
  return MET_COLLEGAS.includes(rol) ? `je collega’s met dezelfde rol, en zijn die er niet, naar ${daarna}` : daarna
}

/** A list of tasks is no look into a casus: opening one is what the logboek records. */
export async function loadWerk({ tx, gebruiker, nu, vandaag }: ProcedureContext, van: 'mij' | 'team'): Promise<MijnWerk> {
  const kijker = { gebruikerId: gebruiker.id, rol: gebruiker.rol, organisatieId: gebruiker.organisatieId }
  const rijen = await werkRepository(tx).listCasussen(kijker, van)
  const ids = rijen.map(({ id }) => id)
  const [standen, bezettingen, concepten, formulieren, escalaties, omgeleid] = await Promise.all([
    loadVoortgangen(tx, ids), bezettingRepository(tx).list(ids), loadConcepten(tx, ids), kaderRepository(tx).listFormulieren(), werkRepository(tx).listEscalaties(gebruiker.id, { betaling: mag(gebruiker.rol, 'escalatie.betaalbesluit') }), werkRepository(tx).listOmgeleid(kijker),
  ])
  const beoordelaarIsEr = gebruiker.rol === 'operator' && escalaties.some(({ terBeoordeling }) => terBeoordeling) && await gebruikerRepository(tx).isEr(beoordelaars)
  const casussen = rijen.flatMap((rij): WerkCasus[] => {
    const stand = standen.get(rij.id)
    const bezetting = bezettingen.get(rij.id)
    const [hoofd, ...naast] = stand ? kadersVan(stand) : []
    return hoofd && bezetting ? [{ ...rij, ...bezetting, geboortedatum: rij.geboortedatum as Datum, kaders: [hoofd, ...naast], concepten: concepten.get(rij.id) ?? [] }] : []
  })
  return maakWerk({ lezer: gebruiker, van, nu, vandaag, casussen, escalaties, omgeleid, beoordelaarIsEr, formulieren: new Set(formulieren.map(({ sleutel }) => sleutel)) })
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
