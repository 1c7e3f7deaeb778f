import { openApi } from '#lib/server/api.ts'
import type { RequestHandler } from './$types'

/** Ends the session in the database too. Only a form of our own site reaches this. */
export const POST: RequestHandler = async ({ request, locals }) => {
  const { auth } = await openApi()
  locals.setCookie = [...(await auth.uitloggen(request.headers))]
  return new Response(null, { status: 303, headers: { location: '/inloggen' } })
}
