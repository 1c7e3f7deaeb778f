import { error } from '@sveltejs/kit'
import { NIET_GEVONDEN, vraag } from '#lib/server/vraag.ts'
import type { RequestHandler } from './$types'

/** The kader as a file: `?versie=3` or `?versie=concept`. */
export const GET: RequestHandler = async ({ params, url, locals: { api, gebruiker } }) => {
  if (gebruiker?.rol !== 'beheerder') error(404, NIET_GEVONDEN)
  const versie = url.searchParams.get('versie')
  const { bestandsnaam, tekst } = await vraag(api.kader.exporteer.query({ sleutel: params.sleutel, versie: versie === 'concept' ? versie : Number(versie) }))
  return new Response(tekst, { headers: { 'content-type': 'application/json; charset=utf-8', 'content-disposition': `attachment; filename="${bestandsnaam}"` } })
}
