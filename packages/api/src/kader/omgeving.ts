import { kaderRepository, type Tx } from '@regietafel/db'
import { vindVeldType, type Veld } from '@regietafel/domain/formulier'
import type { Conceptblad, Formulierveld } from '../kadertypes.ts'
import type { Mensen } from './mensen.ts'

/** Forms of this gemeente, each in its newest version, with the answers that an advice of a poort can look at. By title. */
export async function loadFormulieren(tx: Tx): Promise<Conceptblad['formulieren']> {
  const kaders = kaderRepository(tx)
  const lijst = await kaders.listFormulieren()
  const versies = await Promise.all(lijst.map(({ sleutel }) => kaders.findLatestFormulier(sleutel)))
  return versies.flatMap((versie) => (versie ? [{ sleutel: versie.sleutel, titel: versie.titel, velden: versie.definitie.secties.flatMap(({ velden }) => velden.flatMap(veldVan)) }] : []))
    .sort((a, b) => a.titel.localeCompare(b.titel, 'nl'))
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
export const omgevingVan = (formulieren: Conceptblad['formulieren'], { rollen }: Mensen) => ({ formulieren: new Set(formulieren.map(({ sleutel }) => sleutel)), rollen })
