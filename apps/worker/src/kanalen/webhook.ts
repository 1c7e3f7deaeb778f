import type { Foutsoort } from '@regietafel/domain/escalatie'
import { foutCode, openGeheim, postWebhook, type Modus } from '@regietafel/jobs'
import { KanaalFout, type Bericht, type KanaalAdapter } from './kanaal.port.ts'

export interface WebhookOpties {
  readonly modus: Modus
  readonly publicOrigin: string
  /** GEHEIM_SLEUTEL. Without it no webhook can be signed, and none is sent. */
  readonly geheimSleutel: string | undefined
}

/** A signed POST to another system of the gemeente: casusnummer, termijn and trap, and nobody's name. */
export function webhookKanaal({ modus, publicOrigin, geheimSleutel }: WebhookOpties): KanaalAdapter {
  return {
    async bezorg(bericht) {
      const { webhook } = bericht
      if (!webhook?.actief) throw new KanaalFout('WEBHOOK_UIT', 'dood')
      const antwoord = await postWebhook({ url: webhook.url, geheim: open(geheimSleutel, webhook.geheim), id: bericht.sleutel, inhoud: webhookinhoud(bericht, publicOrigin) }, { modus })
      if (!antwoord.gelukt) throw new KanaalFout(antwoord.code, soortVan(antwoord.status, antwoord.code))
    },
    close: async () => {},
  }
}

/** What another system gets. Part of the contract with it: add, never change. */
export const webhookinhoud = ({ sleutel, gemeente, nummer, trap, termijnTitel, deadline, geplandOp, afgegaanOp, betaalvlag, herinnering }: Bericht, publicOrigin: string) => ({
  soort: herinnering ? 'herinnering' : 'escalatie',
  sleutel,
  gemeente: gemeente.sleutel,
  casusnummer: nummer,
  trap,
  termijn: termijnTitel,
  deadline,
  geplandOp,
  afgegaanOp,
  betaalvlag,
  link: `${publicOrigin}/casussen/${encodeURIComponent(nummer)}`,
})

/** A key that was lost or changed is mended by a person, who then need not send anything again. */
function open(sleutel: string | undefined, verzegeld: string): string {
  if (!sleutel) throw new KanaalFout('GEHEIM_SLEUTEL_ONTBREEKT', 'later')
  try {
    return openGeheim(sleutel, verzegeld)
  } catch (error) {
    throw new KanaalFout(foutCode(error), 'later')
  }
}

const TIJDELIJK = new Set([408, 425, 429])

/** 410 says never again. Other answers of the 400s are a refusal of this message; the rest may pass. */
function soortVan(status: number | null, code: string): Foutsoort {
  if (status === 410) return 'dood'
  if (code === 'WEBHOOK_ADRES') return 'adres'
  return status !== null && status >= 400 && status < 500 && !TIJDELIJK.has(status) ? 'adres' : 'later'
}
