/** Acts on messages, pauzes and requests, each inside one transaction of the gemeente it happens in. */
import { achtergrondtaakRepository, gebruikerRepository, herhalingRepository, oorzaakRepository, pauzeRepository, verzoekRepository, type Herhaalselectie, type Tx, type Verzoek } from '@regietafel/db'
import { toInstant, toMs, type Moment } from '@regietafel/domain/kernel'
import { magOperator } from '@regietafel/domain/regie'
import { refuse } from '../errors.ts'
import type { ProcedureContext } from '../trpc.ts'
import { beslis, type Besluitvraag } from './besluit.ts'
import { bepaalHerhaling, ZELF_TOT, type Herhaalopdracht } from './herhaling.ts'
import { registreerDaad } from './logboek.ts'
import { idsVan, pauzetitel, verzoekover, verzoektitel } from './standen.ts'
import { berichtenInWoorden, momentInWoorden, oorzaakInWoorden } from './wat.ts'

const UUR_MS = 3_600_000
/** A request that nobody decides on lapses. */
export const VERZOEK_MS = 24 * UUR_MS
/** Nothing stands still longer in one act. */
export const PAUZE_MAX_MS = 4 * UUR_MS

export type Uitgang = { readonly taakId: string } | { readonly verzoekId: string }
const na = (nu: Moment, ms: number): string => toInstant(toMs(nu) + ms)

/** Asks a second person; who may not decide about such a thing may not ask it either. */
async function vraag(ctx: ProcedureContext, tx: Tx, { soort, invoer, reden, verlooptOp, zelfTot }: Pick<Verzoek, 'soort' | 'invoer' | 'reden' | 'verlooptOp'> & { readonly zelfTot: number | null }): Promise<{ verzoekId: string }> {
  const { gebruiker } = ctx
  if (!magOperator(gebruiker.rol, gebruiker.operatorniveau, 'wachtrij.ingrijpen')) return refuse({ code: 'TWEEDE_NODIG', zelfTot })
  const open = await verzoekRepository(tx).listOpen()
  if (open.some((ander) => ander.soort === soort && overlapt(ander.invoer, invoer))) return refuse({ code: 'VERZOEK_STAAT_AL' })
  const verzoekId = await verzoekRepository(tx).create({ soort, invoer, reden, gevraagdDoor: gebruiker.id, verlooptOp })
  await registreerDaad(ctx, tx, { daad: 'wachtrij.vraag', id: verzoekId, reden, wat: await verzoekWat(tx, { soort, invoer }) })
  return { verzoekId }
}

/** What a request is about, in words. */
async function verzoekWat(tx: Tx, verzoek: Pick<Verzoek, 'soort' | 'invoer'>): Promise<string> {
  const { titel } = verzoektitel(verzoek, (await gebruikerRepository(tx).gemeente()).naam)
  const { tot } = verzoek.invoer
  const over = verzoekover(verzoek.invoer)
  return `${titel}${over === null ? '' : ` (${over})`}${typeof tot === 'string' ? `, tot ${momentInWoorden(tot)}` : ''}.`
}
const pauzeWat = async (tx: Tx, soort: string, doel: string): Promise<string> => pauzetitel(soort, doel, (await gebruikerRepository(tx).gemeente()).naam)

/** The same message, or the same standstill. */
function overlapt(a: Record<string, unknown>, b: Record<string, unknown>): boolean {
  if ('doel' in a || 'doel' in b) return a['soort'] === b['soort'] && a['doel'] === b['doel']
  const ids = new Set(idsVan(a))
  return idsVan(b).some((id) => ids.has(id))
}

export interface Herhaalvraag { readonly selectie: Herhaalselectie; readonly tempoPerMinuut: number; readonly reden: string }

/** Sends again what the trial showed: at once up to ten, else after a second person. */
export async function stuurOpnieuw(ctx: ProcedureContext, tx: Tx, { selectie, tempoPerMinuut, reden }: Herhaalvraag): Promise<Uitgang> {
  await herhalingRepository(tx).lock()
  const { proef, wachtten } = await bepaalHerhaling(tx, selectie)
  if (proef.gaanUit === 0) return refuse({ code: proef.stil > 0 ? 'HERHALING_STIL' : 'HERHALING_NIETS' })
  const invoer: Herhaalopdracht = { selectie: { ids: proef.ids }, wachtten, tempoPerMinuut, reden }
  if (proef.tweedeNodig) return vraag(ctx, tx, { soort: 'opnieuw-sturen', invoer: { ...invoer, over: await oorzaakRepository(tx).van(proef.ids) }, reden, verlooptOp: na(ctx.nu, VERZOEK_MS), zelfTot: ZELF_TOT })
  const taakId = await achtergrondtaakRepository(tx).create({ soort: 'bezorg-opnieuw', invoer, door: ctx.gebruiker.id })
  await registreerDaad(ctx, tx, { daad: 'wachtrij.opnieuw', id: taakId, reden, wat: `${'oorzaak' in selectie ? `${oorzaakInWoorden(selectie.oorzaak.kanaal, selectie.oorzaak.code)}: ` : ''}${berichtenInWoorden(proef.gaanUit)}, ${tempoPerMinuut} per minuut.` })
  return { taakId }
}

/** Takes back what was not sent yet; what was sent stays sent. */
export async function stopHerhaling(ctx: ProcedureContext, tx: Tx, taakId: string, reden: string): Promise<{ teruggenomen: number }> {
  const herhaling = herhalingRepository(tx)
  await herhaling.lock()
  const [stand] = await herhaling.list(taakId)
  if (!stand) return refuse({ code: 'NIET_GEVONDEN' })
  if (stand.annuleren || stand.status === 'geannuleerd' || ((stand.status === 'klaar' || stand.status === 'mislukt') && stand.wacht === 0)) return refuse({ code: 'HERHALING_VOORBIJ' })
  await herhaling.stop(taakId)
  const wachtten = new Set(idsVan({ ids: stand.invoer['wachtten'] }))
  const teruggenomen = await herhaling.neemTerug(idsVan(stand.invoer).filter((id) => !wachtten.has(id)))
  await registreerDaad(ctx, tx, { daad: 'wachtrij.stop-herhaling', id: taakId, reden, wat: `${berichtenInWoorden(teruggenomen)} teruggenomen; wat weg was, is weg.` })
  return { teruggenomen }
}

/** Always asks a second person: a message that goes no more cannot be brought back. */
export async function laatVallen(ctx: ProcedureContext, tx: Tx, ids: readonly string[], reden: string): Promise<{ verzoekId: string }> {
  const wachtend = (await herhalingRepository(tx).bepaal({ ids })).filter(({ lot }) => lot === 'gaat' || lot === 'stil' || lot === 'klaar').map(({ id }) => id)
  if (wachtend.length === 0) return refuse({ code: 'LATEN_VALLEN_NIETS' })
  return vraag(ctx, tx, { soort: 'laten-vallen', invoer: { ids: wachtend, over: await oorzaakRepository(tx).van(wachtend) }, reden, verlooptOp: na(ctx.nu, VERZOEK_MS), zelfTot: null })
}

export interface Pauzevraag { readonly soort: 'kanaal' | 'wachtrij' | 'gemeente'; readonly doel: string; readonly tot: string; readonly reden: string }

/** Guarding itself, or a whole gemeente, stands still only after a second person. */
export const isIngrijpend = ({ soort, doel }: Pick<Pauzevraag, 'soort' | 'doel'>): boolean => soort === 'gemeente' || doel === 'bewaak-termijnen'

export async function pauzeer(ctx: ProcedureContext, tx: Tx, { soort, doel, tot, reden }: Pauzevraag): Promise<{ pauzeId: string } | { verzoekId: string }> {
  const ms = toMs(tot) - toMs(ctx.nu)
  if (ms <= 0) return refuse({ code: 'PAUZE_TE_KORT', pad: 'tot' })
  if (ms > PAUZE_MAX_MS) return refuse({ code: 'PAUZE_TE_LANG', pad: 'tot', uiterlijk: na(ctx.nu, PAUZE_MAX_MS) })
  await pauzeRepository(tx).lock(soort, doel)
  if (await pauzeRepository(tx).staatStil(soort, doel)) return refuse({ code: 'PAUZE_LOOPT_AL' })
  if (isIngrijpend({ soort, doel })) return vraag(ctx, tx, { soort: 'pauzeer-bewaking', invoer: { soort, doel, tot }, reden, verlooptOp: tot, zelfTot: null })
  const pauzeId = await pauzeRepository(tx).create({ soort, doel, reden, door: ctx.gebruiker.id, tot })
  await registreerDaad(ctx, tx, { daad: 'wachtrij.pauzeer', id: doel || null, reden, wat: `${await pauzeWat(tx, soort, doel)}: tot ${momentInWoorden(tot)}.` })
  return { pauzeId }
}

export interface Hervatvraag { readonly pauzeId: string; readonly reden: string; readonly tempoPerMinuut?: number | undefined }

export async function hervat(ctx: ProcedureContext, tx: Tx, { pauzeId, reden, tempoPerMinuut }: Hervatvraag): Promise<void> {
  const pauze = await pauzeRepository(tx).find(pauzeId)
  if (!pauze) return refuse({ code: 'NIET_GEVONDEN' })
  if (!await pauzeRepository(tx).hervat({ id: pauzeId, door: ctx.gebruiker.id, reden, tempoPerMinuut })) return refuse({ code: 'PAUZE_VOORBIJ' })
  await registreerDaad(ctx, tx, { daad: 'wachtrij.hervat', id: pauzeId, reden, wat: `${await pauzeWat(tx, pauze.soort, pauze.doel)}. ${tempoPerMinuut === undefined ? 'Wat wachtte gaat meteen.' : `Wat wachtte gaat met ${tempoPerMinuut} per minuut.`}` })
}

/** Decides on a request; what is approved begins in this same transaction, in the name of who asked. */
export async function besluit(ctx: ProcedureContext, tx: Tx, { verzoekId, besluit: keuze, reden }: { readonly verzoekId: string } & Pick<Besluitvraag, 'besluit'> & { readonly reden: string }): Promise<{ taakId: string | null }> {
  const verzoek = await verzoekRepository(tx).lock(verzoekId)
  if (!verzoek) return refuse({ code: 'NIET_GEVONDEN' })
  const weigering = beslis(verzoek, { besluit: keuze, door: ctx.gebruiker.id })
  if (weigering) return refuse(weigering)
  const taakId = keuze === 'goedgekeurd' ? await voerUit(ctx, tx, verzoek) : null
  await verzoekRepository(tx).besluit({ id: verzoekId, besluit: keuze, door: ctx.gebruiker.id, reden, taakId })
  await registreerDaad(ctx, tx, { daad: `wachtrij.${keuze}`, id: verzoekId, reden, wat: await verzoekWat(tx, verzoek), ...(keuze === 'goedgekeurd' && { gevraagdDoor: verzoek.gevraagdDoor }) })
  return { taakId }
}

/** Answers the task that carries it out, when it takes one. */
async function voerUit(ctx: ProcedureContext, tx: Tx, { id, soort, invoer, reden, gevraagdDoor }: Verzoek): Promise<string | null> {
  if (soort === 'opnieuw-sturen') {
    await herhalingRepository(tx).lock()
    const { proef } = await bepaalHerhaling(tx, { ids: idsVan(invoer) })
    if (proef.gaanUit === 0) return refuse({ code: proef.stil > 0 ? 'HERHALING_STIL' : 'HERHALING_NIETS' })
    return achtergrondtaakRepository(tx).create({ soort: 'bezorg-opnieuw', invoer: { ...invoer, verzoekId: id }, door: gevraagdDoor })
  }
  if (soort === 'laten-vallen') {
    const gevallen = await herhalingRepository(tx).laatVallen(idsVan(invoer))
    if (gevallen === 0) return refuse({ code: 'LATEN_VALLEN_NIETS' })
    await registreerDaad(ctx, tx, { daad: 'wachtrij.laat-vallen', id, reden, wat: `${berichtenInWoorden(gevallen)}.`, gevraagdDoor })
    return null
  }
  const { soort: wat, doel, tot } = invoer as unknown as Pauzevraag
  await pauzeRepository(tx).lock(wat, doel)
  if (await pauzeRepository(tx).staatStil(wat, doel)) return refuse({ code: 'PAUZE_LOOPT_AL' })
  await pauzeRepository(tx).create({ soort: wat, doel, tot, reden, door: gevraagdDoor })
  await registreerDaad(ctx, tx, { daad: 'wachtrij.pauzeer', id: doel || null, reden, wat: `${await pauzeWat(tx, wat, doel)}: tot ${momentInWoorden(tot)}.`, gevraagdDoor })
  return null
}
