import { createHmac } from 'node:crypto'
import { request as httpRequest } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { foutCode } from './fouten.ts'
import { keurWebhookUrl, vindAdres, type Modus } from './webhookadres.ts'

/** Milliseconds for everything together: the name, the connection, the answer. */
export const WEBHOOK_MS = 5_000

export interface Webhookbericht {
  readonly url: string
  /** Opened secret of this webhook. */
  readonly geheim: string
  /** Idempotency key; the same at every try. */
  readonly id: string
  readonly inhoud: Readonly<Record<string, unknown>>
}

/** `code` never carries an address or a text of the other side. */
export type Webhookantwoord = { readonly gelukt: true; readonly status: number } | { readonly gelukt: false; readonly status: number | null; readonly code: string }

/** What the receiver checks: `v1=` and the hex HMAC-SHA256 of `<tijd>.<id>.<body>` under the secret. `tijd` is seconds since 1970. */
export const tekenWebhook = (geheim: string, { tijd, id, body }: { tijd: string; id: string; body: string }): string =>
  `v1=${createHmac('sha256', geheim).update(`${tijd}.${id}.${body}`).digest('hex')}`

/**
 * One signed POST. Goes only to addresses that `keurWebhookUrl` and `magAdres` allow, connects to the very address that was checked,
 * follows no redirect, reads nothing of the answer but its status, and takes at most `ms`. Never throws.
 */
export async function postWebhook({ url, geheim, id, inhoud }: Webhookbericht, { modus, ms = WEBHOOK_MS }: { modus: Modus; ms?: number }): Promise<Webhookantwoord> {
  if (keurWebhookUrl(url, modus) !== null) return mislukt('WEBHOOK_ADRES')
  const body = JSON.stringify(inhoud)
  const tijd = String(Math.floor(Date.now() / 1000))
  const headers = {
    'content-type': 'application/json; charset=utf-8',
    'content-length': String(Buffer.byteLength(body)),
    'user-agent': 'Regietafel',
    'regietafel-id': id,
    'regietafel-tijd': tijd,
    'regietafel-handtekening': tekenWebhook(geheim, { tijd, id, body }),
  }
  const stop = AbortSignal.timeout(ms)
  try {
    const doel = new URL(url)
    const adres = await tegen(stop, vindAdres(doel.hostname, modus))
    if (!adres) return mislukt('WEBHOOK_ADRES')
    const status = await stuur(doel, { headers, body, adres, stop })
    return status >= 200 && status < 300 ? { gelukt: true, status } : mislukt(`HTTP_${status}`, status)
  } catch (error) {
    return mislukt(stop.aborted ? 'TIMEOUT' : foutCode(error))
  }
}

const mislukt = (code: string, status: number | null = null): Webhookantwoord => ({ gelukt: false, status, code })

interface Verzending {
  readonly headers: Record<string, string>
  readonly body: string
  readonly adres: { readonly address: string; readonly family: number }
  readonly stop: AbortSignal
}

/** Answers the status. The name in the certificate and in Host stays that of the url; only the address is fixed. */
function stuur(doel: URL, { headers, body, adres, stop }: Verzending): Promise<number> {
  const request = doel.protocol === 'https:' ? httpsRequest : httpRequest
  return new Promise((resolve, reject) => {
    const verzoek = request(doel, {
      method: 'POST',
      headers,
      agent: false,
      signal: stop,
      lookup: (_naam, opties, klaar) => (opties.all ? klaar(null, [adres]) : klaar(null, adres.address, adres.family)),
    })
    verzoek.on('response', (antwoord) => {
      antwoord.on('error', () => {})
      antwoord.destroy()
      resolve(antwoord.statusCode ?? 0)
    })
    verzoek.on('error', reject)
    verzoek.end(body)
  })
}

function tegen<T>(stop: AbortSignal, werk: Promise<T>): Promise<T> {
  werk.catch(() => {})
  return Promise.race([werk, new Promise<never>((_, reject) => stop.addEventListener('abort', () => reject(new Error('TIMEOUT')), { once: true }))])
}
