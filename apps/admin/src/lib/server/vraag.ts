import { error, fail, redirect, type ActionFailure } from '@sveltejs/kit'
import type { Kaderfout } from '@regietafel/api/client'
import { foutVan } from '#lib/trpc/boodschap.ts'
import { Veldfout } from './veldfout.ts'

/** What a page shows for something that is absent or invisible; the same words for both. */
export const NIET_GEVONDEN = 'Dit bestaat niet, of het is niet voor jou.'

/** A question of a page: its answer, or the page that fits what went wrong. */
export async function vraag<T>(antwoord: Promise<T>): Promise<T> {
  try {
    return await antwoord
  } catch (fout) {
    const { soort, melding } = foutVan(fout)
    if (soort === 'afgemeld') redirect(303, '/inloggen')
    // What a role may not see, what is of another, what never was and an impossible address: all the same page.
    if (soort === 'niet-gevonden' || soort === 'geweigerd' || soort === 'velden') error(404, NIET_GEVONDEN)
    error(500, melding)
  }
}

/** What a form gets back after a refusal: the sentence, where it belongs, and everything that was typed. */
export interface Mislukt {
  readonly doe: string
  readonly melding: string
  /** The code of a refusal: what a screen may explain further. */
  readonly code: string | null
  readonly velden: Readonly<Record<string, string>>
  readonly waarden: Readonly<Record<string, string>>
  /** For a kader: everything that is wrong with it, with its place. */
  readonly fouten: readonly Kaderfout[]
}

/** Runs an act of a form: null when it is done. A refusal comes back at its field with what was typed; nothing is lost. */
export async function handel(doe: string, form: FormData, act: () => Promise<unknown>): Promise<ActionFailure<Mislukt> | null> {
  try {
    await act()
    return null
  } catch (fout) {
    const waarden = Object.fromEntries([...form].filter((paar): paar is [string, string] => typeof paar[1] === 'string'))
    if (fout instanceof Veldfout) return fail(400, { doe, melding: fout.message, code: null, velden: fout.velden, waarden, fouten: [] })
    const { soort, melding, velden, weigering } = foutVan(fout)
    if (soort === 'afgemeld') redirect(303, '/inloggen')
    return fail(soort === 'kapot' ? 500 : 400, { doe, melding, code: weigering?.code ?? null, velden: leegIsAnders(velden, waarden), waarden, fouten: weigering?.fouten ?? [] })
  }
}

/** A date that was left empty is not a wrong date. */
const leegIsAnders = (velden: Mislukt['velden'], waarden: Mislukt['waarden']): Mislukt['velden'] =>
  Object.fromEntries(Object.entries(velden).map(([veld, melding]) => [veld, waarden[veld] === '' && melding.includes('datum') ? 'Vul een datum in.' : melding]))

/** A text field of a form; absent is empty. */
export const tekst = (form: FormData, naam: string): string => {
  const waarde = form.get(naam)
  return typeof waarde === 'string' ? waarde : ''
}
