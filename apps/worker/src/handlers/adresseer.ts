import { bewakingRepository, bezorgingRepository, NA_VERZAMELMAIL_MS, verzamelmailRepository, type NieuweBezorging, type Tx, type Verzendwijze } from '@regietafel/db'
import { createBezetting, resolveAdressaten, verzameldag, wanneerMail, type Adressaat, type Bezetting } from '@regietafel/domain/escalatie'
import type { Rol } from '@regietafel/domain/regie'

/** A trap that reaches people now. */
export interface TeAdresseren {
  readonly gemeenteId: string
  readonly termijnId: string
  readonly naar: readonly Rol[]
  readonly trap: string
  readonly herinnering: boolean
  /** Times it was put off before; 0 (or absent) when it went off. What was put off reaches people again, no webhook. */
  readonly uitstellen?: number
  /** Only this one, instead of who holds the roles. */
  readonly alleen?: Adressaat | undefined
}

/** A message of it; whose escalatie it is, its writer knows. */
export type Bericht = Omit<NieuweBezorging, 'escalatieId'>

/** What must be known to say whom a trap reaches now, and when by mail. Read while its termijnen are locked. */
export interface Adresboek {
  readonly nu: string
  readonly wijze: (gemeenteId: string) => Verzendwijze
  readonly bezetting: (gemeenteId: string, termijnId: string) => Bezetting
}

export async function readAdresboek(tx: Tx, termijnen: readonly { readonly gemeenteId: string; readonly termijnId: string }[], nu: string): Promise<Adresboek> {
  const bewaking = bewakingRepository(tx)
  const uniek = (waarden: readonly string[]): string[] => [...new Set(waarden)]
  const [wijzen, houders] = await Promise.all([
    bewaking.verzendwijzen(uniek(termijnen.map(({ gemeenteId }) => gemeenteId))),
    bewaking.rolhouders(uniek(termijnen.map(({ termijnId }) => termijnId))),
  ])
  const perGemeente = new Map(wijzen.map((wijze) => [wijze.gemeenteId, wijze]))
  return { nu, wijze: (gemeenteId) => perGemeente.get(gemeenteId)!, bezetting: createBezetting(houders) }
}

/** Whom these traps reach, by who holds which rol at this moment; without messages to people when nobody is left. In the same order. */
export async function resolveBerichten(tx: Tx, trappen: readonly TeAdresseren[], boek: Adresboek): Promise<Bericht[][]> {
  const aan = trappen.map((trap) => ({ trap, adressaten: trap.alleen ? [trap.alleen] : resolveAdressaten(trap.naar, boek.bezetting(trap.gemeenteId, trap.termijnId)) }))
  const mensen = [...new Set(aan.flatMap(({ adressaten }) => adressaten.map(({ gebruikerId }) => gebruikerId)))]
  const hadden = mensen.length === 0 ? new Set<string>() : await verzamelmailRepository(tx).hadden(mensen, verzameldag(boek.nu))
  return aan.map(({ trap, adressaten }) => {
    const wijze = boek.wijze(trap.gemeenteId)
    return [
      ...adressaten.flatMap((adressaat) => naarMens(trap, adressaat, { wijze, mail: wanneerMail({ trap: trap.trap, nu: boek.nu, instelling: wijze, hadVandaag: hadden.has(adressaat.gebruikerId) }) })),
      ...(trap.uitstellen ? [] : wijze.webhooks.filter((webhook) => wil(webhook, trap)).map((webhook) => naarWebhook(trap, webhook.id))),
    ]
  })
}

/** Somebody gets it. */
export const bereikt = (berichten: readonly Bericht[]): boolean => berichten.some(({ gebruikerId }) => gebruikerId !== null)

/** When the deliverers must look at an escalatie with these messages: never (all are delivered), from a moment on, or at once (null). */
export function wanneerBezorgen(berichten: readonly Bericht[]): { readonly bezorgd: boolean; readonly bezorgenNa: string | null } {
  const rest = berichten.filter(({ meteen }) => !meteen)
  if (rest.length === 0) return { bezorgd: bereikt(berichten), bezorgenNa: null }
  if (!bereikt(berichten) || rest.some(({ nietVoor }) => nietVoor === null)) return { bezorgd: false, bezorgenNa: null }
  return { bezorgd: false, bezorgenNa: new Date(Math.min(...rest.map(({ nietVoor, verzamelen }) => Date.parse(nietVoor!) + (verzamelen ? NA_VERZAMELMAIL_MS : 0)))).toISOString() }
}

/** Writes who gets these escalaties, at `nu()` of the transaction. Answers the ids that reach nobody at all. */
export async function adresseer(tx: Tx, escalaties: readonly (TeAdresseren & { readonly id: string })[], nu: string): Promise<string[]> {
  if (escalaties.length === 0) return []
  const berichten = await resolveBerichten(tx, escalaties, await readAdresboek(tx, escalaties, nu))
  await bezorgingRepository(tx).schrijfBezorgingen(escalaties.flatMap(({ id }, i) => berichten[i]!.map((bericht) => ({ ...bericht, escalatieId: id }))))
  return escalaties.filter((_, i) => !bereikt(berichten[i]!)).map(({ id }) => id)
}

function naarMens({ uitstellen = 0 }: TeAdresseren, adressaat: Adressaat, { wijze, mail }: { wijze: Verzendwijze; mail: Pick<Bericht, 'verzamelen' | 'nietVoor'> }): Bericht[] {
  const rij = { webhookId: null, uitstellen, ...adressaat }
  // A task is delivered by being there: no queue, no mail server and no worker stands between a trap and whoever must act.
  return [{ ...rij, kanaal: 'taak', verzamelen: false, nietVoor: null, meteen: !wijze.takenStil }, { ...rij, kanaal: 'email', ...mail, meteen: false }]
}

const wil = ({ trappen }: { trappen: readonly string[] }, { trap, herinnering }: TeAdresseren): boolean => (trappen.length > 0 ? trappen.includes(trap) : !herinnering)

const naarWebhook = ({ naar }: TeAdresseren, webhookId: string): Bericht =>
  ({ kanaal: 'webhook', gebruikerId: null, webhookId, rol: naar[0]!, omgeleidVan: null, verzamelen: false, nietVoor: null, meteen: false, uitstellen: 0 })
