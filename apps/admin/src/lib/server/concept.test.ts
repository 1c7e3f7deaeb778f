import { TRPCClientError } from '@trpc/client'
import { expect, test } from 'vitest'
import { conceptOf } from './concept.ts'

const geweigerd = (code: string) => Promise.reject(new TRPCClientError('x', { result: { error: { code: -32_600, message: 'x', data: { refusal: { code, melding: 'x' } } } } } as never))
const plek = (blad: () => Promise<unknown>) => ({ lijst: '/beheer/kaders', sleutel: 'ons-kader', blad })

test('a concept that is there is what the page gets', async () =>
  expect(await conceptOf(Promise.resolve('c'), plek(() => Promise.reject(new Error('not asked'))))).toBe('c'))

test.each([
  ['that was published: on to what was published', () => Promise.resolve({}), '/beheer/kaders/ons-kader?klaar=geen-concept'],
  ['of which nothing was ever published: on to the list', () => geweigerd('NIET_GEVONDEN'), '/beheer/kaders?klaar=geen-concept'],
])('a concept %s', async (_, blad, location) =>
  expect(conceptOf(geweigerd('NIET_GEVONDEN'), plek(blad))).rejects.toMatchObject({ status: 303, location }))

test('what is not for her stays a page that does not exist, and a fault stays a fault', async () => {
  await expect(conceptOf(geweigerd('NIET_TOEGESTAAN'), plek(() => Promise.resolve({})))).rejects.toMatchObject({ status: 404 })
  await expect(conceptOf(Promise.reject(new Error('x')), plek(() => Promise.resolve({})))).rejects.toMatchObject({ status: 500 })
})
