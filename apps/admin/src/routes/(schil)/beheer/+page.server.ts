import type { Conceptkop } from '@regietafel/api/client'
import { error } from '@sveltejs/kit'
import { NIET_GEVONDEN, vraag } from '#lib/server/vraag.ts'
import type { PageServerLoad } from './$types'

/** Where a beheerder begins: what waits for her, and the way to everything she keeps. */
export const load: PageServerLoad = async ({ locals: { api, gebruiker } }) => {
  if (gebruiker?.rol !== 'beheerder') error(404, NIET_GEVONDEN)
  const [{ kaders }, { formulieren }] = await Promise.all([vraag(api.kader.lijst.query()), vraag(api.formulierbeheer.lijst.query())])
  const bezig = (wat: 'kaders' | 'formulieren') => ({ concept }: { readonly concept: Conceptkop | null }) => (concept ? [{ ...concept, adres: `/beheer/${wat}/${concept.sleutel}/concept` }] : [])
  return {
    kaders: kaders.filter(({ live }) => live !== null).length,
    formulieren: formulieren.filter(({ live }) => live !== null).length,
    /** Forms with open casussen on an older version. */
    achter: formulieren.filter(({ achter }) => achter > 0).length,
    concepten: [...kaders.flatMap(bezig('kaders')), ...formulieren.flatMap(bezig('formulieren'))],
  }
}
