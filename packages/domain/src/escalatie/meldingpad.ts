import { isInstallatiemaat, type Maat } from './maat.ts'

/** Traps that are looked at together: what is spoed in the gemeente, reminders, and all above E3. They stand in the address where else one trap does. */
export const trapgroepen = { spoed: 'Spoed', herinnering: 'Herinneringen', 'boven-E3': 'E4 en hoger' } as const
export type Trapgroep = keyof typeof trapgroepen
export const isTrapgroep = (naam: string): naam is Trapgroep => Object.hasOwn(trapgroepen, naam)

interface Plek { readonly pad: string; readonly zoek?: Readonly<Record<string, string>>; readonly anker?: string }
const lijst = (zoek: Plek['zoek'] = {}): Plek => ({ pad: '/wachtrijen', zoek, anker: 'escalaties' })
const op = (anker: string): Plek => ({ pad: '/wachtrijen', anker })

/** Where to look when this is wrong: what it is about, never the rule that says so. */
const plekken = {
  'oudste-niet-afgegaan': lijst({ status: 'gepland' }),
  'sweep-achterstand': op('h-gez'),
  mislukt: op('mislukt'),
  'mislukt-oudste': op('mislukt'),
  'niet-bevestigd': lijst({ trap: 'spoed' }),
  'niet-bevestigd-oudste': lijst({ trap: 'spoed' }),
  'bezorgd-deel': op('mislukt'),
  'onbezorgd-oudste': op('kanalen'),
  'achterstand-h': lijst({ trap: 'herinnering' }),
  'achterstand-e1': lijst({ trap: 'E1' }),
  'achterstand-e2': lijst({ trap: 'E2' }),
  'achterstand-e3': lijst({ trap: 'E3' }),
  'achterstand-e4': lijst({ trap: 'boven-E3' }),
  pauzes: op('pauzeren'),
  verschil: { pad: '/wachtrijen/herstel' },
  'nachtbewijs-oudste': { pad: '/wachtrijen/herstel' },
  klokverschil: op('h-gez'),
  workers: op('workers'),
} as const satisfies Record<Maat, Plek>

/** The page an alarm of this gemeente leads to, within the product: the same from the screen, the mail and the webhook. What is of the whole installation is looked at over all gemeenten. */
export function meldingpad(maat: Maat, gemeenteId: string): string {
  const { pad, zoek = {}, anker }: Plek = plekken[maat]
  const vraag = new URLSearchParams({ ...zoek, ...(isInstallatiemaat(maat) ? {} : { gemeente: gemeenteId }) }).toString()
  return `${pad}${vraag && `?${vraag}`}${anker ? `#${anker}` : ''}`
}
