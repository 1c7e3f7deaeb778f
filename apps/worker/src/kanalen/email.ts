import { createHash } from 'node:crypto'
import { foutCode } from '@regietafel/jobs'
import { createTransport } from 'nodemailer'
import { KanaalFout, type KanaalAdapter } from './kanaal.port.ts'
import { mailtekst } from './mailtekst.ts'

export interface EmailOpties {
  readonly smtpUrl: string
  readonly mailFrom: string
  readonly publicOrigin: string
}

const CONNECT_MS = 4_000
const SOCKET_MS = 8_000

/** E-mail over SMTP. Message-ID and X-Idempotency-Key come from the sleutel, so a second copy of the same message can be recognised. */
export function emailKanaal({ smtpUrl, mailFrom, publicOrigin }: EmailOpties): KanaalAdapter {
  const transport = createTransport({ url: smtpUrl, pool: true, maxConnections: 2, connectionTimeout: CONNECT_MS, greetingTimeout: CONNECT_MS, socketTimeout: SOCKET_MS, disableFileAccess: true, disableUrlAccess: true } as never)
  const domein = /@([^\s>]+)/.exec(mailFrom)?.[1] ?? 'regietafel'
  return {
    async bezorg(bericht) {
      if (!bericht.email) throw new KanaalFout('GEEN_ADRES', 'adres')
      const id = createHash('sha256').update(bericht.sleutel).digest('hex').slice(0, 32)
      try {
        await transport.sendMail({
          from: mailFrom,
          to: { name: '', address: bericht.email },
          messageId: `<${id}@${domein}>`,
          headers: { 'X-Idempotency-Key': id, 'Auto-Submitted': 'auto-generated' },
          ...mailtekst(bericht, publicOrigin),
        })
      } catch (error) {
        throw toKanaalFout(error)
      }
    },
    close: async () => transport.close(),
  }
}

/** A refusal of the recipient or of this message concerns one address; connection, greeting, login and sender concern everybody. */
function toKanaalFout(error: unknown): KanaalFout {
  const { responseCode, code, command } = error as { responseCode?: number; code?: string; command?: string }
  const naam = responseCode ? `SMTP_${responseCode}` : foutCode(error)
  const eenBericht = (code === 'EENVELOPE' || code === 'EMESSAGE') && command !== 'MAIL FROM' && responseCode !== 421
  if (!eenBericht) return new KanaalFout(naam, 'kanaal')
  return new KanaalFout(naam, (responseCode ?? 500) >= 500 ? 'adres' : 'later')
}
