import type { Formulierdefinitie, Veld } from '@regietafel/domain/formulier'
import type { Keuze } from '../bouw.ts'

/** One place in the form that counts on a field. */
export interface Gebruiksplek {
  readonly naam: string
  /** What of it: "wanneer je het ziet, berekening". */
  readonly waar: string
  readonly keuze: Keuze
}

const DELEN = { zichtbaar: 'wanneer je het ziet', verplicht: 'wanneer het verplicht is', gewenst: 'wanneer het nodig is', alleenLezen: 'wanneer je het alleen leest', berekening: 'berekening', standaard: 'waarmee het begint', controles: 'controle', config: 'instelling' } as const

/** Rules, settings and examples of this form that name the field, in the order of the form. */
export function gebruikVan(definitie: Formulierdefinitie, id: string): readonly Gebruiksplek[] {
  const uit: Gebruiksplek[] = []
  const bekijk = (veld: Veld): void => {
    const waar = (Object.keys(DELEN) as (keyof typeof DELEN)[]).filter((deel) => noemt(veld[deel], id)).map((deel) => DELEN[deel])
    if (veld.id !== id && waar.length > 0) uit.push({ naam: veld.label, waar: waar.join(', '), keuze: { soort: 'velden', ids: [veld.id] } })
    veld.velden?.forEach(bekijk)
  }
  for (const sectie of definitie.secties) {
    if (noemt(sectie.zichtbaar, id)) uit.push({ naam: sectie.titel, waar: 'wanneer je het deel ziet', keuze: { soort: 'sectie', id: sectie.id } })
    sectie.velden.forEach(bekijk)
  }
  for (const proef of definitie.proeven ?? []) if (Object.hasOwn(proef.antwoorden, id) || proef.verwacht.some(({ pad }) => pad.split(/[/#]/).includes(id))) uit.push({ naam: `Proef ${proef.naam}`, waar: 'antwoord of verwachting', keuze: null })
  return uit
}

function noemt(waarde: unknown, id: string): boolean {
  if (waarde === id) return true
  return typeof waarde === 'object' && waarde !== null && Object.values(waarde).some((deel: unknown) => noemt(deel, id))
}
