import { redirect } from '@sveltejs/kit'
import { handel, tekst, vraag } from '#lib/server/vraag.ts'
import type { Actions, PageServerLoad, RequestEvent } from './$types'

const SOORTEN = ['proces', 'behandel', 'casus'] as const
type Soort = (typeof SOORTEN)[number]
const isSoort = (waarde: string | null): waarde is Soort => SOORTEN.includes(waarde as Soort)

export const load: PageServerLoad = async ({ locals: { api }, url, parent }) => {
  const { open } = await parent()
  const casusId = open.casus.id
  const soort = url.searchParams.get('soort')
  const [geschiedenis, kandidaten] = await Promise.all([
    vraag(api.regie.geschiedenis.query({ casusId })),
    url.searchParams.has('doe') && isSoort(soort) ? vraag(api.regie.kandidaten.query({ casusId, soort })) : [],
  ])
  return { geschiedenis, kandidaten }
}

type Act = (api: App.Locals['api'], form: FormData, regie: { casusId: string; soort: Soort }) => Promise<unknown>
const doe = (naam: string, act: Act) => async ({ request, locals, params }: RequestEvent) => {
  const form = await request.formData()
  const mislukt = await handel(naam, form, () => act(locals.api, form, { casusId: tekst(form, 'casusId'), soort: tekst(form, 'soort') as Soort }))
  if (mislukt) return mislukt
  redirect(303, `/casussen/${params.nummer}/regie`)
}

export const actions: Actions = {
  'wijs-toe': doe('wijs-toe', (api, form, regie) => api.regie.wijsToe.mutate({ ...regie, gebruikerId: tekst(form, 'gebruikerId') })),
  'draag-over': doe('draag-over', (api, form, regie) => api.regie.draagOver.mutate({ ...regie, naarGebruikerId: tekst(form, 'gebruikerId'), reden: tekst(form, 'reden') })),
}
