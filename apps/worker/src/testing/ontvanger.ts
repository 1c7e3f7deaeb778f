import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Ontvangen {
  readonly id: string
  readonly tijd: string
  readonly handtekening: string
  readonly body: string
  readonly inhoud: { casusnummer: string; trap: string; sleutel: string; soort: string }
  /** Ms of the clock of this process. */
  readonly op: number
}

/** A real HTTP receiver of webhooks in this process. `antwoord` decides per message: a status, or `stil` to say nothing at all. */
export async function startOntvanger() {
  const berichten: Ontvangen[] = []
  const gedrag: { antwoord: (bericht: Ontvangen) => number | 'stil' } = { antwoord: () => 204 }
  const server = createServer((verzoek, antwoord) => {
    let body = ''
    verzoek.on('data', (stuk: Buffer) => (body += stuk.toString()))
    verzoek.on('end', () => {
      const kop = (naam: string): string => String(verzoek.headers[naam] ?? '')
      const bericht: Ontvangen = { id: kop('regietafel-id'), tijd: kop('regietafel-tijd'), handtekening: kop('regietafel-handtekening'), body, inhoud: JSON.parse(body) as Ontvangen['inhoud'], op: Date.now() }
      berichten.push(bericht)
      const status = gedrag.antwoord(bericht)
      if (status !== 'stil') antwoord.writeHead(status, status >= 300 && status < 400 ? { location: '/elders' } : {}).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    berichten,
    gedrag,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/in`,
    stop: () => new Promise<void>((resolve) => {
      server.closeAllConnections()
      server.close(() => resolve())
    }),
  }
}
export type Ontvanger = Awaited<ReturnType<typeof startOntvanger>>
