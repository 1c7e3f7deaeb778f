export * from './besluit.ts'
export * from './feiten.ts'
export * from './gebeurtenis.ts'
export * from './gebeurtenissoort.ts'
