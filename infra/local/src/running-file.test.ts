import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { announce, claim, readRunning, release } from './running-file.ts'

let data: string
beforeEach(() => void (data = mkdtempSync(path.join(tmpdir(), 'regietafel-draait-'))))
afterEach(() => rmSync(data, { recursive: true, force: true }))
const file = () => path.join(data, 'draait.json')

it('the first takes the folder, the second hears who has it and where it runs', () => {
  expect(claim(data, 'http://127.0.0.1:5180')).toBe(null)
  expect(claim(data, 'http://127.0.0.1:9999')).toMatchObject({ pid: process.pid, url: 'http://127.0.0.1:5180' })
})

it('a folder that was given back can be taken again', () => {
  claim(data, 'a')
  release(data)
  expect(readRunning(data)).toBe(null)
  expect(claim(data, 'b')).toBe(null)
})

it('the claim of a process that is gone counts for nothing', async () => {
  const child = spawn('true')
  await new Promise((resolve) => child.once('exit', resolve))
  writeFileSync(file(), JSON.stringify({ pid: child.pid, since: '1', url: 'a' }))
  expect(claim(data, 'b')).toBe(null)
})

it.runIf(process.platform === 'linux')('the claim of a process whose pid was given to another counts for nothing', () => {
  writeFileSync(file(), JSON.stringify({ pid: process.pid, since: '1', url: 'a' }))
  expect(claim(data, 'b')).toBe(null)
})

it('half a file, left by a crash, counts for nothing', () => {
  writeFileSync(file(), '{"pid":')
  expect(claim(data, 'b')).toBe(null)
})

it('what was announced is for the owner of the folder only: it holds a password', () => {
  claim(data, 'a')
  announce(data, { url: 'a', databaseUrl: 'postgres://app:geheim@127.0.0.1/regietafel' })
  expect(statSync(file()).mode & 0o777).toBe(0o600)
  expect(JSON.parse(readFileSync(file(), 'utf8'))).toMatchObject({ pid: process.pid, databaseUrl: 'postgres://app:geheim@127.0.0.1/regietafel' })
})
