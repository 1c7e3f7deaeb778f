import type { FormulierRij } from '@regietafel/db'
import type { Formulierdefinitie } from '@regietafel/domain/formulier'
import type { ProcedureContext } from '../trpc.ts'
import { namenVan } from './namen.ts'

/** Somebody who wrote this recently counts as working in it. */
const RECENT_MS = 5 * 60_000

/** Who else wrote in this form in the last minutes, and in which section last. */
export async function anderenIn({ tx, gebruiker, nu }: ProcedureContext, { veldrevisies }: FormulierRij, definitie: Formulierdefinitie): Promise<{ naam: string; sectie: string | null }[]> {
  const sinds = Date.parse(nu) - RECENT_MS
  const laatste = new Map<string, { pad: string; op: string }>()
  for (const [pad, { door, op }] of Object.entries(veldrevisies)) {
    if (door !== gebruiker.id && Date.parse(op) >= sinds && op > (laatste.get(door)?.op ?? '')) laatste.set(door, { pad, op })
  }
  const namen = await namenVan(tx, [...laatste.keys()])
  return [...laatste].flatMap(([door, { pad }]) => {
    const naam = namen.get(door)
    const veldId = pad.split(/[/#]/)[0]
    const sectie = definitie.secties.find(({ velden }) => velden.some((veld) => veld.id === veldId))
    return naam ? [{ naam, sectie: sectie?.titel ?? null }] : []
  })
}
