export * from './voortgang.types.ts'
