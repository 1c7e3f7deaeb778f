import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { parseEnv } from './env.ts'

const goed = { DATABASE_URL: 'postgres://a@b/c', PUBLIC_ORIGIN: 'https://r.example', SMTP_URL: 'smtp://m:25', MAIL_FROM: 'R <r@r.example>' }
const productie = { ...goed, GEHEIM_SLEUTEL: randomBytes(32).toString('base64') }
const redenen = (bron: Record<string, string>): string[] => {
  const uitkomst = parseEnv(bron)
  return uitkomst.ok ? [] : uitkomst.redenen
}

test('without a mode it is productie', () => {
  expect(parseEnv(productie)).toMatchObject({ ok: true, env: { REGIETAFEL_MODUS: 'productie', PROEFKLOK: 'uit', HARTSLAG_MS: 250 } })
})

test('everything that is missing is said at once, in Dutch, by name', () => {
  const lijst = redenen({})
  for (const naam of Object.keys(goed)) expect(lijst.join('\n')).toContain(`${naam} ontbreekt`)
})

test('an empty variable counts as absent', () => {
  expect(redenen({ ...productie, SMTP_URL: '' })[0]).toContain('SMTP_URL ontbreekt')
  expect(redenen({ ...productie, REDIS_URL: '' })).toEqual([])
})

test('productie refuses the proefklok and fault points; demo has the first, test both', () => {
  expect(redenen({ ...productie, PROEFKLOK: 'aan' })[0]).toContain('proefklok')
  expect(redenen({ ...productie, FAULT: 'after-claim' })[0]).toContain('FAULT')
  expect(redenen({ ...goed, REGIETAFEL_MODUS: 'demo', PROEFKLOK: 'aan' })).toEqual([])
  expect(redenen({ ...goed, REGIETAFEL_MODUS: 'test', FAULT: 'after-claim:2' })).toEqual([])
})

test.each([
  ['PUBLIC_ORIGIN', 'https://r.example/pad'],
  ['DATABASE_URL', 'mysql://x'],
  ['SMTP_URL', 'mail.example'],
  ['MAIL_FROM', 'Regietafel'],
  ['HARTSLAG_MS', '0'],
  ['REGIETAFEL_MODUS', 'prod'],
  ['FAULT', 'ergens'],
  ['GEHEIM_SLEUTEL', 'kort'],
  ['TERUGVAL_MS', '-1'],
])('%s does not accept %s', (naam, waarde) => {
  expect(redenen({ ...goed, [naam]: waarde }).join()).toContain(naam)
})

test('productie wants a secret key of its own, and no password from a manual', () => {
  expect(redenen(goed)[0]).toContain('GEHEIM_SLEUTEL ontbreekt')
  for (const voorbeeld of [Buffer.alloc(32).toString('base64'), Buffer.from('dit-is-geen-geheim-maar-een-zin!').toString('base64')]) {
    expect(redenen({ ...productie, GEHEIM_SLEUTEL: voorbeeld })[0]).toContain('voorbeeld')
    expect(redenen({ ...goed, REGIETAFEL_MODUS: 'demo', GEHEIM_SLEUTEL: voorbeeld })).toEqual([])
  }
  expect(redenen({ ...productie, DATABASE_URL: 'postgres://regietafel:wachtwoord@db/r' })[0]).toContain('DATABASE_URL')
  expect(redenen({ ...goed, REGIETAFEL_MODUS: 'demo', DATABASE_URL: 'postgres://regietafel:wachtwoord@db/r' })).toEqual([])
  expect(redenen({ ...productie, QUEUE_DATABASE_URL: 'postgres://q:postgres@db/q', REDIS_URL: 'redis://:ChangeMe@r:6379' }).map((zin) => zin.split(' ')[3])).toEqual(['QUEUE_DATABASE_URL', 'REDIS_URL'])
})
