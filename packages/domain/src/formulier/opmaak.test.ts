import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { leesOpmaak, opmaakAlsTekst } from './opmaak.ts'

/** As one line: `b` bold, `i` italic, `bi` both. */
const kort = (tekst: string) =>
  leesOpmaak(tekst).map((blok) => (blok.soort === 'lijst' ? blok.punten.map((p) => `- ${delen(p)}`) : blok.regels.map(delen)).join('/')).join(' | ')
const delen = (regel: readonly { tekst: string; vet: boolean; schuin: boolean }[]) => regel.map((d) => { const m = `${d.vet ? 'b' : ''}${d.schuin ? 'i' : ''}`; return m ? `${m}(${d.tekst})` : d.tekst }).join('')

test.each([
  ['gewoon', 'gewoon'],
  ['een **vet** woord', 'een b(vet) woord'],
  ['een _schuin_ woord', 'een i(schuin) woord'],
  ['**vet _en schuin_**', 'b(vet )bi(en schuin)'],
  ['**_beide_**', 'bi(beide)'],
  ['5 ** 3 is niet vet', '5 ** 3 is niet vet'],
  ['**open en niet dicht', '**open en niet dicht'],
  ['f_abc_def blijft', 'f_abc_def blijft'],
  ['**kruis _over** heen_', 'b(kruis _over) heen_'],
  ['****', '****'],
  ['**vet**\n**ook**', 'b(vet)/b(ook)'],
  ['**over\nregels** niet', '**over/regels** niet'],
  ['- een\n- **twee**', '- een/- b(twee)'],
  ['alinea\n- punt\n\nandere', 'alinea | - punt | andere'],
  ['-geen punt', '-geen punt'],
  ['<b>x</b> [a](javascript:b)', '<b>x</b> [a](javascript:b)'],
])('%j', (tekst, verwacht) => expect(kort(tekst)).toBe(verwacht))

test('reads as plain text', () => expect(opmaakAlsTekst('**Let op**\n- _een_\n- twee ** drie\n')).toBe('Let op\n• een\n• twee ** drie'))
describe('whatever is written', () => {
  test('no character is lost except marks', () => {
    const letters = (t: string) => t.replace(/[*_•\-\s]/g, '')
    fc.assert(fc.property(fc.array(fc.constantFrom('**', '_', ' ', 'a', 'b.', '\n', '- ', '*'), { maxLength: 40 }), (stukken) => {
      expect(letters(opmaakAlsTekst(stukken.join('')))).toBe(letters(stukken.join('')))
    }))
  })
  test('a text without marks is itself', () => {
    fc.assert(fc.property(fc.string().filter((t) => !/[*_\n-]/.test(t)), (tekst) => {
      expect(opmaakAlsTekst(tekst)).toBe(tekst.trim())
    }))
  })
  test.each(['**', '_', '**_', '_ **a', '- ', '**a _b** c_ '])('1 MB of %j takes no more than a moment', (stuk) => {
    const tekst = stuk.repeat(1_000_000 / stuk.length)
    const begin = performance.now()
    leesOpmaak(tekst)
    expect(performance.now() - begin).toBeLessThan(3_000)
  })
})
