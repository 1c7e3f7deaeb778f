import { compileer, type Expressie } from '@regietafel/domain/formulier'
import { evaluate } from 'feelin'
import jsonlogic from 'json-logic-js'
import { LogicEngine } from 'json-logic-engine'
import { alsDefinitie, geldt, maakProefstukken, maakVragen, RIJEN, type Inzending } from './formulier-wereld.ts'
import { alsFeel, alsJsonLogic } from './formulier-peers.ts'
import type { Measurement, RunOptions, Workload } from './workload.ts'

const vragen = maakVragen(60, 20)
const inzendingen = maakProefstukken(vragen).flatMap(({ inzending, fouten }) => (fouten.length === 0 && Array.isArray(inzending['rijen']) ? [inzending] : []))
const regels = vragen.flatMap(({ als }) => (als === undefined ? [] : [als as [string, ...unknown[]]]))
const rijregel = vragen.find(({ id }) => id === 'rijen')!.velden!.find(({ als }) => als !== undefined)!.als as [string, ...unknown[]]

/** How many of the 20 conditions, and of those in the 10 rows, hold. */
type Reken = (velden: Inzending) => number
const perStuk = (bovenste: readonly ((velden: Inzending) => unknown)[], inRij: (rij: Inzending) => unknown): Reken => (velden) => {
  let n = 0
  for (let i = 0; i < bovenste.length; i += 1) if (bovenste[i]!(velden) === true) n += 1
  for (const rij of velden['rijen'] as Inzending[]) if (inRij(rij) === true) n += 1
  return n
}

const WIE: Record<string, () => Reken> = {
  regietafel: () => {
    const form = compileer(alsDefinitie(vragen))
    const bovenste = [...form.velden.values()].flatMap((b) => b.zichtbaar ?? [])
    const inRij = form.velden.get('rijen')!.kinderen.flatMap((b) => b.zichtbaar ?? [])[0]!
    return (velden) => {
      let n = 0
      const veld = (id: string): unknown => velden[id]
      const feit = (): undefined => undefined
      const hier = { veld, feit, rij: undefined as unknown, ouder: undefined }
      for (let i = 0; i < bovenste.length; i += 1) if (bovenste[i]!(hier) === true) n += 1
      for (const rij of velden['rijen'] as Inzending[]) if (inRij({ veld, feit, rij, ouder: undefined }) === true) n += 1
      return n
    }
  },
  'json-logic-engine': () => {
    const motor = new LogicEngine()
    const maak = (regel: Expressie) => { const logica = alsJsonLogic(regel as [string]); return (data: Inzending) => motor.run(logica, data) as unknown }
    return perStuk(regels.map(maak), maak(rijregel))
  },
  'json-logic-js': () => {
    const maak = (regel: Expressie) => { const logica = alsJsonLogic(regel as [string]); return (data: Inzending) => jsonlogic.apply(logica, data) }
    return perStuk(regels.map(maak), maak(rijregel))
  },
  feelin: () => {
    const maak = (regel: Expressie) => { const tekst = alsFeel(regel as [string]); return (data: Inzending) => { const uit = evaluate(tekst, data as never) as unknown; return typeof uit === 'object' && uit !== null && 'value' in uit ? uit.value : uit } }
    return perStuk(regels.map(maak), maak(rijregel))
  },
  'json-logic-engine, compiled': () => {
    const motor = new LogicEngine()
    const maak = (regel: Expressie) => motor.build(alsJsonLogic(regel as [string])) as (data: Inzending) => unknown
    return perStuk(regels.map(maak), maak(rijregel))
  },
}

function check(reken: Reken): number {
  for (const velden of inzendingen) {
    const hoort = regels.filter((regel) => geldt(regel, velden) === true).length + (velden['rijen'] as Inzending[]).filter((rij) => geldt(rijregel, velden, rij) === true).length
    const gevonden = reken(velden)
    if (gevonden !== hoort) throw new Error(`${gevonden} conditions hold instead of ${hoort}`)
  }
  return inzendingen.length * (regels.length + RIJEN)
}

function measure(naam: string, { short }: RunOptions): Promise<Measurement> {
  const reken = WIE[naam]!()
  const checked = check(reken)
  const maxMs = short ? 250 : 1500
  let som = 0
  const ronde = (ms: number): number => {
    let klaar = 0
    const begin = performance.now()
    let duur = 0
    do {
      for (const velden of inzendingen) som += reken(velden)
      klaar += inzendingen.length
      duur = performance.now() - begin
    } while (duur < ms)
    return (klaar / duur) * 1000
  }
  ronde(maxMs / 3)
  const value = ronde(maxMs)
  if (som === 0) throw new Error('nothing was done')
  return Promise.resolve({ value, checked })
}

export const workload: Workload = {
  id: 'B7',
  title: '20 conditions of a form and one in each of 10 rows, all of them',
  unit: 'sets/s',
  better: 'higher',
  contestants: [
    { name: 'regietafel', kind: 'product' },
    { name: 'json-logic-engine', kind: 'peer' },
    { name: 'json-logic-js', kind: 'peer' },
    { name: 'feelin', kind: 'peer' },
    { name: 'json-logic-engine, compiled', kind: 'limit' },
  ],
  targets: [
    { text: 'at least 0.60 of json-logic-engine compiled to code, without making code', against: 'json-logic-engine, compiled', min: 0.6 },
    { text: 'at least 3.5 times json-logic-engine as it runs without making code', against: 'json-logic-engine', min: 3.5 },
    { text: 'at least 3.5 times json-logic-js', against: 'json-logic-js', min: 3.5 },
    { text: 'at least 3.5 times feelin', against: 'feelin', min: 3.5 },
  ],
  measure,
}
