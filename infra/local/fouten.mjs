// npm run test:faults -- …   The faults and their invariants, under Node 24.
import { runUnderNode24 } from './bootstrap.mjs'

await runUnderNode24('infra/fouten/src/main.ts', process.argv.slice(2), { flags: [] })
