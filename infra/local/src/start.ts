// npm start, under Node 24: see product.ts for what runs.
import { realpathSync } from 'node:fs'
import { isFree } from './free-port.ts'
import { HELP, parseOptions } from './options.ts'
import { isAlive } from './postmaster-pid.ts'
import type { Product } from './product.ts'
import { announce, claim, release } from './running-file.ts'

const started = performance.now()
const say = (text: string): void => void process.stdout.write(`${text}\n`)
const complain = (text: string): void => void process.stderr.write(`\n${text}\n`)

const options = parseOptions(process.argv.slice(2), process.env, process.cwd())
if ('fault' in options) {
  complain(options.fault)
  process.exit(1)
}
if (options.help) {
  say(HELP)
  process.exit(0)
}
const { data, port } = options
const host = process.env['HOST'] ?? '127.0.0.1'
const origin = process.env['PUBLIC_ORIGIN'] ?? `http://127.0.0.1:${port}`

const owner = claim(data, origin)
if (owner) {
  say(`\nRegietafel draait al op ${owner.url} met deze gegevens (proces ${owner.pid}); er is niets veranderd.\nRegietafel already runs at ${owner.url} with this data (process ${owner.pid}); nothing was changed.\n`)
  process.exit(0)
}
if (!(await isFree(port, host))) {
  release(data)
  complain(
    `Poort ${port} is al in gebruik door een ander programma. Kies een andere, bijvoorbeeld: npm start -- --port ${port + 10}\n` +
      `Port ${port} is taken by another program. Choose another, for example: npm start -- --port ${port + 10}\n`,
  )
  process.exit(1)
}

let product: Product | null = null
let ending: Promise<never> | null = null

const end = (code: number): Promise<never> =>
  (ending ??= (async () => {
    await product?.stop()
    release(data)
    process.exit(code)
  })())

const stopOnSignal = (): void => {
  if (!ending) complain('Regietafel stopt … / stopping …')
  void end(0)
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stopOnSignal)
// Killed with -9, npm and its script cannot pass a signal on: then we notice that they are gone.
const parent = Number(process.env['REGIETAFEL_OUDER'] ?? 0)
if (parent > 0) setInterval(() => isAlive(parent) || stopOnSignal(), 500).unref()

try {
  // Loaded late: saying that a port is taken must not cost a second.
  const { startProduct } = await import('./product.ts')
  product = await startProduct({
    data,
    host,
    port,
    origin,
    modus: 'demo',
    env: process.env,
    say: (line) => process.stderr.write(`${new Date().toLocaleTimeString('nl-NL')}  ${line}\n`),
    onKnown: (facts) => announce(data, { url: origin, ...facts }),
  })
} catch (error) {
  if (!ending) complain((error as Error).message)
  await end(1)
}
if (ending || !product) await end(0)
else say(block(product))

function block(product: Product): string {
  const seconds = Math.round((performance.now() - started) / 1000)
  const line = '─'.repeat(76)
  return `
${line}
  Regietafel draait / is running          ${origin}
  E-mails (mailvanger / mail catcher)     ${product.mailUrl ?? 'SMTP_URL'}

  Inloggen / log in as  casusregisseur@rivierenstad.example
    of als / or         gedragswetenschapper@  zorgaanbieder@  ret@  procesregisseur@
                        gemeente@  beheerder@  operator@   (…rivierenstad.example)
                        lotte@ keurt kaders goed / approves kaders
                        sem@  kim@  tom@ bewaken ook / guard as well
    andere gemeente     casusregisseur@waterdam.example  operator@waterdam.example
  Wachtwoord / password regietafel-demo     (alles is verzonnen / all data is fictitious)

  Gegevens / data       ${realpathSync(data)}
  Database, wachtrij    ${process.env['DATABASE_URL'] ? 'DATABASE_URL' : 'PostgreSQL, meegeleverd / embedded'}, ${product.redisUrl ? 'REDIS_URL' : 'op / on PostgreSQL'}
  Stoppen / stop        Ctrl-C   (gegevens blijven / data stays)          gestart in ${seconds} s
${line}
`
}
