import { isGeheimSleutel, isVoorbeeldsleutel, voorbeeldwachtwoorden } from '@regietafel/jobs'
import { z } from 'zod'
import { foutpunten } from './foutpunt.ts'

const verplicht = (naam: string, wat: string): z.ZodString => z.string({ error: `${naam} ontbreekt: ${wat}.` }).min(1, `${naam} is leeg: ${wat}.`)
const adres = (naam: string, wat: string, vorm: RegExp): z.ZodString => verplicht(naam, wat).regex(vorm, `${naam} heeft niet de juiste vorm: ${wat}.`)
const milliseconden = (naam: string, standaard: number): z.ZodPipe<z.ZodDefault<z.ZodString>, z.ZodTransform<number, string>> =>
  z.string().regex(/^[1-9]\d{0,6}$/, `${naam} moet een heel aantal milliseconden zijn, minstens 1.`).default(String(standaard)).transform(Number)

/** Everything the worker is told from outside. What is wrong is said at the start, in Dutch, all at once. */
const Env = z
  .object({
    DATABASE_URL: adres('DATABASE_URL', 'het adres van PostgreSQL, zoals postgres://gebruiker@machine:5432/regietafel', /^postgres(ql)?:\/\//),
    QUEUE_DATABASE_URL: z.string().regex(/^postgres(ql)?:\/\//, 'QUEUE_DATABASE_URL moet beginnen met postgres://.').optional(),
    REDIS_URL: z.string().regex(/^rediss?:\/\//, 'REDIS_URL moet beginnen met redis:// of rediss://.').optional(),
    PUBLIC_ORIGIN: adres('PUBLIC_ORIGIN', 'het adres waarop mensen Regietafel openen, zoals https://regietafel.gemeente.example', /^https?:\/\/[^/]+$/),
    SMTP_URL: adres('SMTP_URL', 'het adres van de mailserver, zoals smtp://mail.gemeente.example:587', /^smtps?:\/\//),
    MAIL_FROM: verplicht('MAIL_FROM', 'de afzender van e-mail, zoals Regietafel <noreply@gemeente.example>').includes('@', { error: 'MAIL_FROM moet een e-mailadres bevatten.' }),
    REGIETAFEL_MODUS: z.enum(['demo', 'test', 'productie'], { error: 'REGIETAFEL_MODUS is demo, test of productie.' }).default('productie'),
    PROEFKLOK: z.enum(['aan', 'uit'], { error: 'PROEFKLOK is aan of uit.' }).default('uit'),
    REGIETAFEL_OUDER: z.string().regex(/^\d+$/, 'REGIETAFEL_OUDER is het nummer van een proces.').transform(Number).optional(),
    LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent'], { error: 'LOG_LEVEL is trace, debug, info, warn, error of silent.' }).default('info'),
    WACHTRIJ_NAAM: z.string().regex(/^[a-z][a-z0-9_]{0,40}$/, 'WACHTRIJ_NAAM bestaat uit kleine letters, cijfers en _.').default('wachtrij'),
    HARTSLAG_MS: milliseconden('HARTSLAG_MS', 250),
    HERAANBOD_MS: milliseconden('HERAANBOD_MS', 15_000),
    WACHTRIJ_WEG_MS: milliseconden('WACHTRIJ_WEG_MS', 10_000),
    DODE_WORKER_MS: milliseconden('DODE_WORKER_MS', 10_000),
    GEHEIM_SLEUTEL: z.string().refine(isGeheimSleutel, 'GEHEIM_SLEUTEL is 32 bytes in base64.').optional(),
    WORKER_PORT: z.string().regex(/^\d{1,5}$/, 'WORKER_PORT is een poort, zoals 9464.').transform(Number).refine((poort) => poort <= 65_535, 'WORKER_PORT is een poort, zoals 9464.').optional(),
    METRICS_TOKEN: z.string().min(16, 'METRICS_TOKEN is te kort: minstens 16 tekens.').optional(),
    DODEMANSKNOP_URL: z.string().regex(/^https?:\/\//, 'DODEMANSKNOP_URL moet beginnen met https://.').optional(),
    OTEL_EXPORTER_OTLP_ENDPOINT: z.string().regex(/^https?:\/\//, 'OTEL_EXPORTER_OTLP_ENDPOINT moet beginnen met http:// of https://.').optional(),
    /** Before the second try of a message that failed. */
    TERUGVAL_MS: milliseconden('TERUGVAL_MS', 60_000),
    FAULT: z.string().regex(new RegExp(`^(${foutpunten.join('|')})(:[1-9]\\d*)?$`), `FAULT is een van ${foutpunten.join(', ')}.`).optional(),
  })
  .refine((env) => env.REGIETAFEL_MODUS !== 'productie' || env.PROEFKLOK !== 'aan', 'In productie mag de proefklok niet aan staan: haal PROEFKLOK weg.')
  .refine((env) => env.REGIETAFEL_MODUS !== 'productie' || env.GEHEIM_SLEUTEL !== undefined, 'GEHEIM_SLEUTEL ontbreekt: 32 willekeurige bytes in base64 (openssl rand -base64 32). Zonder die kan geen webhook worden getekend.')
  .refine((env) => env.REGIETAFEL_MODUS !== 'productie' || env.GEHEIM_SLEUTEL === undefined || !isVoorbeeldsleutel(env.GEHEIM_SLEUTEL), 'GEHEIM_SLEUTEL is een voorbeeld. Maak een eigen: openssl rand -base64 32.')
  .superRefine((env, ctx) => {
    if (env.REGIETAFEL_MODUS !== 'productie') return
    const { DATABASE_URL, QUEUE_DATABASE_URL, REDIS_URL } = env
    for (const message of voorbeeldwachtwoorden({ DATABASE_URL, QUEUE_DATABASE_URL, REDIS_URL })) ctx.addIssue({ code: 'custom', message })
  })
  .refine((env) => env.REGIETAFEL_MODUS !== 'productie' || !env.FAULT, 'In productie mag er geen FAULT zijn: die is er alleen voor tests.')
export type Env = z.infer<typeof Env>

/** The settings, or every reason why they cannot be used, as Dutch sentences. An empty variable counts as absent. */
export function parseEnv(bron: Record<string, string | undefined>): { ok: true; env: Env } | { ok: false; redenen: string[] } {
  const gevuld = Object.fromEntries(Object.entries(bron).filter(([, waarde]) => waarde !== ''))
  const uitkomst = Env.safeParse(gevuld)
  if (uitkomst.success) return { ok: true, env: uitkomst.data }
  return { ok: false, redenen: uitkomst.error.issues.map(({ message }) => message) }
}
