import { lookup } from 'node:dns/promises'
import { isIP } from 'node:net'
import { adresMeldingen, keurAdres, magAdres } from '@regietafel/domain/bericht'

export type Modus = 'demo' | 'test' | 'productie'

export { magAdres }

/** Null when a webhook may have this address, else one Dutch sentence. Says nothing of where the name leads: that is looked at with every message. */
export function keurWebhookUrl(tekst: string, modus: Modus): string | null {
  const oordeel = keurAdres(tekst, modus)
  return oordeel.ok ? null : adresMeldingen[oordeel.error]
}

/** Looks the name up once; the caller connects to what is answered and to nothing else. Null when any address of it may not be reached. */
export async function vindAdres(hostname: string, modus: Modus): Promise<{ address: string; family: number } | null> {
  const host = hostname.replace(/^\[|\]$/g, '')
  const gevonden = isIP(host) === 0 ? await lookup(host, { all: true, verbatim: true }) : [{ address: host, family: isIP(host) }]
  if (gevonden.length === 0 || !gevonden.every(({ address }) => magAdres(address, modus))) return null
  return gevonden.find(({ family }) => family === 4) ?? gevonden[0]!
}
