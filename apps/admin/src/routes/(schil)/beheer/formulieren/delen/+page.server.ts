import { error } from '@sveltejs/kit'
import { NIET_GEVONDEN, vraag } from '#lib/server/vraag.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals: { api, gebruiker } }) => {
  if (gebruiker?.rol !== 'beheerder') error(404, NIET_GEVONDEN)
  return { delen: await vraag(api.deel.lijst.query()) }
}
