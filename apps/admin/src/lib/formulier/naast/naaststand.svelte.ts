import type { FormulierNaast, FormulierOpen } from '@regietafel/api/client'
import { createContext } from 'svelte'
import type { FormulierApi } from '../formulier.api.ts'

type Keuze = FormulierOpen['naast'][number]

/** How a choice stands in the address: `verklarende-analyse.1`. */
export const naamVan = ({ sleutel, volgnr }: Pick<Keuze, 'sleutel' | 'volgnr'>): string => `${sleutel}.${volgnr}`

export function leesKeuze(tekst: string | null): { readonly sleutel: string; readonly volgnr: number } | null {
  const [, sleutel, volgnr] = /^([a-z0-9-]{1,63})\.([1-9]\d{0,2})$/.exec(tekst ?? '') ?? []
  return sleutel === undefined ? null : { sleutel, volgnr: Number(volgnr) }
}

/** The form that lies beside this one, to read. */
export class Naaststand {
  readonly #lees: FormulierApi['naast']
  readonly #opKeuze: (keuze: string | null) => void
  keuze = $state.raw<string | null>(null)
  gelezen = $state.raw<FormulierNaast | null>(null)
  fout = $state.raw<string | null>(null)
  /** Which of the two is in view where there is no room for both. */
  toont = $state.raw<'hier' | 'naast'>('hier')

  constructor(lees: FormulierApi['naast'], opKeuze: (keuze: string | null) => void) {
    this.#lees = lees
    this.#opKeuze = opKeuze
  }

  get open(): boolean {
    return this.keuze !== null
  }

  /** Lays a form beside this one; false when it could not be read. */
  async leg(keuze: string): Promise<boolean> {
    const welke = leesKeuze(keuze)
    if (welke === null) return false
    this.keuze = keuze
    this.fout = null
    this.toont = 'naast'
    this.#opKeuze(keuze)
    const gelezen = await this.#lees(welke.sleutel, welke.volgnr)
    // Somebody may have chosen another one meanwhile.
    if (this.keuze !== keuze) return false
    this.gelezen = gelezen
    if (gelezen === null) this.fout = 'Dit formulier kan nu niet worden gelezen. Probeer het zo weer.'
    return gelezen !== null
  }
  sluit(): void {
    this.keuze = null
    this.gelezen = null
    this.fout = null
    this.toont = 'hier'
    this.#opKeuze(null)
  }
}

/** The section that goes with the one somebody is in: the one with the same title. */
export function zelfdeSectie(naast: FormulierNaast, titel: string | undefined): string | null {
  const vlak = (tekst: string) => tekst.trim().toLocaleLowerCase('nl')
  return titel === undefined ? null : (naast.secties.find((s) => vlak(s.titel) === vlak(titel))?.sectieId ?? null)
}

export const [gebruikNaast, zetNaast] = createContext<Naaststand>()
