import { klokVan, type Aanleiding, type Kaderdefinitie, type Stapdefinitie } from './lees.ts'

type Punt = Stapdefinitie['teken']['van'][number]

/** Where a gebeurtenis is expected while it has not happened: at the deadline of what it closes. */
function verwacht(kader: Kaderdefinitie, a: Aanleiding, diepte = 0): Punt | null {
  if (a.soort === 'poort-beslist') {
    const poort = kader.poorten.find((p) => p.poort === a.poort)
    return poort && diepte < 8 ? verwacht(kader, poort.opent, diepte + 1) : null
  }
  const termijn = kader.termijnen.find((t) => JSON.stringify(t.sluit) === JSON.stringify(a))
  return termijn ? { termijn: termijn.termijn, punt: 'deadline' } : null
}

/** The days between which a step is drawn, derived from its clock or its course: what happened first, else what is expected. */
export function tekenVoor(kader: Kaderdefinitie, stap: Stapdefinitie): Stapdefinitie['teken'] {
  const { verloop } = stap
  if (verloop.soort === 'duur') {
    const raming = (lijst: readonly Aanleiding[]): Punt[] => lijst.flatMap((a) => verwacht(kader, a) ?? []).slice(0, 1)
    const norm: Punt[] = verloop.ofVanafNormdatum === undefined ? [] : [{ termijn: verloop.ofVanafNormdatum, punt: 'normdatum' }]
    return { van: [...verloop.van.map((bij): Punt => ({ bij })), ...norm, ...raming(verloop.van)], tot: [...verloop.tot.map((bij): Punt => ({ bij })), ...raming(verloop.tot)] }
  }
  const klok = klokVan(kader, stap)
  if (!klok) return stap.teken
  const raming = klok.anker.flatMap((a) => verwacht(kader, a) ?? []).slice(0, 1).filter((p) => !('termijn' in p) || p.termijn !== klok.termijn)
  const anker: Punt = { termijn: klok.termijn, punt: 'anker' }
  const deadline: Punt = { termijn: klok.termijn, punt: 'deadline' }
  return { van: [...(verloop.vanaf === 'nadert' ? [deadline] : [{ anker: klok.anker, tel: [] }, anker]), ...raming], tot: [{ bij: klok.sluit }, deadline, ...raming] }
}

/** After a change of when a step begins or is done. */
export const hertekend = (kader: Kaderdefinitie, stap: string): Kaderdefinitie => ({ ...kader, stappen: kader.stappen.map((s) => (s.stap === stap ? { ...s, teken: tekenVoor(kader, s) } : s)) })
