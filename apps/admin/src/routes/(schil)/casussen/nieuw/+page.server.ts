import { error, redirect } from '@sveltejs/kit'
import { handel, NIET_GEVONDEN, tekst, vraag } from '#lib/server/vraag.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals: { api }, parent }) => {
  const { sessie } = await parent()
  if (!sessie.mag.includes('casus.maken')) error(404, NIET_GEVONDEN)
  return { kaders: await vraag(api.casus.kaderkeuze.query()) }
}

export const actions: Actions = {
  default: async ({ request, locals: { api } }) => {
    const form = await request.formData()
    const veld = (naam: string) => tekst(form, naam)
    let nummer = ''
    const mislukt = await handel('nieuw', form, async () => {
      ;({ nummer } = await api.casus.maak.mutate({
        roepnaam: veld('roepnaam'),
        geboortedatum: veld('geboortedatum') as never,
        ...(veld('aanvraagOp') && { aanvraagOp: veld('aanvraagOp') as never }),
        ...(veld('kader') && { kader: veld('kader') }),
        ...(veld('setting') && { setting: veld('setting') }),
        ...(veld('eigenWoorden') && { eigenWoorden: veld('eigenWoorden') }),
      }))
    })
    if (mislukt) return mislukt
    redirect(303, `/casussen/${nummer}/tijdlijn`)
  },
}
