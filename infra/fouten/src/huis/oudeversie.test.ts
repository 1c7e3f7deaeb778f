import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { haalOudeVersie } from './oudeversie.ts'

let map: string
beforeEach(() => { map = mkdtempSync(path.join(tmpdir(), 'regietafel-oudtest-')) })
afterEach(() => rmSync(map, { recursive: true, force: true }))

const kloon = () => path.join(map, 'kloon')
const git = (...args: string[]) => spawnSync('git', ['-C', kloon(), '-c', 'user.name=t', '-c', 'user.email=t@t.example', ...args], { encoding: 'utf8' })
function schrijf(bestanden: Readonly<Record<string, string>>): void {
  for (const [naam, inhoud] of Object.entries(bestanden)) {
    mkdirSync(path.dirname(path.join(kloon(), naam)), { recursive: true })
    writeFileSync(path.join(kloon(), naam), inhoud)
  }
  git('add', '-A')
  git('commit', '-q', '-m', 'x')
}
const worker = (versie: string) => ({ 'apps/worker/src/main.ts': versie, 'packages/db/src/index.ts': versie, 'packages/domain/src/index.ts': versie, 'packages/jobs/src/index.ts': versie })
const haal = () => haalOudeVersie(path.join(map, 'oud'), kloon())

test('a folder that is no clone has none, and says so', () => {
  mkdirSync(kloon())
  spawnSync('git', ['init', '-q', map]) // whoever stands above it does not count as history of the worker
  expect(haal()).toMatchObject({ reden: expect.stringContaining('no') as string })
})

describe.skipIf(spawnSync('git', ['--version']).status !== 0)('out of the history', () => {
  beforeEach(() => {
    mkdirSync(kloon())
    git('init', '-q')
  })

  test('the commit before the last migration, whatever came after it', () => {
    schrijf({ ...worker('een'), 'packages/db/migrations/0000.sql': 'een' })
    schrijf(worker('twee'))
    schrijf({ ...worker('drie'), 'packages/db/migrations/0001.sql': 'drie' })
    schrijf(worker('vier'))
    const oud = haal()
    expect('wortel' in oud && readFileSync(path.join(oud.wortel, 'apps/worker/src/main.ts'), 'utf8')).toBe('twee')
    expect(existsSync(path.join(map, 'oud', 'packages/db/migrations/0001.sql'))).toBe(false)
  })

  test('one commit is no history; a commit before the worker existed has none', () => {
    schrijf({ ...worker('een'), 'packages/db/migrations/0000.sql': 'een' })
    expect(haal()).toMatchObject({ reden: expect.stringContaining('no history') as string })
    rmSync(kloon(), { recursive: true })
    mkdirSync(kloon())
    git('init', '-q')
    schrijf({ 'README.md': 'x' })
    schrijf({ ...worker('een'), 'packages/db/migrations/0000.sql': 'een' })
    expect(haal()).toMatchObject({ reden: expect.stringContaining('no worker') as string })
  })
})
