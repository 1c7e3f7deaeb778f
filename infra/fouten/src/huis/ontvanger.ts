import { createHmac } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Lekwacht } from './lekwacht.ts'

export type Ontvangwijze = 'gewoon' | 'weg' | 'traag' | 'fout500' | 'sterft' | 'hangt'

export interface Oproep {
  aantal: number
  readonly lichamen: Set<string>
  readonly casusnummer: string | null
  readonly trap: string | null
}

/** The other system of a gemeente: keeps what was posted, per key, and can fail in every way. */
export interface Ontvanger {
  readonly url: string
  readonly geheim: string
  readonly oproepen: Map<string, Oproep>
  /** A wrong or missing signature, or a message without a key. */
  readonly vreemd: string[]
  totaal(): number
  wijze: Ontvangwijze
  leeg(): void
  stop(): Promise<void>
}

export async function startOntvanger(lek: Lekwacht): Promise<Ontvanger> {
  const oproepen = new Map<string, Oproep>()
  const vreemd: string[] = []
  let totaal = 0
  const geheim = 'geheim-van-de-ontvanger-in-deze-proef'

  function bewaar(kop: IncomingMessage['headers'], lichaam: string): void {
    totaal += 1
    lek.kijk('webhook', `${JSON.stringify(kop)} ${lichaam}`)
    const id = String(kop['regietafel-id'] ?? '')
    const tijd = String(kop['regietafel-tijd'] ?? '')
    const juist = `v1=${createHmac('sha256', geheim).update(`${tijd}.${id}.${lichaam}`).digest('hex')}`
    if (!id) vreemd.push('a webhook without a key')
    if (kop['regietafel-handtekening'] !== juist) vreemd.push(`a webhook whose signature does not fit (${id})`)
    const { casusnummer = null, trap = null } = JSON.parse(lichaam) as { casusnummer?: string; trap?: string }
    const oproep = oproepen.get(id) ?? { aantal: 0, lichamen: new Set<string>(), casusnummer, trap }
    oproep.aantal += 1
    oproep.lichamen.add(lichaam)
    oproepen.set(id, oproep)
  }

  function antwoord(vraag: IncomingMessage, uit: ServerResponse, lichaam: string): void {
    if (bus.wijze === 'weg') return void vraag.socket.destroy()
    if (bus.wijze === 'hangt') return
    if (bus.wijze === 'fout500') return void uit.writeHead(503).end()
    bewaar(vraag.headers, lichaam)
    if (bus.wijze === 'sterft') return void vraag.socket.destroy()
    setTimeout(() => uit.writeHead(204).end(), bus.wijze === 'traag' ? 400 : 0)
  }

  const server = createServer((vraag, uit) => {
    const stukken: Buffer[] = []
    vraag.on('data', (stuk: Buffer) => stukken.push(stuk))
    vraag.on('error', () => {})
    vraag.on('end', () => antwoord(vraag, uit, Buffer.concat(stukken).toString('utf8')))
  })
  server.listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const bus: Ontvanger = {
    url: `http://localhost:${(server.address() as AddressInfo).port}/haak`,
    geheim,
    oproepen,
    vreemd,
    totaal: () => totaal,
    wijze: 'gewoon',
    leeg() {
      oproepen.clear()
      vreemd.length = 0
      totaal = 0
      bus.wijze = 'gewoon'
    },
    async stop() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
  return bus
}
