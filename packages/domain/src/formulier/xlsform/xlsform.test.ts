import { describe, expect, test } from 'vitest'
import { acceptAntwoord, beoordeel, compileer, leesDefinitie } from '../index.ts'
import type { Context, Expressie } from '../definitie.types.ts'
import { vanXlsForm, type Blad } from './index.ts'
import { vanXpath } from './xpath.ts'

const rijen = (...regels: string[]): Blad => {
  const [kop, ...rest] = regels.map((r) => r.split('|').map((c) => c.trim()))
  return rest.map((cellen) => Object.fromEntries(kop!.flatMap((naam, i) => (cellen[i] ? [[naam, cellen[i]!]] : []))))
}
const huis = {
  survey: rijen(
    'type | name | label | label::English (en) | hint | required | relevant | constraint | constraint_message | calculation | appearance | default',
    'start | start',
    'text | naam | Naam | Name | Zoals op het paspoort | yes',
    'integer | leeftijd | Leeftijd | Age | | true() | | . >= 0 and . <= 120 | Vul een leeftijd in.',
    'begin group | gezin | Gezin | Family | | | ${leeftijd} < 18',
    'select_one janee | thuis | Woont thuis? | | | ',
    'select_multiple hulp | hulp | Welke hulp? | | | | ${thuis} = \'ja\'',
    'text | anders | Welke andere? | | | yes | selected(${hulp}, \'anders\') | | | | multiline',
    'begin repeat | broers | Broers en zussen',
    'text | broer_naam | Naam | | | yes',
    'integer | broer_leeftijd | Leeftijd | | | | ${broer_naam} != \'\'',
    'end repeat',
    'calculate | aantal | Aantal | | | | | | | count(${broers})',
    'calculate | jaren | Samen | | | | | | | sum(${broer_leeftijd})',
    'end group',
    'geopoint | plek | Waar?',
    'range | cijfer | Cijfer',
    'date | dag | Dag | | | | | | | | | today()',
    'note | dank | Dank je wel',
  ),
  choices: rijen('list_name | name | label', 'janee | ja | Ja', 'janee | nee | Nee', 'hulp | thuis | Thuis', 'hulp | school | Op school', 'hulp | anders | Anders'),
  settings: rijen('form_title | form_id', 'Intake gezin | intake_gezin'),
}
const context: Context = { vandaag: '2026-05-01' as Context['vandaag'], feiten: {} }

describe('an XLSForm', () => {
  const gelezen = vanXlsForm(huis)
  if (!gelezen.ok) throw new Error(JSON.stringify(gelezen.error))
  const { definitie, nietMee } = gelezen.value

  test('becomes a form that may be published, with its groups as sections', () => {
    expect(leesDefinitie(JSON.parse(JSON.stringify(definitie)))).toMatchObject({ ok: true })
    expect(definitie).toMatchObject({ sleutel: 'intake-gezin', titel: 'Intake gezin', talen: ['en'] })
    expect(definitie.secties.map((s) => [s.titel, s.velden.map((v) => `${v.id}:${v.type}`)])).toEqual([
      ['Vragen', ['naam:tekst', 'leeftijd:getal']],
      ['Gezin', ['thuis:keuze', 'hulp:meer', 'anders:lang', 'broers:lijst', 'aantal:berekend', 'jaren:berekend']],
      ['Vragen', ['plek:tekst', 'cijfer:schaal', 'dag:datum', 'dank:informatie']],
    ])
  })
  test('names what does not come along, with its row', () => {
    expect(nietMee.map(({ plaats, wat }) => `${plaats} ${wat}`)).toEqual(['survey!2 start', 'survey!16 geopoint'])
  })
  test('keeps its conditions, checks, sums and translation', () => {
    const form = compileer(definitie)
    const na = (antwoorden: Record<string, unknown>) => {
      const uit = acceptAntwoord({ form, bewaard: {}, wijzigingen: Object.entries(antwoorden).map(([pad, waarde]) => ({ pad, waarde })), context })
      if (!uit.ok) throw new Error(uit.error.melding)
      return uit.value
    }
    const kind = na({ naam: 'Sam', leeftijd: 12, thuis: 'ja', hulp: ['anders'], broers: [{ _id: 'r1', broer_naam: 'Bo', broer_leeftijd: 9 }, { _id: 'r2', broer_naam: 'Li', broer_leeftijd: 4 }] })
    expect(kind.geweigerd).toEqual([])
    expect(kind.beoordeling.antwoorden).toMatchObject({ aantal: 2, jaren: 13, dag: '2026-05-01' })
    expect(kind.beoordeling.problemen.map((p) => `${p.pad} ${p.code}`)).toEqual(['anders VERPLICHT'])
    expect(beoordeel(form, { leeftijd: 30 }, context).zichtbaar('thuis')).toBe(false)
    expect(na({ leeftijd: 130 }).beoordeling.problemen.find((p) => p.pad === 'leeftijd')).toMatchObject({ code: 'CONSTRAINT', melding: 'Vul een leeftijd in.' })
    expect(definitie.secties[0]!.velden[0]).toMatchObject({ vertaling: { en: { label: 'Name' } }, hulp: 'Zoals op het paspoort', verplicht: true })
  })
  test('a rule that cannot be carried is left off and told; the question stays', () => {
    const uit = vanXlsForm({ ...huis, survey: rijen('type | name | label | relevant', 'text | a | A', "text | b | B | regex(${a}, '^[a-z]+$')", 'text | c | C | ${a} > 3', 'text | d | D | ${weg} = 1') })
    expect(uit).toMatchObject({ ok: true })
    if (!uit.ok) return
    expect(uit.value.definitie.secties[0]!.velden.map((v) => [v.id, v.zichtbaar])).toEqual([['a', undefined], ['b', undefined], ['c', undefined], ['d', undefined]])
    expect(uit.value.nietMee.map((n) => n.plaats)).toEqual(['survey!3', 'survey!5', 'secties/0/velden/2/zichtbaar'])
  })
  test.each<[string, Blad, string]>([
    ['no survey', [], 'GEEN_XLSFORM'],
    ['a group that never ends', rijen('type | name | label', 'begin group | g | G', 'text | a | A'), 'GROEP_OPEN'],
    ['an end without a begin', rijen('type | name | label', 'text | a | A', 'end repeat |'), 'GROEP_LOOPT_MIS'],
    ['too many rows', Array.from({ length: 2_001 }, (_, i) => ({ type: 'text', name: `v${i}`, label: 'V' })), 'TE_GROOT'],
  ])('is refused with its place: %s', (_naam, survey, code) => expect(vanXlsForm({ survey, choices: [], settings: [] })).toMatchObject({ ok: false, error: [{ code }] }))
})

describe('an expression of XLSForm', () => {
  const lees = (naam: string) => (naam === 'weg' ? null : { bron: ['veld', naam === '.' ? 'zelf' : naam] as Expressie, soort: (naam.startsWith('n') ? 'getal' : naam.startsWith('m') ? 'meer' : 'anders') as never })
  test.each<[string, Expressie]>([
    ["${a} = 'ja' and not(${b} = '') or ${n} >= 2", ['of', ['en', ['=', ['veld', 'a'], 'ja'], ['niet', ['leeg', ['veld', 'b']]]], ['≥', ['veld', 'n'], 2]]],
    ["${n} = '5'", ['=', ['veld', 'n'], 5]],
    ['. > 0 and . <= ${n} * 2 + 1', ['en', ['>', ['veld', 'zelf'], 0], ['≤', ['veld', 'zelf'], ['+', ['×', ['veld', 'n'], 2], 1]]]],
    ["selected(${m}, 'x')", ['bevat', ['veld', 'm'], 'x']],
    ["if(${n} div 2 > 1, 'a', 'b')", ['als-dan-anders', ['>', ['÷', ['veld', 'n'], 2], 1], 'a', 'b']],
    ['${d} <= today()', ['≤', ['veld', 'd'], ['feit', 'vandaag']]],
    ['-1 < ${n}', ['<', ['-', 0, 1], ['veld', 'n']]],
  ])('%s', (tekst, regel) => expect(vanXpath(tekst, lees)).toEqual({ ok: true, value: regel }))
  test.each(['', '${weg} = 1', 'concat(1)', "${a} = 'x", '${a} =', '((((((((((((((((((((((1))))))))))))))))))))))', '1'.repeat(3_000), '${m} = 1', 'selected(${a})', '${a} & 1', '${a} 1'])('refuses %s', (tekst) => expect(vanXpath(tekst, lees)).toMatchObject({ ok: false }))
})
