/** Who may import whom. Every rule was broken once by hand to see it red. */
const test = '\\.(test|int\\.test|spec)\\.ts$|/testing/'

module.exports = {
  forbidden: [
    { name: 'no-cycle', severity: 'error', comment: 'The graph has no cycle.', from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
    { name: 'domain-imports-itself-and-zod', severity: 'error', from: { path: '^packages/domain/src', pathNot: test }, to: { pathNot: ['^packages/domain/src', '/node_modules/zod/', '^node_modules/zod/'] } },
    { name: 'domain-modules-through-their-index', severity: 'error', from: { path: '^packages/domain/src/([^/]+)/', pathNot: test }, to: { path: '^packages/domain/src/([^/]+)/', pathNot: ['^packages/domain/src/$1/', '/index\\.ts$'] } },
    { name: 'jobs-knows-only-domain', severity: 'error', from: { path: '^packages/jobs/' }, to: { path: '^(packages/(db|api)|apps)/' } },
    { name: 'db-knows-only-domain', severity: 'error', from: { path: '^packages/db/' }, to: { path: '^(packages/(jobs|api)|apps)/' } },
    { name: 'api-knows-no-app', severity: 'error', from: { path: '^packages/api/' }, to: { path: '^apps/' } },
    { name: 'apps-never-import-each-other', severity: 'error', from: { path: '^apps/([^/]+)/' }, to: { path: '^apps/', pathNot: '^apps/$1/' } },
    { name: 'admin-never-imports-db-or-jobs', severity: 'error', from: { path: '^apps/admin/', pathNot: test }, to: { path: '^(packages/(db|jobs)/|@regietafel/(db|jobs))' } },
    { name: 'worker-never-imports-api', severity: 'error', from: { path: '^apps/worker/' }, to: { path: '^packages/api/' } },
    { name: 'sql-lives-in-db', severity: 'error', comment: 'Only packages/db writes SQL; auth hands drizzle to better-auth.', from: { path: '^(packages/(domain|jobs|api)|apps)/', pathNot: `${test}|^packages/api/src/auth` }, to: { path: 'node_modules/(postgres|drizzle-orm)/' } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(build|\\.svelte-kit|node_modules/\\.vite)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types', 'svelte'], extensions: ['.ts', '.js', '.mjs', '.svelte'] },
  },
}
