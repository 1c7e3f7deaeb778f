import { error } from '@sveltejs/kit'
import { NIET_GEVONDEN, vraag } from '#lib/server/vraag.ts'
import type { PageServerLoad } from './$types'

/** `?versie=1` shows an older one. */
export const load: PageServerLoad = async ({ params: { sleutel }, url, locals: { api, gebruiker } }) => {
  if (gebruiker?.rol !== 'beheerder') error(404, NIET_GEVONDEN)
  const versie = url.searchParams.get('versie')
  const blad = await vraag(api.deel.blad.query({ sleutel }))
  return { blad, deel: versie === null ? blad.deel : await vraag(api.deel.versie.query({ sleutel, versie: Number(versie) })) }
}
