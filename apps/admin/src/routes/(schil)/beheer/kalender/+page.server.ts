import { error, fail, redirect } from '@sveltejs/kit'
import { leesWijziging, opVelden, pakUit } from '#lib/kalender/wijziging.ts'
import { handel, NIET_GEVONDEN, tekst, vraag } from '#lib/server/vraag.ts'
import type { Actions, PageServerLoad } from './$types'

/** A year in the address, or the year of `vandaag`. */
const jaarVan = (url: URL, vandaag: string): number => {
  const gevraagd = Number(url.searchParams.get('jaar') ?? Number.NaN)
  return Number.isInteger(gevraagd) && gevraagd >= 1900 && gevraagd <= 2199 ? gevraagd : Number(vandaag.slice(0, 4))
}

export const load: PageServerLoad = async ({ locals: { api }, url, parent, depends }) => {
  depends('regietafel:kalender')
  const { sessie } = await parent()
  if (!sessie.mag.includes('kalender.lezen')) error(404, NIET_GEVONDEN)
  const blad = await vraag(api.kalender.blad.query({ jaar: jaarVan(url, sessie.proefklok.nu) }))
  const terug = blad.mag.herberekenen && url.searchParams.get('doe') === 'terugwerken' && blad.wacht.length > 0
  return { blad, terugwerken: terug ? await vraag(api.kalender.herberekenVoorbeeld.query()) : null, vastgelegd: url.searchParams.has('vastgelegd') }
}

const naar = (url: URL): string => {
  const jaar = Number(url.searchParams.get('jaar'))
  return `/beheer/kalender?${Number.isInteger(jaar) && jaar > 0 ? `jaar=${jaar}&` : ''}vastgelegd`
}

const mislukt = (doe: string, form: FormData, veld: string, melding: string) =>
  fail(400, { doe, melding, velden: veld ? { [veld]: melding } : {}, waarden: waardenVan(form) })
const waardenVan = (form: FormData): Record<string, string> => Object.fromEntries([...form].filter((paar): paar is [string, string] => typeof paar[1] === 'string'))

export const actions: Actions = {
  voorbeeld: async ({ request, locals: { api } }) => {
    const form = await request.formData()
    const veld = (naam: string) => tekst(form, naam)
    const weg = veld('weg')
    const gelezen = weg ? { ok: true as const, wijziging: { erbij: [], weg: [weg] } } : leesWijziging({ datum: veld('datum'), totEnMet: veld('totEnMet'), naam: veld('naam'), soort: veld('soort'), bron: veld('bron') })
    if (!gelezen.ok) return mislukt('voorbeeld', form, gelezen.veld, gelezen.melding)
    const { wijziging } = gelezen
    let voorbeeld
    const fout = await handel('voorbeeld', form, async () => { voorbeeld = await api.kalender.voorbeeld.query(wijziging as never) })
    if (fout) return fail(fout.status, { ...fout.data, velden: opVelden(fout.data.velden) })
    return { doe: 'voorbeeld', voorstel: { wijziging, voorbeeld: voorbeeld! }, waarden: waardenVan(form) }
  },

  wijzig: async ({ request, url, locals: { api } }) => {
    const form = await request.formData()
    const wijziging = pakUit(tekst(form, 'wijziging'))
    if (!wijziging) return mislukt('wijzig', form, '', 'Dit is niet wat je net bekeek. Begin opnieuw.')
    const fout = await handel('wijzig', form, () => api.kalender.wijzig.mutate(wijziging as never))
    if (fout) return fout
    redirect(303, naar(url))
  },

  herbereken: async ({ request, url, locals: { api } }) => {
    const form = await request.formData()
    const fout = await handel('herbereken', form, () => api.kalender.herbereken.mutate({ reden: tekst(form, 'reden') }))
    if (fout) return fout
    redirect(303, naar(url))
  },
}
