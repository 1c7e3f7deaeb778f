import { beoordeel, compileer, type Context } from '@regietafel/domain/formulier'
import { alsDefinitie, maakProefstukken, maakVragen } from './formulier-wereld.ts'
import { ajvVan, codeVan, surveyVan, zodVan } from './formulier-peers.ts'
import type { Measurement, RunOptions, Workload } from './workload.ts'

const vragen = maakVragen(60, 20)
const stukken = maakProefstukken(vragen)
const context: Context = { vandaag: '2026-05-01' as Context['vandaag'], feiten: {} }

type Keurmeester = (inzending: Record<string, unknown>) => boolean

const WIE: Record<string, () => Keurmeester> = {
  regietafel: () => {
    const form = compileer(alsDefinitie(vragen))
    return (inzending) => beoordeel(form, inzending, context).problemen.every((p) => p.ernst === 'waarschuwing')
  },
  'generated code': () => codeVan(vragen),
  ajv: () => ajvVan(vragen),
  zod: () => zodVan(vragen),
  'survey-core': () => surveyVan(vragen),
}

/** Knows no kind of value: a number is a text to it, and `ja` a yes. Its verdicts are counted, not required. */
const ZONDER_SOORTEN = 'survey-core'

/** How many verdicts differ from the oracle's; only that one may have any. Of the product every place must be right too. */
function check(naam: string, keur: Keurmeester): { readonly checked: number; readonly wrong: number } {
  const fout = stukken.filter(({ body, fouten }) => keur(JSON.parse(body) as Record<string, unknown>) !== (fouten.length === 0))
  if (fout.length > 0 && naam !== ZONDER_SOORTEN) throw new Error(`${fout.length} of ${stukken.length} verdicts are wrong: ${fout[0]!.fouten.join()}`)
  if (naam !== 'regietafel') return { checked: stukken.length, wrong: fout.length }
  const form = compileer(alsDefinitie(vragen))
  for (const { body, fouten } of stukken) {
    const gevonden = beoordeel(form, JSON.parse(body) as Record<string, unknown>, context).problemen.map((p) => p.pad).sort()
    if (gevonden.join() !== fouten.join()) throw new Error(`${gevonden.join()} instead of ${fouten.join()}`)
  }
  return { checked: 2 * stukken.length, wrong: 0 }
}

function meet(keur: Keurmeester, bodies: readonly string[], maxMs: number): number {
  let klaar = 0
  let goed = 0
  const begin = performance.now()
  let ms = 0
  do {
    for (const body of bodies) if (keur(JSON.parse(body) as Record<string, unknown>)) goed += 1
    klaar += bodies.length
    ms = performance.now() - begin
  } while (ms < maxMs)
  if (goed > klaar) throw new Error('impossible')
  return (klaar / ms) * 1000
}

function measure(naam: string, { short }: RunOptions): Promise<Measurement> {
  const keur = WIE[naam]!()
  const { checked, wrong } = check(naam, keur)
  const maxMs = short ? 250 : 1500
  const bodies = stukken.map(({ body }) => body)
  meet(keur, bodies, maxMs / 3)
  const deel = (rest: number) => bodies.filter((_, i) => i % 2 === rest)
  return Promise.resolve({ value: meet(keur, bodies, maxMs), more: { 'valid/s': meet(keur, deel(0), maxMs / 2), 'broken/s': meet(keur, deel(1), maxMs / 2), 'wrong of 100': wrong }, checked })
}

export const workload: Workload = {
  id: 'B6',
  title: 'parse and validate a form of 60 fields, 20 conditions and a list of 10 rows; 50 good and 50 broken submissions',
  unit: 'submissions/s',
  better: 'higher',
  contestants: [
    { name: 'regietafel', kind: 'product' },
    { name: 'ajv', kind: 'peer' },
    { name: 'zod', kind: 'peer' },
    { name: 'survey-core', kind: 'peer' },
    { name: 'generated code', kind: 'limit' },
  ],
  targets: [
    { text: 'at least 0.85 of generated code', against: 'generated code', min: 0.85 },
    { text: 'at least 1.1 times ajv', against: 'ajv', min: 1.1 },
    { text: 'at least 2.5 times zod', against: 'zod', min: 2.5 },
    { text: 'at least 200 times survey-core', against: 'survey-core', min: 200 },
  ],
  measure,
}
