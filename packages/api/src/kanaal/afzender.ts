import { Resolver } from 'node:dns/promises'

/** `goed`: the domain takes mail. `geen-post`: it does not exist or takes none. `onbekend`: nobody could say in time. */
export type Afzendercontrole = 'goed' | 'geen-post' | 'onbekend'

/** Milliseconds for one question. */
const TIJD_MS = 1_500
const bestaatNiet = new Set(['ENOTFOUND', 'ENODATA', 'NXDOMAIN'])

/** What stands behind the last `@`, also of `Naam <a@b.nl>`; null when there is none. */
export const domeinVan = (adres: string): string | null => /@([^@<>\s]+)>?\s*$/.exec(adres)?.[1]?.toLowerCase() ?? null

/** The bare address of `Naam <a@b.nl>`, in small letters; null when there is none. */
export const adresVan = (tekst: string): string | null => /([^@<>\s]+@[^@<>\s]+)>?\s*$/.exec(tekst)?.[1]?.toLowerCase() ?? null

/** The sender as a gemeente has it: that of the installation is nobody's own. */
export const eigenAfzender = (afzender: string | null, mailFrom: string): string | null => (afzender !== null && afzender.toLowerCase() === adresVan(mailFrom) ? null : afzender)

/** Can the domain of this address get an answer? Asks the name server only; the mail server itself decides at the first mail. */
export async function controleerAfzender(afzender: string, resolver: Pick<Resolver, 'resolveMx'> = new Resolver({ timeout: TIJD_MS, tries: 1 })): Promise<Afzendercontrole> {
  try {
    const mx = await resolver.resolveMx(afzender.slice(afzender.lastIndexOf('@') + 1))
    return mx.some(({ exchange }) => exchange !== '' && exchange !== '.') ? 'goed' : 'geen-post'
  } catch (fout) {
    return bestaatNiet.has((fout as { code?: string }).code ?? '') ? 'geen-post' : 'onbekend'
  }
}
