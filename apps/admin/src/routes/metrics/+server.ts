import { isBearer } from '@regietafel/api'
import { openApi } from '#lib/server/api.ts'
import { readOmgeving } from '#lib/server/omgeving.ts'
import type { RequestHandler } from './$types'

/** The numbers of this process, for who has METRICS_TOKEN. Without a token set there are none. */
export const GET: RequestHandler = async ({ request }) => {
  const { METRICS_TOKEN } = readOmgeving(process.env)
  if (METRICS_TOKEN === undefined) return new Response('bestaat niet', { status: 404 })
  if (!isBearer(request.headers.get('authorization'), METRICS_TOKEN)) return new Response('geen toegang', { status: 401 })
  const { body, soort } = await (await openApi()).metrieken()
  return new Response(body, { headers: { 'content-type': soort } })
}
