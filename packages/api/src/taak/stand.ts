import { gebruikerRepository, type Achtergrondtaak, type Tx } from '@regietafel/db'
import type { Taakstand } from '../types.ts'

/** A long task as the screens see it. `uitkomst` turns what the worker kept into what may be shown. */
export async function toTaakstand<U>(tx: Tx, taak: Achtergrondtaak, uitkomst: (ruw: Record<string, unknown>) => U): Promise<Taakstand<U>> {
  const { id, status, gedaan, totaal, aangemaaktOp, klaarOp, foutCode } = taak
  const door = await gebruikerRepository(tx).findById(taak.door)
  return {
    id, status, gedaan, totaal, aangemaaktOp, klaarOp, foutCode,
    door: { id: taak.door, naam: door?.naam ?? 'Een collega', organisatie: door?.organisatie ?? null },
    uitkomst: taak.uitkomst && uitkomst(taak.uitkomst),
  }
}
