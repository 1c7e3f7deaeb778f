import { expect, test } from 'vitest'
import { logvelden } from './logveld.ts'

const uuid = '01a20000-0000-7000-8000-000000000001'

test('ids, codes, words of our own and small numbers are written as they are', () => {
  const velden = {
    gemeenteId: uuid, escalatieIds: [uuid, uuid], jobId: '12', code: '40P01', soort: 'kalender-bijwerken', waar: 'bezorg-escalaties', path: 'wachtrij.overzicht', route: '/(schil)/wachtrijen/[id]',
    mis: 3, definitief: false, klokverschilMs: 7_200_000, reden: 'parent gone', foutpunt: 'before-send:2', sleutels: ['0123456789abcdef0123456789abcdef'], plek: ['at sla (file:///app/worker/src/hartslag.ts:44:12)', 'at node:internal/timers:519:38'],
  }
  expect(logvelden(velden)).toEqual(velden)
  for (const code of ['ECONNREFUSED', 'SMTP_AFZENDER_550', 'HTTP_503', 'WachtrijOnbereikbaar', 'PostgresError', 'ONBEKEND', 'ERR_SSL_WRONG_VERSION_NUMBER', '57P01', '42501']) expect(logvelden({ code })).toEqual({ code })
  for (const reden of ['SIGTERM', 'SIGINT']) expect(logvelden({ reden })).toEqual({ reden })
})

/** As they come: a BSN, an e-mail address, a name, a phone number, a date of birth. */
const merken = ['123456782', 'jan.de.vries@voorbeeld.example', 'Xanthippe Merkteken', 'Xanthippe', '06-12345678', '2012-01-02', 'Ze woont nu bij haar oma']
const bekend = ['gemeenteId', 'bezorgingId', 'escalatieIds', 'jobId', 'code', 'soort', 'waar', 'wat', 'path', 'route', 'reden', 'job', 'kanaal', 'stack', 'plek', 'foutpunt', 'modus', 'einde', 'sleutels', 'naam', 'message', 'err', 'mis']
/** Every way in which such a value can stand in a field. */
const vormen = (m: string): unknown[] => [m, [m], [uuid, m], { a: m }, [[m]], { a: { b: { c: { d: [m] } } } }, new Error(m), Object.assign(new Error('x'), { code: m }), `fout bij ${m}: geen`, `at ${m}`, new Map([[m, m]]), { toJSON: () => m }]

test.each(merken)('%s in whatever field, at whatever depth, never comes out', (merk) => {
  for (const sleutel of [...bekend, ...merken, '__proto__', 'toString', ''])
    for (const waarde of vormen(merk)) {
      const tekst = JSON.stringify(logvelden({ [sleutel]: waarde, mis: 1 }))
      for (const m of merken) expect(tekst).not.toContain(m)
      if (sleutel !== 'mis') expect(tekst).toContain('"mis":1')
    }
})

test('nor does one that is a number, or an error by itself', () => {
  for (const getal of [123_456_782, 20_120_102, -123_456_782]) expect(logvelden({ mis: getal })).toEqual({ mis: '[weg]' })
  expect(logvelden(new Error('Xanthippe'))).toEqual({ velden: '[weg]' })
})
