/** What vastgestelde forms say about the poorten that are open. A human decides; only who may read forms gets it. */
import { formulierRepository, type CasusVoortgang, type FormulierKop } from '@regietafel/db'
import { beoordeel } from '@regietafel/domain/formulier'
import { adviseer } from '@regietafel/domain/kader'
import { feitenVan } from '../formulier/feiten.ts'
import { loadVersie } from '../formulier/versie.ts'
import type { ProcedureContext } from '../trpc.ts'
import type { Poortadvies } from '../types.ts'
import { ingetrokken } from './lees.ts'
import type { GeladenCasus } from './load.ts'

export async function loadAdviezen(ctx: ProcedureContext, { casus, bezetting, mag }: GeladenCasus, stand: CasusVoortgang, rijen: readonly FormulierKop[]): Promise<Poortadvies[]> {
  if (!mag.includes('formulier.lezen')) return []
  const open = new Set(stand.voortgang.poorten.flatMap(({ poort, toestand }) => (toestand === 'open' ? [poort] : [])))
  const poorten = stand.kaderversie.kader.poorten.filter(({ poort, advies }) => open.has(poort) && advies !== undefined)
  if (poorten.length === 0) return []
  const feiten = feitenVan(casus, bezetting, stand, ctx.vandaag)
  const sleutels = new Set(poorten.flatMap(({ advies }) => advies?.map(({ formulier }) => formulier) ?? []))
  const antwoorden: Record<string, Readonly<Record<string, unknown>>> = {}
  for (const sleutel of sleutels) {
    const laatste = laatsteStaande(rijen.filter((rij) => rij.sleutel === sleutel), stand)
    const rij = laatste && await formulierRepository(ctx.tx).find(casus.id, sleutel, laatste.volgnr)
    if (!rij) continue
    const { form } = await loadVersie(ctx.tx, rij.formulierversieId)
    antwoorden[sleutel] = beoordeel(form, rij.antwoorden, { vandaag: ctx.vandaag, feiten, akkoorden: rij.akkoorden }).antwoorden
  }
  return poorten.flatMap((poort) => {
    const advies = adviseer(poort, antwoorden, feiten)
    return advies ? [{ poort: poort.poort, ...advies }] : []
  })
}

/** The last vastgestelde copy that was not taken back. */
function laatsteStaande(kopieen: readonly FormulierKop[], { gebeurtenissen }: CasusVoortgang): FormulierKop | undefined {
  const terug = ingetrokken(gebeurtenissen, kopieen)
  return kopieen.filter(({ status, volgnr }) => status === 'vastgesteld' && !terug.has(volgnr)).sort((a, b) => b.volgnr - a.volgnr)[0]
}
