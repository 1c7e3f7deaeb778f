import { context, propagation, ROOT_CONTEXT, SpanKind, SpanStatusCode, trace, type Attributes } from '@opentelemetry/api'
import { BullMQOtel } from 'bullmq-otel'
import { foutCode } from './fouten.ts'

/** Ids, names of jobs, kanalen and codes: nothing about a person, nothing of a casus. */
export type SpoorAttributen = Attributes

export interface Spoor {
  /** Sends what is left. */
  stop(): Promise<void>
}

export interface Stap {
  /** W3C traceparent that was kept with the row; this step belongs to that trace. Absent: to what runs now. */
  readonly ouder?: string | null | undefined
  /** Traceparents of other traces that come together in this step. */
  readonly ook?: readonly string[] | undefined
  /** `binnen`: comes in from a person, `buiten`: goes out to another system. */
  readonly soort?: 'binnen' | 'buiten' | 'intern'
  readonly attributen?: SpoorAttributen
}

const soorten = { binnen: SpanKind.SERVER, buiten: SpanKind.CLIENT, intern: SpanKind.INTERNAL } as const
/** What BullMQ does all day when there is no work. */
const ruis = /^(getNextJob|extendLocks|moveStalledJobsToWait|close|rateLimit)\b/
const STOP_MS = 3_000
const MAX_LINKS = 32

let aan = false

/**
 * Follows clicks through this process and sends the traces to a collector (OTLP over HTTP). Without an endpoint nothing is followed
 * and nothing is loaded. Once per process, before the first queue is opened.
 */
export async function startSpoor(dienst: string, endpoint: string | undefined): Promise<Spoor> {
  if (!endpoint || aan) return { stop: () => Promise.resolve() }
  const [{ OTLPTraceExporter }, { resourceFromAttributes }, { BatchSpanProcessor, NodeTracerProvider, SamplingDecision }] = await Promise.all([
    import('@opentelemetry/exporter-trace-otlp-http'), import('@opentelemetry/resources'), import('@opentelemetry/sdk-trace-node'),
  ])
  const exporter = new OTLPTraceExporter({ url: `${endpoint.replace(/\/+$/, '')}/v1/traces`, timeoutMillis: STOP_MS })
  const provider = new NodeTracerProvider({
    resource: resourceFromAttributes({ 'service.name': dienst }),
    spanProcessors: [new BatchSpanProcessor(exporter as never, { scheduledDelayMillis: 1_000 })],
    sampler: { shouldSample: (_ouder, _id, naam) => ({ decision: ruis.test(naam) ? SamplingDecision.NOT_RECORD : SamplingDecision.RECORD_AND_SAMPLED }), toString: () => 'zonder ruis' },
  })
  provider.register()
  aan = true
  return {
    async stop() {
      aan = false
      await Promise.race([provider.shutdown().catch(() => {}), new Promise((resolve) => setTimeout(resolve, STOP_MS).unref())])
    },
  }
}

/** For every queue and worker, so that a job belongs to what offered it; undefined when nothing is followed. */
export const queueTelemetrie = (): BullMQOtel | undefined => (aan ? new BullMQOtel({ tracerName: 'regietafel' }) : undefined)

/** The W3C traceparent of what runs now, to keep with a row; null when nothing is followed. */
export function spoorNu(): string | null {
  const drager: Record<string, string> = {}
  if (aan) propagation.inject(context.active(), drager)
  return drager['traceparent'] ?? null
}

/** Runs `werk` as one step of a trace. What fails shows as a code, never as a message. Costs nothing when nothing is followed. */
export async function metSpoor<T>(naam: string, { ouder, ook = [], soort = 'intern', attributen = {} }: Stap, werk: () => Promise<T>): Promise<T> {
  if (!aan) return werk()
  const nu = context.active()
  const vader = ouder ? propagation.extract(ROOT_CONTEXT, { traceparent: ouder }) : nu
  const bij = [ouder ? trace.getSpanContext(nu) : undefined, ...ook.slice(0, MAX_LINKS).map((traceparent) => trace.getSpanContext(propagation.extract(ROOT_CONTEXT, { traceparent })))]
  const links = bij.flatMap((hier) => (hier ? [{ context: hier }] : []))
  const span = trace.getTracer('regietafel').startSpan(naam, { kind: soorten[soort], attributes: attributen, links }, vader)
  return context.with(trace.setSpan(vader, span), async () => {
    try {
      return await werk()
    } catch (error) {
      span.setStatus({ code: SpanStatusCode.ERROR, message: foutCode(error) })
      throw error
    } finally {
      span.end()
    }
  })
}
