import type { Berichteninstelling } from '@regietafel/api/client'
import { hoogsteSpoed, isSpoedtrap } from '@regietafel/domain/escalatie'
import { opsomming } from '@regietafel/domain/kernel'

const minuten = (tijd: string): number => Number(tijd.slice(0, 2)) * 60 + Number(tijd.slice(3, 5))
const DAG_MINUTEN = 24 * 60
const isKlok = (tijd: string): boolean => /^([01]\d|2[0-3]):[0-5]\d/.test(tijd)

/** Whether this clock time lies in the quiet hours; over midnight when they end earlier than they begin, equal is never quiet. */
export function isStil(tijd: string, { stilVan, stilTot }: Pick<Berichteninstelling, 'stilVan' | 'stilTot'>): boolean {
  const [t, van, tot] = [minuten(tijd), minuten(stilVan), minuten(stilTot)]
  return van > tot ? t >= van || t < tot : t >= van && t < tot
}

/** Quiet for longer than this is a night and more: then it is said how little is left. */
const LANG_STIL_MINUTEN = 14 * 60

/** What is left when the quiet hours are long, before somebody saves it. Null when there is nothing to warn for. */
export function waarschuwing({ stilVan, stilTot, spoed, spoedDoorStilte }: Pick<Berichteninstelling, 'stilVan' | 'stilTot' | 'spoed' | 'spoedDoorStilte'>): string | null {
  if (![stilVan, stilTot].every(isKlok) || stilVan === stilTot) return null
  const over = (minuten(stilVan) - minuten(stilTot) + DAG_MINUTEN) % DAG_MINUTEN
  if (DAG_MINUTEN - over <= LANG_STIL_MINUTEN) return null
  const [uren, rest] = [Math.floor(over / 60), over % 60]
  const duur = [uren > 0 ? `${uren} uur` : '', rest > 0 ? `${rest} ${rest === 1 ? 'minuut' : 'minuten'}` : ''].filter(Boolean).join(' en ')
  return `Er blijft ${duur} over waarin ${spoed.length > 0 && spoedDoorStilte ? 'gewone mail' : 'mail'} gaat, van ${stilTot} tot ${stilVan}.`
}

/** Urgent though nobody ticked it: it comes after one that is, on the ladder. */
export const isMeegaand = (trap: string, spoed: readonly string[]): boolean => !spoed.includes(trap) && isSpoedtrap(trap, spoed)

function meegaand(spoed: readonly string[], trappen: readonly string[]): string[] {
  const hoogste = hoogsteSpoed(spoed)
  const mee = trappen.filter((trap) => isMeegaand(trap, spoed))
  return hoogste === null ? [] : [`Wat op de ladder na ${hoogste} komt, is ook spoed${mee.length > 0 ? `: ${opsomming(mee)}` : ''}.`]
}

/** What these settings mean, as people would say it, for the trappen there are. Empty while a time is half typed. */
export function gevolgen({ verzameltijd, stilVan, stilTot, spoed, spoedDoorStilte, uitstelWerkdagen, uitstelKeer }: Berichteninstelling, trappen: readonly string[]): string[] {
  if (![verzameltijd, stilVan, stilTot].every(isKlok)) return []
  const nooitStil = stilVan === stilTot
  const laat = !nooitStil && isStil(verzameltijd, { stilVan, stilTot })
  const wacht = !nooitStil && !spoedDoorStilte
  return [
    `Iedereen krijgt hoogstens één verzamelmail per dag, om ${laat ? stilTot : verzameltijd}.${laat ? ` De verzameltijd ${verzameltijd} valt in de stille uren.` : ''}`,
    spoed.length === 0 ? 'Niets gaat als spoed: alles wacht op de verzamelmail.' : `${opsomming(spoed)} ${spoed.length === 1 ? 'gaat' : 'gaan'} als losse mail: ${wacht ? `meteen tussen ${stilTot} en ${stilVan}, anders om ${stilTot}` : 'altijd meteen'}.`,
    ...meegaand(spoed, trappen),
    nooitStil ? 'Er zijn geen stille uren.' : `Tussen ${stilVan} en ${stilTot} sturen we geen mail.${spoed.length > 0 && spoedDoorStilte ? ' Spoed gaat dan toch.' : ''}`,
    uitstelKeer === 0 || uitstelWerkdagen === 0 ? 'Niemand kan een escalatie uitstellen.' : `Een escalatie uitstellen kan hoogstens ${uitstelKeer} keer, elke keer hoogstens ${uitstelWerkdagen} ${uitstelWerkdagen === 1 ? 'werkdag' : 'werkdagen'}. De klok loopt door.`,
  ]
}
