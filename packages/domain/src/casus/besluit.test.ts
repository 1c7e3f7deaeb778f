import { describe, expect, test } from 'vitest'
import type { Datum, Moment } from '../kernel/index.ts'
import {
  casusFeiten, decideAanvraag, decideBeeindig1op1, decideHeropenen, decideOverplaatsing, decidePlaatsing, decidePoort, decideSluiten, decideStart1op1, leeftijdOp,
  type BesluitContext, type Gebeurtenis,
} from './index.ts'

const d = (tekst: string) => tekst as Datum
const nu = '2026-10-02T08:00:00.000Z' as Moment
const context = (...gebeurtenissen: Gebeurtenis[]): BesluitContext =>
  ({ feiten: casusFeiten(gebeurtenissen), nu, vandaag: d('2026-10-02'), geboortedatum: d('2011-05-01') })
const plaatsing: Gebeurtenis = { op: nu, soort: 'plaatsing', datum: d('2026-09-09') }
const start: Gebeurtenis = { op: nu, soort: 'een-op-een-gestart', datum: d('2026-09-09') }
const dicht: Gebeurtenis = { op: nu, soort: 'casus-afgesloten' }

describe('plaatsing', () => {
  test('today is fine, tomorrow is not', () => {
    expect(decidePlaatsing(context(), d('2026-10-02'))).toMatchObject({ ok: true, value: { soort: 'plaatsing', datum: '2026-10-02' } })
    expect(decidePlaatsing(context(), d('2026-10-03'))).toEqual({ ok: false, error: { code: 'DATUM_IN_TOEKOMST' } })
  })
  test('not before birth', () => expect(decidePlaatsing(context(), d('2011-04-30'))).toMatchObject({ error: { code: 'DATUM_VOOR_GEBOORTE' } }))
  test('a second one is an overplaatsing', () => {
    expect(decidePlaatsing(context(plaatsing), d('2026-09-20'))).toMatchObject({ error: { code: 'AL_GEPLAATST' } })
    expect(decideOverplaatsing(context(plaatsing), d('2026-09-20'))).toMatchObject({ ok: true })
    expect(decideOverplaatsing(context(plaatsing), d('2026-09-09'))).toMatchObject({ error: { code: 'DATUM_VOOR_PLAATSING' } })
    expect(decideOverplaatsing(context(), d('2026-09-20'))).toMatchObject({ error: { code: 'NIET_GEPLAATST' } })
  })
  test('not in a closed casus, and again after it was heropend', () => {
    expect(decidePlaatsing(context(dicht), d('2026-10-02'))).toMatchObject({ error: { code: 'CASUS_AFGESLOTEN' } })
    expect(decidePlaatsing(context(dicht, { op: nu, soort: 'casus-heropend' }), d('2026-10-02'))).toMatchObject({ ok: true })
  })
})

describe('1-op-1', () => {
  test('starts without a plaatsing, but not twice', () => {
    expect(decideStart1op1(context(), d('2026-10-01'))).toMatchObject({ ok: true })
    expect(decideStart1op1(context(start), d('2026-10-01'))).toMatchObject({ error: { code: 'EEN_OP_EEN_LOOPT_AL', start: '2026-09-09' } })
  })
  test('ends on or after the day it started, and only when it runs', () => {
    expect(decideBeeindig1op1(context(start), d('2026-09-09'))).toMatchObject({ ok: true })
    expect(decideBeeindig1op1(context(start), d('2026-09-08'))).toMatchObject({ error: { code: 'DATUM_VOOR_START' } })
    expect(decideBeeindig1op1(context(), d('2026-10-01'))).toMatchObject({ error: { code: 'EEN_OP_EEN_LOOPT_NIET' } })
  })
})

describe('a poort', () => {
  const besluit = { poort: 'D1', uitkomst: 'nee', motivering: 'De uren dalen niet.' } as const
  test('is decided only while it is open', () => {
    expect(decidePoort(context(), 'open', besluit)).toMatchObject({ ok: true, value: { poort: 'D1', uitkomst: 'nee' } })
    expect(decidePoort(context(), 'nog-niet', besluit)).toMatchObject({ error: { code: 'POORT_NIET_OPEN' } })
    expect(decidePoort(context(), 'vervallen', besluit)).toMatchObject({ error: { code: 'POORT_NIET_OPEN' } })
    expect(decidePoort(context(), 'beslist', besluit)).toMatchObject({ error: { code: 'POORT_AL_BESLIST' } })
  })
  test('asks why, whatever the outcome', () => expect(decidePoort(context(), 'open', { ...besluit, uitkomst: 'ja', motivering: ' ' })).toMatchObject({ error: { code: 'MOTIVERING_ONTBREEKT' } }))
})

test('closing and reopening ask for a reason and alternate', () => {
  expect(decideSluiten(context(), 'Klaar')).toMatchObject({ ok: true })
  expect(decideSluiten(context(), '')).toMatchObject({ error: { code: 'MOTIVERING_ONTBREEKT' } })
  expect(decideSluiten(context(dicht), 'Klaar')).toMatchObject({ error: { code: 'CASUS_AFGESLOTEN' } })
  expect(decideHeropenen(context(), 'Toch niet')).toMatchObject({ error: { code: 'CASUS_NIET_AFGESLOTEN' } })
  expect(decideHeropenen(context(dicht), 'Toch niet')).toMatchObject({ ok: true })
})

test.each([
  ['2011-05-01', '2026-04-30', 14], ['2011-05-01', '2026-05-01', 15], ['2008-02-29', '2026-02-28', 17], ['2008-02-29', '2026-03-01', 18],
])('born %s is on %s %i years old', (geboren, op, jaren) => expect(leeftijdOp(d(geboren), d(op))).toBe(jaren))

describe('a new casus', () => {
  const nieuw = { nu, vandaag: d('2026-10-02'), geboortedatum: d('2011-05-01'), datum: d('2026-10-01') }
  test('is for somebody who is born and not yet 23', () => {
    expect(decideAanvraag(nieuw)).toMatchObject({ ok: true, value: { soort: 'aanvraag', datum: '2026-10-01' } })
    expect(decideAanvraag({ ...nieuw, geboortedatum: d('2026-10-03') })).toMatchObject({ error: { code: 'LEEFTIJD_BUITEN_BEREIK' } })
    expect(decideAanvraag({ ...nieuw, geboortedatum: d('2003-10-02') })).toMatchObject({ error: { code: 'LEEFTIJD_BUITEN_BEREIK' } })
    expect(decideAanvraag({ ...nieuw, geboortedatum: d('2003-10-03') })).toMatchObject({ ok: true })
  })
  test('cannot be asked for tomorrow, or before birth', () => {
    expect(decideAanvraag({ ...nieuw, datum: d('2026-10-03') })).toMatchObject({ error: { code: 'DATUM_IN_TOEKOMST' } })
    expect(decideAanvraag({ ...nieuw, datum: d('2011-04-30') })).toMatchObject({ error: { code: 'DATUM_VOOR_GEBOORTE' } })
  })
})

describe('what is so now', () => {
  const vast: Gebeurtenis = { op: nu, soort: 'formulier-vastgesteld', formulier: 'verklarende-analyse' }
  const ingetrokken: Gebeurtenis = { op: nu, soort: 'formulier-ingetrokken', formulier: 'verklarende-analyse' }
  test('a form that was taken back is no longer vastgesteld, unless an earlier one stands', () => {
    expect(casusFeiten([vast]).vastgesteld.has('verklarende-analyse')).toBe(true)
    expect(casusFeiten([vast, ingetrokken]).vastgesteld.has('verklarende-analyse')).toBe(false)
    expect(casusFeiten([vast, vast, ingetrokken]).vastgesteld.has('verklarende-analyse')).toBe(true)
    expect(casusFeiten([ingetrokken, vast]).vastgesteld.has('verklarende-analyse')).toBe(true)
  })
  test('a corrected plaatsing is on its new day', () => {
    const verbeterd = (was?: string): Gebeurtenis => ({ op: nu, soort: 'plaatsing-gecorrigeerd', datum: d('2026-09-07'), ...(was ? { was: d(was) } : {}) })
    expect(casusFeiten([plaatsing, verbeterd()]).plaatsing).toBe('2026-09-07')
    expect(casusFeiten([plaatsing, verbeterd('2026-09-09')]).plaatsing).toBe('2026-09-07')
    expect(casusFeiten([plaatsing, verbeterd('2026-08-01')]).plaatsing).toBe('2026-09-09')
  })
})
