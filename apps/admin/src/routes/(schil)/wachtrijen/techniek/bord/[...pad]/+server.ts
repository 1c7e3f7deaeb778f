import { openApi } from '#lib/server/api.ts'
import type { RequestHandler } from './$types'

/** The raw queues for engineers, to look at: every file, page and question of it passes the right first. */
export const fallback: RequestHandler = async ({ request }) => {
  const api = await openApi()
  return api.techniek(await api.createContext(request), request)
}
