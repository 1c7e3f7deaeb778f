import { fail, redirect } from '@sveltejs/kit'
import { openApi } from '#lib/server/api.ts'
import { veiligPad } from '#lib/server/naar.ts'
import { tekst } from '#lib/server/vraag.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = ({ locals, url }) => {
  if (locals.gebruiker) redirect(303, veiligPad(url.searchParams.get('naar')))
  const modus = process.env['REGIETAFEL_MODUS']
  return { demo: modus === 'demo', naar: url.searchParams.has('naar') }
}

export const actions: Actions = {
  default: async ({ request, url, locals, getClientAddress }) => {
    const form = await request.formData()
    const [email, wachtwoord] = [tekst(form, 'email'), tekst(form, 'wachtwoord')]
    const velden: Record<string, string> = {}
    if (!email.trim()) velden['email'] = 'Vul je e-mailadres in.'
    if (!wachtwoord) velden['wachtwoord'] = 'Vul je wachtwoord in.'
    if (Object.keys(velden).length > 0) return fail(400, { email, velden, melding: '' })

    const { auth } = await openApi()
    const uitkomst = await auth.inloggen({ email, wachtwoord, adres: getClientAddress(), userAgent: request.headers.get('user-agent') })
    if (!uitkomst.ok) return fail(uitkomst.code === 'TE_VEEL_POGINGEN' ? 429 : 401, { email, velden, melding: uitkomst.melding })

    locals.setCookie.push(...uitkomst.setCookie)
    redirect(303, veiligPad(url.searchParams.get('naar')))
  },
}
