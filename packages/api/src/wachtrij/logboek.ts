import type { Tx } from '@regietafel/db'
import { logboekRepository } from '@regietafel/db'
import type { ProcedureContext } from '../trpc.ts'

/** What an operator does, as it stands in the logboek of the gemeente it happened in. A new act is one line here. */
export const operatordaden = {
  'wachtrij.opnieuw': 'Berichten opnieuw sturen',
  'wachtrij.stop-herhaling': 'Herhaling gestopt',
  'wachtrij.vraag': 'Gevraagd aan een tweede persoon',
  'wachtrij.besluit': 'Besluit over een verzoek',
  'wachtrij.laat-vallen': 'Berichten laten vallen',
  'wachtrij.pauzeer': 'Stilgezet',
  'wachtrij.hervat': 'Hervat',
  'wachtrij.bevestig': 'Escalatie bevestigd',
  'kanaal.afzender': 'Afzender gewijzigd',
  'kanaal.webhook': 'Webhook gewijzigd',
  'kanaal.webhook-geheim': 'Nieuw geheim van een webhook',
  'kanaal.webhook-proef': 'Webhook geprobeerd',
  'kanaal.adres': 'Adres hersteld',
  'herstel.vergelijk': 'Vergeleken',
  'herstel.herstel': 'Hersteld',
  'meldregel.zet': 'Meldregel gewijzigd',
  'meldregel.standaard': 'Meldregel terug naar standaard',
  'meldregel.pak-op': 'Melding opgepakt',
} as const
export type Operatordaad = keyof typeof operatordaden

/** Under which `object_soort` acts of the console stand; the list in the console reads these (index `logboek_wachtrij`). */
export const WACHTRIJ = 'wachtrij'

export interface TeRegistreren {
  readonly daad: Operatordaad
  /** What it was done to: an id, a kanaal, a maat. */
  readonly id: string | null
  /** What the operator wrote; about the guarding, never about a casus. */
  readonly reden: string
  readonly uitkomst?: 'gelukt' | 'geweigerd'
}

/** One line in the logboek of the gemeente of `tx`, in the transaction of the act. */
export const registreerDaad = (ctx: Pick<ProcedureContext, 'gebruiker' | 'herkomst'>, tx: Tx, { daad, id, reden, uitkomst = 'gelukt' }: TeRegistreren): Promise<void> =>
  logboekRepository(tx).write({ door: ctx.gebruiker.id, handeling: daad, objectSoort: WACHTRIJ, objectId: id, uitkomst, reden, herkomst: { ...ctx.herkomst } })
