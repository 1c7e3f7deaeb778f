import type { Operatorniveau, Rol } from '@regietafel/domain/regie'
import type { Organisatiesoort } from '../schema/organisatie.ts'

/** Everybody and everything here is invented. Mail addresses end in `.example`, which can never be delivered. */
export const demoWachtwoord = 'regietafel-demo'

export interface DemoMens {
  readonly sleutel: string
  readonly naam: string
  readonly organisatie: string
  readonly rol: Rol
  /** Before the `@`. */
  readonly adres: string
  readonly leidinggevende?: string
  /** A leidinggevende gets mail but has no account. */
  readonly account: boolean
  readonly operatorniveau?: Operatorniveau
  /** Keys of other gemeenten this operator guards too. */
  readonly bereik?: readonly string[]
}

export interface DemoGemeente {
  readonly sleutel: string
  readonly naam: string
  readonly jeugdregio: string
  /** Where its e-mail comes from; absent: MAIL_FROM of the installation. */
  readonly afzender?: string
  readonly organisaties: readonly { readonly naam: string; readonly soort: Organisatiesoort }[]
  readonly mensen: readonly DemoMens[]
}

const mens = (sleutel: string, naam: string, organisatie: string, rol: Rol, rest: Partial<DemoMens> = {}): DemoMens =>
  ({ sleutel, naam, organisatie, rol, adres: sleutel, account: true, ...rest })
const leiding = (sleutel: string, naam: string, organisatie: string): DemoMens => mens(sleutel, naam, organisatie, 'leidinggevende', { account: false })

export const rivierenstad: DemoGemeente = {
  sleutel: 'rivierenstad',
  naam: 'Rivierenstad',
  jeugdregio: 'Delta',
  organisaties: [
    { naam: 'Gemeente Rivierenstad', soort: 'gemeente' },
    { naam: 'Wijkteam Noord', soort: 'wijkteam' },
    { naam: 'Wijkteam Zuid', soort: 'wijkteam' },
    { naam: 'GI Delta', soort: 'gi' },
    { naam: 'De Lindehof', soort: 'zorgaanbieder' },
    { naam: 'Oeverzorg', soort: 'zorgaanbieder' },
    { naam: 'RET Delta', soort: 'ret' },
  ],
  mensen: [
    leiding('ingrid', 'Ingrid', 'Wijkteam Noord'),
    leiding('wouter', 'Wouter', 'Wijkteam Zuid'),
    leiding('carla', 'Carla', 'GI Delta'),
    leiding('theo', 'Theo', 'De Lindehof'),
    leiding('mirjam', 'Mirjam', 'Oeverzorg'),
    mens('marjan', 'Marjan', 'Wijkteam Noord', 'casusregisseur', { adres: 'casusregisseur', leidinggevende: 'ingrid' }),
    mens('bilal', 'Bilal', 'Wijkteam Noord', 'casusregisseur', { leidinggevende: 'ingrid' }),
    mens('nadia', 'Nadia', 'Wijkteam Zuid', 'casusregisseur', { leidinggevende: 'wouter' }),
    mens('peter', 'Peter', 'GI Delta', 'casusregisseur', { leidinggevende: 'carla' }),
    mens('aylin', 'Aylin', 'De Lindehof', 'gedragswetenschapper', { adres: 'gedragswetenschapper', leidinggevende: 'theo' }),
    mens('hanna', 'Hanna', 'Oeverzorg', 'gedragswetenschapper', { leidinggevende: 'mirjam' }),
    mens('ruben', 'Ruben', 'De Lindehof', 'zorgaanbieder', { adres: 'zorgaanbieder', leidinggevende: 'theo' }),
    mens('karim', 'Karim', 'Oeverzorg', 'zorgaanbieder', { leidinggevende: 'mirjam' }),
    mens('saskia', 'Saskia', 'RET Delta', 'ret', { adres: 'ret' }),
    mens('joost', 'Joost', 'Gemeente Rivierenstad', 'procesregisseur', { adres: 'procesregisseur' }),
    mens('wilma', 'Wilma', 'Gemeente Rivierenstad', 'gemeente', { adres: 'gemeente' }),
    mens('henk', 'Henk', 'Gemeente Rivierenstad', 'beheerder', { adres: 'beheerder' }),
    // The second pair of eyes: what Henk makes, Lotte approves.
    mens('lotte', 'Lotte', 'Gemeente Rivierenstad', 'beheerder'),
    mens('femke', 'Femke', 'Gemeente Rivierenstad', 'operator', { adres: 'operator', operatorniveau: 'ingrijpen', bereik: ['waterdam'] }),
    // The second person for what cannot be undone; one who only looks; and an engineer.
    mens('sem', 'Sem', 'Gemeente Rivierenstad', 'operator', { operatorniveau: 'ingrijpen', bereik: ['waterdam'] }),
    mens('kim', 'Kim', 'Gemeente Rivierenstad', 'operator', { operatorniveau: 'kijken' }),
    mens('tom', 'Tom', 'Gemeente Rivierenstad', 'operator', { operatorniveau: 'techniek', bereik: ['waterdam'] }),
  ],
}

export const waterdam: DemoGemeente = {
  sleutel: 'waterdam',
  naam: 'Waterdam',
  jeugdregio: 'Kust',
  afzender: 'regietafel@waterdam.example',
  organisaties: [
    { naam: 'Gemeente Waterdam', soort: 'gemeente' },
    { naam: 'Wijkteam Haven', soort: 'wijkteam' },
    { naam: 'Het Baken', soort: 'zorgaanbieder' },
    { naam: 'RET Kust', soort: 'ret' },
  ],
  mensen: [
    leiding('els', 'Els', 'Wijkteam Haven'),
    mens('sjoerd', 'Sjoerd', 'Wijkteam Haven', 'casusregisseur', { adres: 'casusregisseur', leidinggevende: 'els' }),
    mens('linda', 'Linda', 'Het Baken', 'zorgaanbieder', { adres: 'zorgaanbieder', account: false }),
    mens('anke', 'Anke', 'Het Baken', 'gedragswetenschapper', { adres: 'gedragswetenschapper', account: false }),
    mens('omar', 'Omar', 'Gemeente Waterdam', 'procesregisseur', { adres: 'procesregisseur', account: false }),
    mens('tessa', 'Tessa', 'RET Kust', 'ret', { adres: 'ret', account: false }),
    mens('ria', 'Ria', 'Gemeente Waterdam', 'gemeente', { adres: 'gemeente' }),
    mens('jan', 'Jan', 'Gemeente Waterdam', 'operator', { adres: 'operator', operatorniveau: 'handelen' }),
  ],
}

export const demoGemeenten = [rivierenstad, waterdam] as const
export const adresVan = (gemeente: DemoGemeente, { adres }: DemoMens): string => `${adres}@${gemeente.sleutel}.example`

/** Every account of the demo, for the block that is printed after starting and for tests. All have the same password. */
export const demoAccounts = demoGemeenten.flatMap((gemeente) =>
  gemeente.mensen.filter(({ account }) => account).map((m) => ({ gemeente: gemeente.naam, naam: m.naam, rol: m.rol, organisatie: m.organisatie, email: adresVan(gemeente, m) })))
