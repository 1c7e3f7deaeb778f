import type { Taakstand } from '@regietafel/api/client'

export interface Bijwerkstand { readonly soort: 'info' | 'goed' | 'fout'; readonly tekst: string; readonly loopt: boolean }

/** How far the termijnen are with the last change, in a sentence; null when there never was one. */
export function bijwerkstand(taak: Pick<Taakstand, 'status' | 'gedaan' | 'totaal'> | null): Bijwerkstand | null {
  if (!taak) return null
  switch (taak.status) {
    case 'wacht': return { soort: 'info', tekst: 'De termijnen worden zo bijgewerkt.', loopt: true }
    case 'bezig': return { soort: 'info', tekst: `De termijnen worden bijgewerkt: ${taak.gedaan} van ${taak.totaal ?? '…'} casussen.`, loopt: true }
    case 'klaar': return { soort: 'goed', tekst: 'Klaar. Alle termijnen volgen deze kalender.', loopt: false }
    case 'geannuleerd':
    case 'mislukt': return { soort: 'fout', tekst: 'Het bijwerken van de termijnen lukte niet. Vraag de operator om te kijken; de kalender zelf is wel bewaard.', loopt: false }
  }
}
