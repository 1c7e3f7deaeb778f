export * from './definitie.types.ts'
