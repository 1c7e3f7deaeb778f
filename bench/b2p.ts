import { measure, wereld } from './b2.ts'
import { zonderRedis } from './bewaking-wereld.ts'
import type { Workload } from './workload.ts'

export const workload: Workload = {
  id: 'B2p',
  title: '50,000 traps from due to delivered, with nothing but PostgreSQL: the real worker',
  unit: 'cases/s',
  better: 'higher',
  contestants: [
    { name: 'regietafel, queue on Postgres', kind: 'product' },
    { name: 'BullMQ on Postgres, one job per case', kind: 'peer' },
  ],
  targets: [{ text: 'at least 10 times BullMQ on Postgres per case', against: 'BullMQ on Postgres, one job per case', min: 10 }],
  unavailable: zonderRedis,
  ...wereld,
  measure,
}
