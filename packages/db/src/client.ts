import { drizzle } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import { createLijn } from './lijn.ts'
import * as schema from './schema/index.ts'

/** `app` serves requests, `worker` guards termijnen; `eigenaar` is the login itself, for migrations and the demo only. */
export type Databaserol = 'app' | 'worker' | 'eigenaar'

export interface DbOptions {
  readonly url: string
  readonly role: Databaserol
  /** Connections at most. */
  readonly max?: number
  /** Milliseconds after which Postgres cancels a statement; 0 = never. */
  readonly statementTimeoutMs?: number
  /**
   * Milliseconds without a byte after which a connection is given up: longer than any statement, and than whatever is done between two
   * statements of one transaction. Left out: never.
   */
  readonly stilteMs?: number
  /**
   * Milliseconds after which Postgres ends a session that stands still inside a transaction, and so lets go of the rows it holds: of a
   * connection that carries nothing any more and is not closed, it hears nothing itself. Longer than whatever is done between two statements.
   */
  readonly loslatenMs?: number
}

/** What is done between two statements of one request or long task is shorter than this, milliseconds. */
const LOSLATEN_MS = 60_000

/**
 * Opens a pool; the caller must call `close`. Every instant comes out as ISO text in UTC ending in `Z`,
 * every date as `YYYY-MM-DD`; nothing becomes a JS Date, which would cut microseconds and move days.
 */
export function createDb({ url, role, max = 10, statementTimeoutMs = role === 'eigenaar' ? 0 : 15_000, stilteMs, loslatenMs = role === 'eigenaar' ? 0 : LOSLATEN_MS }: DbOptions) {
  const sql = postgres(url, {
    max,
    onnotice: () => {},
    ...(stilteMs === undefined ? {} : { socket: createLijn(stilteMs) }),
    connection: {
      application_name: `regietafel-${role}`,
      TimeZone: 'UTC',
      statement_timeout: statementTimeoutMs,
      idle_in_transaction_session_timeout: loslatenMs,
      ...(role === 'eigenaar' ? {} : { role: `regietafel_${role}` }),
      // Requests ask the same few questions again and again and name their gemeente in a setting, not in a parameter:
      // a plan for this one call tells Postgres nothing more and costs more than the question itself.
      ...(role === 'app' ? { plan_cache_mode: 'force_generic_plan' } : {}),
      // A plan of a session that began while a table was empty reads it whole, also when it has grown: the check of a reference then costs
      // a thousand times as much. Everything the worker asks is on an index.
      ...(role === 'worker' ? { enable_seqscan: 'off', jit: 'off' } : {}),
    },
  })
  const db = drizzle(sql, { schema, casing: 'snake_case' })
  // drizzle switches the parsers of this client off; these two are ours, also for SQL written by hand.
  sql.options.parsers[1184] = toMoment
  sql.options.parsers[3802] = JSON.parse
  sql.options.parsers[114] = JSON.parse
  return { db, sql, close: () => sql.end({ timeout: 5 }) }
}

export type Db = ReturnType<typeof createDb>['db']
export type Database = ReturnType<typeof createDb>
/** A transaction inside one gemeente; see `inGemeente`. */
export type Tx = Parameters<Parameters<Db['transaction']>[0]>[0]

function toMoment(value: string): string {
  return value.endsWith('infinity') ? value : new Date(value).toISOString()
}
