import { error, redirect } from '@sveltejs/kit'
import { handel, NIET_GEVONDEN, tekst, vraag } from '#lib/server/vraag.ts'
import type { Actions, PageServerLoad } from './$types'

const STATUSSEN = ['open', 'bevestigd', 'opgelost'] as const
const TRAPPEN = ['H1', 'E1', 'E2', 'E3', 'E4'] as const
const AANTAL = 50

export const load: PageServerLoad = async ({ locals: { api }, url, parent }) => {
  const { sessie } = await parent()
  if (sessie.gebruiker.rol === 'beheerder') error(404, NIET_GEVONDEN)
  // Who does not guard them all sees her own: what was sent to her and waits for an answer.
  if (!sessie.mag.includes('escalatie.lezen')) return { soort: 'mijn' as const, werk: await vraag(api.werk.mijn.query({ van: 'mij' })) }
  const status = url.searchParams.get('status') === 'alle' ? undefined : (STATUSSEN.find((naam) => naam === url.searchParams.get('status')) ?? 'open')
  const trap = TRAPPEN.find((naam) => naam === url.searchParams.get('trap'))
  const gezocht = url.searchParams.get('casus')?.trim() ?? ''
  const nummer = /^\d{4}-\d{4}$/.test(gezocht) ? gezocht : undefined
  const na = url.searchParams.get('na')
  const lijst = await vraag(api.escalatie.lijst.query({ filter: { ...(status && { status }), ...(trap && { trap }), ...(nummer && { nummer }) }, aantal: AANTAL, ...(na && { na }) }))
  return { soort: 'alle' as const, lijst, status: status ?? 'alle', trap: trap ?? 'alle', gezocht, zoekfout: gezocht !== '' && !nummer, begin: na === null }
}

export const actions: Actions = {
  bevestig: async ({ request, url, locals: { api } }) => {
    const form = await request.formData()
    const mislukt = await handel('bevestig', form, () => api.escalatie.bevestig.mutate({ escalatieId: tekst(form, 'escalatieId'), reden: tekst(form, 'reden') }))
    if (mislukt) return mislukt
    const terug = new URLSearchParams(url.searchParams)
    for (const naam of [...terug.keys()]) if (naam.startsWith('/') || naam === 'bevestig') terug.delete(naam)
    redirect(303, `/escalaties${terug.size > 0 ? `?${terug}` : ''}`)
  },
}
