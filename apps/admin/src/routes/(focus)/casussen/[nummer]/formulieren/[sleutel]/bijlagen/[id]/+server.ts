import { alsBijlage } from '#lib/server/bijlage.ts'
import { vraag } from '#lib/server/vraag.ts'
import type { RequestHandler } from './$types'

/** A file of a form, to take along: never shown inside our own origin, never kept by a cache. */
export const GET: RequestHandler = async ({ locals: { api }, params: { id } }) => {
  const { naam, mediatype, inhoud } = await vraag(api.bijlage.lees.query({ id }))
  return new Response(Buffer.from(inhoud, 'base64'), {
    headers: { 'content-type': mediatype, 'content-disposition': alsBijlage(naam), 'x-content-type-options': 'nosniff', 'cache-control': 'no-store', 'content-security-policy': "sandbox; default-src 'none'" },
  })
}
