import { redirect } from '@sveltejs/kit'
import { beginVan } from '#lib/schil/menu.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = ({ locals }) => redirect(303, locals.gebruiker ? beginVan(locals.gebruiker.rol) : '/inloggen')
