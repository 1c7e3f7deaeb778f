import type { AppRouter } from '@regietafel/api'
import type { FormulierOpen } from '@regietafel/api/client'
import { createTRPCClient, httpLink } from '@trpc/client'
import { stuurBestand } from './bijlagen/stuur.ts'
import { foutVan, transformer } from '#lib/trpc/index.ts'
import type { BewaarUitkomst } from './bewaren/transport.ts'
import type { FormulierApi, Uitkomst } from './formulier.api.ts'

/** One request per question: a save does not wait for others, and may outlive the page. */
const client = (fetcher: typeof fetch, keepalive: boolean) =>
  createTRPCClient<AppRouter>({ links: [httpLink({ url: '/api/trpc', transformer, fetch: (url, options) => fetcher(url, { ...(options as RequestInit), keepalive }) })] })

/** The form over HTTP. What goes wrong is an answer in Dutch, never an exception. */
export function createFormulierApi({ casus: { id: casusId, nummer }, definitie: { sleutel }, formulier: { volgnr } }: FormulierOpen, fetcher: typeof fetch = fetch): FormulierApi {
  const gewoon = client(fetcher, false)
  const blijvend = client(fetcher, true)

  const doe = async (act: () => Promise<unknown>): Promise<Uitkomst> => {
    try {
      await act()
      return { ok: true }
    } catch (fout) {
      const { melding, weigering } = foutVan(fout)
      return { ok: false, melding, ...(weigering?.problemen ? { problemen: weigering.problemen } : {}) }
    }
  }

  return {
    async bewaar({ blijftLeven, revisie, versie, wijzigingen }) {
      try {
        const bewaard = await (blijftLeven ? blijvend : gewoon).formulier.bewaar.mutate({ casusId, sleutel, volgnr, revisie, versie, wijzigingen: [...wijzigingen] })
        return { soort: 'bewaard', ...bewaard }
      } catch (fout) {
        return uitkomstVan(fout)
      }
    },
    async open() {
      try {
        return await gewoon.formulier.open.query({ nummer, sleutel, volgnr })
      } catch {
        return null
      }
    },
    geefAkkoord: (formulierId, veldId, registratienummer, versie) => doe(() => gewoon.formulier.akkoord.mutate({ formulierId, veldId, registratienummer, versie })),
    trekAkkoordIn: (formulierId, veldId) => doe(() => gewoon.formulier.akkoordIntrekken.mutate({ formulierId, veldId })),
    stelVast: (formulierId, revisie) => doe(() => gewoon.formulier.vaststellen.mutate({ formulierId, revisie })),
    nieuweVersie: () => doe(() => gewoon.formulier.nieuweVersie.mutate({ casusId, sleutel })),
    async naast(welke, welkVolgnr) {
      try {
        return await gewoon.formulier.naast.query({ nummer, sleutel: welke, volgnr: welkVolgnr })
      } catch {
        return null
      }
    },
    voegBijlageToe: (veldId, bestand, opDeel) => stuurBestand(`/casussen/${nummer}/formulieren/${sleutel}/bijlagen?versie=${volgnr}`, { veldId, bestand }, opDeel),
  }
}

/** A server that broke is like one that is away: what was typed is kept and sent again. */
function uitkomstVan(fout: unknown): BewaarUitkomst {
  const { soort, melding } = foutVan(fout)
  if (soort === 'afgemeld') return { soort }
  if (soort === 'geen-verbinding' || soort === 'kapot') return { soort: 'geen-verbinding' }
  return { soort: 'geweigerd', melding }
}
