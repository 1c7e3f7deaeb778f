export * from './achterkant.ts'
