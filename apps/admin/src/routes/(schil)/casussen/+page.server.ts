import { vraag } from '#lib/server/vraag.ts'
import type { PageServerLoad } from './$types'

const FILTERS = ['alle', 'te-laat', 'deze-week', 'zonder-regie', 'afgesloten'] as const
const AANTAL = 25

export const load: PageServerLoad = async ({ locals: { api }, url }) => {
  const zoek = (url.searchParams.get('zoek') ?? '').trim().slice(0, 100)
  const filter = FILTERS.find((naam) => naam === url.searchParams.get('filter')) ?? 'alle'
  const na = url.searchParams.get('na')
  const lijst = await vraag(api.casus.lijst.query({ filter, aantal: AANTAL, ...(zoek && { zoek }), ...(na && { na }) }))
  return { lijst, zoek, filter, begin: na === null }
}
