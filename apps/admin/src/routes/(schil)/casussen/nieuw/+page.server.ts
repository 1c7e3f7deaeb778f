import { error, redirect } from '@sveltejs/kit'
import { handel, NIET_GEVONDEN, tekst } from '#lib/server/vraag.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ parent }) => {
  const { sessie } = await parent()
  if (!sessie.mag.includes('casus.maken')) error(404, NIET_GEVONDEN)
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
        ...(veld('setting') && { setting: veld('setting') }),
        ...(veld('eigenWoorden') && { eigenWoorden: veld('eigenWoorden') }),
      }))
    })
    if (mislukt) return mislukt
    redirect(303, `/casussen/${nummer}/tijdlijn`)
  },
}
