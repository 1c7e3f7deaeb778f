import { bewakingRepository, bezorgingRepository, readBezorginstelling, verzamelmailRepository, type Bezorginstelling, type NieuweBezorging, type Rolhouder, type Tx } from '@regietafel/db'
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

/** What must be known to say whom a trap reaches now, and when by mail. Read while its termijnen are locked. */
export interface Adresboek {
  readonly nu: string
  readonly instelling: Bezorginstelling
  readonly webhooks: readonly { readonly id: string; readonly trappen: readonly string[] }[]
  readonly bezetting: (termijnId: string) => Bezetting
}

export async function readAdresboek(tx: Tx, termijnIds: readonly string[]): Promise<Adresboek> {
  const bewaking = bewakingRepository(tx)
  const [nu, instelling, houders, webhooks] = await Promise.all([bewaking.nu(), readBezorginstelling(tx), bewaking.rolhouders([...new Set(termijnIds)]), bewaking.webhooks()])
  return { nu, instelling, webhooks, bezetting: createBezetting(houders) }
}

/** Whom these escalaties reach, by who holds which rol at this moment. `escalatie.id` may still have to come: nothing here looks at it. */
export async function resolveOntvangers<T extends Omit<TeAdresseren, 'id'>>(tx: Tx, escalaties: readonly T[], boek: Adresboek): Promise<readonly { escalatie: T; toRijen: (id: string) => NieuweBezorging[]; bereikt: boolean }[]> {
  const aan = escalaties.map((escalatie) => ({ escalatie, adressaten: escalatie.alleen ? [escalatie.alleen] : resolveAdressaten(escalatie.naar, boek.bezetting(escalatie.termijnId)) }))
  const mensen = [...new Set(aan.flatMap(({ adressaten }) => adressaten.map(({ gebruikerId }) => gebruikerId)))]
  const hadden = mensen.length === 0 ? new Set<string>() : await verzamelmailRepository(tx).hadden(mensen, verzameldag(boek.nu))
  const mail = (trap: string, gebruikerId: string) => wanneerMail({ trap, nu: boek.nu, instelling: boek.instelling, hadVandaag: hadden.has(gebruikerId) })
  return aan.map(({ escalatie, adressaten }) => ({
    escalatie,
    bereikt: adressaten.length > 0,
    toRijen: (id) => [
      ...adressaten.flatMap((adressaat) => naarMens({ ...escalatie, id }, adressaat, mail(escalatie.trap, adressaat.gebruikerId))),
      ...(escalatie.uitstellen ? [] : boek.webhooks.filter((webhook) => wil(webhook, escalatie)).map((webhook) => naarWebhook({ ...escalatie, id }, webhook.id))),
    ],
  }))
}

/** Writes who gets these escalaties. Answers the ids that reach nobody at all. */
export async function adresseer(tx: Tx, escalaties: readonly TeAdresseren[]): Promise<string[]> {
  if (escalaties.length === 0) return []
  const ontvangers = await resolveOntvangers(tx, escalaties, await readAdresboek(tx, escalaties.map(({ termijnId }) => termijnId)))
  await bezorgingRepository(tx).schrijfBezorgingen(ontvangers.flatMap(({ escalatie, toRijen }) => toRijen(escalatie.id)))
  return ontvangers.filter(({ bereikt }) => !bereikt).map(({ escalatie }) => escalatie.id)
}

const naarMens = ({ id, uitstellen = 0 }: TeAdresseren, adressaat: Adressaat, mail: Pick<NieuweBezorging, 'verzamelen' | 'nietVoor'>): NieuweBezorging[] => {
  const rij = { escalatieId: id, webhookId: null, uitstellen, ...adressaat }
  return [{ ...rij, kanaal: 'taak', verzamelen: false, nietVoor: null }, { ...rij, kanaal: 'email', ...mail }]
}

const wil = ({ trappen }: { trappen: readonly string[] }, { trap, herinnering }: Pick<TeAdresseren, 'trap' | 'herinnering'>): boolean => (trappen.length > 0 ? trappen.includes(trap) : !herinnering)

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
