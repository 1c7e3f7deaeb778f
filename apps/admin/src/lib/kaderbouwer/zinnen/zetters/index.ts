export * from './gemeen.ts'
export * from './ladder.ts'
export * from './stap.ts'
export * from './termijn.ts'
