import type { FormulierOpen } from '@regietafel/api/client'
import { expect, test } from 'vitest'
import { transformer } from '#lib/trpc/index.ts'
import { createFormulierApi } from './api.trpc.ts'

const open = { casus: { id: '0191a0c0-0000-7000-8000-000000000001', nummer: '2026-0047' }, definitie: { sleutel: 'verklarende-analyse' }, formulier: { volgnr: 1 } } as FormulierOpen
const verzoek = { revisie: 3, wijzigingen: [{ pad: 'f1', waarde: 'x' }], blijftLeven: false }

function met(antwoord: () => Response | Promise<Response>) {
  const vragen: { url: string; init: RequestInit | undefined }[] = []
  const api = createFormulierApi(open, async (url, init) => {
    vragen.push({ url: String(url), init })
    return antwoord()
  })
  return { api, vragen }
}
const fout = (code: string, httpStatus: number, refusal: object | null = null) =>
  new Response(JSON.stringify({ error: transformer.serialize({ message: 'Zin.', code: -32000, data: { code, httpStatus, refusal, velden: null, foutId: null } }) }), { status: httpStatus, headers: { 'content-type': 'application/json' } })

test('only a save of a page that closes outlives it', async () => {
  const { api, vragen } = met(() => fout('UNAUTHORIZED', 401))
  await api.bewaar(verzoek)
  await api.bewaar({ ...verzoek, blijftLeven: true })
  expect(vragen.map((v) => v.init?.keepalive)).toEqual([false, true])
  expect(vragen[0]!.url).toContain('/api/trpc/formulier.bewaar')
})

test.each([
  ['no network', () => Promise.reject(new TypeError('Failed to fetch')), 'geen-verbinding'],
  ['a proxy that answers something else', () => new Response('<h1>502</h1>', { status: 502 }), 'geen-verbinding'],
  ['a server that broke', () => fout('INTERNAL_SERVER_ERROR', 500), 'geen-verbinding'],
  ['an expired session', () => fout('UNAUTHORIZED', 401), 'afgemeld'],
  ['a refusal', () => fout('CONFLICT', 409, { code: 'FORMULIER_AL_VASTGESTELD', melding: 'Vastgesteld.' }), 'geweigerd'],
] as const)('%s comes back as an answer', async (_, antwoord, soort) => {
  expect(await met(antwoord).api.bewaar(verzoek)).toMatchObject({ soort })
})

test('an act that is refused says why, and what is still needed', async () => {
  const problemen = [{ pad: 'f1', veldId: 'f1', code: 'VERPLICHT', melding: 'Vul nog in: f1', ernst: 'ontbreekt' }]
  const { api } = met(() => fout('PRECONDITION_FAILED', 412, { code: 'FORMULIER_ONVOLLEDIG', melding: 'Nog 1 antwoord nodig om vast te stellen.', problemen }))
  expect(await api.stelVast('id', 3)).toEqual({ ok: false, melding: 'Nog 1 antwoord nodig om vast te stellen.', problemen })
})
