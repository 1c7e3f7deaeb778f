import { z } from 'zod'
import { err, ok, type Result } from '../kernel/index.ts'
import type { DefinitieProbleem } from './compileer.ts'
import { alsProblemen, Id, OMVANG } from './definitie.ts'
import type { Formulierdefinitie, Veld } from './definitie.types.ts'
import { controleerOmvang } from './grenzen.ts'

const tekst = (max = 10_000) => z.string('Hier hoort tekst.').max(max, `Dit is te lang: hoogstens ${max} tekens.`)
const lijst = <T extends z.ZodType>(van: T, max: number) => z.array(van, 'Hier hoort een lijst.').max(max, `Dit zijn er te veel: hoogstens ${max}.`)
const los = <T extends z.ZodRawShape>(vorm: T) => z.looseObject(vorm, 'Dit is niet wat hier hoort.')

/** What is looped over by whoever shows a concept is a list or an object; what stands in it may be anything. */
const inVeld = {
  id: Id,
  sleutel: tekst(),
  label: tekst(),
  type: tekst(200),
  controles: lijst(los({ code: tekst() }), 100).optional(),
  voorvul: lijst(los({ soort: tekst() }), 20).optional(),
  vertaling: los({}).optional(),
  deel: los({}).optional(),
  codelijst: los({}).optional(),
}
const veld2 = los({ ...inVeld, velden: lijst(z.never('Een lijst mag in een lijst staan, maar niet nog dieper.'), 0).optional() })
const veld1 = los({ ...inVeld, velden: lijst(veld2, 200).optional() })
const veld0 = los({ ...inVeld, velden: lijst(veld1, 200).optional() })

const Omtrek = z.looseObject(
  {
    formaat: z.literal(1, 'Dit formaat kennen we niet.'),
    sleutel: tekst(200),
    titel: tekst(),
    schrijft: lijst(tekst(), 100).optional(),
    talen: lijst(tekst(), 20).optional(),
    vertaling: los({}).optional(),
    secties: lijst(los({ id: Id, sleutel: tekst(), titel: tekst(), vertaling: los({}).optional(), deel: los({}).optional(), velden: lijst(veld0, 1_000) }), 200),
    proeven: lijst(los({ naam: tekst(), antwoorden: los({}), verwacht: lijst(los({ pad: tekst() }), 500) }), 500).optional(),
  },
  'Dit is geen formulier.',
)

/** UTF-16 units of all texts of a concept together. */
const TEKENS = 1_000_000

/**
 * Reads a form in the making: anything with the outline of a form, whatever is still wrong in it, so that it can always be saved and opened again.
 * The type says more than is checked (config, rules and texts may be odd): ask `controleerConcept` what is wrong, and show `werkbaarFormulier`.
 * Ids are whole and unique, lists stand at most in a list; size and depth are bounded before anything looks inside.
 */
export function leesOmtrek(invoer: unknown): Result<Formulierdefinitie, readonly DefinitieProbleem[]> {
  const bom = controleerOmvang(invoer, OMVANG) ?? teVeelTekst(invoer)
  if (bom) return err([{ plaats: '', code: 'TE_GROOT', melding: bom }])
  const gelezen = Omtrek.safeParse(invoer, { error: () => 'Dit klopt niet.' })
  if (!gelezen.success) return err(alsProblemen(gelezen.error))
  const definitie = gelezen.data as unknown as Formulierdefinitie
  const dubbel = dubbeleIds(definitie)
  return dubbel.length > 0 ? err(dubbel) : ok(definitie)
}

/** Depth was bounded before. */
function teVeelTekst(invoer: unknown): string | null {
  let tekens = 0
  const stapel: unknown[] = [invoer]
  while (stapel.length > 0) {
    const w = stapel.pop()
    if (typeof w === 'string') tekens += w.length
    else if (Array.isArray(w)) for (const deel of w) stapel.push(deel)
    else if (typeof w === 'object' && w !== null)
      for (const [sleutel, deel] of Object.entries(w)) {
        tekens += sleutel.length
        stapel.push(deel)
      }
    if (tekens > TEKENS) return 'Dit is te groot: een formulier heeft hoogstens een miljoen tekens.'
  }
  return null
}

function dubbeleIds({ secties }: Formulierdefinitie): DefinitieProbleem[] {
  const uit: DefinitieProbleem[] = []
  const bekend = new Map<string, string>()
  const zie = (id: string, plaats: string): void => {
    if (bekend.has(id)) uit.push({ plaats: `${plaats}/id`, code: 'ID_DUBBEL', melding: `De id '${id}' komt twee keer voor (ook in ${bekend.get(id)!}).` })
    else bekend.set(id, plaats)
  }
  const loop = (velden: readonly Veld[], voor: string): void => velden.forEach((veld, i) => {
    zie(veld.id, `${voor}/velden/${i}`)
    loop(veld.velden ?? [], `${voor}/velden/${i}`)
  })
  secties.forEach((sectie, s) => {
    zie(sectie.id, `secties/${s}`)
    loop(sectie.velden, `secties/${s}`)
  })
  return uit
}

/** The field or section that a place in a definition points into: the id of the innermost; null for the form itself. */
export function bijPlaats({ secties }: Formulierdefinitie, plaats: string): string | null {
  const delen = plaats.split('/')
  if (delen[0] !== 'secties' || delen[1] === undefined) return null
  const sectie = secties[Number(delen[1])]
  let id = sectie?.id ?? null
  let velden: readonly Veld[] | undefined = sectie?.velden
  for (let i = 2; delen[i] === 'velden' && delen[i + 1] !== undefined; i += 2) {
    const veld: Veld | undefined = velden?.[Number(delen[i + 1])]
    if (!veld) break
    id = veld.id
    velden = veld.velden
  }
  return id
}

/** A new id for a field (`f_`) or a section (`s_`). `kans` gives numbers from 0 to 1, as `Math.random` does. */
export const nieuwId = (soort: 'veld' | 'sectie', kans: () => number): string =>
  (soort === 'veld' ? 'f_' : 's_') + Array.from({ length: 8 }, () => Math.floor(kans() * 36).toString(36)).join('')

/** A key from what a question is called, that none of `bezet` is: `Wie zorgt er?` → `wie-zorgt-er`, `wie-zorgt-er-2`. */
export function nieuweSleutel(label: string, bezet: Iterable<string>): string {
  const kaal = label.slice(0, 200).normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^a-z0-9]+/g, '-').slice(0, 50)
  const basis = kaal.split('-').filter((deel) => deel !== '').join('-')
  const stam = basis === '' || basis === 'constructor' || basis === 'prototype' ? 'vraag' : basis
  const genomen = new Set(bezet)
  let sleutel = stam
  for (let nr = 2; genomen.has(sleutel); nr++) sleutel = `${stam}-${nr}`
  return sleutel
}
