import { fail, redirect } from '@sveltejs/kit'
import { leesProeftijd } from '#lib/schil/proeftijd.ts'
import { veiligPad } from '#lib/server/naar.ts'
import { handel, tekst } from '#lib/server/vraag.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = () => redirect(303, '/')

export const actions: Actions = {
  default: async ({ request, locals: { api } }) => {
    const form = await request.formData()
    const dagen = Number(tekst(form, 'dagen'))
    const gekozen = dagen || tekst(form, 'zet') === 'terug' ? null : leesProeftijd({ datum: tekst(form, 'datum'), tijd: tekst(form, 'tijd'), welke: tekst(form, 'welke') })
    if (gekozen && 'melding' in gekozen) return fail(400, { melding: gekozen.melding })
    const mislukt = await handel('proefklok', form, async () => {
      if (gekozen) await api.proefklok.vooruit.mutate({ naar: gekozen.moment as never })
      else if (dagen) await api.proefklok.vooruit.mutate({ dagen })
      else await api.proefklok.terug.mutate()
    })
    if (mislukt) return mislukt
    redirect(303, veiligPad(tekst(form, 'naar')))
  },
}
