/** Who may import whom (CONTRIBUTING.md). Every rule was broken once by hand to see it red. */
const TEST = '[.](test|int[.]test|spec)[.]ts$|/testing/'

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    { name: 'no-cycle', severity: 'error', comment: 'A cycle has no first thing to understand.', from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
    { name: 'apps-never-each-other', severity: 'error', from: { path: '^apps/([^/]+)/' }, to: { path: '^apps/', pathNot: '^apps/$1/' } },
    { name: 'packages-never-apps', severity: 'error', comment: 'Dependencies point inward: apps → api → db, jobs → domain.', from: { path: '^packages/' }, to: { path: '^(apps|infra|e2e|bench)/' } },
    { name: 'domain-imports-itself-and-zod', severity: 'error', from: { path: '^packages/domain/src/', pathNot: TEST }, to: { pathNot: ['^packages/domain/src/', 'node_modules/(zod|date-easter)/'] } },
    {
      name: 'domain-modules-through-their-index',
      severity: 'error',
      comment: 'Inside domain a module uses another only through its index.ts.',
      from: { path: '^packages/domain/src/([^/]+)/', pathNot: TEST },
      to: { path: '^packages/domain/src/', pathNot: ['^packages/domain/src/$1/', '^packages/domain/src/[^/]+/index[.]ts$'] },
    },
    { name: 'db-stands-on-domain', severity: 'error', from: { path: '^packages/db/' }, to: { path: '^packages/(api|jobs)/' } },
    { name: 'jobs-stand-on-domain', severity: 'error', from: { path: '^packages/jobs/' }, to: { path: '^packages/(api|db)/' } },
    { name: 'admin-never-db', severity: 'error', comment: 'Screens ask the api; types come along through it.', from: { path: '^apps/admin/', pathNot: TEST }, to: { path: '^packages/(db|jobs)/' } },
    {
      name: 'browser-never-server',
      severity: 'error',
      comment: 'A component takes types from the api, or its client; only server files run it.',
      from: { path: '^apps/admin/src/.*([.]svelte|[.]svelte[.]ts)$' },
      to: { path: '^packages/api/', pathNot: '^packages/api/src/client[.]ts$', dependencyTypesNot: ['type-only'] },
    },
    { name: 'worker-never-api', severity: 'error', from: { path: '^apps/worker/' }, to: { path: '^packages/api/' } },
    {
      name: 'only-db-speaks-sql',
      severity: 'error',
      comment: 'All SQL lives in packages/db. packages/jobs hands the queue its driver, packages/api/src/auth hands better-auth its adapter.',
      from: { path: '^(apps|packages)/', pathNot: ['^packages/db/', '^packages/jobs/', '^packages/api/src/auth', TEST] },
      to: { path: '(^|node_modules/)(postgres|drizzle-orm|pg|kysely)(/|$)' },
    },
    { name: 'jobs-only-pg', severity: 'error', from: { path: '^packages/jobs/', pathNot: TEST }, to: { path: 'node_modules/(postgres|drizzle-orm)/' } },
    { name: 'bullmq-behind-jobs', severity: 'error', from: { path: '^(apps|packages)/', pathNot: ['^packages/jobs/', TEST] }, to: { path: 'node_modules/(bullmq|ioredis)/' } },
    { name: 'no-test-code-in-the-product', severity: 'error', from: { path: '^(apps|packages)/', pathNot: TEST }, to: { path: TEST } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '/([.]svelte-kit|[.]build|build)/' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'svelte', 'types'], extensions: ['.ts', '.js', '.svelte', '.mjs', '.json'] },
  },
}
