import type { CompileVeld, Rij } from '@regietafel/domain/formulier'
import { leesWaarde, titelVeld, vormVeld } from '../lees.ts'
import type { Formulierstand } from '../formulierstand.svelte.ts'

const MAX_BIJ = 3
const MAX_TEKENS = 80

/** A row when it is folded: its name, and a few short answers. */
export function rijTitel(stand: Formulierstand, lijst: CompileVeld, rij: Rij): string | null {
  if (lijst.veld.type === 'verbanden') return verbandTitel(stand, lijst, rij)
  const veld = titelVeld(lijst)
  return veld === undefined ? null : leesWaarde(stand, veld, rij[veld.id])
}

function verbandTitel(stand: Formulierstand, lijst: CompileVeld, rij: Rij): string | null {
  const deel = (id: string) => {
    const veld = lijst.kind.get(id)
    return veld === undefined ? null : leesWaarde(stand, veld, rij[id])
  }
  const [van, soort, naar] = [deel('van'), deel('soort'), deel('naar')]
  return van === null && naar === null ? null : `${van ?? '…'} ${soort?.toLowerCase() ?? '→'} ${naar ?? '…'}`
}

export function rijBij(stand: Formulierstand, lijst: CompileVeld, rij: Rij): string {
  const titel = lijst.veld.type === 'verbanden' ? null : titelVeld(lijst)
  const vorm = vormVeld(stand, lijst.id)?.veld
  const overslaan = new Set([titel?.id, vorm?.id, ...(lijst.veld.type === 'verbanden' ? ['van', 'soort', 'naar'] : [])])
  const delen = lijst.kinderen.flatMap((kind) => {
    const tekst = overslaan.has(kind.id) || kind.soort === 'rijen' ? null : leesWaarde(stand, kind, rij[kind.id])
    return tekst === null ? [] : [kind.soort === 'getal' || kind.soort === 'janee' ? `${kind.veld.label}: ${tekst}` : kort(tekst)]
  })
  return delen.slice(0, MAX_BIJ).join(' · ')
}

const kort = (tekst: string): string => (tekst.length > MAX_TEKENS ? `${tekst.slice(0, MAX_TEKENS - 1).trimEnd()}…` : tekst).replaceAll('\n', ' ')
