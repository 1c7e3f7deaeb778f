import type { Kalender } from '@regietafel/domain/kalender'
import { toDag, type Datum } from '@regietafel/domain/kernel'
import { normdag, type Telstap } from '@regietafel/domain/termijn'
import { bezetteSleutels, klokVan, nieuweSleutel, schoon, stapBij, termijnBij, zelfde, zonderLeeg, type Aanleiding, type Kaderdefinitie, type Termijndefinitie } from './lees.ts'
import { hertekend } from './teken.ts'
import { zonderTermijnen } from './verwijzing.ts'

type Tel = Termijndefinitie['tel']
/** The most a step of a count may be. */
const MEEST = 3660
const binnen = (n: number) => Math.max(-MEEST, Math.min(MEEST, n))

/** One change of a clock; unchanged when it is not there. Steps that move with it are drawn anew when their begin or end changes. */
export function wijzigKlok(kader: Kaderdefinitie, termijn: string, wijzig: (t: Termijndefinitie) => Termijndefinitie): Kaderdefinitie {
  const was = termijnBij(kader, termijn)
  const nu = was && zonderLeeg(wijzig(was))
  if (!was || zelfde(was, nu)) return kader
  const uit: Kaderdefinitie = { ...kader, termijnen: kader.termijnen.map((t) => (t === was ? nu! : t)) }
  if (zelfde(was.anker, nu!.anker) && zelfde(was.sluit, nu!.sluit)) return uit
  return kader.stappen.filter((s) => klokVan(kader, s) === was).reduce((k, s) => hertekend(k, s.stap), uit)
}

export const zetTel = (kader: Kaderdefinitie, termijn: string, tel: readonly Telstap[]): Kaderdefinitie => wijzigKlok(kader, termijn, (t) => ({ ...t, tel: [...tel] }))
/** Day 0. At least one; a clock never counts from what closes it. */
export const zetAnker = (kader: Kaderdefinitie, termijn: string, anker: readonly Aanleiding[]): Kaderdefinitie =>
  wijzigKlok(kader, termijn, (t) => { const over = anker.filter((a) => !zelfde(a, t.sluit)); return over.length > 0 ? { ...t, anker: over } : t })
export function hernoemKlok(kader: Kaderdefinitie, termijn: string, titel: string): Kaderdefinitie {
  const naam = schoon(titel)
  return naam === null ? kader : wijzigKlok(kader, termijn, (t) => ({ ...t, titel: naam }))
}

/**
 * A count some days later or earlier, in its own unit: a clock in werkdagen moves by werkdagen (a week is five), one in weeks by weeks where that
 * comes out, one in hours by 24; after months or years days are counted on. A count that goes forward stops at its own begin.
 */
export function schuifTel(tel: Tel, dagen: number): Tel {
  const laatste = tel.at(-1)
  if (!laatste) return dagen > 0 ? [{ aantal: binnen(dagen), eenheid: 'dagen' }] : tel
  const metLaatste = (aantal: number, eenheid: Telstap['eenheid'] = laatste.eenheid): Tel => {
    const gehouden = tel.length === 1 && laatste.aantal >= 0 ? Math.max(0, aantal) : aantal
    return gehouden === 0 && tel.length > 1 ? tel.slice(0, -1) : [...tel.slice(0, -1), { aantal: binnen(gehouden), eenheid }]
  }
  switch (laatste.eenheid) {
    case 'dagen': return metLaatste(laatste.aantal + dagen)
    case 'werkdagen': return metLaatste(laatste.aantal + Math.sign(dagen) * (Math.abs(dagen) % 7 === 0 ? (Math.abs(dagen) / 7) * 5 : Math.abs(dagen)))
    case 'weken': return dagen % 7 === 0 ? metLaatste(laatste.aantal + dagen / 7) : metLaatste(laatste.aantal * 7 + dagen, 'dagen')
    case 'uren': return metLaatste(laatste.aantal + dagen * 24)
    case 'maanden':
    case 'jaren': return tel.length < 4 ? [...tel, { aantal: dagen, eenheid: 'dagen' }] : tel
  }
}

/** Arrows on the board. Null and zero change nothing. */
export const verschuif = (kader: Kaderdefinitie, termijn: string, dagen: number): Kaderdefinitie => wijzigKlok(kader, termijn, (t) => ({ ...t, tel: schuifTel(t.tel, Math.trunc(dagen)) }))

/** Dragging on the board: the count, in its own unit, that brings the normdatum to `doel` or as near as it can. */
export function zetNormdatum(kader: Kaderdefinitie, termijn: string, { anker, doel, kalender }: { readonly anker: Datum; readonly doel: Datum; readonly kalender: Kalender }): Kaderdefinitie {
  return wijzigKlok(kader, termijn, (t) => {
    const van = toDag(anker)
    const naar = toDag(doel)
    let beste = t.tel
    const ver = (tel: Tel) => Math.abs(normdag(kalender, van, tel) - naar)
    const wekelijks = t.tel.at(-1)?.eenheid === 'weken' ? schuifTel(t.tel, naar - normdag(kalender, van, t.tel)) : null
    if (wekelijks && ver(wekelijks) < ver(beste)) beste = wekelijks
    for (let i = 0; i < 64 && ver(beste) > 0; i += 1) {
      const over = naar - normdag(kalender, van, beste)
      // Werkdagen are fewer than days: a rough step first, then one at a time.
      const sprong = beste.at(-1)?.eenheid === 'werkdagen' ? Math.trunc(over * 0.7) || Math.sign(over) : over
      const volgende = schuifTel(beste, sprong % 7 === 0 && beste.at(-1)?.eenheid === 'werkdagen' ? sprong + Math.sign(sprong) : sprong)
      if (ver(volgende) >= ver(beste)) {
        const een = schuifTel(beste, Math.sign(over))
        if (ver(een) >= ver(beste)) break
        beste = een
      } else beste = volgende
    }
    return { ...t, tel: beste }
  })
}

/** A second clock on a step, closed by the same: the wet beside the poster. Its key is new; null when the step has no clock to stand beside. */
export function voegKlokToe(kader: Kaderdefinitie, stap: string, nieuw: { readonly titel: string; readonly tel: readonly Telstap[]; readonly wettelijk: boolean; readonly bron?: string }): Kaderdefinitie {
  const s = stapBij(kader, stap)
  const titel = schoon(nieuw.titel)
  if (!s || titel === null) return kader
  const naast = klokVan(kader, s)
  const sleutel = nieuweSleutel(titel, bezetteSleutels(kader))
  const van = s.verloop.soort === 'duur' ? s.verloop : null
  const dicht = naast?.sluit ?? van?.tot[0]
  if (!dicht) return kader
  const anker = naast?.anker ?? van?.van.filter((a) => !zelfde(a, dicht)) ?? []
  const klok: Termijndefinitie = {
    termijn: sleutel, titel, stap, verantwoordelijk: s.rol, mijlpaal: false, anker: anker.length > 0 ? [...anker] : [{ soort: 'plaatsing' }], tel: [...nieuw.tel],
    verschuiving: nieuw.tel.some((t) => t.eenheid === 'uren') ? 'geen' : nieuw.wettelijk ? 'atw' : 'volgende-werkdag', wettelijk: nieuw.wettelijk, sluit: dicht, ladder: naast?.ladder ?? Object.keys(kader.ladders)[0] ?? null, bron: schoon(nieuw.bron ?? '') ?? 'keuze van de gemeente',
  }
  return { ...kader, termijnen: [...kader.termijnen, klok] }
}

/** The clock and what pointed at it. A step without a clock left runs from its begin to its end. */
export const verwijderKlok = (kader: Kaderdefinitie, termijn: string): Kaderdefinitie => (termijnBij(kader, termijn) ? zonderTermijnen(kader, new Set([termijn])) : kader)

/** "Never later than": another termijn, which then stands before it in the list; null takes it away. Unchanged when that one already waits for this one. */
export function zetPlafond(kader: Kaderdefinitie, termijn: string, plafond: Termijndefinitie['plafond'] | null): Kaderdefinitie {
  if (plafond === null || plafond === undefined) return wijzigKlok(kader, termijn, (t) => ({ ...t, plafond: undefined }) as unknown as Termijndefinitie)
  const ander = termijnBij(kader, plafond.termijn)
  if (!ander || ander.termijn === termijn) return kader
  for (let t: Termijndefinitie | undefined = ander; t?.plafond; t = termijnBij(kader, t.plafond.termijn)) if (t.plafond.termijn === termijn) return kader
  return metPlafondsEerst(wijzigKlok(kader, termijn, (t) => ({ ...t, plafond })))
}

/** The termijnen in their order, each after the one that caps it. */
export function metPlafondsEerst(kader: Kaderdefinitie): Kaderdefinitie {
  const uit: Termijndefinitie[] = []
  const zet = (t: Termijndefinitie, bezig: ReadonlySet<string>) => {
    if (uit.includes(t) || bezig.has(t.termijn)) return
    const eerst = t.plafond && termijnBij(kader, t.plafond.termijn)
    if (eerst) zet(eerst, new Set([...bezig, t.termijn]))
    uit.push(t)
  }
  for (const t of kader.termijnen) zet(t, new Set())
  return uit.every((t, i) => t === kader.termijnen[i]) ? kader : { ...kader, termijnen: uit }
}
