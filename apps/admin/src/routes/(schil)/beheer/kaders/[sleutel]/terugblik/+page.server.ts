import { error } from '@sveltejs/kit'
import { NIET_GEVONDEN, vraag } from '#lib/server/vraag.ts'
import type { PageServerLoad } from './$types'

/** What the concept of this kader would have meant. Compared with the kader itself, or with the one new casussen begin with. */
export const load: PageServerLoad = async ({ locals: { api, gebruiker }, params: { sleutel } }) => {
  if (gebruiker?.rol !== 'beheerder') error(404, NIET_GEVONDEN)
  const [{ kaders }, laatste] = await vraag(Promise.all([api.kader.lijst.query(), api.terugblik.laatste.query({ sleutel })]))
  const kader = kaders.find((rij) => rij.sleutel === sleutel)
  if (!kader) error(404, NIET_GEVONDEN)
  const live = kaders.filter((rij) => rij.live !== null)
  return {
    sleutel,
    titel: kader.concept?.titel ?? kader.titel,
    heeftConcept: kader.concept !== null,
    kaders: live.map((rij) => ({ sleutel: rij.sleutel, titel: rij.titel })),
    vergelijkMet: (kader.live ? kader : (live.find((rij) => rij.standaard) ?? live[0]))?.sleutel ?? null,
    laatste,
  }
}
