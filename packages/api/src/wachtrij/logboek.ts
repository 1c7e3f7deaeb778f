import { logboekRepository, type Operatorregel, type Tx } from '@regietafel/db'
import { rechten } from '@regietafel/domain/regie'
import type { ProcedureContext } from '../trpc.ts'

/** What an operator does in the console, as it stands in the logboek of the gemeente it happened in. A new act is one line here. */
export const operatordaden = {
  'wachtrij.opnieuw': 'Berichten opnieuw gestuurd',
  'wachtrij.stop-herhaling': 'Herhaling gestopt',
  'wachtrij.vraag': 'Gevraagd aan een tweede persoon',
  'wachtrij.goedgekeurd': 'Verzoek goedgekeurd',
  'wachtrij.afgewezen': 'Verzoek afgewezen',
  'wachtrij.ingetrokken': 'Eigen verzoek ingetrokken',
  'wachtrij.laat-vallen': 'Berichten laten vallen',
  'wachtrij.pauzeer': 'Stilgezet',
  'wachtrij.hervat': 'Hervat',
  'wachtrij.bevestig': 'Escalatie opgepakt',
  'herstel.vergelijk': 'Vergeleken',
  'herstel.herstel': 'Vergeleken en hersteld',
  'operator.niveau': 'Niveau van een operator gezet',
  'operator.bereik': 'Bereik van een operator gewijzigd',
  'herstel.terugzetten': 'Teruggezet naar een back-up',
} as const
export type Operatordaad = keyof typeof operatordaden

/** Under which `object_soort` acts of the console stand; index `logboek_wachtrij` knows it. */
const WACHTRIJ = 'wachtrij'

export interface TeRegistreren {
  readonly daad: Operatordaad
  /** What it was done to: an id, a kanaal. */
  readonly id: string | null
  /** What the operator wrote; about the guarding, never about a casus. */
  readonly reden: string
  /** Which kanaal, until when, how many: see `wat.ts`. */
  readonly wat: string | null
  /** Who asked for it, when a second person approved. */
  readonly gevraagdDoor?: string
}

/** One line in the logboek of the gemeente of `tx`, in the transaction of the act. */
export const registreerDaad = (ctx: Pick<ProcedureContext, 'gebruiker' | 'herkomst'>, tx: Tx, { daad, id, reden, wat, gevraagdDoor }: TeRegistreren): Promise<void> =>
  logboekRepository(tx).write({ door: ctx.gebruiker.id, handeling: daad, objectSoort: WACHTRIJ, objectId: id, uitkomst: 'gelukt', reden, wat, herkomst: { ...ctx.herkomst, ...(gevraagdDoor !== undefined && { gevraagdDoor }) } })

/** Acts of the other screens of the operator: what they were done to says it. */
const perSoort: Readonly<Record<string, string>> = {
  webhook: 'Webhook', afzender: 'Afzender gewijzigd', gebruiker: 'E-mailadres hersteld', herstel: 'Vergelijken en herstellen', bewijs: 'Vergelijken en herstellen', meldregel: 'Meldregel gewijzigd', melding: 'Melding opgepakt', kanaal: 'Kanaal gewijzigd',
}

export const titelVan = ({ handeling, objectSoort }: Pick<Operatorregel, 'handeling' | 'objectSoort'>): string =>
  (operatordaden as Readonly<Record<string, string>>)[handeling] ?? perSoort[objectSoort] ?? (Object.hasOwn(rechten, handeling) ? 'Handeling in de bewaking' : handeling)
