/** For the browser: types only, nothing here runs. The transformer, which does run, is `@regietafel/api/transformer`. */
export type { AppRouter } from './root.ts'
export type * from './types.ts'
export type * from './wachtrijtypes.ts'
