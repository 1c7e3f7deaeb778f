import { drukMelding } from '@regietafel/api'
import { leesVolgnr } from '#lib/server/meenemen.ts'
import { vraag } from '#lib/server/vraag.ts'
import type { PageServerLoad } from './$types'

/** The form keeps what you type on this device and follows the `#` of the address; the server knows neither. */
export const ssr = false

/** `?versie=1` shows an earlier copy; without it the latest. `?pdf=` names why a PDF was not made. */
export const load: PageServerLoad = async ({ locals, params: { nummer, sleutel }, url }) =>
  ({ open: await vraag(locals.api.formulier.open.query({ nummer, sleutel, volgnr: leesVolgnr(url) })), drukfout: drukMelding(url.searchParams.get('pdf')) })
