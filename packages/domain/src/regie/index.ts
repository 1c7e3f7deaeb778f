export * from './mag.ts'
export * from './rol.ts'
