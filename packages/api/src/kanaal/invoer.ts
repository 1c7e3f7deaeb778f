import { keurAdres, adresMeldingen, type Adresmodus } from '@regietafel/domain/bericht'
import { z } from 'zod'
import { refuse } from '../errors.ts'
import { Id, Trap, Verplicht } from '../invoer.ts'

export { Reden } from '../invoer.ts'
export const Trappen = z.array(Trap).max(40).transform((trappen) => [...new Set(trappen)])

/** One plain address: no name around it, no second one, nothing a mail header could trip over. */
export const Email = z.string().trim().max(254).pipe(z.email('Dit is geen e-mailadres. Schrijf het als naam@gemeente.nl.'))

export const inGemeenteVan = { gemeenteId: Id }
export const WebhookVelden = {
  naam: Verplicht(80, 'Geef de ontvanger een naam.'),
  url: z.string().trim().max(2_000, 'Dit adres is te lang.').min(1, 'Vul het adres in.'),
  trappen: Trappen,
  meldingen: z.boolean(),
}

/** The address as it is kept, or a refusal at its field. */
export function keurUrl(url: string, modus: Adresmodus): string {
  const oordeel = keurAdres(url, modus)
  return oordeel.ok ? oordeel.value.href : refuse({ code: 'INVOER_ONGELDIG', pad: 'url', melding: adresMeldingen[oordeel.error] })
}

/** `HH:MM`, or what a browser sends with seconds behind it. */
export const Klok = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d(:00)?$/, 'Schrijf een tijd als 09:00.').transform((tijd) => tijd.slice(0, 5))
