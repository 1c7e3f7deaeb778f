export * from './gebeurtenis.ts'
