/** Why messages do not get through, for people: what is the matter, what helps, and where it is mended. Codes stay codes everywhere else. */

/** `afzender`: the address that mails come from; `adres`: of one person; `webhook`: address or secret of one. */
export type Oorzaakherstel = 'afzender' | 'adres' | 'webhook'
export interface Oorzaakuitleg {
  readonly titel: string
  /** One sentence. */
  readonly raad: string
  /** Null: nothing to mend in the product. */
  readonly herstel: Oorzaakherstel | null
}

/** What helps while nothing was given up: then there is nothing to send again. */
export const raadZolangHetWacht = (raad: string): string => (raad.includes('stuur daarna opnieuw') ? `${raad.replace(/,? en stuur daarna opnieuw/, '')} Wat wacht, gaat dan vanzelf.` : raad)

const VANZELF = 'Regietafel probeert het vanzelf weer.'
const MAILSERVER = 'Vraag de beheerder van de mailserver wat er is, en stuur daarna opnieuw.'
const ONTVANGER = 'Vraag de beheerder van dat systeem wat er is, en stuur daarna opnieuw.'
const afzender = (titel: string): Oorzaakuitleg => ({ titel, raad: 'Herstel het afzenderadres of laat de mailserver het toe, en stuur daarna opnieuw.', herstel: 'afzender' })
const adres = (titel: string): Oorzaakuitleg => ({ titel, raad: 'Herstel het adres van deze persoon en stuur daarna opnieuw.', herstel: 'adres' })
const mail = (titel: string, raad = MAILSERVER): Oorzaakuitleg => ({ titel, raad, herstel: null })
const webhook = (titel: string, raad = ONTVANGER): Oorzaakuitleg => ({ titel, raad, herstel: 'webhook' })

/** Codes with a sentence of their own. A code that is not here gets one from its first part, and `Onbekende fout` in the end. */
export const oorzaken: Readonly<Record<string, Oorzaakuitleg>> = {
  GEEN_ADRES: adres('Geen e-mailadres bekend'),
  SMTP_421: mail('Mailserver is te druk (421)', VANZELF),
  SMTP_450: mail('Postvak is nu niet bereikbaar (450)', VANZELF),
  SMTP_451: mail('Mailserver stelt de mail uit (451)', VANZELF),
  SMTP_452: mail('Postvak is vol (452)', VANZELF),
  SMTP_535: mail('Mailserver weigert de aanmelding (535)', 'Laat naam en wachtwoord van de mailserver nakijken, en stuur daarna opnieuw.'),
  SMTP_550: adres('Adres bestaat niet (550)'),
  SMTP_551: adres('Adres is verhuisd (551)'),
  SMTP_552: mail('Postvak is vol (552)', 'Vraag deze persoon het postvak op te ruimen, en stuur daarna opnieuw.'),
  SMTP_553: adres('Adres klopt niet (553)'),
  SMTP_554: adres('Adres bestaat niet (554)'),
  EAUTH: mail('Mailserver weigert de aanmelding', 'Laat naam en wachtwoord van de mailserver nakijken, en stuur daarna opnieuw.'),
  ETLS: mail('Beveiligde verbinding met de mailserver lukt niet', 'Laat het certificaat van de mailserver nakijken, en stuur daarna opnieuw.'),
  WEBHOOK_UIT: webhook('Webhook staat uit', 'Zet deze webhook weer aan en stuur daarna opnieuw, of laat de berichten vallen.'),
  GEHEIM_ONLEESBAAR: webhook('Geheim van de webhook is niet te lezen', 'Maak een nieuw geheim en geef het aan de ontvanger, en stuur daarna opnieuw.'),
  GEHEIM_SLEUTEL_ONTBREEKT: { titel: 'Regietafel mist de sleutel voor geheimen', raad: 'Laat GEHEIM_SLEUTEL zetten waar Regietafel draait, en stuur daarna opnieuw.', herstel: null },
  HTTP_401: webhook('Webhook weigert de handtekening (401)', 'Maak een nieuw geheim en geef het aan de ontvanger, en stuur daarna opnieuw.'),
  HTTP_403: webhook('Webhook weigert de toegang (403)'),
  HTTP_404: webhook('Webhook bestaat niet op dit adres (404)', 'Herstel het adres van de webhook en stuur daarna opnieuw.'),
  HTTP_408: webhook('Webhook antwoordt te langzaam (408)', VANZELF),
  HTTP_410: webhook('Webhook is opgeheven (410)', 'Zet deze webhook uit, of herstel het adres en stuur daarna opnieuw.'),
  HTTP_429: webhook('Webhook krijgt te veel berichten (429)', VANZELF),
  HTTP_503: webhook('Webhook is tijdelijk dicht (503)', VANZELF),
}

/** Codes of a connection that fails, at whichever kanaal. */
const verbinding: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'weigert de verbinding',
  ECONNRESET: 'verbreekt de verbinding',
  ECONNECTION: 'is niet bereikbaar',
  ESOCKET: 'is niet bereikbaar',
  EHOSTUNREACH: 'is niet bereikbaar',
  ENETUNREACH: 'is niet bereikbaar',
  EPIPE: 'verbreekt de verbinding',
  ETIMEDOUT: 'antwoordt niet op tijd',
  ETIME: 'antwoordt niet op tijd',
  TIMEOUT: 'antwoordt niet op tijd',
  TimeoutError: 'antwoordt niet op tijd',
  AbortError: 'antwoordt niet op tijd',
  ENOTFOUND: 'is niet te vinden',
  EAI_AGAIN: 'is niet te vinden',
  EDNS: 'is niet te vinden',
}

/** Codes with which everything of a kanaal is refused, whoever it is for. */
const HEEL_KANAAL: ReadonlySet<string> = new Set(['SMTP_421', 'SMTP_535', 'EAUTH', 'ETLS', 'GEHEIM_SLEUTEL_ONTBREEKT'])

/** Whether what fails for this reason holds up the whole kanaal; else it is of the one who is to receive it. */
export function raaktKanaal(kanaal: 'taak' | 'email' | 'webhook', code: string): boolean {
  if (HEEL_KANAAL.has(code)) return true
  return kanaal === 'email' && (code.startsWith('SMTP_AFZENDER_') || Object.hasOwn(verbinding, code))
}

/** What a code means in this kanaal. Never empty: an unknown code is named. */
export function leesOorzaak(kanaal: 'taak' | 'email' | 'webhook', code: string): Oorzaakuitleg {
  const eigen = Object.hasOwn(oorzaken, code) ? oorzaken[code] : undefined
  if (eigen) return eigen
  const wie = kanaal === 'webhook' ? 'Webhook' : 'Mailserver'
  if (Object.hasOwn(verbinding, code)) return { titel: `${wie} ${verbinding[code]!}`, raad: VANZELF, herstel: kanaal === 'webhook' ? 'webhook' : null }
  const [, soort, nummer] = /^(SMTP_AFZENDER|SMTP|HTTP)_(\d{3})$/.exec(code) ?? []
  if (soort === 'SMTP_AFZENDER') return afzender(`Mailserver weigert de afzender (${nummer!})`)
  if (soort === 'SMTP') return nummer!.startsWith('4') ? mail(`Mailserver neemt het nu niet aan (${nummer!})`, VANZELF) : adres(`Mailserver weigert dit adres (${nummer!})`)
  if (soort === 'HTTP') return nummer!.startsWith('5') ? webhook(`Webhook gaf antwoord ${nummer!}`, VANZELF) : webhook(`Webhook weigert het bericht (${nummer!})`)
  if (code.startsWith('WEBHOOK_')) return webhook('Webhook mag niet op dit adres', 'Herstel het adres van de webhook: https, en niet binnen het eigen netwerk.')
  return { titel: `Onbekende fout (${code})`, raad: 'Stuur opnieuw. Blijft het misgaan, meld dan deze code.', herstel: kanaal === 'webhook' ? 'webhook' : null }
}
