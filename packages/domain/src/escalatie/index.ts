export * from './adressering.ts'
export * from './beslissen.ts'
export * from './ladder.ts'
