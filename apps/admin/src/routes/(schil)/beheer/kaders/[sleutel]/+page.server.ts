import { error, redirect } from '@sveltejs/kit'
import { leesVan } from '#lib/concept/invoer.ts'
import { handel, NIET_GEVONDEN, tekst, vraag } from '#lib/server/vraag.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ params, locals: { api, gebruiker } }) => {
  if (gebruiker?.rol !== 'beheerder') error(404, NIET_GEVONDEN)
  return { blad: await vraag(api.kader.blad.query({ sleutel: params.sleutel })) }
}

export const actions: Actions = {
  /** From any version: an older one can be taken up again. */
  concept: async ({ request, params: { sleutel }, locals: { api } }) => {
    const form = await request.formData()
    const mislukt = await handel('concept', form, () => api.kader.begin.mutate({ van: leesVan(tekst(form, 'van')), sleutel, titel: tekst(form, 'titel') }))
    if (mislukt) return mislukt
    redirect(303, `/beheer/kaders/${sleutel}/concept`)
  },
  weg: async ({ request, params: { sleutel }, locals: { api } }) => {
    const form = await request.formData()
    const mislukt = await handel('weg', form, () => api.kader.gooiWeg.mutate({ sleutel }))
    if (mislukt) return mislukt
    redirect(303, '/beheer/kaders?klaar=weg')
  },
}
