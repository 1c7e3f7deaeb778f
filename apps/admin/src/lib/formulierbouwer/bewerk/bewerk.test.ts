import { canoniek, controleerConcept, formulieren, leesOmtrek, plekken, veldtypen, type Formulierdefinitie } from '@regietafel/domain/formulier'
import { describe, expect, test } from 'vitest'
import { maakKans } from '../testing/kans.ts'
import { klein } from '../testing/opstelling.ts'
import { alleVelden, stekken } from './boom.ts'
import { beginVeld, voegSectieToe, voegVeldToe } from './erbij.ts'
import { leesKlembord, naarKlembord, plak } from './klembord.ts'
import { dupliceer, dupliceerSectie, neemOver } from './kopie.ts'
import { schuifSectie, splits, voegSectiesSamen, zetSectieOp } from './sectie.ts'
import { gekozen } from '../keuze.ts'
import type { Uitslag } from './uitslag.ts'
import { zetLabel, zetType, zetUitleg, zetVerplicht } from './veld.ts'
import { inLijst, naarSectie, plaats, schuif, uitLijst } from './verplaats.ts'
import { verwijderSectie, verwijderVelden } from './weg.ts'

const na = (uitslag: Uitslag): Formulierdefinitie => {
  if (!uitslag.ok) throw new Error(uitslag.error)
  return uitslag.value.definitie
}
const zin = (uitslag: Uitslag): string => (uitslag.ok ? '' : uitslag.error)
const ids = (definitie: Formulierdefinitie, in_: string): string[] => [...stekken(definitie).values()].filter((s) => s.in === in_).map(({ veld }) => veld.id)
const veld = (definitie: Formulierdefinitie, id: string) => plekken(definitie).get(id)?.veld

describe('something new', () => {
  test.each(Object.keys(veldtypen))('a %s has an outline and, but for what it must be told, no faults of its own', (type) => {
    const definitie = na(voegVeldToe(klein, { in: 's_begin', nr: 1 }, type))
    expect(leesOmtrek(definitie).ok).toBe(true)
    const id = ids(definitie, 's_begin')[1]!
    const moet = ['ref', 'verbanden', 'berekend', 'codelijst', 'factorengraaf']
    if (!moet.includes(type)) expect(controleerConcept(definitie).filter((p) => p.bij === id && p.ernst === 'fout')).toEqual([])
  })
  test('a second one has a key of its own', () => {
    const een = na(voegVeldToe(klein, null, 'tekst'))
    const twee = na(voegVeldToe(een, null, 'tekst'))
    expect(alleVelden(twee).slice(-2).map((v) => v.sleutel)).toEqual(['nieuwe-vraag', 'nieuwe-vraag-2'])
  })
  test('a form without sections gets one', () => {
    const definitie = na(voegVeldToe({ ...klein, secties: [] }, null, 'tekst'))
    expect(definitie.secties).toHaveLength(1)
    expect(definitie.secties[0]!.velden).toHaveLength(1)
  })
  test('a list in a list may, deeper not', () => {
    const een = na(voegVeldToe(klein, { in: 'f_mensen', nr: 0 }, 'lijst'))
    const binnen = ids(een, 'f_mensen')[0]!
    expect(zin(voegVeldToe(een, { in: binnen, nr: 0 }, 'lijst'))).toMatch(/niet nog dieper/)
    expect(voegVeldToe(een, { in: binnen, nr: 0 }, 'tekst').ok).toBe(true)
  })
  test('nothing comes into a linked part', () => {
    const gekoppeld = { ...klein, secties: klein.secties.map((s, i) => (i === 1 ? { ...s, deel: { sleutel: 'wie', versie: 1 } } : s)) }
    expect(zin(voegVeldToe(gekoppeld, { in: 's_wie', nr: 0 }, 'tekst'))).toMatch(/gekoppeld deel/)
    expect(zin(plaats(gekoppeld, ['f_dag'], { in: 's_begin', nr: 0 }))).toMatch(/gekoppeld deel/)
    expect(zin(verwijderVelden(gekoppeld, ['f_dag']))).toMatch(/gekoppeld deel/)
  })
  test('not more than fifty sections', () => {
    let definitie: Formulierdefinitie = klein
    while (definitie.secties.length < 50) definitie = na(voegSectieToe(definitie, null))
    expect(zin(voegSectieToe(definitie, null))).toBe('Een formulier heeft hoogstens 50 delen.')
  })
})

describe('taking away', () => {
  test('a locked field stays, also inside a section, and with a sentence', () => {
    expect(zin(verwijderVelden(klein, ['f_nodig']))).toMatch(/"Is een gesprek nodig\?" zit vast/)
    expect(zin(verwijderSectie(klein, 's_begin'))).toMatch(/zit vast/)
    expect(zin(verwijderVelden(klein, ['f_waarom'], new Set(['f_waarom'])))).toMatch(/zit vast/)
  })
  test('says which rules still want it, and chooses the next one', () => {
    const los = { ...klein, secties: klein.secties.map((s) => ({ ...s, velden: s.velden.map(({ vast: _vast, ...v }) => v) })) }
    const uitslag = verwijderVelden(los, ['f_nodig'])
    expect(uitslag).toMatchObject({ ok: true, value: { wat: 'Is een gesprek nodig? weg', keuze: { soort: 'velden', ids: ['f_waarom'] } } })
    expect(uitslag.ok && uitslag.value.ook).toMatch(/Nog nodig voor "Waarom\?"/)
  })
  test('the last of a list leaves the list chosen', () => {
    expect(verwijderVelden(klein, ['f_naam', 'f_rol'])).toMatchObject({ value: { keuze: { soort: 'velden', ids: ['f_mensen'] }, wat: '2 velden weg' } })
  })
})

describe('moving', () => {
  test('down within a section, and over its edge into the next', () => {
    expect(ids(na(schuif(klein, ['f_nodig'], 1)), 's_begin')).toEqual(['f_waarom', 'f_nodig'])
    const over = schuif(klein, ['f_waarom'], 1)
    expect(ids(na(over), 's_wie')).toEqual(['f_waarom', 'f_mensen', 'f_dag'])
    expect(over.ok && over.value.wat).toBe('Waarom? naar beneden, naar Wie')
    expect(zin(schuif(klein, ['f_nodig'], -1))).toBe('Dit staat al bovenaan.')
  })
  test('down over one that stays, and to an exact place', () => {
    const drie = na(voegVeldToe(klein, { in: 's_begin', nr: 2 }, 'tekst', 'Derde'))
    const derde = ids(drie, 's_begin')[2]!
    expect(ids(na(schuif(drie, ['f_nodig'], 1)), 's_begin')).toEqual(['f_waarom', 'f_nodig', derde])
    expect(ids(na(plaats(drie, ['f_nodig'], { in: 's_begin', nr: 2 })), 's_begin')).toEqual(['f_waarom', 'f_nodig', derde])
  })
  test('several together, wherever they stood', () => {
    expect(ids(na(schuif(klein, ['f_nodig', 'f_waarom'], 1)), 's_wie')).toEqual(['f_nodig', 'f_waarom', 'f_mensen', 'f_dag'])
    expect(ids(na(naarSectie(klein, ['f_dag', 'f_waarom', 'f_naam'], 's_begin')), 's_begin')).toEqual(['f_nodig', 'f_waarom', 'f_naam', 'f_dag'])
  })
  test('into the list above, and out again', () => {
    const in_ = na(inLijst(klein, ['f_dag']))
    expect(ids(in_, 'f_mensen')).toEqual(['f_naam', 'f_rol', 'f_dag'])
    expect(canoniek(na(uitLijst(in_, ['f_dag'])))).toBe(canoniek(klein))
    expect(zin(inLijst(klein, ['f_waarom']))).toMatch(/Boven dit veld staat geen lijst/)
    expect(zin(schuif(klein, ['f_naam'], -1))).toMatch(/al bovenaan in de lijst/)
  })
  test('a list does not go into itself, nor two lists deep into a list', () => {
    expect(zin(plaats(klein, ['f_mensen'], { in: 'f_mensen', nr: 0 }))).toMatch(/niet in zichzelf/)
    // A list with a list in it brings two layers of rows: it fits a section, and no list.
    const lijst = na(voegVeldToe(na(voegVeldToe(klein, { in: 'f_mensen', nr: 0 }, 'lijst')), { in: 's_wie', nr: 0 }, 'lijst'))
    expect(zin(plaats(lijst, ['f_mensen'], { in: ids(lijst, 's_wie')[0]!, nr: 0 }))).toMatch(/niet nog dieper/)
  })
  test('sections', () => {
    expect(na(schuifSectie(klein, 's_wie', -1)).secties.map((s) => s.id)).toEqual(['s_wie', 's_begin'])
    expect(na(zetSectieOp(klein, 's_begin', 2)).secties.map((s) => s.id)).toEqual(['s_wie', 's_begin'])
    expect(zin(schuifSectie(klein, 's_begin', -1))).toBe('Dit deel staat al bovenaan.')
  })
})

describe('copies', () => {
  test('a rule among the copied is about the copies, one about others stays', () => {
    const definitie = na(dupliceer(klein, ['f_nodig', 'f_waarom']))
    const [, , een, twee] = definitie.secties[0]!.velden
    expect(twee!.zichtbaar).toEqual(['=', ['veld', een!.id], true])
    expect(een).toMatchObject({ sleutel: 'is-een-gesprek-nodig', label: 'Is een gesprek nodig?' })
    expect(een!.vast).toBeUndefined()
    const los = na(dupliceer(klein, ['f_waarom']))
    expect(los.secties[0]!.velden[2]!.zichtbaar).toEqual(['=', ['veld', 'f_nodig'], true])
  })
  test('a section with its lists', () => {
    const definitie = na(dupliceerSectie(klein, 's_wie'))
    expect(definitie.secties.map((s) => s.titel)).toEqual(['Begin', 'Wie', 'Wie (kopie)'])
    expect(leesOmtrek(definitie).ok).toBe(true)
  })
  test('from another form, without problems of their own', () => {
    const bron = formulieren['verklarende-analyse'].secties[2]!
    const definitie = na(neemOver(klein, { in: 's_begin', nr: 2 }, bron.velden))
    expect(leesOmtrek(definitie).ok).toBe(true)
    expect(alleVelden(definitie).length).toBeGreaterThan(alleVelden(klein).length)
  })
  test('what was cut comes back as it was; pasted twice, or elsewhere, it is a copy', () => {
    const bord = leesKlembord(JSON.stringify(naarKlembord(klein, { soort: 'velden', ids: ['f_dag'] }, true)))!
    const zonder = na(verwijderVelden(klein, ['f_dag']))
    const terug = na(plak(zonder, { soort: 'velden', ids: ['f_mensen'] }, bord))
    expect(canoniek(terug)).toBe(canoniek(klein))
    expect(ids(na(plak(terug, null, bord)), 's_wie')).toHaveLength(3)
    expect(veld(na(plak({ ...zonder, sleutel: 'ander' }, null, bord)), 'f_dag')).toBeUndefined()
  })
  test('a section too; and any other text is not ours', () => {
    const bord = leesKlembord(JSON.stringify(naarKlembord(klein, { soort: 'sectie', id: 's_wie' }, false)))!
    expect(na(plak(klein, { soort: 'velden', ids: ['f_nodig'] }, bord)).secties.map((s) => s.titel)).toEqual(['Begin', 'Wie', 'Wie'])
    for (const tekst of ['', 'hallo', '{}', '[]', '{"regietafel":"formulierdelen","versie":1,"velden":[{"id":"__proto__"}]}', '{"regietafel":"formulierdelen","versie":1,"velden":"x"}']) expect(leesKlembord(tekst)).toBeNull()
  })
})

describe('one question', () => {
  test('its key goes along with the label until it was set by hand, or is live', () => {
    const mee = zetLabel(klein, 'f_waarom', 'Wat is de reden?')
    expect(veld(mee, 'f_waarom')).toMatchObject({ label: 'Wat is de reden?', sleutel: 'wat-is-de-reden' })
    expect(veld(zetLabel(klein, 'f_mensen', 'Anders'), 'f_mensen')?.sleutel).toBe('mensen')
    expect(veld(zetLabel(klein, 'f_waarom', 'Anders', new Set(['f_waarom'])), 'f_waarom')?.sleutel).toBe('waarom')
  })
  test('another kind keeps what it can', () => {
    const metRol = { ...klein, secties: klein.secties.map((s) => ({ ...s, velden: s.velden.map((v) => (v.id === 'f_mensen' ? v.velden![1]! : v)) })) }
    const meer = na(zetType(metRol, 'f_rol', 'meer'))
    expect(veld(meer, 'f_rol')).toMatchObject({ type: 'meer', config: { opties: [{ waarde: 'ouder' }, { waarde: 'jongere' }] } })
    expect(na(zetType(klein, 'f_waarom', 'tekst')).secties[0]!.velden[1]!.zichtbaar).toEqual(['=', ['veld', 'f_nodig'], true])
    const blok = na(zetType(na(zetVerplicht(klein, ['f_waarom'], true)), 'f_waarom', 'informatie'))
    expect(veld(blok, 'f_waarom')?.verplicht).toBeUndefined()
    expect(zin(zetType(klein, 'f_mensen', 'tekst'))).toMatch(/In deze lijst staan nog velden/)
  })
  test('required for several at once, not for what is no question', () => {
    const metBlok = na(voegVeldToe(klein, { in: 's_begin', nr: 2 }, 'informatie'))
    const blok = ids(metBlok, 's_begin')[2]!
    const uitslag = zetVerplicht(metBlok, ['f_waarom', 'f_dag', blok], true)
    expect(uitslag.ok && uitslag.value.wat).toBe('2 velden verplicht')
    expect(veld(na(uitslag), blok)?.verplicht).toBeUndefined()
    expect(canoniek(na(zetVerplicht(na(zetVerplicht(klein, ['f_waarom'], true)), ['f_waarom'], false)))).toBe(canoniek(klein))
  })
})

describe('sections', () => {
  test('split at a field and joined again it is the same', () => {
    const twee = na(splits(klein, 'f_dag'))
    expect(twee.secties.map((s) => [s.titel, s.velden.length])).toEqual([['Begin', 2], ['Wie', 1], ['Wie (vervolg)', 1]])
    expect(canoniek(na(voegSectiesSamen(twee, 's_wie')))).toBe(canoniek(klein))
    expect(zin(splits(klein, 'f_mensen'))).toMatch(/eerste veld/)
    expect(zin(splits(klein, 'f_rol'))).toMatch(/midden in een lijst/)
  })
  test('a rule of the lower one is not lost in joining', () => {
    const metRegel = { ...klein, secties: klein.secties.map((s, i) => (i === 1 ? { ...s, zichtbaar: ['=', ['veld', 'f_nodig'], true] } : s)) }
    expect(zin(voegSectiesSamen(metRegel, 's_begin'))).toMatch(/eigen regel/)
  })
})

/* ── laws ── */

type Act = (definitie: Formulierdefinitie, kies: (n: number) => string, nr: number) => Uitslag
const acts: readonly Act[] = [
  (d, k) => schuif(d, [k(0), k(1)], -1), (d, k) => schuif(d, [k(0)], 1), (d, k) => inLijst(d, [k(0)]), (d, k) => uitLijst(d, [k(0)]),
  (d, k, nr) => plaats(d, [k(0), k(1), k(2)], { in: k(3), nr }), (d, _k, nr) => plaats(d, [_k(0)], { in: d.secties[nr % Math.max(1, d.secties.length)]?.id ?? '', nr }),
  (d, k) => dupliceer(d, [k(0), k(1)]), (d, k) => verwijderVelden(d, [k(0)]), (d, k, nr) => voegVeldToe(d, { in: k(0), nr }, 'lijst'), (d, _k, nr) => voegVeldToe(d, null, Object.keys(veldtypen)[nr % Object.keys(veldtypen).length]!),
  (d, k) => splits(d, k(0)), (d, _k, nr) => voegSectiesSamen(d, d.secties[nr % Math.max(1, d.secties.length)]?.id ?? ''), (d, _k, nr) => dupliceerSectie(d, d.secties[nr % Math.max(1, d.secties.length)]?.id ?? ''), (d, _k, nr) => verwijderSectie(d, d.secties[nr % Math.max(1, d.secties.length)]?.id ?? ''),
  (d, _k, nr) => zetSectieOp(d, d.secties[0]?.id ?? '', nr), (d, k, nr) => zetType(d, k(0), Object.keys(veldtypen)[nr % Object.keys(veldtypen).length]!), (d, k) => zetVerplicht(d, [k(0), k(1)], true),
  (d, k) => { const bord = naarKlembord(d, { soort: 'velden', ids: [k(0)] }, false); return bord ? plak(d, { soort: 'velden', ids: [k(1)] }, bord) : { ok: false, error: '' } },
]
const MOVES = 6
const BEGIN: readonly Formulierdefinitie[] = [klein, formulieren['verklarende-analyse']]

/** A random act; `welke` takes the first so many. */
function doeIets(definitie: Formulierdefinitie, kans: () => number, welke = acts.length): Uitslag {
  const alle = alleVelden(definitie)
  const zaden = Array.from({ length: 4 }, () => Math.floor(kans() * alle.length))
  return acts[Math.floor(kans() * welke)]!(definitie, (n) => alle[zaden[n]!]?.id ?? '', Math.floor(kans() * 9))
}
function reeks(zaad: number, lengte: number, welke?: number, bij: (voor: Formulierdefinitie, uitslag: Uitslag) => void = () => {}): readonly [van: Formulierdefinitie, naar: Formulierdefinitie] {
  const kans = maakKans(zaad)
  const van = BEGIN[zaad % BEGIN.length]!
  let definitie = van
  for (let i = 0; i < lengte; i += 1) {
    const uitslag = doeIets(definitie, kans, welke)
    bij(definitie, uitslag)
    if (uitslag.ok) definitie = uitslag.value.definitie
  }
  return [van, definitie]
}
const zaden = (aantal: number) => Array.from({ length: aantal }, (_, i) => i + 1)

describe('laws', () => {
  test('any sequence of acts keeps a sound outline with unique ids; what was there is not changed in place', () => {
    for (const zaad of zaden(30)) {
      const voor = new Map<Formulierdefinitie, string>()
      const [, naar] = reeks(zaad, 25, undefined, (definitie) => void voor.set(definitie, canoniek(definitie)))
      for (const [definitie, tekst] of voor) expect(canoniek(definitie), `${zaad}`).toBe(tekst)
      expect(leesOmtrek(naar), `${zaad}`).toMatchObject({ ok: true })
    }
  })
  test('what acts add has a key that no other field has', () => {
    for (const zaad of zaden(80)) {
      const [van, naar] = reeks(zaad * 2, 25)
      const dubbel = (d: Formulierdefinitie) => alleVelden(d).length - new Set(alleVelden(d).map((v) => v.sleutel)).size
      expect(dubbel(naar), `${zaad}`).toBe(dubbel(van))
    }
  })
  test('moving keeps every field as it is: no id, rule or setting changes, and none is lost', () => {
    const plat = (d: Formulierdefinitie) => Object.fromEntries(alleVelden(d).map(({ velden: _v, ...rest }) => [rest.id, rest]))
    for (const zaad of zaden(100)) {
      const [van, naar] = reeks(zaad, 20, MOVES)
      expect(plat(naar), `${zaad}`).toEqual(plat(van))
      expect(naar.secties.map((s) => s.id)).toEqual(van.secties.map((s) => s.id))
    }
  })
  test('what an act says is chosen, is there; a refusal is a sentence', () => {
    for (const zaad of zaden(150)) reeks(zaad, 6, undefined, (_voor, u) => {
      if (!u.ok) return expect(u.error, `${zaad}`).toMatch(/^$|[.]$/)
      const { keuze, definitie } = u.value
      const er = new Set([...plekken(definitie).keys(), ...definitie.secties.map(({ id }) => id)])
      for (const id of gekozen(keuze)) expect(er.has(id), `${zaad} ${u.value.wat}`).toBe(true)
      if (keuze === null) expect(definitie.secties).toEqual([])
    })
  })
})

test('a new list holds a question', () => expect(beginVeld(klein, 'lijst').velden).toHaveLength(1))

test('a new field begins with nothing that is about something else', () => {
  const begin = Object.fromEntries(Object.keys(veldtypen).map((type) => [type, beginVeld(klein, type).config]))
  expect(begin).toMatchObject({ informatie: { tekst: 'Schrijf hier de uitleg.' }, berekend: { uitkomst: 'getal' }, akkoord: { rol: ['gedragswetenschapper'] }, verbanden: { lijst: 'f_mensen' } })
  expect(JSON.stringify(begin)).not.toMatch(/overgangen|Nee, tenzij|Spoed|School|factoren/)
  expect(beginVeld({ ...klein, secties: [] }, 'verbanden').config).toBeUndefined()
  expect(JSON.stringify(na(zetType(klein, 'f_waarom', 'informatie')))).not.toContain('Nee, tenzij')
})

test('a block of explanation is called after what it says, until it has a name of its own', () => {
  const blok = beginVeld(klein, 'informatie')
  const vorm = { ...klein, secties: [{ ...klein.secties[0]!, velden: [blok] }] }
  const nu = (definitie: Formulierdefinitie) => definitie.secties[0]!.velden[0]!
  const anders = zetUitleg(vorm, blok.id, 'Vul dit samen in.')
  expect(nu(anders)).toMatchObject({ label: 'Vul dit samen in.', sleutel: 'vul-dit-samen-in', config: { tekst: 'Vul dit samen in.' } })
  expect(nu(zetUitleg(zetLabel(anders, blok.id, 'Uitleg vooraf'), blok.id, 'Iets')).label).toBe('Uitleg vooraf')
})
