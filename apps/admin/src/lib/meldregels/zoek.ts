import { isMaat, type Maat } from '@regietafel/domain/escalatie'

/** What stands in the address of the meldregels. */
export interface Regelzoek {
  /** Id; empty: her own. */
  readonly gemeente: string
  readonly doe: 'regel' | 'standaard' | 'pakop' | ''
  /** Id of an alarm. */
  readonly melding: string
  readonly maat: Maat | ''
  readonly gedaan: string
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Reads an address; nonsense is as if it were not there. */
export function leesRegelzoek(delen: URLSearchParams): Regelzoek {
  const van = (naam: string): string => (delen.get(naam) ?? '').slice(0, 100)
  return {
    gemeente: UUID.test(van('gemeente')) ? van('gemeente') : '',
    doe: (['regel', 'standaard', 'pakop'] as const).find((doe) => doe === van('doe')) ?? '',
    melding: UUID.test(van('melding')) ? van('melding') : '',
    maat: isMaat(van('maat')) ? (van('maat') as Maat) : '',
    gedaan: van('gedaan'),
  }
}

const query = (zoek: Partial<Regelzoek>): string => new URLSearchParams(Object.entries(zoek).filter(([, waarde]) => waarde !== '')).toString()
const PAD = '/wachtrijen/meldregels'

/** The address with something else in it; a dialoog and what was just done go. */
export function regeladres({ gemeente }: Pick<Regelzoek, 'gemeente'>, anders: Partial<Regelzoek> = {}): string {
  const delen = query({ gemeente, ...anders })
  return delen === '' ? PAD : `${PAD}?${delen}`
}
/** Where a form posts to; a refusal comes back to the same dialoog. */
export const regelactie = (naam: string, zoek: Regelzoek): string => ['?/' + naam, query({ ...zoek, gedaan: '' })].filter(Boolean).join('&')

export const gedaanzinnen: Readonly<Record<string, string>> = {
  regel: 'De regel is bewaard en geldt meteen.',
  standaard: 'De meegeleverde regel geldt weer.',
  opgepakt: 'De melding staat op jouw naam. Er gaan een dag geen herhalingen uit.',
}
