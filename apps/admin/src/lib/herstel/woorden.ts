import type { Bewijsstand, Herstelblad, Hersteluitkomst, Vergelijkstand } from '@regietafel/api/client'
import { dagVan, tijdVan } from '@regietafel/domain/kernel'
import { meervoud, toonDatum } from '#lib/ui/datum.ts'
import { getal, kortMoment } from '#lib/wachtrijen/woorden.ts'

export interface Telrij { readonly wat: string; readonly aantal: number; readonly slecht: boolean; readonly uitleg?: string }

/** What the number `kwijt` of a proof holds: what is late because nobody guarded, and what nothing will bring any more; apart where the proof tells them apart. */
export const nietGegaan = ({ kwijt, teLaat }: Pick<Vergelijkstand, 'kwijt' | 'teLaat'>): readonly Telrij[] =>
  teLaat === null
    ? [{ wat: 'Te laat of kwijt', aantal: kwijt, slecht: kwijt > 0 }]
    : [{ wat: 'Te laat', aantal: teLaat, slecht: teLaat > 0, uitleg: 'gaat vanzelf af' }, { wat: 'Kwijt', aantal: kwijt - teLaat, slecht: kwijt > teLaat }]

/** What had to go, and where each of them is: they add up. */
export const verdeling = (v: Vergelijkstand): readonly Telrij[] => [
  { wat: 'Moest gaan', aantal: v.moest, slecht: false, uitleg: 'volgens de termijnen' },
  { wat: 'Bezorgd', aantal: v.bezorgd, slecht: false },
  { wat: 'Onderweg', aantal: v.onderweg, slecht: false },
  { wat: 'Mislukt, wacht op jou', aantal: v.mislukt, slecht: false },
  ...nietGegaan(v),
]
/** What may never be. */
export const fouten = (v: Vergelijkstand): readonly Telrij[] => [
  { wat: 'Dubbel', aantal: v.dubbel, slecht: v.dubbel > 0 },
  { wat: 'Te vroeg', aantal: v.teVroeg, slecht: v.teVroeg > 0 },
  { wat: 'Na sluiting', aantal: v.naSluiting, slecht: v.naSluiting > 0 },
  { wat: 'Wekker staat fout', aantal: v.wekkers, slecht: v.wekkers > 0 },
  ...(v.onleesbaar > 0 ? [{ wat: 'Plan niet te lezen', aantal: v.onleesbaar, slecht: true }] : []),
]

export const verschilWoord = (n: number): string => (n === 1 ? '1 verschil' : `${getal(n)} verschillen`)
const soortWoord: Record<Bewijsstand['soort'], string> = { nacht: 'Nacht', hand: 'Vergeleken', herstel: 'Na herstel' }
/** After this hour of the morning a proof of the night was made later: nobody guarded at night. */
const NACHT_TOT_UUR = 6
/** "Nacht"; one that was caught up on by day says of which night it is. */
export const bewijssoort = ({ soort, nacht, op }: Pick<Bewijsstand, 'soort' | 'nacht' | 'op'>): string =>
  soort === 'nacht' && nacht && (dagVan(op) !== nacht || Number(tijdVan(op).slice(0, 2)) >= NACHT_TOT_UUR) ? `Nacht van ${dagMaand(nacht)} (ingehaald om ${tijdVan(op)})` : soortWoord[soort]
/** "8 dec" */
const dagMaand = (dag: string): string => toonDatum(dag, dag).replace(/^\w+ /, '')

/** Which comparison the console shows: the last that was kept, not the one of now that this page makes. */
export function bewaardzin({ bewijzen: [laatste], nu, magHerstellen }: Pick<Herstelblad, 'bewijzen' | 'nu' | 'magHerstellen'>): string {
  const zet = magHerstellen ? ' Met Vergelijk en bewaar komt die van nu daar te staan.' : ''
  return laatste ? `Bij Wachtrijen staat de laatste die is bewaard, van ${kortMoment(laatste.op, nu)}: ${verschilWoord(laatste.verschil)}.${zet}` : `Bij Wachtrijen staat nog geen vergelijking.${zet}`
}

/** What is left after the act, and who does something about it. */
export const restZin = ({ verschil, onleesbaar }: Pick<Vergelijkstand, 'verschil' | 'onleesbaar'>): string => [
  verschil > onleesbaar ? 'De rest komt goed zodra een werker kijkt. Vergelijk dan opnieuw.' : '',
  onleesbaar > 0 ? `${onleesbaar === 1 ? 'Eén plan is niet te lezen. Dat kan' : `${getal(onleesbaar)} plannen zijn niet te lezen. Die kan`} herstellen niet maken: in de lijst staat wat je dan doet.` : '',
].filter(Boolean).join(' ')

/** What the act did, in one sentence. */
export function gedaanZin({ wekkers, aangeboden, geadresseerd }: Hersteluitkomst['gedaan']): string {
  if (wekkers === 0 && aangeboden === 0) return 'Er hoefde niets opnieuw gezet of aangeboden te worden.'
  const delen = [
    ...(wekkers > 0 ? [`${meervoud(wekkers, 'wekker is', 'wekkers zijn')} opnieuw gezet`] : []),
    ...(aangeboden > 0 ? [`${meervoud(aangeboden, 'escalatie wordt', 'escalaties worden')} opnieuw aangeboden${geadresseerd > 0 ? `, waarvan ${getal(geadresseerd)} met nieuwe ontvangers` : ''}`] : []),
  ]
  const zin = delen.join(' en ')
  return `${zin.charAt(0).toUpperCase()}${zin.slice(1)}.`
}

export const wachtrijWoord = { redis: 'Redis', postgres: 'PostgreSQL', onbekend: 'onbekend' } as const
