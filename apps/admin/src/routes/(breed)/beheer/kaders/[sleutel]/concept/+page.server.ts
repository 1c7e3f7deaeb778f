import { error } from '@sveltejs/kit'
import { conceptOf } from '#lib/server/concept.ts'
import { NIET_GEVONDEN, vraag } from '#lib/server/vraag.ts'
import type { PageServerLoad } from './$types'

/** The bouwer keeps unsaved work on this device; the server does not know it. */
export const ssr = false

export const load: PageServerLoad = async ({ params: { sleutel }, locals: { api, gebruiker } }) => {
  if (gebruiker?.rol !== 'beheerder') error(404, NIET_GEVONDEN)
  const [blad, lijst] = await Promise.all([
    conceptOf(api.kader.concept.query({ sleutel }), { lijst: '/beheer/kaders', sleutel, blad: () => api.kader.blad.query({ sleutel }) }), vraag(api.kader.lijst.query()),
  ])
  return {
    blad,
    ik: gebruiker.id,
    kaders: lijst.kaders.filter((k) => k.live !== null).map(({ sleutel: s, titel }) => ({ sleutel: s, titel })),
    /** Whose casussen a terugblik looks at first: those of this kader, else of the one new casussen begin with. */
    vergelijkMet: lijst.kaders.find((k) => k.sleutel === sleutel && k.openCasussen > 0)?.sleutel ?? lijst.kaders.find((k) => k.sleutel === blad.van?.sleutel && k.live !== null)?.sleutel ?? lijst.kaders.find((k) => k.standaard)?.sleutel ?? sleutel,
  }
}
