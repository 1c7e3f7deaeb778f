import { expect, test } from 'vitest'
import { readOmgeving } from './omgeving.ts'

const goed = { DATABASE_URL: 'postgres://app@127.0.0.1:5432/regietafel', PUBLIC_ORIGIN: 'http://localhost:5180', AUTH_SECRET: 'x'.repeat(32) }

test('what is not said is productie without proefklok', () => expect(readOmgeving(goed)).toMatchObject({ REGIETAFEL_MODUS: 'productie', PROEFKLOK: false }))
test('the demo may move the clock', () => expect(readOmgeving({ ...goed, REGIETAFEL_MODUS: 'demo', PROEFKLOK: 'aan' }).PROEFKLOK).toBe(true))
test('productie refuses to start with the proefklok', () => expect(() => readOmgeving({ ...goed, PROEFKLOK: 'aan' })).toThrow('De proefklok mag niet aan in productie.'))
test('each missing variable is one sentence', () => expect(() => readOmgeving({})).toThrow(/DATABASE_URL ontbreekt[\s\S]*PUBLIC_ORIGIN ontbreekt[\s\S]*AUTH_SECRET ontbreekt/))
test('a key for secrets is 32 bytes, or is not there', () => {
  expect(readOmgeving({ ...goed, GEHEIM_SLEUTEL: Buffer.alloc(32).toString('base64') }).GEHEIM_SLEUTEL).toHaveLength(44)
  expect(readOmgeving({ ...goed, GEHEIM_SLEUTEL: '' }).GEHEIM_SLEUTEL).toBeUndefined()
  expect(() => readOmgeving({ ...goed, GEHEIM_SLEUTEL: 'kort' })).toThrow('GEHEIM_SLEUTEL is geen sleutel')
})
test('a secret is never repeated in the message', () => {
  try {
    readOmgeving({ ...goed, AUTH_SECRET: 'geheim' })
    expect.unreachable()
  } catch (fout) {
    expect(String(fout)).not.toContain('geheim')
  }
})
