import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

/** Folders that hold machinery, not a begrip of the field. */
const MACHINERY = ['kernel', 'testdata', 'testing']

const glossary = readFileSync(new URL('../../../docs/begrippen.md', import.meta.url), 'utf8')
const rijen = [...glossary.matchAll(/^\| (.+?) \| (.+?) \| (.+?) \| (.+?) \|$/gm)].map(([, begrip, meervoud, betekenis, bron]) => ({ begrip: begrip!, meervoud: meervoud!, betekenis: betekenis!, bron: bron! }))
  .filter(({ begrip }) => begrip !== 'begrip' && !begrip.startsWith('---'))

test('every folder of the core is a begrip in docs/begrippen.md, or machinery', () => {
  const woorden = new Set(rijen.flatMap(({ begrip, meervoud }) => [begrip, meervoud]))
  const folders = readdirSync(new URL('.', import.meta.url), { withFileTypes: true, recursive: true }).filter((entry) => entry.isDirectory())
  expect(folders.length).toBeGreaterThan(7)
  expect(folders.map(({ name }) => name).filter((name) => !woorden.has(name) && !MACHINERY.includes(name))).toEqual([])
})

test('every begrip stands there once, with a meaning and a bron', () => {
  expect(rijen.length).toBeGreaterThan(60)
  const woorden = rijen.map(({ begrip }) => begrip)
  expect(woorden.filter((woord, i) => woorden.indexOf(woord) < i)).toEqual([])
  for (const { begrip, betekenis, bron } of rijen) expect([betekenis.length > 10, bron.length > 0], begrip).toEqual([true, true])
})
