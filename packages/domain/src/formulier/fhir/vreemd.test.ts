import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { acceptAntwoord, compileer, leesDefinitie, voorbeeldContext, type Antwoorden, type Veld } from '../index.ts'
import { antwoordNaarFhir, antwoordVanFhir, vanFhir, type QuestionnaireItem, type VanFhir } from './index.ts'

const lees = (item: unknown, rest: object = {}): VanFhir => {
  const uit = vanFhir({ resourceType: 'Questionnaire', status: 'draft', title: 'Proef', ...rest, item })
  if (!uit.ok) throw new Error(JSON.stringify(uit.error))
  expect(leesDefinitie(uit.value.definitie).ok).toBe(true)
  return uit.value
}
const veldenIn = (lijst: readonly Veld[]): Veld[] => lijst.flatMap((v) => [v, ...veldenIn(v.velden ?? [])])
const velden = ({ definitie }: VanFhir) => new Map(definitie.secties.flatMap((s) => veldenIn(s.velden)).map((v) => [v.id, v]))
const wat = ({ nietMee }: VanFhir) => nietMee.map((n) => `${n.plaats} ${n.wat}`)

/** Fills, stores and sends the answers as the server does, and reads them back. */
function rondje(gelezen: VanFhir, antwoorden: Antwoorden) {
  const form = compileer(gelezen.definitie)
  const uit = acceptAntwoord({ form, bewaard: {}, wijzigingen: Object.entries(antwoorden).map(([pad, waarde]) => ({ pad, waarde })), context: voorbeeldContext })
  if (!uit.ok) throw new Error(uit.error.melding)
  expect(uit.value.geweigerd).toEqual([])
  const { response, nietMee } = antwoordNaarFhir(gelezen.definitie, uit.value.antwoorden, { status: 'completed', ids: gelezen.ids })
  return { response, nietMee, terug: antwoordVanFhir(gelezen.definitie, JSON.parse(JSON.stringify(response)) as typeof response, gelezen.ids), bewaard: uit.value.antwoorden }
}

describe('a scored list as hospitals share it', () => {
  const opties = [0, 1, 2, 3].map((punt) => ({ valueCoding: { system: 'http://loinc.org', code: `LA${punt}-X`, display: ['Nooit', 'Soms', 'Vaak', 'Altijd'][punt] }, extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/ordinalValue', valueDecimal: punt }] }))
  const gelezen = lees([{ linkId: '/44249-1', text: 'De laatste twee weken', type: 'group', required: true, item: [
    { linkId: '/44250-9', prefix: '1.', text: 'Weinig plezier', type: 'choice', required: true, code: [{ system: 'http://loinc.org', code: '44250-9' }], answerOption: opties },
    { linkId: '/44255-8', code: [{ system: 'http://loinc.org', code: '44255-8', display: 'Somber' }], type: 'choice', answerOption: opties.map((o, i) => (i === 1 ? { ...o, initialSelected: true } : o)) },
    { linkId: '/44261-6', text: 'Som', type: 'decimal', readOnly: true, extension: [{ url: 'http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-calculatedExpression' }, { url: 'http://hl7.org/fhir/StructureDefinition/questionnaire-unit', valueCoding: { code: '{score}' } }, { url: 'http://hl7.org/fhir/StructureDefinition/maxValue', valueInteger: 27 }] },
  ] }])
  test('keeps its numbers, options and bounds', () => {
    const v = velden(gelezen)
    expect(v.get('44250-9')).toMatchObject({ label: '1. Weinig plezier', verplicht: true, type: 'keuze', config: { opties: [{ waarde: 'LA0-X', label: 'Nooit' }, {}, {}, {}] } })
    expect(v.get('44255-8')).toMatchObject({ label: 'Somber', standaard: 'LA1-X' })
    expect(v.get('44261-6')).toMatchObject({ alleenLezen: true, config: { eenheid: '{score}', max: 27 } })
  })
  test('and names what it cannot do', () => expect(wat(gelezen)).toEqual(['item code', 'item[0].item[0] ordinalValue', 'item[0].item[1] ordinalValue', 'item[0].item[2] sdc-questionnaire-calculatedExpression']))
  test('its answers come back under the ids of its maker, also when only the words were given', () => {
    const { response, terug, nietMee } = rondje(gelezen, { '44250-9': 'LA3-X', '44255-8': 'LA0-X' })
    expect(response.item).toMatchObject([{ linkId: '/44249-1', item: [{ linkId: '/44250-9', answer: [{ valueCoding: { code: 'LA3-X' } }] }, { linkId: '/44255-8' }] }])
    expect({ terug, nietMee }).toEqual({ terug: { antwoorden: { '44250-9': 'LA3-X', '44255-8': 'LA0-X' }, nietMee: [] }, nietMee: [] })
    expect(antwoordVanFhir(gelezen.definitie, { resourceType: 'QuestionnaireResponse', status: 'completed', item: [{ linkId: '/44250-9', answer: [{ valueString: 'Altijd' }] }] }, gelezen.ids).antwoorden).toEqual({ '44250-9': 'LA3-X' })
  })
})

test('a rule or default that does not fit is left off and named; the questions stay', () => {
  const gelezen = lees([
    { linkId: 'a', text: 'Tekst', type: 'string' },
    { linkId: 'b', text: 'Twee', type: 'integer', enableWhen: [{ question: 'a', operator: '>', answerInteger: 3 }] },
    { linkId: 'c', text: 'Drie', type: 'date', initial: [{ valueDate: 'morgen' }] },
    { linkId: 'd', text: 'Vier', type: 'boolean', enableWhen: [{ question: 'e', operator: '=', answerBoolean: true }] },
    { linkId: 'e', text: 'Vijf', type: 'boolean', enableWhen: [{ question: 'd', operator: '=', answerBoolean: true }] },
  ])
  expect([...velden(gelezen).keys()]).toEqual(['a', 'b', 'c', 'd', 'e'])
  expect(velden(gelezen).get('b')).not.toHaveProperty('zichtbaar')
  expect(velden(gelezen).get('c')).not.toHaveProperty('standaard')
  const zinnen = gelezen.nietMee.map(({ zin }) => zin)
  for (const naam of ['Twee', 'Drie']) expect(zinnen.some((zin) => zin.startsWith(`Dit kon niet mee bij "${naam}": `)), naam).toBe(true)
  expect(zinnen.some((zin) => /bij "(Vier|Vijf)"/.test(zin))).toBe(true)
})

test('numbers and days to choose from stay a choice, with their first answer, conditions and answers', () => {
  const gelezen = lees([
    { linkId: 'n', text: 'Aantal', type: 'integer', answerOption: [{ valueInteger: 12 }, { valueInteger: 34 }], initial: [{ valueInteger: 34 }] },
    { linkId: 'd', text: 'Dagen', type: 'date', repeats: true, answerOption: [{ valueDate: '2026-01-01' }, { valueDate: '2026-02-01' }] },
    { linkId: 't', text: 'Waarom 12?', type: 'string', enableWhen: [{ question: 'n', operator: '=', answerInteger: 12 }] },
  ])
  expect(gelezen.nietMee).toEqual([])
  expect(velden(gelezen).get('n')).toMatchObject({ type: 'keuze', standaard: '34', config: { opties: [{ waarde: '12' }, { waarde: '34' }] } })
  expect(velden(gelezen).get('d')).toMatchObject({ type: 'meer' })
  expect(velden(gelezen).get('t')).toMatchObject({ zichtbaar: ['=', ['veld', 'n'], '12'] })
  expect(antwoordVanFhir(gelezen.definitie, { resourceType: 'QuestionnaireResponse', status: 'completed', item: [{ linkId: 'n', answer: [{ valueInteger: 12 }] }, { linkId: 'd', answer: [{ valueDate: '2026-02-01' }] }] })).toEqual({ antwoorden: { n: '12', d: ['2026-02-01'] }, nietMee: [] })
})

describe('groups in groups in groups', () => {
  const diep = [{ linkId: '1', text: 'Een', type: 'group', repeats: true, item: [
    { linkId: '1.0', text: 'Soort', type: 'boolean' },
    { linkId: '1.1', text: 'Twee', type: 'group', repeats: true, item: [
      { linkId: '1.1.0', text: 'Binnen', type: 'string', enableWhen: [{ question: '1.0', operator: '=', answerBoolean: true }] },
      { linkId: '1.1.1', text: 'Drie', type: 'group', repeats: true, item: [{ linkId: '1.1.1.1', text: 'Diepst', type: 'string' }, { linkId: '1.1.1.2', text: 'Ook', type: 'string', enableWhen: [{ question: '1.1.1.1', operator: 'exists', answerBoolean: true }] }] },
    ] },
  ] }]
  const gelezen = lees(diep)
  test('are flattened where it is too deep, with their place, and no question is lost', () => {
    expect([...velden(gelezen).keys()]).toEqual(['1', '1-0', '1-1', '1-1-0', '1-1-1-1', '1-1-1-2'])
    expect(gelezen.nietMee).toEqual([{ plaats: 'item[0]', wat: 'group', zin: expect.stringMatching(/^De lijst ".*" stond los in de vragenlijst. Ze staat nu in een deel "Vragen".$/) }, { plaats: 'item[0].item[1].item[1]', wat: 'group', zin: 'De lijst "Drie" staat in een lijst in een lijst. De vragen gaan mee, maar kunnen hier een keer worden ingevuld.' }])
    expect(velden(gelezen).get('1-1-0')).toMatchObject({ zichtbaar: ['=', ['ouder', '1-0'], true] })
    expect(velden(gelezen).get('1-1-1-2')).toMatchObject({ zichtbaar: ['gevuld', ['rij', '1-1-1-1']] })
  })
  test('and answers that no longer fit are named', () => {
    const antwoord = (linkId: string, valueString: string) => ({ linkId, answer: [{ valueString }] })
    const { antwoorden, nietMee } = antwoordVanFhir(gelezen.definitie, { resourceType: 'QuestionnaireResponse', status: 'completed', item: [{ linkId: '1', item: [{ linkId: '1.1', item: [{ linkId: '1.1.1', item: [antwoord('1.1.1.1', 'eerst')] }, { linkId: '1.1.1', item: [antwoord('1.1.1.1', 'weg')] }] }] }] }, gelezen.ids)
    expect(antwoorden).toEqual({ '1': [{ _id: 'f1', '1-1': [{ _id: 'f1', '1-1-1-1': 'eerst' }] }] })
    expect(nietMee).toMatchObject([{ zin: '"Diepst" heeft meer dan een antwoord; alleen het eerste gaat mee.' }])
  })
  test('a list without questions is its text', () => expect(velden(lees([{ linkId: 'a', text: 'Leeg', type: 'group', repeats: true }, { linkId: 'b', type: 'string' }])).get('a')).toMatchObject({ type: 'informatie', config: { tekst: 'Leeg' } }))
})

describe('other editions of FHIR', () => {
  test('STU3: said in a sentence, and the same is carried', () => {
    const gelezen = lees([
      { linkId: '1.1', concept: [{ code: 'x', display: 'Beste reactie' }], type: 'choice', options: { reference: '#set' } },
      { linkId: '1.2', text: 'Twee', type: 'choice', option: [{ valueCoding: { code: 'j', display: 'Ja' } }, { valueCoding: { code: 'n', display: 'Nee' } }], initialCoding: { code: 'n' } },
      { linkId: '1.3', text: 'Drie', type: 'string', enableWhen: [{ question: '1.2', hasAnswer: true }, { question: '1.1', answerCoding: { code: 'a' } }] },
    ], { contained: [{ resourceType: 'ValueSet', id: 'set', compose: { include: [{ concept: [{ code: 'a', display: 'A' }, { code: 'b', display: 'B' }] }] } }] })
    expect(gelezen.nietMee[0]).toMatchObject({ wat: 'versie', zin: expect.stringContaining('FHIR STU3; wij lezen R4.') })
    expect(velden(gelezen).get('1-1')).toMatchObject({ label: 'Beste reactie', type: 'keuze', config: { opties: [{ waarde: 'a', label: 'A' }, { waarde: 'b', label: 'B' }] } })
    expect(velden(gelezen).get('1-2')).toMatchObject({ standaard: 'n' })
    expect(velden(gelezen).get('1-3')).toMatchObject({ zichtbaar: ['of', ['gevuld', ['veld', '1-2']], ['=', ['veld', '1-1'], 'a']] })
  })
  test('R5', () => {
    const gelezen = lees([{ linkId: 'a', text: 'Kies', type: 'coding', answerOption: [{ valueCoding: { code: 'a' } }, { valueCoding: { code: 'b' } }] }])
    expect(gelezen.nietMee[0]).toMatchObject({ wat: 'versie', zin: expect.stringContaining('FHIR R5') })
    expect(velden(gelezen).get('a')).toMatchObject({ type: 'keuze' })
  })
  test('DSTU2 is refused, with what to do', () => expect(vanFhir({ resourceType: 'Questionnaire', status: 'published', group: { linkId: 'root' } })).toMatchObject({ ok: false, error: [{ code: 'FHIR_DSTU2', melding: expect.stringContaining('Zet het eerst om naar R4') }] }))
})

test('what is cut is named: options, texts, double ids', () => {
  const gelezen = lees([
    { linkId: 'a', text: 'L'.repeat(400), type: 'choice', answerOption: Array.from({ length: 210 }, (_, i) => ({ valueString: `o${i}` })) },
    { linkId: 'b', text: 'Dubbel', type: 'choice', answerOption: [{ valueString: 'x' }, { valueString: 'x' }, { valueString: 'y' }] },
    { linkId: 'b', text: 'Nog een', type: 'string', extension: [{ url: 'http://elders.example/iets-anders' }] },
  ])
  expect(velden(gelezen).get('a')).toMatchObject({ hulp: 'L'.repeat(400) })
  expect([...velden(gelezen).keys()]).toEqual(['a', 'b', 'b-2'])
  expect(wat(gelezen)).toEqual(['item[2] linkId', 'item[0] answerOption', 'item[1] answerOption', 'item[2] iets-anders'])
})

describe('answers of any shape', () => {
  const { definitie, ids } = lees([{ linkId: 'a', text: 'A', type: 'string' }, { linkId: 'l', text: 'L', type: 'group', repeats: true, item: [{ linkId: 'k', text: 'K', type: 'integer' }] }])
  test('give answers or sentences, never a fault', () => {
    const item = fc.letrec<{ i: unknown }>((tie) => ({ i: fc.oneof(fc.jsonValue({ maxDepth: 2 }), fc.record({ linkId: fc.constantFrom<unknown>('a', 'l', 'k', 'x', 3), answer: fc.oneof(fc.jsonValue({ maxDepth: 2 }), fc.array(fc.record({ valueString: fc.string(), item: fc.array(tie('i'), { maxLength: 2 }) }, { requiredKeys: [] }), { maxLength: 3 })), item: fc.oneof(fc.array(tie('i'), { maxLength: 3 }), fc.jsonValue({ maxDepth: 1 })) }, { requiredKeys: ['linkId'] })) })).i
    fc.assert(fc.property(fc.jsonValue({ maxDepth: 1 }), fc.array(item, { maxLength: 4 }), (los, items) => {
      for (const inhoud of [los, items]) expect(Array.isArray(antwoordVanFhir(definitie, { resourceType: 'QuestionnaireResponse', status: 'completed', item: inhoud } as never, ids).nietMee)).toBe(true)
    }))
  })
})

/** The law: what was filled in comes back, or is named on the way out or in. */
test('in, fill, out, in: nothing is lost silently', () => {
  const soorten = fc.constantFrom('string', 'text', 'boolean', 'integer', 'decimal', 'date', 'dateTime', 'choice', 'open-choice', 'quantity', 'url', 'time', 'attachment', 'display')
  type Los = Omit<QuestionnaireItem, 'linkId' | 'item'> & { readonly item?: readonly Los[] }
  const vraag: fc.Arbitrary<Los> = fc.record({ text: fc.constantFrom('Vraag', 'Nog een'), type: soorten, repeats: fc.boolean() }).map((i) => (i.type === 'choice' || i.type === 'open-choice' ? { ...i, answerOption: [{ valueCoding: { code: 'p', display: 'P' } }, { valueCoding: { code: 'q', display: 'Q' } }] } : i))
  const item = (diepte: number): fc.Arbitrary<Los> => (diepte > 4 ? vraag : fc.oneof({ weight: 3, arbitrary: vraag }, { weight: 1, arbitrary: fc.constant(null).chain(() => fc.record({ text: fc.constant('Groep'), type: fc.constant('group'), repeats: fc.boolean(), item: fc.array(item(diepte + 1), { maxLength: 3 }) })) }))
  const voorbeeld: Record<string, unknown> = { tekst: 'x', lang: 'y', janee: true, getal: 7, datum: '2026-01-02', datumtijd: '2026-01-02T10:00', keuze: 'p', meer: ['p', 'q'] }
  const vul = (lijst: readonly Veld[]): Record<string, unknown> => Object.fromEntries(lijst.flatMap((v) => (v.type === 'lijst' ? [[v.id, [{ _id: 'f1', ...vul(v.velden!) }]]] : voorbeeld[v.type] === undefined ? [] : [[v.id, voorbeeld[v.type]]])))
  let diepste = 0
  fc.assert(fc.property(fc.array(item(0), { minLength: 1, maxLength: 4 }), (items) => {
    let n = 0
    const nummer = (lijst: readonly Los[]): QuestionnaireItem[] => lijst.map((i) => { const { item: binnen, ...rest } = i; return { ...rest, linkId: `Q.${(n += 1)}`, ...(binnen ? { item: nummer(binnen) } : {}) } })
    const uit = vanFhir({ resourceType: 'Questionnaire', status: 'draft', item: nummer(items) })
    if (!uit.ok) return expect(n).toBeLessThanOrEqual(items.length)
    diepste = Math.max(diepste, n)
    const { terug, nietMee, bewaard } = rondje(uit.value, vul(uit.value.definitie.secties.flatMap((s) => s.velden)))
    expect({ antwoorden: terug.antwoorden, nietMee: [...nietMee, ...terug.nietMee] }).toEqual({ antwoorden: bewaard, nietMee: [] })
  }), { numRuns: 120 })
  expect(diepste).toBeGreaterThan(5)
})
