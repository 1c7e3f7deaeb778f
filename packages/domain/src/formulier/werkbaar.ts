import type { z } from 'zod'
import { bouwFormulier, type DefinitieProbleem, type Formulier } from './compileer.ts'
import { alsProblemen, basisSectie, basisVeld, DefinitieSchema } from './definitie.ts'
import type { Formulierdefinitie, Sectie, Veld } from './definitie.types.ts'
import { grenzen, isRecord } from './grenzen.ts'
import { vindVeldType } from './veldtypen/index.ts'

type Gebouwd = ReturnType<typeof bouwFormulier>
const bekend = new WeakMap<Formulierdefinitie, Gebouwd>()

/** `bouwFormulier`, once per object: a concept is asked several things after each act. */
export function bouwEens(definitie: Formulierdefinitie): Gebouwd {
  let gebouwd = bekend.get(definitie)
  if (!gebouwd) bekend.set(definitie, (gebouwd = bouwFormulier(definitie)))
  return gebouwd
}

const vormen = new WeakMap<Formulierdefinitie, readonly DefinitieProbleem[]>()
/** Top-level fields whose shape was found sound. A form that changes shares all fields but a few with what it was. */
const goedeVelden = new WeakSet<Veld>()

/** What is wrong with the shape, as `DefinitieSchema` has it; what was sound a moment ago is not looked at again. */
export function vormProblemen(definitie: Formulierdefinitie): readonly DefinitieProbleem[] {
  let uit = vormen.get(definitie)
  if (!uit) vormen.set(definitie, (uit = leesVorm(definitie)))
  return uit
}

function leesVorm(definitie: Formulierdefinitie): readonly DefinitieProbleem[] {
  const velden = definitie.secties.flatMap((sectie) => sectie.velden)
  if (velden.length <= grenzen.velden && velden.some((veld) => goedeVelden.has(veld))) {
    const nieuw = { ...definitie, secties: definitie.secties.map((sectie) => ({ ...sectie, velden: sectie.velden.filter((veld) => !goedeVelden.has(veld)) })) }
    if (!DefinitieSchema.safeParse(nieuw).success) return alleVorm(definitie)
  } else {
    const fouten = alleVorm(definitie)
    if (fouten.length > 0) return fouten
  }
  for (const veld of velden) goedeVelden.add(veld)
  return []
}

function alleVorm(definitie: Formulierdefinitie): readonly DefinitieProbleem[] {
  const gelezen = DefinitieSchema.safeParse(definitie, { error: () => 'Dit klopt niet.' })
  return gelezen.success ? [] : alsProblemen(gelezen.error)
}

const gemaakt = new WeakMap<Formulierdefinitie, Formulierdefinitie>()

/**
 * What of a concept works: a definition that compiles, for anything with a sound outline. A rule or setting that is wrong is taken off;
 * a field whose settings are wrong gets those of the example of its type, and one that cannot be a question becomes a block with its label.
 * Nothing moves or goes (but what is above the limits), so a place in the one is the same place in the other. The same object when nothing is wrong.
 */
export function werkbaarFormulier(definitie: Formulierdefinitie): Formulierdefinitie {
  let uit = gemaakt.get(definitie)
  if (!uit) gemaakt.set(definitie, (uit = maakWerkbaar(definitie)))
  return uit
}

/** What works of a concept, compiled. */
export const compileerConcept = (definitie: Formulierdefinitie): Formulier => bouwEens(werkbaarFormulier(definitie)).formulier

/** After so many rounds of mending what is wrong one by one, every rule goes. */
const RONDES = 25

function maakWerkbaar(definitie: Formulierdefinitie): Formulierdefinitie {
  let hier = vormProblemen(definitie).length === 0 ? definitie : metVorm(definitie)
  for (let ronde = 0; ronde < RONDES; ronde++) {
    const { problemen } = bouwEens(hier)
    if (problemen.length === 0) return hier
    hier = herstel(hier, problemen)
  }
  const { lezers: _, ...rest } = perVeld(hier, zonderRegels)
  const over = bouwEens(rest).problemen
  return over.length === 0 ? rest : perVeld(rest, alsBlok)
}

/* ── shape ── */

function metVorm(ruw: Formulierdefinitie): Formulierdefinitie {
  const { formaat: _f, secties: _s, ...vormen } = DefinitieSchema.shape
  const over = neemGoede(vormen, ruw)
  return {
    formaat: 1, sleutel: 'concept', titel: 'Zonder titel', ...over,
    secties: ruw.secties.slice(0, 50).map((sectie): Sectie => ({ titel: 'Zonder titel', sleutel: sectie.id, ...neemGoede(basisSectie, sectie), id: sectie.id, velden: sectie.velden.slice(0, grenzen.velden).map((veld) => veldMetVorm(veld, 0)) })),
  }
}

function veldMetVorm(ruw: Veld, diepte: number): Veld {
  const over = neemGoede(basisVeld, ruw)
  const velden = diepte < 2 && Array.isArray(ruw.velden) ? ruw.velden.slice(0, 50).map((kind) => veldMetVorm(kind, diepte + 1)) : undefined
  return { type: 'informatie', label: 'Zonder tekst', sleutel: ruw.id, ...over, id: ruw.id, ...(velden ? { velden } : {}) }
}

/** The properties that have the right shape. */
function neemGoede(vormen: z.core.$ZodShape, ruw: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(vormen).flatMap(([naam, vorm]) => {
    const waarde = (ruw as Record<string, unknown>)[naam]
    return waarde !== undefined && (vorm as z.ZodType).safeParse(waarde).success ? [[naam, waarde]] : []
  }))
}

/* ── meaning ── */

const REGELS = ['zichtbaar', 'verplicht', 'gewenst', 'alleenLezen', 'berekening', 'controles', 'standaard', 'voorvul', 'codelijst'] as const

function herstel(definitie: Formulierdefinitie, problemen: readonly DefinitieProbleem[]): Formulierdefinitie {
  const perPlek = new Map<string, { rest: readonly string[]; code: string }[]>()
  for (const { plaats, code } of problemen) {
    if (code === 'TE_VEEL_VELDEN') return kortIn(definitie)
    if (code === 'TE_VEEL_VOORWAARDEN') return metMinderRegels(definitie)
    const delen = plaats.split('/')
    let tot = 2
    while (delen[tot] === 'velden' && delen[tot + 1] !== undefined) tot += 2
    const plek = delen.slice(0, tot).join('/')
    perPlek.set(plek, [...(perPlek.get(plek) ?? []), { rest: delen.slice(tot), code }])
  }
  const loop = (velden: readonly Veld[], voor: string): Veld[] => velden.map((veld, i) => {
    const plaats = `${voor}/velden/${i}`
    let nieuw = veld.velden ? { ...veld, velden: loop(veld.velden, plaats) } : veld
    for (const fout of perPlek.get(plaats) ?? []) nieuw = herstelVeld(nieuw, fout.rest, fout.code)
    return nieuw
  })
  const { lezers: _, ...zonderLezers } = definitie
  return {
    ...(problemen.some(({ code }) => code === 'LEZERS_VELD') ? zonderLezers : definitie),
    secties: definitie.secties.map((sectie, s) => {
      const kring = problemen.some(({ code, plaats }) => code === 'KRING' && plaats.startsWith(`secties/${s}/`))
      const { zichtbaar, ...rest } = sectie
      const blijft = zichtbaar !== undefined && !kring && !perPlek.has(`secties/${s}`)
      return { ...rest, ...(blijft ? { zichtbaar } : {}), velden: loop(sectie.velden, `secties/${s}`) }
    }),
  }
}

function herstelVeld(veld: Veld, [deel]: readonly string[], code: string): Veld {
  if (code === 'KRING') return veld.type === 'berekend' ? alsBlok(veld) : zonder(veld, 'zichtbaar', 'berekening')
  if (code === 'LIJST_LEEG' || deel === undefined || deel === 'type' || deel === 'id') return alsBlok(veld)
  if (deel === 'config') {
    const voorbeeld = vindVeldType(veld.type)?.example.config
    const alGeprobeerd = voorbeeld === undefined || veld.type === 'informatie' || code === 'CONFIG_LIJST' || veld.config === voorbeeld
    // a setting that names a list that is not there; without it a list still works
    if (code === 'CONFIG_LIJST' && veld.type === 'lijst' && isRecord(veld.config)) return { ...veld, config: zonder(veld.config, 'rijtitel') }
    return alGeprobeerd ? alsBlok(veld) : { ...veld, config: voorbeeld }
  }
  if (deel === 'velden') return zonder(veld, 'velden')
  return deel === 'berekening' && veld.type === 'berekend' ? alsBlok(veld) : zonder(veld, deel)
}

/** A block with the label of what cannot be a question yet. */
const alsBlok = ({ id, sleutel, label }: Veld): Veld => ({ id, sleutel, label, type: 'informatie', config: { toon: 'let-op', tekst: label } })

function zonder<T extends object>(bron: T, ...namen: readonly string[]): T {
  return Object.fromEntries(Object.entries(bron).filter(([naam]) => !namen.includes(naam))) as T
}

const zonderRegels = (veld: Veld): Veld => (veld.type === 'berekend' ? alsBlok(veld) : zonder(veld, ...REGELS))

function perVeld(definitie: Formulierdefinitie, maak: (veld: Veld) => Veld): Formulierdefinitie {
  const loop = (veld: Veld): Veld => maak(veld.velden ? { ...veld, velden: veld.velden.map(loop) } : veld)
  return { ...definitie, secties: definitie.secties.map((sectie) => ({ ...zonder(sectie, 'zichtbaar'), velden: sectie.velden.map(loop) })) }
}

/** The first fields, as many as a form may have; cells count. */
function kortIn(definitie: Formulierdefinitie): Formulierdefinitie {
  let over: number = grenzen.velden
  const tel = (veld: Veld): number => 1 + (veld.velden ?? []).reduce((som, kind) => som + tel(kind), 0)
  return { ...definitie, secties: definitie.secties.map((sectie) => ({ ...sectie, velden: sectie.velden.filter((veld) => (over -= tel(veld)) >= 0) })) }
}

/** Without controles and obligations, which only tell; without the rest too when they were gone already. */
function metMinderRegels(definitie: Formulierdefinitie): Formulierdefinitie {
  const telt = (velden: readonly Veld[]): boolean => velden.some((veld) => veld.controles !== undefined || Array.isArray(veld.verplicht) || Array.isArray(veld.gewenst) || Array.isArray(veld.alleenLezen) || telt(veld.velden ?? []))
  if (!definitie.secties.some((sectie) => telt(sectie.velden))) return perVeld(definitie, zonderRegels)
  const loop = (veld: Veld): Veld => ({ ...zonder(veld, 'controles', 'verplicht', 'gewenst', 'alleenLezen'), ...(veld.velden ? { velden: veld.velden.map(loop) } : {}) })
  return { ...definitie, secties: definitie.secties.map((sectie) => ({ ...sectie, velden: sectie.velden.map(loop) })) }
}
