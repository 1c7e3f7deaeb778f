import { error, redirect } from '@sveltejs/kit'
import { handel, NIET_GEVONDEN, tekst, vraag } from '#lib/server/vraag.ts'
import { bestandVan, leesVan } from '#lib/concept/invoer.ts'
import { leesInzet } from '#lib/kaders/invoer.ts'
import type { Actions, PageServerLoad, RequestEvent } from './$types'

export const load: PageServerLoad = async ({ locals: { api, gebruiker } }) => {
  if (gebruiker?.rol !== 'beheerder') error(404, NIET_GEVONDEN)
  return { lijst: await vraag(api.kader.lijst.query()) }
}

type Act = (api: App.Locals['api'], form: FormData) => Promise<string>
/** Each act leads somewhere: to the concept it made, or back to the list. */
const doe = (naam: string, act: Act) => async ({ request, locals }: RequestEvent) => {
  const form = await request.formData()
  let naar = ''
  const mislukt = await handel(naam, form, async () => { naar = await act(locals.api, form) })
  if (mislukt) return mislukt
  redirect(303, naar)
}
const naarConcept = ({ sleutel }: { sleutel: string }) => `/beheer/kaders/${sleutel}/concept`

export const actions: Actions = {
  nieuw: doe('nieuw', async (api, form) => {
    const titel = tekst(form, 'titel')
    return naarConcept(await api.kader.begin.mutate({ van: leesVan(tekst(form, 'van')), titel }))
  }),
  concept: doe('concept', async (api, form) => {
    const van = leesVan(tekst(form, 'van'))
    return naarConcept(await api.kader.begin.mutate({ van, titel: tekst(form, 'titel'), ...(van ? { sleutel: van.sleutel } : {}) }))
  }),
  importeer: doe('importeer', async (api, form) => {
    const sleutel = tekst(form, 'sleutel').trim()
    return naarConcept(await api.kader.importeer.mutate({ tekst: await bestandVan(form, 'bestand'), ...(sleutel ? { sleutel } : {}) }))
  }),
  inzet: doe('inzet', async (api, form) => {
    await api.kader.zetInzet.mutate({ sleutel: tekst(form, 'sleutel'), inzet: leesInzet(tekst(form, 'inzet')), ...(form.has('standaard') ? { standaard: true } : {}) })
    return '/beheer/kaders?klaar=inzet'
  }),
  'vier-ogen': doe('vier-ogen', async (api, form) => {
    await api.kader.zetVierOgen.mutate({ vierOgen: tekst(form, 'vierOgen') === 'aan' })
    return '/beheer/kaders?klaar=vier-ogen'
  }),
}
