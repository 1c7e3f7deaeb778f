import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { standaardKalender } from '../kalender/index.ts'
import type { Datum } from '../kernel/index.ts'
import { decideDaad, gedaneDaden, houderVan, mensendaden, moetWakker, mogelijkeDaden, terBeoordeling, uitstelUiterlijk, vrijeUitsteldagen, type Daad, type Daadomstandigheid, type Escalatie } from './handelen.ts'

/** Wednesday 7 October 2026, 09:12 in Amsterdam. */
const NU = '2026-10-07T07:12:00.000Z'
const grens = { werkdagen: 5, keer: 2, tijd: '09:00' }
const als = (door: string, nu = NU): Daadomstandigheid => ({ door, reden: 'omdat het moet', nu, kalender: standaardKalender, grens })
const vers: Escalatie = {
  status: 'open', bevestigdOp: null, bevestigdDoor: null, bevestigReden: null, overgenomenDoor: null, overgenomenOp: null, uitgesteldTot: null, uitstellen: 0, opgelostDoor: null, opgelostOp: null,
  betaalbesluit: null, betaalbesluitDoor: null, betaalbesluitOp: null, herinnering: false, vervangen: false, betaalvlag: false, stapOpen: true, uitgesteldDoor: null,
}
/** The acts one after the other; the first refusal as its code. What the repository adds of itself is who put it off. */
function na(van: Escalatie, ...daden: readonly [Daad | Daad['daad'], string][]): Escalatie | string {
  return daden.reduce<Escalatie | string>((e, [wat, door]) => {
    if (typeof e === 'string') return e
    const daad = (typeof wat === 'string' ? { daad: wat } : wat) as Daad
    const besluit = decideDaad(e, daad, als(door))
    return besluit.ok ? { ...e, ...besluit.value, uitgesteldDoor: daad.daad === 'uitgesteld' ? door : e.uitgesteldDoor } : besluit.error.code
  }, van)
}
const uit = (tot: string): Daad => ({ daad: 'uitgesteld', tot: tot as Datum })
const besluit = (wat: 'betaling-wacht' | 'betaling-loopt-door'): Daad => ({ daad: 'betaalbesluit', besluit: wat })

describe('acknowledging', () => {
  test('keeps who, when and why', () => expect(na(vers, ['bevestigd', 'bilal'])).toMatchObject({ status: 'bevestigd', bevestigdDoor: 'bilal', bevestigdOp: NU, bevestigReden: 'omdat het moet' }))
  test('is done once', () => expect(na(vers, ['bevestigd', 'bilal'], ['bevestigd', 'marjan'])).toBe('ESCALATIE_AL_BEVESTIGD'))
  test('wakes what was put off', () => expect(na(vers, [uit('2026-10-09'), 'bilal'], ['bevestigd', 'bilal'])).toMatchObject({ status: 'bevestigd', uitgesteldTot: null, uitstellen: 1 }))
})

describe('taking over', () => {
  test('makes it hers, and the first who picked it up stays known', () =>
    expect(na(vers, ['bevestigd', 'bilal'], ['overgenomen', 'marjan'])).toMatchObject({ status: 'bevestigd', bevestigdDoor: 'bilal', overgenomenDoor: 'marjan', overgenomenOp: NU }))
  test('counts as picking up when nobody had', () => expect(na(vers, ['overgenomen', 'marjan'])).toMatchObject({ bevestigdDoor: 'marjan', bevestigdOp: NU }))
  test('of what is hers already is refused', () => {
    expect(na(vers, ['bevestigd', 'bilal'], ['overgenomen', 'bilal'])).toBe('ESCALATIE_AL_VAN_JOU')
    expect(na(vers, ['overgenomen', 'bilal'], ['overgenomen', 'bilal'])).toBe('ESCALATIE_AL_VAN_JOU')
  })
})

describe('putting off', () => {
  test.each([
    ['2026-10-07', 'UITSTEL_TE_KORT'],
    ['2026-10-06', 'UITSTEL_TE_KORT'],
    // Five werkdagen after Wednesday the 7th.
    ['2026-10-15', 'UITSTEL_TE_LANG'],
  ])('to %s is %s', (tot, code) => expect(na(vers, [uit(tot), 'bilal'])).toBe(code))
  test('goes to the fifth werkdag at most, and wakes at the hour of the verzamelmail', () => {
    expect(uitstelUiterlijk(als('x'))).toBe('2026-10-14')
    expect(na(vers, [uit('2026-10-14'), 'bilal'])).toMatchObject({ status: 'uitgesteld', uitgesteldTot: '2026-10-14T07:00:00Z', uitstellen: 1 })
  })
  test('a holiday is no werkdag', () => expect(uitstelUiterlijk(als('x', '2026-12-23T08:00:00Z'))).toBe('2026-12-31'))
  test('knows which of the days is no werkdag, why, and which werkdag comes first', () => {
    expect(vrijeUitsteldagen(als('x'))).toEqual([{ datum: '2026-10-10', waarom: 'weekend', werkdag: '2026-10-12' }, { datum: '2026-10-11', waarom: 'weekend', werkdag: '2026-10-12' }])
    expect(vrijeUitsteldagen(als('x', '2026-12-23T08:00:00Z'))[0]).toEqual({ datum: '2026-12-25', waarom: expect.stringMatching(/kerstdag/i) as string, werkdag: '2026-12-28' })
  })
  test('is capped: twice, whoever does it', () => {
    const twee = na(vers, [uit('2026-10-08'), 'bilal'], ['bevestigd', 'bilal'], [uit('2026-10-08'), 'marjan'], ['teruggegeven', 'marjan'])
    expect(twee).toMatchObject({ status: 'open', uitstellen: 2 })
    expect(na(twee as Escalatie, [uit('2026-10-08'), 'joost'])).toBe('UITSTEL_OP')
  })
  test('of what sleeps already is refused', () => expect(na(vers, [uit('2026-10-08'), 'bilal'], [uit('2026-10-09'), 'bilal'])).toBe('ESCALATIE_SLAAPT'))
  test('who puts it off keeps it; what another had taken over comes to her', () => {
    const e = na(vers, ['overgenomen', 'bilal'], [uit('2026-10-08'), 'marjan']) as Escalatie
    expect(houderVan(e)).toBe('marjan')
    expect(e.overgenomenDoor).toBeNull()
  })
  test('ends at its moment and not before; then it waits for somebody', () => {
    const e = na(vers, [uit('2026-10-08'), 'bilal']) as Escalatie
    expect([moetWakker(e, '2026-10-08T06:59:59Z'), moetWakker(e, '2026-10-08T07:00:00Z'), moetWakker(vers, '2030-01-01T00:00:00Z')]).toEqual([false, true, false])
    // What a projection asks: nothing of an acknowledgement is left that would make it look picked up.
    expect(e.bevestigdOp).toBeNull()
  })
})

describe('settling, handing back, reopening', () => {
  test('settled by hand says who', () => expect(na(vers, ['opgelost', 'bilal'])).toMatchObject({ status: 'opgelost', opgelostDoor: 'bilal', opgelostOp: NU }))
  test('after that nothing can be done but reopen', () => {
    expect(na(vers, ['opgelost', 'bilal'], ['bevestigd', 'bilal'])).toBe('ESCALATIE_AL_OPGELOST')
    expect(na(vers, ['bevestigd', 'x'], ['opgelost', 'bilal'], ['heropend', 'marjan'])).toEqual(vers)
    expect(na(vers, ['heropend', 'bilal'])).toBe('ESCALATIE_NIET_OPGELOST')
  })
  test('handing back leaves it as it came, with the count of uitstellen', () => {
    expect(na(vers, ['overgenomen', 'bilal'], ['teruggegeven', 'bilal'])).toEqual(vers)
    expect(na(vers, [uit('2026-10-08'), 'bilal'], ['teruggegeven', 'bilal'])).toMatchObject({ status: 'open', uitgesteldTot: null, uitstellen: 1 })
  })
  test('only who has it hands it back', () => {
    expect(na(vers, ['teruggegeven', 'bilal'])).toBe('ESCALATIE_NIET_OPGEPAKT')
    expect(na(vers, ['bevestigd', 'marjan'], ['teruggegeven', 'bilal'])).toBe('ESCALATIE_NIET_VAN_JOU')
  })
})

describe('what asks for no answer', () => {
  test.each(mensendaden)('%s on a reminder, on what was replaced, and after the step is done', (naam) => {
    const daad = naam === 'uitgesteld' ? uit('2026-10-08') : naam === 'betaalbesluit' ? besluit('betaling-wacht') : { daad: naam }
    expect(na({ ...vers, betaalvlag: true, herinnering: true }, [daad, 'x'])).toBe('ESCALATIE_HERINNERING')
    expect(na({ ...vers, betaalvlag: true, vervangen: true }, [daad, 'x'])).toBe('ESCALATIE_KLAAR')
    if (naam !== 'betaalbesluit') expect(na({ ...vers, stapOpen: false, status: 'opgelost' }, [daad, 'x'])).toBe('ESCALATIE_KLAAR')
  })
})

test('what a person settled is not reopened once the step is done', () => {
  const geregeld = na(vers, ['opgelost', 'bilal']) as Escalatie
  expect(na({ ...geregeld, stapOpen: false }, ['heropend', 'bilal'])).toBe('ESCALATIE_KLAAR')
})

describe('a betaalvlag', () => {
  const e4 = { ...vers, betaalvlag: true }
  test('waits for a person until she decides, and can be decided otherwise later', () => {
    expect(terBeoordeling(e4)).toBe(true)
    const wacht = na(e4, [besluit('betaling-wacht'), 'wilma']) as Escalatie
    expect(wacht).toMatchObject({ betaalbesluit: 'betaling-wacht', betaalbesluitDoor: 'wilma', betaalbesluitOp: NU, status: 'bevestigd', bevestigdDoor: 'wilma', bevestigdOp: NU })
    expect(terBeoordeling(wacht)).toBe(false)
    expect(na(wacht, [besluit('betaling-wacht'), 'wilma'])).toBe('BETAALBESLUIT_GELIJK')
    expect(na(wacht, [besluit('betaling-loopt-door'), 'wilma'])).toMatchObject({ betaalbesluit: 'betaling-loopt-door' })
  })
  test('waits on when somebody settles the escalatie, whoever she is; not when the step is done', () => {
    const geregeld = na(e4, ['opgelost', 'joost']) as Escalatie
    expect(terBeoordeling(geregeld)).toBe(true)
    expect(terBeoordeling({ ...geregeld, stapOpen: false })).toBe(false)
    expect(terBeoordeling({ ...e4, status: 'opgelost', stapOpen: false })).toBe(false)
    expect(terBeoordeling(na(geregeld, [besluit('betaling-wacht'), 'wilma']) as Escalatie)).toBe(false)
  })
  test('deciding on what nobody picked up is picking it up; what somebody has in hand stays with her', () => {
    expect(na({ ...e4, overgenomenDoor: 'bilal', overgenomenOp: NU }, [besluit('betaling-wacht'), 'wilma'])).toMatchObject({ status: 'bevestigd', bevestigdDoor: 'wilma', overgenomenDoor: null })
    expect(na(e4, ['bevestigd', 'bilal'], [besluit('betaling-wacht'), 'wilma'])).toMatchObject({ status: 'bevestigd', bevestigdDoor: 'bilal' })
    expect(na(e4, [uit('2026-10-09'), 'bilal'], [besluit('betaling-wacht'), 'wilma'])).toMatchObject({ status: 'uitgesteld', bevestigdDoor: null })
  })
  test('both acts are known', () => {
    expect(gedaneDaden(e4, { ...e4, status: 'bevestigd' }, 'betaalbesluit')).toEqual(['bevestigd', 'betaalbesluit'])
    expect(gedaneDaden({ ...e4, status: 'bevestigd' }, { ...e4, status: 'bevestigd' }, 'betaalbesluit')).toEqual(['betaalbesluit'])
  })
  test('a payment that waits can be let go after the step is done', () =>
    expect(na({ ...e4, status: 'opgelost', stapOpen: false, betaalbesluit: 'betaling-wacht' }, [besluit('betaling-loopt-door'), 'wilma'])).toMatchObject({ betaalbesluit: 'betaling-loopt-door', status: 'opgelost' }))
  test('what nobody decided about before the step was done, or its casus closed, asks nothing any more', () => {
    const klaar = { ...e4, status: 'opgelost', stapOpen: false } as const
    expect(na(klaar, [besluit('betaling-wacht'), 'wilma'])).toBe('ESCALATIE_KLAAR')
    expect(na({ ...klaar, betaalbesluit: 'betaling-loopt-door' }, [besluit('betaling-wacht'), 'wilma'])).toBe('ESCALATIE_KLAAR')
    expect(mogelijkeDaden(klaar, { ...als('wilma'), nu: NU })).toEqual([])
  })
  test('where there is none nothing is decided', () => expect(na(vers, [besluit('betaling-wacht'), 'wilma'])).toBe('BETAALVLAG_ONTBREEKT'))
})

/** Any life of an escalatie: acts of three people, in any order, on any of a few days, with the worker waking what is due. */
const leven = fc.array(fc.record({ wat: fc.constantFrom(...mensendaden), wie: fc.constantFrom('a', 'b', 'c'), dag: fc.integer({ min: -2, max: 12 }), besluit: fc.constantFrom('betaling-wacht', 'betaling-loopt-door') }), { maxLength: 25 })
type Stap = { wat: (typeof mensendaden)[number]; wie: string; dag: number; besluit: string }
const toDaad = ({ wat, dag, besluit: b }: Stap, nu: number): Daad =>
  (wat === 'uitgesteld' ? uit(new Date(nu + dag * 86_400_000).toISOString().slice(0, 10)) : wat === 'betaalbesluit' ? besluit(b as never) : { daad: wat })

test('in any life: never more uitstel than the cap, a status that its facts carry, and money only by a besluit', () =>
  fc.assert(fc.property(leven, fc.boolean(), (stappen, betaalvlag) => {
    let e: Escalatie = { ...vers, betaalvlag }
    let nu = Date.parse(NU)
    for (const stap of stappen as Stap[]) {
      if (moetWakker(e, nu)) e = { ...e, status: 'open', uitgesteldTot: null }
      const voor = e
      const besloten = decideDaad(e, toDaad(stap, nu), { ...als(stap.wie), nu })
      if (besloten.ok) e = { ...e, ...besloten.value, uitgesteldDoor: stap.wat === 'uitgesteld' ? stap.wie : e.uitgesteldDoor }
      // A refusal changes nothing; the list of what can be done says the same as trying it.
      else expect(mogelijkeDaden(e, { ...als(stap.wie), nu }).includes(stap.wat) && !['uitgesteld', 'betaalbesluit'].includes(stap.wat)).toBe(false)
      expect(e.uitstellen).toBeLessThanOrEqual(grens.keer)
      expect(e.status === 'uitgesteld').toBe(e.uitgesteldTot !== null)
      expect(e.status === 'opgelost').toBe(e.opgelostDoor !== null)
      if (e.status === 'bevestigd') expect(e.bevestigdOp).not.toBeNull()
      else if (e.status !== 'opgelost') expect(e.bevestigdOp).toBeNull()
      if (stap.wat !== 'betaalbesluit') expect(e.betaalbesluit).toBe(voor.betaalbesluit)
      if (e.status === 'bevestigd' || e.status === 'uitgesteld') expect(houderVan(e)).not.toBeNull()
      nu += 3_600_000 * 7
    }
  }), { numRuns: 500 }))
