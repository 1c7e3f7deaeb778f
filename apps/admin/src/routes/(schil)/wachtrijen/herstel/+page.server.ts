import { error, redirect } from '@sveltejs/kit'
import { leesDelen, naarUitkomst } from '#lib/herstel/adres.ts'
import { handel, NIET_GEVONDEN, tekst, vraag } from '#lib/server/vraag.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals: { api }, url, parent }) => {
  const { sessie } = await parent()
  if (!sessie.mag.includes('wachtrij.lezen')) error(404, NIET_GEVONDEN)
  const { gemeente, voor, na, bewijs, gedaan } = leesDelen(url.searchParams)
  const blad = await vraag(api.herstel.blad.query(gemeente ? { gemeente } : {}))
  const haal = (id: string | null) => (id ? vraag(api.herstel.bewijs.query({ gemeenteId: blad.gemeente.id, id })) : null)
  const [eerst, daarna, open] = await Promise.all([haal(voor), haal(na), haal(bewijs)])
  return { blad, open, uitkomst: eerst && daarna ? { voor: eerst.bewijs, na: daarna.bewijs, gedaan } : null }
}

export const actions: Actions = {
  herstel: async ({ request, locals: { api } }) => {
    const form = await request.formData()
    let naar = ''
    const gemeenteId = tekst(form, 'gemeenteId')
    const mislukt = await handel('herstel', form, async () => { naar = naarUitkomst(gemeenteId, await api.herstel.herstel.mutate({ gemeenteId, reden: tekst(form, 'reden') })) })
    if (mislukt) return mislukt
    redirect(303, naar)
  },
  vergelijk: async ({ request, locals: { api } }) => {
    const form = await request.formData()
    let naar = ''
    const gemeenteId = tekst(form, 'gemeenteId')
    const mislukt = await handel('vergelijk', form, async () => { naar = `/wachtrijen/herstel?gemeente=${gemeenteId}&bewijs=${(await api.herstel.vergelijk.mutate({ gemeenteId })).id}#bewijs` })
    if (mislukt) return mislukt
    redirect(303, naar)
  },
}
