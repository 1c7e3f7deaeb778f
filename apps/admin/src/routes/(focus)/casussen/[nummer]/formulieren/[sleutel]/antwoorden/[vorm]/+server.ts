import { antwoordenCsv, antwoordenXlsx } from '@regietafel/api'
import { error } from '@sveltejs/kit'
import { bestand, leesVolgnr } from '#lib/server/meenemen.ts'
import { NIET_GEVONDEN, vraag } from '#lib/server/vraag.ts'
import type { RequestHandler } from './$types'

/** The answers of one form: as a table to open in a spreadsheet, or as a FHIR R4 QuestionnaireResponse for another system. */
export const GET: RequestHandler = async ({ locals: { api }, params: { nummer, sleutel, vorm }, url }) => {
  if (vorm === 'fhir') {
    const { tekst, bestandsnaam } = await vraag(api.formulier.antwoordenFhir.query({ nummer, sleutel, volgnr: leesVolgnr(url) }))
    return bestand(tekst, { naam: bestandsnaam, soort: 'application/fhir+json; charset=utf-8' })
  }
  if (vorm !== 'csv' && vorm !== 'xlsx') error(404, NIET_GEVONDEN)
  const tabel = await vraag(api.formulier.antwoorden.query({ nummer, sleutel, volgnr: leesVolgnr(url) }))
  return vorm === 'csv'
    ? bestand(antwoordenCsv(tabel), { naam: `${tabel.bestandsnaam}.csv`, soort: 'text/csv; charset=utf-8' })
    : bestand(antwoordenXlsx(tabel), { naam: `${tabel.bestandsnaam}.xlsx`, soort: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' })
}
