import { feiten, type Feit, type Waardesoort } from '@regietafel/domain/formulier'
import { NIEUWE_TERM, NIEUWE_ZIN, type Bewerking, type Term, type Vergelijking, type Zin } from './model.ts'
import { DIT_ANTWOORD, optiesVan, soortVan, zichtIn, type Vraag, type Zicht } from './velden.ts'

/** One line of the list a question or value is chosen from. */
export interface Keus {
  readonly sleutel: string
  readonly label: string
  readonly groep: string
  /** What is said besides: where it stands. */
  readonly merk?: string
  readonly term: Term
  /** In another row: the condition goes over that list, and this is the question in its row. */
  readonly over?: Term
}

const vraagkeus = (waar: 'veld' | 'rij' | 'ouder', groep: string, vraag: Vraag, merk?: string): Keus => ({ sleutel: `${waar}:${vraag.id}`, label: vraag.label, groep, term: { soort: 'vraag', waar, id: vraag.id }, ...(merk ? { merk } : {}) })

/** Kinds a value may have; null for any. */
export type Soorten = readonly Waardesoort[] | null

/**
 * Questions to choose from: own row first, then the form by section, then the casus. `zonder`: the field whose rule it is; with `zelf`
 * it can be asked itself, before all others. `ook`: questions in the rows of lists too.
 */
export function vraagkeuzes(zicht: Zicht, { zonder, zelf = false, soorten, ook }: { readonly zonder: string | null; readonly zelf?: boolean; readonly soorten: Soorten; readonly ook: boolean }): Keus[] {
  const past = (soort: Waardesoort) => soorten === null || soorten.includes(soort)
  const goed = (vraag: Vraag) => (vraag.id !== zonder || (zelf && zicht.binnen === true)) && past(vraag.soort)
  const uit: Keus[] = []
  if (zelf && !zicht.binnen)
    for (const [waar, bron] of [['rij', zicht.rij], ['veld', zicht.vragen]] as const)
      for (const vraag of bron ?? []) if (vraag.id === zonder && past(vraag.soort)) uit.push({ ...vraagkeus(waar, 'Deze vraag', vraag, vraag.label), label: DIT_ANTWOORD })
  for (const vraag of zicht.rij ?? []) if (goed(vraag)) uit.push(vraagkeus('rij', `In deze regel van ${zicht.rijnaam}`, vraag))
  for (const vraag of zicht.ouder ?? []) if (goed(vraag)) uit.push(vraagkeus('ouder', `In de regel erboven, van ${zicht.oudernaam}`, vraag))
  for (const vraag of zicht.vragen) {
    if (goed(vraag)) uit.push(vraagkeus('veld', vraag.sectie, vraag))
    if (!ook || vraag.kinderen === zicht.rij) continue
    const lijst: Term = { soort: 'vraag', waar: 'veld', id: vraag.id }
    for (const kind of vraag.kinderen ?? []) if (kind.soort !== 'geen') uit.push({ sleutel: `in:${vraag.id}:${kind.id}`, label: kind.label, groep: vraag.sectie, merk: `in een regel van ${vraag.label}`, term: { soort: 'vraag', waar: 'rij', id: kind.id }, over: lijst })
  }
  for (const feit of Object.keys(feiten) as Feit[]) if (past(feiten[feit].soort)) uit.push({ sleutel: `feit:${feit}`, label: feiten[feit].label, groep: 'De casus', term: { soort: 'feit', feit } })
  return uit
}

/** How each calculation is called, what its parts are, and what it yields. */
export const bewerkingen: Readonly<Record<Bewerking | 'telling' | 'keus' | 'zin', { readonly label: string; readonly geeft: Waardesoort | null; readonly delen: readonly { readonly label: string; readonly soorten: Soorten }[] }>> = {
  '+': { label: 'som van twee of meer getallen', geeft: 'getal', delen: [{ label: 'Getal', soorten: ['getal'] }, { label: 'plus', soorten: ['getal'] }] },
  '-': { label: 'verschil', geeft: 'getal', delen: [{ label: 'Getal', soorten: ['getal'] }, { label: 'min', soorten: ['getal'] }] },
  '×': { label: 'keer', geeft: 'getal', delen: [{ label: 'Getal', soorten: ['getal'] }, { label: 'keer', soorten: ['getal'] }] },
  '÷': { label: 'gedeeld door', geeft: 'getal', delen: [{ label: 'Getal', soorten: ['getal'] }, { label: 'gedeeld door', soorten: ['getal'] }] },
  aantal: { label: 'aantal regels of keuzes', geeft: 'getal', delen: [{ label: 'Lijst', soorten: ['rijen', 'reeks', 'teksten'] }] },
  som: { label: 'som over de regels van een lijst', geeft: 'getal', delen: [{ label: 'Lijst', soorten: ['rijen', 'reeks'] }, { label: 'Tel op', soorten: ['getal'] }] },
  telling: { label: 'hoe vaak iets geldt in een lijst', geeft: 'getal', delen: [] },
  'dagen-tussen': { label: 'dagen tussen', geeft: 'getal', delen: [{ label: 'Van', soorten: ['datum'] }, { label: 'tot', soorten: ['datum'] }] },
  'leeftijd-op': { label: 'leeftijd op een dag', geeft: 'getal', delen: [{ label: 'Geboren op', soorten: ['datum'] }, { label: 'Leeftijd op', soorten: ['datum'] }] },
  woorden: { label: 'aantal woorden', geeft: 'getal', delen: [{ label: 'Tekst', soorten: ['tekst'] }] },
  'plus-dagen': { label: 'een dag plus dagen', geeft: 'datum', delen: [{ label: 'Dag', soorten: ['datum'] }, { label: 'plus dagen', soorten: ['getal'] }] },
  'plus-maanden': { label: 'een dag plus maanden', geeft: 'datum', delen: [{ label: 'Dag', soorten: ['datum'] }, { label: 'plus maanden', soorten: ['getal'] }] },
  keus: { label: 'als, dan, anders', geeft: null, delen: [] },
  zin: { label: 'of iets waar is', geeft: 'janee', delen: [] },
}

const leeg = (op: keyof typeof bewerkingen): Term => {
  if (op === 'telling') return { soort: 'telling', lijst: NIEUWE_TERM, per: NIEUWE_ZIN }
  if (op === 'keus') return { soort: 'keus', als: NIEUWE_ZIN, dan: NIEUWE_TERM, anders: NIEUWE_TERM }
  if (op === 'zin') return { soort: 'zin', zin: NIEUWE_ZIN }
  return { soort: 'bewerking', op, delen: bewerkingen[op].delen.map(() => NIEUWE_TERM) }
}
/** Kinds that can be written out in a rule. */
export const LOS: readonly Waardesoort[] = ['tekst', 'getal', 'datum', 'janee']

/** Calculations that can stand where this kind is wanted. */
export const rekenkeuzes = (soorten: Soorten): Keus[] =>
  (Object.keys(bewerkingen) as (keyof typeof bewerkingen)[])
    .filter((op) => { const { geeft } = bewerkingen[op]; return soorten === null || (geeft === null ? soorten.some((soort) => LOS.includes(soort)) : soorten.includes(geeft)) })
    .map((op) => ({ sleutel: `reken:${op}`, label: bewerkingen[op].label, groep: 'Berekening', term: leeg(op) }))

/** The line that stands for this value in the list; null for a literal or something that is not there (any more). */
export function sleutelVan(term: Term): string | null {
  switch (term.soort) {
    case 'vraag': return `${term.waar}:${term.id}`
    case 'feit': return `feit:${term.feit}`
    case 'bewerking': return `reken:${term.op}`
    case 'telling': case 'keus': case 'zin': return `reken:${term.soort}`
    case 'waarde': return 'vast'
    case 'nieuw': return null
  }
}

/** One way to compare. `niet` and `vast` are part of the choice: "is geen van", "is ja". */
export interface Wijze { readonly sleutel: string; readonly label: string; readonly op: Vergelijking | 'enige' | 'alle'; readonly niet?: true; readonly vast?: boolean; readonly afstand?: 'dagen' | 'maanden'; readonly tussen?: true }
const INGEVULD: readonly Wijze[] = [{ sleutel: 'gevuld', label: 'is ingevuld', op: 'gevuld' }, { sleutel: 'leeg', label: 'is niet ingevuld', op: 'leeg' }]
const GELIJK: readonly Wijze[] = [{ sleutel: '=', label: 'is', op: '=' }, { sleutel: '≠', label: 'is niet', op: '≠' }]
const EEN_VAN: readonly Wijze[] = [{ sleutel: 'is-een-van', label: 'is een van', op: 'is-een-van' }, { sleutel: 'niet is-een-van', label: 'is geen van', op: 'is-een-van', niet: true }]
const BEVAT: readonly Wijze[] = [{ sleutel: 'bevat', label: 'bevat', op: 'bevat' }, { sleutel: 'niet bevat', label: 'bevat niet', op: 'bevat', niet: true }]
const RIJEN: readonly Wijze[] = [{ sleutel: 'enige', label: 'heeft een regel waarvoor geldt', op: 'enige' }, { sleutel: 'alle', label: 'heeft alleen regels waarvoor geldt', op: 'alle' }, { sleutel: 'niet enige', label: 'heeft geen regel waarvoor geldt', op: 'enige', niet: true }]
const WIJZEN: Readonly<Record<Waardesoort, readonly Wijze[]>> = {
  tekst: [...GELIJK, ...EEN_VAN, ...BEVAT, ...INGEVULD],
  getal: [...GELIJK, { sleutel: '>', label: 'is groter dan', op: '>' }, { sleutel: '≥', label: 'is ten minste', op: '≥' }, { sleutel: '<', label: 'is kleiner dan', op: '<' }, { sleutel: '≤', label: 'is hoogstens', op: '≤' }, { sleutel: 'tussen', label: 'is … tot en met', op: '≤', tussen: true }, ...EEN_VAN, ...INGEVULD],
  datum: [
    { sleutel: '=', label: 'is op', op: '=' }, { sleutel: '≠', label: 'is niet op', op: '≠' },
    { sleutel: '<', label: 'is voor', op: '<' }, { sleutel: '≤', label: 'is op of voor', op: '≤' }, { sleutel: '>', label: 'is na', op: '>' }, { sleutel: '≥', label: 'is op of na', op: '≥' }, { sleutel: 'tussen', label: 'is van … tot en met', op: '≤', tussen: true },
    { sleutel: 'voor dagen', label: 'is minstens … dagen voor', op: '≤', afstand: 'dagen' }, { sleutel: 'na dagen', label: 'is minstens … dagen na', op: '≥', afstand: 'dagen' },
    { sleutel: 'voor maanden', label: 'is minstens … maanden voor', op: '≤', afstand: 'maanden' }, { sleutel: 'na maanden', label: 'is minstens … maanden na', op: '≥', afstand: 'maanden' },
    ...INGEVULD,
  ],
  janee: [{ sleutel: '= ja', label: 'is ja', op: '=', vast: true }, { sleutel: '= nee', label: 'is nee', op: '=', vast: false }, { sleutel: '=', label: 'is gelijk aan', op: '=' }, { sleutel: '≠', label: 'is niet gelijk aan', op: '≠' }, ...INGEVULD],
  teksten: [...BEVAT, ...INGEVULD],
  rijen: [...RIJEN, ...INGEVULD],
  reeks: [{ sleutel: 'stijgt', label: 'stijgt', op: 'stijgt' }, { sleutel: 'niet stijgt', label: 'stijgt niet', op: 'stijgt', niet: true }, ...INGEVULD],
  geen: INGEVULD,
}
/** Every comparison there is, for a value of which we do not know the kind. */
const ALLE: readonly Wijze[] = [...WIJZEN.getal, ...BEVAT, ...RIJEN, ...WIJZEN.reeks.slice(0, 2)]

export const wijzenVan = (zicht: Zicht, links: Term): readonly Wijze[] => {
  const soort = soortVan(zicht, links)
  return soort === null ? ALLE : WIJZEN[soort]
}
/** Of a date: `["plus-dagen", dag, -14]` with ≤ is "minstens 14 dagen voor dag". */
export function afstandVan(zin: Zin): { readonly eenheid: 'dagen' | 'maanden'; readonly aantal: Term; readonly dag: Term } | null {
  if (zin.soort !== 'vergelijk' || zin.niet || (zin.op !== '≤' && zin.op !== '≥')) return null
  const [rechts] = zin.rechts
  if (rechts?.soort !== 'bewerking' || (rechts.op !== 'plus-dagen' && rechts.op !== 'plus-maanden')) return null
  const [dag, n] = rechts.delen
  if (!dag || !n || (n.soort !== 'nieuw' && !(n.soort === 'waarde' && typeof n.waarde === 'number' && (zin.op === '≤' ? n.waarde < 0 : n.waarde > 0)))) return null
  return { eenheid: rechts.op === 'plus-dagen' ? 'dagen' : 'maanden', dag, aantal: n.soort === 'waarde' ? { soort: 'waarde', waarde: Math.abs(n.waarde as number) } : n }
}
/** `a ≤ x en x ≤ b` is "x is a tot en met b". With the bounds the other way around ("x ≥ a") it is an "en" of two. */
export function tussenVan(zin: Zin): { readonly wat: Term; readonly van: Term; readonly tot: Term } | null {
  if (zin.soort !== 'groep' || zin.niet || zin.voeg !== 'en' || zin.delen.length !== 2) return null
  const [a, b] = zin.delen
  if (a?.soort !== 'vergelijk' || b?.soort !== 'vergelijk' || a.niet || b.niet || a.op !== '≤' || b.op !== '≤') return null
  return a.rechts[0] && b.rechts[0] && (a.links.soort === 'waarde' || a.links.soort === 'nieuw') && JSON.stringify(a.rechts[0]) === JSON.stringify(b.links) ? { wat: b.links, van: a.links, tot: b.rechts[0] } : null
}
export const maakTussen = (wat: Term, van: Term, tot: Term): Zin => ({
  soort: 'groep', niet: false, voeg: 'en',
  delen: [{ soort: 'vergelijk', niet: false, op: '≤', links: van, rechts: [wat] }, { soort: 'vergelijk', niet: false, op: '≤', links: wat, rechts: [tot] }],
})

/** What the condition is about: the first control of its line. */
export function onderwerp(zin: Zin): Term {
  const tussen = tussenVan(zin)
  if (tussen) return tussen.wat
  return zin.soort === 'vergelijk' ? zin.links : zin.soort === 'rijen' ? zin.lijst : zin.soort === 'stelling' ? zin.term : NIEUWE_TERM
}
/** How this condition compares, as a key of `wijzenVan`; anything else is shown as it is. */
export function sleutelVanWijze(zicht: Zicht, zin: Zin): string {
  const niet = zin.niet ? 'niet ' : ''
  if (zin.soort === 'rijen') return niet + zin.keer
  if (zin.soort === 'stelling') return `${niet}stelling`
  if (tussenVan(zin)) return 'tussen'
  if (zin.soort !== 'vergelijk') return ''
  const afstand = afstandVan(zin)
  if (afstand && soortVan(zicht, zin.links) === 'datum') return `${zin.op === '≤' ? 'voor' : 'na'} ${afstand.eenheid}`
  const [r] = zin.rechts
  if (zin.op === '=' && r?.soort === 'waarde' && typeof r.waarde === 'boolean' && !zin.niet) return `= ${r.waarde ? 'ja' : 'nee'}`
  return niet + zin.op
}
/** The comparisons to choose from, the one that stands among them. */
export function wijzenBij(zicht: Zicht, zin: Zin): readonly Wijze[] {
  const lijst = wijzenVan(zicht, onderwerp(zin))
  const sleutel = sleutelVanWijze(zicht, zin)
  if (sleutel === '' || lijst.some((wijze) => wijze.sleutel === sleutel)) return lijst
  const gewoon = sleutel.replace(/^niet /, '')
  const label = gewoon === 'stelling' ? 'is waar' : ([...ALLE, ...WIJZEN.datum, ...WIJZEN.janee].find((wijze) => wijze.sleutel === gewoon)?.label ?? gewoon)
  return [...lijst, { sleutel, label: sleutel === gewoon ? label : gewoon === 'stelling' ? 'is niet waar' : `niet: ${label}`, op: '=' }]
}

/** The condition with another comparison; an answer that still fits stays. */
export function metWijze(zin: Zin, wijze: Wijze): Zin {
  const links = onderwerp(zin)
  const niet = wijze.niet === true
  const vorige = zin.soort === 'vergelijk' ? (afstandVan(zin)?.dag ?? zin.rechts[0]) : tussenVan(zin)?.van
  const oud: Term = vorige === undefined || (vorige.soort === 'waarde' && typeof vorige.waarde === 'boolean') ? NIEUWE_TERM : vorige
  if (wijze.op === 'enige' || wijze.op === 'alle') return { soort: 'rijen', niet, keer: wijze.op, lijst: links, per: zin.soort === 'rijen' ? zin.per : NIEUWE_ZIN }
  if (wijze.tussen) return maakTussen(links, oud.soort === 'waarde' ? oud : NIEUWE_TERM, NIEUWE_TERM)
  const klaar = (rechts: readonly Term[]): Zin => ({ soort: 'vergelijk', niet, op: wijze.op as Vergelijking, links, rechts })
  if (wijze.afstand) return klaar([{ soort: 'bewerking', op: `plus-${wijze.afstand}`, delen: [oud, NIEUWE_TERM] }])
  if (wijze.vast !== undefined) return klaar([{ soort: 'waarde', waarde: wijze.vast }])
  if (wijze.op === 'leeg' || wijze.op === 'gevuld' || wijze.op === 'stijgt') return klaar([])
  if (wijze.op === 'is-een-van') return klaar(zin.soort === 'vergelijk' && zin.op === 'is-een-van' ? zin.rechts : oud.soort === 'nieuw' ? [] : [oud])
  return klaar([oud])
}

/** The condition about another question. What was chosen stays where it fits. */
export function metVraag(zicht: Zicht, zin: Zin, { term, over }: Keus): Zin {
  if (over) return { soort: 'rijen', niet: false, keer: 'enige', lijst: over, per: metVraag(zichtIn(zicht, over), NIEUWE_ZIN, { sleutel: '', label: '', groep: '', term }) }
  const wijzen = wijzenVan(zicht, term)
  const eerst: Zin = { soort: 'stelling', niet: false, term }
  const sleutel = sleutelVanWijze(zicht, zin)
  const zelfdeSoort = zin.soort === 'vergelijk' && soortVan(zicht, zin.links) === soortVan(zicht, term) && !optiesVan(zicht, zin.links) && !optiesVan(zicht, term)
  if (zelfdeSoort) return { ...zin, links: term }
  return metWijze(eerst, wijzen.find((wijze) => wijze.sleutel === sleutel) ?? wijzen[0]!)
}
