import { herhalingRepository, type Herhaalkandidaat, type Tx } from '@regietafel/db'
import { z } from 'zod'
import type { Raak } from '../../foutpunt.ts'
import { TaakFout, TaakGestopt, type Taakloop } from './taakloop.ts'

/** Messages per transaction; a wish to stop is heard after each. */
const BATCH = 50

/** Ids and settings only. Which messages was decided when it was asked: what the trial showed is what goes. */
const Invoer = z.object({
  selectie: z.object({ ids: z.array(z.string()).max(500) }),
  tempoPerMinuut: z.int().min(1).max(600),
})

/**
 * Lets messages go again, spread over time by the tempo; the bezorging itself sends them, each under the key it had. What was sent, tried or
 * settled since the task began is left alone, so that beginning again after a crash sends nothing twice. Whoever stops it takes back what
 * was not sent yet: a batch and a stop never run at the same time.
 */
export async function bezorgOpnieuw({ taak, tx, meld, adem }: Taakloop, raak: Raak): Promise<Record<string, unknown>> {
  const invoer = Invoer.safeParse(taak.invoer)
  if (!invoer.success) throw new TaakFout('HERHALING_NIET_LEESBAAR')
  const { selectie: { ids }, tempoPerMinuut } = invoer.data
  const batches = verdeel(ids, await tx((t) => herhalingRepository(t).bepaal({ ids }, { taakId: taak.id, sinds: NOOIT })))
  let gezien = 0
  let gezet = 0
  for (const batch of batches) {
    gezet += await tx(async (t) => {
      const aantal = await laatGaan(t, taak, batch, tempoPerMinuut)
      await raak('mid-task')
      return aantal
    })
    gezien += batch.ids.length
    await meld(Math.min(gezien, ids.length), ids.length)
    await adem()
  }
  return { gezet, overgeslagen: Math.max(0, ids.length - gezet) }
}

/** So that nothing counts as tried: only what belongs together is asked. */
const NOOIT = '9999-01-01T00:00:00.000Z'
interface Batch { readonly ids: readonly string[]; /** Place in the whole, of each: what is in one verzamelmail goes at one moment. */ readonly plek: ReadonlyMap<string, number> }

/** Whole posts together, in the order that was asked: the same at every try. */
function verdeel(ids: readonly string[], kandidaten: readonly Herhaalkandidaat[]): Batch[] {
  const rang = new Map(ids.map((id, i) => [id, i]))
  const opVolgorde = kandidaten.toSorted((a, b) => (rang.get(a.id) ?? Infinity) - (rang.get(b.id) ?? Infinity))
  const batches: { ids: string[]; plek: Map<string, number> }[] = []
  for (const [plek, post] of [...Map.groupBy(opVolgorde, (k) => k.post).values()].entries()) {
    let laatste = batches.at(-1)
    if (!laatste || laatste.ids.length + post.length > BATCH) batches.push((laatste = { ids: [], plek: new Map() }))
    for (const { id } of post) {
      laatste.ids.push(id)
      laatste.plek.set(id, plek)
    }
  }
  return batches
}

/** A moment belongs to a place in the whole and to the begin of the task: a second try gives the same. */
async function laatGaan(tx: Tx, { id, poging }: { readonly id: string; readonly poging: number }, { ids, plek }: Batch, tempoPerMinuut: number): Promise<number> {
  const herhaling = herhalingRepository(tx)
  const stand = await herhaling.houVast(id, poging)
  if (!stand) throw new TaakGestopt('weg')
  if (stand.annuleren) throw new TaakGestopt('annuleren')
  const begin = Date.parse(stand.begonnenOp)
  const moment = (bezorgingId: string): string => new Date(begin + Math.floor((plek.get(bezorgingId)! * 60_000) / tempoPerMinuut)).toISOString()
  const kandidaten = await herhaling.bepaal({ ids }, { taakId: id, sinds: stand.begonnenOp })
  return herhaling.laatGaan(kandidaten.flatMap(({ id: bezorgingId, lot }) => (lot === 'gaat' && plek.has(bezorgingId) ? [{ id: bezorgingId, nietVoor: moment(bezorgingId) }] : [])))
}
