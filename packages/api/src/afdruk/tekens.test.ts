import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { leesTekens, maakZetbaar, MAX_TEKST, ONBEKEND } from './tekens.ts'

const zonderEmoji = (teken: number) => teken < 0x3000 && teken !== 0x200d
const zet = (tekst: string) => maakZetbaar(tekst, zonderEmoji)

describe('a text that is made ready to be set', () => {
  test('stays as it is, markup and all', () => expect(zet('#let x = $1$ *b* _c_ [d] @e `f` \\ // "g"\n= h').waarde).toBe('#let x = $1$ *b* _c_ [d] @e `f` \\ // "g"\n= h'))
  test('shows a box for what no font has, and drops what is never seen', () => {
    expect(zet('hoi 😀\u0007\u200d!')).toMatchObject({ waarde: `hoi ${ONBEKEND}!`, vervangen: true })
    expect(zet('gewoon')).toMatchObject({ vervangen: false, ingekort: false, tekens: 6 })
  })
  test('of 5 MB is cut, and says so', () => {
    const { waarde, ingekort, tekens } = zet('woord '.repeat(900_000))
    expect([ingekort, tekens < MAX_TEKST + 10, waarde.endsWith('[…]')]).toEqual([true, true, true])
  })
  test('without spaces gets places to break, and keeps all its characters', () => {
    const { waarde } = zet('a'.repeat(10_000))
    expect(waarde.split('\u200b').every((deel) => deel.length <= 40)).toBe(true)
    expect(waarde.replaceAll('\u200b', '')).toBe('a'.repeat(10_000))
    expect(zet(`${'a'.repeat(40)} b`).waarde).not.toContain('\u200b')
  })
  test('is found at every depth; numbers and null stay', () => {
    expect(maakZetbaar({ a: [['😀', null, 3]], b: { c: '\r\n' } }, zonderEmoji)).toMatchObject({ waarde: { a: [[ONBEKEND, null, 3]], b: { c: '\n' } }, vervangen: true })
  })
})

test.each([
  ['@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf', 'Aéńŷ€–“', 'ع中😀'],
  ['dejavu-fonts-ttf/ttf/DejaVuSans.ttf', 'AéЖλع□✓→', '中'],
])('%s has what it has', (naam, wel, niet) => {
  const heeft = leesTekens(readFileSync(fileURLToPath(import.meta.resolve(naam))))
  expect([...wel].filter((c) => !heeft(c.codePointAt(0)!))).toEqual([])
  expect([...niet].filter((c) => heeft(c.codePointAt(0)!))).toEqual([])
})
