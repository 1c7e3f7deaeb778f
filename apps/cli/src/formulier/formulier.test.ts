import { describe, expect, test } from 'vitest'
import { formulieren, voorbeeldAntwoorden } from '@regietafel/domain/formulier'
import type { Io } from '../opdracht.ts'
import { opdrachten } from '../opdrachten.ts'

const bestanden = new Map<string, string | Uint8Array>()
const lees = (bestand: string): Uint8Array => {
  const inhoud = bestanden.get(bestand)
  if (inhoud === undefined) throw Object.assign(new Error('x'), { code: 'ENOENT' })
  return typeof inhoud === 'string' ? new TextEncoder().encode(inhoud) : inhoud
}
async function draai(naam: string, ...args: string[]) {
  let uit = ''
  let fout = ''
  const io: Io = {
    uit: (tekst) => void (uit += tekst),
    fout: (tekst) => void (fout += `${tekst}\n`),
    lees: async (bestand) => new TextDecoder().decode(lees(bestand)),
    schrijf: async () => {},
    leesBytes: async (bestand) => lees(bestand),
    env: {},
  }
  const { voer } = await opdrachten.find((o) => o.naam === `formulier ${naam}`)!.laad()
  return { code: await voer(args, io), uit, fout }
}
const zet = (naam: string, waarde: unknown) => {
  bestanden.set(naam, typeof waarde === 'string' ? waarde : JSON.stringify(waarde))
  return naam
}
const vraag = { id: 'naam', sleutel: 'naam', label: 'Naam', type: 'tekst', verplicht: true }
const klein = { formaat: 1, sleutel: 'klein', titel: 'Klein', secties: [{ id: 's', sleutel: 's', titel: 'Een', velden: [vraag, { id: 'n', sleutel: 'n', label: 'Getal', type: 'getal' }] }] }

describe('controleer', () => {
  test('a shipped form can be published', async () => expect(await draai('controleer', 'verklarende-analyse')).toMatchObject({ code: 0, fout: '', uit: expect.stringMatching(/^verklarende-analyse kan worden gepubliceerd: 1\d delen/) }))
  test('what is wrong stands at its place, with how to mend it', async () => {
    const kapot = zet('kapot.json', { ...klein, secties: [{ ...klein.secties[0], velden: [{ ...vraag, zichtbaar: ['en', ['gevuld', ['veld', 'n']], ['leeg', ['veld', 'n']], false] }, klein.secties[0]!.velden[1]] }] })
    expect(await draai('controleer', kapot)).toMatchObject({ code: 1, uit: '', fout: expect.stringContaining('fout: secties/0/velden/0/zichtbaar: "Naam": deze voorwaarde kan nooit waar zijn. Pas de voorwaarde aan') })
    expect(await draai('controleer', zet('vorm.json', { ...klein, secties: [{ id: 's' }] }))).toMatchObject({ code: 1, fout: expect.stringMatching(/^\$\.secties\[0\]\.sleutel: /) })
  })
  test('a proef that fails blocks', async () => {
    const met = zet('proef.json', { ...klein, proeven: [{ naam: 'leeg', antwoorden: {}, verwacht: [{ pad: 'naam', verplicht: false }] }] })
    expect(await draai('controleer', met)).toMatchObject({ code: 1, fout: 'proef "leeg": "Naam" is verplicht; verwacht was: niet.\n' })
  })
  test('a form under the key of a shipped one keeps its locked fields', async () => {
    const { code, fout } = await draai('controleer', zet('evaluatie.json', { ...klein, sleutel: 'maandtoets' }))
    expect(code).toBe(1)
    expect(fout).toContain("fout: secties: Het vaste veld 'besluit_vervolg' is weg.")
  })
  test('everything that is wrong at once, each at its place', async () => {
    const { code, fout } = await draai('controleer', zet('twee.json', { ...klein, secties: [{ ...klein.secties[0], velden: [{ ...vraag, type: 'raar' }, { ...klein.secties[0]!.velden[1], zichtbaar: ['=', ['veld', 'weg'], 1] }] }] }))
    expect(code).toBe(1)
    for (const plaats of ['secties/0/velden/0', 'secties/0/velden/1/zichtbaar']) expect(fout).toMatch(new RegExp(`^fout: ${plaats}[^ ]*: \\S.*\\. \\S.*\\.$`, 'm'))
  })
  test('no file, no JSON, no argument', async () => {
    expect(await draai('controleer', 'weg.json')).toMatchObject({ code: 2, fout: '$: Het bestand weg.json bestaat niet.\n' })
    expect(await draai('controleer', zet('x.json', '{,'))).toMatchObject({ code: 2, fout: expect.stringContaining('geen geldige JSON') })
    expect(await draai('controleer')).toMatchObject({ code: 2, fout: expect.stringContaining('BESTAND ontbreekt.') })
  })
})

describe('valideer', () => {
  test('the example answers of a shipped form can be vastgesteld', async () => {
    const antwoorden = zet('va.json', voorbeeldAntwoorden('verklarende-analyse'))
    const feiten = zet('feiten.json', { leeftijd: 16, geboortedatum: '2010-03-12', setting: 'open', plaatsingsdatum: '2026-04-24', start1op1: '2026-04-24' })
    const { code, uit } = await draai('valideer', 'verklarende-analyse', antwoorden, '--vandaag', '2026-05-01', '--feiten', feiten)
    expect(JSON.parse(uit)).toMatchObject({ geweigerd: [], problemen: [] })
    expect(code).toBe(0)
  })
  test('what is missing and what cannot be is told per question', async () => {
    const { code, uit } = await draai('valideer', zet('klein.json', klein), zet('a.json', { n: 'veel', weg: 1 }))
    expect(code).toBe(1)
    expect(JSON.parse(uit)).toMatchObject({ geweigerd: [{ pad: 'n', code: 'TYPE' }, { pad: 'weg', code: 'PAD_ONBEKEND' }], problemen: [{ pad: 'naam', code: 'VERPLICHT', ernst: 'ontbreekt' }], antwoorden: {} })
  })
  test('a FHIR Questionnaire with its response', async () => {
    const q = zet('q.json', { resourceType: 'Questionnaire', status: 'active', title: 'T', item: [{ linkId: '1.1', text: 'Rookt u?', type: 'boolean', required: true }] })
    const r = zet('r.json', { resourceType: 'QuestionnaireResponse', status: 'completed', item: [{ linkId: '1.1', answer: [{ valueBoolean: true }] }] })
    expect(await draai('valideer', q, r)).toMatchObject({ code: 0 })
    expect(await draai('valideer', q, zet('r2.json', { resourceType: 'QuestionnaireResponse', status: 'completed', item: [] }))).toMatchObject({ code: 1 })
  })
  test.each([['[]', 'Antwoorden zijn een object'], ['{', 'geen geldige JSON'], ['null', 'Antwoorden zijn een object']])('answers that are %s', async (tekst, melding) =>
    expect(await draai('valideer', zet('klein.json', klein), zet('b.json', tekst))).toMatchObject({ code: 2, uit: '', fout: expect.stringContaining(melding) }))
  test('a day that does not exist', async () => expect(await draai('valideer', zet('klein.json', klein), zet('a.json', {}), '--vandaag', '2026-02-30')).toMatchObject({ code: 2 }))
})

test('out as FHIR and in again is the same form; what FHIR cannot is on stderr', async () => {
  const { uit, fout, code } = await draai('exporteer', 'hulpverleningsplan', '--vorm', 'fhir')
  expect(code).toBe(0)
  expect(fout).toMatch(/^gaat niet mee: secties\//)
  const terug = await draai('importeer', zet('hvp.json', uit))
  expect(terug).toMatchObject({ code: 0, fout: '' })
  expect(JSON.parse(terug.uit)).toEqual(JSON.parse(JSON.stringify(formulieren.hulpverleningsplan)))
  expect(await draai('vergelijk', 'hulpverleningsplan', zet('terug.json', terug.uit))).toMatchObject({ code: 0, uit: 'Geen verschil.\n' })
})

test('differences are told with what they do', async () => {
  const b = zet('b.json', { ...klein, secties: [{ ...klein.secties[0], velden: [{ ...klein.secties[0]!.velden[1], verplicht: true }] }] })
  expect(await draai('vergelijk', zet('klein.json', klein), b)).toMatchObject({ code: 1, uit: '# "Naam" vervalt. Antwoorden gaan apart.\n! "Getal" is verplicht geworden.\n\n# breekt gegeven antwoorden, ! vraagt aandacht\n' })
  expect(await draai('exporteer', 'verklarende-analyse', '--vorm', 'word')).toMatchObject({ code: 2 })
  expect((await draai('lijst')).uit.split('\n').length).toBeGreaterThan(8)
})
