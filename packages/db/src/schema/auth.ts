import { bigint, boolean, index, integer, pgSchema, text, timestamp, uuid } from 'drizzle-orm/pg-core'

/** The tables of better-auth. Login needs them before the gemeente is known, so no row level security; only `regietafel_app` reaches them. */
export const authSchema = pgSchema('auth')
const tijd = () => timestamp({ withTimezone: true, precision: 3 })

export const user = authSchema.table('user', {
  id: text().primaryKey(),
  name: text().notNull(),
  email: text().notNull().unique(),
  emailVerified: boolean().notNull().default(false),
  image: text(),
  gemeenteId: uuid().notNull(),
  createdAt: tijd().notNull().defaultNow(),
  updatedAt: tijd().notNull().defaultNow(),
})

export const session = authSchema.table(
  'session',
  {
    id: text().primaryKey(),
    expiresAt: tijd().notNull(),
    token: text().notNull().unique(),
    ipAddress: text(),
    userAgent: text(),
    userId: text().notNull().references(() => user.id, { onDelete: 'cascade' }),
    createdAt: tijd().notNull().defaultNow(),
    updatedAt: tijd().notNull().defaultNow(),
  },
  (t) => [index('session_user').on(t.userId)],
)

export const account = authSchema.table(
  'account',
  {
    id: text().primaryKey(),
    accountId: text().notNull(),
    providerId: text().notNull(),
    userId: text().notNull().references(() => user.id, { onDelete: 'cascade' }),
    accessToken: text(),
    refreshToken: text(),
    idToken: text(),
    accessTokenExpiresAt: tijd(),
    refreshTokenExpiresAt: tijd(),
    scope: text(),
    password: text(),
    createdAt: tijd().notNull().defaultNow(),
    updatedAt: tijd().notNull().defaultNow(),
  },
  (t) => [index('account_user').on(t.userId)],
)

export const verification = authSchema.table(
  'verification',
  {
    id: text().primaryKey(),
    identifier: text().notNull(),
    value: text().notNull(),
    expiresAt: tijd().notNull(),
    createdAt: tijd().notNull().defaultNow(),
    updatedAt: tijd().notNull().defaultNow(),
  },
  (t) => [index('verification_identifier').on(t.identifier)],
)

export const rateLimit = authSchema.table('rate_limit', {
  id: text().primaryKey(),
  key: text().notNull().unique(),
  count: integer().notNull(),
  lastRequest: bigint({ mode: 'number' }).notNull(),
})
