/** What an act would do to the dates: the same fold, once without and once with the gebeurtenis. Pure. */
import type { CasusVoortgang } from '@regietafel/db'
import type { Gebeurtenis } from '@regietafel/domain/casus'
import { voortgang, type Kaderdefinitie, type TermijnStand, type Voortgang } from '@regietafel/domain/kader'
import type { Klokvoorbeeld, Voorbeeldregel } from '../types.ts'
import { kadersVan } from './kaders.ts'

/** The date of a termijn that still runs. */
const openTot = (t: TermijnStand | undefined): string | null => (t === undefined || t.toestand === 'afgerond' || t.toestand === 'vervallen' ? null : t.deadline)
const isOnterecht = (v: Voortgang) => v.escalaties.filter(({ achterafOnterecht }) => achterafOnterecht).length

export function voorbeeldVan(stand: CasusVoortgang, gebeurtenis: Gebeurtenis): Klokvoorbeeld {
  const regels: Voorbeeldregel[] = []
  let onterecht = 0
  for (const { kader, sinds } of kadersVan(stand)) {
    const voor = vouw(stand, kader, stand.gebeurtenissen, gebeurtenis.op)
    const na = vouw(stand, kader, [...stand.gebeurtenissen, gebeurtenis], gebeurtenis.op)
    regels.push(...verschillen(voor, na, sinds === null ? null : kader.titel))
    onterecht += isOnterecht(na) - isOnterecht(voor)
  }
  return { weigering: null, regels, onterecht: Math.max(0, onterecht), uiterlijk: gebeurtenis.soort === 'opgeschort' ? (gebeurtenis.uiterlijk ?? null) : null }
}

/** One more kader: every termijn that it would start. */
export function voorbeeldVanKader(stand: CasusVoortgang, kader: Kaderdefinitie): Klokvoorbeeld {
  const erbij = vouw(stand, kader, stand.gebeurtenissen, stand.nu)
  return { weigering: null, regels: verschillen(null, erbij, kader.titel), onterecht: 0, uiterlijk: null }
}

const vouw = ({ kalender }: CasusVoortgang, kader: Kaderdefinitie, gebeurtenissen: readonly Gebeurtenis[], op: string): Voortgang => voortgang(kader, gebeurtenissen, kalender, op)

function verschillen(voor: Voortgang | null, na: Voortgang, kader: string | null): Voorbeeldregel[] {
  const sleutel = ({ termijn, cyclus }: TermijnStand) => `${termijn} ${cyclus}`
  const eerst = new Map(voor?.termijnen.map((t) => [sleutel(t), t]))
  const daarna = new Map(na.termijnen.map((t) => [sleutel(t), t]))
  return [...new Map([...eerst, ...daarna])].flatMap(([k, { titel }]): Voorbeeldregel[] => {
    const [oud, nieuw] = [eerst.get(k), daarna.get(k)]
    const regel = (soort: Voorbeeldregel['soort'], van: string | null, naar: string | null) => [{ soort, titel, kader, van, naar }]
    const [van, naar] = [openTot(oud), openTot(nieuw)]
    if (van !== null && naar !== null) return van === naar ? [] : regel('verschuift', van, naar)
    if (naar !== null) return regel(oud?.toestand === 'afgerond' ? 'weer-open' : 'erbij', null, naar)
    if (van !== null) return regel(nieuw?.toestand === 'afgerond' ? 'klaar' : 'vervalt', van, null)
    return []
  })
}
