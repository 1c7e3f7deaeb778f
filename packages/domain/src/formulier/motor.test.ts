import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { acceptAntwoord, beginAntwoorden, beoordeel, compileer, geefAkkoord, grenzen, leesPad, magVaststellen, samenvatting, type Antwoorden, type Context, type Formulierdefinitie, type Wijziging } from './index.ts'

const context: Context = { vandaag: '2026-05-01' as Context['vandaag'], feiten: { leeftijd: 15 } }
const opties = { opties: [{ waarde: 'ja', label: 'Ja' }, { waarde: 'nee', label: 'Nee' }] }
const definitie: Formulierdefinitie = {
  formaat: 1, sleutel: 'proef', titel: 'Proef', schrijft: ['casusregisseur'],
  secties: [
    { id: 's1', sleutel: 's1', titel: 'Een', velden: [
      { id: 'naam', sleutel: 'naam', label: 'Naam', type: 'tekst', verplicht: true },
      { id: 'k', sleutel: 'k', label: 'Kies', type: 'keuze', config: opties, verplicht: true },
      { id: 'waarom', sleutel: 'waarom', label: 'Waarom', type: 'lang', config: { maxWoorden: 3 }, zichtbaar: ['=', ['veld', 'k'], 'ja'], verplicht: true },
      { id: 'dieper', sleutel: 'dieper', label: 'Dieper', type: 'tekst', zichtbaar: ['gevuld', ['veld', 'waarom']], standaard: 'begin' },
      { id: 'n', sleutel: 'n', label: 'Getal', type: 'getal', config: { min: 0, max: 10 }, controles: [{ code: 'EVEN', als: ['≠', ['veld', 'n'], 3], melding: 'Geen drie.' }, { code: 'LAAG', als: ['<', ['veld', 'n'], 8], melding: 'Dat is veel.', waarschuwing: true }] },
      { id: 'vast', sleutel: 'vast', label: 'Vast', type: 'tekst', alleenLezen: ['=', ['veld', 'k'], 'nee'] },
    ] },
    { id: 's2', sleutel: 's2', titel: 'Twee', velden: [
      { id: 'l', sleutel: 'l', label: 'Lijst', type: 'lijst', config: { enkelvoud: 'ding', max: 5 }, velden: [
        { id: 'x', sleutel: 'x', label: 'X', type: 'keuze', config: opties, verplicht: true },
        { id: 'y', sleutel: 'y', label: 'Y', type: 'getal', zichtbaar: ['=', ['rij', 'x'], 'ja'], verplicht: true },
        { id: 'm', sleutel: 'm', label: 'M', type: 'lijst', velden: [{ id: 'z', sleutel: 'z', label: 'Z', type: 'tekst', zichtbaar: ['=', ['ouder', 'x'], 'ja'] }] },
      ] },
      { id: 'som', sleutel: 'som', label: 'Som', type: 'berekend', config: { uitkomst: 'getal' }, berekening: ['som', ['veld', 'l'], ['als-dan-anders', ['=', ['rij', 'x'], 'ja'], ['rij', 'y'], 0]] },
      { id: 'veel', sleutel: 'veel', label: 'Veel', type: 'tekst', zichtbaar: ['>', ['veld', 'som'], 10] },
      { id: 'aan', sleutel: 'aan', label: 'Akkoord', type: 'akkoord', config: { rol: ['gedragswetenschapper'], registratie: true }, verplicht: true },
      { id: 'uitleg', sleutel: 'uitleg', label: 'Uitleg', type: 'informatie', config: { tekst: 'Let op.' } },
    ] },
  ],
}
const form = compileer(definitie)
const bewaar = (bewaard: Antwoorden, ...wijzigingen: [string, unknown][]) => {
  const uit = acceptAntwoord({ form, bewaard, wijzigingen: wijzigingen.map(([pad, waarde]) => ({ pad, waarde })), context })
  if (!uit.ok) throw new Error(uit.error.melding)
  return uit.value
}
const codes = (uit: ReturnType<typeof bewaar>) => uit.geweigerd.map((p) => `${p.code} ${p.pad}`)
const eerst: Antwoorden = { naam: 'Noa' }

describe('saving', () => {
  test('each change stands alone: a refused one never takes another with it', () => {
    const uit = bewaar(eerst, ['n', 'veel'], ['k', 'misschien'], ['vast', 'ok'], ['weg', 1], ['naam', 'Noa B.'])
    expect(uit.antwoorden).toEqual({ naam: 'Noa B.', vast: 'ok', som: 0 })
    expect(codes(uit)).toEqual(['TYPE n', 'TYPE k', 'PAD_ONBEKEND weg'])
    expect(uit.aangenomen).toEqual(['vast', 'naam'])
  })
  test.each(['constructor', '__proto__', 'toString', 'l/r1/constructor', 'l/__proto__', '', '/', 'naam/x', 'naam#volgorde', 'l/r1#volgorde', 'a'.repeat(400), 'l/r1/m/r2/z/r3/q'])("'%s' is no place", (pad) => {
    const uit = bewaar({ ...eerst, l: [{ _id: 'r1' }] }, [pad, 'x'])
    expect(uit.aangenomen).toEqual([])
    expect(uit.geweigerd).toHaveLength(1)
    expect(({} as Record<string, unknown>)['x']).toBeUndefined()
  })
  test.each([[null], [undefined], [5], [{}], [{ pad: 5 }], [{ pad: ['naam'], waarde: 'x' }]])('a change that is %j is refused', (rommel) => {
    const uit = acceptAntwoord({ form, bewaard: eerst, wijzigingen: [rommel as unknown as Wijziging, { pad: 'vast', waarde: 'ok' }], context })
    expect(uit).toMatchObject({ ok: true, value: { aangenomen: ['vast'], geweigerd: [{ code: 'PAD_ONBEKEND' }] } })
  })
  test('computed values, akkoorden and blocks of text cannot be sent', () => expect(codes(bewaar(eerst, ['som', 5], ['aan', true], ['uitleg', 'x']))).toEqual(['BEREKEND som', 'AKKOORD aan', 'GEEN_VRAAG uitleg']))
  test('a hidden answer that is sent is refused; with what makes it visible it is taken, in any order', () => {
    expect(codes(bewaar(eerst, ['waarom', 'daarom']))).toEqual(['VERBORGEN waarom'])
    expect(bewaar(eerst, ['waarom', 'daarom'], ['k', 'ja']).antwoorden).toMatchObject({ k: 'ja', waarom: 'daarom' })
  })
  test('what is no longer asked falls away, all the way down, and is told', () => {
    const uit = bewaar({ ...eerst, k: 'ja', waarom: 'daarom', dieper: 'nog' }, ['k', 'nee'])
    expect(uit.antwoorden).toEqual({ naam: 'Noa', k: 'nee', som: 0 })
    expect(uit.vervallen).toEqual([{ pad: 'waarom', waarde: 'daarom' }, { pad: 'dieper', waarde: 'nog' }])
  })
  test('a cell that is no longer asked falls away; its row stays', () => {
    const uit = bewaar({ ...eerst, l: [{ _id: 'a', x: 'ja', y: 5 }] }, ['l/a/x', 'nee'])
    expect(uit.antwoorden['l']).toEqual([{ _id: 'a', x: 'nee' }])
    expect(uit.vervallen).toEqual([{ pad: 'l/a/y', waarde: 5 }])
  })
  test('a question that comes into view empty gets its default; one that was filled keeps its answer', () => {
    expect(bewaar(eerst, ['k', 'ja'], ['waarom', 'x']).antwoorden['dieper']).toBe('begin')
    expect(bewaar(eerst, ['k', 'ja'], ['waarom', 'x'], ['dieper', 'zelf']).antwoorden['dieper']).toBe('zelf')
    expect(bewaar({ ...eerst, k: 'ja', waarom: 'x', dieper: 'a' }, ['dieper', null]).antwoorden['dieper']).toBeUndefined()
    expect(bewaar(eerst, ['k', 'ja'], ['waarom', 'x'], ['dieper', null]).antwoorden['dieper']).toBeUndefined()
    // emptied on purpose a while ago
    expect(bewaar({ ...eerst, k: 'ja', waarom: 'x' }, ['naam', 'Noa B.']).antwoorden['dieper']).toBeUndefined()
  })
  test('read-only follows the new state; the same value again is no change', () => {
    expect(codes(bewaar(eerst, ['k', 'nee'], ['vast', 'x']))).toEqual(['ALLEEN_LEZEN vast'])
    expect(codes(bewaar({ ...eerst, k: 'nee', vast: 'x' }, ['vast', 'x']))).toEqual([])
    expect(bewaar({ ...eerst, k: 'nee', vast: 'x' }, ['vast', 'y']).antwoorden['vast']).toBe('x')
  })
  test('too long or wrong in content is stored and told, not lost', () => {
    const uit = bewaar(eerst, ['k', 'ja'], ['waarom', 'een twee drie vier'], ['n', 11])
    expect(uit.geweigerd).toEqual([])
    expect(uit.antwoorden).toMatchObject({ waarom: 'een twee drie vier', n: 11 })
    expect(uit.beoordeling.problemen.map((p) => `${p.ernst} ${p.pad} ${p.code}`)).toEqual(['fout waarom ANTWOORD', 'fout n ANTWOORD', 'waarschuwing n LAAG'])
  })
  test('rows: insert, replace, change a cell, order, delete', () => {
    let nu = bewaar(eerst, ['l/a', { x: 'ja', y: 1 }], ['l/b', { x: 'nee' }], ['l/b/m/q', { }]).antwoorden
    expect(nu['l']).toEqual([{ _id: 'a', x: 'ja', y: 1 }, { _id: 'b', x: 'nee', m: [{ _id: 'q' }] }])
    nu = bewaar(nu, ['l#volgorde', ['b', 'weg', 'a']], ['l/a/y', 2], ['l/a/m/p', { z: 'diep' }]).antwoorden
    expect(nu['l']).toEqual([{ _id: 'b', x: 'nee', m: [{ _id: 'q' }] }, { _id: 'a', x: 'ja', y: 2, m: [{ _id: 'p', z: 'diep' }] }])
    expect(leesPad(nu, 'l/a/m/p/z')).toBe('diep')
    nu = bewaar(nu, ['l/b', null], ['l/a', { x: 'nee' }]).antwoorden
    expect(nu['l']).toEqual([{ _id: 'a', x: 'nee' }])
    expect(bewaar(nu, ['l/a', null]).antwoorden['l']).toBeUndefined()
  })
  test('an unknown key in a row is refused at its own place, the rest of the row is taken', () => {
    const uit = bewaar(eerst, ['l/a', { x: 'ja', y: 'geen getal', hack: 1, _id: 'a' }])
    expect(codes(uit)).toEqual(['TYPE l/a/y', 'PAD_ONBEKEND l/a/hack'])
    expect(uit.antwoorden['l']).toEqual([{ _id: 'a', x: 'ja' }])
    expect(bewaar({ ...eerst, l: [{ _id: 'a', x: 'ja', y: 5 }] }, ['l/a', { x: 'ja', y: 'geen getal' }]).antwoorden['l']).toEqual([{ _id: 'a', x: 'ja', y: 5 }])
  })
  test('a cell in a row that is gone is refused, not brought back half', () => expect(codes(bewaar(eerst, ['l/a/x', 'ja']))).toEqual(['RIJ_BESTAAT_NIET l/a/x']))
  test.each<[unknown, string]>([['x', 'TYPE l'], [[{ x: 'ja' }], 'TYPE l'], [[{ _id: 'a' }, { _id: 'a' }], 'TYPE l'], [[5], 'TYPE l']])('a whole list that is %j is refused', (waarde, code) => expect(codes(bewaar(eerst, ['l', waarde]))).toEqual([code]))
  test(`${grenzen.rijen} rows pass, one more does not`, () => {
    const rijen = (n: number) => Array.from({ length: n }, (_, i) => ({ _id: `r${i}`, x: 'nee' }))
    const vol = bewaar(eerst, ['l', rijen(grenzen.rijen)])
    expect(codes(vol)).toEqual([])
    expect(codes(bewaar(eerst, ['l', rijen(grenzen.rijen + 1)]))).toEqual(['TYPE l'])
    expect(codes(bewaar(vol.antwoorden, ['l/nog', { x: 'ja' }]))).toEqual(['TE_VEEL_RIJEN l/nog'])
  })
  test('who does not write this form is refused, and so are 501 changes', () => {
    expect(acceptAntwoord({ form, bewaard: eerst, wijzigingen: [], context, rol: 'zorgaanbieder' })).toMatchObject({ ok: false, error: { code: 'MAG_NIET_SCHRIJVEN' } })
    expect(acceptAntwoord({ form, bewaard: eerst, wijzigingen: Array(501).fill({ pad: 'naam', waarde: 'x' }), context })).toMatchObject({ ok: false, error: { code: 'TE_VEEL_WIJZIGINGEN' } })
    expect(acceptAntwoord({ form, bewaard: eerst, wijzigingen: 'x' as never, context })).toMatchObject({ ok: false })
  })
})

describe('text', () => {
  test('one form of a letter, one line end, no control characters', () => {
    expect(bewaar(eerst, ['naam', 'Zoe\u0308 \u202eX\u0007']).antwoorden['naam']).toBe('Zo\u00eb X')
    expect(bewaar(eerst, ['k', 'ja'], ['waarom', 'a\r\nb\rc']).antwoorden['waarom']).toBe('a\nb\nc')
    expect(bewaar(eerst, ['naam', 'a\nb']).antwoorden['naam']).toBe('a b')
  })
  test('NUL and half characters are refused with a sentence, also deep in a row', () => {
    expect(bewaar(eerst, ['naam', 'a\u0000b']).geweigerd[0]).toMatchObject({ code: 'TEKENS', melding: expect.stringContaining('Plak de tekst opnieuw') })
    expect(codes(bewaar(eerst, ['l/a', { x: 'ja', m: [{ _id: 'p', z: '\ud83d' }] }]))).toEqual(['TEKENS l/a/m/p/z'])
  })
  test('only spaces is no answer', () => expect(bewaar(eerst, ['naam', '  ']).antwoorden['naam']).toBeUndefined())
  test('5 MB and 100.000 nested arrays are refused quickly', () => {
    let bom: unknown = 'x'
    for (let i = 0; i < 100_000; i++) bom = [bom]
    const t = performance.now()
    expect(codes(bewaar(eerst, ['naam', 'x'.repeat(5_000_000)], ['l', bom], ['l/a', { m: bom }]))).toEqual(['TYPE naam', 'TE_GROOT l', 'TE_GROOT l/a'])
    expect(performance.now() - t).toBeLessThan(500)
  })
})

describe('judging', () => {
  test('unknown is not false: an unanswered choice shows nothing that hangs on it', () => {
    const nu = beoordeel(form, {}, context)
    expect(nu.zichtbaar('waarom')).toBe(false)
    expect(nu.zichtbaar('veel')).toBe(false)
    expect(nu.zichtbaar('bestaat-niet')).toBe(false)
    expect(nu.verplicht('naam')).toBe(true)
    expect(nu.alleenLezen('vast')).toBe(false)
    expect(nu.alleenLezen('som')).toBe(true)
  })
  test('per row, with the row around it', () => {
    const nu = beoordeel(form, { l: [{ _id: 'a', x: 'ja', m: [{ _id: 'p' }] }, { _id: 'b', x: 'nee', m: [{ _id: 'p' }] }] }, context)
    expect(['l/a/y', 'l/b/y', 'l/a/m/p/z', 'l/b/m/p/z', 'l/c', 'l/a'].map((pad) => nu.zichtbaar(pad))).toEqual([true, false, true, false, false, true])
    expect(nu.verplicht('l/a/y')).toBe(true)
    expect(beoordeel(form, { l: [{ _id: 'c' }] }, context).zichtbaar('l/c/y')).toBe(false)
    expect(nu.problemen.filter((p) => p.pad.startsWith('l/'))).toEqual([{ pad: 'l/a/y', veldId: 'y', code: 'VERPLICHT', melding: 'Vul nog in: Y', ernst: 'ontbreekt' }])
  })
  test('a computed value is unknown while a part of it is', () => {
    expect(beoordeel(form, { l: [{ _id: 'a', x: 'ja', y: 7 }, { _id: 'b', x: 'ja' }] }, context).berekend).toEqual({})
    const nu = beoordeel(form, { l: [{ _id: 'a', x: 'ja', y: 7 }, { _id: 'b', x: 'ja', y: 5 }], som: 99 }, context)
    expect(nu.berekend).toEqual({ som: 12 })
    expect(nu.antwoorden['som']).toBe(12)
    expect(nu.zichtbaar('veel')).toBe(true)
  })
  test('progress per section', () => {
    expect(beoordeel(form, { naam: 'Noa', n: 3 }, context).perSectie).toEqual([
      { sectieId: 's1', titel: 'Een', zichtbaar: true, velden: 4, gevuld: 2, open: 1, fouten: 1 },
      { sectieId: 's2', titel: 'Twee', zichtbaar: true, velden: 2, gevuld: 0, open: 0, fouten: 0 },
    ])
  })
  test('2.000 rows cost less than 20 ms', () => {
    const veel = { l: Array.from({ length: 2_000 }, (_, i) => ({ _id: `r${i}`, x: 'ja', y: i })) }
    beoordeel(form, veel, context)
    const t = performance.now()
    beoordeel(form, veel, context)
    expect(performance.now() - t).toBeLessThan(40)
  })
})

describe('vaststellen', () => {
  const klaar: Antwoorden = { naam: 'Noa', k: 'nee', n: 9 }
  const wie = { id: 'u1', naam: 'Aylin', rol: 'gedragswetenschapper' } as const
  const geef = (extra: object = {}) => geefAkkoord({ form, akkoorden: {}, veldId: 'aan', wie, registratienummer: 'SKJ 100012345', op: '2026-05-01T10:00:00Z', revisie: 4, ...extra })
  test('what is missing, wrong or not agreed blocks; a warning does not', () => {
    expect(magVaststellen(form, {}, {}, context).map((p) => p.code)).toEqual(['VERPLICHT', 'VERPLICHT', 'EVEN', 'AKKOORD_ONTBREEKT'])
    expect(magVaststellen(form, klaar, {}, context).map((p) => p.code)).toEqual(['AKKOORD_ONTBREEKT'])
    const akkoord = geef()
    expect(akkoord.ok && magVaststellen(form, klaar, akkoord.value, context)).toEqual([])
  })
  test('a controle of which the outcome is unknown blocks vaststellen', () => {
    expect(magVaststellen(form, { naam: 'Noa', k: 'nee' }, {}, context).map((p) => `${p.code} ${p.ernst}`)).toContain('EVEN ontbreekt')
  })
  test('an akkoord needs the role and a registration number', () => {
    expect(geef()).toEqual({ ok: true, value: { aan: { door: 'u1', naam: 'Aylin', rol: 'gedragswetenschapper', registratienummer: '100012345', op: '2026-05-01T10:00:00Z', revisie: 4 } } })
    expect(geef({ wie: { ...wie, rol: 'casusregisseur' } })).toMatchObject({ ok: false, error: { code: 'AKKOORD_VERKEERDE_ROL' } })
    for (const nummer of ['', '12', null, undefined, '1234567890', 'abcdefghi', '1'.repeat(500)]) expect(geef({ registratienummer: nummer })).toMatchObject({ ok: false, error: { code: 'AKKOORD_REGISTRATIE' } })
    expect(geef({ veldId: 'naam' })).toMatchObject({ ok: false, error: { code: 'AKKOORD_ONBEKEND' } })
  })
  test('reads as sections with the questions that were asked', () => {
    const akkoord = geef()
    const uit = samenvatting(form, { ...klaar, waarom: 'verborgen', l: [{ _id: 'a', x: 'ja', y: 2 }] }, { ...context, akkoorden: akkoord.ok ? akkoord.value : {} })
    expect(uit.map((s) => s.velden.map((v) => `${v.label}: ${v.waarde}`))).toEqual([
      ['Naam: Noa', 'Kies: Nee', 'Getal: 9', 'Vast: null'],
      ['Lijst: 1 × ding', 'Som: 2', 'Akkoord: Aylin, 1 mei 2026, registratienummer 100012345'],
    ])
    expect(uit[1]!.velden[0]!.rijen![0]!.velden.map((v) => v.waarde)).toEqual(['Ja', '2', null])
  })
})

describe('for any answers and any changes', () => {
  const pad = fc.constantFrom('naam', 'k', 'waarom', 'dieper', 'n', 'vast', 'l', 'l/a', 'l/b', 'l/a/x', 'l/a/y', 'l/a/m/p', 'l/a/m/p/z', 'l#volgorde', 'som', 'veel', 'aan', 'weg')
  const waarde = fc.oneof(fc.constantFrom<unknown>('ja', 'nee', 'tekst', '', null, 0, 5, 12, true), fc.constantFrom<unknown>({ x: 'ja', y: 3 }, { x: 'nee' }, {}, ['b', 'a'], [{ _id: 'a', x: 'ja', y: 20 }]), fc.jsonValue({ maxDepth: 3 }))
  const wijzigingen = fc.array(fc.record({ pad, waarde }), { maxLength: 8 }) as fc.Arbitrary<Wijziging[]>
  const neem = (bewaard: Antwoorden, w: readonly Wijziging[]) => {
    const uit = acceptAntwoord({ form, bewaard, wijzigingen: w, context })
    if (!uit.ok) throw new Error(uit.error.melding)
    return uit.value
  }
  test('saving again what is stored changes nothing', () =>
    fc.assert(fc.property(wijzigingen, wijzigingen, (een, twee) => {
      const eerst = neem(neem({ naam: 'Noa' }, een).antwoorden, twee)
      const nog = neem(eerst.antwoorden, [])
      expect(nog.antwoorden).toEqual(eerst.antwoorden)
      expect(nog.vervallen).toEqual([])
    }), { numRuns: 500 }))
  test('an answer that nobody touched and that is still asked is never lost', () =>
    fc.assert(fc.property(wijzigingen, wijzigingen, (een, twee) => {
      const voor = neem({ naam: 'Noa' }, een).antwoorden
      const na = neem(voor, twee)
      const geraakt = new Set(twee.map((w) => w.pad.split(/[/#]/)[0]))
      for (const [id, w] of Object.entries(voor)) if (!geraakt.has(id) && id !== 'som' && na.beoordeling.zichtbaar(id) && id !== 'l') expect(na.antwoorden[id]).toEqual(w)
      for (const [id, w] of Object.entries(voor)) if (na.antwoorden[id] === undefined && !geraakt.has(id) && id !== 'som') expect(na.vervallen).toContainEqual({ pad: id, waarde: w })
    }), { numRuns: 500 }))
  test('nothing hidden is ever stored, and what is accepted is what is stored', () =>
    fc.assert(fc.property(wijzigingen, (w) => {
      const uit = neem({ naam: 'Noa' }, w)
      for (const id of Object.keys(uit.antwoorden)) expect(uit.beoordeling.zichtbaar(id)).toBe(true)
      expect(beoordeel(form, uit.antwoorden, context).antwoorden).toEqual(uit.antwoorden)
      expect(uit.aangenomen.length + uit.geweigerd.filter((p) => !uit.aangenomen.some((a) => p.pad.startsWith(`${a}/`))).length).toBeGreaterThanOrEqual(Math.min(1, w.length))
    }), { numRuns: 500 }))
  test('answers of any kind are judged without a throw', () => fc.assert(fc.property(fc.dictionary(fc.constantFrom('naam', 'k', 'l', 'n', 'som'), fc.jsonValue()), (a) => void [beoordeel(form, a, context), samenvatting(form, a, context)]), { numRuns: 500 }))
  test('what was stored is never changed in place', () =>
    fc.assert(fc.property(wijzigingen, wijzigingen, (een, twee) => {
      const voor = neem({ naam: 'Noa' }, een).antwoorden
      const kopie = structuredClone(voor)
      neem(voor, twee)
      expect(voor).toEqual(kopie)
    })))
})

test('a part that is not asked hides its questions, also while that is unknown', () => {
  const deel = compileer({ formaat: 1, sleutel: 'delen', titel: 'Delen', secties: [
    { id: 's1', sleutel: 's1', titel: 'Een', velden: [{ id: 'j', sleutel: 'j', label: 'J', type: 'janee' }] },
    { id: 's2', sleutel: 's2', titel: 'Twee', zichtbaar: ['=', ['veld', 'j'], true], velden: [{ id: 't', sleutel: 't', label: 'T', type: 'tekst', verplicht: true }] },
  ] })
  expect([undefined, false, true].map((j) => beoordeel(deel, { j, t: 'x' }, context).perSectie[1]!.zichtbaar)).toEqual([false, false, true])
  expect(magVaststellen(deel, { j: false }, {}, context)).toEqual([])
  expect(magVaststellen(deel, { j: true }, {}, context)).toHaveLength(1)
})

test('a new concept begins with the defaults that are in view', () => expect(beginAntwoorden(form, context)).toEqual({ som: 0 }))
