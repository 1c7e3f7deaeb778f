import { expect, it } from 'vitest'
import { closingLine, tallyFouten, tallyStep, tallyVitest } from './tally.ts'

const json = (run: object): string => JSON.stringify({ numPassedTests: 0, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0, testResults: [], ...run })

it('adds all suites into one line of a fixed form', () => {
  const tallies = [tallyVitest(json({ numPassedTests: 5, numPendingTests: 1, numTodoTests: 1 }), 0, ''), tallyStep(0, ''), tallyStep(1, 'kapot')]
  expect(closingLine(tallies)).toBe('6 passed, 1 failed, 2 skipped')
})

it('a file that could not be loaded is a failure', () => {
  const run = json({ numPassedTests: 3, testResults: [{ name: 'x', status: 'failed', message: 'cannot import', assertionResults: [] }] })
  expect(tallyVitest(run, 1, 'uitvoer')).toEqual({ passed: 3, failed: 1, skipped: 0, report: 'uitvoer' })
})

it('an exit code that no failing test explains is a failure', () => {
  expect(tallyVitest(json({ numPassedTests: 3 }), 1, 'unhandled').failed).toBe(1)
})

it('a run without any test, or without a report, is a failure', () => {
  expect(tallyVitest(json({}), 0, '').failed).toBe(1)
  expect(tallyVitest(null, 0, 'niets').failed).toBe(1)
})

it('each case of the faults is a test; no report, no case, or an exit code that nothing explains is a failure', () => {
  const uitslagen = [{ breuken: [] }, { breuken: [{ invariant: 'I1' }] }, { breuken: [] }]
  expect(tallyFouten(JSON.stringify({ uitslagen }), 1, 'uit')).toMatchObject({ passed: 2, failed: 1, report: 'uit' })
  expect(tallyFouten(JSON.stringify({ uitslagen: [{ breuken: [] }] }), 0, 'uit')).toMatchObject({ passed: 1, failed: 0, report: '' })
  for (const broken of [tallyFouten(null, 0, ''), tallyFouten('{"uitslagen":[]}', 0, ''), tallyFouten(JSON.stringify({ uitslagen: [{ breuken: [] }] }), 1, '')]) expect(broken.failed).toBe(1)
})
