import type { Bijlagebestand, FormulierNaast, FormulierOpen, Probleem } from '@regietafel/api/client'
import { createContext } from 'svelte'
import type { Transport } from './bewaren/transport.ts'

/** Answer to an act: done, or a Dutch sentence, with what is still needed where that was the reason. */
export type Uitkomst = { readonly ok: true } | { readonly ok: false; readonly melding: string; readonly problemen?: readonly Probleem[] }

/** Answer to adding a file: what the field stores, or why not. `verbinding`: nothing is wrong with the file itself. */
export type Toegevoegd = { readonly ok: true; readonly bestand: Bijlagebestand } | { readonly ok: false; readonly melding: string; readonly verbinding: boolean }

/** What the form asks of the server. The screen does not know how it gets there. */
export interface FormulierApi {
  readonly bewaar: Transport
  /** Null when it cannot be read now. */
  open(): Promise<FormulierOpen | null>
  /** `versie`: of the questions that were read. */
  geefAkkoord(formulierId: string, veldId: string, registratienummer: string | null, versie: number): Promise<Uitkomst>
  trekAkkoordIn(formulierId: string, veldId: string): Promise<Uitkomst>
  stelVast(formulierId: string, revisie: number): Promise<Uitkomst>
  nieuweVersie(): Promise<Uitkomst>
  /** Another form of this casus as its questions and answers in words; null when it cannot be read now. */
  naast(sleutel: string, volgnr: number): Promise<FormulierNaast | null>
  /** `opDeel`: how much of it has left, from 0 to 1. */
  voegBijlageToe(veldId: string, bestand: File, opDeel: (deel: number) => void): Promise<Toegevoegd>
}

/** The acts as a component calls them: they save first and read the form again afterwards. */
export interface Acties {
  geefAkkoord(veldId: string, registratienummer: string | null): Promise<Uitkomst>
  trekAkkoordIn(veldId: string): Promise<Uitkomst>
  stelVast(): Promise<Uitkomst>
  nieuweVersie(): Promise<Uitkomst>
}

export const [gebruikActies, zetActies] = createContext<Acties>()
