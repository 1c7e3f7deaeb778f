import type { Hersteluitkomst } from '@regietafel/api/client'

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const PAD = '/wachtrijen/herstel'

/** What the address of the page says; what is no id counts as absent. */
export function leesDelen(zoek: URLSearchParams) {
  const id = (naam: string): string | null => (uuid.test(zoek.get(naam) ?? '') ? zoek.get(naam) : null)
  const getallen = (zoek.get('gedaan') ?? '').split('-').map(Number)
  const [wekkers = 0, aangeboden = 0, geadresseerd = 0] = getallen.every((n) => Number.isInteger(n) && n >= 0) ? getallen : []
  return { gemeente: id('gemeente'), voor: id('voor'), na: id('na'), bewijs: id('bewijs'), gedaan: { wekkers, aangeboden, geadresseerd } satisfies Hersteluitkomst['gedaan'] }
}

/** Where before and after stand: it survives a reload, and can be sent to a colleague. Ids and counts only. */
export const naarUitkomst = (gemeenteId: string, { voor, na, gedaan }: Hersteluitkomst): string =>
  `${PAD}?gemeente=${gemeenteId}&voor=${voor.id}&na=${na.id}&gedaan=${gedaan.wekkers}-${gedaan.aangeboden}-${gedaan.geadresseerd}#uitkomst`

export const naarGemeente = (gemeenteId: string): string => `${PAD}?gemeente=${gemeenteId}`
export const naarBewijs = (gemeenteId: string, id: string): string => `${PAD}?gemeente=${gemeenteId}&bewijs=${id}#bewijs`
