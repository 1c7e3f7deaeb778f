import { vraag } from '#lib/server/vraag.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals: { api }, parent }) => {
  const { open } = await parent()
  return { logboek: await vraag(api.logboek.casus.query({ casusId: open.casus.id })) }
}
