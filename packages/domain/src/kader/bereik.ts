import { evalueer, feiten, leesAfhankelijk } from '../formulier/index.ts'
import { standaardKalender } from '../kalender/index.ts'
import { dagUit, toPad, type Fout } from '../kernel/index.ts'
import { rollen, type Rol } from '../regie/index.ts'
import { normdag, telStap } from '../termijn/index.ts'
import type { Aanleiding, Kaderdefinitie, Poortdefinitie, Stapdefinitie, Termijndefinitie } from './definitie.ts'

type Meld = (plek: readonly (string | number)[], melding: string) => void

export const stapNaam = (s: Pick<Stapdefinitie, 'stap' | 'titel'>): string => `Stap ${s.stap} (${s.titel})`
export const poortNaam = (p: Pick<Poortdefinitie, 'poort' | 'vraag'>): string => `Poort ${p.poort} (${p.vraag})`

/** Roles that cannot do work in a casus: addressed only, or without access to a casus. */
const ZONDER_WERK: readonly Rol[] = ['leidinggevende', 'beheerder', 'operator']

/** An escalatie of a casus is of no use to them. */
const ZIET_GEEN_CASUS: readonly string[] = ['beheerder', 'operator']

/** What a gemeente has, as far as a kader can get it wrong. Left out: not looked at. */
export interface Omgeving {
  /** Keys of the forms that exist. */
  readonly formulieren?: ReadonlySet<string>
  /** Per form the ids of its fields, so that an advies cannot read what is not there. */
  readonly velden?: ReadonlyMap<string, ReadonlySet<string>>
  /** Roles that somebody in the gemeente can hold. */
  readonly rollen?: ReadonlySet<Rol>
}

/** Problems that a kader has as a whole: what can never be reached, a circle without a wait, a role or form that is not there. */
export function controleerGeheel(kader: Kaderdefinitie, omgeving: Omgeving = {}): Fout[] {
  const fouten: Fout[] = []
  const meld: Meld = (plek, melding) => fouten.push({ pad: toPad(plek), melding })
  controleerRollen(kader, omgeving, meld)
  kader.formulieren.forEach((f, i) => omgeving.formulieren?.has(f.formulier) === false && meld(['formulieren', i, 'formulier'], `Deze gemeente heeft geen formulier "${f.formulier}" (${f.titel}).`))
  controleerAdviezen(kader, omgeving, meld)
  controleerTellingen(kader, meld)
  controleerBereik(kader, meld)
  controleerKringen(kader, meld)
  return fouten
}

function controleerRollen(kader: Kaderdefinitie, { rollen: bezet }: Omgeving, meld: Meld): void {
  const kijk = (wie: string, plek: readonly (string | number)[], rol: Rol) => {
    if (ZONDER_WERK.includes(rol)) meld(plek, `${wie}: de rol ${rollen[rol].label.toLowerCase()} kan niemand in een casus hebben; kies een andere.`)
    else if (bezet && !bezet.has(rol)) meld(plek, `${wie}: niemand in deze gemeente kan de rol ${rollen[rol].label.toLowerCase()} hebben.`)
  }
  kader.lanen.forEach((l, i) => kijk(`Laan ${l.laan}`, ['lanen', i, 'rol'], l.rol))
  kader.stappen.forEach((s, i) => kijk(stapNaam(s), ['stappen', i, 'rol'], s.rol))
  kader.poorten.forEach((p, i) => kijk(poortNaam(p), ['poorten', i, 'rol'], p.rol))
  kader.termijnen.forEach((t, i) => kijk(t.titel, ['termijnen', i, 'verantwoordelijk'], t.verantwoordelijk))
  for (const [sleutel, { trappen }] of Object.entries(kader.ladders)) {
    trappen.forEach((t, i) => {
      for (const veld of ['naar', 'alsUitvoerderZelf'] as const)
        t[veld]?.forEach((rol, j) => ZIET_GEEN_CASUS.includes(rol) && meld(['ladders', sleutel, 'trappen', i, veld, j], `Ladder ${sleutel}: trap ${t.trap} gaat naar de ${rol}, maar die ziet geen casussen.`))
    })
  }
}

function controleerAdviezen(kader: Kaderdefinitie, { velden }: Omgeving, meld: Meld): void {
  kader.poorten.forEach((p, i) => p.advies?.forEach(({ formulier, als, uitkomst }, j) => {
    const plek = ['poorten', i, 'advies', j]
    const wie = poortNaam(p)
    if (!kader.formulieren.some((f) => f.formulier === formulier)) meld([...plek, 'formulier'], `${wie}: dit kader kent geen formulier "${formulier}".`)
    if (!p.uitkomsten.some((u) => u.uitkomst === uitkomst)) meld([...plek, 'uitkomst'], `${wie}: de poort kan niet "${uitkomst}" worden.`)
    const leeg = evalueer(als, {})
    if (!leeg.ok) return meld([...plek, 'als'], `${wie}: ${leeg.error.melding.charAt(0).toLowerCase()}${leeg.error.melding.slice(1)}`)
    if (leeg.value !== undefined && typeof leeg.value !== 'boolean') return meld([...plek, 'als'], `${wie}: deze regel geeft geen ja of nee.`)
    const leest = leesAfhankelijk(als)
    for (const veld of leest.velden) if (velden?.get(formulier)?.has(veld) === false) meld([...plek, 'als'], `${wie}: het formulier ${formulier} heeft geen veld "${veld}".`)
    for (const feit of leest.feiten) if (!Object.hasOwn(feiten, feit)) meld([...plek, 'als'], `${wie}: het feit "${feit}" bestaat niet.`)
  }))
}

/** Days from which a count is tried: in and around a weekend, a change of the clock, a leap day and the end of a year. */
const PROEFDAGEN = [dagUit(2026, 1, 31), dagUit(2026, 3, 28), dagUit(2026, 5, 13), dagUit(2027, 12, 24), dagUit(2028, 2, 29)]
const komtVooruit = (tel: Termijndefinitie['tel']) => PROEFDAGEN.some((dag) => normdag(standaardKalender, dag, tel) > dag)
const komtVoorAnker = (tel: Termijndefinitie['tel']) => PROEFDAGEN.some((dag) => normdag(standaardKalender, dag, tel) < dag)

function controleerTellingen(kader: Kaderdefinitie, meld: Meld): void {
  kader.termijnen.forEach((t, i) => {
    const plek = ['termijnen', i]
    const uren = t.tel.findIndex(({ eenheid }) => eenheid === 'uren')
    if (uren >= 0 && t.tel.length > 1) meld([...plek, 'tel', uren], `${t.titel}: uren worden niet met dagen gemengd; een termijn in uren heeft één stap.`)
    if (uren >= 0 && t.verschuiving !== 'geen') meld([...plek, 'verschuiving'], `${t.titel}: een termijn in uren verschuift niet (Algemene termijnenwet art. 4); kies "geen".`)
    if (uren >= 0 && t.opschortbaar) meld([...plek, 'opschortbaar'], `${t.titel}: een termijn in uren kan niet worden stilgezet.`)
    if (uren >= 0 && t.verlengbaar) meld([...plek, 'verlengbaar'], `${t.titel}: een termijn in uren kan niet worden verlengd.`)
    if (uren < 0 && t.verschuiving !== 'geen' && (t.tel.at(-1)?.aantal ?? 0) < 0) meld([...plek, 'verschuiving'], `${t.titel}: wie terugtelt, verschuift niet (Algemene termijnenwet art. 1); kies "geen".`)
    // A first step back is refused already, with its own place.
    if ((t.tel[0]?.aantal ?? 0) >= 0 && komtVoorAnker(t.tel)) meld([...plek, 'tel'], `${t.titel} eindigt voor zijn eigen anker.`)
    if (t.herhaling && !komtVooruit(t.herhaling.elke)) meld([...plek, 'herhaling', 'elke'], `${t.titel}: een herhaling zonder wachttijd houdt nooit op.`)
    if (t.herhaling && t.herstart) meld([...plek, 'herhaling'], `${t.titel}: begint opnieuw door herhaling of door herstart, niet door allebei.`)
  })
  for (const [sleutel, { trappen }] of Object.entries(kader.ladders)) {
    trappen.forEach((t, i) => {
      const plek = ['ladders', sleutel, 'trappen', i]
      if (t.uren !== undefined && t.werkdagen !== 0) meld([...plek, 'uren'], `Ladder ${sleutel}: trap ${t.trap} telt in uren of in werkdagen; zet werkdagen op 0.`)
      const vorige = trappen[i - 1]
      // Werkdagen and hours side by side: only before and after the deadline can be told apart.
      const [eerst, dan] = vorige?.uren !== undefined && t.uren !== undefined ? [vorige.uren, t.uren] : [Math.sign(vorige?.uren ?? vorige?.werkdagen ?? -1), Math.sign(t.uren ?? t.werkdagen) + 0.5]
      if (vorige && (vorige.uren !== undefined || t.uren !== undefined) && eerst >= dan) meld([...plek, 'uren'], `Ladder ${sleutel}: trap ${t.trap} moet later komen dan trap ${vorige.trap}.`)
    })
  }
  const gronden = kader.opschorting?.gronden ?? []
  gronden.forEach((g, i) => gronden.findIndex((x) => x.grond === g.grond) < i && meld(['opschorting', 'gronden', i], `Grond "${g.grond}" komt al eerder voor.`))
}

/** Everything that can happen, starting from what comes from outside, until nothing is added. */
function controleerBereik(kader: Kaderdefinitie, meld: Meld): void {
  const termijnen = new Set<string>()
  const stappen = new Set<string>()
  const poorten = new Set<string>()
  const eigenaars = (formulier: string) => [
    ...kader.stappen.flatMap((s) => (s.formulier === formulier ? [() => stappen.has(s.stap)] : [])),
    ...kader.termijnen.flatMap((t) => (t.sluit.soort === 'formulier-vastgesteld' && t.sluit.formulier === formulier ? [() => termijnen.has(t.termijn)] : [])),
  ]
  const perFormulier = new Map(kader.formulieren.map(({ formulier }) => [formulier, eigenaars(formulier)]))
  const kan = (a: Aanleiding): boolean => {
    if (a.soort === 'formulier-vastgesteld') {
      const wie = perFormulier.get(a.formulier) ?? []
      return wie.length === 0 || wie.some((bereikt) => bereikt())
    }
    return a.soort !== 'poort-beslist' || poorten.has(a.poort)
  }
  let vorige = -1
  while (termijnen.size + stappen.size + poorten.size > vorige) {
    vorige = termijnen.size + stappen.size + poorten.size
    for (const t of kader.termijnen) if (((t.anker.some(kan) || (t.herstart && kan(t.herstart.bij))) ?? false) && (!t.als || kan(t.als))) termijnen.add(t.termijn)
    for (const p of kader.poorten) if (kan(p.opent)) poorten.add(p.poort)
    for (const s of kader.stappen) {
      const v = s.verloop
      if (v.soort === 'termijn' ? termijnen.has(v.termijn) : v.van.some(kan) || (v.ofVanafNormdatum !== undefined && termijnen.has(v.ofVanafNormdatum))) stappen.add(s.stap)
    }
  }
  const bestaat = new Set(kader.termijnen.map((t) => t.termijn))
  kader.termijnen.forEach((t, i) => termijnen.has(t.termijn) || meld(['termijnen', i, 'anker'], `${t.titel}: wat deze termijn laat beginnen, kan nooit gebeuren.`))
  kader.poorten.forEach((p, i) => poorten.has(p.poort) || meld(['poorten', i, 'opent'], `${poortNaam(p)} gaat nooit open.`))
  kader.stappen.forEach((s, i) => {
    if (stappen.has(s.stap) || (s.verloop.soort === 'termijn' && !bestaat.has(s.verloop.termijn))) return
    meld(['stappen', i], `${stapNaam(s)} wordt nooit bereikt.`)
  })
}

/** Circles in which no time passes: from what closes a termijn or is decided, to what that starts. Each is told once, at its first part. */
function controleerKringen(kader: Kaderdefinitie, meld: Meld): void {
  interface Knoop { readonly naam: string; readonly plek: readonly (string | number)[]; readonly wacht: boolean; readonly door: readonly Aanleiding[]; readonly geeft: (a: Aanleiding) => boolean }
  const vooruit = (tel: Termijndefinitie['tel']) => komtVooruit(tel) || tel.some((stap) => telStap(standaardKalender, PROEFDAGEN[0]!, stap) > PROEFDAGEN[0]!)
  const knopen: readonly Knoop[] = [
    ...kader.termijnen.map((t, i): Knoop => ({
      naam: t.titel, plek: ['termijnen', i], wacht: vooruit(t.tel), door: [...t.anker, ...(t.herstart ? [t.herstart.bij] : [])],
      geeft: (a) => JSON.stringify(a) === JSON.stringify(t.sluit) || (a.soort === 'poort-beslist' && t.sluit.soort === 'poort-beslist' && a.poort === t.sluit.poort),
    })),
    ...kader.poorten.map((p, i): Knoop => ({ naam: `poort ${p.poort}`, plek: ['poorten', i], wacht: vooruit(p.binnen), door: [p.opent], geeft: (a) => a.soort === 'poort-beslist' && a.poort === p.poort })),
  ]
  const naar = knopen.map((van) => knopen.flatMap((doel, j) => (!doel.wacht && doel.door.some(van.geeft) ? [j] : [])))
  const gemeld = new Set<number>()
  const pad: number[] = []
  const zoek = (i: number): void => {
    const begin = pad.indexOf(i)
    if (begin >= 0) {
      const kring = pad.slice(begin)
      if (!kring.some((k) => gemeld.has(k))) meld(knopen[Math.min(...kring)]!.plek, `Deze kring heeft nergens een wachttijd: ${[...kring, i].map((k) => knopen[k]!.naam).join(' → ')}.`)
      kring.forEach((k) => gemeld.add(k))
      return
    }
    if (klaar.has(i)) return
    pad.push(i)
    for (const j of naar[i]!) zoek(j)
    pad.pop()
    klaar.add(i)
  }
  const klaar = new Set<number>()
  knopen.forEach((k, i) => !k.wacht && zoek(i))
}
