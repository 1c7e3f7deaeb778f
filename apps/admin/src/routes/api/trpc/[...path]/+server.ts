import { openApi } from '#lib/server/api.ts'
import type { RequestHandler } from './$types'

const geef: RequestHandler = async ({ request }) => (await openApi()).handler(request)

export { geef as GET, geef as POST }
