import type { Gebeurtenis } from '@regietafel/domain/casus'
import { voortgang, type Voortgang } from '@regietafel/domain/kader'
import type { Kalender } from '@regietafel/domain/kalender'
import type { Tx } from './client.ts'
import { projectCasus, projectTermijnen, projectUitgegaan, type CasusProjectie, type TermijnProjectie, type Uitgegaan } from './projectie.ts'
import { casusRepository, type NieuweCasus } from './repositories/casus.repository.ts'
import { casuskaderRepository } from './repositories/casuskader.repository.ts'
import { gebeurtenisRepository, type NieuweGebeurtenis, type Opgetekend } from './repositories/gebeurtenis.repository.ts'
import { kaderRepository, type Kaderversie } from './repositories/kader.repository.ts'
import { kalenderRepository } from './repositories/kalender.repository.ts'
import { termijnRepository } from './repositories/termijn.repository.ts'
import { sqlOf } from './tenant.ts'

/** A kader that runs beside the one a casus began with, folded from the same gebeurtenissen. */
export interface Naastkader {
  readonly kaderversie: Kaderversie
  readonly voortgang: Voortgang
  readonly sinds: string
}

/** Everything the core was given, and what it answered. */
export interface CasusVoortgang {
  readonly casusId: string
  readonly nu: string
  /** The kader the casus began with. */
  readonly kaderversie: Kaderversie
  readonly kalender: Kalender
  readonly gebeurtenissen: readonly Gebeurtenis[]
  readonly voortgang: Voortgang
  /** In the order in which they were added. */
  readonly naast: readonly Naastkader[]
}

const MS_PER_MINUUT = 60_000

/**
 * Where these casussen stand at `nu` of Postgres, folded from their gebeurtenissen in each of their kaders. Casussen of another gemeente
 * are left out. What was recorded a moment after this transaction began (see `insert`) has happened.
 */
export async function loadVoortgangen(tx: Tx, casusIds: readonly string[]): Promise<Map<string, CasusVoortgang>> {
  if (casusIds.length === 0) return new Map()
  const sql = sqlOf(tx)
  const [casussen, naast, gebeurtenissen, kalender] = await Promise.all([
    sql<{ id: string; kaderversieId: string; nu: string }[]>`
      select id, kaderversie_id as "kaderversieId", nu() as nu from casus where id = any (${[...casusIds]}::text[]::uuid[])`,
    casuskaderRepository(tx).listVan(casusIds),
    gebeurtenisRepository(tx).listForFold(casusIds),
    kalenderRepository(tx).kalender(),
  ])
  const kaders = await kaderRepository(tx).findByIds([...new Set([...casussen, ...naast].map(({ kaderversieId }) => kaderversieId))])
  const perCasus = Map.groupBy(naast, ({ casusId }) => casusId)
  return new Map(
    casussen.map((casus) => {
      const lijst = gebeurtenissen.get(casus.id) ?? []
      const nu = laatsteMoment(casus.nu, lijst)
      const stand = (id: string, sinds?: string) => ({ kaderversie: kaders.get(id)!, voortgang: voortgang(kaders.get(id)!.kader, lijst, kalender, nu, sinds) })
      const erbij = (perCasus.get(casus.id) ?? []).map(({ kaderversieId, sinds }) => ({ ...stand(kaderversieId, sinds), sinds }))
      return [casus.id, { casusId: casus.id, nu, kalender, gebeurtenissen: lijst, ...stand(casus.kaderversieId), naast: erbij }]
    }),
  )
}

function laatsteMoment(nu: string, gebeurtenissen: readonly Gebeurtenis[]): string {
  const laatste = gebeurtenissen.at(-1)?.op
  const verder = laatste === undefined ? 0 : Date.parse(laatste) - Date.parse(nu)
  return laatste !== undefined && verder > 0 && verder < MS_PER_MINUUT ? laatste : nu
}

/** @throws when the casus is not in the gemeente of the transaction */
export async function loadVoortgang(tx: Tx, casusId: string): Promise<CasusVoortgang> {
  const found = (await loadVoortgangen(tx, [casusId])).get(casusId)
  if (!found) throw new Error('casus not found')
  return found
}

/**
 * Records what happened and brings the projections along, all in this transaction. Locks the casus first, so that two at once
 * follow each other: numbers have no gap, and the second sees what the first recorded. Then its termijnen, so that a trap that a
 * worker is taking at this moment stands before it.
 * @returns where the casus stands afterwards
 * @throws when the casus is not in the gemeente of the transaction, or a gebeurtenis cannot be read by the core
 */
export async function appendGebeurtenissen(tx: Tx, casusId: string, nieuw: readonly NieuweGebeurtenis[]): Promise<CasusVoortgang> {
  return (await appendAanCasussen(tx, [{ casusId, nieuw }])).get(casusId)!
}

/** The same for many casussen at once, in as many round trips as for one. @throws as above, for the whole of it */
export async function appendAanCasussen(tx: Tx, lijst: readonly Opgetekend[]): Promise<Map<string, CasusVoortgang>> {
  const ids = lijst.map(({ casusId }) => casusId)
  await Promise.all([lockCasussen(tx, ids), termijnRepository(tx).lock(ids)])
  const sinds = await gebeurtenisRepository(tx).insert(lijst)
  const standen = await loadVoortgangen(tx, ids)
  await termijnRepository(tx).project([...standen.values()].map((stand) => ({ casusId: stand.casusId, nu: stand.nu, sinds: sinds.get(stand.casusId) ?? null, ...projecteer(stand) })))
  return standen
}

/** A casus that begins, with what happened to it until now. */
export interface TeOpenen {
  readonly casus: NieuweCasus
  readonly gebeurtenissen: readonly NieuweGebeurtenis[]
}

/** Opens many casussen at once (an import, a move from another system), numbered in the order given, in which they come back. */
export async function openCasussen(tx: Tx, lijst: readonly TeOpenen[]): Promise<{ id: string; nummer: string }[]> {
  const gemaakt = await casusRepository(tx).createAll(lijst.map(({ casus }) => casus))
  await appendAanCasussen(tx, gemaakt.map(({ id }, i) => ({ casusId: id, nieuw: lijst[i]!.gebeurtenissen })))
  return gemaakt
}

/** Everybody who changes a casus takes this lock first. @throws when there is no such casus here */
export const lockCasus = (tx: Tx, casusId: string): Promise<void> => lockCasussen(tx, [casusId])

/** Of several casussen, in one order, so that two who take many do not wait for each other. @throws when one of them is not here */
export async function lockCasussen(tx: Tx, casusIds: readonly string[]): Promise<void> {
  const rows = await sqlOf(tx)`select id from casus where id = any (${[...casusIds]}::text[]::uuid[]) order by id for no key update`
  if (rows.length < new Set(casusIds).size) throw new Error('casus not found')
}

export interface Projectie {
  readonly termijnen: readonly TermijnProjectie[]
  readonly casus: CasusProjectie
  readonly uitgegaan: readonly Uitgegaan[]
}

/** The projection covers everything recorded, also when the proefklok was moved back to before it; so it never depends on the time of asking. */
export function projecteer({ kaderversie, naast, gebeurtenissen, kalender, nu, voortgang: stand }: CasusVoortgang): Projectie {
  const laatste = gebeurtenissen.reduce((max, { op }) => (Date.parse(op) > Date.parse(max) ? op : max), nu)
  const [hoofd, ...rest] = [{ kaderversie, voortgang: stand, sinds: undefined }, ...naast].map((k) => (laatste === nu ? k.voortgang : voortgang(k.kaderversie.kader, gebeurtenissen, kalender, laatste, k.sinds)))
  const alle = [hoofd!, ...rest]
  return { termijnen: alle.flatMap(projectTermijnen), casus: projectCasus(hoofd!, rest), uitgegaan: alle.flatMap(projectUitgegaan) }
}
