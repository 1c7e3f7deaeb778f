import { formulieren } from '@regietafel/domain/formulier'
import { zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { leesBestand, MAX_BESTAND, schrijfBestand } from './bestand.ts'

const bytes = (tekst: string) => new TextEncoder().encode(tekst)
const zin = async (naam: string, inhoud: Uint8Array) => {
  const gelezen = await leesBestand(naam, inhoud)
  if (gelezen.ok) return 'gelezen'
  return gelezen.error.code === 'FORMULIERBEHEER_BESTAND' ? gelezen.error.melding : gelezen.error.code
}
const KIES = 'Kies een json-bestand dat met ‘exporteer’ is gemaakt, een FHIR Questionnaire in JSON of een XLSForm (.xlsx).'

describe('a file that is no form', () => {
  test.each([
    ['an empty one', 'leeg.json', bytes(''), 'Dit bestand is leeg. Kies een ander bestand.'],
    ['one of more than 2 MB', 'groot.json', new Uint8Array(MAX_BESTAND + 1), 'Dit bestand is te groot. Kies een bestand van hoogstens 2 MB.'],
    ['a document', 'brief.docx', zipSync({ 'word/document.xml': bytes('<x/>') }), `Dit soort bestand kunnen we niet lezen. ${KIES}`],
    ['a picture', 'foto.png', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]), `Dit soort bestand kunnen we niet lezen. ${KIES}`],
    ['half a file', 'half.json', bytes('{"formaat": 1,'), `Dit bestand is geen geldige JSON. ${KIES}`],
    ['JSON in another coding', 'oud.json', Uint8Array.of(0x7b, 0x22, 0xe9, 0x22, 0x7d), `Dit bestand is geen geldige JSON. ${KIES}`],
    ['text that is called JSON', 'x.json', bytes('hallo'), `Dit bestand is geen geldige JSON. ${KIES}`],
    ['a Questionnaire in XML', 'q.xml', bytes('\uFEFF<?xml version="1.0"?><Questionnaire/>'), `Een bestand in XML kunnen we niet lezen. ${KIES}`],
    ['a Questionnaire without questions', 'q.json', bytes('{"resourceType": "Questionnaire"}'), 'Dit is geen FHIR Questionnaire met vragen.'],
    ['a workbook that is broken', 'x.xlsx', zipSync({ 'xl/workbook.xml': bytes('<x') }), 'Dit Excel-bestand kan niet worden gelezen. Sla het opnieuw op als .xlsx en probeer het weer.'],
    ['JSON of something else', 'x.json', bytes('{"a": 1}'), 'FORMULIERBEHEER_VORM'],
    ['a list', 'x.json', bytes('[]'), 'FORMULIERBEHEER_VORM'],
    ['a well', 'x.json', bytes('['.repeat(60_000) + ']'.repeat(60_000)), 'FORMULIERBEHEER_VORM'],
  ])('%s is told in a sentence', async (_wat, naam, inhoud, verwacht) => expect(await zin(naam, inhoud)).toBe(verwacht))

  test('what a proto key carries is refused as unknown', async () => {
    const tekst = JSON.stringify(formulieren.maandtoets).replace('{', '{"__proto__": {"x": 1}, ')
    const gelezen = await leesBestand('x.json', bytes(tekst))
    expect(gelezen.ok).toBe(false)
    expect(({} as { x?: unknown }).x).toBeUndefined()
  })
})

test.each(Object.values(formulieren).map((d) => [d.sleutel, d] as const))('%s comes back from its own file and from FHIR as it was', async (_sleutel, definitie) => {
  for (const vorm of ['json', 'fhir'] as const) {
    const uit = schrijfBestand(definitie, { vorm, versie: 3 })
    expect(uit.bestandsnaam).toBe(`formulier-${definitie.sleutel}-versie-3${vorm === 'fhir' ? '-fhir' : ''}.json`)
    const gelezen = await leesBestand(uit.bestandsnaam, bytes(uit.tekst))
    expect(gelezen).toMatchObject({ ok: true, value: { soort: vorm === 'fhir' ? 'fhir' : 'regietafel' } })
    expect(gelezen.ok && schrijfBestand(gelezen.value.definitie, { vorm: 'json', versie: 3 }).hash).toBe(uit.hash)
  }
})

test('of a questionnaire from elsewhere: what had to stay behind, in sentences that name the question', async () => {
  const q = { resourceType: 'Questionnaire', status: 'active', title: 'Slaap', item: [
    { linkId: '1', text: 'Uren', type: 'string', code: [{ code: 'x' }] }, { linkId: '2', text: 'Waarom?', type: 'string', enableWhen: [{ question: '1', operator: '>', answerInteger: 3 }] }, { linkId: '3', text: 'Wie?', type: 'reference' },
  ] }
  const gelezen = await leesBestand('slaap.json', bytes(JSON.stringify(q)))
  expect(gelezen).toMatchObject({ ok: true, value: { soort: 'fhir', definitie: { secties: [{ velden: [{ id: '1' }, { id: '2' }, { id: '3' }] }] } } })
  if (gelezen.ok) expect(gelezen.value.nietMee).toEqual(['De codes bij 1 vraag (zoals LOINC of SNOMED) gaan niet mee.', 'De soort "reference" van "Wie?" kennen we niet; het is nu een vraag met tekst.', expect.stringMatching(/^Dit kon niet mee bij "Waarom\?": \S/)])
})
