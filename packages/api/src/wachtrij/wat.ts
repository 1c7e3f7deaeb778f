/** What the logboek says of an act besides its name: from what to what, which kanaal, until when. Words about settings and kanalen; never an address of a person, never anything of a casus. */
import type { Herhaaluitkomst, Meldregel } from '@regietafel/db'
import { grensInWoorden, leesOorzaak, maatsoort } from '@regietafel/domain/escalatie'
import { dagVan, kortDatum, tijdVan } from '@regietafel/domain/kernel'
import type { Kanaalsoort } from '../wachtrijtypes.ts'

export const momentInWoorden = (op: string): string => `${kortDatum(dagVan(op))} om ${tijdVan(op)}`
export const berichtenInWoorden = (n: number): string => `${n} ${n === 1 ? 'bericht' : 'berichten'}`
/** "Uitkomst: 17 verstuurd, 47 waren al vanzelf gegaan, 2 mislukt." While it goes on: what was done so far. */
export const herhaaldInWoorden = ({ verstuurd, vanzelf, wacht, mislukt, nietMeerNodig, gestopt }: Omit<Herhaaluitkomst, 'taakId' | 'verzoekId' | 'totaal'>): string => `${wacht > 0 && !gestopt ? 'Tot nu toe' : 'Uitkomst'}: ${[
  `${verstuurd} verstuurd`, ...(vanzelf > 0 ? [`${vanzelf} ${vanzelf === 1 ? 'was' : 'waren'} al vanzelf gegaan`] : []), `${mislukt} mislukt`, ...(nietMeerNodig > 0 ? [`${nietMeerNodig} niet meer nodig`] : []), ...(wacht > 0 ? [`${wacht} ${wacht === 1 ? 'wacht' : 'wachten'} nog`] : []),
].join(', ')}${gestopt ? ' (gestopt)' : ''}.`
const verschillen = (n: number): string => `${n} ${n === 1 ? 'verschil' : 'verschillen'}`
const punt = (zin: string): string => `${zin}.`

/** Of a cause that stands after a colon. */
export const metKleineLetter = (titel: string): string => (titel.startsWith('Regietafel') ? titel : titel.charAt(0).toLowerCase() + titel.slice(1))
export const oorzaakInWoorden = (kanaal: Kanaalsoort, code: string): string => leesOorzaak(kanaal, code).titel

/** Null when it stayed as it was. */
export const afzenderWat = (van: string | null, naar: string | null): string | null => (van === naar ? null : punt(`Van ${van ?? 'het gewone adres'} naar ${naar ?? 'het gewone adres'}`))

export interface Webhookvelden { readonly naam: string; readonly url: string; readonly trappen: readonly string[]; readonly meldingen: boolean; readonly actief: boolean }

/** The host only: what stands behind it may be a secret of the receiver. */
const systeem = (url: string): string => (URL.canParse(url) ? new URL(url).host : 'een adres')
const trappen = (lijst: readonly string[]): string => (lijst.length === 0 ? 'alle escalaties' : [...lijst].sort().join(', '))
const janee = (waarde: boolean): string => (waarde ? 'ja' : 'nee')

export const nieuweWebhookWat = ({ naam, url, trappen: lijst, meldingen }: Omit<Webhookvelden, 'actief'>): string =>
  `${naam} gemaakt, naar ${systeem(url)}. Krijgt ${trappen(lijst)}; meldingen van de bewaking: ${janee(meldingen)}.`

export function webhookWat(van: Webhookvelden, naar: Webhookvelden): string {
  const wordt = (titel: string, oud: string, nieuw: string): string[] => (oud === nieuw ? [] : [`${titel}: ${oud} wordt ${nieuw}`])
  const delen = [
    ...wordt('naam', van.naam, naar.naam),
    ...(van.url === naar.url ? [] : systeem(van.url) === systeem(naar.url) ? [`een ander adres bij ${systeem(naar.url)}`] : wordt('adres', systeem(van.url), systeem(naar.url))),
    ...wordt('krijgt', trappen(van.trappen), trappen(naar.trappen)), ...wordt('meldingen van de bewaking', janee(van.meldingen), janee(naar.meldingen)), ...wordt('staat aan', janee(van.actief), janee(naar.actief)),
  ]
  return `${van.naam}: ${delen.length === 0 ? 'er veranderde niets' : delen.join('; ')}.`
}

export const webhookproefWat = (naam: string, gelukt: boolean, code: string): string => `${naam}: proefbericht ${gelukt ? `aangekomen (${code.replace('HTTP_', 'antwoord ')})` : `niet aangekomen: ${metKleineLetter(oorzaakInWoorden('webhook', code))}`}.`

type Regel = Pick<Meldregel, 'maat' | 'letOp' | 'grens' | 'stappen' | 'email' | 'webhook' | 'actief'>

/** From the rule that held to the one that holds. */
export function meldregelWat(van: Regel, naar: Regel): string {
  const soort = maatsoort(naar.maat)
  const grens = (waarde: number | null): string => (waarde === null ? 'geen' : grensInWoorden(waarde, soort))
  const delen = ([
    ['let op', grens(van.letOp), grens(naar.letOp)], ['grens', grens(van.grens), grens(naar.grens)], ['stappen', van.stappen.join(', '), naar.stappen.join(', ')],
    ['e-mail', janee(van.email), janee(naar.email)], ['webhook', janee(van.webhook), janee(naar.webhook)], ['staat aan', janee(van.actief), janee(naar.actief)],
  ] as const).filter(([, oud, nieuw]) => oud !== nieuw).map(([titel, oud, nieuw]) => `${titel}: ${oud} wordt ${nieuw}`)
  return `${soort.titel}: ${delen.length === 0 ? 'er veranderde niets' : delen.join('; ')}.`
}

export const herstelWat = (voor: number, na: number): string => punt(`Van ${verschillen(voor)} naar ${verschillen(na)}`)
export const vergelijkWat = (n: number): string => punt(`Uitkomst: ${verschillen(n)}`)
