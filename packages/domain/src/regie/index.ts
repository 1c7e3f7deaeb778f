export * from './rol.ts'
