import { createServer, connect, type Server, type Socket } from 'node:net'
import type { AddressInfo } from 'node:net'
import type { Lot } from '../lot.ts'

/** A network between two programs that can be slow, lossy, half-open or gone. */
export interface Tussenstuk {
  readonly poort: number
  /** Milliseconds each way. */
  vertraging: number
  /** Part of the pieces that a loss holds up, as TCP does: until it is sent again. */
  verlies: number
  /** The connections that are open now carry nothing any more, and nobody is told. */
  halfOpen(): void
  /** Refuses and cuts everything. */
  weg(): void
  terug(): void
  stop(): Promise<void>
}

/** Time after which a lost piece is sent again. */
const OPNIEUW_MS = 250

export async function startTussenstuk(doelpoort: number, lot: Lot): Promise<Tussenstuk> {
  const paren = new Set<{ a: Socket; b: Socket; stil: boolean }>()
  let dicht = false
  const server: Server = createServer({ allowHalfOpen: false, noDelay: true }, (a) => {
    if (dicht) return void a.destroy()
    const b = connect({ port: doelpoort, host: '127.0.0.1', noDelay: true })
    const paar = { a, b, stil: false }
    paren.add(paar)
    const einde = (): void => {
      if (paar.stil) return
      a.destroy()
      b.destroy()
      paren.delete(paar)
    }
    for (const [van, naar] of [[a, b], [b, a]] as const) {
      let vrij = 0
      van.on('data', (stuk: Buffer) => {
        if (paar.stil) return
        const wacht = stukken.vertraging + (stukken.verlies > 0 && lot.kans(stukken.verlies) ? OPNIEUW_MS : 0)
        if (wacht === 0 && vrij <= performance.now()) return void naar.write(stuk)
        vrij = Math.max(vrij, performance.now() + wacht) // order is kept: what comes after waits for what was lost
        setTimeout(() => !naar.destroyed && !paar.stil && naar.write(stuk), vrij - performance.now())
      })
      van.on('error', () => {})
      van.on('close', einde)
    }
  })
  server.listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const snij = (): void => {
    for (const paar of paren) {
      paar.stil = false
      paar.a.destroy()
      paar.b.destroy()
    }
    paren.clear()
  }
  const stukken: Tussenstuk = {
    poort: (server.address() as AddressInfo).port,
    vertraging: 0,
    verlies: 0,
    halfOpen: () => paren.forEach((paar) => (paar.stil = true)),
    weg() {
      dicht = true
      snij()
    },
    terug: () => void (dicht = false),
    async stop() {
      snij()
      await new Promise((resolve) => server.close(resolve))
    },
  }
  return stukken
}
