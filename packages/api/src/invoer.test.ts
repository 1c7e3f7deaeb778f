import { expect, test } from 'vitest'
import { Tekst, Verplicht } from './invoer.ts'

test('what somebody typed is kept, what no keyboard makes is not', () => {
  expect(Tekst(100).parse('  Zoë 🙂\tzei:\r\n“nee”\u0000\u001b[31m  ')).toBe('Zoë 🙂\tzei:\n“nee”[31m')
  expect(Tekst(100).parse('a\ud800b')).toBe('a\ufffdb')
  expect(Tekst(100).parse('e\u0301')).toBe('é')
})
test('white space is not an answer', () => {
  expect(Verplicht(10, 'Schrijf op waarom.').safeParse(' \n ').error?.issues[0]?.message).toBe('Schrijf op waarom.')
})
test('at the limit passes, one above does not', () => {
  expect(Tekst(5).safeParse('x'.repeat(5)).success).toBe(true)
  expect(Tekst(5).safeParse('x'.repeat(6)).error?.issues[0]?.message).toBe('Dit is te lang: hoogstens 5 tekens.')
})
