import { kaders, Kadervorm, rijnmond1op1, plan18plus, type Aanleiding, type Kaderdefinitie } from '@regietafel/domain/kader'
import { rolSleutels } from '@regietafel/domain/regie'
import { describe, expect, test } from 'vitest'
import { leesEenvoudig, leesGetal, nieuweRegel, regelEerder, regelErbij, regelWeg, schrijfEenvoudig } from './advies.ts'
import { wasTermijn, wasTrap } from './was.ts'
import { merkenIn, trapInZin } from './woorden.ts'
import * as z from './zetters/index.ts'

const termijn = (k: Kaderdefinitie, sleutel: string) => k.termijnen.find((t) => t.termijn === sleutel)!

describe('a count', () => {
  const dagen = [{ aantal: 14, eenheid: 'dagen' as const }]
  test('hours count alone', () => expect(z.metTelstap([...dagen, { aantal: -1, eenheid: 'werkdagen' }], 0, { eenheid: 'uren' })).toEqual([{ aantal: 14, eenheid: 'uren' }]))
  test.each([3661, -3661, 1.5, NaN])('%s changes nothing', (aantal) => expect(z.metTelstap(dagen, 0, { aantal })).toBe(dagen))
  test('nothing counted back is nothing', () => expect(Object.is(z.metTelstap(dagen, 0, { aantal: -0 })[0]!.aantal, 0)).toBe(true))
  test('at most four parts', () => expect(z.telErbij(z.telErbij(z.telErbij(z.telErbij(z.telErbij([])))))).toHaveLength(4))
  test('a termijn in hours loses what hours cannot have', () => {
    const met = z.zetTermijnveld('hulpverleningsplan', 'opschortbaar', true)(rijnmond1op1)
    const uren = termijn(z.zetTelling('hulpverleningsplan', [{ aantal: 24, eenheid: 'uren' }])(met), 'hulpverleningsplan')
    expect(uren).toMatchObject({ verschuiving: 'geen' })
    expect('opschortbaar' in uren).toBe(false)
  })
})

describe('an aanleiding', () => {
  const alle: Aanleiding[] = [{ soort: 'plaatsing' }, { soort: 'formulier-vastgesteld', formulier: 'x-1' }, { soort: 'registratie', registratie: 'y' }, { soort: 'poort-beslist', poort: 'D1' }, { soort: 'poort-beslist', poort: 'D1', uitkomst: 'nee' }]
  test.each(alle.map((a) => [z.aanleidingSleutel(a), a] as const))('%s there and back', (sleutel, a) => expect(z.leesAanleiding(sleutel)).toEqual(a))
  test('a form of the gemeente comes into the kader when it is pointed at, once', () => {
    const k = z.samen(z.zetSluit('maandtoets', { soort: 'formulier-vastgesteld', formulier: 'eigen' }), z.metFormulieren([{ sleutel: 'eigen', titel: 'Eigen plan' }]))(rijnmond1op1)
    expect(k.formulieren.at(-1)).toEqual({ formulier: 'eigen', titel: 'Eigen plan' })
    expect(z.metFormulieren([{ sleutel: 'eigen', titel: 'Anders' }])(k)).toBe(k)
  })
  test.each([['Ouderavond gehouden', 'ouderavond-gehouden'], ['  Één (1) ', 'een-1'], ['?!', '']])('"%s" is kept as "%s"', (naam, sleutel) => expect(z.sleutelVoor(naam)).toBe(sleutel))
})

describe('what hangs together moves together', () => {
  test('all clocks of a step are closed by the same, and the step by that form', () => {
    const twee = z.tweedeKlok('2')(rijnmond1op1)
    const na = z.zetSluit('hulpverleningsplan', { soort: 'formulier-vastgesteld', formulier: 'bijgesteld-hvp' })(twee)
    expect(na.termijnen.filter((t) => t.stap === '2').map((t) => t.sluit)).toEqual(Array(2).fill({ soort: 'formulier-vastgesteld', formulier: 'bijgesteld-hvp' }))
    expect(na.stappen.find((s) => s.stap === '2')!.formulier).toBe('bijgesteld-hvp')
  })
  test('the role of a step takes its clocks along, not what is of somebody else', () => {
    const na = z.zetStaprol('3', 'ret')(rijnmond1op1)
    expect(termijn(na, 'evaluatie-dag-21').verantwoordelijk).toBe('zorgaanbieder')
    expect(termijn(z.zetStaprol('2', 'ret')(rijnmond1op1), 'hulpverleningsplan').verantwoordelijk).toBe('ret')
  })
  test('the number of a step, also where a poort leads', () => {
    const na = z.zetStapcode('4', 'A4')(rijnmond1op1)
    expect(na.poorten[0]!.uitkomsten[1]!.naar).toEqual(['A4'])
    expect(termijn(na, 'onafhankelijk-advies').stap).toBe('A4')
    expect(z.zetStapcode('4', '5')(rijnmond1op1)).toBe(rijnmond1op1)
    expect(z.zetStapcode('4', 'vervolgtraject')(rijnmond1op1)).toBe(rijnmond1op1)
  })
  test('a termijn cannot be capped by one that waits for it', () => {
    expect(z.plafonds(rijnmond1op1, 'evaluatie-dag-28').map((t) => t.termijn)).not.toContain('onafhankelijk-advies')
    expect(z.zetGrens('evaluatie-dag-28', 'onafhankelijk-advies')(rijnmond1op1)).toBe(rijnmond1op1)
  })
  test('a step that had no clock moves with its first', () => {
    const na = z.eersteKlok('6')(rijnmond1op1)
    expect(na.stappen.find((s) => s.stap === '6')!.verloop).toEqual({ soort: 'termijn', termijn: na.termijnen.at(-1)!.termijn, vanaf: 'anker' })
  })
})

describe('a trap', () => {
  test('in werkdagen or in hours, never in both', () => {
    const uren = z.zetAfstand('standaard', 'H1', { eenheid: 'uren' })(rijnmond1op1).ladders.standaard!.trappen[0]!
    expect(uren).toMatchObject({ werkdagen: 0, uren: -2 })
    expect(trapInZin(uren)).toBe('2 uur ervoor')
  })
  test('out of bounds changes nothing; the other side brings it inside', () => {
    const ver = z.zetAfstand('standaard', 'E4', { aantal: 250 })(rijnmond1op1)
    expect(z.zetAfstand('standaard', 'E4', { aantal: 251 })(ver).ladders.standaard).toEqual(ver.ladders.standaard)
    expect(z.zetAfstand('standaard', 'E4', { kant: 'voor' })(ver).ladders.standaard!.trappen[4]!.werkdagen).toBe(-60)
  })
  test('a name that is taken is no name; somebody always hears it', () => {
    expect(z.zetTrapnaam('standaard', 'E1', 'E2')(rijnmond1op1)).toBe(rijnmond1op1)
    expect(z.zetNaar('standaard', 'E1', [])(rijnmond1op1).ladders.standaard!.trappen[1]!.naar).toEqual(['uitvoerder', 'leidinggevende'])
  })
})

describe('what it was', () => {
  test('only what changed, in words', () => {
    const na = z.zetTelling('hulpverleningsplan', [{ aantal: 10, eenheid: 'dagen' }])(rijnmond1op1)
    expect(wasTermijn(rijnmond1op1, termijn(na, 'hulpverleningsplan'), 'tel')).toBe('14 dagen')
    expect(wasTermijn(rijnmond1op1, termijn(na, 'hulpverleningsplan'), 'anker')).toBeNull()
    expect(wasTermijn(undefined, termijn(na, 'hulpverleningsplan'), 'tel')).toBeNull()
    expect(wasTermijn(plan18plus, termijn(na, 'hulpverleningsplan'), 'tel')).toBeNull()
  })
  test('a trap: the number alone when only that changed', () => {
    const e3 = rijnmond1op1.ladders.standaard!.trappen[3]!
    expect(wasTrap(rijnmond1op1, { ladder: 'standaard' }, { ...e3, werkdagen: 7 })).toBe('5')
    expect(wasTrap(rijnmond1op1, { ladder: 'standaard' }, { ...e3, werkdagen: 7, naar: ['gemeente'] })).toBe('5, naar procesregisseur')
    expect(wasTrap(rijnmond1op1, { ladder: 'eigen', termijn: 'hulpverleningsplan' }, { ...e3, werkdagen: 7 })).toBe('5')
    expect(wasTrap(rijnmond1op1, { ladder: 'eigen' }, e3)).toBeNull()
  })
})

test.each([['"0-14" (S 004:767); bij stap 2 I; verschuiving O', 'SIO'], ['W: Jeugdwet art. 1.1; laatste werkdag ervoor O', 'WO'], ['Stap Is Onze Waarde', '']])('the marks in %s', (bron, merken) => expect(merkenIn(bron).map((m) => m.merk).join('')).toBe(merken))

describe('advice', () => {
  test('one comparison is a sentence, anything else is not', () => {
    expect(leesEenvoudig(['≥', ['veld', 'uren'], 3])).toEqual({ veld: 'uren', teken: '≥', waarde: 3 })
    for (const als of [true, ['en', true, true], ['=', ['veld', 'a'], ['veld', 'b']], ['=', ['feit', 'leeftijd'], 3], ['niet', ['veld', 'a']], ['=', ['veld', 'a'], null], null]) expect(leesEenvoudig(als)).toBeNull()
    for (const als of [['=', ['veld', 'a'], false], ['≠', ['veld', 'a'], 'x'], ['<', ['veld', 'a'], -1.5]]) expect(schrijfEenvoudig(leesEenvoudig(als)!)).toEqual(als)
  })
  test.each<[string, number | null]>([['7,5', 7.5], [' -3 ', -3], ['1.25', 1.25], ['', null], ['1,2,3', null], ['e5', null]])('"%s" is %s', (tekst, getal) => expect(leesGetal(tekst)).toBe(getal))
  test('without a form to ask there is no rule', () => expect(nieuweRegel([{ sleutel: 'x', velden: [] }], 'x')).toBeUndefined())
})

/* ── whatever is done, in whatever order: a kader keeps the shape of one ── */

/** Mulberry32: the same run for the same seed. */
function dobbel(zaad: number) {
  let s = zaad
  const kans = () => { s = (s + 0x6d2b79f5) | 0; let t = Math.imul(s ^ (s >>> 15), 1 | s); t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t; return ((t ^ (t >>> 14)) >>> 0) / 4294967296 }
  const uit = <T>(lijst: readonly T[]): T => lijst[Math.floor(kans() * lijst.length)]!
  return { uit, geheel: (van: number, tot: number) => van + Math.floor(kans() * (tot - van + 1)) }
}

function daad({ uit, geheel }: ReturnType<typeof dobbel>, k: Kaderdefinitie): z.Bewerk {
  const t = uit([...k.termijnen.map((x) => x.termijn), 'bestaat-niet'])
  const s = uit([...k.stappen.map((x) => x.stap), 'X9'])
  const p = uit([...k.poorten, rijnmond1op1.poorten[0]!])
  const l = uit([...Object.keys(k.ladders), 'geen'])
  const trap = uit([...(k.ladders[l]?.trappen.map((x) => x.trap) ?? []), 'Z'])
  const a = (): Aanleiding => uit<Aanleiding>([{ soort: 'plaatsing' }, { soort: 'geboren' }, { soort: 'formulier-vastgesteld', formulier: uit([...k.formulieren.map((f) => f.formulier), 'eigen']) }, { soort: 'poort-beslist', poort: p.poort }, { soort: 'registratie', registratie: 'iets' }])
  const tekst = uit(['', '  ', 'Nieuw', 'x'.repeat(500), 'D1', 'Ä-1', '5'])
  const n = uit([-1, 0, 1, 7, 250, 251, 3660, 3661, 1.5, NaN])
  const tel = uit([[], z.telErbij([]), z.telErbij(z.telErbij([])), z.metTelstap(z.telErbij([]), 0, { aantal: n }), [{ aantal: 4, eenheid: 'uren' as const }]])
  const velden = [{ veld: 'v', titel: 'V', soort: uit(['janee', 'getal', 'tekst']) }]
  return uit<() => z.Bewerk>([
    () => z.zetTelling(t, tel), () => z.zetSluit(t, a()), () => z.zetVervalt(t, uit([[], [z.nieuwVerval()], [{ ...z.nieuwVerval(), totEnMet: tel, tenzij: a() }]])),
    () => z.zetHerhaling(t, uit([undefined, z.nieuweHerhaling()])), () => z.zetHerstart(t, uit([undefined, z.nieuweHerstart()])), () => z.zetGrens(t, uit([null, ...k.termijnen.map((x) => x.termijn)])),
    () => z.tweedeKlok(s), () => z.eersteKlok(s), () => z.zetStaprol(s, uit(rolSleutels)), () => z.zetStapcode(s, tekst), () => z.zetPoortcode(p.poort, tekst), () => z.zetStapvervalt(s, uit([[], [a()], [a(), a()]])),
    () => z.zetVerloop(s, uit([{ soort: 'duur', van: [], tot: [a()] }, { soort: 'duur', van: [a()], tot: [a()] }, { soort: 'termijn', termijn: t, vanaf: 'nadert' }])),
    () => z.zetAfstand(l, trap, uit([{ aantal: n }, { eenheid: 'uren' }, { eenheid: 'werkdagen' }, { kant: 'voor' }, { kant: 'na' }])), () => z.zetNaar(l, trap, uit([[], ['gemeente']])), () => z.zetAlsUitvoerderZelf(l, trap, uit([[], ['ret']])), () => z.zetBetaalvlag(l, trap, uit([true, false])), () => z.zetTrapnaam(l, trap, tekst),
    () => z.zetTermijnveld(t, 'als', uit([undefined, a()])), () => z.zetTermijnveld(t, 'verlengbaar', z.zetMaxVerlenging(n)), () => z.zetPoortveld(p.poort, 'binnen', tel), () => regelWeg(p, geheel(0, 3)), () => regelEerder(p, geheel(0, 3)), () => regelErbij(p, nieuweRegel([{ sleutel: 'eigen', velden }], null)!),
    () => z.metFormulieren([{ sleutel: 'eigen', titel: 'Eigen' }]),
  ])()
}

test('any acts in any order leave a kader of the right shape, and the kader they were done on as it was', () => {
  for (let zaad = 1; zaad <= 120; zaad += 1) {
    const spel = dobbel(zaad)
    const begin = spel.uit(kaders)
    const foto = JSON.stringify(begin)
    let k: Kaderdefinitie = begin
    for (let i = 0; i < 40; i += 1) {
      k = daad(spel, k)(k)
      const vorm = Kadervorm.safeParse(k)
      if (!vorm.success) throw new Error(`zaad ${zaad}, daad ${i}: ${JSON.stringify(vorm.error.issues[0])}`)
    }
    expect(JSON.stringify(begin)).toBe(foto)
  }
})
