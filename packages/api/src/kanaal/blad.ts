import { kanaalRepository, webhookRepository, berichtRepository, type BezorglogRij, type Tx, type WebhookRij } from '@regietafel/db'
import { vergelijkTrap } from '@regietafel/domain/escalatie'
import { rollen } from '@regietafel/domain/regie'
import type { Bezorglogrij, Gemeentekeuze, Kanalenblad, Webhookrij } from '../wachtrijtypes.ts'
import { toKanaalstand } from './stand.ts'

/** Everything about sending of one gemeente, but for the choice of gemeenten and what the reader may. */
export async function leesBlad(tx: Tx, gemeente: Gemeentekeuze, standaard: string): Promise<Omit<Kanalenblad, 'gemeenten' | 'mag'>> {
  const kanalen = kanaalRepository(tx)
  const [standen, webhooks, adressen, eigen, geweigerdSinds, trappen] = await Promise.all([
    kanalen.standen(), webhookRepository(tx).list(), kanalen.geweigerdeAdressen(), kanalen.afzender(), kanalen.afzenderGeweigerdSinds(), berichtRepository(tx).trappen(),
  ])
  return {
    gemeente,
    standen: standen.map((feiten) => toKanaalstand(feiten, gemeente)),
    webhooks: webhooks.map(toWebhook),
    afzender: { eigen, standaard, geweigerdSinds },
    adressen: adressen.map(({ rol, ...rest }) => ({ ...rest, rolLabel: rollen[rol].label })),
    trappen: trappen.sort(vergelijkTrap),
  }
}

const toWebhook = ({ laatsteFoutOp, laatsteFoutCode, ...rest }: WebhookRij): Webhookrij =>
  ({ ...rest, laatsteFout: laatsteFoutOp ? { op: laatsteFoutOp, code: laatsteFoutCode ?? 'ONBEKEND' } : null })

export const toLogrij = ({ rol, ...rest }: BezorglogRij): Bezorglogrij => ({ ...rest, rolLabel: rol && rollen[rol].label })
