import { meetGolf } from './bewaking-burst.ts'
import { opBewaking, zonderRedis } from './bewaking-wereld.ts'
import type { RunOptions, Workload } from './workload.ts'

const maat = ({ short }: RunOptions) => (short ? { aantal: 500, spreiding: 4_000 } : { aantal: 2_000, spreiding: 15_000 })
export const workload: Workload = {
  id: 'B4',
  title: '2,000 traps due at random moments within 15 seconds: how late each one is',
  unit: 'ms p99',
  better: 'lower',
  contestants: [
    { name: 'regietafel', kind: 'product' },
    { name: 'regietafel, queue on Postgres', kind: 'extra' },
    { name: 'one statement by hand', kind: 'limit' },
    { name: 'pg-boss 12, transactional batches of 500', kind: 'peer' },
    { name: 'graphile-worker, local queue of 500', kind: 'peer' },
    { name: 'BullMQ on Redis, one job per case', kind: 'peer' },
  ],
  targets: [
    { text: 'at most 30 ms', max: 30 },
    { text: 'ahead of pg-boss 12', against: 'pg-boss 12, transactional batches of 500', max: 0.5 },
  ],
  unavailable: zonderRedis,
  ...opBewaking((options) => ({ due: maat(options).aantal, rust: 50_000 })),
  measure: (contestant, options) => meetGolf(contestant, { ...maat(options), aanloop: 8_000 }),
}
