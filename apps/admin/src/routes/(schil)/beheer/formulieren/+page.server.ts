import type { Formulierimport } from '@regietafel/api/client'
import { error, redirect } from '@sveltejs/kit'
import { bestandAlsInvoer, leesBron } from '#lib/formulieren/invoer.ts'
import { handel, NIET_GEVONDEN, tekst, vraag } from '#lib/server/vraag.ts'
import type { Actions, PageServerLoad, RequestEvent } from './$types'

export const load: PageServerLoad = async ({ locals: { api, gebruiker } }) => {
  if (gebruiker?.rol !== 'beheerder') error(404, NIET_GEVONDEN)
  return { lijst: await vraag(api.formulierbeheer.lijst.query()) }
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
const naarConcept = ({ sleutel }: { sleutel: string }) => `/beheer/formulieren/${sleutel}/concept`

export const actions: Actions = {
  /** A shipped form that the gemeente does not have keeps its own key: the kaders wait for it by that name. */
  nieuw: doe('nieuw', async (api, form) => {
    const van = leesBron(tekst(form, 'van'))
    return naarConcept(await api.formulierbeheer.begin.mutate({ van, titel: tekst(form, 'titel'), ...(van?.versie === 'standaard' ? { sleutel: van.sleutel } : {}) }))
  }),
  concept: doe('concept', async (api, form) => {
    const van = leesBron(tekst(form, 'van'))
    return naarConcept(await api.formulierbeheer.begin.mutate({ van, titel: tekst(form, 'titel'), ...(van ? { sleutel: van.sleutel } : {}) }))
  }),
  importeer: async ({ request, locals: { api } }: RequestEvent) => {
    const form = await request.formData()
    let ingelezen: Formulierimport | null = null
    const sleutel = tekst(form, 'sleutel')
    const mislukt = await handel('importeer', form, async () => {
      ingelezen = await api.formulierbeheer.importeer.mutate({ ...(await bestandAlsInvoer(form, 'bestand')), ...(sleutel ? { sleutel } : {}) })
    })
    if (mislukt) return mislukt
    const klaar = ingelezen as unknown as Formulierimport
    // What could not come along is told before anybody goes on with it.
    if (klaar.nietMee.length > 0) return { ingelezen: klaar }
    redirect(303, naarConcept(klaar))
  },
  'vier-ogen': doe('vier-ogen', async (api, form) => {
    await api.formulierbeheer.zetInstelling.mutate({ vierOgen: tekst(form, 'vierOgen') === 'aan' })
    return '/beheer/formulieren?klaar=vier-ogen'
  }),
  talen: doe('talen', async (api, form) => {
    await api.formulierbeheer.zetInstelling.mutate({ talenVolledig: tekst(form, 'talenVolledig') === 'aan' })
    return '/beheer/formulieren?klaar=talen'
  }),
}
