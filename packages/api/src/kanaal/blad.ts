import { berichtRepository, kanaalRepository, oorzaakRepository, pauzeRepository, webhookRepository, type BezorglogRij, type Tx, type WebhookRij, type Weigering } from '@regietafel/db'
import { vergelijkTrap } from '@regietafel/domain/escalatie'
import { rollen } from '@regietafel/domain/regie'
import type { Bezorglogrij, Gemeentekeuze, Kanalenblad, Webhookrij } from '../wachtrijtypes.ts'
import { eigenAfzender } from './afzender.ts'
import { toKanaalstanden } from '../wachtrij/standen.ts'

/** Everything about sending of one gemeente, but for the choice of gemeenten and what the reader may. */
export async function leesBlad(tx: Tx, gemeente: Gemeentekeuze, standaard: string): Promise<Omit<Kanalenblad, 'gemeenten' | 'mag'>> {
  const kanalen = kanaalRepository(tx)
  const [tellingen, oorzaken, pauzes, pogingen, webhooks, adressen, { eigen, gewijzigdOp }, geweigerd, trappen] = await Promise.all([
    oorzaakRepository(tx).kanalen(), oorzaakRepository(tx).list(), pauzeRepository(tx).listActief(), kanalen.pogingen(), webhookRepository(tx).list(), kanalen.geweigerdeAdressen(), kanalen.afzender(), kanalen.afzenderGeweigerd(), berichtRepository(tx).trappen(),
  ])
  return {
    gemeente,
    // The verdict is that of the console: messages. How many tries it took is said beside it.
    standen: toKanaalstanden(tellingen, oorzaken, pauzes, gemeente).map((stand) => ({ ...stand, tries: pogingen.find(({ kanaal }) => kanaal === stand.kanaal) ?? null })),
    webhooks: webhooks.map(toWebhook),
    afzender: { eigen: eigenAfzender(eigen, standaard), standaard, ...toWeigering(geweigerd, gewijzigdOp) },
    adressen: adressen.map(({ rol, ...rest }) => ({ ...rest, rolLabel: rollen[rol].label })),
    trappen: trappen.sort(vergelijkTrap),
  }
}

/** A sender that was changed after the last refusal is neither refused nor good: the next try says. Refused again, it is refused since it stands there. */
export function toWeigering(geweigerd: Weigering | null, gewijzigdOp: string | null): Pick<Kanalenblad['afzender'], 'geweigerdSinds' | 'gewijzigdOp' | 'code'> {
  if (geweigerd === null) return { geweigerdSinds: null, gewijzigdOp: null, code: null }
  const { sinds, laatst, code } = geweigerd
  const hersteld = gewijzigdOp !== null && gewijzigdOp > laatst
  return { geweigerdSinds: hersteld || gewijzigdOp === null || gewijzigdOp < sinds ? sinds : gewijzigdOp, gewijzigdOp: hersteld ? gewijzigdOp : null, code }
}

const toWebhook = ({ laatsteFoutOp, laatsteFoutCode, ...rest }: WebhookRij): Webhookrij =>
  ({ ...rest, laatsteFout: laatsteFoutOp ? { op: laatsteFoutOp, code: laatsteFoutCode ?? 'ONBEKEND' } : null })

export const toLogrij = ({ rol, ...rest }: BezorglogRij): Bezorglogrij => ({ ...rest, rolLabel: rol && rollen[rol].label })
