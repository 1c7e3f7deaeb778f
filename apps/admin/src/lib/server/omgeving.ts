import { z } from 'zod'

const aan = z.enum(['aan', 'uit', '']).default('uit').transform((waarde) => waarde === 'aan')
const leegIsNiets = (waarde: unknown) => (waarde === '' ? undefined : waarde)

const Omgeving = z
  .object({
    DATABASE_URL: z.url('DATABASE_URL ontbreekt: het adres van de database (postgres://…).'),
    PUBLIC_ORIGIN: z.url('PUBLIC_ORIGIN ontbreekt: het adres dat mensen intypen, zoals https://regietafel.example.'),
    AUTH_SECRET: z.string('AUTH_SECRET ontbreekt.').min(32, 'AUTH_SECRET is te kort: minstens 32 tekens.'),
    REGIETAFEL_MODUS: z.preprocess(leegIsNiets, z.enum(['demo', 'test', 'productie'], 'REGIETAFEL_MODUS is demo, test of productie.').default('productie')),
    PROEFKLOK: aan,
    GEHEIM_SLEUTEL: z.preprocess(leegIsNiets, z.string().refine((sleutel) => Buffer.from(sleutel, 'base64').length === 32, 'GEHEIM_SLEUTEL is geen sleutel: 32 bytes in base64.').optional()),
    MAIL_FROM: z.preprocess(leegIsNiets, z.string().optional()),
    MAILVANGER_URL: z.preprocess(leegIsNiets, z.url('MAILVANGER_URL is geen adres.').optional()),
    REDIS_URL: z.preprocess(leegIsNiets, z.url('REDIS_URL is geen adres.').optional()),
    QUEUE_DATABASE_URL: z.preprocess(leegIsNiets, z.url('QUEUE_DATABASE_URL is geen adres.').optional()),
    METRICS_TOKEN: z.preprocess(leegIsNiets, z.string().min(16, 'METRICS_TOKEN is te kort: minstens 16 tekens.').optional()),
    OTEL_EXPORTER_OTLP_ENDPOINT: z.preprocess(leegIsNiets, z.url('OTEL_EXPORTER_OTLP_ENDPOINT is geen adres.').optional()),
    WACHTRIJ_NAAM: z.preprocess(leegIsNiets, z.string().optional()),
  })
  .refine((o) => !(o.PROEFKLOK && o.REGIETAFEL_MODUS === 'productie'), 'De proefklok mag niet aan in productie. Zet PROEFKLOK uit, of REGIETAFEL_MODUS op demo of test.')

export type Omgeving = z.infer<typeof Omgeving>

/** The environment, checked once at start. Throws with one Dutch sentence per fault; values are never repeated. */
export function readOmgeving(env: NodeJS.ProcessEnv): Omgeving {
  const uitkomst = Omgeving.safeParse(env)
  if (uitkomst.success) return uitkomst.data
  throw new Error(`Regietafel start niet:\n${uitkomst.error.issues.map(({ message }) => `- ${message}`).join('\n')}`)
}
