import { error } from '@sveltejs/kit'
import { bladVan, escalatieActie, samenActie } from '#lib/server/escalatie.ts'
import { NIET_GEVONDEN, vraag } from '#lib/server/vraag.ts'
import type { Actions, PageServerLoad } from './$types'

const STATUSSEN = ['open', 'bevestigd', 'uitgesteld', 'opgelost'] as const
const AANTAL = 50

export const load: PageServerLoad = async ({ locals: { api }, url, parent }) => {
  const { sessie } = await parent()
  if (sessie.gebruiker.rol === 'beheerder') error(404, NIET_GEVONDEN)
  const status = url.searchParams.get('status') === 'alle' ? undefined : (STATUSSEN.find((naam) => naam === url.searchParams.get('status')) ?? 'open')
  const trap = (url.searchParams.get('trap') ?? '').slice(0, 20)
  const gezocht = url.searchParams.get('casus')?.trim() ?? ''
  const nummer = /^\d{4}-\d{4,8}$/.test(gezocht) ? gezocht : undefined
  const na = url.searchParams.get('na')
  const naarMij = url.searchParams.get('van') === 'mij'
  // Open is what asks for an answer; who chooses a trap sees all of that trap, reminders too.
  const filter = { ...(status === 'open' && trap === '' ? { wacht: true } : status ? { status } : {}), ...(trap && { trap }), ...(nummer && { nummer }), ...(naarMij && { naarMij }) }
  const eigen = !sessie.mag.includes('escalatie.lezen')
  // Beside what waits: what she has in hand.
  const metOpgepakt = eigen && status === 'open' && trap === '' && gezocht === '' && na === null
  const [lijst, opgepakt, blad] = await Promise.all([
    vraag(api.escalatie.lijst.query({ filter, aantal: AANTAL, ...(na && { na }) })), metOpgepakt ? vraag(api.escalatie.lijst.query({ filter: { opgepakt: true }, aantal: AANTAL })) : null, bladVan(api, url),
  ])
  // Who does not guard them all sees her own: what was sent to her, and what is hers.
  return { eigen, naarMij, lijst, opgepakt: opgepakt?.rijen ?? [], blad, status: status ?? 'alle', trap, gezocht, zoekfout: gezocht !== '' && !nummer, begin: na === null }
}

export const actions: Actions = { escalatie: escalatieActie, samen: samenActie }
