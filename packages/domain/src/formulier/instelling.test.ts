import { describe, expect, test } from 'vitest'
import { isErbij, keurInstelling, veldgroepen, zetInstelling, type Instelling } from './instelling.ts'
import type { VeldType } from './veldtype.ts'
import { veldtypen } from './veldtypen/index.ts'

const types = Object.entries(veldtypen) as unknown as [string, VeldType][]

/** The settings a schema knows, through defaults and alternatives. */
function sleutelsVan(schema: unknown): string[] {
  const { def } = schema as { def: { type: string; innerType?: unknown; options?: readonly unknown[]; shape?: object } }
  if (def.innerType) return sleutelsVan(def.innerType)
  if (def.options) return [...new Set(def.options.flatMap(sleutelsVan))]
  return Object.keys(def.shape ?? {})
}

const OPTIES = [{ waarde: 'a', label: 'A' }, { waarde: 'b', label: 'B' }]
const reeks = (aantal: number) => Array.from({ length: aantal }, (_, i) => ({ waarde: `w${i}`, label: `W${i}` }))

/** Values that a panel could set: at the bounds, and in between. */
function proefwaarden(i: Instelling, config: Readonly<Record<string, unknown>>): unknown[] {
  switch (i.soort) {
    case 'getal':
    case 'geheel': return [i.min ?? 1, i.max ?? 7]
    case 'janee': return [true, false]
    case 'datum': return ['2026-04-24']
    case 'keuze': return i.keuzes!.map((k) => k.waarde)
    case 'meer': return [i.keuzes!.slice(0, 1).map((k) => k.waarde), i.keuzes!.map((k) => k.waarde)]
    case 'opties': return [OPTIES, ...(i.max === undefined ? [] : [reeks(i.max)])]
    case 'waarden': return [(config[i.uit!] as { waarde: string }[] | undefined)?.slice(0, 1).map((o) => o.waarde) ?? []]
    case 'rollen': return [['casusregisseur', 'gedragswetenschapper']]
    case 'formulier': return ['plan-18plus']
    case 'lijst':
    case 'rijveld': return ['factoren']
    default: return ['Tekst', 'x'.repeat(i.max!)]
  }
}
function teVeel(i: Instelling): unknown[] {
  const getal = i.soort === 'getal' || i.soort === 'geheel'
  const uit: unknown[] = getal ? ['tekst', NaN] : [5]
  if (i.min !== undefined) uit.push(getal ? i.min - 1 : reeks(i.min - 1))
  if (i.max !== undefined) uit.push(getal ? i.max + 1 : i.soort === 'opties' ? reeks(i.max + 1) : 'x'.repeat(i.max + 1))
  return uit
}

/** The example, with what must be there for this setting to be there. */
function metPlek(type: VeldType, i: Instelling): Readonly<Record<string, unknown>> {
  let config = type.example.config as Readonly<Record<string, unknown>>
  if (i.bij) config = zetInstelling(type.instellingen, config, i.bij.naam, i.bij.is[0])
  return vulAan(type, config)
}
/** What is required beside it: a panel asks that too. */
function vulAan(type: VeldType, begin: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  let config = begin
  for (const i of type.instellingen) if (i.verplicht && isErbij(i, config) && config[i.naam] === undefined) config = zetInstelling(type.instellingen, config, i.naam, proefwaarden(i, config)[0])
  return config
}

describe.each(types)('settings of %s', (_code, type) => {
  test('it says when to use it, and where it stands in the choice', () => {
    expect(type.uitleg).toMatch(/^[A-Z].{15,}\.$/)
    expect(Object.keys(veldgroepen)).toContain(type.groep)
  })
  test('every setting named is one of the config, once', () => {
    const namen = type.instellingen.map((i) => i.naam)
    expect(new Set(namen).size).toBe(namen.length)
    for (const naam of namen) expect(sleutelsVan(type.config)).toContain(naam)
  })
  test.each(type.instellingen.map((i) => [i.naam, i] as const))('%s can be set, and taken away again when it is not required', (naam, i) => {
    expect(i.label).toMatch(/^[A-Z0-9]/)
    if (i.uit) expect(type.instellingen.map((x) => x.naam)).toContain(i.uit)
    const hier = metPlek(type, i)
    for (const waarde of proefwaarden(i, hier)) {
      const gezet = vulAan(type, zetInstelling(type.instellingen, hier, naam, waarde))
      expect(type.config.safeParse(gezet).error?.issues ?? [], `${naam} = ${JSON.stringify(waarde).slice(0, 60)}`).toEqual([])
      expect(keurInstelling(i, waarde)).toBe(null)
    }
    const zonder = type.config.safeParse(zetInstelling(type.instellingen, hier, naam, null)).success
    expect(zonder || i.verplicht).toBe(true)
  })
  test.each(type.instellingen.map((i) => [i.naam, i] as const))('%s: the panel refuses in Dutch what the schema refuses', (naam, i) => {
    for (const waarde of teVeel(i)) {
      expect(type.config.safeParse({ ...metPlek(type, i), [naam]: waarde }).success, JSON.stringify(waarde).slice(0, 60)).toBe(false)
      expect(keurInstelling(i, waarde)).toMatch(/^[A-Z].*\.$/)
    }
  })
})

test('a setting that no longer belongs leaves with the choice it hung on', () => {
  const { instellingen } = veldtypen.ref
  expect(zetInstelling(instellingen, { soort: 'factor', lijst: 'f1' }, 'soort', 'persoon')).toEqual({ soort: 'persoon' })
  expect(zetInstelling(instellingen, { soort: 'formulierversie' }, 'formulier', 'plan')).toEqual({ soort: 'formulierversie', formulier: 'plan' })
})
test('the sentence names the bounds', () => {
  const regels = veldtypen.lang.instellingen.find((i) => i.naam === 'regels')!
  expect(keurInstelling(regels, 1)).toBe('Vul een heel getal in van 2 tot en met 30.')
  expect(keurInstelling(veldtypen.informatie.instellingen[1]!, '')).toBe('Dit is nodig. Zonder deze instelling werkt de vraag niet.')
})
