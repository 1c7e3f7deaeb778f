import { vertaalbaar, type Formulierdefinitie, type Sectie, type Veld } from '@regietafel/domain/formulier'
import { wijzigVeld } from '../bewerk/veld.ts'

/** One text that who fills in reads, in both languages. */
export interface Tekst {
  readonly van: 'vorm' | 'sectie' | 'veld'
  /** Of the section or field; empty for the form. */
  readonly id: string
  /** Its name in `vertaling`. */
  readonly deel: string
  /** "Vraag", "Uitleg", "Keuze": what it is. */
  readonly wat: string
  readonly nl: string
  /** Empty: not translated yet. */
  readonly en: string
  /** Of a linked part: it is translated in the part. */
  readonly dicht: boolean
}
export interface Tekstgroep { readonly id: string; readonly titel: string; readonly teksten: readonly Tekst[] }

/** The same text has the same key as long as it is there. */
export const sleutelVan = ({ van, id, deel }: Tekst): string => `${van} ${id} ${deel}`
export const MAX_TEKENS = 4_000

const WAT: Readonly<Record<string, string>> = { label: 'Vraag', hulp: 'Uitleg', titel: 'Titel', inleiding: 'Inleiding', uitleg: 'Uitleg', optie: 'Keuze', controle: 'Melding', config: 'Tekst' }
const watIs = (deel: string): string => WAT[deel.split(':')[0]!] ?? 'Tekst'
type Bron = { readonly vertaling?: unknown }
/** A concept may hold anything there. */
function lees(bron: Bron, deel: string): string {
  const en = (bron.vertaling as { en?: unknown } | undefined)?.en
  const tekst = typeof en === 'object' && en !== null && Object.hasOwn(en, deel) ? (en as Record<string, unknown>)[deel] : undefined
  return typeof tekst === 'string' ? tekst : ''
}
const isTekst = (w: unknown): w is string => typeof w === 'string' && w.trim() !== ''

/** All texts of the form: those of the form itself, then per section. */
export function tekstgroepen(definitie: Formulierdefinitie): Tekstgroep[] {
  const kop = (van: 'vorm' | 'sectie', id: string, bron: Bron & object, delen: readonly string[], dicht: boolean): Tekst[] => delen.flatMap((deel) => { const nl = (bron as Record<string, unknown>)[deel]; return isTekst(nl) ? [{ van, id, deel, wat: watIs(deel), nl, en: lees(bron, deel), dicht }] : [] })
  const vanVeld = (veld: Veld, dicht: boolean): Tekst[] => {
    const hier = dicht || veld.deel !== undefined
    return [...vertaalbaar(veld).map(([deel, nl]) => ({ van: 'veld' as const, id: veld.id, deel, wat: watIs(deel), nl, en: lees(veld, deel), dicht: hier })), ...(veld.velden ?? []).flatMap((kind) => vanVeld(kind, hier))]
  }
  const vanSectie = (sectie: Sectie): Tekstgroep => { const dicht = sectie.deel !== undefined; return { id: sectie.id, titel: sectie.titel, teksten: [...kop('sectie', sectie.id, sectie, ['titel', 'uitleg'], dicht), ...sectie.velden.flatMap((veld) => vanVeld(veld, dicht))] } }
  return [{ id: '', titel: 'Formulier', teksten: kop('vorm', '', definitie, ['titel', 'inleiding'], false) }, ...definitie.secties.map(vanSectie)].filter(({ teksten }) => teksten.length > 0)
}

export const isVertaald = ({ en }: Tekst): boolean => en.trim() !== ''

function metEngels<T extends Bron>(bron: T, deel: string, tekst: string): T {
  const { vertaling, ...rest } = bron
  const oud = (vertaling as { en?: Readonly<Record<string, string>> } | undefined)?.en ?? {}
  const en = Object.fromEntries(Object.entries({ ...oud, [deel]: tekst }).filter(([naam]) => naam !== deel || tekst !== ''))
  return (Object.keys(en).length === 0 ? rest : { ...rest, vertaling: { ...(vertaling as object), en } }) as unknown as T
}

/** The English of one text; an empty one is not there. */
export function zetEngels(definitie: Formulierdefinitie, { van, id, deel }: Tekst, en: string): Formulierdefinitie {
  if (van === 'vorm') return metEngels(definitie, deel, en)
  if (van === 'sectie') return { ...definitie, secties: definitie.secties.map((sectie) => (sectie.id === id ? metEngels(sectie, deel, en) : sectie)) }
  return wijzigVeld(definitie, id, (veld) => metEngels(veld, deel, en))
}

/** Is the form offered in English? */
export function zetEngelsAan(definitie: Formulierdefinitie, aan: boolean): Formulierdefinitie {
  const { talen: _oud, ...rest } = definitie
  return aan ? { ...rest, talen: ['en'] } : rest
}
