import { beoordeel, compileer, type Context } from '@regietafel/domain/formulier'
import { Model } from 'survey-core'
import { alsDefinitie, maakVragen } from './formulier-wereld.ts'
import { alsSurvey, maakAjv, objectSchema } from './formulier-peers.ts'
import { median } from './report.ts'
import type { Measurement, RunOptions, Workload } from './workload.ts'

// 500 fields with those of the rows, 200 conditions with the one in the rows: what a form may hold.
const vragen = maakVragen(496, 199)
const context: Context = { vandaag: '2026-05-01' as Context['vandaag'], feiten: {} }
const definitie = alsDefinitie(vragen)
const schema = objectSchema(vragen)
const survey = alsSurvey(vragen)
const VERPLICHT = vragen.filter(({ verplicht, als }) => verplicht && als === undefined).length

/** From a definition just read to a first verdict, on nothing filled in: how many required questions it misses. */
const WIE: Record<string, (nr: number) => number> = {
  // another key each time, as nothing compiled is compiled twice
  regietafel: (nr) => beoordeel(compileer({ ...(JSON.parse(teksten.regietafel) as typeof definitie), sleutel: `bench-${nr}` }), {}, context).problemen.length,
  ajv: () => {
    const keur = maakAjv().compile(JSON.parse(teksten.ajv) as object)
    keur({})
    return keur.errors?.filter(({ keyword }) => keyword === 'required').length ?? 0
  },
  'survey-core': () => {
    const model = new Model(JSON.parse(teksten['survey-core']) as object)
    model.validate(false)
    return model.getAllQuestions().filter((vraag) => vraag.isVisible && vraag.isRequired).length
  },
}
const teksten = { regietafel: JSON.stringify(definitie), ajv: JSON.stringify(schema), 'survey-core': JSON.stringify(survey) }

function measure(naam: string, { short }: RunOptions): Promise<Measurement> {
  const doe = WIE[naam]!
  const gevonden = doe(0)
  if (gevonden !== VERPLICHT) throw new Error(`${gevonden} required questions are missing instead of ${VERPLICHT}`)
  const keer = short ? 5 : 25
  const begin = performance.now()
  const tijden: number[] = []
  for (let i = 1; i <= keer && (i < 4 || performance.now() - begin < 20_000); i += 1) {
    const van = performance.now()
    doe(i)
    tijden.push(performance.now() - van)
  }
  return Promise.resolve({ value: median(tijden), more: { first: tijden[0]! }, checked: VERPLICHT })
}

export const workload: Workload = {
  id: 'B8',
  title: 'a version of 500 fields and 200 conditions made ready, up to its first verdict',
  unit: 'ms',
  better: 'lower',
  contestants: [
    { name: 'regietafel', kind: 'product' },
    { name: 'ajv', kind: 'peer' },
    { name: 'survey-core', kind: 'peer' },
  ],
  targets: [
    { text: 'at most 20 ms', max: 20 },
    { text: 'at most half of ajv', against: 'ajv', max: 0.5 },
    { text: 'at most half of survey-core', against: 'survey-core', max: 0.5 },
  ],
  measure,
}
