import type { Standaardovername } from '@regietafel/api/client'
import { error, redirect } from '@sveltejs/kit'
import { leesVan } from '#lib/concept/invoer.ts'
import { handel, NIET_GEVONDEN, tekst, vraag } from '#lib/server/vraag.ts'
import type { Actions, PageServerLoad } from './$types'

/** `?doe=export&versie=3`: what FHIR cannot carry of that version is told before it is taken along. */
export const load: PageServerLoad = async ({ params: { sleutel }, url, locals: { api, gebruiker } }) => {
  if (gebruiker?.rol !== 'beheerder') error(404, NIET_GEVONDEN)
  const blad = await vraag(api.formulierbeheer.blad.query({ sleutel }))
  const versie = url.searchParams.get('versie')
  if (url.searchParams.get('doe') !== 'export' || versie === null) return { blad, uitvoer: null }
  const welke = versie === 'concept' ? ('concept' as const) : Number(versie)
  const { nietMee } = await vraag(api.formulierbeheer.exporteer.query({ sleutel, versie: welke, vorm: 'fhir' }))
  return { blad, uitvoer: { versie: welke, nietMee } }
}

export const actions: Actions = {
  /** From any version: an older one can be taken up again. */
  concept: async ({ request, params: { sleutel }, locals: { api } }) => {
    const form = await request.formData()
    const mislukt = await handel('concept', form, () => api.formulierbeheer.begin.mutate({ van: leesVan(tekst(form, 'van')), sleutel, titel: tekst(form, 'titel') }))
    if (mislukt) return mislukt
    redirect(303, `/beheer/formulieren/${sleutel}/concept`)
  },
  weg: async ({ request, params: { sleutel }, locals: { api } }) => {
    const form = await request.formData()
    const mislukt = await handel('weg', form, () => api.formulierbeheer.gooiWeg.mutate({ sleutel }))
    if (mislukt) return mislukt
    redirect(303, '/beheer/formulieren?klaar=weg')
  },
  /** Where both changed the same the words of the gemeente stay, and that is told before anybody goes on. */
  standaard: async ({ request, params: { sleutel }, locals: { api } }) => {
    const form = await request.formData()
    let overgenomen: Standaardovername | null = null
    const mislukt = await handel('standaard', form, async () => { overgenomen = await api.formulierbeheer.neemStandaardOver.mutate({ sleutel }) })
    if (mislukt) return mislukt
    const klaar = overgenomen as unknown as Standaardovername
    if (klaar.botsingen.length > 0) return { overgenomen: klaar }
    redirect(303, `/beheer/formulieren/${sleutel}/concept`)
  },
}
