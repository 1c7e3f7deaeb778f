export * from './test-db.ts'
export * from './gegeven.ts'
export * from './geschiedenis.ts'
export * from './vegen.ts'
