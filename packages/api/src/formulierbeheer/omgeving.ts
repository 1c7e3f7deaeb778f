import { formulierbeheerRepository, formulierdeelRepository, formulierstandaardRepository, kaderRepository, type Deelkop, type Formulierinhoudrij, type Tx } from '@regietafel/db'
import { plekken, type Conceptomgeving, type Formulierdefinitie } from '@regietafel/domain/formulier'
import type { Kaderdefinitie } from '@regietafel/domain/kader'
import type { Datum } from '@regietafel/domain/kernel'
import type { Deelrij } from '../formuliertypes.ts'

/** The newest version of every kader of the gemeente. */
export async function loadKaders(tx: Tx): Promise<Kaderdefinitie[]> {
  const kaders = kaderRepository(tx)
  const alle = await kaders.listKaders()
  const nieuwste = alle.filter(({ sleutel }, i) => alle.findIndex((ander) => ander.sleutel === sleutel) === i)
  return [...(await kaders.findByIds(nieuwste.map(({ id }) => id))).values()].map(({ kader }) => kader)
}

export const deelrijVan = ({ sleutel, titel, soort, versie, gepubliceerdOp }: Deelkop): Deelrij => ({ sleutel, titel, soort, versie, gepubliceerdOp })

interface Over { readonly definitie: Formulierdefinitie; readonly live: Formulierinhoudrij | null; readonly standaardHash: string | null; readonly vandaag: Datum }

/** What `controleerConcept` may know of the gemeente: what is locked, what its parts hold, and what it asks of itself. */
export async function loadOmgeving(tx: Tx, { definitie, live, standaardHash, vandaag }: Over): Promise<Conceptomgeving> {
  const delen = formulierdeelRepository(tx)
  const [{ talenVolledig }, nieuwste, gebruikt, standaard] = await Promise.all([
    formulierbeheerRepository(tx).instelling(), delen.listNieuwste(), delen.findAll(koppelingenVan(definitie)),
    standaardHash === null ? null : formulierstandaardRepository(tx).find(definitie.sleutel, standaardHash),
  ])
  const eerder = [live?.definitie, standaard?.definitie].filter((vorige) => vorige !== undefined)
  return {
    talenVolledig,
    vandaag,
    eerder,
    vast: [...new Set(eerder.flatMap(vasteVelden))],
    delen: [...nieuwste.filter((kop) => !gebruikt.some((g) => g.sleutel === kop.sleutel && g.versie === kop.versie)).map(deelversieVan), ...gebruikt.map((deel) => ({ ...deelversieVan(deel), inhoud: deel.inhoud }))],
  }
}

const deelversieVan = ({ sleutel, titel, versie }: Deelkop) => ({ sleutel, titel, versie })

const vasteVelden = (definitie: Formulierdefinitie): string[] => [...plekken(definitie).values()].filter(({ veld }) => veld.vast).map(({ veld }) => veld.id)

/** Every version of a part that a form is linked to. In a concept a link may be anything. */
export function koppelingenVan(definitie: Formulierdefinitie): { readonly sleutel: string; readonly versie: number }[] {
  const kandidaten: readonly unknown[] = [...definitie.secties.map(({ deel }) => deel), ...[...plekken(definitie).values()].flatMap(({ veld }) => [veld.deel, veld.codelijst])]
  const gezien = new Map<string, { sleutel: string; versie: number }>()
  for (const kandidaat of kandidaten) {
    const { sleutel, versie } = (kandidaat ?? {}) as { sleutel?: unknown; versie?: unknown }
    if (typeof sleutel === 'string' && typeof versie === 'number' && Number.isInteger(versie) && Math.abs(versie) <= 100_000) gezien.set(`${sleutel}:${versie}`, { sleutel, versie })
  }
  return [...gezien.values()]
}
