import { defineConfig } from 'drizzle-kit'

/** `pnpm --filter @regietafel/db generate` writes the tables of a new migration; roles, policies and triggers are written by hand beside it. */
export default defineConfig({
  dialect: 'postgresql',
  schema: './src/schema/index.ts',
  out: './migrations',
  casing: 'snake_case',
  schemaFilter: ['public', 'auth'],
})
