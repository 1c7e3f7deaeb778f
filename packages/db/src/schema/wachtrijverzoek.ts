import { index, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { gemeente } from './gemeente.ts'
import { id, moment, nu } from './kolommen.ts'

export type Verzoeksoort = 'opnieuw-sturen' | 'laten-vallen' | 'pauzeer-bewaking'

/** A destructive act that waits for a second person. It lapses by itself. Kept for ever: who asked, who decided, and why. */
export const wachtrijverzoek = pgTable(
  'wachtrijverzoek',
  {
    id: id(),
    gemeenteId: uuid().notNull().references(() => gemeente.id),
    soort: text().$type<Verzoeksoort>().notNull(),
    /** Ids, filters and tempo; nothing about a person. */
    invoer: jsonb().$type<Record<string, unknown>>().notNull(),
    reden: text().notNull(),
    gevraagdDoor: text().notNull(),
    gevraagdOp: moment().notNull().default(nu),
    verlooptOp: moment().notNull(),
    besluit: text().$type<'goedgekeurd' | 'afgewezen' | 'ingetrokken'>(),
    beslotenDoor: text(),
    beslotenOp: moment(),
    besluitReden: text(),
    /** The task that carries it out. */
    taakId: uuid(),
  },
  (t) => [index('wachtrijverzoek_open').on(t.gemeenteId, t.gevraagdOp)],
)
