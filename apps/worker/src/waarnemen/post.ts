import { foutCode, openGeheim, postWebhook, type Modus } from '@regietafel/jobs'
import { createTransport } from 'nodemailer'
import { afdruk } from '../kanalen/afdruk.ts'
import { klokkop } from '../kanalen/klokkop.ts'
import { meldinginhoud, meldingtekst } from './meldingtekst.ts'
import type { Meldingpost } from './verzend.ts'

export interface PostOpties {
  readonly smtpUrl: string
  readonly mailFrom: string
  readonly publicOrigin: string
  readonly modus: Modus
  /** GEHEIM_SLEUTEL; without it no webhook can be signed. */
  readonly geheimSleutel: string | undefined
}

const CONNECT_MS = 4_000
const SOCKET_MS = 8_000

/** Alarms go out under the sender of the installation: that of a gemeente may be what is refused. */
export function createMeldingpost({ smtpUrl, mailFrom, publicOrigin, modus, geheimSleutel }: PostOpties): Meldingpost {
  const transport = createTransport({ url: smtpUrl, pool: true, maxConnections: 1, connectionTimeout: CONNECT_MS, greetingTimeout: CONNECT_MS, socketTimeout: SOCKET_MS, disableFileAccess: true, disableUrlAccess: true } as never)
  const domein = /@([^\s>]+)/.exec(mailFrom)?.[1] ?? 'regietafel'
  return {
    async mail(melding) {
      if (!melding.email) return 'GEEN_ADRES'
      const id = afdruk(melding.sleutel)
      const { onderwerp, tekst } = meldingtekst(melding, publicOrigin)
      try {
        await transport.sendMail({ from: mailFrom, to: { name: '', address: melding.email }, subject: onderwerp, text: tekst, messageId: `<${id}@${domein}>`, headers: { 'X-Idempotency-Key': id, 'Auto-Submitted': 'auto-generated', ...klokkop(melding.nu) } })
        return null
      } catch (error) {
        const { responseCode } = error as { responseCode?: number }
        return responseCode ? `SMTP_${responseCode}` : foutCode(error)
      }
    },
    async webhook(melding) {
      if (!geheimSleutel) return 'GEHEIM_SLEUTEL_ONTBREEKT'
      const antwoord = await postWebhook({ url: melding.url!, geheim: openGeheim(geheimSleutel, melding.geheim!), id: melding.sleutel, inhoud: meldinginhoud(melding, publicOrigin) }, { modus })
      return antwoord.gelukt ? null : antwoord.code
    },
    close: () => transport.close(),
  }
}
