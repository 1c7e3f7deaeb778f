import { foutCode } from '@regietafel/jobs'
import { createTransport } from 'nodemailer'
import { afdruk } from './afdruk.ts'
import { KanaalFout } from './kanaal.port.ts'
import { klokkop } from './klokkop.ts'

export interface Brief {
  /** Idempotency key; the same at every try. */
  readonly sleutel: string
  readonly aan: string | null
  /** Null: MAIL_FROM. */
  readonly van: string | null
  /** By the clock that decides; for `klokkop`. */
  readonly nu?: string | undefined
  readonly onderwerp: string
  readonly tekst: string
}

export interface Post {
  /** Resolves when the mail server took it over. @throws KanaalFout */
  verstuur(brief: Brief): Promise<void>
  close(): Promise<void>
}

const CONNECT_MS = 4_000
const SOCKET_MS = 8_000

/** Mail over SMTP. Message-ID and X-Idempotency-Key come from the sleutel, so a second copy of the same message can be recognised. */
export function createPost({ smtpUrl, mailFrom }: { smtpUrl: string; mailFrom: string }): Post {
  const transport = createTransport({ url: smtpUrl, pool: true, maxConnections: 2, connectionTimeout: CONNECT_MS, greetingTimeout: CONNECT_MS, socketTimeout: SOCKET_MS, disableFileAccess: true, disableUrlAccess: true } as never)
  const domein = /@([^\s>]+)/.exec(mailFrom)?.[1] ?? 'regietafel'
  return {
    async verstuur({ sleutel, aan, van, nu, onderwerp, tekst }) {
      if (!aan) throw new KanaalFout('GEEN_ADRES', 'adres')
      const id = afdruk(sleutel)
      try {
        await transport.sendMail({
          from: van ?? mailFrom,
          to: { name: '', address: aan },
          messageId: `<${id}@${domein}>`,
          headers: { 'X-Idempotency-Key': id, 'Auto-Submitted': 'auto-generated', ...klokkop(nu) },
          subject: onderwerp,
          text: tekst,
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
  const afzender = command === 'MAIL FROM'
  const naam = responseCode ? `SMTP_${afzender ? 'AFZENDER_' : ''}${responseCode}` : foutCode(error)
  const eenBericht = (code === 'EENVELOPE' || code === 'EMESSAGE') && !afzender && responseCode !== 421
  if (!eenBericht) return new KanaalFout(naam, 'kanaal')
  return new KanaalFout(naam, (responseCode ?? 500) >= 500 ? 'adres' : 'later')
}
