import type { Uitkomst } from './publicatie.ts'

interface Rond {
  /** True when everything is saved. */
  readonly flush: () => Promise<boolean>
  readonly opGepubliceerd: (versie: number) => void
  readonly herlees: () => Promise<void>
  /** Who has the version that is on the table: "Lotte", "jouw andere venster". */
  readonly vanWie: () => string
  /** What became of a save that met another version: put together with whose, or a choice that waits. Null when there was none. */
  readonly naBotsing?: () => Promise<{ readonly samenMet: string | null } | null>
}

/** What to do after looking at a version that is newer than the one in this window. */
export const DIEN_DAN_IN = 'dien dan in'
export const KEUR_DAN_GOED = 'keur dan goed'
const nieuwer = (wie: string, dan: string): string => `Er is een nieuwere versie, van ${wie}. Kijk die na en ${dan}.`
const nee = (melding: string): Uitkomst<never> => ({ ok: false, soort: 'geen-verbinding', code: null, melding, fouten: [] })

/** Refusals that say that this window shows something old. */
const VEROUDERD = /_(?:GEWIJZIGD|INGEDIEND|NIET_INGEDIEND|VIER_OGEN)$|^NIET_GEVONDEN$/

/**
 * An act on a concept: first everything is saved; after it the concept is read again, or left when it was published.
 * Was there a newer version, then that comes on the table, and nothing goes on before somebody looked at it.
 */
export async function naBewaren<T>(rond: Rond, act: () => Promise<Uitkomst<T>>, dan = DIEN_DAN_IN): Promise<Uitkomst<T>> {
  if (!(await rond.flush())) return nietBewaard(rond, dan)
  const uitkomst = await act()
  if (!uitkomst.ok) {
    if (uitkomst.code === null || !VEROUDERD.test(uitkomst.code)) return uitkomst
    await rond.herlees()
    return uitkomst.code.endsWith('_GEWIJZIGD') ? { ...uitkomst, melding: nieuwer(rond.vanWie(), dan) } : uitkomst
  }
  const { waarde } = uitkomst
  if (typeof waarde === 'object' && waarde !== null && 'status' in waarde && waarde.status === 'gepubliceerd' && 'versie' in waarde && typeof waarde.versie === 'number') rond.opGepubliceerd(waarde.versie)
  else await rond.herlees()
  return uitkomst
}

async function nietBewaard({ flush, naBotsing }: Rond, dan: string): Promise<Uitkomst<never>> {
  const botsing = await naBotsing?.()
  if (!botsing) return nee('Nog niet alles is bewaard. Wacht tot dat gelukt is en probeer het dan opnieuw.')
  if (botsing.samenMet === null) return nee('Er is een nieuwere versie. Kies eerst wat er blijft staan.')
  await flush()
  return nee(`${nieuwer(botsing.samenMet, dan)} Jullie wijzigingen staan nu samen.`)
}
