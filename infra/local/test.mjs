// npm test. The tools of the tests (eslint, vite) generate code, so the flags of the product are for the product only.
import { runUnderNode24 } from './bootstrap.mjs'

await runUnderNode24('infra/local/src/test.ts', process.argv.slice(2), { flags: [] })
