import { voortgang, type Kaderdefinitie } from '@regietafel/domain/kader'
import { standaardKalender } from '@regietafel/domain/kalender'
import { err, ok, type Fout, type Result } from '@regietafel/domain/kernel'
import { leesArgumenten } from '../argumenten.ts'
import type { Io, Voer } from '../opdracht.ts'
import { leesBestand, leesKader, meld } from './bron.ts'
import { leesSimulatie } from './invoer.ts'
import { toTekst } from './tekst.ts'

/** Each `--kader`; a fault lies under `$.kader`, with the name of the source when there are more. */
async function leesEigen(bronnen: readonly string[], io: Io): Promise<Result<readonly Kaderdefinitie[], readonly Fout[]>> {
  const kaders: Kaderdefinitie[] = []
  const fouten: Fout[] = []
  for (const bron of bronnen) {
    const gelezen = await leesKader(bron, io)
    if (gelezen.ok) kaders.push(gelezen.value)
    else fouten.push(...gelezen.error.fouten.map(({ pad, melding }) => ({ pad: `${bronnen.length > 1 ? `${bron}: ` : ''}$.kader${pad.slice(1)}`, melding })))
  }
  return fouten.length > 0 ? err(fouten) : ok(kaders)
}

/** One JSON object on stdout (with `--tekst` lines to read), or exit 2 with one line per fault on stderr and nothing on stdout. */
export const voer: Voer = async (args, io) => {
  const gelezen = leesArgumenten(args, ['BESTAND'], { kader: { type: 'string', multiple: true }, tekst: { type: 'boolean' } })
  if (!gelezen.ok) {
    io.fout(`${gelezen.error} Gebruik: regietafel kader simuleer BESTAND [--kader KADER]… [--tekst]`)
    return 2
  }
  const { kader: bronnen, tekst: alsTekst } = gelezen.value.waarden
  const eigen = await leesEigen(Array.isArray(bronnen) ? bronnen : [], io)
  if (!eigen.ok) {
    meld(io, eigen.error)
    return 2
  }
  const tekst = await leesBestand(gelezen.value.plaatsen[0]!, io)
  const simulatie = tekst.ok ? leesSimulatie(tekst.value, eigen.value) : tekst
  if (!simulatie.ok) {
    meld(io, simulatie.error)
    return 2
  }
  const { kaders, gebeurtenissen, nu } = simulatie.value
  const standen = kaders.map((kader) => voortgang(kader, gebeurtenissen, standaardKalender, nu))
  if (alsTekst) io.uit(kaders.map((kader, i) => toTekst(kader, standen[i]!, nu)).join('\n'))
  else io.uit(`${JSON.stringify(standen.length === 1 ? standen[0] : { nu, kaders: standen }, null, 2)}\n`)
  return 0
}
