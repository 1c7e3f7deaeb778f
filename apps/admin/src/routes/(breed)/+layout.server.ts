import { vraag } from '#lib/server/vraag.ts'
import type { LayoutServerLoad } from './$types'

export const load: LayoutServerLoad = async ({ locals, depends }) => {
  depends('regietafel:sessie')
  return { sessie: await vraag(locals.api.sessie.ik.query()) }
}
