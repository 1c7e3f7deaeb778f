import type { QueueOptions } from 'bullmq'
import { queueTelemetrie } from '../spoor.ts'

/** To spread into the options of a queue or worker. */
export function telemetrie(): Pick<QueueOptions, 'telemetry'> {
  const telemetry = queueTelemetrie()
  return telemetry ? { telemetry: telemetry as NonNullable<QueueOptions['telemetry']> } : {}
}
