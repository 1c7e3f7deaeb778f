import { formulieren } from '@regietafel/domain/formulier'
import { kaders } from '@regietafel/domain/kader'
import { error } from '@sveltejs/kit'
import { NIET_GEVONDEN } from '#lib/server/vraag.ts'
import type { PageServerLoad } from './$types'

/** What Regietafel ships, read only: the kaders and forms every gemeente starts with. */
export const load: PageServerLoad = ({ locals }) => {
  if (locals.gebruiker?.rol !== 'beheerder') error(404, NIET_GEVONDEN)
  return {
    kaders: Object.values(kaders).map(({ sleutel, titel, versie, bron, stappen, termijnen }) => ({ sleutel, titel, versie, bron, stappen: stappen.length, termijnen: termijnen.length })),
    formulieren: Object.values(formulieren).map(({ sleutel, titel, secties }) => ({
      sleutel, titel, secties: secties.length, velden: secties.reduce((som, { velden }) => som + velden.length, 0),
      bronnen: [...new Set(secties.flatMap(({ velden }) => velden.flatMap(({ bron }) => bron ?? [])))].slice(0, 6).join('; '),
    })),
  }
}
