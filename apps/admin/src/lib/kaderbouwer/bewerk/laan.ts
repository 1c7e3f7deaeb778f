import type { Rol } from '@regietafel/domain/regie'
import { klokkenVan, schoon, verplaats, type Kaderdefinitie } from './lees.ts'
import { zetPoortInLaan } from './poort.ts'
import { zetStapInLaan } from './stap.ts'

/** Unchanged when there is one of that name. */
export function voegLaanToe(kader: Kaderdefinitie, laan: string, rol: Rol): Kaderdefinitie {
  const naam = schoon(laan)
  return naam === null || kader.lanen.some((l) => l.laan === naam) ? kader : { ...kader, lanen: [...kader.lanen, { laan: naam, rol }] }
}

/** Unchanged when another has that name. */
export function hernoemLaan(kader: Kaderdefinitie, laan: string, nieuw: string): Kaderdefinitie {
  const naam = schoon(nieuw)
  if (naam === null || !kader.lanen.some((l) => l.laan === laan) || kader.lanen.some((l) => l.laan === naam)) return kader
  const om = <T extends { laan: string }>(deel: T): T => (deel.laan === laan ? { ...deel, laan: naam } : deel)
  return { ...kader, lanen: kader.lanen.map(om), stappen: kader.stappen.map(om), poorten: kader.poorten.map(om) }
}

/** The lane gets another role, and so does the work in it that was of its role. */
export function zetLaanrol(kader: Kaderdefinitie, laan: string, rol: Rol): Kaderdefinitie {
  const was = kader.lanen.find((l) => l.laan === laan)
  if (!was || was.rol === rol) return kader
  const klokken = new Set(kader.stappen.filter((s) => s.laan === laan && s.rol === was.rol).flatMap((s) => klokkenVan(kader, s)))
  const om = <T extends { laan: string; rol: Rol }>(deel: T): T => (deel.laan === laan && deel.rol === was.rol ? { ...deel, rol } : deel)
  return {
    ...kader, lanen: kader.lanen.map((l) => (l === was ? { ...l, rol } : l)), stappen: kader.stappen.map(om), poorten: kader.poorten.map(om),
    termijnen: kader.termijnen.map((t) => (klokken.has(t) && t.verantwoordelijk === was.rol ? { ...t, verantwoordelijk: rol } : t)),
  }
}

export function zetLaanOpPlaats(kader: Kaderdefinitie, laan: string, plaats: number): Kaderdefinitie {
  const van = kader.lanen.findIndex((l) => l.laan === laan)
  const naar = Math.max(0, Math.min(plaats, kader.lanen.length - 1))
  return van < 0 || van === naar ? kader : { ...kader, lanen: verplaats(kader.lanen, van, naar) }
}

/** What stands in it goes to `naar`, else to its neighbour. The last lane with something in it stays. */
export function verwijderLaan(kader: Kaderdefinitie, laan: string, naar?: string): Kaderdefinitie {
  const i = kader.lanen.findIndex((l) => l.laan === laan)
  const buur = kader.lanen.find((l) => l.laan === naar && l.laan !== laan) ?? kader.lanen[i - 1] ?? kader.lanen[i + 1]
  const stappen = kader.stappen.filter((s) => s.laan === laan)
  const poorten = kader.poorten.filter((p) => p.laan === laan)
  if (i < 0 || (!buur && stappen.length + poorten.length > 0)) return kader
  const metStappen = stappen.reduce((k, s) => zetStapInLaan(k, s.stap, buur!.laan), kader)
  const leeg = poorten.reduce((k, p) => zetPoortInLaan(k, p.poort, buur!.laan), metStappen)
  return { ...leeg, lanen: leeg.lanen.filter((l) => l.laan !== laan) }
}
