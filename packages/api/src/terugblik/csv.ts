import { rollen } from '@regietafel/domain/regie'
import type { Terugblikuitkomst } from '../types.ts'

/** Number of a casus, escalaties (echt, concept), te laat (echt, concept); see the task `terugblik` of the worker. */
export type Casusregel = readonly [nummer: string, echtEscalaties: number, conceptEscalaties: number, echtTeLaat: number, conceptTeLaat: number]

/** A spreadsheet takes a text that begins with one of these for a formula. */
const formule = /^[=+\-@\t\r]/

/** Semicolons, as a Dutch spreadsheet expects them. */
export function csvCel(waarde: string | number): string {
  if (typeof waarde === 'number') return String(waarde)
  const veilig = formule.test(waarde) ? `'${waarde}` : waarde
  return /[";\r\n]/.test(veilig) ? `"${veilig.replaceAll('"', '""')}"` : veilig
}

/** One table: what it is about, the numbers of both sides, and what must be known of them. With a byte order mark, so that a spreadsheet reads é as é. */
export function terugblikCsv(u: Terugblikuitkomst, casussen: readonly Casusregel[]): string {
  const rij = (soort: string, wat: string, naar: string, echt: number, concept: number, opmerking = '') => [soort, wat, naar, echt, concept, concept - echt, opmerking]
  const rijen = [
    ['Soort', 'Wat', 'Naar', 'Echt', 'Met concept', 'Verschil', 'Opmerking'],
    ...u.termijnen.flatMap((t) => {
      const opmerking = t.zonderGegevens ? 'Toen nog niet vastgelegd: telt niet mee' : ''
      return [
        rij('Termijn op tijd', t.titel, '', t.echt.opTijd, t.concept.opTijd, opmerking),
        rij('Termijn te laat', t.titel, '', t.echt.teLaat, t.concept.teLaat, opmerking),
        rij('Termijn loopt nog', t.titel, '', t.echt.loopt, t.concept.loopt, opmerking),
      ]
    }),
    ...u.escalaties.map((e) => rij(e.herinnering ? 'Herinnering' : 'Escalatie', e.trap, rollen[e.rol].label, e.echt, e.concept, e.zonderGegevens > 0 ? `En ${e.zonderGegevens} zonder gegevens: tellen niet mee` : '')),
    ...casussen.flatMap(([nummer, echtEscalaties, conceptEscalaties, echtTeLaat, conceptTeLaat]) => [
      rij('Casus, escalaties', nummer, '', echtEscalaties, conceptEscalaties),
      rij('Casus, te laat', nummer, '', echtTeLaat, conceptTeLaat),
    ]),
  ]
  return `\uFEFF${rijen.map((r) => r.map(csvCel).join(';')).join('\r\n')}\r\n`
}
