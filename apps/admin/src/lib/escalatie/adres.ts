/** Parameters that open a dialoog of an escalatie, or follow one. */
const VAN_DIALOOG = ['escalatie', 'gedaan', 'ook', 'aantal', 'lager', 'doe', 'kies']

/** Of a request or of the page. */
interface Adres { readonly pathname: string; readonly searchParams: Iterable<[string, string]> }

const met = (url: Adres, erbij: readonly (readonly [string, string])[]): string => {
  const over = [...url.searchParams].filter(([naam]) => !naam.startsWith('/') && !VAN_DIALOOG.includes(naam))
  const zoek = new URLSearchParams([...over, ...erbij.map(([naam, waarde]) => [naam, waarde])]).toString()
  return `${url.pathname}${zoek ? `?${zoek}` : ''}`
}

/** The same page without its dialoog; `erbij` are parameters it gets. */
export const zonderDialoog = (url: Adres, erbij: Readonly<Record<string, string>> = {}): string => met(url, Object.entries(erbij))

/** The same page with the dialoog of this escalatie. */
export const metEscalatie = (url: Adres, id: string): string => met(url, [['escalatie', id]])

/** Where its form goes: the same page, so that a refusal opens the dialoog again. */
export const escalatieActieVan = (url: Adres, id: string): string => {
  const [, zoek = ''] = metEscalatie(url, id).split('?')
  return `?/escalatie&${zoek}`
}

/** Where the form goes that picks up several: the same page with the same choice. */
export const samenActieVan = (url: Adres, ids: readonly string[]): string =>
  `?/samen&${met(url, [['doe', 'samen'], ...ids.map((id) => ['kies', id] as const)]).split('?')[1] ?? ''}`
