import type { Gebeurtenis } from '@regietafel/domain/casus'
import { voortgang, type Kaderdefinitie, type Voortgang } from '@regietafel/domain/kader'
import type { Kalender } from '@regietafel/domain/kalender'
import type { Tx } from './client.ts'
import { projectCasus, projectTermijnen } from './projectie.ts'
import { gebeurtenisRepository, type NieuweGebeurtenis } from './repositories/gebeurtenis.repository.ts'
import { kaderRepository, type Kaderversie } from './repositories/kader.repository.ts'
import { kalenderRepository } from './repositories/kalender.repository.ts'
import { termijnRepository } from './repositories/termijn.repository.ts'
import { sqlOf } from './tenant.ts'

/** Everything the core was given, and what it answered. */
export interface CasusVoortgang {
  readonly casusId: string
  readonly nu: string
  readonly kaderversie: Kaderversie
  readonly kalender: Kalender
  readonly gebeurtenissen: readonly Gebeurtenis[]
  readonly voortgang: Voortgang
}

/** Where these casussen stand at `nu` of Postgres, folded from their gebeurtenissen. Casussen of another gemeente are left out. */
export async function loadVoortgangen(tx: Tx, casusIds: readonly string[]): Promise<Map<string, CasusVoortgang>> {
  if (casusIds.length === 0) return new Map()
  const sql = sqlOf(tx)
  const [casussen, gebeurtenissen, kalender] = await Promise.all([
    sql<{ id: string; kaderversieId: string; nu: string }[]>`
      select id, kaderversie_id as "kaderversieId", nu() as nu from casus where id = any (${[...casusIds]}::text[]::uuid[])`,
    gebeurtenisRepository(tx).listForFold(casusIds),
    kalenderRepository(tx).kalender(),
  ])
  const kaders = await kaderRepository(tx).findByIds([...new Set(casussen.map((c) => c.kaderversieId))])
  return new Map(
    casussen.map(({ id, kaderversieId, nu }) => {
      const kaderversie = kaders.get(kaderversieId)!
      const lijst = gebeurtenissen.get(id) ?? []
      return [id, { casusId: id, nu, kaderversie, kalender, gebeurtenissen: lijst, voortgang: voortgang(kaderversie.kader, lijst, kalender, nu) }]
    }),
  )
}

/** @throws when the casus is not in the gemeente of the transaction */
export async function loadVoortgang(tx: Tx, casusId: string): Promise<CasusVoortgang> {
  const found = (await loadVoortgangen(tx, [casusId])).get(casusId)
  if (!found) throw new Error('casus not found')
  return found
}

/**
 * Records what happened and brings the projections along, all in this transaction. Locks the casus first, so that two at once
 * follow each other: numbers have no gap, and the second sees what the first recorded.
 * @returns where the casus stands afterwards
 * @throws when the casus is not in the gemeente of the transaction, or a gebeurtenis cannot be read by the core
 */
export async function appendGebeurtenissen(tx: Tx, casusId: string, nieuw: readonly NieuweGebeurtenis[]): Promise<CasusVoortgang> {
  await lockCasus(tx, casusId)
  if (nieuw.length > 0) await gebeurtenisRepository(tx).insert(casusId, nieuw)
  const stand = await loadVoortgang(tx, casusId)
  await termijnRepository(tx).project({ casusId, nu: stand.nu, ...projecteer(stand) })
  return stand
}

/** Everybody who changes a casus takes this lock first. @throws when there is no such casus here */
export async function lockCasus(tx: Tx, casusId: string): Promise<void> {
  const [row] = await sqlOf(tx)`select id from casus where id = ${casusId} for no key update`
  if (!row) throw new Error('casus not found')
}

/** The projection covers everything recorded, also when the proefklok was moved back to before it; so it never depends on the time of asking. */
export function projecteer({ kaderversie, gebeurtenissen, kalender, nu, voortgang: stand }: CasusVoortgang) {
  const laatste = gebeurtenissen.reduce((max, { op }) => (Date.parse(op) > Date.parse(max) ? op : max), nu)
  const alles = laatste === nu ? stand : voortgang(kaderversie.kader as Kaderdefinitie, gebeurtenissen, kalender, laatste)
  return { termijnen: projectTermijnen(alles), casus: projectCasus(alles) }
}
