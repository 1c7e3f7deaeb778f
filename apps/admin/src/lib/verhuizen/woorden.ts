import type { Verhuisrij, Verhuistaak, Verhuisuitkomst } from '@regietafel/api/client'
import { opsomming } from '@regietafel/domain/kernel'
import { meervoud } from '#lib/ui/datum.ts'

export type Uitkomstsoort = Verhuisrij['uitkomst']
/** Lightest first, as the bar is read. Each differs in word and in pattern, never in colour alone. */
export const uitkomstsoorten: Readonly<Record<Uitkomstsoort, { readonly woord: string; readonly uitleg: (aantal: number, droog: boolean) => string }>> = {
  ongewijzigd: { woord: 'Verandert niet', uitleg: (n) => (n === 1 ? 'verandert niet' : 'veranderen niet') },
  omgezet: { woord: 'Omgezet', uitleg: (n) => `${n === 1 ? 'krijgt' : 'krijgen'} een antwoord op een andere plek: niets gaat weg` },
  geparkeerd: { woord: 'Apart gezet', uitleg: (n) => `${n === 1 ? 'krijgt' : 'krijgen'} een antwoord apart gezet: niets gaat weg` },
  ongeldig: { woord: 'Klopt niet', uitleg: (n, droog) => `${n === 1 ? 'heeft' : 'hebben'} ${droog ? 'straks' : 'nu'} een antwoord dat niet klopt: dat moet beter voor het vaststellen` },
}
export const uitkomstvolgorde = Object.keys(uitkomstsoorten) as readonly Uitkomstsoort[]

export const casussen = (n: number): string => meervoud(n, 'casus', 'casussen')
/** "1 casus is", "20 casussen zijn". */
export const verhuisd = (n: number, een: string, meer: string): string => `${n === 0 ? 'Geen enkele casus' : casussen(n)} ${n <= 1 ? een : meer}`

/** What the bar says, for who does not see it. */
export const staafzin = ({ telling }: Verhuisuitkomst): string =>
  opsomming(uitkomstvolgorde.filter((soort) => telling[soort] > 0).map((soort) => `${telling[soort]} ${uitkomstsoorten[soort].woord.toLowerCase()}`))

/** What happens to one casus, in sentences; labels of questions only. */
export function rijzinnen({ geparkeerd, teruggezet, ongeldig, akkoorden, aantal }: Verhuisrij, droog: boolean): string[] {
  const naam = (labels: readonly string[]) => opsomming(labels.map((label) => `“${label}”`))
  return [
    ...(geparkeerd.length > 0 ? [`Apart: ${naam(geparkeerd)}.`] : []),
    ...(aantal.omgezet > 0 ? [`${meervoud(aantal.omgezet, 'antwoord', 'antwoorden')} omgezet.`] : []),
    ...(teruggezet.length > 0 ? [`Komt terug: ${naam(teruggezet)}.`] : []),
    ...(ongeldig.length > 0 ? [`Klopt niet meer: ${naam(ongeldig)}.`] : []),
    ...(akkoorden > 0 ? [`${meervoud(akkoorden, 'akkoord', 'akkoorden')} ${droog ? (akkoorden === 1 ? 'vervalt' : 'vervallen') : 'vervallen'}.`] : []),
  ]
}

/** Casussen that were passed over, and why. */
export function overgeslagenzin({ overgeslagen }: Verhuisuitkomst): string | null {
  if (overgeslagen.length === 0) return null
  return `Overgeslagen: ${opsomming([...new Set(overgeslagen.map(({ nummer }) => nummer))])}. ${overgeslagen.length === 1 ? 'Dat formulier is' : 'Die formulieren zijn'} intussen vastgesteld en ${overgeslagen.length === 1 ? 'blijft' : 'blijven'} zoals ${overgeslagen.length === 1 ? 'het' : 'ze'} ${overgeslagen.length === 1 ? 'is' : 'zijn'}.`
}

/** Above what the last move did: what went back comes first, because that is how it is now. */
export const kop = (taak: Verhuistaak): string => (taak.teruggezet === 0 ? einde(taak) : `${verhuisd(taak.teruggezet, 'is', 'zijn')} weer teruggezet.`)
/** What stands there when it is over, and is read aloud then. */
export function einde({ status, droog, verhuisd: n, totaal, foutCode }: Verhuistaak): string {
  if (status === 'klaar') return droog ? 'Het proefdraaien is klaar. Er is niets veranderd.' : `${verhuisd(n, 'is', 'zijn')} verhuisd.`
  if (status === 'geannuleerd') return droog ? 'Het proefdraaien is gestopt. Er is niets veranderd.' : `Het verhuizen is gestopt. ${verhuisd(n, 'is', 'zijn')} verhuisd${totaal !== null && totaal > n ? `, ${casussen(totaal - n)} niet` : ''}.`
  if (status === 'mislukt') return `${fouten[foutCode ?? ''] ?? 'Het is niet gelukt. Probeer het opnieuw.'}${droog ? '' : ` ${verhuisd(n, 'is', 'zijn')} verhuisd.`}`
  return ''
}
const fouten: Readonly<Record<string, string>> = {
  VERSIE_ONBEKEND: 'De gekozen versie bestaat niet meer. Ververs de pagina.',
  TE_VAAK_BEGONNEN: 'Het is een paar keer afgebroken en wordt niet opnieuw geprobeerd. Meld het bij de beheerder van het systeem.',
}
