/** For the browser: types only, nothing here runs. */
export type * from './types.ts'
