import { describe, expect, test } from 'vitest'
import type { Formulierdefinitie, Sectie, Veld } from './definitie.types.ts'
import { controleerConcept, formulieren, isAfgeweken, koppelDeel, kopieerVelden, leesDefinitie, maakDeel, maakLos, plekken, voegDeelIn, waarGebruikt, werkDeelBij, zetCodelijst, type Conceptomgeving, type Deel } from './index.ts'
import { maakKans } from './testing/willekeurig.ts'

const veld = (id: string, extra: object = {}): Veld => ({ id, sleutel: id, label: `Vraag ${id}`, type: 'tekst', ...extra })
const sectie = (id: string, ...velden: Veld[]): Sectie => ({ id, sleutel: id, titel: id, velden })
const form = (...velden: Veld[]): Formulierdefinitie => ({ formaat: 1, sleutel: 'p', titel: 'P', secties: [sectie('s', ...velden)] })
const eigen = [veld('wie', { type: 'janee', vast: true }), veld('naam', { zichtbaar: ['veld', 'wie'], controles: [{ code: 'C', als: ['≠', ['veld', 'naam'], 'x'], melding: 'Nee.' }] }), veld('l', { type: 'lijst', config: { rijtitel: 'x' }, velden: [veld('x'), veld('y', { zichtbaar: ['gevuld', ['rij', 'x']] })], standaard: [{ _id: 'r1', x: 'klaar' }] }), veld('n', { type: 'berekend', config: { uitkomst: 'getal' }, berekening: ['aantal-waar', ['veld', 'l'], ['gevuld', ['rij', 'y']]] })]
const groep: Deel = { sleutel: 'gezin', versie: 1, inhoud: { velden: eigen } }
const maak = (gekoppeld = true, naar = form(veld('a'), veld('b')), deel = groep, nr = 1) => voegDeelIn(naar, deel, { in: 's', nr }, { kans: maakKans(1), gekoppeld })!
const fouten = (d: Formulierdefinitie) => { const uit = leesDefinitie(d); return uit.ok ? [] : uit.error }
const lijst = (d: Formulierdefinitie) => d.secties[0]!.velden.map((v) => v.deelId ?? v.id)

describe('fields are copied', () => {
  test('with new ids and keys, and rules that point at the copies', () => {
    const d = form(...eigen)
    const { velden, vertaling } = kopieerVelden(d, eigen, maakKans(2))
    const [wie, naam, l, n] = velden
    expect(velden.map((v) => v.sleutel)).toEqual(['vraag-wie', 'vraag-naam', 'vraag-l', 'vraag-n'])
    expect([wie!.vast, naam!.zichtbaar, naam!.controles![0]!.als]).toEqual([undefined, ['veld', wie!.id], ['≠', ['veld', naam!.id], 'x']])
    expect([l!.config, l!.standaard]).toEqual([{ rijtitel: vertaling.get('x') }, [{ _id: 'r1', [vertaling.get('x')!]: 'klaar' }]])
    expect(n!.berekening).toEqual(['aantal-waar', ['veld', l!.id], ['gevuld', ['rij', vertaling.get('y')]]])
    expect(fouten(form(...eigen, ...velden))).toEqual([])
  })
  test('and go on reading what was not copied', () => expect(kopieerVelden(form(...eigen), [eigen[1]!], maakKans(2)).velden[0]!.zichtbaar).toEqual(['veld', 'wie']))
  test('every section of every shipped form can stand in every other form', () => {
    const kans = maakKans(3)
    const alle = Object.values(formulieren)
    for (const [i, d] of alle.entries()) for (const s of d.secties) {
      const naar = alle[(i + 1) % alle.length]!
      const uit = kopieerVelden(naar, s.velden, kans)
      const ids = [...plekken({ ...naar, secties: [...naar.secties, { ...s, id: 's_nieuw', velden: uit.velden }] }).keys()]
      expect(ids.length).toBe([...plekken(naar).keys()].length + uit.vertaling.size)
      // once more in its own form it says what it said
      const zelf = kopieerVelden(d, s.velden, kans)
      const dubbel = { ...d, secties: [...d.secties, { ...s, id: 's_nieuw', velden: zelf.velden }] }
      expect(fouten(dubbel).filter((p) => !p.code.startsWith('TE_VEEL') && p.code !== 'KRING'), `${d.sleutel} ${s.id}`).toEqual([])
    }
  })
})

describe('a part in a form', () => {
  test('stands at its place, linked, each field knowing its own in the part', () => {
    const { definitie, ids } = maak()
    expect(lijst(definitie)).toEqual(['a', 'wie', 'naam', 'l', 'n', 'b'])
    expect(definitie.secties[0]!.velden.slice(1, 5).map((v) => [v.deel, v.id])).toEqual(ids.map((id) => [{ sleutel: 'gezin', versie: 1 }, id]))
    expect(definitie.secties[0]!.velden[3]!.velden!.map((v) => [v.deel, v.deelId])).toEqual([[undefined, 'x'], [undefined, 'y']])
    expect(fouten(definitie)).toEqual([])
  })
  test('or as a copy that knows nothing of it', () => {
    const { definitie } = maak(false)
    expect(JSON.stringify(definitie)).not.toMatch(/deelId|gezin/)
    expect(fouten(definitie)).toEqual([])
  })
  test('a whole section likewise; and loose again', () => {
    const deel: Deel = { sleutel: 'd', versie: 2, inhoud: { sectie: { ...sectie('s', ...eigen), zichtbaar: ['gevuld', ['feit', 'leeftijd']] } } }
    const { definitie, ids } = voegDeelIn(form(veld('a')), deel, { in: null, nr: 0 }, { kans: maakKans(1), gekoppeld: true })!
    expect(definitie.secties[0]).toMatchObject({ id: ids[0], titel: 's', sleutel: 's-2', deel: { sleutel: 'd', versie: 2 }, zichtbaar: ['gevuld', ['feit', 'leeftijd']] })
    expect(fouten(definitie)).toEqual([])
    expect(JSON.stringify(maakLos(definitie, ids[0]!))).not.toMatch(/"deel"/)
  })
  test('no such place', () => {
    expect(voegDeelIn(form(), groep, { in: 'weg', nr: 0 }, { kans: Math.random, gekoppeld: true })).toBeNull()
    expect(voegDeelIn(form(), groep, { in: null, nr: 0 }, { kans: Math.random, gekoppeld: true })).toBeNull()
  })
})

describe('a newer version of a part', () => {
  const nieuw: Deel = { sleutel: 'gezin', versie: 2, inhoud: { velden: [veld('erbij', { zichtbaar: ['veld', 'wie'] }), { ...eigen[0]!, label: 'Wie zorgt er?' }, eigen[2]!, eigen[3]!] } }
  test('keeps the ids of what stays, and with them rules outside; adds what is new, takes away what is gone', () => {
    const { definitie, ids } = maak()
    const met = { ...definitie, secties: [...definitie.secties, sectie('t', veld('c', { zichtbaar: ['veld', ids[0]!] }))] }
    const { definitie: na, verschillen } = werkDeelBij(met, nieuw, maakKans(9))
    expect(lijst(na)).toEqual(['a', 'erbij', 'wie', 'l', 'n', 'b'])
    expect(na.secties[0]!.velden.map((v) => v.id)).toEqual(['a', expect.stringMatching(/^f_/), ids[0], ids[2], ids[3], 'b'])
    expect(na.secties[0]!.velden[1]!.zichtbaar).toEqual(['veld', ids[0]])
    expect(na.secties[0]!.velden[2]).toMatchObject({ label: 'Wie zorgt er?', deel: { versie: 2 } })
    expect(verschillen.filter((v) => v.deel !== 'deel').map((v) => `${v.soort} ${v.deel}`)).toEqual(['weg veld', 'erbij veld', 'anders label'])
    expect(fouten(na)).toEqual([])
    expect(isAfgeweken(na.secties[0]!.velden.filter((v) => v.deel), nieuw)).toBe(false)
  })
  test('the same version changes nothing', () => {
    const { definitie } = maak()
    expect(werkDeelBij(definitie, groep, maakKans(9))).toEqual({ definitie, verschillen: [] })
  })
  test('where it was put twice, each is its own', () => {
    const een = maak()
    const twee = voegDeelIn(een.definitie, groep, { in: 's', nr: 6 }, { kans: maakKans(5), gekoppeld: true })!
    const { definitie } = werkDeelBij(twee.definitie, nieuw, maakKans(9))
    expect(lijst(definitie)).toEqual(['a', 'erbij', 'wie', 'l', 'n', 'b', 'erbij', 'wie', 'l', 'n'])
    expect(definitie.secties[0]!.velden.map((v) => v.id)).toEqual(expect.arrayContaining([een.ids[0], twee.ids[0]]))
    expect(fouten(definitie)).toEqual([])
  })
  test('where somebody spread it over two sections, each keeps what it has', () => {
    const { definitie } = maak()
    const spreid = { ...definitie, secties: [{ ...definitie.secties[0]!, velden: definitie.secties[0]!.velden.filter((v) => v.deelId !== 'n') }, sectie('t', definitie.secties[0]!.velden.find((v) => v.deelId === 'n')!)] }
    const { definitie: na } = werkDeelBij(spreid, nieuw, maakKans(9))
    expect(na.secties.map((s) => s.velden.map((v) => v.deelId ?? v.id))).toEqual([['a', 'erbij', 'wie', 'l', 'b'], ['n']])
    expect(fouten(na)).toEqual([])
  })
  test('a codelijst brings its options', () => {
    const opties = [{ waarde: 'a', label: 'A' }, { waarde: 'b', label: 'B' }]
    const d = zetCodelijst(form(veld('k', { type: 'keuze' })), 'k', { sleutel: 'code', versie: 1, inhoud: { opties } })
    const na = werkDeelBij(d, { sleutel: 'code', versie: 3, inhoud: { opties: [...opties, { waarde: 'c', label: 'C' }] } }, Math.random)
    expect(na.definitie.secties[0]!.velden[0]).toMatchObject({ codelijst: { sleutel: 'code', versie: 3 }, config: { opties: [{}, {}, { waarde: 'c' }] } })
    expect(maakLos(na.definitie, 'k').secties[0]!.velden[0]!.codelijst).toBeUndefined()
  })
})

test('a link that is gone, behind, or changed by hand is told', () => {
  const { definitie } = maak()
  const codes = (d: Formulierdefinitie, delen: NonNullable<Conceptomgeving['delen']>) => controleerConcept(d, { delen }).map((p) => `${p.code} ${p.ernst} ${p.plaats}`)
  expect(codes(definitie, [groep])).toEqual([])
  expect(codes(definitie, [])).toEqual(['DEEL_WEG waarschuwing secties/0/velden/1'])
  expect(codes(definitie, [{ ...groep, titel: 'Gezin' }, { sleutel: 'gezin', versie: 4 }])).toEqual(['DEEL_ACHTER waarschuwing secties/0/velden/1'])
  const anders = { ...definitie, secties: definitie.secties.map((s) => ({ ...s, velden: s.velden.map((v) => (v.deelId === 'naam' ? { ...v, label: 'Anders' } : v)) })) }
  expect(codes(anders, [groep])).toEqual(['DEEL_GEWIJZIGD waarschuwing secties/0/velden/1'])
})

test('where a field is used, in words', () => {
  const d: Formulierdefinitie = { ...form(veld('a', { type: 'janee' }), veld('b', { zichtbaar: ['veld', 'a'], verplicht: ['veld', 'a'], gewenst: ['veld', 'a'], alleenLezen: ['veld', 'a'], controles: [{ code: 'C', als: ['veld', 'a'], melding: 'x' }] }), veld('n', { type: 'berekend', config: { uitkomst: 'janee' }, berekening: ['niet', ['veld', 'a']] }), veld('d', { type: 'janee', standaard: { regel: ['veld', 'a'] } }), ...eigen.slice(2, 3), veld('v', { type: 'verbanden', config: { lijst: 'l', naam: 'x' } })), proeven: [{ naam: 'Een', antwoorden: { a: true }, verwacht: [{ pad: 'b', zichtbaar: true }] }, { naam: 'Rij', antwoorden: { l: [{ _id: 'r', x: 'x' }] }, verwacht: [{ pad: 'l/r/y', zichtbaar: true }] }] }
  const met = { ...d, secties: [...d.secties, { ...sectie('t'), zichtbaar: ['enige', ['veld', 'l'], ['=', ['rij', 'x'], 'x']] }] }
  expect(waarGebruikt(met, 'a').map((g) => `${g.id} ${g.zin}`)).toEqual(['b Bepaalt of "Vraag b" te zien is.', 'b Bepaalt of "Vraag b" verplicht is.', 'b Bepaalt of "Vraag b" gewenst is.', 'b Bepaalt of "Vraag b" alleen te lezen is.', 'b Telt mee in een controle van "Vraag b".', 'n Telt mee in de berekening van "Vraag n".', 'd Telt mee in waar "Vraag d" mee begint.', 'null Staat in de regeltest "Een".'])
  expect(waarGebruikt(met, 'x').map((g) => `${g.id} ${g.deel}`)).toEqual(['l standaard', 'l config', 'y zichtbaar', 'v config', 't zichtbaar', 'null proef'])
  expect(waarGebruikt(met, 'l').map((g) => g.deel)).toEqual(['config', 'zichtbaar', 'proef'])
  expect(waarGebruikt(met, 'n')).toEqual([])
})

describe('where a first answer comes from', () => {
  const met = (voorvul: unknown, extra: object = {}) => form(veld('a', { voorvul, ...extra }))
  test.each<[string, Formulierdefinitie, string]>([
    ['a fact that is not there', met([{ soort: 'feit', feit: 'schoenmaat' }]), 'VOORVUL_FEIT secties/0/velden/0/voorvul/0/feit'],
    ['a fact of another kind', met([{ soort: 'feit', feit: 'leeftijd' }]), 'VOORVUL_SOORT secties/0/velden/0/voorvul/0/feit'],
    ['in a row', form(veld('l', { type: 'lijst', velden: [veld('x', { voorvul: [{ soort: 'feit', feit: 'setting' }] })] })), 'VOORVUL_NIET_HIER secties/0/velden/0/velden/0/voorvul'],
    ['of what is worked out', met([{ soort: 'feit', feit: 'setting' }], { type: 'berekend', config: { uitkomst: 'tekst' }, berekening: 'x' }), 'VORM secties/0/velden/0/berekening'],
  ])('refused: %s', (_n, d, code) => expect(fouten(d).map((p) => `${p.code} ${p.plaats}`)).toContain(code))
  test('a fact of its kind is good', () => expect(fouten(met([{ soort: 'feit', feit: 'leeftijd' }], { type: 'getal' }))).toEqual([]))
  test('a question of another form that is gone, or of another kind', () => {
    const andere = [{ sleutel: 'va', velden: [{ id: 'q', type: 'tekst' }, { id: 'n', type: 'getal' }] }]
    const codes = (formulier: string, veldId: string) => controleerConcept(met([{ soort: 'formulier', formulier, veldId }]), { andere }).map((p) => p.code)
    expect([codes('va', 'q'), codes('va', 'weg'), codes('weg', 'q'), codes('va', 'n')]).toEqual([[], ['VOORVUL_WEG'], ['VOORVUL_WEG'], ['VOORVUL_SOORT']])
  })
})

test('an example that hangs on the day it is run is told', () => {
  const d: Formulierdefinitie = { ...form(veld('a', { type: 'datum' }), veld('b', { zichtbaar: ['<', ['feit', 'vandaag'], ['veld', 'a']] })), proeven: [{ naam: 'Toekomst', antwoorden: { a: '2026-12-01' }, verwacht: [{ pad: 'b', zichtbaar: true }] }] }
  expect(controleerConcept(d, { vandaag: '2026-05-01' as never }).map((p) => `${p.code} ${p.plaats}`)).toEqual(['PROEF_ZONDER_DAG proeven/0'])
  expect(controleerConcept({ ...d, proeven: [{ ...d.proeven![0]!, vandaag: '2026-05-01' }] }, { vandaag: '2026-05-01' as never })).toEqual([])
})

describe('a piece of a form becomes a part', () => {
  const koppeling = { sleutel: 'nieuw', versie: 1 }
  test('each section of the forms that come along: linked to what was saved, the form is as it was', () => {
    for (const definitie of Object.values(formulieren)) for (const { id } of definitie.secties) {
      const vorm = maakDeel(definitie, { sectie: id })!
      const na = koppelDeel(definitie, { sectie: id }, vorm.ids, koppeling)
      expect([...plekken(na).keys()]).toEqual([...plekken(definitie).keys()])
      expect(isAfgeweken(na.secties.find((s) => s.id === id)!, { ...koppeling, inhoud: vorm.inhoud })).toBe(false)
      expect(werkDeelBij(na, { ...koppeling, versie: 2, inhoud: vorm.inhoud }, maakKans(2)).verschillen.filter(({ gevolg }) => gevolg !== 'gelijk')).toEqual([])
      expect(JSON.stringify(vorm.inhoud)).not.toMatch(/"vast":|"deelId"/)
    }
  })
  test('fields: with what is in them, once; what stands in a chosen list is no part of its own', () => {
    const vorm = maakDeel(form(...eigen), { velden: ['l', 'x', 'n'] })!
    expect(vorm.inhoud.velden!.map((v) => v.id)).toEqual(['l', 'n'])
    const na = koppelDeel(form(...eigen), { velden: ['l', 'x', 'n'] }, vorm.ids, koppeling)
    expect(na.secties[0]!.velden.map((v) => [v.id, v.deel])).toEqual([['wie', undefined], ['naam', undefined], ['l', koppeling], ['n', koppeling]])
    expect(na.secties[0]!.velden[2]!.velden!.map((v) => [v.deel, v.deelId])).toEqual([[undefined, 'x'], [undefined, 'y']])
  })
  test('says what it reads outside itself', () => {
    expect(maakDeel(form(...eigen), { velden: ['naam', 'n'] })!.leest).toEqual(['Vraag wie', 'Vraag l', 'Vraag y'])
    expect(maakDeel(form(...eigen), { sectie: 's' })!.leest).toEqual([])
  })
  test('nothing to save gives nothing', () => {
    expect([maakDeel(form(), { velden: ['weg'] }), maakDeel(form(), { sectie: 'weg' })]).toEqual([null, null])
  })
  test('made loose, changed and saved again, a form with the version before keeps its ids', () => {
    const { definitie, ids } = maak()
    const hier = ids.reduce(maakLos, definitie)
    const anders = { ...hier, secties: hier.secties.map((s) => ({ ...s, velden: s.velden.map((v) => (v.deelId === 'wie' ? { ...v, label: 'Wie zorgt er?' } : v)) })) }
    const versie2: Deel = { sleutel: 'gezin', versie: 2, inhoud: maakDeel(anders, { velden: ids })!.inhoud }
    const ander = maak(true, form(veld('a')), groep, 0)
    const na = werkDeelBij(ander.definitie, versie2, maakKans(3))
    expect(na.definitie.secties[0]!.velden.map((v) => v.id)).toEqual([...ander.ids, 'a'])
    expect(na.verschillen.map(({ deel, gevolg }) => `${deel} ${gevolg}`)).toEqual(['label gelijk', ...ander.ids.map(() => 'deel gelijk')])
  })
  test('a field that has the id of another in the part gets one of its own', () => {
    const vorm = maakDeel(form(veld('a', { deelId: 'b' }), veld('b')), { velden: ['a', 'b'] })!
    expect(new Set(vorm.inhoud.velden!.map((v) => v.id)).size).toBe(2)
  })
})
