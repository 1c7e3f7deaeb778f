import { vraag } from '#lib/server/vraag.ts'
import type { PageServerLoad } from './$types'

/** The form keeps what you type on this device and follows the `#` of the address; the server knows neither. */
export const ssr = false

/** `?versie=1` shows an earlier copy; without it the latest. */
export const load: PageServerLoad = async ({ locals, params: { nummer, sleutel }, url }) => {
  const versie = Number(url.searchParams.get('versie'))
  const volgnr = Number.isInteger(versie) && versie > 0 ? versie : undefined
  return { open: await vraag(locals.api.formulier.open.query({ nummer, sleutel, volgnr })) }
}
