// npm run --silent regietafel -- …   Everything of the bootstrap goes to stderr: stdout belongs to the command.
import { fileURLToPath } from 'node:url'
import { callerFolder, runUnderNode24 } from './bootstrap.mjs'
import { kiesOmgeving } from './lopend.mjs'

const { args, env } = kiesOmgeving(process.argv.slice(2), process.env, { cwd: callerFolder(), root: fileURLToPath(new URL('../../', import.meta.url)) })
await runUnderNode24('apps/cli/src/main.ts', args, { env })
