import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'

export interface Post {
  readonly aan: string
  readonly bron: string
  readonly messageId: string
  readonly sleutel: string
}

/** A real SMTP server in this process that keeps what it gets. `weiger` decides per recipient and per sender; `stop` and `start` keep the port. */
export async function startPostvak() {
  const post: Post[] = []
  const weiger = new Map<string, number>()
  /** Milliseconds it takes over each mail. */
  const traag = { ms: 0 }
  let server: SMTPServer
  let poort = 0

  const start = async (): Promise<void> => {
    server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      logger: false,
      closeTimeout: 50,
      onMailFrom({ address }, _sessie, klaar) {
        const code = weiger.get(address)
        klaar(code ? Object.assign(new Error(`not <${address}>`), { responseCode: code }) : null)
      },
      onRcptTo({ address }, _sessie, klaar) {
        const code = weiger.get(address)
        klaar(code ? Object.assign(new Error(`no <${address}>`), { responseCode: code }) : null)
      },
      onData(stroom, sessie, klaar) {
        let bron = ''
        stroom.on('data', (stuk: Buffer) => (bron += stuk.toString('latin1')))
        stroom.on('end', () => {
          const kop = (naam: string): string => new RegExp(`^${naam}: (.+)$`, 'im').exec(bron)?.[1]?.trim() ?? ''
          for (const { address } of sessie.envelope.rcptTo) post.push({ aan: address, bron: leesbaar(bron), messageId: kop('Message-ID'), sleutel: kop('X-Idempotency-Key') })
          setTimeout(klaar, traag.ms)
        })
      },
    })
    server.on('error', () => {})
    const net = server.listen(poort, '127.0.0.1')
    if (!net.listening) await once(net, 'listening')
    poort = (net.address() as AddressInfo).port
  }
  const stop = (): Promise<void> => new Promise((resolve) => server.close(() => resolve()))

  await start()
  return { post, weiger, traag, start, stop, url: `smtp://127.0.0.1:${poort}` }
}
/** Undoes quoted-printable, so that a test can look for words. */
const leesbaar = (bron: string): string =>
  bron.includes('quoted-printable')
    ? Buffer.from(bron.replace(/=\r\n/g, '').replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))), 'latin1').toString('utf8')
    : bron

export type Postvak = Awaited<ReturnType<typeof startPostvak>>
