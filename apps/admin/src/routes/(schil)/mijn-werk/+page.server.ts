import { redirect } from '@sveltejs/kit'
import { beginVan } from '#lib/schil/menu.ts'
import { bladVan, escalatieActie } from '#lib/server/escalatie.ts'
import { handel, tekst, vraag } from '#lib/server/vraag.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals, url }) => {
  const rol = locals.gebruiker?.rol
  if (rol === 'operator' || rol === 'beheerder') redirect(303, beginVan(rol))
  const van = url.searchParams.get('van') === 'team' ? 'team' : 'mij'
  const [werk, afwezig, blad] = await Promise.all([vraag(locals.api.werk.mijn.query({ van })), vraag(locals.api.werk.afwezig.query()), bladVan(locals.api, url)])
  return { van, werk, afwezig, blad } as const
}

export const actions: Actions = {
  escalatie: escalatieActie,
  afwezig: async ({ request, locals: { api } }) => {
    const form = await request.formData()
    const mislukt = await handel('afwezig', form, () => api.werk.zetAfwezig.mutate({ tot: form.has('terug') ? null : (tekst(form, 'tot') as never) }))
    if (mislukt) return mislukt
    redirect(303, `/mijn-werk?gedaan=${form.has('terug') ? 'terug' : 'afwezig'}`)
  },
}
