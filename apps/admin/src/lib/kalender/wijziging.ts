import type { Kalenderdag, Kalenderwijziging } from '@regietafel/api/client'
import { alVrij } from '@regietafel/domain/kalender'
import { addDagen, Datum, dagenTussen } from '@regietafel/domain/kernel'
import { toonDatum } from '#lib/ui/datum.ts'

export interface Ingevuld { readonly datum: string; readonly totEnMet: string; readonly naam: string; readonly soort: string; readonly bron: string }

/** Either the change, or a sentence at a field. */
export type Gelezen = { readonly ok: true; readonly wijziging: Kalenderwijziging } | { readonly ok: false; readonly veld: string; readonly melding: string }

const MAX_DAGEN = 366

/** What was filled in as a change. Of a stretch only the working days: a weekend or feestdag inside it changes nothing. The server judges the rest. */
export function leesWijziging({ datum, totEnMet, naam, soort, bron }: Ingevuld): Gelezen {
  const fout = (veld: string, melding: string): Gelezen => ({ ok: false, veld, melding })
  const met = (dagen: readonly string[]): Gelezen => ({ ok: true, wijziging: { erbij: dagen.map((dag) => ({ datum: dag, naam, bron, soort: soort as 'eigen' })), weg: [] } })
  if (datum === '') return fout('datum', 'Vul een datum in.')
  if (totEnMet === '' || totEnMet === datum) return met([datum])
  const [van, tot] = [Datum.safeParse(datum), Datum.safeParse(totEnMet)]
  if (!van.success) return met([datum])
  if (!tot.success) return fout('totEnMet', 'Dit is geen bestaande datum.')
  const lengte = dagenTussen(van.data, tot.data)
  if (lengte < 0) return fout('totEnMet', 'De laatste dag ligt voor de eerste. Draai ze om, of laat dit leeg.')
  if (lengte > MAX_DAGEN) return fout('totEnMet', 'Kies een periode van hoogstens een jaar.')
  const dagen = Array.from({ length: lengte + 1 }, (_, i) => addDagen(van.data, i)).filter((dag) => alVrij(dag) === null)
  return dagen.length > 0 ? met(dagen) : fout('totEnMet', 'In deze periode ligt geen werkdag. Er verandert dan niets.')
}

/** The change that a form carried along from its preview; null when somebody tampered with it. */
export function pakUit(tekst: string): Kalenderwijziging | null {
  try {
    const gelezen = JSON.parse(tekst) as Partial<Kalenderwijziging> | null
    return Array.isArray(gelezen?.erbij) && Array.isArray(gelezen.weg) ? { erbij: gelezen.erbij, weg: gelezen.weg } : null
  } catch {
    return null
  }
}

/** Faults of the api at the field of the form: `erbij.3.datum` stands at `datum`. */
export const opVelden = (velden: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(velden).map(([pad, melding]) => [/^erbij\.\d+\.(\w+)$/.exec(pad)?.[1] ?? pad, melding]))

/** Why a day does nothing yet. */
export function waaromNiet({ datum, toegevoegdOp, verwijderdOp }: Kalenderdag, vandaag: string, dagVan: (moment: string) => string): string {
  const wanneer = dagVan(verwijderdOp ?? toegevoegdOp)
  const zelfde = wanneer === datum
  return verwijderdOp === null
    ? `Telt nog niet mee, want hij kwam er pas bij op ${zelfde ? 'de dag zelf' : toonDatum(wanneer, vandaag)}.`
    : `Telt nog mee, want hij ging er pas uit op ${zelfde ? 'de dag zelf' : toonDatum(wanneer, vandaag)}.`
}
