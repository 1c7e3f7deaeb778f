/** An id that Postgres or we made. */
const id = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
/** What `foutCode` gives: SQLSTATE, a code of the system or of a mail server, or the class of an error. Not a number of eight digits or more. */
const code = /^(?!.*\d{6})([A-Z0-9][A-Z0-9_.]{0,58}|[A-Za-z]{0,40}(Error|Fout|Onbereikbaar|Weigering|ONBEKEND))$/
/** A word out of a list in the code: all of them are written small, and no name is. */
const woord = /^(?=.{1,40}$)[a-z][a-z]*([-_ ][a-z]+)*$/
/** One frame of a stack, from a file of ours. */
const plek = /^at [^\n]{1,400}:\d+:\d+\)?$/

/** Which texts a log line may carry, and what they look like. What is not here is not written. */
const vormen: Readonly<Record<string, RegExp>> = {
  gemeenteId: id, bezorgingId: id, verzamelmailId: id, verzendingId: id, taakId: id, webhookId: id, bewijsId: id, foutId: id, escalatieIds: id, termijnIds: id,
  jobId: new RegExp(`^(\\d{1,7}|\\?)$|${id.source}`, 'i'),
  code, stack: plek, plek,
  job: woord, kanaal: woord, modus: woord, wachtrij: woord, wat: woord, waar: woord, einde: woord, foutpunt: /^[a-z-]{1,40}(:\d{1,4})?$/,
  soort: new RegExp(`${code.source}|${woord.source}`), reden: new RegExp(`${code.source}|${woord.source}`),
  hash: /^[0-9a-f]{64}$/, sleutels: /^[0-9a-f]{32}$/,
  path: /^[a-z]\w{0,40}(\.[a-z]\w{0,40}){1,3}$/i, route: /^\/[\w()[\].=/-]{0,200}$/,
}
/** Fields whose text is written. */
export const logtekstvelden: readonly string[] = Object.keys(vormen)
/** Larger ones are no count and no milliseconds; a BSN and a date of birth are. */
const MAX_GETAL = 9_999_999
/** Names of fields stand in the code too. */
const veldnaam = /^[a-z][A-Za-z]{0,40}$/
const WEG = '[weg]'

/** What may be written of these fields: ids, codes, words of our own and small numbers. Everything else is replaced, whoever logs it. */
export function logvelden(velden: unknown): Record<string, unknown> {
  if (velden instanceof Error || typeof velden !== 'object' || velden === null) return { velden: WEG }
  return Object.fromEntries(Object.entries(velden).map(([sleutel, waarde]) => (veldnaam.test(sleutel) ? [sleutel, veilig(sleutel, waarde)] : [WEG, WEG])))
}

function veilig(sleutel: string, waarde: unknown): unknown {
  if (waarde === null || waarde === undefined || typeof waarde === 'boolean') return waarde
  if (typeof waarde === 'number') return Math.abs(waarde) <= MAX_GETAL ? waarde : WEG
  if (Array.isArray(waarde)) return waarde.map((deel: unknown) => (typeof deel === 'string' ? veilig(sleutel, deel) : WEG))
  return typeof waarde === 'string' && Object.hasOwn(vormen, sleutel) && vormen[sleutel]!.test(waarde) ? waarde : WEG
}
