import type { Hartklop } from '@regietafel/api/client'
import { vraag } from '#lib/server/vraag.ts'
import type { Api } from '#lib/trpc/index.ts'
import type { LayoutServerLoad } from './$types'

export const load: LayoutServerLoad = async ({ locals, depends }) => {
  depends('regietafel:sessie')
  const sessie = await vraag(locals.api.sessie.ik.query())
  return { sessie, hart: sessie.mag.includes('wachtrij.lezen') ? await leesHart(locals.api) : null }
}

/** Whether the guarding runs, for who watches over it. Null: it cannot be known, and the screen says so. */
async function leesHart(api: Api): Promise<Hartklop | null> {
  try {
    return await api.wachtrij.hartklop.query({})
  } catch {
    return null
  }
}
