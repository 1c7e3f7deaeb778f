import { maakPdf } from '@regietafel/api'
import { redirect } from '@sveltejs/kit'
import { bestand, leesVolgnr } from '#lib/server/meenemen.ts'
import { vraag } from '#lib/server/vraag.ts'
import type { RequestHandler } from './$types'

/** The form on paper. When it cannot be printed now, the form itself says why. */
export const GET: RequestHandler = async ({ locals: { api }, params: { nummer, sleutel }, url }) => {
  const volgnr = leesVolgnr(url)
  const afdruk = await vraag(api.formulier.afdruk.query({ nummer, sleutel, volgnr }))
  const pdf = await maakPdf(afdruk)
  if (!pdf.ok) redirect(303, `/casussen/${nummer}/formulieren/${sleutel}?${volgnr ? `versie=${volgnr}&` : ''}pdf=${pdf.error.code}#lees-alles`)
  return bestand(stroom(pdf.value), { naam: afdruk.bestandsnaam, soort: 'application/pdf' })
}

const DEEL = 65_536
/** In parts, as fast as the reader takes them. */
function stroom(bytes: Uint8Array<ArrayBuffer>): ReadableStream<Uint8Array<ArrayBuffer>> {
  let plaats = 0
  return new ReadableStream({
    pull(doel) {
      doel.enqueue(bytes.subarray(plaats, plaats + DEEL))
      plaats += DEEL
      if (plaats >= bytes.length) doel.close()
    },
  })
}
