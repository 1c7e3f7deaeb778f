import { error } from '@sveltejs/kit'
import { NIET_GEVONDEN, vraag } from '#lib/server/vraag.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals: { api }, url, parent }) => {
  const { sessie } = await parent()
  if (!sessie.mag.includes('wachtrij.lezen')) error(404, NIET_GEVONDEN)
  const na = url.searchParams.get('na')?.slice(0, 200) || null
  return { logboek: await vraag(api.wachtrij.logboek.query({ ...(na && { na }) })), begin: na === null }
}
