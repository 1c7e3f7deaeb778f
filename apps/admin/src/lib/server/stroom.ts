import { stromen, VANZELF } from '@regietafel/api'
import { foutVan } from '#lib/trpc/boodschap.ts'
import { localApi, openApi } from './api.ts'
import { Hartslaghub, type Luisteraar } from './hartslaghub.ts'

/** One of this process. */
const hub = new Hartslaghub()
let luistertNaarEinde = false

/** The end of the process does not wait for a window that sits open. */
function eindigNetjes(): void {
  if (luistertNaarEinde) return
  luistertNaarEinde = true
  for (const signaal of ['SIGTERM', 'SIGINT'] as const) process.once(signaal, () => hub.stop())
}

/** Events that a window does not take are no longer worth keeping: after so many it is let go. */
const MAX_WACHTEND = 32
const KOPPEN = { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store', 'x-accel-buffering': 'no' }
const regel = (naam: string, gegevens: unknown): Uint8Array<ArrayBuffer> => new TextEncoder().encode(`event: ${naam}\ndata: ${JSON.stringify(gegevens)}\n\n`)

/** Says that there is nothing to hear (any more), in the words of the stream: a refusal would make the browser try for ever. */
export const uit = (): Response => new Response(regel('uit', null), { headers: KOPPEN })

/** The stream for who asks with these headers. Session and right are judged at the beginning and during the stream; nobody's session is kept alive by it. */
export function stroomVoor(gebruikerId: string, headers: Headers): Response {
  if (hub.vol(gebruikerId)) return new Response('Er staan te veel vensters open.', { status: 429 })
  eindigNetjes()
  const eigen = new Headers({ cookie: headers.get('cookie') ?? '', [VANZELF]: '1' })
  const vraag: Luisteraar['vraag'] = async () => {
    const context = await (await openApi()).createContext({ headers: eigen })
    if (context.gebruiker?.id !== gebruikerId) return null
    try {
      return await localApi(context).wachtrij.hartklop.query({})
    } catch (fout) {
      const { soort } = foutVan(fout)
      if (soort === 'geweigerd' || soort === 'afgemeld' || soort === 'niet-gevonden') return null
      throw fout
    }
  }
  let weg: (() => void) | null = null
  let dicht = false
  const inhoud = new ReadableStream<Uint8Array>({
    start(controller) {
      stromen.inc()
      const sluit = () => {
        if (dicht) return
        dicht = true
        stromen.dec()
        weg?.()
        controller.close()
      }
      void hub.bij({
        gebruikerId, vraag, sluit,
        stuur: (naam, klop) => {
          if (dicht) return
          controller.enqueue(regel(naam, klop))
          if ((controller.desiredSize ?? 0) < -MAX_WACHTEND) sluit()
        },
      }).then((stop) => (dicht ? stop() : void (weg = stop)))
    },
    cancel() {
      if (!dicht) stromen.dec()
      dicht = true
      weg?.()
    },
  })
  return new Response(inhoud, { headers: KOPPEN })
}
