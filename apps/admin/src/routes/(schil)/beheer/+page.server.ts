import { error } from '@sveltejs/kit'
import { NIET_GEVONDEN, vraag } from '#lib/server/vraag.ts'
import type { PageServerLoad } from './$types'

/** Where a beheerder begins: what waits for her, and the way to everything she keeps. */
export const load: PageServerLoad = async ({ locals: { api, gebruiker } }) => {
  if (gebruiker?.rol !== 'beheerder') error(404, NIET_GEVONDEN)
  const [lijst, { formulieren }] = await Promise.all([vraag(api.kader.lijst.query()), vraag(api.beheer.publicaties.query())])
  return {
    kaders: lijst.kaders.filter(({ live }) => live !== null).length,
    concepten: lijst.kaders.flatMap(({ concept }) => (concept ? [concept] : [])),
    formulieren: new Set(formulieren.map(({ sleutel }) => sleutel)).size,
  }
}
