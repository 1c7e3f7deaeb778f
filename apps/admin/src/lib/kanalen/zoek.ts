import type { Kanaalsoort } from '@regietafel/api/client'

/** What stands in the address of the kanalen. Ids, codes and casusnummers only, never a name. */
export interface Kanaalzoek {
  /** Id; empty: her own. */
  readonly gemeente: string
  /** The dialoog that is open, and the webhook or person it is about. */
  readonly doe: string
  readonly wat: string
  /** What was done just now. */
  readonly gedaan: string
  readonly kanaal: Kanaalsoort | ''
  readonly uitkomst: 'gelukt' | 'mislukt' | ''
  readonly code: string
  /** As typed; only a whole casusnummer filters. */
  readonly casus: string
  readonly webhook: string
  readonly na: string
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const NUMMER = /^\d{4}-\d{4,8}$/

/** Reads an address; nonsense is as if it were not there. */
export function leesKanaalzoek(delen: URLSearchParams): Kanaalzoek {
  const van = (naam: string, max = 200) => (delen.get(naam) ?? '').trim().slice(0, max)
  const uuid = (naam: string) => (UUID.test(van(naam)) ? van(naam) : '')
  return {
    gemeente: uuid('gemeente'),
    doe: van('doe', 40),
    wat: van('wat', 100),
    gedaan: van('gedaan', 40),
    kanaal: (['taak', 'email', 'webhook'] as const).find((naam) => naam === van('kanaal')) ?? '',
    uitkomst: (['gelukt', 'mislukt'] as const).find((naam) => naam === van('uitkomst')) ?? '',
    code: /^[\w.-]{1,60}$/.test(van('code')) ? van('code') : '',
    casus: van('casus', 20),
    webhook: uuid('webhook'),
    na: van('na'),
  }
}

/** Something was typed that is no casusnummer: every casus is shown, and that is said. */
export const nummerfout = ({ casus }: Kanaalzoek): boolean => casus !== '' && !NUMMER.test(casus)

export const logfilter = (zoek: Kanaalzoek) => ({
  ...(zoek.kanaal !== '' && { kanaal: zoek.kanaal }),
  ...(zoek.uitkomst !== '' && { gelukt: zoek.uitkomst === 'gelukt' }),
  ...(zoek.code !== '' && { code: zoek.code }),
  ...(zoek.casus !== '' && !nummerfout(zoek) && { nummer: zoek.casus }),
  ...(zoek.webhook !== '' && { webhookId: zoek.webhook }),
})

export const isGefilterd = (zoek: Kanaalzoek): boolean => Object.keys(logfilter(zoek)).length > 0

const query = (zoek: Partial<Kanaalzoek>): string => new URLSearchParams(Object.entries(zoek).filter(([, waarde]) => waarde !== '')).toString()

/** The address with something else in it. A dialoog and what was just done go, and paging begins anew, unless they are named. */
export function kanaaladres(zoek: Kanaalzoek, anders: Partial<Kanaalzoek> = {}, anker = ''): string {
  const delen = query({ ...zoek, doe: '', wat: '', gedaan: '', na: '', ...anders })
  return `/wachtrijen/kanalen${delen === '' ? '' : `?${delen}`}${anker === '' ? '' : `#${anker}`}`
}

/** Where a form posts to; a refusal comes back to the same page. */
export const kanaalactie = (naam: string, zoek: Kanaalzoek): string => ['?/' + naam, query({ ...zoek, gedaan: '' })].filter(Boolean).join('&')
