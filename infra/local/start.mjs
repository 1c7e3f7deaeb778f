// npm start
import { runUnderNode24 } from './bootstrap.mjs'
import { HELP } from './help.mjs'

const args = process.argv.slice(2)
if (args.length === 1 && (args[0] === '--help' || args[0] === '-h')) process.stdout.write(`${HELP}\n`)
else await runUnderNode24('infra/local/src/start.ts', args)
