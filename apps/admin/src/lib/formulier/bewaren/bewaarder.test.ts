import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { Bewaarder, HERHAAL_MS, type Bewaarstand } from './bewaarder.ts'
import { createKladopslag, wisKladden, type Opslag } from './klad.ts'
import type { Bewaard, BewaarUitkomst, BewaarVerzoek } from './transport.ts'

const sleutel = { gebruikerId: 'u1', casusId: 'c1', formulier: 'verklarende-analyse', volgnr: 1 }

function geheugen(): Opslag & { readonly alles: Map<string, string> } {
  const alles = new Map<string, string>()
  return {
    alles,
    get length() {
      return alles.size
    },
    key: (i) => [...alles.keys()][i] ?? null,
    getItem: (k) => alles.get(k) ?? null,
    setItem: (k, v) => void alles.set(k, v),
    removeItem: (k) => void alles.delete(k),
  }
}

const bewaard = (revisie: number, meer: Partial<Bewaard> = {}): Bewaard => ({
  soort: 'bewaard', id: 'f', volgnr: 1, revisie, antwoorden: {}, veldrevisies: {}, akkoorden: {}, botsingen: [], geweigerd: [], vervallen: [], problemen: [], versie: 1, bewaardOp: '2026-10-02T08:42:00Z', ...meer,
})
const rev = (rev: number) => ({ rev, door: 'u2', op: '2026-10-02T08:38:00Z' })

/** A bewaarder with a transport that records and answers from a list; the last answer repeats. */
function opstelling(antwoorden: readonly (BewaarUitkomst | Promise<BewaarUitkomst>)[], opslag: Opslag | null = geheugen(), revisie = 1) {
  const verzoeken: BewaarVerzoek[] = []
  const standen: Bewaarstand[] = []
  const ontvangen: { bewaard: Bewaard; verzonden: ReadonlySet<string> }[] = []
  const bewaarder = new Bewaarder({
    transport: async (verzoek) => {
      verzoeken.push(structuredClone(verzoek))
      return antwoorden[Math.min(verzoeken.length, antwoorden.length) - 1]!
    },
    klad: createKladopslag(opslag, sleutel),
    revisie,
    opStand: (stand) => standen.push(stand),
    opBewaard: (b, verzonden) => ontvangen.push({ bewaard: b, verzonden }),
  })
  return { bewaarder, verzoeken, standen, ontvangen, opslag, klad: createKladopslag(opslag, sleutel), stand: () => standen.at(-1) }
}

function belofte<T>() {
  let los!: (waarde: T) => void
  return { belofte: new Promise<T>((r) => (los = r)), los: (w: T) => los(w) }
}

beforeEach(() => void vi.useFakeTimers({ now: Date.parse('2026-10-02T08:42:00Z') }))
afterEach(() => void vi.useRealTimers())

describe('when it saves', () => {
  test('800 ms after the last key stroke, once, with the newest text', async () => {
    const o = opstelling([bewaard(2)])
    o.bewaarder.zet('f1', 'N')
    await vi.advanceTimersByTimeAsync(700)
    o.bewaarder.zet('f1', 'No')
    await vi.advanceTimersByTimeAsync(799)
    expect(o.verzoeken).toEqual([])
    await vi.advanceTimersByTimeAsync(1)
    expect(o.verzoeken).toEqual([{ revisie: 1, wijzigingen: [{ pad: 'f1', waarde: 'No' }], blijftLeven: false }])
    expect(o.stand()).toEqual({ soort: 'bewaard', op: '2026-10-02T08:42:00Z' })
  })

  test('within 2 s of the first change, even when typing never stops', async () => {
    const o = opstelling([bewaard(2)])
    for (let ms = 0; ms < 2_000; ms += 200) {
      o.bewaarder.zet('f1', `tekst ${ms}`)
      await vi.advanceTimersByTimeAsync(200)
    }
    expect(o.verzoeken).toHaveLength(1)
    expect(o.verzoeken[0]!.wijzigingen).toEqual([{ pad: 'f1', waarde: 'tekst 1800' }])
  })

  test('at once on flush, and one request at a time', async () => {
    const eerste = belofte<BewaarUitkomst>()
    const o = opstelling([eerste.belofte, bewaard(3)])
    o.bewaarder.zet('f1', 'een')
    const klaar = o.bewaarder.flush()
    o.bewaarder.zet('f2', 'twee')
    await vi.advanceTimersByTimeAsync(5_000)
    expect(o.verzoeken).toHaveLength(1)
    eerste.los(bewaard(2))
    await klaar
    expect(o.verzoeken.map((v) => v.wijzigingen)).toEqual([[{ pad: 'f1', waarde: 'een' }], [{ pad: 'f2', waarde: 'twee' }]])
  })

  test('after stop nothing goes any more, and the klad keeps it', async () => {
    const o = opstelling([bewaard(2)])
    o.bewaarder.zet('f1', 'x')
    o.bewaarder.stop()
    await vi.advanceTimersByTimeAsync(60_000)
    expect(o.verzoeken).toEqual([])
    expect(o.klad.lees()?.wijzigingen).toMatchObject([{ pad: 'f1', waarde: 'x' }])
  })
})

describe('nothing is lost', () => {
  test('the klad holds every key stroke until the server has answered, and then nothing', async () => {
    const o = opstelling([bewaard(2)])
    o.bewaarder.zet('f1', 'geheim')
    expect(o.klad.lees()?.wijzigingen).toEqual([{ pad: 'f1', waarde: 'geheim', basis: 1, op: '2026-10-02T08:42:00.000Z' }])
    await o.bewaarder.flush()
    expect((o.opslag as ReturnType<typeof geheugen>).alles.size).toBe(0)
  })

  test('no connection: it says so, tries again with growing pauses, and sends what was typed meanwhile', async () => {
    const weg: BewaarUitkomst = { soort: 'geen-verbinding' }
    const o = opstelling([weg, weg, bewaard(2)])
    o.bewaarder.zet('f1', 'een')
    await o.bewaarder.flush()
    expect(o.stand()).toEqual({ soort: 'geen-verbinding', opApparaat: true })
    o.bewaarder.zet('f2', 'twee')
    expect(o.stand()).toEqual({ soort: 'geen-verbinding', opApparaat: true })
    await vi.advanceTimersByTimeAsync(HERHAAL_MS)
    expect(o.verzoeken).toHaveLength(2)
    await vi.advanceTimersByTimeAsync(2 * HERHAAL_MS - 1)
    expect(o.verzoeken).toHaveLength(2)
    await vi.advanceTimersByTimeAsync(1)
    expect(o.verzoeken[2]!.wijzigingen).toEqual([{ pad: 'f1', waarde: 'een' }, { pad: 'f2', waarde: 'twee' }])
    expect(o.stand()).toMatchObject({ soort: 'bewaard' })
  })

  test('an expired session keeps everything and goes on after logging in again', async () => {
    const o = opstelling([{ soort: 'afgemeld' }, bewaard(2)])
    o.bewaarder.zet('f1', 'x')
    await o.bewaarder.flush()
    expect(o.stand()).toEqual({ soort: 'afgemeld', opApparaat: true })
    expect(o.klad.lees()?.wijzigingen).toHaveLength(1)
    o.bewaarder.hervat()
    await vi.advanceTimersByTimeAsync(0)
    expect(o.stand()).toMatchObject({ soort: 'bewaard' })
    expect(o.klad.lees()).toBeNull()
  })

  test('a reload takes up the klad, with the revision it was typed on', async () => {
    const opslag = geheugen()
    const voor = opstelling([{ soort: 'geen-verbinding' }], opslag, 4)
    voor.bewaarder.zet('f1', 'onderweg getypt')
    await voor.bewaarder.flush()
    voor.bewaarder.stop()

    const na = opstelling([bewaard(8)], opslag, 7)
    expect(na.bewaarder.herstel()).toMatchObject([{ pad: 'f1', waarde: 'onderweg getypt' }])
    await vi.advanceTimersByTimeAsync(0)
    expect(na.verzoeken).toEqual([{ revisie: 4, wijzigingen: [{ pad: 'f1', waarde: 'onderweg getypt' }], blijftLeven: false }])
    expect(na.klad.lees()).toBeNull()
  })

  test('another user on the same device does not get the klad; logout removes all of them and nothing else', () => {
    const opslag = geheugen()
    opslag.setItem('iets-anders', '1')
    opstelling([], opslag).bewaarder.zet('f1', 'van u1')
    expect(createKladopslag(opslag, { ...sleutel, gebruikerId: 'u2' }).lees()).toBeNull()
    expect(wisKladden(opslag)).toBe(1)
    expect([...opslag.alles.keys()]).toEqual(['iets-anders'])
  })

  test('a device that stores nothing: the page still saves, and says that the device keeps nothing', async () => {
    const o = opstelling([{ soort: 'geen-verbinding' }, bewaard(2)], null)
    o.bewaarder.zet('f1', 'x')
    await o.bewaarder.flush()
    expect(o.stand()).toEqual({ soort: 'geen-verbinding', opApparaat: false })
    await vi.advanceTimersByTimeAsync(HERHAAL_MS)
    expect(o.stand()).toMatchObject({ soort: 'bewaard' })
  })

  test('leaving the page sends everything, also what was under way, in a request that outlives it', async () => {
    const o = opstelling([belofte<BewaarUitkomst>().belofte])
    o.bewaarder.zet('f1', 'een')
    void o.bewaarder.flush()
    o.bewaarder.zet('f2', 'twee')
    o.bewaarder.vertrek()
    expect(o.verzoeken[1]).toEqual({ revisie: 1, wijzigingen: [{ pad: 'f1', waarde: 'een' }, { pad: 'f2', waarde: 'twee' }], blijftLeven: true })
    expect(o.klad.lees()?.wijzigingen).toHaveLength(2)
  })

  test('too much for a closing page stays in the klad', () => {
    const o = opstelling([bewaard(2)])
    o.bewaarder.zet('f1', 'x'.repeat(40_000))
    o.bewaarder.vertrek()
    expect(o.verzoeken).toEqual([])
    expect(o.klad.lees()?.wijzigingen).toHaveLength(1)
  })

  test('refused places stay here until they are changed; the rest is saved', async () => {
    const o = opstelling([bewaard(2, { geweigerd: [{ pad: 'f1', veldId: 'f1', code: 'TYPE', melding: 'Kies een bestaande datum.', ernst: 'fout' }] }), bewaard(3)])
    o.bewaarder.zet('f1', '31 feb')
    o.bewaarder.zet('f2', 'goed')
    await o.bewaarder.flush()
    expect(o.stand()).toEqual({ soort: 'geweigerd', melding: null })
    expect(o.bewaarder.eigen).toMatchObject([{ pad: 'f1', waarde: '31 feb' }])
    expect(o.klad.lees()?.wijzigingen).toMatchObject([{ pad: 'f1', waarde: '31 feb' }])
    await vi.advanceTimersByTimeAsync(60_000)
    expect(o.verzoeken).toHaveLength(1)
    o.bewaarder.zet('f1', '2026-02-28')
    await o.bewaarder.flush()
    expect(o.verzoeken[1]!.wijzigingen).toEqual([{ pad: 'f1', waarde: '2026-02-28' }])
    expect(o.klad.lees()).toBeNull()
  })

  test('a request refused as a whole is not tried for ever, and nothing of it is thrown away', async () => {
    const o = opstelling([{ soort: 'geweigerd', melding: 'Dit formulier is al vastgesteld.' }])
    o.bewaarder.zet('f1', 'te laat')
    await o.bewaarder.flush()
    await vi.advanceTimersByTimeAsync(60_000)
    expect(o.verzoeken).toHaveLength(1)
    expect(o.stand()).toEqual({ soort: 'geweigerd', melding: 'Dit formulier is al vastgesteld.' })
    expect(o.klad.lees()?.wijzigingen).toMatchObject([{ pad: 'f1', waarde: 'te laat' }])
  })
})

describe('two people', () => {
  const botsing = { pad: 'f1', mijn: 'van mij', bewaard: 'van Aylin', door: 'Aylin', op: '2026-10-02T08:38:00Z' }

  test('both texts stay until somebody chooses; the choice is made on the revision that has the other text', async () => {
    const o = opstelling([bewaard(5, { botsingen: [botsing] }), bewaard(6)])
    o.bewaarder.zet('f1', 'van mij')
    await o.bewaarder.flush()
    expect(o.bewaarder.botsingen).toEqual([botsing])
    expect(o.bewaarder.eigen).toEqual([{ pad: 'f1', waarde: 'van mij' }])
    expect(o.klad.lees()?.botsingen).toEqual([botsing])
    o.bewaarder.kies('f1', 'van ons samen')
    await o.bewaarder.flush()
    expect(o.verzoeken[1]).toEqual({ revisie: 5, wijzigingen: [{ pad: 'f1', waarde: 'van ons samen' }], blijftLeven: false })
    expect(o.bewaarder.botsingen).toEqual([])
    expect(o.klad.lees()).toBeNull()
  })

  test('a botsing survives a reload', async () => {
    const opslag = geheugen()
    const voor = opstelling([bewaard(5, { botsingen: [botsing] })], opslag)
    voor.bewaarder.zet('f1', 'van mij')
    await voor.bewaarder.flush()
    const na = opstelling([bewaard(6)], opslag, 5)
    na.bewaarder.herstel()
    expect(na.bewaarder.botsingen).toEqual([botsing])
  })

  test('what was typed on during the save is our side of the choice', async () => {
    const eerste = belofte<BewaarUitkomst>()
    const o = opstelling([eerste.belofte])
    o.bewaarder.zet('f1', 'van mij')
    const klaar = o.bewaarder.flush()
    o.bewaarder.zet('f1', 'van mij, en meer')
    eerste.los(bewaard(5, { botsingen: [botsing] }))
    await klaar
    expect(o.bewaarder.botsingen).toEqual([{ ...botsing, mijn: 'van mij, en meer' }])
    expect(o.verzoeken).toHaveLength(1)
  })

  test('a lost answer is not a botsing with yourself', async () => {
    const o = opstelling([{ soort: 'geen-verbinding' }, bewaard(3, { botsingen: [{ ...botsing, mijn: 'een twee', bewaard: 'een' }] }), bewaard(4)])
    o.bewaarder.zet('f1', 'een')
    await o.bewaarder.flush()
    o.bewaarder.zet('f1', 'een twee')
    await o.bewaarder.flush()
    expect(o.bewaarder.botsingen).toEqual([])
    expect(o.verzoeken.at(-1)).toMatchObject({ revisie: 3, wijzigingen: [{ pad: 'f1', waarde: 'een twee' }] })
  })

  test('a place begun on an older revision goes in a request with that revision, so the server can see the botsing', async () => {
    const eerste = belofte<BewaarUitkomst>()
    const later = { veldrevisies: { f1: rev(7), f2: rev(9) } }
    const o = opstelling([eerste.belofte, bewaard(9, later), bewaard(10)])
    o.bewaarder.zet('f1', 'een')
    const klaar = o.bewaarder.flush()
    o.bewaarder.zet('f2', 'begonnen op 1')
    o.bewaarder.zet('f1', 'een en meer')
    eerste.los(bewaard(7, { veldrevisies: { f1: rev(7), f2: rev(6) } }))
    await klaar
    expect(o.verzoeken.slice(1).map((v) => [v.revisie, v.wijzigingen[0]!.pad])).toEqual([[1, 'f2'], [9, 'f1']])
  })

  test('a row deleted while a field in it was being saved is no botsing with yourself', async () => {
    const eerste = belofte<BewaarUitkomst>()
    const o = opstelling([eerste.belofte, bewaard(3)])
    o.bewaarder.zet('l/r/v', 'x')
    const klaar = o.bewaarder.flush()
    o.bewaarder.zet('l/r', null)
    eerste.los(bewaard(2, { veldrevisies: { 'l/r/v': rev(2) } }))
    await klaar
    expect(o.verzoeken[1]).toMatchObject({ revisie: 2, wijzigingen: [{ pad: 'l/r', waarde: null }] })
  })

  test('what is typed on in a botsing is kept with it and not sent', async () => {
    const o = opstelling([bewaard(5, { botsingen: [botsing] })])
    o.bewaarder.zet('f1', 'van mij')
    await o.bewaarder.flush()
    o.bewaarder.zet('f1', 'van mij en verder')
    await o.bewaarder.flush()
    expect(o.verzoeken).toHaveLength(1)
    expect(o.klad.lees()?.botsingen).toEqual([{ ...botsing, mijn: 'van mij en verder' }])
  })
})

test('what was typed on other questions goes in a request of its own, that says which', async () => {
  const opslag = geheugen()
  const klad = { pad: 'f1', waarde: 'op de oude', basis: 4, versie: 1, op: '2026-10-02T08:41:00.000Z' }
  createKladopslag(opslag, sleutel).schrijf({ versie: 1, wijzigingen: [klad, { ...klad, pad: 'f2', waarde: 'op de nieuwe', versie: 2 }], onzeker: [], botsingen: [] })
  const o = opstelling([bewaard(5)], opslag, 4)
  o.bewaarder.herstel()
  await o.bewaarder.flush()
  expect(o.verzoeken.map((v) => [v.versie, v.wijzigingen.map((w) => w.pad)])).toEqual([[1, ['f1']], [2, ['f2']]])
})

test('a whole group replaces what waited inside it; a field typed after it goes after it', async () => {
  const o = opstelling([bewaard(2)])
  o.bewaarder.zet('g/r1/f', 'oud')
  o.bewaarder.zet('g', [{ id: 'r1' }])
  o.bewaarder.zet('g/r1/f', 'nieuw')
  await o.bewaarder.flush()
  expect(o.verzoeken[0]!.wijzigingen).toEqual([{ pad: 'g', waarde: [{ id: 'r1' }] }, { pad: 'g/r1/f', waarde: 'nieuw' }])
})
