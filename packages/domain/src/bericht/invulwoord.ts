/** `herinnering`: before the deadline, `escalatie`: after it, `verzameld`: the one mail a day. */
export const berichtsoorten = ['herinnering', 'escalatie', 'verzameld'] as const
export type Berichtsoort = (typeof berichtsoorten)[number]

export const berichttitels: Readonly<Record<Berichtsoort, string>> = {
  herinnering: 'Herinnering', escalatie: 'Escalatie', verzameld: 'Verzamelmail van de dag',
}

/** The block of a verzamelmail that stands there once per taak: `{{#taken}} … {{/taken}}`. */
export const BLOK = 'taken'

interface Woord {
  readonly uitleg: string
  /** `bericht`: in a message of its own and inside the block; `mail`: outside the block of a verzamelmail; `overal`: both. */
  readonly plek: 'bericht' | 'mail' | 'overal'
}

/** Every word that can be filled in. None is about the jeugdige or about who reads it: a new one must not be either. */
export const invulwoorden = {
  nummer: { uitleg: 'Het nummer van de casus', plek: 'bericht' },
  taak: { uitleg: 'Wat er klaar moet zijn', plek: 'bericht' },
  soort: { uitleg: 'Herinnering of escalatie', plek: 'bericht' },
  trap: { uitleg: 'De trap, zoals E2', plek: 'bericht' },
  uiterlijk: { uitleg: 'De laatste dag', plek: 'bericht' },
  rol: { uitleg: 'De rol van wie het bericht krijgt', plek: 'bericht' },
  omleiding: { uitleg: 'Waarom het bij een ander komt. Leeg als dat niet zo is', plek: 'bericht' },
  betaling: { uitleg: 'De vraag om de betaling te beoordelen. Leeg als die er niet is', plek: 'bericht' },
  link: { uitleg: 'Het adres om te openen', plek: 'overal' },
  gemeente: { uitleg: 'De naam van de gemeente', plek: 'overal' },
  aantal: { uitleg: 'Hoeveel taken er in de mail staan, zoals “3 taken”', plek: 'mail' },
  dag: { uitleg: 'De dag van de mail', plek: 'mail' },
} as const satisfies Record<string, Woord>

export type Invulwoord = keyof typeof invulwoorden
export const invulwoordSleutels = Object.keys(invulwoorden) as Invulwoord[]

/** May this word stand here? `inBlok`: between `{{#taken}}` and `{{/taken}}`. */
export function magHier(woord: string, soort: Berichtsoort, inBlok: boolean): woord is Invulwoord {
  if (!Object.hasOwn(invulwoorden, woord)) return false
  const { plek } = invulwoorden[woord as Invulwoord]
  return plek === 'overal' || (soort === 'verzameld' && !inBlok ? plek === 'mail' : plek === 'bericht')
}
