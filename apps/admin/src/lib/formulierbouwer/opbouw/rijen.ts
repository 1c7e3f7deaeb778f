import { vindVeldType, type Formulierdefinitie, type Veld } from '@regietafel/domain/formulier'
import type { Bouwprobleem } from '../bouw.ts'
import { isLijst, metKinderen, naamVan } from '../bewerk/boom.ts'

/** One line of the outline. */
export interface Rij {
  readonly id: string
  readonly soort: 'sectie' | 'veld'
  readonly naam: string
  /** Kind of question in a word, or how many fields a section holds. */
  readonly woord: string
  /** 1 for a section. */
  readonly niveau: number
  /** Fields may stand in it. */
  readonly houdt: boolean
  /** Null: nothing stands in it. */
  readonly open: boolean | null
  /** Id of what it stands in; null for a section. */
  readonly in: string | null
  readonly nr: number
  readonly aantal: number
  readonly vast: boolean
  readonly gekoppeld: boolean
  /** Its own problems, and of what is in it while it is closed. */
  readonly problemen: readonly Bouwprobleem[]
}

export interface Uitzicht {
  readonly dicht: ReadonlySet<string>
  readonly zoek: string
  readonly vast: ReadonlySet<string>
  readonly problemen: readonly Bouwprobleem[]
}

const kaal = (tekst: string): string => tekst.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
export const bevat = (tekst: string, zoek: string): boolean => kaal(tekst).includes(kaal(zoek.trim()))
/** The kind of question in a word or two: "keuze", "tekst", "datum en tijd". */
export const soortVan = (veld: Veld): string => vindVeldType(veld.type)?.label.toLowerCase().replace(/^(korte|lange) /, '').replace(/ (uit|met|voor|van) .*/, '') ?? 'onbekend'

/** The lines of the outline that are seen. A search shows what matches and what it stands in. */
export function rijenVan({ secties }: Formulierdefinitie, { dicht, zoek, vast, problemen }: Uitzicht): Rij[] {
  const zoekt = zoek.trim() !== ''
  const raakt = (veld: Veld): boolean => bevat(veld.label, zoek) || bevat(veld.sleutel, zoek) || (veld.velden ?? []).some(raakt)
  const bij = Map.groupBy(problemen, ({ bij: id }) => id ?? '')
  const uit: Rij[] = []
  const veldrijen = (velden: readonly Veld[], in_: string, niveau: number): void => velden.forEach((veld, nr) => {
    if (zoekt && !raakt(veld)) return
    const open = isLijst(veld) && (veld.velden?.length ?? 0) > 0 ? zoekt || !dicht.has(veld.id) : null
    const binnen = open === false ? metKinderen([veld]) : [veld]
    uit.push({ id: veld.id, soort: 'veld', naam: naamVan(veld), woord: soortVan(veld), niveau, houdt: isLijst(veld), open, in: in_, nr, aantal: velden.length, vast: veld.vast === true || vast.has(veld.id), gekoppeld: veld.deel !== undefined, problemen: binnen.flatMap(({ id }) => bij.get(id) ?? []) })
    if (open) veldrijen(veld.velden!, veld.id, niveau + 1)
  })
  secties.forEach((sectie, nr) => {
    const zelf = zoekt && bevat(sectie.titel, zoek)
    if (zoekt && !zelf && !sectie.velden.some(raakt)) return
    const open = sectie.velden.length === 0 ? null : (zoekt && sectie.velden.some(raakt)) || (!zoekt && !dicht.has(sectie.id))
    const binnen = open === true ? [] : metKinderen(sectie.velden)
    uit.push({ id: sectie.id, soort: 'sectie', naam: naamVan(sectie), woord: String(metKinderen(sectie.velden).length), niveau: 1, houdt: true, open, in: null, nr, aantal: secties.length, vast: false, gekoppeld: sectie.deel !== undefined, problemen: [sectie, ...binnen].flatMap(({ id }) => bij.get(id) ?? []) })
    if (open) veldrijen(sectie.velden, sectie.id, 2)
  })
  return uit
}

/** What a line says to who cannot see its signs: first what is read in it, in the same order, so that it can be called by what is seen. */
export function gesproken(rij: Rij): string {
  const woord = rij.soort === 'sectie' ? `${rij.woord} ${rij.woord === '1' ? 'veld' : 'velden'}, deel` : rij.woord
  const fout = rij.problemen.length === 0 ? [] : [`${rij.problemen.length} ${rij.problemen.length === 1 ? 'probleem' : 'problemen'}: ${rij.problemen[0]!.melding}`]
  return [rij.naam, ...(rij.gekoppeld ? ['gekoppeld'] : []), woord, ...(rij.vast ? ['vast'] : []), ...fout].join(', ')
}
