import { redirect, type RequestEvent } from '@sveltejs/kit'
import type { Daadgedaan, EscalatieBlad, Samengedaan } from '@regietafel/api/client'
import { zonderDialoog } from '#lib/escalatie/adres.ts'
import { Veldfout } from './veldfout.ts'
import { handel, tekst } from './vraag.ts'

/** The escalatie that this address opens; null when none, or when it is not for the reader: then the page just opens without. */
export async function bladVan(api: App.Locals['api'], url: URL): Promise<EscalatieBlad | null> {
  const id = url.searchParams.get('escalatie')
  return id === null ? null : api.escalatie.blad.query({ escalatieId: id }).catch(() => null)
}

type Api = App.Locals['api']['escalatie']
const gezien = (form: FormData) => (/^\d+$/.test(tekst(form, 'gezien')) ? { gezien: Number(tekst(form, 'gezien')) } : {})

async function doe(api: Api, form: FormData): Promise<Partial<Daadgedaan>> {
  const zonder = { escalatieId: tekst(form, 'escalatieId'), reden: tekst(form, 'reden'), ...gezien(form) }
  const basis = { ...zonder, metLagere: tekst(form, 'metLagere') === 'ja' }
  switch (tekst(form, 'daad')) {
    case 'overgenomen': return api.neemOver.mutate(basis)
    case 'uitgesteld': return api.stelUit.mutate({ ...basis, tot: tekst(form, 'tot') as never })
    case 'opgelost': return api.losOp.mutate(basis)
    case 'teruggegeven': return api.geefTerug.mutate(basis)
    case 'heropend': return api.heropen.mutate(basis)
    case 'betaalbesluit': return api.besluitBetaling.mutate({ ...zonder, besluit: tekst(form, 'besluit') as never })
    case 'bevestigd': return api.bevestig.mutate(basis)
    default: throw new Veldfout('daad', 'Kies wat je doet.')
  }
}

/** Form action `escalatie` of every page that opens the dialoog: done, then back to the page without it. */
export async function escalatieActie({ request, url, locals: { api } }: Pick<RequestEvent, 'request' | 'url' | 'locals'>) {
  const form = await request.formData()
  let ook: readonly string[] = []
  const mislukt = await handel('escalatie', form, async () => { ook = (await doe(api.escalatie, form)).ook ?? [] })
  if (mislukt) return mislukt
  redirect(303, zonderDialoog(url, { gedaan: tekst(form, 'daad'), ...(ook.length > 0 && { ook: ook.join(',') }) }))
}

/** Form action `samen`: picks up several. When all of it went, back to the list; else what became of each. */
export async function samenActie({ request, url, locals: { api } }: Pick<RequestEvent, 'request' | 'url' | 'locals'>) {
  const form = await request.formData()
  const rijen = form.getAll('rij').flatMap((een) => {
    const [, escalatieId, gezien] = /^([^:]+):(\d{1,6})$/.exec(String(een)) ?? []
    return escalatieId === undefined ? [] : [{ escalatieId, gezien: Number(gezien) }]
  })
  let uitkomsten: Samengedaan['uitkomsten'] = []
  const mislukt = await handel('samen', form, async () => { ({ uitkomsten } = await api.escalatie.bevestigSamen.mutate({ rijen, reden: tekst(form, 'reden'), metLagere: tekst(form, 'metLagere') === 'ja' })) })
  if (mislukt) return mislukt
  if (uitkomsten.some(({ melding }) => melding !== null)) return { uitkomsten }
  redirect(303, zonderDialoog(url, { gedaan: 'samen', aantal: String(uitkomsten.length), lager: String(uitkomsten.reduce((n, { ook }) => n + ook.length, 0)) }))
}
