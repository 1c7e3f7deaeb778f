export * from './adressering.ts'
export * from './beslissen.ts'
export * from './handelen.ts'
export * from './ladder.ts'
