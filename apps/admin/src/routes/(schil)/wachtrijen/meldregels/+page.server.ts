import { error, fail, redirect } from '@sveltejs/kit'
import { leesStappen, vanVeld } from '#lib/meldregels/invoer.ts'
import { leesRegelzoek, regeladres } from '#lib/meldregels/zoek.ts'
import { handel, NIET_GEVONDEN, tekst, vraag, type Mislukt } from '#lib/server/vraag.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals: { api }, url, parent }) => {
  const { sessie } = await parent()
  if (!sessie.mag.includes('wachtrij.lezen')) error(404, NIET_GEVONDEN)
  const zoek = leesRegelzoek(url.searchParams)
  const blad = await vraag(api.meldregel.blad.query(zoek.gemeente === '' ? {} : { gemeente: zoek.gemeente }))
  return { blad, zoek }
}

const terug = (url: URL, gedaan: string): never => redirect(303, regeladres(leesRegelzoek(url.searchParams), { gedaan }))
const aan = (form: FormData, naam: string): boolean => tekst(form, naam) === 'aan'

/** A field that is no number, before anything is asked of the server. */
function nietGelezen(form: FormData, velden: Record<string, string>) {
  const waarden = Object.fromEntries([...form].filter((paar): paar is [string, string] => typeof paar[1] === 'string'))
  return fail(400, { doe: 'regel', melding: 'Er klopt iets niet in wat je invulde.', code: null, velden, waarden, fouten: [] } satisfies Mislukt)
}

export const actions: Actions = {
  regel: async ({ request, url, locals: { api } }) => {
    const form = await request.formData()
    const { maat } = leesRegelzoek(new URLSearchParams({ maat: tekst(form, 'maat') }))
    if (maat === '') error(404, NIET_GEVONDEN)
    const [letOp, grens, stappen] = [vanVeld(tekst(form, 'letOp'), maat), vanVeld(tekst(form, 'grens'), maat), leesStappen(tekst(form, 'stappen'))]
    const velden = {
      ...(Number.isNaN(letOp) && { letOp: 'Dit is geen getal. Schrijf het als 1,5 of laat het leeg.' }),
      ...((grens === null || Number.isNaN(grens)) && { grens: 'Vul een getal in, zoals 15.' }),
      ...(stappen === null && { stappen: 'Schrijf hele minuten met komma’s ertussen, zoals 5, 30.' }),
    }
    if (Object.keys(velden).length > 0 || grens === null || stappen === null) return nietGelezen(form, velden)
    const regel = { gemeenteId: tekst(form, 'gemeenteId'), maat, letOp, grens, stappen, email: aan(form, 'email'), webhook: aan(form, 'webhook'), actief: aan(form, 'actief'), reden: tekst(form, 'reden') }
    return (await handel('regel', form, () => api.meldregel.zet.mutate(regel))) ?? terug(url, 'regel')
  },
  standaard: async ({ request, url, locals: { api } }) => {
    const form = await request.formData()
    const { maat } = leesRegelzoek(new URLSearchParams({ maat: tekst(form, 'maat') }))
    if (maat === '') error(404, NIET_GEVONDEN)
    return (await handel('standaard', form, () => api.meldregel.terugNaarStandaard.mutate({ gemeenteId: tekst(form, 'gemeenteId'), maat, reden: tekst(form, 'reden') }))) ?? terug(url, 'standaard')
  },
  pakop: async ({ request, url, locals: { api } }) => {
    const form = await request.formData()
    return (await handel('pakop', form, () => api.meldregel.pakOp.mutate({ gemeenteId: tekst(form, 'gemeenteId'), meldingId: tekst(form, 'meldingId'), reden: tekst(form, 'reden') }))) ?? terug(url, 'opgepakt')
  },
}
