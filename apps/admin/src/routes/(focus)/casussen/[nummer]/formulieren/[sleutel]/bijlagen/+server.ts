import { json } from '@sveltejs/kit'
import { leesBestand } from '#lib/server/bijlage.ts'
import { leesVolgnr } from '#lib/server/meenemen.ts'
import { vraag } from '#lib/server/vraag.ts'
import { foutVan } from '#lib/trpc/boodschap.ts'
import type { RequestHandler } from './$types'

/** Adds one file to a field. Answers what the field stores, or one sentence. */
export const POST: RequestHandler = async ({ locals: { api }, params: { nummer, sleutel }, request, url }) => {
  const ontvangen = await leesBestand(request, url.origin)
  if (!ontvangen.ok) return json({ melding: ontvangen.melding }, { status: ontvangen.status })
  const { casus, formulier } = await vraag(api.formulier.open.query({ nummer, sleutel, volgnr: leesVolgnr(url) }))
  const { veldId, naam, inhoud } = ontvangen
  try {
    const bestand = await api.bijlage.voegToe.mutate({ casusId: casus.id, sleutel, volgnr: formulier.volgnr, veldId, naam, inhoud })
    return json({ bestand }, { status: 201 })
  } catch (fout) {
    const { soort, melding } = foutVan(fout)
    return json({ melding }, { status: soort === 'kapot' ? 500 : soort === 'afgemeld' ? 401 : 422 })
  }
}
