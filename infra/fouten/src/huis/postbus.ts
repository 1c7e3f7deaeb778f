import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import type { Lekwacht } from './lekwacht.ts'

/** `sterft`: takes the message over and is gone before it says so. `hangt`: takes the connection and says nothing. */
export type Postwijze = 'gewoon' | 'weg' | 'traag' | 'weigert' | 'sterft' | 'hangt'

export interface Zending {
  readonly aan: string
  aantal: number
  /** Numbers of casussen that stand in it, over all copies. */
  readonly nummers: Set<string>
  /** Different texts under this key. */
  readonly teksten: Set<string>
}

/** A real mail server that keeps per idempotency key what came in, and can fail in every way. */
export interface Postbus {
  readonly url: string
  readonly zendingen: Map<string, Zending>
  /** Mails without a key, or under one key to two addresses. */
  readonly vreemd: string[]
  totaal(): number
  wijze: Postwijze
  /** Refused for good, by address. */
  readonly weiger: Set<string>
  leeg(): void
  stop(): Promise<void>
}

export async function startPostbus(lek: Lekwacht): Promise<Postbus> {
  const zendingen = new Map<string, Zending>()
  const vreemd: string[] = []
  let totaal = 0

  function bewaar(aan: string, bron: string): void {
    totaal += 1
    const tekst = leesbaar(bron)
    lek.kijk('mail', tekst)
    const sleutel = /^X-Idempotency-Key: (.+)$/im.exec(bron)?.[1]?.trim()
    if (!sleutel) return void vreemd.push('a mail without an idempotency key')
    const eerder = zendingen.get(sleutel)
    if (eerder && eerder.aan !== aan) vreemd.push(`key ${sleutel} went to two addresses`)
    const zending = eerder ?? { aan, aantal: 0, nummers: new Set<string>(), teksten: new Set<string>() }
    zending.aantal += 1
    zending.teksten.add(tekst.slice(tekst.indexOf('\r\n\r\n')))
    for (const [nummer] of tekst.matchAll(/\b20\d\d-\d{4,}\b/g)) zending.nummers.add(nummer)
    zendingen.set(sleutel, zending)
  }

  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    closeTimeout: 50,
    onConnect(_sessie, klaar) {
      if (bus.wijze === 'weg') return klaar(Object.assign(new Error('gone'), { responseCode: 421 }))
      if (bus.wijze !== 'hangt') klaar()
    },
    onMailFrom(_adres, _sessie, klaar) {
      if (bus.wijze === 'weg') return void snij() // a connection that was kept is gone as well
      klaar()
    },
    onRcptTo({ address }, _sessie, klaar) {
      if (bus.weiger.has(address)) return klaar(Object.assign(new Error('no such address'), { responseCode: 550 }))
      if (bus.wijze === 'weigert') return klaar(Object.assign(new Error('not now'), { responseCode: 451 }))
      klaar()
    },
    onData(stroom, sessie, klaar) {
      const stukken: Buffer[] = []
      stroom.on('data', (stuk: Buffer) => stukken.push(stuk))
      stroom.on('end', () => {
        const bron = Buffer.concat(stukken).toString('latin1')
        for (const { address } of sessie.envelope.rcptTo) bewaar(address, bron)
        if (bus.wijze === 'sterft') return void snij()
        setTimeout(klaar, bus.wijze === 'traag' ? 400 : 0)
      })
    },
  })
  server.on('error', () => {})
  const net = server.listen(0, '127.0.0.1')
  const lijnen = new Set<import('node:net').Socket>()
  net.on('connection', (lijn) => {
    lijnen.add(lijn)
    lijn.on('error', () => {})
    lijn.on('close', () => lijnen.delete(lijn))
  })
  if (!net.listening) await once(net, 'listening')
  const snij = (): void => lijnen.forEach((lijn) => lijn.destroy())

  const bus: Postbus = {
    url: `smtp://127.0.0.1:${(net.address() as AddressInfo).port}`,
    zendingen,
    vreemd,
    totaal: () => totaal,
    wijze: 'gewoon',
    weiger: new Set(),
    leeg() {
      zendingen.clear()
      vreemd.length = 0
      totaal = 0
      bus.wijze = 'gewoon'
      bus.weiger.clear()
    },
    async stop() {
      snij()
      await Promise.race([new Promise<void>((resolve) => server.close(() => resolve())), new Promise((resolve) => setTimeout(resolve, 1_000))])
    },
  }
  return bus
}

/** Undoes quoted-printable, so that words can be looked for. */
function leesbaar(bron: string): string {
  if (!bron.includes('quoted-printable')) return bron
  const rauw = bron.replace(/=\r\n/g, '').replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
  return Buffer.from(rauw, 'latin1').toString('utf8')
}
