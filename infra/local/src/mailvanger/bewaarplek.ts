import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { leesMail } from './lees-mail.ts'

export type BewaardeMail = {
  readonly id: number
  /** When the catcher received it: the clock of this machine, never the proefklok. ISO, UTC. */
  readonly ontvangenOp: string
  readonly van: string
  readonly aan: readonly string[]
  readonly onderwerp: string
  readonly messageId: string
  /** The idempotency key of the sender (`X-Idempotency-Key`), empty when absent. */
  readonly sleutel: string
  readonly headers: Readonly<Record<string, string>>
  readonly tekst: string
}

export type Bewaarplek = {
  /** Newest first. */
  readonly lijst: () => readonly BewaardeMail[]
  readonly vind: (id: number) => BewaardeMail | undefined
  readonly bewaar: (raw: Buffer, envelop: { van: string; aan: readonly string[] }) => BewaardeMail
}

/** Mails as one file each under `dir`; only the newest `maximum` stay. A file that cannot be read is skipped. */
export function openBewaarplek(dir: string, maximum = 500): Bewaarplek {
  mkdirSync(dir, { recursive: true, mode: 0o700 })
  const fileOf = (id: number) => path.join(dir, `${String(id).padStart(9, '0')}.json`)
  const mails = readdirSync(dir)
    .filter((name) => /^\d{9}\.json$/.test(name))
    .sort()
    .flatMap((name) => read(path.join(dir, name)))
  let last = mails.at(-1)?.id ?? 0

  return {
    lijst: () => mails.toReversed(),
    vind: (id) => mails.find((mail) => mail.id === id),
    bewaar: (raw, envelop) => {
      const { headers, tekst } = leesMail(raw)
      const mail: BewaardeMail = {
        id: ++last,
        ontvangenOp: new Date().toISOString(),
        ...envelop,
        onderwerp: headers['subject'] ?? '',
        messageId: headers['message-id'] ?? '',
        sleutel: headers['x-idempotency-key'] ?? '',
        headers,
        tekst,
      }
      const file = fileOf(mail.id)
      writeFileSync(`${file}.nieuw`, JSON.stringify(mail), { mode: 0o600 })
      renameSync(`${file}.nieuw`, file)
      mails.push(mail)
      while (mails.length > maximum) {
        const oldest = mails.shift()
        if (oldest) rmSync(fileOf(oldest.id), { force: true })
      }
      return mail
    },
  }
}

function read(file: string): BewaardeMail[] {
  try {
    return [JSON.parse(readFileSync(file, 'utf8')) as BewaardeMail]
  } catch {
    return []
  }
}
