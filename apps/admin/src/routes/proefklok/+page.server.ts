import { instantVan, type Datum } from '@regietafel/domain/kernel'
import { fail, redirect } from '@sveltejs/kit'
import { veiligPad } from '#lib/server/naar.ts'
import { handel, tekst } from '#lib/server/vraag.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = () => redirect(303, '/')

export const actions: Actions = {
  default: async ({ request, locals: { api } }) => {
    const form = await request.formData()
    const datum = tekst(form, 'datum')
    const dagen = Number(tekst(form, 'dagen'))
    if (tekst(form, 'zet') === 'datum' && !/^\d{4}-\d\d-\d\d$/.test(datum)) return fail(400, { melding: 'Kies eerst een datum.' })
    const mislukt = await handel('proefklok', form, async () => {
      if (dagen) await api.proefklok.vooruit.mutate({ dagen })
      else if (tekst(form, 'zet') === 'terug') await api.proefklok.terug.mutate()
      // Ten in the morning: after the escalaties of nine o'clock, which is what one wants to see.
      else await api.proefklok.vooruit.mutate({ naar: instantVan(datum as Datum, '10:00') as never })
    })
    if (mislukt) return mislukt
    redirect(303, veiligPad(tekst(form, 'naar')))
  },
}
