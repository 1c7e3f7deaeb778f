import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { GeheimFout, isGeheimSleutel, isVoorbeeldgeheim, isVoorbeeldsleutel, isVoorbeeldwachtwoord, openGeheim, sealGeheim } from './geheim.ts'

const sleutel = randomBytes(32).toString('base64')

test('what was sealed opens with the same key, and is never twice the same text', () => {
  const een = sealGeheim(sleutel, 'whsec_é')
  expect(openGeheim(sleutel, een)).toBe('whsec_é')
  expect(sealGeheim(sleutel, 'whsec_é')).not.toBe(een)
  expect(een).not.toContain('whsec')
})

test('another key, a changed letter or a cut text does not open, and the error tells nothing', () => {
  const verzegeld = sealGeheim(sleutel, 'whsec')
  const delen = verzegeld.split('.')
  const anders = (i: number): string => delen.map((deel, j) => (j === i ? `${deel.startsWith('A') ? 'B' : 'A'}${deel.slice(1)}` : deel)).join('.')
  for (const kapot of [anders(0), anders(1), anders(2), anders(3), delen.slice(0, 3).join('.'), `${verzegeld}.x`, '', [delen[0], delen[1], delen[2]!.slice(0, 8), delen[3]].join('.')]) {
    expect(() => openGeheim(sleutel, kapot)).toThrow(GeheimFout)
  }
  expect(() => openGeheim(randomBytes(32).toString('base64'), verzegeld)).toThrow('GEHEIM_ONLEESBAAR')
})

test.each([['too short', 'abc'], ['31 bytes', randomBytes(31).toString('base64')], ['not base64', '!'.repeat(44)]])('a key that is %s is none', (_wat, slecht) => {
  expect(isGeheimSleutel(slecht)).toBe(false)
  expect(() => sealGeheim(slecht, 'x')).toThrow(GeheimFout)
})

test.each(['aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', '0123012301230123012301230123012301', 'my-super-SECRET-value-for-production', 'change-me-change-me-change-me-0001', 'regietafel-auth-0f3c9d81ab22cd'])('%s was not drawn at random', (geheim) => {
  expect(isVoorbeeldgeheim(geheim)).toBe(true)
})

test('what was drawn at random is taken, in whatever form', () => {
  for (let i = 0; i < 2_000; i++) {
    const bytes = randomBytes(32)
    for (const vorm of ['base64', 'base64url', 'hex'] as const) expect(isVoorbeeldgeheim(bytes.toString(vorm))).toBe(false)
    expect(isVoorbeeldsleutel(bytes.toString('base64'))).toBe(false)
  }
})

test('a password in an address is one of a manual, or its own', () => {
  expect(['postgres://a:postgres@db/r', 'redis://:Secret@r:6379', 'postgres://a:change%2Dme@db/r'].map(isVoorbeeldwachtwoord)).toEqual([true, true, true])
  expect(['postgres://a@db/r', 'redis://r:6379', 'postgres://a:Xq3-9vLk2@db/r', '', 'geen adres'].map(isVoorbeeldwachtwoord)).toEqual([false, false, false, false, false])
})
