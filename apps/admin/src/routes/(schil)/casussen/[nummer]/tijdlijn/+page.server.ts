import { vindKader } from '@regietafel/domain/kader'
import { redirect } from '@sveltejs/kit'
import { handel, tekst } from '#lib/server/vraag.ts'
import type { Actions, PageServerLoad, RequestEvent } from './$types'

export const load: PageServerLoad = async ({ locals, params, url, parent }) => {
  const poort = url.searchParams.get('doe') === 'poort' ? url.searchParams.get('poort') : null
  if (poort === null) return { evaluatie: null }
  const { open } = await parent()
  const opent = vindKader(open.kader.sleutel)?.poorten.find((p) => p.poort === poort)?.opent
  if (opent?.soort !== 'formulier-vastgesteld' || opent.formulier === undefined) return { evaluatie: null }
  return { evaluatie: await leesEvaluatie(locals.api, params.nummer, opent.formulier) }
}

/** What the evaluatie says about being on schedule. Advice: a human decides. Null when the reader may not see the form. */
async function leesEvaluatie(api: App.Locals['api'], nummer: string, sleutel: string) {
  try {
    const { definitie, formulier } = await api.formulier.open.query({ nummer, sleutel })
    const { op_schema: besluit, op_schema_berekend: berekend, motivering } = formulier.antwoorden as Record<string, unknown>
    return {
      sleutel,
      titel: definitie.titel,
      opSchema: besluit === 'ja' || besluit === 'nee' ? besluit : null,
      berekend: typeof berekend === 'boolean' ? (berekend ? 'ja' : 'nee') : null,
      motivering: typeof motivering === 'string' ? motivering : null,
    }
  } catch {
    return null
  }
}

type Act = (api: App.Locals['api'], form: FormData, casusId: string) => Promise<unknown>

/** An act on this casus: done, then back to the tijdlijn without the dialoog; refused, then back in it with what was typed. */
const doe = (naam: string, act: Act) => async ({ request, locals, params }: RequestEvent) => {
  const form = await request.formData()
  const mislukt = await handel(naam, form, () => act(locals.api, form, tekst(form, 'casusId')))
  if (mislukt) return mislukt
  redirect(303, `/casussen/${params.nummer}/tijdlijn`)
}

export const actions: Actions = {
  plaatsing: doe('plaatsing', (api, form, casusId) => api.casus.plaatsing.mutate({ casusId, datum: tekst(form, 'datum') as never })),
  overplaatsing: doe('overplaatsing', (api, form, casusId) => api.casus.overplaatsing.mutate({ casusId, datum: tekst(form, 'datum') as never })),
  start1op1: doe('start1op1', (api, form, casusId) => api.casus.start1op1.mutate({ casusId, datum: tekst(form, 'datum') as never })),
  beeindig1op1: doe('beeindig1op1', (api, form, casusId) => api.casus.beeindig1op1.mutate({ casusId, datum: tekst(form, 'datum') as never })),
  poort: doe('poort', (api, form, casusId) => api.casus.beslisPoort.mutate({ casusId, poort: tekst(form, 'poort'), uitkomst: tekst(form, 'uitkomst') as 'ja', motivering: tekst(form, 'motivering') })),
  sluit: doe('sluit', (api, form, casusId) => api.casus.sluit.mutate({ casusId, reden: tekst(form, 'reden') })),
  heropen: doe('heropen', (api, form, casusId) => api.casus.heropen.mutate({ casusId, reden: tekst(form, 'reden') })),
}
