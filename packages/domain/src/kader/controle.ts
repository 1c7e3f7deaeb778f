import { err, ok, toFouten, toPad, type Fout, type Result } from '../kernel/index.ts'
import { controleerGeheel, type Omgeving } from './bereik.ts'
import { Kadervorm, type Aanleiding, type Kaderdefinitie } from './definitie.ts'

type Plek = readonly (string | number)[]

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

  const uniek = (plek: string, sleutels: readonly string[]) =>
    sleutels.forEach((sleutel, i) => sleutels.indexOf(sleutel) < i && meld([plek, i], `"${sleutel}" komt al eerder voor.`))
  uniek('formulieren', kader.formulieren.map((f) => f.formulier))
  uniek('stappen', kader.stappen.map((s) => s.stap))
  uniek('poorten', kader.poorten.map((p) => p.poort))
  uniek('termijnen', kader.termijnen.map((t) => t.termijn))
  uniek('lanen', kader.lanen.map((l) => l.laan))

  const aanleiding = (plek: Plek, a: Aanleiding | undefined) => {
    if (a?.soort === 'formulier-vastgesteld' && !formulieren.has(a.formulier)) meld([...plek, 'formulier'], `Dit kader kent geen formulier "${a.formulier}".`)
    if (a?.soort !== 'poort-beslist') return
    const poort = poorten.get(a.poort)
    if (!poort) meld([...plek, 'poort'], `Dit kader kent geen poort "${a.poort}".`)
    else if (a.uitkomst && !poort.uitkomsten.some((u) => u.uitkomst === a.uitkomst)) meld([...plek, 'uitkomst'], `Poort ${a.poort} kan niet "${a.uitkomst}" worden.`)
  }
  const lijst = (plek: Plek, aanleidingen: readonly Aanleiding[] | undefined) => aanleidingen?.forEach((a, i) => aanleiding([...plek, i], a))
  const termijn = (plek: Plek, sleutel: string | undefined) => {
    if (sleutel !== undefined && !termijnen.has(sleutel)) meld(plek, `Dit kader kent geen termijn "${sleutel}".`)
  }

  kader.stappen.forEach((s, i) => {
    const plek = ['stappen', i]
    if (!lanen.has(s.laan)) meld([...plek, 'laan'], `Dit kader kent geen laan "${s.laan}".`)
    if (s.formulier !== null && !formulieren.has(s.formulier)) meld([...plek, 'formulier'], `Dit kader kent geen formulier "${s.formulier}".`)
    if (s.verloop.soort === 'termijn') termijn([...plek, 'verloop', 'termijn'], s.verloop.termijn)
    else {
      lijst([...plek, 'verloop', 'van'], s.verloop.van)
      lijst([...plek, 'verloop', 'tot'], s.verloop.tot)
      termijn([...plek, 'verloop', 'ofVanafNormdatum'], s.verloop.ofVanafNormdatum)
    }
    lijst([...plek, 'vervalt'], s.vervalt)
    for (const kant of ['van', 'tot'] as const) {
      s.teken[kant].forEach((punt, j) => {
        const bij = [...plek, 'teken', kant, j]
        if ('bij' in punt) aanleiding([...bij, 'bij'], punt.bij)
        else if ('termijn' in punt) termijn([...bij, 'termijn'], punt.termijn)
        else lijst([...bij, 'anker'], punt.anker)
      })
    }
  })

  kader.poorten.forEach((p, i) => {
    const plek = ['poorten', i]
    if (!lanen.has(p.laan)) meld([...plek, 'laan'], `Dit kader kent geen laan "${p.laan}".`)
    if (!stappen.has(p.na)) meld([...plek, 'na'], `Dit kader kent geen stap "${p.na}".`)
    aanleiding([...plek, 'opent'], p.opent)
    p.uitkomsten.forEach((u, j) => u.naar.forEach((doel, k) => doelen.has(doel) || meld([...plek, 'uitkomsten', j, 'naar', k], `Dit kader kent geen stap of uitgang "${doel}".`)))
  })

  kader.termijnen.forEach((t, i) => {
    const plek = ['termijnen', i]
    if (t.stap !== null && !stappen.has(t.stap)) meld([...plek, 'stap'], `Dit kader kent geen stap "${t.stap}".`)
    lijst([...plek, 'anker'], t.anker)
    aanleiding([...plek, 'als'], t.als)
    aanleiding([...plek, 'sluit'], t.sluit)
    aanleiding([...plek, 'herstart', 'bij'], t.herstart?.bij)
    aanleiding([...plek, 'herhaling', 'tot'], t.herhaling?.tot)
    aanleiding([...plek, 'herhaling', 'tenzij'], t.herhaling?.tenzij)
    t.vervalt?.forEach((v, j) => {
      aanleiding([...plek, 'vervalt', j, 'bij'], v.bij)
      aanleiding([...plek, 'vervalt', j, 'tenzij'], v.tenzij)
    })
    const eerste = t.tel[0]
    if (eerste && eerste.aantal < 0) meld([...plek, 'tel', 0], 'Deze termijn eindigt voor zijn eigen anker.')
    if (t.plafond) {
      const ander = termijnen.get(t.plafond.termijn)
      if (ander === undefined) termijn([...plek, 'plafond', 'termijn'], t.plafond.termijn)
      else if (ander >= i) meld([...plek, 'plafond', 'termijn'], 'Een plafond verwijst naar een termijn die eerder in de lijst staat.')
    }
    if (t.ladder !== null && !(t.ladder in kader.ladders)) meld([...plek, 'ladder'], `Dit kader kent geen ladder "${t.ladder}".`)
  })

  for (const [sleutel, ladder] of Object.entries(kader.ladders)) {
    ladder.trappen.forEach((t, i) => {
      const vorige = ladder.trappen[i - 1]
      const inUren = vorige?.uren !== undefined || t.uren !== undefined
      if (vorige && !inUren && vorige.werkdagen >= t.werkdagen) meld(['ladders', sleutel, 'trappen', i, 'werkdagen'], `Trap ${t.trap} moet later komen dan trap ${vorige.trap}.`)
      if (ladder.trappen.findIndex((x) => x.trap === t.trap) < i) meld(['ladders', sleutel, 'trappen', i, 'trap'], `"${t.trap}" komt al eerder voor.`)
    })
  }
  return [...fouten, ...controleerGeheel(kader, omgeving)]
}
