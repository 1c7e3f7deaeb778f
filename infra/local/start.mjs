// npm start
import { runUnderNode24 } from './bootstrap.mjs'

await runUnderNode24('infra/local/src/start.ts', process.argv.slice(2))
