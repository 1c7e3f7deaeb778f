/**
 * Serves the built screens. `node apps/admin/server.ts` with HOST, PORT and PUBLIC_ORIGIN; ADMIN_BUILD names the folder of
 * the build (default `build`). adapter-node takes http without a proxy for https and would refuse every form, so the scheme
 * comes from PUBLIC_ORIGIN and what a client claims about scheme, host and address is overwritten here.
 */
import { existsSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import path from 'node:path'
import { pathToFileURL } from 'node:url'

const OUDER_MS = 1_000
const SLUIT_MS = 3_000

const { HOST = '127.0.0.1', PORT = '5180', PUBLIC_ORIGIN, ADMIN_BUILD, REGIETAFEL_OUDER } = process.env

const stop = (melding: string): never => {
  process.stderr.write(`${melding}\n`)
  process.exit(1)
}
if (!PUBLIC_ORIGIN || !URL.canParse(PUBLIC_ORIGIN)) stop('PUBLIC_ORIGIN ontbreekt: het adres dat mensen intypen, zoals https://regietafel.example.')
const origin = new URL(PUBLIC_ORIGIN as string)
const build = path.resolve(ADMIN_BUILD ?? path.join(import.meta.dirname, 'build'))
if (!existsSync(path.join(build, 'handler.js'))) stop(`Er zijn nog geen schermen gebouwd in ${build}. Draai eerst: pnpm build`)

// Each door judges how large a request may be (`http.ts`, `hooks.server.ts`, `bijlage.ts`); this only bounds what is taken in before that. The largest is a file of 10 MB with what stands around it.
process.env['BODY_SIZE_LIMIT'] ??= '12M'
process.env['PROTOCOL_HEADER'] = 'x-forwarded-proto'
process.env['HOST_HEADER'] = 'x-forwarded-host'
type Handler = (request: IncomingMessage, response: ServerResponse, next: () => void) => void
const { handler } = (await import(pathToFileURL(path.join(build, 'handler.js')).href)) as { handler: Handler }

const server = createServer((request, response) => {
  request.headers['x-forwarded-proto'] = origin.protocol.slice(0, -1)
  request.headers['x-forwarded-host'] = origin.host
  handler(request, response, () => {
    response.statusCode = 404
    response.end()
  })
})
server.on('error', (fout: NodeJS.ErrnoException) => stop(fout.code === 'EADDRINUSE' ? `Poort ${PORT} is al in gebruik.` : `De server start niet: ${fout.code ?? fout.name}`))
server.listen(Number(PORT), HOST, () => process.stdout.write(`${JSON.stringify({ level: 'info', op: new Date().toISOString(), message: 'admin luistert', host: HOST, port: Number(PORT) })}\n`))

let stopping = false
function sluit(): void {
  if (stopping) return
  stopping = true
  server.close(() => process.exit(0))
  // A stream that ends leaves its connection idle a moment later.
  setInterval(() => server.closeIdleConnections(), 50).unref()
  setTimeout(() => process.exit(0), SLUIT_MS).unref()
}
process.on('SIGTERM', sluit)
process.on('SIGINT', sluit)

// Started by another process that may be killed without a word: then nobody would stop this one.
if (REGIETAFEL_OUDER) {
  setInterval(() => {
    try {
      process.kill(Number(REGIETAFEL_OUDER), 0)
    } catch (fout) {
      if ((fout as NodeJS.ErrnoException).code === 'ESRCH') sluit()
    }
  }, OUDER_MS).unref()
}
