export * from './client.ts'
export * from './migrate.ts'
export * from './tenant.ts'
export * as schema from './schema/index.ts'
