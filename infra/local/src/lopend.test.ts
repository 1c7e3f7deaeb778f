import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { kiesOmgeving } from '../lopend.mjs'

let root: string
const GEEN_PID = 2 ** 22 + 1
const draait = (map: string, naam: string, pid = process.pid) => {
  mkdirSync(path.join(root, map), { recursive: true })
  writeFileSync(path.join(root, map, 'draait.json'), JSON.stringify({ pid, databaseUrl: `postgres://${naam}`, queueDatabaseUrl: `postgres://${naam}-wachtrij` }))
}
const kies = (args: string[], env: NodeJS.ProcessEnv = {}) => kiesOmgeving(args, env, { cwd: root, root })
const van = (naam: string) => ({ DATABASE_URL: `postgres://${naam}`, QUEUE_DATABASE_URL: `postgres://${naam}-wachtrij` })
beforeEach(() => (root = mkdtempSync(path.join(tmpdir(), 'regietafel lopend '))))
afterEach(() => rmSync(root, { recursive: true, force: true }))

test('the product that runs in the default folder, in REGIETAFEL_DATA, or in the folder that is named', () => {
  draait('.regietafel', 'hier')
  draait('mijn data', 'daar')
  expect(kies(['wachtrij', 'stand'])).toEqual({ args: ['wachtrij', 'stand'], env: van('hier') })
  expect(kies(['wachtrij', 'stand'], { REGIETAFEL_DATA: 'mijn data' }).env).toEqual(van('daar'))
  expect(kies(['operator', 'bereik', '--data', 'mijn data', 'a@b.example'])).toEqual({ args: ['operator', 'bereik', 'a@b.example'], env: van('daar') })
  expect(kies(['wachtrij', 'stand', '--data=mijn data'], { DATABASE_URL: 'postgres://anders' })).toEqual({ args: ['wachtrij', 'stand'], env: van('daar') })
})

test('DATABASE_URL goes before the default folder; a named folder where nothing runs gives no database at all', () => {
  draait('.regietafel', 'hier')
  draait('dood', 'dood', GEEN_PID)
  expect(kies(['wachtrij', 'stand'], { DATABASE_URL: 'postgres://anders' }).env).toEqual({})
  for (const map of ['dood', 'nergens']) expect(kies(['wachtrij', 'stand', '--data', map], { DATABASE_URL: 'postgres://anders' }).env['DATABASE_URL']).toBe('')
})

test('another command keeps its arguments, and --data without a folder is not swallowed', () => {
  expect(kies(['kader', 'toon', '--data', 'x']).args).toEqual(['kader', 'toon', '--data', 'x'])
  expect(kies(['wachtrij', 'stand', '--data']).args).toEqual(['wachtrij', 'stand', '--data'])
  expect(kies(['wachtrij', 'stand', '--data', '--json']).args).toEqual(['wachtrij', 'stand', '--data', '--json'])
})
