import { expect, test } from 'vitest'
import { controleerAfzender } from './afzender.ts'

const met = (antwoord: () => unknown) => controleerAfzender('post@gemeente.example', { resolveMx: (domein: string) => Promise.resolve().then(() => { expect(domein).toBe('gemeente.example'); return antwoord() as never }) })
const gooi = (code: string) => () => { throw Object.assign(new Error(code), { code }) }

test('the domain takes mail, takes none, or nobody could say', async () => {
  expect(await met(() => [{ exchange: 'mx.gemeente.example', priority: 1 }])).toBe('goed')
  expect(await met(() => [{ exchange: '', priority: 0 }])).toBe('geen-post')
  expect(await met(gooi('ENOTFOUND'))).toBe('geen-post')
  expect(await met(gooi('ETIMEOUT'))).toBe('onbekend')
})
