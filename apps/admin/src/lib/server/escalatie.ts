import { redirect, type RequestEvent } from '@sveltejs/kit'
import type { EscalatieBlad } from '@regietafel/api/client'
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

function doe(api: Api, form: FormData): Promise<unknown> {
  const basis = { escalatieId: tekst(form, 'escalatieId'), reden: tekst(form, 'reden'), ...gezien(form) }
  switch (tekst(form, 'daad')) {
    case 'overgenomen': return api.neemOver.mutate(basis)
    case 'uitgesteld': return api.stelUit.mutate({ ...basis, tot: tekst(form, 'tot') as never })
    case 'opgelost': return api.losOp.mutate(basis)
    case 'teruggegeven': return api.geefTerug.mutate(basis)
    case 'heropend': return api.heropen.mutate(basis)
    case 'betaalbesluit': return api.besluitBetaling.mutate({ ...basis, besluit: tekst(form, 'besluit') as never })
    case 'bevestigd': return api.bevestig.mutate(basis)
    default: throw new Veldfout('daad', 'Kies wat je doet.')
  }
}

/** Form action `escalatie` of every page that opens the dialoog: done, then back to the page without it. */
export async function escalatieActie({ request, url, locals: { api } }: Pick<RequestEvent, 'request' | 'url' | 'locals'>) {
  const form = await request.formData()
  const mislukt = await handel('escalatie', form, async () => doe(api.escalatie, form))
  if (mislukt) return mislukt
  redirect(303, zonderDialoog(url, { gedaan: tekst(form, 'daad') }))
}
