import { error, redirect } from '@sveltejs/kit'
import { handel, NIET_GEVONDEN, tekst, vraag } from '#lib/server/vraag.ts'
import { acts, type Act } from '#lib/wachtrijen/acts.ts'
import { laadBlad } from '#lib/wachtrijen/laad.ts'
import { adres, leesZoek } from '#lib/wachtrijen/zoek.ts'
import type { Actions, PageServerLoad, RequestEvent } from './$types'

export const load: PageServerLoad = async ({ locals: { api }, url, parent }) => {
  const { sessie } = await parent()
  if (!sessie.mag.includes('wachtrij.lezen')) error(404, NIET_GEVONDEN)
  const zoek = leesZoek(url.searchParams)
  return { zoek, blad: await vraag(laadBlad(api.wachtrij, zoek)) }
}

/** Every act says afterwards what was done, on the page as it stood. A refusal comes back to its form with what was typed. */
const doe = (naam: string, act: Act) => async ({ request, url, locals: { api } }: RequestEvent) => {
  const form = await request.formData()
  const zoek = leesZoek(url.searchParams)
  let gedaan = ''
  const mislukt = await handel(naam, form, async () => { gedaan = await act({ api, form, zoek, veld: (veld) => tekst(form, veld) }) })
  if (mislukt) return mislukt
  redirect(303, adres(zoek, { gedaan, ...(naam === 'opnieuw' || naam === 'laatVallen' ? { proef: false, ids: [] } : {}) }))
}

export const actions: Actions = Object.fromEntries(Object.entries(acts).map(([naam, act]) => [naam, doe(naam, act)]))
