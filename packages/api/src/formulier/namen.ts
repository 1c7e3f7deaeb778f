import { gebruikerRepository, type Tx } from '@regietafel/db'

/** Names by id of gebruiker; one query however many. */
export async function namenVan(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const gevraagd = new Set(ids)
  return new Map((await gebruikerRepository(tx).list()).filter(({ id }) => gevraagd.has(id)).map(({ id, naam }) => [id, naam]))
}
