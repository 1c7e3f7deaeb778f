import { error } from '@sveltejs/kit'
import { NIET_GEVONDEN, vraag } from '#lib/server/vraag.ts'
import type { RequestHandler } from './$types'

/** The outcome as a file. Numbers of casussen, no names; never kept by a cache. */
export const GET: RequestHandler = async ({ locals: { api, gebruiker }, params: { id } }) => {
  if (gebruiker?.rol !== 'beheerder') error(404, NIET_GEVONDEN)
  const { bestandsnaam, tekst } = await vraag(api.terugblik.download.query({ id }))
  return new Response(tekst, {
    headers: { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': `attachment; filename="${bestandsnaam}"`, 'cache-control': 'no-store' },
  })
}
