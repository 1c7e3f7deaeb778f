import { error } from '@sveltejs/kit'
import { NIET_GEVONDEN, vraag } from '#lib/server/vraag.ts'
import type { PageServerLoad } from './$types'

/** The forms this gemeente published, read only, with their versions and who still works with which. */
export const load: PageServerLoad = async ({ locals: { api, gebruiker } }) => {
  if (gebruiker?.rol !== 'beheerder') error(404, NIET_GEVONDEN)
  const { formulieren } = await vraag(api.beheer.publicaties.query())
  return { formulieren }
}
