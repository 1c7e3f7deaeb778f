import { achtergrondtaakRepository, createDb, inGemeente } from '@regietafel/db'
import { VERLOOP, verloop } from '@regietafel/db/testing'
import type { Gebeurtenis } from '@regietafel/domain/casus'
import { standaardKalender as kalender } from '@regietafel/domain/kalender'
import { rijnmond1op1, voortgang } from '@regietafel/domain/kader'
import { voerTaakUitHandler } from '../apps/worker/src/handlers/voer-taak-uit.ts'
import { createLog } from '../apps/worker/src/log.ts'
import { GEMEENTE_VAR, maakGeschiedenis, URL_VAR, type Geschiedenis } from './b20-wereld.ts'
import type { Measurement, RunOptions, Workload } from './workload.ts'

/** As many different casussen, so that nothing is measured on one input that the machine has learned. */
const CASUSSEN = 64

const casussen = Array.from({ length: CASUSSEN }, (_, nr) => verloop(nr))
const teksten = casussen.map((lijst) => JSON.stringify(lijst))
const momenten = casussen.map((lijst) => Date.parse(lijst.at(-1)!.op) + 3_600_000)

const WERK: Record<string, (nr: number) => number> = {
  'regietafel, voortgang': (nr) => voortgang(rijnmond1op1, casussen[nr]!, kalender, momenten[nr]!).termijnen.length,
  'JSON.parse of the same': (nr) => (JSON.parse(teksten[nr]!) as unknown[]).length,
}

/** The outcome of every casus is the same from the parsed text as from the objects, and holds all its termijnen. */
function check(): number {
  for (let nr = 0; nr < CASUSSEN; nr += 1) {
    if (casussen[nr]!.length !== VERLOOP) throw new Error(`casus ${nr} has ${casussen[nr]!.length} gebeurtenissen`)
    const stand = voortgang(rijnmond1op1, casussen[nr]!, kalender, momenten[nr]!)
    if (stand.termijnen.length !== 12) throw new Error(`casus ${nr}: ${stand.termijnen.length} termijnen`)
    if (JSON.stringify(voortgang(rijnmond1op1, JSON.parse(teksten[nr]!) as Gebeurtenis[], kalender, momenten[nr]!)) !== JSON.stringify(stand)) throw new Error(`casus ${nr} differs from its text`)
  }
  return CASUSSEN
}

async function measure(contestant: string, { short }: RunOptions): Promise<Measurement> {
  if (contestant === TERUGBLIK) return measureTerugblik()
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

const TERUGBLIK = 'regietafel, terugblik'

interface Uitkomst {
  readonly casussen: number
  readonly totaal: Readonly<Record<'echt' | 'concept', { readonly escalaties: number; readonly teLaat: number }>>
}

/** The task as the worker does it: claim, read, fold, sum, keep. Reading and folding take turns, so what it takes is the time of one core. The kader they ran on must give exactly what the rows say. */
async function measureTerugblik(): Promise<Measurement> {
  const url = process.env[URL_VAR]!
  const gemeenteId = process.env[GEMEENTE_VAR]!
  const { db, close } = createDb({ url, role: 'app', max: 1 })
  const taken = <T>(work: (repo: ReturnType<typeof achtergrondtaakRepository>) => Promise<T>): Promise<T> => inGemeente(db, { gemeenteId }, (tx) => work(achtergrondtaakRepository(tx)))
  try {
    const invoer = { sleutel: rijnmond1op1.sleutel, vergelijkMet: rijnmond1op1.sleutel, van: '2026-01-01', tot: '2026-12-31', nu: '2027-01-15T12:00:00Z', kader: rijnmond1op1 }
    const id = await taken((repo) => repo.create({ soort: 'terugblik', invoer, door: 'bench' }))
    const handler = voerTaakUitHandler({ log: createLog('silent', 'bench'), raak: async () => {}, openTaakDb: () => createDb({ url, role: 'app', max: 1 }) })
    const begin = performance.now()
    await handler.handle({ gemeenteId, taakId: id }, new AbortController().signal)
    const ms = performance.now() - begin
    const taak = await taken((repo) => repo.findById(id))
    const { casussen: aantal, totaal } = taak?.uitkomst as unknown as Uitkomst
    if (taak?.status !== 'klaar' || totaal.echt.escalaties === 0 || JSON.stringify(totaal.echt) !== JSON.stringify(totaal.concept)) throw new Error(`terugblik ${taak?.status}: ${JSON.stringify(totaal)}`)
    return { value: (ms * 1000) / aantal, more: { 's for 10,000': (ms / aantal) * 10 }, checked: aantal }
  } finally {
    await close()
  }
}

let geschiedenis: Geschiedenis | undefined

export const workload: Workload = {
  id: 'B20',
  title: 'voortgang of a casus with 40 gebeurtenissen: steps, poorten, termijnen with uitleg, escalaties; terugblik over 10,000 of them, per casus',
  unit: 'µs',
  better: 'lower',
  contestants: [
    { name: 'regietafel, voortgang', kind: 'product' },
    { name: 'JSON.parse of the same', kind: 'peer' },
    { name: TERUGBLIK, kind: 'extra' },
  ],
  targets: [
    { text: 'at most 200 µs', max: 200 },
    { text: 'at most 10 times JSON.parse of the same gebeurtenissen', against: 'JSON.parse of the same', max: 10 },
    { text: 'a terugblik over 10,000 casussen, from Postgres and back, within 10 s', contestant: TERUGBLIK, metric: 's for 10,000', max: 10 },
  ],
  async prepare(options) {
    geschiedenis = await maakGeschiedenis(options)
    return { [URL_VAR]: geschiedenis.url, [GEMEENTE_VAR]: geschiedenis.gemeenteId }
  },
  measure,
  async cleanUp() {
    await geschiedenis?.stop()
  },
}
