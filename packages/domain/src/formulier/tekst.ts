/** Cleaning and showing of text, the same in browser, server and worker (no ICU, so no differences). */

/** Dutch sentence when a text cannot be stored; else the cleaned text: NFC, `\n` as line end, no control characters, no direction overrides. */
export function maakSchoon(tekst: string): { readonly tekst: string } | { readonly melding: string } {
  if (tekst.includes('\u0000')) return { melding: 'Deze tekst bevat een teken dat we niet kunnen bewaren. Plak de tekst opnieuw, zonder opmaak.' }
  if (!tekst.isWellFormed()) return { melding: 'Deze tekst bevat een half teken (vaak een afgebroken emoji). Haal dat teken weg.' }
  // eslint-disable-next-line no-control-regex -- these are exactly the characters to drop
  return { tekst: tekst.normalize('NFC').replace(/\r\n?/g, '\n').replace(/[\u0001-\u0008\u000b\u000c\u000e-\u001f\u007f\u202d\u202e]/g, '') }
}

/** Words as a writer counts them: runs of letters or digits, with `-` and `'` inside a word. */
export const telWoorden = (tekst: string): number => tekst.match(/[\p{L}\p{N}]+(?:[-'’][\p{L}\p{N}]+)*/gu)?.length ?? 0

/** `1234.5` → `1.234,5`. */
export function toonGetal(getal: number, decimalen?: number): string {
  const [heel = '0', rest] = (decimalen === undefined ? String(Math.abs(getal)) : Math.abs(getal).toFixed(decimalen)).split('.')
  return (getal < 0 ? '-' : '') + heel.replace(/\B(?=(\d{3})+$)/g, '.') + (rest ? `,${rest}` : '')
}

const MAANDEN = ['januari', 'februari', 'maart', 'april', 'mei', 'juni', 'juli', 'augustus', 'september', 'oktober', 'november', 'december']
/** `2026-04-24` → `24 april 2026`. */
export const toonDatum = (datum: string): string => `${Number(datum.slice(8, 10))} ${MAANDEN[Number(datum.slice(5, 7)) - 1]} ${datum.slice(0, 4)}`
