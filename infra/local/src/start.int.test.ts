import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { NODE_FLAGS } from '../bootstrap.mjs'
import { freePort } from './free-port.ts'
import { claim } from './running-file.ts'

let data: string
beforeEach(() => void (data = mkdtempSync(path.join(tmpdir(), 'regietafel start '))))
afterEach(() => rmSync(data, { recursive: true, force: true }))

const start = (...args: string[]): Promise<{ code: number | null; out: string; err: string }> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, [...NODE_FLAGS, path.join(import.meta.dirname, 'start.ts'), '--data', data, ...args], { env: { PATH: process.env['PATH'] } })
    let out = ''
    let err = ''
    child.stdout.on('data', (chunk) => (out += String(chunk)))
    child.stderr.on('data', (chunk) => (err += String(chunk)))
    child.once('close', (code) => resolve({ code, out, err }))
  })

it('a second start says where the first runs, touches nothing and ends well', async () => {
  claim(data, 'http://127.0.0.1:5180')
  const before = readdirSync(data)
  const { code, out } = await start('--port', String(await freePort()))
  expect(code).toBe(0)
  expect(out).toMatch(/draait al op http:\/\/127\.0\.0\.1:5180/)
  expect(out).toMatch(/already runs at/)
  expect(readdirSync(data)).toEqual(before)
})

it('a taken port is said in a sentence that names --port, and leaves nothing behind', async () => {
  const taken = createServer()
  const port = await freePort()
  await new Promise<void>((resolve) => taken.listen(port, '127.0.0.1', resolve))
  const { code, err } = await start('--port', String(port))
  await new Promise((resolve) => taken.close(resolve))
  expect(code).toBe(1)
  expect(err).toMatch(new RegExp(`Poort ${port} is al in gebruik`))
  expect(err).toMatch(/--port/)
  expect(readdirSync(data)).toEqual([])
})

it('--help shows the options and starts nothing', async () => {
  const { code, out } = await start('--help')
  expect(code).toBe(0)
  expect(out).toMatch(/--port N/)
  expect(readdirSync(data)).toEqual([])
})
