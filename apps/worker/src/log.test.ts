import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { logtekstvelden } from '@regietafel/jobs'
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

/** Fields that hold a number or yes and no: those are written whatever they are called. */
const GETALLEN = ['aantal', 'definitief', 'gemaakt', 'gemeenten', 'klokverschilMs', 'mis', 'moest', 'na', 'poging', 'poort', 'verschil', 'volgnr']

/** Names of the fields of an object as it stands in the code; what is inside a value does not count. */
function veldnamen(object: string): string[] {
  let plat = object
  for (let eerder = ''; eerder !== plat; ) [eerder, plat] = [plat, plat.replaceAll(/\([^()]*\)|\[[^[\]]*\]|\{[^{}]*\}/g, '')]
  return plat.split(',').flatMap((deel) => /^\s*(\w+)/.exec(deel)?.[1] ?? [])
}

test('every field that the worker logs is one that may be written: no id is thrown away by mistake', () => {
  const bestanden = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' }).filter((naam) => naam.endsWith('.ts') && !naam.endsWith('.test.ts') && !naam.startsWith('testing'))
  const velden = bestanden.flatMap((naam) => [...readFileSync(join(import.meta.dirname, naam), 'utf8').matchAll(/\blog(?:\.\w+|\[[^\]]+\])\(\{(.*?)\}, ['"`]/g)].flatMap(([, binnen]) => veldnamen(binnen!)))
  expect(velden.length).toBeGreaterThan(40)
  expect([...new Set(velden)].filter((veld) => !logtekstvelden.includes(veld) && !GETALLEN.includes(veld))).toEqual([])
})
