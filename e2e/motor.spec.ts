import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { build } from 'vite'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openBrowser } from './src/harness.ts'
import type { Browser } from './src/harness.ts'

// One evaluator: the same golden vectors and the same random forms, in a browser build, and in a process as the server and the worker run in.
const BRON = fileURLToPath(new URL('../packages/domain/src/formulier/testing/gelijk.ts', import.meta.url))
const VLAGGEN = ['--disallow-code-generation-from-strings', '--enable-experimental-regexp-engine-on-excessive-backtracks']
const PAREN = 100_000
const VRAAG = `({ fout: g.foutVectoren(), aantal: g.aantalVectoren(), ...g.vingerafdruk(${PAREN}) })`

let browser: Browser
let map: string
beforeAll(async () => {
  browser = await openBrowser()
  map = mkdtempSync(path.join(tmpdir(), 'regietafel-motor-'))
})
afterAll(async () => {
  await browser?.close()
  rmSync(map, { recursive: true, force: true })
})

it(`the browser and the server agree on every golden vector and on ${PAREN} random forms with answers`, async () => {
  await build({ configFile: false, logLevel: 'silent', build: { lib: { entry: BRON, formats: ['iife'], name: 'g', fileName: 'motor' }, outDir: map, minify: true, emptyOutDir: false } })
  const proces = path.join(map, 'proces.mjs')
  writeFileSync(proces, `const g = await import(${JSON.stringify(pathToFileURL(BRON).href)}); let mag; try { mag = new Function('return 1')() } catch { mag = null }; process.stdout.write(JSON.stringify({ mag, ...${VRAAG} }))`)
  const server = promisify(execFile)(process.execPath, [...VLAGGEN, proces], { encoding: 'utf8', env: { ...process.env, TZ: 'America/New_York' } })

  const page = await (await browser.newContext({ timezoneId: 'Pacific/Auckland', locale: 'en-NZ' })).newPage()
  const cdp = await page.context().newCDPSession(page)
  const { result, exceptionDetails } = await cdp.send('Runtime.evaluate', { expression: `${readFileSync(path.join(map, 'motor.iife.js'), 'utf8')};${VRAAG}`, returnByValue: true })
  expect(exceptionDetails?.exception?.description).toBeUndefined()

  const { mag, ...zegt } = JSON.parse((await server).stdout) as Record<string, unknown>
  expect(mag).toBeNull()
  expect(zegt).toMatchObject({ fout: [], paren: PAREN })
  expect(result.value).toEqual(zegt)
})
