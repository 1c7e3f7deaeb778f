import { openApi } from '#lib/server/api.ts'
import type { RequestHandler } from './$types'

export const POST: RequestHandler = async ({ request, getClientAddress }) => (await openApi()).auth.handler(request, getClientAddress())
