import { stroomVoor, uit } from '#lib/server/stroom.ts'
import type { RequestHandler } from './$types'

/** Signs of life of the guarding, for every screen of an operator. Who is not logged in hears just that. */
export const GET: RequestHandler = ({ locals: { gebruiker }, request }) => (gebruiker ? stroomVoor(gebruiker.id, request.headers) : uit())
