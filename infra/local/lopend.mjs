// Which database a command works with. Plain JavaScript: it runs before anything is installed.
import { readFileSync } from 'node:fs'
import path from 'node:path'

/** Commands that read a database; the others keep their arguments as they are. */
const MET_DATABASE = new Set(['wachtrij', 'operator', 'termijnen'])

/**
 * Takes `--data DIR` out of the arguments, and answers what the command finds in its environment: what `--data` names, else DATABASE_URL, else
 * the `npm start` that runs now in REGIETAFEL_DATA or the default folder. A folder that is named and where nothing runs leaves no database: never another one.
 */
export function kiesOmgeving(argv, env, { cwd, root }) {
  const { args, genoemd } = MET_DATABASE.has(argv[0]) ? zonderData(argv) : { args: argv, genoemd: undefined }
  if (genoemd === undefined && env.DATABASE_URL) return { args, env: {} }
  const data = genoemd ?? env.REGIETAFEL_DATA
  const lopend = leesLopend(data ? path.resolve(cwd, data) : path.join(root, '.regietafel'))
  return { args, env: lopend ?? (genoemd === undefined ? {} : { DATABASE_URL: '', QUEUE_DATABASE_URL: '' }) }
}

/** Without a folder behind it, `--data` stays: the command says that it does not know it. */
function zonderData(argv) {
  for (const [i, arg] of argv.entries()) {
    if (arg === '--data' && argv[i + 1] && !argv[i + 1].startsWith('--')) return { args: argv.toSpliced(i, 2), genoemd: argv[i + 1] }
    if (arg.startsWith('--data=') && arg.length > 7) return { args: argv.toSpliced(i, 1), genoemd: arg.slice(7) }
  }
  return { args: argv, genoemd: undefined }
}

/** The databases of the `npm start` that has this folder; null when none runs. */
function leesLopend(data) {
  try {
    const { pid, databaseUrl, queueDatabaseUrl } = JSON.parse(readFileSync(path.join(data, 'draait.json'), 'utf8'))
    process.kill(pid, 0)
    return databaseUrl ? { DATABASE_URL: databaseUrl, QUEUE_DATABASE_URL: queueDatabaseUrl } : null
  } catch {
    return null
  }
}
