import { expect, test } from 'vitest'
import { parseEnv } from './env.ts'

const goed = { DATABASE_URL: 'postgres://a@b/c', PUBLIC_ORIGIN: 'https://r.example', SMTP_URL: 'smtp://m:25', MAIL_FROM: 'R <r@r.example>' }
const redenen = (bron: Record<string, string>): string[] => {
  const uitkomst = parseEnv(bron)
  return uitkomst.ok ? [] : uitkomst.redenen
}

test('without a mode it is productie', () => {
  expect(parseEnv(goed)).toMatchObject({ ok: true, env: { REGIETAFEL_MODUS: 'productie', PROEFKLOK: 'uit', HARTSLAG_MS: 250 } })
})

test('everything that is missing is said at once, in Dutch, by name', () => {
  const lijst = redenen({})
  for (const naam of Object.keys(goed)) expect(lijst.join('\n')).toContain(`${naam} ontbreekt`)
})

test('an empty variable counts as absent', () => {
  expect(redenen({ ...goed, SMTP_URL: '' })[0]).toContain('SMTP_URL ontbreekt')
  expect(redenen({ ...goed, REDIS_URL: '' })).toEqual([])
})

test('productie refuses the proefklok and fault points; demo has the first, test both', () => {
  expect(redenen({ ...goed, PROEFKLOK: 'aan' })[0]).toContain('proefklok')
  expect(redenen({ ...goed, FAULT: 'after-claim' })[0]).toContain('FAULT')
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
])('%s does not accept %s', (naam, waarde) => {
  expect(redenen({ ...goed, [naam]: waarde }).join()).toContain(naam)
})
