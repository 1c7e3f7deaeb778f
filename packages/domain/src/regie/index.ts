export * from './houder.ts'
export * from './mag.ts'
export * from './rol.ts'
