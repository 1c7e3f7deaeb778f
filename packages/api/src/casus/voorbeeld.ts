/** What an act would do to the dates: the same fold, once without and once with the gebeurtenis. Pure. */
import type { CasusVoortgang } from '@regietafel/db'
import type { Gebeurtenis } from '@regietafel/domain/casus'
import { voortgang, type EscalatieStand, type Kaderdefinitie, type TermijnStand, type Voortgang } from '@regietafel/domain/kader'
import type { Klokvoorbeeld, MeteenAf, Voorbeeldregel } from '../types.ts'
import { rolInZin } from '../zinnen.ts'
import { kadersVan } from './kaders.ts'

/** The date of a termijn that still runs. */
const openTot = (t: TermijnStand | undefined): string | null => (t === undefined || t.toestand === 'afgerond' || t.toestand === 'vervallen' ? null : t.deadline)
const isOnterecht = (v: Voortgang) => v.escalaties.filter(({ achterafOnterecht }) => achterafOnterecht).length

export function voorbeeldVan(stand: CasusVoortgang, gebeurtenis: Gebeurtenis): Klokvoorbeeld {
  const regels: Voorbeeldregel[] = []
  const meteen: MeteenAf[] = []
  let onterecht = 0
  for (const { kader, sinds } of kadersVan(stand)) {
    const werk = { stand, kader, op: gebeurtenis.op, sinds }
    const voor = vouw(werk, stand.gebeurtenissen)
    const na = vouw(werk, [...stand.gebeurtenissen, gebeurtenis])
    regels.push(...verschillen(voor, na, sinds === null ? null : kader.titel))
    meteen.push(...gaatMeteen(voor, na))
    onterecht += isOnterecht(na) - isOnterecht(voor)
  }
  return { weigering: null, regels, onterecht: Math.max(0, onterecht), meteen, terugwerkend: false, uiterlijk: gebeurtenis.soort === 'opgeschort' ? (gebeurtenis.uiterlijk ?? null) : null }
}

/** One more kader: every termijn that it would start. */
export function voorbeeldVanKader(stand: CasusVoortgang, kader: Kaderdefinitie): Klokvoorbeeld {
  const erbij = vouw({ stand, kader, op: stand.nu, sinds: stand.nu }, stand.gebeurtenissen)
  return { weigering: null, regels: verschillen(null, erbij, kader.titel), onterecht: 0, meteen: gaatMeteen(null, erbij), terugwerkend: false, uiterlijk: null }
}

interface Werk { readonly stand: CasusVoortgang; readonly kader: Kaderdefinitie; readonly op: string; readonly sinds: string | null }
const vouw = ({ stand, kader, op, sinds }: Werk, gebeurtenissen: readonly Gebeurtenis[]): Voortgang => voortgang(kader, gebeurtenissen, stand.kalender, op, sinds ?? undefined)

/** Went off by now under the new dates, and did not under the old ones. */
function gaatMeteen(voor: Voortgang | null, na: Voortgang): MeteenAf[] {
  const sleutel = ({ termijn, cyclus, trap }: EscalatieStand) => `${termijn} ${cyclus} ${trap}`
  const staat = (v: Voortgang) => v.escalaties.filter(({ status, vervangenOp }) => status === 'afgegaan' && vervangenOp === undefined)
  const gegaan = new Set(voor === null ? [] : staat(voor).map(sleutel))
  return staat(na).filter((e) => !gegaan.has(sleutel(e))).map((e) => {
    const termijn = na.termijnen.find((t) => t.termijn === e.termijn && t.cyclus === e.cyclus)
    return { trap: e.trap, herinnering: termijn !== undefined && Date.parse(e.op) < Date.parse(termijn.eindeUtc), termijnTitel: termijn?.titel ?? e.termijn, naar: e.naar.map(rolInZin) }
  })
}

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
