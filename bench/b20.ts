import type { Gebeurtenis } from '@regietafel/domain/casus'
import { standaardKalender as kalender } from '@regietafel/domain/kalender'
import { rijnmond1op1, voortgang } from '@regietafel/domain/kader'
import { addDagen, type Datum } from '@regietafel/domain/kernel'
import type { Measurement, RunOptions, Workload } from './workload.ts'

const AANTAL = 40
/** As many different casussen, so that nothing is measured on one input that the machine has learned. */
const CASUSSEN = 64

/** A whole traject: plaatsing, 1-op-1, regies, poorten, an overplaatsing, and forms fixed more than once. */
function casus(nr: number): Gebeurtenis[] {
  const begin = addDagen('2026-01-05' as Datum, nr * 5)
  const lijst: unknown[] = []
  const bij = (na: number, wat: object, uur = 10) => lijst.push({ op: `${addDagen(begin, na)}T${String(uur).padStart(2, '0')}:15:00Z`, ...wat })
  const vast = (na: number, formulier: string) => bij(na, { soort: 'formulier-vastgesteld', formulier }, 14)
  bij(0, { soort: 'aanvraag', datum: begin })
  for (const regie of ['proces', 'behandel', 'casus']) bij(0, { soort: 'regie-toegewezen', regie }, 11)
  bij(1, { soort: 'plaatsing', datum: addDagen(begin, 1) })
  bij(1, { soort: 'een-op-een-gestart', datum: addDagen(begin, 1) }, 12)
  vast(4, 'rer-advies')
  vast(7, 'verklarende-analyse')
  vast(14, 'hulpverleningsplan')
  bij(16, { soort: 'overplaatsing', datum: addDagen(begin, 16) })
  bij(16, { soort: 'regie-toegewezen', regie: 'behandel', reden: 'overplaatsing' }, 12)
  vast(22, 'verklarende-analyse')
  vast(23, 'evaluatie-dag-21')
  bij(23, { soort: 'poort-beslist', poort: 'D1', uitkomst: 'nee', motivering: 'De uren dalen niet zoals gepland.' }, 15)
  vast(25, 'onafhankelijk-advies')
  vast(28, 'bijgesteld-hvp')
  vast(29, 'evaluatie-dag-28')
  bij(29, { soort: 'poort-beslist', poort: 'D2', uitkomst: 'nee', motivering: 'Nog te weinig afgebouwd.' }, 15)
  vast(34, 'experttafel-advies')
  for (let i = 0; lijst.length < AANTAL; i += 1) vast(36 + i, ['hulpverleningsplan', 'maandtoets', 'zorgadviesteam', 'bijgesteld-hvp'][i % 4]!)
  return lijst as Gebeurtenis[]
}

const casussen = Array.from({ length: CASUSSEN }, (_, nr) => casus(nr))
const teksten = casussen.map((lijst) => JSON.stringify(lijst))
const momenten = casussen.map((lijst) => Date.parse(lijst.at(-1)!.op) + 3_600_000)

const WERK: Record<string, (nr: number) => number> = {
  'regietafel, voortgang': (nr) => voortgang(rijnmond1op1, casussen[nr]!, kalender, momenten[nr]!).termijnen.length,
  'JSON.parse of the same': (nr) => (JSON.parse(teksten[nr]!) as unknown[]).length,
}

/** The outcome of every casus is the same from the parsed text as from the objects, and holds all its termijnen. */
function check(): number {
  for (let nr = 0; nr < CASUSSEN; nr += 1) {
    if (casussen[nr]!.length !== AANTAL) throw new Error(`casus ${nr} has ${casussen[nr]!.length} gebeurtenissen`)
    const stand = voortgang(rijnmond1op1, casussen[nr]!, kalender, momenten[nr]!)
    if (stand.termijnen.length !== 12) throw new Error(`casus ${nr}: ${stand.termijnen.length} termijnen`)
    if (JSON.stringify(voortgang(rijnmond1op1, JSON.parse(teksten[nr]!) as Gebeurtenis[], kalender, momenten[nr]!)) !== JSON.stringify(stand)) throw new Error(`casus ${nr} differs from its text`)
  }
  return CASUSSEN
}

async function measure(contestant: string, { short }: RunOptions): Promise<Measurement> {
  const checked = check()
  const werk = WERK[contestant]!
  let gezien = 0
  for (let i = 0; i < 4_000; i += 1) gezien += werk(i % CASUSSEN)
  // One sample is a pass over all casussen, so that the clock itself is not measured.
  const samples: number[] = []
  for (let i = 0; i < (short ? 60 : 600); i += 1) {
    const begin = performance.now()
    for (let nr = 0; nr < CASUSSEN; nr += 1) gezien += werk(nr)
    samples.push(((performance.now() - begin) * 1000) / CASUSSEN)
  }
  if (gezien === 0) throw new Error('nothing was done')
  samples.sort((x, y) => x - y)
  return { value: samples[samples.length >> 1]!, more: { p99: samples[Math.floor(samples.length * 0.99)]! }, checked }
}

export const workload: Workload = {
  id: 'B20',
  title: 'voortgang of a casus with 40 gebeurtenissen: steps, poorten, termijnen with uitleg, escalaties',
  unit: 'µs',
  better: 'lower',
  contestants: [
    { name: 'regietafel, voortgang', kind: 'product' },
    { name: 'JSON.parse of the same', kind: 'peer' },
  ],
  targets: [
    { text: 'at most 200 µs', max: 200 },
    { text: 'at most 10 times JSON.parse of the same gebeurtenissen', against: 'JSON.parse of the same', max: 10 },
  ],
  measure,
}
