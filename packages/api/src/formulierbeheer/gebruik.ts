import { leesAfhankelijk, plekken, type Formulierdefinitie } from '@regietafel/domain/formulier'
import type { Kaderdefinitie } from '@regietafel/domain/kader'
import type { Gebruik } from '../formuliertypes.ts'

interface Bron { readonly kaders: readonly Kaderdefinitie[]; readonly formulieren: readonly Formulierdefinitie[] }

/** Who outside this form counts on it: live kaders that wait for it or read it, and live forms that take answers from it. */
export function gebruikVan(sleutel: string, { kaders, formulieren }: Bron): Gebruik[] {
  return [...kaders.flatMap((kader) => inKader(sleutel, kader)), ...formulieren.flatMap((ander) => voorvullingen(sleutel, ander).map(({ gebruik }) => gebruik))]
}

/** The same per field id, for what names a field. */
export function gebruikPerVeld(sleutel: string, { kaders, formulieren }: Bron): Record<string, readonly Gebruik[]> {
  const uit = new Map<string, Gebruik[]>()
  const noteer = (veldId: string, gebruik: Gebruik) => void uit.set(veldId, [...(uit.get(veldId) ?? []), gebruik])
  for (const kader of kaders)
    for (const { vraag, advies = [] } of kader.poorten)
      for (const veldId of new Set(advies.filter((regel) => regel.formulier === sleutel).flatMap(({ als }) => [...veldenVan(als)]))) noteer(veldId, vanKader(kader, `het advies bij de poort "${vraag}"`))
  for (const ander of formulieren) for (const { veldId, gebruik } of voorvullingen(sleutel, ander)) noteer(veldId, gebruik)
  return Object.fromEntries(uit)
}

const vanKader = ({ sleutel, titel }: Kaderdefinitie, waar: string): Gebruik => ({ soort: 'kader', titel, waar, adres: `/beheer/kaders/${sleutel}` })

function inKader(sleutel: string, kader: Kaderdefinitie): Gebruik[] {
  const delen = [
    ...kader.stappen.map((stap) => [stap, `de stap "${stap.titel}"`] as const),
    ...kader.termijnen.map((termijn) => [termijn, `de termijn "${termijn.titel}"`] as const),
    ...kader.poorten.map((poort) => [poort, `de poort "${poort.vraag}"`] as const),
  ]
  const waar: string[] = delen.filter(([deel]) => noemt(deel, sleutel)).map(([, zin]) => zin)
  if (waar.length === 0 && kader.formulieren.some(({ formulier }) => formulier === sleutel)) waar.push('de lijst met formulieren')
  return waar.map((zin) => vanKader(kader, zin))
}

/** Does this part of a kader name the form: to wait for it, or to read it? */
function noemt(deel: unknown, sleutel: string): boolean {
  if (typeof deel !== 'object' || deel === null) return false
  return Object.entries(deel).some(([naam, waarde]) => (naam === 'formulier' ? waarde === sleutel : noemt(waarde, sleutel)))
}

function veldenVan(als: unknown): Iterable<string> {
  try {
    return leesAfhankelijk(als).velden
  } catch {
    return []
  }
}

function voorvullingen(sleutel: string, ander: Formulierdefinitie): { readonly veldId: string; readonly gebruik: Gebruik }[] {
  if (ander.sleutel === sleutel) return []
  return [...plekken(ander).values()].flatMap(({ veld }) => (veld.voorvul ?? []).flatMap((bron) =>
    bron.soort === 'formulier' && bron.formulier === sleutel
      ? [{ veldId: bron.veldId, gebruik: { soort: 'formulier' as const, titel: ander.titel, waar: `het eerste antwoord op "${veld.label}"`, adres: `/beheer/formulieren/${ander.sleutel}` } }]
      : []))
}
