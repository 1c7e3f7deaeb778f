import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Antwoorden, Context, Formulierdefinitie, Veld } from './definitie.types.ts'
import {
  acceptAntwoord, antwoordregels, beoordeel, canoniek, compileer, controleerConcept, evalueer, formulieren, leesDefinitie, leesOmtrek, lint, maakAfdruk, regelInWoorden, samenvatting, schermAf, vertaal, vertaalstand,
  veldtypen, vergelijkFormulieren, vindVeldType, voegSamen, waarGebruikt, werkbaarFormulier, werkDeelBij, nieuweSleutel, telWoorden,
} from './index.ts'
import { maakSchoon } from './tekst.ts'
import { bewerk } from './testing/bewerkingen.ts'
import { beschadig } from './testing/schade.ts'
import { maakKans } from './testing/willekeurig.ts'

const context: Context = { vandaag: '2026-05-01' as Context['vandaag'], feiten: {} }
const veld = (id: string, extra: object = {}): Veld => ({ id, sleutel: id, label: `Vraag ${id}`, type: 'tekst', ...extra })
const form = (...velden: Veld[]): Formulierdefinitie => ({ formaat: 1, sleutel: 'p', titel: 'P', secties: [{ id: 's', sleutel: 's', titel: 'S', velden }] })
const binnen = (ms: number, doe: () => unknown): unknown => {
  const t = performance.now()
  const uit = doe()
  expect(performance.now() - t).toBeLessThan(ms)
  return uit
}
const diep = (n: number): unknown => {
  let bom: unknown = []
  for (let i = 0; i < n; i++) bom = [bom]
  return bom
}

describe('a concept with anything in it', () => {
  test('can be read, checked, compared, translated, merged and brought up to date, without a throw', () =>
    fc.assert(fc.property(fc.nat(), (zaad) => {
      const kans = maakKans(zaad)
      const heel = Object.values(formulieren)[Math.floor(kans() * 20)]!
      const kapot = (): Formulierdefinitie => {
        let d: Formulierdefinitie = heel
        for (let i = 0; i < 12; i++) {
          const stuk = leesOmtrek(beschadig(kans, d, 1))
          if (stuk.ok) d = stuk.value
        }
        return d
      }
      const [a, b] = [kapot(), kapot()]
      const veldId = a.secties[0]?.velden[0]?.id ?? 'x'
      controleerConcept(a, { vast: ['x'], talenVolledig: true, delen: [{ sleutel: 'x', versie: 1 }], andere: [], vandaag: context.vandaag })
      vergelijkFormulieren(heel, a)
      vergelijkFormulieren(a, b)
      expect(leesOmtrek(voegSamen(heel, a, b).definitie).ok).toBe(true)
      vertaalstand(vertaal(a, 'en'))
      waarGebruikt(a, veldId)
      werkDeelBij(a, { sleutel: 'x', versie: 2, inhoud: { velden: [veld('n')] } }, kans)
      schermAf(a, { [veldId]: 'x' }, 'ret')
      canoniek(a)
    }), { numRuns: 60 }), 60_000)
  test('differences are told exactly when the content differs', () =>
    fc.assert(fc.property(fc.nat(), fc.integer({ min: 0, max: 4 }), (zaad, keer) => {
      const kans = maakKans(zaad)
      const a = Object.values(formulieren)[Math.floor(kans() * 20)]!
      const b = bewerk(kans, a, keer, 'n')
      expect(vergelijkFormulieren(a, b).length > 0, `${canoniek(a)}\n${canoniek(b)}`).toBe(canoniek(a) !== canoniek(b))
    }), { numRuns: 120 }), 30_000)
})

describe('bombs', () => {
  test.each<[string, () => unknown]>([
    ['100.000 deep', () => ({ ...form(), secties: diep(100_000) })],
    ['a rule of 100.000 nodes', () => form(veld('a', { zichtbaar: ['of', ...Array.from({ length: 100_000 }, () => ['gevuld', ['veld', 'a']])] }))],
    ['a rule 100.000 deep', () => form(veld('a', { zichtbaar: diep(100_000) }))],
    ['a million fields', () => ({ ...form(), secties: [{ id: 's', sleutel: 's', titel: 'S', velden: Array(1_000_000).fill({}) }] })],
    ['250.000 keys', () => ({ ...form(), proeven: Object.fromEntries(Array.from({ length: 250_000 }, (_, i) => [`k${i}`, 1])) })],
    ['5 MB of label', () => form(veld('a', { label: 'x'.repeat(5_000_000) }))],
  ])('%s is refused at once', (_n, maak) => {
    const bom = maak()
    for (const lees of [leesDefinitie, leesOmtrek]) expect((binnen(2_000, () => lees(bom)) as { ok: boolean }).ok).toBe(false)
  }, 30_000)
  test('a rule of 100.000 nodes on its own: refused, and said in few words', () => {
    const regel = ['of', ...Array.from({ length: 100_000 }, () => ['=', ['veld', 'a'], 'x'])]
    expect(binnen(1_000, () => evalueer(regel, {}))).toMatchObject({ ok: false, error: { code: 'REGEL_AANTAL' } })
    binnen(RUIM, () => regelInWoorden(regel, { veld: () => undefined }))
    for (const r of [diep(100_000), ['niet', diep(50_000)]]) {
      expect((binnen(1_000, () => evalueer(r, {})) as { ok: boolean }).ok).toBe(false)
      binnen(1_000, () => regelInWoorden(r, { veld: () => undefined }))
    }
  })
  test.each(['__proto__', 'constructor', 'prototype'])('the key %s is refused wherever it stands', (sleutel) => {
    const json = JSON.stringify(form(veld('a', { config: { HIER: 1 } }), veld('b', { vertaling: { en: { HIER: 'x' } } })))
    for (const plek of [json.replace('HIER', sleutel), json.replace(/HIER(?!.*HIER)/, sleutel), json.replace('"titel"', `"${sleutel}":{},"titel"`)]) for (const lees of [leesDefinitie, leesOmtrek]) {
      const uit = lees(JSON.parse(plek))
      expect(uit.ok ? [] : uit.error.map((p) => p.code)).toEqual(['TE_GROOT'])
    }
    expect(({} as Record<string, unknown>)['x']).toBeUndefined()
  })
  test('an answer under the name of something every object has changes nothing', () => {
    const f = compileer(form(veld('a')))
    for (const pad of ['__proto__', 'constructor', 'toString', '__proto__/r1/x', 'a#constructor', '__proto__#reden', 'constructor#reden']) {
      const uit = acceptAntwoord({ form: f, bewaard: { a: 'x' }, wijzigingen: [{ pad, waarde: { polluted: true } }], context })
      expect(uit.ok && [uit.value.antwoorden, uit.value.geweigerd.map((p) => p.code)]).toEqual([{ a: 'x' }, ['PAD_ONBEKEND']])
    }
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
  })
})

/** Texts that make a pattern with more than one way to match look everywhere: one long run, and then what does not fit. */
const MB5 = 5_000_000
const lang = [' ', 'a', '-', '@', 'a.', '0 ', '\n', "a'", '\u0301', '1. ', '**'].map((stuk) => `${stuk.repeat(Math.floor(MB5 / stuk.length))}!`).concat(`a@${'a.'.repeat(MB5 / 2)}`, `+${'1'.repeat(MB5)}`, ' '.repeat(MB5))
/** What looks everywhere takes hours here; what is read once takes well under a second, on a machine that does nothing else. */
const RUIM = 5_000

describe('5 MB of text', () => {
  test('in any field is refused with a sentence, at once, whatever it is made of; what was there stays', () => {
    for (const [code, type] of Object.entries(veldtypen)) {
      const config = type.example.config as { lijst?: string }
      if (type.zonderAntwoord || code === 'berekend' || config.lijst !== undefined) continue
      const f = compileer(form(veld('a', { type: code, config, ...(code === 'lijst' ? { config: {}, velden: [veld('x')] } : {}) })))
      for (const tekst of lang) {
        const uit = binnen(RUIM, () => acceptAntwoord({ form: f, bewaard: { b: 1 }, wijzigingen: [{ pad: 'a', waarde: tekst }], context })) as ReturnType<typeof acceptAntwoord>
        expect(uit.ok && [code, uit.value.aangenomen, uit.value.geweigerd.map((p) => p.melding)]).toEqual([code, [], [expect.stringMatching(/^Dit is (te lang|geen lijst)/)]])
      }
    }
  }, 60_000)
  test.each(['tekst', 'lang', 'email', 'telefoon', 'bsn', 'datum', 'datumtijd', 'postcode-huisnummer', 'duur', 'tijdvak'].filter((code) => vindVeldType(code)))('the patterns of %s do not grow faster than the text', (code) => {
    const type = vindVeldType(code)!
    const config = type.config.parse(type.example.config)
    for (const schema of [type.opslag(config), (type.answer ?? type.opslag).call(type, config)])
      for (const tekst of lang) {
        binnen(RUIM, () => schema.safeParse(tekst))
        if (code === 'postcode-huisnummer') binnen(RUIM, () => schema.safeParse({ postcode: tekst, huisnummer: 1 }))
      }
  }, 60_000)
  test('cleaning, counting words and making a key take time in proportion', () => {
    for (const tekst of lang) {
      binnen(RUIM, () => maakSchoon(tekst))
      binnen(RUIM, () => telWoorden(tekst))
      binnen(RUIM, () => nieuweSleutel(tekst, []))
    }
  }, 120_000)
})

describe('markup is text', () => {
  const XSS = ['<script>alert(1)</script>', '<img src=x onerror=alert(1)>', '"><svg/onload=alert(1)>', "javascript:alert('1')", '{{constructor.constructor("alert(1)")()}}', '${alert(1)}', '<a href="data:text/html,x">x</a>', ']]><!--', '&lt;b&gt;']
  test.each(XSS)('%s goes through labels and answers as it is, and comes out nowhere as anything else', (kwaad) => {
    const d = form(veld('a', { label: kwaad, hulp: kwaad, type: 'lang' }), veld('k', { label: kwaad, type: 'keuze', config: { opties: [{ waarde: 'x', label: kwaad }, { waarde: 'y', label: 'Y' }] } }))
    expect(leesDefinitie(d)).toEqual({ ok: true, value: d })
    expect(werkbaarFormulier(d)).toBe(d)
    expect(lint(d)).toEqual([])
    const f = compileer(d)
    const uit = acceptAntwoord({ form: f, bewaard: {}, wijzigingen: [{ pad: 'a', waarde: kwaad }, { pad: 'k', waarde: 'x' }], context })
    const antwoorden = uit.ok ? uit.value.antwoorden : ({} as Antwoorden)
    expect(antwoorden).toEqual({ a: kwaad, k: 'x' })
    expect(samenvatting(f, antwoorden, context)[0]!.velden.map((v) => [v.label, v.waarde])).toEqual([[kwaad, kwaad], [kwaad, kwaad]])
    expect(maakAfdruk(f, antwoorden, context)[0]!.blokken.map((b) => b.vraag)).toEqual([kwaad, kwaad])
    expect(antwoordregels(f, antwoorden, context).map((r) => r.antwoord)).toEqual([kwaad, kwaad])
    expect(beoordeel(f, antwoorden, context).problemen).toEqual([])
  })
})
