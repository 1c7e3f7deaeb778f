import { Writable } from 'node:stream'
import { pino } from 'pino'
import { expect, test } from 'vitest'
import { logOpties, zelden } from './log.ts'

const opzet = () => {
  const regels: string[] = []
  return { regels, log: pino(logOpties('info', 'p1'), new Writable({ write: (stuk, _c, klaar) => (regels.push(String(stuk)), klaar()) })) }
}

test('values of a person never reach a log line, in whatever field or form they are handed over', () => {
  const { regels, log } = opzet()
  for (const merk of ['123456782', 'jan@voorbeeld.example', 'Xanthippe Merkteken']) {
    log.info({ naam: merk, gemeenteId: merk, code: merk, waar: merk, a: { email: merk, b: { bsn: merk } }, [merk]: 1, err: new Error(merk) }, 'x')
    log.error(new Error(merk))
    log.error({ err: new Error(merk) })
    log.warn('filled in: %s %o', merk, { merk })
    log.fatal({ msg: merk, time: merk, level: merk, proces: merk, hostname: merk })
    expect(regels.join('')).not.toContain(merk)
  }
  expect(regels).toHaveLength(15)
})

test('what is meant to be logged stands there', () => {
  const { regels, log } = opzet()
  log.warn({ gemeenteId: '01a20000-0000-7000-8000-000000000001', code: 'SMTP_550', mis: 3 }, '100% not delivered')
  log.info('stopped')
  expect(regels.map((regel) => JSON.parse(regel) as unknown)).toMatchObject([{ level: 'warn', proces: 'p1', gemeenteId: '01a20000-0000-7000-8000-000000000001', code: 'SMTP_550', mis: 3, msg: '100% not delivered' }, { msg: 'stopped' }])
})

test('the same fault a hundred times is one line, another fault is another', () => {
  const regels: string[] = []
  const meld = zelden<string>(60_000, (code) => code, (code) => void regels.push(code))
  for (let i = 0; i < 100; i++) for (const code of ['ECONNREFUSED', '57P01']) meld(code)
  expect(regels).toEqual(['ECONNREFUSED', '57P01'])
})
