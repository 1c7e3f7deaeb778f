import { describe, expect, test } from 'vitest'
import { nieuweRegel, zetPunten, zetTekens, type Bewerking } from './opmaak.ts'

/** `[` and `]` are the ends of the selection, `|` both. */
function met(bron: string, doe: (tekst: string, van: number, tot: number) => Bewerking | null): string | null {
  const van = bron.search(/[[|]/)
  const tekst = bron.replaceAll(/[[\]|]/g, '')
  const tot = bron.includes('|') ? van : bron.indexOf(']') - 1
  const b = doe(tekst, van, tot)
  if (!b) return null
  const uit = tekst.slice(0, b.van) + b.tekst + tekst.slice(b.tot)
  return b.kiesVan === b.kiesTot ? `${uit.slice(0, b.kiesVan)}|${uit.slice(b.kiesVan)}` : `${uit.slice(0, b.kiesVan)}[${uit.slice(b.kiesVan, b.kiesTot)}]${uit.slice(b.kiesTot)}`
}
const vet = (bron: string) => met(bron, (t, van, tot) => zetTekens(t, van, tot, '**'))
const schuin = (bron: string) => met(bron, (t, van, tot) => zetTekens(t, van, tot, '_'))
const punten = (bron: string) => met(bron, zetPunten)
const enter = (bron: string) => met(bron, (t, van) => nieuweRegel(t, van))

describe('marks', () => {
  test.each([
    ['een [twee] drie', 'een [**twee**] drie'],
    ['een [**twee**] drie', 'een [twee] drie'],
    ['een **[twee]** drie', 'een [twee] drie'],
    ['een |drie', 'een **|**drie'],
    ['een **|**drie', 'een |drie'],
    ['een[ twee ]drie', 'een[ **twee** ]drie'],
    ['[- een\n- twee]', '[- **een**\n- **twee**]'],
    ['[een\n\ntwee]', '[**een**\n\n**twee**]'],
  ])('%j bold is %j', (van, naar) => expect(vet(van)).toBe(naar))
  test('italic', () => expect(schuin('[a]b')).toBe('[_a_]b'))
})
describe('lists', () => {
  test.each([
    ['een\ntw|ee', 'een\n- tw|ee'],
    ['- tw|ee', 'tw|ee'],
    ['een\n[twee\ndrie]', 'een\n[- twee\n- drie]'],
    ['[- twee\n- drie]', '[twee\ndrie]'],
    ['[- twee\ndrie]', '[- twee\n- drie]'],
    ['|', '- |'],
  ])('%j is %j', (van, naar) => expect(punten(van)).toBe(naar))
  test.each([['- een|', '- een\n- |'], ['- een\n- |', '- een\n|'], ['- e|en', '- e\n- |en']])('enter in %j is %j', (van, naar) => expect(enter(van)).toBe(naar))
  test('enter outside a list is an ordinary enter', () => expect(enter('een|')).toBe(null))
})
