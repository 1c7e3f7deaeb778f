import { herhalingRepository, HERHAAL_MAX, type Herhaalkandidaat, type Herhaalselectie, type Herhaalstand, type Tx } from '@regietafel/db'
import type { Moment } from '@regietafel/domain/kernel'
import type { Gemeentekeuze, Herhaalproef, Herhaling } from '../wachtrijtypes.ts'
import { naamVan, type Namen } from './staat.ts'

/** Up to so many somebody sends again alone; more asks a second person. */
export const ZELF_TOT = 10

/** What the task is given. The ids are chosen when it is asked: what the trial showed is what goes. */
export interface Herhaalopdracht extends Record<string, unknown> {
  readonly selectie: { readonly ids: readonly string[] }
  /** Of these, the ones that were still tried by themselves: when it is stopped they go on so. */
  readonly wachtten: readonly string[]
  readonly tempoPerMinuut: number
  readonly reden: string
  readonly verzoekId?: string
}

export interface Herhaalplan { readonly proef: Omit<Herhaalproef, 'op' | 'gemeente'>; readonly wachtten: readonly string[] }

/** What would happen; the trial shows it, and the act does exactly this. Nothing is written. */
export async function bepaalHerhaling(tx: Tx, selectie: Herhaalselectie): Promise<Herhaalplan> {
  const kandidaten = await herhalingRepository(tx).bepaal(selectie)
  const tel = (lot: string): number => kandidaten.filter((k) => k.lot === lot).length
  const gaan = kandidaten.filter(({ lot }) => lot === 'gaat')
  const nu = totAan(gaan, HERHAAL_MAX)
  return {
    proef: { gaanUit: nu.length, proberenZelf: nu.filter(({ opgegeven }) => !opgegeven).length, nietMeerNodig: tel('klaar'), dubbel: tel('dubbel'), stil: tel('stil'), bovenDeGrens: gaan.length - nu.length, tweedeNodig: nu.length > ZELF_TOT, ids: nu.map(({ id }) => id) },
    wachtten: nu.flatMap(({ id, opgegeven }) => (opgegeven ? [] : [id])),
  }
}

/** As many whole posts as fit: a verzamelmail is not cut in two. */
function totAan(gaan: readonly Herhaalkandidaat[], max: number): Herhaalkandidaat[] {
  const uit: Herhaalkandidaat[] = []
  for (const post of Map.groupBy(gaan, (k) => k.post).values()) if (uit.length + post.length <= max) uit.push(...post)
  return uit
}

export const toProef = ({ proef }: Herhaalplan, nu: Moment, gemeente: Gemeentekeuze): Herhaalproef => ({ op: nu, gemeente, ...proef })

/** How a replay stands: over when nothing of it waits any more, however long ago the worker set it going, and also when the task broke off that set it. */
export function toHerhaling({ taakId, status, annuleren, invoer, door, aangemaaktOp, begonnenOp, totaal, verstuurd, vanzelf, wacht, mislukt, nietMeerNodig }: Herhaalstand, gemeente: Gemeentekeuze, namen: Namen): Herhaling {
  const loopt = !annuleren && status !== 'geannuleerd' && (status === 'wacht' || status === 'bezig' || wacht > 0)
  const stand = annuleren ? 'geannuleerd' : loopt && status !== 'wacht' ? 'bezig' : status
  const tempo = invoer['tempoPerMinuut']
  return {
    taakId, gemeente, status: stand, gedaan: totaal - wacht, totaal, tempoPerMinuut: typeof tempo === 'number' ? tempo : 0, door: naamVan(namen, door), begonnenOp: begonnenOp ?? aangemaaktOp,
    uitkomst: loopt ? null : { verstuurd, vanzelf, nietMeerNodig, mislukt },
  }
}
