import { bewakingRepository, bezorgingRepository, readBezorginstelling, verzamelmailRepository, type NieuweBezorging, type Rolhouder, type Tx } from '@regietafel/db'
import { resolveAdressaten, verzameldag, wanneerMail, type Adressaat, type Bezetting } from '@regietafel/domain/escalatie'
import type { Rol } from '@regietafel/domain/regie'

export interface TeAdresseren {
  readonly id: string
  readonly termijnId: string
  readonly naar: readonly Rol[]
  readonly trap: string
  readonly herinnering: boolean
  /** Times it was put off before; 0 (or absent) when it went off. What was put off reaches people again, no webhook. */
  readonly uitstellen?: number
  /** Only this one, instead of who holds the roles. */
  readonly alleen?: Adressaat | undefined
}

/** Writes who gets these escalaties, by who holds which rol at this moment. Answers the ids that reach nobody at all. */
export async function adresseer(tx: Tx, escalaties: readonly TeAdresseren[]): Promise<string[]> {
  if (escalaties.length === 0) return []
  const bewaking = bewakingRepository(tx)
  const [nu, instelling, houders, webhooks] = await Promise.all([
    bewaking.nu(),
    readBezorginstelling(tx),
    bewaking.rolhouders([...new Set(escalaties.map(({ termijnId }) => termijnId))]),
    bewaking.webhooks(),
  ])
  const bezetting = createBezetting(houders)
  const aan = escalaties.map((escalatie) => ({ escalatie, adressaten: escalatie.alleen ? [escalatie.alleen] : resolveAdressaten(escalatie.naar, bezetting(escalatie.termijnId)) }))
  const mensen = [...new Set(aan.flatMap(({ adressaten }) => adressaten.map(({ gebruikerId }) => gebruikerId)))]
  const hadden = await verzamelmailRepository(tx).hadden(mensen, verzameldag(nu))
  const mail = (trap: string, gebruikerId: string) => wanneerMail({ trap, nu, instelling, hadVandaag: hadden.has(gebruikerId) })
  await bezorgingRepository(tx).schrijfBezorgingen(
    aan.flatMap(({ escalatie, adressaten }) => [
      ...adressaten.flatMap((adressaat) => naarMens(escalatie, adressaat, mail(escalatie.trap, adressaat.gebruikerId))),
      ...(escalatie.uitstellen ? [] : webhooks.filter((webhook) => wil(webhook, escalatie)).map(({ id }) => naarWebhook(escalatie, id))),
    ]),
  )
  return aan.filter(({ adressaten }) => adressaten.length === 0).map(({ escalatie }) => escalatie.id)
}

const naarMens = ({ id, uitstellen = 0 }: TeAdresseren, adressaat: Adressaat, mail: Pick<NieuweBezorging, 'verzamelen' | 'nietVoor'>): NieuweBezorging[] => {
  const rij = { escalatieId: id, webhookId: null, uitstellen, ...adressaat }
  return [{ ...rij, kanaal: 'taak', verzamelen: false, nietVoor: null }, { ...rij, kanaal: 'email', ...mail }]
}

const wil = ({ trappen }: { trappen: readonly string[] }, { trap, herinnering }: TeAdresseren): boolean => (trappen.length > 0 ? trappen.includes(trap) : !herinnering)

const naarWebhook = ({ id, naar }: TeAdresseren, webhookId: string): NieuweBezorging =>
  ({ escalatieId: id, kanaal: 'webhook', gebruikerId: null, webhookId, rol: naar[0]!, omgeleidVan: null, verzamelen: false, nietVoor: null, uitstellen: 0 })

/** Holders of one termijn together with those of the whole gemeente. */
function createBezetting(houders: readonly Rolhouder[]): (termijnId: string) => Bezetting {
  const perTermijn = Map.groupBy(houders, ({ termijnId }) => termijnId)
  const algemeen = perTermijn.get(null) ?? []
  return (termijnId) => {
    const perRol = Map.groupBy([...(perTermijn.get(termijnId) ?? []), ...algemeen], ({ rol }) => rol)
    return new Map([...perRol].map(([rol, lijst]) => [rol, [...new Set(lijst.map(({ gebruikerId }) => gebruikerId))]]))
  }
}
