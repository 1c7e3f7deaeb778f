import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createDb, inGemeente, kaderRepository, migrate } from '@regietafel/db'
import { zaaiGeschiedenis } from '@regietafel/db/testing'
import { rijnmond1op1 } from '@regietafel/domain/kader'
import { startPostgres } from '../infra/local/src/index.ts'
import type { RunOptions } from './workload.ts'

/** Where the measuring processes find the database, and the gemeente in it. */
export const URL_VAR = 'BENCH_B20_URL'
export const GEMEENTE_VAR = 'BENCH_B20_GEMEENTE'

export interface Geschiedenis {
  readonly url: string
  readonly gemeenteId: string
  readonly stop: () => Promise<void>
}

/** A private server with one gemeente of 10,000 casussen (1,000 in the short form) that have run their course. */
export async function maakGeschiedenis({ short }: RunOptions): Promise<Geschiedenis> {
  const dir = mkdtempSync(path.join(tmpdir(), 'regietafel-b20-'))
  const server = await startPostgres({ dir })
  const stop = async () => {
    await server.stop()
    rmSync(dir, { recursive: true, force: true })
  }
  try {
    await migrate(server.url)
    const gemeenteId = randomUUID()
    const eigenaar = createDb({ url: server.url, role: 'eigenaar', max: 2 })
    try {
      await eigenaar.sql`insert into gemeente (id, sleutel, naam, jeugdregio) values (${gemeenteId}, 'bench', 'Bench', 'Delta')`
      const { id: kaderversieId } = await inGemeente(eigenaar.db, { gemeenteId, als: 'app' }, (tx) => kaderRepository(tx).publish(rijnmond1op1))
      await zaaiGeschiedenis(eigenaar, { gemeenteId, kaderversieId, aantal: short ? 1_000 : 10_000 })
    } finally {
      await eigenaar.close()
    }
    return { url: server.url, gemeenteId, stop }
  } catch (error) {
    await stop()
    throw error
  }
}
