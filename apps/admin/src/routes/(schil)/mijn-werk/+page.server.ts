import { redirect } from '@sveltejs/kit'
import { beginVan } from '#lib/schil/menu.ts'
import { vraag } from '#lib/server/vraag.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals, url }) => {
  const rol = locals.gebruiker?.rol
  if (rol === 'operator' || rol === 'beheerder') redirect(303, beginVan(rol))
  const van = url.searchParams.get('van') === 'team' ? 'team' : 'mij'
  return { van, werk: await vraag(locals.api.werk.mijn.query({ van })) } as const
}
