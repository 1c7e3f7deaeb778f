/** Catches all mail of a demo or a test: an SMTP server in this process, a page to read and JSON for tests. */
import { createServer } from 'node:http'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import type { SMTPServerDataStream, SMTPServerSession } from 'smtp-server'
import { openBewaarplek } from './bewaarplek.ts'
import type { Bewaarplek } from './bewaarplek.ts'
import { lijstPagina, mailPagina, onbekendPagina, STIJL } from './pagina.ts'
import { openWeigeringen, vanFormulier } from './weigering.ts'
import type { Weigeringen } from './weigering.ts'

export type { BewaardeMail } from './bewaarplek.ts'

export type MailvangerOptions = {
  readonly dir: string
  /** 0 or absent = a free port. */
  readonly smtpPort?: number
  readonly webPort?: number
  /** How many mails stay; older ones go. */
  readonly maximum?: number
}

export type Mailvanger = { readonly smtpUrl: string; readonly url: string; readonly close: () => Promise<void> }

const HOST = '127.0.0.1'
const MAX_MAIL_BYTES = 1_000_000
const MAX_VRAAG_BYTES = 2_000

export async function startMailvanger({ dir, smtpPort = 0, webPort = 0, maximum = 500 }: MailvangerOptions): Promise<Mailvanger> {
  const plek = openBewaarplek(dir, maximum)
  const weigeringen = openWeigeringen()
  const smtp = smtpServer(plek, weigeringen)
  const web = createServer((request, response) => void answer({ plek, weigeringen }, request, response))
  await listen(web, webPort)
  await listen(smtp, smtpPort)
  return {
    smtpUrl: `smtp://${HOST}:${portOf(smtp.server)}`,
    url: `http://${HOST}:${portOf(web)}/`,
    close: async () => {
      web.closeAllConnections()
      await Promise.all([new Promise((done) => web.close(done)), new Promise((done) => smtp.close(() => done(undefined)))])
    },
  }
}

function smtpServer(plek: Bewaarplek, { fout }: Weigeringen): SMTPServer {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    size: MAX_MAIL_BYTES,
    closeTimeout: 1_000,
    onMailFrom: ({ address }, _session, done) => done(fout('van', address)),
    onRcptTo: ({ address }, _session, done) => done(fout('aan', address)),
    onData: (stream, session, done) => void receive(plek, stream, session).then(() => done(), done),
  })
  server.on('error', () => {}) // a client that hangs up halfway is not our fault
  return server
}

async function receive(plek: Bewaarplek, stream: SMTPServerDataStream, session: SMTPServerSession): Promise<void> {
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(chunk as Buffer)
  if (stream.sizeExceeded) throw Object.assign(new Error('Deze e-mail is te groot'), { responseCode: 552 })
  const { mailFrom, rcptTo } = session.envelope
  plek.bewaar(Buffer.concat(chunks), { van: mailFrom ? mailFrom.address : '', aan: rcptTo.map(({ address }) => address) })
}

const SAFE_HEADERS = {
  'Content-Security-Policy': "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'same-origin',
  'Cache-Control': 'no-store',
}

type Alles = { readonly plek: Bewaarplek; readonly weigeringen: Weigeringen }

async function answer({ plek, weigeringen }: Alles, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const send = (status: number, type: string, body: string) => {
    response.writeHead(status, { ...SAFE_HEADERS, 'Content-Type': `${type}; charset=utf-8` }).end(request.method === 'HEAD' ? undefined : body)
  }
  if (request.method === 'POST' && request.url === '/api/weiger') {
    // Only a program may ask this: a page of any site in this browser sends an Origin.
    if (request.headers.origin !== undefined || request.headers['content-type'] !== 'application/json') return send(403, 'text/plain', 'Alleen met application/json, en niet vanaf een pagina')
    const bezwaar = weigeringen.zet(await bodyOf(request))
    return bezwaar ? send(400, 'text/plain', bezwaar) : send(200, 'application/json', JSON.stringify(weigeringen.lijst()))
  }
  if (request.method === 'POST' && request.url === '/weiger') {
    if (!vanDezePagina(request)) return send(403, 'text/plain', 'Alleen met het formulier van deze pagina')
    const velden = new URLSearchParams(await bodyOf(request))
    const zin = weigeringen.zet(vanFormulier(velden))
    if (zin === null) return void response.writeHead(303, { ...SAFE_HEADERS, Location: '/' }).end()
    return send(400, 'text/html', lijstPagina(plek.lijst(), weigeringen.lijst(), { zin: zin.startsWith('Stuur') ? 'Vul een e-mailadres in en kies een antwoord.' : zin, velden }))
  }
  if (request.method !== 'GET' && request.method !== 'HEAD') return send(405, 'text/plain', 'Alleen lezen')
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://mailvanger')
  if (pathname === '/') return send(200, 'text/html', lijstPagina(plek.lijst(), weigeringen.lijst()))
  if (pathname === '/stijl.css') return send(200, 'text/css', STIJL)
  if (pathname === '/api/mails') {
    const aan = searchParams.get('aan')
    return send(200, 'application/json', JSON.stringify(plek.lijst().filter((mail) => aan === null || mail.aan.includes(aan))))
  }
  const mail = plek.vind(Number(/^\/mails\/(\d{1,9})$/.exec(pathname)?.[1]))
  return mail ? send(200, 'text/html', mailPagina(mail)) : send(404, 'text/html', onbekendPagina())
}

/** A form of this page, opened at an address of this machine: a page of another site, also one whose name points here, sends another Origin. */
function vanDezePagina({ headers: { origin, host = '', 'content-type': type = '' } }: IncomingMessage): boolean {
  return /^(127\.0\.0\.1|localhost)(:\d+)?$/.test(host) && origin === `http://${host}` && type.startsWith('application/x-www-form-urlencoded')
}

/** The text that came in; of a longer one only the beginning, which is no JSON. */
async function bodyOf(request: IncomingMessage): Promise<string> {
  let tekst = ''
  try {
    for await (const chunk of request) {
      tekst += String(chunk)
      if (tekst.length > MAX_VRAAG_BYTES) return tekst.slice(0, MAX_VRAAG_BYTES)
    }
  } catch {
    return '' // gone halfway
  }
  return tekst
}

const portOf = (server: { address: () => unknown }): number => (server.address() as AddressInfo).port

const listen = (server: Server | SMTPServer, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    const underlying = server instanceof SMTPServer ? server.server : server
    underlying.once('error', reject)
    server.listen(port, HOST, () => {
      underlying.off('error', reject)
      resolve()
    })
  })
