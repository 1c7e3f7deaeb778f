import type { FoutData, Weigering } from '@regietafel/api/client'
import { TRPCClientError } from '@trpc/client'

/** What went wrong, ready for the screen: one sentence, and where it belongs when it is about one field. */
export interface Boodschap {
  readonly soort: 'geweigerd' | 'velden' | 'niet-gevonden' | 'afgemeld' | 'geen-verbinding' | 'kapot'
  readonly melding: string
  /** Sentence per field. */
  readonly velden: Readonly<Record<string, string>>
  readonly weigering: Weigering | null
}

const GEEN_VERBINDING = 'Er is geen verbinding. Wat je typte staat er nog. Probeer het zo weer.'

/** Every fault of the api as a Dutch sentence. Never throws, and never shows a text that was not meant for people. */
export function foutVan(fout: unknown): Boodschap {
  const leeg = { velden: {}, weigering: null }
  if (!(fout instanceof TRPCClientError)) return { ...leeg, soort: 'kapot', melding: 'Er ging iets mis. Probeer het opnieuw.' }
  const data = fout.data as (FoutData & { code?: string }) | null | undefined
  if (!data) return { ...leeg, soort: 'geen-verbinding', melding: GEEN_VERBINDING }
  const { refusal, velden } = data
  if (data.code === 'UNAUTHORIZED') return { ...leeg, soort: 'afgemeld', melding: fout.message }
  if (refusal?.code === 'NIET_GEVONDEN' || data.code === 'NOT_FOUND') return { ...leeg, soort: 'niet-gevonden', melding: fout.message }
  if (refusal) return { soort: 'geweigerd', melding: refusal.melding, velden: refusal.pad ? { [refusal.pad]: refusal.melding } : {}, weigering: refusal }
  if (velden) return { ...leeg, soort: 'velden', melding: fout.message, velden }
  return { ...leeg, soort: 'kapot', melding: fout.message }
}

/** Only the sentence. */
export const boodschap = (fout: unknown): string => foutVan(fout).melding
