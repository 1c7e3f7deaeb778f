import type { Aanleiding, Kaderdefinitie } from './definitie.ts'

/** Something a kader waits for that somebody must note: no form and no act of its own records it. */
export interface TeRegistreren {
  readonly soort: 'registratie' | 'familiegroepsplan-afgezien' | 'schriftelijk-plan-gevraagd'
  /** Key of the registratie; null for the other two. */
  readonly registratie: string | null
  readonly titel: string
  /** Hours are counted from it, so the time of day matters. */
  readonly metMoment: boolean
}

/** Everything these kaders want to be noted, each once, in the order of the kaders. */
export function teRegistreren(kaders: readonly Kaderdefinitie[]): readonly TeRegistreren[] {
  const gevonden = new Map<string, TeRegistreren>()
  const zet = (a: Aanleiding, metMoment = false) => {
    const vorm = vormVan(a)
    if (!vorm) return
    const sleutel = `${vorm.soort}:${vorm.registratie}`
    gevonden.set(sleutel, { ...vorm, metMoment: metMoment || (gevonden.get(sleutel)?.metMoment ?? false) })
  }
  for (const kader of kaders) {
    for (const t of kader.termijnen) {
      const uren = t.tel.some(({ eenheid }) => eenheid === 'uren')
      for (const a of t.anker) zet(a, uren)
      const { herhaling, herstart } = t
      for (const a of [t.als, t.sluit, herstart?.bij, herhaling?.tot, herhaling?.tenzij, ...(t.vervalt ?? []).flatMap(({ bij, tenzij }) => [bij, tenzij])]) if (a) zet(a, uren && a === herstart?.bij)
    }
    for (const { verloop, vervalt } of kader.stappen) for (const a of [...(verloop.soort === 'duur' ? [...verloop.van, ...verloop.tot] : []), ...(vervalt ?? [])]) zet(a)
    for (const { opent } of kader.poorten) zet(opent)
  }
  return [...gevonden.values()]
}

function vormVan(a: Aanleiding): Omit<TeRegistreren, 'metMoment'> | null {
  switch (a.soort) {
    case 'registratie': return { soort: a.soort, registratie: a.registratie, titel: inWoorden(a.registratie) }
    case 'familiegroepsplan-afgezien': return { soort: a.soort, registratie: null, titel: 'Ouders zien af van een familiegroepsplan' }
    case 'schriftelijk-plan-gevraagd': return { soort: a.soort, registratie: null, titel: 'Er is een schriftelijk plan gevraagd' }
    default: return null
  }
}

/** "ouderavond-gehouden" reads "Ouderavond gehouden". */
const inWoorden = (sleutel: string): string => {
  const tekst = sleutel.replaceAll('-', ' ')
  return `${tekst.charAt(0).toUpperCase()}${tekst.slice(1)}`
}
