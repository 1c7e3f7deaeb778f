import { error, fail, redirect } from '@sveltejs/kit'
import { leesKanaalzoek, logfilter } from '#lib/kanalen/zoek.ts'
import { handel, NIET_GEVONDEN, tekst, vraag } from '#lib/server/vraag.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals: { api }, url, parent }) => {
  const { sessie } = await parent()
  if (!sessie.mag.includes('kanaal.lezen')) error(404, NIET_GEVONDEN)
  const zoek = leesKanaalzoek(url.searchParams)
  const gemeente = zoek.gemeente === '' ? {} : { gemeente: zoek.gemeente }
  const [blad, log] = await Promise.all([
    vraag(api.kanaal.blad.query(gemeente)),
    vraag(api.kanaal.log.query({ ...gemeente, filter: logfilter(zoek), ...(zoek.na !== '' && { na: zoek.na }) })),
  ])
  return { blad, log, zoek }
}

const terug = (url: URL, gedaan: string): never => {
  const { gemeente } = leesKanaalzoek(url.searchParams)
  redirect(303, `/wachtrijen/kanalen?${new URLSearchParams({ ...(gemeente !== '' && { gemeente }), gedaan }).toString()}`)
}

const aan = (form: FormData, naam: string): boolean => tekst(form, naam) === 'aan'
const alles = (form: FormData, naam: string): string[] => form.getAll(naam).filter((waarde): waarde is string => typeof waarde === 'string')
const webhookvelden = (form: FormData) => ({ gemeenteId: tekst(form, 'gemeenteId'), naam: tekst(form, 'naam'), url: tekst(form, 'url'), trappen: alles(form, 'trap'), meldingen: aan(form, 'meldingen'), reden: tekst(form, 'reden') })

/** As `handel`, and what was ticked comes back too. */
async function metVinkjes(doe: string, form: FormData, act: () => Promise<unknown>) {
  const fout = await handel(doe, form, act)
  return fout && fail(fout.status, { ...fout.data, aangevinkt: alles(form, 'trap') })
}

export const actions: Actions = {
  afzender: async ({ request, url, locals: { api } }) => {
    const form = await request.formData()
    const afzender = tekst(form, 'afzender').trim()
    let controle = ''
    const fout = await handel('afzender', form, async () => { ({ controle } = await api.kanaal.zetAfzender.mutate({ gemeenteId: tekst(form, 'gemeenteId'), afzender: afzender === '' ? null : afzender, reden: tekst(form, 'reden') })) })
    return fout ?? terug(url, `afzender-${controle}`)
  },
  adres: async ({ request, url, locals: { api } }) => {
    const form = await request.formData()
    const fout = await handel('adres', form, () => api.kanaal.herstelAdres.mutate({ gemeenteId: tekst(form, 'gemeenteId'), gebruikerId: tekst(form, 'gebruikerId'), email: tekst(form, 'email'), reden: tekst(form, 'reden') }))
    return fout ?? terug(url, 'adres')
  },
  /** The secret is in this answer only: no address and no cookie ever holds it. */
  maak: async ({ request, locals: { api } }) => {
    const form = await request.formData()
    let geheim = ''
    const fout = await metVinkjes('webhook', form, async () => { ({ geheim } = await api.kanaal.maakWebhook.mutate(webhookvelden(form))) })
    return fout ?? { geheim, naam: tekst(form, 'naam') }
  },
  wijzig: async ({ request, url, locals: { api } }) => {
    const form = await request.formData()
    const fout = await metVinkjes('webhook', form, () => api.kanaal.wijzigWebhook.mutate({ ...webhookvelden(form), id: tekst(form, 'id'), actief: aan(form, 'actief') }))
    return fout ?? terug(url, 'webhook')
  },
  geheim: async ({ request, locals: { api } }) => {
    const form = await request.formData()
    let geheim = ''
    const fout = await handel('geheim', form, async () => { ({ geheim } = await api.kanaal.nieuwGeheim.mutate({ gemeenteId: tekst(form, 'gemeenteId'), id: tekst(form, 'id'), reden: tekst(form, 'reden') })) })
    return fout ?? { geheim, naam: '' }
  },
  proef: async ({ request, locals: { api } }) => {
    const form = await request.formData()
    const id = tekst(form, 'id')
    let proef
    const fout = await handel('proef', form, async () => { proef = await api.kanaal.proefWebhook.mutate({ gemeenteId: tekst(form, 'gemeenteId'), id }) })
    return fout ?? { proef: { id, ...proef! } }
  },
}
