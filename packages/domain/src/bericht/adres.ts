import { err, ok, type Result } from '../kernel/index.ts'

/** `demo` and `test` may also reach a receiver on this machine, without https. */
export type Adresmodus = 'productie' | 'demo' | 'test'
export type Adresfout = 'URL_ONGELDIG' | 'URL_GEEN_HTTPS' | 'URL_MET_INLOG' | 'URL_PRIVE'

/** One sentence for the place where the address is filled in. */
export const adresMeldingen: Readonly<Record<Adresfout, string>> = {
  URL_ONGELDIG: 'Dit is geen webadres. Schrijf het als https://systeem.gemeente.nl/ontvangen.',
  URL_GEEN_HTTPS: 'Het adres moet met https:// beginnen. Anders kan een ander meelezen.',
  URL_MET_INLOG: 'Zet geen gebruikersnaam of wachtwoord in het adres.',
  URL_PRIVE: 'Dit adres ligt in een afgesloten netwerk. Gebruik een adres dat van buiten te bereiken is.',
}

const MAX_URL = 2_000

/** The four numbers of an IPv4 address, or null. */
function toIpv4(tekst: string): number | null {
  const delen = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(tekst)?.slice(1).map(Number)
  if (!delen || delen.some((deel) => deel > 255)) return null
  return ((delen[0]! * 256 + delen[1]!) * 256 + delen[2]!) * 256 + delen[3]!
}

/** Ranges that are not the public internet (bron: IANA special-purpose registry, RFC 6890). */
const nietPubliek4 = [
  '0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12', '192.0.0.0/24', '192.0.2.0/24',
  '192.88.99.0/24', '192.168.0.0/16', '198.18.0.0/15', '198.51.100.0/24', '203.0.113.0/24', '224.0.0.0/4', '240.0.0.0/4',
].map((reeks) => {
  const [begin, bits] = reeks.split('/') as [string, string]
  return { begin: toIpv4(begin)!, grootte: 2 ** (32 - Number(bits)) }
})

const isPubliek4 = (ip: number): boolean => !nietPubliek4.some(({ begin, grootte }) => ip >= begin && ip < begin + grootte)

/** The eight groups of an IPv6 address (zone left out), or null. */
function toIpv6(tekst: string): number[] | null {
  let kaal = tekst.replace(/%.*$/, '').toLowerCase()
  const staart = /^(.*:)(\d+\.\d+\.\d+\.\d+)$/.exec(kaal)
  if (staart) {
    const ip = toIpv4(staart[2]!)
    if (ip === null) return null
    kaal = `${staart[1]}${Math.floor(ip / 65_536).toString(16)}:${(ip % 65_536).toString(16)}`
  }
  const helften = kaal.split('::')
  if (helften.length > 2) return null
  const lees = (helft: string): number[] => helft === '' ? [] : helft.split(':').map((groep) => /^[0-9a-f]{1,4}$/.test(groep) ? Number.parseInt(groep, 16) : Number.NaN)
  const voor = lees(helften[0]!)
  const na = lees(helften[1] ?? '')
  const leeg = 8 - voor.length - na.length
  if (helften.length === 1 ? leeg !== 0 : leeg < 1) return null
  const groepen = [...voor, ...Array<number>(leeg).fill(0), ...na]
  return groepen.some(Number.isNaN) ? null : groepen
}

/** Only 2000::/3 is handed out; inside it tunnels, documentation and what wraps an IPv4 address are looked at again. */
function isPubliek6(groepen: readonly number[]): boolean {
  const [a = 0, b = 0, c = 0] = groepen
  const laatste4 = (groepen[6]! * 65_536) + groepen[7]!
  if (a === 0x64 && b === 0xff9b && c === 0) return isPubliek4(laatste4)
  if ((a & 0xe000) !== 0x2000) return false
  if (a === 0x2001 && (b < 0x0200 || b === 0x0db8)) return false
  if (a === 0x2002) return isPubliek4(b * 65_536 + c)
  return !(a === 0x3fff && b < 0x1000)
}

/** Is this address on the public internet? Anything that is no address is not. */
export function isPubliekIp(ip: string): boolean {
  const vier = toIpv4(ip)
  if (vier !== null) return isPubliek4(vier)
  const zes = toIpv6(ip)
  return zes !== null && isPubliek6(zes)
}

/** This very machine, by name or number. */
export const isLokaal = (host: string): boolean => host === 'localhost' || host === '::1' || /^127\.\d+\.\d+\.\d+$/.test(host)

/** May a connection go to this address: the public internet, and this machine itself outside productie. */
export const magAdres = (ip: string, modus: Adresmodus): boolean => isPubliekIp(ip) || (modus !== 'productie' && isLokaal(ip))

/** Names that only mean something inside a network. */
const intern = /(^|\.)(localhost|local|localdomain|internal|intranet|lan|home|corp|private|svc|cluster)$|(^|\.)home\.arpa$|^[^.:]+$/

export interface Webhookadres {
  readonly href: string
  /** Without brackets. */
  readonly host: string
  /** On this machine, which only demo and test allow. */
  readonly lokaal: boolean
}

/**
 * May a message be posted to this URL? Judges what is written; a name still has to be resolved, and every address it gives asked of
 * `magAdres`.
 */
export function keurAdres(url: string, modus: Adresmodus): Result<Webhookadres, Adresfout> {
  const tekst = url.trim()
  if (tekst.length > MAX_URL || !/^https?:\/\/[^\s\\]+$/i.test(tekst) || !URL.canParse(tekst)) return err('URL_ONGELDIG')
  const { protocol, hostname, username, password, href, hash } = new URL(tekst)
  const host = hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '')
  if (host === '' || hash !== '') return err('URL_ONGELDIG')
  const lokaal = isLokaal(host) && modus !== 'productie'
  if (protocol !== 'https:' && !lokaal) return err('URL_GEEN_HTTPS')
  if (username !== '' || password !== '') return err('URL_MET_INLOG')
  if (lokaal) return ok({ href, host, lokaal })
  const nummer = toIpv4(host) !== null || host.includes(':')
  if (nummer ? !isPubliekIp(host) : intern.test(host)) return err('URL_PRIVE')
  return ok({ href, host, lokaal })
}
