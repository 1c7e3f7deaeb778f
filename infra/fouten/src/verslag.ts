import type { Uitslag } from './speel.ts'

/** The command that plays this one again. */
export const naspelen = ({ zaad, code, been, ronde }: Uitslag, hoe: string): string =>
  `npm run test:faults -- --seed ${zaad} --alleen ${code} --leg ${been}${ronde > 1 ? ` --ronde ${ronde}` : ''}${hoe}`

/** One line while it runs. */
export function regel(uitslag: Uitslag): string {
  const geteld = Object.entries(uitslag.geteld).map(([naam, n]) => `${naam} ${n}`).join(', ')
  return `${uitslag.breuken.length === 0 ? 'ok  ' : 'FOUT'} ${uitslag.code.padEnd(5)} ${uitslag.been.padEnd(8)} ${String(uitslag.seconden).padStart(6)} s  ${uitslag.naam}  [${geteld}]`
}

/** `hoe`: how long each case was, as options. */
export function breukregels(uitslag: Uitslag, hoe: string): string {
  if (uitslag.breuken.length === 0) return ''
  const regels = uitslag.breuken.map(({ invariant, tekst }) => `       ${invariant}: ${tekst}`)
  return [...regels, `       nog eens / again: ${naspelen(uitslag, hoe)}`, ...uitslag.uitvoer.split('\n').slice(-25).map((r) => `       | ${r.slice(0, 300)}`)].join('\n')
}

const kop = ['fault', 'leg', 'runs', 'kills', 'messages', 'twice, same key', 'settled in s', 'seconds', 'ok'] as const

/** The table at the end: per fault and leg, over all its runs. */
export function tabel(uitslagen: readonly Uitslag[]): string {
  const groepen = [...Map.groupBy(uitslagen, ({ code, been }) => `${code} ${been}`).values()]
  const rijen = groepen.map((lijst) => {
    const som = (pak: (u: Uitslag) => number): number => lijst.reduce((n, u) => n + pak(u), 0)
    const slecht = lijst.filter(({ breuken }) => breuken.length > 0).length
    return [
      lijst[0]!.code, lijst[0]!.been, String(lijst.length), String(som(kills)), String(som(({ berichten }) => berichten)), String(som(({ dubbel }) => dubbel)),
      String(Math.max(...lijst.map(({ herstelSeconden }) => herstelSeconden))), String(Math.round(som(({ seconden }) => seconden))), slecht === 0 ? 'yes' : `NO (${slecht})`,
    ]
  })
  const breedte = kop.map((naam, i) => Math.max(naam.length, ...rijen.map((rij) => rij[i]!.length)))
  const schrijf = (cellen: readonly string[]): string => `| ${cellen.map((cel, i) => cel.padEnd(breedte[i]!)).join(' | ')} |`
  return [schrijf(kop), `| ${breedte.map((n) => '-'.repeat(n)).join(' | ')} |`, ...rijen.map(schrijf)].join('\n')
}

const kills = ({ gestorven, geteld }: Uitslag): number => Math.max(gestorven, geteld['kill -9'] ?? 0)
