export * from './regel.ts'
export * from './tellen.ts'
export * from './uitleg.ts'
