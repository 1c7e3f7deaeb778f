import type { Wachtrijfilter } from '@regietafel/api/client'

export const statussen = [['open', 'Open'], ['gepland', 'Gepland'], ['bevestigd', 'Opgepakt'], ['uitgesteld', 'Uitgesteld'], ['opgelost', 'Opgelost'], ['alle', 'Alle']] as const
/** What stands under each: the number beside the head counts exactly that. */
export const statuszin: Readonly<Record<Status, string>> = {
  open: 'Afgegaan, en nog niemand pakte het op. Herinneringen staan bij Alle.',
  gepland: 'Gaat de komende 24 uur af, of had al moeten gaan.',
  bevestigd: 'Iemand pakte het op.',
  uitgesteld: 'Iemand stelde het uit. Het komt vanzelf terug.',
  opgelost: 'Iemand loste het op, de stap is gedaan, of hij hoeft niet meer.',
  alle: 'Alles wat afging, en wat de komende 24 uur afgaat.',
}
export const perioden = [['24u', '24 uur'], ['7d', '7 dagen'], ['90d', '90 dagen']] as const
export type Status = (typeof statussen)[number][0]
export type Periode = (typeof perioden)[number][0]

/** What stands in the address of the console. Ids and casusnummers only, never a name. */
export interface Zoek {
  readonly status: Status
  readonly trap: string
  /** Id; empty: all in reach. */
  readonly gemeente: string
  /** As typed; only a whole casusnummer filters. */
  readonly casus: string
  readonly na: string
  readonly periode: Periode
  /** Key of the oorzaak that is open. */
  readonly oorzaak: string
  /** Further in the messages of that oorzaak. */
  readonly verder: string
  /** What would happen is worked out: of the ticked messages, or of the whole oorzaak. */
  readonly proef: boolean
  /** All rows of a page instead of the first few. */
  readonly toon: 'alles' | ''
  /** The row whose lower traps are shown. */
  readonly open: string
  /** Ticked messages. */
  readonly ids: readonly string[]
  /** The dialoog that is open, and what it is about. */
  readonly doe: string
  readonly wat: string
  /** What was just done, to say so. */
  readonly gedaan: string
}

/** One page of messages at most: they stand in the address. */
export const MAX_AANGEVINKT = 50
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const NUMMER = /^\d{4}-\d{4,6}$/

/** Reads an address; nonsense is as if it were not there. */
export function leesZoek(delen: URLSearchParams): Zoek {
  const van = (naam: string, max = 200) => (delen.get(naam) ?? '').trim().slice(0, max)
  const status = statussen.find(([naam]) => naam === van('status'))?.[0] ?? 'open'
  const gemeente = van('gemeente')
  return {
    status,
    trap: /^[A-Za-z0-9-]{1,20}$/.test(van('trap')) ? van('trap') : '',
    gemeente: UUID.test(gemeente) ? gemeente : '',
    casus: van('casus', 20),
    na: van('na'),
    periode: perioden.find(([naam]) => naam === van('periode'))?.[0] ?? '24u',
    oorzaak: van('oorzaak'),
    verder: van('verder'),
    proef: van('proef') !== '',
    toon: van('toon') === 'alles' ? 'alles' : '',
    open: /^[0-9a-f-]{36}(:[A-Za-z0-9-]{1,20})?$/i.test(van('open')) ? van('open') : '',
    ids: [...new Set(delen.getAll('id').filter((id) => UUID.test(id)))].slice(0, MAX_AANGEVINKT),
    doe: van('doe', 40),
    wat: van('wat'),
    gedaan: van('gedaan', 40),
  }
}

/** Something was typed that is no casusnummer: everything is shown, and that is said. */
export const zoekfout = ({ casus }: Zoek): boolean => casus !== '' && !NUMMER.test(casus)

export const filterVan = (zoek: Zoek): Wachtrijfilter => ({
  status: zoek.status,
  ...(zoek.gemeente !== '' && { gemeente: zoek.gemeente }),
  ...(zoek.trap !== '' && { trap: zoek.trap }),
  ...(zoek.casus !== '' && !zoekfout(zoek) && { nummer: zoek.casus }),
})

/** The part that a saved view keeps: what is filtered on, not what is open. */
export const bewaarbaar = ({ status, trap, gemeente, casus, periode }: Zoek): Partial<Zoek> => ({ status, trap, gemeente, casus, periode })

/** The address as name and value, without what is the default; for links and for hidden fields of a form. */
export function delenVan(zoek: Partial<Zoek>): [string, string][] {
  const { status = 'open', periode = '24u', proef = false, ids = [], ...rest } = zoek
  const paren: [string, string][] = [['status', status === 'open' ? '' : status], ['periode', periode === '24u' ? '' : periode], ...Object.entries(rest) as [string, string][], ['proef', proef ? 'ja' : '']]
  return [...paren.filter(([, waarde]) => waarde !== ''), ...ids.map((id): [string, string] => ['id', id])]
}

const query = (zoek: Partial<Zoek>): string => new URLSearchParams(delenVan(zoek)).toString()

/** The address of the console with something else in it. A dialoog closes unless it is named. */
export function adres(zoek: Zoek, anders: Partial<Zoek> = {}, anker = ''): string {
  const delen = query({ ...zoek, doe: '', wat: '', gedaan: '', ...anders })
  return `/wachtrijen${delen === '' ? '' : `?${delen}`}${anker === '' ? '' : `#${anker}`}`
}

/** Where a form posts to: the named act, with the whole address behind it, so that a refusal comes back to the same page. */
export const actieadres = (naam: string, zoek: Zoek): string => [`?/${naam}`, query({ ...zoek, gedaan: '' })].filter(Boolean).join('&')

/** What a saved view stores. */
export const zoektekst = (zoek: Zoek): string => query(bewaarbaar(zoek))
