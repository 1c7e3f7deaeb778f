import { z } from 'zod'
import { Foutcode, Id, Nummer, Reden, Trap } from '../invoer.ts'

export const Kanaal = z.enum(['taak', 'email', 'webhook'], 'Kies een kanaal.')
/** An instant with its zone, as a clock writes it; comes out in UTC. */
export const Moment = z.iso.datetime({ offset: true, error: 'Kies een dag en een tijd.' }).transform((tekst) => new Date(tekst).toISOString())

export const Filter = z.strictObject({
  gemeente: Id.optional(),
  status: z.enum(['open', 'gepland', 'bevestigd', 'uitgesteld', 'opgelost', 'alle']).optional(),
  trap: Trap.optional(),
  nummer: Nummer.optional(),
})

/** Ids that somebody ticked, or everything that fails for one reason. */
export const Selectie = z.union([
  z.strictObject({ ids: z.array(Id).min(1, 'Kies ten minste één bericht.').max(500, 'Kies hoogstens 500 berichten.') }),
  z.strictObject({ oorzaak: z.strictObject({ kanaal: Kanaal, code: Foutcode }) }),
])

/** Messages per minute. */
export const Tempo = z.int().min(1, 'Kies ten minste 1 per minuut.').max(600, 'Kies hoogstens 600 per minuut.')

const jobs = ['bewaak-termijnen', 'bezorg-escalaties', 'verzend-verzamelmail', 'voer-taak-uit'] as const
const bij = { gemeenteId: Id, tot: Moment, reden: Reden }
/** What stands still: one kanaal, one job, or all of the gemeente. */
export const Pauzevraag = z.discriminatedUnion('soort', [
  z.strictObject({ ...bij, soort: z.literal('kanaal'), doel: Kanaal }),
  z.strictObject({ ...bij, soort: z.literal('wachtrij'), doel: z.enum(jobs, 'Kies wat je stilzet.') }),
  z.strictObject({ ...bij, soort: z.literal('gemeente'), doel: z.literal('').default('') }),
])

export const Oorzaaksleutel = z.string().max(200).transform((sleutel, ctx) => {
  const [gemeenteId, kanaal, code, ...rest] = sleutel.split('~')
  const gelezen = z.object({ gemeenteId: Id, kanaal: Kanaal, code: Foutcode }).safeParse({ gemeenteId, kanaal, code })
  if (gelezen.success && rest.length === 0) return gelezen.data
  ctx.addIssue({ code: 'custom', message: 'Deze oorzaak bestaat niet.' })
  return z.NEVER
})

const berichtVorm = /^(mislukt|wacht)~(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{3})?Z)~([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/
export interface Berichtplek { readonly status: string; readonly op: string; readonly id: string }
export function leesBerichtplek(na: string | null | undefined): Berichtplek | null {
  const delen = berichtVorm.exec(na ?? '')
  return delen ? { status: delen[1]!, op: delen[2]!, id: delen[3]! } : null
}
export const toBerichtplek = ({ status, op, id }: Berichtplek): string => `${status}~${op}~${id}`
