import { expect, test } from 'vitest'
import { canoniek, formulieren } from '../index.ts'
import { antwoordNaarFhir, antwoordVanFhir, naarFhir, vanFhir } from './index.ts'

const hunne = {
  resourceType: 'Questionnaire', status: 'active', url: 'http://voorbeeld.example/fhir/Questionnaire/slaap', name: 'SlaapEnRust', title: 'Slaap en rust',
  item: [
    { linkId: '1', text: 'Slapen', type: 'group', item: [
      { linkId: '1.1', text: 'Slaap je goed?', type: 'boolean' },
      { linkId: '1.2', text: 'Waarom niet?', type: 'text', enableWhen: [{ question: '1.1', operator: '=', answerBoolean: false }] },
      { linkId: '/Nacht', text: 'Nachten', type: 'group', repeats: true, item: [{ linkId: 'Nacht Uren', text: 'Uren', type: 'integer' }] },
    ] },
  ],
}
const lees = (wat: unknown) => {
  const uit = vanFhir(wat)
  if (!uit.ok) throw new Error(JSON.stringify(uit.error))
  return uit.value.definitie
}

test('a form from elsewhere goes back under the names of its maker, conditions included', () => {
  const definitie = lees(hunne)
  expect(definitie).toMatchObject({ sleutel: 'slaap-en-rust', fhir: { url: hunne.url, name: 'SlaapEnRust', ids: { '1-1': '1.1', '1-2': '1.2' } } })
  const { questionnaire } = naarFhir(definitie)
  expect(questionnaire).toMatchObject({ url: hunne.url, name: 'SlaapEnRust', item: [{ linkId: '1', item: [{ linkId: '1.1' }, { linkId: '1.2', enableWhen: [{ question: '1.1' }] }, { linkId: '/Nacht', item: [{ linkId: 'Nacht Uren' }] }] }] })
})

test('and comes in once more as the same form, also after a question was added here', () => {
  const definitie = lees(hunne)
  const meer = { ...definitie, secties: [{ ...definitie.secties[0]!, velden: [...definitie.secties[0]!.velden, { id: 'f_nieuw', sleutel: 'nieuw', label: 'Nieuw', type: 'tekst' }] }] }
  for (const vorm of [definitie, meer]) expect(canoniek(lees(JSON.parse(JSON.stringify(naarFhir(vorm).questionnaire))))).toBe(canoniek(vorm))
})

test('answers go out under their linkIds, and come in from theirs', () => {
  const definitie = lees(hunne)
  const lijst = definitie.secties[0]!.velden[2]!
  const antwoorden = { '1-1': false, '1-2': 'Lawaai', [lijst.id]: [{ _id: 'f1', [lijst.velden![0]!.id]: 5 }] }
  const { response, nietMee } = antwoordNaarFhir(definitie, antwoorden, { status: 'completed' })
  expect(nietMee).toEqual([])
  expect(response).toMatchObject({ questionnaire: hunne.url, item: [{ linkId: '1', item: [{ linkId: '1.1' }, { linkId: '1.2' }, { linkId: '/Nacht', item: [{ linkId: 'Nacht Uren' }] }] }] })
  expect(antwoordVanFhir(definitie, response)).toEqual({ antwoorden, nietMee: [] })
})

test('a form of ours has no names of somebody else', () => expect(naarFhir(formulieren['verklarende-analyse']).questionnaire.url).toBe('urn:regietafel:formulier:verklarende-analyse'))
