import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'

/** A port of 127.0.0.1 that is free at this moment; the caller must cope with losing it again. */
export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer().once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
  })

/** Can somebody listen on this port now? Also asks ::1, because that is where a browser looks first for `localhost`. */
export const isFree = async (port: number, host = '127.0.0.1'): Promise<boolean> =>
  (await tryListen(port, host)) === null && (host !== '127.0.0.1' || (await tryListen(port, '::1')) !== 'EADDRINUSE')

const tryListen = (port: number, host: string): Promise<string | null> =>
  new Promise((resolve) => {
    const server = createServer().once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? 'unknown'))
    server.listen(port, host, () => server.close(() => resolve(null)))
  })
