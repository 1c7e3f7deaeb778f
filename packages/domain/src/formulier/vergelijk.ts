import { rollen } from '../regie/index.ts'
import { opsomming } from '../kernel/index.ts'
import type { Deelkoppeling, Formulierdefinitie, Sectie, Taal, Veld } from './definitie.types.ts'
import { gevoeligheden } from './gevoelig.ts'
import { omzettingVan } from './omzetting.ts'
import { zelfde } from './pad.ts'
import { talen } from './vertaal.ts'
import { vindVeldType } from './veldtypen/index.ts'
import { vergelijkConfig } from './vergelijkconfig.ts'

/**
 * What a change does to answers that were given already.
 * `gelijk`: nothing. `let-op`: the answers stay, but more may be asked or shown. `brekend`: an answer may have no place any more.
 */
export type Gevolg = 'gelijk' | 'let-op' | 'brekend'

/** One difference, in a Dutch sentence. `veldId` of a field, or the id of a section; null for the form as a whole. */
export interface Formulierverschil {
  readonly soort: 'erbij' | 'weg' | 'anders' | 'verplaatst'
  readonly gevolg: Gevolg
  readonly veldId: string | null
  /** Property that changed: `verplicht`, `opties`, `label` … */
  readonly deel: string
  readonly zin: string
  /** Value of the option that it is about. */
  readonly optie?: string
}

interface Plek { readonly veld: Veld; readonly sectie: Sectie; readonly ouder: Veld | null; readonly nr: number }

/** Every field with where it stands, by id; in the order of the form. */
export function plekken({ secties }: Formulierdefinitie): ReadonlyMap<string, Plek> {
  const uit = new Map<string, Plek>()
  const loop = (velden: readonly Veld[], sectie: Sectie, ouder: Veld | null): void => velden.forEach((veld, nr) => {
    uit.set(veld.id, { veld, sectie, ouder, nr })
    if (veld.velden) loop(veld.velden, sectie, veld)
  })
  for (const sectie of secties) loop(sectie.velden, sectie, null)
  return uit
}

const noem = (titel: string) => `"${titel}"`

/**
 * What is different in `b`, in words, in the order of the form. Fields are matched by id: another label, key or place is no new field,
 * and fields that only changed order are told once per section or list.
 */
export function vergelijkFormulieren(a: Formulierdefinitie, b: Formulierdefinitie): Formulierverschil[] {
  const uit: Formulierverschil[] = []
  const meld: Meld = (soort, gevolg, veldId, deel, zin, optie) => void uit.push({ soort, gevolg, veldId, deel, zin, ...(optie === undefined ? {} : { optie }) })
  if (a.titel !== b.titel) meld('anders', 'gelijk', null, 'titel', `Het formulier heet ${noem(b.titel)} in plaats van ${noem(a.titel)}.`)
  if (a.inleiding !== b.inleiding) meld('anders', 'gelijk', null, 'inleiding', 'De inleiding is anders.')
  if (!zelfde(a.schrijft, b.schrijft)) meld('anders', 'let-op', null, 'schrijft', `Invullen door: ${rolnamen(b)}. Eerst: ${rolnamen(a)}.`)

  kop(a, b, meld)

  const oud = plekken(a)
  const nieuw = plekken(b)
  const secties = new Map(a.secties.map((s) => [s.id, s]))
  for (const sectie of a.secties) if (!b.secties.some((s) => s.id === sectie.id)) meld('weg', 'gelijk', sectie.id, 'sectie', `Het deel ${noem(sectie.titel)} vervalt.`)
  for (const { veld, ouder } of oud.values()) {
    if (nieuw.has(veld.id) || (ouder && !nieuw.has(ouder.id))) continue
    const slot = veld.vast ? ' Aan dit veld hangt een regel, termijn of uitvoer.' : ''
    if (bewaart(veld)) meld('weg', 'brekend', veld.id, 'veld', `${noem(veld.label)} vervalt. Antwoorden gaan apart.${slot}`)
    else meld('weg', 'gelijk', veld.id, 'veld', `${noem(veld.label)} vervalt.${slot}`)
  }
  for (const sectie of b.secties) {
    const was = secties.get(sectie.id)
    if (!was) meld('erbij', 'gelijk', sectie.id, 'sectie', `Het deel ${noem(sectie.titel)} komt erbij.`)
    else {
      if (was.titel !== sectie.titel) meld('anders', 'gelijk', sectie.id, 'titel', `Het deel ${noem(was.titel)} heet nu ${noem(sectie.titel)}.`)
      if (was.uitleg !== sectie.uitleg) meld('anders', 'gelijk', sectie.id, 'uitleg', `De uitleg bij het deel ${noem(sectie.titel)} is anders.`)
      if (!zelfde(was.zichtbaar, sectie.zichtbaar)) meld('anders', 'let-op', sectie.id, 'zichtbaar', `Wanneer het deel ${noem(sectie.titel)} te zien is, is anders.`)
      if (was.sleutel !== sectie.sleutel) meld('anders', 'gelijk', sectie.id, 'sleutel', `Het deel ${noem(sectie.titel)} heeft de sleutel ${sectie.sleutel} in plaats van ${was.sleutel}.`)
      vertaling(was, sectie, `het deel ${noem(sectie.titel)}`, (deel, zin) => meld('anders', 'gelijk', sectie.id, deel, zin))
      koppeling(was.deel, sectie.deel, `Het deel ${noem(sectie.titel)}`, (deel, zin) => meld('anders', 'gelijk', sectie.id, deel, zin))
    }
  }
  for (const plek of nieuw.values()) {
    const was = oud.get(plek.veld.id)
    if (!was) {
      if (!plek.ouder || oud.has(plek.ouder.id)) erbij(plek, meld)
      continue
    }
    verplaatst(was, plek, meld)
    veld(was.veld, plek.veld, (id) => (nieuw.get(id) ?? oud.get(id))?.veld.label, meld)
  }
  volgorde(a, b, meld)
  return uit
}

/** The heaviest consequence of a list of differences. */
export const zwaarste = (verschillen: readonly Pick<Formulierverschil, 'gevolg'>[]): Gevolg =>
  verschillen.some(({ gevolg }) => gevolg === 'brekend') ? 'brekend' : verschillen.some(({ gevolg }) => gevolg === 'let-op') ? 'let-op' : 'gelijk'

type Meld = (soort: Formulierverschil['soort'], gevolg: Gevolg, veldId: string | null, deel: string, zin: string, optie?: string) => void

const rolnamen = ({ schrijft = ['casusregisseur'] }: Formulierdefinitie): string => schrijft.map((rol) => (Object.hasOwn(rollen, rol) ? rollen[rol].label.toLowerCase() : rol)).join(', ')
const bewaart = (veld: Veld): boolean => vindVeldType(veld.type)?.zonderAntwoord !== true && veld.berekening === undefined
const waar = ({ sectie, ouder }: Plek): string => (ouder ? `de lijst ${noem(ouder.label)}` : `het deel ${noem(sectie.titel)}`)

const klasse = ({ gevoelig = 'gewoon' }: Veld): string => (Object.hasOwn(gevoeligheden, gevoelig) ? gevoeligheden[gevoelig].toLowerCase() : String(gevoelig))

/** What is said of the form as a whole, besides its title. */
function kop(a: Formulierdefinitie, b: Formulierdefinitie, meld: Meld): void {
  const anders = (deel: string, zin: string) => meld('anders', 'gelijk', null, deel, zin)
  if (a.sleutel !== b.sleutel) anders('sleutel', `Het formulier heeft de sleutel ${b.sleutel} in plaats van ${a.sleutel}.`)
  if (a.los !== b.los) anders('los', b.los === undefined ? 'Het formulier kan niet meer los bij een casus.' : b.los === 'een' ? 'Het formulier kan los bij een casus, een tegelijk.' : 'Het formulier kan los bij een casus, zo vaak als nodig.')
  const over = (x: Formulierdefinitie, y: Formulierdefinitie) => (x.talen ?? []).filter((taal) => !y.talen?.includes(taal)).map((taal) => talen[taal] ?? taal)
  if (over(b, a).length > 0) anders('talen', `Het formulier is er ook in het ${opsomming(over(b, a))}.`)
  if (over(a, b).length > 0) anders('talen', `Het formulier is er niet meer in het ${opsomming(over(a, b))}.`)
  vertaling(a, b, 'het formulier', anders)
  const namen = (d: Formulierdefinitie) => new Map((d.proeven ?? []).map((proef) => [proef.naam, proef]))
  const [oud, nieuw] = [namen(a), namen(b)]
  for (const naam of oud.keys()) if (!nieuw.has(naam)) anders('proeven', `De regeltest ${noem(naam)} vervalt.`)
  for (const [naam, proef] of nieuw) if (!oud.has(naam)) anders('proeven', `De regeltest ${noem(naam)} komt erbij.`)
    else if (!zelfde(oud.get(naam), proef)) anders('proeven', `De regeltest ${noem(naam)} is anders.`)
  if (!zelfde(a.proeven, b.proeven) && zelfde([...oud].sort(), [...nieuw].sort())) anders('proeven', 'De proeven staan in een andere volgorde.')
}

type Zeg = (deel: string, zin: string) => void
type Vertaald = { readonly vertaling?: Partial<Record<Taal, Readonly<Partial<Record<string, string>>>>> }

function vertaling(x: Vertaald, y: Vertaald, wie: string, zeg: Zeg): void {
  for (const taal of Object.keys(talen) as Taal[]) if (!zelfde(x.vertaling?.[taal] ?? {}, y.vertaling?.[taal] ?? {})) zeg('vertaling', `De vertaling (${talen[taal]}) van ${wie} is anders.`)
}

function koppeling(x: Deelkoppeling | undefined, y: Deelkoppeling | undefined, wie: string, zeg: Zeg): void {
  if (zelfde(x, y)) return
  zeg('deel', !y ? `${wie} is losgemaakt van ${x!.sleutel}.` : x?.sleutel === y.sleutel ? `${wie} volgt nu versie ${y.versie} van ${y.sleutel}, eerst versie ${x.versie}.` : `${wie} volgt nu ${y.sleutel}, versie ${y.versie}.`)
}

function erbij(plek: Plek, meld: Meld): void {
  const { veld } = plek
  const moet = (veld.verplicht !== undefined || veld.gewenst !== undefined) && veld.berekening === undefined
  meld('erbij', moet ? 'let-op' : 'gelijk', veld.id, 'veld', `${noem(veld.label)} komt erbij in ${waar(plek)}${veld.verplicht === true ? ', en is verplicht' : veld.gewenst === true ? ', en is gewenst' : ''}.`)
}

/** Another section is the same place for the answers; another list is not. */
function verplaatst(was: Plek, plek: Plek, meld: Meld): void {
  const { veld } = plek
  if (was.ouder?.id !== plek.ouder?.id) meld('verplaatst', bewaart(veld) ? 'brekend' : 'gelijk', veld.id, 'plek', `${noem(veld.label)} gaat naar ${waar(plek)}. Antwoorden gaan apart.`)
  else if (!plek.ouder && was.sectie.id !== plek.sectie.id) meld('verplaatst', 'gelijk', veld.id, 'plek', `${noem(veld.label)} gaat naar het deel ${noem(plek.sectie.titel)}.`)
}

function veld(x: Veld, y: Veld, naamVan: (id: string) => string | undefined, meld: Meld): void {
  const wie = noem(y.label)
  const anders = (deel: string, gevolg: Gevolg, zin: string, optie?: string) => meld('anders', gevolg, y.id, deel, zin, optie)
  if (x.label !== y.label) anders('label', 'gelijk', `${noem(x.label)} heet nu ${wie}.`)
  if (x.hulp !== y.hulp) anders('hulp', 'gelijk', `De uitleg bij ${wie} is anders.`)
  if (x.sleutel !== y.sleutel) anders('sleutel', 'gelijk', `${wie} heeft de sleutel ${y.sleutel} in plaats van ${x.sleutel}.`)
  if (x.type !== y.type) {
    const naam = (type: string) => (vindVeldType(type)?.label ?? type).toLowerCase()
    const kan = omzettingVan(x, y) !== null
    anders('type', kan ? 'let-op' : 'brekend', `${wie} is nu: ${naam(y.type)}. Was: ${naam(x.type)}.${kan ? '' : ' Antwoorden gaan apart.'}`)
  } else vergelijkConfig(x, y, naamVan, anders)
  if (!zelfde(x.verplicht, y.verplicht)) {
    if (y.verplicht === undefined) anders('verplicht', 'gelijk', `${wie} is niet meer verplicht.`)
    else anders('verplicht', 'let-op', x.verplicht === undefined && y.verplicht === true ? `${wie} is verplicht geworden.` : `Wanneer ${wie} verplicht is, is anders.`)
  }
  if (!zelfde(x.gewenst, y.gewenst)) {
    if (y.gewenst === undefined) anders('gewenst', 'gelijk', y.verplicht === undefined ? `${wie} mag leeg blijven, zonder reden.` : `${wie} mag niet meer met een reden leeg blijven.`)
    else anders('gewenst', 'let-op', x.gewenst === undefined ? `${wie} is gewenst geworden: leeg laten mag met een reden.` : `Wanneer ${wie} gewenst is, is anders.`)
  }
  if ((x.gevoelig ?? 'gewoon') !== (y.gevoelig ?? 'gewoon')) anders('gevoelig', 'let-op', `Wie ${wie} mag lezen is anders: ${klasse(y)} in plaats van ${klasse(x)}.`)
  if (!zelfde(x.voorvul, y.voorvul)) anders('voorvul', 'gelijk', y.voorvul?.length ? `Waar ${wie} zijn eerste antwoord vandaan haalt, is anders.` : `${wie} neemt geen eerste antwoord meer over.`)
  vertaling(x, y, wie, (deel, zin) => anders(deel, 'gelijk', zin))
  koppeling(x.deel, y.deel, wie, (deel, zin) => anders(deel, 'gelijk', zin))
  koppeling(x.codelijst, y.codelijst, `De codelijst van ${wie}`, (_, zin) => anders('codelijst', 'gelijk', zin))
  if (x.deelId !== y.deelId && zelfde(x.deel, y.deel)) anders('deelId', 'gelijk', `${wie} hoort bij een andere vraag van het gekoppelde onderdeel.`)
  if (!zelfde(x.zichtbaar, y.zichtbaar)) anders('zichtbaar', 'let-op', y.zichtbaar === undefined ? `${wie} is altijd te zien.` : `Wanneer ${wie} te zien is, is anders.`)
  if (!zelfde(x.alleenLezen, y.alleenLezen)) anders('alleenLezen', 'let-op', y.alleenLezen === undefined ? `${wie} kun je weer invullen.` : `Wanneer je ${wie} alleen kunt lezen, is anders.`)
  if (!zelfde(x.berekening, y.berekening)) anders('berekening', x.berekening === undefined ? 'brekend' : 'let-op', x.berekening === undefined ? `${wie} wordt voortaan uitgerekend. Antwoorden gaan apart.` : `${wie} wordt anders uitgerekend.`)
  if (!zelfde(x.standaard, y.standaard)) anders('standaard', 'gelijk', `Waar ${wie} mee begint, is anders.`)
  if ((x.vers ?? false) !== (y.vers ?? false)) anders('vers', 'gelijk', `${wie} wordt in een volgende versie ${y.vers ? 'opnieuw gevraagd' : 'overgenomen'}.`)
  if ((x.vast ?? false) !== (y.vast ?? false)) anders('vast', 'gelijk', `${wie} ${y.vast ? 'kan niet meer weg' : 'mag voortaan weg'}.`)
  if (!zelfde(x.controles, y.controles)) {
    const codes = (v: Veld) => new Set((v.controles ?? []).map((c) => c.code))
    const nieuw = (y.controles ?? []).some((c) => !c.waarschuwing && !zelfde(c, x.controles?.find((d) => d.code === c.code)))
    const weg = [...codes(x)].some((code) => !codes(y).has(code))
    anders('controles', nieuw ? 'let-op' : 'gelijk', `${wie} wordt anders gecontroleerd${nieuw ? '' : weg ? ': er wordt minder gevraagd' : ''}.`)
  }
  if (x.bron !== y.bron) anders('bron', 'gelijk', `${wie} noemt een andere bron.`)
}

/** The order of what stands in both, told once per section and per list. */
function volgorde(a: Formulierdefinitie, b: Formulierdefinitie, meld: Meld): void {
  const anders = (x: readonly { id: string }[], y: readonly { id: string }[]): boolean => {
    const [p, q] = [x.map(({ id }) => id), y.map(({ id }) => id)]
    const samen = p.filter((id) => q.includes(id))
    return !zelfde(samen, q.filter((id) => p.includes(id)))
  }
  if (anders(a.secties, b.secties)) meld('verplaatst', 'gelijk', null, 'volgorde', 'De delen staan in een andere volgorde.')
  for (const sectie of b.secties) {
    const was = a.secties.find(({ id }) => id === sectie.id)
    if (was && anders(was.velden, sectie.velden)) meld('verplaatst', 'gelijk', sectie.id, 'volgorde', `De vragen in het deel ${noem(sectie.titel)} staan in een andere volgorde.`)
  }
  const oud = plekken(a)
  for (const { veld } of plekken(b).values()) {
    const was = oud.get(veld.id)?.veld
    if (was?.velden && veld.velden && anders(was.velden, veld.velden)) meld('verplaatst', 'gelijk', veld.id, 'volgorde', `De vragen in de lijst ${noem(veld.label)} staan in een andere volgorde.`)
  }
}
