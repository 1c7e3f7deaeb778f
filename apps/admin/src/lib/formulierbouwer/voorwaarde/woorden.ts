import { toonDatum, toonGetal } from '@regietafel/domain/formulier'

/** A value as it reads in a sentence. */
export function toonWaarde(waarde: unknown): string {
  if (waarde === undefined || waarde === null || waarde === '') return 'leeg'
  if (typeof waarde === 'boolean') return waarde ? 'ja' : 'nee'
  if (typeof waarde === 'number') return toonGetal(Math.round(waarde * 100) / 100)
  if (typeof waarde === 'string') return /^\d{4}-\d\d-\d\d$/.test(waarde) ? toonDatum(waarde) : `“${waarde}”`
  if (Array.isArray(waarde)) return waarde.every((deel) => typeof deel === 'string') ? waarde.join(', ') : `${waarde.length} ${waarde.length === 1 ? 'regel' : 'regels'}`
  return 'ingevuld'
}

/** What happens to what the rule is about as long as it is unknown. */
export function onbekendZin(kop: string): string {
  const dan = /^toon dit veld/i.test(kop) ? 'blijft het veld verborgen' : /^toon dit deel/i.test(kop) ? 'blijft het deel verborgen' : /^alleen lezen/i.test(kop) ? 'kun je het veld gewoon invullen' : /^nodig|verplicht|gewenst/i.test(kop) ? 'is het veld niet nodig' : 'geldt de regel nog niet'
  return `Is het antwoord nog niet bekend? Dan ${dan}.`
}
