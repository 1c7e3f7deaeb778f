import { Gauge, Histogram, Registry } from 'prom-client'

/** Of this process: one registry, whoever asks. */
const registry = new Registry()
registry.setContentType(Registry.OPENMETRICS_CONTENT_TYPE as never)

const GRENZEN = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5]
const procedures = new Histogram({ name: 'regietafel_procedure_seconds', help: 'Duur van een procedure van de API.', labelNames: ['procedure', 'code'], buckets: GRENZEN, registers: [registry] })
const routes = new Histogram({ name: 'regietafel_route_seconds', help: 'Duur van een verzoek per route.', labelNames: ['route', 'code'], buckets: GRENZEN, registers: [registry] })

/** `code` is empty when it went well. Only procedures that exist come here, so the number of lines is bounded. */
export const meetProcedure = (procedure: string, code: string, ms: number): void => procedures.observe({ procedure, code }, ms / 1_000)

/** `route` is the pattern (`/casussen/[nummer]`), never the path: an address holds the number of a casus. */
export const meetRoute = (route: string | null, status: number, ms: number): void => routes.observe({ route: route ?? 'geen', code: `${Math.floor(status / 100)}xx` }, ms / 1_000)

/** People who have a live stream open. */
export const stromen = new Gauge({ name: 'regietafel_stromen_open', help: 'Schermen met een levende stroom.', registers: [registry] })

/** Numbers that are asked when somebody looks. */
export interface Bronnen {
  /** Connections of the pool that are under way, per pool. */
  readonly pool: () => { readonly open: number; readonly max: number }
}

let bronnen: Bronnen | null = null
export const setBronnen = (nieuw: Bronnen): void => void (bronnen = nieuw)
new Gauge({ name: 'regietafel_pool_verbindingen', help: 'Verbindingen met de database die open zijn.', registers: [registry], collect() { this.set(bronnen?.pool().open ?? 0) } })
new Gauge({ name: 'regietafel_pool_max', help: 'Verbindingen die hoogstens open gaan.', registers: [registry], collect() { this.set(bronnen?.pool().max ?? 0) } })

export const metriekTekst = async (): Promise<{ readonly body: string; readonly soort: string }> => ({ body: await registry.metrics(), soort: registry.contentType })
