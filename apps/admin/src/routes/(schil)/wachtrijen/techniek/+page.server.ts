import { error } from '@sveltejs/kit'
import { openApi } from '#lib/server/api.ts'
import { NIET_GEVONDEN } from '#lib/server/vraag.ts'
import type { PageServerLoad } from './$types'

/** The board itself stands in a frame: so the screen around it says, as every screen of an operator, whether anybody guards. */
export const load: PageServerLoad = async ({ request }) => {
  const api = await openApi()
  if (!await api.magTechniek(await api.createContext(request))) error(404, NIET_GEVONDEN)
}
