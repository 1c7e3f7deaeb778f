import { expect, test } from 'vitest'
import { laadBlad, leesOorzaak, selectieVan, type WachtrijApi } from './laad.ts'
import { NU, oorzaak, uuid, wachtrijen, WATERDAM } from './testing/stand.ts'
import { leesZoek } from './zoek.ts'

function server(): WachtrijApi & { vragen: unknown[] } {
  const vragen: unknown[] = []
  const antwoord = <T>(naam: string, waarde: T) => ({ query: (invoer: unknown): Promise<T> => { vragen.push([naam, invoer]); return Promise.resolve(waarde) } })
  return {
    vragen, overzicht: antwoord('overzicht', wachtrijen()), verloop: antwoord('verloop', []), oorzaak: antwoord('oorzaak', { rijen: [], volgende: null }),
    proef: antwoord('proef', { op: NU, gemeente: WATERDAM, gaanUit: 1, proberenZelf: 0, nietMeerNodig: 0, dubbel: 0, stil: 0, bovenDeGrens: 0, tweedeNodig: false, ids: [] }),
  }
}
const zoek = (tekst: string) => leesZoek(new URLSearchParams(tekst))

test('only what is open is asked', async () => {
  const api = server()
  await laadBlad(api, zoek(''))
  expect(api.vragen).toEqual([['overzicht', { filter: { status: 'open' } }], ['verloop', { periode: '24u' }]])
})
test('a trial is of what was ticked, else of the whole oorzaak', () => {
  const sleutel = oorzaak().sleutel
  expect(selectieVan(zoek(`oorzaak=${sleutel}`))).toEqual({ gemeenteId: WATERDAM.id, selectie: { oorzaak: { kanaal: 'email', code: 'SMTP_AFZENDER_550' } } })
  expect(selectieVan(zoek(`oorzaak=${sleutel}&id=${uuid(1)}`))?.selectie).toEqual({ ids: [uuid(1)] })
})
test.each(['', 'a~b', 'a~post~c', 'a~email~c~d'])('%j is no oorzaak', (sleutel) => expect(leesOorzaak(sleutel)).toBeNull())
test('the history is not asked again when there is one', async () => {
  const api = server()
  await laadBlad(api, zoek(''), [])
  expect(api.vragen).toHaveLength(1)
})
