import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canoniek, compileer, formulieren, leesDefinitie, veldtypen, voorbeeldAntwoorden, voorbeeldContext, type Formulierdefinitie, type FormulierSleutel } from '../index.ts'
import { werkUit } from '../werking.ts'
import { antwoordNaarFhir, antwoordVanFhir, naarFhir, vanFhir, type Questionnaire } from './index.ts'

const sleutels = Object.keys(formulieren) as FormulierSleutel[]
const lees = (invoer: unknown) => {
  const uit = vanFhir(invoer)
  if (!uit.ok) throw new Error(JSON.stringify(uit.error))
  return uit.value
}

test.each(sleutels)('%s comes back from FHIR exactly as it went', (sleutel) => {
  const { questionnaire, nietMee } = naarFhir(formulieren[sleutel])
  const terug = lees(JSON.parse(JSON.stringify(questionnaire)))
  expect(canoniek(terug.definitie)).toBe(canoniek(formulieren[sleutel]))
  expect(terug.nietMee).toEqual([])
  for (const { zin, plaats } of nietMee) expect(`${plaats} ${zin}`).toMatch(/^secties\/\d+.* \S.*\.$/)
})

test('what another system cannot do with it is listed by place', () => {
  const { nietMee } = naarFhir(formulieren['verklarende-analyse'])
  expect(nietMee.length).toBeGreaterThan(5)
  expect(new Set(nietMee.map(({ wat }) => wat))).toContain('controle')
})

const vreemd: Questionnaire = {
  resourceType: 'Questionnaire', status: 'active', name: 'Leefwijze', title: 'Vragen over leefwijze',
  contained: [{ resourceType: 'ValueSet', id: 'vs', compose: { include: [{ concept: [{ code: 'j', display: 'Ja' }, { code: 'n', display: 'Nee' }, { code: 'o', display: 'Onbekend' }] }] } }],
  item: [
    { linkId: '1', text: 'Algemeen', type: 'group', item: [
      { linkId: '1.1', text: 'Rookt u?', type: 'boolean', required: true },
      { linkId: '1.2', text: 'Hoeveel per dag?', type: 'integer', enableWhen: [{ question: '1.1', operator: '=', answerBoolean: true }] },
      { linkId: '1.3', text: 'Sinds', type: 'date', enableWhen: [{ question: '1.2', operator: '>', answerInteger: 5 }, { question: '1.2', operator: 'exists', answerBoolean: true }], enableBehavior: 'any' },
      { linkId: '1.4', text: 'Sport', type: 'choice', repeats: true, answerOption: [{ valueCoding: { code: 'v', display: 'Voetbal' } }, { valueString: 'zwemmen' }] },
      { linkId: '1.5', text: 'Wilt u hulp?', type: 'choice', answerValueSet: '#vs', initial: [{ valueCoding: { code: 'o' } }] },
      { linkId: '1.6', text: 'Gewicht', type: 'quantity' },
      { linkId: '1.7', text: 'Groepje', type: 'group', item: [{ linkId: '1.7.1', text: 'Erin', type: 'string', maxLength: 20 }] },
    ] },
    { linkId: '2', text: 'Medicijnen', type: 'group', repeats: true, item: [{ linkId: '2.1', text: 'Naam', type: 'string' }, { linkId: '2.2', text: 'Bijwerking', type: 'text', enableWhen: [{ question: '2.1', operator: 'exists', answerBoolean: true }] }] },
    { linkId: '3', text: 'Dank u wel', type: 'display' },
  ],
}

describe('a questionnaire from elsewhere', () => {
  const { definitie, nietMee, ids } = lees(vreemd)
  const velden = new Map(definitie.secties.flatMap((s) => s.velden).map((v) => [v.id, v]))
  test('is a form that works', () => {
    expect(leesDefinitie(definitie).ok).toBe(true)
    expect(definitie).toMatchObject({ sleutel: 'vragen-over-leefwijze', titel: 'Vragen over leefwijze' })
    expect(definitie.secties.map(({ titel }) => titel)).toEqual(['Algemeen', 'Vragen'])
    expect(ids['1.1']).toBe('1-1')
  })
  test('with its kinds, options, obligations and conditions', () => {
    expect(velden.get('1-1')).toMatchObject({ type: 'janee', verplicht: true })
    expect(velden.get('1-2')).toMatchObject({ type: 'getal', zichtbaar: ['=', ['veld', '1-1'], true] })
    expect(velden.get('1-3')).toMatchObject({ type: 'datum', zichtbaar: ['of', ['>', ['veld', '1-2'], 5], ['gevuld', ['veld', '1-2']]] })
    expect(velden.get('1-4')).toMatchObject({ type: 'meer', config: { opties: [{ waarde: 'v', label: 'Voetbal' }, { waarde: 'zwemmen', label: 'zwemmen' }] } })
    expect(velden.get('1-5')).toMatchObject({ type: 'keuze', standaard: 'o' })
    expect(velden.get('2')?.velden?.[1]).toMatchObject({ type: 'lang', zichtbaar: ['gevuld', ['rij', '2-1']] })
    expect(velden.get('3')).toMatchObject({ type: 'informatie' })
  })
  test('and what could not come along is named', () => expect(nietMee.map(({ plaats, wat }) => `${plaats} ${wat}`)).toEqual(['item[0].item[5] quantity', 'item[0].item[6] group', 'item[1] group']))

  test('its answers come in, and go out again', () => {
    const antwoorden = { '1-1': true, '1-2': 8, '1-3': '2020-01-01', '1-4': ['v', 'zwemmen'], '1-5': 'j', '2': [{ _id: 'f1', '2-1': 'Paracetamol' }, { _id: 'f2', '2-1': 'IJzer', '2-2': 'Moe' }] }
    const { response } = antwoordNaarFhir(definitie, antwoorden, { status: 'completed' })
    expect(antwoordVanFhir(definitie, response)).toEqual({ antwoorden, nietMee: [] })
    const hunne = { resourceType: 'QuestionnaireResponse' as const, status: 'completed', item: [{ linkId: '1', item: [{ linkId: '1.2', answer: [{ valueInteger: 8 }] }, { linkId: '9', text: 'Weg', answer: [{ valueString: 'x' }] }] }] }
    expect(antwoordVanFhir(definitie, hunne, ids)).toEqual({ antwoorden: { '1-2': 8 }, nietMee: [{ plaats: 'item[0].item[1]', wat: 'answer', zin: 'De vraag "Weg" staat niet in dit formulier.' }] })
  })
})

test.each(sleutels)('answers of %s: what FHIR can carry comes back, the rest is named', (sleutel) => {
  const form = compileer(formulieren[sleutel])
  const { antwoorden } = werkUit(form, voorbeeldAntwoorden(sleutel), voorbeeldContext)
  const { response, nietMee } = antwoordNaarFhir(form.definitie, antwoorden, { status: 'completed' })
  const terug = antwoordVanFhir(form.definitie, response).antwoorden
  const genoemd = new Set(nietMee.map(({ plaats }) => plaats.split('/')[0]!))
  for (const [id, waarde] of Object.entries(antwoorden)) {
    const veld = form.velden.get(id)!
    if (!genoemd.has(id) && ['tekst', 'lang', 'getal', 'datum', 'janee', 'keuze', 'meer', 'schaal', 'bedrag', 'percentage'].includes(veld.veld.type)) expect(terug[id], id).toEqual(waarde)
    else if (!genoemd.has(id)) expect(terug[id], id).toBeDefined()
  }
})

describe('types with rows of their own, and a duur', () => {
  const config = (type: 'tijdlijn' | 'netwerkkaart' | 'factorengraaf' | 'duur' | 'tijdvak') => veldtypen[type].example.config
  const types = ['tijdlijn', 'netwerkkaart', 'factorengraaf', 'duur', 'tijdvak'] as const
  const definitie: Formulierdefinitie = { formaat: 1, sleutel: 'proef', titel: 'Proef', secties: [{ id: 's', sleutel: 's', titel: 'S', velden: types.map((type) => ({ id: type, sleutel: type, label: `Vraag ${type}`, type, config: config(type) })) }] }
  test('the same form comes back, and every linkId occurs once', () => {
    const { questionnaire } = naarFhir(definitie)
    expect(vanFhir(questionnaire)).toMatchObject({ ok: true, value: { definitie } })
    const ids: string[] = []
    const loop = (items: readonly { linkId: string; item?: readonly never[] }[]): void => items.forEach((i) => { ids.push(i.linkId); loop(i.item ?? []) })
    loop(questionnaire.item as never)
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids).toContain('factorengraaf.verbanden.naar')
  })
  test('rows and units come back; a pointer to a row is named', () => {
    const antwoorden = Object.fromEntries(types.map((type) => [type, veldtypen[type].example.value]))
    const { response, nietMee } = antwoordNaarFhir(definitie, antwoorden, { status: 'completed' })
    expect(nietMee.map((n) => n.plaats)).toEqual(['factorengraaf/f1/verbanden/v1/naar', 'factorengraaf/f3/verbanden/v2/naar'])
    const { antwoorden: terug, nietMee: weg } = antwoordVanFhir(definitie, response)
    expect(weg).toEqual([])
    expect(terug['duur']).toEqual({ aantal: 6, eenheid: 'weken' })
    const zonderId = (w: unknown) => JSON.parse(JSON.stringify(w, (k, v: unknown) => (k === '_id' || k === 'naar' ? undefined : v))) as unknown
    for (const type of ['tijdlijn', 'netwerkkaart', 'factorengraaf']) expect(zonderId(terug[type]), type).toEqual(zonderId(antwoorden[type]))
  })
})

describe('what is no questionnaire, or a bomb', () => {
  test.each<[unknown, string]>([
    [{}, 'GEEN_QUESTIONNAIRE'], [{ resourceType: 'Patient', item: [] }, 'GEEN_QUESTIONNAIRE'], [{ resourceType: 'Questionnaire', item: [] }, 'VORM'], [null, 'GEEN_QUESTIONNAIRE'],
    [{ resourceType: 'Questionnaire', item: [JSON.parse('{"linkId":"a","type":"string","__proto__":{"x":1}}') as unknown] }, 'TE_GROOT'],
  ])('%j is refused', (invoer, code) => {
    const uit = vanFhir(invoer)
    expect(uit.ok ? 'ok' : uit.error[0]!.code).toBe(code)
  })
  test('anything at all is a refusal or a form', () => {
    fc.assert(fc.property(fc.array(fc.oneof(fc.jsonValue({ maxDepth: 4 }), fc.record({ linkId: fc.constant('a'), type: fc.constant('group'), item: fc.jsonValue(), extension: fc.jsonValue() }))), (items) => typeof vanFhir({ resourceType: 'Questionnaire', item: items }).ok === 'boolean'))
  })
  test('whatever stands in the items, it is a form or a refusal', () => {
    const item = fc.letrec<{ i: unknown }>((tie) => ({
      i: fc.record({ linkId: fc.oneof(fc.string({ maxLength: 80 }), fc.constantFrom('a', 'constructor', '')), text: fc.option(fc.string(), { nil: undefined }), type: fc.constantFrom('group', 'string', 'choice', 'boolean', 'display', 'onzin', 'decimal'), repeats: fc.boolean(), required: fc.boolean(),
        enableWhen: fc.array(fc.record({ question: fc.constantFrom('a', 'b'), operator: fc.constantFrom('=', 'exists', '>'), answerBoolean: fc.boolean() }), { maxLength: 2 }), answerOption: fc.array(fc.record({ valueString: fc.string({ maxLength: 3 }) }), { maxLength: 3 }), item: fc.array(tie('i'), { maxLength: 3 }) }, { requiredKeys: ['linkId', 'type'] }),
    })).i
    let goed = 0
    fc.assert(fc.property(fc.array(item, { minLength: 1, maxLength: 4 }), (items) => {
      const uit = vanFhir({ resourceType: 'Questionnaire', status: 'draft', title: 'T', item: items })
      if (uit.ok) { goed += 1; expect(leesDefinitie(JSON.parse(JSON.stringify(uit.value.definitie)) as Formulierdefinitie).ok).toBe(true) }
    }), { numRuns: 150 })
    expect(goed).toBeGreaterThan(10)
  })
})
