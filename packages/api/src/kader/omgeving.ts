import { kaderRepository, type Tx } from '@regietafel/db'
import { vindVeldType, type Veld } from '@regietafel/domain/formulier'
import type { Mensen } from '../concept/mensen.ts'
import type { Conceptblad, Formulierveld } from '../kadertypes.ts'

/** Forms of this gemeente, each in its newest version: with the answers an advice can be made of, and the ids of everything that is asked. By title. */
export interface Formulieren {
  readonly lijst: Conceptblad['formulieren']
  readonly velden: ReadonlyMap<string, ReadonlySet<string>>
}

export async function loadFormulieren(tx: Tx): Promise<Formulieren> {
  const kaders = kaderRepository(tx)
  const sleutels = (await kaders.listFormulieren()).map(({ sleutel }) => sleutel)
  const versies = (await Promise.all(sleutels.map((sleutel) => kaders.findLatestFormulier(sleutel)))).filter((versie) => versie !== null)
  const vragen = ({ definitie }: (typeof versies)[number]) => definitie.secties.flatMap(({ velden }) => velden)
  return {
    lijst: versies.map((versie) => ({ sleutel: versie.sleutel, titel: versie.titel, velden: vragen(versie).flatMap(veldVan) })).sort((a, b) => a.titel.localeCompare(b.titel, 'nl')),
    velden: new Map(versies.map((versie) => [versie.sleutel, new Set(vragen(versie).map(({ id }) => id))])),
  }
}

/** Answers with one value; a list, a text in own words or an akkoord decides no poort. */
function veldVan({ id, label, type, config }: Veld): Formulierveld[] {
  const veldtype = vindVeldType(type)
  const ingesteld = veldtype?.config.safeParse(config)
  if (!veldtype || !ingesteld?.success || veldtype.zonderAntwoord) return []
  const soort = veldtype.soort(ingesteld.data)
  const opties = optiesVan(ingesteld.data)
  if (soort !== 'getal' && soort !== 'janee' && !(soort === 'tekst' && opties)) return []
  return [{ veld: id, titel: label, soort, ...(opties ? { opties } : {}) }]
}

const optiesVan = (config: unknown): Formulierveld['opties'] => {
  const { opties } = config as { opties?: readonly { waarde: string; label: string }[] }
  return opties?.map(({ waarde, label }) => ({ waarde, label }))
}

/** What `controleer` may know of the gemeente. */
export const omgevingVan = ({ lijst, velden }: Formulieren, { rollen }: Mensen) => ({ formulieren: new Set(lijst.map(({ sleutel }) => sleutel)), velden, rollen })
