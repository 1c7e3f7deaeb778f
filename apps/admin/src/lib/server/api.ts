import { appRouter, createApi, type Context, type Api as Kern } from '@regietafel/api'
import { createTRPCClient, localLink } from '@trpc/client'
import { transformer, type Api } from '#lib/trpc/index.ts'
import { readOmgeving } from './omgeving.ts'

let kern: Promise<Kern> | null = null

/** The api of this process, opened once. Throws with a Dutch sentence when the environment or the database is not right. */
export function openApi(): Promise<Kern> {
  kern ??= open()
  return kern
}

function open(): Promise<Kern> {
  const omgeving = readOmgeving(process.env)
  return createApi({
    databaseUrl: omgeving.DATABASE_URL,
    publicOrigin: new URL(omgeving.PUBLIC_ORIGIN).origin,
    authSecret: omgeving.AUTH_SECRET,
    modus: omgeving.REGIETAFEL_MODUS,
    proefklok: omgeving.PROEFKLOK,
    mailvangerUrl: omgeving.MAILVANGER_URL ?? null,
    wachtrij: { redisUrl: omgeving.REDIS_URL, databaseUrl: omgeving.QUEUE_DATABASE_URL ?? omgeving.DATABASE_URL, naamruimte: omgeving.WACHTRIJ_NAAM },
    geheimSleutel: omgeving.GEHEIM_SLEUTEL ?? null,
    mailFrom: omgeving.MAIL_FROM ?? '',
    otlp: omgeving.OTEL_EXPORTER_OTLP_ENDPOINT,
  })
}

/** The api in this process, with the same answers and faults as over HTTP, for the pages made on the server. */
export const localApi = (context: Context): Api =>
  createTRPCClient({ links: [localLink({ router: appRouter, createContext: () => Promise.resolve(context), transformer })] })
