import { error } from '@sveltejs/kit'
import { NIET_GEVONDEN, vraag } from '#lib/server/vraag.ts'
import type { PageServerLoad } from './$types'

/** `?van=3&van=4&naar=5`; without, every older version with concepts to the live one. */
export const load: PageServerLoad = async ({ locals: { api, gebruiker }, params: { sleutel }, url }) => {
  if (gebruiker?.rol !== 'beheerder') error(404, NIET_GEVONDEN)
  const van = url.searchParams.getAll('van').map(Number).filter(Number.isInteger)
  const naar = Number(url.searchParams.get('naar') ?? Number.NaN)
  const keuze = { ...(van.length > 0 && { van }), ...(Number.isInteger(naar) && { naar }) }
  return { blad: await vraag(api.verhuizing.blad.query({ sleutel, ...keuze })) }
}
