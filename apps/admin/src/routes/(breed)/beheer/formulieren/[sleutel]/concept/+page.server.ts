import { error } from '@sveltejs/kit'
import { conceptOf } from '#lib/server/concept.ts'
import { NIET_GEVONDEN } from '#lib/server/vraag.ts'
import type { PageServerLoad } from './$types'

/** The bouwer keeps unsaved work on this device; the server does not know it. */
export const ssr = false

export const load: PageServerLoad = async ({ params: { sleutel }, locals: { api, gebruiker } }) => {
  if (gebruiker?.rol !== 'beheerder') error(404, NIET_GEVONDEN)
  const blad = await conceptOf(api.formulierbeheer.concept.query({ sleutel }), { lijst: '/beheer/formulieren', sleutel, blad: () => api.formulierbeheer.blad.query({ sleutel }) })
  return { blad, ik: gebruiker.id }
}
