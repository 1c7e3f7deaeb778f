import { vergelijkKaders, type Kaderdefinitie, type Verschil } from '@regietafel/domain/kader'
import { leesArgumenten } from '../argumenten.ts'
import type { Voer } from '../opdracht.ts'
import { leesKader, meld } from './bron.ts'

const TEKEN: Record<Verschil['soort'], string> = { erbij: '+', weg: '-', anders: '~' }

/** 0 when the content is equal, 1 when it differs (one line per difference on stdout), 2 when one of them cannot be read. */
export const voer: Voer = async (args, io) => {
  const gelezen = leesArgumenten(args, ['A', 'B'])
  if (!gelezen.ok) {
    io.fout(`${gelezen.error} Gebruik: regietafel kader vergelijk A B`)
    return 2
  }
  const bronnen = gelezen.value.plaatsen
  const uitkomsten = [await leesKader(bronnen[0]!, io), await leesKader(bronnen[1]!, io)]
  uitkomsten.forEach((uitkomst, i) => uitkomst.ok || meld(io, uitkomst.error.fouten, `${bronnen[i]!}: `))
  const kaders = uitkomsten.flatMap((uitkomst): Kaderdefinitie[] => (uitkomst.ok ? [uitkomst.value] : []))
  const [a, b] = kaders
  if (!a || !b) return 2
  const verschillen = vergelijkKaders(a, b)
  for (const { soort, pad, zin } of verschillen) io.uit(`${TEKEN[soort]} ${zin} (${pad})\n`)
  if (verschillen.length === 0) io.uit('Geen verschil.\n')
  return verschillen.length === 0 ? 0 : 1
}
