import type { Controle, Expressie, Formulierdefinitie, Sectie, Veld } from '../definitie.types.ts'
import type { Optie } from '../veldtypen/index.ts'

/** Short hand to write the shipped forms; what comes out is plain data. */
type Extra = Omit<Veld, 'id' | 'sleutel' | 'label' | 'type' | 'velden'>

const soort = (type: string) => (sleutel: string, label: string, extra: Extra = {}): Veld => ({ id: sleutel, sleutel, label, type, ...extra })
export const tekst = soort('tekst')
export const lang = soort('lang')
export const getal = soort('getal')
export const bedrag = soort('bedrag')
export const percentage = soort('percentage')
export const datum = soort('datum')
export const datumtijd = soort('datumtijd')
export const janee = soort('janee')
export const schaal = soort('schaal')
export const ref = soort('ref')
export const reeks = soort('reeks')
export const akkoord = soort('akkoord')
export const bijlage = soort('bijlage')
export const berekend = soort('berekend')
export const verbanden = soort('verbanden')
const blok = (toon: 'let-op' | 'uitleg') => (sleutel: string, label: string, tekst: string, extra: Extra = {}): Veld => ({ id: sleutel, sleutel, label, type: 'informatie', config: { toon, tekst }, ...extra })
export const informatie = blok('let-op')
export const uitleg = blok('uitleg')

/** `{ waarde: 'Label' }`, in order. */
export const opties = (lijst: Readonly<Record<string, string>>): { opties: Optie[] } => ({ opties: Object.entries(lijst).map(([waarde, label]) => ({ waarde, label })) })
export const keuze = (sleutel: string, label: string, lijst: Readonly<Record<string, string>>, extra: Extra = {}): Veld => ({ id: sleutel, sleutel, label, type: 'keuze', config: opties(lijst), ...extra })
export const meer = (sleutel: string, label: string, lijst: Readonly<Record<string, string>>, extra: Extra = {}): Veld => ({ id: sleutel, sleutel, label, type: 'meer', config: opties(lijst), ...extra })

/** Fields of the row get the id `lijst_veld`, so that ids stay unique in the form; rules in a row use that id. */
export const lijst = (sleutel: string, label: string, velden: readonly Veld[], extra: Extra = {}): Veld => ({
  id: sleutel, sleutel, label, type: 'lijst', ...extra,
  velden: velden.map((veld) => ({ ...veld, id: `${sleutel}_${veld.id}` })),
})
export const sectie = (sleutel: string, titel: string, velden: readonly Veld[], extra: Partial<Sectie> = {}): Sectie => ({ id: `deel-${sleutel}`, sleutel, titel, velden, ...extra })

/** The form with its English beside the Dutch, by id of the section or field; '' is the form itself. */
export function metEngels(definitie: Formulierdefinitie, engels: Readonly<Record<string, Readonly<Record<string, string>>>>): Formulierdefinitie {
  const van = (id: string) => (engels[id] ? { vertaling: { en: engels[id] } } : {})
  const veld = (v: Veld): Veld => ({ ...v, ...van(v.id), ...(v.velden ? { velden: v.velden.map(veld) } : {}) })
  return { ...definitie, talen: ['en'], ...van(''), secties: definitie.secties.map((s) => ({ ...s, ...van(s.id), velden: s.velden.map(veld) })) }
}

export const J = { verplicht: true } as const
/** First answer from a fact of the casus, or from a question in another form of the same casus. */
export const uitFeit = (feit: string) => ({ voorvul: [{ soort: 'feit', feit }] }) as const
export const uitForm = (formulier: string, veldId: string) => ({ voorvul: [{ soort: 'formulier', formulier, veldId }] }) as const
export const is = (veld: string, waarde: string | number | boolean): Expressie => ['=', ['veld', veld], waarde]
export const rijIs = (veld: string, waarde: string | number | boolean): Expressie => ['=', ['rij', veld], waarde]
export const enige = (lijst: string, als: Expressie): Expressie => ['enige', ['veld', lijst], als]
/** Shown, and required as long as it is shown. */
export const alsDan = (zichtbaar: Expressie) => ({ zichtbaar, verplicht: true }) as const
export const eis = (code: string, als: Expressie, melding: string): Controle => ({ code, als, melding })
export const letOp = (code: string, als: Expressie, melding: string): Controle => ({ code, als, melding, waarschuwing: true })
/** Passes while one of the two is empty. */
export const volgorde = (code: string, eerst: Expressie, dan: Expressie, melding: string): Controle => eis(code, ['of', ['leeg', eerst], ['leeg', dan], ['≤', eerst, dan]], melding)

export const ROLLEN_DEELNEMER = {
  jongere: 'Jongere', ouder: 'Ouder of verzorger', casusregisseur: 'Casusregisseur', gedragswetenschapper: 'Gedragswetenschapper', zorgaanbieder: 'Zorgaanbieder', gezinsvoogd: 'Jeugdbeschermer (GI)',
  school: 'School', jim: 'JIM of iemand uit het netwerk', ret: 'Regionaal expertiseteam', gemeente: 'Gemeente', ervaringsdeskundige: 'Ervaringsdeskundige', anders: 'Iemand anders',
} as const
export const ASSEN = { praktisch: 'Praktisch', pedagogisch: 'Pedagogisch', psychologisch: 'Psychologisch', juridisch: 'Juridisch', 'zorg-ethisch': 'Zorg-ethisch' } as const
export const LEEFGEBIEDEN = {
  gezin: 'Gezin', wonen: 'Wonen', onderwijs: 'School of dagbesteding', gezondheid: 'Gezondheid', middelen: 'Alcohol, drugs en gamen', veiligheid: 'Veiligheid', netwerk: 'Vrienden, familie en vrije tijd', politie: 'Politie en justitie', geld: 'Geld',
} as const
/** Rows laid ready, one per option; `kolom` is the id of the field that names the row. */
export const klaargelegd = (kolom: string, lijst: Readonly<Record<string, string>>) => Object.keys(lijst).map((waarde) => ({ _id: waarde, [kolom]: waarde }))
