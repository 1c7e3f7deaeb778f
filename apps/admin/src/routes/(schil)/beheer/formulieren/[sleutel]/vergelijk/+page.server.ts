import { error } from '@sveltejs/kit'
import { NIET_GEVONDEN, vraag } from '#lib/server/vraag.ts'
import type { PageServerLoad } from './$types'

/** `?a=3&b=4` */
export const load: PageServerLoad = async ({ params: { sleutel }, url, locals: { api, gebruiker } }) => {
  if (gebruiker?.rol !== 'beheerder') error(404, NIET_GEVONDEN)
  const [a, b] = ['a', 'b'].map((naam) => Number(url.searchParams.get(naam))) as [number, number]
  const [blad, verschillen] = await Promise.all([vraag(api.formulierbeheer.blad.query({ sleutel })), vraag(api.formulierbeheer.vergelijk.query({ sleutel, a, b }))])
  return { blad, a, b, verschillen }
}
