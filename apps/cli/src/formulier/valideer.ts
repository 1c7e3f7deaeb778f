import { acceptAntwoord, antwoordVanFhir, compileer, type Antwoorden, type Context, type QuestionnaireResponse } from '@regietafel/domain/formulier'
import { dagVan, Datum, type Fout } from '@regietafel/domain/kernel'
import { leesArgumenten } from '../argumenten.ts'
import type { Voer } from '../opdracht.ts'
import { leesBestandAlsJson, leesFormulier, meld, meldNietMee } from './bron.ts'

const GEBRUIK = 'Gebruik: regietafel formulier valideer DEFINITIE ANTWOORDEN [--vandaag 2026-05-01] [--feiten BESTAND]'

const isRecord = (waarde: unknown): waarde is Record<string, unknown> => typeof waarde === 'object' && waarde !== null && !Array.isArray(waarde)

/**
 * What the server would say of these answers, as JSON on stdout: an object with `geweigerd` (values it would not take), `problemen` (what is wrong or still open) and
 * `antwoorden` (as they would be stored, computed values included). ANTWOORDEN is an object by field id, or a FHIR QuestionnaireResponse. No database.
 * 0 when it could be vastgesteld as it stands, akkoorden apart; 1 when not; 2 when one of the files cannot be read.
 */
export const voer: Voer = async (args, io) => {
  const gelezen = leesArgumenten(args, ['DEFINITIE', 'ANTWOORDEN'], { vandaag: { type: 'string' }, feiten: { type: 'string' } })
  const nee = (zin: string) => {
    io.fout(zin)
    return 2 as const
  }
  if (!gelezen.ok) return nee(`${gelezen.error} ${GEBRUIK}`)
  const onleesbaar = (bestand: string, fouten: readonly Fout[]) => {
    meld(io, fouten, `${bestand}: `)
    return 2 as const
  }
  const { waarden, plaatsen } = gelezen.value
  const vandaag = Datum.safeParse(waarden['vandaag'] ?? dagVan(new Date().toISOString()))
  if (!vandaag.success) return nee(`--vandaag: Dit is geen bestaande datum; schrijf hem als 2026-05-08. ${GEBRUIK}`)
  const bron = await leesFormulier(plaatsen[0]!, io)
  if (!bron.ok) return onleesbaar(plaatsen[0]!, bron.error.fouten)
  const json = await leesBestandAlsJson(plaatsen[1]!, io)
  if (!json.ok) return onleesbaar(plaatsen[1]!, json.error)
  if (!isRecord(json.value)) return nee(`${plaatsen[1]!}: Antwoorden zijn een object met per vraag een antwoord.`)
  let feiten: unknown = {}
  if (typeof waarden['feiten'] === 'string') {
    const uit = await leesBestandAlsJson(waarden['feiten'], io)
    if (!uit.ok) return onleesbaar(waarden['feiten'], uit.error)
    feiten = uit.value
  }
  if (!isRecord(feiten)) return nee('--feiten: Feiten zijn een object met per feit een waarde.')

  const { definitie, ids } = bron.value
  let gegeven: Antwoorden = json.value
  if (json.value['resourceType'] === 'QuestionnaireResponse') {
    const uit = antwoordVanFhir(definitie, json.value as unknown as QuestionnaireResponse, ids)
    meldNietMee(io, uit.nietMee)
    gegeven = uit.antwoorden
  }
  const form = compileer(definitie)
  const context: Context = { vandaag: vandaag.data, feiten }
  // What the form computes itself is not sent: a stored concept holds it, and the server works it out again.
  const wijzigingen = Object.entries(gegeven).flatMap(([pad, waarde]) => (form.velden.get(pad)?.berekening ? [] : [{ pad, waarde }]))
  const uit = acceptAntwoord({ form, bewaard: {}, wijzigingen, context })
  if (!uit.ok) return nee(uit.error.melding)
  const { geweigerd, antwoorden, beoordeling: { problemen } } = uit.value
  io.uit(`${JSON.stringify({ geweigerd, problemen, antwoorden }, null, 2)}\n`)
  return geweigerd.length === 0 && problemen.every(({ ernst }) => ernst === 'waarschuwing') ? 0 : 1
}
