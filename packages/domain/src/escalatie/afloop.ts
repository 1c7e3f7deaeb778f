/** How the step stands that an escalatie is about. `casus-afgesloten`: not done, and not to be done any more since the casus was closed; `vervallen`: for another reason. */
export type Stapstand = 'open' | 'klaar' | 'casus-afgesloten' | 'vervallen'

export interface Afloop { readonly staat: 'afgerond' | 'vervallen' | 'nog-niet'; readonly woord: string }

export interface Afgelopen {
  readonly status: string
  /** Went off for a date that moved since. */
  readonly vervangen: boolean
  readonly achterafOnterecht: boolean
  /** Null: nobody settled it. */
  readonly opgelostDoor: string | null
  readonly stap: Stapstand
}

const aflopen: Readonly<Record<Stapstand, Afloop>> = {
  open: { staat: 'afgerond', woord: 'Opgelost' },
  klaar: { staat: 'afgerond', woord: 'Klaar: de stap is gedaan' },
  'casus-afgesloten': { staat: 'vervallen', woord: 'Vervallen: de casus is afgesloten' },
  vervallen: { staat: 'vervallen', woord: 'Vervallen: de stap hoeft niet meer' },
}

/** How an escalatie ended that nobody settled; null when somebody did, or when it did not end. */
export function afloopVan({ status, vervangen, achterafOnterecht, opgelostDoor, stap }: Afgelopen): Afloop | null {
  if (achterafOnterecht) return { staat: 'nog-niet', woord: 'Achteraf onterecht' }
  if (vervangen && status !== 'bevestigd') return { staat: 'nog-niet', woord: 'Datum verschoven' }
  return status === 'opgelost' && opgelostDoor === null ? aflopen[stap] : null
}
