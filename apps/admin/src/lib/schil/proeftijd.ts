import { Datum, instantVan, keerOpKlok } from '@regietafel/domain/kernel'

/** What was filled in beside the proefklok; `welke` only means something where the clock shows that time twice. */
export interface Proeftijd { readonly datum: string; readonly tijd: string; readonly welke?: string }

export type Gelezen = { readonly moment: string; readonly keer: 'een' | 'twee' } | { readonly melding: string }

/** The moment of Amsterdam that was chosen, or the sentence that says why there is none. */
export function leesProeftijd({ datum, tijd, welke }: Proeftijd): Gelezen {
  const dag = Datum.safeParse(datum)
  if (!dag.success) return { melding: 'Kies eerst een datum.' }
  if (!/^([01]\d|2[0-3]):[0-5]\d(:\d\d)?$/.test(tijd)) return { melding: 'Kies een tijd, zoals 08:50.' }
  const keer = keerOpKlok(dag.data, tijd)
  if (keer === 'geen') return { melding: `In deze nacht gaat de klok van 02:00 naar 03:00. ${tijd.slice(0, 5)} bestaat dan niet. Kies 03:00 of later.` }
  return { moment: instantVan(dag.data, tijd, keer === 'twee' && welke === 'tweede' ? 'tweede' : 'eerste'), keer }
}
