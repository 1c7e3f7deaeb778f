// A worker in a process of its own, for tests that kill it. Says `klaar` when it takes jobs and `bezig` when it has one, which it never finishes.
import { bewaakTermijnen, createQueueApi, type QueueApiOptions } from '../index.ts'

const api = createQueueApi(JSON.parse(process.argv[2] ?? '{}') as QueueApiOptions)
await api.prepare()
await api.work(bewaakTermijnen, () => new Promise(() => process.stdout.write('bezig\n')))
process.stdout.write('klaar\n')
