import { z } from 'zod'
import { err, ok, toFouten, type Fout, type Result } from '../kernel/index.ts'
import type { Omgeving } from './bereik.ts'
import { controleer } from './controle.ts'
import { Kadervorm, LadderSchema, OpschortingSchema, Poortdefinitie, Stapdefinitie, Termijndefinitie, type Kaderdefinitie } from './definitie.ts'

/** Parts of a list are objects that bear their key as a text; what else they hold may be anything, also nothing. */
const delen = (sleutel: string) => z.array(z.looseObject({ [sleutel]: z.string() })).max(500)

/** The least a kader in the making must be, so that it can always be saved and opened again: its lists, and a key in every part of them. */
const Omtrek = z.looseObject({
  formaat: z.literal(1),
  sleutel: z.string().max(200),
  versie: z.number(),
  titel: z.string().max(10_000),
  bron: z.string().max(10_000),
  lanen: delen('laan'),
  formulieren: delen('formulier'),
  uitgangen: delen('uitgang'),
  stappen: delen('stap'),
  poorten: delen('poort'),
  termijnen: delen('termijn'),
  ladders: z.record(z.string(), z.looseObject({ trappen: z.array(z.looseObject({ trap: z.string() })).max(100) })),
})

/**
 * Reads a concept: anything with the outline of a kader, whatever is still wrong in it. The type says more than is checked: fields may be
 * absent or odd, so show it with care, ask `controleerConcept` what is wrong, and count with `werkbaar`. Refused only when it has no outline.
 */
export function leesConcept(invoer: unknown): Result<Kaderdefinitie, readonly Fout[]> {
  if (isTeDiep(invoer)) return err([{ pad: '$', melding: 'Dit is te diep genest of te groot voor een kader.' }])
  const gelezen = Omtrek.safeParse(invoer)
  return gelezen.success ? ok(gelezen.data as unknown as Kaderdefinitie) : err(toFouten(gelezen.error, invoer))
}

/** Everything that stands between a concept and publication, each with its place: what has the wrong shape first, then what cannot work. Never throws. */
export function controleerConcept(invoer: unknown, omgeving: Omgeving = {}): readonly Fout[] {
  const omtrek = leesConcept(invoer)
  if (isTeDiep(invoer)) return omtrek.ok ? [] : omtrek.error
  const vorm = Kadervorm.safeParse(invoer)
  if (vorm.success) return controleer(vorm.data, omgeving)
  const fouten = toFouten(vorm.error, invoer)
  if (!omtrek.ok) return fouten
  // What has the right shape is judged too, so that nothing is found only the second time; not at a place that is wrong already.
  const bekend = (pad: string) => fouten.some((f) => f.pad === pad || onder(f.pad, pad) || onder(pad, f.pad))
  return [...fouten, ...controleer(vulAan(omtrek.value), omgeving).filter(({ pad }) => !bekend(pad))]
}

const MAX_DIEP = 40
const MAX_DELEN = 100_000

/** Without recursion, so that no JSON can exhaust the stack of what reads it after this. */
function isTeDiep(invoer: unknown): boolean {
  let laag: unknown[] = [invoer]
  let delen = 0
  for (let diep = 0; laag.length > 0; diep += 1) {
    delen += laag.length
    if (diep > MAX_DIEP || delen > MAX_DELEN) return true
    laag = laag.flatMap((waarde) => (typeof waarde === 'object' && waarde !== null ? Object.values(waarde) : []))
  }
  return false
}

const onder = (pad: string, van: string): boolean => pad.startsWith(`${van}.`) || pad.startsWith(`${van}[`)

/**
 * The part of a concept that can be counted with: every part that is whole, without those that are not. Give this to `voortgang`, `speelUit`
 * and a drawing of a concept: they trust the shape.
 */
export function werkbaar(invoer: unknown): Kaderdefinitie {
  const vorm = Kadervorm.safeParse(invoer)
  if (vorm.success) return vorm.data
  const k = (typeof invoer === 'object' && invoer !== null ? invoer : {}) as Record<string, unknown>
  const { shape } = Kadervorm
  const heel = <T>(lijst: unknown, deel: z.ZodType<T>): T[] => (Array.isArray(lijst) ? lijst : []).flatMap((x) => { const gelezen = deel.safeParse(x); return gelezen.success ? [gelezen.data] : [] })
  const opschorting = OpschortingSchema.safeParse(k.opschorting)
  return {
    formaat: 1,
    sleutel: tekst(k.sleutel, 'concept'),
    versie: shape.versie.safeParse(k.versie).data ?? 1,
    titel: tekst(k.titel, ''),
    bron: tekst(k.bron, ''),
    lanen: heel(k.lanen, shape.lanen.element),
    formulieren: heel(k.formulieren, shape.formulieren.element),
    uitgangen: heel(k.uitgangen, shape.uitgangen.element),
    stappen: heel(k.stappen, Stapdefinitie),
    poorten: heel(k.poorten, Poortdefinitie),
    termijnen: heel(k.termijnen, Termijndefinitie),
    ladders: Object.fromEntries(Object.entries((typeof k.ladders === 'object' && k.ladders !== null ? k.ladders : {}) as object).flatMap(([sleutel, ladder]) => { const gelezen = LadderSchema.safeParse(ladder); return gelezen.success ? [[sleutel, gelezen.data]] : [] })),
    ...(opschorting.success && { opschorting: opschorting.data }),
  }
}

const tekst = (waarde: unknown, anders: string): string => (typeof waarde === 'string' ? waarde : anders)

const PLAATSING = { soort: 'plaatsing' } as const
const UITKOMSTEN = [{ uitkomst: 'ja', label: 'Ja', naar: [] }, { uitkomst: 'nee', label: 'Nee', naar: [] }] as const
const DUUR = { soort: 'duur', van: [PLAATSING], tot: [PLAATSING] } as const

/** The concept with something harmless wherever the shape is wrong, so that every part keeps its place and its key. */
function vulAan(kader: Kaderdefinitie): Kaderdefinitie {
  const { shape } = Kadervorm
  const laan = kader.lanen[0]?.laan ?? ''
  const lanen = kader.lanen.map((l) => vul(shape.lanen.element, 'laan', l, { rol: 'casusregisseur' }))
  return {
    ...kader,
    lanen,
    formulieren: kader.formulieren.map((f) => vul(shape.formulieren.element, 'formulier', f, { titel: f.formulier })),
    uitgangen: kader.uitgangen.map((u) => vul(shape.uitgangen.element, 'uitgang', u, { titel: u.uitgang })),
    stappen: kader.stappen.map((s) => vul(Stapdefinitie, 'stap', s, { titel: s.stap, laan, rol: 'casusregisseur', formulier: null, mijlpaal: false, verloop: DUUR, teken: { van: [{ bij: PLAATSING }], tot: [{ bij: PLAATSING }] }, bron: '' })),
    poorten: kader.poorten.map((p) => vul(Poortdefinitie, 'poort', p, { vraag: p.poort, laan, rol: 'casusregisseur', na: kader.stappen[0]?.stap ?? '', opent: PLAATSING, binnen: [], uitkomsten: UITKOMSTEN, bron: '' })),
    termijnen: kader.termijnen.map((t) => vul(Termijndefinitie, 'termijn', t, { titel: t.termijn, stap: null, verantwoordelijk: 'casusregisseur', mijlpaal: false, anker: [PLAATSING], tel: [], verschuiving: 'geen', wettelijk: false, sluit: PLAATSING, ladder: null, bron: '' })),
    ladders: Object.fromEntries(Object.entries(kader.ladders).map(([sleutel, ladder]) => [sleutel, LadderSchema.safeParse(ladder).data ?? { tijd: '09:00', trappen: [] }])),
    opschorting: OpschortingSchema.safeParse(kader.opschorting).data,
  }
}

/** Field by field: what is right stays, what is wrong becomes `anders`, or goes. The key stays as it is. */
function vul<T extends object>(schema: z.ZodObject, sleutel: string, deel: T, anders: object): T {
  const velden = Object.entries(schema.shape).flatMap(([veld, vorm]): [string, unknown][] => {
    const waarde = (deel as Record<string, unknown>)[veld]
    const gelezen = z.safeParse(vorm, waarde)
    if (gelezen.success) return waarde === undefined ? [] : [[veld, gelezen.data]]
    if (veld in anders) return [[veld, (anders as Record<string, unknown>)[veld]]]
    return veld === sleutel ? [[veld, waarde]] : []
  })
  return Object.fromEntries(velden) as T
}
