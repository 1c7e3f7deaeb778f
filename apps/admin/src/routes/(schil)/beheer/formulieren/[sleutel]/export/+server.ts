import { error } from '@sveltejs/kit'
import { NIET_GEVONDEN, vraag } from '#lib/server/vraag.ts'
import type { RequestHandler } from './$types'

/** The form as a file: `?versie=3` or `?versie=concept`, `&vorm=json` or `&vorm=fhir`. */
export const GET: RequestHandler = async ({ params: { sleutel }, url, locals: { api, gebruiker } }) => {
  if (gebruiker?.rol !== 'beheerder') error(404, NIET_GEVONDEN)
  const versie = url.searchParams.get('versie')
  const vorm = url.searchParams.get('vorm') === 'fhir' ? 'fhir' : 'json'
  const { bestandsnaam, tekst } = await vraag(api.formulierbeheer.exporteer.query({ sleutel, versie: versie === 'concept' ? versie : Number(versie), vorm }))
  return new Response(tekst, { headers: { 'content-type': `application/${vorm === 'fhir' ? 'fhir+json' : 'json'}; charset=utf-8`, 'content-disposition': `attachment; filename="${bestandsnaam}"` } })
}
