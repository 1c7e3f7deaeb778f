import { connect, type Socket } from 'node:net'

/** Where the driver wants to connect: as many ports as hosts, or one path. */
export interface Doel {
  readonly host: readonly string[]
  readonly port: readonly number[]
  readonly path?: string | false | undefined
}

/**
 * Makes sockets for the driver that end themselves after `stilteMs` without a byte either way. A connection that carries nothing any more
 * and is not closed (a firewall forgot it, a proxy hangs) would be waited for without end; now what was asked over it fails with
 * CONNECTION_CLOSED, and the next question opens another. One that is idle goes too, and is opened again when needed.
 */
export function createLijn(stilteMs: number): (doel: Doel) => Socket {
  let beurt = 0
  return ({ host, port, path }) => {
    const welke = beurt++ % host.length
    const lijn = path ? connect(path) : connect({ host: host[welke]!, port: port[welke]! })
    Object.assign(lijn, { host: host[welke] }) // the driver reads it for the name in the certificate
    return lijn.setTimeout(stilteMs, () => lijn.destroy())
  }
}
