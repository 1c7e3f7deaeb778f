import { rijnmond1op1 } from '@regietafel/domain/kader'
import { stringify } from 'devalue'
import { expect, test, vi } from 'vitest'
import { createKaderApi } from './api.ts'

const antwoord = (lichaam: object, status = 200) => vi.fn<typeof fetch>(() => Promise.resolve(new Response(JSON.stringify(lichaam), { status, headers: { 'content-type': 'application/json' } })))
const bewaar = (fetcher: typeof fetch, kader = rijnmond1op1) => createKaderApi(fetcher).bewaar({ sleutel: 'x', revisie: 1, kader })

test('what was saved comes back', async () =>
  expect(await bewaar(antwoord({ result: { data: stringify({ revisie: 2 }) } }))).toEqual({ ok: true, waarde: { revisie: 2 } }))

test('a refusal is a sentence with its code and every place that is wrong', async () => {
  const refusal = { code: 'KADER_PROBLEMEN', melding: 'Dit kader kan zo niet werken: 1 punt.', fouten: [{ pad: 'stappen', melding: 'Leeg.' }] }
  const fout = { error: stringify({ code: -32000, message: refusal.melding, data: { code: 'PRECONDITION_FAILED', refusal, velden: null, foutId: null } }) }
  expect(await bewaar(antwoord(fout, 412))).toEqual({ ok: false, soort: 'geweigerd', code: 'KADER_PROBLEMEN', melding: refusal.melding, fouten: refusal.fouten })
})

test('without a connection nothing is thrown', async () =>
  expect(await bewaar(vi.fn<typeof fetch>(() => Promise.reject(new TypeError('fetch failed'))))).toMatchObject({ ok: false, soort: 'geen-verbinding', fouten: [] }))

test('what is too large is not sent', async () => {
  const fetcher = antwoord({})
  expect(await bewaar(fetcher, { ...rijnmond1op1, bron: 'é'.repeat(300_000) })).toMatchObject({ ok: false, code: 'KADER_TE_GROOT' })
  expect(fetcher).not.toHaveBeenCalled()
})
