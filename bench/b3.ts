import { meetGolf } from './bewaking-burst.ts'
import { opBewaking, zonderRedis } from './bewaking-wereld.ts'
import type { RunOptions, Workload } from './workload.ts'

/** `BENCH_B3_N` asks for another size (1000, 10000, 1000000). */
const aantal = ({ short }: RunOptions): number => Number(process.env['BENCH_B3_N'] ?? (short ? 10_000 : 100_000))
export const workload: Workload = {
  id: 'B3',
  title: '100,000 traps due at one instant: until the last one has gone off',
  unit: 'ms max',
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
    { text: 'at most 1.3 times one statement by hand', against: 'one statement by hand', max: 1.3 },
    { text: 'at least 4 times ahead of pg-boss 12', against: 'pg-boss 12, transactional batches of 500', max: 0.25 },
    { text: 'at most 2.5 s', max: 2_500 },
  ],
  unavailable: zonderRedis,
  ...opBewaking((options) => ({ due: aantal(options), rust: aantal(options) })),
  // Time to put all jobs in the queue before they are due: some 20,000 a second.
  measure: (contestant, options) => meetGolf(contestant, { aantal: aantal(options), spreiding: 0, aanloop: 10_000 + aantal(options) / 4 }),
}
