import { lookup } from 'node:dns/promises'
import { BlockList, isIP } from 'node:net'

export type Modus = 'demo' | 'test' | 'productie'

/** Ranges that are no place on the public internet (bron: IANA special-purpose address registries), as `[range, bits]`. */
const NIET_OPENBAAR_4 = [
  ['0.0.0.0', 8], ['10.0.0.0', 8], ['100.64.0.0', 10], ['127.0.0.0', 8], ['169.254.0.0', 16], ['172.16.0.0', 12], ['192.0.0.0', 24], ['192.0.2.0', 24],
  ['192.88.99.0', 24], ['192.168.0.0', 16], ['198.18.0.0', 15], ['198.51.100.0', 24], ['203.0.113.0', 24], ['224.0.0.0', 4], ['240.0.0.0', 4],
] as const
/** Only 2000::/3 is handed out; of that, these are not, or lead back to IPv4 (6to4, Teredo). */
const NIET_OPENBAAR_6 = [['2001::', 23], ['2001:db8::', 32], ['2002::', 16], ['3fff::', 20]] as const

const geweerd = new BlockList()
for (const [net, bits] of NIET_OPENBAAR_4) geweerd.addSubnet(net, bits, 'ipv4')
for (const [net, bits] of NIET_OPENBAAR_6) geweerd.addSubnet(net, bits, 'ipv6')
const uitgegeven6 = new BlockList()
uitgegeven6.addSubnet('2000::', 3, 'ipv6')
const eigenMachine = new BlockList()
eigenMachine.addSubnet('127.0.0.0', 8, 'ipv4')
eigenMachine.addAddress('::1', 'ipv6')

const soortVan = (ip: string): 'ipv4' | 'ipv6' => (isIP(ip) === 6 ? 'ipv6' : 'ipv4')

/** Whether a webhook may go to this address: the public internet, and this machine itself outside productie. */
export function magAdres(ip: string, modus: Modus): boolean {
  if (isIP(ip) === 0) return false
  const soort = soortVan(ip)
  if (modus !== 'productie' && eigenMachine.check(ip, soort)) return true
  return !geweerd.check(ip, soort) && (soort === 'ipv4' || uitgegeven6.check(ip, soort))
}

const LOKAAL = new Set(['localhost', '127.0.0.1', '[::1]'])

/** Null when a webhook may have this address, else one Dutch sentence. Says nothing of where the name leads: that is looked at with every message. */
export function keurWebhookUrl(tekst: string, modus: Modus): string | null {
  const url = URL.parse(tekst)
  if (!url || !['http:', 'https:'].includes(url.protocol)) return 'Dit is geen webadres. Schrijf het als https://systeem.gemeente.nl/ontvangen.'
  if (url.username || url.password) return 'Zet geen gebruikersnaam of wachtwoord in het adres.'
  const lokaal = LOKAAL.has(url.hostname)
  if (url.protocol === 'http:' && !(lokaal && modus !== 'productie')) return 'Het adres moet met https:// beginnen.'
  const host = url.hostname.replace(/^\[|\]$/g, '')
  if (isIP(host) !== 0 ? !magAdres(host, modus) : lokaal && modus === 'productie') return 'Dit adres ligt in een afgesloten netwerk. Gebruik een adres dat van buiten te bereiken is.'
  return null
}

/** Looks the name up once; the caller connects to what is answered and to nothing else. Null when any address of it may not be reached. */
export async function vindAdres(hostname: string, modus: Modus): Promise<{ address: string; family: number } | null> {
  const host = hostname.replace(/^\[|\]$/g, '')
  const gevonden = isIP(host) === 0 ? await lookup(host, { all: true, verbatim: true }) : [{ address: host, family: isIP(host) }]
  if (gevonden.length === 0 || !gevonden.every(({ address }) => magAdres(address, modus))) return null
  return gevonden.find(({ family }) => family === 4) ?? gevonden[0]!
}
