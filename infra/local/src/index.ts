export { startPostgres } from './embedded-postgres.ts'
export type { PostgresOptions, RunningPostgres } from './embedded-postgres.ts'
export { freePort, isFree } from './free-port.ts'
