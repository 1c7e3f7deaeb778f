import { redirect } from '@sveltejs/kit'
import { handel, tekst } from '#lib/server/vraag.ts'
import { bladVan, escalatieActie } from '#lib/server/escalatie.ts'
import type { Actions, PageServerLoad, RequestEvent } from './$types'

export const load: PageServerLoad = async ({ locals: { api }, url }) => ({ blad: await bladVan(api, url) })

type Act = (api: App.Locals['api'], form: FormData, casusId: string) => Promise<unknown>

/** An act on this casus: done, then back to the tijdlijn without the dialoog; refused, then back in it with what was typed. */
const doe = (naam: string, act: Act) => async ({ request, locals, params }: RequestEvent) => {
  const form = await request.formData()
  const mislukt = await handel(naam, form, () => act(locals.api, form, tekst(form, 'casusId')))
  if (mislukt) return mislukt
  redirect(303, `/casussen/${params.nummer}/tijdlijn`)
}

/** What was typed goes to the api as it is: it says what is wrong with it. */
const datum = (form: FormData) => tekst(form, 'datum') as never
const geheel = (form: FormData, naam: string) => (/^\d+$/.test(tekst(form, naam)) ? Number(tekst(form, naam)) : NaN)

export const actions: Actions = {
  escalatie: escalatieActie,
  plaatsing: doe('plaatsing', (api, form, casusId) => api.casus.plaatsing.mutate({ casusId, datum: tekst(form, 'datum') as never })),
  overplaatsing: doe('overplaatsing', (api, form, casusId) => api.casus.overplaatsing.mutate({ casusId, datum: tekst(form, 'datum') as never })),
  start1op1: doe('start1op1', (api, form, casusId) => api.casus.start1op1.mutate({ casusId, datum: tekst(form, 'datum') as never })),
  beeindig1op1: doe('beeindig1op1', (api, form, casusId) => api.casus.beeindig1op1.mutate({ casusId, datum: tekst(form, 'datum') as never })),
  poort: doe('poort', (api, form, casusId) => api.casus.beslisPoort.mutate({ casusId, poort: tekst(form, 'poort'), uitkomst: tekst(form, 'uitkomst') as 'ja', motivering: tekst(form, 'motivering') })),
  sluit: doe('sluit', (api, form, casusId) => api.casus.sluit.mutate({ casusId, reden: tekst(form, 'reden') })),
  opschort: doe('opschort', (api, form, casusId) => api.casus.opschort.mutate({ casusId, grond: tekst(form, 'grond'), datum: datum(form), uiterlijk: tekst(form, 'uiterlijk'), bevoegd: tekst(form, 'bevoegd') })),
  hervat: doe('hervat', (api, form, casusId) => api.casus.hervat.mutate({ casusId, datum: datum(form) })),
  verleng: doe('verleng', (api, form, casusId) => {
    const [kader = '', termijn = '', cyclus = ''] = tekst(form, 'welke').split(' ')
    return api.casus.verleng.mutate({ casusId, kader, termijn, cyclus: Number(cyclus), dagen: geheel(form, 'dagen'), reden: tekst(form, 'reden') })
  }),
  corrigeerPlaatsing: doe('corrigeerPlaatsing', (api, form, casusId) => api.casus.corrigeerPlaatsing.mutate({ casusId, was: tekst(form, 'was'), datum: datum(form), reden: tekst(form, 'reden') })),
  corrigeerStart: doe('corrigeerStart', (api, form, casusId) => api.casus.corrigeerStart.mutate({ casusId, datum: datum(form), reden: tekst(form, 'reden') })),
  trekFormulierIn: doe('trekFormulierIn', (api, form, casusId) => api.casus.trekFormulierIn.mutate({ casusId, formulier: tekst(form, 'formulier'), reden: tekst(form, 'reden') })),
  registreer: doe('registreer', (api, form, casusId) => {
    // Two kinds have a gebeurtenis of their own; everything else is a registratie with a key.
    const wat = tekst(form, 'wat')
    const eigen = wat === 'familiegroepsplan-afgezien' || wat === 'schriftelijk-plan-gevraagd'
    return api.casus.registreer.mutate({ casusId, soort: eigen ? wat : wat === '' ? ('' as never) : 'registratie', registratie: eigen ? '' : wat, datum: datum(form), tijd: tekst(form, 'tijd') })
  }),
  kaderErbij: doe('kaderErbij', (api, form, casusId) => api.casus.kaderErbij.mutate({ casusId, sleutel: tekst(form, 'sleutel') })),
  heropen: doe('heropen', (api, form, casusId) => api.casus.heropen.mutate({ casusId, reden: tekst(form, 'reden') })),
}
