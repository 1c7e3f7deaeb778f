import type { Berichteninstelling } from '@regietafel/api/client'
import { opsomming } from '@regietafel/domain/kernel'

const minuten = (tijd: string): number => Number(tijd.slice(0, 2)) * 60 + Number(tijd.slice(3, 5))
const isKlok = (tijd: string): boolean => /^([01]\d|2[0-3]):[0-5]\d/.test(tijd)

/** Whether this clock time lies in the quiet hours; over midnight when they end earlier than they begin, equal is never quiet. */
export function isStil(tijd: string, { stilVan, stilTot }: Pick<Berichteninstelling, 'stilVan' | 'stilTot'>): boolean {
  const [t, van, tot] = [minuten(tijd), minuten(stilVan), minuten(stilTot)]
  return van > tot ? t >= van || t < tot : t >= van && t < tot
}

/** What these settings mean, as people would say it. Empty while a time is half typed. */
export function gevolgen({ verzameltijd, stilVan, stilTot, spoed, spoedDoorStilte, uitstelWerkdagen, uitstelKeer }: Berichteninstelling): string[] {
  if (![verzameltijd, stilVan, stilTot].every(isKlok)) return []
  const nooitStil = stilVan === stilTot
  const laat = !nooitStil && isStil(verzameltijd, { stilVan, stilTot })
  return [
    `Iedereen krijgt hoogstens één verzamelmail per dag, om ${laat ? stilTot : verzameltijd}.${laat ? ` De verzameltijd ${verzameltijd} valt in de stille uren.` : ''}`,
    spoed.length === 0 ? 'Niets gaat als spoed: alles wacht op de verzamelmail.' : `${opsomming(spoed)} ${spoed.length === 1 ? 'gaat' : 'gaan'} meteen, als losse mail.`,
    nooitStil ? 'Er zijn geen stille uren.' : `Tussen ${stilVan} en ${stilTot} sturen we geen mail. ${spoed.length === 0 ? '' : spoedDoorStilte ? 'Spoed gaat dan toch.' : `Spoed gaat dan om ${stilTot}.`}`.trim(),
    uitstelKeer === 0 || uitstelWerkdagen === 0 ? 'Niemand kan een escalatie uitstellen.' : `Een escalatie uitstellen kan hoogstens ${uitstelKeer} keer, elke keer hoogstens ${uitstelWerkdagen} ${uitstelWerkdagen === 1 ? 'werkdag' : 'werkdagen'}. De klok loopt door.`,
  ]
}
