// npm run --silent regietafel -- …   Everything of the bootstrap goes to stderr: stdout belongs to the command.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { callerFolder, runUnderNode24 } from './bootstrap.mjs'

/** The database of the `npm start` that runs now; nothing when DATABASE_URL is set or none runs. */
function runningDatabase() {
  if (process.env.DATABASE_URL) return {}
  const data = process.env.REGIETAFEL_DATA ? path.resolve(callerFolder(), process.env.REGIETAFEL_DATA) : fileURLToPath(new URL('../../.regietafel', import.meta.url))
  try {
    const { pid, databaseUrl, queueDatabaseUrl } = JSON.parse(readFileSync(path.join(data, 'draait.json'), 'utf8'))
    process.kill(pid, 0)
    return databaseUrl ? { DATABASE_URL: databaseUrl, QUEUE_DATABASE_URL: queueDatabaseUrl } : {}
  } catch {
    return {}
  }
}

await runUnderNode24('apps/cli/src/main.ts', process.argv.slice(2), { env: runningDatabase() })
