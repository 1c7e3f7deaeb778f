export * from './datum.ts'
export * from './result.ts'
