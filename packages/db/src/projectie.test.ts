import { expect, test } from 'vitest'
import type { Gebeurtenis } from '@regietafel/domain/casus'
import { rijnmond1op1, voortgang } from '@regietafel/domain/kader'
import { standaardKalender } from '@regietafel/domain/kalender'
import { projectCasus } from './projectie.ts'

const op = (dag: string) => `${dag}T08:00:00Z` as Gebeurtenis['op']
const datum = '2026-04-13' as never
const tot21: Gebeurtenis[] = [
  { op: op('2026-04-13'), soort: 'plaatsing', datum },
  { op: op('2026-04-13'), soort: 'een-op-een-gestart', datum },
  ...['rer-advies', 'verklarende-analyse', 'hulpverleningsplan'].map((formulier): Gebeurtenis => ({ op: op('2026-04-17'), soort: 'formulier-vastgesteld', formulier })),
]
const project = (gebeurtenissen: readonly Gebeurtenis[]) => projectCasus(voortgang(rijnmond1op1, gebeurtenissen, standaardKalender, '2026-05-05T08:00:00Z'))

test('first comes the first open termijn', () => {
  expect(project(tot21)).toMatchObject({ volgendeTermijn: 'evaluatie-dag-21', volgendeDeadline: '2026-05-04', volgendeEindeOp: '2026-05-04T22:00:00Z' })
})

test('a poort that must be decided before it comes first, and is late after its day', () => {
  const open: Gebeurtenis[] = [...tot21, { op: op('2026-05-04'), soort: 'formulier-vastgesteld', formulier: 'evaluatie-dag-21' }]
  expect(project(open)).toMatchObject({ volgendeTermijn: 'D1', volgendeTitel: 'Poort beslissen: op schema?', volgendeDeadline: '2026-05-06', volgendeNadertOp: '2026-05-05T22:00:00Z', volgendeEindeOp: '2026-05-06T22:00:00Z' })
  expect(project([...open, { op: op('2026-05-05'), soort: 'poort-beslist', poort: 'D1', uitkomst: 'ja' }])).toMatchObject({ volgendeTermijn: 'evaluatie-dag-28' })
})

test('a closed casus has nothing first', () => {
  expect(project([...tot21, { op: op('2026-05-05'), soort: 'casus-afgesloten' }])).toMatchObject({ afgesloten: true, volgendeTermijn: null, volgendeDeadline: 'infinity' })
})
