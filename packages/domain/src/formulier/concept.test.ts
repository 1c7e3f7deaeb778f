import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bouwFormulier } from './compileer.ts'
import type { Formulierdefinitie, Veld } from './definitie.types.ts'
import { bijPlaats, controleerConcept, formulieren, leesDefinitie, leesOmtrek, nieuweSleutel, nieuwId, vertaal, vertaalbaar, vertaalstand, werkbaarFormulier } from './index.ts'
import { beschadig } from './testing/schade.ts'
import { maakKans, type Kans } from './testing/willekeurig.ts'
import { plekken } from './vergelijk.ts'

const veld = (id: string, extra: object = {}): Veld => ({ id, sleutel: id, label: `Label ${id}`, type: 'tekst', ...extra })
const form = (...velden: Veld[]): Formulierdefinitie => ({ formaat: 1, sleutel: 'proef', titel: 'Proef', secties: [{ id: 's1', sleutel: 's1', titel: 'Een', velden }] })
const codes = (d: Formulierdefinitie, o = {}) => controleerConcept(d, o).map((p) => `${p.code} ${p.bij} ${p.plaats}`)
const meegeleverd = Object.values(formulieren)

describe('the outline', () => {
  test.each(meegeleverd.map((d) => [d.sleutel, d] as const))('%s has one', (_s, d) => expect(leesOmtrek(d)).toEqual({ ok: true, value: d }))
  test('what is in it may be wrong', () => {
    const d = form(veld('a', { type: 'onzin', config: 5, zichtbaar: 'x', onbekend: { x: 1 } }), veld('l', { type: 'lijst', velden: [veld('m', { type: 'lijst', velden: [veld('n')] })] }))
    expect(leesOmtrek(d)).toEqual({ ok: true, value: d })
    expect(leesOmtrek({ ...d, secties: [] }).ok).toBe(true)
  })
  test.each<[string, unknown, string]>([
    ['an id twice', form(veld('a'), veld('a')), 'secties/0/velden/1/id'],
    ['an id of a section as a field', form(veld('s1')), 'secties/0/velden/0/id'],
    ['an id twice, one in a list', form(veld('a'), veld('l', { type: 'lijst', velden: [veld('a')] })), 'secties/0/velden/1/velden/0/id'],
    ['a list three deep', form(veld('l', { velden: [veld('m', { velden: [veld('n', { velden: [veld('o')] })] })] })), 'secties/0/velden/0/velden/0/velden/0/velden'],
    ['an id that is no id', form(veld('A b')), 'secties/0/velden/0/id'],
    ['an id of the language', form(veld('constructor')), 'secties/0/velden/0/id'],
    ['another format', { ...form(), formaat: 2 }, 'formaat'],
    ['no list of fields', { ...form(), secties: [{ id: 's', sleutel: 's', titel: 'S', velden: 'x' }] }, 'secties/0/velden'],
    ['examples that are no list', { ...form(), proeven: 'x' }, 'proeven'],
    ['a controle that is no object', form(veld('a', { controles: [5] })), 'secties/0/velden/0/controles/0'],
    ['more than a million characters', form(...Array.from({ length: 120 }, (_, i) => veld(`a${i}`, { hulp: 'x'.repeat(9_000) }))), ''],
    ['a key of the language', JSON.parse('{"formaat":1,"__proto__":{"x":1}}'), ''],
    ['nothing', null, ''], ['text', 'x', ''], ['a list', [], ''],
  ])('is not there: %s', (_n, invoer, plaats) => {
    const uit = leesOmtrek(invoer)
    expect(uit.ok ? [] : uit.error.map((p) => p.plaats)).toContain(plaats)
    if (!uit.ok) for (const p of uit.error) expect(p.melding).not.toMatch(/invalid|expected|received|required|too (small|big)/i)
  })
})

describe('everything that is wrong, at once and at its field', () => {
  test.each(meegeleverd.map((d) => [d.sleutel, d] as const))('%s has no fault', (_s, d) => expect(controleerConcept(d).filter((p) => p.ernst === 'fout')).toEqual([]))
  test('a fault of shape does not hide one of meaning, and neither hides a rule that decides nothing', () => {
    const d = form(veld('a', { label: '' }), veld('b', { zichtbaar: ['gevuld', ['veld', 'weg']] }), veld('c', { zichtbaar: ['en', ['=', ['veld', 'd'], true], ['=', ['veld', 'd'], false]] }), veld('d', { type: 'janee' }))
    expect(codes(d)).toEqual(['VORM a secties/0/velden/0/label', 'REGEL_ONBEKEND_VELD b secties/0/velden/1/zichtbaar', 'NOOIT_WAAR c secties/0/velden/2/zichtbaar'])
  })
  test('in a row, of a section, of the form', () => {
    const d = { ...form(veld('l', { type: 'lijst', velden: [veld('c', { type: 'keuze', config: { opties: [] } })] })), schrijft: ['baas'] } as unknown as Formulierdefinitie
    expect(codes({ ...d, secties: [...d.secties, { id: 's2', sleutel: 's2', titel: 'Leeg', velden: [] }] })).toEqual(['VORM null schrijft/0', 'CONFIG c secties/0/velden/0/velden/0/config/opties', 'SECTIE_LEEG s2 secties/1'])
  })
  test('a form in which nothing is asked blocks; an empty section beside a question only warns', () => {
    const leeg = { id: 's2', sleutel: 's2', titel: 'Leeg', velden: [] }
    const ernst = (d: Formulierdefinitie) => controleerConcept(d).map((p) => `${p.code} ${p.ernst}`)
    expect(ernst({ ...form(), secties: [] })).toContain('FORMULIER_LEEG fout')
    expect(ernst(form(veld('i', { type: 'informatie', config: { tekst: 'Lees dit.' } })))).toEqual(['FORMULIER_LEEG fout'])
    expect(ernst({ ...form(veld('a')), secties: [...form(veld('a')).secties, leeg] })).toEqual(['SECTIE_LEEG waarschuwing'])
  })
  test('a locked field that is gone', () => {
    expect(codes(form(veld('a')), { vast: ['a', 'b'] })).toEqual(['VAST_WEG null secties'])
  })
  test('a field or option that is named by a rule or a lock is called by its label, also when it is gone', () => {
    const meldingen = (d: Formulierdefinitie, omgeving = {}) => controleerConcept(d, omgeving).map(({ melding }) => melding)
    const was = form(veld('weg', { label: 'Soort hulp' }), veld('k', { type: 'keuze', config: { opties: [{ waarde: 'spoed', label: 'Met spoed' }, { waarde: 'x', label: 'X' }] } }))
    const nu = form(veld('a', { zichtbaar: ['gevuld', ['veld', 'weg']] }), veld('b', { zichtbaar: ['gevuld', ['veld', 'cel']] }), veld('l', { type: 'lijst', velden: [veld('cel', { label: 'Naam' })] }))
    expect(meldingen(nu)).toEqual(["Het veld 'weg' bestaat hier niet.", 'Het veld "Naam" staat op een plek waar deze regel het niet kan lezen.'])
    expect(meldingen(nu, { eerder: [was] })[0]).toBe('Het veld "Soort hulp" is er niet meer.')
    expect(meldingen(form(veld('a')), { vast: ['weg'], eerder: [was] })).toEqual(['Het vaste veld "Soort hulp" is weg. Aan dit veld hangt een regel, termijn of uitvoer.'])
    const zonder = form(veld('k', { type: 'keuze', config: { opties: [{ waarde: 'x', label: 'X' }, { waarde: 'y', label: 'Y' }] } }), veld('a', { zichtbaar: ['=', ['veld', 'k'], 'spoed'] }))
    expect(meldingen(zonder, { eerder: [was] })).toEqual(['De optie "Met spoed" bestaat niet (meer).'])
  })
  test('a key that two fields have', () => expect(codes(form(veld('a', { sleutel: 'x' }), veld('b', { sleutel: 'x' })))).toEqual(['SLEUTEL_DUBBEL b secties/0/velden/1/sleutel']))
  test('a key of a cell may be that of a field, or of a cell of another list', () => expect(codes(form(veld('a', { sleutel: 'x' }), veld('l', { type: 'lijst', velden: [veld('b', { sleutel: 'x' })] }), veld('m', { type: 'lijst', velden: [veld('c', { sleutel: 'x' }), veld('d', { sleutel: 'x' })] })))).toEqual(['SLEUTEL_DUBBEL d secties/0/velden/2/velden/1/sleutel']))
  test('in a form that shares fields with one judged before, the same is found as in one that shares nothing', () => {
    const kans = maakKans(9)
    let fouten = 0
    for (let i = 0; i < 300; i++) {
      const heel = meegeleverd[i % meegeleverd.length]!
      controleerConcept(heel)
      const stuk = leesOmtrek(beschadig(kans, heel, 2))
      if (!stuk.ok) continue
      // some fields are the damaged ones, the rest are the very fields that were judged
      const anders: Formulierdefinitie = { ...stuk.value, secties: stuk.value.secties.map((sectie) => ({ ...sectie, velden: sectie.velden.map((v) => (kans() < 0.6 ? v : (plekken(heel).get(v.id)?.veld ?? v))) })) }
      if (!leesOmtrek(anders).ok) continue
      const gevonden = controleerConcept(anders)
      fouten += gevonden.length
      expect(gevonden).toEqual(controleerConcept(structuredClone(anders)))
      expect(werkbaarFormulier(anders)).toEqual(werkbaarFormulier(structuredClone(anders)))
    }
    expect(fouten).toBeGreaterThan(20)
  })
  test('every problem says what would mend it', () => {
    const kans = maakKans(3)
    for (let i = 0; i < 60; i++) {
      const d = leesOmtrek(beschadig(kans, meegeleverd[i % meegeleverd.length]!, 3))
      if (d.ok) for (const p of controleerConcept(d.value)) expect(p.herstel, p.code).toMatch(/\.$/)
    }
  })
  test('a place leads to the innermost field', () => {
    const d = form(veld('l', { type: 'lijst', velden: [veld('c')] }))
    expect(['secties/0/velden/0/velden/0/config/opties', 'secties/0/velden/0/standaard/1/c', 'secties/0/titel', 'titel', 'secties', 'secties/9', ''].map((p) => bijPlaats(d, p))).toEqual(['c', 'l', 's1', null, null, null, null])
  })
})

describe('what works of a concept', () => {
  /** A shipped form with so many things broken that leave its outline whole. */
  const beschadigd = (kans: Kans, keer: number): Formulierdefinitie => {
    let d: Formulierdefinitie = meegeleverd[Math.floor(kans() * meegeleverd.length)]!
    for (let i = 0; i < 3 * keer; i++) {
      const volgende = leesOmtrek(beschadig(kans, d, 1))
      if (volgende.ok) d = volgende.value
    }
    return d
  }
  test('of a whole form is the form itself', () => { for (const d of meegeleverd) expect(werkbaarFormulier(d)).toBe(d) })
  test('compiles and keeps every place, whatever is wrong; and a fault is told exactly when publishing would refuse it', () => {
    let gezien = 0
    fc.assert(fc.property(fc.nat(), fc.integer({ min: 1, max: 12 }), (zaad, keer) => {
      const kans = maakKans(zaad)
      const d = beschadigd(kans, keer)
      if (!leesDefinitie(d).ok) gezien++
      const heel = werkbaarFormulier(d)
      expect(bouwFormulier(heel).problemen).toEqual([])
      expect([...plekken(heel).keys()].filter((id) => !plekken(d).has(id))).toEqual([])
      expect(heel.secties.map((s) => s.velden.map((v) => v.id))).toEqual(d.secties.map((s) => s.velden.map((v) => v.id)))
      expect(controleerConcept(d).filter((p) => p.ernst === 'fout' && !LINT.has(p.code)).length > 0).toBe(!leesDefinitie(d).ok)
    }), { numRuns: 250 })
    expect(gezien).toBeGreaterThan(150)
  }, 60_000)
  test('a question with a wrong setting is shown as the example of its kind, one of an unknown kind as its label', () => {
    const heel = werkbaarFormulier(form(veld('a', { type: 'keuze', config: { opties: [] } }), veld('b', { type: 'plaatje' }), veld('c', { type: 'berekend', config: { uitkomst: 'getal' } })))
    expect(heel.secties[0]!.velden.map((v) => v.type)).toEqual(['keuze', 'informatie', 'informatie'])
    expect(heel.secties[0]!.velden[1]!.config).toEqual({ toon: 'let-op', tekst: 'Label b' })
  })
  test('fields that hang on each other lose those rules and no others', () => {
    const heel = werkbaarFormulier(form(veld('a', { zichtbaar: ['gevuld', ['veld', 'b']], verplicht: true }), veld('b', { zichtbaar: ['gevuld', ['veld', 'a']] }), veld('c', { zichtbaar: ['gevuld', ['veld', 'a']] })))
    expect(heel.secties[0]!.velden).toEqual([veld('a', { verplicht: true }), veld('b'), veld('c', { zichtbaar: ['gevuld', ['veld', 'a']] })])
  })
  test('hundreds of circles are no long wait', () => {
    const d = form(...Array.from({ length: 400 }, (_, i) => veld(`a${i}`, { zichtbaar: ['gevuld', ['veld', `a${i ^ 1}`]] })))
    const t = performance.now()
    expect(bouwFormulier(werkbaarFormulier(d)).problemen).toEqual([])
    expect(performance.now() - t).toBeLessThan(2_000)
  })
  test('more fields or rules than may be', () => {
    const veel = { ...form(), secties: [0, 1].map((s) => ({ id: `s${s}`, sleutel: `s${s}`, titel: 'S', velden: Array.from({ length: 400 }, (_, i) => veld(`a${s}-${i}`, { verplicht: ['gevuld', ['feit', 'leeftijd']] })) })) }
    const heel = werkbaarFormulier(veel)
    expect(bouwFormulier(heel).problemen).toEqual([])
    expect(plekken(heel).size).toBe(500)
  })
})
const LINT = new Set(['NOOIT_WAAR', 'CONTROLE_KAN_NIET', 'VERPLICHT_NOOIT_ZICHTBAAR', 'NOOIT_GEVRAAGD', 'SECTIE_NOOIT', 'FORMULIER_LEEG'])

describe('another language', () => {
  const d = { ...form(
    veld('k', { type: 'keuze', hulp: 'Kies.', config: { opties: [{ waarde: 'a', label: 'Appel' }, { waarde: 'b', label: 'Peer' }] }, controles: [{ code: 'C', als: ['gevuld', ['veld', 'k']], melding: 'Vul in.' }], vertaling: { en: { label: 'Kind', 'optie:a': 'Apple', 'controle:C': 'Fill in.', hulp: ' ' } } }),
    veld('j', { type: 'janee', vertaling: { en: { label: 'Really?' } } }),
    veld('l', { type: 'lijst', config: { enkelvoud: 'doel' }, velden: [veld('c')], vertaling: { en: { label: 'Goals', 'config:enkelvoud': 'goal' } } }),
  ), talen: ['en'] as const, vertaling: { en: { titel: 'Trial' } } }
  test('replaces what is translated, and leaves the rest Dutch; ids, values and rules stay', () => {
    const en = vertaal(d, 'en')
    const [k, j, l] = en.secties[0]!.velden
    expect([en.titel, en.secties[0]!.titel, k!.label, k!.hulp, j!.label, l!.velden![0]!.label]).toEqual(['Trial', 'Een', 'Kind', 'Kies.', 'Really?', 'Label c'])
    expect(k!.config).toEqual({ opties: [{ waarde: 'a', label: 'Apple' }, { waarde: 'b', label: 'Peer' }] })
    expect(k!.controles![0]).toEqual({ code: 'C', als: ['gevuld', ['veld', 'k']], melding: 'Fill in.' })
    expect([j!.config, l!.config]).toEqual([{ ja: 'Yes', nee: 'No' }, { enkelvoud: 'goal' }])
    expect(vertaal(d, 'nl')).toBe(d)
    expect(leesDefinitie(en).ok).toBe(true)
  })
  test('knows what is missing', () => {
    const { en } = vertaalstand(d)
    expect(en.ontbreekt.map((t) => `${t.id} ${t.deel} ${t.nl}`)).toEqual(['s1 titel Een', 'k hulp Kies.', 'k optie:b Peer', 'c label Label c'])
    expect(en.totaal - en.klaar).toBe(en.ontbreekt.length)
  })
  test('an incomplete language warns, and blocks where the gemeente wants it whole', () => {
    expect(controleerConcept(d).map((p) => `${p.code} ${p.ernst}`)).toEqual(['VERTALING_MIST waarschuwing'])
    expect(controleerConcept(d, { talenVolledig: true }).map((p) => `${p.code} ${p.ernst}`)).toEqual(['VERTALING_MIST fout'])
    const { talen: _, ...zonder } = d
    expect(controleerConcept(zonder, { talenVolledig: true })).toEqual([])
  })
  test('a translation of everything that is missing makes it whole, for every shipped form and whatever is wrong in it', () => {
    const kans = maakKans(11)
    const onvertaald = meegeleverd.map((heel) => JSON.parse(JSON.stringify(heel, (naam, waarde: unknown) => (naam === 'vertaling' ? undefined : waarde))) as Formulierdefinitie)
    for (const heel of onvertaald) for (const ruw of [heel, beschadig(kans, heel, 4)]) {
      const gelezen = leesOmtrek(ruw)
      if (!gelezen.ok) continue
      const missing = vertaalstand(gelezen.value).en.ontbreekt
      const zet = <T extends { vertaling?: object }>(bron: T, id: string | null): T => ({ ...bron, vertaling: { en: { ...(bron.vertaling as { en?: object } | undefined)?.en, ...Object.fromEntries(missing.filter((t) => t.id === id).map((t) => [t.deel, `en ${t.nl}`])) } } })
      const loop = (v: Veld): Veld => zet({ ...v, ...(v.velden ? { velden: v.velden.map(loop) } : {}) }, v.id)
      const vol = zet({ ...gelezen.value, secties: gelezen.value.secties.map((s) => zet({ ...s, velden: s.velden.map(loop) }, s.id)) }, null) as Formulierdefinitie
      expect(vertaalstand(vol).en.ontbreekt).toEqual([])
      for (const { veld: v } of plekken(vertaal(vol, 'en')).values()) for (const [, tekst] of vertaalbaar(v)) expect(tekst).toMatch(/^en |^(Yes|No|row|very bad|very good)$/)
    }
  })
})

test('new ids and keys', () => {
  expect(nieuwId('veld', () => 0.5)).toBe('f_iiiiiiii')
  expect(nieuwId('sectie', () => 0.999_999)).toBe('s_zzzzzzzz')
  expect(nieuweSleutel('Wie zorgt er één keer voor Noa?', [])).toBe('wie-zorgt-er-een-keer-voor-noa')
  expect(nieuweSleutel('Naam', ['naam', 'naam-2'])).toBe('naam-3')
  expect(['???', '', 'Constructor'].map((l) => nieuweSleutel(l, []))).toEqual(['vraag', 'vraag', 'vraag'])
})
