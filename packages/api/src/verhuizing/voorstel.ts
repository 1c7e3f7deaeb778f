import { compileer, omzettingVan, plekken, vindVeldType, type CompileVeld, type Formulierdefinitie } from '@regietafel/domain/formulier'
import type { Vervallenvraag } from '../formuliertypes.ts'

/** From here on two labels are about the same: half of their words. */
const LIJKT = 0.5

/** Questions at the top of `van` that `naar` does not have, with the new ones that can take their answers. Pure. */
export function vervallenVragen(van: Formulierdefinitie, naar: Formulierdefinitie): Omit<Vervallenvraag, 'ingevuld'>[] {
  const [oud, nieuw] = [compileer(van), compileer(naar)]
  const [plekVan, plekNaar] = [plekken(van), plekken(naar)]
  const sectie = (plek: ReturnType<typeof plekken>, id: string) => plek.get(id)?.sectie.id
  const erbij = [...nieuw.velden.values()].filter((veld) => !oud.velden.has(veld.id) && bewaart(veld))
  return [...oud.velden.values()].filter((veld) => !nieuw.velden.has(veld.id) && bewaart(veld)).map((veld) => {
    const kan = erbij.filter((ander) => gaatOver(veld, ander)).map((ander) => ({ ander, score: lijkt(veld, ander) + (sectie(plekVan, veld.id) === sectie(plekNaar, ander.id) ? 0.1 : 0) }))
      .toSorted((a, b) => b.score - a.score)
    return {
      veldId: veld.id, label: veld.veld.label, soort: (vindVeldType(veld.veld.type)?.label ?? veld.veld.type).toLowerCase(),
      kan: kan.map(({ ander }) => ({ veldId: ander.id, label: ander.veld.label })),
      voorstel: kan[0] && kan[0].score >= LIJKT ? kan[0].ander.id : null,
    }
  })
}

/** Two questions that claim the same new one: the first keeps it, by the order of the form. */
export function zonderDubbel<V extends Pick<Vervallenvraag, 'voorstel'>>(vragen: readonly V[]): V[] {
  const bezet = new Set<string>()
  return vragen.map((vraag) => {
    if (vraag.voorstel === null || !bezet.has(vraag.voorstel)) {
      if (vraag.voorstel !== null) bezet.add(vraag.voorstel)
      return vraag
    }
    return { ...vraag, voorstel: null }
  })
}

const bewaart = (veld: CompileVeld): boolean => !veld.berekening && veld.type.zonderAntwoord !== true
const gaatOver = (van: CompileVeld, naar: CompileVeld): boolean =>
  van.soort === 'rijen' || naar.soort === 'rijen' ? van.soort === naar.soort && van.veld.type === naar.veld.type : omzettingVan(van.veld, naar.veld) !== null

const woorden = (tekst: string): Set<string> => new Set(tekst.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').match(/[a-z0-9]{2,}/g) ?? [])

/** 1 for the same key or label; otherwise the part of their words that both have. */
function lijkt(a: CompileVeld, b: CompileVeld): number {
  if (a.veld.sleutel === b.veld.sleutel) return 1
  const [x, y] = [woorden(a.veld.label), woorden(b.veld.label)]
  const samen = [...x].filter((woord) => y.has(woord)).length
  return samen === 0 ? 0 : samen / (x.size + y.size - samen)
}
