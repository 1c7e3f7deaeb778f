import { error } from '@sveltejs/kit'
import { NIET_GEVONDEN, vraag } from '#lib/server/vraag.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ params: { sleutel, versie }, locals: { api, gebruiker } }) => {
  if (gebruiker?.rol !== 'beheerder') error(404, NIET_GEVONDEN)
  const nummer = Number(versie)
  const [blad, inhoud] = await Promise.all([vraag(api.kader.blad.query({ sleutel })), vraag(api.kader.versie.query({ sleutel, versie: nummer }))])
  return { blad, versie: nummer, inhoud }
}
