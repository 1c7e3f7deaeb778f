import { err, ok, toFouten, toPad, type Fout, type Result } from '../kernel/index.ts'
import { controleerGeheel, poortNaam, stapNaam, type Omgeving } from './bereik.ts'
import { Kadervorm, type Aanleiding, type Kaderdefinitie } from './definitie.ts'

type Plek = readonly (string | number)[]

/** By such a name the console knows a reminder, which asks for no answer and is not among what waits. */
const HERINNERING = /^H\d+$/
/** The termijn ends with its day; in hours, at the moment itself. */
const isVoorEinde = ({ werkdagen, uren }: Kaderdefinitie['ladders'][string]['trappen'][number]): boolean => (uren === undefined ? werkdagen <= 0 : uren < 0)

/**
 * Reads a kader from data. Everything that cannot work is refused with its place and a Dutch sentence: wrong shape,
 * unknown key, a reference to something that is not there, a key used twice, a ladder out of order, a deadline before its anker.
 */
export function parseKader(invoer: unknown): Result<Kaderdefinitie, readonly Fout[]> {
  const vorm = Kadervorm.safeParse(invoer)
  if (!vorm.success) return err(toFouten(vorm.error, invoer))
  const fouten = controleer(vorm.data)
  return fouten.length > 0 ? err(fouten) : ok(vorm.data)
}

/** What is wrong with a kader that has the right shape, in the gemeente where it is to work. Empty when it can be published. */
export function controleer(kader: Kaderdefinitie, omgeving: Omgeving = {}): Fout[] {
  const fouten: Fout[] = []
  const meld = (plek: Plek, melding: string) => fouten.push({ pad: toPad(plek), melding })
  const formulieren = new Set(kader.formulieren.map((f) => f.formulier))
  const stappen = new Set(kader.stappen.map((s) => s.stap))
  const doelen = new Set([...stappen, ...kader.uitgangen.map((u) => u.uitgang)])
  const termijnen = new Map(kader.termijnen.map((t, i) => [t.termijn, i]))
  const poorten = new Map(kader.poorten.map((p) => [p.poort, p]))
  const lanen = new Set(kader.lanen.map((l) => l.laan))

  const uniek = (plek: string, wat: string, sleutels: readonly string[]) =>
    sleutels.forEach((sleutel, i) => sleutels.indexOf(sleutel) < i && meld([plek, i], `${wat} "${sleutel}" komt al eerder voor.`))
  uniek('formulieren', 'Formulier', kader.formulieren.map((f) => f.formulier))
  uniek('stappen', 'Stap', kader.stappen.map((s) => s.stap))
  uniek('poorten', 'Poort', kader.poorten.map((p) => p.poort))
  uniek('termijnen', 'Termijn', kader.termijnen.map((t) => t.termijn))
  uniek('lanen', 'Laan', kader.lanen.map((l) => l.laan))
  uniek('uitgangen', 'Uitgang', kader.uitgangen.map((u) => u.uitgang))
  kader.uitgangen.forEach(({ uitgang }, i) => stappen.has(uitgang) && meld(['uitgangen', i, 'uitgang'], `Uitgang "${uitgang}" heet net zo als een stap; kies een andere code.`))
  if (kader.termijnen.length === 0 && kader.stappen.length === 0) meld(['stappen'], 'Dit kader heeft nog geen stap en geen termijn.')

  const kentGeen = (wie: string, plek: Plek, wat: string, sleutel: string) => meld(plek, `${wie}: dit kader kent geen ${wat} "${sleutel}".`)
  const aanleiding = (wie: string, plek: Plek, a: Aanleiding | undefined) => {
    if (a?.soort === 'formulier-vastgesteld' && !formulieren.has(a.formulier)) kentGeen(wie, [...plek, 'formulier'], 'formulier', a.formulier)
    if (a?.soort !== 'poort-beslist') return
    const poort = poorten.get(a.poort)
    if (!poort) kentGeen(wie, [...plek, 'poort'], 'poort', a.poort)
    else if (a.uitkomst && !poort.uitkomsten.some((u) => u.uitkomst === a.uitkomst)) meld([...plek, 'uitkomst'], `${wie}: poort ${a.poort} kan niet "${a.uitkomst}" worden.`)
  }
  const lijst = (wie: string, plek: Plek, aanleidingen: readonly Aanleiding[] | undefined) => aanleidingen?.forEach((a, i) => aanleiding(wie, [...plek, i], a))
  const termijn = (wie: string, plek: Plek, sleutel: string | undefined) => {
    if (sleutel !== undefined && !termijnen.has(sleutel)) kentGeen(wie, plek, 'termijn', sleutel)
  }

  kader.stappen.forEach((s, i) => {
    const plek = ['stappen', i]
    const wie = stapNaam(s)
    if (!lanen.has(s.laan)) kentGeen(wie, [...plek, 'laan'], 'laan', s.laan)
    if (s.formulier !== null && !formulieren.has(s.formulier)) kentGeen(wie, [...plek, 'formulier'], 'formulier', s.formulier)
    if (s.verloop.soort === 'termijn') termijn(wie, [...plek, 'verloop', 'termijn'], s.verloop.termijn)
    else {
      lijst(wie, [...plek, 'verloop', 'van'], s.verloop.van)
      lijst(wie, [...plek, 'verloop', 'tot'], s.verloop.tot)
      termijn(wie, [...plek, 'verloop', 'ofVanafNormdatum'], s.verloop.ofVanafNormdatum)
    }
    lijst(wie, [...plek, 'vervalt'], s.vervalt)
    for (const kant of ['van', 'tot'] as const) {
      s.teken[kant].forEach((punt, j) => {
        const bij = [...plek, 'teken', kant, j]
        if ('bij' in punt) aanleiding(wie, [...bij, 'bij'], punt.bij)
        else if ('termijn' in punt) termijn(wie, [...bij, 'termijn'], punt.termijn)
        else lijst(wie, [...bij, 'anker'], punt.anker)
      })
    }
  })

  kader.poorten.forEach((p, i) => {
    const plek = ['poorten', i]
    const wie = poortNaam(p)
    if (!lanen.has(p.laan)) kentGeen(wie, [...plek, 'laan'], 'laan', p.laan)
    if (!stappen.has(p.na)) kentGeen(wie, [...plek, 'na'], 'stap', p.na)
    aanleiding(wie, [...plek, 'opent'], p.opent)
    p.uitkomsten.forEach((u, j) => {
      if (p.uitkomsten.findIndex((x) => x.uitkomst === u.uitkomst) < j) meld([...plek, 'uitkomsten', j, 'uitkomst'], `${wie}: de uitkomst "${u.uitkomst}" komt al eerder voor.`)
      u.naar.forEach((doel, k) => doelen.has(doel) || kentGeen(wie, [...plek, 'uitkomsten', j, 'naar', k], 'stap of uitgang', doel))
    })
  })

  kader.termijnen.forEach((t, i) => {
    const plek = ['termijnen', i]
    const wie = t.titel
    if (t.stap !== null && !stappen.has(t.stap)) kentGeen(wie, [...plek, 'stap'], 'stap', t.stap)
    lijst(wie, [...plek, 'anker'], t.anker)
    aanleiding(wie, [...plek, 'als'], t.als)
    aanleiding(wie, [...plek, 'sluit'], t.sluit)
    aanleiding(wie, [...plek, 'herstart', 'bij'], t.herstart?.bij)
    aanleiding(wie, [...plek, 'herhaling', 'tot'], t.herhaling?.tot)
    aanleiding(wie, [...plek, 'herhaling', 'tenzij'], t.herhaling?.tenzij)
    t.vervalt?.forEach((v, j) => {
      aanleiding(wie, [...plek, 'vervalt', j, 'bij'], v.bij)
      aanleiding(wie, [...plek, 'vervalt', j, 'tenzij'], v.tenzij)
    })
    const eerste = t.tel[0]
    if (eerste && eerste.aantal < 0) meld([...plek, 'tel', 0], `${wie} eindigt voor zijn eigen anker.`)
    if (t.plafond) {
      const ander = termijnen.get(t.plafond.termijn)
      if (ander === undefined) termijn(wie, [...plek, 'plafond', 'termijn'], t.plafond.termijn)
      else if (ander >= i) meld([...plek, 'plafond', 'termijn'], `${wie}: een plafond verwijst naar een termijn die eerder in de lijst staat.`)
    }
    if (t.ladder !== null && !Object.hasOwn(kader.ladders, t.ladder)) kentGeen(wie, [...plek, 'ladder'], 'ladder', t.ladder)
  })

  for (const [sleutel, ladder] of Object.entries(kader.ladders)) {
    ladder.trappen.forEach((t, i) => {
      const vorige = ladder.trappen[i - 1]
      const plek = ['ladders', sleutel, 'trappen', i]
      const inUren = vorige?.uren !== undefined || t.uren !== undefined
      if (vorige && !inUren && vorige.werkdagen >= t.werkdagen) meld([...plek, 'werkdagen'], `Ladder ${sleutel}: trap ${t.trap} moet later komen dan trap ${vorige.trap}.`)
      if (HERINNERING.test(t.trap) && !isVoorEinde(t)) meld([...plek, 'trap'], `Ladder ${sleutel}: trap ${t.trap} komt na de deadline, dus dat is geen herinnering. Noem hem anders, zoals E${t.trap.slice(1)}.`)
      if (ladder.trappen.findIndex((x) => x.trap === t.trap) < i) meld([...plek, 'trap'], `Ladder ${sleutel}: trap "${t.trap}" komt al eerder voor.`)
    })
  }
  return [...fouten, ...controleerGeheel(kader, omgeving)]
}
