// Levels of test (CONTRIBUTING.md): unit needs nothing, int a real PostgreSQL (and Redis), component a jsdom, e2e a running system.
import { defineConfig } from 'vitest/config'

const exclude = ['**/node_modules/**', '**/build/**', '**/.svelte-kit/**']
const sources = ['packages', 'apps', 'infra', 'bench', 'e2e'].map((dir) => `${dir}/**`)
const withSuffix = (suffix: string): string[] => sources.map((dir) => `${dir}/*${suffix}`)

// One system, one clock that the journeys move: one after the other.
const journey = { testTimeout: 120_000, hookTimeout: 120_000, fileParallelism: false } as const

export default defineConfig({
  test: {
    projects: [
      { test: { name: 'unit', include: withSuffix('.test.ts'), exclude: [...exclude, ...withSuffix('.int.test.ts'), 'apps/admin/src/**/[A-Z]*.test.ts'] } },
      {
        test: {
          name: 'int',
          include: withSuffix('.int.test.ts'),
          exclude,
          testTimeout: 60_000,
          hookTimeout: 60_000,
          // Two cores: more files at once only makes every wait longer.
          maxWorkers: 2,
        },
      },
      'apps/admin/vitest.component.config.ts',
      {
        test: {
          name: 'e2e',
          include: ['e2e/*.spec.ts'],
          exclude: [...exclude, 'e2e/bewaken*.spec.ts'],
          ...journey,
        },
      },
      // Weeks ahead by the clock, and with faults: after the others, which count from today.
      { test: { name: 'e2e-bewaken', include: ['e2e/bewaken*.spec.ts'], exclude, ...journey, sequence: { groupOrder: 1 } } },
    ],
  },
})
