import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { get } from 'node:http'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'

/** What a process that is told to stop may take. */
const MAX_MS = 10_000
/** A build with one page: a stream that never ends by itself, whatever it is told. */
const BUILD = `export const handler = (request, response) => {
  response.writeHead(200, { 'content-type': 'text/event-stream' })
  setInterval(() => response.write('event: hartklop\\ndata: {}\\n\\n'), 100)
}`

let map: string
let proces: ChildProcess | undefined
beforeEach(() => {
  map = mkdtempSync(join(tmpdir(), 'admin-'))
  writeFileSync(join(map, 'handler.js'), BUILD)
  writeFileSync(join(map, 'package.json'), '{"type":"module"}')
})
afterEach(() => {
  proces?.kill('SIGKILL')
  rmSync(map, { recursive: true, force: true })
})

async function vrijePoort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((klaar) => server.listen(0, '127.0.0.1', klaar))
  const { port } = server.address() as AddressInfo
  await new Promise((klaar) => server.close(klaar))
  return port
}

/** The server itself, in a process of its own; listens when this answers. */
async function begin(): Promise<{ readonly poort: number; readonly einde: Promise<number | null> }> {
  const poort = await vrijePoort()
  const kind = spawn(process.execPath, [join(import.meta.dirname, 'server.ts')], { env: { ...process.env, HOST: '127.0.0.1', PORT: String(poort), PUBLIC_ORIGIN: `http://127.0.0.1:${poort}`, ADMIN_BUILD: map }, stdio: ['ignore', 'pipe', 'inherit'] })
  proces = kind
  const einde = new Promise<number | null>((klaar) => kind.once('exit', (code) => klaar(code)))
  await new Promise<void>((klaar, fout) => {
    kind.stdout.once('data', () => klaar())
    kind.once('exit', () => fout(new Error('the server did not start')))
  })
  return { poort, einde }
}

/** A window that sits open; `dicht` when its connection ended. */
const kijk = (poort: number): Promise<{ readonly dicht: Promise<void> }> => new Promise((klaar, fout) => {
  get({ host: '127.0.0.1', port: poort, path: '/wachtrijen/stroom' }, (antwoord) => {
    const dicht = new Promise<void>((zo) => { antwoord.once('close', () => zo()); antwoord.on('error', () => zo()) })
    antwoord.once('data', () => klaar({ dicht }))
  }).on('error', fout)
})

test.each(['SIGTERM', 'SIGINT'] as const)('%s ends the process within ten seconds, however many streams are open', async (signaal) => {
  const { poort, einde } = await begin()
  const vensters = await Promise.all([kijk(poort), kijk(poort), kijk(poort)])
  const van = Date.now()
  proces!.kill(signaal)
  const code = await Promise.race([einde, new Promise<'nog bezig'>((klaar) => setTimeout(() => klaar('nog bezig'), MAX_MS))])
  expect(code).toBe(0)
  expect(Date.now() - van).toBeLessThan(MAX_MS)
  await Promise.all(vensters.map(({ dicht }) => dicht))
}, 20_000)

test('without an open stream it ends at once', async () => {
  const { einde } = await begin()
  const van = Date.now()
  proces!.kill('SIGTERM')
  expect(await einde).toBe(0)
  expect(Date.now() - van).toBeLessThan(2_000)
}, 20_000)
