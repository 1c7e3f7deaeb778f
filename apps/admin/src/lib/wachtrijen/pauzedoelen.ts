import type { Gemeentekeuze } from '@regietafel/api/client'

export interface Pauzedoel { readonly waarde: string; readonly tekst: string; readonly tweede: boolean }

/** What can stand still in one gemeente. What stops the guarding itself asks a second person. */
const DOELEN = [
  { soort: 'kanaal', doel: 'email', tekst: 'E-mail', tweede: false },
  { soort: 'kanaal', doel: 'webhook', tekst: 'Webhook', tweede: false },
  { soort: 'wachtrij', doel: 'bezorg-escalaties', tekst: 'Alle bezorging', tweede: false },
  { soort: 'wachtrij', doel: 'verzend-verzamelmail', tekst: 'De verzamelmail', tweede: false },
  { soort: 'wachtrij', doel: 'voer-taak-uit', tekst: 'Lange taken', tweede: false },
  { soort: 'wachtrij', doel: 'bewaak-termijnen', tekst: 'De bewaking van termijnen', tweede: true },
  { soort: 'gemeente', doel: '', tekst: 'Alles', tweede: true },
] as const

type Doel = (typeof DOELEN)[number]

export const doelenVan = ({ id, naam }: Gemeentekeuze): Pauzedoel[] => DOELEN.map(({ soort, doel, tekst, tweede }) => ({ waarde: `${id}~${soort}~${doel}`, tekst: `${tekst}, ${naam}`, tweede }))

/** What was chosen; null when it is not in the list. */
export function leesDoel(waarde: string): { readonly gemeenteId: string; readonly keuze: Doel } | null {
  const [gemeenteId = '', soort, doel] = waarde.split('~')
  const keuze = DOELEN.find((een) => een.soort === soort && een.doel === doel)
  return keuze && gemeenteId !== '' ? { gemeenteId, keuze } : null
}
