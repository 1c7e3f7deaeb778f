import { NA_VERZAMELMAIL_MS } from '@regietafel/db'
import { describe, expect, test } from 'vitest'
import { wanneerBezorgen, type Bericht } from './adresseer.ts'

const OP = '2026-11-23T08:00:00.000Z'
const rij = (anders: Partial<Bericht>): Bericht => ({ kanaal: 'taak', gebruikerId: 'u1', webhookId: null, rol: 'operator', omgeleidVan: null, verzamelen: false, nietVoor: null, meteen: true, uitstellen: 0, ...anders })
const mail = (nietVoor: string | null, verzamelen = false): Bericht => rij({ kanaal: 'email', meteen: false, nietVoor, verzamelen })
const webhook = rij({ kanaal: 'webhook', gebruikerId: null, webhookId: 'w', meteen: false })
const later = (ms: number): string => new Date(Date.parse(OP) + ms).toISOString()

describe('when the deliverers look at an escalatie', () => {
  test.each([
    ['never, when it stands delivered', [rij({})], { bezorgd: true, bezorgenNa: null }],
    ['at once, when nobody was found: they look again for whom', [], { bezorgd: false, bezorgenNa: null }],
    ['at once, when only a machine hears of it', [webhook], { bezorgd: false, bezorgenNa: null }],
    ['at once, when one message may go', [rij({}), mail(OP), webhook], { bezorgd: false, bezorgenNa: null }],
    ['at the first moment that one may go', [rij({}), mail(later(5_000)), mail(OP)], { bezorgd: false, bezorgenNa: OP }],
    ['well after its verzamelmail, which closes it by itself', [rij({}), mail(OP, true)], { bezorgd: false, bezorgenNa: later(NA_VERZAMELMAIL_MS) }],
    ['at once, while tasks are paused', [rij({ meteen: false }), mail(OP, true)], { bezorgd: false, bezorgenNa: null }],
  ])('%s', (_, berichten, verwacht) => expect(wanneerBezorgen(berichten)).toEqual(verwacht))
})
