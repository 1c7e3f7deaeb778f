/** What a part of the suite came to. `report` is shown at the end, only when something failed. */
export type Tally = { readonly passed: number; readonly failed: number; readonly skipped: number; readonly report: string }

export const sum = (tallies: readonly Tally[]): Omit<Tally, 'report'> => ({
  passed: tallies.reduce((n, { passed }) => n + passed, 0),
  failed: tallies.reduce((n, { failed }) => n + failed, 0),
  skipped: tallies.reduce((n, { skipped }) => n + skipped, 0),
})

/** The line on which `npm test` ends; its form is fixed. */
export const closingLine = (tallies: readonly Tally[]): string => {
  const { passed, failed, skipped } = sum(tallies)
  return `${passed} passed, ${failed} failed, ${skipped} skipped`
}

type VitestJson = {
  readonly numPassedTests: number
  readonly numFailedTests: number
  readonly numPendingTests: number
  readonly numTodoTests: number
  readonly testResults: readonly { readonly name: string; readonly status: string; readonly message: string; readonly assertionResults: readonly unknown[] }[]
}

/**
 * Counts a run of vitest from its JSON report and its exit code. A file that could not even be loaded is one failure, and
 * so is a run that fails without a failing test or runs no test at all: nothing may go wrong in silence.
 */
export function tallyVitest(json: string | null, exitCode: number, output: string): Tally {
  if (json === null) return { passed: 0, failed: 1, skipped: 0, report: output }
  const run = JSON.parse(json) as VitestJson
  const unloadable = run.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0).length
  const counted = run.numFailedTests + unloadable
  const silent = counted === 0 && (exitCode !== 0 || run.numPassedTests === 0)
  const failed = counted + (silent ? 1 : 0)
  return { passed: run.numPassedTests, failed, skipped: run.numPendingTests + run.numTodoTests, report: failed > 0 ? output : '' }
}

/** A step that either holds or does not (lint, type check): one test. */
export const tallyStep = (exitCode: number, output: string): Tally =>
  exitCode === 0 ? { passed: 1, failed: 0, skipped: 0, report: '' } : { passed: 0, failed: 1, skipped: 0, report: output }

/** Counts a run of the faults: one case is one test. Without a report it failed as a whole. */
export function tallyFouten(json: string | null, exitCode: number, output: string): Tally {
  if (json === null) return { passed: 0, failed: 1, skipped: 0, report: output }
  const { uitslagen } = JSON.parse(json) as { uitslagen: readonly { readonly breuken: readonly unknown[] }[] }
  const broken = uitslagen.filter(({ breuken }) => breuken.length > 0).length
  const failed = broken + (broken === 0 && (exitCode !== 0 || uitslagen.length === 0) ? 1 : 0)
  return { passed: uitslagen.length - broken, failed, skipped: 0, report: failed > 0 ? output : '' }
}
