import { error } from '@sveltejs/kit'
import { NIET_GEVONDEN, vraag } from '#lib/server/vraag.ts'
import type { PageServerLoad } from './$types'

/** The bouwer keeps unsaved work on this device; the server does not know it. */
export const ssr = false

export const load: PageServerLoad = async ({ params: { sleutel }, locals: { api, gebruiker } }) => {
  if (gebruiker?.rol !== 'beheerder') error(404, NIET_GEVONDEN)
  return { blad: await vraag(api.formulierbeheer.concept.query({ sleutel })), ik: gebruiker.id }
}
