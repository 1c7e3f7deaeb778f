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

const poolOpen = new Gauge({ name: 'regietafel_pool_verbindingen', help: 'Verbindingen met de database die open zijn, van alle processen van het product samen.', registers: [registry] })
const poolMax = new Gauge({ name: 'regietafel_pool_max', help: 'Verbindingen die dit proces hoogstens opent.', registers: [registry] })
const bewaking = new Gauge({ name: 'regietafel_bewaking_gezien_seconds', help: 'Hoe lang geleden een werker voor het laatst keek.', registers: [registry] })

/** Asked when somebody looks. */
export interface Gevraagd { readonly verbindingen: number; readonly max: number; readonly bewakingMs: number | null }

export async function metriekTekst({ verbindingen, max, bewakingMs }: Gevraagd): Promise<{ readonly body: string; readonly soort: string }> {
  poolOpen.set(verbindingen)
  poolMax.set(max)
  bewaking.set(bewakingMs === null ? Number.NaN : bewakingMs / 1_000)
  return { body: await registry.metrics(), soort: registry.contentType }
}
