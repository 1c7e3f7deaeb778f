import { vraag } from '#lib/server/vraag.ts'
import type { LayoutServerLoad } from './$types'

export const load: LayoutServerLoad = async ({ locals, params }) => ({ open: await vraag(locals.api.casus.open.query({ nummer: params.nummer })) })
